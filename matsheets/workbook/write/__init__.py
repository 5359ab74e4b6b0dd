"""From a framework to a workbook that people fill in."""
