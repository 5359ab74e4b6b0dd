"""The table of ratings as a pandas data frame.

pandas is imported nowhere else, and only inside functions. The frame is built from lists of Python values and never
read through pandas, which would turn an answer such as "None" or "N/A" into a blank. A missing value means: not rated,
or not answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from matsheets.model.assessment import Assessment
from matsheets.review.tables import RATINGS_COLUMNS, Row, tabulate_assessments

if TYPE_CHECKING:
    import pandas as pd


def ratings_table(assessments: Iterable[Assessment]) -> pd.DataFrame:
    """Return the tidy table: one row for each workbook with a review and each element, rated or not.

    Args:
        assessments: the workbooks, in any order; second copies of a workbook have been left out by the caller.
    """
    return ratings_frame(row for found in tabulate_assessments(assessments) for row in found.tables["ratings"])


def ratings_frame(rows: Iterable[Row]) -> pd.DataFrame:
    """Build the frame column by column, from rows of plain values; None becomes missing, and nothing else does."""
    import pandas as pd

    table = list(rows)
    series: dict[str, Any] = {}
    for at, name in enumerate(RATINGS_COLUMNS):
        values: list[Any] = [row[at] for row in table]
        # Not dtype="string", whose storage depends on whether pyarrow happens to be installed.
        series[name] = pd.array(values, dtype="Int64" if name == "points" else pd.StringDtype("python"))
    return pd.DataFrame(series, columns=list(RATINGS_COLUMNS))
