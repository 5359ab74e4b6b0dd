"""The links of a worksheet: where each goes, and over which cells it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matsheets.model.cells import clean_text
from matsheets.workbook.read.grid import MAX_COLUMN, MAX_ROW, Merge, place_of, range_of

#: Cells that one link may lie over: one over a whole column or tab is a slip, and no answer's own.
MAX_LINKED = 1_000


class SheetLink(NamedTuple):
    """A link as a worksheet has it: its range, a relationship's id, and a place within what that points to."""

    range: str
    reference: str
    location: str

    def address(self, addresses: Mapping[str, str]) -> str:
        """Return where the link goes."""
        target = addresses.get(self.reference, "")
        return one_line(f"{target}#{self.location}" if self.location else target)

    def area(self) -> Merge | None:
        """Return the range that it lies over; None where that cannot be read."""
        try:
            return range_of(self.range)
        except ValueError:
            return None

    def places(self) -> Iterator[int]:
        """Yield the places of its cells; none of a range so large that it is no answer's own."""
        if (area := self.area()) is None:
            return
        last_row, last_column = min(area.last_row, MAX_ROW), min(area.last_column, MAX_COLUMN)
        rows, columns = range(area.first_row, last_row + 1), range(area.first_column, last_column + 1)
        if len(rows) * len(columns) <= MAX_LINKED:
            yield from (place_of(row, column) for row in rows for column in columns)


def one_line(address: str) -> str:
    """Return an address as it is printed."""
    return " ".join(clean_text(address).text.split())
