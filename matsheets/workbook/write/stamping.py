"""Many workbooks of one layout: drawn once, then only what differs is put into the parts.

What comes out is, byte for byte, what ``writer.write_workbook`` would have written; what cannot be put into a drawn workbook
(a text that looks like a formula, a date where none is expected, a row that is not drawn) is left to it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from openpyxl.compat import safe_string

from matsheets.model.cells import clean_text
from matsheets.storage.zips import Beginning, Packed, zipped
from matsheets.workbook.layout.layout import Column, Kind, Layout
from matsheets.workbook.write.answer_tabs import Placed, least_height, room
from matsheets.workbook.write.drawing import LOOKS_LIKE_A_FORMULA, Written, as_shown, footer_name, stored_text
from matsheets.workbook.write.measure import row_height, text_height
from matsheets.workbook.write.packaging import begin, halves, pack, pack_rest, parts_of, put
from matsheets.workbook.write.writer import check_answers, draw, moment, write_workbook

_TRUST, _ID = "Qzx the trust xzQ", "qzx0the0id0xzq"
_CREATED = dt.datetime(1987, 6, 5, 4, 3, 2)
_MARKS = re.compile(rb"(?P<footer>(?<=&amp;11 )Qzx the trust xzQ)|(?P<trust>Qzx the trust xzQ)|(?P<id>qzx0the0id0xzq)"
                    rb"|(?P<created>1987-06-05T04:03:02Z)")  # fmt: skip
_ROW = re.compile(rb'<row r="(\d+)" ht="([^"]+)"[^>]*>(.*?)</row>', re.DOTALL)
_DAY_0 = dt.date(1899, 12, 30)  # what Excel counts days from, once past the 29 February 1900 that never was
_SHEET = "xl/worksheets/sheet{}.xml"
#: Names that a footer cannot be stamped with: openpyxl takes ``&[Tab]`` there for a code of Excel's.
_CODE = "&["


@dataclass(frozen=True, slots=True)
class _Cell:
    """One blank cell to write in.

    Attributes:
        start, end: where it stands in its sheet's part.
        opening: its tag as far as its type.
        dated: whether it shows a number as a date.
        room: pixels that its text has.
    """

    start: int
    end: int
    opening: bytes
    dated: bool
    room: int
    bold: bool

    def takes(self, value: Written) -> bool:
        """Tell whether a value needs no style that the drawn workbook has not."""
        if isinstance(value, str):
            return clean_text(value).text[:1] not in LOOKS_LIKE_A_FORMULA
        return not isinstance(value, dt.date) or (self.dated and not isinstance(value, dt.datetime))

    def holding(self, value: Written, where: str) -> bytes:
        """Return the cell with a value in it; nothing for a blank text."""
        if isinstance(value, bool):
            value = "Yes" if value else "No"
        if isinstance(value, str):
            stored = stored_text(value, where)
            return self.opening + b'"inlineStr"><is><t>' + _escape(stored) + b"</t></is></c>" if stored else b""
        number = (value - _DAY_0).days if isinstance(value, dt.date) else value
        return self.opening + b'"n"><v>' + safe_string(number).encode() + b"</v></c>"


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of an answer tab.

    Attributes:
        part: the name of the sheet's part.
        start, end: of the row's height in it.
        needed: points that its printed texts need.
        least: points that it has at least.
        cells: those to write in, by column key.
    """

    part: str
    start: int
    end: int
    needed: float
    least: float
    cells: Mapping[str, _Cell]


@dataclass(frozen=True, slots=True)
class _SplitPart:
    """One part as it was drawn.

    Attributes:
        content: all of it.
        whole: it in its zip, where nothing in it ever differs.
        first: the length of its first half.
        begun: that half in its zip, where only answers differ in it.
        marks: what differs from trust to trust: start, end, and what stands there.
    """

    content: bytes
    whole: Packed | None
    first: int
    begun: Beginning | None
    marks: tuple[tuple[int, int, str], ...]


class StampedWorkbook:
    """A layout drawn once, to write workbooks with that differ in their trust and their answers."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        book, placed = draw(layout, workbook_id=_ID, created=_CREATED, answers={}, trust=_TRUST)
        self._parts = {name: _split_part(name, content) for name, content in parts_of(book).items()}
        self._lines: dict[str, _Line] = {}
        titles = book.sheetnames
        for table in placed:
            part = _SHEET.format(titles.index(table.tab.title) + 1)
            bold = {
                row: [bool(c.font.b) for c in book[table.tab.title][row]]
                for row in map(table.row, range(len(table.rows)))
            }
            self._lines.update(_lines(part, self._parts[part].content, table, bold))

    def write(
        self,
        path: Path | BinaryIO,
        *,
        workbook_id: str,
        created: dt.datetime,
        answers: Mapping[tuple[str, str], Written],
        trust: str,
    ) -> None:
        """Write one workbook: the same bytes as ``write_workbook`` with the same arguments, and the same errors."""
        if not self._stampable(workbook_id, answers, trust):
            write_workbook(path, self._layout, workbook_id=workbook_id, created=created, answers=answers, trust=trust)
            return
        changes = self._changes(answers)
        said = {
            "trust": trust,
            "footer": footer_name(trust),
            "id": workbook_id,
            "created": f"{moment(created).isoformat()}Z",
        }
        put(zipped(_stamp(name, part, changes.get(name, []), said) for name, part in self._parts.items()), path)

    def _stampable(self, workbook_id: str, answers: Mapping[tuple[str, str], Written], trust: str) -> bool:
        """Tell whether everything goes into cells as they are drawn."""
        check_answers(self._layout, answers)
        return (
            re.fullmatch(r"\w+", workbook_id, re.ASCII) is not None
            and trust != ""
            and clean_text(trust).text == trust
            and not re.search(r"[\x00-\x1f\x7f]|_x[0-9A-Fa-f]{4}_", trust)
            and _CODE not in trust
            and all(
                ref in self._lines and (cell := self._lines[ref].cells.get(column)) is not None and cell.takes(value)
                for (ref, column), value in answers.items()
            )
        )

    def _changes(self, answers: Mapping[tuple[str, str], Written]) -> dict[str, list[tuple[int, int, bytes]]]:
        """Return what the answers change in each part: start, end, and what comes there."""
        by_row: dict[str, dict[str, Written]] = {}
        for (ref, column), value in answers.items():
            by_row.setdefault(ref, {})[column] = value
        changes: dict[str, list[tuple[int, int, bytes]]] = {}
        for ref, values in by_row.items():
            line = self._lines[ref]
            found = changes.setdefault(line.part, [])
            needed = line.needed
            for column, value in values.items():
                cell = line.cells[column]
                needed = max(needed, text_height(as_shown(value), cell.room, bold=cell.bold))
                if filled := cell.holding(value, f"{ref} {column}"):
                    found.append((cell.start, cell.end, filled))
            found.append((line.start, line.end, _height(row_height(needed, line.least))))
        return changes


def _height(points: float) -> bytes:
    return safe_string(points).encode()


def _escape(text: str, encoding: str = "ascii") -> bytes:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.encode(encoding, "xmlcharrefreplace")


def _split_part(name: str, content: bytes) -> _SplitPart:
    marks = tuple((m.start(), m.end(), str(m.lastgroup)) for m in _MARKS.finditer(content))
    first, _ = halves(content)
    begun = begin(first) if first and not any(start < len(first) for start, _, _ in marks) else None
    return _SplitPart(content, None if marks else pack(name, content), len(first), begun, marks)


def _stamp(name: str, part: _SplitPart, changes: Sequence[tuple[int, int, bytes]], said: Mapping[str, str]) -> Packed:
    """Return a part with its changes made, for the zip."""
    if part.whole is not None and not changes:
        return part.whole
    # openpyxl writes sheets in ASCII, and the properties in UTF-8.
    encoding = "ascii" if name.startswith("xl/") else "utf-8"
    marked = [(start, end, _escape(said[kind], encoding)) for start, end, kind in part.marks]
    if part.begun is not None and not changes:
        return pack_rest(name, _replace(part.content, part.first, marked), part.begun)
    return pack(name, _replace(part.content, 0, sorted([*marked, *changes])))


def _replace(content: bytes, start: int, changes: Sequence[tuple[int, int, bytes]]) -> bytes:
    """Return the content from ``start`` on, with its changes made."""
    pieces: list[bytes] = []
    for at, end, new in changes:
        pieces += (content[start:at], new)
        start = end
    return b"".join((*pieces, content[start:]))


def _lines(part: str, content: bytes, table: Placed, bold: Mapping[int, Sequence[bool]]) -> Iterator[tuple[str, _Line]]:
    """Yield where each row of an answer tab stands in its part, by Ref."""
    found = {int(match[1]): match for match in _ROW.finditer(content)}
    for index, row in enumerate(table.rows):
        at = table.row(index)
        drawn = found[at]
        needed, cells = 0.0, {}
        for number, column in enumerate(table.tab.columns):
            entry = table.tab.entry(row, column)
            if entry is None:
                shown = row.ref if column.key == "ref" else row.given.get(column.key, "")
                needed = max(needed, text_height(shown, room(table, column), bold=bold[at][number]))
            elif cell := _cell(drawn, table, at, column, entry.kind, bold[at][number]):
                cells[column.key] = cell
                needed = max(needed, text_height("", cell.room, bold=cell.bold))
        yield row.ref, _Line(part, *drawn.span(2), needed, least_height(table.tab, row), cells)


def _cell(row: re.Match[bytes], table: Placed, at: int, column: Column, kind: Kind, bold: bool) -> _Cell | None:
    """Find a blank cell in its row; None where it is not written as expected, and is left to the writer."""
    address = f"{table.letter(column.key)}{at}".encode()
    tag = re.search(rb'(<c r="%b" s="\d+" t=)"n"></c>' % address, row[3])
    if tag is None:
        return None
    start = row.start(3)
    dated = kind in (Kind.DATE, Kind.LAST_DATE)
    return _Cell(start + tag.start(), start + tag.end(), tag[1], dated, room(table, column), bold)
