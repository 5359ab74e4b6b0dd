"""Draws a framework as a spreadsheet that people can change, in the style of the review workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from io import BytesIO

from openpyxl.utils import get_column_letter, quote_sheetname

from matsheets.frameworks import sheet_tabs
from matsheets.frameworks.sheet_cells import Cells, cells_of
from matsheets.frameworks.tab_drawing import draw_how_to, draw_sheet_tab, mark_sheet
from matsheets.model.framework import Framework, contrast
from matsheets.model.framework_reading import LEAST_CONTRAST
from matsheets.workbook.layout.guide_wording import LISTS
from matsheets.workbook.layout.layout import Layout, Tab
from matsheets.workbook.read.refusals import FRAMEWORK_PROPERTY
from matsheets.workbook.write.drawing import Canvas, cell_at, header_row
from matsheets.workbook.write.drawn_workbook import DrawnWorkbook
from matsheets.workbook.write.formula_values import LiveFormula
from matsheets.workbook.write.live_formulas import put_formula
from matsheets.workbook.write.packaging import save
from matsheets.workbook.write.placement import Placed, place
from matsheets.workbook.write.styles import alignment, header_font, rating_fill
from matsheets.workbook.write.supporting_tabs import draw_lists, list_lines
from matsheets.workbook.write.theme import load_theme
from matsheets.workbook.write.writer import new_book

#: How a contrast is shown: to two places, with a word where letters cannot be read on the fill.
_CONTRAST_FORMAT = f'[<{LEAST_CONTRAST}]0.00" too low";0.00'
#: What the two columns of working beside the lists are headed.
_WORKING = ("Light of the fill", "Light of the text")


def write_framework_sheet(framework: Framework, *, created: dt.datetime, empty: bool = False) -> bytes:
    """Return a framework's spreadsheet as the bytes of an .xlsx file; the same arguments give the same bytes.

    Args:
        framework: what it holds; read back, it gives the same framework.
        created: when it is made, for the document's properties.
        empty: keep only the scale, the words and which ratings are described; all else is blank, with room to write in.
    """
    cells = cells_of(framework, empty=empty)
    rows = {
        tab: max(len(cells[tab]) + sheet_tabs.SPARE[tab], sheet_tabs.ROOM[tab] if empty else 0)
        for tab in sheet_tabs.ROOM
    }
    tabs = (
        sheet_tabs.framework_tab(),
        sheet_tabs.scale_tab(rows[sheet_tabs.SCALE]),
        sheet_tabs.headings_tab(rows[sheet_tabs.HEADINGS]),
        sheet_tabs.elements_tab([r.label for r in framework.scale.described], rows[sheet_tabs.ELEMENTS]),
    )
    layout = Layout(framework, frozenset(), tabs, sheet_tabs.LISTS)
    title = "Framework to write in" if empty else f"{framework.title}: the framework"
    canvas = Canvas(new_book(title, framework.edition, created), layout, load_theme(), "")
    drawn = _draw(canvas, cells)
    out = BytesIO()
    save(drawn.parts({}), out)
    return out.getvalue()


def _draw(canvas: Canvas, cells: Mapping[str, Cells]) -> DrawnWorkbook:
    draw_how_to(canvas, sheet_tabs.HOW_TO_TAB)
    placed = [place(tab, tab.rows, canvas) for tab in canvas.layout.tabs]
    scale = next(table for table in placed if table.tab.title == sheet_tabs.SCALE)
    working = _Working(canvas, scale)
    for table in placed:
        draw_sheet_tab(canvas, table, cells[table.tab.title], working.columns(table.tab))
    working.paint()
    draw_lists(canvas, [], None)
    working.draw()
    mark_sheet(canvas, FRAMEWORK_PROPERTY)
    return DrawnWorkbook(canvas.book, placed, canvas.formulas)


class _Working:
    """The columns of the scale that are worked out: a rating as it is shown, and the contrast of its colours.

    Why the light of each colour has a cell of its own: in one formula nobody could follow it, and Excel allows 8,192 characters.
    """

    def __init__(self, canvas: Canvas, scale: Placed) -> None:
        self._canvas, self._scale = canvas, scale
        self._ratings = canvas.layout.framework.scale.ratings
        self._header = header_row(len(list_lines(canvas)))
        self._first = 1 + len(canvas.layout.lists)

    def columns(self, tab: Tab) -> dict[str, Callable[[int], LiveFormula]]:
        """Return the formulas of a tab's columns."""
        return {"shown": self._shown, "contrast": self._contrast} if tab is self._scale.tab else {}

    def _shown(self, index: int) -> LiveFormula:
        label, known = self._scale.cell("label", index), self._label(index)
        return LiveFormula(f'IF({label}="","",{label})', lambda _: known, frozenset())

    def _label(self, index: int) -> str:
        return self._ratings[index].label if index < len(self._ratings) else ""

    def _contrast(self, index: int) -> LiveFormula:
        fill, text = (self._place(column, index) for column in range(2))
        known: str | float = ""
        if index < len(self._ratings):
            known = contrast(self._ratings[index].fill, self._ratings[index].text)
        formula = f'IF(OR({fill}="",{text}=""),"",(MAX({fill},{text})+0.05)/(MIN({fill},{text})+0.05))'
        return LiveFormula(formula, lambda _: known, frozenset())

    def _place(self, column: int, index: int) -> str:
        letter = get_column_letter(self._first + column)
        return f"{quote_sheetname(LISTS)}!${letter}${self._header + 1 + index}"

    def paint(self) -> None:
        """Give each rating as it is shown its colours, and each contrast its format."""
        sheet = self._canvas.book[self._scale.tab.title]
        for index in range(len(self._scale.rows)):
            at = self._scale.row(index)
            shown, figure = (sheet[f"{self._scale.letter(key)}{at}"] for key in ("shown", "contrast"))
            shown.alignment = alignment("center", "center")
            figure.alignment = alignment("center", "center")
            figure.number_format = _CONTRAST_FORMAT
            if index < len(self._ratings):
                rating = self._ratings[index]
                shown.fill, shown.font = rating_fill(rating), header_font(self._canvas.theme, rating)

    def draw(self) -> None:
        """Draw the light of each colour beside the lists, by the definition of WCAG 2.2 ("relative luminance")."""
        sheet = self._canvas.book[LISTS]
        for column, (key, header) in enumerate(zip(("fill", "text"), _WORKING, strict=True)):
            cell_at(sheet, self._header, self._first + column).value = header
            cell_at(sheet, self._header, self._first + column).style = "matsheets header"
            for index in range(len(self._scale.rows)):
                cell = cell_at(sheet, self._header + 1 + index, self._first + column)
                colour = getattr(self._ratings[index], key) if index < len(self._ratings) else ""
                put_formula(self._canvas, cell, _light(self._scale.cell(key, index), colour), "matsheets read")


def _light(cell: str, colour: str) -> LiveFormula:
    """Return the formula of a colour's light, from 0 for black to 1 for white; nothing where it is no colour."""

    def channel(start: int) -> str:
        share = f'HEX2DEC(MID(SUBSTITUTE({cell},"#",""),{start},2))/255'
        return f"IF({share}<=0.04045,{share}/12.92,(({share}+0.055)/1.055)^2.4)"

    red, green, blue = map(channel, (1, 3, 5))
    known: str | float = contrast(colour, "000000") * 0.05 - 0.05 if colour else ""
    formula = f'IF({cell}="","",IFERROR(0.2126*{red}+0.7152*{green}+0.0722*{blue},""))'
    return LiveFormula(formula, lambda _: known, frozenset())
