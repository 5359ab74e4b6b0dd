"""The clean copy of an agreement, to be signed: what stands in the way of it, and what it is filled with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matsheets.checks import check_for_signature
from matsheets.errors import ReviewError
from matsheets.model.problems import Problem
from matsheets.review.review import Review


def points_to_settle(review: Review) -> tuple[Problem, ...]:
    """Return what keeps a review's agreement from being signed; nothing where it holds none."""
    file = review.partnership.file if review.partnership else None
    return tuple(
        p for assessment in review.assessments if assessment.file == file for p in check_for_signature(assessment)
    )


def require_settled(review: Review) -> None:
    """Refuse a clean copy of an agreement in which anything is open.

    Raises:
        ReviewError: there is no agreement, or something of it is open; each point stands in the message, with its place.
    """
    if review.partnership is None:
        raise ReviewError(
            None, "These workbooks hold no partnership.", "Fill in its four tabs.", code="partnership-not-found"
        )
    if points := points_to_settle(review):
        lines = "\n".join(map(str, points))
        what = f"The agreement cannot be signed as long as anything in it is open:\n{lines}\n"
        raise ReviewError(None, what, "Settle each point, or leave out for_signature.", code="agreement-open")


def clean_copy(values: Mapping[str, object]) -> dict[str, object]:
    """Return an agreement's values without what refers to the workbook: rows are counted, and plans not spoken of."""
    sla = values["sla"]
    assert isinstance(sla, Mapping)
    rows = {name: _counted(sla[name]) for name in ("charges", "services", "data")}
    rows["services"] = [row | {"priorities": ""} for row in rows["services"]]
    # The agreement's date is that of the last signature, and no other stands at the foot of its pages.
    return {**values, "for_signature": True, "dated": False, "sla": {**sla, **rows}}


def _counted(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows with their number in the place of their Ref."""
    return [{**row, "ref": str(number)} for number, row in enumerate(rows, start=1)]
