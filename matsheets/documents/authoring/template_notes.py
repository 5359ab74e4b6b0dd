"""What a designer should know of the documents that a template makes, and need not put right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matsheets.documents.authoring.accessibility import is_tag, paragraphs
from matsheets.documents.template.numbering import Numbering
from matsheets.documents.template.review_marks import review_marks
from matsheets.documents.template.tags import TemplateProblem, spot_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPENS_LOOP = re.compile(r"\{%(?:p|tr) \s*for\b")
_CLOSES_LOOP = re.compile(r"\{%(?:p|tr) \s*endfor\b")


def review_notes(parts: Mapping[str, bytes]) -> Iterator[TemplateProblem]:
    """Yield what is said of comments and tracked changes, which stay behind.

    Args:
        parts: of the template, as they were saved.
    """
    marks = review_marks(parts)
    if marks.comments:
        held = "1 comment" if marks.comments == 1 else f"{marks.comments:,} comments"
        what = f"the template holds {held}, which {'does' if marks.comments == 1 else 'do'} not go into the documents."
        yield TemplateProblem("comments", what, "Tags in comments are not filled in.")
    if marks.changes:
        what = "the template holds tracked changes; the documents are made as if all of them were accepted."
        yield TemplateProblem("tracked-changes", what, "Accept or reject them in Word to see what is filled in.")


@dataclass
class _Loop:
    """A loop that repeats paragraphs or rows: its tag, and the numbered places of the paragraphs met in it so far."""

    tag: str
    met: list[tuple[str, int] | None] = field(default_factory=list)


def list_notes(root: _Element | None, numbering: Numbering) -> Iterator[TemplateProblem]:
    """Yield each numbered list in a loop whose numbers go on from one turn to the next, where that is not the loop's point.

    A loop that prints the entries of a list, one a turn, is meant to go on. A list that stands below other words of a turn, or
    in a loop within a loop, is not, unless a number above it starts it again.

    Args:
        root: the part that holds the text, parsed; None where it cannot be.
        numbering: its lists.
    """
    loops: list[_Loop] = []
    named: set[tuple[str, str]] = set()
    for paragraph in paragraphs(root) if root is not None else ():
        text = text_of(paragraph).strip()
        if is_tag(text):
            if _OPENS_LOOP.match(text):
                loops.append(_Loop(text))
            elif _CLOSES_LOOP.match(text) and loops:
                loops.pop()
            continue
        if not text or not loops:
            continue
        place = _numbered(paragraph, numbering)
        outer = loops[0]
        if place is not None and _goes_on(place, loops) and (outer.tag, place[0]) not in named:
            named.add((outer.tag, place[0]))
            yield TemplateProblem(
                "numbers-go-on", f"the numbers of this list go on from one turn of {outer.tag} to the next.",
                "Where each turn should begin at 1, type the numbers, or print {{ loop.index }}.",
                spot_of(paragraph, text, "", paragraph.getroottree().getroot()),
            )  # fmt: skip
        for loop in loops:
            loop.met.append(place)


def _numbered(paragraph: _Element, numbering: Numbering) -> tuple[str, int] | None:
    """Return the definition and the level that a paragraph is numbered by; None for bullets and for no number."""
    placed = numbering.place(paragraph)
    if placed is None:
        return None
    found = numbering.lists[placed[0]]
    return None if found.levels[placed[1]].format in {"bullet", "none"} else (found.definition, placed[1])


def _goes_on(place: tuple[str, int], loops: list[_Loop]) -> bool:
    definition, level = place
    met = loops[0].met
    if any(other is not None and other[0] == definition and other[1] < level for other in met):
        return False  # a number above starts it again
    below_words = bool(met) and not (met[0] is not None and met[0][0] == definition)
    return below_words or (not met and len(loops) > 1)
