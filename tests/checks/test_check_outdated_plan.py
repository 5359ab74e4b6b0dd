"""What check asks of a plan that came along from the round before, on the day of this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from matsheets.checks import check
from matsheets.model.respondents import AGREED
from tests.builders import AMBER_RED, about, row
from tests.review.books import by
from tests.rounds.conftest import HELD, MEETING, OWN, SLIP, WIDE, executive, made, next_round

Said = Callable[..., list[str]]


def test_check_asks_for_a_date_that_the_log_moved_and_the_plan_did_not(tmp_path: Path, said: Said) -> None:
    """At the next round, as long as nobody has changed the plan's date."""
    assert said(check(next_round(SLIP | MEETING, tmp_path)), "logged-due-different") == [
        "PLAN-02: PRG-02 moved PLAN-02 to 31 July 2028, and the plan still says 20 July 2027. Documents give 31 July 2028. Type the "
        "date that is agreed now. To go back to 20 July 2027, add an entry to the log that gives it as the new date."
    ]
    assert said(check(next_round(SLIP | MEETING | {("PLAN-02", "Due"): OWN}, tmp_path)), "logged-due-different") == []
    after = {**SLIP, ("PRG-02", "Date"): dt.date(2027, 7, 30)}
    assert said(check(next_round(after | MEETING, tmp_path)), "logged-due-different") == []


def test_check_asks_for_dates_before_the_day_of_the_plan(tmp_path: Path, said: Said) -> None:
    """A review that was to be before the meeting is no next review; an open priority that was due before it has no date."""
    past = {("PLAN-02", "Review on"): dt.date(2027, 3, 25), ("PLAN-02", "Due"): dt.date(2027, 6, 1)}
    found = check(next_round(MEETING | past, tmp_path))
    assert said(found, "review-before-round") == [
        "PLAN-02: The review on 25 March 2027 was before 8 July 2027, the day of this plan, so it is no next review. Type the date on "
        "which this priority is next looked at."
    ]
    assert said(found, "due-before-round") == [
        "PLAN-02: PLAN-02 is open, and was due on 1 June 2027, before 8 July 2027, the day of this plan. Type the date by which it "
        "will be done. If it is done or stopped, say so in the log."
    ]
    assert said(check(next_round(MEETING, tmp_path)), "due-before-round") == []


def test_dates_before_their_own_start_are_told_once(tmp_path: Path, said: Said) -> None:
    """A slip in a date is one problem: that it is before its start says more than that it is before the day of the plan."""
    slip = {("PLAN-02", "Start"): dt.date(2027, 1, 11), ("PLAN-02", "Due"): dt.date(2020, 9, 1)}
    found = check(next_round(MEETING | slip | {("PLAN-02", "Review on"): dt.date(2021, 1, 4)}, tmp_path))
    told = {p.code for p in found if any(place.ref == "PLAN-02" for place in p.places)}
    assert {code for code in told if "before" in code} == {"due-before-start", "review-before-start"}


@pytest.mark.parametrize(
    ("reason", "month"),
    [
        ("Settled by the decision on the merger in December", "December 2026"),
        ("Waits for the pay paper in February", "February 2027"),
        ("Waits for the audit of June 2027", "June 2027"),
        ("Waits for the pay paper in September", ""),
        ("Waits for the audit of June 2028", ""),
        ("May be settled by the merger", ""),
    ],
)
def test_check_asks_for_a_reason_that_speaks_of_a_month_that_is_over(
    reason: str, month: str, tmp_path: Path, said: Said
) -> None:
    """A month without a year is the first after the round that gave the reason: that of November 2026."""
    given = about(date=HELD) | row("PLAN-03", target="AAA-03", no_action=reason)
    before = by(AGREED, {"AAA-01": AMBER_RED}, on=WIDE, more=given)
    (content,) = (book.content for book in made(executive(), before).workbooks if book.group == AGREED)
    found = said(check(next_round(MEETING, tmp_path, content)), "reason-past")
    told = f'PLAN-03: "{reason}" is the reason of the round before, and {month} is over. Type why it is left now, or make it a priority.'
    assert found == ([told] if month else [])
    anew = {("PLAN-03", "No action, because"): "Nobody has asked for it since December"}
    assert said(check(next_round(MEETING | anew, tmp_path, content)), "reason-past") == []
