"""Saves a workbook as the same bytes each time: fixed order of parts, fixed dates, nothing from clock or machine."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from matsheets.errors import OutputError

_CONTENT_TYPES = "[Content_Types].xml"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_SHEETS = "xl/worksheets/sheet"
#: Keeps Excel from marking a Companies House number as a mistake; openpyxl has no words for it. It comes before what
#: ``_AFTER_IT`` finds: a sheet's tables, or its end (our sheets have no drawings).
_DIGITS_ARE_TEXT = b'<ignoredErrors><ignoredError sqref="A1:Z99999" numberStoredAsText="1"/></ignoredErrors>'
_AFTER_IT = re.compile(rb"<tableParts|</worksheet>")
_UNIX, _READABLE = 3, 0o600 << 16


def save(book: Workbook, target: Path | BinaryIO) -> None:
    """Write a workbook to a path or an open binary file.

    Why: ``Workbook.save`` puts the time of saving in the document's properties and in every zip entry.

    Raises:
        OutputError: where the path cannot be written.
    """
    raw = io.BytesIO()
    ExcelWriter(book, ZipFile(raw, "w")).save()
    data = _repacked(raw)
    if not isinstance(target, Path):
        target.write(data)
        return
    try:
        target.write_bytes(data)
    except OSError as error:
        remedy = "Close it if it is open in Excel, or choose another folder."
        raise OutputError(target, f"could not be written ({error.strerror}).", remedy, code="not-written") from error


def _repacked(raw: BinaryIO) -> bytes:
    """Return the parts of a zip file in a fixed order (content types first, as readers expect) with fixed dates."""
    packed = io.BytesIO()
    with ZipFile(raw) as source, ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda part: (part != _CONTENT_TYPES, part)):
            entry = ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
            data = source.read(name)
            if name.startswith(_SHEETS):
                data = _AFTER_IT.sub(lambda found: _DIGITS_ARE_TEXT + found[0], data, count=1)
            target.writestr(entry, data)
    return packed.getvalue()
