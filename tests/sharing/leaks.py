"""Looks for what was not shared in every part of every file of a pack, whatever form it has there.

Everything is compared by its letters and figures alone: tags, entities, percent signs, dashes, spaces and capitals hide nothing. A
withheld text is looked for in windows, so that any stretch of it that is longer than ``SEEN_FROM`` letters is found, wherever it was
cut.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from matsheets.model.assessment import Assessment
from matsheets.model.parsing import format_date

#: Letters of a window, and how far apart windows begin: a stretch of both together holds a window whole.
WINDOW, STEP = 24, 6
SEEN_FROM = WINDOW + STEP
#: Letters of a text below which it is no telling one: "Yes", "6".
SHORTEST = 6
_BLOCK = re.compile(r"</(?:w:p|si|is|c|comment)>")
_TAG, _EDGE = re.compile(r"<[^<>]*>"), re.compile(r"[<>]")
_DAY_0 = dt.date(1899, 12, 30)


def squeezed(text: str) -> str:
    """The letters and figures of a text, in small letters."""
    plain = unicodedata.normalize("NFKD", html.unescape(html.unescape(unquote(text))))
    return "".join(letter for letter in plain.casefold() if letter.isalnum())


def texts_in(name: str, content: bytes) -> Iterator[str]:
    """Every text of a file: its name, and of a package what its directory says and each part in each form it may be read in."""
    yield name
    if not content.startswith(b"PK"):
        yield from _readings(content)
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        yield from _readings(package.comment)
        for entry in package.infolist():
            yield from (entry.filename, unquote(entry.filename))
            yield from _readings(entry.comment)
            yield from _readings(entry.extra)
            yield from texts_in(entry.filename, package.read(entry))
    yield from _readings(content)  # what lies between the parts


def _readings(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8", "replace")
    yield from _EDGE.split(text)  # what stands between tags and within them
    if "<" in text:
        yield from (_TAG.sub("", block) for block in _BLOCK.split(text))  # words that runs cut in pieces
    if b"\x00" in content:
        yield content.decode("utf-16-le", "replace")
        yield content[1:].decode("utf-16-le", "replace")


@dataclass(frozen=True)
class Searched:
    """A pack's files, ready to be searched."""

    windows: frozenset[str]
    words: frozenset[str]
    whole: str

    def hits(self, withheld: Iterable[str]) -> list[str]:
        """The withheld texts of which a stretch stands somewhere."""
        return [text for text in withheld if self._holds(text)]

    def _holds(self, text: str) -> bool:
        letters = squeezed(text)
        if len(letters) < WINDOW:
            single = len(text.split()) == 1
            return letters in self.words if single else letters in self.whole
        last = len(letters) - WINDOW
        return any(letters[at : at + WINDOW] in self.windows for at in {*range(0, last, STEP), last})


def searched(files: Iterable[tuple[str, bytes]]) -> Searched:
    """Make files ready to be searched."""
    raw = dict.fromkeys(text for name, content in files for text in texts_in(name, content))
    texts = tuple(dict.fromkeys(map(squeezed, raw)))
    windows = {each[at : at + WINDOW] for each in texts for at in range(len(each) - WINDOW + 1)}
    words = {squeezed(word) for text in raw for word in re.split(r"[^\w.-]+", html.unescape(text))}
    return Searched(frozenset(windows), frozenset(words), "|".join(texts))


# --- what was not shared -------------------------------------------------------------------------------------------


def withheld(books: Sequence[Assessment], allowed: Iterable[str], form: Searched) -> list[str]:
    """Every text of a trust's workbooks that its pack must not hold.

    Args:
        books: all of the trust's workbooks, of every round.
        allowed: the texts that the pack is to have: what is shared, and whose it is.
        form: a pack of another trust: what stands in it is the form's own.
    """
    known = searched([(text, b"") for text in allowed])
    every = dict.fromkeys(text for book in books for text in texts_of(book))
    pieces = dict.fromkeys(piece for text in every for piece in _pieces(text))
    return [p for p in pieces if len(squeezed(p)) >= SHORTEST and not known.hits([p]) and not form.hits([p])]


def texts_of(book: Assessment) -> Iterator[str]:
    """Everything that one workbook says, and what tells it from any other."""
    yield from (book.file, Path(book.file).stem, book.sha256, book.sha256[:12], book.identity.workbook_id)
    for answer in book.answers:
        yield from (answer.text, answer.link)
        if isinstance(answer.value, dt.date):
            yield from (answer.value.isoformat(), format_date(answer.value), str((answer.value - _DAY_0).days))
    yield from (found.text for found in book.struck)
    yield from book.optional_texts.values()


def _pieces(text: str) -> Iterator[str]:
    """A text whole, its lines, its sentences, and each of these cut at forty characters."""
    yield text
    for line in text.splitlines():
        yield line
        for sentence in re.split(r"(?<=[.!?;:,]) ", line):
            yield from (sentence, sentence[:40])
