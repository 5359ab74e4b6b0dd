"""Page and section breaks that stand in a tag's own paragraph, kept when that paragraph goes.

Why: LibreOffice Writer has no paragraph for a break alone. On saving it moves a break to the end of the paragraph before,
and where that paragraph is ``{%p endif %}``, the dialect would take the break away with it: pages on their side turn
upright, chapters run together. Here each such break gets a paragraph of its own, beside the tag, before anything is filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from matsheets.documents.template.tags import text_of
from matsheets.documents.template.wordml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_VANISHES = re.compile(r"\{[%{#]p ")
_KEPT = {"page", "column"}  # a break without a type only ends a line
_OFF = {"0", "false", "off"}
#: A line one point high, so that the paragraph takes no room at the top of the page that it begins.
_LINE = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}


def keep_breaks(root: _Element) -> int:
    """Give each break in a paragraph that will vanish a paragraph of its own; return how many there were.

    What stands before the tag in its paragraph, or was set with "page break before", goes before the tag; everything else,
    and the end of a section, after it: outside the block that the tag ends, or inside the one that it begins.
    """
    marks = list(root.iter(f"{W}sectPr", f"{W}pageBreakBefore", f"{W}br"))
    paragraphs = dict.fromkeys(paragraph for mark in marks for paragraph in mark.iterancestors(f"{W}p"))
    return sum(_keep(paragraph) for paragraph in paragraphs if _VANISHES.search(text_of(paragraph)))


def _page_breaks(paragraph: _Element) -> Iterator[_Element]:
    before = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
    if before is not None and before.get(f"{W}val") not in _OFF:
        yield before
    yield from (mark for mark in paragraph.iter(f"{W}br") if mark.get(f"{W}type") in _KEPT)


def _keep(paragraph: _Element) -> int:
    leading = [mark for mark in _page_breaks(paragraph) if _leads(mark, paragraph)]
    trailing = [mark for mark in _page_breaks(paragraph) if mark not in leading]
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    for mark in leading:
        paragraph.addprevious(_carrier(paragraph, mark.get(f"{W}type") or "page"))
    if section is not None:
        carrier = _carrier(paragraph, "")
        carrier[0].append(section)
        paragraph.addnext(carrier)
    for mark in reversed(trailing):
        paragraph.addnext(_carrier(paragraph, mark.get(f"{W}type") or "page"))
    return len(leading) + len(trailing) + (section is not None)


def _leads(mark: _Element, paragraph: _Element) -> bool:
    """Say whether a break stands before the paragraph's text."""
    if mark.tag == f"{W}pageBreakBefore":
        return True
    for element in paragraph.iter(f"{W}t", f"{W}br"):
        if element is mark:
            return True
        if element.tag == f"{W}t" and (element.text or "").strip():
            return False
    return False


def _carrier(beside: _Element, kind: str) -> _Element:
    """Return a paragraph one point high, with a break of a kind in it unless that is blank."""
    made = beside.makeelement(f"{W}p")
    properties = _child(made, "pPr")
    _child(properties, "spacing", **_LINE)
    _child(_child(properties, "rPr"), "sz", val="2")
    if kind:
        _child(_child(made, "r"), "br", type=kind)
    return made


def _child(parent: _Element, name: str, **attributes: str) -> _Element:
    made = parent.makeelement(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
    parent.append(made)
    return made
