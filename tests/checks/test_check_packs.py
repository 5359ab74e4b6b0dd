"""What is read, and what is said, of a pack: the workbook in which a trust shared chosen elements with another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from matsheets.checks import check, check_together
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine, combine_all
from matsheets.sharing.pack import share
from matsheets.workbook.read.reader import read_workbook
from tests.books import edited, merge_copies, repair
from tests.builders import AMBER_RED, GREEN, RED, about
from tests.packs import ONE, SMALL, pack, pack_bytes
from tests.review.books import EXECUTIVE, TRUSTEES, by

MEDIAN = {"AAA-01": ("Amber-red", "Executive team: because.", "", "Cautious median of 4")}
LATER = dt.datetime(2027, 1, 1)


def test_a_pack_says_which_elements_it_shares_and_where_their_ratings_come_from() -> None:
    """A pack is known by the elements that it shares; any other workbook shares none."""
    found = pack(MEDIAN)
    assert found.shared == {"AAA-01"}
    assert found.basis_of("AAA-01") == "Cautious median of 4"
    assert found.basis_of("AAA-02") == ""
    assert by(EXECUTIVE).shared is None


def test_what_is_not_shared_is_neither_missing_nor_blank() -> None:
    """Check has nothing to say of a pack with one element, without evidence, of a framework with three."""
    assert check(pack(MEDIAN)) == ()


def test_a_pack_without_its_hidden_sheet_still_says_what_it_shares(tmp_path: Path) -> None:
    """The visible column is enough: rows that were never there are not missing."""
    path = tmp_path / "pack.xlsx"
    path.write_bytes(pack_bytes())
    edited(path, "_matsheets", lambda sheet: sheet.delete_rows(1, 60))  # type: ignore[attr-defined]
    found = read_workbook(path, [SMALL])
    assert found.shared == {"AAA-01"}
    assert [p.code for p in check(found) if p.code.endswith("missing")] == []


def test_a_basis_that_somebody_typed_over_does_not_count(tmp_path: Path) -> None:
    """Where a rating comes from is remembered as it was printed, and the change is named."""
    path = tmp_path / "pack.xlsx"
    path.write_bytes(pack_bytes(MEDIAN))

    def agree(sheet: object) -> None:
        for row in sheet.iter_rows():  # type: ignore[attr-defined]
            for cell in row:
                if cell.value == "Cautious median of 4":
                    cell.value = "Agreed"

    found = read_workbook(edited(path, "Tab AAA", agree), [SMALL])
    assert found.basis_of("AAA-01") == "Cautious median of 4"
    assert [p.code for p in check(found)] == ["basis-changed"]


def test_the_basis_of_a_pack_is_the_basis_of_its_review() -> None:
    """A median that a pack shares stays one of four, an agreed rating agreed, and the rest was not shared."""
    shared = MEDIAN | {"AAA-02": ("Green", "Settled.", "Minutes.", "Agreed")}
    one, two, three = combine([pack(shared)]).elements
    assert (one.rating, one.basis, one.agreed) == (AMBER_RED, "Cautious median of 4", None)
    assert (two.rating, two.basis, two.agreed is not None) == (GREEN, "Agreed", True)
    assert (three.rating, three.basis, three.is_shared) == (None, "Not shared", False)


def test_a_pack_is_nobodys_view_beside_the_trusts_own_workbooks() -> None:
    """The trust's own workbooks count once, and the pack that was made from them is named as not counted."""
    own = [by(EXECUTIVE, {"AAA-01": RED}), by(TRUSTEES, {"AAA-01": RED})]
    both = [*own, pack()]
    (review,) = combine_all(both)
    assert [r.group for r in review.respondents if r.rates] == [EXECUTIVE, TRUSTEES]
    assert review.elements[0].basis == "Cautious median of 2"
    assert combine(both).elements[0].basis == "Cautious median of 2"
    (said,) = [str(p) for p in check_together(both) if p.code == "pack-not-counted"]
    assert "oakfield-baseline-executive team.xlsx" in said


def test_a_pack_stands_where_the_trusts_own_workbook_is_blank() -> None:
    """A blank workbook of the trust is nobody's view, so that what it shared is what there is."""
    (review,) = combine_all([by(AGREED, more=about(respondent="")), pack()])
    assert review.elements[0].rating == GREEN


def test_repair_and_merge_keep_a_pack_a_pack(tmp_path: Path) -> None:
    """Written afresh, a pack has the elements that it shared and no others, and nothing is left over."""
    for name in ("one.xlsx", "two.xlsx"):
        (tmp_path / name).write_bytes(pack_bytes())
    repaired = repair(tmp_path / "one.xlsx", [SMALL], created=LATER)
    merged = merge_copies([tmp_path / "one.xlsx", tmp_path / "two.xlsx"], [SMALL], created=LATER)
    for content in (repaired.content, merged.content):
        found = read_workbook(Path("new.xlsx"), [SMALL], content)
        assert found.shared == ONE.keys()
        assert {row.ref for table in found.tables for row in table.rows} >= ONE.keys()
        assert not found.rows("AAA-02")
    assert repaired.not_placed == merged.not_placed == ()


@pytest.mark.parametrize("again", [False, True])
def test_a_pack_that_was_changed_since_is_told_from_one_that_was_not(tmp_path: Path, again: bool) -> None:
    """Whoever receives a pack can type over a reason: check says that it is not as it was made, after a repair too."""
    (found,) = share([by(EXECUTIVE, {"AAA-01": RED}, more=about(date=dt.date(2026, 10, 14)))])
    path = tmp_path / found.workbook_name
    path.write_bytes(found.workbook)
    assert [p.code for p in check(read_workbook(path, [found.framework]))] == []

    def better(sheet: Any) -> None:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value == "Red":
                    cell.value = "Green"

    edited(path, SMALL.headings[0].tab, better)
    if again:
        path.write_bytes(repair(path, [found.framework], created=dt.datetime(2027, 1, 1)).content)
    assert [p.code for p in check(read_workbook(path, [found.framework]))] == ["pack-changed"]
