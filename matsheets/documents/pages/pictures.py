"""The pictures of a review: its heat map, who of the groups stands where, and where ratings stood before and stand now.

They are drawn from the values that the documents are filled with, and work out nothing themselves. The word of a rating always
stands with its colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from matsheets.documents.contexts.values import Values
from matsheets.documents.pages.svg import (
    INK,
    SLIDE_INK,
    circle,
    fitted,
    line,
    picture,
    rectangle,
    slide,
    text,
    wrapped,
)

#: The heat map: its width, the column of headings, most cells in a row, a cell's height, and between rows.
_WIDE, _HEADINGS, _MOST, _TALL, _GAP = 960.0, 230.0, 4, 46.0, 8.0
#: What the second line of a name takes, where one has it.
_SECOND = 16.0
#: The map of groups: the width of an element's name, of a rating's column, the height of a row.
_NAME, _COLUMN, _ROW = 290.0, 130.0, 34.0
#: A row of the map on a page, and a dumbbell.
_TRACK, _TRACK_TALL, _BELL, _BELL_TALL = 320.0, 30.0, 168.0, 26.0
_ARROWS = {"up": " ↑", "down": " ↓"}


def _ink_on(value: Values) -> str:
    return "#FFFFFF" if value["light"] else "#000000"


def _fill_of(value: Values) -> str:
    return f"#{value['fill']}"


# --- the heat map --------------------------------------------------------------------------------------------------


def heat_map(headings: Sequence[Values], moves: Mapping[str, str]) -> Markup:
    """Return the heat map for a page, which hides it from screen readers: its table of ratings says the same.

    Args:
        headings: as the summary has them, each with its elements and the rating that stands.
        moves: ``up`` or ``down`` by the Ref of each element whose rating moved since the round before.
    """
    pieces, height = _heat_rows(headings, moves, INK, 0)
    return picture(_WIDE, height, pieces)


def heat_map_slide(headings: Sequence[Values], moves: Mapping[str, str], *, title: str, note: str) -> bytes:
    """Return the heat map as an .svg file for slides, with what it is above it and below it a line of words."""
    pieces, height = _heat_rows(headings, moves, SLIDE_INK, 62)
    told = "; ".join(
        f"{heading['title']}: "
        + ", ".join(f"{element['short']} {element['rating']['label']}" for element in heading["elements"])
        for heading in headings
    )
    framed = [*_framed(title, note, _WIDE, height), *pieces]
    return slide(
        _WIDE + 40, height + 40, [f'<g transform="translate(20 0)">{"".join(framed)}</g>'], title=title, described=told
    )


def _framed(title: str, note: str, width: float, below: float) -> Iterator[str]:
    yield text(0, 36, fitted(title, width, 22), SLIDE_INK, 22, bold=True)
    yield text(0, below + 20, fitted(note, width, 13), SLIDE_INK, 13)


def _heat_rows(headings: Sequence[Values], moves: Mapping[str, str], ink: str, top: float) -> tuple[list[str], float]:
    most = max((len(heading["elements"]) or 1 for heading in headings), default=1)
    columns = -(-most // -(-most // _MOST))  # as few as take no row more: cells as wide as can be
    width = (_WIDE - _HEADINGS) / columns
    names = {e["ref"]: _name_lines(e, width - 20) for heading in headings for e in heading["elements"]}
    tall = _TALL + _SECOND * any(len(lines) > 1 for lines in names.values())
    pieces: list[str] = []
    for heading in headings:
        lines = wrapped(heading["title"], _HEADINGS - 12, 14, 2)
        first = top + tall / 2 + (5 if len(lines) == 1 else -4)
        pieces += [text(0, first + 17 * n, words, ink, 14, bold=True) for n, words in enumerate(lines)]
        for at, element in enumerate(heading["elements"]):
            row, column = divmod(at, columns)
            x, y = _HEADINGS + column * width, top + row * (tall + 2)
            move, name = moves.get(element["ref"], ""), names[element["ref"]]
            pieces += _heat_cell(element["rating"], name, move, (x, y, width - 4, tall), edge=ink)
        rows = -(-max(len(heading["elements"]), 1) // columns)
        top += rows * (tall + 2) + _GAP
    return pieces, top


def _name_lines(element: Values, width: float) -> list[str]:
    return wrapped(f"{element['ref']} {element['short']}", width, 13, 2)


def _heat_cell(
    rating: Values, name: Sequence[str], move: str, box: tuple[float, float, float, float], *, edge: str
) -> Iterator[str]:
    """Yield a cell: its colour, the lines of an element's name, the rating's word with how it moved."""
    ink, (x, y, width, tall) = _ink_on(rating), box
    yield rectangle(x, y, width, tall, _fill_of(rating))
    if rating["weak"]:
        yield f'<rect x="{x:.1f}" y="{y:.1f}" width="5" height="{tall:.1f}" fill="{ink}" stroke="{edge}"/>'
    for n, words in enumerate(name):
        yield text(x + 12, y + 19 + _SECOND * n, words, ink, 13, bold=True)
    word = fitted(rating["label"] + _ARROWS.get(move, ""), width - 16, 13)
    yield text(x + 12, y + 37 + _SECOND * (len(name) - 1), word, ink, 13)


# --- who stands where ----------------------------------------------------------------------------------------------


def groups_track(row: Values, scale: Sequence[Values]) -> Markup:
    """Return one element's row of the map of groups: a place for each rating, with the letters of those who gave it."""
    width = _TRACK / len(scale)
    middle, steps = _TRACK_TALL / 2, sum(not rating["explains"] for rating in scale)
    pieces = [line(width / 2, middle, width * (steps - 0.5), middle, INK)]  # what is explained lies beside it
    for at, (cell, rating) in enumerate(zip(row["cells"], _in_columns(scale), strict=True)):
        pieces += _place(cell, rating, width * at, 2, width, _TRACK_TALL - 4, INK)
    return picture(_TRACK, _TRACK_TALL, pieces)


def _in_columns(scale: Sequence[Values]) -> list[Values]:
    """Return the ratings in the order of the map's columns: steps first, then what is explained."""
    return sorted(scale, key=lambda rating: bool(rating["explains"]))


def _place(cell: Values, rating: Values, x: float, y: float, width: float, height: float, ink: str) -> Iterator[str]:
    if not cell["rated"]:
        yield circle(x + width / 2, y + height / 2, 3, ink, ink, width=0)
        return
    letters = cell["label"]
    shown = letters if letters == fitted(letters, width - 8, 13) else f"{len(letters.split())} views"
    yield rectangle(x + 2, y, width - 4, height, _fill_of(rating), radius=height / 2)
    yield text(
        x + width / 2, y + height / 2 + 4.5, fitted(shown, width - 6, 13), _ink_on(rating), 13, bold=True, middle=True
    )


def groups_map_slide(rows: Sequence[Values], scale: Sequence[Values], *, title: str, note: str) -> bytes:
    """Return the map of groups as an .svg file for slides: a row an element, a column a rating, the groups' letters in it."""
    scale = _in_columns(scale)
    width = _NAME + _COLUMN * len(scale) + _COLUMN
    top = 92.0
    pieces = [
        text(
            _NAME + _COLUMN * (at + 0.5),
            top - 12,
            fitted(rating["label"], _COLUMN, 14),
            SLIDE_INK,
            14,
            bold=True,
            middle=True,
        )
        for at, rating in enumerate(scale)
    ]
    pieces.append(text(_NAME + _COLUMN * len(scale) + 8, top - 12, "No rating", SLIDE_INK, 14, bold=True))
    for row in rows:
        pieces.append(line(0, top, width, top, "#B1B4B6"))
        pieces.append(
            text(0, top + 22, fitted(f"{row['ref']} {row['short']}", _NAME - 10, 14), SLIDE_INK, 14, bold=True)
        )
        for at, (cell, rating) in enumerate(zip(row["cells"], scale, strict=True)):
            pieces += _place(cell, rating, _NAME + _COLUMN * at, top + 4, _COLUMN, _ROW - 8, SLIDE_INK)
        apart = ", ".join(row["apart"])
        pieces.append(text(_NAME + _COLUMN * len(scale) + 8, top + 22, fitted(apart, _COLUMN - 8, 13), SLIDE_INK, 13))
        top += _ROW
    told = "; ".join(f"{row['ref']} {row['short']}: {row['said']}" for row in rows)
    framed = [*_framed(title, note, width, top), *pieces]
    return slide(
        width + 40, top + 40, [f'<g transform="translate(20 0)">{"".join(framed)}</g>'], title=title, described=told
    )


# --- then and now --------------------------------------------------------------------------------------------------


def dumbbell(element: Values, scale: Sequence[Values]) -> Markup:
    """Return where an element's rating stood and stands on the scale, an open and a full circle; nothing where none are compared."""
    places = [rating["label"] for rating in scale]
    then, now = element["then"], element["compared_now"]
    if then["label"] not in places or now["label"] not in places:
        return Markup("")
    width, middle = _BELL / len(places), _BELL_TALL / 2
    at, to = (width * (places.index(each["label"]) + 0.5) for each in (then, now))
    pieces = [circle(width * (n + 0.5), middle, 2.5, INK, INK, width=0) for n in range(len(places))]
    if at != to:
        pieces.append(line(at, middle, to, middle, INK, width=3))
        pieces.append(circle(at, middle, 6.5, "var(--page)", INK, width=2))
    pieces.append(circle(to, middle, 8.5, _fill_of(now), INK, width=2))
    return picture(_BELL, _BELL_TALL, pieces)
