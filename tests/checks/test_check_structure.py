"""Stage 2: tabs, rows and columns, and what lies beside them."""

from dataclasses import replace

import pytest
from openpyxl.utils import get_column_letter

from matsheets.checks import check
from matsheets.checks.structure import ROWS_LISTED
from matsheets.model.material import Material
from matsheets.workbook.layout.layout import Part
from tests.checks.conftest import codes
from tests.oldbooks import ADDED_IN_2, COLUMN_ADDED_IN_2, as_version_1, take_out

REVIEW = frozenset({Part.REVIEW})


@pytest.fixture
def full(desk):
    """The answers of a complete review."""
    return desk.about() | desk.ratings()


def row_of(book, tab, ref):
    """The row of a Ref on a tab."""
    return next(cell.row for cell in book[tab]["A"] if cell.value == ref)


def test_a_complete_workbook_has_no_problem(desk, agreed):
    """Nothing at all is said about a workbook that is filled in as asked, every part of it."""
    read = desk.assess(agreed)
    assert len(read.answers) > 80
    assert check(read) == ()


def test_a_part_left_out_is_not_missing(desk, full):
    """A raters' workbook is checked on its own parts, whichever layout is given."""
    read = desk.assess(full, parts=REVIEW)
    assert check(read) == ()
    assert check(read) == ()


def test_a_missing_tab_is_one_problem_and_not_its_cells(desk, full, said):
    """A deleted tab lists its Refs, and none of its ratings is called blank."""
    found = desk.check(full, lambda book: book.remove(book["6 Governance"]))
    assert said(found, "tab-missing") == [
        "6 Governance: This tab is missing, and with it GOV-01 and GOV-02. Copy the tab from a blank workbook and "
        "fill it in."
    ]
    assert len(found) == 1


def test_a_missing_numbered_tab_names_its_range(desk, full, said):
    """Twenty Refs are told as a range."""
    found = desk.check(full, lambda book: book.remove(book["Plan"]))
    assert "PLAN-01 to PLAN-20" in said(found, "tab-missing")[0]
    found = desk.check(full, lambda book: book.remove(book["1 Vision"]))
    assert "with it VIS-01, VIS-02 and VIS-03." in said(found, "tab-missing")[0]


def test_a_renamed_or_moved_tab_is_read(desk, full):
    """Titles and order of tabs are free."""

    def rename(book):
        book["6 Governance"].title = "Gov"
        book.move_sheet("Gov", -4)

    assert desk.check(full, rename) == ()


def test_a_missing_ref_column_is_told_apart_from_a_missing_tab(desk, full, said):
    """A tab that still has its title, without its Refs, needs its column back."""
    found = desk.check(full, lambda book: book["6 Governance"].delete_cols(1))
    assert said(found, "ref-column-missing") == [
        "6 Governance: The Ref column of this tab is missing or was changed, so none of its answers were read. "
        "Copy the column, with its header, from a blank workbook; GOV-01 and GOV-02 should stand in it."
    ]
    assert len(found) == 1


def test_a_missing_row_names_its_question(desk, full, said):
    """Tab, Ref and title of a deleted row are told, and its cells are not called blank."""

    def delete(book):
        book["6 Governance"].delete_rows(row_of(book, "6 Governance", "GOV-02"))
        book["About"].delete_rows(row_of(book, "About", "ABT-13"))

    found = desk.check(full, delete)
    assert [str(problem) for problem in found if problem.code == "row-missing"] == [
        'oakfield.xlsx › About (ABT-13): The row "Group" is missing. Copy it from a blank workbook, with its Ref, '
        "and fill it in.",
        'oakfield.xlsx › 6 Governance (GOV-02): The row "Capability to review and refresh" is missing. '
        "Copy it from a blank workbook, with its Ref, and fill it in.",
    ]
    assert set(codes(found)) == {"row-missing"}


def test_a_numbered_row_may_be_deleted(desk, full):
    """A blank priority that nobody needs may go."""
    assert desk.check(full, lambda book: book["Plan"].delete_rows(row_of(book, "Plan", "PLAN-07"))) == ()


def test_a_missing_header_is_one_problem(desk, full, said):
    """Without its header a column's answers are not found, and not called blank."""

    def retitle(book):
        desk.header(book, "leadership-and-governance", "rating").value = "Score"

    found = desk.check(full, retitle)
    assert said(found, "header-missing") == [
        '6 Governance: No column of this table is headed "Rating", so what belongs in that column was not read. '
        "Type that header above the column, or copy the column from a blank workbook."
    ]
    assert codes(found) == ["header-missing"]


def test_a_header_twice_names_both_cells(desk, full):
    """Two columns with one header hold no answer that can be told."""

    def repeat(book):
        header = desk.header(book, "leadership-and-governance", "evidence")
        header.value = "Rationale"

    found = desk.check(full, repeat)
    assert codes(found) == ["header-missing", "header-doubled"]
    doubled = found[1]
    assert [place.cell.address[0] for place in doubled.places] == ["G", "H"]
    assert doubled.message == (
        '2 columns of this table are headed "Rationale", so it is not clear which one holds the answers. '
        "Keep that header on one column only."
    )


def test_a_help_column_may_go(desk, full):
    """Columns that are only there to be read may be deleted."""
    found = desk.check(full, lambda book: book["About"].delete_cols(4))
    assert found == ()


def test_a_copied_tab_is_one_problem_and_silences_its_cells(desk, full):
    """A copied tab is told once with its Refs, and neither copy is judged."""

    def copy(book):
        book.copy_worksheet(book["6 Governance"]).title = "6 Governance (2)"

    found = desk.check(full | desk.row("GOV-01", rating="Amber"), copy)
    assert codes(found) == ["tab-doubled"]
    assert [place.cell.tab for place in found[0].places] == ["6 Governance", "6 Governance (2)"]
    assert found[0].message == (
        "2 tabs hold GOV-01 and GOV-02, so it is not clear which one holds the answers. "
        "Keep the tab that is right and delete the other."
    )


def test_a_ref_typed_twice_names_both_rows(desk, full):
    """A copied row: both cells are told, neither is judged, and the Ref that is gone is missing."""

    def retype(book):
        desk.cell(book, "GOV-02", "ref").value = "gov – 01"
        desk.cell(book, "GOV-01", "rating").value = "Amber"

    found = desk.check(full, retype)
    assert codes(found) == ["row-missing", "ref-doubled"]
    assert [place.cell.address[0] for place in found[1].places] == ["A", "A"]
    assert found[1].message == (
        "GOV-01 stands on 2 rows, so it is not clear which one holds the answers. "
        "Keep the row that is right and delete the Ref from the other."
    )


def test_a_ref_pasted_on_another_tab_is_one_ref_twice(desk, full):
    """One row copied elsewhere is no copied tab: the Ref is named with both its cells."""

    def paste(book):
        book["5 Quality"]["A40"] = "GOV-01"

    (found,) = desk.check(full, paste)
    assert (found.code, found.value) == ("ref-doubled", "GOV-01")
    assert [place.cell.tab for place in found.places] == ["5 Quality", "6 Governance"]


def lines(sheet, first, last):
    """What rows of a tab hold."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(first, last)]


def paste(sheet, row, values):
    """Write rows from column A on."""
    for at, line in enumerate(values, start=row):
        for number, value in enumerate(line, start=1):
            sheet.cell(at, number).value = value


def test_a_table_pasted_over_another_leaves_that_ones_rows_missing(desk, full):
    """Where Governance held its rows Vision's stand now: the rows are named, and no Ref column is called missing."""

    def over(book):
        paste(book["6 Governance"], 5, lines(book["1 Vision"], 5, 8))
        book.remove(book["1 Vision"])

    (found,) = desk.check(full, over)
    assert found.code == "rows-missing"
    assert str(found) == (
        "oakfield.xlsx › 6 Governance: No Ref column of this workbook holds GOV-01 and GOV-02: the rows are gone, or stand "
        "under a header row without the word Ref, so no answers to them were read. Copy what is missing from a blank workbook, "
        "header row and Refs included."
    )


def test_numbered_rows_that_another_table_was_pasted_over_are_missing(desk, full):
    """The plan, whose rows nobody asks for one by one, is missed as a whole."""

    def over(book):
        book["Plan"].delete_rows(1, 40)
        paste(book["Plan"], 3, lines(book["1 Vision"], 5, 8))
        book.remove(book["1 Vision"])

    (found,) = desk.check(full, over)
    assert (found.code, found.place.tab) == ("rows-missing", "Plan")
    assert "PLAN-01 to PLAN-20" in found.message
    assert found.material == {Material.PLAN}


def test_a_second_header_row_in_another_order_says_what_a_cell_is_for(desk, full):
    """A blank rating above a second header row with the columns exchanged is a rating, which the plan needs too."""

    def exchange(book):
        sheet = book["1 Vision"]
        sheet.insert_rows(8)
        header = lines(sheet, 5, 5)[0]
        paste(sheet, 8, [[*header[:5], "Rationale", "Rating", "Evidence"]])
        sheet["F9"], sheet["G9"] = "Because.", "Green"
        sheet["F6"] = None

    (found,) = [p for p in desk.check(full, exchange) if p.code == "rating-missing"]
    assert (found.place.ref, found.place.cell.address) == ("VIS-01", "F6")
    assert found.material == {Material.RATINGS}


def test_a_table_twice_on_one_tab_is_one_problem(desk, full):
    """The same table pasted again below itself is told as two tables, not as two tabs."""
    (found,) = desk.check(full, lambda book: paste(book["6 Governance"], 12, lines(book["6 Governance"], 5, 7)))
    assert found.code == "tab-doubled"
    assert str(found) == (
        "oakfield.xlsx › 6 Governance › A5, A12: 2 tables hold GOV-01 and GOV-02, so it is not clear which one holds the "
        "answers. Keep the table that is right and delete the other."
    )


def test_a_numbered_row_under_another_tabs_headers_is_an_error(desk, full):
    """A priority that was moved to a heading's tab is named with what has no column there, once."""

    def move(book):
        row = row_of(book, "Plan", "PLAN-01")
        paste(book["1 Vision"], 9, lines(book["Plan"], row, row))
        book["Plan"].delete_rows(row)

    found = [p for p in desk.check(full | desk.priority(), move) if p.code == "rows-under-other-headers"]
    assert [str(problem) for problem in found] == [
        'oakfield.xlsx › 1 Vision › A9 (PLAN-01): In this table PLAN-01 has no column headed "Heading or element", '
        '"Objective" or 10 others, so what stands there was not read. Move the row to the tab "Plan", or copy that tab\'s '
        "header row above it."
    ]


def test_a_merged_answer_names_its_range(desk, full):
    """The cell under a merge has no answer of its own, and is not called blank as well."""

    def merge(book):
        upper, lower = desk.cell(book, "GOV-01", "rating"), desk.cell(book, "GOV-02", "rating")
        book["6 Governance"].merge_cells(f"{upper.coordinate}:{lower.coordinate}")

    (found,) = desk.check(full, merge)
    upper = found.place.cell.address[0]
    assert (found.code, found.place.ref) == ("merged-answer", "GOV-02")
    row = found.place.cell.row
    assert found.message == (
        f'This cell is merged into {upper}{row - 1}, so its row has no "Rating" of its own. '
        f"Unmerge {upper}{row - 1}:{upper}{row} (Home > Merge & Center > Unmerge Cells) and fill in each cell."
    )


def test_rows_without_a_ref_are_a_warning(desk, full, said):
    """Notes below the form are not read, and the rows are named and counted."""

    def scribble(book):
        for row in (60, 61):
            book["6 Governance"].cell(row, 3).value = "remember the audit"

    (found,) = desk.check(full, scribble)
    assert found.code == "rows-without-ref"
    assert [place.cell.address for place in found.places] == ["C60", "C61"]
    assert found.message == (
        '2 rows of this tab hold something without a Ref beside it ("remember the audit" and "remember the audit"), so it was '
        "not read. Move what matters into a row that has a Ref."
    )


def test_many_rows_without_a_ref_are_counted_and_not_all_listed(desk, full):
    """The sentence counts every row; the places stop after twenty."""

    def paste(book):
        for row in range(60, 160):
            book["6 Governance"].cell(row, 1).value = "pasted"

    (found,) = desk.check(full, paste)
    assert found.message.startswith("100 rows of this tab hold something")
    assert len(found.places) == ROWS_LISTED


def test_far_cells_are_a_warning(desk, full, said):
    """Something at the far end of a tab is counted, and nothing is allocated for it."""
    found = desk.check(full, lambda book: book["6 Governance"].cell(1048576, 16384, "x"))
    assert said(found, "far-cells") == [
        "6 Governance: 1 cell far outside the form holds something that was not read. "
        "Move what matters into the form and delete the rest."
    ]


def test_macros_are_a_warning(desk, full, said):
    """A workbook with macros is read, and says that they were not run."""
    read = replace(desk.assess(full), macros=True)
    assert said(check(read), "macros") == [
        "oakfield.xlsx: This workbook contains macros. They were not run. matsheets workbooks need none: "
        "if you did not add them, find out who did."
    ]


def test_hidden_answers_are_read_with_a_warning(desk, full):
    """A hidden row, a hidden column and a hidden tab are each noticed, and merged into one problem."""

    def hide(book):
        book["1 Vision"].row_dimensions[row_of(book, "1 Vision", "VIS-02")].hidden = True
        evidence = desk.header(book, "people-and-partnerships", "evidence")
        book["2 People"].column_dimensions[get_column_letter(evidence.column)].hidden = True
        book["6 Governance"].sheet_state = "hidden"

    (found,) = desk.check(full, hide)
    assert found.code == "hidden-answer"
    refs = [place.ref for place in found.places]
    assert refs == ["VIS-02"] * 3 + ["PEO-01", "PEO-02"] + ["GOV-01"] * 3 + ["GOV-02"] * 3


def test_changed_text_is_a_warning(desk, full):
    """Text that was reworded is noticed, because the workbook remembers what was printed."""

    def reword(book):
        desk.cell(book, "GOV-01", "element").value = "Who decides what"

    def retitle_too(book):
        reword(book)
        desk.header(book, "leadership-and-governance", "evidence").value = "Proof"

    assert codes(desk.check(full, retitle_too)) == ["header-missing", "text-moved"]
    (found,) = desk.check(full, reword)
    assert (found.code, [place.ref for place in found.places]) == ("text-moved", ["GOV-01"])
    assert found.message == (
        "The text printed beside these answers is not what the workbook was made with. Someone may have moved text "
        "between rows, or edited it. Check that the answers stand beside the right question."
    )


def test_an_older_workbook_lacks_nothing(desk, full):
    """What a later version of the workbook added is not missing from one that was sent out before."""
    answers = full | desk.partnership()
    (found,) = desk.check(answers, as_version_1)
    assert found.code == "older-version"
    assert desk.assess(answers, as_version_1).identity.schema_version == 1


def test_what_a_workbook_was_printed_with_is_missing_where_it_is_gone(desk, full):
    """A workbook whose hidden sheet remembers a row and a column of a later version is told that it has lost them."""
    found = desk.check(full, without_later_rows)
    assert codes(found) == ["row-missing"] * 3 + ["header-missing"]
    assert {problem.place.ref for problem in found[:3]} == set(ADDED_IN_2)


def without_later_rows(book):
    """Take the rows and the column that version 2 added out of a workbook of today, and leave its hidden sheet as it is."""
    take_out(book, set(ADDED_IN_2), {("Services", COLUMN_ADDED_IN_2)})


def test_a_row_that_was_never_printed_is_not_missing(desk, full):
    """A workbook of the present version, printed before a row and a column were added to it, lacks neither."""

    def forget(book):
        without_later_rows(book)
        for row in book["_matsheets"].iter_rows(max_col=2):
            if row[0].value in {f"question {ref}" for ref in ADDED_IN_2}:
                row[0].value = row[1].value = None
            elif row[0].value == "columns SRV":
                row[1].value = row[1].value.removesuffix(f" | {COLUMN_ADDED_IN_2}")

    assert desk.check(full, forget) == ()


def test_where_nothing_is_remembered_the_version_tells_what_is_missing(desk, full):
    """Without its hidden sheet, a workbook that states the present version must have what that version has."""

    def lose(book):
        without_later_rows(book)
        del book["_matsheets"]
        book.custom_doc_props["matsheets schema version"].value = "3"

    assert codes(desk.check(full, lose)) == ["row-missing"] * 3 + ["header-missing"]


def test_questions_that_came_within_a_version_are_asked_of_nobody_who_had_them_not(desk, full):
    """A workbook of version 3 without the two questions of a programme is whole, with its hidden sheet and without."""

    def before(book):
        take_out(book, {"ABT-20", "ABT-21"}, set())
        for row in book["_matsheets"].iter_rows(max_col=2):
            if row[0].value in {"question ABT-20", "question ABT-21"}:
                row[0].value = row[1].value = None

    def lose(book):
        before(book)
        del book["_matsheets"]

    assert desk.check(full, before) == ()
    assert desk.check(full, lose) == ()


def test_a_tab_that_was_never_printed_is_not_missing(desk, full):
    """A tab whose rows and columns the hidden sheet does not know came later than the workbook."""

    def forget(book):
        del book["Data protection"]
        for row in book["_matsheets"].iter_rows(max_col=2):
            if row[0].value.startswith("question DAT-") or row[0].value == "columns DAT":
                row[0].value = row[1].value = None

    assert desk.check(full, forget) == ()


def test_a_tab_that_is_hidden_whole_is_one_place(desk, full):
    """Where every one of many answers on a tab is hidden, the tab is named, and not each of its cells."""

    def hide(book):
        book["About"].sheet_state = "hidden"

    (found,) = desk.check(full, hide)
    assert (found.code, [place.tab for place in found.places]) == ("hidden-tab", ["About"])


def test_what_stands_where_no_answer_does_is_quoted_once_a_tab(desk, full, said):
    """Notes on a tab of their own, above a table and over the heat map: the first words, and how many cells there are."""

    def scribble(book):
        notes = book.create_sheet("Notes")
        notes["A1"], notes["B7"] = "Ask the chair", 12
        book["6 Governance"]["C3"] = "Draft"
        book["Heat map"]["D5"] = "Red"

    assert said(desk.check(full, scribble), "text-not-read") == [
        '6 Governance: "Draft" stands above the table, so it was not read. Type what matters into the answer cells of the form.',
        'Heat map: "Red" stands on a tab that takes no answers, so it was not read. Type what matters into the answer cells of '
        "the form.",
        'Notes: "Ask the chair" and 1 more cell stand on a tab that is no part of the form, so they were not read. Type what '
        "matters into the answer cells of the form.",
    ]


def test_a_tab_of_the_form_that_lost_its_refs_is_told_once(desk, full):
    """All that stands on it is unread, and the missing column says so already."""
    found = desk.check(full, lambda book: book["6 Governance"].delete_cols(1))
    assert codes(found) == ["ref-column-missing"]
