"""What somebody typed on a tab where no answer stands."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from matsheets.model.cells import CellRef


class UnreadPlace(Enum):
    """What part of a workbook a text stands on that is no answer, as a sentence says it."""

    ABOVE = "above the table"
    LIVE = "in a column that formulas fill in"
    GUIDE = "on a tab that takes no answers"
    OTHER = "on a tab that is no part of the form"


class UnreadTexts(NamedTuple):
    """What somebody typed in one such place of one tab.

    Attributes:
        first: the first cell that holds something.
        text: what it says.
        cells: how many cells hold something.
    """

    place: UnreadPlace
    first: CellRef
    text: str
    cells: int
