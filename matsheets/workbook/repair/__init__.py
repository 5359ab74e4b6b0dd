"""Workbooks that were bent, that are on another edition, or that several people filled in."""
