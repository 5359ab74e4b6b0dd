"""What is kept of each trust of a programme, a kilobyte or two, and the programme that they are together.

Why so little: a programme may be of thousands of trusts. Each trust's workbooks are taken whole, and let go for its entry. All of
it is plain and hashable. There is no total and no rank of a trust in it, and none is to be worked out: it is no league table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from typing import NamedTuple

from matsheets.model.cells import fold, listed
from matsheets.model.framework import Element, Framework, Heading, Rating
from matsheets.model.progress_status import BEHIND, OVER
from matsheets.model.trust_names import distinct_names, fold_name
from matsheets.review.movement import Move

#: In days.
YEAR = 365
#: Where a trust says that it looks for help, and how many days it offers.
SEEKS_REF, DAYS_REF = "ABT-20", "ABT-21"


class ElementEntry(NamedTuple):
    """How one element stands in a trust.

    Attributes:
        ref: of the element in the framework, and of its row in the trust's workbooks: ``TEA-01``.
        points: of the rating that stands, agreed or the cautious median; None where there is none.
        agreed: whether what stands was agreed; otherwise it is the cautious median of the groups' ratings, or one rating.
        evidenced: whether evidence is named by a view that has the rating that stands.
        not_rated: whether ``Not rated`` is the answer; a blank is none.
        move: since the round before, as ``review.movement`` tells it; None where there is no such round.
    """

    ref: str
    points: int | None = None
    agreed: bool = False
    evidenced: bool = False
    not_rated: bool = False
    move: Move | None = None


class PriorityEntry(NamedTuple):
    """One priority of a trust's plan.

    Attributes:
        ref: of its row: ``PLAN-03``.
        heading_ref: of the heading that it serves; blank where that is not recorded.
        element_ref: of the element that it serves; blank where it serves a whole heading.
        objective: on one line, cut where it is long.
        due: the day by which it is to be done now.
        status: a label of ``progress_status.STATUSES``.
        overdue: whether that day is past and it is neither done nor stopped.
        logged_on: the day of its newest dated entry in the log; None where there is none.
        due_cannot_be: whether that day cannot be right, for it lies before its start: it is not overdue by it.
    """

    ref: str
    heading_ref: str
    element_ref: str
    objective: str
    due: dt.date | None
    status: str
    overdue: bool
    logged_on: dt.date | None = None
    due_cannot_be: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor stopped."""
        return self.status not in OVER

    @property
    def is_behind(self) -> bool:
        """Whether the log says that it is behind."""
        return self.status == BEHIND


class MediumTermEntry(NamedTuple):
    """One medium-term priority: its row's Ref, the Ref of its heading (blank where not recorded), its text on one line."""

    ref: str
    heading_ref: str
    text: str


class PartnershipEntry(NamedTuple):
    """One partnership of a trust, as its workbook has it.

    Attributes:
        provider: the trust that gives the support (PAR-01); blank where it is not recorded.
        provider_number: its Companies House number (PAR-30); blank where none is given.
        with_whom: the other party, as ``partnerships.other_party`` tells it: of a trust that receives support the trust that
            gives it, of one that gives it the school or trust that receives it.
        days: of its services, agreed; None where no service gives any.
        file: the workbook.
        number: of the other party, where it is a trust: its Companies House number; blank where none is given.
        ends: its last day; None where none is given.
        starts: its first day; None where none is given.
    """

    provider: str
    provider_number: str
    with_whom: str
    days: Decimal | None
    file: str
    number: str = ""
    ends: dt.date | None = None
    starts: dt.date | None = None

    @property
    def days_a_year(self) -> Decimal | None:
        """The days that it takes of a year, to the half day above: all of them, where it lasts a year or less."""
        lasts = (self.ends - self.starts).days + 1 if self.starts and self.ends else 0
        if self.days is None or lasts <= YEAR:
            return self.days
        return (self.days * 2 * YEAR / lasts).to_integral_value(ROUND_CEILING) / 2


class StepEntry(NamedTuple):
    """How far a trust has come, as ``status`` tells it.

    Attributes:
        word: of the step: ``views in``.
        number: of the step, from 1.
        round: that work is done on, which may be a later one than the ratings are of.
        lacks: what is lacking on the way to the next step, in sentences.
        lacking: how many answers, views, elements and documents are lacking.
        due: what is due next; blank where the workbooks give no day for it.
        due_by: the day for it.
        late: whether that day is past.
        update_is_due: whether its board should hear what became of the plan, and does not yet.
        awaited: the groups that no view is in of, where the elements are not agreed without them.
        tells_updates: whether the trust's papers are there, so that it can be told what its board has heard of the plan.
    """

    word: str
    number: int
    round: str = ""
    lacks: tuple[str, ...] = ()
    lacking: int = 0
    due: str = ""
    due_by: dt.date | None = None
    late: bool = False
    update_is_due: bool = False
    awaited: tuple[str, ...] = ()
    tells_updates: bool = True


class TrustEntry(NamedTuple):
    """What is kept of one trust: of the latest round in which a view was given.

    Attributes:
        key: what tells the trust among all others: its Companies House number, else its name folded.
        name: blank where no workbook gives it; see ``called``.
        number: its Companies House number; blank where none is given.
        region: as it is answered (ABT-04); blank where it is not.
        files: the workbooks of that round, as messages name them.
        file: the workbook of the agreed view; blank where nothing is agreed.
        round: the name of that round; blank where none is given, or no round has a view.
        date: on which its ratings were settled.
        step: how far the trust has come.
        framework: the id and the edition of the framework that it rated on.
        elements: in the order of the framework; none where nobody gave a view.
        priorities: of the plan that stands: of that round, else of the round before.
        plan_file: the workbook that the plan and its log are taken from; blank where there is no plan.
        logged_on: the newest day in the logs of the plan and of support; None where nothing is logged.
        update_on: the day of its newest progress update; None where none was made.
        agreed_days, given_days: of support for it, in all its agreements and in its log; None where none are given.
        support_refs: of the entries of the log of support.
        medium_term: its medium-term priorities.
        mentor_trust, mentor: as the About tab names them (ABT-09, ABT-10); blank where they are not.
        has_mentor: whether there is one: one is named, or has a workbook.
        partnerships: those of its workbooks, of whatever round.
        seeks_help: whether it is looking for help from another trust (ABT-20); None where that is blank.
        days_offered: a year, to help another trust (ABT-21); None where that is blank.
        unread: of those two answers the Ref and the text of each that could not be read.
        given_in_year: days of support that it had in the year up to the day; None where none are given.
        looks_agreed: the workbooks that name no group, and whose respondent's name says that they are agreed.
        groups: whose own views are in, in that round.
        uncounted: workbooks of it that count nowhere, and why, a sentence each.
    """

    key: str
    name: str
    number: str
    region: str
    files: tuple[str, ...]
    file: str
    round: str
    date: dt.date | None
    step: StepEntry
    framework: tuple[str, str]
    elements: tuple[ElementEntry, ...] = ()
    priorities: tuple[PriorityEntry, ...] = ()
    plan_file: str = ""
    logged_on: dt.date | None = None
    update_on: dt.date | None = None
    agreed_days: Decimal | None = None
    given_days: Decimal | None = None
    support_refs: tuple[str, ...] = ()
    medium_term: tuple[MediumTermEntry, ...] = ()
    mentor_trust: str = ""
    mentor: str = ""
    has_mentor: bool = False
    partnerships: tuple[PartnershipEntry, ...] = ()
    seeks_help: bool | None = None
    days_offered: Decimal | None = None
    unread: tuple[tuple[str, str], ...] = ()
    given_in_year: Decimal | None = None
    looks_agreed: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """Its name, else its files."""
        return self.name or f"no trust named ({listed(list(self.files))})"

    @property
    def rated(self) -> bool:
        """Whether an element of it has a rating."""
        return any(element.points is not None for element in self.elements)

    @property
    def agreed_all(self) -> bool:
        """Whether every element was agreed, with a rating or as not rated."""
        return self.agreed_some and all(element.agreed or element.not_rated for element in self.elements)

    @property
    def agreed_some(self) -> bool:
        """Whether an element was agreed."""
        return any(element.agreed for element in self.elements)

    @property
    def update_is_unknown(self) -> bool:
        """Whether it has a log, and nothing here tells what its board has heard of it."""
        return bool(self.priorities and self.logged_on) and not (self.step.tells_updates or self.update_on)

    def gives(self, partnership: PartnershipEntry) -> bool:
        """Tell whether this trust is the one that gives the support of one of its partnerships."""
        if self.number and partnership.provider_number:
            return self.number == partnership.provider_number
        return bool(self.name) and fold_name(self.name) == fold_name(partnership.provider)

    @property
    def days_to_give(self) -> Decimal | None:
        """The days of support that it agreed to give to others, in all; None where none are given."""
        days = [each.days for each in self.partnerships if each.days is not None and self.gives(each)]
        return sum(days, Decimal()) if days else None

    def element(self, ref: str) -> ElementEntry | None:
        """Return how an element stands; None where the trust's framework has none of this Ref."""
        return next((element for element in self.elements if element.ref == ref), None)


@dataclass(frozen=True)
class Programme:
    """The trusts of a programme.

    Attributes:
        framework: the one that most trusts rated on; in one edition.
        day: that days are held against.
        entries: the trusts whose ratings are on that framework, or that rated on none so far, in the order of their names.
        others: the trusts that rated on another framework, or on an edition that has other elements: they are named, and count
            in no figure of ratings.
        unusable: why files could not be used, a sentence each.
        notes: what else was not counted or needs attention between workbooks, a sentence each.
        pack_only: the names of trusts of which there is only what they shared with another, by name: nothing of them is counted.
        workbooks: how many workbooks were read.
        digest: one SHA-256 of all their hashes, in hexadecimal: the record of what a paper was made from.
    """

    framework: Framework
    day: dt.date
    entries: tuple[TrustEntry, ...]
    others: tuple[TrustEntry, ...] = ()
    unusable: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pack_only: tuple[str, ...] = ()
    workbooks: int = 0
    digest: str = ""

    @cached_property
    def trusts(self) -> tuple[TrustEntry, ...]:
        """Every trust, in the order of their names."""
        return tuple(sorted((*self.entries, *self.others), key=name_order))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """By key, what to call each trust: where several have one name, with the number or a file, as ``why`` takes it."""
        given = [(trust.called, trust.number, trust.files[0] if trust.files else "") for trust in self.trusts]
        return dict(zip((trust.key for trust in self.trusts), distinct_names(given), strict=True))

    @cached_property
    def rated(self) -> tuple[TrustEntry, ...]:
        """Those of the entries in which an element has a rating."""
        return tuple(entry for entry in self.entries if entry.rated)

    def rating_of(self, element: ElementEntry | None) -> Rating | None:
        """Return the rating that stands for an element of an entry; None where there is none."""
        if element is None or element.points is None:
            return None
        return self.framework.scale.ratings[element.points - 1]

    def places(self) -> Iterator[tuple[Heading, Element]]:
        """Yield each element of the framework after its heading, in order."""
        yield from ((heading, element) for heading in self.framework.headings for element in heading.elements)


def name_order(entry: TrustEntry) -> tuple[str, str]:
    """Return where a trust stands among others: by its name, and by what tells it where two share one."""
    return fold(entry.called), entry.key
