"""Tabs, rows and columns that someone moved, hid, merged or lost (FAULTS 7, 8, 14, 15, 19-28, 68)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from matsheets.model.assessment import Assessment
from tests.books import swap_rows
from tests.faults.conftest import Bench, docx_text, on_sheet, with_parts
from tests.workbook.read import hostile

Read = Callable[[Path], Assessment]
GOV = "6 Governance"


def row_of(book: Workbook, ref: str, tab: str = GOV) -> int:
    """Return the row that holds a Ref."""
    return next(cell.row for cell in book[tab]["A"] if cell.value == ref)


def test_macros_are_told_and_the_answers_read(bench: Bench) -> None:
    """An .xlsm with macros in it is a warning; its answers are read and the exit code is 0."""
    path = with_parts(
        bench.workbook(name="oakfield.xlsm"),
        lambda name, content: (
            content.replace(hostile.SHEET_TYPE.encode(), hostile.MACRO_TYPE.encode())
            if name == "[Content_Types].xml"
            else content
        ),
        **{"xl/vbaProject.bin": b"macro"},
    )

    found = bench.check(path)

    assert (found.exit, found.codes) == (0, {"macros"})
    assert found.of("macros") == [
        "   warning: This workbook contains macros. They were not run. matsheets workbooks need none: if you did not add "
        "them, find out who did."
    ]


def test_strict_open_xml_is_read_like_any_other(bench: Bench, read: Read) -> None:
    """A workbook saved as "Strict Open XML" gives the very answers of the usual one."""
    path = bench.workbook()
    usual = read(path).answers
    spaces = [
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", hostile.STRICT_MAIN.encode()),
        (b"/officeDocument/2006/custom-properties", b"/officeDocument/customProperties"),
        (b"/officeDocument/2006/docPropsVTypes", b"/officeDocument/docPropsVTypes"),
        (b"/officeDocument/2006/relationships", b"/officeDocument/relationships"),
    ]

    def strict(name: str, content: bytes) -> bytes:
        for old, new in spaces:
            content = content.replace(old, new)
        home, there = (
            b"http://schemas.openxmlformats.org/officeDocument/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        )
        return content.replace(home, there)

    with_parts(path, strict)

    assert len(usual) > 45
    assert read(path).answers == usual
    assert bench.check(path).exit == 0


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A:XFD", "F1:F1048576"])
def test_a_merge_over_everything_names_what_to_unmerge(bench: Bench, area: str) -> None:
    """A merge over a whole sheet or column is an error at each answer that it hides, with the range to unmerge."""
    path = on_sheet(
        bench.workbook(),
        "GOV-01",
        lambda xml: re.sub("</sheetData>", f'</sheetData><mergeCells><mergeCell ref="{area}"/></mergeCells>', xml),
    )

    found = bench.check(path)

    assert found.exit == 1
    first = found.of("merged-answer")[0]
    assert first.startswith(f"{GOV} F6 GOV-01 error: This cell is merged into {area[0]}1, so its row has no")
    whole = "A1:XFD1048576" if area == "A:XFD" else area
    assert f"Unmerge {whole} (Home > Merge & Center > Unmerge Cells)" in first


@pytest.mark.parametrize(
    "beside",
    [
        '<mergeCells><mergeCell ref="K1:K1048576"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A1:XFD1048576" display="x"/></hyperlinks>',
    ],
)
def test_a_merge_or_link_beside_the_answers_costs_nothing(bench: Bench, beside: str) -> None:
    """A merged column beside the form, and a link over the whole sheet, change no answer and are no problem."""
    path = on_sheet(bench.workbook(), "GOV-01", lambda xml: xml.replace("</sheetData>", f"</sheetData>{beside}"))

    found = bench.check(path)

    assert (found.exit, found.records) == (0, [])


@pytest.mark.parametrize("stated", ["A1:XFD1048576", "A1", "C3:D4"])
def test_a_wrong_dimension_and_a_far_cell_change_no_answer(bench: Bench, read: Read, stated: str) -> None:
    """Whatever size a tab states, every answer is read; a cell at its far end is a warning that counts it."""
    path = bench.workbook()
    usual = read(path).answers
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

    on_sheet(path, "GOV-01", lambda xml: re.sub('<dimension ref="[^"]*"', f'<dimension ref="{stated}"', xml))
    assert read(path).answers == usual
    on_sheet(path, "GOV-01", lambda xml: xml.replace("</sheetData>", far))
    assert read(path).answers == usual

    found = bench.check(path)
    assert found.exit == 0
    assert found.of("far-cells") == [
        f"{GOV}   warning: 1 cell far outside the form holds something that was not read. Move what matters into the form "
        "and delete the rest."
    ]


def test_a_renamed_tab_is_only_a_note(bench: Bench) -> None:
    """A tab under another name is read; only --verbose tells of it."""

    def rename(book: Workbook) -> None:
        book[GOV].title = "Our board"

    path = bench.spoil(bench.workbook(), rename)

    assert bench.run("check", path).out == "oakfield.xlsx: nothing needs attention.\n"
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"tab-renamed"})
    assert found.of("tab-renamed") == [
        'Our board   note: This tab was called "6 Governance". Its answers were found by their Refs, and nothing needs '
        "doing."
    ]


def test_reordered_tabs_are_read(bench: Bench) -> None:
    """Tabs in another order are no problem, not even a note."""
    found = bench.check(bench.spoil(bench.workbook(), lambda book: book.move_sheet(GOV, -5)))

    assert (found.exit, found.records) == (0, [])


def _delete_row(book: Workbook) -> None:
    book[GOV].delete_rows(row_of(book, "GOV-02"))


def _copy_tab(book: Workbook) -> None:
    book.copy_worksheet(book[GOV]).title = "6 Governance (2)"


def _double_header(book: Workbook) -> None:
    book[GOV].cell(row_of(book, "GOV-01") - 1, 9).value = "Rating"


def _lose_header(book: Workbook) -> None:
    book[GOV].cell(row_of(book, "GOV-01") - 1, 6).value = "Score"


def _edit_refs(book: Workbook) -> None:
    for number, ref in enumerate(("GOV-01", "GOV-02"), start=1):
        book[GOV].cell(row_of(book, ref), 1).value = f"{number}."


def _merge(book: Workbook) -> None:
    book[GOV].merge_cells("F6:F7")


COPY_COLUMN = (
    "6 Governance   error: The Ref column of this tab is missing or was changed, so none of its answers were read. Copy "
    "the column, with its header, from a blank workbook; GOV-01 and GOV-02 should stand in it."
)
#: By row of FAULTS: what was done to the workbook, the code, and each place with its sentence.
LOST: dict[str, tuple[Callable[[Workbook], object], str, list[str]]] = {
    "21 tab deleted": (
        lambda book: book.remove(book[GOV]),
        "tab-missing",
        ["6 Governance   error: This tab is missing, and with it GOV-01 and GOV-02. Copy the tab from a blank workbook and "
         "fill it in."],
    ),
    "22 tab duplicated": (
        _copy_tab,
        "tab-doubled",
        [f"{tab} A5  error: 2 tabs hold GOV-01 and GOV-02, so it is not clear which one holds the answers. Keep the tab that "
         "is right and delete the other." for tab in (GOV, "6 Governance (2)")],
    ),
    "24 row deleted": (
        _delete_row,
        "row-missing",
        ['6 Governance  GOV-02 error: The row "Capability to review and refresh" is missing. Copy it from a blank workbook, '
         "with its Ref, and fill it in."],
    ),
    "25 header twice": (
        _double_header,
        "header-doubled",
        [f'6 Governance {cell}5  error: 2 columns of this table are headed "Rating", so it is not clear which one holds the '
         "answers. Keep that header on one column only." for cell in "FI"],
    ),
    "25 header missing": (
        _lose_header,
        "header-missing",
        ['6 Governance A5  error: No column of this table is headed "Rating", so what belongs in that column was not read. Type '
         "that header above the column, or copy the column from a blank workbook."],
    ),
    "26 Ref column deleted": (lambda book: book[GOV].delete_cols(1), "ref-column-missing", [COPY_COLUMN]),
    "26 Refs edited": (_edit_refs, "ref-column-missing", [COPY_COLUMN]),
    "27 merged answer": (
        _merge,
        "merged-answer",
        ['6 Governance F7 GOV-02 error: This cell is merged into F6, so its row has no "Rating" of its own. Unmerge F6:F7 '
         "(Home > Merge & Center > Unmerge Cells) and fill in each cell."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", LOST)
def test_what_is_lost_is_named_once_and_the_rest_is_read(bench: Bench, read: Read, row: str) -> None:
    """Each loss is one error (exit 1) at its place, with what to do, and every other tab's answers are read."""
    spoil, code, sentences = LOST[row]
    path = bench.spoil(bench.workbook(), spoil)

    found = bench.check(path)

    assert found.exit == 1
    assert found.of(code) == sentences
    assert found.codes == {code}
    assert read(path).value("VIS-01", "rating").label == "Amber-green"


def test_answers_are_never_guessed_from_their_position(bench: Bench, read: Read) -> None:
    """Without its Ref column a tab gives no answer at all, though its cells stand where they always stood."""
    path = bench.spoil(bench.workbook(), _edit_refs)

    assert not [a for a in read(path).answers if a.cell.tab == GOV]


def test_inserted_and_sorted_rows_are_read_and_notes_named(bench: Bench, read: Read) -> None:
    """Rows moved and inserted keep their answers; what stands on a row without a Ref is a warning that names the row."""
    path = bench.workbook({("GOV-01", "rationale"): "The first.", ("GOV-02", "rationale"): "The second."})

    def rearrange(book: Workbook) -> None:
        sheet = book[GOV]
        swap_rows(sheet, 6, 7, range(1, sheet.max_column + 1))
        sheet.insert_rows(7, 2)
        sheet.cell(8, 7).value = "Ask Asha about this."

    bench.spoil(path, rearrange)

    assessment = read(path)
    assert assessment.text("GOV-01", "rationale") == "The first."
    assert assessment.text("GOV-02", "rationale") == "The second."
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"rows-without-ref"})
    assert found.of("rows-without-ref") == [
        '6 Governance G8  warning: 1 row of this tab holds something without a Ref beside it ("Ask Asha about this."), so it '
        "was not read. Move what matters into a row that has a Ref."
    ]


@pytest.mark.parametrize("what", ["row", "column", "tab", "very hidden tab"])
def test_hidden_answers_are_read_with_a_warning(bench: Bench, read: Read, what: str) -> None:
    """An answer that nobody sees is read, and its cell is named in a warning."""

    def hide(book: Workbook) -> None:
        sheet = book[GOV]
        if what == "row":
            sheet.row_dimensions[6].hidden = True
        elif what == "column":
            sheet.column_dimensions["F"].hidden = True
        else:
            sheet.sheet_state = "hidden" if what == "tab" else "veryHidden"

    path = bench.spoil(bench.workbook(), hide)

    assert read(path).value("GOV-01", "rating").label == "Amber-green"
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"hidden-answer"})
    assert (
        "6 Governance F6 GOV-01 warning: This answer is on a hidden row, column or tab, and it was read. Unhide it, and "
        "clear it if it should not count." in found.of("hidden-answer")
    )


def test_answers_beside_another_question_are_never_printed(bench: Bench, read: Read) -> None:
    """Rows sorted without their Refs, the hidden tab gone: exit 1, no document, and a draft has none of their words."""
    path = bench.workbook({("GOV-01", "rationale"): "The first.", ("GOV-02", "rationale"): "The second."})

    def sort(book: Workbook) -> None:
        sheet = book[GOV]
        swap_rows(sheet, 6, 7, range(2, sheet.max_column + 1))
        del book["_matsheets"]

    bench.spoil(path, sort)

    found = bench.check(path)
    assert (found.exit, found.codes & {"answers-displaced"}) == (1, {"answers-displaced"})
    assert [read(path).answer(ref, "rating") for ref in ("GOV-01", "GOV-02")] == [None, None]
    out = path.parent / "out"
    assert bench.run("build-summary", path, "-o", out).code == 1
    assert not list(out.glob("*.docx"))
    bench.run("build-summary", path, "-o", out, "--draft")
    (draft,) = out.glob("*.docx")
    assert "Clarity of trust structures" in docx_text(draft)
    assert not {word for word in ("The first.", "The second.") if word in docx_text(draft)}
