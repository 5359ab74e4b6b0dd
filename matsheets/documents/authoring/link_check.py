"""Links and page numbers of a template whose place is gone; not those in contents lists, whose lines are made anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from matsheets.documents.template.tags import TemplateProblem, W, spot_of, text_of
from matsheets.documents.template.toc_field import read_switches

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELD = re.compile(r'\s*(?P<kind>PAGEREF|HYPERLINK\s+\\l)\s+"?(?P<name>[^\s"\\]+)', re.IGNORECASE)
_WORDS_OWN = frozenset({"_top"})  # the start of the document: Word needs no bookmark for it


def link_problems(parts: Sequence[tuple[str, _Element]]) -> Iterator[TemplateProblem]:
    """Yield each paragraph that links to, or shows the page of, a bookmark that no part has; each bookmark once.

    Args:
        parts: the parts that are filled in, parsed, each with what people call it.
    """
    # Word takes capitals and small letters of a bookmark's name for the same.
    known = {
        bookmark.get(f"{W}name", "").casefold() for _, root in parts for bookmark in root.iter(f"{W}bookmarkStart")
    }
    for label, root in parts:
        listed = set(_in_contents_lists(root))
        for paragraph in root.iter(f"{W}p"):
            if paragraph in listed:
                continue
            paged = _asked(paragraph)
            for name in dict.fromkeys((*paged, *_anchors(paragraph))):
                if "{" not in name and name.casefold() not in known | _WORDS_OWN:
                    yield _gone(name, name in paged, paragraph, label, root)


def _in_contents_lists(root: _Element) -> Iterator[_Element]:
    """Yield each paragraph that holds a line of a contents list."""
    yield from (
        paragraph
        for field in root.iter(f"{W}fldSimple")
        if read_switches(field.get(f"{W}instr", "")) and (paragraph := _owner(field)) is not None
    )
    open_fields: list[str] = []
    for part in root.iter(f"{W}p", f"{W}fldChar", f"{W}instrText"):
        kind = part.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append("")
        elif kind == "end" and open_fields:
            open_fields.pop()
        elif part.tag == f"{W}instrText" and open_fields:
            open_fields[-1] += part.text or ""
        if (
            any(map(read_switches, open_fields))
            and (paragraph := part if part.tag == f"{W}p" else _owner(part)) is not None
        ):
            yield paragraph


def _gone(name: str, paged: bool, paragraph: _Element, label: str, root: _Element) -> TemplateProblem:
    does = "shows the page number of" if paged else "links to"
    return TemplateProblem(
        "link-gone", f"this line {does} a place that is not in the template any more (bookmark {name}).",
        f"Delete the line; or select the heading that it belongs to, choose Insert › Bookmark and name it {name}.",
        spot_of(paragraph, text_of(paragraph), label, root),
    )  # fmt: skip


def _anchors(paragraph: _Element) -> Iterator[str]:
    for link in paragraph.iter(f"{W}hyperlink"):
        if (name := link.get(f"{W}anchor")) and _owner(link) is paragraph:
            yield name
    for instruction in _instructions(paragraph):
        if (found := _FIELD.match(instruction)) and found["kind"].upper() != "PAGEREF":
            yield found["name"]


def _asked(paragraph: _Element) -> Set[str]:
    """Return the bookmarks whose page numbers a paragraph shows."""
    matches = map(_FIELD.match, _instructions(paragraph))
    return dict.fromkeys(found["name"] for found in matches if found and found["kind"].upper() == "PAGEREF").keys()


def _instructions(paragraph: _Element) -> Iterator[str]:
    """Yield what the fields that start in a paragraph ask for; a word processor may cut that into several runs."""
    open_fields: list[str] = []
    for part in paragraph.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if _owner(part) is not paragraph:
            continue
        kind = part.get(f"{W}fldCharType")
        if part.tag == f"{W}fldSimple":
            yield part.get(f"{W}instr", "")
        elif kind == "begin":
            open_fields.append("")
        elif part.tag == f"{W}instrText" and open_fields:
            open_fields[-1] += part.text or ""
        elif kind in {"separate", "end"} and open_fields:
            yield open_fields[-1]
            open_fields[-1] = ""
            if kind == "end":
                open_fields.pop()


def _owner(element: _Element) -> _Element | None:
    return next(element.iterancestors(f"{W}p"), None)
