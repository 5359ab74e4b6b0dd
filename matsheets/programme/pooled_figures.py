"""What of a programme may leave it: ranges of trusts by element, by heading and by what they have done.

Nothing here holds a trust, a file, a text that somebody typed, an exact number of trusts, or an order that comes from figures.

Why these rows and no others: what is true of a trust in one row never follows from what is true of it in another, so that rows
laid side by side tell no more than each by itself. So there is no row of trusts with a plan: every trust with a priority under
some heading would be among them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from matsheets.errors import ReviewError
from matsheets.model.cells import listed
from matsheets.model.framework import Framework, Rating, RatingScale
from matsheets.programme.disclosure_control import (
    LEAST_LIMIT,
    RANGE_WIDTH,
    CountRange,
    printed_ranges,
    range_of,
)
from matsheets.programme.trust_entry import Programme, TrustEntry


class PooledRow(NamedTuple):
    """One row: how many trusts stand on each of its two sides.

    Attributes:
        ref: of the element or heading; blank where the row is of neither.
        title: what it is called.
        ranges: of the trusts on the first side and on the second; None where the row is withheld.
    """

    ref: str
    title: str
    ranges: tuple[CountRange, CountRange] | None


class PooledTable(NamedTuple):
    """Rows with the same two sides, in the order of the framework."""

    sides: tuple[str, str]
    rows: tuple[PooledRow, ...]

    @property
    def withheld(self) -> int:
        """How many of the rows are withheld."""
        return sum(row.ranges is None for row in self.rows)


class PooledFigures(NamedTuple):
    """The figures of a programme that may leave it.

    Attributes:
        framework: that the trusts rated on.
        day: that the programme is held against.
        limit: no count of fewer trusts is told.
        trusts: the range that the number of trusts lies in.
        ratings: by element; its sides are the weaker half of the scale and the stronger.
        priorities: by heading; the trusts with one, and those without.
        done: what trusts have done.
    """

    framework: Framework
    day: dt.date
    limit: int
    trusts: CountRange
    ratings: PooledTable
    priorities: PooledTable
    done: PooledTable

    @property
    def rows(self) -> tuple[PooledRow, ...]:
        """Every row of the three tables."""
        return (*self.ratings.rows, *self.priorities.rows, *self.done.rows)

    @property
    def printed(self) -> int:
        """How many of all rows are printed."""
        return sum(row.ranges is not None for row in self.rows)

    @property
    def fewest_told(self) -> int:
        """The lowest number that any range begins with."""
        return -(-self.limit // RANGE_WIDTH) * RANGE_WIDTH

    @property
    def few_are_printed(self) -> bool:
        """Whether fewer than a quarter of the rows are printed."""
        return 4 * self.printed < len(self.rows)

    @property
    def worth_while_from(self) -> int:
        """From how many trusts on a quarter of the rows is usually printed.

        Measured on the programme of the samples and on one whose trusts rate much alike, with 13 to 150 of their trusts drawn
        at random: at 30 trusts with the limit 5, more than half the rows of the first and a quarter of the second; at 60 with the
        limits 6 to 10, and at 90 with 15, about the same.
        """
        return 6 * self.fewest_told


#: What trusts have done, in the order of the way; in the words of the framework.
_DONE: tuple[tuple[str, Callable[[TrustEntry], bool]], ...] = (
    ("A mentor is named", lambda entry: entry.has_mentor),
    (
        "Every {words.element.one} is agreed",
        lambda entry: bool(entry.elements) and all(each.agreed for each in entry.elements),
    ),
    ("Support from a mentor is on record", lambda entry: bool(entry.support_refs)),
    ("Medium-term priorities are set", lambda entry: bool(entry.medium_term)),
)


def pooled_figures_of(programme: Programme, limit: int = LEAST_LIMIT) -> PooledFigures:
    """Return the figures of a programme that may leave it, by the rule of ``disclosure_control``.

    The trusts counted are the programme's ``entries``. One that has not rated an element is on neither side of its row.

    Args:
        programme: in any order.
        limit: no count of fewer trusts is told.

    Raises:
        ReviewError: there are fewer trusts than the limit.
        ValueError: the limit is below ``LEAST_LIMIT``.
    """
    entries = programme.entries
    if len(entries) < limit:
        what = f"Pooled figures are of at least {limit} trusts, and on this {programme.framework.words.framework.one} there are {len(entries)}."
        remedy = "Give the workbooks of more trusts, or leave out --pooled for a paper that stays with you."
        raise ReviewError(None, what, remedy, code="too-few-trusts")
    framework = programme.framework
    weaker, stronger = halves(framework.scale)
    weak = {rating.points for rating in weaker}

    def row(ref: str, title: str, sides: Iterable[bool | None]) -> PooledRow:
        known = [side for side in sides if side is not None]
        return PooledRow(ref, title, printed_ranges(sum(known), len(known) - sum(known), limit))

    def ratings() -> Iterator[PooledRow]:
        for _, element in programme.places():
            given = (own.points for entry in entries if (own := entry.element(element.ref)))
            yield row(element.ref, element.title, (None if points is None else points in weak for points in given))

    def priorities() -> Iterator[PooledRow]:
        for heading in framework.headings:
            has = (any(each.heading_ref == heading.ref for each in entry.priorities) for entry in entries)
            yield row(heading.ref, heading.title, has)

    return PooledFigures(
        framework,
        programme.day,
        limit,
        range_of(len(entries)),
        PooledTable((_words(weaker), _words(stronger)), tuple(ratings())),
        PooledTable(("Trusts with one", "Trusts with none"), tuple(priorities())),
        PooledTable(
            ("Yes", "Not so far"),
            tuple(row("", title.format(words=framework.words), map(is_done, entries)) for title, is_done in _DONE),
        ),
    )


def halves(scale: RatingScale) -> tuple[tuple[Rating, ...], tuple[Rating, ...]]:
    """Return the weaker half of a scale and the stronger; the middle one of an odd number is in the weaker."""
    middle = (len(scale.ratings) + 1) // 2
    return scale.ratings[:middle], scale.ratings[middle:]


def _words(ratings: Iterable[Rating]) -> str:
    return listed([rating.label for rating in ratings], "or")
