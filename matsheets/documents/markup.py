"""A filled part as blocks: what its markup means for the layout.

Why not an XML parser: a document of 20 pages has 20,000 tags, and walking them takes longer than filling it in. What stands
between two texts of a document is nearly always the template's own, so it is understood once and looked up after that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from matsheets.documents.blocks import Block, Paragraph, Row
from matsheets.documents.formats import Formats, TableFormat, is_on, number, properties
from matsheets.documents.rowshapes import RowReader, Step
from matsheets.documents.setter import Opening, Setter
from matsheets.documents.template.wordml import last_start

_K = TypeVar("_K")
_V = TypeVar("_V")
_MOST_PIECES = 4_000
_MARKUP = re.compile(
    r"<w:(?P<whole>pPr|rPr|tblPr|trPr|tcPr|sectPr|tblGrid|drawing|pict)(?:\s[^>]*)?(?<!/)>.*?</w:(?P=whole)>"
    r"|<w:(?P<open>p|r|tbl|tr|tc|br|tab|noBreakHyphen|bookmarkStart|cr)(?P<rest>\s[^>]*?)?(?P<empty>/?)>"
    r"|</w:(?P<close>p|tbl|tr|tc|body)>",
    re.DOTALL,
)
_OUTSIDE = re.compile(r"<mc:Fallback>.*?</mc:Fallback>|<w:txbxContent>.*?</w:txbxContent>", re.DOTALL)
_INLINE = re.compile(r'<wp:inline\b.*?<wp:extent\b[^>]*?\bcx="(\d+)"[^>]*?\bcy="(\d+)"', re.DOTALL)
_ATTRIBUTE = re.compile(r'w:(\w+)="([^"]*)"')
_EMU = 635


class Reader:
    """Reads the parts that one template makes into blocks.

    A paragraph or a row that was met before, in this document or an earlier one, is not set again.
    """

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self._known: dict[str, tuple[Step, ...]] = {}
        self._paragraphs: dict[tuple[str, int], Paragraph] = {}
        self._rows: dict[tuple[str, TableFormat, bool], Row] = {}
        self._by_shape = RowReader(self._meaning)

    def read(self, xml: str, widths: list[int]) -> list[Block]:
        """Return what a part holds, set in columns of a width for each of its sections."""
        if "<w:txbxContent" in xml or "<mc:Fallback" in xml:
            xml = _OUTSIDE.sub("", xml)
        setter = Setter(self._formats, widths)
        pieces = xml.split("</w:tr>")
        last = pieces.pop()
        for piece in pieces:
            at = last_start("w:tr", piece)
            if at > 0:
                self._outside(setter, piece[:at])
            self._row(setter, piece[at:] if at >= 0 else piece)
        self._outside(setter, last)
        return setter.blocks

    def _outside(self, setter: Setter, xml: str) -> None:
        """Read what stands between two ends of rows, up to the start of one."""
        pieces = xml.split("</w:p>")
        last = pieces.pop()
        known = self._paragraphs
        for piece in pieces:
            at = last_start("w:p", piece)
            if at > 0:
                self._act(setter, piece[:at])
            key = (piece[at:] if at > 0 else piece, setter.column)
            if (found := known.get(key)) is not None:
                setter.blocks.append(found)
                continue
            count = len(setter.blocks)
            self._act(setter, f"{key[0]}</w:p>")
            made = setter.blocks[-1] if len(setter.blocks) == count + 1 else None
            if key[1] and isinstance(made, Paragraph) and not made.ends:
                _remember(known, key, made)
        if last:
            self._act(setter, last)

    def _row(self, setter: Setter, xml: str) -> None:
        """Read a row from its start, or the end of one that holds tables."""
        key = setter.row_key(xml)
        if key is None:
            self._act(setter, f"{xml}</w:tr>")
        elif (found := self._rows.get(key)) is not None:
            setter.add_row(found)
        else:
            self._by_shape.read(setter, *key)
            if (made := setter.last_row) is not None:
                _remember(self._rows, key, made)

    def _act(self, setter: Setter, xml: str) -> None:
        """Take the steps that a stretch of markup and text means."""
        known, text = self._known, setter.text
        pieces = xml.split("</w:t>")
        last = pieces.pop()
        for piece in pieces:
            markup, _, words = piece.rpartition(">")
            steps = known.get(markup)
            for act, value in self._learn(markup) if steps is None else steps:
                act(setter, value)
            if words:
                text(words)
        for act, value in self._meaning(last):
            act(setter, value)

    def _meaning(self, markup: str) -> tuple[Step, ...]:
        """Return what a stretch of markup between two texts means."""
        steps = self._known.get(markup)
        return self._learn(markup) if steps is None else steps

    def _learn(self, markup: str) -> tuple[Step, ...]:
        """Understand a stretch of markup between two texts, and remember what it means."""
        found = _joined(list(_steps(markup if markup.endswith(">") else f"{markup}>")))
        _remember(self._known, markup, found)
        return found


def _remember(known: dict[_K, _V], key: _K, value: _V) -> None:
    if len(known) >= _MOST_PIECES:
        known.clear()
    known[key] = value


def _steps(markup: str) -> Iterator[tuple[str, Any]]:
    """Yield what a stretch of markup without text means for the layout: the name of each step and what it needs."""
    found = list(_MARKUP.finditer(markup))
    for at, tag in enumerate(found):
        held = found[at + 1][0] if at + 1 < len(found) else ""
        if tag["close"]:
            yield f"/{tag['close']}", None
        elif tag["open"]:
            yield from _opened(tag, held)
        elif tag["whole"] in {"drawing", "pict"} and (size := _INLINE.search(tag[0])):
            yield "picture", int(size[2]) / _EMU


def _opened(tag: re.Match[str], held: str) -> Iterator[tuple[str, Any]]:
    name, rest = tag["open"], dict(_ATTRIBUTE.findall(tag["rest"] or ""))
    if name == "p":
        yield name, Opening(_inside(held, "pPr"))
        if tag["empty"]:
            yield "/p", None
    elif name == "bookmarkStart":
        yield name, rest.get("name", "")
    elif name in {"br", "cr"}:
        yield ("page" if rest.get("type") in {"page", "column"} else "br"), None
    elif name in _HOLD:
        kind, meaning = _HOLD[name]
        yield name, meaning(_inside(held, kind))
    else:
        yield name, None


def _joined(steps: list[tuple[str, Any]]) -> tuple[Step, ...]:
    """Return the actions, without runs in which nothing stands, and with what comes together done in one go."""
    kept: list[tuple[str, Any]] = []
    for at, (name, value) in enumerate(steps):
        follows = steps[at + 1][0] if at + 1 < len(steps) else "text"
        plain = not value and at and steps[at - 1][0] == "p"
        if name != "r" or (follows in {"text", "tab", "noBreakHyphen"} and not plain):
            kept.append((name, value))
            if [n for n, _ in kept[-4:]] == ["/p", "/tc", "tc", "p"]:
                kept[-4:] = [("next", (kept[-2][1], value))]
    return tuple((_ACTIONS[name], value) for name, value in kept if name in _ACTIONS)


def _inside(fragment: str, name: str) -> str:
    """Return what a properties element holds, where the fragment is one."""
    if not fragment.startswith(f"<w:{name}"):
        return ""
    return fragment[fragment.index(">") + 1 : -len(name) - 5]


def _row(fragment: str) -> tuple[int, bool, bool, bool]:
    """Return a row's least height, whether that is exact, whether it stays whole, and whether it is a header."""
    found = properties(fragment)
    height = found.get("trHeight", {})
    return (
        number(height.get("val")), height.get("hRule") == "exact", is_on(found, "cantSplit"), is_on(found, "tblHeader")
    )  # fmt: skip


def _cell_width(fragment: str) -> int:
    width = properties(fragment).get("tcW", {})
    return number(width.get("w")) if width.get("type", "dxa") == "dxa" else 0


_HOLD: dict[str, tuple[str, Callable[[str], Any]]] = {
    "r": ("rPr", str),
    "tbl": ("tblPr", str),
    "tr": ("trPr", _row),
    "tc": ("tcPr", _cell_width),
}
_ACTIONS: dict[str, Callable[[Setter, Any], None]] = {
    "p": Setter.start, "/p": Setter.end, "r": Setter.run, "br": Setter.line_break, "page": Setter.page_break,
    "tab": Setter.tab, "noBreakHyphen": Setter.hyphen, "bookmarkStart": Setter.bookmark, "picture": Setter.picture,
    "tbl": Setter.table_start, "/tbl": Setter.table_end, "tr": Setter.row_start, "/tr": Setter.row_end,
    "tc": Setter.cell_start, "/tc": Setter.cell_end, "next": Setter.next_cell,
}  # fmt: skip
