"""The programme paper's map: under each heading the weakest and the strongest rating of each trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matsheets.documents.contexts.board_requests import counted
from matsheets.documents.contexts.page_room import PAPER, PageRoom, cut_to_lines, ended, lines_of
from matsheets.documents.contexts.programme_tables import HEADING, TRUST
from matsheets.documents.contexts.values import Field, Values, fields, rating_fields, rating_value
from matsheets.model.cells import NO_BREAK_HYPHEN
from matsheets.model.framework import Rating
from matsheets.programme.programme_tabs import tab_of
from matsheets.programme.trust_counts import heading_ranges
from matsheets.programme.trust_entry import Programme, TrustEntry

#: Of the map its first column in centimetres, all of it, its type in points, and what of a cell its margins take; the template
#: takes the first column and the type from here.
MAP_TRUST, _ACROSS, MAP_SIZE, _MARGINS = 3.0, 17.0, 10.0, 0.14
_NAME_WIDTH = MAP_TRUST - _MARGINS
#: How wide a page for a browser is at the most, in centimetres, and what of a cell its margins take there.
_ACROSS_SCREEN, _SCREEN_MARGINS = 25.0, 0.4
#: So many trusts and headings have a map in the paper; of more, it stands in the workbook alone.
MOST_MAPPED, MOST_HEADINGS = 40, 12
#: Lines of a name in the map where all its lines have room on a page, and otherwise; so many lines have room.
_LINES, _LINES_OF_MANY, _PAGE_OF_LINES = 3, 2, 46
#: With more trusts than this, the map, or what stands for it, begins on a page of its own.
_MOST_BELOW = 6
_SPACE = "\N{NO-BREAK SPACE}"


def map_values(programme: Programme, room: PageRoom = PAPER) -> Values:
    """Return the map of trusts and headings, in the order of names; without rows where there are too many of either."""
    headings = programme.framework.headings
    form = _form_that_fits(programme, room)
    lines = _lines_of_names(programme)
    rows = [_map_row(programme, entry, lines, form) for entry in programme.rated] if form else []
    return {
        "columns": len(headings) if form else 0,
        "titles": [h.ref if form and form.refs else room.cut(h.title, HEADING) for h in headings],
        "key": ". ".join(_key(programme, form)) if form and rows else "",
        "rows": rows,
        "new_page": not 0 < len(rows) <= _MOST_BELOW,
        "elsewhere": _elsewhere(programme) if not rows else "",
        "unrated": _unrated(programme, room),
    }


def _lines_of_names(programme: Programme) -> int:
    """Return how many lines a name may take: a third one only where the map keeps to its page."""
    taken = (min(_LINES, lines_of(entry.called, _NAME_WIDTH, MAP_SIZE)) for entry in programme.rated)
    return _LINES if sum(max(_LINES_OF_MANY, each) for each in taken) <= _PAGE_OF_LINES else _LINES_OF_MANY


class _MapForm(NamedTuple):
    """What stands in a map that has no room for words.

    Attributes:
        short: the ratings' short forms, and not their labels.
        refs: the headings' Refs, and not their titles.
    """

    short: bool
    refs: bool


def _form_that_fits(programme: Programme, room: PageRoom) -> _MapForm | None:
    """Return in which form the map fits its page: words where they have room; None where paper has too many trusts or headings."""
    headings, scale = programme.framework.headings, programme.framework.scale
    if not room.endless and (len(programme.rated) > MOST_MAPPED or len(headings) > MOST_HEADINGS):
        return None
    across, margins = (_ACROSS_SCREEN, _SCREEN_MARGINS) if room.endless else (_ACROSS, _MARGINS)
    width = (across - MAP_TRUST) / len(headings) - margins

    def fit(words: Iterable[str]) -> bool:
        return all(lines_of(word, width, MAP_SIZE, bold=True) == 1 for word in words)

    short = not fit(map(_on_its_colour, scale.ratings))
    if short and not room.endless and not fit(_on_its_colour(_in_short(rating)) for rating in scale.ratings):
        return None
    return _MapForm(short, not fit(word for heading in headings for word in heading.title.split()))


def _key(programme: Programme, form: _MapForm) -> Iterator[str]:
    """Yield what short forms and Refs stand for."""
    if form.short:
        yield "; ".join(f"{rating.short}: {rating.label}" for rating in programme.framework.scale.ratings)
    if form.refs:
        yield "; ".join(f"{heading.ref}: {heading.title}" for heading in programme.framework.headings)


def _in_short(rating: Rating) -> Rating:
    return rating._replace(label=rating.short)


def _on_its_colour(rating: Rating) -> str:
    """Return a rating's word as it stands on its colour, with the spaces round it and those of a weak one's bar."""
    bar = _SPACE * 2 * rating.weak
    return f"{bar}{_SPACE}{rating.label.replace('-', NO_BREAK_HYPHEN)}{_SPACE}"


def _elsewhere(programme: Programme) -> str:
    if not programme.rated:
        return "No trust has rated itself so far."
    headings = tab_of(programme.framework.words.heading)
    return f"The map of {counted(len(programme.rated), 'trust')} is too large for a page: see the tabs {headings} and Ratings of the workbook."


def _map_row(programme: Programme, entry: TrustEntry, lines: int, form: _MapForm) -> Values:
    cells = []
    for found in heading_ranges(programme, entry):
        low, high = (_in_short(r) if r and form.short else r for r in (found.lowest, found.highest))
        cells.append(
            {
                "low": rating_value(low),
                "high": rating_value(high),
                "ranges": found.lowest != found.highest,
                "unrated": found.unrated if found.lowest else 0,
            }
        )
    return {
        "trust": cut_to_lines(entry.called, _NAME_WIDTH, MAP_SIZE, lines),
        "whole_name": entry.called,
        "cells": cells,
    }


def _unrated(programme: Programme, room: PageRoom) -> str:
    names = [room.cut(entry.called, TRUST) for entry in programme.entries if not entry.rated]
    return ended(f"Without a rating so far: {room.names(names, 300)}") if names else ""


MAP_FIELDS: tuple[Field, ...] = fields(
    ("map.columns", "how many headings the map has; 0 where it stands in the workbook alone", "number"),
    ("map.titles[]", "the headings' titles, or their Refs where titles have no room", "list of texts"),
    ("map.key", "what the short forms of ratings and the Refs of headings stand for; blank where words stand", "text"),
    ("map.rows[].trust", "a trust that has rated itself, in the order of names, cut where it is long", "text"),
    ("map.rows[].whole_name", "its name, never cut", "text"),
    rating_fields("map.rows[].cells[].low", "its weakest rating under a heading"),
    rating_fields("map.rows[].cells[].high", "its strongest rating under a heading"),
    ("map.rows[].cells[].ranges", "the two are not the same", "yes or no"),
    ("map.rows[].cells[].unrated", "how many of the heading's elements have no rating; 0 where none has one", "number"),
    ("map.new_page", "it begins on a page of its own: not with a few trusts", "yes or no"),
    ("map.elsewhere", "why there are no rows, and where the map stands instead; blank with rows", "text"),
    ("map.unrated", "the trusts without a rating, in a sentence; blank without", "text"),
)
