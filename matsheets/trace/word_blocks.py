"""A Word document as paragraphs, tables and the places of charts, read as a stream: no tree, whatever the file's size.

Left out is what does not stand on the page or is worked out anew: page numbers and contents lists, text that was deleted or
moved away under tracked changes, struck through or hidden. What is no text, such as a picture, is named in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from matsheets.documents.record.received_document import ReceivedDocument
from matsheets.documents.template.wordml import WORDML
from matsheets.storage.strict_xml import strict_parser

_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
#: Stands for the level of a contents list's entry.
CONTENTS = -1
_HIDDEN = frozenset({"moveFrom", "del"})
#: The same where tracked changes are to be seen as not made.
_HIDDEN_BEFORE = frozenset({"moveTo", "ins"})
#: Fields whose results Word works out anew.
_WORKED_OUT = frozenset({"TOC", "PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES", "SECTION"})
#: What stands for what is no text, by the end of the element's name.
_NO_TEXT = {
    "/picture pic": "[picture]",
    ":vml imagedata": "[picture]",
    "/math oMath": "[equation]",
    "/main sym": "[symbol]",
}
#: What a text holds where the document holds something that is no text.
NO_TEXT = tuple(dict.fromkeys(_NO_TEXT.values()))
#: What formats words so that they do not count.
_STRUCK = frozenset({"strike", "dstrike", "vanish"})
_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class Block:
    """A paragraph: the id of its style, and its text with line breaks as newlines."""

    style: str = ""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Table:
    """A table: rows of cells of paragraphs. A table within a cell counts as paragraphs of that cell."""

    rows: list[list[list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class Chart:
    """A chart: the name of its relation."""

    relation: str


def heading_levels(styles: bytes) -> dict[str, int]:
    """Return the level of each style of headings, by the style's id; 1 is the highest, and ``CONTENTS`` a contents list's.

    Why: LibreOffice renames styles' ids and keeps their names, Word in another language the other way about; both keep the
    outline's level on a style of the template's own.
    """
    found: dict[str, int] = {}
    current = ""

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        match _local(name):
            case "style":
                current = _value(attributes, "styleId")
            case "name" if named := re.fullmatch(r"heading (\d)", _value(attributes, "val").lower()):
                found[current] = int(named[1])
            case "name" if re.fullmatch(r"toc \d|contents \d", _value(attributes, "val").lower()):
                found[current] = CONTENTS
            case "outlineLvl" if current and (level := _value(attributes, "val")) in set("012345678"):
                found.setdefault(current, int(level) + 1)

    strict_parser(opened).Parse(styles, True)
    return found


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return local if space == WORDML else ""


def _value(attributes: dict[str, str], name: str) -> str:
    return attributes.get(f"{WORDML} {name}", "")


def blocks_of(opened: ReceivedDocument, part: str, *, tracked: bool = True) -> Iterator[Block | Table | Chart]:
    """Yield the blocks of a part, in order; a chart in a table comes before the table.

    Args:
        opened: the document.
        part: the part's name.
        tracked: whether tracked changes are seen as made; else as they were before.
    """
    yield from _read(opened, part, tracked=tracked).blocks


def struck_words(opened: ReceivedDocument, part: str) -> tuple[str, ...]:
    """Return the words of a part that are struck through or hidden, and so count as deleted."""
    texts = (" ".join("".join(pieces).split()) for pieces in _read(opened, part, tracked=True).struck)
    return tuple(text for text in texts if text)


def _read(opened: ReceivedDocument, part: str, *, tracked: bool) -> _Reading:
    reading = _Reading(tracked=tracked)
    strict_parser(reading.opened, reading.closed, reading.text).Parse(opened.read(part), True)
    return reading


@dataclass(slots=True)
class _Field:
    """An open field: what it was told to show, and whether its result has begun."""

    pieces: list[str] = field(default_factory=list)
    in_result: bool = False

    @property
    def hides(self) -> bool:
        """Whether what stands in it now does not count."""
        words = "".join(self.pieces).split()
        return not self.in_result or (bool(words) and words[0].upper() in _WORKED_OUT)


class _Reading:
    """Puts blocks together while the XML goes by."""

    def __init__(self, *, tracked: bool) -> None:
        self.blocks: list[Block | Table | Chart] = []
        self._hidden, self._texts = (_HIDDEN, {"t"}) if tracked else (_HIDDEN_BEFORE, {"t", "delText"})
        self._paragraphs: list[Block] = []  # open ones: a text box holds paragraphs within a paragraph
        self._tables = 0
        self._skipped: list[str] = []  # open elements that hide what is in them
        self._fields: list[_Field] = []  # open ones
        self._in_text = self._in_instruction = False
        self.struck: list[list[str]] = [[]]  # paragraph by paragraph
        self._run_is_struck = False
        self._before: list[str] = []  # open elements that tell how words were formatted before

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local in self._hidden or name == _FALLBACK or (local == "hyperlink" and _is_own_link(attributes)):
            self._skipped.append(name)
        if name.endswith("/chart chart") and not self._skipped:
            relation = next((value for key, value in attributes.items() if key.endswith("/relationships id")), "")
            self.blocks.insert(len(self.blocks) - bool(self._tables), Chart(relation))
        self._format(local, attributes)
        if stands_for := next((word for end, word in _NO_TEXT.items() if name.endswith(end)), ""):
            self._add(stands_for)
        match local:
            case "p":
                self._paragraphs.append(Block())
                self.struck.append([])
            case "pStyle" if self._paragraphs:
                self._paragraphs[-1].style = _value(attributes, "val")
            case "t" | "delText" if local in self._texts:
                self._in_text = self._is_seen
            case "tab" | "br" | "cr" if self._paragraphs and not self._skipped:
                self._paragraphs[-1].pieces.append("\t" if local == "tab" else "\n")
            case "noBreakHyphen":
                self._add("\N{NON-BREAKING HYPHEN}")
            case "fldChar" | "fldSimple" | "instrText":
                self._field(local, attributes)
            case "tbl" | "tr" | "tc":
                self._table(local)

    def _format(self, local: str, attributes: dict[str, str]) -> None:
        """Note whether a run's words are struck through or hidden."""
        if local == "rPrChange":
            self._before.append(local)
        elif local == "r":
            self._run_is_struck = False
        elif local in _STRUCK and not self._before:
            self._run_is_struck = self._run_is_struck or _value(attributes, "val").lower() not in _OFF

    @property
    def _is_seen(self) -> bool:
        return not self._skipped and not any(each.hides for each in self._fields)

    def _add(self, text: str) -> None:
        """Add what stands on the page."""
        if self._paragraphs and self._is_seen:
            (self.struck[-1] if self._run_is_struck else self._paragraphs[-1].pieces).append(text)

    def _field(self, local: str, attributes: dict[str, str]) -> None:
        kind = _value(attributes, "fldCharType")
        if local == "instrText":
            self._in_instruction = not self._skipped
        elif local == "fldSimple":
            self._fields.append(_Field([_value(attributes, "instr")], in_result=True))
        elif kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _table(self, local: str) -> None:
        if local == "tbl":
            self._tables += 1
            if self._tables == 1:
                self.blocks.append(Table())
        table = self.blocks[-1] if self.blocks else None
        if self._tables == 1 and isinstance(table, Table):
            if local == "tr":
                table.rows.append([])
            elif local == "tc" and table.rows:
                table.rows[-1].append([])

    def closed(self, name: str) -> None:
        if self._skipped and self._skipped[-1] == name:
            self._skipped.pop()
        match _local(name):
            case "t" | "delText":
                self._in_text = False
            case "instrText":
                self._in_instruction = False
            case "fldSimple" if self._fields:
                self._fields.pop()
            case "rPrChange" if self._before:
                self._before.pop()
            case "r":
                self._run_is_struck = False
            case "p" if self._paragraphs:
                self._end_paragraph(self._paragraphs.pop())
            case "tbl":
                self._tables -= 1

    def _end_paragraph(self, paragraph: Block) -> None:
        if not paragraph.pieces:
            return
        table = self.blocks[-1] if self.blocks else None
        if self._tables and isinstance(table, Table):
            if table.rows and table.rows[-1]:
                table.rows[-1][-1].append(paragraph.text)
        else:
            self.blocks.append(paragraph)

    def text(self, data: str) -> None:
        if self._in_text:
            self._add(data)
        elif self._in_instruction and self._fields:
            self._fields[-1].pieces.append(data)


def _is_own_link(attributes: dict[str, str]) -> bool:
    """Tell whether a link is one to a heading, as in a contents list: programs begin the names of such places so."""
    return _value(attributes, "anchor").startswith("_")
