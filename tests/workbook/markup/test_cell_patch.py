"""Single cells of a worksheet changed in its bytes: what a cell becomes, and that nothing else does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from matsheets.workbook.markup.cell_patch import CellContent, patch_cells
from matsheets.workbook.markup.workbook_parts import UnmarkableError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str, before: str = "", after: str = "") -> bytes:
    """A worksheet with these rows."""
    return f"<?xml version=\"1.0\"?>\n<worksheet xmlns='{MAIN}'>{before}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()


def patched(rows: str, at: tuple[int, int], content: CellContent) -> str:
    """The rows of a worksheet with one cell changed, where all around them is as it was."""
    before, after = '<cols><col min="3" max="4" style="7"/></cols>', "<pageMargins left='1'/><!-- > -->"
    now = patch_cells(sheet(rows, before, after), {at: content}).decode()
    start, end = sheet("|", before, after).decode().split("|")
    assert now.startswith(start)
    assert now.endswith(end)
    return now.removeprefix(start).removesuffix(end)


def inline(address: str, text: str, style: str = "") -> str:
    """A cell with a text of its own."""
    return f'<c r="{address}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2" s="3" t="s"><v>12</v></c>',
        "<c  t='str' s='3' r='B2' ><f>A1</f><v>x</v></c>",
        '<c r="B2" s="3"/>',
        '<c r="B2" s="3" t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r></is></c>',
    ],
)
def test_a_cell_that_is_there_keeps_its_format(cell: str) -> None:
    """Whatever it held, and however it is written, it holds the text, in the format that it had; its neighbours are untouched."""
    rows = '<row r="2" spans="1:3"><c r="A2" t="s"><v>1</v></c>{}<c r="C2"><v> 1 </v></c></row>'
    assert patched(rows.format(cell), (2, 2), "Sadia") == rows.format(inline("B2", "Sadia", ' s="3"'))


@pytest.mark.parametrize(("content", "cell"), [(None, '<c r="B2" s="3"/>'), (46374, '<c r="B2" s="3"><v>46374</v></c>'),
                                               (Decimal("2.5"), '<c r="B2" s="3"><v>2.5</v></c>')])  # fmt: skip
def test_what_is_no_text(content: CellContent, cell: str) -> None:
    """Nothing leaves the cell blank; a number is one."""
    assert patched('<row r="2"><c r="B2" s="3" t="s"><v>1</v></c></row>', (2, 2), content) == f'<row r="2">{cell}</row>'


def test_a_text_as_it_is() -> None:
    """Marks of XML, line ends, and what Excel would read as another character stand as they were typed."""
    found = patched('<row r="1"><c r="A1"/></row>', (1, 1), "=a & <b>\n_x0041_")
    assert inline("A1", "=a &amp; &lt;b&gt;\n_x005F_x0041_") in found


def test_a_cell_that_is_not_there_stands_in_its_place() -> None:
    """Between its neighbours, in its column's format; the row's hint of how far it goes is left out."""
    rows = '<row r="2" spans="1:5" ht="30">{}<c r="A2"/>{}<c r="E2"/></row>'
    found = patched(rows.format("", ""), (2, 3), "x")
    assert found == rows.format("", inline("C2", "x", ' s="7"')).replace(' spans="1:5"', "")


def test_a_row_that_has_a_format_gives_it_to_its_cells() -> None:
    """A row's own format comes before its column's; after the last cell."""
    found = patched('<row r="2" s="5" customFormat="1"><c r="A2"/></row>', (2, 3), "x")
    assert found.endswith('<c r="A2"/>' + inline("C2", "x", ' s="5"') + "</row>")


def test_a_row_without_cells() -> None:
    """A row that holds nothing gets the cell."""
    assert patched('<row r="2" spans="1:1"/>', (2, 1), "x") == f'<row r="2">{inline("A2", "x")}</row>'


@pytest.mark.parametrize(("at", "rows"), [(1, "{}<row r='2'/><row r='5'/>"), (3, "<row r='2'/>{}<row r='5'/>"),
                                          (9, "<row r='2'/><row r='5'/>{}"), (1, "{}")])  # fmt: skip
def test_a_row_that_is_not_there(at: int, rows: str) -> None:
    """It is put in its place among the rows."""
    made = f'<row r="{at}">{inline(f"A{at}", "x")}</row>'
    assert patched(rows.format(""), (at, 1), "x") == rows.format(made)


def test_a_worksheet_that_holds_nothing() -> None:
    """Its empty table of rows is opened."""
    now = patch_cells(f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData /><x:z/></x:worksheet>'.encode(), {(1, 1): 3})
    assert b'<x:sheetData><x:row r="1"><x:c r="A1"><x:v>3</x:v></x:c></x:row></x:sheetData><x:z/>' in now


def test_a_file_with_a_byte_order_mark_and_letters_of_several_bytes() -> None:
    """Places are counted in bytes."""
    before = b"\xef\xbb\xbf" + sheet('<row r="1"><c r="A1" t="str"><v>Ŵŷ 🦊</v></c><c r="B1"/></row>')
    assert patch_cells(before, {(1, 2): 1}) == before.replace(b'<c r="B1"/>', b'<c r="B1"><v>1</v></c>')


def test_several_cells_at_once() -> None:
    """Cells that are there and that are not, on one row and on others."""
    rows = '<row r="1"><c r="A1"/><c r="D1"/></row><row r="3"><c r="B3"/></row>'
    found = patch_cells(sheet(rows), {(1, 1): 1, (1, 2): 2, (1, 3): 3, (3, 3): 4, (2, 1): 5}).decode()
    assert (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="D1"/></row>'
        '<row r="2"><c r="A2"><v>5</v></c></row><row r="3"><c r="B3"/><c r="C3"><v>4</v></c></row>'
    ) in found


def test_cells_that_do_not_say_where_they_stand() -> None:
    """They are counted, and one is changed in its place."""
    assert (
        '<row><c/><c r="B1"><v>9</v></c></row>'
        in patch_cells(sheet("<row><c/><c><v>2</v></c></row>"), {(1, 2): 9}).decode()
    )


def test_another_encoding_is_refused() -> None:
    """Bytes are put into UTF-8 only."""
    with pytest.raises(UnmarkableError):
        patch_cells(sheet('<row r="1"><c r="A1"/></row>').decode().encode("utf-16"), {(1, 1): 1})
