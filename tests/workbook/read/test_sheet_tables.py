"""Several tables on one tab: each row is read by the nearest header above it, and none by another's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.checks import asides, check
from matsheets.model.assessment import Assessment
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book
from tests.conftest import WriteWorkbook

Read = Callable[[Path], Assessment]
VISION, GOVERNANCE = "1 Vision", "6 Governance"
HEADER = 5  # the row of the header on a heading's tab, as it is written
ELEMENTS = ("VIS-01", "VIS-02", "VIS-03", "GOV-01", "GOV-02")
ANSWERS = {
    (ref, column): text
    for ref in ELEMENTS
    for column, text in (("rating", "Green"), ("rationale", f"Why {ref}."), ("evidence", f"Minutes on {ref}."))
}


def lines(sheet: Worksheet, first: int, last: int) -> list[list[object]]:
    """Return what rows of a tab hold."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(first, last)]


def put(sheet: Worksheet, row: int, values: Sequence[object], column: int = 1) -> None:
    """Write values beside each other."""
    for number, value in enumerate(values, start=column):
        sheet.cell(row, number).value = value  # type: ignore[assignment]


@pytest.fixture
def bent(written: WriteWorkbook, read: Read) -> Callable[[Callable[[Worksheet, Worksheet], None]], Assessment]:
    """Read a workbook after an edit of its tabs Vision and Governance."""

    def call(edit: Callable[[Worksheet, Worksheet], None]) -> Assessment:
        path = written(ANSWERS)
        book = load_book(path)
        edit(book[VISION], book[GOVERNANCE])
        book.save(path)
        return read(path)

    return call


Bent = Callable[[Callable[[Worksheet, Worksheet], None]], Assessment]


def typed(assessment: Assessment) -> dict[tuple[str, str], str]:
    """Return the answers to the elements, as they are used."""
    return {place: text for place in ANSWERS if (text := assessment.text(*place))}


def codes(assessment: Assessment) -> list[str]:
    """Return what is said of the structure of a workbook that has hardly an answer."""
    structure = (p for p in check(assessment) if p.stage.name == "STRUCTURE")
    return [problem.code for problem in structure]


def paste_vision(row: int, column: int, first: int = HEADER) -> Callable[[Worksheet, Worksheet], None]:
    """Return an edit that cuts the table of Vision, from a row on, and pastes it to Governance."""

    def edit(vision: Worksheet, governance: Worksheet) -> None:
        for number, line in enumerate(lines(vision, first, HEADER + 3)):
            put(governance, row + number, line, column)
        vision.parent.remove(vision)

    return edit


@pytest.mark.parametrize(
    ("row", "column", "first"),
    [(10, 1, 5), (9, 1, 1), (8, 1, 6), (12, 3, 5), (5, 11, 5), (6, 11, 5), (4, 11, 5)],
    ids=["below", "below with its title", "below without its header", "below and to the right", "beside",
         "beside and lower", "beside and higher"],
)  # fmt: skip
def test_a_table_pasted_to_another_tab_is_read_there(bent: Bent, row: int, column: int, first: int) -> None:
    """Both tables are read, and nothing is said of rows, headers or titles that stand where they were pasted."""
    assessment = bent(paste_vision(row, column, first))

    assert typed(assessment) == ANSWERS
    assert codes(assessment) == []
    assert asides(assessment) == ()


def second_header(*, ref: object = "Ref", keep: int = 1) -> Callable[[Worksheet, Worksheet], None]:
    """Return an edit that puts a second header row above VIS-03, with rationale and evidence exchanged in both."""

    def edit(vision: Worksheet, _: Worksheet) -> None:
        vision.insert_rows(HEADER + 3)
        header = lines(vision, HEADER, HEADER)[0]
        header[0], header[6], header[7] = ref, header[7], header[6]
        put(vision, HEADER + 3, [None] * (keep - 1) + header[keep - 1 :])
        put(vision, HEADER + 4, ["Minutes on VIS-03.", "Why VIS-03."], 7)

    return edit


@pytest.mark.parametrize("ref", ["Ref", " REF ", None, "No."])
def test_a_second_header_row_with_another_order_counts_for_the_rows_below_it(bent: Bent, ref: object) -> None:
    """Rationale and evidence are never crossed, though the header row has lost the word Ref."""
    assessment = bent(second_header(ref=ref))

    assert typed(assessment) == ANSWERS
    assert codes(assessment) == []


def test_a_second_header_row_of_some_columns_loses_the_others_with_an_error(bent: Bent) -> None:
    """Where the second header row names rationale and evidence only, the rating below it is not guessed."""
    assessment = bent(second_header(keep=7))

    assert typed(assessment) == {at: text for at, text in ANSWERS.items() if at != ("VIS-03", "rating")}
    (found,) = [p for p in check(assessment) if p.code == "header-missing"]
    assert (found.place.cell, found.value) == (assessment.tables[2].header, "Rating")


def test_a_header_row_repeated_for_printing_is_no_problem(bent: Bent) -> None:
    """The same header row on every page of a long tab changes nothing."""

    def repeat(vision: Worksheet, _: Worksheet) -> None:
        header = lines(vision, HEADER, HEADER)[0]
        for row in (HEADER + 3, HEADER + 2, HEADER + 1):
            vision.insert_rows(row)
            put(vision, row, header)
        put(vision, vision.max_row + 2, header)

    assessment = bent(repeat)

    assert typed(assessment) == ANSWERS
    assert codes(assessment) == []


def test_a_copy_of_the_ref_column_is_no_second_table(bent: Bent) -> None:
    """A second column of the same Refs, for people who scroll, changes nothing."""

    def copy(_: Worksheet, governance: Worksheet) -> None:
        for row in range(HEADER, HEADER + 3):
            governance.cell(row, 9).value = governance.cell(row, 1).value

    assessment = bent(copy)

    assert typed(assessment) == ANSWERS
    assert codes(assessment) == []


def test_a_thousand_header_rows_cost_little(written: WriteWorkbook, read: Read) -> None:
    """A tab full of header rows is read up to a number of tables, and what is below them is named."""
    path = written(ANSWERS)
    book = load_book(path)
    header = lines(book[GOVERNANCE], HEADER, HEADER)[0]
    for row in range(20, 1020):
        put(book[GOVERNANCE], row, header, 1 + row % 200)
    book.save(path)

    assessment = read(path)

    assert typed(assessment) == ANSWERS
    assert codes(assessment) == ["rows-without-ref"]
    assert read_workbook(path, [assessment.framework]) == assessment
