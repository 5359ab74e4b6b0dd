"""How many rows the summary's lists of strengths, areas and differences have, so that the paper keeps to its eight pages.

*Why:* a board is to see every row that there is room for. What else the paper holds is reckoned by the row, these lists by their
own words, all of it a little too high: Word and Writer break lines and pages where the other does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from matsheets.documents.contexts.page_room import LINE, lines_of
from matsheets.documents.contexts.values import Values

#: Points of the pages behind the first one, with some kept back for what rows that do not break leave empty.
_PAGES = 7 * 724.0 * 0.93
#: Points that all headings, texts and tables' headers take, and those of a whole journey and of what moved where they stand.
_TEXTS, _JOURNEY, _MOVED = 1150.0, 110.0, 200.0
#: Points of a row of the other tables, by what the summary calls them.
_ROWS = {
    "workbooks": 34.0,
    "earlier_workbooks": 45.0,
    "issues": 75.0,
    "gaps": 32.0,
    "why_not_rated": 32.0,
    "steps": 18.0,
}
_ELEMENT_ROW, _LABEL_LINE, _MOVED_ROW, _JOURNEY_ROW, _EXPLAINED_ROW = 17.0, 13.0, 46.0, 82.0, 10.0
#: A list keeps so many rows before the areas lose any.
_LEAST = 3
#: The type of these lists, its line's height, and the points above and below a paragraph and a row; a column's margins.
_SIZE, _SPACING, _PARAGRAPH, _ROW, _CELL = 10.5, 1.05, 3.0, 2.5, 0.4


def rows_of_lists(lists: Mapping[str, Sequence[Values]], said: Values) -> dict[str, int]:
    """Return how many rows each list has: all of them, or as many as there is room for.

    What the board takes note of makes room first, and areas for improvement last.

    Args:
        lists: the values of each list's elements, by its name, in the order in which they are left out from the end.
        said: what else the summary holds.
    """
    heights = {name: [_height(_CELLS[name](value, said)) for value in values] for name, values in lists.items()}
    rows, room = {name: len(values) for name, values in lists.items()}, _PAGES - _others(said)
    while sum(sum(heights[name][:count]) for name, count in rows.items()) > room:
        spare = [name for name in ("strengths", "differences") if rows[name] > _LEAST]
        cut = max(spare or ["areas"], key=lambda name: rows[name])
        if rows[cut] <= 1:
            break
        rows[cut] -= 1
    return rows


def _height(cells: Sequence[tuple[float, Sequence[str]]]) -> float:
    """Return the height of a row, given the width and the paragraphs of each of its cells."""
    return _ROW + max(
        sum(lines_of(text, width - _CELL, _SIZE) * _SIZE * LINE * _SPACING + _PARAGRAPH for text in texts if text)
        for width, texts in cells
    )


Cells = Sequence[tuple[float, Sequence[str]]]


def _strength(value: Values, _: Values) -> Cells:
    return (4.0, _named(value)), (13.0, _why(value))


def _area(value: Values, _: Values) -> Cells:
    plan = value["plan"]
    said = f"{plan['what'] or plan['closed'] or 'No priority yet, and no reason to leave it.'} ({plan['ref']})"
    who = f"{plan['lead']}; by {plan['due']}{plan['more']}" if plan["planned"] else ""
    return (4.0, _named(value)), (6.6, _why(value)), (6.4, (said, who))


def _difference(value: Values, said: Values) -> Cells:
    name, pattern = f"{value['ref']} {value['short']}", value["pattern"]
    if said["meeting"]["agreed"]:
        of = f"{pattern['in_words']}; {pattern['pairs']}"
        settled = value["settled"] or f"Not settled. {value['question']}"
        return (5.2, (name, value["rating"]["label"], of)), (8.0, (settled,)), (3.8, (value["open"],))
    about = name, f"{pattern['brief']}; {pattern['pairs']}", f"To ask: {value['question']}"
    return (4.8, about), *((6.1, tuple(_side(value[side]))) for side in ("lower", "higher"))


def _side(side: Values) -> Iterator[str]:
    for view in side["views"]:
        yield f"{view['who']}, {view['rating']['label']}: {view['rationale']}"
        yield f"Evidence: {view['evidence']}"
    yield side["more"]


def _named(value: Values) -> Sequence[str]:
    return f"{value['ref']} {value['title']}", value["rating"]["label"]


def _why(value: Values) -> Sequence[str]:
    return value["reason"]["text"], value["reason"]["who"]


_CELLS: Mapping[str, Callable[[Values, Values], Cells]] = {
    "strengths": _strength,
    "areas": _area,
    "differences": _difference,
}


def _others(said: Values) -> float:
    """Return the height of everything else behind the first page."""
    elements = [element for heading in said["headings"] for element in heading["elements"]]
    tall = _TEXTS + sum(height * len(said[name]) for name, height in _ROWS.items())
    tall += sum(_ELEMENT_ROW + _LABEL_LINE * (" " in e["standing"] or len(said["groups"]) > 1) for e in elements)
    tall += sum(_height(((9.2, (e["why"],)),)) + _EXPLAINED_ROW for e in said["explained"])
    if said["movement"]["shown"]:
        tall += _MOVED + _MOVED_ROW * len(said["movement"]["rows"])
    if said["journey"]["priorities"]:
        tall += _JOURNEY + _JOURNEY_ROW * len(said["journey"]["priorities"])
    return tall
