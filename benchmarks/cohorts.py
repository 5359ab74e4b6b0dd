"""Many assessments to tables, beside the bare pandas group-by on a frame that is ready."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from benchmarks.inputs import Inputs
from benchmarks.races import OURS, Goal, Result, alike, race
from matsheets import aggregate

PANDAS = "the bare pandas group-by"
GOALS = (Goal(PANDAS, 3),)
_ELEMENT = [*aggregate._WHOSE, "heading_ref", "heading", "element_ref", "element"]
_HEADING = [*aggregate._WHOSE, "heading_ref", "heading"]


def group_by(ready: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Group a ready frame of ratings: each element's lowest, highest and cautious median, each heading's counts."""
    elements = ready.groupby(_ELEMENT, sort=False, dropna=False)["points"]
    review = elements.agg(["min", "max"])
    review["median"] = elements.quantile(0.5, interpolation="lower")
    standing = review["median"].reset_index()
    counts = standing.groupby([*_HEADING, "median"], sort=False, dropna=False).size()
    return review, counts


def compare(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare making every table of a cohort with two group-bys on its ratings."""
    assessments = inputs.assessments
    made = aggregate.tables(assessments)
    ready = made.ratings.copy()
    ready["points"] = ready["points"].astype("float64")
    review, counts = group_by(ready)
    _alike(inputs, made, review, counts)
    taken = race({OURS: lambda: aggregate.tables(assessments), PANDAS: lambda: group_by(ready)}, rounds)
    title = f"aggregate {len(assessments):,} assessments ({len(made.ratings):,} ratings) to tables"
    equal = f"lowest, highest and median of all {len(review):,} elements, and all {len(made.counts):,} counts"
    yield Result("aggregate", title, taken, GOALS, equal)


def _alike(inputs: Inputs, made: aggregate.Tables, review: pd.DataFrame, counts: pd.Series) -> None:
    points: dict[object, float] = {r.label: float(r.points) for r in inputs.framework.scale.ratings}

    def spelt(columns: pd.DataFrame) -> list[tuple[object, ...]]:
        return list(columns.astype(object).where(columns.notna(), None).itertuples(index=False, name=None))

    ours = made.review[["lowest", "highest", "cautious_median"]].apply(lambda column: column.map(points))
    alike("elements", spelt(made.review[_ELEMENT]), spelt(review.index.to_frame()))
    alike("lowest, highest, median", spelt(ours), spelt(review.reset_index(drop=True)))
    wanted = {tuple(None if pd.isna(v) else v for v in key): n for key, n in counts.items()}
    found = {
        (*key, float(at) if at is not None else None): n
        for *key, at, n in spelt(made.counts[[*_HEADING, "points", "elements"]])
        if n
    }
    alike("counts", sorted(map(str, found.items())), sorted(map(str, wanted.items())))
