"""What a document shows as the template was saved, until somebody updates its fields in Word: named, because nobody sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from matsheets.documents.authoring.accessibility import is_tag
from matsheets.documents.template.tags import TemplateProblem, spot_of, text_of
from matsheets.documents.template.wordml import W, fields_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = re.compile(r"\s*(SEQ|IF|TITLE|SUBJECT|DOCPROPERTY|TOC(?=.*\\c\b))", re.IGNORECASE | re.DOTALL)
_UPDATE = "After building, press Ctrl+A and then F9 in Word"


def saved_warnings(root: _Element) -> Iterator[TemplateProblem]:
    """Yield the fields that show what was saved, and the bookmarks that go with a tag.

    Args:
        root: the part that holds the text, parsed.
    """
    for field in fields_in(root):
        paragraph = next(field.start.iterancestors(f"{W}p"), None)
        found = _KIND.match(field.instruction)
        if found is None or paragraph is None:
            continue
        kind = found[1].upper()
        spot = spot_of(paragraph, text_of(paragraph), "", root)
        what = f"this line shows a field ({kind}) as it was saved in the template, in each document and each turn of a loop."
        remedy = f"{_UPDATE}, or put a tag such as {{{{ loop.index }}}} in its place."
        yield TemplateProblem("field-saved", what, remedy, spot)
    for bookmark in root.iter(f"{W}bookmarkStart"):
        paragraph = next(bookmark.iterancestors(f"{W}p"), None)
        name = bookmark.get(f"{W}name", "")
        if paragraph is not None and name != "_GoBack" and is_tag(text_of(paragraph)):
            what = f"the bookmark {name} begins in the line of a tag, and goes with it."
            remedy = "Select what it stands for, without the tag, and insert the bookmark again."
            yield TemplateProblem("bookmark-lost", what, remedy, spot_of(paragraph, text_of(paragraph), "", root))


def numbering_warnings(numbering: _Element | None) -> Iterator[TemplateProblem]:
    """Yield that a list numbers as laws do ("legal style"), which contents lists and cross-references do not follow.

    Args:
        numbering: the lists, parsed; None where there are none.
    """
    if numbering is not None and next(numbering.iter(f"{W}isLgl"), None) is not None:
        what = (
            "a list uses legal style numbering, which contents lists and cross-references show as I.1 instead of 1.1."
        )
        remedy = "Switch Legal style numbering off in Define new Multilevel list, or press Ctrl+A and then F9 in each document."
        yield TemplateProblem("legal-numbers", what, remedy)
