"""The lines of a cell: questions and claims, one to a line, with or without letters and bullets of somebody's own."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import NamedTuple

from matsheets.model.parsing import is_placeholder

#: What programs and people put before a line of a list: letters, numbers, and bullets, those of Word's fonts too.
_BULLETS = "•·‣▪◦*–—●○■□▫►▶➢➤→✓✔\uf0b7\uf0a7\uf0d8\uf0fc-"
_MARK = re.compile(rf"(\([a-z]\)|[a-z]\)|\d{{1,2}}[.)]|[{_BULLETS}]|o(?=\s))\s+(?=\S)")
#: The letter that a claim of several stands under.
LETTERED = re.compile(r"(\([a-z]\))\s")
#: What is one only where all lines of a cell begin with such a thing.
_IN_ALL = re.compile(
    r"([(\[]?(?:[A-Za-z]|\d{1,2}|[ivx]{1,4})[)\]]|(?:[A-Za-z]|[ivx]{1,4}|Q?\d{1,2})[.:]|\d{1,2}\.\d{1,2})\s+(?=\S)"
)
#: What fills its place elsewhere, and here may be what a question is answered with.
_ANSWER = re.compile(r"no|yes", re.IGNORECASE)
_ALONE = re.compile(rf"[(\[]?([A-Za-z]|\d{{1,2}})[)\].]|[o{_BULLETS}]+")
_LETTER = re.compile(r"[(\[]?([A-Za-z])[)\].]")


class Lines(NamedTuple):
    """What stands in a cell, line by line.

    Attributes:
        texts: without the marks before them; blank lines are left out.
        marks: those that are none of ours, each once: ours are (a), (b) and so on in order, or a bullet.
        bare: marks with nothing after them.
        fillers: lines that only fill their place: ``TBC``.
        letters: those before the lines, where every line has one and they are not in order.
    """

    texts: tuple[str, ...]
    marks: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


def lines_of(text: str) -> Lines:
    """Return the lines of a cell."""
    lines = list(filter(None, map(str.strip, text.split("\n"))))
    wide = [_IN_ALL.match(line) for line in lines]
    in_all = len(lines) > 1 and all(_MARK.match(line) or mark for line, mark in zip(lines, wide, strict=True))
    texts, marks, before = [], [], []
    for number, (line, found) in enumerate(zip(lines, wide, strict=True)):
        mark = _MARK.match(line) or (found if in_all else None)
        texts.append(line[mark.end() :] if mark else line)
        before.append(_LETTER.fullmatch(mark[1]) if mark else None)
        if mark and mark[1] not in {"•", f"({ascii_lowercase[number % 26]})"}:
            marks.append(mark[1])
    letters = "".join(letter[1].lower() for letter in before if letter)
    in_order = len(letters) < len(lines) or ascii_lowercase.startswith(letters[:26])
    bare = tuple(line for line in lines if _ALONE.fullmatch(line))
    fillers = tuple(each for each in texts if is_placeholder(each) and each not in bare and not _ANSWER.match(each))
    return Lines(
        tuple(texts),
        tuple(dict.fromkeys(marks)),
        bare,
        fillers,
        () if in_order else tuple(each[0] for each in before if each),
    )
