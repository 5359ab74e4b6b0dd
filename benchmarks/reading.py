"""Reading one completed workbook, beside the two libraries that people would read it with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.inputs import Inputs
from benchmarks.races import OURS, Goal, Result, alike, race
from matsheets.workbook.read.reader import assess, read_workbook
from matsheets.workbook.read.xlsx import CellKind, XlsxWorkbook, read_xlsx

CALAMINE, OPENPYXL, STREAMED = "calamine's raw rows", "openpyxl", "openpyxl, read-only"
#: Cells beside cells are compared; what it takes to find the answers among them too is printed below.
ANSWERS = "matsheets, to answers"
GOALS = (Goal(CALAMINE, 4), Goal(OPENPYXL, 6, faster=True))

Cells = list[tuple[str, int, int, str]]


def calamine(path: Path) -> list[tuple[str, list[list[Any]]]]:
    """Read every row of every tab with calamine."""
    book = CalamineWorkbook.from_path(str(path))
    return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]


def with_openpyxl(path: Path, *, streamed: bool = False) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Read every row of every tab with openpyxl, whole or in its read-only mode."""
    book = openpyxl.load_workbook(path, data_only=True, read_only=streamed)
    rows = [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
    book.close()
    return rows


def cells_of_rows(tabs: Iterable[tuple[str, Iterable[Iterable[Any]]]]) -> Cells:
    """Return every cell that shows something: tab, row, column and its value in one spelling."""
    return [
        (title, row, column, _spelt(value))
        for title, rows in tabs
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value not in (None, "")
    ]


def cells_of_ours(book: XlsxWorkbook) -> Cells:
    """Return the same for a workbook as matsheets reads it."""
    return [
        (sheet.title, row, column, _spelt(cell.value))
        for sheet in book.sheets
        for (row, column), cell in sorted(sheet.cells.items())
        if cell.kind is not CellKind.EMPTY_FORMULA and cell.value != ""
    ]


def _spelt(value: Any) -> str:
    """Spell a value so that 3 and 3.0 are one, and a day and its midnight."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"{float(value):.12g}"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def compare(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare reading a workbook, all guards on, with calamine's and openpyxl's rows."""
    path, known = inputs.whole, (inputs.framework,)
    book = read_xlsx(path)
    cells = cells_of_ours(book)
    alike("cells, calamine", cells, cells_of_rows(calamine(path)))
    alike("cells, openpyxl", cells, cells_of_rows(with_openpyxl(path)))
    alike("cells, openpyxl read-only", cells, cells_of_rows(with_openpyxl(path, streamed=True)))
    assessment = read_workbook(path, known)
    alike("the assessment", assessment, assess(book, known))
    shown = {(tab, row, column) for tab, row, column, _ in cells}
    places = {(a.cell.tab, a.cell.row, a.cell.column) for a in assessment.answers}
    alike("answers without a cell", [], sorted(places - shown))
    wanted = next(recipe for recipe in inputs.recipes if recipe.file == path.name)
    alike("answers", sorted((a.ref, a.column) for a in assessment.answers), sorted(wanted.answers))
    taken = race(
        {
            OURS: lambda: read_xlsx(path),
            ANSWERS: lambda: read_workbook(path, known),
            CALAMINE: lambda: calamine(path),
            OPENPYXL: lambda: with_openpyxl(path),
            STREAMED: lambda: with_openpyxl(path, streamed=True),
        },
        rounds,
    )
    equal = f"all {len(cells):,} cells that show something, and all {len(wanted.answers)} answers of the recipe"
    yield Result("read", "read one completed workbook, all guards on", taken, GOALS, equal)
