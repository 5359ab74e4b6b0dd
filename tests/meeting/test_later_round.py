"""The meeting of a later round: what was agreed before stands first, and plan, logs and facts are taken over by themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

import matsheets
from matsheets.checks import check_together
from matsheets.meeting.prepare import PreparedMeeting
from matsheets.model.assessment import Assessment
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine_all
from matsheets.workbook.read.reader import read_workbook
from tests.builders import GREEN, RED, about, row
from tests.editions import next_edition
from tests.meeting.conftest import typed
from tests.review.books import EXECUTIVE, TRUSTEES, by
from tests.rounds.conftest import WIDE, baseline, made, read

NEXT = "Annual review 2027"
RATED = dt.date(2027, 10, 12)


def _views() -> list[Assessment]:
    return [
        by(EXECUTIVE, {"AAA-01": GREEN, "AAA-02": GREEN}, on=WIDE, round=NEXT, more=about(date=RATED)),
        by(TRUSTEES, {"AAA-01": RED, "AAA-02": GREEN}, on=WIDE, round=NEXT, more=about(date=RATED)),
    ]


def _prepared(*books: Assessment, **options: object) -> PreparedMeeting:
    return next(found for found in matsheets.prepare_meeting(books, **options) if found.round == NEXT)  # type: ignore[arg-type]


def _book(prepared: PreparedMeeting) -> Assessment:
    assert prepared.workbook is not None
    return read_workbook(Path("meeting.xlsx"), [WIDE], prepared.workbook)


def test_what_was_agreed_before_stands_first() -> None:
    """From the workbook carried forward, or from the round before itself; a rating to confirm keeps its mark before it."""
    for before in ([read(made(), AGREED)], baseline()):
        said = _book(_prepared(*_views(), *before)).group_views
        assert said["AAA-01"].splitlines()[:3] == [
            "Last time, agreed: Amber-red",
            "Executive team: Green",
            "Trustees: Red",
        ]
        assert said["AAA-02"].splitlines()[:2] == ["To confirm: Green", "Last time, agreed: Amber-green"]


def test_what_was_agreed_before_stands_in_todays_word() -> None:
    """A rating is called otherwise now, and the element has another Ref; the workbook of last time may be on either edition."""
    on = next_edition(WIDE, renamed={"amber-red": "Sown"}, first="Care")
    views = [
        by(group, {"AAA-02": rating}, on=on, round=NEXT, more=about(date=RATED))
        for group, rating in ((EXECUTIVE, GREEN), (TRUSTEES, RED))
    ]
    for before in ([read(made(*baseline(), to=on), AGREED, on)], [read(made(), AGREED)], baseline()):
        prepared = _prepared(*views, *before)
        assert prepared.workbook is not None
        said = read_workbook(Path("meeting.xlsx"), [on], prepared.workbook).group_views
        assert said["AAA-02"].splitlines()[0] == "Last time, agreed: Sown"


def test_what_was_agreed_before_is_nobodys_view() -> None:
    """A rating that only the round before gave is one that no group gave; check finds the listed views as they are."""
    prepared = _prepared(*_views(), *baseline())
    book = replace(_book(prepared), file="meeting.xlsx")
    codes = {found.code for found in matsheets.check(book)}
    assert "group-views-changed" not in codes
    assert not {"view-not-listed", "listed-view-changed"} & {p.code for p in check_together([*_views(), book])}
    assert book.value("AAA-02", "rating") is None  # to confirm, and does not count yet


def test_the_untouched_agreed_workbook_is_taken_over_by_itself() -> None:
    """Its plan, logs and facts; nothing is asked for, and the sentences say so."""
    carried = read(made(), AGREED)
    prepared = _prepared(*_views(), carried)
    book = _book(prepared)
    assert book.text("PLAN-02", "objective") == "One picture of need."
    assert book.value("PRG-01", "status") == "Done"
    assert book.text("SUP-01", "who") == "A. Mentor"
    assert book.text("ABT-07") == "Joan Marsh"
    assert book.last_time == {}
    assert prepared.agreed == ()
    assert [
        line for line in prepared.carried if "may stay where it is" in line or "nothing is typed twice" in line
    ] == list(prepared.carried)


def test_beside_the_meetings_workbook_the_untouched_one_is_no_rival() -> None:
    """The plan counts as the meeting left it, and nothing is asked about two plans or two agreed workbooks."""
    carried = read(made(), AGREED)
    settled = by(AGREED, {"AAA-01": RED}, on=WIDE, round=NEXT, more=row("PLAN-01", objective="As the meeting left it"))
    (review,) = combine_all([*_views(), carried, settled])
    assert [priority.objective for priority in review.priorities] == ["As the meeting left it"]
    assert carried.file not in {respondent.file for respondent in review.respondents}
    assert {p.code for p in check_together([*_views(), carried, settled])} == {"carried-replaced"}


def test_the_paper_says_what_was_agreed_before(tmp_path: Path) -> None:
    """Beside what is to settle and what is to choose, from what stands under Last time in the groups' carried workbooks."""
    views = []
    for group, first, second in ((EXECUTIVE, "Green", "Green"), (TRUSTEES, "Red", "Amber-green")):
        (content,) = (workbook.content for workbook in made().workbooks if workbook.group == group)
        rated = {("AAA-01", "Rating"): first, ("AAA-02", "Rating"): second}
        views.append(read_workbook(typed(content, rated, tmp_path / f"{group}.xlsx"), [WIDE]))
    (tmp_path / "paper.docx").write_bytes(_prepared(*views).paper)
    said = "\n".join(text.text or "" for text in Document(str(tmp_path / "paper.docx")).element.body.iter(qn("w:t")))
    assert said.count("Last time, agreed: Amber") == 2
