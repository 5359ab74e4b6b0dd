"""The dates of a plan from round to round: what the log moved stands until a round gives a date of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.model.assessment import Assessment
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from matsheets.review.progress import progress_of
from matsheets.rounds.carry_forward import carry_forward
from tests.builders import AMBER_RED, row
from tests.review.books import by
from tests.rounds.conftest import AGAIN, FIRST, HELD, LOGGED, MEETING, MET, MOVED, OWN, SLIP, WIDE, next_round


def due_of(book: Assessment, ref: str = "PLAN-02") -> dt.date | None:
    """By when a priority is due."""
    (found,) = (each for each in progress_of(combine([book])) if each.priority.source.ref == ref)
    return found.due_now


def test_a_date_that_was_logged_before_the_meeting_stands_while_the_plan_is_as_it_was(tmp_path: Path) -> None:
    """The newest date of the log is in force, though the meeting came after the entry."""
    assert due_of(next_round(SLIP | MEETING, tmp_path)) == MOVED


@pytest.mark.parametrize("own", [OWN, dt.date(2028, 12, 1)])
def test_a_date_that_the_next_round_gives_replaces_what_was_logged(own: dt.date, tmp_path: Path) -> None:
    """Be it earlier than the logged one or later."""
    assert due_of(next_round(SLIP | MEETING | {("PLAN-02", "Due"): own}, tmp_path)) == own


def test_a_date_that_was_replaced_stays_replaced_in_the_round_after(tmp_path: Path) -> None:
    """The third round carries the plan's own date, and an old entry does not come back."""
    second = next_round(SLIP | MEETING | {("PLAN-02", "Due"): OWN, ("AAA-01", "Rating"): "Red"}, tmp_path)
    (third,) = carry_forward([second], "Annual review 2028")
    (content,) = (book.content for book in third.workbooks if book.group == AGREED)
    assert due_of(next_round({("ABT-16", "Answer"): AGAIN}, tmp_path, content)) == OWN


def test_the_round_before_tells_where_the_workbook_remembers_nothing() -> None:
    """A plan that was written anew beside its log, in a workbook that was not carried forward."""
    log = row("PRG-01", priority="PLAN-01", date=LOGGED, new_due=MOVED)
    plan = row("PLAN-01", target="AAA-02", objective="One picture of need.")

    def of(due: dt.date, met: dt.date) -> Assessment:
        given = {("PLAN-01", "due"): due, ("ABT-16", "answer"): met}
        return by(AGREED, {"AAA-01": AMBER_RED}, on=WIDE, more=plan | log | given)

    before = combine([of(FIRST, HELD)])
    for due, stands in ((FIRST, MOVED), (OWN, OWN)):
        later = replace(combine([of(due, MET)]), earlier=before)
        assert progress_of(later)[0].due_now == stands
