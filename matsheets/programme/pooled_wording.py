"""The rule of pooled figures in plain words, for whoever answers for data protection, and what it does not stand up to."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.model.cells import listed
from matsheets.programme.disclosure_control import RANGE_WIDTH, range_of
from matsheets.programme.pooled_figures import PooledFigures, PooledRow, halves

#: What stands in a row that is withheld, whatever the reason.
WITHHELD = "Withheld"


def row_words(row: PooledRow) -> tuple[str, str]:
    """Return what stands on the two sides of a row."""
    return (str(row.ranges[0]), str(row.ranges[1])) if row.ranges else (WITHHELD, WITHHELD)


def rule_of(figures: PooledFigures) -> Iterator[str]:
    """Yield the rule in three sentences, as whoever answers for data protection reads it."""
    fewest = figures.fewest_told
    ranges = ", ".join(str(range_of(fewest + further)) for further in (0, RANGE_WIDTH))
    weaker, stronger = halves(figures.framework.scale)
    if min(len(weaker), len(stronger)) > 1:
        ratings = "a rating is never counted by itself, but together with others on its side of the scale"
    else:
        ratings = "ratings are counted in two groups"
    yield f"Every row divides trusts in two, and gives both counts as ranges ({ranges} and so on); {ratings}."
    yield (
        f"A row is printed only where both counts are {fewest} or more and each would stay in its range whichever one trust "
        "were left out; otherwise the whole row is withheld, and nothing says why."
    )
    yield (
        "A row is also withheld where someone who knows exactly how many trusts it counts could narrow one of its ranges down "
        "to a single number."
    )


#: What follows from the rule.
MEANING = (
    "So subtracting tells nobody what one trust answered: neither a paper with one trust more or fewer, nor last term's of the same "
    "trusts, even to those who know the exact number of trusts and what five of them answered. No row follows from another, and "
    "nothing is in this file or the workbook beside it that you cannot read here."
)


def not_covered(figures: PooledFigures) -> str:
    """Return what the rule does not stand up to."""
    single = [side[0].label for side in halves(figures.framework.scale) if len(side) == 1]
    which = (
        f". Where that side is {listed(single, 'or')} alone, they know its rating"
        if single
        else ", though never which of the ratings on that side it gave"
    )
    return (
        "It does not stand up to readers who know what all other trusts answered, or all but one of those that another paper leaves out; "
        "nor to those with three papers or more who know which trusts changed in between. They may work out on which side of a row one "
        f"trust stands{which}. A trust that is counted twice, under two names, is not covered. So publish one paper at a time, of the "
        "whole programme, and none of hand-picked groups of trusts."
    )
