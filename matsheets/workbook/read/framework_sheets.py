"""Tells the spreadsheets of frameworks and of maps from completed workbooks."""

from __future__ import annotations

from matsheets.model.cells import fold
from matsheets.workbook.read.refusals import FRAMEWORK_PROPERTY, MAP_PROPERTY
from matsheets.workbook.read.xlsx import XlsxWorkbook

#: The tabs by which it is known where a program dropped the property, and how many of them are enough.
FRAMEWORK_TABS = ("Framework", "Scale", "Headings", "Elements")
_ENOUGH = 3
_TABS_OF_A_MAP = frozenset({"map", "matters", "links"})


def is_framework_sheet(book: XlsxWorkbook) -> bool:
    """Tell whether a file is a framework's spreadsheet: by its document property, else by three of its four tabs."""
    titles = {fold(sheet.title) for sheet in book.sheets}
    return FRAMEWORK_PROPERTY in book.properties or len(titles & {*map(fold, FRAMEWORK_TABS)}) >= _ENOUGH


def is_map_sheet(book: XlsxWorkbook) -> bool:
    """Tell whether a file is a map's spreadsheet: by its document property, else by its three tabs."""
    return MAP_PROPERTY in book.properties or {fold(sheet.title) for sheet in book.sheets} >= _TABS_OF_A_MAP
