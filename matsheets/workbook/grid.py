"""What a worksheet holds: its filled cells, what each of them is, and whether a person can see it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from matsheets.cells import column_letters
from matsheets.workbook.numfmt import Moment


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    EMPTY_FORMULA = "empty formula"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something.

    Attributes:
        row: 1-based.
        column: 1-based.
        kind: what the cell holds; EMPTY_FORMULA is a formula whose value was never saved.
        value: what the cell shows: text, an error's name, a number (an int where it is whole), a moment in time
            by the workbook's own epoch. None for EMPTY_FORMULA; "" only where a formula gives that.
        formula: the formula's text, "" where the cell shares that of another cell; None where there is none.
        external: the formula refers to another workbook.
        serial: the number behind a date; None where the file states the date in words (ISO 8601).
    """

    row: int
    column: int
    kind: CellKind
    value: str | int | float | bool | Moment | None
    formula: str | None = None
    external: bool = False
    serial: float | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """A range of cells shown as one; only the first of them shows its content."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def address(self) -> str:
        """The range, such as ``C7:C8``."""
        return f"{column_letters(self.first_column)}{self.first_row}:{column_letters(self.last_column)}{self.last_row}"

    def covers(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in the range, its first cell included."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


@dataclass(frozen=True, slots=True)
class Sheet:
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
    """

    title: str
    position: int
    hidden: bool
    cells: dict[tuple[int, int], Cell]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    skipped: int = 0

    def is_hidden(self, row: int, column: int) -> bool:
        """Tell whether a cell stands in a hidden row or column."""
        return row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)
