"""Our reader against openpyxl and python-calamine, on workbooks of many kinds."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matsheets.workbook.read.xlsx import Cell, CellKind, Sheet, read_xlsx
from tests.office import missing
from tests.workbook.read import hostile, judges
from tests.workbook.read.hostile import STRICT_MAIN, STRICT_OFFICE, one_cell, sheet, workbook_parts, write_zip
from tests.workbook.read.judges import ALLOWED, differences, judge
from tests.workbook.read.jury import outcomes, report

DAY = hostile.styles(hostile.DATES)

# One workbook for each allowance: it must come up there, and be the only thing that differs.
EXAMPLES = {
    "openpyxl: escapes": one_cell('<c r="A1" t="str"><v>a_x000D_b</v></c>'),
    "openpyxl: under a merge": workbook_parts(
        sheet(
            '<row r="1"><c r="A1" t="str"><v>x</v></c><c r="B1" t="str"><v>y</v></c></row>',
            after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
        )
    ),
    "openpyxl: Strict": workbook_parts(sheet("", main=STRICT_MAIN), main=STRICT_MAIN, office=STRICT_OFFICE),
    "openpyxl: huge range": workbook_parts(
        sheet("", after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    ),
    "openpyxl: letter case": one_cell('<c r="A1" t="str"><v>x</v></c>')
    | {"xl/_rels/workbook.xml.rels": hostile.relationships(("rId1", "worksheet", "worksheets/Sheet1.xml"))},
    "openpyxl: underscores": one_cell('<c r="A1"><v>1_000</v></c>'),
    "openpyxl: bare ISO date": one_cell('<c r="A1" t="d"><v>2026-09-01</v></c>'),
    "East Asian dates": one_cell(
        '<c r="A1"><v>46266</v></c>', style=hostile.styles('<cellXfs><xf numFmtId="30"/></cellXfs>')
    ),
    "no finite number": one_cell('<c r="A1"><v>1e999</v></c>'),
    "empty result": one_cell('<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>'),
    "no such day": one_cell('<c r="A1" s="1"><v>-4</v></c>', style=DAY),
    "blank": one_cell('<c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>1+1</f><v/></c>'),
    "calamine: whole days": one_cell('<c r="A1" s="1"><v>46266</v></c>', style=DAY),
    "calamine: zones": one_cell('<c r="A1" t="d"><v>2026-09-01T09:30:00Z</v></c>'),
    "calamine: floats": one_cell('<c r="A1"><v>3</v></c>'),
    "calamine: far cells": one_cell('<c r="XFD1048576"><v>3</v></c>'),
    "calamine: escapes": one_cell('<c r="A1" t="str"><v>_xD83D__xDE00_</v></c>'),
    "calamine: UTF-16": {
        name: str(part).encode("utf-16") for name, part in one_cell('<c r="A1" t="str"><v>Ŵ</v></c>').items()
    },
    "calamine: run spaces": one_cell('<c r="A1" t="inlineStr"><is><r><t>Good </t></r><r><t>work</t></r></is></c>'),
    "given twice": one_cell('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'),
    "openpyxl: links": workbook_parts(
        sheet(
            '<row r="1"><c r="A1" t="str"><v>Plan</v></c></row>',
            after='<hyperlinks><hyperlink ref="B2" location="Plan!A1"/></hyperlinks>',
        )
    ),
    "raised or symbol": one_cell(
        '<c r="A1" t="inlineStr"><is><r><t>4</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c>'
    ),
    "a judge fails": one_cell('<c r="A1"><v>twelve</v></c>'),
    "calamine: milliseconds": one_cell('<c r="A1" s="1"><v>59846.00000076967</v></c>', style=DAY),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_allowances(tmp_path, name):
    """Each allowed difference is real, and is all that differs in its example."""
    verdict = judge(write_zip(tmp_path / "example.xlsx", EXAMPLES[name]))
    assert verdict.differences == []
    assert name in verdict.allowed


def changed(sheet: Sheet, place: tuple[int, int], cell: Cell | None) -> Sheet:
    """Return a sheet with one cell put in another's place, or left out."""
    cells = {key: value for key, value in sheet.cells.items() if key != place}
    return sheet._replace(cells=cells if cell is None else {**cells, place: cell})


MISREADINGS = {
    "a wrong value": lambda sheet: changed(sheet, (1, 1), sheet.cells[1, 1]._replace(value="Green")),
    "a number for a text": lambda sheet: changed(sheet, (1, 2), sheet.cells[1, 2]._replace(value="7")),
    "true for one": lambda sheet: changed(sheet, (1, 3), sheet.cells[1, 3]._replace(value=1)),
    "a lost cell": lambda sheet: changed(sheet, (1, 2), None),
    "an invented cell": lambda sheet: changed(sheet, (9, 9), Cell(9, 9, CellKind.TEXT, "x")),
    "a lost merge": lambda sheet: sheet._replace(merges=()),
    "a lost formula": lambda sheet: changed(sheet, (1, 4), sheet.cells[1, 4]._replace(formula=None)),
    "another day": lambda sheet: changed(sheet, (1, 5), sheet.cells[1, 5]._replace(value=dt.datetime(2022, 8, 31))),
}


@pytest.mark.parametrize("name", MISREADINGS)
def test_judges_see(tmp_path, monkeypatch, name):
    """Whatever our reader gets wrong, a judge sees it."""
    row = (
        '<row r="1"><c r="A1" t="str"><v>Red</v></c><c r="B1"><v>7</v></c><c r="C1" t="b"><v>1</v></c>'
        '<c r="D1"><f>1+1</f><v>2</v></c><c r="E1" s="1"><v>46266</v></c></row>'
    )
    merges = '<mergeCells count="1"><mergeCell ref="A5:B6"/></mergeCells>'
    path = write_zip(tmp_path / "example.xlsx", workbook_parts(sheet(row, after=merges), style=DAY))
    assert differences(path) == []
    book = read_xlsx(path)
    misread = book._replace(sheets=(MISREADINGS[name](book.sheets[0]),))
    monkeypatch.setattr(judges, "read_xlsx", lambda _: misread)
    assert differences(path) != []


TEXT = st.text(
    st.characters(
        blacklist_categories=("Cs",),
        blacklist_characters="".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])),
    ),
    max_size=30,
)
ESCAPED = st.sampled_from(
    ["_x000D_", "_x005F_x000D_", "a\r\nb", "a\nb", "  ", "Ŵ ŷ e\u0301", "😀", "'=1", "{{ x }}", "<w:p>&"]
)
SCALARS = st.one_of(
    TEXT,
    ESCAPED,
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2200, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.dates(dt.date(1900, 3, 1), dt.date(2200, 1, 1)),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from(["=SUM(A1:A3)", "=[1]Tab!A1", '=IF(1,"","x")']),
)
PLACES = st.tuples(st.integers(1, 30), st.integers(1, 30))
TABS = st.lists(st.dictionaries(PLACES, SCALARS, max_size=12), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(tabs=TABS, epoch_1904=st.booleans())
def test_any_workbook(tmp_path, tabs, epoch_1904):
    """Whatever openpyxl writes, all three read alike."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.epoch = (
        openpyxl.utils.datetime.CALENDAR_MAC_1904 if epoch_1904 else openpyxl.utils.datetime.CALENDAR_WINDOWS_1900
    )
    for number, cells in enumerate(tabs):
        page = book.create_sheet(f"Tab {number}")
        for (row, column), value in cells.items():
            page.cell(row, column).value = value
    path = tmp_path / "any.xlsx"
    book.save(path)
    assert differences(path) == []


def corpus() -> list[Path]:
    """Find the workbooks of the folder that MATSHEETS_CORPUS names, equal ones once: of many hundreds, one in four."""
    folder = os.environ.get("MATSHEETS_CORPUS")
    paths = sorted(path for path in Path(folder).rglob("*.xls[xm]") if path.is_file()) if folder else []
    found = {hashlib.sha256(path.read_bytes()).digest(): path for path in reversed(paths)}
    return [path for digest, path in found.items() if len(found) < 200 or int.from_bytes(digest, "big") % 4 == 0]


@pytest.mark.slow
def test_corpus():
    """Every workbook of a folder is read as the judges read it, or refused; the report counts them."""
    if not os.environ.get("MATSHEETS_CORPUS"):
        missing("a corpus (MATSHEETS_CORPUS=FOLDER with workbooks anywhere below it)")
    found = outcomes(corpus())
    assert found, "MATSHEETS_CORPUS holds no workbooks"
    told = report(found)
    print(told)  # noqa: T201  the report is what this test is run for, with -s
    assert not [outcome for outcome in found if outcome.name == "different"], told
