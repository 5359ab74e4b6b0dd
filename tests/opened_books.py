"""Workbooks that openpyxl has opened before: each caller's own, in a fiftieth of the time.

A sheet sleeps until something of it is asked for or set, and one that sleeps still is saved as it was written when the workbook was
opened. ``test_books.py`` holds what is saved to what openpyxl saves.
"""

from __future__ import annotations

import copyreg
import datetime as dt
import io
import pickle
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.table import Table, TableList
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.workbook.write.packaging import memory_writer

#: What the workbook's own part says of its sheets, so that nobody who writes it wakes them.
_OF_THE_WORKBOOK = {"sheet_state", "defined_names", "_print_rows", "_print_cols", "_print_area", "auto_filter"}
#: What ``ExcelWriter`` asks of a sheet once it is written; a sheet that has any of it is always written anew.
_BESIDES: dict[str, Any] = {
    "_drawing": None,
    "_comments": (),
    "legacy_drawing": None,
    "_tables": {},
    "_pivots": (),
    "_rels": (),
}


_MemoryWriter: Any = memory_writer()


class _Asleep(NamedTuple):
    """What is kept of a sheet: what it holds, pickled, and its part where nothing else goes with it."""

    holds: bytes
    part: bytes | None


class _Opened(NamedTuple):
    """What is kept of a workbook, pickled, with its sheets."""

    book: bytes
    sheets: tuple[_Asleep, ...]


class _Sheet(Worksheet):
    """A sheet that wakes when something of it is asked for that is not here yet, or set."""

    def __getattr__(self, name: str) -> Any:
        if "asleep" not in vars(self):
            raise AttributeError(name)
        self._wake()
        return getattr(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        if name != "_id" and "asleep" in vars(self):
            self._wake()
        super().__setattr__(name, value)

    def _wake(self) -> None:
        kept = vars(self).pop("asleep")
        vars(self).update(_Unpickler(io.BytesIO(kept.holds), book=vars(self)["_parent"], sheet=self).load())


class _Book(Workbook):
    """A workbook that writes a sheet which nobody touched as it was written before."""

    def save(self, filename: Path | str | BinaryIO) -> None:
        """Save the workbook, as ``Workbook.save`` does."""
        self.properties.modified = dt.datetime.now(tz=dt.UTC).replace(tzinfo=None)
        _Writer(self, ZipFile(filename, "w", ZIP_DEFLATED, compresslevel=1)).save()  # type: ignore[no-untyped-call]


class _Writer(_MemoryWriter):
    def write_worksheet(self: Any, ws: Any) -> None:
        kept = vars(ws).get("asleep")
        if kept is None or kept.part is None or ws.auto_filter.ref:
            super().write_worksheet(ws)
            return
        self._archive.writestr(ws.path[1:], kept.part)
        self.manifest.append(ws)
        vars(ws).update(_BESIDES)

    def save(self: Any) -> None:
        super().save()
        for sheet in self.workbook.worksheets:
            if "asleep" in vars(sheet):
                for name in _BESIDES:
                    vars(sheet).pop(name, None)


def opened(content: bytes, *, rich_text: bool) -> Workbook:
    """Open a workbook with openpyxl, or return another copy of what it opened before."""
    kept = _open(content, rich_text)
    book: Workbook = pickle.loads(kept.book)
    for sheet, asleep in zip(book.worksheets, kept.sheets, strict=True):
        vars(sheet)["asleep"] = asleep
    return book


@lru_cache(maxsize=64)
def _open(content: bytes, rich_text: bool) -> _Opened:
    book = openpyxl.load_workbook(io.BytesIO(content), rich_text=rich_text)
    sheets = []
    for sheet in book.worksheets:
        part = _part(sheet)  # before the workbook is kept: who writes a sheet adds its styles to the workbook
        held = {name: value for name, value in vars(sheet).items() if not _is_eager(name)}
        out = io.BytesIO()
        _Pickler(out, book=book, sheet=sheet).dump(held)
        sheets.append(_Asleep(out.getvalue(), part))
    book.__class__ = _Book
    out = io.BytesIO()
    _Pickler(out).dump(book)
    return _Opened(out.getvalue(), tuple(sheets))


def _is_eager(name: str) -> bool:
    """Tell whether a sheet has an attribute while it sleeps: also whatever its class has, for which nobody would wake it."""
    return name in _OF_THE_WORKBOOK or hasattr(Worksheet, name)


def _part(sheet: Any) -> bytes | None:
    """Return a sheet as it is written; None where something goes with it."""
    writer: Any = WorksheetWriter(sheet, out := io.BytesIO())
    writer.write()
    besides = (sheet._charts, sheet._images, sheet.auto_filter.ref, sheet._hyperlinks, sheet._comments, sheet.legacy_drawing,
               sheet._tables, sheet._pivots, writer._rels)  # fmt: skip
    return None if any(besides) else out.getvalue()


def _asleep() -> _Sheet:
    return _Sheet.__new__(_Sheet)


def _tables(tables: Sequence[Table]) -> TableList:
    made = TableList()
    for table in tables:
        made.add(table)
    return made


class _Pickler(pickle.Pickler):
    """Pickles a workbook with sleeping sheets, or what one of its sheets holds.

    It knows two collections of openpyxl's that pickle would change: ``TableList.items`` gives the tables' areas instead of the
    tables, and ``IndexedList.append`` leaves out what is there.
    """

    dispatch_table = copyreg.dispatch_table | {
        TableList: lambda tables: (_tables, (list(tables.values()),)),
        IndexedList: lambda entries: (IndexedList, (list(entries),), vars(entries)),
        Worksheet: lambda sheet: (_asleep, (), {n: value for n, value in vars(sheet).items() if _is_eager(n)}),
    }

    def __init__(self, out: BinaryIO, **known: object) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._known = known

    def persistent_id(self, obj: object) -> str | None:
        return next((name for name, known in self._known.items() if obj is known), None)


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: BinaryIO, **known: object) -> None:
        super().__init__(content)
        self._known = known

    def persistent_load(self, name: str) -> object:
        return self._known[name]
