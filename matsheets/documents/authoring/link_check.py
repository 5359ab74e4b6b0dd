"""Links and page numbers of a template whose place is gone; not those in contents lists, whose lines are made anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.tags import TemplateProblem, spot_of, text_of
from matsheets.documents.template.toc_field import read_switches
from matsheets.documents.template.wordml import W, fields_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELD = re.compile(r'\s*(?P<kind>(?:PAGE)?REF|HYPERLINK\s+\\l)\s+"?(?P<name>[^\s"\\]+)', re.IGNORECASE)
_BLOCK = re.compile(r"\{%(?:p|tr) \s*-?\s*(?P<word>if|for|elif|else|endif|endfor)\b[^{}]*%\}")
_LOOP = re.compile(r"\{%(?:p|tr) \s*-?\s*for\b")
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
        instructions = _instructions(root)
        for paragraph in root.iter(f"{W}p"):
            if paragraph in listed:
                continue
            asked = instructions.get(paragraph, ())
            paged = tuple(_bookmarks_asked_for(asked, ("PAGEREF",)))
            for name in dict.fromkeys((*paged, *_links(paragraph, asked))):
                if "{" not in name and name.casefold() not in known | _WORDS_OWN:
                    yield _missing_bookmark_problem(name, name in paged, paragraph, label, root)


def reach_warnings(root: _Element) -> Iterator[TemplateProblem]:
    """Yield each paragraph that points at a place which is not always there once: one in a loop or in a condition.

    Args:
        root: the part that holds the text, parsed.
    """
    listed = set(_in_contents_lists(root))
    blocks: dict[_Element, tuple[str, ...]] = {}
    places: dict[str, _Element] = {}
    open_tags: list[str] = []
    for element in root.iter(f"{W}p", f"{W}bookmarkStart"):
        look_at_the_clock()
        if element.tag == f"{W}p":
            _follow(text_of(element).strip(), open_tags)
            blocks[element] = tuple(open_tags)
        elif (paragraph := _owner(element)) is not None:
            places.setdefault(element.get(f"{W}name", "").casefold(), paragraph)
    instructions = _instructions(root)
    for paragraph, here in blocks.items():
        if paragraph in listed:
            continue
        asked = instructions.get(paragraph, ())
        linked = dict.fromkeys((*_bookmarks_asked_for(asked, ("PAGEREF",)), *_links(paragraph, asked)))
        for name in dict.fromkeys((*_bookmarks_asked_for(asked, ("REF", "PAGEREF")), *linked)):
            place = places.get(name.casefold())
            beyond = [tag for tag in blocks[place] if tag not in here] if place is not None else []
            # A cross-reference to what is not printed stops the document that has none (``cross_references``).
            if beyond and (name in linked or any(map(_LOOP.match, beyond))):
                loop = next((tag for tag in beyond if _LOOP.match(tag)), "")
                yield _reach_problem(name, loop, beyond[0], paragraph)


def _follow(text: str, open_tags: list[str]) -> None:
    """Open or close what a paragraph opens or closes that is nothing but a tag; each block is told from others like it."""
    found = _BLOCK.fullmatch(text)
    if found is None:
        return
    if found["word"] in {"endif", "endfor", "else", "elif"} and open_tags:
        opened = open_tags.pop()
        if found["word"] in {"else", "elif"}:
            open_tags.append(f"{text} of {opened}")
    elif found["word"] in {"if", "for"}:
        open_tags.append(text)


def _reach_problem(name: str, loop: str, condition: str, paragraph: _Element) -> TemplateProblem:
    root = paragraph.getroottree().getroot()
    spot = spot_of(paragraph, text_of(paragraph), "", root)
    if loop:
        what = (
            f"this line points to a place that {loop} repeats (bookmark {name}), so it cannot tell which one is meant."
        )
        return TemplateProblem("link-repeated", what, "Point to a place outside of the loop, or delete the line.", spot)
    what = f"this line points to a place that is there only where {condition} holds (bookmark {name})."
    return TemplateProblem("link-conditional", what, "Put the line under the same condition.", spot)


def _in_contents_lists(root: _Element) -> Iterator[_Element]:
    """Yield each paragraph that holds a line of a contents list."""
    for field in fields_in(root):
        if not read_switches(field.instruction):
            continue
        first, last = _owner(field.start), _owner(field.start if field.end is None else field.end)
        inside = False
        look_at_the_clock()
        for paragraph in root.iter(f"{W}p"):
            inside = inside or paragraph is first
            if inside:
                yield paragraph
            if paragraph is last:
                break


def _missing_bookmark_problem(
    name: str, paged: bool, paragraph: _Element, label: str, root: _Element
) -> TemplateProblem:
    does = "shows the page number of" if paged else "links to"
    return TemplateProblem(
        "link-gone", f"this line {does} a place that is not in the template any more (bookmark {name}).",
        f"Delete the line; or select the heading that it belongs to, choose Insert › Bookmark and name it {name}.",
        spot_of(paragraph, text_of(paragraph), label, root),
    )  # fmt: skip


def _links(paragraph: _Element, instructions: Sequence[str]) -> Iterator[str]:
    """Yield the bookmarks that a paragraph links to."""
    for link in paragraph.iter(f"{W}hyperlink"):
        if (name := link.get(f"{W}anchor")) and _owner(link) is paragraph:
            yield name
    yield from _bookmarks_asked_for(instructions, ("HYPERLINK",))


def _bookmarks_asked_for(instructions: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """Yield the bookmarks that fields of these kinds ask for."""
    for instruction in instructions:
        if (found := _FIELD.match(instruction)) and found["kind"].upper().split()[0] in kinds:
            yield found["name"]


def _instructions(root: _Element) -> Mapping[_Element | None, Sequence[str]]:
    """Return what the fields that start in a paragraph ask for, by the paragraph."""
    found: dict[_Element | None, list[str]] = {}
    for field in fields_in(root):
        found.setdefault(_owner(field.start), []).append(field.instruction)
    return found


def _owner(element: _Element) -> _Element | None:
    return next(element.iterancestors(f"{W}p"), None)
