"""Stage 1: whether a workbook is one that this matsheets and this framework can read."""

from dataclasses import replace

import pytest

from matsheets.checks import check, identity
from matsheets.checks.workbook_view import Book
from matsheets.model.framework import Word
from matsheets.model.problems import Severity
from matsheets.model.remembered_framework import as_remembered
from matsheets.workbook.layout.layout import build_layout


@pytest.fixture
def book(desk):
    """A workbook as the checks see it, with some of its identity changed."""

    def changed(**identity_changes):
        read = desk.assess(desk.about() | desk.ratings())
        return Book(replace(read, identity=read.identity._replace(**identity_changes)), desk.layout())

    return changed


def test_a_workbook_of_ours_is_fine(book):
    """A workbook as it was made raises nothing."""
    assert list(identity.check(book())) == []


def test_a_newer_workbook_stops_everything_else(desk, book, said):
    """Nothing else is said about a workbook from a newer version: it may all be read wrongly."""
    newer = book(schema_version=9)
    found = check(replace(newer.assessment, answers=()))
    assert said(found, "newer-version") == [
        "oakfield.xlsx: This workbook was made by a newer matsheets (workbook version 9; this one reads up to 3). "
        "Upgrade matsheets, then try again."
    ]
    assert len(found) == 1


def test_an_older_workbook_is_read_with_a_warning(book, said):
    """An older version is named beside the present one."""
    found = tuple(identity.check(book(schema_version=1), schema_version=3))
    assert said(found, "older-version") == [
        "oakfield.xlsx: This workbook was made by an older matsheets (workbook version 1; now 3). "
        "Its answers were read. Make the next one with: matsheets new-workbook"
    ]


def test_a_lost_identity_is_an_unstated_framework_and_no_old_version(book, said):
    """A workbook whose hidden sheet and properties were lost is read, and says on what."""
    found = tuple(identity.check(book(schema_version=0, framework_id="", edition="")))
    assert [problem.code for problem in found] == ["framework-unstated"]
    assert 'It was read as "MAT assurance framework" (Six headings' in found[0].message


@pytest.mark.parametrize("lost", ["framework_id", "edition"])
def test_half_an_identity_is_an_unstated_framework(book, lost):
    """A framework without its edition, or an edition alone, does not say what the workbook is on."""
    assert [problem.code for problem in identity.check(book(**{lost: ""}))] == ["framework-unstated"]


def test_another_framework_is_an_error_that_stops(book):
    """The answers of one framework mean nothing on another."""
    other = book(framework_id="trust-quality")
    found = check(replace(other.assessment, answers=()))
    assert [(problem.code, problem.value) for problem in found] == [("framework-different", "trust-quality")]


def test_another_edition_is_a_warning(book, said):
    """Both editions are named."""
    found = tuple(identity.check(book(edition="Twelve elements")))
    assert said(found, "edition-different") == [
        'oakfield.xlsx: This workbook was made for the edition "Twelve elements", and is being read as "Six headings, '
        'fourteen elements; matsheets wording 2.0". Questions may differ between editions: check that its answers '
        "still fit."
    ]


def test_a_former_edition_is_a_note(desk, said):
    """A workbook on an edition whose file names what took its place is fine; a note says how to bring it over."""
    framework = replace(desk.layout().framework, edition="First", superseded_by="Second")
    read = desk.assess(desk.about() | desk.ratings())
    former = Book(
        replace(read, framework=framework, identity=read.identity._replace(edition="First")), build_layout(framework)
    )
    (found,) = identity.check(former)
    assert (found.code, found.severity) == ("edition-former", Severity.NOTE)
    assert said([found], "edition-former") == [
        'oakfield.xlsx: This workbook is on the edition "First", and was read by it. New workbooks are on "Second". To bring '
        "this one over: matsheets repair WORKBOOK --to FILE -o NEW.xlsx, where FILE is the framework's file of that edition."
    ]


def test_a_framework_that_is_only_remembered_is_named_with_what_to_do(desk, said):
    """A workbook that was read by what it remembers of its framework says so once, with the remedy, in the framework's words."""
    read = desk.assess(desk.about() | desk.ratings())
    words = read.framework.words._replace(element=Word("theme", "themes"))
    framework = as_remembered(replace(read.framework, words=words))
    found = tuple(identity.check(Book(replace(read, framework=framework), build_layout(framework))))
    assert said(found, "framework-remembered") == [
        'oakfield.xlsx: No usable file of "MAT assurance framework" (Six headings, fourteen elements; matsheets wording 2.0) was found, so this '
        "workbook was read by what it remembers of it: its headings, themes and ratings. Questions and descriptors are not known, "
        "and no document that prints them can be made. Put the file beside the workbook, or name it with --framework FILE."
    ]
    assert len(found) == 1


def test_a_framework_that_changed_within_its_edition_is_told_from_the_one_remembered(desk):
    """Ratings in another order than the workbook was made with are named; another colour or wording is not."""
    read = desk.assess(desk.about() | desk.ratings())
    scale, words = read.framework.scale, "Other words"
    other = replace(read.framework, scale=replace(scale, ratings=tuple(reversed(scale.ratings))))
    assert [p.code for p in identity.check(Book(read, build_layout(other)))] == ["framework-changed"]
    reworded = replace(
        read.framework,
        source=words,
        scale=replace(scale, ratings=(scale.ratings[0]._replace(fill="000000"), *scale.ratings[1:])),
    )
    assert list(identity.check(Book(read, build_layout(reworded)))) == []


def test_words_changed_within_an_edition_are_told_by_the_elements_they_stand_in(desk, said):
    """A question that is not the one a workbook was printed with is named by its Ref: papers would print another above its answer."""
    read = desk.assess(desk.about() | desk.ratings())
    first, *rest = read.framework.headings
    element, *others = first.elements
    asked = first._replace(elements=(element._replace(questions="(a) What else?"), *others))
    found = tuple(identity.check(Book(read, build_layout(replace(read.framework, headings=(asked, *rest))))))
    assert [p.code for p in found] == ["framework-reworded"]
    assert f"The title, questions or descriptors of {element.ref} in " in str(found[0])


def test_a_workbook_with_no_element_of_its_framework_is_an_error(desk):
    """Its answers are to another framework: none of them was read, which is no clean workbook."""
    read = desk.assess(desk.about() | desk.ratings())
    refs = {element.ref for element in read.framework.elements}
    printed = read.printed._replace(
        questions={f"X{ref}" if ref in refs else ref: said for ref, said in read.printed.questions.items()}
    )
    found = list(identity.check(Book(replace(read, printed=printed), build_layout(read.framework))))
    assert [(p.code, p.severity.name) for p in found] == [("no-element-here", "ERROR")]
