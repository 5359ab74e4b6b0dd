"""The workbook of a meeting of four groups, written once, with what happens at the meeting typed into copies of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import pytest

from matsheets.meeting.workbook import write_meeting_workbook
from matsheets.model.assessment import Assessment
from matsheets.model.framework import NOT_RATED
from matsheets.model.parsing import Misread
from matsheets.model.respondents import MENTOR_GROUP
from matsheets.review.combine import combine
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book
from tests.builders import AMBER_GREEN, AMBER_RED, GREEN, RED, Bad, framework, row
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by

#: AAA-01 is all the same, AAA-02 contested, AAA-03 next to each other, BBB-01 of one group, BBB-02 of none, BBB-03 unclear.
WIDE = framework(3, 3)
CREATED = dt.datetime(2026, 11, 2, 9, 30)


def group_books() -> list[Assessment]:
    """What four groups sent in."""
    facts = {("ABT-07", "answer"): "Joan Marsh", ("ABT-04", "answer"): "East Midlands", ("ABT-20", "answer"): False}
    money = row("BEY-01", issue="Reserves", why="They run out in 2028.", next="Ask the auditor.")
    return [
        by(EXECUTIVE, {"AAA-01": GREEN, "AAA-02": GREEN, "AAA-03": GREEN, "BBB-03": RED}, on=WIDE, more=facts | money),
        by(TRUSTEES, {"AAA-01": GREEN, "AAA-02": RED, "AAA-03": GREEN, "BBB-01": AMBER_RED}, on=WIDE,
           more={("BBB-03", "rating"): Bad("Amber", Misread.AMBIGUOUS)}
           | row("BEY-01", issue="reserves", why="Two roofs are due.") | row("BEY-02", issue="Growth", known="Two schools ask.")),
        by(HEADS, {"AAA-01": GREEN, "AAA-02": RED, "AAA-03": AMBER_GREEN}, on=WIDE, more={("BBB-03", "rating"): NOT_RATED}),
        by(MENTOR_GROUP, {"AAA-01": GREEN, "AAA-02": GREEN, "AAA-03": GREEN}, on=WIDE),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def blank() -> bytes:
    """The meeting's workbook as it was made."""
    return write_meeting_workbook(combine(group_books()), workbook_id="meeting1", created=CREATED)


Settle = Callable[..., Assessment]


def typed(content: bytes, answers: Mapping[tuple[str, str], object], to: Path) -> Path:
    """Type answers into a copy of a workbook, by Ref and header, as a person would; save it with openpyxl."""
    book = load_book(content)
    for (ref, header), value in answers.items():
        title, row, columns = _rows(content)[ref]
        book[title].cell(row, columns[header]).value = value
    book.save(to)
    return to


@lru_cache(maxsize=16)
def _rows(content: bytes) -> Mapping[str, tuple[str, int, Mapping[object, int]]]:
    """Return the first row of each Ref on a visible tab: the tab, the row, and the columns by their headers."""
    found: dict[str, tuple[str, int, Mapping[object, int]]] = {}
    for sheet in load_book(content).worksheets:
        first = [cell.value for cell in sheet["A"]]
        if sheet.sheet_state == "visible" and "Ref" in first:
            columns = {cell.value: cell.column for cell in reversed(sheet[first.index("Ref") + 1])}
            for row, ref in enumerate(first, start=1):
                found.setdefault(ref, (sheet.title, row, columns))
    return found


@pytest.fixture
def settle(blank: bytes, tmp_path: Path) -> Settle:
    """Read the meeting's workbook with some cells filled in, by Ref and header."""

    def call(answers: Mapping[tuple[str, str], object], file: str = "meeting.xlsx") -> Assessment:
        return read_workbook(typed(blank, answers, tmp_path / file), [WIDE])

    return call
