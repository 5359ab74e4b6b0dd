"""The contents list: Word's own TOC field, whose entries are made anew from the headings of the filled document.

Each entry is a link to its heading, with the heading's number as Word counts it. Page numbers there are none: they depend on
the program and the fonts that a document is opened with. Word puts them in when somebody updates the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from html import escape, unescape
from typing import NamedTuple

from lxml import etree

from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.numbering import (
    Counter,
    Numbering,
    attribute,
    path_of,
    style_chains,
    value_of,
)
from matsheets.documents.template.toc_entries import ContentsEntry, TocStyle, with_entries
from matsheets.documents.template.toc_field import (
    BYTE_BY_BYTE,
    Switches,
    TocField,
    read_switches,
    toc_fields,
    with_complex_fields,
)
from matsheets.documents.template.wordml import W, last_start, parse

_ROOT = re.compile(r"<w:document[^>]*>")
_BOOKMARK = re.compile(r"<w:bookmarkStart [^>]*>")
_BOOKMARK_END = '<w:bookmarkEnd w:id="{}"/>'
_TEXT_BOX = re.compile(r"<w:txbxContent>.*?</w:txbxContent>", re.DOTALL)
_HEADING_NAME = re.compile(r"heading ([1-9])")
_TOC_NAME = re.compile(r"(?:toc|contents) ([1-9])")  # Word's name, and LibreOffice's
_BODY_TEXT = "9"  # the outline level of what is no heading
_LEFT_OUT = {f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "drawing", "pict", "object", "fldChar")}
_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_OFF = {"0", "false", "off"}


class _Heading(NamedTuple):
    """A heading that a list shows: where its paragraph stands in the XML, and its entry but for the link."""

    start: int
    end: int
    entry: ContentsEntry


class ContentsLists:
    """Rebuilds the contents lists of the documents that one template makes.

    Args:
        numbering: the lists and styles of the template.
        styles: its ``word/styles.xml``.
    """

    def __init__(self, numbering: Numbering, styles: bytes) -> None:
        self._numbering = numbering
        self._names: dict[str, str] = {}
        self._outline: dict[str, int] = {}
        self._toc_styles: dict[int, TocStyle] = {}
        for style_id, chain in style_chains(parse(styles)):
            name = value_of(chain[0], "name").casefold()
            self._names[style_id] = name
            outline = next(
                (found for style in chain if (found := value_of(style, "pPr/outlineLvl")).isdigit()), _BODY_TEXT
            )
            self._outline[style_id] = int(outline) + 1
            if toc := _TOC_NAME.fullmatch(name):
                self._toc_styles[int(toc[1])] = TocStyle(style_id, any(map(_has_stop, chain)))
        # Most documents of a template have the same headings.
        self._read = lru_cache(maxsize=32)(self._entries_of)
        self._write = lru_cache(maxsize=32)(partial(with_entries, styles=self._toc_styles))

    def rebuild(self, document_xml: bytes) -> bytes:
        """Return ``word/document.xml``, filled, with the entries of its contents lists made anew."""
        xml = with_complex_fields(document_xml.decode(BYTE_BY_BYTE))
        fields = list(toc_fields(xml))
        root = _ROOT.search(xml)
        if not fields or root is None:
            return document_xml
        bookmarks = _Bookmarks(xml)
        rebuilt: list[tuple[int, int, str]] = []
        asked: dict[str, list[_Heading]] = {}  # what each instruction asks for: of many lists, most ask for the same
        for field in fields:
            look_at_the_clock()
            if field.instruction not in asked:
                asked[field.instruction] = list(self._headings(xml, field, fields, root[0]))
            entries = tuple(
                heading.entry._replace(anchor=bookmarks.anchor_of(heading)) for heading in asked[field.instruction]
            )
            written = self._write(xml[field.start : field.end], root[0], field.instruction, field.marks, entries)
            rebuilt.append((field.start, field.end, written))
        pieces: list[str] = []
        done = 0
        for start, end, text in sorted([*rebuilt, *bookmarks.edits]):
            pieces += (xml[done:start], text)
            done = end
        return "".join((*pieces, xml[done:])).encode(BYTE_BY_BYTE)

    def _headings(self, xml: str, field: TocField, fields: Sequence[TocField], root: str) -> Iterator[_Heading]:
        """Yield the headings that a list asks for, in the order of the document."""
        levels = self._levels(field.switches)
        aside = [(other.start, other.end) for other in fields]
        if "<w:txbxContent" in xml:
            aside += [found.span() for found in _TEXT_BOX.finditer(xml)]
        places = list(_paragraphs(xml, levels.keys() | self._counted(levels), field.switches, aside))
        first, last = _stretch(xml, field.switches.bookmark)
        entries = self._read(field.instruction, root, "".join(xml[start:end] for start, end in places))
        for (start, end), entry in zip(places, entries, strict=True):
            if entry is not None and end > first and start < last:
                yield _Heading(start, end, entry)

    def _entries_of(self, instruction: str, root: str, paragraphs: str) -> tuple[ContentsEntry | None, ...]:
        """Return the entry of each paragraph that may be a heading, given all of these; None for one that has none."""
        switches = read_switches(instruction)
        assert switches is not None
        levels, counter = self._levels(switches), Counter(self._numbering)
        found: list[ContentsEntry | None] = []
        for paragraph in parse(f"{root}{paragraphs}</w:document>".encode(BYTE_BY_BYTE)):
            text = _text_of(paragraph, switches)
            deleted = not text and paragraph.find(path_of("pPr/rPr/del")) is not None  # under tracked changes
            number = None if deleted else counter.next(paragraph)
            label, suffix = (number.printed, number.levels[len(number.counts) - 1].suffix) if number else ("", "")
            level = _level(paragraph, levels, switches)
            found.append(ContentsEntry(level, label, suffix, text) if level and text else None)
        return tuple(found)

    def _levels(self, switches: Switches) -> Mapping[str, int]:
        """Return the level in the list of each style whose paragraphs are shown in it, by the style's Id."""
        found = {}
        for style_id, name in self._names.items():
            heading = _HEADING_NAME.fullmatch(name)
            if name in switches.styles:
                found[style_id] = switches.styles[name]
            elif heading and int(heading[1]) in switches.heading_levels:
                found[style_id] = int(heading[1])
            elif self._outline[style_id] in switches.outline_levels:
                found[style_id] = self._outline[style_id]
        return found

    def _counted(self, levels: Mapping[str, int]) -> Set[str]:
        """Return the Ids of the styles whose paragraphs count on the numbers of headings: the same list, no deeper level."""
        numbered = {style: place for style in self._names if (place := self._numbering.place_of_style(style))}
        deepest: dict[str, int] = {}
        for style in levels.keys() & numbered.keys():
            num, level = numbered[style]
            definition = self._numbering.lists[num].definition
            deepest[definition] = max(level, deepest.get(definition, 0))
        return {
            style
            for style, (num, level) in numbered.items()
            if level <= deepest.get(self._numbering.lists[num].definition, -1)
        }


def _has_stop(style: etree._Element) -> bool:
    """Say whether a style has a place of its own for the text behind a number."""
    stops = style.iterfind(f"{W}pPr/{W}tabs/{W}tab")
    indent = style.find(path_of("pPr/ind"))
    hangs = indent is not None and attribute(indent, "hanging") not in {"", "0"}
    return hangs or any(attribute(stop, "val") in {"left", "start", "num"} for stop in stops)


def _paragraphs(
    xml: str, styles: Set[str], switches: Switches, aside: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph stands that may be a heading or count on the numbers of one."""
    ids = "|".join(re.escape(escape(style).encode().decode(BYTE_BY_BYTE)) for style in sorted(styles))
    done = 0
    patterns = (rf'<w:pStyle w:val="(?:{ids})"', "<w:numPr>", *(["<w:outlineLvl "] if switches.outline_levels else []))
    # One by one, because ``re`` finds a pattern that begins with a long text several times as fast.
    for at in sorted(mark.start() for pattern in patterns for mark in re.finditer(pattern, xml)):
        look_at_the_clock()
        if any(start <= at < end for start, end in aside):
            continue
        start = last_start("w:p", xml, done, at)
        end = xml.find("</w:p>", at)
        while inside := next((box for box in aside if box[0] <= end < box[1]), None):
            end = xml.find("</w:p>", inside[1])
        if start >= 0 <= end:
            done = end + len("</w:p>")
            yield start, done


def _level(paragraph: etree._Element, levels: Mapping[str, int], switches: Switches) -> int:
    """Return a paragraph's level in the list; 0 where it is not shown."""
    properties = paragraph.find(path_of("pPr"))
    if properties is None:
        return 0
    level = levels.get(value_of(properties, "pStyle"), 0)
    if level or not switches.outline_levels:
        return level
    own = value_of(properties, "outlineLvl")
    return int(own) + 1 if own.isdigit() and int(own) + 1 in switches.outline_levels else 0


def _text_of(paragraph: etree._Element, switches: Switches) -> str:
    """Return what a heading says to its reader, without its number."""
    text = "".join(_pieces(paragraph))
    if not switches.keeps_tabs:
        text = text.replace("\t", " ")
    return (text if switches.keeps_breaks else text.replace("\n", " ")).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _LEFT_OUT and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(element: etree._Element) -> bool:
    if element.tag != f"{W}r":
        return str(element.tag).endswith("}AlternateContent")  # a drawing, as two programs understand it
    vanish = element.find(path_of("rPr/vanish"))
    return vanish is not None and attribute(vanish, "val") not in _OFF


def _stretch(xml: str, bookmark: str) -> tuple[int, int]:
    """Return where the stretch of the document stands that a bookmark holds; the whole of it for a blank name."""
    for mark in _BOOKMARK.finditer(xml) if bookmark else ():
        if _name(mark[0]).casefold() == bookmark.casefold():
            end = re.search(f'<w:bookmarkEnd [^>]*w:id="{re.escape(_attribute(mark[0], "id"))}"', xml)
            return mark.start(), end.start() if end else len(xml)
    return 0, 0 if bookmark else len(xml)


def _attribute(tag: str, name: str) -> str:
    return tag.partition(f' w:{name}="')[2].partition('"')[0]


def _name(bookmark: str) -> str:
    return unescape(_attribute(bookmark, "name").encode(BYTE_BY_BYTE).decode("utf-8"))


class _Bookmarks:
    """The bookmarks of headings: those that are there, and new ones where there are none.

    Attributes:
        edits: the paragraphs that change, each with where it stands.
    """

    def __init__(self, xml: str) -> None:
        self._xml = xml
        marks = _BOOKMARK.findall(xml) if "<w:bookmarkStart " in xml else []
        self._names = {_attribute(mark, "name").lower() for mark in marks}
        self._ids = {_attribute(mark, "id") for mark in marks}
        self._anchors: dict[int, str] = {}
        self._next = 1
        self.edits: list[tuple[int, int, str]] = []

    def anchor_of(self, heading: _Heading) -> str:
        """Return the name of a bookmark at a heading, and of no other's."""
        if heading.start not in self._anchors:
            marks = _BOOKMARK.findall(self._xml, heading.start, heading.end)
            names = [_name(mark) for mark in marks]
            free = [name for name in names if name not in {"_GoBack", *self._anchors.values()}]
            own = next((name for name in free if name.startswith("_Toc")), free[0] if free else "")
            self._anchors[heading.start] = own or self._put(heading, [name for name in names if name != "_GoBack"])
        return self._anchors[heading.start]

    def _put(self, heading: _Heading, repeated: Sequence[str]) -> str:
        """Put a new bookmark round a heading, and take away those that a loop has repeated."""
        while f"_toc{self._next:09d}" in self._names or str(self._next) in self._ids:
            self._next += 1
        number, name = self._next, f"_Toc{self._next:09d}"
        self._next += 1
        look_at_the_clock()
        text = self._xml[heading.start : heading.end]
        for mark in _BOOKMARK.findall(text):
            end = _BOOKMARK_END.format(_attribute(mark, "id"))
            if _name(mark) in repeated and end in text:
                text = text.replace(mark, "").replace(end, "")
        after = text.find("</w:pPr>", max(0, text.find("</w:pPrChange>"))) + len("</w:pPr>")
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        closed = text.rindex("</w:p>")
        made = f"{text[:after]}{mark}{text[after:closed]}{_BOOKMARK_END.format(number)}{text[closed:]}"
        self.edits.append((heading.start, heading.end, made))
        return name
