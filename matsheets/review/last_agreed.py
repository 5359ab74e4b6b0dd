"""What was agreed of each element in the round before, as the workbooks of this round say it under Last time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold
from matsheets.model.edition_scales import on_scale
from matsheets.model.framework import Framework, RatingScale
from matsheets.model.last_time import agreed_then
from matsheets.model.respondents import facts_order, respondent_of


def last_agreed(assessments: Iterable[Assessment], framework: Framework) -> Mapping[str, str]:
    """Return the ratings that were agreed in the round before, by the elements' Refs, the agreed workbook's word first.

    Args:
        assessments: the workbooks of this round.
        framework: what the round is on. A workbook on another edition says them by its own Refs and in its own words.
    """
    found: dict[str, str] = {}
    for book in sorted(assessments, key=lambda book: facts_order(respondent_of(book))):
        for element in framework.elements:
            if said := agreed_then(book.last_time.get(book.framework.ref_of(element), "")):
                found.setdefault(element.ref, label_on(framework.scale, said, book.framework.scale))
    return found


def label_on(scale: RatingScale, label: str, known_by: RatingScale) -> str:
    """Return what a scale calls a rating that another edition's calls so; the label itself where neither knows it."""
    ratings = (rating for known in (known_by, scale) for rating in known.ratings if fold(rating.label) == fold(label))
    return next((on_scale(rating, scale).label for rating in ratings), label)
