"""Saves a workbook as the same bytes each time: fixed order of parts, fixed dates, nothing from clock or machine.

openpyxl is imported when it is needed: who writes tables as plain text has no use for it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import ZipFile

from matsheets.errors import OutputError
from matsheets.storage.zip_writer import Beginning, Packed, beginning, packed, zipped

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_CONTENT_TYPES = "[Content_Types].xml"
_SHEETS = "xl/worksheets/sheet"
#: Keeps Excel from marking a Companies House number as a mistake; openpyxl has no words for it. It comes before what
#: ``_AFTER_IT`` finds: a sheet's tables, or its end (our sheets have no drawings).
_DIGITS_ARE_TEXT = b'<ignoredErrors><ignoredError sqref="A1:Z99999" numberStoredAsText="1"/></ignoredErrors>'
_AFTER_IT = re.compile(rb"<tableParts|</worksheet>")
#: Where a sheet's footer starts, which names the trust. What stands before it is compressed by itself: it is the same for
#: the next trust.
_FOOTER = b"<headerFooter"
_LEVEL = 6
#: That a cell's own format counts and not that of its style, which openpyxl leaves out: some programs show no fill then.
_STYLES, _OWN_FORMAT = "xl/styles.xml", b'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
#: The children of ``<font>`` in the schema's order. openpyxl's is another, and the Open XML SDK refuses every file with it.
_FONT = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "family",
    "charset",
    "scheme",
)


def empty_book() -> Workbook:
    """Return a workbook without tabs, whose fonts will be written in the schema's order."""
    from openpyxl.styles import Font
    from openpyxl.workbook import Workbook

    Font.__elements__ = _FONT
    book = Workbook()
    del book[book.sheetnames[0]]
    return book


def save(parts: Mapping[str, bytes], target: Path | BinaryIO) -> None:
    """Write a workbook's parts to a path or an open binary file.

    Why: ``Workbook.save`` puts the time of saving in the document's properties and in every zip entry.

    Raises:
        OutputError: where the path cannot be written.
    """
    put(zipped(pack(name, content) for name, content in parts.items()), target)


def put(data: bytes, target: Path | BinaryIO) -> None:
    """Write a file's bytes to a path or an open binary file.

    Raises:
        OutputError: where the path cannot be written.
    """
    if not isinstance(target, Path):
        target.write(data)
        return
    try:
        target.write_bytes(data)
    except OSError as error:
        remedy = "Close it if it is open in Excel, or choose another folder."
        raise OutputError(target, f"could not be written ({error.strerror}).", remedy, code="not-written") from error


def parts_of(book: Workbook) -> Mapping[str, bytes]:
    """Return a workbook's parts by name, in a fixed order: the content types first, as readers expect."""
    raw = io.BytesIO()
    memory_writer()(book, ZipFile(raw, "w")).save()
    found = {}
    with ZipFile(raw) as source:
        for name in sorted(source.namelist(), key=lambda part: (part != _CONTENT_TYPES, part)):
            data = source.read(name)
            if name.startswith(_SHEETS):
                data = _AFTER_IT.sub(lambda match: _DIGITS_ARE_TEXT + match[0], data, count=1)
            elif name == _STYLES:
                start, formats, end = data.partition(b"<cellXfs")
                data = start + formats + end.replace(b"<xf ", b"<xf " + _OWN_FORMAT)
            found[name] = data
    return found


@cache
def memory_writer() -> Any:
    """Return openpyxl's writer of workbooks without its files: it writes each sheet to the disk, reads it and deletes it."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class MemoryWriter(ExcelWriter):
        def write_worksheet(self: Any, ws: Any) -> None:
            """Write one sheet into the archive, as ``ExcelWriter`` does."""
            ws._drawing = SpreadsheetDrawing()
            ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
            writer: Any = WorksheetWriter(ws, out := io.BytesIO())
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], out.getvalue())
            self.manifest.append(ws)

    return MemoryWriter


@lru_cache(maxsize=64)
def pack(name: str, content: bytes) -> Packed:
    """Compress one part of a workbook; what many workbooks of one layout share is compressed once."""
    at = max(content.find(_FOOTER), 0)  # what has no footer, or is no sheet, is packed as one piece
    return packed(name, content[at:], _LEVEL, _begin(content[:at]) if at else None)


@lru_cache(maxsize=64)
def _begin(content: bytes) -> Beginning:
    return beginning(content, _LEVEL)
