"""What a workbook needs so that everyone can fill it in and read it, checked on one that was just written.

A title and a language; on every tab one title in A1 and one table, named for screen readers, with nothing beside or below
it (but sentences on the first tab, which is a page to read); no merged cells; the cursor in A1 of every tab, the first tab in front; and a prompt at every cell that can be filled
in. It reads the package itself, so that it judges what is in the file and not what a library makes of it.

*Why these:* a screen reader begins at A1, reads a table's headers by its name, tells a merged cell as one of its parts, and
says a prompt when a person comes to a cell that has no label beside it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "en-GB"
_CELL = re.compile(r"([A-Z]+)(\d+)")
_REGION = re.compile(r"^(?:Title|Column|Row)Region\d*\.([A-Z]+\d+)\.([A-Z]+\d+)\.")

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; all count from 1."""


@dataclass(frozen=True, slots=True)
class _Tab:
    title: str
    tree: _Element
    tables: tuple[Area, ...]


def lint_workbook(workbook: Path | bytes) -> list[str]:
    """Return what is wrong with a workbook, one sentence each; none for a sound one. Hidden tabs are passed over."""
    content = workbook.read_bytes() if isinstance(workbook, Path) else workbook
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}
    unlocked = _unlocked(_tree(parts, "xl/styles.xml"))
    tabs = list(_tabs(parts))
    found = [*_properties(parts), *_front(_tree(parts, "xl/workbook.xml"))]
    for number, tab in enumerate(tabs):
        found += [*_title(tab), *_table(tab, alone=number > 0), *_merges(tab), *_cursor(tab), *_prompts(tab, unlocked)]
    return found


def _tree(parts: dict[str, bytes], name: str) -> _Element:
    from lxml import etree

    return etree.fromstring(parts[name])


def _tabs(parts: dict[str, bytes]) -> Iterator[_Tab]:
    book = _tree(parts, "xl/workbook.xml")
    targets = _relations(parts, "xl/workbook.xml")
    for number, sheet in enumerate(book.iter(f"{_S}sheet")):
        if sheet.get("state", "visible") != "visible":
            continue
        part = targets[sheet.get(f"{_R}id") or ""]
        named = (
            _area(found[1], found[2])
            for name in book.iter(f"{_S}definedName")
            if name.get("localSheetId") == str(number) and (found := _REGION.match(name.get("name") or ""))
        )
        real = (
            _area(*(_tree(parts, target).get("ref") or "A1").split(":"))
            for target in _relations(parts, part).values()
            if target.startswith("xl/tables/")
        )
        yield _Tab(sheet.get("name") or "", _tree(parts, part), (*named, *real))


def _relations(parts: dict[str, bytes], part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in parts:
        return {}
    found = ((r.get("Id") or "", r.get("Target") or "") for r in _tree(parts, rels))
    return {i: target[1:] if target[0] == "/" else posixpath.normpath(f"{folder}/{target}") for i, target in found}


def _area(first: str, last: str = "") -> Area:
    return (*_place(first), *_place(last or first))


def _place(cell: str) -> tuple[int, int]:
    found = _CELL.match(cell)
    assert found is not None, cell
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _filled(tab: _Tab) -> Iterator[str]:
    """Yield the cells that hold something, in the order of the file."""
    for cell in tab.tree.iter(f"{_S}c"):
        if next(cell.iter(f"{_S}t", f"{_S}v", f"{_S}f"), None) is not None:
            yield cell.get("r") or ""


# --- the rules -----------------------------------------------------------------------------------------------------


def _properties(parts: dict[str, bytes]) -> Iterator[str]:
    core = _tree(parts, "docProps/core.xml")
    if not (core.findtext(f"{_DC}title") or "").strip():
        yield "The workbook's properties have no title."
    if core.findtext(f"{_DC}language") != _LANGUAGE:
        yield f"The workbook's properties do not say that its language is {_LANGUAGE}."


def _front(book: _Element) -> Iterator[str]:
    view = next(book.iter(f"{_S}workbookView"), None)
    if view is not None and view.get("activeTab", "0") != "0":
        yield "The workbook does not open on its first tab."


def _title(tab: _Tab) -> Iterator[str]:
    if next(_filled(tab), "") != "A1":
        yield f"{tab.title}: A1 holds no title."


def _table(tab: _Tab, *, alone: bool) -> Iterator[str]:
    if len(tab.tables) != 1:
        yield f"{tab.title}: there are {len(tab.tables)} tables named for screen readers; there should be one."
        return
    top, left, bottom, right = tab.tables[0]
    for cell in _filled(tab) if alone else ():
        row, column = _place(cell)
        if row >= top and not (row <= bottom and left <= column <= right):
            yield f"{tab.title}: {cell} stands outside the tab's one table."


def _merges(tab: _Tab) -> Iterator[str]:
    for merged in tab.tree.iter(f"{_S}mergeCell"):
        yield f"{tab.title}: {merged.get('ref')} is merged."


def _cursor(tab: _Tab) -> Iterator[str]:
    for selection in tab.tree.iter(f"{_S}selection"):
        if selection.get("activeCell", "A1") != "A1":
            yield f"{tab.title}: the cursor stands in {selection.get('activeCell')}, not in A1."


def _prompts(tab: _Tab, unlocked: frozenset[str]) -> Iterator[str]:
    prompted = [
        _area(*area.split(":"))
        for validation in tab.tree.iter(f"{_S}dataValidation")
        if validation.get("showInputMessage") in {"1", "true"} and (validation.get("prompt") or "").strip()
        for area in (validation.get("sqref") or "").split()
    ]
    for cell in tab.tree.iter(f"{_S}c"):
        if cell.get("s", "0") in unlocked:
            row, column = _place(cell.get("r") or "")
            if not any(a <= row <= c and b <= column <= d for a, b, c, d in prompted):
                yield f"{tab.title}: {cell.get('r')} can be filled in and has no prompt."


def _unlocked(styles: _Element) -> frozenset[str]:
    """Return the numbers of the cell styles that can be typed in on a protected tab."""
    kinds = styles.find(f"{_S}cellXfs")
    assert kinds is not None
    locks = ((number, kind.find(f"{_S}protection")) for number, kind in enumerate(kinds))
    return frozenset(str(n) for n, lock in locks if lock is not None and lock.get("locked") in {"0", "false"})
