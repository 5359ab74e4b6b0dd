"""The workbooks of a trust's baseline, with what groups said, what was agreed, and a plan; and what follows from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.rounds.carry_forward import NextRound, carry_forward
from matsheets.workbook.read.reader import read_workbook
from tests.builders import AMBER_GREEN, AMBER_RED, GREEN, RED, Given, about, framework, row
from tests.meeting.conftest import typed
from tests.review.books import EXECUTIVE, TRUSTEES, by

WIDE = framework(3, 3)
HELD = dt.date(2026, 11, 5)
#: The first due date of PLAN-02, that to which the log moves it, and one that the next round gives; when it was logged, and the
#: days of the next meetings.
FIRST, MOVED, OWN = dt.date(2027, 7, 20), dt.date(2028, 7, 31), dt.date(2027, 12, 17)
LOGGED, MET, AGAIN = dt.date(2027, 7, 2), dt.date(2027, 7, 8), dt.date(2028, 7, 6)
SLIP = {("PRG-02", "Priority"): "PLAN-02", ("PRG-02", "Date"): LOGGED, ("PRG-02", "Status"): "Behind",
        ("PRG-02", "New due date"): MOVED, ("PRG-02", "Why the new date"): "The post was empty."}  # fmt: skip
MEETING = {("ABT-16", "Answer"): MET, ("ABT-15", "Answer"): MET}


def reason(ref: str, text: str) -> dict[tuple[str, str], Given]:
    """Why an element was rated so."""
    return row(ref, rationale=text)


def executive(**options: object) -> Assessment:
    """What the executive team said."""
    more = reason("AAA-01", "The purpose is written down.") | row("BEY-01", issue="Reserves", next="Ask the auditor.")
    options.setdefault("more", more | about(respondent="K. Price", date=dt.date(2026, 10, 14)))
    return by(EXECUTIVE, {"AAA-01": GREEN, "AAA-02": RED}, on=WIDE, **options)


def trustees(**options: object) -> Assessment:
    """What the trustees said."""
    options.setdefault(
        "more",
        reason("AAA-01", "Nobody could say it to us.")
        | {("ABT-04", "answer"): "East Midlands", ("ABT-20", "answer"): True},
    )
    return by(TRUSTEES, {"AAA-01": RED}, on=WIDE, **options)


def agreed(**options: object) -> Assessment:
    """What was agreed, and the plan that was made."""
    more = {
        **about(respondent="Diagnostic meeting", date=HELD),
        ("ABT-07", "answer"): "Joan Marsh",
        ("ABT-16", "answer"): HELD,
        ("ABT-17", "answer"): "K. Price, chief executive",
        **reason("AAA-01", "Written down, and not lived yet."),
        **row("PLAN-01", target="AAA-01", objective="Every school can say why it belongs.", lead="J. Marsh"),
        **row("PLAN-02", target="AAA-02", objective="One picture of need.", due=dt.date(2027, 7, 20)),
        **row("PRG-01", priority="PLAN-01", date=dt.date(2027, 3, 1), status="Done", done="Written with heads."),
        **row("SUP-01", date=dt.date(2027, 2, 1), who="A. Mentor", what="Led the day."),
        **row("MED-01", priority="Grow to eight schools."),
    }
    options.setdefault("more", more)
    return by(AGREED, {"AAA-01": AMBER_RED, "AAA-02": AMBER_GREEN}, on=WIDE, **options)


def baseline() -> list[Assessment]:
    """The round before."""
    return [executive(), trustees(), agreed()]


def made(*books: Assessment, **options: object) -> NextRound:
    """The next round of one trust: of the baseline, unless other books are given."""
    return _made(books or baseline(), options) if books or options else _of_baseline()


@cache
def _of_baseline() -> NextRound:
    return _made(baseline(), {})


def _made(books: Sequence[Assessment], options: Mapping[str, object]) -> NextRound:
    (found,) = carry_forward(books, "Annual review 2027", **options)  # type: ignore[arg-type]
    return found


def read(next_round: NextRound, group: str, on: Framework = WIDE) -> Assessment:
    """One of its workbooks, read again."""
    (content,) = (workbook.content for workbook in next_round.workbooks if workbook.group == group)
    return read_workbook(Path(f"{group}.xlsx"), [on], content)


def contents(next_round: NextRound) -> Mapping[str, bytes]:
    """The bytes of its workbooks, by group."""
    return {workbook.group: workbook.content for workbook in next_round.workbooks}


def next_round(cells: Mapping[tuple[str, str], object], folder: Path, content: bytes | None = None) -> Assessment:
    """The next round's agreed workbook with these cells typed in it."""
    if content is None:
        (content,) = (book.content for book in made().workbooks if book.group == AGREED)
    return read_workbook(typed(content, cells, folder / "agreed.xlsx"), [WIDE])
