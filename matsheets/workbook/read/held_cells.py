"""The cells of one worksheet as they are read, and those that the file gives twice."""

from __future__ import annotations

from collections.abc import Mapping

from matsheets.workbook.read.grid import WIDTH, Cell, Held, cell_of
from matsheets.workbook.read.package import Package
from matsheets.workbook.read.refusals import DAMAGED

#: Cells and rows that a worksheet may give twice: each is named, and a file with more is broken altogether.
MAX_DOUBLED = 1_000


class HeldCells:
    """Keeps the cells of one worksheet.

    Attributes:
        held: by ``place_of``, each cell that the file gives once.
    """

    def __init__(self, package: Package) -> None:
        self.held: dict[int, Held] = {}
        self._package = package
        self._doubled: dict[int, list[Held]] = {}
        self._rows: set[int] = set()
        self._doubled_rows: dict[int, int] = {}
        self._row_again = False

    def open_row(self, row: int) -> None:
        """Begin a row, which may have been there before."""
        self._row_again = row in self._rows
        self._rows.add(row)

    def hold(self, place: int, held: Held) -> None:
        """Keep a cell; one that the file gives twice is set apart, since nobody can tell which of the two was meant."""
        if place in self.held:
            self._doubled[place] = [self.held.pop(place), held]
        elif place in self._doubled:
            self._doubled[place].append(held)
        else:
            self.held[place] = held
            if self._row_again:
                self._doubled_rows.setdefault(place // WIDTH, place)
        if len(self._doubled) + len(self._doubled_rows) > MAX_DOUBLED:
            raise self._package.refusal(DAMAGED)

    def doubled(self) -> Mapping[tuple[int, int], tuple[Cell, ...]]:
        """Return what the file gives for each cell that it gives twice, by row and column."""
        return {
            divmod(place, WIDTH): tuple(cell_of(place, held) for held in given)
            for place, given in self._doubled.items()
        }

    def doubled_rows(self) -> tuple[tuple[int, int], ...]:
        """Return the first cell of each row that the file gives twice, with different cells."""
        return tuple(divmod(place, WIDTH) for place in self._doubled_rows.values())
