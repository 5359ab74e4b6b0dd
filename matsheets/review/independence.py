"""Whether the groups of a round rated by themselves: which of them are missing, and whose views are too alike to be two.

Groups that agree because one had read the other's answers show nothing, so whoever prepares a meeting is told first.
"""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from matsheets.model.cells import fold_prose
from matsheets.model.respondents import AGREED, GROUPS, Respondent
from matsheets.review.review import Review, View

#: Elements with one rating in one wording that are more than chance, and words from which on a reason has a wording.
_ALIKE_FROM, _WORDED_FROM = 3, 4


class AlikeViews(NamedTuple):
    """Two views that say the same of several elements; ``refs`` are those with one rating in the same words."""

    one: Respondent
    other: Respondent
    refs: tuple[str, ...]


def groups_missing(review: Review) -> tuple[str, ...]:
    """Return the groups of which nobody gave a view, in the order of ``GROUPS``; the agreed view is no group's."""
    given = {view.respondent.group for element in review.elements for view in element.views if _says_something(view)}
    return tuple(group.label for group in GROUPS if group.label not in {*given, AGREED})


def _says_something(view: View) -> bool:
    return view.rating is not None or view.not_rated or bool(view.unclear or view.rationale)


def alike_views(review: Review) -> tuple[AlikeViews, ...]:
    """Return the pairs of groups' views that give one rating in the same words to three elements or more.

    Ratings alone may well be the same; reasons of four words or more are not, unless one was copied from the other.
    """
    same: dict[tuple[Respondent, Respondent], list[str]] = {}
    for element in review.elements:
        for one, other in combinations(element.views, 2):
            if one.rating is not None and one.rating == other.rating and _same_words(one.rationale, other.rationale):
                same.setdefault((one.respondent, other.respondent), []).append(element.element.ref)
    order = {respondent: place for place, respondent in enumerate(review.respondents)}
    found = [AlikeViews(*pair, tuple(refs)) for pair, refs in same.items() if len(refs) >= _ALIKE_FROM]
    return tuple(sorted(found, key=lambda pair: (order[pair.one], order[pair.other])))


def _same_words(one: str, other: str) -> bool:
    return fold_prose(one) == fold_prose(other) and len(one.split()) >= _WORDED_FROM
