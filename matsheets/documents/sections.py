"""The sections of a document: the size of their pages, and how each starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from matsheets.documents.formats import is_on, number, properties


class Sheet(NamedTuple):
    """The pages of a section, in twentieths of a point.

    Attributes:
        height: of the text; ``first_height`` on its first page, where a header or footer of its own is taller.
        start: how it starts: ``nextPage``, ``continuous``, ``evenPage``, ``oddPage``.
        first_number: the number of its first page, where it does not go on from the section before.
        parts: relationship ids of its headers and footers, by ``header``/``footer`` and kind.
    """

    width: int = 9638
    height: int = 14287
    first_height: int = 0
    top: int = 1304
    bottom: int = 1247
    start: str = "nextPage"
    first_number: int | None = None
    has_first: bool = False
    header_at: int = 624
    footer_at: int = 567
    parts: tuple[tuple[str, str, str], ...] = ()


def sheets_of(xml: str) -> Iterator[Sheet]:
    """Yield the sections of a document, in order."""
    at = xml.find("<w:sectPr")
    while at >= 0:
        end = xml.find("</w:sectPr>", at)
        if end < 0:
            return
        yield _sheet(xml[at:end])
        at = xml.find("<w:sectPr", end)


@lru_cache(maxsize=64)
def _sheet(fragment: str) -> Sheet:
    found = properties(fragment)
    size, margin, numbers = found.get("pgSz", {}), found.get("pgMar", {}), found.get("pgNumType", {})
    width, height = number(size.get("w"), 11906), number(size.get("h"), 16838)
    top, bottom = abs(number(margin.get("top"), 1440)), abs(number(margin.get("bottom"), 1440))
    gutter = number(margin.get("gutter"))
    columns = number(found.get("cols", {}).get("num"), 1) or 1
    inside = width - number(margin.get("left"), 1440) - number(margin.get("right"), 1440) - gutter
    space = number(found.get("cols", {}).get("space"), 720)
    return Sheet(
        width=max(720, (inside - space * (columns - 1)) // columns),
        height=max(1440, height - top - bottom),
        top=top,
        bottom=bottom,
        start=found.get("type", {}).get("val", "nextPage"),
        first_number=number(numbers["start"]) if "start" in numbers else None,
        has_first=is_on(found, "titlePg"),
        header_at=number(margin.get("header"), 708),
        footer_at=number(margin.get("footer"), 708),
        parts=tuple(re.findall(r'<w:(header|footer)Reference [^>]*?w:type="(\w+)"[^>]*?r:id="([^"]+)"', fragment)),
    )
