"""A page for a browser as somebody hands it to us: what it says of its own making, its words, and what would reach outside.

Nothing of it is run, followed or fetched. Left out of the words is
what does not stand on the page (its head), and the list of its sections, as a contents list is in Word. Words within a picture
are kept apart: the table beside it says the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from matsheets.documents.record.page_tokens import PageTag, tokens
from matsheets.errors import DocumentError

#: Bytes of a page at the most; ours are under a third of a million.
MAX_PAGE = 10_000_000
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_BLOCKS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "li",
        "dt",
        "dd",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "figure",
        "figcaption",
        "details",
        "summary",
        "caption",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "ul",
        "ol",
        "dl",
        "br",
        "body",
    ]
)
_VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})
_UNSEEN = frozenset({"head", "style", "script", "template", "nav"})
#: Elements that run something, load something, or send the reader somewhere by themselves.
_REACHING = frozenset(
    [
        "script",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "link",
        "base",
        "form",
        "input",
        "button",
        "audio",
        "video",
        "source",
        "track",
        "img",
        "picture",
        "image",
        "feimage",
        "foreignobject",
        "portal",
    ]
)
_ADDRESSES = frozenset(
    {"href", "xlink:href", "src", "srcset", "action", "formaction", "poster", "ping", "background", "data"}
)
_STYLE_REACHES = re.compile(r"@import|url\s*\(\s*(?!['\"]?#)|image-set|expression\s*\(|\\", re.IGNORECASE)


class PageBlock(NamedTuple):
    """A paragraph, a heading or an entry of a list: the name of its element, and its text."""

    tag: str
    text: str


@dataclass(slots=True)
class PageTable:
    """A table: rows of cells of paragraphs."""

    rows: list[list[list[str]]] = field(default_factory=list)


class PageText(NamedTuple):
    """What a page holds.

    Attributes:
        properties: what its ``meta`` elements say, by name.
        blocks: its paragraphs and tables, in order.
        drawn: the words in its pictures.
        reaches: what of it would run, or reach outside, in words.
    """

    properties: dict[str, str]
    blocks: Sequence[PageBlock | PageTable]
    drawn: Sequence[str]
    reaches: Sequence[str]


def is_page(content: bytes) -> bool:
    """Tell whether a file's bytes are a page for a browser."""
    return _START.match(content[:4096]) is not None


def read_page(content: bytes) -> PageText:
    """Read a page.

    Raises:
        DocumentError: it is larger than any page.
    """
    if len(content) > MAX_PAGE:
        what = f"is larger than {MAX_PAGE // 1_000_000} MB, as no page is that matsheets makes."
        raise DocumentError(None, what, "Name the page as it was made.", code="document-too-large")
    reader = _Reader()
    for token in tokens(content.decode("utf-8-sig", "replace")):
        if isinstance(token, str):
            reader.take_text(token)
            continue
        if token.begins:
            reader.begin(token)
        if token.ends and token.name not in _VOID:
            reader.end(token.name)
    reader.flush()
    return PageText(reader.properties, reader.blocks, reader.drawn, tuple(dict.fromkeys(reader.reaches)))


class _Reader:
    def __init__(self) -> None:
        self.properties: dict[str, str] = {}
        self.blocks: list[PageBlock | PageTable] = []
        self.drawn: list[str] = []
        self.reaches: list[str] = []
        self._text: list[str] = []
        self._tag = "p"
        self._unseen: list[str] = []
        self._pictures = 0
        self._tables: list[PageTable] = []
        self._style = False

    def begin(self, found: PageTag) -> None:
        """Take in the beginning of an element."""
        tag, given = found.name, found.attributes
        self._look_at(tag, given)
        if tag == "meta":
            self.properties.setdefault(given.get("name", ""), given.get("content", ""))
        if tag == "svg":
            self.flush()
            self._pictures += 1
        if self._pictures and tag in {"text", "tspan", "title", "desc"}:
            self.flush()
        if tag in _UNSEEN:
            self.flush()
            self._unseen.append(tag)
        self._style = tag == "style"
        if tag in _BLOCKS and not self._pictures:
            self.flush()
            self._tag = tag
            self._begin(tag)

    def _begin(self, tag: str) -> None:
        if tag == "table":
            self._tables.append(PageTable())
            self.blocks.append(self._tables[-1])
        elif self._tables and tag == "tr":
            self._tables[-1].rows.append([])
        elif self._tables and tag in {"td", "th"}:
            if not self._tables[-1].rows:
                self._tables[-1].rows.append([])
            self._tables[-1].rows[-1].append([])

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        self._style = False
        if tag in _UNSEEN and tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
            self._text.clear()
        if self._pictures and tag in {"text", "title", "desc", "svg"}:
            self.flush()
        if tag == "svg" and self._pictures:
            self._pictures -= 1
        elif tag in _BLOCKS and not self._pictures:
            self.flush()
            self._tag = "p"
            if tag == "table" and self._tables:
                self._tables.pop()

    def take_text(self, data: str) -> None:
        """Take in a text."""
        if self._style and _STYLE_REACHES.search(data):
            self.reaches.append("a style that loads something (@import or url)")
        if not self._unseen:
            self._text.append(data)

    def flush(self) -> None:
        """End the paragraph that is being read."""
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if not text or self._unseen:
            return
        if self._pictures:
            self.drawn.append(text)
        elif self._tables and self._tables[-1].rows and self._tables[-1].rows[-1] and self._tag != "caption":
            self._tables[-1].rows[-1][-1].append(text)
        else:
            self.blocks.append(PageBlock(self._tag, text))

    def _look_at(self, tag: str, given: dict[str, str]) -> None:
        """Note what of an element would run something or reach outside the page."""
        if tag in _REACHING:
            self.reaches.append(f"the element <{tag}>")
        if tag == "meta" and given.get("http-equiv", "").casefold() == "refresh":
            self.reaches.append("a page that goes on to another by itself (meta refresh)")
        for name, value in given.items():
            link = tag == "a" and name == "href" and re.match(r"(?:https?://|mailto:)", value.strip(), re.IGNORECASE)
            if name.startswith("on"):
                self.reaches.append(f"the attribute {name}")
            elif name in _ADDRESSES and not value.strip().startswith("#") and not link:
                self.reaches.append(f'the address "{value[:60]}" in {name}')
            elif name == "style" and _STYLE_REACHES.search(value):
                self.reaches.append("a style that loads something (@import or url)")
