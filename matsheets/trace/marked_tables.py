"""Tables of a document, with the cells of the workbooks that they print: what tells their rows apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from matsheets.documents.contexts.whole_cells import CellPlace
from matsheets.model.cells import REF_IN_TEXT
from matsheets.trace.paragraph_patterns import Captured, ParagraphPattern, solve, straight, typeable
from matsheets.trace.statements import plain_text
from matsheets.trace.word_blocks import Table

#: A Ref that a paragraph begins with, with whose it is where that is said.
_REF_FIRST = re.compile(rf"{REF_IN_TEXT.pattern}(?: \([^()]+\)$)?")


class MarkedTable:
    """A table of the document that is made now, with its cells marked."""

    def __init__(self, at: int, table: Table, places: Sequence[CellPlace]) -> None:
        self.at = at
        self.table = table
        self.rows = [[[ParagraphPattern(text, places) for text in cell] for cell in row] for row in table.rows]
        self.texts = [[[pattern.text for pattern in cell] for cell in row] for row in self.rows]
        self.ref = header_ref(self.texts)

    @property
    def is_card(self) -> bool:
        """Whether all of it is about one row of a workbook, its first header being that row's Ref."""
        return bool(self.ref) and any(place.ref == self.ref for place in self.places_of(self.rows))

    @cached_property
    def file(self) -> str:
        """The workbook with the row that all of it is about; blank where there is none."""
        return next((place.file for place in self.places_of(self.rows) if place.ref == self.ref), "")

    @staticmethod
    def places_of(rows: Iterable[Sequence[Sequence[ParagraphPattern]]]) -> list[CellPlace]:
        """Return the places of cells in rows."""
        return [
            place for row in rows for cell in row for pattern in cell for place, _ in pattern.marks if place.columns
        ]

    def source(self, row: Sequence[Sequence[ParagraphPattern]]) -> CellPlace | None:
        """Return a place of the one row of a workbook that a row of the table prints in full; None where there is none."""
        found = {(place.file, place.ref): place for place in self.places_of([row]) if not place.brief}
        return next(iter(found.values())) if len(found) == 1 else None


def header_ref(rows: Sequence[Sequence[Sequence[str]]]) -> str:
    """Return the Ref that a table's first header is; blank where it is none."""
    first = plain_text(" ".join(rows[0][0])) if rows and rows[0] else ""
    return first if REF_IN_TEXT.fullmatch(first) else ""


def row_text(row: Iterable[Iterable[str]]) -> str:
    """Return all that a row says, on one line."""
    return " ".join(plain_text(text) for cell in row for text in cell)


def table_text(rows: Iterable[Sequence[Iterable[str]]]) -> str:
    """Return what a table of labels and answers says: without its labels."""
    return " ".join(row_text(row[1:]) for row in rows)


def row_label(row: Sequence[Sequence[str]]) -> str:
    """Return what a row's first cell says, on one line."""
    return straight(plain_text(" ".join(row[0]))) if row else ""


def row_ref(row: Sequence[Sequence[str]]) -> str:
    """Return the Ref that one of a row's paragraphs begins with, the first such."""
    for cell in row:
        for text in cell:
            if found := _REF_FIRST.match(plain_text(text)):
                return found[0]
    return ""


def cell_text(cell: Sequence[str]) -> str:
    """Return what a cell says, on one line."""
    return plain_text(" ".join(cell))


def without_own_ref(pattern: ParagraphPattern, row: Sequence[Sequence[ParagraphPattern]], ref: str) -> ParagraphPattern:
    """Return a pattern of a row for a row with another Ref."""
    own = row_ref([[each.text for each in cell] for cell in row])
    return ParagraphPattern(typeable(pattern.marked).replace(own, ref), pattern.places) if own else pattern


def beginning_captured_in(
    patterns: Sequence[Sequence[ParagraphPattern]], row: Sequence[Sequence[str]]
) -> tuple[Captured, ...]:
    """Return what a row says by the pattern of another's one paragraph, where it says less: the first of its cells only."""
    for cell in patterns:
        for number, pattern in enumerate(cell):
            for shorter in pattern.beginnings():
                others = [[each for n, each in enumerate(own) if own is not cell or n != number] for own in patterns]
                if any(each.marks for own in others for each in own):
                    continue
                if found := captured_in([[shorter] if own is cell else [] for own in patterns], row):
                    return found
    return ()


def captured_in(patterns: Sequence[Sequence[ParagraphPattern]], row: Sequence[Sequence[str]]) -> tuple[Captured, ...]:
    """Return what a row says by the patterns of another; nothing where one of its cells does not fit."""
    if len(patterns) != len(row):
        return ()
    found: list[Captured] = []
    for cell, texts in zip(patterns, row, strict=True):
        plain = [plain_text(text) for text in texts if plain_text(text)]
        solved = solve(cell, texts)
        if plain and not solved.captured and any(pattern.marks for pattern in cell):
            return ()
        found += solved.captured
    return tuple(found)
