"""One descriptor, or one for each rating, on the tabs of headings: which columns there are, and that a row shows whole."""

from __future__ import annotations

import copy
import datetime as dt
import io
from functools import cache

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.framework import Framework
from matsheets.model.optional_columns import GROUP_VIEWS
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.write.stamping import StampedWorkbook
from matsheets.workbook.write.text_measure import text_height
from matsheets.workbook.write.writer import write_workbook
from tests.frameworks import framework_of, music, music_standard, services
from tests.workbook.write.test_geometry import CALC_AROUND, CALC_ROWS, CALC_SCALE, EXCEL_AROUND, WINDOW, header_row


@cache
def four_claims() -> Framework:
    """The small framework with four claims of some fifteen words to each of its five descriptors."""
    content = music_standard()
    for pillar in content["headings"]:
        claims = [claim for theme in pillar["elements"] for claim in theme["claims"]]
        for theme in pillar["elements"]:
            theme["claims"] = copy.deepcopy(claims)
    return framework_of(content)


def tab_of(framework: Framework, said: str = "") -> Worksheet:
    """The first heading's tab, as openpyxl reads it."""
    layout = build_layout(framework, [Part.REVIEW])
    layout = layout.with_optional({(e.ref, GROUP_VIEWS): said for e in framework.elements} if said else {})
    out = io.BytesIO()
    write_workbook(out, layout, workbook_id="w", created=dt.datetime(2026, 9, 1))
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))[framework.headings[0].tab]


def test_each_described_rating_has_a_column() -> None:
    """Between the questions and the rating stand all descriptors, weakest first, headed in the colours of their ratings."""
    tab = tab_of(music())
    top = header_row(tab)
    described = tab[top][3:8]
    assert [cell.value for cell in described] == [
        "Hardly begun (Seed)",
        "Begun here and there (Shoot)",
        "At work in half of the schools (Leaf)",
        "At work in most schools (Bud)",
        "At work everywhere (Bloom)",
    ]
    assert [cell.fill.fgColor.rgb[2:] for cell in described] == ["5B2A86", "7A55A3", "D9CCE8", "A9CBE8", "1F4E79"]
    assert [str(cell.value)[:12] for cell in tab[top + 1][3:8]] == [
        "(a) In none ",
        "(a) In one o",
        "(a) In about",
        "(a) In most ",
        "(a) In every",
    ]
    assert [cell.value for cell in tab_of(services())[4]][:5] == [
        "Ref", "Outcome", "Questions to consider", "Others come to look (Exemplary)", "Rating",
    ]  # fmt: skip


SAID = "To confirm: Bloom\nTrustees (Ada Obi): Bloom\nHeads and middle leaders: Bloom"


@pytest.mark.parametrize(
    ("framework", "said"),
    [(music(), ""), (music(), SAID), (four_claims(), ""), (services(), SAID)],
    ids=["five", "five at a meeting", "five of four claims", "one at a meeting"],
)
def test_a_row_shows_whole(framework: Framework, said: str) -> None:
    """In a window of 1366 by 768 an element shows with its descriptors and its three cells, each as wide as what is read."""
    tab = tab_of(framework, said)
    top = header_row(tab)
    heads = [cell for cell in tab[top] if cell.value]
    widths = {str(cell.value): tab.column_dimensions[cell.column_letter].width * 7 for cell in heads}
    assert sum(widths.values()) * CALC_SCALE + CALC_AROUND <= WINDOW
    assert sum(widths.values()) + EXCEL_AROUND <= WINDOW
    read = list(widths)[2 : list(widths).index("Rating") - bool(said)]
    assert min(widths["Rationale"], widths["Evidence"]) >= max(widths[header] for header in read)
    shown = CALC_ROWS - sum(tab.row_dimensions[row].height for row in range(1, top + 1))
    for row in tab.iter_rows(min_row=top + 1, max_row=top + len(framework.headings[0].elements), max_col=len(heads)):
        for cell, width in zip(row, widths.values(), strict=True):
            assert text_height(str(cell.value or ""), int(width), cell.font.sz) <= shown, cell.coordinate


def test_smaller_type_is_stamped_as_it_is_drawn() -> None:
    """A workbook of a roster has the bytes of the drawn one where its descriptors stand in smaller type."""
    layout, drawn, stamped = build_layout(four_claims(), [Part.REVIEW]), io.BytesIO(), io.BytesIO()
    given = {"workbook_id": "w", "created": dt.datetime(2026, 9, 1), "trust": "Oak"}
    answers = {("SNG-01", "rationale"): "Why.", ("ABT-13", "answer"): "Agreed at the diagnostic meeting"}
    write_workbook(drawn, layout, answers=answers, **given)  # type: ignore[arg-type]
    StampedWorkbook(layout).write(stamped, answers=answers, **given)  # type: ignore[arg-type]
    assert stamped.getvalue() == drawn.getvalue()


def test_a_heat_map_of_many_is_printed_upright() -> None:
    """Sixty elements stand on one page that is still to be read: upright, with rows of a line but for those that count."""
    out = io.BytesIO()
    write_workbook(
        out, build_layout(services(), [Part.REVIEW]), workbook_id="w", created=dt.datetime(2026, 9, 1), trust="Oak"
    )
    sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue()))["Heat map"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 1)
    heights = [sheet.row_dimensions[row].height for row in range(6, 66)]
    assert heights == [33, 20, 20, 20, 20] * 12
