"""The logs of a plan as a review holds them, and how far each priority has come by them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from matsheets.review.progress import progress_of
from tests.builders import row
from tests.review.books import by

OCTOBER, NOVEMBER, DECEMBER = dt.date(2026, 10, 1), dt.date(2026, 11, 2), dt.date(2026, 12, 3)
EASTER, SUMMER = dt.date(2027, 4, 15), dt.date(2027, 7, 1)
PLAN = row("PLAN-01", objective="First", due=EASTER) | row("PLAN-02", objective="Second", due=SUMMER)


def reviewed(*entries: dict[str, object], **more: dict[str, object]):
    """A review whose plan has two priorities, and a log with these entries, from the top."""
    log = {
        place: value
        for n, entry in enumerate(entries, start=1)
        for place, value in row(f"PRG-{n:02d}", **entry).items()
    }
    return combine([by(AGREED, more=PLAN | log | (more.get("support") or {}))])


def entry(
    priority: str = "PLAN-01", date: dt.date | None = OCTOBER, status: str = "", **more: object
) -> dict[str, object]:
    """An entry of the log."""
    given = {"priority": priority, "date": date, "status": status, **more}
    return {key: value for key, value in given.items() if value}


def test_the_log_is_read_by_date():
    """Entries stand first to last by date, of equal dates from the top, and those without a date last."""
    given = [entry(date=DECEMBER, done="c"), entry(date=None, done="e"), entry(date=OCTOBER, done="a"),
             entry(date=DECEMBER, done="d"), entry(date=NOVEMBER, done="b")]  # fmt: skip
    assert [found.done for found in reviewed(*given).progress] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("typed", ["PLAN-02", "plan-2", "Plan 2", "2", "PLAN–02", "priority 2"])
def test_a_priority_is_known_however_its_ref_is_typed(typed):
    """An entry is about the row of the plan that it names."""
    (found,) = reviewed(entry(typed)).progress
    assert (found.priority_ref, found.priority.objective) == ("PLAN-02", "Second")


@pytest.mark.parametrize("typed", ["PLAN-07", "reading", "PLAN-01, PLAN-02"])
def test_an_entry_about_no_priority_of_the_plan_is_kept(typed):
    """What names none of the plan, or several, is about none."""
    review = reviewed(entry(typed, status="Done"))
    assert review.progress[0].priority is None
    assert [p.status for p in progress_of(review)] == ["Not started", "Not started"]


def test_a_priority_stands_where_its_newest_dated_status_says():
    """An entry without a status, or without a date, decides nothing; of one day the row further down does."""
    review = reviewed(
        entry(date=DECEMBER, done="talked"), entry(date=None, status="Stopped"), entry(date=NOVEMBER, status="Behind"),
        entry(date=NOVEMBER, status="On track"), entry(date=OCTOBER, status="Done"),
    )  # fmt: skip
    first, second = progress_of(review)
    assert (first.status, first.newest.done, second.status, second.newest) == (
        "On track",
        "talked",
        "Not started",
        None,
    )


def test_a_due_date_moves_with_the_log():
    """The last new date by day counts, be it earlier than another; without one the plan's own stands."""
    review = reviewed(
        entry(date=DECEMBER, new_due=dt.date(2027, 6, 1)),
        entry(date=OCTOBER, new_due=SUMMER),
        entry(date=None, new_due=EASTER),
    )
    first, second = progress_of(review)
    assert [first.due_then, first.due_now, second.due_then, second.due_now] == [
        EASTER,
        dt.date(2027, 6, 1),
        SUMMER,
        SUMMER,
    ]


@pytest.mark.parametrize(
    ("moved_to", "due"), [(dt.date(2027, 9, 24), dt.date(2027, 9, 24)), (dt.date(2027, 2, 1), EASTER)]
)
def test_of_a_date_logged_before_the_round_the_later_counts_where_nothing_is_known_of_the_plan_before(moved_to, due):
    """A plan that was given a later date has a date of its own; what was logged from the round's day on counts in any case."""
    moved = entry(date=OCTOBER, new_due=moved_to)
    later = entry(date=DECEMBER, new_due=dt.date(2027, 5, 3))
    for log, stands in (([moved], due), ([moved, later], dt.date(2027, 5, 3))):
        review = reviewed(*log, support=row("ABT-16", answer=NOVEMBER))
        assert progress_of(review)[0].due_now == stands


def test_a_priority_that_is_done_or_stopped_is_not_open():
    """Whatever else was logged of it, and one without an entry is."""
    for status, is_open in (("Done", False), ("Stopped", False), ("Behind", True), ("On track", True)):
        first, second = progress_of(reviewed(entry(status=status)))
        assert (first.is_open, second.is_open) == (is_open, True)


def test_a_day_shows_what_the_log_said_then():
    """Later entries, and undated ones, are no part of what stood on a day."""
    review = reviewed(entry(date=OCTOBER, status="On track"), entry(date=DECEMBER, status="Done"), entry(date=None))
    assert progress_of(review)[0].until(NOVEMBER).status == "On track"
    assert [len(progress_of(review)[0].until(day).entries) for day in (NOVEMBER, DECEMBER)] == [1, 2]


def test_support_is_read_with_its_refs():
    """A visit may serve several priorities; its service is known by its number."""
    given = row(
        "SUP-01", date=OCTOBER, who="Ada", what="Visit", days=Decimal("0.5"), priority="2 and 1", service="srv 3"
    )
    (found,) = reviewed(support=given).support
    assert found[:7] == ("SUP-01", OCTOBER, "Ada", "Visit", Decimal("0.5"), "PLAN-01, PLAN-02", "SRV-03")
