"""Draws the tabs that spreadsheets of frameworks and of maps are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from openpyxl.packaging.custom import CustomPropertyList, StringProperty

from matsheets.frameworks.sheet_cells import Cells
from matsheets.frameworks.sheet_tabs import HOW_TO, SHEET_VERSION, HowTo
from matsheets.workbook.write.answer_tabs import Live, draw_table
from matsheets.workbook.write.drawing import Canvas
from matsheets.workbook.write.formula_values import LiveFormula
from matsheets.workbook.write.placement import Placed
from matsheets.workbook.write.reading_tabs import ExtraTab, draw_extra


def draw_how_to(canvas: Canvas, tab: HowTo) -> None:
    """Draw the tab that says how the others are filled in."""
    draw_extra(canvas, ExtraTab(HOW_TO, tab.heading, tab.lead, tab.columns, tab.rows))


def draw_sheet_tab(
    canvas: Canvas, table: Placed, cells: Cells, live: Mapping[str, Callable[[int], LiveFormula]]
) -> None:
    """Draw one tab that people write in. Why it is not protected: people move rows and columns, and paint colours.

    Args:
        canvas: what it is drawn on.
        table: the tab, placed.
        cells: its texts; those of a tab with a row a field have the field's ``key`` and its ``value``.
        live: the columns that are worked out.
    """
    refs = [row.ref for row in table.rows]
    answers = {
        (row["key"], "value") if "key" in row else (refs[at], key): text
        for at, row in enumerate(cells)
        for key, text in ({"value": row["value"]} if "key" in row else row).items()
        if text
    }
    draw_table(canvas, table, answers, {}, Live(live, ()))
    sheet = canvas.book[table.tab.title]
    sheet.sheet_properties.tabColor = canvas.theme.tabs.review
    sheet.protection.sheet = False


def mark_sheet(canvas: Canvas, name: str) -> None:
    """Open the file at its first tab, and give it the property by which it is known."""
    canvas.book.active = 0
    canvas.book.worksheets[0].sheet_view.tabSelected = True
    custom: CustomPropertyList[StringProperty] = canvas.book.custom_doc_props  # type: ignore[attr-defined]
    custom.append(StringProperty(name=name, value=SHEET_VERSION))
