"""Single cells of a worksheet's XML with other contents: every byte outside of them stays as it was.

A part that is parsed and written again has other quotation marks, prefixes and line ends, so here the cells are only found, by
their offsets, and what is new is put between the bytes that were there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from xml.sax.saxutils import escape

from matsheets.model.cells import clean_text, escape_for_excel
from matsheets.storage.strict_xml import strict_parser
from matsheets.workbook.markup.addresses import Position, address, position
from matsheets.workbook.markup.workbook_parts import UnmarkableError

#: What a cell gets: a text, a number (a date is its day's number), or nothing.
CellContent = str | Decimal | int | None

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_PREFIX = re.compile(rb"<((?:[^\s:>/]+:)?)sheetData")
_SPANS = re.compile(rb"""\s+spans=(?:"[^"]*"|'[^']*')""")


@dataclass(slots=True)
class _Cell:
    start: int
    end: int = 0
    style: str = ""
    named: bool = True  # whether it says where it stands


@dataclass(slots=True)
class _Row:
    start: int
    inner: int = 0  # where its first cell may stand
    stop: int = 0  # where its closing tag begins; its own beginning where it has none
    end: int = 0
    style: str = ""
    cells: dict[int, _Cell] = field(default_factory=dict)


@dataclass(slots=True)
class _Sheet:
    start: int = -1
    stop: int = -1
    rows: dict[int, _Row] = field(default_factory=dict)
    columns: list[tuple[int, int, str]] = field(default_factory=list)


def patch_cells(sheet: bytes, contents: Mapping[Position, CellContent]) -> bytes:
    """Return a worksheet's XML with these cells filled anew; a cell keeps its format, one that is not there gets its column's.

    Args:
        sheet: the part, in UTF-8.
        contents: by row and column, what the cell holds from now on; a formula that stood there is gone.

    Raises:
        UnmarkableError: the part is in another encoding, holds no cells, or leaves out where its cells stand.
    """
    found = _Finding(sheet, {row for row, _ in contents}).sheet
    if found.start < 0:
        raise UnmarkableError("a worksheet without cells")
    prefix = match[1].decode() if (match := _PREFIX.match(sheet, found.start)) else ""
    edits: list[tuple[int, int, bytes]] = []
    for number in sorted({row for row, _ in contents}):
        own = {column: content for (row, column), content in contents.items() if row == number}
        edits += _row_edits(sheet, found, prefix, number, own)
    for start, end, new in sorted(edits, reverse=True):
        sheet = sheet[:start] + new + sheet[end:]
    return sheet


def _row_edits(
    sheet: bytes, found: _Sheet, prefix: str, number: int, own: Mapping[int, CellContent]
) -> list[tuple[int, int, bytes]]:
    row = found.rows.get(number)
    cells = row.cells if row else {}
    edits = []
    made: dict[int, list[bytes]] = {}  # new cells, by the offset before which they stand
    for column in sorted(own):
        style = _style(found, row, column)
        new = _cell(prefix, (number, column), style, own[column]).encode()
        if old := cells.get(column):
            edits.append((old.start, old.end, new))
            continue
        later = min((at for at in cells if at > column), default=None)
        if later is not None and not cells[later].named:
            raise UnmarkableError("cells that do not say where they stand")
        before = cells[later].start if later is not None else row.stop if row else 0
        made.setdefault(before, []).append(new)
    if row is None:
        tag = f"{prefix}row"
        whole = (
            f'<{tag} r="{number}">'.encode()
            + b"".join(new for each in made.values() for new in each)
            + f"</{tag}>".encode()
        )
        later = min((at for at in found.rows if at > number), default=None)
        at = found.rows[later].start if later is not None else found.stop
        return [_in_sheet_data(sheet, found, prefix, at, whole)]
    if not made:
        return edits
    opening = sheet[row.start : row.inner]
    if row.stop == row.start:  # <row r="5"/>
        inner = _SPANS.sub(b"", opening).rstrip(b">").rstrip().rstrip(b"/").rstrip() + b">"
        new = inner + b"".join(new for each in made.values() for new in each) + f"</{prefix}row>".encode()
        return [(row.start, row.end, new)]
    edits += [(at, at, b"".join(new)) for at, new in made.items()]
    if b"spans" in opening:  # a hint for speed that may be no longer true
        edits.append((row.start, row.inner, _SPANS.sub(b"", opening)))
    return edits


def _in_sheet_data(sheet: bytes, found: _Sheet, prefix: str, at: int, whole: bytes) -> tuple[int, int, bytes]:
    if found.stop > found.start:
        return at, at, whole
    tag = _TAG.match(sheet, found.start)  # <sheetData/>
    assert tag is not None
    return found.start, tag.end(), f"<{prefix}sheetData>".encode() + whole + f"</{prefix}sheetData>".encode()


def _style(found: _Sheet, row: _Row | None, column: int) -> str:
    if row and column in row.cells:
        return row.cells[column].style
    if row and row.style:
        return row.style
    return next((style for first, last, style in found.columns if first <= column <= last), "")


def _cell(prefix: str, at: Position, style: str, content: CellContent) -> str:
    tag = f'<{prefix}c r="{address(at)}"' + (f' s="{escape(style)}"' if style else "")
    if content is None:
        return f"{tag}/>"
    if not isinstance(content, str):
        return f"{tag}><{prefix}v>{content}</{prefix}v></{prefix}c>"
    text = escape(escape_for_excel(clean_text(content).text))
    return (
        f'{tag} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is></{prefix}c>'
    )


class _Finding:
    """Finds rows and cells while the XML goes by."""

    def __init__(self, content: bytes, wanted: set[int]) -> None:
        if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or re.match(
            rb"""[^>]*encoding=["'](?!utf-?8["'])""", content, re.I
        ):
            raise UnmarkableError("a worksheet that is not in UTF-8")
        self.sheet = _Sheet()
        self._content, self._wanted = content, wanted
        self._row, self._column = 0, 0
        self._within = False
        self._parser = strict_parser(self._opened, self._closed)
        self._parser.Parse(content, True)

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        local = name.rpartition(" ")[2]
        if local == "col" and self.sheet.start < 0 and "style" in attributes:
            ends = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self.sheet.columns.append((*ends, attributes["style"]))
        elif local == "sheetData":
            self.sheet.start, self._within = at, True
        elif local == "row" and self._within:
            self._row, self._column = int(attributes.get("r") or self._row + 1), 0
            own = attributes.get("s", "") if attributes.get("customFormat") in {"1", "true"} else ""
            self.sheet.rows[self._row] = _Row(at, self._tag_end(at), style=own)
        elif local == "c" and self._within:
            self._column = position(attributes.get("r", ""))[1] or self._column + 1
            if self._row in self._wanted:
                made = _Cell(at, style=attributes.get("s", ""), named="r" in attributes)
                self.sheet.rows[self._row].cells[self._column] = made

    def _closed(self, name: str) -> None:
        at = self._parser.CurrentByteIndex
        local = name.rpartition(" ")[2]
        if local == "sheetData":
            start = self.sheet.start
            self.sheet.stop, self._within = start if self._is_whole(start) else at, False
        elif local == "row" and self._within:
            row = self.sheet.rows[self._row]
            row.stop, row.end = (row.start, row.inner) if self._is_whole(row.start) else (at, self._tag_end(at))
        elif local == "c" and self._within and self._row in self._wanted:
            cell = self.sheet.rows[self._row].cells[self._column]
            cell.end = self._tag_end(cell.start if self._is_whole(cell.start) else at)

    def _is_whole(self, start: int) -> bool:
        """Tell whether a tag closes itself. Why: expat then calls the end where the next tag begins."""
        end = self._tag_end(start)
        return self._content[end - 2 : end] == b"/>"

    def _tag_end(self, start: int) -> int:
        found = _TAG.match(self._content, start)
        if found is None:
            raise UnmarkableError("a tag without an end")
        return found.end()
