"""Tables as an Excel file: one real Excel table to a tab, made to be read and printed as it is.

What a person typed is always text, never a formula; a rating stands as its word on its colour.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from enum import Enum
from itertools import repeat
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from matsheets.model.cells import (
    CELL_LIMIT,
    DAY_0,
    LOOKS_LIKE_A_FORMULA,
    column_letters,
    escape_for_excel,
    sentence_start,
)
from matsheets.model.framework import USUAL_WORDS, FrameworkWords, Rating, word_forms
from matsheets.review.table_layout import TableLayout, lay_out
from matsheets.workbook.read import refusals
from matsheets.workbook.write import packaging
from matsheets.workbook.write.text_measure import column_units, row_height, text_height
from matsheets.workbook.write.theme import load_theme

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_TEXT, _HEADER = "matsheets table", "matsheets table header"
_TITLE = "Trust reviews: heat map, ratings and all other answers"
#: Parts of the names of columns for which people read what their framework calls it.
_OF_FRAMEWORK = frozenset({"heading", "element", "elements", "framework"})
_OTHER_PARTY = "school"  # or the other trust: programs know the column by this name
_MONEY_COLUMNS = frozenset({"rate", "amount"})
_ROWS_END, _UNIX = b"</sheetData>", 3
_CARRIAGE_RETURN = {"\r": "&#13;"}


@dataclass(frozen=True, slots=True)
class RatingColours:
    """Which columns of a table hold ratings, and how each rating's word is coloured."""

    ratings: Mapping[str, Rating]
    columns: frozenset[str]
    blank: str


class Rows(Sized, Iterable[tuple[Any, ...]], Protocol):
    """Rows of plain values (None for what is missing), which can be gone through more than once."""


@dataclass(frozen=True, slots=True)
class TableTab:
    """One tab: its title, and a table.

    Attributes:
        heading: what stands at the head of every printed page.
        columns: those that are printed first.
        printed: how many are printed.
    """

    title: str
    heading: str
    columns: tuple[str, ...]
    printed: int
    rows: Rows
    colours: RatingColours | None = None


def write_tables(
    tabs: Sequence[TableTab], out: BinaryIO, *, title: str = _TITLE, words: FrameworkWords = USUAL_WORDS
) -> None:
    """Write an Excel file with these tabs; the same tabs give the same bytes.

    openpyxl draws everything but the rows, which are put in as they are written: it would hold every cell in memory.

    Args:
        tabs: the tabs, in order.
        out: a binary file that can be gone back in.
        title: of the file, in its properties.
        words: what people call headings, elements and the framework; programs have their own names for the columns.
    """
    book = _empty_book(title)
    rows = {f"xl/worksheets/sheet{at}.xml": _draw(book, tab, words) for at, tab in enumerate(tabs, start=1)}
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in packaging.parts_of(book).items():
            entry = ZipInfo(name)  # of 1 January 1980
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            with package.open(entry, "w") as part:
                if name not in rows:
                    part.write(content)
                    continue
                start, end = content.split(_ROWS_END)
                part.write(start.replace(*rows[name].dimension))
                part.writelines(rows[name])
                part.write(_ROWS_END + end)


def _empty_book(title: str) -> Workbook:
    """Return a workbook without tabs, with the properties and the styles that every tab uses."""
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    book = packaging.empty_book()
    book.properties.title = title
    book.properties.creator = "matsheets"
    book.properties.language = "en-GB"
    # So that nobody's next run takes it for a completed workbook; a text, because LibreOffice alters numbers.
    book.custom_doc_props.append(StringProperty(name=refusals.TABLE_PROPERTY, value="1"))  # type: ignore[attr-defined]
    # openpyxl's own would be the time of making, which differs each time.
    book.properties.created = book.properties.modified = dt.datetime(1980, 1, 1)
    wrap = Alignment(wrap_text=True, vertical="top")
    side = Side("hair", color="FF595959")
    theme = load_theme()
    body = Font(name=theme.font, size=theme.sizes.body, color=theme.colours.text)
    book.add_named_style(NamedStyle(_TEXT, body, None, Border(bottom=side), wrap))
    heading = Font(name=theme.font, size=theme.sizes.body, bold=True, color=theme.colours.header_text)
    book.add_named_style(NamedStyle(_HEADER, heading, PatternFill("solid", fgColor=theme.colours.header), None, wrap))
    return book


def header_of(column: str, words: FrameworkWords) -> str:
    """Return a column's name as people read it: ``company_number`` is ``Company number``; a Ref stays as it is."""
    if column == _OTHER_PARTY:
        return "Partnership with"
    if " " in column or column != column.lower():
        return column
    forms = word_forms(words)
    said = " ".join(forms[part] if part in _OF_FRAMEWORK else part for part in column.split("_"))
    return sentence_start(said)


def _draw(book: Workbook, tab: TableTab, words: FrameworkWords) -> _RowsInXml:
    """Draw a table without its rows: header frozen, filters, widths, the printed page; return the rows to put in."""
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    sheet: Worksheet = book.create_sheet(tab.title)
    headers = [escape_for_excel(header_of(name, words)) for name in tab.columns]
    laid_out = lay_out(headers, tab.printed, tab.rows, [name in _MONEY_COLUMNS for name in tab.columns])
    widths = laid_out.widths
    for column, (header, width) in enumerate(zip(headers, widths, strict=True), start=1):
        cell = sheet.cell(1, column)
        cell.style, cell.value = _HEADER, header
        sheet.column_dimensions[column_letters(column)].width = column_units(width)
    sheet.row_dimensions[1].height = _height(headers, widths)
    # Excel calls a table without a data row damaged, so an empty one has one blank row, as in Excel itself.
    area = f"A1:{column_letters(len(tab.columns))}{max(len(tab.rows) + 1, 2)}"
    # Its columns are given here, because openpyxl would make every cell of the area to look for them.
    columns = [TableColumn(id=at, name=header) for at, header in enumerate(headers, start=1)]
    table = Table(displayName=re.sub(r"\W", "_", f"{tab.title} table"), ref=area, tableColumns=columns)
    table.autoFilter = AutoFilter(ref=area)
    table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.add_table(table)
    sheet.freeze_panes = "B2"
    sheet.sheet_view.showGridLines = False
    _set_up_page(sheet, tab, laid_out)
    return _RowsInXml(sheet, tab, widths, _rating_styles(book, tab))


def _set_up_page(sheet: Worksheet, tab: TableTab, laid_out: TableLayout) -> None:
    """Fit the columns that are read to the width of the page, with the title, the header and the page's number on each."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_area = f"A1:{column_letters(tab.printed)}{max(len(tab.rows) + 1, 2)}"
    sheet.print_title_rows = "1:1"
    if laid_out.pages > 1:
        sheet.print_title_cols = "A:B"
    sheet.page_setup.orientation = "landscape" if laid_out.landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = laid_out.pages, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.75, bottom=0.6, header=0.35, footer=0.3)
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None
    assert footer is not None
    header.left.text, header.left.size, header.left.font = tab.heading, 12, f"{load_theme().font},Bold"
    footer.left.text, footer.right.text = tab.title, "Page &P of &N"


def _height(row: Iterable[Any], widths: Iterable[int]) -> float:
    texts = ((value, width) for value, width in zip(row, widths, strict=True) if isinstance(value, str))
    return row_height(max((text_height(text, width - 8) for text, width in texts), default=15), 20)


def _rating_styles(book: Workbook, tab: TableTab) -> dict[str | None, str]:
    """Add a style for each rating of a tab, and for none; return their names by the rating's word."""
    if tab.colours is None:
        return {}
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    family = load_theme().font
    side = Side("thin", color="FF595959")
    border, centre = Border(side, side, side, side), Alignment("center", "center", wrap_text=True)
    names: dict[str | None, str] = {None: f"matsheets {tab.title.casefold()} {tab.colours.blank}"}
    book.add_named_style(NamedStyle(str(names[None]), Font(name=family, size=11), None, border, centre))
    for label, rating in tab.colours.ratings.items():
        names[label] = f"matsheets {tab.title.casefold()} {rating.points}"
        fill = PatternFill("solid", fgColor=f"FF{rating.fill}")
        # An area for improvement is underlined, as in the workbook, for print without colour.
        font = Font(
            name=family, size=11, bold=True, color=f"FF{rating.text}", underline="single" if rating.weak else None
        )
        book.add_named_style(NamedStyle(names[label], font, fill, border, centre))
    return names


class _Look(Enum):
    """What a cell's format has beside the style of its column."""

    PLAIN = "nothing"
    QUOTED = "the mark that keeps a text a text when someone edits it in Excel"
    DATE = "the format of a date"
    NUMBER = "the place of a number, at the right and clear of the next column"
    MONEY = "the same, in pounds"


_NUMBER_FORMATS = {_Look.DATE: "d mmm yyyy", _Look.MONEY: "£#,##0.00"}


class _RowsInXml:
    """The rows of a tab, as they stand in its part of the package.

    Args:
        sheet: the tab, with its header and nothing else.
        tab: what stands on it.
        widths: of its columns, in pixels.
        coloured: the names of the styles of the ratings, by their words.
    """

    def __init__(
        self, sheet: Worksheet, tab: TableTab, widths: Sequence[int], coloured: Mapping[str | None, str]
    ) -> None:
        self._tab, self._widths, self._coloured = tab, widths, coloured
        self._letters = [column_letters(column) for column in range(1, len(tab.columns) + 1)]
        colours = tab.colours
        self._rated = [bool(colours and name in colours.columns) for name in tab.columns]
        self._money = [name in _MONEY_COLUMNS for name in tab.columns]
        self._styles: dict[tuple[str, _Look], int] = {}
        assert sheet.cell(1, 1).style_id  # numbers are given in the order in which they are asked for
        for row in tab.rows:
            for look in map(self._look, self._rated, self._money, row):
                if look not in self._styles:
                    self._styles[look] = _number_of(sheet, *look)

    @property
    def dimension(self) -> tuple[bytes, bytes]:
        """How the header alone says which cells are used, and how it says it with the rows."""
        start = f'<dimension ref="A1:{self._letters[-1]}'
        return f'{start}1"/>'.encode(), f'{start}{len(self._tab.rows) + 1}"/>'.encode()

    def __iter__(self) -> Iterator[bytes]:
        """Yield row by row."""
        for at, row in enumerate(self._tab.rows, start=2):
            cells = "".join(map(self._cell, self._letters, repeat(at), self._rated, self._money, row))
            height = f"{_height(row, self._widths):.16g}"
            yield f'<row r="{at}" ht="{height}" customHeight="1">{cells}</row>'.encode("ascii", "xmlcharrefreplace")

    def _look(self, rated: bool, money: bool, value: Any) -> tuple[str, _Look]:
        if rated:
            return self._coloured[value], _Look.PLAIN
        if isinstance(value, str):
            return _TEXT, _Look.QUOTED if value[:1] in LOOKS_LIKE_A_FORMULA else _Look.PLAIN
        if isinstance(value, dt.date):
            return _TEXT, _Look.DATE
        return _TEXT, _Look.PLAIN if value is None else _Look.MONEY if money else _Look.NUMBER

    def _cell(self, letter: str, at: int, rated: bool, money: bool, value: Any) -> str:
        start = f'<c r="{letter}{at}" s="{self._styles[self._look(rated, money, value)]}"'
        if rated and value is None and self._tab.colours:
            value = self._tab.colours.blank
        if isinstance(value, str):
            text = _fitted(escape_for_excel(value))
            space = ' xml:space="preserve"' if text != text.strip() else ""
            return f'{start} t="inlineStr"><is><t{space}>{escape(text, _CARRIAGE_RETURN)}</t></is></c>'
        if isinstance(value, dt.date):
            value = (value - DAY_0).days
        return f'{start} t="n">{"" if value is None else f"<v>{value}</v>"}</c>'


def _number_of(sheet: Worksheet, style: str, look: _Look) -> int:
    """Return the number by which cells of a look refer to their format."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment

    cell = Cell(sheet, row=2, column=1)
    cell.style = style
    if look in _NUMBER_FORMATS:
        cell.number_format = _NUMBER_FORMATS[look]
    if look in {_Look.DATE, _Look.NUMBER, _Look.MONEY}:
        side = "left" if look is _Look.DATE else "right"
        cell.alignment = Alignment(side, "top", indent=0 if look is _Look.DATE else 1)
    if look is _Look.QUOTED:
        cell.quotePrefix = True
    return int(cell.style_id)


def _fitted(text: str) -> str:
    """Cut a text that no cell can hold, which Excel would do in silence, and say so in the cell."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL_LIMIT:
        return text
    notice = f" [Cut here: a cell holds {CELL_LIMIT:,} characters. Export to .json for the whole text.]"
    return units[: 2 * (CELL_LIMIT - len(notice))].decode("utf-16-le", errors="ignore") + notice
