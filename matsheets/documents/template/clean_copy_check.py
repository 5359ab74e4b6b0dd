"""Whether a clean copy is clean: no reference to a workbook, and nothing between square brackets, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from matsheets.documents.template.package import content_types, stories_of, unpack
from matsheets.documents.template.tags import text_of
from matsheets.documents.template.wordml import W, parse
from matsheets.errors import TemplateError
from matsheets.model.cells import REF_IN_TEXT

#: The hyphen of a Ref that holds together, and what it says.
_HYPHEN, _PLAIN = b"<w:noBreakHyphen/>", b"<w:t>-</w:t>"
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
    for text in _paragraphs(document, template):
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


def _paragraphs(document: bytes, template: Path) -> Iterator[str]:
    parts = unpack(document, template)
    for name in stories_of(parts, content_types(parts)):
        yield from map(text_of, parse(parts[name].replace(_HYPHEN, _PLAIN)).iter(f"{W}p"))
