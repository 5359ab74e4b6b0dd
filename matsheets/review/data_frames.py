"""The tables as pandas data frames.

pandas is imported nowhere else, and only inside functions. A frame is built from lists of Python values and never
read through pandas, which would turn an answer such as "None" or "N/A" into a blank. A missing rating means: not rated,
left blank or not understood; ``rating_status`` says which.

Ratings, rounds and statuses are ordered categoricals, weakest and first of all first. *Why:* as plain text they sort by the alphabet,
and "Amber-green" would be the lowest rating of a group that gave Red.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from matsheets.model.assessment import Assessment
from matsheets.model.progress_status import STATUSES
from matsheets.model.respondents import WorkbookSummary
from matsheets.model.rounds import order_of_names
from matsheets.model.summarised_workbooks import SummarisedWorkbooks
from matsheets.review.answer_tables import Row
from matsheets.review.grouping import by_series, distinct_workbooks, order_by_name_and_round
from matsheets.review.tables import COLUMNS, tabulate_assessments

if TYPE_CHECKING:
    import pandas as pd

#: The columns that hold one rating, a round, a whole number or a day. A group's column of the review is none of them: two
#: people of one group may differ, and then it shows both.
_RATING = frozenset({"rating", "cautious_median", "lowest", "highest", "agreed"})
_WHOLE_NUMBER = frozenset({"points", "spread", "elements", "pairs_apart", "pairs"})
_NUMBER = frozenset({"days", "rate", "amount"})
_DAY = frozenset({"start", "due", "review_on", "invoice_date", "date", "new_due"})


def ratings_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the tidy table of ratings: one row for each workbook with a review and each element, rated or not.

    Args:
        assessments: the workbooks, of any trusts and rounds, in any order. Of copies of one workbook by one respondent
            the first counts.

    Returns:
        a frame whose ``rating`` and ``round`` are ordered categoricals. ``points`` is the place on the scale; do not
        average it. Where frameworks have scales that do not fit one order, ``rating`` is text; so is ``round`` where the trusts
        had rounds of the same names in other orders.
    """
    return _table("ratings", assessments)


def review_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the table of reviews: one row for each trust, round and element, with what each group says and what stands.

    Args:
        assessments: as for ``ratings_table``.

    Returns:
        a frame whose ``rating`` (the one that stands: agreed, else the cautious median; ``basis`` says which),
        ``agreed``, ``cautious_median``, ``lowest``, ``highest`` and ``round`` are ordered categoricals. The groups' own
        columns are text: two people of one group may differ, and both show. ``pattern`` names how the groups' ratings lie
        to each other (all the same, next to each other, one apart, two camps, spread out), ``pairs_apart`` counts those of
        the ``pairs`` of groups that are two or more steps apart, and ``stands_apart`` says who stands apart, to which side.
    """
    return _table("review", assessments)


def priorities_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the priorities of every development plan, one in a row.

    Args:
        assessments: as for ``ratings_table``.

    Returns:
        a frame whose ``round`` is an ordered categorical, and whose ``start``, ``due`` and ``review_on`` are days
        (``datetime64``).
    """
    return _table("priorities", assessments)


def all_tables(assessments: Iterable[Assessment]) -> dict[str, pd.DataFrame]:
    """Return every table that ``matsheets aggregate`` writes, by its name.

    Beside ``ratings``, ``review`` and ``priorities`` those are ``counts``, ``left_for_now``, ``progress``, ``support``,
    ``medium_term``, ``beyond``, ``about``, ``partnership``, ``charges``, ``services``, ``data_protection`` and
    ``not_understood``: what is answered on each tab, one row to an answer or to a numbered row, with its Ref and its place.

    Args:
        assessments: as for ``ratings_table``.
    """
    return _tables(tuple(COLUMNS), assessments)


def _table(name: str, assessments: Iterable[Assessment]) -> pd.DataFrame:
    return _tables((name,), assessments)[name]


def _tables(names: Sequence[str], assessments: Iterable[Assessment]) -> dict[str, pd.DataFrame]:
    import pandas as pd

    read = SummarisedWorkbooks(assessments)
    distinct = list(distinct_workbooks(read.summaries))
    counted = read.of(distinct)
    rows: dict[str, list[Row]] = {name: [] for name in names}
    for found in tabulate_assessments(counted):
        for name in names:
            rows[name] += found.tables[name]
    frames = {name: frame_of(name, rows[name]) for name in names}
    scales = {tuple(rating.label for rating in assessment.framework.scale.ratings) for assessment in counted}
    # In the counts Not rated stands beside the ratings, which have no place for it in their order.
    orders = {"round": _order_of_rounds(distinct), "status": [choice.label for choice in STATUSES]} | dict.fromkeys(
        _RATING, _one_order(sorted(scales))
    )
    for name, frame in frames.items():
        for column in frame.columns:
            if (order := orders.get(column)) and (name, column) != ("counts", "rating"):
                frame[column] = pd.Categorical(frame[column], categories=order, ordered=True)
    return frames


def _order_of_rounds(workbooks: Iterable[WorkbookSummary]) -> list[str]:
    """Return the names of all rounds in an order that fits every trust's own; none where they contradict each other."""
    series = by_series(group for _, group in order_by_name_and_round(workbooks))
    return order_of_names([group.name_and_date for group in rounds] for rounds in series.values())


def _one_order(scales: Sequence[Sequence[str]]) -> list[str]:
    """Return the labels of several scales in one order, or none where their orders contradict each other."""
    order: list[str] = []
    for scale in scales:
        known = [order.index(label) for label in scale if label in order]
        if known != sorted(known) or (order and not known):
            return []
        for label, before in zip(scale, ("", *scale), strict=False):
            if label not in order:
                order.insert(order.index(before) + 1 if before else 0, label)
    return order


def frame_of(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Build a table column by column, from rows of plain values, without the order of its ratings and rounds.

    None becomes missing, and nothing else does.
    """
    import pandas as pd

    columns = COLUMNS[name]
    series: dict[str, Any] = {}
    for at, column in enumerate(columns):
        values: list[Any] = [row[at] for row in rows]
        if column in _DAY:
            series[column] = pd.Series(values, dtype="datetime64[s]")
        elif column in _NUMBER:
            series[column] = pd.array(values, dtype="Float64")
        else:
            # Not dtype="string", whose storage depends on whether pyarrow happens to be installed.
            series[column] = pd.array(values, dtype="Int64" if column in _WHOLE_NUMBER else pd.StringDtype("python"))
    return pd.DataFrame(series, columns=list(columns))
