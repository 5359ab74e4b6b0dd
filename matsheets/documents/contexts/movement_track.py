"""A dumbbell for each element: where its rating stood on the scale, and where it stands, on one basis.

It is text at tab stops, so that it prints in Word, in Writer and in a PDF alike, and is read out. The words beside it in its
table say the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from matsheets.model.framework import RatingScale
from matsheets.review.movement import Comparison, Move

#: Where none are compared; then and now; both at one place; a place of the scale where nothing stands; what joins two places.
NONE = "–"
THEN, NOW, BOTH, NOWHERE, RIGHT, LEFT, ON = "○", "●", "◉", "·", "→", "←", "─"
#: Tab stops of a dumbbell, centimetres from one to the next and to the first, and those of its column, which the template takes
#: from here: the short forms of the ends stand centred on their stops.
STOPS, STOP, FIRST_STOP, TRACK_WIDTH = 10, 0.245, 0.3, 3.0
#: The most places that so many stops hold, with what joins two of them between.
_MOST_PLACES = 5


def axis(scale: RatingScale) -> str:
    """Return the short forms of a scale's ratings, each over its place, as a run of WordprocessingML; an explanation at the side."""
    if not _fits(scale):
        return ""
    marks = _blank(scale)
    marks[:: _apart(scale)] = [rating.short for rating in scale.in_columns]
    return _run(marks)


def track(comparison: Comparison | None, scale: RatingScale) -> str:
    """Return the dumbbell of two ratings as a run of WordprocessingML; a dash where none are compared."""
    if comparison is None:
        return _run([NONE])
    if not _fits(scale):
        return ""
    apart, marks = _apart(scale), _blank(scale)
    marks[::apart] = [NOWHERE] * len(scale.ratings)
    ids = [rating.id for rating in scale.in_columns]
    then, now = (apart * ids.index(rating.id) for rating in (comparison.then, comparison.now))
    lower, higher = sorted((then, now))
    leads = comparison.move in {Move.UP, Move.DOWN}  # to an explanation and from one nothing leads
    if leads:
        marks[lower:higher] = [ON] * (higher - lower)
    marks[then], marks[now] = (THEN, NOW) if then != now else (BOTH, BOTH)
    if leads:
        marks[now + (1 if now < then else -1)] = LEFT if now < then else RIGHT
    return _run(marks)


def _fits(scale: RatingScale) -> bool:
    return len(scale.ratings) <= _MOST_PLACES


def _apart(scale: RatingScale) -> int:
    """Return how many stops one place is from the next."""
    return (STOPS - 1) // (len(scale.ratings) - 1)


def _blank(scale: RatingScale) -> list[str]:
    return [""] * (_apart(scale) * (len(scale.ratings) - 1) + 1)


def _run(marks: Sequence[str]) -> str:
    from markupsafe import Markup

    stops = [Markup("<w:tab/>") + (Markup("<w:t>{}</w:t>").format(mark) if mark else "") for mark in marks]
    return Markup("<w:r><w:rPr><w:b/><w:bCs/></w:rPr>{}</w:r>").format(Markup().join(stops))
