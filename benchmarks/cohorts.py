"""Many assessments to tables, beside the bare pandas group-bys on a frame that is ready.

Both come to the same review, counts and heat map. The baseline is given its frame: reading answers out of assessments,
building the tidy table with its places and prose, and naming trusts is all work that only matsheets is measured with.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from benchmarks.inputs import Inputs
from benchmarks.races import OURS, Goal, Result, alike, race
from matsheets import aggregate
from matsheets.aggregate import GROUP_COLUMNS

PANDAS = "the bare pandas group-bys"
GOALS = (Goal(PANDAS, 3),)
_WHOSE = ["trust", "company_number", "round", "framework", "edition"]
_HEADING = [*_WHOSE, "heading_ref", "heading"]
_ELEMENT = [*_HEADING, "element_ref", "element"]


def group_by(ready: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series, pd.DataFrame]:
    """Group a ready frame of ratings as its tables do.

    Returns:
        each element's lowest, highest and cautious median; each group's rating of it; each heading's counts; the heat map.
    """
    elements = ready.groupby(_ELEMENT, sort=False, dropna=False)["points"]
    review = elements.agg(["min", "max"])
    review["median"] = elements.quantile(0.5, interpolation="lower")
    groups = ready.groupby([*_ELEMENT, "group"], sort=False, dropna=False)["points"].first().unstack("group")
    standing = review["median"].reset_index()
    counts = standing.groupby([*_HEADING, "median"], sort=False, dropna=False).size()
    heat_map = standing.groupby([*_WHOSE, "element_ref"], sort=False)["median"].first().unstack("element_ref")
    return review, groups, counts, heat_map


def compare(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare making every table of a cohort with the group-bys of its ratings."""
    assessments = inputs.assessments
    made = aggregate.tables(assessments)
    ready = made.ratings.copy()
    ready["points"] = ready["points"].astype("float64")
    _alike(inputs, made, *group_by(ready))
    taken = race({OURS: lambda: aggregate.tables(assessments), PANDAS: lambda: group_by(ready)}, rounds)
    title = f"aggregate {len(assessments):,} assessments ({len(made.ratings):,} ratings) to tables"
    equal = (
        f"lowest, highest, median and each group's rating of all {len(made.review):,} elements, all {len(made.counts):,} "
        f"counts, and all {len(made.heat_maps[0].frame):,} rows of the heat map"
    )
    yield Result("aggregate", title, taken, GOALS, equal)


_Rows = list[tuple[object, ...]]


def _rows(frame: pd.DataFrame) -> _Rows:
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def _alike(
    inputs: Inputs,
    made: aggregate.Tables,
    review: pd.DataFrame,
    groups: pd.DataFrame,
    counts: pd.Series,
    heat: pd.DataFrame,
) -> None:
    points: dict[object, float] = {r.label: float(r.points) for r in inputs.framework.scale.ratings}

    def in_points(frame: pd.DataFrame) -> _Rows:
        return _rows(frame.apply(lambda column: column.map(points)).astype("float64"))

    alike("elements", _rows(made.review[_ELEMENT]), _rows(review.index.to_frame()))
    alike("lowest, highest, median", in_points(made.review[["lowest", "highest", "cautious_median"]]), _rows(review))
    named = [group for group in GROUP_COLUMNS if group in groups.columns]
    alike("groups", in_points(made.review[named]), _rows(groups.reindex(review.index)[named]))
    wanted = {tuple(None if pd.isna(v) else v for v in key): n for key, n in counts.items()}
    found = {
        (*key, float(at) if at is not None else None): n
        for *key, at, n in _rows(made.counts[[*_HEADING, "points", "elements"]])
        if n
    }
    alike("counts", sorted(map(str, found.items())), sorted(map(str, wanted.items())))
    frame = made.heat_maps[0].frame
    alike("whose heat map", _rows(frame[_WHOSE]), _rows(heat.index.to_frame()))
    titles = {element.ref: f"{element.ref} {element.title}"[:255] for element in inputs.framework.elements}
    alike("the heat map", in_points(frame[list(titles.values())]), _rows(heat[list(titles)]))
