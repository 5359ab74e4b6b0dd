"""The programme paper's map: under each heading the weakest and the strongest rating of each trust."""

from __future__ import annotations

from matsheets.documents.contexts.board_requests import counted
from matsheets.documents.contexts.page_room import PAPER, PageRoom, cut_to_lines, ended, lines_of
from matsheets.documents.contexts.programme_tables import HEADING, TRUST
from matsheets.documents.contexts.values import Field, Values, fields, rating_fields, rating_value
from matsheets.model.cells import NO_BREAK_HYPHEN
from matsheets.model.framework import Rating
from matsheets.programme.trust_counts import heading_ranges
from matsheets.programme.trust_entry import Programme, TrustEntry

#: Of the map its first column in centimetres, all of it, its type in points, and what of a cell its margins take; the template
#: takes the first column and the type from here.
MAP_TRUST, _ACROSS, MAP_SIZE, _MARGINS = 3.0, 17.0, 10.0, 0.14
_NAME_WIDTH = MAP_TRUST - _MARGINS
#: So many trusts and headings have a map in the paper; of more, it stands in the workbook alone.
MOST_MAPPED, MOST_HEADINGS = 40, 8
#: Lines of a name in the map where all its lines have room on a page, and otherwise; so many lines have room.
_LINES, _LINES_OF_MANY, _PAGE_OF_LINES = 3, 2, 46
#: With more trusts than this, the map, or what stands for it, begins on a page of its own.
_MOST_BELOW = 6
_SPACE = "\N{NO-BREAK SPACE}"


def map_values(programme: Programme, room: PageRoom = PAPER) -> Values:
    """Return the map of trusts and headings, in the order of names; without rows where there are too many of either."""
    headings = programme.framework.headings
    shown = room.endless or (len(programme.rated) <= MOST_MAPPED and _has_columns_for_words(programme))
    lines = _lines_of_names(programme)
    rows = [_map_row(programme, entry, lines) for entry in programme.rated] if shown else []
    return {
        "columns": len(headings) if shown else 0,
        "titles": [room.cut(heading.title, HEADING) for heading in headings],
        "rows": rows,
        "new_page": not 0 < len(rows) <= _MOST_BELOW,
        "elsewhere": _elsewhere(programme) if not rows else "",
        "unrated": _unrated(programme, room),
    }


def _lines_of_names(programme: Programme) -> int:
    """Return how many lines a name may take: a third one only where the map keeps to its page."""
    taken = (min(_LINES, lines_of(entry.called, _NAME_WIDTH, MAP_SIZE)) for entry in programme.rated)
    return _LINES if sum(max(_LINES_OF_MANY, each) for each in taken) <= _PAGE_OF_LINES else _LINES_OF_MANY


def _has_columns_for_words(programme: Programme) -> bool:
    """Tell whether the map has room for each heading, and each column for the longest word of the scale."""
    headings = len(programme.framework.headings)
    width = (_ACROSS - MAP_TRUST) / headings - _MARGINS
    words = [_on_its_colour(rating) for rating in programme.framework.scale.ratings]
    return headings <= MOST_HEADINGS and all(lines_of(word, width, MAP_SIZE, bold=True) == 1 for word in words)


def _on_its_colour(rating: Rating) -> str:
    """Return a rating's word as it stands on its colour, with the spaces round it and those of a weak one's bar."""
    bar = _SPACE * 2 * rating.weak
    return f"{bar}{_SPACE}{rating.label.replace('-', NO_BREAK_HYPHEN)}{_SPACE}"


def _elsewhere(programme: Programme) -> str:
    if not programme.rated:
        return "No trust has rated itself so far."
    headings = programme.framework.words.heading.capitals
    return f"The map of {counted(len(programme.rated), 'trust')} is too large for a page: see the tabs {headings} and Ratings of the workbook."


def _map_row(programme: Programme, entry: TrustEntry, lines: int) -> Values:
    cells = []
    for found in heading_ranges(programme, entry):
        cells.append(
            {
                "low": rating_value(found.lowest),
                "high": rating_value(found.highest),
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
    ("map.titles[]", "the headings' titles", "list of texts"),
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
