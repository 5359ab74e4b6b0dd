"""What is kept of one trust: its ratings with their basis and evidence, its plan as the log has it on a day, its days of support."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from matsheets.model.respondents import AGREED
from matsheets.programme.entry_of_review import entry_of, short_text
from matsheets.programme.trust_entry import StepEntry, TrustEntry
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests.builders import AMBER_GREEN, AMBER_RED, GREEN, RED, about, framework, ratings, row, workbook

ON = framework(2, 1)
DAY = dt.date(2027, 3, 1)


def kept(review: Review, day: dt.date = DAY) -> TrustEntry:
    """What is kept of a review on a day."""
    return entry_of("oak", "Oak", "", None, review, step=StepEntry("agreed", 5), day=day)


def view(
    group: str, given: dict[str, object], *more: dict[tuple[str, str], object], file: str = "", round: str = "Baseline"
):
    """A workbook of a group, with ratings and rows."""
    answers = about(trust="Oak", round=round, group=group) | ratings(given)  # type: ignore[arg-type]
    for each in more:
        answers |= each  # type: ignore[arg-type]
    return workbook(ON, answers, file=file or f"{group}.xlsx")


def test_a_rating_is_agreed_or_the_cautious_median_and_evidence_is_that_behind_it() -> None:
    """Evidence counts only where a view has the rating that stands; an element that nobody rated has no points."""
    heads = view(
        "Trustees",
        {"AAA-01": RED, "AAA-02": AMBER_GREEN},
        row("AAA-02", evidence="Minutes of 3 June"),
        row("AAA-01", evidence="Survey of May"),
    )
    agreed = view(AGREED, {"AAA-01": GREEN}, row("AAA-01", evidence="n/a"))
    elements = kept(combine([heads, agreed])).elements
    assert [(e.ref, e.points, e.agreed, e.evidenced) for e in elements] == [
        ("AAA-01", 4, True, False),
        ("AAA-02", 3, False, True),
        ("BBB-01", None, False, False),
    ]


def test_a_priority_due_before_its_start_is_not_past_its_date() -> None:
    """Check calls that day wrong, so nobody is rung up about it; it is kept as one that cannot be right."""
    plan = row("PLAN-01", objective="Done.", start=dt.date(2027, 1, 5), due=dt.date(2026, 8, 6))
    (own,) = kept(combine([view(AGREED, {"AAA-01": AMBER_RED}, plan)])).priorities
    assert (own.due, own.overdue, own.due_cannot_be) == (dt.date(2026, 8, 6), False, True)


def test_the_groups_are_those_whose_own_views_are_in() -> None:
    """In the order of documents, each once; what was agreed is no group's view, and a group that nobody named is one."""
    views = [
        view(group, {"AAA-01": RED}, file=f"{at}.xlsx") for at, group in enumerate(["", AGREED, "Trustees", "Trustees"])
    ]
    assert kept(combine(views)).groups == ("Trustees", "Group not recorded")


def test_a_priority_stands_as_the_log_has_it_on_the_day() -> None:
    """The log moved its date; on a later day it is past it, and an entry of a day to come says nothing yet."""
    plan = row("PLAN-01", target="AAA-01", objective="Everyone knows why.", due=dt.date(2027, 1, 31))
    log = row("PRG-01", priority="PLAN-01", date=dt.date(2027, 1, 20), status="Behind", new_due=dt.date(2027, 4, 30))
    done = row("PRG-02", priority="PLAN-01", date=dt.date(2027, 6, 1), status="Done")
    review = combine([view(AGREED, {"AAA-01": AMBER_RED}, plan, log, done)])
    (early,), (late,) = kept(review).priorities, kept(review, dt.date(2027, 5, 2)).priorities
    assert (early.heading_ref, early.element_ref, early.due, early.status) == (
        "AAA",
        "AAA-01",
        dt.date(2027, 4, 30),
        "Behind",
    )
    assert (early.overdue, late.overdue, late.logged_on) == (False, True, dt.date(2027, 1, 20))
    assert kept(review, dt.date(2027, 7, 1)).priorities[0].overdue is False


def test_the_plan_of_the_round_before_stands_until_there_is_another() -> None:
    """Of a round with views alone the priorities are those of the round before, with their own workbook."""
    before = combine([view(AGREED, {}, row("PLAN-03", objective="Everyone knows why."), file="before.xlsx")])
    now = replace(combine([view("Trustees", {"AAA-01": RED}, round="Final")]), earlier=before)
    entry = kept(now)
    assert [priority.ref for priority in entry.priorities] == ["PLAN-03"]
    assert (entry.plan_file, entry.files) == ("before.xlsx", ("Trustees.xlsx",))


def test_support_is_counted_up_to_the_day() -> None:
    """Days are those of all services and of the log so far; without any they are unknown, and not none."""
    services = row("SRV-01", service="Coaching", days=Decimal(6)) | row(
        "SRV-02", service="Reviews", days=Decimal("2.5")
    )
    log = row("SUP-01", date=dt.date(2027, 2, 1), days=Decimal(3)) | row(
        "SUP-02", date=dt.date(2027, 5, 1), days=Decimal(2)
    )
    plan = row("PLAN-01", objective="Everyone knows why.")
    entry = kept(combine([view(AGREED, {"AAA-01": RED}, plan, services, log)]))
    assert (entry.agreed_days, entry.given_days, entry.support_refs) == (Decimal("8.5"), Decimal(3), ("SUP-01",))
    bare = kept(combine([view(AGREED, {"AAA-01": RED})]))
    assert (bare.agreed_days, bare.given_days) == (None, None)


def test_an_entry_is_small_and_hashable() -> None:
    """A long text is cut at a word, and the whole can be a key."""
    assert short_text("word " * 100) == "word " * 46 + "word…"
    hash(kept(combine([view(AGREED, {"AAA-01": RED})])))
