"""The whole journey: what became of each priority of the first plan, in the paper of the round that ends the mentoring."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine_all
from matsheets.review.review import Review
from tests import builders as books
from tests.documents.builders import tables_of
from tests.documents.contexts.test_movement import summary
from tests.documents.contexts.test_values import summary as values_of

FRAME = books.framework()
PLAN = {"PLAN-01": ("AAA-01", "Heads know whom to ask."), "PLAN-02": ("BBB", "One account of purpose.")}
TITLE = "The whole journey of each priority"


def workbook(name: str, rating: str, *rows: dict[tuple[str, str], Any], plan: dict[str, tuple[str, str]] = PLAN) -> Any:
    """The agreed workbook of a round, with this plan."""
    chosen = next(r for r in books.FOUR if r.label == rating)
    year = {"Baseline": 2025, "Review (mid-point)": 2026, "Final": 2027}[name]
    answers: dict[tuple[str, str], Any] = books.about(
        trust="Oakfield", group=AGREED, round=name, date=dt.date(year, 10, 1)
    )
    for ref in ("AAA-01", "AAA-02", "BBB-01"):
        answers |= books.row(ref, rating=chosen, rationale="Because.", evidence=f"Minutes of {year}.")
    for ref, (target, objective) in plan.items():
        answers |= books.row(ref, target=target, objective=objective)
    for row in rows:
        answers |= row
    return books.workbook(FRAME, answers, file=f"{name}.xlsx")


def entry(number: int, ref: str, day: dt.date | None, status: str, difference: str = "") -> dict[tuple[str, str], Any]:
    """An entry of a log."""
    given = {"priority": ref, "date": day, "status": status, "done": "Something.", "difference": difference}
    return {(f"PRG-{number:02d}", key): value for key, value in given.items() if value}


MEDIUM_TERM = books.row("MED-01", priority="Grow our own headteachers.")


def last(*given: Any) -> Review:
    """The last round of some workbooks."""
    return combine_all(given)[-1]


def journey(review: Review) -> dict[str, dict[str, Any]]:
    """What is said of each priority of the first plan, by its Ref."""
    told = values_of(review)["journey"]["priorities"]
    return {p["ref"].partition(" ")[0]: p for p in told if p["ref"].endswith("(Baseline)")}


def test_each_priority_of_the_first_plan_is_followed_to_its_end() -> None:
    """Its newest status and difference by the logs of all rounds, its rating then and now with the basis, the evidence."""
    moved = {"PLAN-04": PLAN["PLAN-01"], "PLAN-01": ("AAA-02", "Something else.")}
    review = last(
        workbook("Baseline", "Red", entry(1, "PLAN-01", dt.date(2026, 1, 9), "Behind", "Nothing yet."),
                 entry(2, "PLAN-02", dt.date(2026, 2, 1), "Done", "Parents can say it.")),
        workbook("Review (mid-point)", "Amber-red", entry(1, "PLAN-04", dt.date(2027, 1, 9), "Done", "Nine of ten asked."),
                 entry(2, "PLAN-01", dt.date(2027, 5, 9), "Stopped"), entry(3, "PLAN-04", None, "Behind"), plan=moved),
        workbook("Final", "Green", MEDIUM_TERM, plan={}),
    )  # fmt: skip
    found = journey(review)
    assert list(found) == ["PLAN-01", "PLAN-02"]
    assert [(p["status"], p["difference"], p["log"]) for p in found.values()] == [
        ("Done", "Nine of ten asked.", "PRG-01 (Review, mid-point)"),
        ("Done", "Parents can say it.", "PRG-02 (Baseline)"),
    ]
    assert {(p["before"]["label"], p["rating"]["label"], p["basis"]) for p in found.values()} == {
        ("Red", "Green", "Agreed both times")
    }
    assert [p["evidence"] for p in found.values()] == ["Minutes of 2027.", "BBB-01: Minutes of 2027."]


def test_what_a_later_plan_brought_in_is_followed_too() -> None:
    """After the first plan's priorities, and not a second time what stood in that already."""
    plan = {"PLAN-01": PLAN["PLAN-01"], "PLAN-03": ("AAA-02", "Something new.")}
    review = last(
        workbook("Baseline", "Red"),
        workbook(
            "Review (mid-point)", "Red", entry(1, "PLAN-03", dt.date(2027, 1, 9), "Done", "All asked."), plan=plan
        ),
        workbook("Final", "Green", MEDIUM_TERM, plan={}),
    )
    told = values_of(review)["journey"]["priorities"]
    assert [(p["ref"], p["status"]) for p in told] == [
        ("PLAN-01 (Baseline)", ""), ("PLAN-02 (Baseline)", ""), ("PLAN-03 (Review, mid-point)", "Done"),
    ]  # fmt: skip


def test_the_journey_stands_in_the_last_paper_alone() -> None:
    """A round without medium-term priorities, or without a plan before it, ends nothing."""
    ends = workbook("Final", "Green", MEDIUM_TERM)
    review = last(workbook("Baseline", "Red"), ends)
    rows = tables_of(summary(review))[TITLE]
    assert [row[1].splitlines() for row in rows[1:]] == [["Stands again: PLAN-01"], ["Stands again: PLAN-02"]]
    assert TITLE not in tables_of(summary(replace(review, medium_term=())))
    assert TITLE not in tables_of(summary(last(ends)))
    assert TITLE not in tables_of(summary(last(workbook("Baseline", "Red", plan={}), ends)))


def test_where_the_bases_differ_the_journey_says_so() -> None:
    """What was agreed once is no measure of the groups' own, and without evidence none is named."""
    review = last(workbook("Baseline", "Red"), workbook("Final", "Green", MEDIUM_TERM))
    only = review.headings[0].elements[0]
    assert only.agreed
    trustees = only.agreed._replace(respondent=only.agreed.respondent._replace(group="Trustees"), evidence="n/a")
    headings = (
        review.headings[0]._replace(elements=(only._replace(agreed=None, views=(trustees,)),)),
        *review.headings[1:],
    )
    found = journey(replace(review, headings=headings))["PLAN-01"]
    assert (found["moved"], found["basis"], found["evidence"]) == ("", "Agreed then, one rating now", "")
