"""Where a clerk finds the cell for an answer, and what they type into it: found without the code under test."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from matsheets.samples.recipes import RecipeValue
from matsheets.workbook.layout.layout import Layout
from tests.books import load_book


def typed(value: RecipeValue) -> str:
    """Return a value as a clerk in England types it."""
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)


def addresses(path: Path, layout: Layout) -> dict[tuple[str, str], tuple[str, str]]:
    """Find each answer's tab and cell with openpyxl, by its Ref and its column's header."""
    found = {}
    for sheet in load_book(path):
        headers: dict[str, str] = {}
        for row in sheet.iter_rows():
            ref = row[0].value
            if ref == "Ref":
                headers = {str(cell.value): cell.column_letter for cell in row}
            elif headers and layout.find(str(ref)):
                tab, _ = layout.find(str(ref))  # type: ignore[misc]
                for column in (column for column in tab.columns if not column.live):
                    found[str(ref), column.key] = (sheet.title, f"{headers[column.header]}{row[0].row}")
    return found
