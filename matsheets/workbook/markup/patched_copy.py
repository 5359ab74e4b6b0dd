"""A copy of a workbook in which single cells say something else: every other part, and every other cell, is byte for byte the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from lxml import etree

from matsheets.errors import WorkbookError
from matsheets.model.cells import DAY_0, CellRef
from matsheets.workbook.markup.addresses import Position
from matsheets.workbook.markup.cell_patch import CellContent, patch_cells
from matsheets.workbook.markup.editable_workbook import EditableWorkbook
from matsheets.workbook.markup.xml_elements import child
from matsheets.workbook.read.package import BROKEN

_EPOCH_1904_DAYS = 1462


def patched_copy(content: bytes, values: Mapping[CellRef, str | dt.date | Decimal | None]) -> bytes:
    """Return a copy of a workbook with these cells filled anew; a digital signature is left out of it.

    Texts are written into the cells themselves, so that the list of shared texts stays as it is.

    Args:
        content: the workbook, one that ``read_workbook`` has read.
        values: what each cell holds from now on: a text, a number, a date, or nothing.

    Raises:
        WorkbookError: the workbook is not what the format says, or is too large to change.
    """
    try:
        book = EditableWorkbook(content)
        if book.parts.signed:
            book.parts.remove_signatures()
        about = child(book.root, "workbookPr")
        epoch_1904 = about is not None and about.get("date1904") in {"1", "true"}
        tabs = book.tabs()
        by_part: dict[str, dict[Position, CellContent]] = {}
        for cell, value in values.items():
            contents = by_part.setdefault(tabs[cell.position].part, {})
            contents[cell.row, cell.column] = _stored(value, epoch_1904)
        for part, contents in by_part.items():
            book.parts.write(part, patch_cells(book.parts.read(part), contents))
        return book.parts.save()
    except (*BROKEN, etree.XMLSyntaxError, IndexError) as fault:
        raise WorkbookError(
            None,
            "could not be changed.",
            "Open in Excel, Save As > Excel Workbook (.xlsx), and pull into that file.",
            code="not-patched",
        ) from fault


def _stored(value: str | dt.date | Decimal | None, epoch_1904: bool) -> CellContent:
    if isinstance(value, dt.date):
        return (value - DAY_0).days - (_EPOCH_1904_DAYS if epoch_1904 else 0)
    return value
