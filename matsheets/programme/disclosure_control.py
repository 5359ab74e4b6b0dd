"""Which counts of trusts may leave a programme, and in which ranges: the rule of the pooled paper.

A row of the paper divides trusts in two: those of which something is true, and the others. What is printed of it follows from the
two counts and the limit, and from nothing else. So what two papers tell together, of which one leaves out a trust or has one
answer changed, can be gone through: the tests do, and find of each pair that the trust may stand on either side.

Why all ranges are equally wide, of a thousand trusts too: where a trust more made them wider, a row withheld in one paper and printed
in the other would tell on which side that trust stands. And since they are, rows of more trusts behave as those of fewer do.

Why a rating is never counted by itself, but with its neighbours (``pooled_figures``): whatever the ranges are, a true count at the
edge of one tells those who know every other trust on which side the last one stands. They can never tell from it which of the
ratings of that side it gave.
"""

from __future__ import annotations

from typing import NamedTuple

#: No count of fewer trusts is told; a programme may ask for more, never for less.
LEAST_LIMIT = 5
#: How many numbers every range holds.
RANGE_WIDTH = 5


class CountRange(NamedTuple):
    """The range that a count of trusts lies in, with both its ends: ``10 to 14``."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first:,} to {self.last:,}"


def range_of(count: int) -> CountRange:
    """Return the range that a count lies in."""
    first = count // RANGE_WIDTH * RANGE_WIDTH
    return CountRange(first, first + RANGE_WIDTH - 1)


def printed_ranges(one: int, other: int, limit: int = LEAST_LIMIT) -> tuple[CountRange, CountRange] | None:
    """Return the ranges to print of a row; None where the whole row is withheld.

    It is printed where both counts are at least the limit, where each stays in its range whichever one trust is left out, and
    where more than one number is possible for each in its range, given how many trusts the row counts.

    Args:
        one: how many trusts stand on one side.
        other: how many stand on the other.
        limit: no count of fewer is told. A higher one withholds more rows and changes none, so that a paper with a low limit
            and one with a high limit together tell no more than the one with the low.

    Raises:
        ValueError: the limit is below ``LEAST_LIMIT``.
    """
    if limit < LEAST_LIMIT:
        raise ValueError(f"a limit of at least {LEAST_LIMIT}, not {limit}")
    ranges = range_of(one), range_of(other)
    if any(count == each.first or each.first < limit for count, each in zip((one, other), ranges, strict=True)):
        return None
    # The first number of a range is never one of those possible: a row with it is withheld.
    (first, last), (least, most) = ranges
    possible = min(last, one + other - least - 1) - max(first + 1, one + other - most) + 1
    return ranges if possible > 1 else None
