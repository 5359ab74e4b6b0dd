"""From a completed workbook to an assessment: records, and never judges."""
