"""Where every answer of a workbook lives: the only place that knows geometry."""
