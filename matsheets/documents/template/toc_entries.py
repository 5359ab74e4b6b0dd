"""The entries of a contents list, as Word writes them: a paragraph each, in the style of its level, all of it a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from lxml import etree

from matsheets.documents.template.numbering import attribute, path_of
from matsheets.documents.template.toc_field import BYTE_BY_BYTE, field_code, field_mark
from matsheets.documents.template.wordml import W, parse

_INDENT, _STOP = 220, 440  # twentieths of a point for each level, as Word has them
_NO_ENTRIES = ("", "", "<w:r><w:t>No table of contents entries found.</w:t></w:r>")  # what Word shows


class TocStyle(NamedTuple):
    """A style of entries, and whether it has a place of its own for the text behind a number."""

    style_id: str
    has_stop: bool


class ContentsEntry(NamedTuple):
    """One entry: its level, the heading's number and what stands behind that, its text, and the bookmark it leads to."""

    level: int
    number: str
    suffix: str
    text: str
    anchor: str = ""


def with_entries(
    old: str,
    root: str,
    instruction: str,
    marks: tuple[int, int],
    entries: Sequence[ContentsEntry],
    styles: Mapping[int, TocStyle],
) -> str:
    """Return the paragraphs of a contents list with other entries; as they were where they are no whole paragraphs.

    Args:
        old: the paragraphs, decoded ``BYTE_BY_BYTE``.
        root: the document's first tag, which names the namespaces.
        instruction: the field's.
        marks: which of the field characters in the paragraphs begin and end the list.
        entries: what it is to show.
        styles: the styles of entries, by level.
    """
    try:
        region = parse(f"{root}{old}</w:document>".encode(BYTE_BY_BYTE))
    except etree.XMLSyntaxError:  # it begins in one cell or content control, and ends in another
        return old
    characters = list(region.iter(f"{W}fldChar"))
    begin, end = (characters[place] for place in marks)
    first, last = region[0], region[-1]
    before = [node for node in list(first)[: _place(first, begin)] if node.tag != f"{W}pPr"]
    result, after = list(last)[: _place(last, end)], list(last)[_place(last, end) + 1 :]
    alone = _stands_alone(first, last, result)
    page_break = "<w:pageBreakBefore/>" if first.find(path_of("pPr/pageBreakBefore")) is not None else ""
    properties = last.findall(f"{W}pPr") if alone else []
    halves = [*properties, *_half_bookmarks(region, [*before, *after])]

    opening = (
        f"{_inner(region, before)}<w:r>{_inner(region, [begin])}</w:r>{field_code(escape(instruction, quote=False))}"
    )
    closing = f"{_inner(region, halves)}<w:r>{_inner(region, [end])}</w:r>{_inner(region, after)}"
    paragraphs = [
        f"<w:p><w:pPr>{style}{'' if number else page_break}{layout}</w:pPr>"
        f"{'' if number else opening + field_mark('separate')}{link}"
        for number, (style, layout, link) in enumerate([_parts(entry, styles) for entry in entries] or [_NO_ENTRIES])
    ]
    if alone:
        paragraphs.append("<w:p>")
    return f"{'</w:p>'.join(paragraphs)}{closing}</w:p>".encode().decode(BYTE_BY_BYTE)


def _place(paragraph: etree._Element, node: etree._Element) -> int:
    """Return which child of a paragraph holds a node."""
    while (parent := node.getparent()) is not None and parent is not paragraph:
        node = parent
    return paragraph.index(node)


def _stands_alone(first: etree._Element, last: etree._Element, result: Sequence[etree._Element]) -> bool:
    """Say whether the list ends in a paragraph without an entry, or in one that ends a section and so has to stay."""
    holds_entry = any(next(node.iter(f"{W}t"), None) is not None for node in result)
    return (last is not first and not holds_entry) or last.find(path_of("pPr/sectPr")) is not None


def _half_bookmarks(region: etree._Element, kept: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Yield the starts and ends of bookmarks whose other half stands outside of what goes."""
    stays = {mark for node in kept for mark in node.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")}
    goes = [mark for mark in region.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd") if mark not in stays]
    ids = [attribute(mark, "id") for mark in goes]
    yield from (mark for mark, number in zip(goes, ids, strict=True) if ids.count(number) == 1)


def _inner(region: etree._Element, nodes: Sequence[etree._Element]) -> str:
    """Return nodes as XML that names no namespaces, for a document that has them named already."""
    region[:] = nodes
    text = etree.tostring(region, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("</")] if nodes else ""


def _parts(entry: ContentsEntry, styles: Mapping[int, TocStyle]) -> tuple[str, str, str]:
    """Return an entry's style, its other layout and its link, as XML.

    Where the template has no style for its level, the entry has that of the nearest level above, further in.
    """
    level = max((level for level in styles if level <= entry.level), default=0)
    style = styles.get(level, TocStyle("", has_stop=False))
    number = layout = ""
    if entry.number:
        number = f"<w:r>{_text(entry.number)}</w:r>"
        if entry.suffix == "tab":
            number += "<w:r><w:tab/></w:r>"
            if not style.has_stop or level < entry.level:
                layout = f'<w:tabs><w:tab w:val="left" w:pos="{_STOP * entry.level}"/></w:tabs>'
        elif entry.suffix == "space":
            number += f"<w:r>{_text(' ')}</w:r>"
    if level < entry.level:
        layout += f'<w:ind w:left="{_INDENT * (entry.level - max(level, 1))}"/>'
    named = f'<w:pStyle w:val="{escape(style.style_id)}"/>' if style.style_id else ""
    link = f'<w:hyperlink w:anchor="{escape(entry.anchor)}" w:history="1">{number}<w:r>{_words(entry.text)}</w:r>'
    return named, layout, f"{link}</w:hyperlink>"


def _words(text: str) -> str:
    lines = ("<w:tab/>".join(map(_text, line.split("\t"))) for line in text.split("\n"))
    return "<w:br/>".join(lines)


def _text(words: str) -> str:
    space = ' xml:space="preserve"' if words != words.strip() else ""
    return f"<w:t{space}>{escape(words, quote=False)}</w:t>"
