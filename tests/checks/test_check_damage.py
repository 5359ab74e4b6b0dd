"""Stage 2: what a file names and does not hold, or gives twice."""

from dataclasses import replace

import pytest

from matsheets.checks import check
from matsheets.model.cells import CellRef
from tests.checks.conftest import codes


@pytest.fixture
def read(desk):
    """A complete review as it was read."""
    return desk.assess(desk.about() | desk.ratings())


def test_a_lost_tab_is_a_warning(read, said):
    """A tab that is not ours is named by its title; one of ours that is there under another title is not missed."""
    found = check(replace(read, lost_tabs=("Notes of the meeting",)))
    assert codes(found) == ["tab-lost"]
    assert said(found, "tab-lost")[0].startswith(
        "Notes of the meeting: The file names this tab and holds nothing of it."
    )


def test_a_lost_tab_of_ours_is_named_once(desk, read):
    """Where its Refs are nowhere else, the tab is missing, which says more."""
    without = desk.assess(desk.about() | desk.ratings(), lambda book: book.remove(book["6 Governance"]))
    assert codes(check(replace(without, lost_tabs=("6 Governance",)))) == ["tab-missing"]


def test_a_cell_given_twice_is_not_called_blank(read, said):
    """The cell is one problem, and its rating, which was not read, is no second one."""
    answer = read.answer("GOV-01", "rating")
    others = tuple(a for a in read.answers if a is not answer)
    found = check(replace(read, answers=others, doubled=(answer.cell,)))
    assert codes(found) == ["cell-doubled"]
    assert said(found, "cell-doubled")[0].startswith("GOV-01: The file gives this cell")


def test_a_row_given_twice_is_named_at_its_cell(read, said):
    """A row outside the table has no Ref to be named by."""
    row = read.rows("GOV-01")[0].cell
    beside = CellRef(row.position, 40, 3, row.tab)
    found = check(replace(read, doubled_rows=(row, beside)))
    assert codes(found) == ["row-doubled"]
    assert [str(place.cell.address) for place in found[0].places] == [row.address, "C40"]
