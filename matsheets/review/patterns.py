"""How the ratings of several groups lie to each other: one named pattern, and a count of pairs.

With two to five groups on a scale of few steps no index of agreement means anything: three raters can give six values of
one, and the range grows with the number of groups by chance alone. So a pattern is named, the share of pairs of groups two or
more steps apart is counted, and who stands apart is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import combinations
from typing import NamedTuple

#: What stands before the rating of all who rated, where others gave none.
ALL_WHO_RATED = "All who rated: "
#: So many steps between two ratings or more are apart; fewer are next to each other.
STEPS_APART = 2


class PatternKind(Enum):
    """The classes, each set of ratings in exactly one.

    Attributes:
        SAME: one rating.
        ADJACENT: two ratings, one step apart.
        ONE_APART: without one group, and only without that one, all others are within one step.
        TWO_CAMPS: two sets, each within one step, with two or more steps between them.
        SPREAD: none of these.
    """

    SAME = "All the same"
    ADJACENT = "Next to each other"
    ONE_APART = "One apart"
    TWO_CAMPS = "Two camps"
    SPREAD = "Spread out"

    @property
    def differs(self) -> bool:
        """Whether some of the groups are two or more steps apart."""
        return self not in {PatternKind.SAME, PatternKind.ADJACENT}


class Pattern(NamedTuple):
    """How some ratings lie to each other. Places count in the ratings as they were given, from 0.

    Attributes:
        lower, higher: for one apart and for two camps, the places of those below the gap and of those above it.
        apart: for one apart, the place of that one; it is alone in ``lower`` or in ``higher``.
        pairs_apart: how many of the pairs are two or more steps apart.
        pairs: how many pairs there are.
    """

    kind: PatternKind
    lower: tuple[int, ...]
    higher: tuple[int, ...]
    apart: int | None
    pairs_apart: int
    pairs: int


def pattern_of(points: Sequence[int]) -> Pattern | None:
    """Return the pattern of the groups' ratings, as points on the scale; None with fewer than two, which have none."""
    if len(points) < 2:
        return None
    pairs = list(combinations(points, 2))
    far = sum(abs(one - other) >= STEPS_APART for one, other in pairs)
    kind, lower, higher = _classify(points)
    apart = (lower if len(lower) == 1 else higher)[0] if kind is PatternKind.ONE_APART else None
    return Pattern(kind, lower, higher, apart, far, len(pairs))


def _classify(points: Sequence[int]) -> tuple[PatternKind, tuple[int, ...], tuple[int, ...]]:
    """Return the class of two or more ratings, and the places of those below and above the gap where it has one."""
    if _are_close(points):
        return PatternKind.SAME if len(set(points)) == 1 else PatternKind.ADJACENT, (), ()
    if len(points) > 2:  # of two alone, each stands as far from the other
        outsiders = [n for n in range(len(points)) if _are_close([*points[:n], *points[n + 1 :]])]
        if len(outsiders) == 1:
            return PatternKind.ONE_APART, *_part(points, outsiders[0])
    for value in sorted(set(points))[1:]:
        lower, higher = _places(points, range(value)), _places(points, range(value, max(points) + 1))
        sides = [[points[n] for n in side] for side in (lower, higher)]
        if all(map(_are_close, sides)) and min(sides[1]) - max(sides[0]) >= STEPS_APART:
            return PatternKind.TWO_CAMPS, lower, higher
    return PatternKind.SPREAD, (), ()


def _part(points: Sequence[int], outsider: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the one apart and all others, the lower side first."""
    others = tuple(n for n in range(len(points)) if n != outsider)
    below = points[outsider] < points[others[0]]
    return ((outsider,), others) if below else (others, (outsider,))


def _places(points: Sequence[int], values: Iterable[int]) -> tuple[int, ...]:
    wanted = set(values)
    return tuple(n for n, point in enumerate(points) if point in wanted)


def _are_close(points: Sequence[int]) -> bool:
    """Tell whether ratings are within one step of each other."""
    return max(points) - min(points) < STEPS_APART
