"""The order of business of a diagnostic meeting: what to settle first, what to choose, what only to confirm.

A meeting goes well when few things are talked about and each is settled. So every element has one kind of business, from how
the groups' ratings lie to each other; no rating is proposed where they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from matsheets.model.cells import fold_prose
from matsheets.model.framework import FrameworkWords
from matsheets.review.patterns import ALL_WHO_RATED, PatternKind
from matsheets.review.review import ElementReview, Issue, Review
from matsheets.review.similar_subjects import may_be_one


class Business(Enum):
    """What a meeting does about an element, in the order in which it is taken; each element has exactly one.

    Attributes:
        MENTOR: settle it: the mentor stands apart from the trust's own groups.
        TWO_CAMPS, ONE_APART, SPREAD: settle it: groups are two or more steps apart.
        UNCLEAR: settle it: all who rated give one rating, and what a group typed cannot be read, which may be any.
        THIN_EVIDENCE: look at it: all give one rating, and at most one group names evidence for it.
        ADJACENT: choose: all are within one step.
        ONE_VIEW: rate it: one group alone has.
        NO_VIEW: rate it, or agree not to: nobody has.
        UNANIMOUS: confirm: all who rated give one rating, with evidence.
    """

    MENTOR = "Mentor against the trust"
    TWO_CAMPS = "Two camps"
    ONE_APART = "One apart"
    SPREAD = "Spread out"
    UNCLEAR = "Same rating, not all clear"
    THIN_EVIDENCE = "Same rating, thin evidence"
    ADJACENT = "Next to each other"
    ONE_VIEW = "One view only"
    NO_VIEW = "No rating yet"
    UNANIMOUS = "All the same"

    @property
    def to_settle(self) -> bool:
        """Whether the meeting talks about it; the rest takes a line each."""
        return self in _TO_SETTLE

    @property
    def to_confirm(self) -> bool:
        """Whether two or more groups gave one rating and no other, so that it is there to be confirmed."""
        return self in {Business.THIN_EVIDENCE, Business.UNANIMOUS}


_TO_SETTLE = frozenset(
    {
        Business.MENTOR,
        Business.TWO_CAMPS,
        Business.ONE_APART,
        Business.SPREAD,
        Business.UNCLEAR,
        Business.THIN_EVIDENCE,
    }
)
_OF_PATTERN = {
    PatternKind.TWO_CAMPS: Business.TWO_CAMPS,
    PatternKind.ONE_APART: Business.ONE_APART,
    PatternKind.SPREAD: Business.SPREAD,
    PatternKind.ADJACENT: Business.ADJACENT,
    PatternKind.SAME: Business.UNANIMOUS,
}


class Item(NamedTuple):
    """One item of business: an element, and what the meeting does about it."""

    element: ElementReview
    business: Business

    def title(self, words: FrameworkWords) -> str:
        """Return what people read of its business: ``All who rated: Green`` where others gave no rating.

        Whoever looks at the trust from outside has a framework's name: ``External reviewer against the trust``.
        """
        if self.business is Business.MENTOR:
            return words.fill("{Outsider} against the trust")
        rated = self.element.rated_views
        if self.business is Business.UNANIMOUS and len(rated) < len(self.element.views):
            return f"{ALL_WHO_RATED}{self.element.ratings[0].label}"
        return str(self.business.value)


class Subject(NamedTuple):
    """One issue beyond the framework, as one group or several put it.

    Attributes:
        issues: their rows, in the order of groups.
        akin: how many of the subjects right above may be one with it, by their words; people decide.
    """

    title: str
    issues: tuple[Issue, ...]
    akin: int = 0


def business_of(element: ElementReview) -> Business:
    """Return what a meeting does about an element, from the groups' own views of it."""
    pattern = element.pattern
    if pattern is None:
        return Business.ONE_VIEW if element.ratings else Business.NO_VIEW
    if element.mentor_against_trust:
        return Business.MENTOR
    if pattern.kind is PatternKind.SAME and any(view.unclear for view in element.views):
        return Business.UNCLEAR
    if element.has_thin_evidence:
        return Business.THIN_EVIDENCE
    return _OF_PATTERN[pattern.kind]


def agenda_of(review: Review) -> tuple[Item, ...]:
    """Return every element in the order in which a meeting takes them: by business, then as far as ratings lie apart.

    Within one kind of business the widest gap comes first, of equal ones that with the most pairs of groups two or more steps
    apart, and of those the one that the framework has first.
    """
    order = list(Business)
    items = (Item(element, business_of(element)) for element in review.elements)
    return tuple(sorted(items, key=lambda item: (order.index(item.business), *_nearness(item.element))))


def _nearness(element: ElementReview) -> tuple[int, int]:
    """Return how near the ratings of an element lie to each other: what is furthest apart sorts first."""
    if element.pattern is None or element.lowest is None or element.highest is None:
        return 0, 0
    return element.lowest.points - element.highest.points, -element.pattern.pairs_apart


def own_issues(review: Review) -> list[Issue]:
    """Return the issues that groups raised by themselves, in their order."""
    raised = [issue for issue in (*review.issues, *review.superseded_issues) if not issue.respondent.agreed]
    order = [respondent.file for respondent in review.respondents]
    return sorted(raised, key=lambda issue: order.index(issue.respondent.file))


def subjects_of(issues: Iterable[Issue]) -> tuple[Subject, ...]:
    """Merge issues beyond the framework that have the same wording, in the order in which each is first raised.

    Those that share most of their words stay apart, next to each other: only people can tell whether they are one.
    """
    together: dict[str, list[Issue]] = {}
    for issue in issues:
        together.setdefault(fold_prose(issue.issue) or f"{issue.source}", []).append(issue)
    return tuple(_side_by_side([Subject(found[0].issue, tuple(found)) for found in together.values()]))


def _side_by_side(subjects: list[Subject]) -> Iterator[Subject]:
    """Yield subjects in their order, each followed by those that may be one with it."""
    while subjects:
        first, *rest = subjects
        akin = [may_be_one(first.title, subject.title) for subject in rest]
        yield first
        like = (subject for subject, is_akin in zip(rest, akin, strict=True) if is_akin)
        yield from (subject._replace(akin=number) for number, subject in enumerate(like, start=1))
        subjects = [subject for subject, is_akin in zip(rest, akin, strict=True) if not is_akin]
