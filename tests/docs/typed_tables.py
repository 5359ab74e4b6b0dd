"""Tables of a page that its reader types into a workbook: which cell gets which text."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from tests.office import CalcRun, drive_calc


class Typed(NamedTuple):
    """What is typed into one cell; an empty text clears it."""

    tab: str
    address: str
    text: str


def table_rows(text: str) -> list[list[str]]:
    """Return the cells of a table in Markdown, its headers first and the line of dashes left out."""
    lines = [line.strip()[1:-1].split("|") for line in text.strip().splitlines()]
    rows = [[cell.strip().replace("<br>", "\n") for cell in line] for line in lines]
    return [rows[0], *rows[2:]]


def typed_cells(workbook: Path, tab: str, table: str) -> list[Typed]:
    """Return what a reader types who fills in a table of a page on a tab of a workbook.

    A table with the headers Cell and Type says where. In any other a row goes where the first column already says the same as
    the table's, such as a Ref or a label. A table whose first row is nowhere is typed from the first row below the headers on,
    and what stood further down in the same columns is cleared.
    """
    headers, *rows = table_rows(table)
    if headers == ["Cell", "Type"]:
        return [Typed(tab, address, text) for address, text in rows]
    sheet: Any = openpyxl.load_workbook(workbook)[tab]
    every = range(1, sheet.max_row + 1)
    at = next(row for row in every if {str(cell.value) for cell in sheet[row]} >= set(headers))
    columns = {str(cell.value): cell.column for cell in sheet[at]}
    below = range(at + 1, sheet.max_row + 1)
    known = {str(sheet.cell(row, columns[headers[0]]).value): row for row in below}
    if rows[0][0] not in known:
        rows += [[""] * len(headers)] * (len(below) - len(rows))
        known = {}
    typed = []
    for number, row in enumerate(rows):
        line = known[row[0]] if known else below[number]
        for header, text in zip(headers, row, strict=True):
            cell = sheet.cell(line, columns[header])
            if str(cell.value or "") != text:
                typed.append(Typed(tab, cell.coordinate, text))
    return typed


def type_cells(workbook: Path, typed: list[Typed]) -> None:
    """Type texts into a workbook and save it."""
    book = openpyxl.load_workbook(workbook)
    for tab, address, text in typed:
        day = re.fullmatch(r"(\d+)/(\d+)/(\d{4})", text)
        book[tab][address].value = dt.datetime(int(day[3]), int(day[2]), int(day[1])) if day else text or None
    book.save(workbook)


class CalcTypist:
    """Somebody who types in LibreOffice, and saves there.

    Args:
        folder: for LibreOffice's profile.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, workbook: Path, typed: list[Typed]) -> None:
        """Type texts into a workbook and save it."""
        saved = self._folder / f"saved-{workbook.name}"
        steps = [["type", *each] if each.text else ["clear", each.tab, each.address] for each in typed]
        drive_calc([CalcRun(workbook, saved, steps)], self._folder / "profile")
        shutil.move(saved, workbook)
