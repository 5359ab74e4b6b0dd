"""What each group said of an element, as the workbook of a diagnostic meeting has it printed beside the cells to settle.

Why the mark stands in the text: what is hidden in a workbook gets lost, and whoever sits at the meeting has to see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from matsheets.model.cells import fold
from matsheets.model.framework import Rating, RatingScale
from matsheets.model.last_time import is_last_agreed

#: What a text begins with beside a rating that is filled in because all groups that rated gave it, and no meeting said yes to
#: it so far.
TO_CONFIRM = "To confirm: "
#: The mark as people may have typed it again, folded.
_MARK = re.compile(r"to confirm\s?:")


def is_to_confirm(said: str) -> bool:
    """Tell whether a text marks the rating beside it as one to confirm: it counts once its rationale is typed."""
    return _MARK.match(fold(said[: 2 * len(TO_CONFIRM)])) is not None


def is_prefilled(said: str, rating: object) -> bool:
    """Tell whether a rating, or what stands in its place, is the one that a text marks as filled in to be confirmed."""
    first = fold(next(iter(said.strip().splitlines()), ""))
    mark = _MARK.match(first)
    return mark is not None and isinstance(rating, Rating) and first[mark.end() :].strip() == fold(rating.label)


def ratings_said(said: str, scale: RatingScale) -> frozenset[Rating]:
    """Return the ratings that groups gave, as far as a text says: each line has a group and its rating, or a rating and groups.

    What was agreed in the round before is nobody's rating now.
    """
    lines = [fold(line) for line in said.splitlines() if not is_last_agreed(line)]
    return frozenset(rating for rating in scale.ratings if _is_in(fold(rating.label), lines))


def _is_in(label: str, lines: Iterable[str]) -> bool:
    return any(line.startswith(f"{label}: ") or line.endswith(f": {label}") for line in lines)
