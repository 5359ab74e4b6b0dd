"""The lists of a summary where a framework makes them long."""

from __future__ import annotations

import datetime as dt
from typing import Any

from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine_all
from tests import builders as books
from tests.documents.contexts.test_values import summary

LARGE = books.framework(7, 7, 6, id="large")


def agreed(round_: str, year: int, more: dict[tuple[str, str], Any]) -> Any:
    """The agreed workbook of a round: every second element of twenty is weak."""
    answers: dict[tuple[str, str], Any] = books.about(
        trust="Oak", group=AGREED, round=round_, date=dt.date(year, 10, 1)
    )
    for number, element in enumerate(LARGE.elements):
        rating = (books.RED, books.GREEN)[number % 2]
        answers |= books.row(element.ref, rating=rating, rationale="Because.", evidence="Minutes.")
    return books.workbook(LARGE, answers | more, file=f"{year}.xlsx")


def test_lists_make_room_for_the_whole_journey() -> None:
    """Ten strengths and ten areas have all their rows; in the paper that looks back, seven each, and the others by name."""
    plan = books.row("PLAN-01", target="AAA-01", objective="Heads know whom to ask.")
    first = agreed("Baseline", 2025, plan)
    last = agreed("Final", 2026, plan | books.row("MED-01", priority="Grow our own headteachers."))
    before, after = (summary(review) for review in combine_all([first, last]))
    assert [before["rows"][name] for name in ("strengths", "areas")] == [10, 10]
    assert [after["rows"][name] for name in ("strengths", "areas")] == [7, 7]
    assert before["more_areas"] == ""
    assert after["more_areas"] == (
        "Three more by name, with reasons in the diagnostic evidence. Red: Element CCC1 (CCC-01), Element CCC3 (CCC-03), "
        "Element CCC5 (CCC-05)."
    )
