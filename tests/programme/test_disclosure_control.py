"""The rule of pooled figures, by exhaustion: what a trust answered cannot be worked out by taking one paper from another.

Whoever attacks knows the rule, and the exact number of trusts in the paper and in each of its rows. A trust that did not rate is in
no count of its row, so that a row of some of the trusts of a paper is like one of all of a smaller paper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache
from itertools import product

import pytest

from matsheets.programme.disclosure_control import LEAST_LIMIT, CountRange, printed_ranges

Printed = tuple[CountRange, CountRange] | None
#: One way in which things may be: what one paper prints, what the other prints, and what the trust answered.
World = tuple[Printed, Printed, Hashable]
#: The most trusts that are gone through; the paper says so.
MOST = 250


@cache
def row(one: int, other: int, limit: int = LEAST_LIMIT) -> Printed:
    """A row of a paper."""
    return printed_ranges(one, other, limit)


def told_by(worlds: Iterable[World]) -> list[tuple[Printed, Printed]]:
    """Return the pairs of papers that can only come about with one answer of the trust."""
    answers: dict[tuple[Printed, Printed], set[Hashable]] = defaultdict(set)
    for first, second, answer in worlds:
        answers[first, second].add(answer)
    return [papers for papers, possible in answers.items() if len(possible) < 2]


def with_and_without(trusts: int, *, limit: int = LEAST_LIMIT, known: tuple[int, int] = (0, 0)) -> Iterator[World]:
    """Yield what papers of so many trusts in a row and of all but one may print, and the side on which that one stands.

    ``known`` is how many of the others are known to stand on each side.
    """
    for one in range(known[0], trusts - known[1] + 1):
        whole = row(one, trusts - one, limit=limit)
        if one > known[0]:
            yield whole, row(one - 1, trusts - one, limit=limit), "one"
        if trusts - one > known[1]:
            yield whole, row(one, trusts - one - 1, limit=limit), "other"


@pytest.mark.parametrize("limit", [5, 8, 12])
def test_leaving_one_trust_out_does_not_tell_on_which_side_it_stands(limit: int) -> None:
    """Papers of so many trusts and of all but one: whatever both print or withhold, that one may stand on either side."""
    found = {n: told_by(with_and_without(n, limit=limit)) for n in range(1, MOST + 1)}
    assert {n: papers for n, papers in found.items() if papers} == {}


def before_and_after(trusts: int, *, limit: int = LEAST_LIMIT, known: tuple[int, int] = (0, 0)) -> Iterator[World]:
    """Yield what papers of two terms may print where one trust alone moved, and to which side; ``known`` as above."""
    for one in range(known[0], trusts - known[1] + 1):
        for step in (-1, 1):
            if known[0] <= one + step <= trusts - known[1]:
                other = trusts - one
                yield row(one, other, limit=limit), row(one + step, other - step, limit=limit), step


@pytest.mark.parametrize("limit", [5, 8])
def test_two_terms_do_not_tell_what_the_one_trust_that_moved_said(limit: int) -> None:
    """Of the same trusts, all known to have answered as before but for one: neither its former nor its new side can be told."""
    found = {n: told_by(before_and_after(n, limit=limit)) for n in range(2, MOST + 1)}
    assert {n: papers for n, papers in found.items() if papers} == {}


#: How many of up to five trusts that put together what they know stand on each side.
KNOWN = [sides for sides in product(range(6), repeat=2) if sum(sides) <= 5]


@pytest.mark.parametrize("most", [30, pytest.param(MOST, marks=pytest.mark.slow)])
@pytest.mark.parametrize("pairs", [with_and_without, before_and_after])
def test_five_trusts_that_put_together_what_they_know_learn_no_more(
    pairs: Callable[..., Iterator[World]], most: int
) -> None:
    """Up to five trusts that know each other's answers lay two papers side by side, and still cannot tell of another."""
    for known in KNOWN:
        found = {n: told_by(pairs(n, known=known)) for n in range(sum(known) + 2, most + 1)}
        assert {n: papers for n, papers in found.items() if papers} == {}, known


def test_rows_of_more_trusts_are_printed_as_those_of_fewer_are() -> None:
    """Five trusts more on a side move its range by five and nothing else, so that what holds of the numbers here holds of all."""
    for one, other in product(range(5, MOST), repeat=2):
        moved, still = row(one + 5, other), row(one, other)
        assert moved == (still and (CountRange(still[0].first + 5, still[0].last + 5), still[1]))


def ways(trusts: int, ratings: int) -> Iterator[tuple[int, ...]]:
    """Yield all counts of ratings that so many trusts may come to."""
    if ratings == 1:
        yield (trusts,)
        return
    for first in range(trusts + 1):
        yield from ((first, *rest) for rest in ways(trusts - first, ratings - 1))


def of_ratings(counts: tuple[int, ...], rating: int, by: int, limit: int = LEAST_LIMIT) -> Printed:
    """What is printed of counts of ratings, weakest first, with some more or fewer of one: its weaker half and its stronger."""
    counts = tuple(count + by * (at == rating) for at, count in enumerate(counts))
    half = (len(counts) + 1) // 2
    return row(sum(counts[:half]), sum(counts[half:]), limit=limit)


@pytest.mark.parametrize(("ratings", "most"), [(4, 25), (3, 40)])
@pytest.mark.parametrize("limit", [5, 8])
def test_leaving_one_trust_out_does_not_tell_its_rating(ratings: int, most: int, limit: int) -> None:
    """All counts of ratings on a scale of four points and of three: the trust left out may have given more than one rating."""
    for trusts in range(1, most + 1):
        worlds = (
            (of_ratings(counts, rating, 0, limit), of_ratings(counts, rating, -1, limit), rating)
            for counts in ways(trusts, ratings)
            for rating in range(ratings)
            if counts[rating]
        )
        assert told_by(worlds) == [], trusts


def test_who_knows_every_other_trust_cannot_tell_the_rating_of_the_last() -> None:
    """On four points, whatever all the others gave: two ratings of the last trust make the very same row."""
    for others in ways(24, 4):
        red, amber_red, amber_green, green = (of_ratings(others, rating, 1) for rating in range(4))
        assert (red, amber_green) == (amber_red, green)


def test_a_paper_with_a_higher_limit_tells_nothing_that_the_lower_does_not() -> None:
    """What is printed at a higher limit follows from what is printed at 5, so that both together tell no more."""
    for limit, trusts in product((6, 8, 12), range(1, MOST + 1)):
        printed = defaultdict(set)
        for one in range(trusts + 1):
            printed[row(one, trusts - one)].add(row(one, trusts - one, limit=limit))
        assert {at_five: found for at_five, found in printed.items() if len(found) > 1} == {}


@pytest.mark.parametrize("limit", [5, 8])
def test_what_is_printed_is_true_and_leaves_more_than_one_number_open(limit: int) -> None:
    """No range reaches below the limit, each holds its count, and who knows the number of trusts finds two numbers or more in it."""
    for trusts in range(1, MOST + 1):
        possible = defaultdict(set)
        for one in range(trusts + 1):
            possible[row(one, trusts - one, limit=limit)].add(one)
        for ranges, counts in possible.items():
            if ranges:
                (first, last), (least, most) = ranges
                assert limit <= first <= min(counts) < max(counts) <= last
                assert limit <= least <= trusts - max(counts) < trusts - min(counts) <= most


@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [
        (12, 28, "10 to 14, 25 to 29"),
        (6, 8, "5 to 9, 5 to 9"),
        (1041, 59, "1,040 to 1,044, 55 to 59"),
        (15, 25, None),  # with one fewer it would be 10 to 14
        (4, 36, None),
        (0, 40, None),
        (6, 6, None),  # of 12 trusts, no other numbers would be possible
    ],
)
def test_a_row_is_printed_in_ranges_or_withheld_whole(one: int, other: int, printed: str | None) -> None:
    """Ranges hold five numbers."""
    found = printed_ranges(one, other)
    assert (", ".join(map(str, found)) if found else None) == printed


def test_a_limit_below_five_is_refused() -> None:
    """Nobody can ask for figures over fewer than five trusts."""
    with pytest.raises(ValueError, match="at least 5"):
        printed_ranges(12, 28, 4)
