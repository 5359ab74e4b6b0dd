"""How much of a page a text takes, for the one page that has to hold what a board must see.

*Why:* what does not fit that page is cut or counted, and which entries those are has to be known before Word lays the page out.
Widths are Calibri's, letter by letter, so that an estimate is off by a word here and there and never by a line in five.
"""

from __future__ import annotations

import re

from matsheets.workbook.write.text_measure import PIXELS, wrap

#: Calibri's line, in parts of its size.
LINE = 1.2207
_POINTS_IN_CM = 72 / 2.54
#: What a point of a list begins with.
_POINT = re.compile(r"(?m)^\s*[•*–-]\s+")


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


def cut(text: str, limit: int) -> str:
    """Return a text on one line, and a longer one up to the last word that fits, with an ellipsis; points of a list in a row."""
    points = [_POINT.sub("", found).strip() for found in text.splitlines() if found.strip()]
    line = " ".join(("; ".join(point.rstrip(";") for point in points) if _POINT.search(text) else text).split())
    if len(line) <= limit:
        return line
    start = line[: limit - 1]
    whole, _, _ = start.rpartition(" ")
    return f"{(whole if len(whole) > limit // 2 else start).rstrip(' ,;:.–-…')}…"
