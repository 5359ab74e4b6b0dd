"""A meeting's workbook that goes on from an agreed one: what was typed stays, what nobody touched is worked out anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import matsheets
from matsheets.meeting.prepare import PreparedMeeting
from matsheets.model.assessment import Assessment
from matsheets.model.respondents import AGREED, MENTOR_GROUP
from matsheets.workbook.read.reader import read_workbook
from tests.builders import AMBER_RED, GREEN, RED, framework, row
from tests.editions import next_edition
from tests.meeting.conftest import typed
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by

WIDE = framework(3, 3)
#: AAA-01 and AAA-02 to confirm, AAA-03 contested, BBB-01 to confirm.
GIVEN = {"AAA-01": GREEN, "AAA-02": GREEN, "BBB-01": GREEN}


def _groups() -> list[Assessment]:
    issues = (
        row("BEY-01", issue="Reserves", why="They run out.")
        | row("BEY-02", issue="Growth")
        | row("BEY-03", issue="Rolls")
    )
    return [
        by(EXECUTIVE, {**GIVEN, "AAA-03": RED}, on=WIDE, more=issues),
        by(TRUSTEES, {**GIVEN, "AAA-03": GREEN}, on=WIDE, more=row("BEY-01", issue="Estates", why="A roof leaks.")),
    ]


def _late(**issues: str) -> Assessment:
    """The headteachers' view, which differs on what was to confirm."""
    more = row("BEY-01", **issues) if issues else {}
    return by(HEADS, {"AAA-01": RED, "AAA-02": RED}, on=WIDE, more=more)


def _prepare(*books: Assessment, **options: object) -> PreparedMeeting:
    (found,) = matsheets.prepare_meeting(books, again=True, **options)  # type: ignore[arg-type]
    assert found.workbook is not None
    return found


def _read(prepared: PreparedMeeting) -> Assessment:
    assert prepared.workbook is not None
    return read_workbook(Path("again.xlsx"), [WIDE], prepared.workbook)


def _settled(folder: Path, answers: Mapping[tuple[str, str], object], name: str = "agreed.xlsx") -> Assessment:
    """The workbook of the two groups' meeting with some cells filled in or cleared."""
    return read_workbook(typed(_workbook(), answers, folder / name), [WIDE])


@cache
def _workbook() -> bytes:
    workbook = _prepare(*_groups()).workbook
    assert workbook is not None
    return workbook


@pytest.fixture
def settled(tmp_path: Path) -> Assessment:
    """One rating confirmed, one chosen, About filled in, issues kept, mended, struck and added, a plan begun."""
    return _settled(tmp_path, {
        ("AAA-01", "Rationale"): "The visits show it.", ("AAA-01", "Evidence"): "Reports of May",
        ("AAA-02", "Evidence"): "Minutes of June",
        ("AAA-03", "Rating"): "Amber-red", ("AAA-03", "Rationale"): "It holds in most schools.",
        ("BBB-02", "Rationale"): "Nobody can tell yet.",
        ("ABT-11", "Answer"): "Ruth, Tim and Sam", ("ABT-15", "Answer"): dt.datetime(2026, 9, 24),
        ("BEY-01", "Why it matters"): "They run out in 2028.",
        ("BEY-02", "Issue"): None,
        ("BEY-05", "Issue"): "Energy", ("BEY-05", "What we will do next"): "Ask for quotes.",
        ("PLAN-01", "Objective"): "Every school has a link trustee.", ("PLAN-01", "Lead"): "Ruth",
    })  # fmt: skip


def test_nothing_is_typed_twice(settled: Assessment) -> None:
    """Ratings, reasons, evidence, About, the plan and the meeting's own issues are what they were."""
    found = _read(_prepare(*_groups(), _late(), settled))
    kept = [("AAA-01", "rationale"), ("AAA-01", "evidence"), ("AAA-02", "evidence"), ("AAA-03", "rating"),
            ("AAA-03", "rationale"), ("BBB-02", "rationale"), ("ABT-11", "answer"), ("ABT-15", "answer"),
            ("BEY-05", "issue"), ("BEY-05", "next"), ("PLAN-01", "objective"), ("PLAN-01", "lead")]  # fmt: skip
    assert [found.text(*place) for place in kept] == [settled.text(*place) for place in kept]
    assert all(settled.text(*place) for place in kept)


def test_a_confirmed_rating_stays_where_a_late_view_differs(settled: Assessment) -> None:
    """Settled with a rationale, it is still the rating; the late view stands beside it, and no mark to confirm."""
    found = _read(_prepare(*_groups(), _late(), settled))
    assert found.value("AAA-01", "rating") == GREEN
    assert "Heads and middle leaders: Red" in found.group_views["AAA-01"]
    assert "To confirm" not in found.group_views["AAA-01"]


def test_an_untouched_rating_is_worked_out_anew(settled: Assessment) -> None:
    """What was there to confirm is blank where a late view differs, also beside evidence; where none does it is to confirm."""
    found = _read(_prepare(*_groups(), _late(), settled))
    assert found.answer("AAA-02", "rating") is None
    assert [answer.ref for answer in found.unconfirmed] == ["BBB-01"]


def test_a_rating_that_was_chosen_against_the_mark_stays(tmp_path: Path) -> None:
    """Another rating than the one to confirm is somebody's choice, without a rationale too."""
    chosen = _settled(tmp_path, {("AAA-01", "Rating"): "Amber-green"})
    assert _read(_prepare(*_groups(), _late(), chosen)).text("AAA-01", "rating") == "Amber-green"


def test_no_rating_is_filled_in_beside_a_rationale(tmp_path: Path) -> None:
    """Where a reason was typed and no rating chosen, it stays blank though the groups agree: it would count at once."""
    cleared = _settled(tmp_path, {("AAA-01", "Rating"): None, ("AAA-01", "Rationale"): "Not today."})
    found = _read(_prepare(*_groups(), cleared))
    assert found.answer("AAA-01", "rating") is None
    assert found.text("AAA-01", "rationale") == "Not today."
    assert "To confirm" not in found.group_views["AAA-01"]


def test_rows_beyond_the_framework_keep_their_numbers_and_what_was_done_about_them(settled: Assessment) -> None:
    """A mended row, a struck one and one that nobody touched stay where they are; what comes late has a row below them."""
    found = _read(_prepare(*_groups(), _late(issue="Staffing"), settled))
    titles = {ref: found.text(ref, "issue") for ref in found.refs("BEY") if found.filled(ref)}
    assert titles == {"BEY-01": "Reserves", "BEY-03": "Rolls", "BEY-04": "Estates", "BEY-05": "Energy",
                      "BEY-06": "Staffing"}  # fmt: skip
    assert found.text("BEY-01", "why") == "They run out in 2028."
    assert found.group_views["BEY-02"] == "Raised by Executive team"
    assert found.group_views["BEY-06"] == "Raised by Heads and middle leaders"


def test_a_late_view_of_a_subject_goes_into_a_row_that_nobody_touched(settled: Assessment) -> None:
    """Its words are added after the group's name."""
    found = _read(_prepare(*_groups(), _late(issue="estates", why="Two halls are shut."), settled))
    assert found.text("BEY-04", "why") == "Trustees: A roof leaks.\nHeads and middle leaders: Two halls are shut."
    assert found.group_views["BEY-04"] == "Raised by Trustees and Heads and middle leaders"
    assert not found.filled("BEY-06")


def test_a_late_view_of_a_mended_row_has_a_row_of_its_own(settled: Assessment) -> None:
    """The meeting's words stay; the late view's stand below, and say which row they may be one with."""
    found = _read(_prepare(*_groups(), _late(issue="Reserves", why="Ours are gone."), settled))
    assert found.text("BEY-01", "why") == "They run out in 2028."
    assert found.text("BEY-06", "why") == "Ours are gone."
    assert found.group_views["BEY-06"] == "Raised by Heads and middle leaders\nMay be one subject with BEY-01"


def test_what_was_struck_stays_struck_where_a_second_trustee_comes_late(tmp_path: Path) -> None:
    """Names that tell two views of a group apart bring nothing back."""
    struck = _settled(tmp_path, {("BEY-04", "Issue"): None, ("BEY-04", "Why it matters"): None})
    late = by(TRUSTEES, {"AAA-01": RED}, on=WIDE, file="second.xlsx")
    found = _read(_prepare(*_groups(), late, struck))
    assert not found.filled("BEY-04")
    assert not found.filled("BEY-05")


def test_an_agreed_workbook_from_elsewhere_is_gone_on_from_too() -> None:
    """Without what the groups said in it, its row stands for theirs of the same title; their other issues have rows below."""
    agreed = by(AGREED, {"AAA-01": RED}, on=WIDE, more=row("BEY-01", issue="Reserves", why="Settled."))
    found = _read(_prepare(*_groups(), agreed))
    assert (found.value("AAA-01", "rating"), found.text("BEY-01", "why")) == (RED, "Settled.")
    assert found.group_views["BEY-01"] == "Raised by Executive team"
    titles = [found.text(ref, "issue") for ref in found.refs("BEY") if found.filled(ref)]
    assert titles == ["Reserves", "Growth", "Rolls", "Estates"]


def test_an_answer_that_nobody_can_place_is_named() -> None:
    """What stands on a Ref that is there twice is listed with its cell, and not taken for an answer."""
    agreed = by(AGREED, {"AAA-01": RED}, on=WIDE, more=row("BBB-01", rationale="Which of the two?"), doubled=["BBB-01"])
    made = _prepare(*_groups(), agreed)
    assert _read(made).answer("BBB-01", "rationale") is None
    told = [line for line in made.carried if "Which of the two?" in line]
    assert len(told) == 2
    assert all("BBB-01 stands twice" in line for line in told)


def test_it_is_told_what_was_carried_over_and_what_a_late_view_says_against(settled: Assessment) -> None:
    """How many answers, which settled rating somebody new differs from, and which workbook to put away."""
    told = _prepare(*_groups(), _late(), settled).carried
    # 7 on the elements, one of them the rating confirmed; 2 of About; 5 of issues kept, 2 of the one added; 2 of the plan.
    assert told[0] == (
        "It goes on from agreed.xlsx: 18 answers carried over as typed there, so that nothing is typed twice."
    )
    assert any("AAA-01 (settled at Green; Heads and middle leaders: Red)" in line for line in told)
    assert told[-1] == (
        "Go on in the new one, and move agreed.xlsx out of the trust's folder, or leave it out: a round has one agreed workbook."
    )


def test_of_two_agreed_workbooks_the_fuller_one_is_gone_on_from(settled: Assessment, tmp_path: Path) -> None:
    """What the other one says else is named, with the rows; nothing of it is mixed in."""
    other = _settled(tmp_path, {("AAA-01", "Rating"): "Red", ("AAA-01", "Rationale"): "A visit failed."}, "other.xlsx")
    made = _prepare(*_groups(), other, settled)
    assert _read(made).value("AAA-01", "rating") == GREEN
    (told,) = (line for line in made.carried if line.startswith("other.xlsx is agreed too, and says something else in"))
    assert "AAA-01" in told


def test_the_order_of_the_workbooks_changes_nothing(settled: Assessment) -> None:
    """The same workbook comes of the same ones, the agreed one first or last."""
    assert _prepare(settled, _late(), *_groups()).workbook == _prepare(*_groups(), _late(), settled).workbook


def test_a_day_that_is_given_anew_counts(settled: Assessment) -> None:
    """With the day of the meeting, that is the day; who was there stays as it was typed."""
    found = _read(_prepare(*_groups(), settled, held_on=dt.date(2026, 10, 1)))
    assert found.value("ABT-15") == found.value("ABT-16") == dt.date(2026, 10, 1)
    assert found.text("ABT-11") == "Ruth, Tim and Sam"


def test_without_names_what_was_typed_is_carried_over_without_them(tmp_path: Path) -> None:
    """A reason is carried over, and the name of one who filled in a workbook is left out of it."""
    groups = _groups()
    named = by(MENTOR_GROUP, GIVEN, on=WIDE, more={("ABT-11", "answer"): "Ruth Okonjo"})
    agreed = _settled(tmp_path, {("AAA-01", "Rationale"): "Ruth Okonjo saw it."})
    assert (
        _read(_prepare(*groups, named, agreed, anonymous=True)).text("AAA-01", "rationale") == "[name left out] saw it."
    )


def test_a_workbook_on_the_edition_before_is_read_by_that_edition(tmp_path: Path) -> None:
    """What was settled stays settled under its new Ref and in today's word; a new element is still to confirm, and nothing differs."""
    on = next_edition(WIDE, renamed={"amber-red": "Red", "red": "Bare"}, first="Care")
    bare, red = on.scale.ratings[:2]
    first = _prepare(*(by(group, {"AAA-01": AMBER_RED, "AAA-02": RED}, on=WIDE) for group in (EXECUTIVE, TRUSTEES)))
    assert first.workbook is not None
    said = {("AAA-01", "Rationale"): "The visits show it.", ("AAA-02", "Rationale"): "Minutes show it."}
    settled = read_workbook(typed(first.workbook, said, tmp_path / "agreed.xlsx"), [WIDE])
    given = {"AAA-01": GREEN, "AAA-02": red, "AAA-03": bare}
    again = _prepare(*(by(group, given, on=on) for group in (EXECUTIVE, TRUSTEES)), settled)
    assert again.workbook is not None
    book = read_workbook(Path("again.xlsx"), [on], again.workbook)
    assert [book.group_views[ref].splitlines()[0] for ref in ("AAA-01", "AAA-02", "AAA-03")] == [
        "To confirm: Green",
        "Executive team: Red",
        "Executive team: Bare",
    ]
    assert [book.text(ref, "rating") for ref in ("AAA-02", "AAA-03")] == ["Red", "Bare"]
    assert [line for line in again.carried if "was not heard before" in line] == []
