"""A framework's own words in a workbook: written in every tab, read back, and known beside the usual ones."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from matsheets.checks import check
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import USUAL_WORDS, Framework, FrameworkWords, GroupNames, Word
from matsheets.model.optional_columns import BASIS, GROUP_VIEWS, LAST_TIME, TRUSTS_SAY
from matsheets.model.respondents import AGREED, group_of, respondent_of, summarise
from matsheets.review.tables import tabulate_assessments
from matsheets.workbook.layout.layout import ALL_PARTS, Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.text_measure import text_width
from matsheets.workbook.write.writer import write_workbook
from tests.books import repair, write_book
from tests.frameworks import music

#: Every usual word that a framework may change, and what else belongs to the usual ones.
USUAL = re.compile(r"\b(headings?|elements?|frameworks?|diagnostic)\b", re.IGNORECASE)


def texts_of(content: bytes) -> set[str]:
    """Every text that a person meets: cells, formulas, titles of tabs, prompts and what stops them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {book.properties.title or "", *book.sheetnames}
    for sheet in book:
        if sheet.title == "_matsheets":
            continue
        found |= {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
        for rule in sheet.data_validations.dataValidation:
            found |= {str(said) for said in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error) if said}
    return found


def drawn(framework: Framework, parts: frozenset[Part], optional: str = "") -> bytes:
    """A blank workbook with these parts, and with something said in an optional column."""
    refs = [*(e.ref for e in framework.elements), "BEY-01", "JNT-01"]
    shared = frozenset(refs[:3]) if optional == BASIS else None
    layout = build_layout(framework, parts, shared)
    layout = layout.with_optional({(ref, optional): "." for ref in refs if layout.find(ref)} if optional else {})
    out = io.BytesIO()
    write_workbook(out, layout, workbook_id="w", created=dt.datetime(2026, 9, 1), trust="Oak")
    return out.getvalue()


@pytest.mark.parametrize(
    ("parts", "optional"),
    [
        (ALL_PARTS, ""),
        (ALL_PARTS, GROUP_VIEWS),
        ({Part.REVIEW}, LAST_TIME),
        ({Part.REVIEW}, BASIS),
        ({Part.JOINT}, TRUSTS_SAY),
    ],
)
def test_no_usual_word_stands_in_a_workbook(parts: frozenset[Part], optional: str) -> None:
    """Whatever the parts, all that a person reads in the workbook says the framework's words."""
    said = texts_of(drawn(music(), frozenset(parts), optional))
    assert len(said) > 40
    assert not [text for text in said if USUAL.search(text)]


ANSWERS = {
    ("ABT-01", "answer"): "Oak Trust",
    ("ABT-13", "answer"): AGREED,
    ("ABT-14", "answer"): "Baseline",
    ("ABT-15", "answer"): dt.date(2026, 9, 14),
    ("PLAN-01", "target"): "PLY Playing",
    ("PLAN-02", "target"): "SNG-02 Choirs",
    ("MED-01", "heading"): "ROM Room and time",
}


def book_in(words: FrameworkWords, path: Path) -> Path:
    """A workbook on the small framework, printed in these words, with what it says of its group, its plan and its medium term."""
    with path.open("wb") as out:
        write_book(out, build_layout(replace(music(), words=words)), workbook_id="w", answers=ANSWERS)
    return path


OTHER_WORDS = music().words._replace(
    heading=Word("strand", "strands"), element=Word("aim", "aims"), meeting=Word("open day", "open days")
)


@pytest.mark.parametrize("words", [music().words, USUAL_WORDS, OTHER_WORDS], ids=["own", "usual", "former"])
def test_a_workbook_is_read_in_other_words(tmp_path: Path, words: FrameworkWords) -> None:
    """Printed in the framework's words, in usual or in former ones, one gives every answer, and nothing printed counts as typed."""
    read = read_workbook(book_in(words, tmp_path / "w.xlsx"), [music()])
    assert group_of(read) == AGREED
    targets = [read.value(*place) for place in (("PLAN-01", "target"), ("PLAN-02", "target"), ("MED-01", "heading"))]
    assert targets == ["PLY", "SNG-02", "ROM"]
    assert read.unread == ()
    found = {problem.code for problem in check(read)}
    assert found.isdisjoint(
        {"header-missing", "text-moved", "text-without-header", "rows-without-ref", "text-not-read"}
    )


def test_what_programs_read_of_a_group_is_shown_in_words(tmp_path: Path) -> None:
    """The agreed workbook's group stands in its cell as the framework calls the meeting, which is on the list to choose from."""
    book = openpyxl.load_workbook(book_in(music().words, tmp_path / "w.xlsx"))
    assert book["About"]["C17"].value == "Agreed at the listening day"
    assert "Agreed at the listening day" in {cell.value for row in book["Lists"].iter_rows() for cell in row}


def test_repair_brings_a_workbook_to_the_words_of_now(tmp_path: Path) -> None:
    """Nothing that was printed in former words is left over, and the headers and the group are the framework's own."""
    mended = repair(book_in(OTHER_WORDS, tmp_path / "w.xlsx"), [music()], created=dt.datetime(2026, 9, 2))
    assert mended.not_placed == ()
    assert not [text for text in texts_of(mended.content) if re.search(r"\b(strand|aim|open day)s?\b", text)]
    (tmp_path / "mended.xlsx").write_bytes(mended.content)
    assert group_of(read_workbook(tmp_path / "mended.xlsx", [music()])) == AGREED


def test_problems_are_told_in_the_framework_s_words(tmp_path: Path) -> None:
    """A weak rating without a priority is told of a theme and its pillar, and an empty plan names the group as it is shown."""
    said = {("SNG-01", "rating"): "Seed"}
    blank = said | {place: value for place, value in ANSWERS.items() if place[0].startswith("ABT")}
    sentences = set()
    for name, answers in (("w.xlsx", ANSWERS | said | {("PLAN-03", "objective"): "Sing."}), ("blank.xlsx", blank)):
        with (tmp_path / name).open("wb") as out:
            write_book(out, build_layout(music()), workbook_id="w", answers=answers)
        sentences |= {problem.message for problem in check(read_workbook(tmp_path / name, [music()]))}
    assert not [sentence for sentence in sentences if USUAL.search(sentence)]
    assert any("Add a row to the Plan tab for this theme or its pillar" in sentence for sentence in sentences)
    assert any('this is the workbook "Agreed at the listening day"' in sentence for sentence in sentences)


def test_the_names_of_tabs_and_the_refs_of_a_framework_stand_whole(tmp_path: Path) -> None:
    """The longest tab's name that Excel allows has room on Start here, and a Ref of ten letters in the column of Refs."""
    first, *others = music().headings
    name, elements = "1 Singing, playing and dancing!", [e._replace(ref=f"SINGING{e.ref[-3:]}") for e in first.elements]
    long = first._replace(tab=name, ref="SINGING", elements=tuple(elements))
    framework = replace(music(), headings=(long, *others))
    book = openpyxl.load_workbook(io.BytesIO(drawn(framework, frozenset(ALL_PARTS))))
    start, tab = book["Start here"], book[name]
    assert start.column_dimensions["A"].width * 7 >= text_width(name) + 7
    assert sum(start.column_dimensions[letter].width for letter in "ABC") * 7 <= 900
    assert tab.column_dimensions["A"].width * 7 >= text_width(elements[0].ref, bold=True) + 7


GOVERNORS = replace(
    open_framework("mat-assurance-framework"),
    words=USUAL_WORDS._replace(groups=GroupNames(schools="Local committees", mentor="External reviewer")),
)


@pytest.mark.parametrize("typed", ["Local committees", "Headteachers and middle leaders", "heads"])
def test_people_read_a_groups_own_name_and_programs_the_usual_one(tmp_path: Path, typed: str) -> None:
    """The list has the name that the framework gives the group; the usual name, and its short forms, are understood too."""
    layout = build_layout(GOVERNORS, [Part.REVIEW])
    assert [choice.label for choice in layout.lists["groups"]] == [
        "Executive team", "Trustees", "Local committees", "External reviewer", "Agreed at the diagnostic meeting",
    ]  # fmt: skip
    path = tmp_path / "heads.xlsx"
    with path.open("wb") as out:
        write_book(
            out,
            layout,
            workbook_id="heads",
            answers={("ABT-13", "answer"): typed, (GOVERNORS.elements[0].ref, "rating"): "Red"},
        )
    book = read_workbook(path, [GOVERNORS])
    assert respondent_of(book).group == summarise(book).group == "Local committees"
    (found,) = tabulate_assessments([book])
    assert {row[3] for row in found.tables["ratings"]} == {"Headteachers and middle leaders"}
