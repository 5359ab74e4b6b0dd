"""The worksheet behind a chart: read from a template, and written for a document.

Word keeps a small workbook inside a document for each chart, which "Edit data" opens. Reading goes through the bounded
reader that completed workbooks go through. Writing puts the figures into a workbook of our own with nothing else in it.

Why not the template's own workbook with other cells: Word's holds a table whose column names must equal the header cells,
shared texts that would keep the tags, and whatever else its author left in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from matsheets.errors import WorkbookError
from matsheets.model.cells import column_letters
from matsheets.storage.zip_writer import Packed, packed, zipped
from matsheets.workbook.read.xlsx import read_xlsx

#: A worksheet as its rows of texts, all of one length.
Grid = Sequence[Sequence[str]]
_MOST_CELLS = 20_000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET_PART = "xl/worksheets/sheet1.xml"
_ONCE, _EACH_TIME = 9, 4


def read_sheet(book: bytes, sheet: str = "") -> tuple[str, Grid] | None:
    """Return a worksheet's name and its cells as texts; None where it cannot be read.

    Args:
        book: the workbook.
        sheet: the worksheet's name; the first one where it is blank or not there.
    """
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "chart.xlsx")
        path.write_bytes(book)
        try:
            sheets = read_xlsx(path).sheets
        except WorkbookError:
            return None
    found = next((s for s in sheets if s.title == sheet), sheets[0] if sheets else None)
    if found is None or not found.cells:
        return None
    rows = max((row for row, _ in found.cells), default=0)
    columns = max((column for _, column in found.cells), default=0)
    if rows * columns > _MOST_CELLS:
        return None
    made = [[""] * columns for _ in range(rows)]
    for (row, column), cell in found.cells.items():
        made[row - 1][column - 1] = "" if cell.value is None else str(cell.value)
    return found.title, made


def write_book(sheet: str, grid: Grid, numbers: frozenset[int] = frozenset()) -> bytes:
    """Return a workbook that holds one worksheet; the same figures give the same bytes.

    Args:
        sheet: the worksheet's name.
        grid: its cells as they stand in XML (escaped); a blank one is left out.
        numbers: columns, counted from 0, that hold numbers below their first row.
    """
    members = _fixed_parts(sheet)
    return zipped((*members[:-1], packed(_SHEET_PART, _sheet(grid, numbers), _EACH_TIME), members[-1]))


def _sheet(grid: Grid, numbers: frozenset[int]) -> bytes:
    letters = [column_letters(n) for n in range(1, len(grid[0]) + 1)] if grid else []
    rows = []
    for number, texts in enumerate(grid, start=1):
        cells = [
            f'<c r="{letters[n]}{number}"><v>{text}</v></c>'
            if number > 1 and n in numbers
            else f'<c r="{letters[n]}{number}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
            for n, text in enumerate(texts)
            if text
        ]
        rows.append(f'<row r="{number}">{"".join(cells)}</row>')
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="40" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    ).encode()


@cache
def _fixed_parts(sheet: str) -> tuple[Packed, ...]:
    """Return the parts of the workbook that never change, compressed once, in the order of the zip."""
    override = '<Override PartName="/{}" ContentType="{}+xml"/>'.format
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + override("xl/workbook.xml", _TYPE + "sheet.main")
        + override(_SHEET_PART, _TYPE + "worksheet")
        + override("xl/styles.xml", _TYPE + "styles")
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
        '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
        'patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/>'
        '</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles '
        'count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet '
        f'name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    }
    return tuple(packed(name, (_XML + xml).encode(), _ONCE) for name, xml in parts.items())
