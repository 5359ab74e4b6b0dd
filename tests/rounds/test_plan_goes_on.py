"""The plan and its logs in the next round's agreed workbook: room to go on with them, and what becomes of finished priorities."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import matsheets
from matsheets.checks import check
from matsheets.model.assessment import Assessment
from matsheets.model.respondents import AGREED
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book, repair
from tests.builders import AMBER_RED, RED, about, row
from tests.meeting.conftest import typed
from tests.review.books import EXECUTIVE, by
from tests.rounds.conftest import WIDE, executive, made

SLUG = "logged-priority-replaced"
KEEP = "Leave done and stopped rows as they are"


def content(*books: Assessment) -> bytes:
    """The next agreed workbook."""
    (found,) = (workbook.content for workbook in made(*books).workbooks if workbook.group == AGREED)
    return found


def test_logs_have_thirty_blank_rows_below_what_was_carried() -> None:
    """A full log of 40 entries and one of 7 visits."""
    more = {place: value for n in range(1, 41) for place, value in row(f"PRG-{n:02d}", priority="PLAN-01").items()}
    more |= {place: value for n in range(1, 8) for place, value in row(f"SUP-{n:02d}", who="A. Mentor").items()}
    more |= row("PLAN-01", objective="Every school can say why it belongs.")
    book = load_book(content(executive(), by(AGREED, {"AAA-01": AMBER_RED}, on=WIDE, more=more)))
    refs = {title: [cell.value for cell in book[title]["A"]] for title in ("Progress", "Support")}
    assert (refs["Progress"][-1], refs["Support"][-1]) == ("PRG-70", "SUP-37")


def test_the_meetings_workbook_remembers_the_objectives_too(tmp_path: Path) -> None:
    """The meeting's workbook goes on from the carried one, and is the one in which the plan is written."""
    later = about(date=dt.date(2027, 10, 12))
    view = by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, round="Annual review 2027", more=later)
    carried = read_workbook(Path("next.xlsx"), [WIDE], content())
    (meeting,) = (m for m in matsheets.prepare_meeting([view, carried]) if m.round == "Annual review 2027")
    path = typed(meeting.workbook, {("PLAN-01", "Objective"): "Halve the cost of supply staff"}, tmp_path / "m.xlsx")
    book = read_workbook(path, [WIDE])
    assert SLUG in {p.code for p in check(book)}
    assert KEEP in _text(load_book(path)["Plan"])


def test_the_plan_says_what_to_do_with_finished_rows(tmp_path: Path) -> None:
    """Only where a log was carried; the sentence is printed, so that repair takes it for nobody's words."""
    path = tmp_path / "next.xlsx"
    path.write_bytes(content())
    assert KEEP in _text(load_book(path)["Plan"])
    repaired = repair(path, [WIDE], created=dt.datetime(2027, 6, 1))
    assert repaired.not_placed == ()
    assert KEEP in _text(load_book(repaired.content)["Plan"])
    without = by(AGREED, {"AAA-01": AMBER_RED}, on=WIDE, more=row("PLAN-01", objective="One picture of need"))
    assert KEEP not in _text(load_book(content(executive(), without))["Plan"])


def _text(sheet: object) -> str:
    return " ".join(str(cell.value) for line in sheet.iter_rows(max_row=8) for cell in line if cell.value)  # type: ignore[attr-defined]
