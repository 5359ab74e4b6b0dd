"""Workbooks of a few groups, for the tests of reviews and of the tables that they make."""

from __future__ import annotations

from matsheets.model.assessment import Assessment
from tests.builders import about, framework, ratings, workbook

SMALL = framework()
EXECUTIVE, TRUSTEES, HEADS = "Executive team", "Trustees", "Headteachers and middle leaders"


def by(group, given=None, *, trust="Oakfield", number="07654321", round="Baseline", more=None, **options) -> Assessment:
    """One group's workbook."""
    who = {"trust": trust, "number": number, "round": round, "group": group}
    answers = about(**{k: v for k, v in who.items() if v}) | ratings(given or {}) | (more or {})
    options.setdefault("file", f"{trust}-{round}-{group}.xlsx".lower())
    return workbook(options.pop("on", SMALL), answers, **options)
