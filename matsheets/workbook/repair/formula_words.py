"""Whether a formula on a tab that is there to be read is one that an earlier version printed in another cell."""

from __future__ import annotations

import re
from functools import lru_cache

from matsheets.model.framework import NOT_RATED
from matsheets.workbook.read.xlsx import Sheet

_WORDS = re.compile(r'"((?:[^"]|"")*)"')


def says_as_printed(formula: str, blank: Sheet) -> bool:
    """Tell whether a formula has words, and no others than the formulas of the empty tab.

    Why: the heat map had other rows in earlier versions. A formula of somebody's own has other words, or none.
    """
    words = _words_in(formula)
    printed = (_words_in(cell.formula) for cell in blank.cells.values() if cell.formula is not None)
    return bool(words) and words <= frozenset({NOT_RATED}).union(*printed)


@lru_cache(maxsize=512)
def _words_in(formula: str) -> frozenset[str]:
    """Return the texts in quotation marks of a formula."""
    return frozenset(_WORDS.findall(formula))
