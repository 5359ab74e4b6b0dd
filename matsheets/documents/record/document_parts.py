"""Which parts of a Word document hold what: its text, its styles, and what a part names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from matsheets.documents.record.received_document import ReceivedDocument
from matsheets.storage.strict_xml import strict_parser


def main_part(opened: ReceivedDocument) -> tuple[str, str]:
    """Return the names of the parts that hold a document's text and its styles."""
    main = _part_named(opened, "", "officeDocument")
    return main, _part_named(opened, main, "styles")


def _part_named(opened: ReceivedDocument, part: str, wanted: str) -> str:
    return next((name for _, kind, name in relations_of(opened, part) if kind == wanted), "")


def relations_of(opened: ReceivedDocument, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of the document that a part names: the relation's id, its kind such as ``header``, the part's name."""
    folder, _, base = part.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels".lstrip("/")
    found: list[tuple[str, str, str]] = []

    def relation(_: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if attributes.get("TargetMode") != "External" and name in opened.names:
            found.append((attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], name))

    if rels in opened.names:
        strict_parser(relation).Parse(opened.read(rels), True)
    yield from found
