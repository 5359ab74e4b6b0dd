"""What a spreadsheet holds besides its tables: other tabs, comments, pictures, macros."""

from __future__ import annotations

from collections.abc import Collection

from matsheets.errors import FilePlace
from matsheets.frameworks.sheet_faults import SheetRemark
from matsheets.frameworks.sheet_rows import Remarks, cells_in_words, tab_place, text_of
from matsheets.frameworks.sheet_tabs import HOW_TO, HowTo
from matsheets.model.cells import CellRef, fold
from matsheets.model.likeness import rewords
from matsheets.model.nodes import place_of
from matsheets.model.problem_catalogue import shorten
from matsheets.workbook.layout.guide_wording import LISTS
from matsheets.workbook.read.grid import Sheet
from matsheets.workbook.read.page_texts import typed_objects
from matsheets.workbook.read.xlsx import XlsxWorkbook

#: A tab with more cells is somebody's own, and is counted without a look at each.
_MOST_EXAMINED = 2_000


def tell_unread_parts(book: XlsxWorkbook, read: Collection[Sheet], said: Remarks, how_to: HowTo) -> None:
    """Name everything in the file that is none of the tabs that are read."""
    positions = {sheet.position for sheet in read}
    for sheet in book.sheets:
        if sheet.position not in positions and not (sheet.hidden and sheet.cells.text_at(1, 1) == LISTS):
            _tell_tab(sheet, said, how_to)
        if sheet.skipped:
            said.remark(tab_place(sheet), SheetRemark.FAR_AWAY, cells=cells_in_words(sheet.skipped))
    for title in book.lost:
        said.remark(FilePlace((0, 0, 0), title), SheetRemark.NOT_READ_TAB, cells="it is damaged")
    for found in typed_objects(book.objects, lambda: ()):
        at = found.cell
        place = place_of(at) if at else FilePlace((found.position, 0, 0), found.tab)
        said.remark(place, SheetRemark.NOT_READ_OBJECT, kind=found.kind.value, value=shorten(found.words))
    if book.macros:
        said.remark(FilePlace(), SheetRemark.MACROS)


def _tell_tab(sheet: Sheet, said: Remarks, how_to: HowTo) -> None:
    if fold(sheet.title) != fold(HOW_TO) or len(sheet.cells) > _MOST_EXAMINED:
        said.remark(tab_place(sheet), SheetRemark.NOT_READ_TAB, cells=cells_in_words(len(sheet.cells)))
        return
    lead, printed = fold(how_to.lead), how_to.texts
    typed = [
        cell
        for cell in sheet.cells.values()
        if (text := fold(text_of(cell))) and text not in printed and text not in lead and not rewords(text, printed)
    ]
    if typed:
        first = min(typed, key=lambda cell: (cell.row, cell.column))
        more = f", and {cells_in_words(len(typed) - 1)} more" if len(typed) > 1 else ""
        place = place_of(CellRef(sheet.position, first.row, first.column, sheet.title))
        said.remark(place, SheetRemark.NOT_READ_HELP, value=shorten(text_of(first)), more=more)
