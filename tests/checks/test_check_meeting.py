"""The workbook of a diagnostic meeting, half filled in: what is yet to be confirmed, and what nobody had said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from matsheets.checks import MOOT_CODES, check, check_together, moot_codes
from matsheets.meeting.workbook import write_meeting_workbook
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework, GroupNames, RatingScale
from matsheets.model.parsing import Misread
from matsheets.model.problems import Problem
from matsheets.model.respondents import MENTOR_GROUP, summarise_all
from matsheets.review.combine import combine
from matsheets.workbook.read.reader import read_workbook
from tests.builders import AMBER_RED, GREEN, RED, Bad, about
from tests.meeting.conftest import CREATED, WIDE, Settle, blank, group_books, settle
from tests.review.books import HEADS, TRUSTEES, by

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


def test_a_placeholder_confirms_nothing_and_is_told_once(settle: Settle, said: Said) -> None:
    """It is not said to be printed, since the rating does not count."""
    found = check(settle({("AAA-01", "Rationale"): "ok", ("AAA-01", "Evidence"): "Minutes, 3 June 2026."}))
    assert [p.code for p in found if any(place.ref == "AAA-01" for place in p.places)] == ["rating-to-confirm"]
    assert 'does not count yet. "ok" is no reason. If the meeting agrees' in said(found, "rating-to-confirm")[0]


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


def test_an_agreed_rating_that_no_group_gave_is_a_note_where_it_has_its_reason(settle: Settle, said: Said) -> None:
    """Documents say it beside the rating; nothing waits for it."""
    found = check(settle({("AAA-02", "Rating"): "Amber-red", ("AAA-02", "Rationale"): "Half of it is in place."}))
    assert [line.split(",")[0] for line in said(found, "rating-new-at-meeting")] == ["AAA-02: Rated Amber-red"]
    assert {each.severity.name for each in found if each.code == "rating-new-at-meeting"} == {"NOTE"}


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


def _between(books: list[Assessment], said: Said) -> list[str]:
    found = check_together(books)
    return [line for code in ("view-not-listed", "listed-view-changed") for line in said(found, code)]


def test_a_workbook_that_lists_all_views_as_they_are_is_up_to_date(settle: Settle, said: Said) -> None:
    """Also beside some of the groups' workbooks alone, and whatever the meeting settles."""
    begun = settle({("AAA-02", "Rating"): "Red"})
    assert _between([*group_books(), begun], said) == []
    assert _between([group_books()[1], begun], said) == []


def test_a_view_that_changed_since_is_named(settle: Settle, said: Said) -> None:
    """Where the meeting's workbook lists it, with what it said then and now."""
    executive, _, *others = group_books()
    changed = by(TRUSTEES, {"AAA-01": RED, "AAA-02": RED, "AAA-03": GREEN, "BBB-01": AMBER_RED, "BBB-02": RED}, on=WIDE,
                 more={("BBB-03", "rating"): Bad("Amber", Misread.AMBIGUOUS)})  # fmt: skip
    file = changed.file
    again = "Prepare the meeting again, with --force: the new workbook carries over what was typed in this one."
    assert _between([executive, changed, *others, settle({})], said) == [
        f"AAA-01: This workbook lists Green here for Trustees, and {file} now says Red. {again}",
        f"BBB-02: This workbook lists no answer here for Trustees, and {file} now says Red. {again}",
    ]


def test_a_view_that_came_since_is_named(settle: Settle, said: Said) -> None:
    """Of a group that had none, or had one already."""
    late = by("", {"AAA-01": RED}, on=WIDE, more={("ABT-13", "answer"): Bad("Parents", Misread.UNKNOWN)}, file="p.xlsx")
    second = by(TRUSTEES, {"AAA-01": RED}, on=WIDE, more=about(respondent="Ann Lee"), file="second.xlsx")
    again = "Prepare the meeting again, with --force: the new workbook carries over what was typed in this one."
    first = group_books()[1].file
    assert _between([*group_books(), late, second, settle({})], said) == [
        f"AAA-01: The view of Trustees in {first} and second.xlsx came after this workbook was made, which does not list it. "
        + again,
        "AAA-01: The view of Parents in p.xlsx came after this workbook was made, which does not list it. " + again,
    ]


def test_views_of_many_are_read_from_lines_that_count_them(said: Said) -> None:
    """Two of one group and six in all, by their lines; an unclear rating is unclear however it was typed."""
    books = [by(TRUSTEES, {"AAA-01": GREEN, "AAA-02": rating}, on=WIDE, more=about(respondent=f"Ann {name}"), file=f"{name}.xlsx")
             for name, rating in zip("abcd", (GREEN, GREEN, RED, RED), strict=True)]  # fmt: skip
    books += [by(MENTOR_GROUP, {"AAA-02": RED}, on=WIDE), by(HEADS, on=WIDE, more={
        ("AAA-02", "rating"): Bad("Amber: or not", Misread.UNKNOWN)})]  # fmt: skip
    made = write_meeting_workbook(combine(books), workbook_id="m", created=CREATED)
    meeting = read_workbook(Path("meeting.xlsx"), [WIDE], made)
    assert meeting.group_views["AAA-02"].splitlines()[0].startswith("Red: Trustees (2), Mentor")
    assert _between([*books, meeting], said) == []
    books[4] = by(MENTOR_GROUP, {"AAA-02": GREEN}, on=WIDE)
    assert [line.split(".")[0] for line in _between([*books, meeting], said)] == [
        f"AAA-02: This workbook lists Red here for {MENTOR_GROUP}, and {books[4].file.removesuffix('.xlsx')}"
    ]


def _on(framework: Framework, blank: bytes) -> list[Assessment]:
    """The groups' workbooks and the meeting's as it was made, all read by another framework."""
    groups = [replace(book, framework=framework) for book in group_books()]
    return [*groups, read_workbook(Path("meeting.xlsx"), [framework], blank)]


def test_groups_that_are_called_otherwise_by_now_are_the_same_groups(blank: bytes, said: Said) -> None:
    """A capital, or another name, changes nobody's view; a view that did change is named under today's name."""
    groups = GroupNames("executive Team", "Trust directors", "Heads (all)", "Visitor (from outside)")
    renamed = replace(WIDE, words=WIDE.words._replace(groups=groups))
    *books, meeting = _on(renamed, blank)
    assert _between([*books, meeting], said) == []
    books[1] = by(TRUSTEES, {"AAA-01": RED, "AAA-02": RED, "AAA-03": GREEN, "BBB-01": AMBER_RED}, on=renamed, file="t.xlsx",
                  more={("BBB-03", "rating"): Bad("Amber", Misread.AMBIGUOUS)})  # fmt: skip
    assert [line.partition(" now")[0] for line in _between([*books, meeting], said)] == [
        "AAA-01: This workbook lists Green here for Trust directors, and t.xlsx"
    ]


def test_a_rating_that_is_called_otherwise_by_now_is_no_other_answer(blank: bytes, said: Said) -> None:
    """A workbook that was brought over still lists the label of before, which cannot be compared, and is not called unclear."""
    ratings = tuple(r._replace(label="Deep red") if r == RED else r for r in WIDE.scale.ratings)
    assert _between(_on(replace(WIDE, scale=RatingScale(ratings)), blank), said) == []


def test_a_view_on_another_edition_is_not_compared_by_its_place(settle: Settle, said: Said) -> None:
    """An element more above all others moves every place; the editions are said once, and nothing sends to the meeting again."""
    first = WIDE.headings[0]
    more = first.elements[0]._replace(id="new", ref="AAA-09", title="New")
    later = replace(WIDE, edition="2", headings=(first._replace(elements=(more, *first.elements)), *WIDE.headings[1:]))
    executive, trustees, *others = group_books()
    given = {
        answer.ref: answer.value for answer in trustees.answers if answer.column == "rating" and not answer.misread
    }
    moved = by(TRUSTEES, given, on=later, file="trustees-2.xlsx")
    books = [executive, moved, *others, settle({})]
    assert _between(books, said) == []
    assert said(check_together(books), "view-of-other-edition") == [
        'meeting.xlsx: This workbook is on the edition "1", and trustees-2.xlsx on "2", so what it lists was not held against it. To '
        "have all on one edition: matsheets repair WORKBOOK --to FILE -o NEW.xlsx, where FILE is the framework's file of that edition."
    ]


def test_before_the_meeting_nothing_is_asked_of_it(settle: Settle) -> None:
    """Beside the groups' workbooks, none of what check finds in it alone is a problem: not its blanks, not its day."""
    found = settle({})
    moot = moot_codes(summarise_all([*group_books(), found]))["meeting.xlsx"]
    assert {each.code for each in check(found)} <= moot <= MOOT_CODES
    begun = settle({("AAA-02", "Rating"): "Red"})
    assert "meeting.xlsx" not in moot_codes(summarise_all([*group_books(), begun]))
