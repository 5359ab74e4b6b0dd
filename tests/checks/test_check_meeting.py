"""The workbook of a diagnostic meeting, half filled in: what is yet to be confirmed, and what nobody had said."""

from __future__ import annotations

from collections.abc import Callable

from matsheets.checks import MOOT_CODES, check, check_together, moot_codes
from matsheets.model.problems import Problem
from matsheets.model.respondents import summarise_all
from tests.meeting.conftest import Settle, blank, group_books, settle

__all__ = ["blank", "settle"]
Said = Callable[..., list[str]]


def test_a_column_that_somebody_changed_is_named(settle: Settle, said: Said) -> None:
    """With what counts, and what prints it again; what the groups raised beyond the framework may be tidied."""
    found = settle({("AAA-01", "What each group said"): "All agree.", ("BEY-02", "What each group said"): None})
    assert said(check(found), "group-views-changed") == [
        'AAA-01: The column "What each group said" is not as it was printed here. What was printed counts, and a rating to '
        "confirm still waits for its rationale. To have it printed again, use matsheets repair."
    ]
    assert found.value("AAA-01", "rating") is None


def test_what_is_to_confirm_is_said_in_one_sentence(settle: Settle, said: Said) -> None:
    """At the rationale to type; the cell is not called blank, nor is its rating missing."""
    found = check(settle({}))
    assert said(found, "rating-to-confirm") == [
        "AAA-01: All the groups that rated this gave the same rating. It is filled in to be confirmed, and does not count yet. If "
        "the meeting agrees, say why under Rationale; otherwise choose another rating and say why."
    ]
    (one,) = (each for each in found if each.code == "rating-to-confirm")
    assert (one.place.cell.tab, one.place.cell.address) == ("Tab AAA", "H5")
    assert all("AAA-01" not in line for line in said(found, "rating-missing"))


def test_blank_cells_are_asked_for_without_a_word_of_colours(settle: Settle, said: Said) -> None:
    """A rating that is filled in shows that words are typed here, though it does not count yet."""
    assert said(check(settle({})), "rating-missing") == [
        "AAA-02 AAA-03 BBB-01 BBB-02 BBB-03: Rating is blank. Choose Red, Amber-red, Amber-green, Green or Not rated."
    ]


def test_a_rating_that_no_group_gave_needs_a_rationale(settle: Settle, said: Said) -> None:
    """Contested or not; one that some group gave is asked for its reason as everywhere, and so is one that nobody rated."""
    found = check(
        settle({("AAA-01", "Rating"): "Red", ("AAA-02", "Rating"): "Amber-red", ("AAA-03", "Rating"): "Green",
                ("BBB-02", "Rating"): "Green"})
    )  # fmt: skip
    assert said(found, "rating-no-group-gave") == [
        "AAA-01: Rated Red, which no group had given, and the rationale is blank. Say why the meeting chose it.",
        "AAA-02: Rated Amber-red, which no group had given, and the rationale is blank. Say why the meeting chose it.",
    ]
    assert [line.split(":")[0] for line in said(found, "rationale-missing")] == ["AAA-03 BBB-02"]
    assert all(each.severity.name == "ERROR" for each in found if each.code == "rating-no-group-gave")


def test_not_rated_in_place_of_what_all_said_needs_its_reason(settle: Settle, said: Said) -> None:
    """As everywhere; and until it has one it settles nothing."""
    found = settle({("AAA-01", "Rating"): "Not rated"})
    assert [line.split(":")[0] for line in said(check(found), "not-rated-reason-missing")] == ["AAA-01"]
    assert found.answer("AAA-01", "rating") is None


def test_beside_the_groups_a_blank_one_is_told_what_is_left(settle: Settle) -> None:
    """It is no view that is missing, and no colour that was not read: it is told how much there is to settle."""
    (found,) = check_together([*group_books(), settle({})])
    assert isinstance(found, Problem)
    assert (found.code, found.severity.name) == ("meeting-not-recorded", "WARNING")
    assert str(found) == (
        "meeting.xlsx: This is the workbook of the diagnostic meeting, and 6 elements are not settled in it yet, so it is not counted. "
        "Fill it in at the meeting."
    )


def test_before_the_meeting_nothing_is_asked_of_it(settle: Settle) -> None:
    """Beside the groups' workbooks, none of what check finds in it alone is a problem: not its blanks, not its day."""
    found = settle({})
    moot = moot_codes(summarise_all([*group_books(), found]))["meeting.xlsx"]
    assert {each.code for each in check(found)} <= moot <= MOOT_CODES
    begun = settle({("AAA-02", "Rating"): "Red"})
    assert "meeting.xlsx" not in moot_codes(summarise_all([*group_books(), begun]))
