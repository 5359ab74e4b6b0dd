"""What the workbooks of a trust and round say together, and the tables of many."""
