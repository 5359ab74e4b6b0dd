"""The texts of a workbook: runs, escapes, and the shared ones that cells point to by number."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from matsheets.workbook.read.font_glyphs import FontGlyphs, is_symbol_font, symbols_quoted
from matsheets.workbook.read.package import MAX_DEPTH, Package, Start
from matsheets.workbook.read.refusals import NOT_OURS

#: Filled cells and merges in the whole workbook; a completed workbook has some 1,500.
MAX_CELLS = 400_000
#: The namespace of workbooks, sheets, styles and shared texts: the usual one and that of Strict files.
MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
#: The namespace of the attributes by which a part's elements name a relationship: the usual one and that of Strict files.
_REFERENCES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
#: How XML writes "yes".
TRUE = frozenset({"1", "true"})


def reference_in(attributes: Mapping[str, str], name: str = "id") -> str:
    """Return the id of the relationship that an element names; blank where it names none."""
    return next((attributes[key] for space in _REFERENCES if (key := f"{space} {name}") in attributes), "")


def tags(*words: str) -> tuple[str, ...]:
    """Return what the parser is to call each of these elements, in whichever of the two namespaces."""
    return tuple(f"{MAIN[0]} {word}" for word in words)


def same_names(called: Sequence[str]) -> dict[str, str]:
    """Return the table by which the parser calls elements by these very objects, so that ``is`` can tell them."""
    return {f"{namespace} {tag.partition(' ')[2]}": tag for namespace in MAIN for tag in called}


#: What divides a text: how it is pronounced, its runs, and what their fonts say.
RUN_TAGS = PHONETIC, _RUN, _FONT, _STRIKE, _SCRIPT, _FACE, _CHARSET = tags(
    "rPh", "r", "rPr", "strike", "vertAlign", "rFont", "charset"
)
_TAGS = (*tags("si", "t"), *RUN_TAGS)
_ITEM, _TEXT = _TAGS[:2]
_RUN_SIZE = 150  # bytes of memory that a run takes besides its letters
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")


def unescape(text: str) -> str:
    """Decode the format's escapes (``_x000D_``); a character written as two escaped surrogates becomes one."""
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


class RunFont(Enum):
    """Which font a run of text has: the cell's, or one of its own that is struck through or not."""

    CELL = "the cell's"
    PLAIN = "not struck through"
    STRUCK = "struck through"


class Run(NamedTuple):
    """One run of a text: as its font shows it, its font, and words for the symbols in it that are not known."""

    text: str
    font: RunFont
    symbols: str = ""


#: The runs of one text in which any has a font of its own.
Runs = tuple[Run, ...]


class TextReader:
    """Collects one text after another, for a parser that comes to its ``r``, ``rPr``, ``strike``, ``rPh`` and ``t``.

    Attributes:
        pieces: the text so far, without what only helps to pronounce it.
        divided: the text has runs or says how it is pronounced; ``add`` and ``begin`` are for such a text, and for one
            that has neither it is enough to add to ``pieces`` and to clear them.
        phonetic: what comes now only helps to pronounce it.
        starts: by start tag, what takes it in.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: dict[str, Start] = {
            PHONETIC: self.open_phonetic,
            _RUN: self.open_run,
            _FONT: self.open_font,
            _STRIKE: self.strike,
            _SCRIPT: lambda attributes: self._set("script", attributes),
            _FACE: lambda attributes: self._set("name", attributes),
            _CHARSET: lambda attributes: self._set("charset", attributes),
        }
        self.begin()

    def begin(self) -> None:
        """Take in that the text ended, and another begins."""
        self.pieces.clear()
        self.divided = self.phonetic = False
        self._texts: list[str] = []
        self._fonts: list[RunFont] = []
        self._symbols: dict[int, str] = {}
        self._own_font = False
        self._font = RunFont.CELL
        self._said: dict[str, str] = {}

    def open_run(self, _: object) -> None:
        """Take in that a run begins."""
        self._font, self.divided = RunFont.CELL, True
        self._said.clear()

    def open_font(self, _: object) -> None:
        """Take in that the run has a font of its own."""
        self._font = RunFont.PLAIN

    def strike(self, attributes: Mapping[str, str]) -> None:
        """Take in that the run's font is struck through, or says that it is not."""
        self._font = RunFont.STRUCK if attributes.get("val", "1") in TRUE else RunFont.PLAIN

    def _set(self, what: str, attributes: Mapping[str, str]) -> None:
        self._said[what] = attributes.get("val", "")

    def open_phonetic(self, _: object) -> None:
        """Take in that what comes only helps to pronounce the text."""
        self.phonetic = self.divided = True

    def add(self, text: Sequence[str]) -> None:
        """Take in a part of the text.

        Why no ``Run`` is made yet: a text may have hundreds of thousands, all of them in the cell's font.
        """
        if self.phonetic:
            return
        whole = "".join(text)
        if self._said:
            glyphs = font_glyphs(self._said)
            whole, unknown = glyphs.write(whole)
            self._symbols[len(self._texts)] = symbols_quoted(unknown, glyphs.symbols)
        if whole:
            self.pieces.append(whole)
        self._texts.append(whole)
        self._fonts.append(self._font)
        if self._font is not RunFont.CELL:
            self._own_font = True

    @property
    def runs(self) -> Runs:
        """The runs of the text; none where all have the cell's font."""
        if not self._own_font:
            return ()
        runs = zip(self._texts, self._fonts, strict=True)
        return tuple(Run(text, font, self._symbols.get(number, "")) for number, (text, font) in enumerate(runs))


def font_glyphs(said: Mapping[str, str]) -> FontGlyphs:
    """Return how a font shows characters, from what it says of its ``script``, ``name`` and ``charset``."""
    name = said.get("name", "")
    return FontGlyphs(said.get("script", ""), name if is_symbol_font(name, said.get("charset", "")) else "")


def with_glyphs(text: str, runs: Runs, glyphs: FontGlyphs) -> tuple[str, Runs]:
    """Return a text and its runs as the cell's own font shows what has no other; one run where it has none."""
    shown = []
    for run in runs or (Run(text, RunFont.CELL),):
        written, unknown = glyphs.write(run.text) if run.font is RunFont.CELL else (run.text, "")
        shown.append(Run(written, run.font, run.symbols or symbols_quoted(unknown, glyphs.symbols)))
    return unescape("".join(run.text for run in shown)) if runs else shown[0].text, tuple(shown)


def divide(runs: Runs, *, struck_cell: bool) -> tuple[str, str]:
    """Return what of a text counts, and what of it is struck through, each as one text.

    Args:
        runs: the text's runs.
        struck_cell: the cell's own font is struck through.
    """
    live, struck = "", ""
    for text, font, _ in runs:
        if font is RunFont.STRUCK or (font is RunFont.CELL and struck_cell):
            struck += text
        else:
            live += text[1:] if live[-1:] == " " == text[:1] and struck else text
    return unescape(live), unescape(struck)


class SharedTexts(NamedTuple):
    """The texts that cells point to by number, and by number the runs of those in which any has a font of its own."""

    texts: Sequence[str] = ()
    runs: Mapping[int, Runs] = {}


def read_shared_texts(package: Package, part: str) -> SharedTexts:  # noqa: C901  two handlers that share one text
    """Read the texts that cells point to by number; what helps to pronounce one is left out."""
    text: list[str] = []
    shared: list[str] = []
    divided: dict[int, Runs] = {}
    item = TextReader()
    pieces = item.pieces
    starts = item.starts
    begun = ended = kept = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal begun
        begun += 1
        if text:
            text.clear()
        if name in starts:
            starts[name](attributes)
        if begun - ended > MAX_DEPTH:
            raise package.refusal(NOT_OURS)

    def closed(name: str) -> None:
        nonlocal ended
        ended += 1
        if name is _TEXT:
            if item.divided:
                item.add(text)
            else:
                pieces.extend(text)
        elif name is _ITEM:
            whole = "".join(pieces)
            if item.divided:
                if runs := item.runs:
                    divided[len(shared)] = runs
                    package.spend(2 * sys.getsizeof(whole) + _RUN_SIZE * len(runs))
                item.begin()
            shared.append(unescape(whole) if "_x" in whole else whole)
            pieces.clear()
        elif name is PHONETIC:
            item.phonetic = False

    def hold_limits() -> int:
        nonlocal kept
        package.spend(sum(map(sys.getsizeof, shared[kept:])))
        kept = len(shared)
        if len(shared) > MAX_CELLS:
            raise package.too_large(f"holds more than {MAX_CELLS:,} texts")
        return begun + ended

    package.feed(part, opened, closed, text, same_names(_TAGS), hold_limits)
    return SharedTexts(shared, divided)
