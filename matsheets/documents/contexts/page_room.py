"""How much of a page a text takes, for the one page that has to hold what a board must see.

*Why:* what does not fit that page is cut or counted, and which entries those are has to be known before Word lays the page out.
Widths are Calibri's, letter by letter, so that an estimate is off by a word here and there and never by a line in five.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from matsheets.model.cells import first_listed, listed
from matsheets.workbook.write.text_measure import PIXELS, wrap

#: Calibri's line, in parts of its size.
LINE = 1.2207
_POINTS_IN_CM = 72 / 2.54
#: Where a sentence ends: not after "e.g.", "St." or an initial.
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:St|Mr|Dr|Ms|No))(?<!\bMrs)(?<!\.[a-z])[.!?][\"')”’]*(?=\s+[^a-z\s])")
#: Characters that the names of what is decided on may take at the least.
_DECIDED = 120
#: Where a clause ends, and the fewest characters that can name something.
_CLAUSE_END, _SHORTEST_NAME = re.compile(r"[,;:]? (?:[–-] |\()|[,;:.](?=\s)"), 15
#: What a point of a list begins with.
_POINT = re.compile(r"(?m)^\s*[•*–-]\s+")


T = TypeVar("T")


@lru_cache(maxsize=256)  # a page is measured again with each thing that is left out of it, and most of it stays
def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a column.

    Args:
        text: with line ends or without.
        width: of the column in centimetres.
        size: of the type in points.
        bold: whether it is bold.
    """
    return len(wrap(text, width * _POINTS_IN_CM * PIXELS, size, bold))


def height_of(text: str, width: float, size: float, *, bold: bool = False, spacing: float = 1.0) -> float:
    """Return the height in points that a text takes in a column, at so many times the single line spacing."""
    return lines_of(text, width, size, bold=bold) * size * LINE * spacing


def whole_sentences(text: str, limit: int) -> str:
    """Return as many of a text's first sentences as fit whole, on one line; blank where the first one does not fit.

    An ellipsis says that more follows: a reason often concedes first what it then speaks against.
    """
    line = _on_one_line(text)
    if len(line) <= limit:
        return line
    ends = [found.end() for found in _SENTENCE_END.finditer(line) if found.end() <= limit]
    return f"{line[: ends[-1]].rstrip('.')}…" if ends else ""


def in_brief(text: str, limit: int) -> str:
    """Return as many of a text's first sentences as fit whole; where the first one does not, as much of it as does."""
    return whole_sentences(text, limit) or cut(text, limit)


def first_sentence(text: str, limit: int) -> str:
    """Return a text's first sentence on one line, cut where it is too long; an ellipsis says that more follows."""
    line = _on_one_line(text)
    end = _SENTENCE_END.search(line)
    if end is None or end.end() > limit:
        return cut(line, limit)
    return f"{line[: end.end()].rstrip('.')}…"


def cut_to_lines(text: str, width: float, size: float, lines: int, *, bold: bool = False) -> str:
    """Return a text on one line, cut to what so many lines of a column hold."""
    limit = len(_on_one_line(text))
    while limit > 1 and lines_of(cut(text, limit), width, size, bold=bold) > lines:
        limit -= max(1, limit // 20)
    return cut(text, limit)


def ended(text: str) -> str:
    """Return a text with a full stop, where it does not end a sentence by itself or say that it goes on."""
    return text if text.endswith(("…", ".", "?", "!")) else f"{text}."


def name_in(text: str, limit: int) -> str:
    """Return what a text may be called in a list: whole, or its first sentence or clause that fits, or cut at a word."""
    line = _on_one_line(text)
    if found := whole_sentences(line, limit):
        return found.rstrip(".")
    clauses = [found.start() for found in _CLAUSE_END.finditer(line) if _SHORTEST_NAME <= found.start() <= limit]
    return line[: clauses[-1]] if clauses else cut(line, limit)


def names_in(names: Sequence[str], limit: int) -> str:
    """Join as many names as fit so many characters, one at the least, and say how many more there are."""
    shown = len(names)
    while shown > 1 and len(first_listed(names[:shown], len(names))) > limit:
        shown -= 1
    return first_listed(names[:shown], len(names))


def all_named(limit: int, *forms: Sequence[str]) -> str:
    """Join names, every one of them, in the first of several forms that fits so many characters; else in the last, whole.

    *Why:* what a board is asked to decide cannot be "and three more".
    """
    room = max(limit, _DECIDED)
    return next((told for form in forms if len(told := listed(form)) <= room), listed(forms[-1]))


def lines_apart(text: str) -> str:
    """Return lines that run on as one, each that does not end a sentence with a semicolon: a line may be a group's."""
    return re.sub(r"(?<=[^\s.;:,?!…])[^\S\n]*\n\s*(?=[A-Z])", "; ", text)


def _on_one_line(text: str) -> str:
    if _POINT.search(text):
        points = [_POINT.sub("", found).strip() for found in text.splitlines() if found.strip()]
        text = "; ".join(point.rstrip(";") for point in points)
    return " ".join(text.split())


def cut(text: str, limit: int) -> str:
    """Return a text on one line, and a longer one up to the last word that fits, with an ellipsis; points of a list in a row."""
    line = _on_one_line(text)
    if len(line) <= limit:
        return line
    start = line[: limit - 1]
    whole, _, _ = start.rpartition(" ")
    return f"{(whole if len(whole) > limit // 2 else start).rstrip(' ,;:.–-…')}…"


class PageRoom(NamedTuple):
    """How much room there is for names and rows: as paper has it, or without end, on a page that scrolls.

    Attributes:
        endless: whether nothing is cut and nothing left out.
    """

    endless: bool = False

    def cut(self, text: str, limit: int) -> str:
        """Return a text as ``cut`` does; whole where there is room."""
        return _on_one_line(text) if self.endless else cut(text, limit)

    def names(self, names: Sequence[str], limit: int) -> str:
        """Join names as ``names_in`` does; all of them where there is room."""
        return listed(names) if self.endless else names_in(names, limit)

    def first(self, rows: Sequence[T], most: int) -> Sequence[T]:
        """Return the first rows of a list; all of them where there is room."""
        return rows if self.endless else rows[:most]


PAPER, PAGE = PageRoom(), PageRoom(endless=True)
