"""Slips that people make in a framework's spreadsheet: each is named at its cell, with what to do."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from matsheets.errors import FrameworkError
from matsheets.frameworks.framework_files import open_framework, read_framework
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_reading import read_framework_sheet
from tests.frameworks.sheets import changed, drawn, exported

Change = Callable[[Workbook], object]
FILE = Path("our.xlsx")


def typed(tab: str, cell: str, value: Any) -> Change:
    """Return the change of typing something into a cell, over what is there."""
    return lambda book: book[tab].__setitem__(cell, value)


def typed_all(tab: str, **cells: Any) -> Change:
    """Return the change of typing something into several cells of a tab."""
    return lambda book: [book[tab].__setitem__(cell, value) for cell, value in cells.items()]


def first_lines(tab: str, cell: str, count: int) -> Change:
    """Return the change of deleting all but the first lines of a cell."""

    def change(book: Workbook) -> None:
        book[tab][cell] = "\n".join(str(book[tab][cell].value).split("\n")[:count])

    return change


def painted(book: Workbook) -> None:
    """Clear the colour of Amber-red, and paint the cell instead."""
    book["Scale"]["D6"] = None
    book["Scale"]["D6"].fill = PatternFill("solid", fgColor="FFC000")


def painted_by_number(book: Workbook) -> None:
    """Clear the colour of Red, and paint the cell with a colour of the old palette, as a file that was an .xls has it."""
    book["Scale"]["D5"] = None
    book["Scale"]["D5"].fill = PatternFill("solid", fgColor=Color(indexed=18))


def struck_row(book: Workbook) -> None:
    """Strike through all that is in the row below the last."""
    for cell in ("A19", "B19"):
        book["Elements"][cell] = "GOV-03"
        book["Elements"][cell].font = Font(strike=True)


#: What a person does, and the line that names it: tab, cell, what is wrong, what to do.
FAULTS: dict[str, tuple[Change, str]] = {
    "a slip in a tab's title": (
        lambda book: setattr(book["Elements"], "title", "Elemnts"),
        "our.xlsx › Elemnts: The tab should be called Elements. Rename it.",
    ),
    "a tab deleted": (
        lambda book: book.remove(book["Headings"]),
        "our.xlsx: There is no tab Headings. Copy it from a file that matsheets exported.",
    ),
    "a slip in a header": (
        typed("Elements", "D4", "Questons"),
        'our.xlsx › Elements › D4: No column is called "Questons". Did you mean Questions? Mend the header.',
    ),
    "a header deleted": (
        typed("Headings", "D4", None),
        "our.xlsx › Headings: The column About is missing. Put it beside the others.",
    ),
    "a header twice": (
        typed("Headings", "C4", "Title"),
        'our.xlsx › Headings › C4: The column "Title" is there twice. Keep one, and delete the other.',
    ),
    "a slip in a label": (
        typed("Framework", "A6", "Editon"),
        'our.xlsx › Framework › A6: No row of this tab is called "Editon". Did you mean Edition? Mend the label, or delete the '
        "row.",
    ),
    "a label written over": (
        typed("Framework", "A7", "Thanks to"),
        'our.xlsx › Framework › A7: No row of this tab is called "Thanks to". Did you mean Source? Mend the label, or delete the '
        "row.",
    ),
    "a row of the framework deleted": (
        lambda book: book["Framework"].delete_rows(7),
        'our.xlsx › Framework: The row "Source" is missing. Write the label in the column What, and beside it what it asks for.',
    ),
    "a label twice": (
        typed("Framework", "A11", "Title"),
        'our.xlsx › Framework › A11: The row "Title" is there twice. Keep one.',
    ),
    "a slip in a drop-down's value": (
        typed("Framework", "B9", "Both end"),
        'our.xlsx › Framework › B9: Descriptors is "Both end". Did you mean Both ends? Choose Both ends, Strongest only or Each '
        "rating.",
    ),
    "one descriptor chosen where there are two": (
        typed("Framework", "B9", "Strongest only"),
        'our.xlsx › Elements › E4: The column "What Red looks like" is one too many: Descriptors on the tab Framework is '
        "Strongest only. Choose otherwise there, or delete the column.",
    ),
    "the title deleted": (
        typed("Framework", "B5", None),
        "our.xlsx › Framework › B5: The framework's title is blank. Fill it in.",
    ),
    "the word for one deleted": (
        typed("Framework", "B14", None),
        'our.xlsx › Framework › B14: "One element is called" is blank, and "Several elements are called" is filled in. Fill in '
        "both, or neither.",
    ),
    "a Ref twice": (
        typed("Elements", "A6", "VIS-01"),
        'our.xlsx › Elements › A6: The ref "VIS-01" is used twice (first in A5 of Elements). Make it unique.',
    ),
    "a Ref of no heading": (
        typed("Elements", "A6", "VSI-02"),
        "our.xlsx › Elements › A6: VSI-02 begins with VSI, and no heading has that Ref. Did you mean VIS? Write the Ref of a "
        "heading, a hyphen and two digits.",
    ),
    "the first Ref deleted": (
        typed("Elements", "A5", None),
        "our.xlsx › Elements › A5: Ref is blank, and no row above has one to go on from. Write the Ref of its heading, a hyphen "
        "and 01.",
    ),
    "the column of Refs deleted": (
        lambda book: book["Elements"].delete_cols(1),
        "our.xlsx › Elements: The column Ref is missing. Put it beside the others.",
    ),
    "a heading's Ref deleted": (
        typed("Headings", "A6", None),
        "our.xlsx › Headings › A6: Heading \"People and partnerships\"'s ref is blank. Fill it in.",
    ),
    "a note typed below the table": (
        typed("Elements", "A27", "These are only a draft"),
        'our.xlsx › Elements › A27: "These are only a draft" is no Ref. Write the Ref of its heading, a hyphen and two digits, '
        "such as GOV-03. A note belongs outside the table.",
    ),
    "a heading's Ref changed, and not its elements'": (
        typed("Headings", "A6", "PPL"),
        "our.xlsx › Headings › A6: PPL has no elements, and PEO-01 and PEO-02 have no heading. Give the heading and its elements "
        "the same Ref.",
    ),
    "a heading without elements": (
        typed_all("Headings", A11="NEW", B11="New ways", D11="Whether there are any."),
        "our.xlsx › Headings › A11: NEW has no elements. Add a row for each on the tab Elements, with a Ref such as NEW-01.",
    ),
    "a reserved tab title": (
        typed("Headings", "C5", "Plan"),
        'our.xlsx › Headings › C5: Heading "Vision, culture and ethos" has the tab title "Plan", which the workbook already uses. '
        "Choose another.",
    ),
    "a tab title too long": (
        typed("Headings", "C5", "1 Vision, culture and ethos of the trust"),
        'our.xlsx › Headings › C5: Heading "Vision, culture and ethos" has a tab title of 40 characters. Excel allows 31.',
    ),
    "a reserved Ref": (
        lambda book: [typed("Headings", "A6", "PLAN")(book), typed_all("Elements", A8="PLAN-01", A9="PLAN-02")(book)],
        'our.xlsx › Headings › A6: Heading "People and partnerships" has the ref "PLAN", which another tab of the workbook uses. '
        "Choose another.",
    ),
    "four questions and three strong lines": (
        first_lines("Elements", "F5", 3),
        "our.xlsx › Elements › F5: What Green looks like has 3 lines, and Questions has 4. In pairs is Yes: give every question a "
        "line of its own in each cell, or choose No.",
    ),
    "three questions and four lines in each descriptor": (
        first_lines("Elements", "D5", 3),
        "our.xlsx › Elements › D5: Questions has 3 lines, and What Red looks like has 4. In pairs is Yes: give every question a "
        "line of its own in each cell, or choose No.",
    ),
    "three strong lines, and nothing said of pairs": (
        lambda book: [typed("Elements", "G5", None)(book), first_lines("Elements", "F5", 3)(book)],
        "our.xlsx › Elements › F5: What Green looks like has 3 lines, and Questions has 4. In pairs is blank, which means Yes here: "
        "give every question a line of its own in each cell, or choose No.",
    ),
    "a descriptor's column called as people speak": (
        typed("Elements", "E4", "Poor practice"),
        'our.xlsx › Elements › E4: No rating has the name that "Poor practice" says. Did you mean What Red looks like? Mend the '
        "header.",
    ),
    "a line of which only its letter is left": (
        typed("Elements", "F5", "(a) A\n(b)\n(c) C\n(d) D"),
        'our.xlsx › Elements › F5: A line has "(b)" and nothing after it. Write it out, or delete the line, and the one that belongs '
        "to it in the other cells.",
    ),
    "lines put in another order": (
        typed("Elements", "F5", "(b) One.\n(a) Two.\n(c) Three.\n(d) Four."),
        "our.xlsx › Elements › F5: The lines begin with (b), (a), (c) and (d). Lines belong together by their order: put them in the "
        "order of the other cells, or take the letters away.",
    ),
    "a title without a letter from A to Z, and no id": (
        typed_all("Framework", B5="مدرسة", B10=None),
        "our.xlsx › Framework › B10: Id is blank, and none can be made from a title without a letter from A to Z. Type one, in small "
        "letters with hyphens.",
    ),
    "a word too long": (
        typed("Framework", "B13", "the standards of our early years"),
        'our.xlsx › Framework › B13: "Several headings are called" is "the standards of our early years", which has 32 characters. '
        "Tabs and headers have room for 20.",
    ),
    "a heading's Ref with a digit, and its elements' without": (
        typed("Headings", "A6", "P1"),
        'our.xlsx › Headings › A6: Heading "People and partnerships" has the ref "P1". Use two to six capital letters, such as VIS.',
    ),
    "a rating called Not rated, without an id": (
        typed_all("Scale", A8="Not rated", I8=None),
        'our.xlsx › Scale › A8: Rating 4 has the label "Not rated", which says that a group does not rate an element. Choose '
        "another: Not rated is on the list of every workbook.",
    ),
    "neither yes nor no": (
        typed("Elements", "G5", "Maybe"),
        'our.xlsx › Elements › G5: In pairs is "Maybe". Choose Yes or No.',
    ),
    "a descriptor deleted": (
        typed("Elements", "F5", None),
        "our.xlsx › Elements › F5: Element \"Clarity of purpose\"'s strong descriptor is blank. Fill it in.",
    ),
    "a short name too long": (
        typed("Elements", "C5", "Purpose that everybody can say by heart"),
        'our.xlsx › Elements › C5: Element "Clarity of purpose" has a short name of 39 characters. Tables have room for 24.',
    ),
    "a colour's name": (
        typed("Scale", "D6", "orange"),
        "our.xlsx › Scale › D6: Rating 2's fill is \"orange\". Write six digits (0 to 9 and A to F), such as 00796B, or clear the cell and paint it.",
    ),
    "a colour deleted": (
        typed("Scale", "D6", None),
        "our.xlsx › Scale › D6: Fill is blank. Write six digits (0 to 9 and A to F), such as 00796B, or paint the cell.",
    ),
    "letters that cannot be read": (
        typed("Scale", "E6", "FFFFFF"),
        "our.xlsx › Scale › D6: Amber-red: the text on its fill has a contrast of 3.0. Use colours with at least 4.5 (WCAG 2.2 "
        "AA); black text on this fill has 7.0.",
    ),
    "a number as a label": (
        typed("Scale", "A6", 2),
        'our.xlsx › Scale › A6: Rating 2 has the label "2", which a spreadsheet takes for a number, and shows without its colour. '
        "Write a word with it, such as Level 2.",
    ),
    "a scale out of order": (
        typed("Scale", "H5", "Strength"),
        "our.xlsx › Scale › H6: Amber-red counts as Needs action, below Red, which counts as Strength. The scale goes from weak to "
        "strong, and what counts as neither or as an explanation stands between. Order the rows so, or choose otherwise.",
    ),
    "a slip in what a rating counts as": (
        typed("Scale", "H5", "Need action"),
        'our.xlsx › Scale › H5: Counts as is "Need action". Did you mean Needs action? Choose Needs action, Neither, Explanation '
        "or Strength.",
    ),
    "nothing that needs action": (
        typed_all("Scale", H5="Neither", H6="Neither"),
        "our.xlsx › Scale › H5: No rating counts as Needs action. Choose it for Red at least.",
    ),
    "two explanations": (
        typed_all("Scale", H6="Explanation", H7="Explanation"),
        "our.xlsx › Scale › H7: Amber-green counts as Explanation, and so does Amber-red. A scale has one at most: choose Neither.",
    ),
    "the row of headers deleted": (
        lambda book: book["Headings"].delete_rows(4),
        "our.xlsx › Headings: No row has the headers Ref, Title and About. Put them above the table.",
    ),
    "another rating, to be described too": (
        lambda book: [typed("Framework", "B9", "Each rating")(book), book["Scale"].delete_rows(6)],
        "our.xlsx › Elements: The column What Amber-green looks like is missing, and Descriptors on the tab Framework is Each "
        "rating. Add the column, or choose otherwise there.",
    ),
    "a list of pupils pasted beside the table": (
        lambda book: [book["Scale"].cell(20 + row, 12 + column, "x") for row in range(101) for column in range(100)],
        "our.xlsx › Scale: The tab holds 10,151 cells, and a framework no more than 10,000. Delete what does not belong to it.",
    ),
    "a formula that shows an error": (
        typed("Elements", "B6", "#REF!"),
        "our.xlsx › Elements › B6: The cell shows #REF!. Mend its formula, or type the text itself.",
    ),
    "a formula that no program calculated": (
        typed("Elements", "B6", '="Under"&"standing"'),
        "our.xlsx › Elements › B6: The formula in this cell was never calculated. Open the file and save it, or type the text "
        "itself.",
    ),
    "two rows merged": (
        lambda book: book["Elements"].merge_cells("B6:B7"),
        "our.xlsx › Elements › B7: This cell is merged into B6, so its row has no Title of its own. Unmerge B6:B7, and fill in "
        "both.",
    ),
    "a cell struck through": (
        lambda book: setattr(book["Elements"]["B6"], "font", Font(strike=True)),
        'our.xlsx › Elements › B6: All of this cell is struck through, so it says nothing: "Understanding of needs". Write it '
        "anew, or clear the cell.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", FAULTS)
def test_a_slip_is_named_at_its_cell(slip: str) -> None:
    """A slip in one cell is named with its tab, its cell, what is wrong and what to do, and nothing else is."""
    change, line = FAULTS[slip]
    with pytest.raises(FrameworkError) as caught:
        read_framework_sheet(FILE, changed(exported(), change))
    lines = [f"{fault.place.within(FILE)}: {fault.message}" for fault in caught.value.faults]
    assert lines == [line]


#: What a person does, and the line of the check that says what was made of it; the framework is as good as before.
REMARKS: dict[str, tuple[Change, str]] = {
    "an id deleted": (
        typed("Elements", "H5", None),
        "our.xlsx › Elements › H5: Id is blank, and was made from the title: clarity-of-purpose.",
    ),
    "a Ref deleted": (
        typed("Elements", "A6", None),
        "our.xlsx › Elements › A6: Ref is blank, and was made from the row above: VIS-02.",
    ),
    "a Ref in small letters": (
        typed("Elements", "A9", "peo – 2"),
        'our.xlsx › Elements › A9: "peo – 2" was read as PEO-02.',
    ),
    "a tab's title deleted": (
        typed("Headings", "C7", None),
        "our.xlsx › Headings › C7: Tab is blank, and was made from the title: 3 Teaching and learning.",
    ),
    "a short form deleted": (
        typed("Scale", "C6", None),
        "our.xlsx › Scale › C6: Short is blank, and was made from the label: AR.",
    ),
    "the colour of the letters deleted": (
        typed("Scale", "E6", None),
        "our.xlsx › Scale › E6: Text is blank, and was made from the fill: 000000.",
    ),
    "a cell painted instead of written": (
        painted,
        "our.xlsx › Scale › D6: Fill was read from the colour that the cell is painted with: FFC000.",
    ),
    "a cell painted with a colour of the old palette": (
        painted_by_number,
        "our.xlsx › Scale › D5: Fill was read from the colour that the cell is painted with: 000080.",
    ),
    "a group in small letters": (
        typed("Framework", "B25", "board of directors"),
        'our.xlsx › Framework › B25: "board of directors" begins with a small letter, and stands so at the head of tables and '
        "lines. Begin it with a capital.",
    ),
    "which ratings are described deleted": (
        typed("Framework", "B9", None),
        "our.xlsx › Framework › B9: Descriptors is blank, and was made from the columns of the tab Elements: Both ends.",
    ),
    "a plural deleted": (
        typed("Framework", "B15", None),
        'our.xlsx › Framework › B15: "Several elements are called" is blank, and was made from the word for one: elements.',
    ),
    "numbers before the questions": (
        typed("Elements", "D5", "1. Who?\n2. What?\n3. When?\n4. Where?"),
        "our.xlsx › Elements › D5: 1., 2., 3. and 4. at the start of lines were left out: matsheets puts letters there itself.",
    ),
    "whether lines belong together deleted": (
        typed("Elements", "G5", None),
        "our.xlsx › Elements › G5: In pairs is blank, and was made from the lines of the cells: Yes.",
    ),
    "a rating called otherwise": (
        typed("Scale", "A8", "Blue"),
        'our.xlsx › Elements › F4: No rating has the name that "What Green looks like" says. The column was read as "What Blue '
        'looks like".',
    ),
    "its short form left as it was": (
        lambda book: None,
        "our.xlsx › Scale › C8: Short does not fit the label: G (Blue). Papers print it where there is no room for the label. If "
        "the rating was renamed, empty the cell, and it is made from the label; leave it only if it is meant so.",
    ),
    "its id left as it was": (
        lambda book: None,
        "our.xlsx › Scale › I8: Id does not fit the label: green (Blue). If it is left over from another rating, empty the cell; if "
        "the rating was only renamed, leave it.",
    ),
    "a line that fills its place": (
        typed("Elements", "E6", "tbc\nB is so.\nC is so.\nD is so."),
        'our.xlsx › Elements › E6: What only fills its place will be printed as it stands: "tbc".',
    ),
    "a word with a capital": (
        typed("Framework", "B16", "Code"),
        'our.xlsx › Framework › B16: "Code" begins with a capital, and stands so in the middle of sentences. Type small letters, '
        "unless it is a name.",
    ),
    "a row hidden": (
        lambda book: setattr(book["Elements"].row_dimensions[7], "hidden", True),
        "our.xlsx › Elements: Row 7 is hidden, and was read.",
    ),
    "a column hidden": (
        lambda book: setattr(book["Elements"].column_dimensions["H"], "hidden", True),
        "our.xlsx › Elements › H4: The column Id is hidden, and was read.",
    ),
    "some words struck through": (
        typed("Elements", "B6", CellRichText(TextBlock(InlineFont(strike=True), "Old "), "Understanding of needs")),
        'our.xlsx › Elements › B6: What is struck through was not read: "Old".',
    ),
    "a tab hidden": (
        lambda book: setattr(book["Elements"], "sheet_state", "hidden"),
        "our.xlsx › Elements: The tab is hidden, and was read.",
    ),
    "the headers again, further down": (
        typed_all("Elements", A20="Ref", B20="Title", D20="Questions"),
        "our.xlsx › Elements: Row 20 repeats the headers, and was passed over.",
    ),
    "something far away": (
        typed("Elements", "XFD1048576", "lost"),
        "our.xlsx › Elements: Far outside the table is more, which is not read (1 cell).",
    ),
    "a row struck through": (
        struck_row,
        "our.xlsx › Elements: Row 19 is struck through, and was passed over.",
    ),
    "a text beside the table": (
        typed("Elements", "J6", "ask the chair"),
        'our.xlsx › Elements › J6: What stands here is in no column, and is not read: "ask the chair".',
    ),
    "a text above the table": (
        typed("Elements", "A3", "draft!"),
        'our.xlsx › Elements › A3: What stands above the table is not read: "draft!".',
    ),
    "a column more": (
        typed("Elements", "I4", "Owner"),
        'our.xlsx › Elements › I4: The column "Owner" is not read (0 cells).',
    ),
    "a tab more": (
        lambda book: book.create_sheet("Minutes").__setitem__("A1", "remember"),
        "our.xlsx › Minutes: This tab is not read (1 cell).",
    ),
    "a note on a cell": (
        lambda book: setattr(book["Elements"]["B6"], "comment", Comment("Is this right?", "Ann")),
        'our.xlsx › Elements › B6: This note is not read: "Ann: Is this right?".',
    ),
    "something typed over what is worked out": (
        typed("Scale", "F6", "Orange"),
        'our.xlsx › Scale › F6: Shown as is worked out, and what is typed there is not read: "Orange".',
    ),
    "something typed over the help": (
        typed("Framework", "C6", "We call it 2026"),
        'our.xlsx › Framework › C6: What was written over the help is not read: "We call it 2026".',
    ),
    "something typed on How to": (
        typed("How to", "B20", "my note"),
        'our.xlsx › How to › B20: What was written over the help is not read: "my note".',
    ),
    "a link on a cell": (
        lambda book: setattr(book["Framework"]["B7"], "hyperlink", "https://www.gov.uk/x"),
        "our.xlsx › Framework › B7: The link is not read: https://www.gov.uk/x. Write the address in the text where it is to be "
        "printed.",
    ),
}  # fmt: skip


def test_what_was_made_of_it_is_said() -> None:
    """All of it done to one file: what is filled in, understood or not read is said with tab and cell, and nothing else is."""

    def everything(book: Workbook) -> None:
        for change, _ in REMARKS.values():
            change(book)

    read = read_framework_sheet(FILE, changed(exported(), everything))
    lines = [f"{remark.place.within(FILE)}: {remark.message}" for remark in read.remarks]
    assert sorted(lines) == sorted(line for _, line in REMARKS.values())


#: The cell B6 of Elements as it stands in the file.
B6 = re.compile(rb'<c r="B6"[^>]*>.*?</c>')


def rewritten(cell: bytes) -> bytes:
    """Return the exported file with B6 of Elements as some other program would write it."""
    source, out = zipfile.ZipFile(io.BytesIO(exported())), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, B6.sub(cell, part) if name == "xl/worksheets/sheet5.xml" else part)
    return out.getvalue()


def test_a_picture_and_a_cell_twice_are_named() -> None:
    """A picture in a cell, and a cell that the file holds twice, are named at the cell."""
    text = b'<c r="B6" t="str"><v>%b</v></c>'
    picture = b'<c r="B6" t="e" vm="1"><f>IMAGE("https://www.gov.uk/x.png")</f><v>#VALUE!</v></c>'
    for cell, line in (
        (picture, "The cell holds a picture. Type the text itself."),
        (text % b"One" + text % b"Two", "The file holds this cell twice. Open it, save it, and look at the cell."),
    ):
        with pytest.raises(FrameworkError) as caught:
            read_framework_sheet(FILE, rewritten(cell))
        assert [(f.place.cell, f.message) for f in caught.value.faults] == [("B6", line)]


def test_a_formula_is_read_as_it_shows() -> None:
    """What a formula shows is read, and said."""
    read = read_framework_sheet(
        FILE, rewritten(b'<c r="B6" t="str"><f>"Needs"&amp;" of all"</f><v>Needs of all</v></c>')
    )
    assert read.framework.element("VIS-02").title == "Needs of all"
    assert [r.message for r in read.remarks] == ["The cell holds a formula. What it shows was read: Needs of all."]


def test_nothing_yet_is_said_once_a_tab() -> None:
    """A spreadsheet to write in, as it is given out, says tab by tab what is to be written."""
    with pytest.raises(FrameworkError) as caught:
        read_framework_sheet(FILE, drawn(open_framework("mat-assurance-framework"), empty=True))
    assert [(f.place.tab, f.place.cell, f.message) for f in caught.value.faults] == [
        ("Framework", "B5", "The framework's title is blank. Fill it in."),
        ("Framework", "B6", "The framework's edition is blank. Fill it in."),
        ("Framework", "B7", "The framework's source is blank. Fill it in."),
        ("Framework", "B8", "The framework's wording note is blank. Fill it in."),
        ("Headings", "", "Nothing is written here yet. Give it a row for each heading."),
        ("Elements", "", "Nothing is written here yet. Give it a row for each element."),
    ]


def test_rows_and_columns_may_be_moved() -> None:
    """Blank rows between, columns in another order and tabs in another order change nothing, and nothing is said."""

    def move(book: Workbook) -> None:
        book["Elements"].insert_rows(8, 2)
        book["Headings"].move_range("A1:A10", cols=6)
        book["Scale"].insert_cols(3)
        book.move_sheet("Framework", 3)

    read = read_framework_sheet(FILE, changed(exported(), move))
    assert read.framework == open_framework("mat-assurance-framework")
    assert read.remarks == ()


OURS = (
    'Id and edition are those of "MAT assurance framework", which comes with matsheets and says other things, so workbooks may be '
    "read by that one. Give your own an id and an edition of its own."
)


def test_rows_typed_over_ours_have_old_ids() -> None:
    """Where most titles are others than the ids beside them say, that is said once a tab; one that was renamed says nothing."""

    def change(book: Workbook) -> None:
        for at in range(5, 19):
            book["Elements"][f"B{at}"] = f"Lunch topic {at}"

    read = read_framework_sheet(FILE, changed(exported(), change))
    assert [(r.place.cell, r.message) for r in read.remarks] == [
        (
            "H5",
            "Id does not fit the title in 14 rows: clarity-of-purpose (Lunch topic 5), understanding-of-needs (Lunch topic 6), "
            "leading-a-culture-of-improvement (Lunch topic 7), building-capacity-for-improvement (Lunch topic 8) and 10 more. If it is left over from another element, empty the cell; if the "
            "element was only renamed, leave it.",
        )
    ]
    assert read_framework_sheet(FILE, changed(exported(), typed("Elements", "B5", "Lunch"))).remarks == ()


def test_help_of_another_version_is_no_note() -> None:
    """What matsheets itself printed on How to in other words, in a file that is older, is nothing that a person put there."""

    def older(book: Workbook) -> None:
        book["How to"]["B6"] = str(book["How to"]["B6"].value).replace("the weakest first", "from weak to strong")
        book["Framework"]["C6"] = str(book["Framework"]["C6"].value).replace("Which version", "What version")

    assert read_framework_sheet(FILE, changed(exported(), older)).remarks == ()


def test_who_changes_ours_is_told_to_name_it(tmp_path: Path) -> None:
    """A file with id and edition of a framework that comes with matsheets is remarked on where it says other things."""
    file = tmp_path / "our.xlsx"
    for change, said in (
        (typed("Elements", "B5", "Something else"), [OURS]),
        (typed_all("Framework", B6="1.0 of ours"), []),
        (lambda book: None, []),
    ):
        file.write_bytes(changed(exported(), change))
        assert [remark.message for remark in read_framework(file).remarks] == said


#: What is said of a scale that is typed upside down: the best rating first, as inspections have it.
UPSIDE_DOWN = (
    "our.xlsx › Scale › A5: Leading comes first, so it is the weakest rating, and Not yet the strongest. If that is the wrong way "
    "round, put the rows in the other order.",
    "our.xlsx › Scale › H9: Counts as is blank for Not yet, and was made from the other rows: Not yet as Strength. If those are left "
    "over from another scale, choose for every rating, or empty them all.",
    "our.xlsx › Elements › F4: What Leading looks like stands to the right of What Not yet looks like, though Leading is the weakest "
    "rating: it comes first on the tab Scale. If that is the wrong way round, put the rows of the scale in the other order.",
)


def upside_down(book: Workbook) -> None:
    """Type another scale over the one that is there, the best first, and leave Counts as; name the columns, the weak one first."""
    for at, label in enumerate(("Leading", "Secure", "Developing", "Emerging", "Not yet"), start=5):
        book["Scale"][f"A{at}"], book["Scale"][f"B{at}"] = label, "what it means"
        book["Scale"][f"C{at}"] = book["Scale"][f"I{at}"] = None
    typed_all("Scale", D9="FFFFFF", E9="000000")(book)
    typed_all("Elements", E4="What Not yet looks like", F4="What Leading looks like")(book)


def test_a_scale_upside_down_is_noticed() -> None:
    """A scale typed with its best rating first is said in three places: its labels, what was left of Counts as, the columns."""
    read = read_framework_sheet(FILE, changed(exported(), upside_down))
    lines = [f"{remark.place.within(FILE)}: {remark.message}" for remark in read.remarks]
    assert [line for line in lines if "was made from the label" not in line] == list(UPSIDE_DOWN)


def test_titles_in_other_letters_have_ids() -> None:
    """Titles and labels without a letter from A to Z have ids of their own, by Ref and place: no two share one, and none is blank."""

    def change(book: Workbook) -> None:
        typed_all("Scale", A8="قوي", I8=None, C8=None)(book)
        typed_all("Headings", B5="مدرسة", E5=None)(book)
        typed_all("Elements", B5="مدرسة", B6="عمل", H5=None, H6=None)(book)

    framework = read_framework_sheet(FILE, changed(exported(), change)).framework
    assert framework.scale.strongest.id == "rating-4"
    assert framework.headings[0].id == "vis"
    assert [element.id for element in framework.headings[0].elements[:2]] == ["vis-01", "vis-02"]


#: What people write over the descriptors' columns whose ratings have other names by now, and how the two are read.
HEADERS = {"part of the last label": "What Not yet looks like", "another rating's": "What Amber-red looks like"}


@pytest.mark.parametrize("case", HEADERS)
def test_a_column_is_read_by_name_before_its_place(case: str) -> None:
    """A header that nearly has a rating's name is read as that, wherever it stands; one of another rating is a fault."""

    def change(book: Workbook) -> None:
        typed_all("Scale", A5="Leading", A8="Not yet at all")(book)
        book["Elements"]["E4"] = HEADERS[case]

    book = changed(exported(), change)
    if case == "another rating's":
        with pytest.raises(FrameworkError, match='The column "What Amber-red looks like" is one too many'):
            read_framework_sheet(FILE, book)
    else:
        read = read_framework_sheet(FILE, book)
        meant = {r.place.cell: r.message for r in read.remarks if r.code == "column-understood"}
        assert meant["E4"].endswith('was read as "What Not yet at all looks like".')
        assert meant["F4"].endswith('was read as "What Leading looks like".')


LETTER_KEPT = "(a) at the start was kept, since the element is not in pairs: it will be printed. Delete it if it only counted lines."


def test_a_letter_that_is_left_of_pairs_is_told() -> None:
    """Descriptors of one line that keep their letter when the element is no longer in pairs are named, and read as they stand."""

    def change(book: Workbook) -> None:
        typed_all("Elements", D5="(a) Who?", E5="(a) Nobody.", F5="(a) Everybody.", G5="No")(book)

    read = read_framework_sheet(FILE, changed(exported(), change))
    assert [(r.place.cell, r.message) for r in read.remarks] == [("E5", LETTER_KEPT), ("F5", LETTER_KEPT)]
    assert read.framework.elements[0].descriptors == ("(a) Nobody.", "(a) Everybody.")


def test_of_two_tabs_of_one_name_the_exact_one_is_read() -> None:
    """A copy whose title differs by a space at its end is not read, wherever it stands, and is named."""

    def change(book: Workbook) -> None:
        copy = book.copy_worksheet(book["Elements"])
        copy.title = "elements "
        copy["B5"] = "Changed"

    read = read_framework_sheet(FILE, changed(exported(), change))
    assert read.framework.elements[0].title == "Clarity of purpose"
    assert [remark.code for remark in read.remarks if remark.place.tab == "elements "] == ["not-read-tab"]


#: Lines that stand in tests of their own.
ELSEWHERE = (
    LETTER_KEPT,
    OURS,
    *(line.partition(": ")[2] for line in UPSIDE_DOWN),
    "The cell holds a picture. Type the text itself.",
    "The file holds this cell twice. Open it, save it, and look at the cell.",
    "Nothing is written here yet. Give it a row for each heading.",
    "The cell holds a formula. What it shows was read: Needs of all.",
    "The file contains macros. They were not run.",
)


@pytest.mark.parametrize("code", [*SheetFault, *SheetRemark], ids=lambda code: code.slug)
def test_every_code_has_its_line(code: SheetFault | SheetRemark) -> None:
    """Each kind of fault and remark is named by one of the lines above, and has a short title and whole sentences."""
    sentence = "(.*)".join(re.escape(text) for text in re.split(r"{\w+}", code.entry.template))
    lines = [line.partition(": ")[2] for _, line in (*FAULTS.values(), *REMARKS.values())]
    assert any(re.fullmatch(sentence, line) for line in (*lines, *ELSEWHERE))
    assert len(code.entry.title) <= 45
    assert code.entry.template.endswith((".", "{near}"))


def test_macros_are_told() -> None:
    """A file that holds macros is read, and they are named."""
    source, out = zipfile.ZipFile(io.BytesIO(exported())), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("xl/vbaProject.bin", b"x")
    read = read_framework_sheet(FILE, out.getvalue())
    assert [str(r.place.within(FILE)) + ": " + r.message for r in read.remarks] == [
        "our.xlsx: The file contains macros. They were not run."
    ]
