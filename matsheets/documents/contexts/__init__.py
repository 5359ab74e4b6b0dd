"""From a review to the plain values that a template is filled with."""
