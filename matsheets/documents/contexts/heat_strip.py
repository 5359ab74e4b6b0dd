"""The heat strip of the summary's first page: every element by its short name with its rating, a row a heading."""

from __future__ import annotations

from matsheets.documents.contexts.page_room import LINE, lines_of
from matsheets.documents.contexts.values import (
    Field,
    Values,
    fields,
    rating_fields,
    rating_value,
    standing_rating_value,
)
from matsheets.model.framework import Rating
from matsheets.review.review import HeadingReview, Review

#: The size of its type in points, the width of its first column in centimetres, and how much it may hold.
_SIZE, _HEADING, _MOST_COLUMNS, _MOST_ROWS = 10.0, 4.4, 4, 14


def strip_value(review: Review) -> Values:
    """Return the heat strip: a row a heading with its elements in columns, or in counts where they are too many to name."""
    sizes = [len(h.elements) for h in review.headings]
    widths = range(1, min(max(sizes, default=1), _MOST_COLUMNS) + 1)
    columns = min(widths, key=lambda width: (sum(-(-size // width) for size in sizes), width))
    rows: list[Values] = []
    for heading in review.headings:
        cells = [{"text": e.element.short, **standing_rating_value(e)} for e in heading.elements]
        for start in range(0, len(cells), columns):
            found = cells[start : start + columns]
            blank = [{"text": "", **rating_value(None, instead="–")}] * (columns - len(found))
            title = heading.heading.title if not start else "(continued)"
            rows.append({"title": title, "counts": _counts(heading), "cells": [*found, *blank]})
    if len(rows) > _MOST_ROWS:
        counted = [{"title": h.heading.title, "counts": _counts(h), "cells": []} for h in review.headings]
        return {"columns": 0, "rows": counted}
    return {"columns": columns, "rows": rows}


def _counts(heading: HeadingReview) -> str:
    ratings: list[Rating | None] = [*{e.rating for e in heading.elements if e.rating}]
    ratings.sort(key=lambda r: r.points if r else 0)
    told = [f"{sum(e.rating == r for e in heading.elements)} {r.label}" for r in ratings if r]
    return ", ".join([*told, *([f"{heading.not_rated} without a rating"] if heading.not_rated else [])])


def strip_height(strip: Values, across: float) -> float:
    """Return the height in points of the strip on a page so many centimetres across."""
    columns = strip["columns"]
    width = (across - _HEADING) / max(columns, 1) - 0.45  # the cell's margins, and the bar of a weak rating
    tall = _SIZE * LINE + 2
    for row in strip["rows"]:
        cells = [f"{c['text']}: {c['label']}" for c in row["cells"]] if columns else [row["counts"]]
        title = lines_of(row["title"], _HEADING - 0.2, _SIZE, bold=True)
        tall += max(title, *(lines_of(cell, width, _SIZE, bold=True) for cell in cells)) * _SIZE * LINE + 2.7
    return tall


def strip_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``strip_value``."""
    return fields(
        (f"{prefix}.columns", "columns of elements in the heat strip; 0 where it has counts instead", "number"),
        (f"{prefix}.rows[].title", "a heading's title", "text"),
        (f"{prefix}.rows[].counts", "how many of its elements stand at each rating, weakest first", "text"),
        (f"{prefix}.rows[].cells[].text", "an element's short name; blank in a cell without one", "text"),
        rating_fields(f"{prefix}.rows[].cells[]", "the rating that stands"),
    )
