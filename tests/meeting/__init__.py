"""Tests of the diagnostic meeting: anonymity, what is prepared, the paper and the workbook."""
