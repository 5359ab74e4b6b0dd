r"""Page numbers in a contents list: each PAGEREF field's saved result, right before the document is first opened.

Why: Word shows the number that was saved in a field until someone updates the fields, and asks about it at every opening if
it is told to do so itself. So the document is laid out here, from what the template's styles say and the widths of letters,
and the number of the page on which each bookmark stands is written into the fields that ask for it (``PAGEREF name \h``).
A field that comes out wrong all the same is put right by Word with F9, since it stays a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from matsheets.documents.blocks import stacked
from matsheets.documents.flow import pages_of
from matsheets.documents.formats import Formats
from matsheets.documents.markup import Reader
from matsheets.documents.sections import Sheet, sheets_of
from matsheets.documents.template.wordml import last_start
from matsheets.documents.words import BYTE_BY_BYTE

# ASCII: the text is read byte by byte, and the bytes of some letters count as spaces otherwise ("à" ends with one).
_PAGEREF = re.compile(r'\s*PAGEREF\s+(?:"|&quot;)?([^\s"\\&<]+)(?:"|&quot;)?([^<]*)', re.ASCII)
_INSTRUCTION = re.compile(r"<w:instrText(?: [^>]*)?>([^<]*)</w:instrText>")
_MARK = re.compile(r'<w:fldChar [^>]*?w:fldCharType="(begin|separate|end)"')
_SIMPLE = re.compile(r'<w:fldSimple [^>]*?w:instr="([^"]*)"[^>]*>(?:(?!</w:fldSimple>).)*', re.DOTALL)
_RESULT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(?=</w:t>)")
_RELATION = re.compile(r"<Relationship [^>]*>")
_KEPT = 64


def asks_for_pages(part: bytes) -> bool:
    """Say whether a part has a field that shows a page number of another place."""
    return b"PAGEREF" in part


class Paginator:
    """Numbers the pages of the documents that one template makes."""

    def __init__(self, parts: Mapping[str, bytes], main: str) -> None:
        folder, _, file = main.rpartition("/")
        found = _relations(_text(parts, f"{folder}/_rels/{file}.rels"), folder)
        by_kind = dict(found.values())
        self._parts = {key: name for key, (_, name) in found.items()}
        self._reader = Reader(
            Formats(*(_text(parts, by_kind.get(kind, "")) for kind in ("styles", "numbering", "theme")))
        )
        self._heights: dict[tuple[bytes, int], float] = {}

    def number(self, document_xml: bytes, parts: Mapping[str, bytes]) -> bytes:
        """Return the same document with the right number in each field that shows the page of a bookmark.

        A field whose bookmark is not there keeps what it shows.

        Args:
            document_xml: ``word/document.xml``, filled.
            parts: the document's other parts, as far as they are known: its headers and footers, above all.
        """
        xml = document_xml.decode(BYTE_BY_BYTE)
        fields = list(_fields(xml))
        if not fields:
            return document_xml
        pages = self.pages(xml, parts)
        pieces: list[str] = []
        done = 0
        for start, end, name in fields:
            if name in pages:
                pieces += (xml[done:start], _showing(xml[start:end], str(pages[name])))
                done = end
        return "".join((*pieces, xml[done:])).encode(BYTE_BY_BYTE)

    def pages(self, xml: str, parts: Mapping[str, bytes]) -> dict[str, int]:
        """Return the page on which each bookmark stands, of a document that was decoded ``BYTE_BY_BYTE``."""
        sheets = [self._within(sheet, parts) for sheet in sheets_of(xml)]
        return pages_of(self._reader.read(xml, [s.width for s in sheets] or [Sheet().width]), sheets)

    def _within(self, sheet: Sheet, parts: Mapping[str, bytes]) -> Sheet:
        """Return a section's pages with the room that is left between a tall header and a tall footer."""
        ends = {
            (kind, which): self._height(parts.get(self._parts.get(key, "")), sheet)
            + (sheet.header_at - sheet.top if kind == "header" else sheet.footer_at - sheet.bottom)
            for kind, which, key in sheet.parts
        }
        heights = [
            sheet.height - max(0.0, ends.get(("header", which), 0.0)) - max(0.0, ends.get(("footer", which), 0.0))
            for which in ("default", "first" if sheet.has_first else "default")
        ]
        return sheet._replace(height=max(1440, round(heights[0])), first_height=max(1440, round(heights[1])))

    def _height(self, part: bytes | None, sheet: Sheet) -> float:
        if part is None:
            return 0.0
        key = (part, sheet.width)
        if key not in self._heights:
            if len(self._heights) > _KEPT:
                self._heights.clear()
            self._heights[key] = stacked(self._reader.read(part.decode(BYTE_BY_BYTE), [sheet.width]))
        return self._heights[key]


def _text(parts: Mapping[str, bytes], name: str) -> str:
    return parts.get(name, b"").decode(BYTE_BY_BYTE)


def _relations(rels: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return, for each relationship's id, its kind (``styles``, ``header``) and the part that it leads to."""
    found = {}
    for tag in _RELATION.findall(rels):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        target = attributes.get("Target", "")
        name = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], name)
    return found


def _fields(xml: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the saved result of each field for a page number starts and ends, and the bookmark, in order."""
    found = []
    for simple in _SIMPLE.finditer(xml) if "<w:fldSimple" in xml else ():
        if (asked := _PAGEREF.match(simple[1])) and "\\p" not in asked[2]:
            found.append((simple.end(1), simple.end(), asked[1]))
    open_fields: list[list[int]] = []  # where each begins, and where its result does
    first = last_start("w:p", xml, 0, at) if (at := xml.find("PAGEREF")) >= 0 else len(xml)
    last = xml.find("</w:p>", xml.rfind("PAGEREF"))
    for mark in _MARK.finditer(xml, first, last if last > 0 else len(xml)):
        if mark[1] == "begin":
            open_fields.append([mark.end(), -1])
        elif mark[1] == "separate" and open_fields:
            open_fields[-1][1] = mark.end()
        elif open_fields:
            begin, separate = open_fields.pop()
            if separate < 0:
                continue
            instruction = "".join(_INSTRUCTION.findall(xml, begin, separate))
            if (asked := _PAGEREF.match(instruction)) and "\\p" not in asked[2]:
                found.append((separate, mark.start(), asked[1]))
    yield from sorted(found)


def _showing(result: str, text: str) -> str:
    """Return a field's saved result with another text, in the character format that it has."""
    texts = iter([text])
    return _RESULT.sub(lambda found: found[1] + next(texts, ""), result)
