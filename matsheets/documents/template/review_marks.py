"""What people wrote to one another in a template, comments and tracked changes: none of it goes into a document.

A comment stays behind with everything that belongs to it. Tracked changes are accepted, as *Accept All Changes* does in Word: a
document for governors shows no red lines, and a tag that somebody deleted is not filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from matsheets.documents.template.limits import look_at_the_clock
from matsheets.documents.template.relationships import relationships_of, without_parts
from matsheets.documents.template.wordml import W, parse, remove, written

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = "[Content_Types].xml"
#: The parts that hold comments and their authors, by the end of their content type.
_PARTS = ("comments+xml", "commentsExtended+xml", "commentsIds+xml", "commentsExtensible+xml", "people+xml")
_MARKED = re.compile(rb"<w:(?:comment\w+|ins|del|moveFrom\w*|moveTo\w*|\w+Change|cell(?:Ins|Del|Merge))[\s/>]")
_COMMENT_MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
#: Text, and marks of text, that goes with the change.
_DELETED = (f"{W}del", f"{W}moveFrom")
_INSERTED = (f"{W}ins", f"{W}moveTo")
_STRETCHES = tuple(f"{W}move{way}Range{edge}" for way in ("From", "To") for edge in ("Start", "End"))
_MARK_HOLDERS = (f"{W}rPr", f"{W}trPr", f"{W}tcPr", f"{W}numPr")
_CELL_MARKS = (f"{W}cellIns", f"{W}cellDel", f"{W}cellMerge")


class ReviewMarks(NamedTuple):
    """How much of it a template holds.

    Attributes:
        comments: how many comments.
        changes: whether changes are tracked in it.
    """

    comments: int
    changes: bool


def review_marks(parts: Mapping[str, bytes]) -> ReviewMarks:
    """Say what of it a package holds."""
    comments = sum(parts[name].count(b"<w:comment ") for name in _comment_parts(parts))
    marks = (found[0] for part in parts.values() if b"wordprocessingml" in part for found in _MARKED.finditer(part))
    return ReviewMarks(comments, any(b"comment" not in mark for mark in marks))


def without_review_marks(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a package's parts without comments, and with every tracked change accepted; the other parts as they are.

    Raises:
        lxml.etree.XMLSyntaxError: a part is nested too deeply.
    """
    gone = {*_comment_parts(parts)}
    gone |= {rels for name in gone if (rels := relationships_of(name)) in parts}
    kept = without_parts(parts, gone)
    return {name: _clean(part) if _is_marked(part) else part for name, part in kept.items()}


def _is_marked(part: bytes) -> bool:
    return b"wordprocessingml" in part and _MARKED.search(part) is not None


def _comment_parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    for override in parse(parts.get(_TYPES, b"<none/>")):
        name = (override.get("PartName") or "").lstrip("/")
        if name in parts and (override.get("ContentType") or "").endswith(tuple(f".{end}" for end in _PARTS)):
            yield name


# --- one part ------------------------------------------------------------------------------------------------------


def _clean(part: bytes) -> bytes:
    root = parse(part)
    _take_comments(root)
    _accept_properties(root)
    _accept_text(root)
    return written(root)


def _take_comments(root: _Element) -> None:
    for mark in list(root.iter(*_COMMENT_MARKS)):
        run = mark.getparent()
        remove(mark)
        if run is not None and run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
            remove(run)  # it held nothing but the reference


def _accept_properties(root: _Element) -> None:
    """Accept changed formats, rows and cells that were added or deleted, and ends of paragraphs that were deleted."""
    for mark in list(root.iter("{*}*")):
        if str(mark.tag).startswith(W) and str(mark.tag).endswith("Change"):
            remove(mark)
    for cell in [mark.getparent().getparent() for mark in root.iter(f"{W}cellDel")]:  # type: ignore[union-attr]
        if cell is not None:
            remove(cell)
    for mark in list(root.iter(*_CELL_MARKS)):
        remove(mark)
    for mark in list(root.iter(*_DELETED, *_INSERTED)):
        holder = mark.getparent()
        if holder is None or holder.tag not in _MARK_HOLDERS:
            continue
        owner = holder.getparent()
        remove(mark)
        if mark.tag in _DELETED and owner is not None and owner.tag == f"{W}tr":
            remove(owner)
        elif mark.tag in _DELETED and owner is not None and owner.tag == f"{W}pPr":
            owner.set(_JOINS, "")
    for properties in list(root.iter(f"{W}pPr")):
        if _JOINS in properties.attrib and (paragraph := properties.getparent()) is not None:
            del properties.attrib[_JOINS]
            _join_to_next(paragraph)


#: Marks, while changes are accepted, a paragraph whose end was deleted.
_JOINS = "joins-the-next"


def _join_to_next(paragraph: _Element) -> None:
    """Move what a paragraph holds to the start of the next one; where none follows, an empty one goes."""
    look_at_the_clock()
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is None or following.tag != f"{W}p":
        if following is not None and all(child.tag in _DELETED for child in content):
            remove(paragraph)
        return
    at = 1 if following.find(f"{W}pPr") is not None else 0
    following[at:at] = content
    remove(paragraph)


def _accept_text(root: _Element) -> None:
    for mark in list(root.iter(*_DELETED, *_STRETCHES)):
        remove(mark)
    for mark in list(root.iter(*_INSERTED)):
        look_at_the_clock()
        for child in list(mark):
            mark.addprevious(child)
        remove(mark)
