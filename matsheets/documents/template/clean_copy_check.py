"""Whether a clean copy is clean: no reference to a workbook, and nothing between square brackets, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from matsheets.documents.record.received_document import open_document
from matsheets.errors import TemplateError
from matsheets.model.cells import REF_IN_TEXT

#: The parts of a document that hold text; a template may have any number of each.
_TEXT_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>")
_BRACKET = re.compile(r"\[[^\[\]]*\]?")
_SHOWN = 80  # characters of a paragraph


def require_clean(document: bytes, is_ref: Callable[[str], bool], template: Path) -> None:
    """Refuse a document that says what a clean copy of an agreement does not.

    Args:
        document: as it was filled.
        is_ref: whether a text such as ``PAR-15`` is a Ref of the workbook.
        template: what it was made from.

    Raises:
        TemplateError: it prints a Ref or a gap; the first is quoted with its paragraph.
    """
    for text in _paragraphs(document):
        refs = (ref for ref in REF_IN_TEXT.findall(text) if is_ref(ref))
        found = next(refs, "") or next(iter(_BRACKET.findall(text)), "")
        if found:
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            what = f'makes no clean copy: "{found}" stands in "{shown}".'
            remedy = (
                "Put what belongs to a draft alone between {% if not for_signature %} and {% endif %}, as our own template "
                "does (see: matsheets template copy)."
            )
            raise TemplateError(template, what, remedy, code="template-signature")


def _paragraphs(document: bytes) -> Iterator[str]:
    with open_document(document) as opened:
        for name in sorted(name for name in opened.names if _TEXT_PART.fullmatch(name)):
            for paragraph in _PARAGRAPH.findall(opened.read(name).decode("utf-8")):
                yield unescape("".join(_TEXT.findall(paragraph)))
