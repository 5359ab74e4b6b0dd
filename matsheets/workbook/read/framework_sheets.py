"""Tells a framework's spreadsheet from a completed workbook."""

from __future__ import annotations

from matsheets.model.cells import fold
from matsheets.workbook.read.refusals import FRAMEWORK_PROPERTY
from matsheets.workbook.read.xlsx import XlsxWorkbook

#: The tabs by which it is known where a program dropped the property, folded.
_TABS = frozenset({"framework", "scale", "headings", "elements"})
_ENOUGH = 3


def is_framework_sheet(book: XlsxWorkbook) -> bool:
    """Tell whether a file is a framework's spreadsheet: by its document property, else by three of its four tabs."""
    return FRAMEWORK_PROPERTY in book.properties or len(_TABS & {fold(sheet.title) for sheet in book.sheets}) >= _ENOUGH
