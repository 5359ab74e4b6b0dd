"""Reviews of a few trusts, for the tests of comparisons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import Framework, Rating
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests.builders import about, row, workbook

MAT = open_framework("mat-assurance-framework")
RED, AMBER_RED, AMBER_GREEN, GREEN = MAT.scale.ratings
#: What is said of an element: the rating, the reason, the evidence.
Said = tuple[Rating, str, str]


def trust(
    name: str, said: Mapping[str, Said], *, by: str = AGREED, round: str = "Baseline", day: dt.date = dt.date(2026, 11, 5),
    on: Framework = MAT, plan: Mapping[str, Mapping[str, object]] | None = None,
) -> Review:  # fmt: skip
    """A trust's review of one workbook: that of its diagnostic meeting, unless a group is named."""
    answers = about(trust=name, round=round, group=by, date=day)
    for ref, (rating, reason, evidence) in said.items():
        given = {"rating": rating, "rationale": reason, "evidence": evidence}
        answers |= row(ref, **{column: value for column, value in given.items() if value})
    for ref, columns in (plan or {}).items():
        answers |= row(ref, **columns)  # type: ignore[arg-type]
    return combine([workbook(on, answers, file=f"{name}-{round}-{by}.xlsx".lower())])
