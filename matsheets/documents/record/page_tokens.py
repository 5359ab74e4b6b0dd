"""A page for a browser as tags and texts, read once from its beginning to its end, in time that is in line with its length.

Why our own: the standard library's parser takes minutes for half a megabyte of ``<a`` (each unfinished tag is looked through to the
end of the page), and a page may have been made by anybody. What is a tag and what is text is decided as browsers do it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)\s*(=?)\s*")
_BETWEEN, _UNQUOTED = re.compile(r"[\s/]*"), re.compile(r"[^\s>]*")
#: Elements whose content is text, whatever it looks like.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


class PageTag(NamedTuple):
    """A tag: the element's name in small letters, its attributes, and whether it begins the element, ends it, or both."""

    name: str
    attributes: dict[str, str]
    begins: bool
    ends: bool


class _Page:
    """The text of a page, in which what is not found once is not looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lost: set[str] = set()

    def find(self, what: str, start: int) -> int:
        """Return where something stands next; the end of the page where it does not."""
        found = -1 if what in self._lost else self.text.find(what, start)
        if found < 0:
            self._lost.add(what)
        return found if found >= 0 else len(self.text)

    def find_end(self, element: str, start: int) -> int:
        """Return where the end tag of an element stands next; the end of the page where it does not."""
        what = f"</{element}"
        found = None if what in self._lost else re.compile(re.escape(what), re.IGNORECASE).search(self.text, start)
        if found is None:
            self._lost.add(what)
        return found.start() if found else len(self.text)


def tokens(text: str) -> Iterator[PageTag | str]:
    """Yield a page's tags, and the texts between them with their entities resolved."""
    page, at = _Page(text), 0
    while at < len(text):
        start = text.find("<", at)
        if start != at:
            yield unescape(text[at : start if start >= 0 else len(text)])
        if start < 0:
            return
        following = text[start + 1 : start + 2]
        if following and following in "!?":
            comment = text.startswith("<!--", start)
            at = page.find("-->", start + 4) + 3 if comment else page.find(">", start) + 1
            continue
        ends = following == "/"
        name = _NAME.match(text, start + 1 + ends)
        if name is None:
            yield "<"
            at = start + 1
            continue
        element = name[0].lower()
        attributes, at = _attributes(page, name.end())
        closed = text[at - 2 : at] == "/>"
        yield PageTag(element, attributes, not ends, ends or closed)
        if element in _RAW and not ends:
            stop = page.find_end(element, at)
            yield text[at:stop] if element in {"script", "style"} else unescape(text[at:stop])
            at = stop


def _attributes(page: _Page, at: int) -> tuple[dict[str, str], int]:
    """Return the attributes of a tag, and where it ends."""
    found: dict[str, str] = {}
    text, end = page.text, len(page.text)
    while at < end:
        named = _ATTRIBUTE.match(text, at)
        if named is None:
            between = _BETWEEN.match(text, at)
            at = between.end() if between else at
            if text[at : at + 1] == ">":
                return found, at + 1
            at += 1
            continue
        at, value = named.end(), ""
        if named[2] and text[at : at + 1] in {'"', "'"}:
            stop = page.find(text[at], at + 1)
            value, at = text[at + 1 : stop], stop + 1
        elif named[2]:
            unquoted = _UNQUOTED.match(text, at)
            value = unquoted[0] if unquoted else ""
            at += len(value)
        found.setdefault(named[1].lower(), unescape(value))
    return found, end
