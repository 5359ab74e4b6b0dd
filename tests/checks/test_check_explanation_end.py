"""An explanation says until when: check asks, in a note, where its rationale names no time."""

from __future__ import annotations

import pytest

from matsheets.checks import check
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import Rating
from matsheets.model.problems import Problem, Severity
from tests.builders import about, row, workbook

CODE = open_framework("academy-trust-governance-code")
_, PARTLY, EXPLAINED, APPLIED = CODE.scale.ratings


def asked(rating: Rating, rationale: str) -> list[Problem]:
    """The notes about the end of an explanation in a workbook with this rating and rationale."""
    answers = about(trust="Oakfield", group="Trustees", round="Baseline") | row(
        "OPE-01", rating=rating, rationale=rationale, evidence="Minutes."
    )
    return [p for p in check(workbook(CODE, answers)) if p.code == "explanation-without-end"]


def test_an_explanation_without_an_end_is_noted() -> None:
    """At its rationale, and never as an error."""
    (found,) = asked(
        EXPLAINED,
        "Our two smallest schools share one committee, which meets parents in the playground, and may go on doing so.",
    )
    assert (found.severity, found.place.ref) == (Severity.NOTE, "OPE-01")
    assert "Rated Explained otherwise, and the rationale names no time until which that holds" in found.message


@pytest.mark.parametrize(
    "end",
    ["until the merger", "when the church agreement is signed", "to 31/3/2027", "to May", "for this school year", "to the end of the summer",
     "we look again each term", "2028", "reviewed annually", "on 3 Mar"],
)  # fmt: skip
def test_any_time_is_an_end(end: str) -> None:
    """A date, a month, a term, a year, until or when."""
    assert asked(EXPLAINED, f"Parents are met in the playground, {end}.") == []


@pytest.mark.parametrize(
    ("rating", "rationale"), [(APPLIED, "All is well."), (PARTLY, "Some is."), (EXPLAINED, ""), (EXPLAINED, "tbc")]
)
def test_nothing_else_is_asked_for_an_end(rating: Rating, rationale: str) -> None:
    """Other ratings hold as long as they hold; a rationale that is missing is asked for as such."""
    assert asked(rating, rationale) == []
