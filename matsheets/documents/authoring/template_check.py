"""Checks a Word template before anyone builds with it, and says everything that has to be put right at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from matsheets.documents.authoring.accessibility import accessibility_problems
from matsheets.documents.authoring.block_check import block_problems
from matsheets.documents.authoring.chart_check import chart_problems, charts_by_part
from matsheets.documents.authoring.link_check import link_problems, reach_warnings
from matsheets.documents.authoring.saved_check import numbering_warnings, saved_warnings
from matsheets.documents.authoring.template_notes import list_notes, review_notes
from matsheets.documents.authoring.trial_fill import clean_copy_warnings, tried
from matsheets.documents.authoring.unfilled_check import address_problems, unfilled_tags
from matsheets.documents.contexts.values import Field
from matsheets.documents.template.cross_references import numbering_of, part_names
from matsheets.documents.template.limits import TooMuchError, limited
from matsheets.documents.template.link_addresses import join_instructions
from matsheets.documents.template.package import content_types, open_package, unpack
from matsheets.documents.template.part_source import too_deep_error
from matsheets.documents.template.saved_entries import clear_saved_entries
from matsheets.documents.template.tags import TemplateProblem
from matsheets.documents.template.unsafe_content import SAVE_AS, find_unsafe
from matsheets.documents.template.wordml import parse
from matsheets.errors import TemplateError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["TemplateProblem", "check_accessibility", "check_notes", "check_template", "examine"]

_UNREADABLE = frozenset(("damaged", "dtd"))  # of these no tree is built
_TYPES = "[Content_Types].xml"
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
    "extended-properties+xml": _PROPERTIES,
    "custom-properties+xml": _PROPERTIES,
}


class TemplateReport(NamedTuple):
    """What a check found.

    Attributes:
        problems: what has to be put right, in the order of the pages; nothing for a sound template.
        warnings: what to look at so that everyone can read the documents; none of it stops a build.
        notes: what to know of the documents.
    """

    problems: tuple[TemplateProblem, ...]
    warnings: tuple[TemplateProblem, ...]
    notes: tuple[TemplateProblem, ...]


def examine(content: bytes, fields: Sequence[Field]) -> TemplateReport:
    """Return everything that is to be said of a template, within the time that filling one may take.

    Args:
        content: the .docx file's bytes.
        fields: the names that its document knows (see ``document_fields.known_fields``).

    Raises:
        TemplateError: the file is not a Word document, so that there is nothing to check; or is too large to be checked.
    """
    with _limited():
        warnings = (*check_accessibility(content), *check_reach(content))
        problems = check_template(content, fields)
        to_sign = () if problems else tuple(clean_copy_warnings(content, fields))
        return TemplateReport(problems, (*warnings, *to_sign), check_notes(content))


def check_template(content: bytes, fields: Sequence[Field]) -> tuple[TemplateProblem, ...]:
    """Return everything in a template that has to be put right; the arguments, and what it raises, are those of ``examine``."""
    with _limited():
        return tuple(dict.fromkeys(_problems(content, fields)))


def _problems(content: bytes, fields: Sequence[Field]) -> list[TemplateProblem]:
    parts = _open_parts(content)
    found = [
        TemplateProblem(refused.code, f"the file {refused.what}.", refused.remedy) for refused in find_unsafe(parts)
    ]
    stores: Mapping[str, str] = {}
    if not found:
        package = open_package(content, Path("template.docx"))
        parts = package.parts
        stores = dict.fromkeys(sorted(package.controls.tagged_stores) if package.controls else (), _PROPERTIES)
    charts = charts_by_part(parts)
    read = []
    for name, label in {**dict(_fillable(parts)), **stores}.items():
        root = _parsed(parts[name])
        if root is None:
            continue
        if name in charts:
            found += chart_problems(fields, charts[name])
            continue
        clear_saved_entries(root)
        join_instructions(root)
        found += block_problems(fields, label, root)
        read.append((label, root))
    found += link_problems(read)
    if not any(problem.code in _UNREADABLE for problem in found):
        found += address_problems(parts, fields)
        found += unfilled_tags(parts, content_types(parts))
    if not found:
        found += tried(content, fields)
    return found


def check_notes(content: bytes) -> tuple[TemplateProblem, ...]:
    """Return what a designer should know of the documents that a template makes; none of it has to be put right.

    Raises:
        TemplateError: the file is not a Word document, so that there is nothing to check.
    """
    parts = _open_parts(content)
    if next(find_unsafe(parts), None) is not None:
        return ()  # nothing is made from it
    with _limited():
        names = part_names(parts[_TYPES])
        lists = list_notes(_parsed(parts[names["document"]]), numbering_of(parts, names))
        return (*review_notes(parts), *lists)


def check_reach(content: bytes) -> tuple[TemplateProblem, ...]:
    """Return what of a template would mislead readers: lines that point nowhere, saved fields; none of it stops a build.

    Raises:
        TemplateError: the file is not a Word document, so that there is nothing to check.
    """
    parts = _open_parts(content)
    with _limited():
        root = _parsed(parts[next(name for name, label in _fillable(parts) if label == "")])
        lists = _parsed(parts.get("word/numbering.xml", b""))
        found = (*reach_warnings(root), *saved_warnings(root)) if root is not None else ()
        return (*found, *numbering_warnings(lists))


def check_accessibility(content: bytes) -> tuple[TemplateProblem, ...]:
    """Return what in a template to look at so that everyone can read its documents; none of it stops a build.

    Raises:
        TemplateError: the file is not a Word document, so that there is nothing to check.
    """
    parts = _open_parts(content)
    read = [(label, _parsed(parts[name])) for name, label in _fillable(parts) if label not in {_CHART, _PROPERTIES}]
    sheet = _parsed(parts.get("word/styles.xml", b""))
    with _limited():
        return tuple(accessibility_problems([(label, root) for label, root in read if root is not None], sheet))


@contextmanager
def _limited() -> Iterator[None]:
    """Give a check the time that filling a template may take.

    Raises:
        TemplateError: it takes longer, or is nested too deeply.
    """
    from lxml.etree import XMLSyntaxError

    try:
        with limited():
            yield
    except TooMuchError as error:
        what = f"is too large or too deep to be checked: {error}."
        raise TemplateError(None, what, "Take out what is not part of it.", code="template-endless") from None
    except XMLSyntaxError:
        raise too_deep_error(None) from None
    except RecursionError:
        what = "has a tag that is too deep to be understood."
        raise TemplateError(None, what, "Make its longest tags simpler.", code="template-syntax") from None


# --- the file ------------------------------------------------------------------------------------------------------


def _open_parts(content: bytes) -> Mapping[str, bytes]:
    parts = unpack(content, None)
    if _TYPES not in parts or not any(label == "" for _, label in _fillable(parts)):
        raise TemplateError(None, "is not a Word document (.docx).", SAVE_AS, code="template-kind")
    return parts


def _fillable(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the parts that are filled in, each with what people call it, the text itself first."""
    types = content_types(parts)
    for ending, label in _PARTS.items():
        yield from ((name, label) for name in sorted(types) if types[name].endswith(ending) and name in parts)


def _parsed(part: bytes) -> _Element | None:
    """Return a part's tree; None for one with a DOCTYPE or that is no XML, which is named elsewhere."""
    from lxml import etree

    if b"<!DOCTYPE" in part:
        return None
    try:
        return parse(part)
    except etree.XMLSyntaxError:
        return None
