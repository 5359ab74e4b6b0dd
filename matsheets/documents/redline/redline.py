"""Two Word documents as one that shows what changed from the one to the other, as Word's own tracked changes.

Whoever accepts all changes has the text of the new document, whoever rejects them that of the old. All else, such as styles,
pictures and margins, is the new document's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from matsheets.documents.record.received_document import open_document
from matsheets.documents.redline.blocks import blocks_in, style_names
from matsheets.documents.redline.change_marks import ChangeMarks
from matsheets.documents.redline.change_record import manifest_in, recorded
from matsheets.documents.redline.tracked_blocks import TrackedBlocks
from matsheets.documents.template.package import in_order
from matsheets.documents.template.relationships import relations
from matsheets.documents.template.review_marks import without_review_marks
from matsheets.documents.template.wordml import W, parse, written
from matsheets.errors import DocumentError
from matsheets.storage.zip_writer import packed, zipped

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NUMBER = re.compile(rb'\bw:id="(\d+)"')
_LEVEL = 6


class Redline(NamedTuple):
    """A document in which changes are tracked.

    Attributes:
        content: its bytes.
        changes: how many stretches of words and rows of tables are marked in it; 0 where the two say the same.
        left_out: what differs and is not shown, a sentence each.
    """

    content: bytes
    changes: int
    left_out: tuple[str, ...]


class _Document(NamedTuple):
    """The parts of a document, and the names of those that are compared."""

    parts: Mapping[str, bytes]
    main: str
    styles: Mapping[str, str]

    def part_of(self, kind: str) -> bytes:
        """Return the part of a kind that the main part refers to; blank where there is none."""
        return next((self.parts[name] for _, of, name in relations(self.parts, self.main) if of == kind), b"")


def redline(
    old: bytes,
    new: bytes,
    *,
    author: str,
    date: dt.datetime | None,
    label: str = "",
    old_name: str = "old.docx",
    new_name: str = "new.docx",
) -> Redline:
    """Make one document of two, in which all that differs is tracked.

    Changes that are tracked in either are accepted first, and comments stay behind.

    Args:
        old: the bytes of a .docx file.
        new: likewise.
        author: who the changes are said to be by.
        date: when they are said to have been made; None says nothing of it.
        label: a line for the top of each page, which says what the document is, since it is neither the old one nor the new.
        old_name: what to call the old one in messages.
        new_name: likewise.

    Raises:
        DocumentError: one of them is not a Word document, is damaged, or cannot be read.
    """
    before, after = _opened(old, old_name), _opened(new, new_name)
    marks = ChangeMarks(author, date, _first_free_number(after.parts.values()))
    numbering = before.part_of("numbering") == after.part_of("numbering")
    tracked = TrackedBlocks(marks, _same_styles(before.styles, after.styles), numbering=numbering)
    was, root = parse(before.parts[before.main]), parse(after.parts[after.main])
    changed: dict[str, bytes] = {}
    headers = []
    for name, was_in in _running_parts(before, was, after, root).items():
        held, running = parse(before.parts[was_in]) if was_in else None, parse(after.parts[name])
        _put_together(tracked, held, before, running, after)
        changed[name] = written(running)
        headers += [name] if running.tag == f"{W}hdr" else []
    _put_together(tracked, was.find(f"{W}body"), before, root.find(f"{W}body"), after)
    changed[after.main] = written(root)
    former = manifest_in(before.parts)
    parts = recorded({**after.parts, **changed}, after.main, headers, label=label, former=former, styles=after.styles)
    content = zipped(packed(name, parts[name], _LEVEL) for name in in_order(parts))
    return Redline(content, marks.changes, (*tracked.left_out, *_beside(before, after)))


def _put_together(
    tracked: TrackedBlocks, old: _Element | None, before: _Document, new: _Element | None, after: _Document
) -> None:
    """Fill what holds the new document's blocks with those of both."""
    if new is not None:
        held = () if old is None else blocks_in(old, before.styles)
        new[:] = tracked.together(held, blocks_in(new, after.styles))


def _opened(content: bytes, name: str) -> _Document:
    from lxml import etree

    with open_document(content, name=name) as opened:
        parts = {part: opened.read(part) for part in sorted(opened.names) if not part.endswith("/")}
    try:
        parts = without_review_marks(parts)
        main = next((part for _, kind, part in relations(parts, "") if kind == "officeDocument"), "")
        root = parse(parts[main])
        found = _Document(parts, main, {})
        named = style_names(parse(found.part_of("styles") or b"<none/>"))
    except (KeyError, etree.XMLSyntaxError):
        raise _damaged(name) from None
    if root.find(f"{W}body") is None:
        raise _damaged(name)
    return found._replace(styles=named)


def _damaged(name: str) -> DocumentError:
    return DocumentError(
        Path(name), "is damaged and cannot be read.", "Open it in Word, save it as a Word Document (.docx), and try again.",
        code="document-damaged",
    )  # fmt: skip


def _first_free_number(parts: Iterable[bytes]) -> int:
    return 1 + max((int(number) for part in parts for number in _NUMBER.findall(part)), default=0)


def _same_styles(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the new document's id of each of the old one's styles, by names: programs give ids of their own."""
    ids = {name.lower(): of_style for of_style, name in new.items()}
    return {of_style: ids[name.lower()] for of_style, name in old.items() if name.lower() in ids}


def _running_parts(before: _Document, was: _Element, after: _Document, root: _Element) -> dict[str, str]:
    """Return the page headers and footers of the new document, and beside each the old one's in its place; blank where none is."""
    former = dict(_running(before, was))
    found: dict[str, str] = {}
    for place, part in _running(after, root):
        found[part] = found.get(part) or former.get(place, "")
    return found


def _running(document: _Document, root: _Element) -> Iterator[tuple[tuple[int, str, str], str]]:
    """Yield the page headers and footers with their places: which section, which of the two, for which pages."""
    parts = {relation: part for relation, _, part in relations(document.parts, document.main)}
    for number, section in enumerate(root.iter(f"{W}sectPr")):
        for reference in section.iterfind("{*}*"):
            part = parts.get(reference.get(_RELATION, ""), "")
            if part in document.parts:
                yield (number, str(reference.tag), reference.get(f"{W}type", "default")), part


#: Parts that are not compared word by word, and what people call them.
_BESIDE = {"footnotes": "Footnotes", "endnotes": "Endnotes", "chart": "Charts", "image": "Pictures"}


def _beside(before: _Document, after: _Document) -> Iterator[str]:
    """Yield a sentence for each kind of part that differs and is the new document's."""
    for kind, name in _BESIDE.items():
        old, new = (
            sorted(
                document.parts[part]
                for _, of, part in relations(document.parts, document.main)
                if of == kind and part in document.parts
            )
            for document in (before, after)
        )
        if old != new:
            yield f"{name} differ and are shown as the new document has them."
