"""Tables as an Excel file: one real Excel table to a tab, made to be read and printed as it is.

What a person typed is always text, never a formula; a rating stands as its word on its colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from matsheets.model.framework import Rating

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LONG = ("rationale", "evidence", "objective", "actions", "support", "resources", "monitoring", "success")
#: Widths of columns in pixels; any other column is as wide as a date or a rating.
_WIDTHS = {
    "trust": 230,
    "framework": 170,
    "edition": 210,
    "heading": 190,
    "element": 220,
    "respondent": 190,
    "file": 230,
}
_WIDTHS |= dict.fromkeys(_LONG, 330)
_WIDTH, _SMALL, _SMALL_COLUMNS = 112, 78, frozenset({"ref", "cell", "points", "spread", "elements", "workbooks"})
_CELL_LIMIT = 32_767  # UTF-16 units; openpyxl and Excel cut what is over it in silence.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TEXT, _HEADER = "matsheets table", "matsheets table header"
_DATE_FORMAT = "d mmmm yyyy"


@dataclass(frozen=True, slots=True)
class Colours:
    """Which columns of a table hold ratings, and how each rating's word is coloured."""

    ratings: Mapping[str, Rating]
    columns: frozenset[str]
    blank: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its title, and a table of plain values (None for what is missing)."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    colours: Colours | None = None


def workbook_bytes(tabs: Iterable[Tab]) -> bytes:
    """Return an Excel file with these tabs; the same tabs give the same bytes."""
    import datetime as dt

    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    from matsheets.workbook.read import refusals
    from matsheets.workbook.write import packaging
    from matsheets.workbook.write.styles import load_theme

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = "Trust reviews: heat map, ratings and priorities"
    book.properties.creator = "matsheets"
    book.properties.language = "en-GB"
    # So that nobody's next run takes it for a completed workbook; a text, because LibreOffice alters numbers.
    book.custom_doc_props.append(StringProperty(name=refusals.TABLE_PROPERTY, value="1"))  # type: ignore[attr-defined]
    # openpyxl's own would be the time of making, which differs each time.
    book.properties.created = book.properties.modified = dt.datetime(1980, 1, 1)
    # Named styles, because openpyxl takes far longer over a cell that is given an alignment of its own.
    wrap = Alignment(wrap_text=True, vertical="top")
    side = Side("hair", color="FF595959")
    theme = load_theme()
    body = Font(name=theme.font, size=theme.sizes.body, color=theme.colours.text)
    book.add_named_style(NamedStyle(_TEXT, body, None, Border(bottom=side), wrap))
    heading = Font(name=theme.font, size=theme.sizes.body, bold=True, color=theme.colours.header_text)
    book.add_named_style(NamedStyle(_HEADER, heading, PatternFill("solid", fgColor=theme.colours.header), None, wrap))
    for tab in tabs:
        _draw(book, tab)
    out = BytesIO()
    packaging.save(book, out)
    return out.getvalue()


def header_of(column: str) -> str:
    """Return a column's name as people read it: ``company_number`` is ``Company number``; a Ref stays as it is."""
    return column if " " in column or column != column.lower() else column.replace("_", " ").capitalize()


def _draw(book: Workbook, tab: Tab) -> None:
    """Draw a table with its header frozen and repeated in print, filters, widths and rows tall enough to read."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.table import Table, TableStyleInfo

    from matsheets.workbook.write.drawing import A4, cell_at
    from matsheets.workbook.write.measure import column_units

    sheet: Worksheet = book.create_sheet(tab.title)
    widths = [_width(name) for name in tab.columns]
    for column, (name, width) in enumerate(zip(tab.columns, widths, strict=True), start=1):
        _put(cell_at(sheet, 1, column), header_of(name), _HEADER)
        sheet.column_dimensions[get_column_letter(column)].width = column_units(width)
    sheet.row_dimensions[1].height = _height([header_of(name) for name in tab.columns], widths)
    coloured = _rating_styles(book, tab)
    for at, row in enumerate(tab.rows, start=2):
        for column, (name, value) in enumerate(zip(tab.columns, row, strict=True), start=1):
            if tab.colours and name in tab.colours.columns:
                _put(cell_at(sheet, at, column), value or tab.colours.blank, coloured[value])
            else:
                _put(cell_at(sheet, at, column), value, _TEXT)
        sheet.row_dimensions[at].height = _height(row, widths)
    # Excel calls a table without a data row damaged, so an empty one has one blank row, as in Excel itself.
    area = f"A1:{get_column_letter(len(tab.columns))}{max(len(tab.rows) + 1, 2)}"
    table = Table(displayName=f"{tab.title.replace(' ', '_')}_table", ref=area)
    table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.add_table(table)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=tab.colours is not None)
    sheet.sheet_view.showGridLines = False


def _width(column: str) -> int:
    return _SMALL if column in _SMALL_COLUMNS else _WIDTHS.get(column, _WIDTH)


def _height(row: Iterable[Any], widths: Iterable[int]) -> float:
    from matsheets.workbook.write.measure import row_height, text_height

    texts = ((value, width) for value, width in zip(row, widths, strict=True) if isinstance(value, str))
    return row_height(max((text_height(text, width - 8) for text, width in texts), default=15), 20)


def _rating_styles(book: Workbook, tab: Tab) -> dict[str | None, str]:
    """Add a style for each rating of a tab, and for none; return their names by the rating's word."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    from matsheets.workbook.write.styles import load_theme

    if tab.colours is None:
        return {}
    family = load_theme().font
    side = Side("thin", color="FF595959")
    border, centre = Border(side, side, side, side), Alignment("center", "center", wrap_text=True)
    names: dict[str | None, str] = {None: f"matsheets {tab.title.casefold()} {tab.colours.blank}"}
    book.add_named_style(NamedStyle(str(names[None]), Font(name=family, size=11), None, border, centre))
    for label, rating in tab.colours.ratings.items():
        names[label] = f"matsheets {tab.title.casefold()} {rating.points}"
        fill = PatternFill("solid", fgColor=f"FF{rating.fill}")
        font = Font(name=family, size=11, bold=True, color=f"FF{rating.text}")
        book.add_named_style(NamedStyle(names[label], font, fill, border, centre))
    return names


def _put(cell: Cell, value: Any, style: str) -> None:
    """Put a value in a cell; a text is a text whatever it starts with."""
    cell.style = style
    if not isinstance(value, str):
        cell.value = value
        if value is not None and not isinstance(value, int):
            cell.number_format = _DATE_FORMAT
        return
    cell.value = _fitted(_ESCAPE.sub("_x005F_", value))
    cell.data_type = "s"
    if value.startswith(("=", "+", "-", "@", "'")):
        cell.quotePrefix = True  # so that it stays a text when someone edits it in Excel


def _fitted(text: str) -> str:
    """Cut a text that no cell can hold, and say so in the cell."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _CELL_LIMIT:
        return text
    notice = f" [Cut here: a cell holds {_CELL_LIMIT:,} characters. Export to .json for the whole text.]"
    return units[: 2 * (_CELL_LIMIT - len(notice))].decode("utf-16-le", errors="ignore") + notice
