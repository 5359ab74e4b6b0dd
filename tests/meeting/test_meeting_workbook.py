"""The workbook of a diagnostic meeting: what it says of the groups, what it leaves blank, and when a rating in it counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.checks import check, check_together
from matsheets.meeting.workbook import meeting_answers, write_meeting_workbook
from matsheets.model.framework import RatingScale
from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED, MENTOR_GROUP, gives_view, summarise
from matsheets.review.combine import combine
from matsheets.review.tables import tabulate_assessments
from matsheets.trace.why import why
from matsheets.workbook.markup.marked_copy import mark_up
from matsheets.workbook.read.reader import read_workbook
from tests.books import edited, load_book
from tests.builders import AMBER_RED, GREEN, RED, Bad, framework, row, twelve
from tests.judges import sdk_errors
from tests.meeting.conftest import CREATED, WIDE, Settle, group_books
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by
from tests.workbook.write.lint import lint_workbook

REASONS = {
    (ref, column): "Because of the visits in May."
    for ref in ("AAA-01", "AAA-02", "AAA-03", "BBB-01", "BBB-02", "BBB-03")
    for column in ("Rationale", "Evidence")
}
RATED = {(ref, "Rating"): "Amber-red" for ref in ("AAA-02", "AAA-03", "BBB-01", "BBB-02", "BBB-03")}
DATED = {("ABT-15", "Answer"): dt.datetime(2026, 11, 5)}


# --- what it says ----------------------------------------------------------------------------------------------------


def test_it_says_who_said_what(settle: Settle) -> None:
    """One group to a line in the order of the groups, what is not clear as it was typed; a shared rating is marked."""
    said = settle({}).group_views
    assert said["AAA-01"].splitlines() == [
        "To confirm: Green",
        "Executive team: Green",
        "Trustees: Green",
        "Heads and middle leaders: Green",
        "Mentor: Green",
        "Item 2. Same rating, thin evidence",
    ]
    assert said["AAA-02"].startswith("Executive team: Green\nTrustees: Red\n")
    assert said["BBB-01"].splitlines() == [
        "Executive team: no answer",
        "Trustees: Amber-red",
        "Heads and middle leaders: no answer",
        "Mentor: no answer",
        "Item 4. One view only",
    ]
    assert said["BBB-03"].splitlines() == [
        "Executive team: Red",
        'Trustees: "Amber", unclear',
        "Heads and middle leaders: Not rated",
        "Mentor: no answer",
        "Item 5. One view only",
    ]


def test_nothing_waits_to_be_confirmed_while_a_view_cannot_be_read() -> None:
    """Two say Green and a third typed something unclear: the cell is blank, and the item is one to settle."""
    books = [by(group, {"AAA-01": GREEN}, on=WIDE) for group in (EXECUTIVE, TRUSTEES)]
    books.append(by(HEADS, {"AAA-02": RED}, on=WIDE, more={("AAA-01", "rating"): Bad("Green?!", Misread.UNKNOWN)}))
    made = meeting_answers(combine(books))
    assert ("AAA-01", "rating") not in made.answers
    assert made.layout.require("AAA-01")[1].given["group_views"].splitlines() == [
        "Executive team: Green",
        "Trustees: Green",
        'Heads and middle leaders: "Green?!", unclear',
        "Item 1. Same rating, not all clear",
    ]


def test_only_a_rating_that_all_share_is_filled_in(blank: bytes) -> None:
    """Contested, adjacent and single ratings are blank; so are all reasons and all evidence."""
    book = load_book(blank)
    found = {
        sheet.cell(at, 1).value: [sheet.cell(at, column).value for column in range(7, 10)]
        for sheet in book.worksheets[2:4]
        for at in range(5, sheet.max_row + 1)
        if re.fullmatch(r"(AAA|BBB)-\d\d", str(sheet.cell(at, 1).value))
    }
    blanks = [None, None, None]
    assert found.pop("AAA-01") == ["Green", None, None]
    assert found == dict.fromkeys(("AAA-02", "AAA-03", "BBB-01", "BBB-02", "BBB-03"), blanks)


def test_about_holds_what_is_known_of_the_trust_and_nothing_of_the_meeting(settle: Settle) -> None:
    """Name, number, chief executive, no wish for help and round are the groups'; nobody is said to have been there, on no day."""
    found = settle({})
    about = {answer.ref: answer.text for answer in found.answers if answer.ref.startswith("ABT")}
    assert about == {
        "ABT-01": "Oakfield",
        "ABT-02": "07654321",
        "ABT-04": "East Midlands",
        "ABT-07": "Joan Marsh",
        "ABT-11": "Diagnostic meeting",
        "ABT-13": AGREED,
        "ABT-14": "Baseline",
        "ABT-20": "No",
    }


def test_the_day_of_the_meeting_stands_where_it_is_known() -> None:
    """With the day, it is that of the review and of the meeting too."""
    content = write_meeting_workbook(
        combine(group_books()), workbook_id="m", created=CREATED, held_on=dt.date(2026, 11, 5)
    )
    found = read_workbook(Path("meeting.xlsx"), [WIDE], content)
    assert found.text("ABT-11") == "Diagnostic meeting, 5 November 2026"
    assert found.value("ABT-15") == found.value("ABT-16") == dt.date(2026, 11, 5)


def test_issues_are_rows_by_subject(settle: Settle) -> None:
    """What several groups raise is one row, each one's words after its name; one group's words stand as they are."""
    found = settle({})
    assert found.text("BEY-01", "issue") == "Reserves"
    assert found.text("BEY-01", "why") == "Executive team: They run out in 2028.\nTrustees: Two roofs are due."
    assert found.text("BEY-01", "next") == "Executive team: Ask the auditor."
    assert found.group_views["BEY-01"] == "Raised by Executive team and Trustees"
    assert found.text("BEY-02", "known") == "Two schools ask."
    assert found.group_views["BEY-02"] == "Raised by Trustees"
    assert "BEY-03" not in found.group_views


def test_issues_that_may_be_one_say_so_and_rows_are_left_free() -> None:
    """Below the last of seven subjects four rows are there to type in; the two that share their words stand together."""
    titles = ["Reserves", *(f"{letter * 5} plan" for letter in "bcdef"), "Our reserves"]
    issues = {k: v for n, title in enumerate(titles, 1) for k, v in row(f"BEY-{n:02d}", issue=title).items()}
    books = [by(EXECUTIVE, {"AAA-01": GREEN}, on=WIDE, more=issues)]
    content = write_meeting_workbook(combine(books), workbook_id="m", created=CREATED)
    found = read_workbook(Path("meeting.xlsx"), [WIDE], content)
    assert found.text("BEY-02", "issue") == "Our reserves"
    assert found.group_views["BEY-02"] == "Raised by Executive team\nMay be one subject with the one above"
    assert [ref for ref in found.refs("BEY") if not found.filled(ref)] == ["BEY-08", "BEY-09", "BEY-10", "BEY-11"]


def test_words_that_no_cell_can_hold_together_are_begun() -> None:
    """Two texts that fill a cell each are both begun, and where the rest is stands beside each."""
    books = [by(g, {}, on=WIDE, more=row("BEY-01", issue="Reserves", why="w " * 16_000)) for g in (EXECUTIVE, TRUSTEES)]
    content = write_meeting_workbook(combine(books), workbook_id="m", created=CREATED)
    text = read_workbook(Path("meeting.xlsx"), [WIDE], content).text("BEY-01", "why")
    assert text.count("… (the rest is in BEY-01 of their workbook)") == 2
    assert "\nTrustees: w w" in text


def test_many_who_said_the_same_share_a_line() -> None:
    """Of fourteen, each rating has one line from the weakest, with how many of each group gave it; then who gave none."""
    given = [
        *[(TRUSTEES, GREEN)] * 4,
        *[(EXECUTIVE, RED)] * 5,
        *[(HEADS, GREEN)] * 2,
        (MENTOR_GROUP, RED),
        (TRUSTEES, None),
    ]
    books = [
        by(group, {"AAA-01": rating} if rating else {"AAA-02": RED}, on=WIDE, file=f"{n:02d}.xlsx")
        for n, (group, rating) in enumerate([*given, (HEADS, AMBER_RED)])
    ]
    content = write_meeting_workbook(combine(books), workbook_id="m", created=CREATED)
    assert read_workbook(Path("meeting.xlsx"), [WIDE], content).group_views["AAA-01"].splitlines() == [
        "Red: Executive team (5), Mentor",
        "Amber-red: Heads and middle leaders",
        "Green: Trustees (4), Heads and middle leaders (2)",
        "No answer: Trustees",
        "Item 1. Two camps",
    ]


# --- when a rating counts --------------------------------------------------------------------------------------------


def test_as_it_was_made_it_is_nobodys_view(settle: Settle) -> None:
    """Beside the groups' workbooks it changes nothing of what they say together, and check says what it is."""
    groups, found = group_books(), settle({})
    alone, together = combine(groups), combine([*groups, found])
    assert not gives_view(found)
    assert not together.settled
    assert together.elements == alone.elements
    assert together.issues == alone.issues
    assert [found.code for found in check_together([*groups, found])] == ["meeting-not-recorded"]


def test_a_shared_rating_counts_once_its_rationale_is_typed(settle: Settle) -> None:
    """Nothing takes it for settled before, though evidence is typed; everything does after."""
    before, after = settle({("AAA-01", "Evidence"): "Minutes."}), settle({("AAA-01", "Rationale"): "All have seen it."})
    assert before.value("AAA-01", "rating") is None
    assert summarise(before).settles == frozenset()
    assert after.value("AAA-01", "rating").label == "Green"
    assert summarise(after).settles == {"AAA-01"}
    for found, basis in ((before, "Cautious median of 4"), (after, "Agreed")):
        review = combine([*group_books(), found])
        assert review.elements[0].basis == basis
        tables = next(iter(tabulate_assessments([*group_books(), found]))).tables["review"]
        assert ("Agreed" in tables[0]) == (basis == "Agreed")


def test_a_formula_that_gives_an_error_is_no_rationale(settle: Settle) -> None:
    """The rating stays unconfirmed."""
    assert [a.ref for a in settle({("AAA-01", "Rationale"): "=1/0"}).unconfirmed] == ["AAA-01"]


def test_why_says_that_it_is_not_used(settle: Settle) -> None:
    """The rating is shown with the reason why no document has it."""
    account = why("AAA-01", [settle({})])
    assert account is not None
    assert [(cell.text, cell.meaning) for cell in account.rows[0].filled_cells] == [
        ("Green", "not used: the meeting has not confirmed it, since its rationale is blank")
    ]


def test_filled_in_it_is_clean(settle: Settle) -> None:
    """With the contested cells, the reasons and the day, check finds nothing but the plan that is asked for, and notes what no group gave."""
    found = check(settle({**RATED, **REASONS, **DATED}))
    assert {each.code for each in found} == {"plan-empty", "rating-new-at-meeting"}


TOUCHED: dict[str, tuple[Callable[[Worksheet], object], list[str]]] = {
    "header renamed": (lambda sheet: sheet.__setitem__("F4", "Who said what"), ["A5", "A6", "A7"]),
    "cleared": (lambda sheet: sheet.__setitem__("F5", None), ["F5"]),
    "edited": (lambda sheet: sheet.__setitem__("F5", "All said Green."), ["F5"]),
    "a space in the mark": (
        lambda sheet: sheet.__setitem__("F5", str(sheet["F5"].value).replace("confirm:", "confirm :")), ["F5"]
    ),
    "column deleted": (lambda sheet: sheet.delete_cols(6), ["A5", "A6", "A7"]),
}  # fmt: skip


@pytest.mark.parametrize("touched", TOUCHED)
def test_a_rating_waits_whatever_becomes_of_the_column(touched: str, blank: bytes, tmp_path: Path) -> None:
    """The workbook remembers what it was printed with; check says where it stands otherwise, and what counts."""
    (tmp_path / "touched.xlsx").write_bytes(blank)
    change, cells = TOUCHED[touched]
    edited(tmp_path / "touched.xlsx", "Tab AAA", change)
    found = read_workbook(tmp_path / "touched.xlsx", [WIDE])
    assert found.value("AAA-01", "rating") is None
    assert [a.ref for a in found.unconfirmed] == ["AAA-01"]
    assert found.group_views["AAA-01"].startswith("To confirm: Green")
    (problem,) = (each for each in check(found) if each.code == "group-views-changed")
    assert [place.cell.address for place in problem.places if place.cell] == cells


def test_the_mark_is_known_with_a_space_where_nothing_is_remembered(blank: bytes, tmp_path: Path) -> None:
    """A mark that somebody typed again still holds a rating back, in a workbook that has lost its hidden sheet."""
    book = load_book(blank)
    del book["_matsheets"]
    book["Tab AAA"]["F5"].value = "TO CONFIRM : Green"
    book.save(tmp_path / "lost.xlsx")
    assert [a.ref for a in read_workbook(tmp_path / "lost.xlsx", [WIDE]).unconfirmed] == ["AAA-01"]


@pytest.mark.parametrize("filler", ["-", "n/a", "tbc", "   "])
def test_what_only_fills_its_place_confirms_nothing(settle: Settle, filler: str) -> None:
    """A dash under Rationale is no reason."""
    found = settle({("AAA-01", "Rationale"): filler})
    assert found.value("AAA-01", "rating") is None
    assert "rating-to-confirm" in {each.code for each in check(found) if each.place.ref == "AAA-01"}


def test_without_its_column_and_hidden_sheet_it_is_an_ordinary_workbook(blank: bytes, tmp_path: Path) -> None:
    """Where nothing says what the groups said, a rating counts as in any workbook, and nothing is missing."""
    book = load_book(blank)
    del book["_matsheets"]
    for sheet in book.worksheets[2:4]:
        sheet.delete_cols(6)
    book.save(tmp_path / "without.xlsx")
    found = read_workbook(tmp_path / "without.xlsx", [WIDE])
    assert found.value("AAA-01", "rating").label == "Green"
    assert "header-missing" not in {each.code for each in check(found)}


# --- shapes ----------------------------------------------------------------------------------------------------------


def test_the_same_review_gives_the_same_bytes(blank: bytes) -> None:
    """However the groups' workbooks are ordered."""
    again = write_meeting_workbook(combine(group_books()[::-1]), workbook_id="meeting1", created=CREATED)
    assert again == blank


@pytest.mark.parametrize("groups", [1, 2])
def test_it_is_made_of_few_groups(groups: int) -> None:
    """One group alone has nothing to confirm; two that agree have."""
    books = [by(g, {"AAA-01": GREEN}, on=WIDE) for g in (EXECUTIVE, TRUSTEES)[:groups]]
    content = write_meeting_workbook(combine(books), workbook_id="m", created=CREATED)
    found = read_workbook(Path("m.xlsx"), [WIDE], content)
    assert [a.ref for a in found.unconfirmed] == ["AAA-01"] * (groups - 1)


def test_another_framework_and_scale_are_marked_alike() -> None:
    """Five headings with three ratings: what all share is to confirm, in the words of that scale."""
    three = RatingScale(
        (RED._replace(label="Early"), AMBER_RED._replace(label="Secure"), GREEN._replace(label="Strong", points=3))
    )
    on = replace(twelve(), scale=three)
    ref = on.elements[-1].ref
    books = [by(g, {ref: three.ratings[1]}, on=on) for g in (EXECUTIVE, TRUSTEES)]
    content = write_meeting_workbook(combine(books), workbook_id="m", created=CREATED)
    found = read_workbook(Path("m.xlsx"), [on], content)
    assert found.group_views[ref] == (
        "To confirm: Secure\nExecutive team: Secure\nTrustees: Secure\nItem 1. Same rating, thin evidence"
    )
    assert [(a.ref, a.text) for a in found.unconfirmed] == [(ref, "Secure")]
    assert len({a.tab for a in (e.cell for t in found.tables for e in t.rows if e.optional)}) == 5


def test_no_formula_is_longer_than_excel_allows() -> None:
    """Sixty elements on which all agree: what is to confirm is summed by heading, or Excel would call the file damaged."""
    wide = framework(12, 12, 12, 12, 12)
    green = {element.ref: GREEN for element in wide.elements}
    review = combine([by(TRUSTEES, green, on=wide), by(HEADS, green, on=wide)])
    book = load_book(write_meeting_workbook(review, workbook_id="m", created=CREATED))
    cells = (cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    assert max(len(value) for value in cells if isinstance(value, str) and value.startswith("=")) < 8192


def test_start_here_says_what_a_meeting_does(blank: bytes, settle: Settle) -> None:
    """Not what raters do; and nothing that is printed in the workbook is taken for somebody's words."""
    said = [cell.value for row in load_book(blank)["Start here"].iter_rows() for cell in row if cell.value]
    assert any(text.startswith("The workbook of your diagnostic meeting") for text in said)
    assert not any("email it to your mentor" in text for text in said)
    assert settle({}).unread == ()


def test_it_has_no_faults_of_access(blank: bytes) -> None:
    """Its tabs keep to the rules that every workbook of ours does."""
    assert lint_workbook(blank) == []


@pytest.mark.judges
def test_the_sdk_finds_nothing_wrong(blank: bytes, tmp_path: Path) -> None:
    """Nor with the copy in which its problems are marked."""
    (tmp_path / "meeting.xlsx").write_bytes(blank)
    problems = check(read_workbook(tmp_path / "meeting.xlsx", [WIDE]))
    (tmp_path / "marked.xlsx").write_bytes(mark_up(blank, problems))
    assert [sdk_errors(tmp_path / name) for name in ("meeting.xlsx", "marked.xlsx")] == [[], []]
