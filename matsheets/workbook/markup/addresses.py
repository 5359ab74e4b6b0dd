"""Addresses of cells and ranges, such as ``F5`` and ``A1:B2 D4``, as the parts of a workbook write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matsheets.model.cells import column_letters, column_number

#: Row and column, 1-based.
Position = tuple[int, int]


def position(reference: str) -> Position:
    """Return row and column of an address such as ``F5``; (0, 0) where it is none."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", reference)
    return (int(found[2]), column_number(found[1])) if found else (0, 0)


def address(at: Position) -> str:
    """Return the address of a row and a column."""
    return f"{column_letters(at[1])}{at[0]}"


def areas(ranges: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield first row, first column, last row, last column of each range in a list of them."""
    for area in ranges.split():
        first, _, last = area.partition(":")
        start, end = position(first), position(last or first)
        if start != (0, 0) != end:
            yield (*start, *end)


def covers(ranges: str, at: Position) -> bool:
    """Tell whether a list of ranges covers a cell."""
    return any(top <= at[0] <= bottom and left <= at[1] <= right for top, left, bottom, right in areas(ranges))
