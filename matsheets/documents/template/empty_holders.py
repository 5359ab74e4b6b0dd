"""What a tag may leave empty, and Word takes for damage: cells, boxes, margins and notes without a paragraph, tables without a row.

A condition that is not met, or a loop over nothing, takes away what it holds. Where that was all that a cell held, the cell
gets an empty paragraph; a row without cells goes, and a table without rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from lxml import etree

from matsheets.documents.template.wordml import W, cells_of, remove, rows_of

_ENDS = {"tc": "p", "tr": "tc", "tbl": "tr"} | dict.fromkeys(("txbxContent", "hdr", "ftr", "footnote", "endnote"), "p")
_MAY_EMPTY = re.compile(rf"[%}}#]\}}\s*</w:({'|'.join(_ENDS)}|sdtContent)>")
_HOLDERS = tuple(f"{W}{name}" for name in (*_ENDS, "sdtContent"))
_BLOCKS = {f"{W}body", *_HOLDERS} - {f"{W}tr", f"{W}tbl"}


def may_be_empty(source: str) -> tuple[str, ...]:
    """Return the names of the elements that must not be empty and end with a tag in a part, as a template for Jinja."""
    return tuple(sorted(set(_MAY_EMPTY.findall(source))))


def with_nothing_empty(xml: str, names: Sequence[str]) -> str:
    """Return a rendered part with a paragraph where one is missing, and without rows and tables that hold nothing.

    Args:
        xml: the part.
        names: of the elements to look at first (``may_be_empty``). Counting their ends takes a thousandth of reading the
            XML, and nearly every document has nothing to mend.
    """
    if not any(map(partial(_is_suspect, xml), names)):
        return xml
    root = etree.fromstring(xml)
    mend_empty(root)
    return etree.tostring(root, encoding="unicode")


def _is_suspect(xml: str, name: str) -> bool:
    if name == "sdtContent":
        return "<w:sdtContent></w:sdtContent>" in xml
    return xml.count(f"</w:{name}>") != xml.count(f"</w:{_ENDS[name]}></w:{name}>")


def mend_empty(root: etree._Element) -> None:
    """Put a paragraph where a part lacks one, and take away its rows and tables that hold nothing."""
    for element in reversed(list(root.iter(*_HOLDERS))):  # from the inside out
        if element.tag in {f"{W}tr", f"{W}tbl"}:
            held = cells_of(element) if element.tag == f"{W}tr" else rows_of(element)
            if next(held, None) is None:
                remove(element)
        elif _lacks_paragraph(element):
            etree.SubElement(element, f"{W}p")


def _lacks_paragraph(holder: etree._Element) -> bool:
    """Say whether what holds paragraphs ends without one; a content control only where it stands among paragraphs."""
    if holder.tag == f"{W}sdtContent":
        control = holder.getparent()
        around = control.getparent() if control is not None else None
        return len(holder) == 0 and around is not None and around.tag in _BLOCKS
    blocks = [child for child in holder if child.tag == f"{W}p" or next(child.iter(f"{W}p"), None) is not None]
    return not blocks or blocks[-1].tag == f"{W}tbl"
