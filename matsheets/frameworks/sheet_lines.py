"""The lines of a cell: questions and claims, one to a line, with or without letters and bullets of somebody's own."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import NamedTuple

_MARK = re.compile(r"(\([a-z]\)|[a-z]\)|\d{1,2}[.)]|[•·‣▪◦*–—-])\s+(?=\S)")


class Lines(NamedTuple):
    """What stands in a cell, line by line.

    Attributes:
        texts: without the marks before them; blank lines are left out.
        marks: those that are none of ours, each once: ours are (a), (b) and so on in order, or a bullet.
    """

    texts: tuple[str, ...]
    marks: tuple[str, ...] = ()


def lines_of(text: str) -> Lines:
    """Return the lines of a cell."""
    texts, marks = [], []
    for number, line in enumerate(filter(None, map(str.strip, text.split("\n")))):
        mark = _MARK.match(line)
        texts.append(line[mark.end() :] if mark else line)
        if mark and mark[1] not in {"•", f"({ascii_lowercase[number % 26]})"}:
            marks.append(mark[1])
    return Lines(tuple(texts), tuple(dict.fromkeys(marks)))
