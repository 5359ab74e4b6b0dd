"""What a document says of its own making, and reading a document that somebody hands us."""
