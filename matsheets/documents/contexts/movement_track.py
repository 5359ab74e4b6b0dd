"""A dumbbell for each element: where its rating stood on the scale, and where it stands, on one basis.

It is text at tab stops, so that it prints in Word, in Writer and in a PDF alike, and is read out. The words beside it in its
table say the same.
"""

from __future__ import annotations

from matsheets.model.framework import RatingScale
from matsheets.review.movement import Comparison

#: Then and now; both at one place; a place of the scale where nothing stands; what joins two places.
THEN, NOW, BOTH, NOWHERE, RIGHT, LEFT, ON = "○", "●", "◉", "·", "→", "←", "─"
#: Centimetres from one tab stop to the next, which the template takes from here: a place, then what joins it to the next.
STOP = 0.28
#: The most places that a column of the table holds.
MOST_PLACES = 5


def axis(scale: RatingScale) -> str:
    """Return the short forms of a scale's ratings, each over its place, as a run of WordprocessingML."""
    return _run([text for r in scale.ratings for text in (r.short, "")][:-1]) if _fits(scale) else ""


def track(comparison: Comparison | None, scale: RatingScale) -> str:
    """Return the dumbbell of two ratings as a run of WordprocessingML; blank where none are compared."""
    if comparison is None or not _fits(scale):
        return ""
    places = {rating.id: n for n, rating in enumerate(scale.ratings)}
    then, now = places[comparison.then.id], places[comparison.now.id]
    marks = [NOWHERE, ""] * len(places)
    for between in range(2 * min(then, now) + 1, 2 * max(then, now)):
        marks[between] = ON
    marks[2 * then], marks[2 * now] = THEN, NOW
    if then == now:
        marks[2 * now] = BOTH
    else:
        marks[2 * now + (1 if now < then else -1)] = LEFT if now < then else RIGHT
    return _run(marks[:-1])


def _fits(scale: RatingScale) -> bool:
    return len(scale.ratings) <= MOST_PLACES


def _run(texts: list[str]) -> str:
    from markupsafe import Markup

    stops = [Markup("<w:tab/>") + (Markup("<w:t>{}</w:t>").format(text) if text else "") for text in texts]
    return Markup("<w:r><w:rPr><w:b/><w:bCs/></w:rPr>{}</w:r>").format(Markup().join(stops))
