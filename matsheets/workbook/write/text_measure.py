"""How much room text needs: lines in a column of so many pixels, and the row height that shows them all.

Neither openpyxl nor Excel fits the height of a protected row to its text, so it is worked out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from matsheets.workbook.write.font_metrics import UNITS, text_units

#: Pixels to a point at 100 % zoom.
PIXELS = 96 / 72
#: Excel's limit for the height of a row, in points.
TALLEST = 409.0
#: Height of one line of 11 point Calibri as Excel sets it, in points.
_LINE = 15.0
BODY = 11.0
#: Excel keeps about this much of a column free of text; the rest allows for hinting, which differs by screen.
_PADDING = 7
_SHORT = 1_000  # characters of a text that is remembered; thousands of longer ones would take the memory


def text_width(text: str, size: float = BODY, bold: bool = False) -> float:
    """Return the width of one line of text in pixels at 100 % zoom."""
    return (_known_width if len(text) <= _SHORT else _latest_width)(text, size, bold)


def _width(text: str, size: float, bold: bool) -> float:
    return text_units(text, bold=bold) / UNITS * size * PIXELS


#: Words come again and again, and a long text may stand in many cells.
_known_width, _latest_width = lru_cache(maxsize=16_384)(_width), lru_cache(maxsize=16)(_width)


def wrap(text: str, width: float, size: float = BODY, bold: bool = False) -> list[str]:
    """Break text into the lines that fit a width in pixels, as a spreadsheet wraps it: at spaces, else anywhere."""
    return list(_lines(text, width, size, bold))


def _lines(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    for paragraph in text.split("\n"):
        yield from _wrap_paragraph(paragraph, width, size, bold)


def _wrap_paragraph(paragraph: str, width: float, size: float, bold: bool) -> Iterator[str]:
    space = text_width(" ", size, bold)
    line, used = "", 0.0
    for word in paragraph.split(" "):
        for piece in _pieces(word, width, size, bold):
            needed = text_width(piece, size, bold)
            if line and used + space + needed > width:
                yield line
                line, used = piece, needed
            else:
                line, used = (f"{line} {piece}", used + space + needed) if line else (piece, needed)
    yield line


def _pieces(word: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """Cut a word that is wider than the column, such as a web address, where the column ends."""
    if text_width(word, size, bold) <= width:
        yield word
        return
    piece, used = "", 0.0
    for character in word:
        needed = text_width(character, size, bold)
        if piece and used + needed > width:
            yield piece
            piece, used = "", 0.0
        piece += character
        used += needed
    yield piece


def text_height(text: str, column: int, size: float = BODY, bold: bool = False) -> float:
    """Return the height in points that text needs in a column of so many pixels, as far as a row can be tall."""
    return (_known_height if len(text) <= _SHORT else _latest_height)(text, column, size, bold)


def _height(text: str, column: int, size: float, bold: bool) -> float:
    line = _LINE * size / BODY
    lines = _lines(text, column - _PADDING, size, bold)
    return sum(1 for _ in islice(lines, int(TALLEST / line) + 2)) * line


_known_height, _latest_height = lru_cache(maxsize=4096)(_height), lru_cache(maxsize=16)(_height)


def row_height(needed: float, least: float) -> float:
    """Return a row's height in points: what its text needs and some air, at least so much, at most Excel's limit."""
    return min(max(needed + 4, least), TALLEST)


def column_units(pixels: int) -> float:
    """Return Excel's column width for so many pixels: it counts in digits of 7 pixels, with 5 to spare."""
    return round(pixels / 7, 4)
