"""The diagnostic meeting: its paper and its workbook, made from the groups' own workbooks."""
