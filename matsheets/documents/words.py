"""Words into lines: they go on a line while there is room, as in Word."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from matsheets.workbook.write.font_metrics import Typeface

#: How parts are decoded for the layout: each byte is a letter, and what is not ASCII is understood word for word, here.
#: Why: a part has one dash or curly quote at least, and then takes twice the memory and four times the work as a text.
BYTE_BY_BYTE = "latin-1"
_ENTITY = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_PARTS = re.compile("[-–—/]")
_BREAKS_INSIDE = re.compile(r"(?:[^-–—/]|[-/](?=\d))*(?:[-–—/](?!\d))*(?:[–—](?=\d))?")

#: How many lines were started, and how far the last one is filled: without its last word, and by that word.
Filled = tuple[int, float, float]


def fill_lines(text: str, face: Typeface, room: float, used: float, word: float) -> Filled:
    """Set a text, from where a line is filled to already.

    Args:
        text: as it stands in XML, decoded ``BYTE_BY_BYTE``.
        face: the widths of words.
        room: how wide a line may be, in the typeface's units.
        used: how far the line is filled without its last word.
        word: the width of that word, which a text without a space in front goes on with.
    """
    if not text.isascii():
        text = text.encode(BYTE_BY_BYTE).decode("utf-8", "replace")
    if "&" in text:
        text = text.replace("&#39;", "'")  # by far the most
        text = _ENTITY.sub(_character, text) if "&" in text else text
    words = text.split(" ")
    ends = [*accumulate(map(face.spaced.__getitem__, words))]
    space = face.space
    end = used + word + ends[-1] - space
    if end <= room:
        if len(words) == 1:
            return 0, used, end - used
        last = face[words[-1]]
        return 0, end - last, last
    lines, at, start = 0, 0, -(used + word)  # of the line, where the first word starts at 0
    if ends[0] - space - start > room:  # the first goes on from a word of the run before, so they move together
        lines, used, word = _broken(words[0], face, room, used, word + ends[0] - space)
        at, start = 1, ends[0] - space - used - word
    parted = _PARTS.search(text) is not None
    while (fits := bisect_right(ends, start + room + space, at)) < len(words):
        before = ends[fits - 1]
        if ends[fits] - before - space > room or (parted and _PARTS.search(words[fits])):
            more, used, word = _broken(words[fits], face, room, before - start, face[words[fits]])
            lines += more
            start = ends[fits] - space - word - used
        else:
            lines += 1
            start = before
        at = fits + 1
    filled = ends[-1] - space - start
    last = min(face[words[-1]], filled)
    return lines, filled - last, last


def _broken(text: str, face: Typeface, room: float, used: float, width: float) -> Filled:
    """Start a new line for a word; break it after a hyphen, or anywhere where it must be."""
    pieces = [width]
    if width == face[text] and _PARTS.search(text):
        pieces = [face[piece] for piece in _BREAKS_INSIDE.findall(text)]
    lines, word = 0, 0.0
    for piece in pieces:
        if used + word + piece > room:
            if used + word > 0:
                lines += 1
            used = 0.0
            word = piece
            if piece > room:
                lines += int(piece // room)
                word = piece % room
        else:
            word += piece
    return lines, used, word


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED.get(name, "x")
    try:
        return chr(int(decimal) if decimal else int(hexadecimal, 16))
    except (ValueError, OverflowError):
        return "x"
