"""For each trust of a programme that looks for help, the trusts that could give it, each with its reasons.

It is a list to talk about, and assigns nobody. A trust is named for what it is strong at, never for what it is weak at; one that
has not rated is never named. What stands first follows from the reasons alone, in a fixed order, and from names where those are equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from matsheets.model.framework import FrameworkWords, RatingScale
from matsheets.programme.trust_entry import ElementEntry, Programme, TrustEntry, name_order
from matsheets.programme.trust_ties import DaysToGive, Tie, Ties

#: So many matches a programme keeps: of thousands of trusts each could help thousands, and nobody reads a million rows.
MOST_MATCHES = 20_000
#: So many of them each trust that looks for help has at least.
LEAST_EACH = 5


class WhyNobody(Enum):
    """Why nobody is named for a trust that looks for help; the value is how papers put it, in the framework's words."""

    NOT_RATED = "It has not rated any {words.element.one}, so it is not known where it needs help."
    OTHER_FRAMEWORK = "It rated on another {words.framework.one} or edition, so it is held against nobody."
    NO_AREAS = "It rates no {words.element.one} as weak. Ask it what it looks for help with."
    NOBODY = (
        "No trust that may help is strong, on named evidence, in half of the {words.element.many} where it is weak."
    )

    def told(self, words: FrameworkWords) -> str:
        """Return how papers put it."""
        return self.value.format(words=words)


class Helper(NamedTuple):
    """A trust that may help another, or could, if it had a day left.

    Attributes:
        gives: whom it helps already.
        receives: who helps it already.
        days: that it has to give.
        lists: on the lists of how many trusts that look for help it stands; it can give each of its days once.
    """

    trust: TrustEntry
    gives: tuple[Tie, ...]
    receives: tuple[Tie, ...]
    days: DaysToGive
    lists: int = 0

    @property
    def is_paired(self) -> bool:
        """Whether it works with another already, as the one that helps or is helped."""
        return bool(self.gives or self.receives)

    @property
    def is_full(self) -> bool:
        """Whether no day is left of those that it offers."""
        return self.days.free == 0


class Match(NamedTuple):
    """A trust that could help another, with the reasons, in the order in which they count.

    Attributes:
        strengths: the elements that it is strong at, on named evidence, and the other is weak at: those first that were agreed,
            then those whose rating is a median or one group's; each in the framework's order.
        same_region: whether both give one region.
    """

    helper: Helper
    strengths: tuple[ElementEntry, ...]
    same_region: bool


class Seeker(NamedTuple):
    """A trust that looks for help.

    Attributes:
        says_so: whether it says so itself; else it left that blank, has areas for improvement and no mentor.
        areas: the elements that it is weak at.
        receives: who helps it already.
        matches: the trusts that could help it, the best reasons first.
        more: how many others could, beyond those of ``matches``.
        why_nobody: None where there are matches.
    """

    trust: TrustEntry
    says_so: bool
    areas: tuple[ElementEntry, ...]
    receives: tuple[Tie, ...]
    matches: tuple[Match, ...] = ()
    more: int = 0
    why_nobody: WhyNobody | None = None


class Pairing(NamedTuple):
    """Who could help whom in a programme.

    Attributes:
        seekers: the trusts that look for help, in the order of their names.
        helpers: the trusts that could help one that looks for help, in the order of their names.
        full: those that offer days of which none is left.
    """

    seekers: tuple[Seeker, ...]
    helpers: tuple[Helper, ...]
    full: tuple[Helper, ...]


@lru_cache(maxsize=1)  # paper and workbook ask the same of one programme
def pair(programme: Programme) -> Pairing:
    """Return who could help whom in a programme.

    A trust looks for help where it says so; or where it left that blank, has areas for improvement and no mentor: of a trust of which
    a pack alone is known, nobody can tell that. It may help where
    it does not say that it looks for help itself, offers days or left that blank, and is not weak in most of what it rated; an answer
    of it about help that could not be read is no answer.
    """
    trusts = programme.trusts
    ties = Ties(trusts, programme.day)
    known = {entry.key for entry in programme.entries}
    able = [_helper(trust, ties) for trust in programme.rated if _may_help(trust, programme.framework.scale)]
    helpers = [helper for helper in able if not helper.is_full]
    seekers = [
        _without_matches(trust, ties, programme.framework.scale, known)
        for trust in trusts
        if _looks_for_help(trust, ties, programme.framework.scale, known)
    ]
    kept = max(LEAST_EACH, MOST_MATCHES // max(1, len(seekers)))
    search = _Search(programme, helpers, kept)
    matched = [seeker if seeker.why_nobody else search.with_matches(seeker) for seeker in seekers]
    lists = Counter(match.helper.trust.key for seeker in matched for match in seeker.matches)
    return Pairing(
        tuple(_with_lists(seeker, lists) for seeker in matched),
        tuple(helper for helper in helpers if lists[helper.trust.key]),
        tuple(helper for helper in able if helper.is_full),
    )


def _with_lists(seeker: Seeker, lists: Counter[str]) -> Seeker:
    found = (
        match._replace(helper=match.helper._replace(lists=lists[match.helper.trust.key])) for match in seeker.matches
    )
    return seeker._replace(matches=tuple(found))


def _may_help(trust: TrustEntry, scale: RatingScale) -> bool:
    rated = sum(element.points is not None for element in trust.elements)
    if trust.seeks_help or trust.unread or 2 * len(_areas(trust, scale)) > rated:
        return False
    return trust.days_offered is None or trust.days_offered > 0


def _helper(trust: TrustEntry, ties: Ties) -> Helper:
    return Helper(trust, ties.given_by(trust), ties.received_by(trust), ties.days_of(trust))


def _areas(trust: TrustEntry, scale: RatingScale) -> tuple[ElementEntry, ...]:
    weak = {rating.points for rating in scale.weak}
    return tuple(element for element in trust.elements if element.points in weak)


def _looks_for_help(trust: TrustEntry, ties: Ties, scale: RatingScale, known: set[str]) -> bool:
    if trust.seeks_help is not None:
        return trust.seeks_help
    helped = trust.has_mentor or trust.unread or ties.received_by(trust)
    return trust.key in known and not helped and bool(_areas(trust, scale))


def _without_matches(trust: TrustEntry, ties: Ties, scale: RatingScale, known: set[str]) -> Seeker:
    areas = _areas(trust, scale) if trust.key in known else ()
    why: WhyNobody | None = None
    if trust.key not in known:
        why = WhyNobody.OTHER_FRAMEWORK
    elif not trust.rated:
        why = WhyNobody.NOT_RATED
    elif not areas:
        why = WhyNobody.NO_AREAS
    return Seeker(trust, trust.seeks_help is True, areas, ties.received_by(trust), why_nobody=why)


class _Strong(NamedTuple):
    """What a helper is strong at on named evidence, each element a bit: what was agreed, and what is a median."""

    helper: Helper
    agreed: int
    median: int


class _Search:
    """Finds the trusts that could help one after another.

    Why bits, and helpers in the order of what they are whomever they help: two thousand trusts that look for help, and as many that may
    give it, are millions of pairs, and of each only the strengths and the region are left to compare.
    """

    def __init__(self, programme: Programme, helpers: Sequence[Helper], kept: int) -> None:
        self._strong = {rating.points for rating in programme.framework.scale.strong}
        self._bits = {element.ref: 1 << at for at, (_, element) in enumerate(programme.places())}
        found = (_Strong(h, self._mask(h, True), self._mask(h, False)) for h in sorted(helpers, key=_order_of_helper))
        self._helpers = [each for each in found if each.agreed | each.median]
        self._kept = kept

    def _mask(self, helper: Helper, agreed: bool) -> int:
        return sum(self._bits.get(e.ref, 0) for e in helper.trust.elements if e.agreed is agreed and self._is_strong(e))

    def _is_strong(self, element: ElementEntry) -> bool:
        return element.points in self._strong and element.evidenced

    def with_matches(self, seeker: Seeker) -> Seeker:
        """Return a trust that looks for help with those that could give it."""
        weak = sum(self._bits.get(area.ref, 0) for area in seeker.areas)
        mentors = {tie.giver for tie in seeker.receives}
        found = list(self._candidates(seeker.trust, weak, mentors))
        best = nsmallest(self._kept, found, key=lambda one: _order(one, weak, seeker.trust))  # of equal ones the first
        return seeker._replace(
            matches=tuple(self._match(one, weak, seeker.trust) for one in best),
            more=len(found) - len(best),
            why_nobody=None if found else WhyNobody.NOBODY,
        )

    def _candidates(self, seeker: TrustEntry, weak: int, mentors: set[str]) -> Iterator[_Strong]:
        """Yield those that could help a trust, in half of what it is weak at or more, and do not do so already."""
        for one in self._helpers:
            key = one.helper.trust.key
            if (
                2 * ((one.agreed | one.median) & weak).bit_count() >= weak.bit_count()
                and key != seeker.key
                and key not in mentors
            ):
                yield one

    def _match(self, one: _Strong, weak: int, seeker: TrustEntry) -> Match:
        at = {element.ref: element for element in one.helper.trust.elements}
        strengths = [at[ref] for of in (one.agreed, one.median) for ref, bit in self._bits.items() if of & weak & bit]
        return Match(one.helper, tuple(strengths), _same_region(one.helper.trust, seeker))


def _same_region(one: TrustEntry, other: TrustEntry) -> bool:
    return one.region != "" and one.region == other.region


def _order_of_helper(helper: Helper) -> tuple[bool, bool, Decimal, tuple[str, str]]:
    """Return where a trust that could help stands, whomever it is to help: in no pair so far, days free, name."""
    free = helper.days.free
    return helper.is_paired, free is None, -(free or Decimal()), name_order(helper.trust)


def _order(one: _Strong, weak: int, seeker: TrustEntry) -> tuple[int, int, bool]:
    """Return where a trust that could help stands before all that: its agreed strengths, its others, the region."""
    return (
        -(one.agreed & weak).bit_count(),
        -(one.median & weak).bit_count(),
        not _same_region(one.helper.trust, seeker),
    )
