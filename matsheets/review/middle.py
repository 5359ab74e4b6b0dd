"""The middle of some ratings, and where a rating stands among others: ratings are ordinal, and an explanation is no step."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.model.framework import Rating

#: Where an explanation stands: further from any step than a scale has steps.
_FAR = 1_000


def cautious_median(ratings: Iterable[Rating]) -> Rating | None:
    """Return the middle of some ratings, with an even number the lower of the two in the middle; None of no rating.

    Why an explanation is the middle only where most give it, or none gives less: it is no step between two others, and what one
    group does not say that the trust does otherwise by choice is not to be taken for settled.
    """
    ordered = sorted(ratings, key=lambda rating: rating.points)
    if not ordered:
        return None
    middle = ordered[(len(ordered) - 1) // 2]
    if middle.explains and 2 * ordered.count(middle) <= len(ordered) and ordered[0] != middle:
        return ordered[ordered.index(middle) - 1]
    return middle


def place_of(rating: Rating) -> int:
    """Return where a rating stands for the pattern: an explanation is far from every rating that is a step."""
    return _FAR if rating.explains else rating.step
