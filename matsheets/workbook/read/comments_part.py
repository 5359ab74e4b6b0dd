"""Notes on cells, and threaded comments with who wrote them: no more of each than Excel lets one hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from matsheets.model.cells import CELL_LIMIT, clean_text
from matsheets.workbook.read.grid import range_of
from matsheets.workbook.read.package import Package
from matsheets.workbook.read.shared_strings import MAIN

#: The first line of every note of ours, as Excel itself writes the author's name.
NOTE_START = "matsheets:\n"
AUTHOR = "matsheets"
#: How they begin where they stand under the words of somebody else.
UNDER_NOTE = f"\n\n{NOTE_START}"
#: How the author is called of a note that Excel stands in for a threaded comment.
STAND_IN = "tc="

_THREADED = ("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",)
#: What Excel writes into such a note before the comment's own words.
_STAND_IN_START = re.compile(r"\A\[Threaded comment\].*?\nComment:\s*", re.DOTALL)


class Comment(NamedTuple):
    """One note or comment: where it is, who wrote it, what it says, and whether it stands in for a threaded comment."""

    row: int
    column: int
    author: str
    text: str
    stand_in: bool = False


def read_notes(package: Package, part: str) -> Iterator[Comment]:
    """Yield the notes of others; the words that we put under one are left out, and so are notes of ours."""
    authors: list[str] = []
    found: list[Comment] = []
    texts: list[str] = []
    at: dict[str, str] = {}
    phonetic = False

    def begin(attributes: dict[str, str]) -> None:
        nonlocal at
        at = attributes
        texts.clear()

    def guide(_: dict[str, str]) -> None:
        nonlocal phonetic
        phonetic = True

    def guided(_: str) -> None:
        nonlocal phonetic
        phonetic = False

    def add(text: str) -> None:
        if not phonetic:
            texts.append(text)

    def end(_: str) -> None:
        number = at.get("authorId", "0")
        author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
        if (comment := _note(at.get("ref", ""), author, "".join(texts))) is not None:
            package.spend(_SIZE)
            package.keep(comment.text)
            found.append(comment)

    starts = {"comment": begin, "rPh": guide}
    ends = {"author": lambda text: authors.append(package.keep(text)), "t": add, "rPh": guided, "comment": end}
    package.parse(part, MAIN, starts, ends)
    yield from found


_SIZE = 400  # bytes of memory that a note takes besides its text


def _note(reference: str, author: str, text: str) -> Comment | None:
    words = clean_text(text[:CELL_LIMIT]).text
    if author == AUTHOR or words.startswith(NOTE_START):
        return None
    words = words.partition(UNDER_NOTE)[0]
    stand_in = author.startswith(STAND_IN)
    if stand_in:
        author, words = "", _STAND_IN_START.sub("", words)
    elif author and words.startswith(f"{author}:"):  # Excel begins a note with its author's name
        words = words[len(author) + 1 :].strip()
    return _at(reference, author, words, stand_in=stand_in)


def read_threaded_comments(package: Package, part: str, people: dict[str, str]) -> Iterator[Comment]:
    """Yield the threaded comments and the answers to them, given who is who."""
    found: list[Comment] = []
    at: dict[str, str] = {}

    def begin(attributes: dict[str, str]) -> None:
        nonlocal at
        at = attributes

    def end(text: str) -> None:
        words = package.keep(clean_text(text[:CELL_LIMIT]).text)
        if (comment := _at(at.get("ref", ""), people.get(at.get("personId", ""), ""), words)) is not None:
            package.spend(_SIZE)
            found.append(comment)

    package.parse(part, _THREADED, {"threadedComment": begin}, {"text": end})
    yield from found


def read_people(package: Package, part: str) -> dict[str, str]:
    """Return the names of those who wrote threaded comments, by their ids."""
    people: dict[str, str] = {}

    def add(attributes: dict[str, str]) -> None:
        people[package.keep(attributes.get("id", ""))] = package.keep(attributes.get("displayName", ""))

    package.parse(part, _THREADED, {"person": add})
    return people


def _at(reference: str, author: str, words: str, *, stand_in: bool = False) -> Comment | None:
    if not words:
        return None
    area = range_of(reference)
    return Comment(area.first_row, area.first_column, author.strip(), words, stand_in)
