"""Of which day a trust's page is: what it tells of progress, what is still to come, and what it says where nothing was logged."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest

from matsheets.batch.board_pages import plan_pages
from matsheets.batch.reading import read_and_check
from matsheets.model.framework import Framework
from matsheets.model.respondents import summarise_all
from tests.cli.conftest import Run
from tests.cli.test_updates_of_rounds import FOLDER, TRUST, of_round
from tests.steps.stages import recipe

BEFORE_THE_MEETING = dt.date(2026, 7, 14)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def chapter(run: Run, name: str, *options: str) -> str:
    """Make the page, and return the text of a section of it."""
    assert run("view", FOLDER, "-o", "page.html", "--force", *options).code == 0
    page = Path("page.html").read_text(encoding="utf-8")
    section = re.search(rf'<section id="{name}".*?</section>', page, re.DOTALL)
    assert section, f"no section {name}"
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", section[0])).split())


def test_the_day_that_is_asked_for_is_obeyed(run: Run) -> None:
    """Progress, next steps and what is past its date are all of that day; verify holds the page against the same one."""
    of_round("review-agreed")
    steps = chapter(run, "next-steps", "--on", "1/1/2027")
    assert "As things stand on 1 January 2027." in steps
    days = [dt.datetime.strptime(day, "%d %B %Y").date() for day in re.findall(r"\d+ [A-Z][a-z]+ \d{4}", steps)]
    assert len(days) > 3
    assert "Due by 1 January 2027 and still open" in steps
    assert min(days) < dt.date(2027, 1, 1) < max(days)
    assert "As logged up to 1 January 2027" in chapter(run, "progress", "--on", "1/1/2027")
    assert run("verify", "page.html", FOLDER).out == "page.html says what the workbooks say.\n"
    assert "As things stand on 1 January 2027." not in chapter(run, "next-steps")


def test_a_log_that_was_carried_forward_is_on_the_page(run: Run) -> None:
    """Though nothing was written in it since the meeting, the page tells how the plan stands, on the day of the round."""
    of_round("review-agreed", BEFORE_THE_MEETING)
    assert re.search(r"As logged up to \d+ \w+ 2026: what has changed so far", chapter(run, "progress"))


def test_a_plan_without_a_log_says_what_to_do(run: Run) -> None:
    """In the place of the progress there is one line: where to write it."""
    of_round("review-agreed", dt.date.min)
    told = chapter(run, "progress")
    assert told.startswith("Progress Nothing is logged for the plan up to ")
    assert "Write what was done on the tabs Progress and Support of" in told


def test_a_date_to_come_makes_no_page_of_that_day(framework: Framework) -> None:
    """A review that is dated after today leaves its page on today: what is due by then only is not past its date."""
    of_round("review-agreed")
    (outcome,) = read_and_check([*FOLDER.iterdir()], [framework], today=dt.date(2026, 7, 1))
    assert outcome.assessment
    today = dt.date(2026, 7, 1)
    (plan,) = plan_pages(summarise_all([outcome.assessment]), today=today)
    assert {planned.period and planned.period.on for planned in plan.documents} == {today}


def test_what_the_board_decides_stands_in_one_place(run: Run) -> None:
    """A page of a later day than the round's asks first for what is open now, once, at its top."""
    of_round("baseline-agreed")
    top = chapter(run, "at-a-glance")
    now, _, then = top.partition("And what the round asks for, so far as it has not been done since:")
    assert re.search(r"The board is asked to Agree .*Decide on PLAN-05", now)
    assert "Adopt the eight priorities" in then
    assert "asked to decide" not in chapter(run, "progress")


def test_progress_is_told_whole(run: Run) -> None:
    """What difference was made stands whole at the head of the progress, and what was done in each row: no word is cut for want of paper."""
    of_round("review-agreed")
    told, logged = chapter(run, "progress"), recipe("review-agreed", TRUST).answers
    since = [
        ref
        for (ref, column), day in logged.items()
        if column == "date" and ref.startswith("PRG") and day > dt.date(2026, 7, 14)
    ]
    assert len(since) > 3
    for ref in since:
        assert " ".join(str(logged[ref, "done"]).split()) in told
        if (ref, "difference") in logged:
            assert " ".join(str(logged[ref, "difference"]).split()) in told
    assert "…" not in told
