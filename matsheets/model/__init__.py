"""What everything else speaks of: who answers, and what a workbook says in short."""
