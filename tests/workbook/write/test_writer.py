"""The workbook as people meet it, held to section 4 of the design: read with openpyxl, LibreOffice and the SDK."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.errors import FrameworkError, OutputError
from matsheets.model.framework import Framework, Heading, RatingScale, contrast
from matsheets.model.framework_file import shipped_frameworks
from matsheets.storage.shipped_files import workbook_templates_dir
from matsheets.workbook.layout.layout import Layout, Part, build_layout, question_hash
from matsheets.workbook.write.text_measure import text_height, text_width, wrap
from matsheets.workbook.write.theme import load_theme
from matsheets.workbook.write.writer import write_workbook
from tests.builders import GREEN, RED, twelve
from tests.frameworks import services
from tests.judges import sdk_errors
from tests.office import convert, type_sizes

CREATED = dt.datetime(2026, 9, 1, 9, 0, tzinfo=dt.UTC)
A4_LANDSCAPE, A3_LANDSCAPE = 11.69, 16.54  # inches
CELL_ADDRESS = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]?\d*")

HEADING_TABS = ["1 Vision", "2 People", "3 Teaching", "4 Curriculum", "5 Quality", "6 Governance"]
REVIEW_TABS = [*HEADING_TABS, "Beyond the framework", "Heat map"]
PLAN_TABS = ["Plan", "Medium term"]
LOG_TABS = ["Progress", "Support"]
PLAN_AND_LOG_TABS = ["Plan", *LOG_TABS, "Medium term"]
PARTNERSHIP_TABS = ["Partnership", "Charges", "Services", "Data protection"]
HIDDEN_TABS = ["Lists", "_matsheets"]
ANSWER_TABS = ["About", *HEADING_TABS, "Beyond the framework", *PLAN_AND_LOG_TABS, *PARTNERSHIP_TABS]

ANSWERS = {
    ("ABT-01", "answer"): "Starfield Learning Trust",
    ("ABT-15", "answer"): dt.date(2026, 10, 14),
    ("VIS-01", "rating"): "Red",
    ("VIS-02", "rating"): "Amber-green",
    ("PLAN-01", "objective"): "Keep more teachers.",
    ("PLAN-25", "objective"): "Open a second hub.",
    ("PAR-13", "answer"): True,
    ("CHG-01", "days"): 2.5,
    ("CHG-01", "amount"): Decimal("1200.50"),
}


def save(path: Path, layout: Layout, **given: object) -> Path:
    """Write a workbook to a path."""
    write_workbook(path, layout, **({"workbook_id": "w-1", "created": CREATED} | given))
    return path


def load(layout: Layout, **given: object) -> Workbook:
    """Write a workbook and read it back with openpyxl."""
    stream = io.BytesIO()
    write_workbook(stream, layout, **({"workbook_id": "w-1", "created": CREATED} | given))
    stream.seek(0)
    return openpyxl.load_workbook(stream)


@pytest.fixture(scope="module")
def book(layout: Layout) -> Workbook:
    """A workbook with every part and a few answers."""
    return load(layout, answers=ANSWERS, trust="Starfield & Sons")


def header_row(sheet: Worksheet) -> int:
    """Find the row whose first cell is Ref."""
    return next(row for row in range(1, 10) if sheet.cell(row, 1).value == "Ref")


def at(book: Workbook, ref: str, header: str) -> Cell:
    """Find a cell as the reader does: by its Ref and its column's header."""
    for sheet in book:
        if sheet.title not in ANSWER_TABS:
            continue
        top = header_row(sheet)
        columns = {cell.value: cell.column for cell in sheet[top]}
        for row in range(top + 1, sheet.max_row + 1):
            if sheet.cell(row, 1).value == ref:
                return sheet.cell(row, columns[header])
    raise LookupError(ref)


def input_columns(sheet: Worksheet) -> list[int]:
    """Return the columns that people write in, by their headers."""
    read_only = {"Ref", "Question", "Help", "Element", "Questions to consider", "Rating now", "Status now"}
    read_only |= {"Objective"} if sheet.title == "Progress" else set()
    cells = [c for c in sheet[header_row(sheet)] if c.value]
    return [c.column for c in cells if c.value not in read_only and "capacity (" not in c.value]


def validation_of(sheet: Worksheet, cell: Cell) -> DataValidation:
    """Return the one validation of a cell."""
    found = [v for v in sheet.data_validations.dataValidation if cell.coordinate in v.sqref]
    assert len(found) == 1, (sheet.title, cell.coordinate, len(found))
    return found[0]


def input_cells(book: Workbook) -> list[tuple[Worksheet, Cell]]:
    """Return every cell that people write in."""
    found = []
    for title in ANSWER_TABS:
        sheet = book[title]
        for row in range(header_row(sheet) + 1, sheet.max_row + 1):
            found += [(sheet, sheet.cell(row, column)) for column in input_columns(sheet)]
    return found


def addresses(formula: str) -> list[str]:
    """Return the tabs that a formula names."""
    return re.findall(r"'([^']+)'!\$", formula)


# --- tabs and parts ------------------------------------------------------------------------------------------------


def test_tabs_stand_in_the_order_of_the_design(book: Workbook) -> None:
    """Tabs stand in the order that the design gives, the hidden ones last."""
    assert book.sheetnames == ["Start here", "About", *REVIEW_TABS, *PLAN_AND_LOG_TABS, *PARTNERSHIP_TABS, *HIDDEN_TABS]


def test_only_lists_and_identity_are_hidden(book: Workbook) -> None:
    """The lists and the identity are hidden, not very hidden; every other tab shows."""
    states = {sheet.title: sheet.sheet_state for sheet in book}
    assert {title for title, state in states.items() if state == "hidden"} == set(HIDDEN_TABS)
    assert set(states.values()) == {"visible", "hidden"}


@pytest.mark.parametrize(
    ("parts", "tabs"),
    [
        ({Part.REVIEW}, REVIEW_TABS),
        ({Part.PLAN}, PLAN_TABS),
        ({Part.PROGRESS}, LOG_TABS),
        ({Part.PLAN, Part.PROGRESS}, PLAN_AND_LOG_TABS),
        ({Part.PARTNERSHIP}, PARTNERSHIP_TABS),
        ({Part.REVIEW, Part.PLAN}, REVIEW_TABS + PLAN_TABS),
        (set(), []),
    ],
)
def test_parts_left_out_have_no_tabs(framework: Framework, parts: set[Part], tabs: list[str]) -> None:
    """A part that is left out has no tab, no link on Start here and no word in its instructions."""
    sheets = load(build_layout(framework, parts))
    assert sheets.sheetnames == ["Start here", "About", *tabs, *HIDDEN_TABS]
    said = " ".join(str(cell.value) for row in sheets["Start here"].iter_rows() for cell in row if cell.value)
    assert ("descriptor" in said) == (Part.REVIEW in parts)
    assert ("write the Plan" in said) == (Part.PLAN in parts)
    assert ("add rows on Progress" in said) == (Part.PROGRESS in parts)
    assert ("Fill in Partnership" in said) == (Part.PARTNERSHIP in parts)


def test_no_tab_is_called_history(book: Workbook) -> None:
    """No tab has the name that Excel keeps for itself, or one longer than 31 characters."""
    assert "history" not in {title.casefold() for title in book.sheetnames}
    assert max(map(len, book.sheetnames)) <= 31


def test_a_framework_of_another_shape_is_drawn(tmp_path: Path) -> None:
    """Five headings with twelve elements get five tabs, twelve rows on the heat map and their own counts."""
    sheets = load(build_layout(twelve()))
    assert len([t for t in sheets.sheetnames if t.startswith("Tab ")]) == 5
    refs = [cell.value for cell in sheets["Heat map"]["B"] if re.fullmatch(r"[A-Z]{3}-\d\d", str(cell.value))]
    assert len(refs) == 12
    assert any("of 12 rated" in str(cell.value) for cell in sheets["Start here"]["C"])


def test_a_scale_of_two_ratings_is_drawn() -> None:
    """A scale without middle ratings gets its own list, colours and words, and nothing about amber."""
    two = replace(twelve(), scale=RatingScale((RED, GREEN._replace(points=2))))
    sheets = load(build_layout(two))
    said = " ".join(str(cell.value) for row in sheets["Start here"].iter_rows() for cell in row if cell.value)
    assert "Both ratings have a descriptor" in said
    assert "Amber" not in said
    rules = [rule for area in sheets["Heat map"].conditional_formatting for rule in area.rules]
    assert [rule.formula for rule in rules] == [['"Red"'], ['"Green"']]


def test_tab_titles_with_apostrophes_are_quoted_in_formulas(tmp_path: Path) -> None:
    """An apostrophe in a tab's title is doubled wherever a formula, a name or a link points at that tab."""
    small = twelve()
    first, *others = small.headings
    renamed = first._replace(tab="Pupils' needs")
    sheets = load(build_layout(replace(small, headings=(renamed, *others))))
    assert "'Pupils'' needs'!" in sheets["Heat map"]["D6"].value


# --- the shape of a tab --------------------------------------------------------------------------------------------


def test_every_visible_tab_has_its_title_and_instruction_first(book: Workbook) -> None:
    """A1 holds the title, large, and A2 a line that says what to do; the cells beside them are empty."""
    for sheet in book:
        if sheet.title == "_matsheets":
            continue
        assert sheet["A1"].value
        assert sheet["A1"].font.sz >= 18
        assert sheet["A2"].value
        assert [c.value for row in (1, 2) for c in sheet[row][1:]] == [None] * (2 * (sheet.max_column - 1))


def test_headers_are_the_ones_that_answers_are_found_by(book: Workbook) -> None:
    """Heading tabs and tabs of questions have exactly the headers of the design, the Ref first."""
    for title in HEADING_TABS:
        sheet = book[title]
        assert [c.value for c in sheet[header_row(sheet)] if c.value] == [
            "Ref",
            "Element",
            "Questions to consider",
            "Weak capacity (Red)",
            "Strong capacity (Green)",
            "Rating",
            "Rationale",
            "Evidence",
        ]
    for title in ("About", "Partnership", "Data protection"):
        headers = [c.value for c in book[title][header_row(book[title])] if c.value]
        assert headers == ["Ref", "Question", "Answer", "Help"]


def test_only_answer_tabs_hold_the_word_ref_alone(book: Workbook) -> None:
    """No other tab has a cell "Ref", so that the heat map is never taken for a table of answers."""
    tabs = {sheet.title for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "Ref"}
    assert tabs == set(ANSWER_TABS)


def test_nothing_is_merged(book: Workbook) -> None:
    """No tab has merged cells."""
    assert [sheet.title for sheet in book if sheet.merged_cells.ranges] == []


def test_the_header_stays_in_sight_and_repeats_in_print(book: Workbook) -> None:
    """The header row is the last frozen row, and it is printed on every page of its tab."""
    for title in ANSWER_TABS:
        sheet = book[title]
        header = header_row(sheet)
        assert sheet.freeze_panes is not None
        assert int(re.sub(r"\D", "", sheet.freeze_panes)) == header + 1
        assert sheet.print_title_rows == f"${header}:${header}"


def test_the_cursor_is_in_a1_of_the_first_tab(book: Workbook) -> None:
    """The workbook opens on Start here; every tab shows its top left corner at 100 % with A1 selected."""
    assert book.active.title == "Start here"
    for sheet in book:
        assert sheet.sheet_view.zoomScale == 100
        assert sheet.sheet_view.showGridLines is False
        assert {selection.activeCell for selection in sheet.sheet_view.selection} <= {"A1", None}
        assert bool(sheet.sheet_view.tabSelected) == (sheet.title == "Start here")


def width_of(sheet: Worksheet) -> float:
    """Return the width in pixels of the columns of a tab that are printed."""
    first, last = (re.sub(r"[\d$]", "", cell) for cell in str(sheet.print_area).rpartition("!")[2].split(":"))
    assert first == "A"
    numbers = range(1, column_index_from_string(last) + 1)
    return sum(sheet.column_dimensions[get_column_letter(number)].width * 7 for number in numbers)


def test_every_tab_prints_one_page_wide_at_nine_points_or_more(book: Workbook) -> None:
    """Each visible tab fits one page wide at 82 % or more, which leaves 11 point type at 9 points: the plan on A3, the others on A4."""
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue
        wide, paper = (A3_LANDSCAPE, 8) if sheet.title == "Plan" else (A4_LANDSCAPE, 9)
        page = wide if sheet.page_setup.orientation == "landscape" else 8.27
        room = (page - sheet.page_margins.left - sheet.page_margins.right) * 96
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.paperSize) == (1, paper), sheet.title
        assert room / width_of(sheet) >= 0.82, (sheet.title, room / width_of(sheet))


@pytest.mark.parametrize("framework", [*shipped_frameworks(), services()], ids=lambda framework: framework.id)
def test_start_here_prints_on_one_page(framework: Framework) -> None:
    """Start here, with every part to explain, is shrunk to fit one sheet of A4, and not so far that 11 point type is under 8."""
    sheet = load(build_layout(framework))["Start here"]
    margins = sheet.page_margins
    heights = [sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 1)
    assert (A4_LANDSCAPE - margins.top - margins.bottom) * 72 / sum(heights) >= 8 / 11


def test_start_here_of_very_many_tabs_goes_on_to_a_second_page(framework: Framework) -> None:
    """With forty headings to list it is left as many pages as it needs."""
    headings = tuple(
        Heading(f"part-{n}", f"P{n:02}", f"Part {n}", f"Part {n}", "", (element._replace(ref=f"P{n:02}-01"),))
        for n, element in enumerate([framework.headings[0].elements[0]] * 40, start=1)
    )
    sheet = load(build_layout(replace(framework, headings=headings)))["Start here"]
    assert sheet.page_setup.fitToHeight == 0


def test_footers_name_the_trust_the_tab_and_the_page(book: Workbook) -> None:
    """Each page's foot names trust, tab and page; an ampersand in the name is not taken for a code."""
    for sheet in book:
        footer = sheet.oddFooter
        assert footer.left.text == "Starfield && Sons"
        assert footer.center.text == "&A"
        assert footer.right.text == "Page &P of &N"


def test_tables_are_named_for_screen_readers(book: Workbook) -> None:
    """Each table's corner carries the name that JAWS and NVDA read headers from."""
    for title in [*ANSWER_TABS, "Start here", "Heat map"]:
        (name,) = [n for n in book[title].defined_names if n.startswith("TitleRegion")]
        corner, end = name.split(".")[1:3]
        assert book[title][corner].value in {"Ref", "Tab", "Heading"}
        assert book[title][end].coordinate == end


# --- cells to write in ---------------------------------------------------------------------------------------------


def test_only_answers_can_be_typed_in(book: Workbook) -> None:
    """On every tab the sheet is protected without a password; answer cells are unlocked and all others locked."""
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == {(sheet.title, cell.coordinate) for sheet, cell in input_cells(book)}
    assert len(unlocked) > 400
    for sheet in book:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert not sheet.protection.formatRows
        assert not sheet.protection.formatColumns
        assert not sheet.protection.selectLockedCells
        assert not sheet.protection.selectUnlockedCells


def test_every_answer_cell_prompts_and_stops(book: Workbook) -> None:
    """Every answer cell has one validation with a prompt and a stop, all within Excel's limits; a list that only suggests stops nobody."""
    for sheet, cell in input_cells(book):
        validation = validation_of(sheet, cell)
        assert validation.showInputMessage
        assert validation.showErrorMessage != (
            validation.formula1 in {"list_rounds", "list_priorities", "list_services"}
        )
        assert validation.errorStyle in {None, "stop"}
        assert 0 < len(validation.promptTitle) <= 32
        assert 0 < len(validation.errorTitle) <= 32
        assert 0 < len(validation.prompt) <= 255
        assert 0 < len(validation.error) <= 255


def test_a_rating_prompt_is_never_cut_short(framework: Framework) -> None:
    """Where the ratings' labels do not fit the prompt, it points at the list; what it asks for is always whole."""
    ratings = tuple(
        r._replace(label=f"{r.label}, as the regional handbook of 2026 has it") for r in framework.scale.ratings
    )
    wordy = replace(framework, scale=RatingScale(ratings))
    for each, starts in ((framework, "Choose Red, Amber-red"), (wordy, "Choose from the list.")):
        entry = build_layout(each).entry("VIS-01", "rating")
        assert entry is not None
        assert entry.prompt.startswith(starts)
        assert entry.prompt.endswith("choose Not rated and say why under Rationale.")
        assert len(entry.prompt) <= 255


def test_stop_messages_say_what_is_allowed(book: Workbook) -> None:
    """A refused rating names the ratings, a refused date shows how to write one."""
    rating, date = at(book, "VIS-01", "Rating"), at(book, "ABT-15", "Answer")
    assert "Red, Amber-red, Amber-green, Green or Not rated" in validation_of(book["1 Vision"], rating).error
    assert re.search(r"\d+/\d+/\d{4}", validation_of(book["About"], date).error)


def test_lists_come_from_named_ranges_of_the_lists_tab(book: Workbook) -> None:
    """Every list is a defined name that points at filled cells of Lists; none is written inline."""
    used = set()
    for sheet in book:
        for validation in sheet.data_validations.dataValidation:
            if validation.type == "list":
                assert '"' not in validation.formula1
                assert not validation.showDropDown  # in this format True hides the arrow
                used.add(validation.formula1)
    assert used >= {f"list_{name}" for name in ("ratings", "groups", "rounds", "targets", "headings", "vat", "yes_no")}
    for name in used:
        ((tab, cells),) = book.defined_names[name].destinations
        assert tab == "Lists"
        assert all(cell.value for row in book[tab][cells] for cell in row)


def test_the_rating_list_offers_the_scale_in_order(book: Workbook) -> None:
    """The drop-down of a rating offers the four ratings, weakest first, and below them Not rated."""
    name = validation_of(book["1 Vision"], at(book, "VIS-01", "Rating")).formula1
    ((tab, cells),) = book.defined_names[name].destinations
    offered = [cell.value for row in book[tab][cells] for cell in row]
    assert offered == ["Red", "Amber-red", "Amber-green", "Green", "Not rated"]


def test_defined_names_do_not_look_like_cells(book: Workbook) -> None:
    """No defined name could be read as a cell's address, which Excel refuses."""
    names = [*book.defined_names, *(name for sheet in book for name in sheet.defined_names)]
    assert len(names) > 8
    assert [name for name in names if CELL_ADDRESS.fullmatch(name)] == []


@pytest.mark.parametrize(
    ("ref", "header", "number_format"),
    [
        ("ABT-02", "Answer", "@"),
        ("VIS-01", "Rationale", "@"),
        ("ABT-15", "Answer", "d mmm yyyy"),
        ("PLAN-01", "Due", "d mmm yyyy"),
        ("CHG-01", "Amount", "£#,##0.00"),
        ("ABT-05", "Answer", "General"),
    ],
)
def test_number_formats_suit_what_is_typed(book: Workbook, ref: str, header: str, number_format: str) -> None:
    """Text keeps its leading zeros, dates and money look like dates and money, a number shows no stray point."""
    assert at(book, ref, header).number_format == number_format


@pytest.mark.parametrize(("ref", "header"), [("CHG-01", "Days or units"), ("CHG-01", "Amount"), ("SRV-01", "Days")])
def test_figures_keep_off_the_words_beside_them(book: Workbook, ref: str, header: str) -> None:
    """An amount stands to the right of its column, and the next column's words do not begin where it ends."""
    where = at(book, ref, header).alignment
    assert (where.horizontal, where.indent) == ("right", 1)


def test_ratings_are_coloured_by_their_exact_word(book: Workbook) -> None:
    """Each rating's fill and text colours come with its exact label, on the heading tabs and on the heat map."""
    wanted = {
        '"Red"': ("8B0000", "FFFFFF"),
        '"Amber-red"': ("E07B00", "000000"),
        '"Amber-green"': ("E3F0B5", "000000"),
        '"Green"': ("00796B", "FFFFFF"),
    }
    for title in [*HEADING_TABS, "Heat map"]:
        rules = [rule for area in book[title].conditional_formatting for rule in area.rules]
        found = {r.formula[0]: (r.dxf.fill.bgColor.rgb[2:], r.dxf.font.color.rgb[2:]) for r in rules}
        assert found == wanted
        assert {r.operator for r in rules} == {"equal"}
        assert {r.dxf.border.left.color.rgb[2:] for r in rules} == {"595959"}


def test_cells_to_write_in_stand_out_from_cells_to_read() -> None:
    """Text has a contrast of 4.5 or more on its fill, and the line round a cell to write in one of 3 or more."""
    c = load_theme().colours
    for fill, text in (
        (c.page, c.title),
        (c.page, c.text),
        (c.page, c.muted),
        (c.page, c.link),
        (c.page, c.rule),
        (c.read, c.text),
        (c.read, c.muted),
        (c.read, c.title),
        (c.write, c.text),
        (c.header, c.header_text),
        (c.header_write, c.header_text),
    ):
        assert contrast(fill, text) >= 4.5, (fill, text)
    assert contrast(c.write, c.write_line) >= 3
    assert contrast(c.read, c.write_line) >= 3
    assert c.read != c.write


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (
            "body: 11",
            "",
            "the theme › sizes should have these entries and no others: title, lead, section, tile, body.",
        ),
        ("body: 11", "body: 11\n  small: 9", "the theme › sizes should have these entries and no others: "),
        ("body: 11", "body: large", "the theme › sizes › body should be a number."),
        ('title: "12353F"', "title: 12353", "the theme › colours › title should be a text in quotes."),
        ("font: Calibri", "font: [", "while parsing a flow"),
    ],
)
def test_a_theme_with_a_wrong_entry_is_refused_by_name(tmp_path: Path, old: str, new: str, named: str) -> None:
    """A theme with an entry too few, too many or of another kind is refused, naming the file and the entry."""
    path = tmp_path / "theme.yaml"
    shipped = (workbook_templates_dir() / "theme.yaml").read_text(encoding="utf-8")
    path.write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load_theme(path)
    assert f"theme.yaml cannot be used as a theme: {named}" in str(caught.value)


# --- answers -------------------------------------------------------------------------------------------------------


LIKE_FORMULAS = ["=1+1", "+1", "-1", "@x", "'x"]
LIKE_ANYTHING = [
    "=1+1", "=HYPERLINK(1)", "+44 20 7946 0000", "-5", "@all", "#REF!", "07654321", "'tis", "{{ x }} & <w:p>"
]  # fmt: skip
TYPED = dict.fromkeys([*LIKE_FORMULAS, *LIKE_ANYTHING])


@pytest.fixture(scope="module")
def typed(layout: Layout) -> dict[str, Cell]:
    """The cell of each text that looks like something else, each on a row of its own."""
    texts = dict(zip((element.ref for element in layout.framework.elements), TYPED, strict=False))
    made = load(layout, answers={(ref, "rationale"): text for ref, text in texts.items()})
    return {text: at(made, ref, "Rationale") for ref, text in texts.items()}


@pytest.mark.parametrize("text", LIKE_ANYTHING)
def test_text_is_written_as_text_whatever_it_looks_like(typed: dict[str, Cell], text: str) -> None:
    """What a person typed comes back as a string, never as a formula, an error or a number."""
    assert (typed[text].value, typed[text].data_type) == (text, "s")


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_text_like_a_formula_stays_text_when_it_is_edited(typed: dict[str, Cell], text: str) -> None:
    """Text that Excel would calculate when edited carries the mark that Excel itself gives such text."""
    assert typed[text].quotePrefix


def test_the_longest_text_is_written_whole(layout: Layout) -> None:
    """A text of 32,767 characters fits; one more is refused with its length, never cut."""
    longest = "x" * 32_767
    cell = at(load(layout, answers={("VIS-01", "evidence"): longest}), "VIS-01", "Evidence")
    assert len(cell.value) == 32_767
    with pytest.raises(OutputError, match=r"32,768 characters.*32,767"):
        load(layout, answers={("VIS-01", "evidence"): longest + "x"})


def test_length_is_counted_as_excel_counts(layout: Layout) -> None:
    """An emoji counts as two characters, as it does in Excel."""
    with pytest.raises(OutputError, match=r"40,000 characters"):
        load(layout, answers={("VIS-01", "evidence"): "😀" * 20_000})


def test_control_characters_are_left_out(layout: Layout) -> None:
    """Characters that a workbook cannot hold are taken out, and lines are kept."""
    cell = at(load(layout, answers={("VIS-01", "evidence"): "a\x00b\r\nc\x0bd"}), "VIS-01", "Evidence")
    assert cell.value == "ab\ncd"


def test_text_that_looks_like_an_escape_is_kept(layout: Layout, tmp_path: Path) -> None:
    """Text such as "_x0041_" is stored escaped, because Excel would otherwise show it as the letter A."""
    path = save(tmp_path / "w.xlsx", layout, answers={("VIS-01", "evidence"): "_x0041_"})
    assert b"_x005F_x0041_" in b"".join(ZipFile(path).read(n) for n in ZipFile(path).namelist() if "sheet" in n)


def test_digits_kept_as_text_are_not_marked_as_mistakes(layout: Layout, tmp_path: Path) -> None:
    """Excel is told not to flag numbers kept as text, such as a Companies House number."""
    with ZipFile(save(tmp_path / "w.xlsx", layout, answers={("ABT-02", "answer"): "07654321"})) as package:
        assert b'numberStoredAsText="1"' in package.read("xl/worksheets/sheet2.xml")


def test_values_become_the_cells_that_they_are(book: Workbook) -> None:
    """Dates become date cells, numbers number cells, and a bool the word Yes."""
    date, days, amount = at(book, "ABT-15", "Answer"), at(book, "CHG-01", "Days or units"), at(book, "CHG-01", "Amount")
    assert date.is_date
    assert date.value == dt.datetime(2026, 10, 14)
    assert (days.data_type, days.value) == ("n", 2.5)
    assert (amount.data_type, amount.value, amount.number_format) == ("n", 1200.5, "£#,##0.00")
    assert at(book, "PAR-13", "Answer").value == "Yes"
    assert at(book, "VIS-01", "Rating").value == "Red"


def test_a_rating_that_is_none_of_ours_is_written_as_given(layout: Layout) -> None:
    """A rating given as text is not judged: "Amber" is written, for the checks to find."""
    cell = at(load(layout, answers={("VIS-01", "rating"): "Amber"}), "VIS-01", "Rating")
    assert (cell.value, cell.data_type) == ("Amber", "s")


def test_a_date_where_text_is_expected_is_still_a_date(layout: Layout) -> None:
    """A date given for a text column shows as a date and not as a serial number."""
    cell = at(load(layout, answers={("MED-01", "when"): dt.date(2028, 7, 1)}), "MED-01", "By when")
    assert (cell.is_date, cell.number_format) == (True, "d mmm yyyy")


def test_a_numbered_tab_grows_to_its_answers(book: Workbook) -> None:
    """An answer to PLAN-25 makes the plan 25 rows long, all numbered, unlocked and prompted."""
    refs = [cell.value for cell in book["Plan"]["A"] if str(cell.value).startswith("PLAN-")]
    assert refs == [f"PLAN-{n:02d}" for n in range(1, 26)]
    last = at(book, "PLAN-25", "Objective")
    assert last.value == "Open a second hub."
    assert not last.protection.locked
    assert validation_of(book["Plan"], last).promptTitle == "Objective"


@pytest.mark.parametrize(
    "place",
    [
        ("XYZ-01", "answer"),
        ("VIS-09", "rating"),
        ("VIS-01", "answer"),
        ("VIS-01", "element"),
        ("ABT-01", "ref"),
        ("PLAN-001", "objective"),
        ("PLAN-0", "objective"),
    ],
)
def test_an_answer_without_a_cell_is_refused(layout: Layout, place: tuple[str, str]) -> None:
    """An unknown Ref, an unknown column and a column that is there to read are refused by name."""
    with pytest.raises(ValueError, match=place[0]):
        load(layout, answers={place: "x"})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), dt.date(1899, 12, 31)])
def test_a_value_that_no_cell_holds_is_refused(layout: Layout, value: object) -> None:
    """A number that is none and a date before Excel's calendar are refused by Ref."""
    with pytest.raises(ValueError, match="ABT-05"):
        load(layout, answers={("ABT-05", "answer"): value})


# --- heights -------------------------------------------------------------------------------------------------------


def test_rows_are_tall_enough_for_their_texts(layout: Layout) -> None:
    """Every row of a table has a set height that holds its longest text, up to Excel's 409 points."""
    rationale = "A sentence of about fifty characters for the test. " * 12
    sheets = load(layout, answers={("VIS-01", "rationale"): rationale})
    for title in ANSWER_TABS:
        sheet = sheets[title]
        for row in range(header_row(sheet), sheet.max_row + 1):
            height = sheet.row_dimensions[row].height
            assert height is not None
            assert 20 <= height <= 409
            for cell in sheet[row]:
                pixels = sheet.column_dimensions[cell.column_letter].width * 7
                shown = "" if cell.data_type == "f" else str(cell.value or "")
                area = text_width(shown) / pixels  # lines it would fill if words could be cut
                assert height >= min(area * 13.4, 409), (title, cell.coordinate)


def test_rows_are_not_needlessly_tall(book: Workbook) -> None:
    """A question of one line takes less than two, and rows of the plan leave room for several lines."""
    assert book["About"].row_dimensions[at(book, "ABT-07", "Answer").row].height < 30
    assert 90 <= book["Plan"].row_dimensions[at(book, "PLAN-09", "Objective").row].height <= 100  # six lines


def test_a_row_never_exceeds_excels_limit(layout: Layout) -> None:
    """A very long answer leaves its row at 409 points."""
    sheets = load(layout, answers={("VIS-01", "rationale"): "word " * 4000})
    assert sheets["1 Vision"].row_dimensions[at(sheets, "VIS-01", "Rationale").row].height == 409


def test_text_wraps_at_words_and_breaks_what_has_none() -> None:
    """Words move to the next line whole; an address that is wider than the column is broken; lines are kept."""
    assert wrap("one two three", text_width("one two")) == ["one two", "three"]
    assert "".join(wrap("x" * 100, 100)) == "x" * 100
    assert len(wrap("x" * 100, 100)) > 5
    assert wrap("a\n\nb", 100) == ["a", "", "b"]
    assert text_height("a\nb", 100) == 2 * text_height("a", 100)


# --- guide pages ---------------------------------------------------------------------------------------------------


def test_links_lead_to_tabs_that_exist(book: Workbook) -> None:
    """Start here links to A1 of every visible tab but itself, and looks like a link."""
    linked = []
    for row in book["Start here"].iter_rows():
        for cell in row:
            if cell.hyperlink:
                tab, address = re.fullmatch(r"'?(.+?)'?!(.+)", cell.hyperlink.location).groups()
                assert address == "A1"
                assert cell.font.u == "single"
                linked.append(tab)
    assert linked == ["About", *REVIEW_TABS, *PLAN_AND_LOG_TABS, *PARTNERSHIP_TABS]


def test_formulas_point_at_tabs_that_exist_and_are_not_calculated_anew(book: Workbook) -> None:
    """Formulas stand only on guide pages, the plan and its log, name existing tabs, and do not make Excel start all over when it opens them."""
    formulas = {}
    for sheet in book:
        found = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        if found:
            formulas[sheet.title] = found
    assert set(formulas) == {"Start here", "Heat map", "Plan", "Progress", "Lists"}
    for formula in [f for found in formulas.values() for f in found]:
        assert set(addresses(formula)) <= set(book.sheetnames)
    assert not book.calculation.fullCalcOnLoad
    assert book.calculation.calcId >= 191029  # of Excel 2019; it starts over on files of an earlier one


def test_the_heat_map_follows_every_rating(book: Workbook) -> None:
    """Each of the fourteen elements has a row that points straight at its rating, and fits one page."""
    sheet = book["Heat map"]
    rows = [row for row in sheet.iter_rows(values_only=True) if re.fullmatch(r"[A-Z]{3}-\d\d", str(row[1]))]
    assert len(rows) == 14
    for _, ref, _, formula, _ in rows:
        cell = at(book, ref, "Rating")
        address = f"'{cell.parent.title}'!${cell.column_letter}${cell.row}"
        listed = f"IFERROR(LOOKUP(2,1/(list_ratings={address}),list_ratings),{address})"  # however it was typed
        assert formula == f'=IF({address}="","Not rated yet",{listed})'
    assert sheet.page_setup.fitToHeight == 1


def test_start_here_says_what_people_need_to_know(book: Workbook) -> None:
    """Start here tells how to rate, why there are no amber descriptors, who sees it and how to send it back."""
    said = " ".join(str(cell.value) for row in book["Start here"].iter_rows() for cell in row if cell.value)
    for words in ("nearer to", "no descriptor", "personal data", "sends nothing", ".xlsx", "email", "no password"):
        assert words in said
    for label in ("Red", "Amber-red", "Amber-green", "Green"):
        assert any(cell.value == label for row in book["Start here"].iter_rows() for cell in row)


@pytest.mark.office
def test_no_type_is_smaller_than_nine_points_in_print(layout: Layout, tmp_path: Path) -> None:
    """In the PDF that LibreOffice prints, every line of every tab is set in nine points or more."""
    write_workbook(tmp_path / "w.xlsx", layout, workbook_id="0", created=CREATED, answers={}, trust="Oak Trust")
    (pdf,) = convert([tmp_path / "w.xlsx"], "pdf", tmp_path)

    sizes = type_sizes(pdf)

    assert sizes
    assert min(sizes) >= 9 - 1 / 6  # sizes are given in thirds of a point, rounded


@pytest.mark.office
def test_progress_is_calculated_by_libreoffice(layout: Layout, tmp_path: Path) -> None:
    """LibreOffice calculates every formula on opening: progress in words, ratings on the heat map, no error."""
    folder = tmp_path / "made"
    folder.mkdir()
    answers = ANSWERS | {("PEO-02", "rating"): "Not rated", ("TEA-01", "rating"): "Not rated"}
    answers |= {("TEA-02", "rating"): "Green"}
    (made,) = convert([save(tmp_path / "w.xlsx", layout, answers=answers)], "xlsx:Calc MS Excel 2007 XML", folder)
    sheets = openpyxl.load_workbook(made, data_only=True)
    progress = {row[0]: row[2] for row in sheets["Start here"].iter_rows(values_only=True) if row[0] and row[2]}
    assert progress["1 Vision"] == "2 of 3 rated"
    assert progress["About"] == f"2 of {len(layout.require_tab('about').rows)} answered"
    assert progress["2 People"] == "0 of 2 rated, 1 not rated"
    assert progress["Heat map"] == "3 of 14 rated, 2 not rated"
    assert sheets["Heat map"]["A4"].value.endswith("· 3 of 14 elements rated, 2 not rated")
    assert progress["Plan"] == "2 priorities"
    assert progress["Charges"] == "0 items"
    ratings = {row[1]: (row[3], row[4]) for row in sheets["Heat map"].iter_rows(values_only=True)}
    assert ratings["VIS-01"] == ("Red", "1 Red · 1 Amber-green")
    assert ratings["VIS-03"] == ("Not rated yet", None)
    assert ratings["PEO-01"] == ("Not rated yet", "1 Not rated")
    assert ratings["PEO-02"] == ("Not rated", None)
    assert ratings["TEA-01"] == ("Not rated", "1 Green · 1 Not rated")
    assert ratings["CUR-01"] == ("Not rated yet", "Not rated yet")
    values = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert [value for value in values if value.startswith(("#", "Err:"))] == []


# --- identity and bytes --------------------------------------------------------------------------------------------


def test_the_workbook_says_what_it_is_twice(book: Workbook, layout: Layout) -> None:
    """The hidden sheet and string-only properties both give schema version, framework, edition, id and parts."""
    pairs = {row[0].value: row[1].value for row in book["_matsheets"].iter_rows()}
    properties = {p.name: p.value for p in book.custom_doc_props.props}
    assert properties == {
        "matsheets schema version": "3",
        "matsheets framework": "mat-assurance-framework",
        "matsheets edition": layout.framework.edition,
        "matsheets workbook": "w-1",
        "matsheets parts": "review plan progress partnership",
    }
    assert properties.items() <= pairs.items()
    assert {type(p).__name__ for p in book.custom_doc_props.props} == {"StringProperty"}


def test_the_hidden_sheet_remembers_the_questions(book: Workbook, layout: Layout) -> None:
    """Every row with printed texts has the hash of what was printed."""
    pairs = {row[0].value: row[1].value for row in book["_matsheets"].iter_rows()}
    rows = [row for tab in layout.tabs for row in tab.rows if row.given]
    assert len(rows) >= 19 + 14 + 29 + 6
    assert {f"question {row.ref}": question_hash(row.given) for row in rows}.items() <= pairs.items()


def test_the_hidden_sheet_remembers_the_columns(book: Workbook) -> None:
    """Every tab's headers of answers are there, those of a tab with numbered rows too."""
    pairs = {row[0].value: row[1].value for row in book["_matsheets"].iter_rows()}
    columns = {key: value for key, value in pairs.items() if key.startswith("columns ")}
    assert len(columns) == 16
    assert columns["columns ABT"] == "Answer"
    assert columns["columns VIS"] == "Rating | Rationale | Evidence"
    assert columns["columns SRV"].startswith("Service | ")
    assert columns["columns SRV"].endswith(" | Plan priorities")


def test_document_properties_name_the_workbook(book: Workbook) -> None:
    """Title, language, author and dates are the workbook's own."""
    core = book.properties
    assert core.title == "MAT assurance framework workbook – Starfield & Sons"
    assert core.language == "en-GB"
    assert core.creator == "matsheets"
    assert core.created == core.modified == CREATED.replace(tzinfo=None)


_WRITE = """
import datetime as dt, sys
from matsheets.frameworks.framework_files import open_framework
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.write.writer import write_workbook
created = dt.datetime(2026, 9, 1, 9, 0, tzinfo=dt.UTC)
layout = build_layout(open_framework("mat-assurance-framework"))
answers = {("VIS-01", "rating"): "Red", ("PLAN-25", "due"): dt.date(2027, 7, 1)}
write_workbook(sys.stdout.buffer, layout, workbook_id="w", created=created, answers=answers, trust="A")
"""


def test_the_same_inputs_give_the_same_bytes() -> None:
    """Two processes with other hash seeds and time zones write the same bytes."""
    made = []
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run([sys.executable, "-c", _WRITE], env=environment, capture_output=True, check=True)
        made.append(done.stdout)
    assert made[0] == made[1]
    assert made[0].startswith(b"PK")


def test_the_package_holds_no_trace_of_clock_or_machine(layout: Layout, tmp_path: Path) -> None:
    """Every part is dated 1980-01-01, and the content types come first, as readers expect."""
    with ZipFile(save(tmp_path / "w.xlsx", layout)) as package:
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}


def test_a_path_and_a_file_object_get_the_same_bytes(layout: Layout, tmp_path: Path) -> None:
    """Writing to a path and to an open file gives the same workbook."""
    stream = io.BytesIO()
    write_workbook(stream, layout, workbook_id="w-1", created=CREATED)
    assert save(tmp_path / "w.xlsx", layout).read_bytes() == stream.getvalue()


def test_a_path_that_cannot_be_written_says_so(layout: Layout, tmp_path: Path) -> None:
    """A folder that is not there is an output error that names the file."""
    with pytest.raises(OutputError, match=r"w\.xlsx could not be written"):
        save(tmp_path / "nowhere" / "w.xlsx", layout)


@pytest.mark.judges
def test_the_open_xml_sdk_finds_no_fault(layout: Layout, tmp_path: Path) -> None:
    """The Open XML SDK accepts a blank workbook, a filled one, and one with a single part."""
    blank = save(tmp_path / "blank.xlsx", layout)
    filled = save(tmp_path / "filled.xlsx", layout, answers=ANSWERS, trust="Starfield & Sons")
    small = save(tmp_path / "small.xlsx", build_layout(twelve(), [Part.REVIEW]))
    assert [fault for path in (blank, filled, small) for fault in sdk_errors(path)] == []
