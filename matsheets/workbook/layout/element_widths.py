"""How wide the columns of a heading's tab are, so that a row shows whole in the window of a laptop (DESIGN, section 4).

Whatever a framework describes, the tab is as wide: the more descriptors, the narrower each. What is written in is at least as wide
as anything to read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

#: Pixels of a whole tab, which Calc draws wider than Excel; and of its columns that need the same on every tab.
TAB_WIDTH = 1130
REF_WIDTH, RATING_WIDTH, OPTIONAL_WIDTH = 52, 88, 118
_ELEMENT, _NARROW_ELEMENT = 102, 92
#: Columns of descriptors, besides one, from which that of the titles gives way, and those that share what is left.
_MANY = 3
_LEAST = 86  # pixels in which a word of some length still stands whole
#: Letters of a Ref that the column of Refs has room for, and pixels of each more, with some kept off the next column.
_REF_LETTERS, _LETTER, _OFF = len("VIS-01"), 11, 4


class ElementWidths(NamedTuple):
    """Pixels of the columns of a heading's tab that are not the same everywhere; each descriptor has as much."""

    element: int
    questions: int
    descriptor: int
    written: int


def ref_width(refs: Iterable[str]) -> int:
    """Return the pixels of the column of these Refs, the longest of which stands whole and keeps off what is beside it."""
    more = max((len(ref) for ref in refs), default=0) - _REF_LETTERS
    return REF_WIDTH + (more * _LETTER + _OFF if more > 0 else 0)


def element_widths(described: int, *, refs: int = REF_WIDTH, optional: bool = False) -> ElementWidths:
    """Return the widths of a heading's tab.

    Args:
        described: how many ratings have a descriptor.
        refs: pixels of the column of Refs.
        optional: whether an optional column stands before the cells to fill in.
    """
    if described == 2 and not optional:
        return ElementWidths(_ELEMENT, 178 - (refs - REF_WIDTH), 172, 183)
    element = _ELEMENT if described < _MANY else _NARROW_ELEMENT
    left = TAB_WIDTH - refs - RATING_WIDTH - element - (OPTIONAL_WIDTH if optional else 0)
    read = max(left // (described + 3), _LEAST)
    return ElementWidths(element, read, read, max((left - read * (described + 1)) // 2, read))
