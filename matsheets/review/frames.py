"""The tables as pandas data frames.

pandas is imported nowhere else, and only inside functions. Frames are built from lists of Python values and never
read through pandas, which would turn an answer such as "None" or "N/A" into a blank. A missing value means: not rated,
or not answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.review.tables import COLUMNS, DATES, WHOLE_NUMBERS, Row, heat_map_columns, tabulate_assessments

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class HeatMap:
    """One row for each trust and round, one column for each element of one framework."""

    framework: Framework
    frame: pd.DataFrame


def ratings_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the tidy table: one row for each workbook with a review and each element, rated or not.

    Args:
        assessments: the workbooks, in any order; second copies of a workbook have been left out by the caller.
    """
    return _table("ratings", assessments)


def review_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return one row for each trust, round and element: every group's rating and what they come to.

    ``rating`` is the one that stands: the agreed one, else the cautious median; ``basis`` says which.
    """
    return _table("review", assessments)


def counts_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return how many elements stand at each rating, by trust, round and heading; zeros and "Not rated" included."""
    return _table("counts", assessments)


def priorities_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the priorities of every trust's development plan."""
    return _table("priorities", assessments)


def heat_maps(assessments: Iterable[Assessment]) -> tuple[HeatMap, ...]:
    """Return the heat map of these workbooks, one for each framework and edition met."""
    given = tuple(assessments)
    frameworks = {(a.framework.id, a.framework.edition): a.framework for a in given}
    rows: dict[tuple[str, str], list[Row]] = {}
    for found in tabulate_assessments(given):
        rows.setdefault(found.framework, []).extend(found.heat_map)
    return tuple(
        HeatMap(frameworks[key], frame(heat_map_columns(frameworks[key]), those))
        for key, those in rows.items()
        if those
    )


def _table(name: str, assessments: Iterable[Assessment]) -> pd.DataFrame:
    return frame(COLUMNS[name], (row for found in tabulate_assessments(assessments) for row in found.tables[name]))


def frame(columns: Sequence[str], rows: Iterable[Row]) -> pd.DataFrame:
    """Build a frame column by column, from rows of plain values; None becomes missing, and nothing else does."""
    import pandas as pd

    table = list(rows)
    series: dict[str, Any] = {}
    for at, name in enumerate(columns):
        values: list[Any] = [row[at] for row in table]
        if name in WHOLE_NUMBERS:
            series[name] = pd.array(values, dtype="Int64")
        elif name in DATES:
            series[name] = pd.Series(values, dtype=object)
        else:
            # Not dtype="string", whose storage depends on whether pyarrow happens to be installed.
            series[name] = pd.array(values, dtype=pd.StringDtype("python"))
    return pd.DataFrame(series, columns=list(columns))
