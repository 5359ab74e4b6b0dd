"""The template engine: from a Word template and plain values to a Word document."""
