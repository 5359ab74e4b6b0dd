"""What a cell's format, and the fonts of its text, say of what it holds: shown how, and struck through or not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from matsheets.workbook.read.grid import CellKind
from tests.processor import within
from tests.workbook.read import hostile
from tests.workbook.read.hostile import STRICT_MAIN, sheet, workbook_parts
from tests.workbook.read.test_xlsx import cell, only_sheet

FONTS = '<fonts><font/><font><b/><strike/></font><font><strike val="0"/></font></fonts>'
STYLE = hostile.styles(
    f'<numFmts><numFmt numFmtId="200" formatCode="0.0%"/><numFmt numFmtId="201" formatCode="&quot;Dear &quot;@"/></numFmts>{FONTS}'
    '<cellStyleXfs><xf numFmtId="9" fontId="1"/></cellStyleXfs><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/>'
    '<xf numFmtId="200" applyNumberFormat="0"/><xf numFmtId="200" fontId="1"/><xf numFmtId="14"/><xf numFmtId="201"/></cellXfs>'
    "<dxfs><dxf><font><strike/></font></dxf></dxfs>"
)
RUNS = "<r><rPr><strike/></rPr><t>Gone. </t></r><r><rPr><b/></rPr><t>Here.</t></r>"


@pytest.mark.parametrize(
    ("xml", "value", "shown"),
    [
        ('<c r="A1" s="3"><v>0.5714</v></c>', 0.5714, "57.1%"),
        ('<c r="A1" s="3"><f>1/2</f><v>0.5</v></c>', 0.5, "50.0%"),
        ('<c r="A1"><f>0.1+0.2</f><v>0.30000000000000004</v></c>', 0.30000000000000004, "0.3"),
        ('<c r="A1" s="5"><v>46266</v></c>', dt.datetime(2026, 9, 1), "01/09/2026"),
        ('<c r="A1" s="5" t="d"><v>2026-09-01</v></c>', dt.datetime(2026, 9, 1), "01/09/2026"),
        ('<c r="A1" s="6" t="str"><v>Ada</v></c>', "Ada", "Dear Ada"),
        ('<c r="A1" s="3" t="b"><v>1</v></c>', True, "TRUE"),
        ('<c r="A1" s="99"><v>5</v></c>', 5, "5"),
    ],
)
def test_a_cell_keeps_its_value_and_shows_its_format(tmp_path: Path, xml: str, value: object, shown: str) -> None:
    """The value is the stored one, whatever the format shows; a format says for itself, applied or not."""
    found = cell(tmp_path, xml, style=STYLE)
    assert (found.value, found.shown, found.live, found.struck) == (value, shown, None, "")


@pytest.mark.parametrize(
    ("runs", "live", "struck"),
    [
        (RUNS, "Here.", "Gone. "),
        ('<r><t>Kept </t></r><r><rPr><strike val="1"/></rPr><t>not </t></r><r><t>this</t></r>', "Kept this", "not "),
        ("<r><t>Good </t></r><r><rPr><strike/></rPr><t>but late</t></r><r><t> work</t></r>", "Good work", "but late"),
        ("<r><rPr><strike/></rPr><t>All of it</t></r>", "", "All of it"),
        ('<r><rPr><strike val="false"/></rPr><t>Here.</t></r>', None, ""),
        ("<r><rPr><b/></rPr><t>Here.</t></r><r><t> There.</t></r>", None, ""),
        ("<r><rPr><strike/></rPr><t>a_x00</t></r><r><rPr><strike/></rPr><t>0D_b</t></r>", "", "a\rb"),
    ],
)
@pytest.mark.parametrize("inline", [True, False])
def test_struck_runs_do_not_count(tmp_path: Path, runs: str, live: str | None, struck: str, inline: bool) -> None:
    """What is struck through within a text, shared or the cell's own, is set apart; the value is the whole text."""
    if inline:
        found = cell(tmp_path, f'<c r="A1" t="inlineStr"><is>{runs}</is></c>')
    else:
        found = cell(tmp_path, '<c r="A1" t="s"><v>1</v></c>', texts=hostile.shared("<t>x</t>", runs))
    assert (found.live, found.struck) == (live, struck)
    assert found.kind is CellKind.TEXT
    assert isinstance(found.value, str)
    assert len(found.value) >= len(live or "") + len(struck)


@pytest.mark.parametrize(
    ("xml", "live", "struck"),
    [
        ('<c r="A1" s="1" t="str"><v>Gone</v></c>', "", "Gone"),
        ('<c r="A1" s="2" t="str"><v>Here</v></c>', None, ""),
        ('<c r="A1" s="4"><v>0.5</v></c>', "", "50.0%"),
        ('<c r="A1" s="1"><v>7</v></c>', "", "7"),
        ('<c r="A1" s="1" t="b"><v>0</v></c>', "", "FALSE"),
        (f'<c r="A1" s="1" t="inlineStr"><is>{RUNS}</is></c>', "Here.", "Gone. "),
        ('<c r="A1" s="1" t="inlineStr"><is><r><t>Gone. </t></r><r><rPr/><t>Here.</t></r></is></c>', "Here.", "Gone. "),
    ],
)
def test_a_struck_cell_does_not_count(tmp_path: Path, xml: str, live: str | None, struck: str) -> None:
    """A cell whose font is struck through counts for nothing, but for runs with a font of their own."""
    found = cell(tmp_path, xml, style=STYLE)
    assert (found.live, found.struck) == (live, struck)


def test_a_run_without_text_strikes_nothing_later(tmp_path: Path) -> None:
    """An empty struck run ends with its cell."""
    row = '<c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t/></r></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c>'
    cells = only_sheet(tmp_path, workbook_parts(sheet(f'<row r="1">{row}</row>'))).cells
    assert [(found.value, found.struck) for found in cells.values()] == [("b", "")]


def test_strict_workbooks_are_struck_too(tmp_path: Path) -> None:
    """Runs are told in a Strict workbook as in any other."""
    texts = hostile.shared(RUNS).replace(hostile.MAIN, STRICT_MAIN)
    rows = sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', main=STRICT_MAIN)
    [found] = only_sheet(tmp_path, workbook_parts(rows, texts=texts, main=STRICT_MAIN)).cells.values()
    assert (found.live, found.struck) == ("Here.", "Gone. ")


@pytest.mark.parametrize(
    ("xml", "kind"),
    [
        ('<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>', CellKind.PICTURE),
        (
            '<c r="A1" t="e" vm="1"><f>_xlfn.IMAGE(&quot;https://example.org/a.png&quot;)</f><v>#VALUE!</v></c>',
            CellKind.PICTURE,
        ),
        ('<c r="A1" t="e" vm="1"><f>SEQUENCE(9)</f><v>#VALUE!</v></c>', CellKind.ERROR),
        ('<c r="A1" t="e"><v>#VALUE!</v></c>', CellKind.ERROR),
    ],
)
def test_a_picture_in_a_cell_is_no_error(tmp_path: Path, xml: str, kind: CellKind) -> None:
    """A rich value that no formula gives, or that IMAGE gives, is a picture; the error beside it is not the cell's."""
    assert cell(tmp_path, xml).kind is kind


def test_many_formats_cost_little(tmp_path: Path) -> None:
    """As many cell formats as Excel allows and twenty thousand number formats are read in good time, each cell by its own."""
    formats = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="0.0&quot; {n}&quot;;;;@"/>' for n in range(20_000))
    style = hostile.styles(f'<numFmts>{formats}</numFmts><cellXfs>{"<xf/>" * 65_489}<xf numFmtId="20199"/></cellXfs>')
    with within(2):
        found = cell(tmp_path, '<c r="A1" s="65489"><v>0.5</v></c>', style=style)
    assert found.shown == "0.5 19999"


def font(says: str) -> str:
    """The properties of a run's font."""
    return f"<rPr>{says}</rPr>"


RAISED, LOWERED = font('<vertAlign val="superscript"/>'), font('<vertAlign val="subscript"/>')
SYMBOL, ARIAL = font('<rFont val="Symbol"/>'), font('<rFont val="Arial"/><charset val="0"/>')
MAP = font('<rFont val="Map Signs"/><charset val="2"/>')
WINGDINGS = font('<rFont val="Wingdings"/><charset val="2"/>')


@pytest.mark.parametrize(
    ("runs", "value", "symbols"),
    [
        (f"<r><t>6240</t></r><r>{RAISED}<t>1</t></r>", "6240¹", ""),
        (f"<r><t>CO</t></r><r>{LOWERED}<t>2</t></r><r><t> by 2030</t></r>", "CO₂ by 2030", ""),
        (f"<r><t>1</t></r><r>{RAISED}<t>st</t></r><r><t> of May</t></r>", "1st of May", ""),
        (f"<r><t>a</t></r><r>{RAISED}<t>_x000D_1</t></r>", "a\r¹", ""),
        (f"<r><t>Done </t></r><r>{WINGDINGS}<t>ü</t></r><r><t> ü</t></r>", "Done ✓ ü", ""),
        (f"<r>{WINGDINGS}<t>\uf0fb</t></r><r><t> late</t></r>", "✗ late", ""),
        (f"<r>{SYMBOL}<t>a</t></r><r><t> &lt; 1</t></r>", "α < 1", ""),
        (f"<r>{WINGDINGS}<t>P</t></r><r><t>.</t></r>", "P.", '"P" in the font Wingdings'),
        (f"<r>{MAP}<t>ab</t></r>", "ab", '"ab" in the font Map Signs'),
        (f"<r>{ARIAL}<t>ü1</t></r>", "ü1", ""),
    ],
)
@pytest.mark.parametrize("inline", [True, False])
def test_figures_stay_raised_and_signs_are_signs(
    tmp_path: Path, runs: str, value: str, symbols: str, inline: bool
) -> None:
    """A raised figure is no figure of the number before it, and a tick of a symbol font is no letter."""
    if inline:
        found = cell(tmp_path, f'<c r="A1" t="inlineStr"><is>{runs}</is></c>')
    else:
        found = cell(tmp_path, '<c r="A1" t="s"><v>1</v></c>', texts=hostile.shared("<t>x</t>", runs))
    assert (found.value, found.symbols, found.struck) == (value, symbols, "")


@pytest.mark.parametrize(
    ("xml", "value", "symbols"),
    [
        ('<c r="A1" s="1" t="str"><v>note 2</v></c>', "note ²", ""),
        ('<c r="A1" s="2" t="str"><v>ü</v></c>', "✓", ""),
        ('<c r="A1" s="2" t="str"><v>P</v></c>', "P", '"P" in the font Wingdings'),
        (f'<c r="A1" s="1" t="inlineStr"><is><r><t>1</t></r><r><rPr/><t>2</t></r><r>{WINGDINGS}<t>û</t></r></is></c>', "¹2✗", ""),
        ('<c r="A1" s="0" t="str"><v>ü2</v></c>', "ü2", ""),
    ],
)  # fmt: skip
def test_the_font_of_the_whole_cell_counts(tmp_path: Path, xml: str, value: str, symbols: str) -> None:
    """What is true of a run's font is true of the cell's, where no run has another."""
    style = hostile.styles(
        '<fonts><font/><font><vertAlign val="superscript"/></font><font><name val="Wingdings"/></font></fonts>'
        '<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
    )
    found = cell(tmp_path, xml, style=style)
    assert (found.value, found.symbols) == (value, symbols)


RULES = hostile.styles(
    "<fonts><font/></fonts><cellXfs><xf/></cellXfs><dxfs><dxf><font><b/></font></dxf><dxf><font><strike/></font></dxf>"
    '<dxf><numFmt numFmtId="200" formatCode="&quot;n/k&quot;"/></dxf><dxf><font><strike val="0"/></font>'
    '<numFmt numFmtId="0" formatCode="General"/></dxf></dxfs>'
)


def rules(*given: tuple[str, int]) -> str:
    """Conditional formats, each for some ranges."""
    return "".join(
        f'<conditionalFormatting sqref="{ranges}"><cfRule type="expression" dxfId="{number}"><formula>TRUE</formula></cfRule>'
        "</conditionalFormatting>"
        for ranges, number in given
    )


def test_where_a_rule_may_change_what_a_cell_says(tmp_path: Path) -> None:
    """A rule that strikes through or has a number format of its own counts, in all of its ranges; one for bold does not."""
    given = rules(("A1", 0), ("B1 D2:E9", 1), ("C:C", 2), ("F1", 3))
    found = only_sheet(
        tmp_path, workbook_parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', after=given), style=RULES)
    )
    said = {(row, column) for row in (1, 2, 1_000) for column in range(1, 8) if found.is_conditional(row, column)}
    assert said == {(1, 2), (2, 4), (2, 5), (1, 3), (2, 3), (1_000, 3)}


def test_more_rules_than_anybody_makes_take_in_all_between(tmp_path: Path) -> None:
    """Ranges beyond the first few hundred are kept as the one that holds them all."""
    given = rules(*((f"A{row}", 1) for row in range(1, 5_000)))
    found = only_sheet(
        tmp_path, workbook_parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', after=given), style=RULES)
    )
    assert len(found.conditional) < 500
    assert [found.is_conditional(row, 1) for row in (1, 2_500, 4_999, 5_000)] == [True, True, True, False]
