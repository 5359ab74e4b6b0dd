"""What texts cost by what they are asked to do: one shared text may stand in every cell of a workbook."""

from __future__ import annotations

import sys

from matsheets.model.cells import CELL_LIMIT
from matsheets.workbook.read.package import Package

#: Bytes of the texts of all cells together, a shared one counted in each of its cells, and a line end as what it takes in a
#: document. Each of the 557 texts of a questionnaire with every part may be as long as Excel allows, 32,767 letters.
MAX_REFERRED = 18_500_000
#: What characters take in a document, in bytes, and the length of a text from which on they are counted.
_TAKES, _LONG = {"\n": 40, "\r": 40, "\t": 40, "&": 5, "<": 5, ">": 5, '"': 5, "'": 5}, 100
#: How often a text counts that is longer than Excel lets a cell be: it is cut in pieces, and listed instead of placed.
_TOO_LONG = 3
_OVERHEAD = sys.getsizeof("")


class ReferredTexts:
    """Counts the texts that the cells of one workbook hold or point to.

    **Why:** each of them is looked at, compared and perhaps printed, so that a file of 50 kB can ask for gigabytes.
    """

    def __init__(self, package: Package) -> None:
        self._package, self._size = package, 0

    def refer(self, text: str, size: int) -> str:
        """Count a text that a cell holds or points to, given the bytes that it takes in memory, and return it."""
        letters = size - _OVERHEAD
        if len(text) > _LONG:
            # A list, since a generator takes twice as long; and none is counted that is not there, which is told sooner.
            taken = sum([takes * text.count(letter) for letter, takes in _TAKES.items() if letter in text])
            self._size += letters * (_TOO_LONG if len(text) > CELL_LIMIT else 1) + taken
            self.hold_limit()
        else:
            self._size += letters
        return text

    def hold_limit(self) -> None:
        """Refuse a workbook whose cells ask for more than a questionnaire can; to be called after many short texts."""
        if self._size > MAX_REFERRED:
            what = f"holds far more than a questionnaire: over {MAX_REFERRED // 1_000_000} MB of text in its cells"
            raise self._package.too_large(what)
