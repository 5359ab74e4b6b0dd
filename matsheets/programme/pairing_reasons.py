"""What speaks for a trust that could help another, in words, each reason with the rows that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.model.cells import first_listed, listed
from matsheets.model.parsing import days_in_words, format_number
from matsheets.programme.pairing import Helper, Match, Seeker
from matsheets.programme.trust_entry import DAYS_REF, SEEKS_REF, ElementEntry, Programme, TrustEntry
from matsheets.programme.trust_ties import Tie

#: Where a trust says its region.
REGION_REF = "ABT-04"
_NAMED = 2


class Reason(NamedTuple):
    """One reason.

    Attributes:
        text: part of a sentence: ``same region, London``.
        refs: of the rows that say so, each with what their trust is called; none where nothing is said.
    """

    text: str
    refs: tuple[tuple[str, str], ...] = ()


class PairingWords:
    """Puts the pairing of a programme into words.

    Args:
        programme: whose framework and names they are.
    """

    def __init__(self, programme: Programme) -> None:
        self._names = programme.names
        self.of_framework = programme.framework.words
        self._titles = {element.ref: element.short or element.title for _, element in programme.places()}

    def name(self, trust: TrustEntry) -> str:
        """Return what a trust is called in this programme."""
        return self._names[trust.key]

    def told_apart_by(self, trust: TrustEntry) -> str:
        """Return what stands after a trust's name where another is called so too: ``, 07654321``; else blank."""
        return self._names[trust.key].removeprefix(trust.called)

    def why_asked(self, seeker: Seeker, *, named: bool = True) -> Reason:
        """Return how it is known that a trust looks for help, and who helps it already, by name or how many."""
        refs = [(SEEKS_REF, self._names[seeker.trust.key])] if seeker.says_so else []
        text = "says so" if seeker.says_so else "does not say; no mentor"
        if not seeker.receives:
            return Reason(text, tuple(refs))
        refs += [(tie.ref, self._names[tie.said_by.key]) for tie in seeker.receives]
        names = list(dict.fromkeys(map(self._giver, seeker.receives)))
        who = listed(names) if named else _others(len(names))
        return Reason(f"{text}; helped by {who}", tuple(dict.fromkeys(refs)))

    def reasons(self, match: Match, seeker: Seeker, *, named: bool = True) -> tuple[Reason, ...]:
        """Return what speaks for a match, in the order in which the reasons count; trusts that it helps by name, or how many."""
        strong = (self._strong(match, agreed=True), self._strong(match, agreed=False))
        helper = match.helper
        return (
            *filter(None, strong),
            self._region(match, seeker),
            self.ties(helper.gives, helper.receives, named=named),
            self.days(helper),
        )

    def _strong(self, match: Match, *, agreed: bool) -> Reason | None:
        found = [strength for strength in match.strengths if strength.agreed is agreed]
        if not found:
            return None
        how = "agreed" if agreed else "not agreed"
        name = self._names[match.helper.trust.key]
        return Reason(f"strong ({how}) in {self._elements(found)}", tuple((strength.ref, name) for strength in found))

    def _elements(self, found: list[ElementEntry]) -> str:
        return first_listed([f"{each.ref} {self._titles[each.ref]}" for each in found[:_NAMED]], len(found))

    def _region(self, match: Match, seeker: Seeker) -> Reason:
        helper, other = match.helper.trust, seeker.trust
        if not helper.region:
            return Reason("region not said")
        refs = ((REGION_REF, self._names[helper.key]),)
        if match.same_region:
            return Reason(f"same region, {helper.region}", (*refs, (REGION_REF, self._names[other.key])))
        return Reason(helper.region, refs)

    def ties(self, gives: Sequence[Tie], receives: Sequence[Tie], *, named: bool = True) -> Reason:
        """Return whom a trust helps already, and who helps it: by name, or how many."""
        refs = dict.fromkeys((tie.ref, self._names[tie.said_by.key]) for tie in (*gives, *receives))
        both = (
            ("helps {}", list(dict.fromkeys(self._names.get(tie.receiver, tie.with_whom) for tie in gives))),
            ("helped by {}", list(dict.fromkeys(map(self._giver, receives)))),
        )
        said = [words.format(listed(names) if named else _others(len(names))) for words, names in both if names]
        return Reason(" and ".join(said) or "in no pair", tuple(refs))

    def _giver(self, tie: Tie) -> str:
        return self._names.get(tie.giver) or f"{tie.by_whom} (not in this programme)"

    def days(self, helper: Helper) -> Reason:
        """Return the days that a trust has left to give."""
        days = helper.days
        refs = [(tie.ref, self._names[tie.said_by.key]) for tie in helper.gives if tie.days is not None]
        takes = (
            f", less what {first_listed(list(days.not_said[:1]), len(days.not_said))} takes" if days.not_said else ""
        )
        if days.offered is None or days.free is None:
            return Reason("days not said")
        refs.insert(0, (DAYS_REF, self._names[helper.trust.key]))
        offered = f"{days_in_words(days.offered)} a year"
        told = f"{format_number(days.free)} of {offered} free" if days.taken else f"{offered} offered"
        lists = f", on the lists of {helper.lists} trusts" if helper.lists > 1 else ""
        return Reason(f"{told}{takes}{lists}", tuple(dict.fromkeys(refs)))


def _others(count: int) -> str:
    return "one other" if count == 1 else f"{count} others"


def left_out(programme: Programme) -> Iterator[str]:
    """Yield in sentences which answers could not be read, so that a trust is named nowhere, and which ratings may count for too little."""
    for trust in programme.trusts:
        for ref, text in trust.unread:
            yield f'{ref} of {programme.names[trust.key]} could not be read: "{text}". It is not among those that could help.'
        for file in trust.looks_agreed:
            yield (
                f"{file} of {programme.names[trust.key]} names no group, though its respondent's name says agreed: its ratings count as "
                "one group's. If they are agreed, choose the group on its tab About."
            )
