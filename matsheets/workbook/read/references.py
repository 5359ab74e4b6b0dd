"""References to cells, and runs of rows or columns, as a worksheet part writes them."""

from __future__ import annotations

import re
from functools import lru_cache

from matsheets.model.cells import column_number
from matsheets.workbook.read.grid import WIDTH

_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


@lru_cache(maxsize=16_384)  # the tabs of a workbook use the same addresses
def place_at(reference: str) -> int:
    """Return the place of the cell with an address such as ``F5``."""
    found = _ADDRESS.fullmatch(reference)
    if found is None:
        raise ValueError(f"not an address: {reference[:20]!r}")
    return int(found[2]) * WIDTH + column_number(found[1])


def join_ranges(ranges: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join runs of rows or columns that touch."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)
