r"""Word's TOC field: which headings its switches ask for, and where it stands in a document's XML.

The switches that are understood: ``\o "1-3"`` (built-in heading styles), ``\t "Style,level"`` (others), ``\u`` (outline
levels), ``\b bookmark`` (a stretch of the document), ``\w`` and ``\x`` (tabs and line breaks of headings are kept). Page
numbers (``\n``, ``\p``) and links (``\h``, ``\z``) make no difference to which headings there are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.wordml import last_start

#: How a document's XML is decoded here: each byte is a letter, and what is not ASCII is understood where it is read.
#: Why: a document has one dash or curly quote at least, and then takes twice the memory as a text, and its time.
BYTE_BY_BYTE = "latin-1"
_MARK = re.compile(r'[^>]*?w:fldCharType="(begin|separate|end)"')
_OPENING = "<w:fldChar "
_INSTRUCTION = re.compile(r"<w:instrText(?: [^>]*)?>([^<]*)</w:instrText>")
_SIMPLE = re.compile(
    r'<w:fldSimple [^>]*?w:instr="(\s*TOC\b[^"]*)"[^>]*>(.*?)</w:fldSimple>', re.DOTALL | re.IGNORECASE
)
_SWITCH = re.compile(r'\\([a-z])\s*(?:"([^"]*)"|([^\s\\"]+))?', re.IGNORECASE)
_RANGE = re.compile(r"\s*([1-9])\s*-\s*([1-9])\s*")
_ALL_LEVELS = range(1, 10)
_NO_HEADINGS = frozenset("acf")  # lists of captions, of figures and of TC fields


class Switches(NamedTuple):
    """What a TOC field asks for.

    Attributes:
        heading_levels: of the built-in heading styles.
        styles: the level of other styles, by their names in small letters.
        outline_levels: of paragraphs and styles that are headings by their outline level.
        bookmark: what the list is limited to, or a blank string.
        keeps_tabs: whether a tab in a heading stays one.
        keeps_breaks: whether a line break in a heading stays one.
    """

    heading_levels: range
    styles: Mapping[str, int]
    outline_levels: range
    bookmark: str
    keeps_tabs: bool
    keeps_breaks: bool


def read_switches(instruction: str) -> Switches | None:
    """Return what a field asks for; None where it lists no headings."""
    name, _, rest = instruction.strip().partition(" ")
    if name.upper() != "TOC":
        return None
    given = {found[1].lower(): found[2] or found[3] or "" for found in _SWITCH.finditer(rest)}
    by_default = not given.keys() & {"o", "t", "u"}
    if by_default and given.keys() & _NO_HEADINGS:
        return None
    limits = _RANGE.fullmatch(given.get("o", ""))
    levels = range(int(limits[1]), int(limits[2]) + 1) if limits else _ALL_LEVELS
    none = range(0)
    return Switches(
        levels if by_default or "o" in given else none,
        dict(_style_levels(given.get("t", ""))),
        levels if "u" in given else none,
        given.get("b", ""),
        "w" in given,
        "x" in given,
    )


def _style_levels(listed: str) -> Iterator[tuple[str, int]]:
    """Yield each style's name and its level; Word separates them as the computer's region does, with commas or semicolons."""
    names = [part.strip() for part in re.split("[,;]", listed)]
    for name, level in zip(names[::2], [*names[1::2], ""], strict=False):
        if name:
            yield name.casefold(), int(level) if re.fullmatch("[1-9]", level) else 1


class TocField(NamedTuple):
    """A contents list in a document's XML.

    Attributes:
        instruction: the field's.
        start: where the paragraph starts in which the field begins.
        end: behind the paragraph in which it ends.
        marks: which of the field characters between ``start`` and ``end`` begin and end it.
    """

    instruction: str
    switches: Switches
    start: int
    end: int
    marks: tuple[int, int]


def may_have_toc_field(part: bytes) -> bool:
    """Say whether a part has fields at all; their instructions may be cut in pieces anywhere."""
    return b"<w:instrText" in part or b"<w:fldSimple " in part


def with_complex_fields(xml: str) -> str:
    """Return a document's XML in which no contents list is a simple field, which can hold one paragraph only."""
    return _SIMPLE.sub(_complex_field, xml) if "<w:fldSimple " in xml else xml


def _complex_field(simple: re.Match[str]) -> str:
    opening = field_mark("begin") + field_code(simple[1]) + field_mark("separate")
    return f"{opening}{simple[2]}{field_mark('end')}"


def field_code(instruction: str) -> str:
    """Return the run that holds a field's instruction, which is escaped for XML."""
    return f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'


def field_mark(kind: str) -> str:
    """Return the run with a field character: ``begin``, ``separate`` or ``end``."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def toc_fields(xml: str) -> Iterator[TocField]:
    """Yield the contents lists of a document's XML, in order; one that begins in a paragraph of the one before is left out."""
    marks = list(_marks(xml))
    opened: list[tuple[int, int]] = []  # where each open field begins, and where its instruction ends
    done = 0
    for number, (place, kind) in enumerate(marks):
        if kind == "begin":
            opened.append((number, -1))
        elif not opened:
            continue
        elif kind == "separate":
            opened[-1] = (opened[-1][0], place)
        else:
            begin, separate = opened.pop()
            at = marks[begin][0]
            code = _INSTRUCTION.findall(xml, at, separate if separate >= 0 else place)
            instruction = unescape("".join(code).encode(BYTE_BY_BYTE).decode("utf-8"))
            switches = read_switches(instruction)
            start = last_start("w:p", xml, done, at) if switches else -1
            end = xml.find("</w:p>", place)
            if switches is None or start < 0 or end < 0:
                continue
            done = end + len("</w:p>")
            look_at_the_clock()
            before = max(0, begin - bisect_left(marks, (start, "")))
            yield TocField(instruction, switches, start, done, (before, before + number - begin))


def _marks(xml: str) -> Iterator[tuple[int, str]]:
    """Yield where each field character stands, and its kind."""
    at = xml.find(_OPENING)
    while at >= 0:
        if found := _MARK.match(xml, at + len(_OPENING)):
            yield at, found[1]
        at = xml.find(_OPENING, at + 1)
