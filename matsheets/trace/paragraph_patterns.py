"""What a paragraph of a document prints of a workbook's cells, and what those cells would say for the paragraph to say something else.

A paragraph of the marked document (``documents/contexts/whole_cells.py``) is a pattern: words that the template has, and cells
between them. A paragraph that somebody changed is held against it; where the template's own words still stand, what stands
between them is what the cells are to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from matsheets.documents.contexts.whole_cells import MARK, CellPlace
from matsheets.trace.statements import plain_text

_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


class Captured(NamedTuple):
    """What one place of a document says of a cell now, and what it said as it was built.

    Attributes:
        lines: now; none where nothing is left of it.
        printed: as it was built.
    """

    place: CellPlace
    lines: tuple[str, ...]
    printed: tuple[str, ...]

    @property
    def edited(self) -> bool:
        """Whether it was changed."""
        return tuple(map(plain_text, self.lines)) != tuple(map(plain_text, self.printed))


class Solved(NamedTuple):
    """Paragraphs held against their patterns.

    Attributes:
        left: the paragraphs as they would stand had nobody changed what was understood: all else that differs stays.
    """

    captured: tuple[Captured, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class ParagraphPattern:
    """One paragraph as it was built: its text with marks, and the places that the marks stand for."""

    marked: str
    places: Sequence[CellPlace]

    @cached_property
    def text(self) -> str:
        """What it says."""
        return MARK.sub(r"\2", self.marked)

    @cached_property
    def marks(self) -> tuple[tuple[CellPlace, str], ...]:
        """The places, each with what it prints."""
        return tuple((self.places[int(found[1])], found[2]) for found in MARK.finditer(self.marked))

    @property
    def whole(self) -> CellPlace | None:
        """The place that is all of it; None where there are other words, or several places."""
        found = MARK.fullmatch(self.marked.strip())
        return self.places[int(found[1])] if found and len(self.marks) == 1 else None

    def match(self, text: str) -> tuple[Captured, ...] | None:
        """Return what each place says in a paragraph; None where that cannot be told for certain."""
        if not self.marks:
            return () if straight(plain_text(text)) == straight(plain_text(self.text)) else None
        if not plain_text(text):
            return tuple(Captured(place, (), _lines(printed)) for place, printed in self.marks)
        found = [re.fullmatch(self._expression(lazy), typeable(text), re.DOTALL) for lazy in (True, False)]
        groups = [[_lines(group) for group in match.groups()] for match in found if match]
        if len(groups) < len(found) or groups[0] != groups[1]:
            return None
        return tuple(
            Captured(place, lines, _lines(printed))
            for (place, printed), lines in zip(self.marks, groups[0], strict=True)
        )

    def beginnings(self) -> Iterator[ParagraphPattern]:
        """Yield the patterns of paragraphs that print only the first of its cells, the longest first."""
        found = list(MARK.finditer(self.marked))
        for last in reversed(found[:-1]):
            yield ParagraphPattern(self.marked[: last.end()], self.places)

    def _expression(self, lazy: bool) -> str:
        pieces = re.split(MARK.pattern, typeable(self.marked), flags=re.DOTALL)[::3]
        return (r"(.*?)" if lazy else r"(.*)").join(map(_flexible, pieces))


def typeable(text: str) -> str:
    """Return a text with the hyphens and spaces that people type."""
    return text.replace("\N{NON-BREAKING HYPHEN}", "-").replace("\N{NO-BREAK SPACE}", " ")


def straight(text: str) -> str:
    """Return a text with apostrophes and quotation marks as they are typed: Word sets curly ones by itself."""
    return text.translate(_STRAIGHT)


def _flexible(words: str) -> str:
    """Return an expression for words of the template; a space at their ends may be lost beside what was typed over."""
    core = r"\s+".join(map(re.escape, words.split())).replace("'", "['\u2019]")
    return (r"\s*" if words[:1].isspace() else "") + core + (r"\s*" if core and words[-1:].isspace() else "")


def _lines(text: str) -> tuple[str, ...]:
    found = (line.replace("\t", " ").strip() for line in text.split("\n"))
    return tuple(line for line in found if line)


def solve(patterns: Sequence[ParagraphPattern], texts: Sequence[str]) -> Solved:
    """Hold the paragraphs of one place, such as a table's cell, against what they were built from."""
    patterns = [pattern for pattern in patterns if plain_text(pattern.text)]
    texts = [text for text in texts if plain_text(text)]
    if whole := _one_cell(patterns):
        printed = tuple(line for pattern in patterns for line in _lines(pattern.text))
        captured = Captured(whole, tuple(line for text in texts for line in _lines(text)), printed)
        return Solved((captured,), tuple(pattern.text for pattern in patterns))
    captures: list[Captured] = []
    left: list[str] = []
    for some, others in _aligned(patterns, texts):
        found = _matched(some, others)
        if found is None:
            left += others
        else:
            captures += found
            left += [pattern.text for pattern in some]
    return Solved(tuple(captures), tuple(left))


def _one_cell(patterns: Sequence[ParagraphPattern]) -> CellPlace | None:
    """Return the cell that paragraphs print, and nothing else."""
    found = {pattern.whole for pattern in patterns}
    place = next(iter(found)) if len(found) == 1 else None
    return place if place and place.columns else None


def _aligned(
    patterns: Sequence[ParagraphPattern], texts: Sequence[str]
) -> Iterator[tuple[Sequence[ParagraphPattern], Sequence[str]]]:
    """Yield patterns with the paragraphs in their place: what stayed the same parts them; what stands alone stays alone."""
    before, now = [plain_text(pattern.text) for pattern in patterns], [plain_text(text) for text in texts]
    for tag, start, end, first, last in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal" or end - start == last - first:
            yield from (([p], [t]) for p, t in zip(patterns[start:end], texts[first:last], strict=True))
        else:
            yield patterns[start:end], texts[first:last]


def _matched(patterns: Sequence[ParagraphPattern], texts: Sequence[str]) -> Sequence[Captured] | None:
    if len(patterns) == len(texts) == 1:
        return patterns[0].match(texts[0])
    if not texts and all(pattern.whole for pattern in patterns):
        return [capture for pattern in patterns for capture in pattern.match("") or ()]
    if len(patterns) == 1 and texts and (place := patterns[0].whole) and place.columns:
        return [Captured(place, tuple(line for text in texts for line in _lines(text)), _lines(patterns[0].text))]
    return None
