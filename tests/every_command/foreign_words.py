"""A search for words of one framework in everything that another one's commands write and print.

Of every file all strings are searched: the parts of a workbook or a document to the last attribute, pages, pictures and tables.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from matsheets.model.framework import Framework

#: What a framework's own words are among, where it is the usual one.
USUAL = (
    "heading",
    "headings",
    "element",
    "elements",
    "framework",
    "frameworks",
    "diagnostic",
    "diagnostics",
    "capacity",
    "MAT assurance",
)
#: Elements of XML that hold one text in pieces: paragraphs of Word and of drawings, shared and inline strings, cells.
_WHOLE = frozenset({"p", "si", "is"})


class Said(NamedTuple):
    """A text and where it stands: a file with its part, or a command."""

    where: str
    text: str


class Found(NamedTuple):
    """A foreign word, with where it stands."""

    word: str
    said: Said

    def __str__(self) -> str:
        return f"{self.said.where}: {self.word!r} in {self.said.text[:300]!r}"


class Allowed(NamedTuple):
    """An exception: what may stand where, for a reason.

    Attributes:
        where: a pattern of the places.
        text: a pattern that holds the word with what makes it allowed.
        why: the reason.
    """

    where: str
    text: str
    why: str


def words_of(framework: Framework) -> tuple[str, ...]:
    """Return the words by which a framework is known: what it calls things, its ratings, titles and Refs."""
    ratings = (rating.label for rating in framework.scale.ratings)
    parts = [part for heading in framework.headings for part in (heading, *heading.elements)]
    return (*USUAL, *ratings, *(part.title for part in parts), *(part.ref for part in parts))


def foreign(words: Iterable[str], framework: Framework) -> re.Pattern[str]:
    """Return a pattern of those words that a framework has nowhere itself."""
    own = " \n ".join(_strings_of(framework))
    wanted = sorted({word for word in words if not _pattern([word]).search(own)}, key=len, reverse=True)
    return _pattern(wanted)


def search(
    pattern: re.Pattern[str], said: Iterable[Said], allowed: Sequence[Allowed], met: set[Allowed]
) -> list[Found]:
    """Return the words that stand where no exception allows them; the exceptions that do allow one are put into ``met``."""
    found = []
    silent: set[str] = set()
    for each in said:
        if each.text in silent:
            continue
        if not pattern.search(each.text):
            silent.add(each.text)
            continue
        for hit in pattern.finditer(each.text):
            exceptions = [exception for exception in allowed if _allows(exception, each, hit)]
            met.update(exceptions)
            if not exceptions:
                found.append(Found(hit[0], each))
    return found


def _allows(exception: Allowed, said: Said, hit: re.Match[str]) -> bool:
    if not re.search(exception.where, said.where):
        return False
    return any(m.start() <= hit.start() and hit.end() <= m.end() for m in re.finditer(exception.text, said.text))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _strings_of(value: Any) -> Iterator[str]:
    """Yield every text of a framework."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings_of(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _strings_of(getattr(value, name))


# --- what a file says -------------------------------------------------------------------------------------------------


def said_in(folder: Path, but: Collection[str]) -> Iterator[Said]:
    """Yield everything that the files below a folder say, but those of some names."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in but:
            yield from said_by(path.relative_to(folder).as_posix(), path.read_bytes())


def said_by(name: str, content: bytes) -> Iterator[Said]:
    """Yield everything that a file says, each text with the file and the part that it stands in."""
    ending = name.rpartition(".")[2]
    reader = _READERS[ending]
    yield from reader(name, content)


def _package(name: str, content: bytes) -> Iterator[Said]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            ending = part.rpartition(".")[2]
            yield Said(f"{name}!", part)
            yield from _READERS.get(ending, _xml)(f"{name}!{part}", package.read(part))


def _xml(name: str, content: bytes) -> Iterator[Said]:
    root = ElementTree.fromstring(content)
    inside: set[int] = set()
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        for key, value in element.attrib.items():
            yield from _json_or_text(f"{name} {tag}@{key.rpartition('}')[2]}", value)
        if tag in _WHOLE:
            inside.update(map(id, element.iter()))
            yield from _json_or_text(f"{name} {tag}", "".join(element.itertext()))
        elif id(element) not in inside and element.text and element.text.strip():
            yield from _json_or_text(f"{name} {tag}", element.text)


def _json_or_text(where: str, text: str) -> Iterator[Said]:
    """Yield a text, or what stands in it where it is JSON: keys apart from values."""
    if text.lstrip()[:1] in {"{", "["}:
        try:
            yield from _json_values(where, json.loads(text))
        except ValueError:
            yield Said(where, text)
    else:
        yield Said(where, text)


def _json_values(where: str, value: Any) -> Iterator[Said]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield Said(f"{where} JSON key", key)
            yield from _json_values(where, each)
    elif isinstance(value, list):
        for each in value:
            yield from _json_values(where, each)
    elif isinstance(value, str):
        yield Said(f"{where} JSON", value)


def _json(name: str, content: bytes) -> Iterator[Said]:
    yield from _json_values(name, json.loads(content))


def _csv(name: str, content: bytes) -> Iterator[Said]:
    for number, row in enumerate(csv.reader(io.StringIO(content.decode("utf-8-sig")))):
        for cell in row:
            yield Said(f"{name} {'cell' if number else 'column'}", cell)


def _parquet(name: str, content: bytes) -> Iterator[Said]:
    from pyarrow.parquet import read_table

    table = read_table(io.BytesIO(content))
    for column in table.column_names:
        yield Said(f"{name} column", column)
        yield from (Said(f"{name} cell", str(value)) for value in table[column].to_pylist())


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = tag
        self.said += [(f"{tag}@{name}", value) for name, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.said.append((self.tag, data))

    def handle_comment(self, data: str) -> None:
        self.said.append(("comment", data))


def _html(name: str, content: bytes) -> Iterator[Said]:
    page = _Page()
    page.feed(content.decode())
    yield from (Said(f"{name} {where}", text) for where, text in page.said)


def _text(name: str, content: bytes) -> Iterator[Said]:
    yield from (Said(name, line) for line in content.decode().splitlines())


def _nothing(name: str, content: bytes) -> Iterator[Said]:
    return iter(())


_READERS: dict[str, Callable[[str, bytes], Iterator[Said]]] = {
    "xlsx": _package, "docx": _package, "xml": _xml, "rels": _xml, "svg": _xml, "vml": _xml, "html": _html, "json": _json,
    "csv": _csv, "parquet": _parquet, "yaml": _text, "txt": _text, "png": _nothing,
}  # fmt: skip
