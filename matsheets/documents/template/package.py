"""A Word template as a package of parts: opened within limits, refused where it is not safe or not a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from matsheets.documents.record.ole_refusals import refusal_of_ole
from matsheets.documents.template.bound_controls import BoundControls, controls_of
from matsheets.documents.template.own_properties import without_own_properties, without_stray_parts
from matsheets.documents.template.review_marks import without_review_marks
from matsheets.documents.template.unsafe_content import SAVE_AS, TWO_OF_A_NAME, find_unsafe
from matsheets.errors import TemplateError
from matsheets.storage.bounded_zip import BROKEN_ZIP, BoundedZip, CompressionError, TooLargeError, ZipLimits
from matsheets.storage.open_xml_namespaces import as_transitional
from matsheets.storage.regular_files import MAX_TEMPLATE, read_whole

#: Stands for a part that a document does not have.
GONE = b""
_OPEN_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = _OPEN_XML + "document.main+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."
#: The content types of the parts that hold text.
_STORIES = frozenset(
    _OPEN_XML + f"{kind}+xml" for kind in ("document.main", "header", "footer", "footnotes", "endnotes")
)
_FILLABLE = _STORIES | {
    _CORE, _OFFICE + "extended-properties+xml", _OFFICE + "custom-properties+xml", _OFFICE + "drawingml.chart+xml",
}  # fmt: skip
_CONTENTS, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_UNPACKED = 64_000_000  # bytes; our templates are under half a million
_MOST_XML_TAGS = 1_000_000  # of all parts together; a document as long as forty novels has as many
_LIMITS = ZipLimits(parts=10_000, part=_UNPACKED, unpacked=_UNPACKED)


class Package(NamedTuple):
    """The parts of a template, in a fixed order: the content types first, then by name.

    Attributes:
        fillable: names of the parts that may hold tags and do hold a bracket.
        core: name of the core properties' part, where there is one.
        main: name of the part that holds the text.
        controls: the controls that show what stands in document properties or custom XML; None where there are none.
    """

    parts: Mapping[str, bytes]
    fillable: tuple[str, ...]
    core: str | None
    main: str
    controls: BoundControls | None


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of parts in the order of a package: the content types first, as readers expect, then by name."""
    return tuple(sorted(names, key=lambda name: (name != _CONTENTS, name)))


def read_template(path: Path) -> bytes:
    """Return a template's bytes.

    Raises:
        TemplateError: it cannot be read.
    """
    try:
        return read_whole(path, MAX_TEMPLATE)
    except OSError as error:
        why = error.strerror or error.__class__.__name__
        raise TemplateError(path, f"cannot be read ({why}).", "Check the name and the folder.") from None


def open_package(content: bytes, path: Path, *, own_properties: bool = True) -> Package:
    """Open a template's bytes; comments, tracked changes and parts that nothing leads to stay behind.

    Args:
        content: the bytes.
        path: what to name in messages.
        own_properties: whether its own properties are kept, and what else nobody sees in its text.

    Raises:
        TemplateError: not a .docx, damaged, or with something that a template may not carry (``find_unsafe``).
        lxml.etree.XMLSyntaxError: a part is nested too deeply.
    """
    parts = unpack(content, path)
    types = _types_of(parts, path)
    for found in find_unsafe(parts):
        raise TemplateError(path, f"{found.what}.", found.remedy, code=f"template-{found.code}")
    parts = without_review_marks(parts)
    main = next((name for name in parts if types.get(name) == _MAIN), "")
    if not main or _RELATIONS not in parts:
        raise TemplateError(path, "is not a Word document, or is damaged.", SAVE_AS, code="template-kind")
    core = next((name for name in parts if types.get(name) == _CORE), None)
    parts, stories = without_stray_parts(parts), stories_of(parts, types)
    controls = controls_of(parts, stories=stories, types=types, core=core, main=main)
    if not own_properties:
        parts = without_own_properties(parts, main, controls.texts if controls else ())
        controls = controls_of(parts, stories=stories, types=types, core=core, main=main)
    stores = controls.tagged_stores if controls else frozenset()
    fillable = tuple(name for name in parts if (types.get(name) in _FILLABLE or name in stores) and b"{" in parts[name])
    return Package(parts, fillable, core, main, controls)


def unpack(content: bytes, path: Path | None) -> dict[str, bytes]:
    """Return the parts of a template's bytes, by name, in the order of a package.

    Raises:
        TemplateError: it is no package, is damaged, or is larger than a template may be.
    """
    if refusal := refusal_of_ole(content):
        raise TemplateError(path, refusal.what, refusal.remedy, code=f"template-{refusal.code}")
    try:
        package = BoundedZip(content, _LIMITS)
        if len(set(package.names)) < len(package.names):
            raise TemplateError(path, f"{TWO_OF_A_NAME}.", SAVE_AS, code="template-package")
        parts = {
            name: as_transitional(package.read(name)) for name in in_order(package.names) if not name.endswith("/")
        }
    except TooLargeError:
        remedy = "Make its pictures smaller."
        raise TemplateError(path, "is too large for a template.", remedy, code="template-size") from None
    except (CompressionError, *BROKEN_ZIP):
        raise TemplateError(path, "is not a Word document, or is damaged.", SAVE_AS, code="template-kind") from None
    if sum(part.count(b"<") for name, part in parts.items() if name.endswith((".xml", ".rels"))) > _MOST_XML_TAGS:
        raise TemplateError(
            path, f"holds more than {_MOST_XML_TAGS:,} XML tags, which is too much for a template.",
            "Take out what is not part of it, and save it again.", code="template-size",
        )  # fmt: skip
    return parts


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the content types of the parts that a package lists one by one."""
    listed = parts.get(_CONTENTS, b"").decode("utf-8", "replace")
    types = {}
    for override in re.findall(r"<(?:\w+:)?Override\b[^>]*>", listed):
        attributes = dict(re.findall(r'(\w+)\s*=\s*["\']([^"\']*)["\']', override))
        types[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")
    return types


def stories_of(parts: Mapping[str, bytes], types: Mapping[str, str]) -> list[str]:
    """Return the names of the parts that hold paragraphs: the text, page headers and footers, and notes."""
    return [name for name in parts if types.get(name) in _STORIES]


def _types_of(parts: Mapping[str, bytes], path: Path) -> dict[str, str]:
    types = content_types(parts)
    if _MAIN in types.values():
        return types
    if any("wordprocessingml" in kind or "ms-word" in kind for kind in types.values()):
        raise TemplateError(
            path, "is a Word file of another kind (a .dotx, or one with macros).", SAVE_AS, code="template-kind"
        )
    raise TemplateError(path, "is not a Word document.", SAVE_AS, code="template-kind")
