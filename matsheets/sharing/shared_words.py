"""The words of a review that a pack has: of each element its rating, where that comes from, the reasons and the evidence.

What was agreed has its own reasons. A median has those of the groups that rated, each after its group's name and never beside that
group's rating: whoever reads them learns why, and not who stands where. One group's rating alone therefore goes out without its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.documents.contexts.pattern_values import short_name
from matsheets.meeting.group_words import joined_lines
from matsheets.meeting.personal_names import PersonalNames
from matsheets.model.framework import NOT_RATED
from matsheets.model.respondents import GROUPS
from matsheets.review.review import ElementReview, View

#: What a group is called whose name is none of ours: what somebody typed there may be a person's.
_A_GROUP = "A group"
_OURS = frozenset(choice.label for choice in GROUPS)


class SharedElement(NamedTuple):
    """One element as a pack has it.

    Attributes:
        rating: the word that stands for it, or Not rated.
        basis: where that comes from.
        rationale, evidence: the words; blank where there are none.
    """

    ref: str
    title: str
    rating: str
    basis: str
    rationale: str
    evidence: str

    @property
    def texts(self) -> int:
        """How many texts it has."""
        return sum(map(bool, (self.rationale, self.evidence)))


def shared_element(element: ElementReview, names: PersonalNames | None = None) -> SharedElement | None:
    """Return what a pack has of an element; None where nobody rated it, so that there is nothing to share.

    Args:
        element: as the trust's workbooks have it.
        names: those to leave out of the texts.
    """
    if element.rating is None and not element.is_not_rated:
        return None
    word = element.rating.label if element.rating else NOT_RATED
    title = element.element.title
    rationale, evidence = (_words(element, column) for column in ("rationale", "evidence"))
    if names is not None:
        rationale, evidence = names.without(rationale), names.without(evidence)
    return SharedElement(element.element.ref, title, word, element.basis, rationale, evidence)


def views_shared(element: ElementReview) -> tuple[View, ...]:
    """Return the views that the words of a pack come from: the agreed one, else those of the groups that rated."""
    if element.agreed:
        return (element.agreed,)
    return element.rated_views or tuple(view for view in element.views if view.not_rated)


def _words(element: ElementReview, column: str) -> str:
    views = views_shared(element)
    if len(views) == 1:
        return str(getattr(views[0], column))
    told = [(f"{who}: ", getattr(view, column), view.source.ref) for who, view in _named(views)]
    return joined_lines([each for each in told if each[1]])


def _named(views: Sequence[View]) -> Iterator[tuple[str, View]]:
    """Yield each view after the name of its group, numbered where several are of one: nobody is named."""
    called = [short_name(v.respondent.group) if v.respondent.kind in _OURS else _A_GROUP for v in views]
    several, met = Counter(called), Counter[str]()
    for group, view in zip(called, views, strict=True):
        met[group] += 1
        yield (f"{group} {met[group]}" if several[group] > 1 else group), view
