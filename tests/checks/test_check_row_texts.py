"""Answers that were sorted away from their questions, Refs that were sorted alone, and texts in columns without a header."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matsheets.checks import check
from matsheets.model.framework_file import load_framework
from matsheets.model.problems import Severity
from matsheets.storage.shipped_files import workbook_templates_dir
from matsheets.workbook.read.reader import read_workbook
from tests.books import edited
from tests.checks.conftest import codes
from tests.oldbooks import as_version_1, with_wording_before_trusts

VISION = "1 Vision"
ELEMENTS = ("VIS-01", "VIS-02", "VIS-03")
READ_ONLY = {"element": 2, "questions": 3, "weak": 4, "strong": 5}


@pytest.fixture
def full(desk):
    """The answers of a complete review, each rationale naming its element."""
    answers = desk.about() | desk.ratings()
    return answers | {(ref, "rationale"): f"Why {ref}." for ref in ELEMENTS}


def without_hidden_tab(book):
    """Take away what the workbook remembers of its questions."""
    del book["_matsheets"]


def move(sheet, first, order, columns):
    """Write rows in another order, in these columns only; the order is counted from the first row."""
    held = [[sheet.cell(first + n, c).value for c in columns] for n in order]
    for row, values in enumerate(held, start=first):
        for column, value in zip(columns, values, strict=True):
            sheet.cell(row, column).value = value


def first_row(book, tab, prefix):
    """The first row of a tab whose Ref starts so."""
    return next(cell.row for cell in book[tab]["A"] if str(cell.value).startswith(prefix))


def errors(problems):
    """The problems that block documents."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def drop_columns(*keys):
    """An edit that deletes columns to be read, from the right, so that those left of them stay where they are."""

    def edit(book):
        for number in sorted((READ_ONLY[key] for key in keys), reverse=True):
            book[VISION].delete_cols(number)

    return edit


def rename_headers(book):
    """An edit that retypes every header of the columns to be read."""
    for number, header in enumerate(("Aspect", "To ask", "Poor", "Good"), start=2):
        book[VISION].cell(5, number).value = header


def retype(book):
    """An edit that types the texts again, with other spaces, dashes and capitals, and rewords two columns."""
    sheet = book[VISION]
    for row in (6, 7, 8):
        sheet.cell(row, 2).value = f"  {sheet.cell(row, 2).value.upper()} "
        sheet.cell(row, 3).value = "Our own questions"
        sheet.cell(row, 4).value = "Weak"


@pytest.mark.parametrize("keeps_hidden_tab", [True, False], ids=["with its hidden tab", "without it"])
@pytest.mark.parametrize(
    "edit",
    [None, drop_columns("questions", "weak", "strong"), drop_columns("element", "questions", "weak"),
     drop_columns("element", "questions", "strong"), rename_headers, retype],
    ids=["all there", "elements only", "strong only", "weak only", "headers renamed", "retyped"],
)  # fmt: skip
def test_rows_sorted_without_their_refs_are_an_error(desk, full, keeps_hidden_tab, edit):
    """Whatever of the texts is left, three rows that were sorted without column A give no answer, and the error names them."""

    def spoil(book):
        move(book[VISION], 6, (2, 0, 1), range(2, 9))
        if edit is not None:
            edit(book)
        if not keeps_hidden_tab:
            without_hidden_tab(book)

    read = desk.assess(full, spoil)

    (found,) = errors(check(read))
    assert found.code == "answers-displaced"
    assert [place.ref for place in found.places] == list(ELEMENTS)
    assert [read.answer(ref, "rationale") for ref in ELEMENTS] == [None] * 3
    assert read.text("GOV-01", "rationale") == "Because."


def test_the_error_names_texts_and_whose_they_are(desk, full):
    """Each text is quoted with the Ref that it stands beside and the one that it belongs to, and what to do."""

    def exchange(book):
        move(book[VISION], 6, (1, 0, 2), [1])

    (found,) = errors(desk.check(full, exchange))

    assert str(found) == (
        'oakfield.xlsx › 1 Vision › A6 (VIS-02), A7 (VIS-01): Beside VIS-02 stands "Clarity of purpose", which belongs to '
        'VIS-01; beside VIS-01 stands "Understanding of needs", which belongs to VIS-02. It is not clear which question these '
        "rows answer, so their answers were not used. If the answers were moved together with the texts, put each Ref back "
        "beside its own text; if not, put each text back beside its own Ref. matsheets repair lists these answers on a tab of "
        "a fresh workbook."
    )


def test_refs_sorted_alone_are_an_error(desk, full):
    """Column A from Z to A: the element in the middle keeps its Ref and its answers."""
    read = desk.assess(full, lambda book: move(book[VISION], 6, (2, 1, 0), [1]))

    (found,) = errors(check(read))
    assert [place.ref for place in found.places] == ["VIS-03", "VIS-01"]
    assert read.text("VIS-02", "rationale") == "Why VIS-02."


def test_refs_shifted_by_one_are_an_error_for_every_row(desk, full):
    """The last Ref stands on a row without a text, but its text stands beside another: it has no answer either."""

    def shift(book):
        move(book[VISION], 6, (3, 0, 1, 2), [1])

    read = desk.assess(full, shift)

    (found,) = errors(check(read))
    assert [place.ref for place in found.places] == list(ELEMENTS)
    assert "the text of VIS-03 stands beside VIS-02" in found.message
    assert "rows-without-ref" in codes(check(read))


def test_another_headings_texts_are_known_too(desk, full):
    """The texts of Vision pasted over those of Governance: whose answers stand there cannot be told."""

    def paste(book):
        for row in (6, 7):
            for column in range(2, 6):
                book["6 Governance"].cell(row, column).value = book[VISION].cell(row, column).value

    (found,) = errors(desk.check(full, paste))
    assert [place.ref for place in found.places] == ["GOV-01", "GOV-02"]


@pytest.mark.parametrize(("tab", "prefix"), [("About", "ABT"), ("Partnership", "PAR"), ("Data protection", "DAT")])
def test_tabs_of_questions_are_held_to_their_questions(desk, full, tab, prefix):
    """Two answers exchanged with their questions, but without their Refs, are an error on every tab of questions."""

    def exchange(book):
        without_hidden_tab(book)
        move(book[tab], first_row(book, tab, prefix), (1, 0), range(2, 5))

    (found,) = [p for p in errors(desk.check(full | desk.partnership(), exchange)) if p.code == "answers-displaced"]
    second = "PAR-30" if prefix == "PAR" else f"{prefix}-02"
    assert [place.ref for place in found.places] == [f"{prefix}-01", second]


def test_a_question_in_its_former_wording_is_known(desk, full):
    """A workbook from before trusts as party 2 is fine as it was made, and an error once two of its rows are exchanged."""
    answers = full | desk.partnership()
    assert [p.code for p in errors(desk.check(answers, with_wording_before_trusts))] == []
    assert [p.code for p in errors(desk.check(answers, as_version_1))] == []

    def exchange(book):
        with_wording_before_trusts(book)
        without_hidden_tab(book)
        sheet = book["Partnership"]
        sheet.delete_cols(4)
        move(sheet, first_row(book, "Partnership", "PAR-08"), (1, 0), [2, 3])

    (found,) = [p for p in errors(desk.check(answers, exchange)) if p.code == "answers-displaced"]
    assert 'Beside PAR-08 stands "Key contact at the school", which belongs to PAR-09' in found.message


@pytest.mark.parametrize("column", [3, 4, 5])
def test_one_text_that_is_no_element_is_a_warning(desk, full, column):
    """A single descriptor copied to a row that keeps its other texts may be a slip: the answers count."""

    def copy(book):
        book[VISION].cell(6, column).value = book[VISION].cell(7, column).value

    found = desk.check(full, copy)
    assert codes(found) == ["text-moved"]
    assert [place.ref for place in found[0].places] == ["VIS-01"]


def test_one_element_beside_another_ref_is_an_error(desk, full):
    """The element itself says what is rated: one that belongs to another Ref is never taken for a slip."""

    def copy(book):
        book[VISION]["B6"].value = book[VISION]["B7"].value

    (found,) = errors(desk.check(full, copy))
    assert [place.ref for place in found.places] == ["VIS-01"]


def test_rows_sorted_with_their_refs_are_fine(desk, full):
    """Whole rows in another order are no problem, hidden tab or not."""
    for hide in (False, True):

        def sort(book, hide=hide):
            move(book[VISION], 6, (2, 0, 1), range(1, 9))
            if hide:
                without_hidden_tab(book)

        assert desk.check(full, sort) == ()


def test_a_framework_of_their_own_with_the_same_text_twice_is_no_evidence(desk, full, tmp_path):
    """Elements that share a text cannot be told apart by it, and texts that nobody knows tell nothing."""

    def reword(book):
        for row in (6, 7, 8):
            for column in range(2, 6):
                book[VISION].cell(row, column).value = f"Our own wording {row} {column}"

    found = desk.check(full, reword)
    assert codes(found) == ["text-moved"]
    assert errors(found) == []
    assert desk.check(full, lambda book: (reword(book), without_hidden_tab(book))) == ()


def test_another_edition_that_numbers_its_elements_otherwise_is_an_error(desk, full, tmp_path):
    """Where nothing is remembered of its own edition, an answer whose text has another Ref there is not used; other words are fine."""
    shipped = (workbook_templates_dir() / "mat-assurance-framework" / "framework.yaml").read_text(encoding="utf-8")
    file = tmp_path / "other.yaml"
    swapped = shipped.replace("ref: VIS-01", "ref: VIS-0X").replace("ref: VIS-02", "ref: VIS-01")
    swapped = swapped.replace("ref: VIS-0X", "ref: VIS-02").replace(
        "Leading a culture of improvement", "Leading change"
    )
    edition = next(line for line in shipped.splitlines() if line.startswith("edition:"))
    file.write_text(swapped.replace(edition, 'edition: "2031"'), encoding="utf-8")
    desk.assess(full)

    def forget(sheet):
        for row in sheet.iter_rows():
            row[1].value = None if str(row[0].value).startswith("framework ") else row[1].value

    read = read_workbook(edited(desk.folder / "oakfield.xlsx", "_matsheets", forget), [load_framework(file)])

    found = check(read)
    assert "edition-different" in codes(found)
    (displaced,) = errors(found)
    assert [place.ref for place in displaced.places] == ["VIS-01", "VIS-02"]
    assert "give matsheets the file of that edition with --framework." in displaced.message
    assert read.text("VIS-03", "rationale") == "Why VIS-03."


def test_a_column_of_their_own_that_names_other_elements_is_no_evidence(desk, full):
    """Someone notes beside each element which other it belongs with; the texts of the form say where the row is."""

    def link(book):
        sheet = book[VISION]
        sheet["I5"] = "Goes with"
        for row, other in ((6, 7), (7, 8), (8, 6)):
            sheet.cell(row, 9).value = sheet.cell(other, 2).value

    assert desk.check(full, link) == ()


# --- numbered rows ---------------------------------------------------------------------------------------------------


@pytest.fixture
def planned(desk, agreed):
    """The answers of a complete workbook with three priorities."""
    third = desk.priority("PLAN-03", objective="Three.", target="VIS-01 Clarity of purpose")
    return agreed | desk.priority("PLAN-02", objective="Two.", target="VIS-01 Clarity of purpose") | third


@pytest.mark.parametrize(("tab", "prefix", "count", "last"), [("Plan", "PLAN", 20, 20), ("Charges", "CHG", 12, 12)])
def test_refs_of_numbered_rows_sorted_alone_are_a_warning(desk, planned, tab, prefix, count, last):
    """Column A from Z to A puts the last Refs beside what was typed, and the first beside blank rows."""

    def reverse(book):
        move(book[tab], first_row(book, tab, prefix), range(count - 1, -1, -1), [1])

    (found,) = [p for p in desk.check(planned, reverse) if p.code == "refs-out-of-order"]
    assert found.place.ref == f"{prefix}-{last}"
    assert found.message == (
        f"The Refs are not in order, and {prefix}-01 is blank although {prefix}-{last} is filled in. Rows that were sorted "
        "together with their Refs are fine. If the Refs alone were sorted, put them back in order from the top, lowest first."
    )


@pytest.mark.parametrize(
    "order",
    [(2, 0, 1, *range(3, 20)), tuple(range(19, -1, -1)), (*range(3, 20), 0, 1, 2), (1, 2, 0, *range(19, 2, -1))],
    ids=["by date", "by Ref, last first", "blank ones first", "by Ref, then by date"],
)
def test_numbered_rows_sorted_with_their_refs_are_fine(desk, planned, order):
    """However whole rows are sorted, their Refs go with them and nothing is said."""

    def sort(book):
        move(book["Plan"], first_row(book, "Plan", "PLAN"), order, range(1, 15))

    assert desk.check(planned, sort) == desk.check(planned)


def test_a_gap_and_a_row_of_their_own_are_fine(desk, planned):
    """A priority that was cleared, then the others sorted, and one added on top, look like no mistake."""

    def sort(book):
        sheet = book["Plan"]
        first = first_row(book, "Plan", "PLAN")
        for column in range(2, 14):
            sheet.cell(first + 1, column).value = None
        move(sheet, first, (2, 0, 1, *range(3, 20)), range(1, 15))
        sheet.cell(first + 4, 1).value = "PLAN-21"

    assert "refs-out-of-order" not in codes(desk.check(planned, sort))


# --- columns without a header ----------------------------------------------------------------------------------------


def test_text_in_a_column_without_a_header_is_a_warning(desk, full):
    """The cells are named and what they hold is quoted, a column at a time; a column with a header of its own is theirs."""

    def scribble(book):
        sheet = book[VISION]
        sheet["J6"], sheet["J8"], sheet["K7"] = "See the minutes of May.", "Ask Tom", 3
        sheet["L5"], sheet["L6"] = "For us", "A reminder"

    found = desk.check(full, scribble)
    assert codes(found) == ["text-without-header"] * 2
    assert [str(problem) for problem in found] == [
        'oakfield.xlsx › 1 Vision › J6 (VIS-01), J8 (VIS-03): Column J has no header here, so "See the minutes of May." and "Ask Tom" beside the '
        "answers were not read. Move what matters into a column of the form, or give the column a header if it is only for "
        "you.",
        'oakfield.xlsx › 1 Vision › K7 (VIS-02): Column K has no header here, so "3" beside the answers was not read. Move what '
        "matters into a column of the form, or give the column a header if it is only for you.",
    ]


def test_many_texts_in_a_column_without_a_header_are_counted(desk, full):
    """Four are quoted and the others counted."""

    def scribble(book):
        start = first_row(book, "About", "ABT")
        for number in range(10):
            book["About"].cell(start + number, 7).value = f"note {number}"

    (found,) = desk.check(full, scribble)
    assert '"note 0", "note 1", "note 2", "note 3" and 6 more beside the answers were not read' in found.message
    assert len(found.places) == 10


@pytest.mark.parametrize(("tab", "column"), [("About", 4), ("1 Vision", 3)])
def test_our_own_texts_under_a_header_that_is_gone_are_nobodys(desk, full, tab, column):
    """Help and questions whose header was cleared are not called something that somebody typed."""

    def clear(book):
        book[tab].cell(first_row(book, tab, "ABT" if tab == "About" else "VIS") - 1, column).value = None

    assert desk.check(full, clear) == ()


def test_an_answer_column_that_lost_its_header_is_told_once(desk, full):
    """The error names the header; its texts are not listed again as texts without one."""
    found = desk.check(full, lambda book: book[VISION].__setitem__("H5", None))
    assert codes(found) == ["header-missing"]


def test_a_displaced_ref_is_never_an_answer_though_only_its_text_is_gone(desk, full):
    """A row without any text is read as always: deleting the columns to be read is allowed, and tells nothing."""
    read = desk.assess(full, drop_columns(*READ_ONLY))
    assert check(read) == ()
    assert read.text("VIS-01", "rationale") == "Why VIS-01."
    assert replace(read).displaced == {}
