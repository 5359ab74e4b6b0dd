"""From a ``Review`` to what each document is filled with: plain values, and the table of their names."""

from __future__ import annotations

from matsheets.documents.plan import PLAN_FIELDS, plan_context
from matsheets.documents.summary import SUMMARY_FIELDS, summary_context
from matsheets.documents.values import NOT_RATED, NOT_RECORDED, Field

__all__ = [
    "NOT_RATED",
    "NOT_RECORDED",
    "PLAN_FIELDS",
    "SUMMARY_FIELDS",
    "Field",
    "plan_context",
    "summary_context",
]
