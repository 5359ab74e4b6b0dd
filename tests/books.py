"""Workbooks for the tests, quickly: what takes long to make is made once in a process, and every caller gets its own copy.

Drawing a workbook takes forty times as long as stamping one into a drawn one, and opening it with openpyxl fifty times as
long as copying what was opened (``opened_books.py``). ``test_books.py`` holds both ways equal; ``workbook/write/test_stamping.py`` holds the stamping
to the writer's bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl.workbook import Workbook

from matsheets.model.framework import Framework
from matsheets.workbook.layout.layout import Layout, Part
from matsheets.workbook.read.xlsx import read_xlsx
from matsheets.workbook.repair.merge import Merged, merge
from matsheets.workbook.repair.repair import Repaired, sort_workbook
from matsheets.workbook.repair.repair import repair as repair_read
from matsheets.workbook.write.stamping import StampedWorkbook
from tests.opened_books import opened

#: Whom a workbook is for where a test does not say: a workbook for nobody cannot be stamped.
TRUST = "Anywhere Schools Trust"

_STENCILS: dict[tuple[str, str, frozenset[Part]], list[tuple[Layout, StampedWorkbook]]] = {}


def stencil_of(layout: Layout) -> StampedWorkbook:
    """Return the stencil of a layout, drawn when it is first asked for; layouts that are equal share one."""
    known = _STENCILS.setdefault((layout.framework.id, layout.framework.edition, layout.parts), [])
    for other, stencil in known:
        if other is layout or other == layout:
            return stencil
    known.append((layout, StampedWorkbook(layout)))
    return known[-1][1]


def write_book(
    out: Path | BinaryIO,
    layout: Layout,
    *,
    workbook_id: str,
    created: dt.datetime = dt.datetime(2026, 9, 7),
    answers: Mapping[tuple[str, str], object] | None = None,
    trust: str = TRUST,
) -> None:
    """Write a workbook: the bytes of ``write_workbook``, and its errors. None among the answers leaves a cell blank."""
    given = {place: value for place, value in (answers or {}).items() if value is not None}
    stencil_of(layout).write(out, workbook_id=workbook_id, created=created, answers=given, trust=trust)  # type: ignore[arg-type]


def load_book(source: Path | bytes, *, rich_text: bool = False) -> Workbook:
    """Open a workbook with openpyxl, as ``openpyxl.load_workbook`` does; change it as you like."""
    return opened(source if isinstance(source, bytes) else source.read_bytes(), rich_text=rich_text)


def edited(path: Path, tab: str, edit: Callable[[object], None]) -> Path:
    """Change one tab with openpyxl, as another program would, and save."""
    book = load_book(path)
    edit(book[tab])
    book.save(path)
    return path


def swap_rows(sheet: object, one: int, other: int, columns: range) -> None:
    """Exchange what two rows of a tab hold in these columns, as a sort does."""
    for column in columns:
        a, b = sheet.cell(one, column), sheet.cell(other, column)  # type: ignore[attr-defined]
        a.value, b.value = b.value, a.value


def repair(path: Path, frameworks: Sequence[Framework], **how: Any) -> Repaired:
    """Mend a workbook by its file."""
    return repair_read(sort_workbook(read_xlsx(path), frameworks), **how)


def merge_copies(paths: Iterable[Path], frameworks: Sequence[Framework], *, created: dt.datetime) -> Merged:
    """Join copies of a workbook by their files."""
    return merge([sort_workbook(read_xlsx(path), frameworks) for path in paths], created=created)
