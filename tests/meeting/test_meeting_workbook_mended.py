"""The workbook of a meeting in other hands: repaired, merged, brought to another edition, saved by other programs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.checks import check
from matsheets.model.assessment import Assessment
from matsheets.workbook.markup.marked_copy import mark_up
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.repair import Repaired
from tests.books import edited, load_book, merge_copies, repair
from tests.meeting.conftest import WIDE, typed
from tests.office import CalcRun, convert, drive_calc

LATER = dt.datetime(2026, 11, 6)
CLEARED = {("BEY-02", "Issue"): None, ("BEY-02", "What we know so far"): None}


@pytest.fixture
def path(blank: bytes, tmp_path: Path) -> Path:
    """The meeting's workbook as a file."""
    (tmp_path / "meeting.xlsx").write_bytes(blank)
    return tmp_path / "meeting.xlsx"


def mended(path: Path) -> tuple[Repaired, Assessment]:
    """Repair a workbook; return the report, and what the new one says."""
    made = repair(path, [WIDE], created=LATER)
    return made, read_workbook(Path("mended.xlsx"), [WIDE], made.content)


def same(one: Assessment, other: Assessment) -> bool:
    """Tell whether two workbooks say the same, of the meeting and of the groups before it."""
    assert one.group_views
    said = [[(a.ref, a.column, a.text) for a in (*w.answers, *w.unconfirmed)] for w in (one, other)]
    open_ = [[a.ref for a in w.unconfirmed] for w in (one, other)]
    return said[0] == said[1] and open_[0] == open_[1] and one.group_views == other.group_views


def test_repair_keeps_what_the_groups_said(path: Path) -> None:
    """Ratings to confirm stay so, nothing is left over, and the new workbook is laid out as the meeting's."""
    made, found = mended(path)
    assert made.not_placed == ()
    assert same(read_workbook(path, [WIDE]), found)
    assert load_book(made.content)["Tab AAA"]["F4"].value == "What each group said"


def test_a_text_typed_over_the_column_is_listed(path: Path) -> None:
    """What the groups said is printed again, and what somebody typed in its place is not lost."""
    before = read_workbook(path, [WIDE]).group_views
    edited(path, "Tab AAA", lambda sheet: sheet.__setitem__("F6", "Trustees: Red, said twice."))
    made, found = mended(path)
    assert [left.says for left in made.not_placed] == ["Trustees: Red, said twice."]
    assert found.group_views == before
    assert "group-views-changed" not in {each.code for each in check(found)}


def test_what_stands_beside_a_displaced_row_is_listed(path: Path) -> None:
    """Where a row's answers have no certain place, neither has what the groups are said to have said."""

    def swap(sheet: Worksheet) -> None:
        sheet["A5"].value, sheet["A6"].value = "AAA-02", "AAA-01"

    edited(path, "Tab AAA", swap)
    made, found = mended(path)
    assert {left.says.splitlines()[0] for left in made.not_placed} >= {
        "To confirm: Green",
        "Executive team: Green",
        "Green",
    }
    assert not {"AAA-01", "AAA-02"} & found.group_views.keys()


def test_another_edition_takes_it_along(path: Path) -> None:
    """By the ids of the elements; of one that is gone it is listed."""
    (first, second) = WIDE.headings
    moved = (*first.elements[1:], first.elements[0])
    numbered = tuple(element._replace(ref=f"AAA-{n:02d}") for n, element in enumerate(moved, start=1))
    newer = replace(WIDE, edition="2", headings=(first._replace(elements=numbered),))
    made = repair(path, [WIDE, newer], created=LATER, to=newer)
    found = read_workbook(Path("newer.xlsx"), [newer], made.content)
    assert found.group_views["AAA-03"].startswith("To confirm: Green")
    assert [a.ref for a in found.unconfirmed] == ["AAA-03"]
    assert sum(left.says.startswith("Executive team:") for left in made.not_placed) == len(second.elements)


def test_merged_copies_keep_it(blank: bytes, tmp_path: Path) -> None:
    """Two people fill in half each; a row that one of them cleared still says who raised it."""
    one = typed(blank, {("AAA-01", "Rationale"): "All agree.", ("AAA-02", "Rating"): "Red"}, tmp_path / "a.xlsx")
    other = typed(blank, {("BBB-01", "Rating"): "Green", **CLEARED}, tmp_path / "b.xlsx")
    merged = merge_copies([one, other], [WIDE], created=LATER)
    found = read_workbook(Path("merged.xlsx"), [WIDE], merged.content)
    assert merged.clashes == merged.not_placed == ()
    assert found.group_views == read_workbook(one, [WIDE]).group_views
    assert {ref: found.text(ref, "rating") for ref in ("AAA-01", "AAA-02", "BBB-01")} == {
        "AAA-01": "Green",
        "AAA-02": "Red",
        "BBB-01": "Green",
    }


def test_a_copy_in_which_nothing_was_settled_undoes_nothing(blank: bytes, tmp_path: Path) -> None:
    """One person types what the meeting decides; others still have the workbook as it was sent out."""
    decided = {("AAA-01", "Rating"): "Red", ("AAA-01", "Rationale"): "The vision is on no wall.", **CLEARED}
    copies = [
        typed(blank, answers, tmp_path / f"{file}.xlsx") for file, answers in (("a", {}), ("b", decided), ("c", {}))
    ]
    merged = merge_copies(copies, [WIDE], created=LATER)
    found = read_workbook(Path("merged.xlsx"), [WIDE], merged.content)
    assert merged.clashes == merged.not_placed == ()
    assert (found.text("AAA-01", "rating"), found.unconfirmed) == ("Red", ())
    assert not found.filled("BEY-02")
    assert found.filled("BEY-01") == {"issue", "why", "next"}
    assert [note for note in merged.notes if "BEY" in note] == [
        "BEY-02 (Growth) is cleared in b.xlsx, so it was left out. Type it again if the meeting keeps it."
    ]


def test_a_rating_changed_without_a_reason_stays_before_one_untouched(blank: bytes, tmp_path: Path) -> None:
    """It was chosen by somebody; it still waits for its reason."""
    changed = typed(blank, {("AAA-01", "Rating"): "Red"}, tmp_path / "a.xlsx")
    untouched = typed(blank, {}, tmp_path / "b.xlsx")
    merged = merge_copies([untouched, changed], [WIDE], created=LATER)
    found = read_workbook(Path("merged.xlsx"), [WIDE], merged.content)
    assert merged.clashes == ()
    assert [(a.ref, a.text) for a in found.unconfirmed] == [("AAA-01", "Red")]


def test_an_issue_that_one_struck_and_another_mended_is_kept(blank: bytes, tmp_path: Path) -> None:
    """What both typed is there to look at, and the report says so."""
    struck = typed(blank, CLEARED, tmp_path / "a.xlsx")
    mended_ = typed(blank, {("BEY-02", "What we know so far"): "Three schools ask."}, tmp_path / "b.xlsx")
    merged = merge_copies([struck, mended_, typed(blank, {}, tmp_path / "c.xlsx")], [WIDE], created=LATER)
    found = read_workbook(Path("merged.xlsx"), [WIDE], merged.content)
    assert found.text("BEY-02", "issue") == "Growth"
    assert [clash.ref for clash in merged.clashes] == ["BEY-02"]
    assert any("BEY-02 (Growth) is cleared in a.xlsx" in note and "kept" in note for note in merged.notes)


def test_a_marked_copy_reads_the_same(path: Path) -> None:
    """The cells to fill in are outlined, and what the groups said stays."""
    found = read_workbook(path, [WIDE])
    assert same(found, read_workbook(path, [WIDE], mark_up(path.read_bytes(), check(found))))


def test_openpyxl_saving_it_changes_nothing(path: Path) -> None:
    """Nor does it with the columns in another order and the title gone."""
    before = read_workbook(path, [WIDE])
    book = load_book(path)
    book.save(path)
    assert same(before, read_workbook(path, [WIDE]))

    def reorder(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_col=9)]
        for at, row in enumerate(rows, start=4):
            for column, value in enumerate([row[0], *row[:0:-1]], start=1):
                sheet.cell(at, column).value = value
        sheet["A1"].value = None

    edited(path, "Tab AAA", reorder)
    found = read_workbook(path, [WIDE])
    assert found.group_views == before.group_views
    assert [a.ref for a in found.unconfirmed] == ["AAA-01"]


@pytest.mark.office
def test_calc_saving_it_changes_nothing(path: Path, tmp_path: Path) -> None:
    """As an Excel workbook, or as an OpenDocument one and back; what is typed in Calc confirms a rating, and blanks do not."""
    before = read_workbook(path, [WIDE])
    steps = [["type", "Tab AAA", "H5", "All have seen it."]]
    runs = [
        CalcRun(path, tmp_path / "saved.xlsx", []),
        CalcRun(path, tmp_path / "typed.xlsx", steps),
        CalcRun(path, tmp_path / "blanks.xlsx", [["type", "Tab AAA", "H5", "   "]]),
    ]
    drive_calc(runs, tmp_path / "profile")
    assert same(before, read_workbook(tmp_path / "saved.xlsx", [WIDE]))
    confirmed = read_workbook(tmp_path / "typed.xlsx", [WIDE])
    assert confirmed.unconfirmed == ()
    assert confirmed.value("AAA-01", "rating").label == "Green"
    shown = {}
    for name in ("saved", "typed", "blanks"):
        sheet = load_workbook(tmp_path / f"{name}.xlsx", data_only=True)["Start here"]
        shown[name] = [cell.value for row in sheet.iter_rows() for cell in row if "of 3 rated" in str(cell.value)][:1]
    assert shown == {"saved": ["0 of 3 rated"], "typed": ["1 of 3 rated"], "blanks": ["0 of 3 rated"]}
    (ods,) = convert([path], "ods", tmp_path)
    (tmp_path / "back").mkdir()
    (back,) = convert([ods], "xlsx", tmp_path / "back")
    assert same(before, read_workbook(back, [WIDE]))
