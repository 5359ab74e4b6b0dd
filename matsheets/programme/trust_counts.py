"""What the trusts of a programme come to together: counts of trusts, by step, by element and by heading.

Ratings are ordinal, and trusts are not compared: there are counts of trusts, and never a total or a rank of one.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeVar

from matsheets.model.framework import Element, Heading, Rating
from matsheets.model.progress_status import DONE, STOPPED
from matsheets.programme.trust_entry import MediumTermEntry, PriorityEntry, Programme, TrustEntry
from matsheets.review.movement import Move

T = TypeVar("T", PriorityEntry, MediumTermEntry)


class StepCount(NamedTuple):
    """The trusts that stand at one step: its word, its number from 1, and they, in the order of their names."""

    word: str
    number: int
    trusts: tuple[TrustEntry, ...]

    @property
    def late(self) -> tuple[TrustEntry, ...]:
        """Those of them that are past the day for what is due next."""
        return tuple(entry for entry in self.trusts if entry.step.late)


class ElementCount(NamedTuple):
    """How many trusts stand where in one element.

    Attributes:
        by_rating: how many have each rating, in the order of the scale.
        strong, weak: how many have a rating that the scale calls strong, or weak.
        agreed: how many of those that are rated have an agreed rating.
        not_rated: how many say that they do not rate it, or left it blank while they rated others.
        moves: of how many trusts each may be said since their round before.
    """

    heading: Heading
    element: Element
    by_rating: tuple[int, ...]
    strong: int
    weak: int
    agreed: int
    not_rated: int
    moves: Mapping[Move, int]

    @property
    def rated(self) -> int:
        """How many trusts have a rating of it."""
        return sum(self.by_rating)

    @property
    def compared(self) -> int:
        """How many trusts have ratings of two rounds of it that are on one basis."""
        return sum(number for move, number in self.moves.items() if move.compared)


class HeadingRange(NamedTuple):
    """The weakest and the strongest rating that a trust has under one heading; both None where it rated none of it.

    Attributes:
        unrated: how many of the heading's elements have no rating.
    """

    heading: Heading
    lowest: Rating | None
    highest: Rating | None
    unrated: int

    @property
    def words(self) -> str:
        """The ratings in words: ``Red to Amber-green``, or the one that all have."""
        if self.lowest is None or self.highest is None:
            return "Not rated"
        if self.lowest == self.highest:
            return self.lowest.label
        return f"{self.lowest.label} to {self.highest.label}"


class HeadingPriorities(NamedTuple):
    """The priorities of all plans under one heading; ``heading`` is None for those that name none of the framework's."""

    heading: Heading | None
    priorities: tuple[tuple[TrustEntry, PriorityEntry], ...]

    @property
    def trusts(self) -> int:
        """How many trusts have one."""
        return len({entry.key for entry, _ in self.priorities})

    @property
    def over(self) -> int:
        """How many are done."""
        return sum(priority.status == DONE for _, priority in self.priorities)

    @property
    def stopped(self) -> int:
        """How many were stopped."""
        return sum(priority.status == STOPPED for _, priority in self.priorities)

    @property
    def behind(self) -> int:
        """How many are behind, by the log."""
        return sum(priority.is_behind for _, priority in self.priorities)

    @property
    def overdue(self) -> int:
        """How many are past their date, and neither done nor stopped."""
        return sum(priority.overdue for _, priority in self.priorities)


class HeadingMediumTerm(NamedTuple):
    """The medium-term priorities under one heading; ``heading`` is None for those that name none of the framework's."""

    heading: Heading | None
    priorities: tuple[tuple[TrustEntry, MediumTermEntry], ...]


class Support(NamedTuple):
    """Support given to one trust against what was agreed for it; what it agreed to give to others is apart.

    Attributes:
        agreed, given: days; None where there are none.
        to_begin: of the days agreed those whose agreement begins on a later day.
        begins: the day on which the first of its agreements begins, where none has begun.
    """

    entry: TrustEntry
    agreed: Decimal | None
    given: Decimal | None
    to_begin: Decimal = Decimal()
    begins: dt.date | None = None

    @property
    def left(self) -> Decimal | None:
        """Days left, below 0 where more were given than agreed; None where none were agreed, or nothing has begun."""
        if self.agreed is None or self.begins:
            return None
        return self.agreed - self.to_begin - (self.given or Decimal())

    @property
    def is_received(self) -> bool:
        """Whether the trust was to have support, or had some; otherwise it agreed to give some."""
        return self.agreed is not None or self.given is not None


def step_counts(programme: Programme) -> tuple[StepCount, ...]:
    """Return the trusts by step, the first step first; steps at which no trust stands are left out."""
    found: dict[tuple[int, str], list[TrustEntry]] = {}
    for entry in programme.trusts:
        found.setdefault((entry.step.number, entry.step.word), []).append(entry)
    return tuple(StepCount(word, number, tuple(found[number, word])) for number, word in sorted(found))


def element_counts(programme: Programme) -> tuple[ElementCount, ...]:
    """Return for each element, in the order of the framework, how many trusts stand where."""
    scale = programme.framework.scale
    found = []
    for heading, element in programme.places():
        stands = [own for entry in programme.rated if (own := entry.element(element.ref))]
        by_rating = tuple(sum(own.points == rating.points for own in stands) for rating in scale.ratings)
        numbered = list(zip(scale.ratings, by_rating, strict=True))
        found.append(
            ElementCount(
                heading,
                element,
                by_rating,
                strong=sum(number for rating, number in numbered if scale.is_strong(rating)),
                weak=sum(number for rating, number in numbered if scale.is_weak(rating)),
                agreed=sum(own.agreed and own.points is not None for own in stands),
                not_rated=sum(own.points is None for own in stands),
                moves=Counter(own.move for own in stands if own.move),
            )
        )
    return tuple(found)


def heading_ranges(programme: Programme, entry: TrustEntry) -> Iterator[HeadingRange]:
    """Yield for each heading the range of a trust's ratings; an explanation is in none, but where a trust only explains."""
    for heading in programme.framework.headings:
        given = [programme.rating_of(entry.element(element.ref)) for element in heading.elements]
        ratings = sorted((rating for rating in given if rating), key=lambda rating: rating.points)
        ratings = [rating for rating in ratings if not rating.explains] or ratings
        lowest, highest = (ratings[0], ratings[-1]) if ratings else (None, None)
        yield HeadingRange(heading, lowest, highest, given.count(None))


def priorities_by_heading(programme: Programme) -> tuple[HeadingPriorities, ...]:
    """Return the priorities of all plans by heading, those of none of the framework's last, and only where there are some."""
    found = [(entry, priority) for entry in programme.trusts for priority in entry.priorities]
    return tuple(HeadingPriorities(heading, own) for heading, own in _by_heading(programme, found))


def medium_term_by_heading(programme: Programme) -> tuple[HeadingMediumTerm, ...]:
    """Return the medium-term priorities by heading, in the same way."""
    found = [(entry, priority) for entry in programme.trusts for priority in entry.medium_term]
    return tuple(HeadingMediumTerm(heading, own) for heading, own in _by_heading(programme, found))


def support_of(programme: Programme) -> tuple[Support, ...]:
    """Return the trusts that have support agreed or given, or agreed to give some, in the order of their names."""
    found = (_support(entry, programme.day) for entry in programme.trusts)
    return tuple(each for each in found if each.is_received or each.entry.days_to_give is not None)


def _support(entry: TrustEntry, day: dt.date) -> Support:
    received = [each for each in entry.partnerships if not entry.gives(each)]
    later = [each for each in received if each.starts and each.starts > day]
    begins = min((each.starts for each in later if each.starts), default=None) if len(later) == len(received) else None
    to_begin = sum((each.days for each in later if each.days is not None), Decimal())
    return Support(entry, entry.agreed_days, entry.given_days, to_begin, begins)


def _by_heading(
    programme: Programme, found: Iterable[tuple[TrustEntry, T]]
) -> Iterator[tuple[Heading | None, tuple[tuple[TrustEntry, T], ...]]]:
    by_ref: dict[str, list[tuple[TrustEntry, T]]] = {}
    known = {heading.ref for heading in programme.framework.headings}
    others = {entry.key for entry in programme.others}
    for entry, own in found:
        is_known = own.heading_ref in known and entry.key not in others
        by_ref.setdefault(own.heading_ref if is_known else "", []).append((entry, own))
    for heading in programme.framework.headings:
        yield heading, tuple(by_ref.get(heading.ref, ()))
    if by_ref.get(""):
        yield None, tuple(by_ref[""])
