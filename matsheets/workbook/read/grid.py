"""What a worksheet holds: its filled cells, what each of them is, and whether a person can see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from matsheets.model.cells import column_letters, column_number
from matsheets.workbook.read.number_formats import Moment, NumberFormat, serial_of
from matsheets.workbook.read.number_text import general_text

#: Beyond these a cell is far away: counted, not kept. A questionnaire ends well before.
MAX_ROW, MAX_COLUMN = 20_000, 300


_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # of the format itself
_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7})")


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    PICTURE = "picture"
    EMPTY_FORMULA = "empty formula"


class Cell(NamedTuple):
    """One cell that holds something.

    Attributes:
        row: 1-based.
        column: 1-based.
        kind: what the cell holds; EMPTY_FORMULA is a formula whose value was never saved, PICTURE
            a picture or another of Excel's objects, whose value is an error's name.
        value: what the cell holds: text, an error's name, a number (an int where it is whole), a moment in time
            by the workbook's own epoch. None for EMPTY_FORMULA; "" only where a formula gives that.
        formula: the formula's text, "" where the cell shares that of another cell; None where there is none.
        external: the formula refers to another workbook.
        serial: the number behind a date; None where the file states the date in words (ISO 8601).
        link: the address of the cell's link, or of its HYPERLINK formula where that states it; ``#Tab!A1`` is a place in
            the workbook; blank where there is none.
        number_format: how it shows what it holds; None for the format General, and where a text is shown as it is.
        live: what of it counts, where anything is struck through; None where nothing is.
        struck: what of it is struck through.
        symbols: words for what of it a symbol font shows as a sign that is not known.
    """

    row: int
    column: int
    kind: CellKind
    value: str | int | float | bool | Moment | None
    formula: str | None = None
    external: bool = False
    serial: float | None = None
    link: str = ""
    number_format: NumberFormat | None = None
    live: str | None = None
    struck: str = ""
    symbols: str = ""

    @property
    def shown(self) -> str:
        """What a spreadsheet program shows of it, struck through or not; "" where that is nothing, or beyond us.

        Why: a format is followed only for the cells that somebody asks about; there may be hundreds of thousands.
        """
        value = self.value
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, str):
            return value if self.number_format is None else self.number_format.text_of(value)
        if isinstance(value, int | float):
            return general_text(value) if self.number_format is None else self.number_format.text_of(value)
        if value is None or self.number_format is None:
            return ""
        serial = serial_of(value, epoch_1904=self.number_format.epoch_1904) if self.serial is None else self.serial
        return self.number_format.text_of(serial)


#: A cell as it is held: its value where that tells all about it, else the cell.
Held = str | int | float | bool | Cell

#: More columns than three letters can name.
WIDTH = 1 << 15
#: What a held text, number or boolean is.
KINDS = {str: CellKind.TEXT, int: CellKind.NUMBER, float: CellKind.NUMBER, bool: CellKind.BOOLEAN}


def place_of(row: int, column: int) -> int:
    """Return the number under which ``Cells`` holds a cell."""
    return row * WIDTH + column


class Cells(Mapping[tuple[int, int], Cell]):
    """The filled cells of a sheet, by row and column.

    Args:
        held: by ``place_of``; text, numbers and booleans stand for cells that hold nothing else.

    **Why:** 400,000 objects with a key each take 130 MB; held like this they take 45.
    """

    __slots__ = ("_held",)

    def __init__(self, held: Mapping[int, Held] | None = None) -> None:
        self._held = held or {}

    def __getitem__(self, at: tuple[int, int]) -> Cell:
        place = place_of(*at)
        return cell_of(place, self._held[place])

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell in a row and column, or None where it holds nothing."""
        place = place_of(row, column)
        return cell_of(place, self._held[place]) if place in self._held else None

    def text_at(self, row: int, column: int) -> str | None:
        """Return the text in a row and column; None where there is none, or something else."""
        held = self._held.get(place_of(row, column))
        text = held.value if isinstance(held, Cell) else held
        return text if isinstance(text, str) else None

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return (divmod(place, WIDTH) for place in self._held)

    def __len__(self) -> int:
        return len(self._held)

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield each row that holds something, from the top, with its cells from left to right."""
        for row, places in groupby(sorted(self._held), lambda place: place // WIDTH):
            yield row, [cell_of(place, self._held[place]) for place in places]

    def column(self, number: int, below: int) -> Iterator[Cell]:
        """Yield the cells of a column below a row, from the top."""
        start = place_of(below + 1, 0)
        for place in sorted(place for place in self._held if place % WIDTH == number and place > start):
            yield cell_of(place, self._held[place])


def cell_of(place: int, held: Held) -> Cell:
    """Return the cell that ``Cells`` holds under a number."""
    if isinstance(held, Cell):
        return held
    row, column = divmod(place, WIDTH)
    return Cell(row, column, KINDS[type(held)], held)


class Merge(NamedTuple):
    """A range of cells shown as one; only the first of them shows its content."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def address(self) -> str:
        """The range, such as ``C7:C8``."""
        return f"{column_letters(self.first_column)}{self.first_row}:{column_letters(self.last_column)}{self.last_row}"


def range_of(reference: str) -> Merge:
    """Read a range (``B2:C7``); ``A:C`` and ``1:3`` are whole columns and rows."""
    first, _, last = reference.partition(":")
    corners = [_CORNER.fullmatch(corner) for corner in (first, last or first)]
    if corners[0] is None or corners[1] is None:
        raise ValueError(f"not a range: {reference[:40]!r}")
    (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
    rows = sorted((int(top or 1), int(bottom or _LAST_ROW)))
    columns = sorted((column_number(left or "A"), column_number(right) if right else _LAST_COLUMN))
    return Merge(rows[0], columns[0], rows[1], columns[1])


class Sheet(NamedTuple):
    """One worksheet.

    Attributes:
        title: as on the tab.
        position: the tab's place in the workbook, 0-based, counting tabs of every kind.
        hidden: the tab is hidden, or hidden so that only a program can show it.
        cells: the cells that hold something, by row and column.
        merges: in the order of the file.
        hidden_rows: rows hidden by a person or a filter.
        hidden_columns: first and last of each run of hidden columns, up to the last column read.
        skipped: how many filled cells lie too far out to be kept.
        doubled: what the file gives twice for one cell, by row and column; none of it is among the cells.
        idle_links: ranges of links that no filled cell has of its own, each with its address.
        conditional: areas where a conditional format may strike a cell through, or show it otherwise.
        doubled_rows: the first cell of each row that the file gives twice, with different cells.
        page_texts: headers and footers of its pages, each once and with the name of its element, as the file has them.

    **Why:** of two cells with one address, some programs show the first and some the last.
    """

    title: str
    position: int
    hidden: bool
    cells: Cells
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    skipped: int = 0
    doubled: Mapping[tuple[int, int], tuple[Cell, ...]] = MappingProxyType({})
    doubled_rows: tuple[tuple[int, int], ...] = ()
    idle_links: tuple[tuple[Merge, str], ...] = ()
    conditional: tuple[Merge, ...] = ()
    page_texts: tuple[tuple[str, str], ...] = ()

    def is_conditional(self, row: int, column: int) -> bool:
        """Tell whether a conditional format may strike a cell through, or show it otherwise."""
        return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.conditional)

    def is_hidden(self, row: int, column: int) -> bool:
        """Tell whether a cell stands in a hidden row or column."""
        if row in self.hidden_rows:
            return True
        return bool(self.hidden_columns) and any(first <= column <= last for first, last in self.hidden_columns)
