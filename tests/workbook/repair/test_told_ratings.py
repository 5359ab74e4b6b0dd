"""A rating that is called otherwise in a newer edition, in the lines that a repaired workbook has printed beside its cells."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from matsheets.meeting.workbook import write_meeting_workbook
from matsheets.model.framework import Framework
from matsheets.review.combine import combine
from matsheets.workbook.read.reader import read_workbook
from tests.books import repair
from tests.builders import AMBER_RED, GREEN, RED, framework, row
from tests.editions import next_edition
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by

CREATED = dt.datetime(2026, 11, 2)
OLD = framework(3, 1)
#: Two are called otherwise, one of them what another was called, and one has a capital less.
NEW = next_edition(OLD, renamed={"red": "Bare", "amber-red": "Red", "green": "green"}, first="Care")


def repaired(path: Path, to: Framework) -> Path:
    """The workbook brought to another edition."""
    target = path.with_name("new.xlsx")
    target.write_bytes(repair(path, [OLD, NEW], created=CREATED, to=to).content)
    return target


def test_a_meetings_workbook_has_todays_words_beside_its_ratings(tmp_path: Path) -> None:
    """What each group said, what is to confirm and the rating itself are called alike; what people wrote is as it was."""
    money = row("BEY-01", issue="Money: Red", why="Heads: Red")
    books = [
        by(EXECUTIVE, {"AAA-01": RED, "AAA-02": AMBER_RED, "AAA-03": GREEN}, on=OLD, more=money),
        by(TRUSTEES, {"AAA-01": RED, "AAA-02": GREEN}, on=OLD),
        by(HEADS, {"AAA-02": RED}, on=OLD),
    ]
    path = tmp_path / "meeting.xlsx"
    content = write_meeting_workbook(
        combine(books), workbook_id="m", created=CREATED, last_agreed={"AAA-01": "Amber-red"}
    )
    path.write_bytes(content)
    new = read_workbook(repaired(path, NEW), [OLD, NEW])
    said = {ref: text.splitlines() for ref, text in new.group_views.items()}
    assert said["AAA-02"][:-1] == [
        "To confirm: Bare", "Last time, agreed: Red", "Executive team: Bare", "Trustees: Bare", "Heads and middle leaders: no answer",
    ]  # fmt: skip
    assert said["AAA-03"][:-1] == ["Executive team: Red", "Trustees: green", "Heads and middle leaders: Bare"]
    assert [(a.ref, a.text) for a in new.unconfirmed] == [("AAA-02", "Bare")]
    assert (new.text("BEY-01", "issue"), new.text("BEY-01", "why")) == ("Money: Red", "Heads: Red")
