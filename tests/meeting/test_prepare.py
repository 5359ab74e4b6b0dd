"""What is prepared for a diagnostic meeting, from Python: paper, workbook, names, what to know first."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from docx import Document

import matsheets
from matsheets.checks import check
from matsheets.documents.record.manifest import read_manifest
from matsheets.errors import ReviewError
from matsheets.meeting.prepare import PreparedMeeting, plan_meetings
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Rating
from matsheets.model.parsing import Misread
from matsheets.model.problem_catalogue import Code
from matsheets.model.problems import Severity
from matsheets.model.respondents import AGREED, MENTOR_GROUP, summarise_all
from matsheets.workbook.read.reader import read_workbook
from tests.builders import AMBER_GREEN, GREEN, RED, Bad, Given, about, framework, row
from tests.meeting.conftest import typed
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by

WIDE = framework(3, 3)
REFS = tuple(element.ref for element in WIDE.elements)


def _view(group: str, given: Mapping[str, Rating], *, name: str = "", more: Mapping[tuple[str, str], Given] | None = None,
          **options: object) -> Assessment:  # fmt: skip
    """One group's workbook with a reason and evidence of its own for each rating."""
    said = {place: text for ref in given for place, text in row(
        ref, rationale=f"{group} looked into {ref} and saw it.", evidence=f"Minutes of {group}.").items()}  # fmt: skip
    who = about(respondent=name) if name else {}
    return by(group, given, on=WIDE, more={**said, **who, **(more or {})}, **options)


def _books() -> list[Assessment]:
    """Three groups: one apart on AAA-01, all the same on AAA-02, next to each other on AAA-03; BBB rated by one."""
    return [
        _view(EXECUTIVE, {"AAA-01": GREEN, "AAA-02": RED, "AAA-03": GREEN, "BBB-01": RED}, name="Ruth Okonjo"),
        _view(TRUSTEES, {"AAA-01": RED, "AAA-02": RED, "AAA-03": AMBER_GREEN}, name="Tim Hale"),
        _view(HEADS, {"AAA-01": GREEN, "AAA-02": RED, "AAA-03": GREEN}, name="Sam Lee"),
    ]


def _only(books: list[Assessment], **options: object) -> PreparedMeeting:
    (found,) = matsheets.prepare_meeting(books, **options)  # type: ignore[arg-type]
    return found


@lru_cache
def _standard(**options: object) -> PreparedMeeting:
    """What is made of ``_books``, once for all tests."""
    return _only(_books(), **options)


def _read(prepared: PreparedMeeting) -> Assessment:
    assert prepared.workbook is not None
    return read_workbook(Path("meeting.xlsx"), [WIDE], prepared.workbook)


def _texts(paper: bytes) -> str:
    document = Document(io.BytesIO(paper))
    return "\n".join(t.text or "" for t in document.element.body.iter() if t.tag.endswith("}t"))


def test_each_trust_and_round_has_a_meeting() -> None:
    """Names follow the trust, with the round where it has several."""
    books = [*_books(), _view(EXECUTIVE, {"AAA-01": RED}, round="Final"),
             _view(EXECUTIVE, {"AAA-01": RED}, trust="Beech", number="")]  # fmt: skip
    found = matsheets.prepare_meeting(books)
    assert [(p.trust, p.round, p.paper_name, p.workbook_name) for p in found] == [
        ("Beech", "Baseline", "beech-meeting-paper.docx", "beech-meeting-workbook.xlsx"),
        ("Oakfield", "Baseline", "oakfield-meeting-paper-baseline.docx", "oakfield-meeting-workbook-baseline.xlsx"),
        ("Oakfield", "Final", "oakfield-meeting-paper-final.docx", "oakfield-meeting-workbook-final.xlsx"),
    ]


def test_two_trusts_of_one_name_have_files_of_their_own() -> None:
    """Where two trusts make one file name, paper and workbook of the second have the same number."""
    books = [
        _view(EXECUTIVE, {"AAA-01": RED}, number=number, file=f"{number}.xlsx") for number in ("07654321", "07654322")
    ]
    plans = plan_meetings(summarise_all(books))
    assert [(p.paper_name, p.workbook_name) for p in plans] == [
        ("oakfield-meeting-paper.docx", "oakfield-meeting-workbook.xlsx"),
        ("oakfield-meeting-paper-2.docx", "oakfield-meeting-workbook-2.xlsx"),
    ]


def test_the_order_of_the_workbooks_changes_no_byte() -> None:
    """The same workbooks in any order give the same paper and the same workbook; with names left out too."""
    for options in ({}, {"anonymous": True, "held_on": dt.date(2026, 10, 14)}):
        one, other = _standard(**options), _only(_books()[::-1], **options)
        assert (one.paper == other.paper, one.workbook == other.workbook, one == other) == (True, True, True)


def test_of_copies_the_first_by_name_counts() -> None:
    """Which of two copies is named does not hang on the order in which they are given."""
    copies = [_books()[0], replace(_books()[0], file="a copy.xlsx")]
    found = [plan_meetings(summarise_all(given))[0].group.workbooks for given in (copies, copies[::-1])]
    assert [[w.file for w in workbooks] for workbooks in found] == [["a copy.xlsx"], ["a copy.xlsx"]]


def test_the_workbook_is_an_agreed_one() -> None:
    """It is of the round, agreed, with the day of the meeting; what all gave waits to be confirmed, the rest is blank."""
    read = _read(_standard(anonymous=True, held_on=dt.date(2026, 10, 14)))
    assert [read.value(ref) for ref in ("ABT-01", "ABT-13", "ABT-14", "ABT-15", "ABT-16")] == [
        "Oakfield", AGREED, "Baseline", dt.date(2026, 10, 14), dt.date(2026, 10, 14)]  # fmt: skip
    assert [(a.ref, a.value.label) for a in read.unconfirmed if isinstance(a.value, Rating)] == [("AAA-02", "Red")]
    assert [read.value(ref, "rating") for ref in REFS] == [None] * 6


def test_what_is_to_type_is_counted() -> None:
    """Five ratings, a reason and evidence for each of the six, and the date of the review."""
    cells = _standard().cells
    assert cells is not None
    assert (cells.ratings, cells.rationales, cells.evidence, cells.days, cells.typed) == (5, 6, 6, 1, 18)
    # Filled in: trust, number, who, group and round on About, and the rating to confirm.
    assert (cells.filled, cells.asked) == (6, 24)


def test_check_is_clean_once_what_was_counted_is_typed(tmp_path: Path) -> None:
    """As many cells as were counted, and no other, leave nothing that check asks for."""
    prepared = _standard()
    assert prepared.workbook is not None
    assert prepared.cells is not None
    answers: dict[tuple[str, str], object] = {
        (ref, header): f"What {ref} says of it." for ref in REFS for header in ("Rationale", "Evidence")
    }
    answers |= {(ref, "Rating"): "Amber-green" for ref in REFS if ref != "AAA-02"}
    answers["ABT-15", "Answer"] = dt.datetime(2026, 9, 24)
    assert len(answers) == prepared.cells.typed
    filled = read_workbook(typed(prepared.workbook, answers, tmp_path / "m.xlsx"), [WIDE])
    assert _asked(filled) == []
    for place in (("AAA-01", "Rating"), ("AAA-02", "Rationale"), ("BBB-01", "Evidence"), ("ABT-15", "Answer")):
        less = {other: value for other, value in answers.items() if other != place}
        assert _asked(read_workbook(typed(prepared.workbook, less, tmp_path / "less.xlsx"), [WIDE])), place


def _asked(book: Assessment) -> list[str]:
    """What check asks for, but for the plan, which comes after the meeting."""
    found = (p for p in check(book) if p.severity in {Severity.ERROR, Severity.WARNING})
    return [str(p) for p in found if p.code != Code.PLAN_EMPTY.slug]


def test_what_to_know_comes_first() -> None:
    """A missing group, two views in the same words and a workbook given twice are told."""
    executive, trustees, _ = _books()
    words = {(ref, "rationale"): "The minutes say that it is so." for ref in REFS}
    copied = [replace_words(book, words) for book in (executive, trustees)]
    notes = " ".join(_only([*copied, replace(copied[0], file="again.xlsx")]).notes)
    assert "headteachers and middle leaders" in notes.casefold() or "heads and middle leaders" in notes.casefold()
    assert "same words" in notes
    assert "again.xlsx" in notes


def replace_words(book: Assessment, words: Mapping[tuple[str, str], str]) -> Assessment:
    """Give a workbook's reasons other words."""
    answers = tuple(a._replace(text=words.get((a.ref, a.column), a.text), value=words.get((a.ref, a.column), a.value))
                    for a in book.answers)  # fmt: skip
    return replace(book, answers=answers)


def test_an_unclear_rating_stands_in_the_paper_as_it_was_typed() -> None:
    """It counts as missing, and is told in the words of check."""
    books = [*_books()[:2], _view(HEADS, {"AAA-02": RED}, more=row("AAA-01", rating=Bad("Amberish", Misread.UNKNOWN)))]
    found = _only(books)
    assert "Amberish" in _texts(found.paper)
    assert [("AAA-01" in str(p), "Amberish" in str(p)) for p in found.unclear] == [(True, True)]
    assert found.errors >= 1


def test_a_group_that_is_none_of_ours_is_called_as_it_was_typed() -> None:
    """In paper and workbook alike; check's sentence says what to choose."""
    answers = {("ABT-13", "answer"): Bad("Parents", Misread.UNKNOWN)}
    found = _only([*_books()[:2], _view("", {"AAA-02": RED}, more=answers, file="parents.xlsx")])
    assert "Parents" in _texts(found.paper)
    assert "Group not recorded" not in _texts(found.paper)
    assert "Parents: Red" in _read(found).group_views["AAA-02"].splitlines()
    assert [str(p).split(". ")[0] for p in found.unclear] == [
        'parents.xlsx › About › C17 (ABT-13): "Parents" is not in the list for this cell'
    ]


def test_what_only_fills_the_groups_place_is_no_group() -> None:
    """TBC is nobody's name."""
    answers = {("ABT-13", "answer"): Bad("TBC", Misread.UNKNOWN)}
    found = _only([*_books()[:2], _view("", {"AAA-02": RED}, more=answers, file="x.xlsx")])
    assert "Group not recorded: Red" in _read(found).group_views["AAA-02"].splitlines()


def test_an_agreed_workbook_is_there_already() -> None:
    """Then there is a paper, and no further workbook unless it is asked for."""
    books = [*_books(), _view(AGREED, {"AAA-01": RED}, file="agreed.xlsx")]
    found = _only(books)
    assert (found.workbook, found.cells, found.agreed) == (None, None, ("agreed.xlsx",))
    assert any(note.startswith("agreed.xlsx is the agreed workbook of Oakfield, Baseline") for note in found.notes)
    assert found.paper.startswith(b"PK")
    assert _only(books, again=True).workbook is not None


def test_two_agreed_workbooks_are_both_named() -> None:
    """Each of two agreed workbooks is named, and no third is made."""
    books = [
        *_books(),
        *(_view(AGREED, {"AAA-01": rating}, file=f"{name}.xlsx") for name, rating in (("one", RED), ("two", GREEN))),
    ]
    found = _only(books)
    assert (found.agreed, found.workbook) == (("one.xlsx", "two.xlsx"), None)


def test_a_blank_agreed_workbook_hinders_nothing() -> None:
    """One that was sent out with the others and holds nothing is named; the meeting has its workbook."""
    found = _only([*_books(), by(AGREED, on=WIDE, file="blank.xlsx")])
    assert found.workbook is not None
    assert any("blank.xlsx" in note for note in found.notes)


@pytest.mark.parametrize(("book", "words"), [
    (by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, trust="", number="", file="x.xlsx"), "the trust cannot be told"),
    (by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, round="", file="x.xlsx"), "the round cannot be told"),
    (by(EXECUTIVE, on=WIDE, file="x.xlsx"), "no group's view"),
    (by(AGREED, {"AAA-01": RED}, on=WIDE, file="x.xlsx"), "no group's view"),
])  # fmt: skip
def test_what_makes_no_meeting_is_refused(book: Assessment, words: str) -> None:
    """Workbooks of no trust or no round, and those in which no group rated, are refused with what to do."""
    with pytest.raises(ReviewError, match=words):
        matsheets.prepare_meeting([book])


def test_each_framework_has_a_meeting_of_its_own() -> None:
    """Ratings on two frameworks cannot be held against each other; the names of their files have the framework's id."""
    other = by(MENTOR_GROUP, {"AAA-01": RED}, on=framework(3, 3, id="other"))
    found = matsheets.prepare_meeting([*_books(), other])
    assert {each.paper_name.rpartition("-meeting-paper-")[2] for each in found} == {"other.docx", f"{WIDE.id}.docx"}


def test_one_group_alone_has_a_meeting() -> None:
    """With one group each element is to be rated."""
    cells = _only(_books()[:1]).cells
    assert cells is not None
    assert (cells.ratings, cells.rationales) == (6, 6)


NAMES = ("ruth", "okonjo", "tim hale", "sam lee")


def test_no_part_of_an_anonymous_meetings_files_holds_a_name() -> None:
    """Neither the parts of the paper nor those of the workbook, properties and manifest among them, hold a respondent's name."""
    books = [
        replace(book, file=f"{name}.xlsx")
        for book, name in zip(_books(), ("ruth-okonjo", "tim_hale", "sam lee"), strict=True)
    ]
    books[1] = _with(books[1], "AAA-01", "rationale", "As Ruth Okonjo told us in the spring.")
    plain, found = _only(books), _only(books, anonymous=True)
    assert plain.workbook is not None
    assert found.workbook is not None
    assert _names_in(plain.paper) >= {"ruth", "okonjo"}
    assert _names_in(plain.workbook) == set()  # what groups say stands in it, and no one's name
    assert _names_in(found.paper) | _names_in(found.workbook) == set()
    manifest = read_manifest(found.paper)
    assert manifest is not None
    assert [(s.file, s.sha256) for s in manifest.sources] == [
        ("executive-team.xlsx", books[0].sha256), ("trustees.xlsx", books[1].sha256),
        ("headteachers-and-middle-leaders.xlsx", books[2].sha256)]  # fmt: skip


def _with(book: Assessment, ref: str, column: str, text: str) -> Assessment:
    answers = tuple(
        a._replace(text=text, value=text) if (a.ref, a.column) == (ref, column) else a for a in book.answers
    )
    return replace(book, answers=answers)


def _names_in(content: bytes) -> set[str]:
    """The names that any part of a zip holds, in its own name too; words that are parted by tags count."""
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for member in package.namelist():
            text = f"{member} {package.read(member).decode('utf-8', 'replace')}".casefold().replace("\u2011", "-")
            found |= {name for name in NAMES if name in text}
    return found
