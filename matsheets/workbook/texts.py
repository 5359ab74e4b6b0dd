"""The texts of a workbook: runs, escapes, and the shared ones that cells point to by number."""

from __future__ import annotations

import re

from matsheets.workbook.package import End, Package, Start

#: Filled cells and merges in the whole workbook; a completed workbook has some 1,500.
MAX_CELLS = 400_000
#: The namespace of workbooks, sheets, styles and shared texts: the usual one and that of Strict files.
MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
#: How XML writes "yes".
TRUE = frozenset({"1", "true"})

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")


def unescape(text: str) -> str:
    """Decode the format's escapes (``_x000D_``); a character written as two escaped surrogates becomes one."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


class TextRuns:
    """Collects the runs of one text; what helps to pronounce it is left out."""

    def __init__(self) -> None:
        self.runs: list[str] = []
        self._phonetic = False
        self.starts: dict[str, Start] = {"rPh": self._open_phonetic}
        self.ends: dict[str, End] = {"rPh": self._close_phonetic, "t": self._run}

    def _open_phonetic(self, _: dict[str, str]) -> None:
        self._phonetic = True

    def _close_phonetic(self, _: str) -> None:
        self._phonetic = False

    def _run(self, text: str) -> None:
        if not self._phonetic:
            self.runs.append(text)


def read_shared_texts(package: Package, part: str) -> list[str]:
    """Read the texts that cells point to by number."""
    texts = TextRuns()
    shared: list[str] = []

    def start(_: dict[str, str]) -> None:
        texts.runs.clear()

    def end(_: str) -> None:
        text = unescape("".join(texts.runs))
        package.spend(len(text))
        shared.append(text)
        if len(shared) > MAX_CELLS:
            raise package.too_large(f"holds more than {MAX_CELLS:,} texts")

    package.parse(part, MAIN, {**texts.starts, "si": start}, {**texts.ends, "si": end})
    return shared
