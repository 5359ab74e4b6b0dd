"""The pages that people read: their blocks, found by fence, language and the comment above each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_TABLE = re.compile(r"^<!-- typed into: [^>]* -->\n((?:\|.*\n)+)", re.MULTILINE)
_COMMENT = re.compile(r"<!-- ([^>]*) -->\n\Z")


class Block(NamedTuple):
    """A fenced block of a page, or a table that its reader types into a workbook."""

    place: str
    """Page and line, for messages."""
    language: str
    marker: str
    """What the HTML comment on the line above says; empty where there is none."""
    text: str


def _block(page: Path, above: str, language: str, text: str) -> Block:
    comment = _COMMENT.search(above)
    place = f"{page.name}, line {above.count(chr(10)) + 1}"
    return Block(place, language, comment[1] if comment else "", text)


def blocks(page: Path) -> Iterator[Block]:
    """Yield the blocks of a page in the order in which they stand."""
    text = page.read_text(encoding="utf-8")
    found = {fence.start(): (fence[1], fence[2]) for fence in _FENCE.finditer(text)}
    found |= {table.start(1): ("table", table[1]) for table in _TABLE.finditer(text)}
    for start, (language, block) in sorted(found.items()):
        yield _block(page, text[:start], language, block)


def prose(page: Path) -> str:
    """Return a page without its blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))
