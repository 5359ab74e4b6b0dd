"""A Word template as a package of parts: opened within limits, refused where it is not safe or not a template."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from matsheets.errors import TemplateError

_OPEN_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = _OPEN_XML + "document.main+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_FILLABLE = {_OPEN_XML + f"{kind}+xml" for kind in ("document.main", "header", "footer", "footnotes", "endnotes")}
_FILLABLE.update((_CORE, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"))
_LIMIT = 64_000_000  # bytes unpacked; our templates are under half a million.
_MOST_PARTS = 10_000
_SAVE_AS = "Open it in Word and save it as a Word Document (.docx)."


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a template, in a fixed order: the content types first, then by name.

    Attributes:
        fillable: names of the parts that may hold tags and do hold a bracket.
        core: name of the core properties' part, where there is one.
    """

    parts: Mapping[str, bytes]
    fillable: tuple[str, ...]
    core: str | None


def open_package(content: bytes, path: Path) -> Package:
    """Open a template's bytes.

    Raises:
        TemplateError: not a .docx, damaged, with macros, a DOCTYPE or a template attached from elsewhere.
    """
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise TemplateError(
            path, "is an old Word file (.doc) or is password-protected.", _SAVE_AS, code="template-kind"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = _read_parts(package, path)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError):
        raise TemplateError(path, "is not a Word document, or is damaged.", _SAVE_AS, code="template-kind") from None
    types = _content_types(parts, path)
    _refuse_unsafe(parts, types, path)
    fillable = tuple(name for name in parts if types.get(name) in _FILLABLE and b"{" in parts[name])
    return Package(parts, fillable, next((name for name in parts if types.get(name) == _CORE), None))


def _read_parts(package: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    room = _LIMIT if len(package.namelist()) <= _MOST_PARTS else -1
    for name in sorted(package.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
        if name.endswith("/"):
            continue
        with package.open(name) as part:
            found[name] = part.read(room + 1)
        room -= len(found[name])
        if room < 0:
            raise TemplateError(
                path, "is too large for a template.", "Make its pictures smaller.", code="template-size"
            )
    return found


def _content_types(parts: Mapping[str, bytes], path: Path) -> dict[str, str]:
    listed = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    types = {}
    for override in re.findall(r"<(?:\w+:)?Override\b[^>]*>", listed):
        attributes = dict(re.findall(r'(\w+)\s*=\s*["\']([^"\']*)["\']', override))
        types[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")
    if _MAIN in types.values():
        return types
    if any("wordprocessingml" in kind or "ms-word" in kind for kind in types.values()):
        raise TemplateError(
            path, "is a Word file of another kind (a .dotx, or one with macros).", _SAVE_AS, code="template-kind"
        )
    raise TemplateError(path, "is not a Word document.", _SAVE_AS, code="template-kind")


def _refuse_unsafe(parts: Mapping[str, bytes], types: Mapping[str, str], path: Path) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in parts) or any(
        "vba" in k.lower() for k in types.values()
    ):
        raise TemplateError(path, "contains macros.", _SAVE_AS, code="template-macros")
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
            raise TemplateError(
                path,
                f"contains a DOCTYPE in {name}, which Word never writes.",
                "Use another copy.",
                code="template-dtd",
            )
        if name.endswith(".rels") and re.search(rb"<[^>]*attachedTemplate[^>]*>", content):
            raise TemplateError(
                path,
                "is tied to another template, which Word would fetch when the document is opened.",
                "In Word choose Developer > Document Template and attach Normal, then save.",
                code="template-attached",
            )
