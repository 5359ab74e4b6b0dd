"""What a sheet prints at the top and at the foot of its pages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from matsheets.model.cells import clean_text, fold
from matsheets.model.sheet_objects import ObjectKind, SheetObject
from matsheets.workbook.read.shared_strings import tags

_NAMES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
#: By tag, the names of the elements that hold it: for all pages, or for even pages and the first apart.
PAGE_NAMES = dict(zip(tags(*_NAMES), _NAMES, strict=True))
#: How many of one sheet that differ are taken in: it has six, and six more in each view that somebody keeps of it.
MOST_PAGE_TEXTS = 32
_ELEMENT = re.compile(rb"<(?:[^\s<>/:]*:)?(%b)(?:\s[^<>]*)?>([^<]+)<" % "|".join(_NAMES).encode())
#: A code: where a section starts; a font, a size, a colour, a style; what the program puts in (page, date, file, tab).
_CODE = re.compile(r'&(?:([&LCR])|"[^"]*"|[0-9]{1,3}|K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|.)', re.DOTALL)
#: What stands with the numbers of pages.
_PAGE_WORDS = frozenset({"", "page", "of", "page of", "/", "page /", "-"})
_LONGEST = 2_000  # characters; a program allows 255
_CUT = 90  # characters of a trust's name that may be cut in a footer, and less than all that it has there


def page_texts_in(xml: bytes) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of these elements in a piece of a sheet."""
    for name, text in _ELEMENT.findall(xml):
        yield name.decode(), html.unescape(text.decode(errors="replace"))


def sections_of(text: str) -> Iterator[str]:
    """Yield what somebody may have typed in the sections of a header or footer, without its codes and the words for pages."""
    pieces: list[str] = []
    at = 0
    text = text[:_LONGEST]
    for code in (*_CODE.finditer(text), None):
        pieces.append(text[at : code.start() if code else len(text)])
        if code is None or code[1] in ("L", "C", "R"):
            words = " ".join(clean_text("".join(pieces)).text.split())
            if fold(words) not in _PAGE_WORDS:
                yield words
            pieces.clear()
        elif code[1]:
            pieces.append("&")
        at = code.end() if code else at


def typed_objects(objects: Iterable[SheetObject], trusts: Callable[[], Iterable[str]]) -> Iterator[SheetObject]:
    """Yield the objects that somebody put on the tabs: all but the footers that matsheets prints, the trust's name.

    Args:
        objects: what lies on the tabs.
        trusts: gives the trust's names; it is asked only where there is a footer.
    """
    names: frozenset[str] | None = None
    for found in objects:
        if found.kind is ObjectKind.PAGE_FOOTER:
            names = frozenset(map(_name, trusts())) if names is None else names
            said = _name(found.text)
            if said in names or (len(said) >= _CUT and any(name.startswith(said) for name in names)):
                continue
        yield found


def _name(text: str) -> str:
    return fold(text[:_LONGEST]).rstrip(" .…")
