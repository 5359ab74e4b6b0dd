"""Frameworks as people write them: in a spreadsheet or as text, drawn, read, and opened by name."""
