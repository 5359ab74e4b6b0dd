"""Which trusts of a programme help each other already, as their workbooks say, and the days that are left of those offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from matsheets.model.parsing import is_placeholder
from matsheets.model.trust_names import fold_name
from matsheets.programme.trust_entry import PartnershipEntry, TrustEntry

#: The Refs of the rows that name who helps whom: the mentor trust on About, and party 1 of a partnership.
MENTOR_REF, PROVIDER_REF = "ABT-09", "PAR-01"


class Tie(NamedTuple):
    """That one trust helps another, as a workbook says.

    Attributes:
        giver: the key of the trust that helps; blank where it is none of the programme.
        receiver: the key of the trust that is helped; blank where it is none of the programme, but a school, say.
        with_whom: what the one that is helped is called.
        said_by: the trust whose workbook says so.
        ref: of the row that says so.
        days: of help a year, agreed; None where none are.
        by_whom: what the one that helps is called.
    """

    giver: str
    receiver: str
    with_whom: str
    said_by: TrustEntry
    ref: str
    days: Decimal | None = None
    by_whom: str = ""

    @property
    def whom(self) -> str:
        """What tells the one that is helped from others that this giver helps."""
        return self.receiver or fold_name(self.with_whom)


class DaysToGive(NamedTuple):
    """The days that a trust has for helping others.

    Attributes:
        offered: a year, by its own answer; None where that is blank.
        taken: a year, in what it has promised or does for others, as far as days are given.
        not_said: whom it helps already with no days given anywhere.
    """

    offered: Decimal | None
    taken: Decimal = Decimal()
    not_said: tuple[str, ...] = ()

    @property
    def free(self) -> Decimal | None:
        """The days that are left, 0 where more are taken than were offered; None where none are said to be offered."""
        return None if self.offered is None else max(self.offered - self.taken, Decimal())


class Ties:
    """Who helps whom in a programme.

    Args:
        trusts: of the programme.
        day: partnerships that ended before it are over.

    Why a name may be that of several: two trusts may be called alike, and a name alone does not tell which is meant. Both count as
    tied then, so that nobody is offered who is taken.
    """

    def __init__(self, trusts: Iterable[TrustEntry], day: dt.date) -> None:
        self._trusts = {trust.key: trust for trust in trusts}
        self._day = day
        self._by_name: dict[str, list[TrustEntry]] = {}
        self._by_number = {trust.number: trust for trust in self._trusts.values() if trust.number}
        for trust in self._trusts.values():
            if trust.name:
                self._by_name.setdefault(fold_name(trust.name), []).append(trust)
        self._given: dict[str, list[Tie]] = {}
        self._received: dict[str, list[Tie]] = {}
        for tie in self._all():
            self._given.setdefault(tie.giver, []).append(tie)
            self._received.setdefault(tie.receiver, []).append(tie)

    def given_by(self, trust: TrustEntry) -> tuple[Tie, ...]:
        """Return whom a trust helps: a tie for each workbook that says so."""
        return tuple(self._given.get(trust.key, ()))

    def received_by(self, trust: TrustEntry) -> tuple[Tie, ...]:
        """Return who helps a trust, of the programme's trusts or from outside."""
        return tuple(self._received.get(trust.key, ()))

    def days_of(self, trust: TrustEntry) -> DaysToGive:
        """Return the days that a trust has to give: what is agreed with each whom it helps, else what was given by their log."""
        whom: dict[str, list[Tie]] = {}
        for tie in self.given_by(trust):
            whom.setdefault(tie.whom, []).append(tie)
        taken, not_said = Decimal(), []
        for ties in whom.values():
            # Why the most: both may hold the agreement, each in its own workbook.
            days = max((tie.days for tie in ties if tie.days is not None), default=self._logged(ties[0]))
            if days is None:
                not_said.append(ties[0].with_whom)
            taken += days or 0
        return DaysToGive(trust.days_offered, taken, tuple(not_said))

    def _logged(self, tie: Tie) -> Decimal | None:
        """Return the days of support that the one that is helped has had in a year by its log."""
        helped = self._trusts.get(tie.receiver)
        return helped.given_in_year if helped else None

    def _all(self) -> Iterator[Tie]:
        for trust in self._trusts.values():
            mentors = self._named(trust.mentor_trust)
            for mentor in mentors:
                if mentor is not trust:
                    yield Tie(mentor.key, trust.key, trust.called, trust, MENTOR_REF)
            if trust.mentor_trust and not mentors and not is_placeholder(trust.mentor_trust):
                yield Tie("", trust.key, trust.called, trust, MENTOR_REF, by_whom=trust.mentor_trust)
            for found in trust.partnerships:
                if found.ends is None or found.ends >= self._day:
                    yield from self._of_partnership(trust, found)

    def _of_partnership(self, trust: TrustEntry, found: PartnershipEntry) -> Iterator[Tie]:
        """Yield the ties of one partnership: the trust whose workbook it stands in gives the help, or receives it."""
        givers = self._named(found.provider, found.provider_number)
        if trust not in givers:
            days = found.days_a_year
            yield from (Tie(each.key, trust.key, trust.called, trust, PROVIDER_REF, days) for each in givers)
            if not givers and found.provider and found.with_whom == found.provider:
                yield Tie("", trust.key, trust.called, trust, PROVIDER_REF, days, found.provider)
        elif found.with_whom:
            helped = self._named(found.with_whom, found.number)
            keys = [each.key for each in helped if each is not trust] or [""]
            yield from (Tie(trust.key, key, found.with_whom, trust, PROVIDER_REF, found.days_a_year) for key in keys)

    def _named(self, name: str, number: str = "") -> tuple[TrustEntry, ...]:
        """Return the trusts of a name and a number, where those are given."""
        if number:
            return (self._by_number[number],) if number in self._by_number else ()
        return tuple(self._by_name.get(fold_name(name), ())) if name else ()
