"""Workbooks of a few groups, for the tests of reviews and of the tables that they make."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pandas as pd

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.review.tables import COLUMNS, heat_map_columns, tabulate_assessments
from tests.builders import about, framework, ratings, workbook

SMALL = framework()
EXECUTIVE, TRUSTEES, HEADS = "Executive team", "Trustees", "Headteachers and middle leaders"


def by(group, given=None, *, trust="Oakfield", number="07654321", round="Baseline", more=None, **options) -> Assessment:
    """One group's workbook."""
    who = {"trust": trust, "number": number, "round": round, "group": group}
    answers = about(**{k: v for k, v in who.items() if v}) | ratings(given or {}) | (more or {})
    options.setdefault("file", f"{trust}-{round}-{group}.xlsx".lower())
    return workbook(options.pop("on", SMALL), answers, **options)


def table_of(name: str, books: Iterable[Assessment]) -> pd.DataFrame:
    """One of the tables, as its rows have it."""
    rows = [row for found in tabulate_assessments(books) for row in found.tables[name]]
    return pd.DataFrame(rows, columns=COLUMNS[name], dtype=object)


review_table, counts_table, priorities_table = (partial(table_of, name) for name in ("review", "counts", "priorities"))


def heat_map(books: Iterable[Assessment], on: Framework = SMALL) -> pd.DataFrame:
    """The heat map of the workbooks on a framework."""
    found = [
        row for each in tabulate_assessments(books) if each.framework == (on.id, on.edition) for row in each.heat_map
    ]
    return pd.DataFrame(found, columns=heat_map_columns(on), dtype=object)
