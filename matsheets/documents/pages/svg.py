"""Scalable Vector Graphics, piece by piece: rectangles, circles, lines and texts as strings, everything typed escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

#: What text on a page is drawn in, so that it follows light and dark; on a slide it is nearly black.
INK, SLIDE_INK = "currentColor", "#0b0c0c"
#: Cells' borders, as the workbook and the documents have them.
BORDER = "#595959"
FONTS = "Calibri, Carlito, 'Segoe UI', Arial, sans-serif"
#: The width of a letter in parts of the type's size: a bold one of the fonts above, and some room.
_LETTER = 0.56


def number(value: float) -> str:
    """Return a number with one decimal place at the most."""
    return f"{value:.1f}".removesuffix(".0")


def rectangle(
    x: float, y: float, width: float, height: float, fill: str, *, border: str = BORDER, radius: float = 0
) -> str:
    """Return a rectangle with a border."""
    round_ = f' rx="{number(radius)}"' if radius else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"{round_} '
        f'fill="{fill}" stroke="{border}"/>'
    )


def circle(x: float, y: float, radius: float, fill: str, border: str, *, width: float = 1.5) -> str:
    """Return a circle with a border."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}" stroke="{border}" '
        f'stroke-width="{number(width)}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, ink: str, *, width: float = 1) -> str:
    """Return a straight line."""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" stroke="{ink}" '
        f'stroke-width="{number(width)}"/>'
    )


def text(x: float, y: float, words: str, ink: str, size: float, *, bold: bool = False, middle: bool = False) -> str:
    """Return a text that begins at a point of its baseline, or has it in its middle."""
    weight = ' font-weight="bold"' if bold else ""
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{ink}"{weight}{anchor}>{escape(words)}</text>'


def fitted(words: str, width: float, size: float) -> str:
    """Return as much of a text as a width holds, with an ellipsis where that is not all."""
    most = max(1, int(width / (size * _LETTER)))
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def wrapped(words: str, width: float, size: float, most: int) -> list[str]:
    """Return a text on so many lines of a width at the most; the last one is cut."""
    room = max(1, int(width / (size * _LETTER)))
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [fitted(each, width, size) for each in lines]


def picture(width: float, height: float, pieces: Iterable[str], *, title: str = "", described: str = "") -> Markup:
    """Return a picture for a page; without a title it is hidden from screen readers, and a table beside it says the same."""
    named = f"<title>{escape(title)}</title><desc>{escape(described)}</desc>" if title else ""
    seen = 'role="img"' if title else 'aria-hidden="true"'
    return Markup(  # every text in it was escaped where it was drawn
        f'<svg viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}" {seen} '
        f'font-family="{FONTS}" focusable="false">{named}{"".join(pieces)}</svg>'
    )


def slide(width: float, height: float, pieces: Iterable[str], *, title: str, described: str) -> bytes:
    """Return a picture as a file for slides: on white, in pixels, with nothing that only a browser knows."""
    drawn = "\n".join(pieces)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg id="matsheets-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(2 * width)}" height="{number(2 * height)}" font-family="{FONTS}" role="img" xml:lang="en-GB">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(described)}</desc>\n"
        f'<rect width="{number(width)}" height="{number(height)}" fill="#FFFFFF"/>\n{drawn}\n</svg>\n'
    ).encode()
