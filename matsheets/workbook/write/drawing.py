"""What every tab has in common: title, instruction, page set-up, protection, and how a value is put into a cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from weakref import WeakKeyDictionary

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.errors import OutputError
from matsheets.model.cells import CELL_LIMIT, LOOKS_LIKE_A_FORMULA, clean_text, escape_for_excel, utf16_length
from matsheets.model.parsing import format_number
from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.write.formula_values import LiveFormula
from matsheets.workbook.write.text_measure import column_units, text_width, wrap
from matsheets.workbook.write.theme import Theme

#: What an answer can be when it is written.
Written = str | int | float | Decimal | bool | dt.date

_MARGIN = 0.2  # inches; what every office printer can still reach
_WIDEST_ON_A4 = 1300  # pixels of a table that one page of A4, on its side, shows in type of nine points
_FOOTER_SIZE = 11  # LibreOffice shrinks a footer with its page; 11 leaves it at 9
LEAD_HEIGHT = 18.0  # points, of a line under a tab's title
_TITLE_HEIGHT, _GAP_HEIGHT = 36.0, 8.0
_TRUST_LIMIT = 100  # of the 255 characters that Excel allows for a footer
_EXCEL_DAY_ONE = dt.date(1900, 3, 1)  # before it, Excel counts a day that never was


@dataclass(frozen=True, slots=True)
class Canvas:
    """What everything that draws needs: the workbook being made, its layout, its theme, and whose it is.

    Attributes:
        formulas: those drawn so far, by the title of a tab and the address of a cell.
    """

    book: Workbook
    layout: Layout
    theme: Theme
    trust: str
    formulas: dict[str, dict[str, LiveFormula]] = field(default_factory=dict)


def new_tab(canvas: Canvas, title: str, widths: Sequence[int], colour: str = "") -> Worksheet:
    """Add a tab with columns of these widths in pixels, without gridlines, at 100 % zoom."""
    sheet: Worksheet = canvas.book.create_sheet(title)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_view.zoomScaleNormal = 100
    if colour:
        sheet.sheet_properties.tabColor = colour
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column_units(width)
    return sheet


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell; never the blind part of a merged one, because nothing is merged."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def lead_lines(text: str, width: int, theme: Theme) -> list[str]:
    """Break an instruction into lines of the table's width, at the end of a sentence where that is possible.

    Why: the line runs on over its neighbours, because cells are never merged; past the table it would not be printed.
    """
    size = theme.sizes.lead
    lines: list[str] = []
    for sentence in re.split(r"(?<=[.?!]) ", text):
        joined = f"{lines[-1]} {sentence}" if lines else sentence
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines += wrap(sentence, width, size)
    return lines


def draw_top(sheet: Worksheet, title: str, lines: Sequence[str], more: int = 0) -> int:
    """Draw the title in A1 and the lines under it; return the row of the table's header (4, or lower if need be).

    Room is left for so many ``more`` lines under them.
    """
    put_text(cell_at(sheet, 1, 1), title, "matsheets title")
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    for row, line in enumerate(lines, start=2):
        put_text(cell_at(sheet, row, 1), line, "matsheets lead")
        sheet.row_dimensions[row].height = LEAD_HEIGHT
    last = 1 + len(lines) + more
    sheet.row_dimensions[max(last + 1, 3)].height = _GAP_HEIGHT
    return header_row(len(lines) + more)


def header_row(lines: int) -> int:
    """Return the row of the header under so many lines of instruction and a gap."""
    return max(4, lines + 3)


def mark_table(canvas: Canvas, sheet: Worksheet, header: int, last_row: int, last_column: int) -> None:
    """Name the table so that JAWS and NVDA read out its header and its Ref with each cell."""
    corner, end = f"A{header}", f"{get_column_letter(last_column)}{last_row}"
    number = canvas.book.index(sheet) + 1
    name = f"TitleRegion1.{corner}.{end}.{number}"
    sheet.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet.title)}!$A${header}")


def finish_tab(
    sheet: Worksheet,
    canvas: Canvas,
    *,
    landscape: bool = True,
    header: int = 0,
    freeze: str = "",
    one_page: bool = False,
) -> None:
    """Set up a finished tab for printing, protect it, and leave the cursor in A1."""
    _set_up_page(sheet, landscape=landscape, one_page=one_page)
    if sheet.sheet_state == "visible":  # LibreOffice prints whatever has a print area, hidden or not
        sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    if header:
        sheet.print_title_rows = f"{header}:{header}"
    _footer(sheet, canvas.trust)
    if freeze:
        sheet.freeze_panes = freeze
    protection = sheet.protection
    protection.sheet = True
    protection.formatRows = protection.formatColumns = False  # False here means that people may
    protection.selectLockedCells = protection.selectUnlockedCells = False


def _set_up_page(sheet: Worksheet, *, landscape: bool, one_page: bool) -> None:
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    widths = [sheet.column_dimensions[get_column_letter(n)].width * 7 for n in range(1, sheet.max_column + 1)]
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4 if sum(widths) <= _WIDEST_ON_A4 else sheet.PAPERSIZE_A3
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(one_page)
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN
    margins.top, margins.bottom, margins.header, margins.footer = 0.35, 0.5, 0.2, 0.22
    sheet.print_options.horizontalCentered = False


def _footer(sheet: Worksheet, trust: str) -> None:
    texts = (footer_name(trust), "&A", "Page &P of &N")
    sheet.HeaderFooter.scaleWithDoc = False  # page numbers stay readable on a page that is shrunk to fit
    footer = sheet.oddFooter
    assert footer is not None
    for part, text in zip((footer.left, footer.center, footer.right), texts, strict=True):
        if text:
            part.text, part.size, part.font = text, _FOOTER_SIZE, "Calibri,Regular"


def footer_name(trust: str) -> str:
    """Return a trust's name as a footer has it: not too long, and without codes of Excel's."""
    name = trust if len(trust) <= _TRUST_LIMIT else f"{trust[: _TRUST_LIMIT - 1]}…"
    return name.replace("&", "&&")


# --- values ------------------------------------------------------------------------------------------------------


def stored_text(text: str, where: str) -> str:
    """Return text as a cell stores it; ``where`` names the cell in a message.

    Raises:
        OutputError: where the text is longer than a cell may hold.
    """
    stored = escape_for_excel(clean_text(text).text)
    if (length := utf16_length(stored)) > CELL_LIMIT:
        raise OutputError(
            None,
            f"{where}: the text has {length:,} characters, and a cell holds {CELL_LIMIT:,}.",
            "Shorten it, or name the document that holds it.",
            code="text-too-long",
        )
    return stored


#: In each workbook, what a named style comes to with an alignment and a font of the cell's own. Both are kept with it: they are
#: known by their ids, which no other object may get.
_DRESSED: WeakKeyDictionary[Workbook, dict[tuple[str, int, int], tuple[StyleArray, Alignment | None, Font | None]]] = (
    WeakKeyDictionary()
)


def dress(cell: Cell, style: str, aligned: Alignment | None = None, font: Font | None = None) -> None:
    """Give a cell a named style, and an alignment and a font of its own.

    Why: openpyxl looks for each of them among all of the workbook's, cell by cell, and that is half of the time of drawing.
    """
    book = cell.parent.parent
    assert book is not None
    dressed = _DRESSED.setdefault(book, {})
    key = style, id(aligned), id(font)
    if key not in dressed:
        cell.style = style
        if aligned is not None:
            cell.alignment = aligned
        if font is not None:
            cell.font = font
        dressed[key] = copy(cell._style), aligned, font  # type: ignore[attr-defined]
    cell._style = copy(dressed[key][0])  # type: ignore[attr-defined]


def put_text(cell: Cell, text: str, style: str, aligned: Alignment | None = None, font: Font | None = None) -> None:
    """Put text into a cell as text, whatever it looks like.

    Why: openpyxl makes ``=1+1`` a live formula and ``#REF!`` an error, and cuts at 32,767 characters without a word.
    ``quotePrefix`` is what Excel itself sets on such text, so that editing the cell does not calculate it either.

    Raises:
        OutputError: where the text is longer than a cell may hold.
    """
    stored = stored_text(text, f"{cell.parent.title} {cell.coordinate}")
    dress(cell, style, aligned, font)
    if not stored:
        return
    cell.value = stored
    cell.data_type = "s"
    if stored[0] in LOOKS_LIKE_A_FORMULA:
        cell.quotePrefix = True


def put_value(cell: Cell, value: Written, style: str, date_format: str, aligned: Alignment) -> None:
    """Put an answer into a cell as what it is: text, Yes or No, a number or a date."""
    if isinstance(value, bool):
        value = "Yes" if value else "No"
    if isinstance(value, str):
        put_text(cell, value, style, aligned)
        return
    dress(cell, style, aligned)
    given_format = cell.number_format
    cell.value = value
    cell.number_format = date_format if isinstance(value, dt.date) else given_format


def as_shown(value: Written) -> str:
    """Return about what a person sees in the cell, to fit the row to it."""
    if isinstance(value, dt.date):
        return "30 Sept 2026"
    if isinstance(value, Decimal):
        return format_number(value)
    return str(value)


def storable(value: Written) -> bool:
    """Tell whether a spreadsheet can hold the value: no date before March 1900, no infinite or undefined number."""
    if isinstance(value, dt.date):
        return (value.date() if isinstance(value, dt.datetime) else value) >= _EXCEL_DAY_ONE
    if isinstance(value, float | Decimal):
        return Decimal(value).is_finite()
    return True
