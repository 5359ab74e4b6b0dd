"""A round of a trust's reviews: its name and its date, when two names are one round, and which round comes first.

Three names are suggested, and any other is as good: a trust that goes on has rounds without end.
"""

from __future__ import annotations

import datetime as dt
import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple, TypeVar

from matsheets.model.cells import fold, remembered
from matsheets.model.parsing import Choice, spells
from matsheets.model.trust_names import near_names

T = TypeVar("T")

#: The names that are suggested, first to last.
ROUNDS = (Choice("Baseline"), Choice("Review (mid-point)", ("review", "mid-point", "midpoint")), Choice("Final"))

#: Words that people add to a round's name or leave out.
_USUAL_WORDS = frozenset(["a", "of", "our", "review", "round", "self", "the"])
#: Words after which a name needs no "round" to be one.
_SAYS_ITSELF = frozenset(["assessment", "audit", "diagnostic", "review", "round", "visit"])
#: Two rounds with dates nearer than this may be one, if one's name is the other's and something more.
_NEAR_DATES = dt.timedelta(days=90)
_WORD = re.compile(r"\w+")


class Round(NamedTuple):
    """A round of one trust.

    Attributes:
        name: as its workbooks have it; one of ``ROUNDS`` as it is spelt there. Blank where they give none.
        date: the day on which its ratings were settled; None where nothing tells it.
    """

    name: str
    date: dt.date | None = None

    @property
    def key(self) -> str:
        """What its name shares with other ways to type it."""
        return round_key(self.name)

    @property
    def suggested_place(self) -> int | None:
        """Where its name stands among ``ROUNDS``; None for one that is none of them."""
        return _PLACES.get(self.key)

    @property
    def has_place(self) -> bool:
        """Whether it is known where it stands among the trust's other rounds: its name is one of ``ROUNDS``, or it has a date."""
        return bool(self.name) and (self.date is not None or self.suggested_place is not None)


@remembered
def round_key(name: str) -> str:
    """Fold the name of a round for comparison: names are one round's where this is the same.

    Case, spaces, every kind of dash, and the ways to write one of ``ROUNDS`` do not count.
    """
    known = next((choice.label for choice in ROUNDS if spells(name, choice)), name)
    return " ".join(fold(known).replace("-", " ").split())


_PLACES = {round_key(choice.label): place for place, choice in enumerate(ROUNDS)}


def in_order(given: Iterable[T], round_of: Callable[[T], Round]) -> list[T]:
    """Return the rounds of one trust, or what is of them, first to last.

    They go by their dates. Rounds of one date go as their names do in ``ROUNDS``, and so does a round without a date among the
    others; one that has neither a date nor such a name comes after all.

    Args:
        given: in any order, which does not count.
        round_of: tells of which round each is.
    """
    rounds = [(round_of(each), each) for each in given]
    dated = [pair for pair in rounds if pair[0].has_place and pair[0].date is not None]
    ordered = sorted(dated, key=lambda pair: (pair[0].date or dt.date.max, *_by_name(pair[0])))
    undated = [pair for pair in rounds if pair[0].has_place and pair[0].date is None]
    for pair in sorted(undated, key=lambda pair: _by_name(pair[0])):
        ordered.insert(_place_among([of for of, _ in ordered], pair[0]), pair)
    rest = sorted((pair for pair in rounds if not pair[0].has_place), key=lambda pair: (not pair[0].name, pair[0].key))
    return [each for _, each in (*ordered, *rest)]


def _by_name(of: Round) -> tuple[int, str]:
    place = of.suggested_place
    return len(ROUNDS) if place is None else place, of.key


def _place_among(ordered: Iterable[Round], undated: Round) -> int:
    """Return where a round without a date goes: the first name first, any other as late as the names in the list let it.

    Why late: what has just been sent out has no date yet.
    """
    own = undated.suggested_place or 0
    places = [of.suggested_place for of in ordered]
    least = max((at + 1 for at, place in enumerate(places) if place is not None and place < own), default=0)
    later = (at for at, place in enumerate(places) if at >= least and place is not None and place > own)
    return next(later, len(places)) if own else 0


def order_of_names(orders: Iterable[Sequence[Round]]) -> list[str]:
    """Return the names of the rounds of many trusts in one order that fits each trust's own; none where no order does.

    The names of ``ROUNDS`` are always among them, in their own order if that fits too.

    Args:
        orders: of each trust its rounds, first to last.
    """
    own = [[each for each in order if each.name] for order in orders]
    suggested = [Round(choice.label) for choice in ROUNDS]
    found = _one_order([suggested, *own])
    return found or _one_order([*([each] for each in suggested), *own])


def _one_order(orders: Iterable[Sequence[Round]]) -> list[str]:
    """Return names in an order in which each stands after those before it; those that may come next go by their first date."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    first: dict[str, dt.date] = {}
    for order in orders:
        for each in order:
            first[each.name] = min(each.date or dt.date.max, first.get(each.name, dt.date.max))
        for one, other in pairwise(order):
            after[one.name].add(other.name)
    waits = Counter(name for names in after.values() for name in names)
    free = [(first[name], *_by_name(Round(name)), name) for name in first if not waits[name]]
    heapq.heapify(free)
    found: list[str] = []
    while free:
        *_, name = heapq.heappop(free)
        found.append(name)
        for later in after[name]:
            waits[later] -= 1
            if not waits[later]:
                heapq.heappush(free, (first[later], *_by_name(Round(later)), later))
    return found if len(found) == len(first) else []


def round_in_words(name: str) -> str:
    """Return a round as a sentence has it: ``the Baseline round``, ``the Annual review 2028``, ``the second round``."""
    words = _WORD.findall(fold(name))
    called = name.strip()
    if words[:1] == ["the"] and len(words) > 1:
        called = called[len("the") :].strip()
    return f"the {called}" if _SAYS_ITSELF.intersection(words) else f"the {called} round"


# --- names that may be one -------------------------------------------------------------------------------------------


def near_suggestion(name: str) -> str:
    """Return the one of ``ROUNDS`` that a name is a slip of the pen away from, or has the words of; blank where there is none."""
    key = round_key(name)
    if key in _PLACES:
        return ""
    return next((choice.label for choice in ROUNDS if _alike(key, round_key(choice.label))), "")


def near_rounds(rounds: Iterable[Round]) -> list[tuple[Round, Round]]:
    """Return each pair of one trust's rounds that may well be one: somebody typed the name in another way.

    A name that says more than another (``Baseline``, ``Baseline 2026``) is told only where their dates do not tell them apart:
    a trust may well have an ``Annual review`` and then an ``Annual review 2028``.
    """
    named = [each for each in rounds if each.name]
    return [(one, other) for one, other in combinations(named, 2) if one.key != other.key and _may_be_one(one, other)]


def _may_be_one(one: Round, other: Round) -> bool:
    if _alike(one.key, other.key):
        return True
    shorter, longer = sorted((_own_words(one.key), _own_words(other.key)), key=len)
    apart = one.date is not None and other.date is not None and abs(one.date - other.date) > _NEAR_DATES
    return bool(shorter) and shorter <= longer and not apart


def _alike(one: str, other: str) -> bool:
    """Tell whether two folded names differ by a slip of the pen, by the order of their words, or by words that are left out."""
    own = _own_words(one), _own_words(other)
    return (bool(own[0]) and own[0] == own[1]) or any(near_names([one, other]))


def _own_words(key: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(key))
    return words - _USUAL_WORDS or words
