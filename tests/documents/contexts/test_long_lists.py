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


def test_lists_have_all_their_rows_where_the_pages_hold_them() -> None:
    """Ten strengths and ten areas, in the paper that looks back at the whole journey too."""
    plan = books.row("PLAN-01", target="AAA-01", objective="Heads know whom to ask.")
    first = agreed("Baseline", 2025, plan)
    last = agreed("Final", 2026, plan | books.row("MED-01", priority="Grow our own headteachers."))
    for said in (summary(review) for review in combine_all([first, last])):
        assert [said["rows"][name] for name in ("strengths", "areas")] == [10, 10]
        assert said["more_areas"] == ""


def test_many_words_elsewhere_leave_fewer_rows() -> None:
    """Medium-term priorities of many lines take room that short ones leave to the lists; areas keep theirs longest."""
    plan = books.row("PLAN-01", target="AAA-01", objective="Heads know whom to ask.")

    def rows(words: int) -> Any:
        later = {"priority": "word " * words}
        last = agreed("Final", 2026, plan | books.row("MED-01", **later) | books.row("MED-02", **later))
        return summary(combine_all([agreed("Baseline", 2025, plan), last])[1])["rows"]

    few, many = rows(2), rows(900)
    assert (few["strengths"], few["areas"]) == (10, 10)
    assert many["strengths"] < many["areas"] == 10


def test_what_the_board_must_decide_is_not_among_what_is_cut() -> None:
    """Of sixty weak elements only such as are left for now have no row; those without an answer or with a priority all have."""
    large = books.framework(20, 20, 20, id="larger")
    refs = [element.ref for element in large.elements]
    answers: dict[tuple[str, str], Any] = books.about(trust="Oak", group=AGREED, date=dt.date(2026, 10, 1))
    for ref in refs:
        answers |= books.row(ref, rating=books.RED, rationale="Because it is so. " * 7, evidence="Minutes.")
    for number, ref in enumerate(refs[:10], 1):
        answers |= books.row(f"PLAN-{number:02d}", target=ref, no_action="It waits.")
    answers |= books.row("PLAN-11", target=refs[10], objective="Heads know whom to ask.")
    said = summary(combine_all([books.workbook(large, answers, file="a.xlsx")])[0])
    shown = {area["ref"] for area in said["areas"][: said["rows"]["areas"]]}
    assert len(shown) < 60
    assert set(refs[10:]) <= shown
