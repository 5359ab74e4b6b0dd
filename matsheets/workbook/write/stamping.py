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

from matsheets.model.cells import DAY_0, LOOKS_LIKE_A_FORMULA, clean_text
from matsheets.storage.zip_writer import zipped
from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.write.answer_tabs import least_height, room
from matsheets.workbook.write.drawing import Written, as_shown, footer_name, stored_text
from matsheets.workbook.write.drawn_workbook import FORMULA, escape_xml
from matsheets.workbook.write.packaging import pack, put
from matsheets.workbook.write.placement import Placed
from matsheets.workbook.write.text_measure import row_height, text_height
from matsheets.workbook.write.writer import check_answers, draw, moment, write_workbook

#: What stands in the drawn workbook for what differs from trust to trust; in footers, behind the code of their type size.
_TRUST, _ID, _CREATED = "Qzx the trust xzQ", "qzx0the0id0xzq", dt.datetime(1987, 6, 5, 4, 3, 2)
_IN_FOOTER = "&amp;11 "
#: What an answer changes in a sheet, besides what a formula gives: a blank cell, and the height of its row.
_PLACES = re.compile(
    rb'(?P<cell><c r="(?P<address>[A-Z]+\d+)" s="\d+" t=)"n"></c>|(?P<row><row r="(?P<number>\d+)" ht=)"[^"]+"'
)
#: Names that a footer cannot be stamped with: openpyxl takes ``&[Tab]`` there for a code of Excel's.
_CODE = "&["


@dataclass(frozen=True, slots=True)
class _Cell:
    """One blank cell to write in.

    Attributes:
        address: such as ``F5``.
        dated: whether it shows a number as a date.
        room: pixels that its text has.
    """

    address: bytes
    dated: bool
    room: int
    bold: bool

    def takes(self, value: Written) -> bool:
        """Tell whether a value needs no style that the drawn workbook has not."""
        if isinstance(value, str):
            return clean_text(value).text[:1] not in LOOKS_LIKE_A_FORMULA
        return not isinstance(value, dt.date) or (self.dated and not isinstance(value, dt.datetime))


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of an answer tab.

    Attributes:
        part: the name of the sheet's part.
        number: of the row in it.
        needed: points that its printed texts need.
        least: points that it has at least.
        cells: those to write in, by column key.
    """

    part: str
    number: int
    needed: float
    least: float
    cells: Mapping[str, _Cell]


class StampedWorkbook:
    """A layout drawn once, to write workbooks with that differ in their trust and their answers."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._drawn = draw(layout, workbook_id=_ID, created=_CREATED, answers={}, trust=_TRUST)
        self._parts = self._drawn.parts({})
        #: By part and address, the cell of a formula up to its value, and its value in a blank workbook.
        self._formulas = {
            name: {cell["address"]: (cell["head"], cell["value"]) for cell in FORMULA.finditer(content)}
            for name, content in self._parts.items()
        }
        self._lines: dict[str, _Line] = {}
        for table in self._drawn.placed:
            part = self._drawn.part_name(table.tab.title)
            bold = {
                row: [bool(c.font.b) for c in self._drawn.book[table.tab.title][row]]
                for row in map(table.row, range(len(table.rows)))
            }
            self._lines.update(_lines(part, self._parts[part], table, bold))

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
        answers = self._layout.as_listed(answers)
        if not self._stampable(workbook_id, answers, trust):
            write_workbook(path, self._layout, workbook_id=workbook_id, created=created, answers=answers, trust=trust)
            return
        changes, values = self._changes(answers), self._drawn.values(answers)
        made = {_stated(_CREATED): _stated(created), _ID.encode(): workbook_id.encode()}
        parts = ((name, _stamp(name, content, trust, made)) for name, content in self._parts.items())
        filled = ((name, _fill(content, changes.get(name, {}))) for name, content in parts)
        put(zipped(pack(name, self._put_values(name, content, values)) for name, content in filled), path)

    def _put_values(self, name: str, content: bytes, values: Mapping[str, Mapping[bytes, bytes]]) -> bytes:
        """Return a sheet with what its formulas give."""
        for address, value in values.get(name, {}).items():
            head, blank = self._formulas[name][address]
            if value != blank:
                content = content.replace(b"%b%b</v>" % (head, blank), b"%b%b</v>" % (head, value), 1)
        return content

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

    def _changes(self, answers: Mapping[tuple[str, str], Written]) -> dict[str, dict[bytes, bytes]]:
        """Return what the answers change in each part, by the address of a cell or the number of a row."""
        by_row: dict[str, dict[str, Written]] = {}
        for (ref, column), value in answers.items():
            by_row.setdefault(ref, {})[column] = value
        changes: dict[str, dict[bytes, bytes]] = {}
        for ref, values in by_row.items():
            line = self._lines[ref]
            found = changes.setdefault(line.part, {})
            needed = line.needed
            for column, value in values.items():
                cell = line.cells[column]
                needed = max(needed, text_height(as_shown(value), cell.room, bold=cell.bold))
                found[cell.address] = _content(value, f"{ref} {column}")
            found[b"%d" % line.number] = b'"%b"' % safe_string(row_height(needed, line.least)).encode()
        return changes


def _content(value: Written, where: str) -> bytes:
    """Return a cell from its type on, with a value in it; blank for a blank text."""
    if isinstance(value, bool):
        value = "Yes" if value else "No"
    if isinstance(value, str):
        stored = stored_text(value, where)
        return b'"inlineStr"><is><t>%b</t></is></c>' % escape_xml(stored) if stored else b""
    number = (value - DAY_0).days if isinstance(value, dt.date) else value
    return b'"n"><v>%b</v></c>' % safe_string(number).encode()


def _stated(created: dt.datetime) -> bytes:
    return f"{moment(created).isoformat()}Z".encode()


def _stamp(name: str, content: bytes, trust: str, made: Mapping[bytes, bytes]) -> bytes:
    """Return a part with what differs from trust to trust."""
    for mark, new in made.items():
        content = content.replace(mark, new)
    # openpyxl writes sheets in ASCII, and the properties in UTF-8.
    encoding = "ascii" if name.startswith("xl/") else "utf-8"
    content = content.replace(
        f"{_IN_FOOTER}{_TRUST}".encode(), _IN_FOOTER.encode() + escape_xml(footer_name(trust), encoding)
    )
    return content.replace(_TRUST.encode(), escape_xml(trust, encoding))


def _fill(content: bytes, changes: Mapping[bytes, bytes]) -> bytes:
    """Return a sheet with answers in its cells, and rows as tall as they need."""

    def changed(place: re.Match[bytes]) -> bytes:
        new = changes.get(place["address"] or place["number"], b"")
        return (place["cell"] or place["row"]) + new if new else place[0]

    return _PLACES.sub(changed, content) if changes else content


def _lines(part: str, content: bytes, table: Placed, bold: Mapping[int, Sequence[bool]]) -> Iterator[tuple[str, _Line]]:
    """Yield what each row of an answer tab takes, by Ref; a cell that is not drawn as expected is left to the writer."""
    blank = {place["address"] for place in _PLACES.finditer(content)}
    for index, row in enumerate(table.rows):
        at = table.row(index)
        needed, cells = 0.0, {}
        for number, column in enumerate(table.tab.columns):
            entry = table.tab.entry(row, column)
            address = f"{table.letter(column.key)}{at}".encode()
            width, is_bold = room(table, column), bold[at][number]
            if entry is None:
                shown = row.ref if column.key == "ref" else row.given.get(column.key, "")
                needed = max(needed, text_height(shown, width, table.type_size(column), bold=is_bold))
            elif address in blank:
                cells[column.key] = _Cell(address, entry.is_date, width, is_bold)
                needed = max(needed, text_height("", width, bold=is_bold))
        yield row.ref, _Line(part, at, needed, least_height(table.tab, row), cells)
