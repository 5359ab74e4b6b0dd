"""The texts of a workbook: runs, escapes, and the shared ones that cells point to by number."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from matsheets.workbook.read.package import MAX_DEPTH, Package
from matsheets.workbook.read.refusals import NOT_OURS

#: Filled cells and merges in the whole workbook; a completed workbook has some 1,500.
MAX_CELLS = 400_000
#: The namespace of workbooks, sheets, styles and shared texts: the usual one and that of Strict files.
MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
#: The attribute by which a part's elements name a relationship.
REFERENCES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
#: How XML writes "yes".
TRUE = frozenset({"1", "true"})


def tags(*words: str) -> tuple[str, ...]:
    """Return what the parser is to call each of these elements, in whichever of the two namespaces."""
    return tuple(f"{MAIN[0]} {word}" for word in words)


def same_names(called: Sequence[str]) -> dict[str, str]:
    """Return the table by which the parser calls elements by these very objects, so that ``is`` can tell them."""
    return {f"{namespace} {tag.partition(' ')[2]}": tag for namespace in MAIN for tag in called}


_TAGS = _ITEM, _RUN, _PHONETIC = tags("si", "t", "rPh")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")


def unescape(text: str) -> str:
    """Decode the format's escapes (``_x000D_``); a character written as two escaped surrogates becomes one."""
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def read_shared_texts(package: Package, part: str) -> list[str]:
    """Read the texts that cells point to by number; what helps to pronounce one is left out."""
    text: list[str] = []
    runs: list[str] = []
    shared: list[str] = []
    phonetic = False
    begun = ended = kept = 0

    def opened(name: str, _: dict[str, str]) -> None:
        nonlocal begun, phonetic
        begun += 1
        if text:
            text.clear()
        if name is _PHONETIC:
            phonetic = True
        elif begun - ended > MAX_DEPTH:
            raise package.refusal(NOT_OURS)

    def closed(name: str) -> None:
        nonlocal ended, phonetic
        ended += 1
        if name is _RUN:
            if not phonetic:
                runs.extend(text)
        elif name is _ITEM:
            whole = "".join(runs)
            shared.append(unescape(whole) if "_x" in whole else whole)
            runs.clear()
        elif name is _PHONETIC:
            phonetic = False

    def hold_limits() -> int:
        nonlocal kept
        package.spend(sum(map(sys.getsizeof, shared[kept:])))
        kept = len(shared)
        if len(shared) > MAX_CELLS:
            raise package.too_large(f"holds more than {MAX_CELLS:,} texts")
        return begun + ended

    package.feed(part, opened, closed, text, same_names(_TAGS), hold_limits)
    return shared
