"""The heat strip of the summary's first page: every element by its short name with its rating, a row a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from matsheets.documents.contexts.page_room import LINE, cut, lines_of
from matsheets.documents.contexts.values import (
    Field,
    Values,
    fields,
    rating_fields,
    rating_value,
    standing_rating_value,
)
from matsheets.review.review import ElementReview, HeadingReview, Review

#: The width of its first column in centimetres, the same with counts, and its most columns: the template takes them from here.
HEADING_WIDTH, COUNTED_HEADING_WIDTH, MOST_COLUMNS = 4.4, 6.0, 4
#: The size of its type in points, and how many rows it holds.
_SIZE, _MOST_ROWS = 10.0, 14
#: Centimetres of a cell that its margins take, and the bar of a weak rating.
_MARGINS, _BAR = 0.22, 0.27
#: Points that it may take of its page; characters of a heading's title.
_TALLEST, _TITLE = 215.0, 70


def strip_value(review: Review, moves: Mapping[str, str], across: float) -> Values:
    """Return the heat strip: elements by short names, by Refs where those take too much room, or as counts a heading.

    Args:
        review: of one trust and round.
        moves: ``up`` or ``down`` by the Ref of each element whose rating moved since the round before.
        across: centimetres that it is wide.
    """
    for by_ref in (False, True):
        strip = _named_strip(review, moves, by_ref=by_ref)
        if len(strip["rows"]) <= _MOST_ROWS and strip_height(strip, across) <= _TALLEST:
            return strip
    return counted_strip(review)


def counted_strip(review: Review) -> Values:
    """Return the strip with how many elements of each heading stand at each rating, which takes the least room."""
    word = review.framework.words.element.one
    rows = [{"title": cut(h.heading.title, _TITLE), "counts": _counts(h, word), "cells": []} for h in review.headings]
    return {"columns": 0, "rows": rows}


def _named_strip(review: Review, moves: Mapping[str, str], *, by_ref: bool) -> Values:
    sizes = [len(h.elements) for h in review.headings]
    widths = range(1, min(max(sizes, default=1), MOST_COLUMNS) + 1)
    columns = min(widths, key=lambda width: (sum(-(-size // width) for size in sizes), width))
    rows: list[Values] = []
    for heading in review.headings:
        cells = [_cell(e, moves.get(e.element.ref, ""), by_ref=by_ref) for e in heading.elements]
        for start in range(0, len(cells), columns):
            found = cells[start : start + columns]
            blank = [_cell_value("", "", rating_value(None, instead="–"))] * (columns - len(found))
            title = cut(heading.heading.title, _TITLE) if not start else "(continued)"
            rows.append(
                {
                    "title": title,
                    "counts": _counts(heading, review.framework.words.element.one),
                    "cells": [*found, *blank],
                }
            )
    return {"columns": columns, "rows": rows}


def _cell(element: ElementReview, move: str, *, by_ref: bool) -> Values:
    text = element.element.ref if by_ref else element.element.short
    return _cell_value(text, move, standing_rating_value(element))


def _cell_value(text: str, move: str, rating: Values) -> Values:
    """Return a cell: what stands in it besides the rating's word, and that before and after the word as it is printed."""
    before, after = f"{text}: " if text else "", f", {move}" if move else ""
    return {"text": text, "move": move, "before": before, "after": after, **rating}


def _counts(heading: HeadingReview, word: str) -> str:
    ratings = sorted((e.rating for e in heading.elements if e.rating is not None), key=lambda r: r.points)
    told = [f"{number} {rating.label}" for rating, number in Counter(ratings).items()]
    return ", ".join([*told, *([f"{heading.not_rated} without a rating"] if heading.not_rated else [])]) or f"No {word}"


def strip_height(strip: Values, across: float) -> float:
    """Return the height in points of the strip on a page so many centimetres across."""
    columns = strip["columns"]
    heading = HEADING_WIDTH if columns else COUNTED_HEADING_WIDTH
    width = (across - heading) / max(columns, 1) - _MARGINS
    tall = _SIZE * LINE + 2
    for row in strip["rows"]:
        cells = [(f"{c['before']}{c['label']}{c['after']}", _BAR * c["weak"]) for c in row["cells"]]
        cells = cells if columns else [(row["counts"], 0)]
        title = lines_of(row["title"], heading - 0.25, _SIZE, bold=True)
        tall += max(title, *(lines_of(cell, width - bar, _SIZE, bold=True) for cell, bar in cells)) * _SIZE * LINE + 2.7
    return tall


def strip_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``strip_value``."""
    return fields(
        (f"{prefix}.columns", "columns of elements in the heat strip; 0 where it has counts instead", "number"),
        (f"{prefix}.rows[].title", "a heading's title", "text"),
        (f"{prefix}.rows[].counts", "how many of its elements stand at each rating, weakest first", "text"),
        (f"{prefix}.rows[].cells[].text", "an element's short name, or Ref; blank in a cell without one", "text"),
        (f"{prefix}.rows[].cells[].move", "up or down since the round before; blank where it did not move", "text"),
        (f"{prefix}.rows[].cells[].before", "that name with a colon and a space, to stand before the rating", "text"),
        (f"{prefix}.rows[].cells[].after", "that move after a comma, to stand after the rating", "text"),
        rating_fields(f"{prefix}.rows[].cells[]", "the rating that stands"),
    )
