"""The pattern of several groups' ratings: exactly one class for each set of ratings, and who stands apart."""

from __future__ import annotations

from itertools import combinations, combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matsheets.review.patterns import Pattern, PatternKind, pattern_of

RED, AMBER_RED, AMBER_GREEN, GREEN = range(1, 5)
#: The sets of ratings of two to five groups on four points.
SETS = [points for groups in (2, 3, 4, 5) for points in combinations_with_replacement((1, 2, 3, 4), groups)]


def _pattern(*points: int) -> Pattern:
    found = pattern_of(points)
    assert found is not None
    return found


def _within_a_step(points: list[int]) -> bool:
    return all(abs(a - b) <= 1 for a in points for b in points)


def classes_of(points: tuple[int, ...]) -> list[str]:
    """Every class whose own rule a set of ratings meets, by trying every division of the groups in two."""
    found = []
    n = len(points)
    if len(set(points)) == 1:
        found.append("All the same")
    if len(set(points)) == 2 and _within_a_step(list(points)):
        found.append("Next to each other")
    alone = [i for i in range(n) if _within_a_step(sorted({p for j, p in enumerate(points) if j != i}))]
    one_apart = n > 2 and len(alone) == 1 and not _within_a_step(list(points))
    if one_apart:
        found.append("One apart")
    values = sorted(set(points))  # equal ratings stand on one side
    camps = any(
        _within_a_step(lower) and _within_a_step(higher) and all(abs(x - y) >= 2 for x in lower for y in higher)
        for count in range(1, len(values))
        for side in combinations(values, count)
        for lower, higher in [([p for p in values if p in side], [p for p in values if p not in side])]
    )
    if camps and not one_apart:
        found.append("Two camps")
    return found or ["Spread out"]


def test_the_sets_are_those_of_two_to_five_groups() -> None:
    """10, 20, 35 and 56 sets of four ratings."""
    assert [sum(len(points) == n for points in SETS) for n in (2, 3, 4, 5)] == [10, 20, 35, 56]


def test_every_set_of_ratings_is_of_exactly_one_class() -> None:
    """The rules as they are written down meet in one class, and that is the one that is named."""
    assert {points: classes_of(points) for points in SETS} == {
        points: [_pattern(*points).kind.value] for points in SETS
    }


@given(st.lists(st.integers(1, 5), min_size=6, max_size=14))
def test_so_is_every_set_of_six_to_fourteen(points: list[int]) -> None:
    """Drawn, on a scale of up to five, in any order."""
    assert classes_of(tuple(points)) == [_pattern(*points).kind.value]


@given(st.lists(st.integers(1, 5), min_size=2, max_size=8))
def test_pairs_are_counted(points: list[int]) -> None:
    """Every pair once, and those two or more steps apart."""
    far = sum(abs(points[a] - points[b]) > 1 for a in range(len(points)) for b in range(a))
    found = _pattern(*points)
    assert (found.pairs_apart, found.pairs) == (far, len(points) * (len(points) - 1) // 2)


@pytest.mark.parametrize(
    ("points", "apart", "lower", "higher"),
    [
        ((GREEN, AMBER_RED, AMBER_RED, RED), 0, (1, 2, 3), (0,)),
        ((AMBER_GREEN, RED, GREEN), 1, (1,), (0, 2)),
        ((RED, RED, AMBER_GREEN), 2, (0, 1), (2,)),
    ],
)
def test_who_is_apart_and_to_which_side(
    points: tuple[int, ...], apart: int, lower: tuple[int, ...], higher: tuple[int, ...]
) -> None:
    """The one apart is named by its place, below or above the others."""
    found = _pattern(*points)
    assert (found.kind, found.apart, found.lower, found.higher) == (PatternKind.ONE_APART, apart, lower, higher)


def test_two_camps_say_who_is_with_whom() -> None:
    """Both sides by their places, the lower first."""
    found = _pattern(GREEN, RED, AMBER_GREEN, RED)
    assert (found.kind, found.lower, found.higher) == (PatternKind.TWO_CAMPS, (1, 3), (0, 2))


def test_of_two_groups_none_is_the_one_apart() -> None:
    """Two groups two steps apart are two camps of one."""
    found = _pattern(GREEN, AMBER_RED)
    assert (found.kind, found.lower, found.higher, found.apart) == (PatternKind.TWO_CAMPS, (1,), (0,), None)


def test_one_rating_has_no_pattern() -> None:
    """Nor has none."""
    assert pattern_of([RED]) is None
    assert pattern_of([]) is None


def test_a_camp_is_within_one_step() -> None:
    """Absent, emerging twice, developing and leading on five points: no part of them leaves two sets of one step each."""
    assert _pattern(1, 2, 2, 3, 5).kind is PatternKind.SPREAD
    assert _pattern(1, 2, 2, 4, 5).kind is PatternKind.TWO_CAMPS
