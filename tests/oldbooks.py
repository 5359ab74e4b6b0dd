"""Workbooks as an earlier matsheets made them."""

from __future__ import annotations

from openpyxl.workbook import Workbook

ADDED_IN_2 = ("PAR-27", "PAR-28", "PAR-29")
COLUMN_ADDED_IN_2 = "Plan priorities"


def as_version_1(book: Workbook) -> None:
    """Take out what workbook version 2 added: three rows of Partnership and a column of Services."""
    partnership, services, hidden = book["Partnership"], book["Services"], book["_matsheets"]
    for ref in ADDED_IN_2:
        partnership.delete_rows(next(row[0].row for row in partnership.iter_rows(max_col=1) if row[0].value == ref))
    headers = [cell for row in services.iter_rows() for cell in row if cell.value == COLUMN_ADDED_IN_2]
    assert len(headers) == 1
    services.delete_cols(headers[0].column)
    gone = {f"question {ref}" for ref in ADDED_IN_2}
    pairs = [(row[0].value, row[1].value) for row in hidden.iter_rows(max_col=2) if row[0].value not in gone]
    hidden.delete_rows(1, hidden.max_row)
    for key, value in pairs:
        hidden.append((key, "1" if key == "matsheets schema version" else value))
    book.custom_doc_props["matsheets schema version"].value = "1"
