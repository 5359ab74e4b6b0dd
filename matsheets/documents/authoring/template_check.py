"""Checks a Word template before anyone builds with it, and says everything that has to be put right at once."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from matsheets.documents.authoring.accessibility import accessibility_problems
from matsheets.documents.contexts.values import Field
from matsheets.documents.template.package import NOT_A_ZIP, SAVE_AS
from matsheets.documents.template.tags import TemplateProblem
from matsheets.errors import TemplateError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["TemplateProblem", "check_accessibility", "check_template"]

_LIMIT = 64_000_000  # bytes unpacked, as for building
_CHART, _PROPERTIES = "chart", "document properties"
#: The parts that are filled in, by the end of their content type, in the order in which they are reported.
_PARTS = {
    "wordprocessingml.document.main+xml": "",
    "ms-word.document.macroEnabled.main+xml": "",
    "wordprocessingml.header+xml": "page header",
    "wordprocessingml.footer+xml": "page footer",
    "wordprocessingml.footnotes+xml": "footnotes",
    "wordprocessingml.endnotes+xml": "endnotes",
    "drawingml.chart+xml": _CHART,
    "core-properties+xml": _PROPERTIES,
}


def check_template(content: bytes, fields: Sequence[Field]) -> tuple[TemplateProblem, ...]:
    """Return everything in a template that has to be put right, in the order of its pages; nothing for a sound one.

    Args:
        content: the .docx file's bytes.
        fields: the names that its document knows (see ``fieldlist.known_fields``).

    Raises:
        TemplateError: the file is not a Word document, so that there is nothing to check.
    """
    from matsheets.documents.authoring.block_check import block_problems
    from matsheets.documents.authoring.chart_check import chart_problems, charts_by_part
    from matsheets.documents.authoring.link_check import link_problems

    parts = _open_parts(content)
    found = list(_unsafe(parts))
    charts = charts_by_part(parts)
    read = []
    for name, label in _fillable(parts):
        root = _parsed(parts[name])
        if root is None:
            continue
        if name in charts:
            found += chart_problems(fields, charts[name])
            continue
        found += block_problems(fields, label, root)
        read.append((label, root))
    found += link_problems(read)
    if not found:
        from matsheets.documents.authoring.trial_fill import tried

        found += tried(content, fields)
    return tuple(dict.fromkeys(found))


def check_accessibility(content: bytes) -> tuple[TemplateProblem, ...]:
    """Return what in a template to look at so that everyone can read its documents; none of it stops a build.

    Raises:
        TemplateError: the file is not a Word document, so that there is nothing to check.
    """
    parts = _open_parts(content)
    read = [(label, _parsed(parts[name])) for name, label in _fillable(parts) if label not in {_CHART, _PROPERTIES}]
    sheet = _parsed(parts.get("word/styles.xml", b""))
    return tuple(accessibility_problems([(label, root) for label, root in read if root is not None], sheet))


# --- the file ------------------------------------------------------------------------------------------------------


def _open_parts(content: bytes) -> Mapping[str, bytes]:
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise TemplateError(None, "is an old Word file (.doc) or is password-protected.", SAVE_AS, code="template-kind")
    parts, room = {}, _LIMIT
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                with package.open(name) as part:
                    parts[name] = part.read(room + 1)
                room -= len(parts[name])
                if room < 0:
                    remedy = "Make its pictures smaller."
                    raise TemplateError(None, "is too large for a template.", remedy, code="template-size")
    except NOT_A_ZIP:
        raise TemplateError(None, "is not a Word document, or is damaged.", SAVE_AS, code="template-kind") from None
    if not any(label == "" for _, label in _fillable(parts)):
        raise TemplateError(None, "is not a Word document (.docx).", SAVE_AS, code="template-kind")
    return parts


def _fillable(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the parts that are filled in, each with what people call it, the text itself first."""
    listed = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    types = {}
    for override in re.findall(r"<(?:\w+:)?Override\b[^>]*>", listed):
        attributes = dict(re.findall(r'(\w+)\s*=\s*["\']([^"\']*)["\']', override))
        types[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")
    for ending, label in _PARTS.items():
        yield from ((name, label) for name in sorted(types) if types[name].endswith(ending) and name in parts)


def _parsed(part: bytes) -> _Element | None:
    """Return a part's tree; None for one with a DOCTYPE or that is no XML, which is named elsewhere."""
    from lxml import etree

    if b"<!DOCTYPE" in part:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        return None


def _unsafe(parts: Mapping[str, bytes]) -> Iterator[TemplateProblem]:
    from matsheets.documents.template.guard import unsafe

    listed = parts["[Content_Types].xml"].decode("utf-8", "replace")
    for found in unsafe(parts, listed):
        yield TemplateProblem(found.code, f"the file {found.what}.", found.remedy)
