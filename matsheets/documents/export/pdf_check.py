"""Whether a PDF holds the text of the Word document that it was made from.

*Why?* LibreOffice 7.4 has left rows out of nearly full tables without a word. What a board receives as PDF has to be whole.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matsheets.documents.export.pdf_text import paragraphs_in
from matsheets.documents.template.wordml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What LibreOffice may set elsewhere or not at all: text boxes, and what stands in for them in older programs; and fields.
_ASIDE = frozenset(
    {f"{W}txbxContent", f"{W}fldSimple", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
#: Fields whose results are words of the document: contents lists and links. Others are worked out anew.
_SHOWN = (["TOC"], ["HYPERLINK"])


def missing_text(document: bytes, pdf: bytes) -> str | None:
    """Return the first text of a Word document's body that the PDF made from it does not hold, or None where it holds all.

    Compared are paragraphs, in running text and in tables, each by the letters and digits in it, whatever their order: the
    two programs differ in capitals, ligatures, hyphens and spaces, and a PDF has the letters of a substitute font last.
    Page numbers and other results of fields are left out, text boxes and hidden text too.

    Raises:
        UnreadableTextError: the PDF does not say what its text is.
        UnusablePdfError: it is no PDF that can be opened.
    """
    wanted = list(_paragraphs(document))
    left = _unmatched([_letters(text) for text in wanted], paragraphs_in(pdf))
    if not left:
        return None
    counts = Counter(wanted)
    gone = Counter(wanted[number] for number in left)
    # A text that stands there as often as in the document is told from one that stands there once less than it should.
    sure = next((text for text in wanted if counts[text] == gone[text]), None)
    return " ".join((sure or wanted[left[0]]).split())


def _letters(text: str) -> str:
    # The capital of a dotless i is an I like any other.
    plain = unicodedata.normalize("NFKD", text).casefold().replace("ı", "i")
    return "".join(sorted(filter(str.isalnum, plain)))


def _unmatched(wanted: Sequence[str], given: Sequence[Sequence[str]]) -> list[int]:
    """Return the numbers of the paragraphs that are not among those given; each of these stands for one."""
    waiting = {number: letters for number, letters in enumerate(wanted) if letters}
    free = {number: _letters("".join(pieces)) for number, pieces in enumerate(given)}
    _take(waiting, free)
    # The first piece of a paragraph in a list is its number.
    _take(waiting, {number: _letters("".join(given[number][1:])) for number in free}, free)
    for number in sorted(waiting, key=lambda number: (-len(waiting[number]), number)):
        letters = Counter(waiting[number])
        # What a field shows stands in the PDF only; the paragraph with least beside these letters is the one.
        around = [at for at, others in free.items() if letters <= Counter(others)]
        if around:
            del free[min(around, key=lambda at: len(free[at]))], waiting[number]
    return sorted(waiting)


def _take(waiting: dict[int, str], free: dict[int, str], also: dict[int, str] | None = None) -> None:
    """Take away what stands in both."""
    places: dict[str, list[int]] = {}
    for at in reversed(free):
        places.setdefault(free[at], []).append(at)
    for number, letters in list(waiting.items()):
        if places.get(letters):
            del waiting[number], (free if also is None else also)[places[letters].pop()]


# --- the document --------------------------------------------------------------------------------------------------


def _paragraphs(document: bytes) -> Iterator[str]:
    """Yield what each paragraph of the body says; one with a page's or a column's break in it is two."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        root = etree.fromstring(package.read("word/document.xml"), parser)
        listed = package.read("word/styles.xml") if "word/styles.xml" in package.namelist() else b"<none/>"
    hidden = {
        style.get(f"{W}styleId")
        for style in etree.fromstring(listed, parser).iter(f"{W}style")
        if _is_on(style.find(f"{W}rPr/{W}vanish"))
    }
    fields: list[str] = []  # the instruction of each open one
    for paragraph in root.iter(f"{W}p"):
        if not any(around.tag in _ASIDE for around in paragraph.iterancestors()):
            yield from "".join(_said(paragraph, fields, hidden)).split("\f")


def _said(paragraph: _Element, fields: list[str], hidden: set[str | None]) -> Iterator[str]:
    if paragraph.find(f"{W}pPr/{W}framePr[@{W}dropCap]") is not None:
        return  # a large first letter, which LibreOffice puts into the paragraph that it begins
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    unseen = style is not None and style.get(f"{W}val") in hidden
    for run in paragraph.iter(f"{W}r"):
        if any(around.tag in _ASIDE for around in run.iterancestors()):
            continue
        vanish, named = run.find(f"{W}rPr/{W}vanish"), run.find(f"{W}rPr/{W}rStyle")
        by_style = unseen or (named is not None and named.get(f"{W}val") in hidden)
        left_out = by_style if vanish is None else _is_on(vanish)
        left_out = left_out or _is_on(run.find(f"{W}rPr/{W}webHidden"))  # LibreOffice hides that on paper too
        for part in run:
            yield from _part(part, fields, left_out)


def _part(part: _Element, fields: list[str], left_out: bool) -> Iterator[str]:
    kind = part.get(f"{W}fldCharType", "")
    if kind == "begin":
        fields.append("")
    elif kind == "end" and fields:
        fields.pop()
    elif part.tag == f"{W}instrText" and fields:
        fields[-1] += part.text or ""
    elif left_out or (fields and fields[-1].split()[:1] not in _SHOWN):
        return
    elif part.tag == f"{W}t":
        yield part.text or ""
    elif part.tag == f"{W}br":
        yield "\f" if part.get(f"{W}type") in {"page", "column"} else " "
    elif part.tag == f"{W}tab":
        yield " "
    elif part.tag == f"{W}noBreakHyphen":
        yield "-"


def _is_on(switch: _Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "true") not in {"0", "false", "off"}
