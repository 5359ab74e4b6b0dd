"""One trust, one round: what all of its workbooks say together.

Ratings are ordinal, so a ``Review`` holds counts, the cautious median, lowest, highest and spread; never a mean of
colours and never a single score for a trust. A rating agreed at the diagnostic meeting takes precedence and is shown as
agreed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Element, Framework, Heading, Rating
from matsheets.model.framework_map import OpenMap
from matsheets.model.parsing import is_placeholder
from matsheets.model.respondents import MENTOR_GROUP, Respondent
from matsheets.review.middle import cautious_median, place_of
from matsheets.review.patterns import STEPS_APART, Pattern, PatternKind, pattern_of
from matsheets.review.period import Period, no_period, period_between
from matsheets.review.rows import (
    Charge,
    Gap,
    Issue,
    MediumTermPriority,
    NoAction,
    Partnership,
    Priority,
    ProgressEntry,
    Service,
    Source,
    SupportEntry,
)

__all__ = [
    "AGREED_BASIS",
    "NOT_SETTLED",
    "NOT_SHARED",
    "Charge",
    "ElementReview",
    "Gap",
    "HeadingReview",
    "Issue",
    "MediumTermPriority",
    "NoAction",
    "Partnership",
    "Priority",
    "ProgressEntry",
    "Review",
    "Service",
    "Source",
    "SupportEntry",
    "View",
]

#: The basis of a rating that was settled at the diagnostic meeting.
AGREED_BASIS = "Agreed"
#: The basis, and the word for the rating, where some groups explain what others rate and nothing was agreed.
NOT_SETTLED = "Not settled"
#: What stands in the place of a basis where a trust shared some elements with another, and this one not.
NOT_SHARED = "Not shared"


class View(NamedTuple):
    """What one respondent says of one element.

    Attributes:
        rating: None where there is none.
        not_rated: whether ``Not rated`` was chosen; then ``rationale`` is the reason. False where the rating is blank.
        unclear: what was typed as a rating and could not be understood; else blank.
    """

    respondent: Respondent
    rating: Rating | None
    rationale: str
    evidence: str
    source: Source
    not_rated: bool = False
    unclear: str = ""

    @property
    def names_evidence(self) -> bool:
        """Whether evidence is named; a text that only fills its place (``n/a``, ``tbc``) names none."""
        return bool(self.evidence) and not is_placeholder(self.evidence)


class ElementReview(NamedTuple):
    """One element as all respondents see it.

    Attributes:
        views: the groups' own views, in the order of ``GROUPS``; the agreed one is not among them.
        agreed: the view settled at the diagnostic meeting, where it has a rating, or says that the element is not rated.
        unsettled: what the agreed workbook says of an element on which it gives no rating that can be read.
        stated_basis: where a pack says that the rating comes from, or ``NOT_SHARED``; blank where the views are the trust's own.
            Then ``views`` has one, which is what the trust's groups say together, and its reasons are theirs.
    """

    element: Element
    heading: Heading
    views: tuple[View, ...]
    agreed: View | None
    unsettled: View | None = None
    stated_basis: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether anything of it is known: false where a trust shared other elements, and not this one."""
        return self.stated_basis != NOT_SHARED

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """The groups' ratings, weakest first."""
        return tuple(sorted((v.rating for v in self.views if v.rating is not None), key=lambda r: r.points))

    @property
    def median(self) -> Rating | None:
        """The cautious median of the groups' ratings: with an even number, the lower of the two in the middle."""
        return cautious_median(self.ratings)

    @property
    def lowest(self) -> Rating | None:
        """The weakest of the groups' ratings."""
        return self.ratings[0] if self.ratings else None

    @property
    def highest(self) -> Rating | None:
        """The strongest of the groups' ratings."""
        return self.ratings[-1] if self.ratings else None

    @property
    def spread(self) -> int:
        """Steps between the lowest and the highest of the groups' ratings; an explanation is no step."""
        steps = [rating.step for rating in self.ratings if not rating.explains]
        return steps[-1] - steps[0] if steps else 0

    @property
    def rating(self) -> Rating | None:
        """The rating that stands for the element: the agreed one, else the cautious median.

        None where some groups explain what others rate, and nothing was agreed: between those there is no middle.
        """
        return self.agreed.rating if self.agreed else None if self.explained_by_some else self.median

    @property
    def awaits_meeting(self) -> bool:
        """Whether groups gave ratings between which no middle can stand: some explain what others rate."""
        return self.agreed is None and self.explained_by_some

    @property
    def is_not_rated(self) -> bool:
        """Whether ``Not rated`` is the answer that stands: agreed, or with no rating given by a group; a blank is no answer."""
        views = (self.agreed,) if self.agreed else self.views
        return self.rating is None and not self.awaits_meeting and any(view.not_rated for view in views)

    @property
    def basis(self) -> str:
        """Words that say where ``rating`` comes from."""
        if self.stated_basis:
            return self.stated_basis
        if self.agreed:
            return AGREED_BASIS
        if self.awaits_meeting:
            return NOT_SETTLED
        count = len(self.ratings)
        if count == 0:
            return "Not rated" if self.is_not_rated else "Not recorded"
        return "One rating" if count == 1 else f"Cautious median of {count}"

    @property
    def rated_views(self) -> tuple[View, ...]:
        """The groups' views that have a rating: those that ``pattern`` counts."""
        return tuple(view for view in self.views if view.rating is not None)

    @property
    def pattern(self) -> Pattern | None:
        """How the groups' ratings lie to each other; None where fewer than two rated."""
        return pattern_of([place_of(view.rating) for view in self.rated_views if view.rating])

    @property
    def differs(self) -> bool:
        """Whether groups are two or more steps apart, or some explain what others rate."""
        return self.pattern is not None and self.pattern.kind.differs

    @property
    def explained_by_some(self) -> bool:
        """Whether some groups explain that the trust does otherwise, and others rate how far it has come: no side is higher."""
        return len({rating.explains for rating in self.ratings}) > 1

    @property
    def agreed_by_none(self) -> bool:
        """Whether a rating was agreed that no group had given, of those that gave any; what one typed unclearly may be it."""
        known = self.agreed and self.rating and self.ratings and not any(view.unclear for view in self.views)
        return bool(known) and self.rating not in self.ratings

    @property
    def left_unrated(self) -> bool:
        """Whether it was agreed not to rate what groups had rated."""
        return bool(self.agreed and self.agreed.not_rated and self.ratings)

    @property
    def has_thin_evidence(self) -> bool:
        """Whether groups give one rating, and none of them names evidence for it, or one alone does."""
        pattern = self.pattern
        named = sum(view.names_evidence for view in self.rated_views)
        return pattern is not None and pattern.kind is PatternKind.SAME and named < 2

    @property
    def mentor_against_trust(self) -> bool:
        """Whether the mentor is the one apart, or two or more steps from every group of the trust."""
        pattern, views = self.pattern, self.rated_views
        if pattern is None:
            return False
        if pattern.apart is not None:
            return views[pattern.apart].respondent.kind == MENTOR_GROUP
        sides: list[list[int]] = [[], []]
        for view in views:
            if view.rating:
                sides[view.respondent.kind == MENTOR_GROUP].append(place_of(view.rating))
        return all(sides) and all(abs(one - other) >= STEPS_APART for one in sides[0] for other in sides[1])


class HeadingReview(NamedTuple):
    """One heading with its elements."""

    heading: Heading
    elements: tuple[ElementReview, ...]

    def counts(self, ratings: Iterable[Rating]) -> tuple[int, ...]:
        """Count the elements at each rating, in the order given."""
        return tuple(sum(e.rating == rating for e in self.elements) for rating in ratings)

    @property
    def not_rated(self) -> int:
        """How many elements have no rating; of those that were not shared nothing is known."""
        return sum(e.rating is None and e.is_shared for e in self.elements)


@dataclass(frozen=True)
class Review:
    """Everything that one trust's workbooks of one round say.

    Attributes:
        facts: answers about the trust by name (``chief_executive``), from the agreed workbook first.
        issues: those beyond the framework; the agreed row of an issue stands for the groups' own rows of it.
        superseded_issues: the groups' own rows that an agreed row stands for.
        plan_from: the file that the plan comes from; blank where no plan was found.
        plan_rivals: files that each hold a plan, where it cannot be told which one counts.
        partnerships: one for each school that there is one with.
        partnership_rivals: files that hold different partnerships with one school, where it cannot be told which counts.
        earlier: the round before, where the trust's workbooks of that round were given too; its own ``earlier`` is the
            trust's first round, where that is another.
        anonymous: whether the names of those who filled in the workbooks were left out.
        held_on: the day of the diagnostic meeting that is prepared, where it is known; the workbooks may give one too.
        progress: the log of the plan, first to last by date, of equal dates in the order of the rows; entries without a date
            stand last.
        support: the log of the mentor's support, in the same order. Both stand in the workbook that the plan comes from.
        period: the days that a progress update is of; None for any other document.
        arranged_by: the map by which a paper arranges what was written; None for any other document.
    """

    framework: Framework
    trust: str
    round: str
    facts: Mapping[str, object]
    respondents: tuple[Respondent, ...]
    assessments: tuple[Assessment, ...]
    headings: tuple[HeadingReview, ...]
    issues: tuple[Issue, ...]
    priorities: tuple[Priority, ...]
    no_actions: tuple[NoAction, ...]
    medium_term: tuple[MediumTermPriority, ...]
    partnerships: tuple[Partnership, ...]
    gaps: tuple[Gap, ...]
    plan_from: str = ""
    plan_rivals: tuple[str, ...] = ()
    partnership_rivals: tuple[str, ...] = ()
    superseded_issues: tuple[Issue, ...] = ()
    earlier: Review | None = None
    anonymous: bool = False
    held_on: dt.date | None = None
    progress: tuple[ProgressEntry, ...] = ()
    support: tuple[SupportEntry, ...] = ()
    period: Period | None = None
    arranged_by: OpenMap | None = None

    @property
    def partnership(self) -> Partnership | None:
        """The partnership, where there is one with one school alone."""
        return self.partnerships[0] if len(self.partnerships) == 1 else None

    def in_period(self, on: dt.date | None = None, since: dt.date | None = None) -> Review:
        """Return it as the progress update of some day tells it.

        Args:
            on: the day; where it is None, the newest in the two logs.
            since: the day of the paper before; where it is None, that of the round before, where it was agreed and is known,
                else of the diagnostic meeting, else of the review.

        Raises:
            ReviewError: there is no day for it, or the paper before is of no earlier day.
        """
        found = period_between(
            on, since,
            logged=[entry.date for log in (self.progress, self.support) for entry in log if entry.date],
            meeting=self.facts.get("meeting_date"),
            reviewed=[respondent.date for respondent in self.raters if respondent.date],
            last_round=self.earlier.day if self.earlier and self.earlier.settled else None,
        )  # fmt: skip
        if found is None or (on and since and since >= on):
            raise no_period(on, since)
        return replace(self, period=found)

    def by_map(self, arranged_by: OpenMap) -> Review:
        """Return it as the evidence that is arranged by a map tells it."""
        return replace(self, arranged_by=arranged_by)

    @cached_property
    def day(self) -> dt.date | None:
        """The latest date that the workbooks give for the review or for the diagnostic meeting."""
        meeting = self.facts.get("meeting_date")
        met = [meeting] if isinstance(meeting, dt.date) else []
        return max([*met, *(each.date for each in self.respondents if each.date)], default=None)

    @property
    def told_on(self) -> dt.date | None:
        """The day that a paper of it is of: that of its period, else the round's."""
        return self.period.on if self.period else self.day

    @cached_property
    def before(self) -> tuple[Review, ...]:
        """The rounds before that are known: the last one, then the first."""
        return (self.earlier, *self.earlier.before) if self.earlier else ()

    @cached_property
    def raters(self) -> tuple[Respondent, ...]:
        """Those who give a view of the elements, the agreed one among them."""
        return tuple(respondent for respondent in self.respondents if respondent.rates)

    @cached_property
    def with_mentor(self) -> bool:
        """Whether a mentor is named, or gives a view: a review may be a trust's own alone."""
        return bool(self.facts.get("mentor") or self.facts.get("mentor_trust")) or any(
            respondent.kind == MENTOR_GROUP for respondent in self.respondents
        )

    @cached_property
    def elements(self) -> tuple[ElementReview, ...]:
        """Every element, in the framework's order."""
        return tuple(e for h in self.headings for e in h.elements)

    @cached_property
    def settled(self) -> bool:
        """Whether what stands was settled together: the agreed view says something of an element."""
        return any(e.agreed for e in self.elements)

    @cached_property
    def unsettled(self) -> tuple[ElementReview, ...]:
        """Elements that the agreed view leaves open while it says something of others; none where nothing is agreed."""
        return tuple(e for e in self.elements if e.agreed is None) if self.settled else ()

    @cached_property
    def strengths(self) -> tuple[ElementReview, ...]:
        """Elements whose rating the scale calls strong, strongest first."""
        return self._where(self.framework.scale.is_strong, strongest_first=True)

    @cached_property
    def areas(self) -> tuple[ElementReview, ...]:
        """Areas for improvement: elements whose rating the scale calls weak, weakest first."""
        return self._where(self.framework.scale.is_weak, strongest_first=False)

    @cached_property
    def between(self) -> tuple[ElementReview, ...]:
        """Elements rated in the middle of the scale, where it calls a rating neither weak nor strong."""
        scale = self.framework.scale
        return self._where(lambda rating: not (scale.is_weak(rating) or scale.is_strong(rating)), strongest_first=False)

    @cached_property
    def differences(self) -> tuple[ElementReview, ...]:
        """Elements where groups are two or more steps apart: the mentor against the trust first, then by pattern."""
        return tuple(sorted((e for e in self.elements if e.differs), key=_order_of_difference))

    @cached_property
    def not_rated(self) -> tuple[ElementReview, ...]:
        """Elements that nobody rated, or that it was agreed not to rate; of those that were not shared nothing is known."""
        return tuple(e for e in self.elements if e.rating is None and e.is_shared)

    def _where(self, wanted: Callable[[Rating], bool], *, strongest_first: bool) -> tuple[ElementReview, ...]:
        rated = [(e.rating.points, e) for e in self.elements if e.rating is not None and wanted(e.rating)]
        return tuple(e for _, e in sorted(rated, key=lambda pair: -pair[0] if strongest_first else pair[0]))


def _order_of_difference(element: ElementReview) -> tuple[bool, int]:
    """Return where a difference stands among those to settle: what parts the trust from its mentor is heard first."""
    order = (PatternKind.TWO_CAMPS, PatternKind.ONE_APART, PatternKind.SPREAD)
    return not element.mentor_against_trust, order.index(element.pattern.kind) if element.pattern else len(order)
