"""How many rows the summary's lists of strengths, areas and differences have, so that the paper keeps to its eight pages.

*Why:* a board is to see every row that there is room for. Tables and lists whose rows differ much are reckoned by their own
words, others by the row, all of it a little too high: Word and Writer break lines and pages where the other does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from matsheets.documents.contexts.movement_track import TRACK_WIDTH
from matsheets.documents.contexts.page_room import LINE, height_of, lines_of
from matsheets.documents.contexts.values import Values

#: Points of the pages behind the first one, with some kept back for what rows that do not break leave empty.
_PAGES = 7 * 724.0 * 0.93
#: Points of a section: its line in the list of contents, its heading and the header of its table; sections of every summary.
_SECTION, _SECTIONS = 97.0, 8
#: Points of the texts that every summary has, and of those about a whole journey and what moved where they stand.
_TEXTS, _JOURNEY, _MOVED = 450.0, 42.0, 190.0
#: Points of a row of the other tables, by what the summary calls them.
_ROWS = {
    "workbooks": 34.0,
    "earlier_workbooks": 45.0,
    "issues": 75.0,
    "gaps": 32.0,
    "why_not_rated": 32.0,
    "steps": 18.0,
}
_EXPLAINED_ROW = 10.0
#: Of the table of every element: centimetres of a column of ratings, and what its cells' margins take, a bar before a rating too.
#: Points of a row beside its lines.
_RATING, _SIDES, _BESIDE = 2.25, 0.18, 3.5
#: A column of ratings in the table of what moved, which has two rounds or three.
_MOVED_RATING, _TWO_ROUNDS = 2.4, 2
#: More groups than this do not fit side by side on a page; their ratings are then counted. Of so many the pattern has less room;
#: beside no more than so many an element's title stands in full.
GROUP_COLUMNS, _MANY_GROUPS, NAMED_IN_FULL = 5, 4, 2
#: A list keeps so many rows before the areas lose any, and they before it loses more. Points of what has only its name.
_LEAST, _BY_NAME = 3, 7.0
#: The type of these lists, its line's height, and the points above and below a paragraph and a row; a column's margins.
_SIZE, _SPACING, _PARAGRAPH, _ROW, _CELL = 10.5, 1.05, 3.0, 2.5, 0.4
#: Centimetres of the columns of the table that counts ratings, and of that of the whole journey.
COUNTED_COLUMNS = {"element": 4.5, "standing": 2.4, "counts": 7.4, "pattern": 2.7}
JOURNEY_COLUMNS = {"objective": 5.2, "became": 4.7, "ratings": 2.7, "evidence": 4.4}
#: The width of a point of a list, its type and line spacing, and the points below it.
_POINT, _TEXT, _TEXT_SPACING, _BELOW = 16.3, 12.0, 1.15, 4.0


def rows_of_lists(lists: Mapping[str, Sequence[Values]], said: Values) -> dict[str, int]:
    """Return how many rows each list has: all of them, or as many as there is room for.

    What the board takes note of makes room first, and areas for improvement last.

    Args:
        lists: the values of each list's elements, by its name, in the order in which they are left out from the end.
        said: what else the summary holds.
    """
    heights = {name: [_height(_CELLS[name](value, said)) for value in values] for name, values in lists.items()}
    rows, room = {name: len(values) for name, values in lists.items()}, _PAGES - _others(said)
    while sum(sum(heights[name][:n]) + _BY_NAME * (len(heights[name]) - n) for name, n in rows.items()) > room:
        spare = [name for name in ("strengths", "differences") if rows[name] > _LEAST]
        longest = ["areas"] if rows["areas"] > _LEAST else ["strengths", "differences", "areas"]
        cut = max(spare or longest, key=lambda name: rows[name])
        if rows[cut] <= 1:
            break
        rows[cut] -= 1
    return rows


def element_widths(groups: int, *, stands: bool = True, patterns: bool = True) -> tuple[float, float, float]:
    """Return the centimetres of the table of every element: its name's column, one of ratings, and that of patterns.

    Args:
        groups: that have a column each: with as many as there can be, the pattern stands below the name.
        stands: whether there is a column of what stands.
        patterns: whether the table says how the groups' ratings compare.
    """
    has_column = 1 < groups < GROUP_COLUMNS and patterns
    pattern = 0.0 if not has_column else 3.6 if groups < _MANY_GROUPS else 2.7
    return 17.0 - _RATING * (groups + stands) - pattern, _RATING, pattern


def _lines_of_element(value: Values, said: Values, *, first: bool) -> Iterator[int]:
    """Yield how many lines an element's row of that table has in each of its cells; the first of a heading has its title."""
    groups = len(said["groups"])
    brief = value["pattern"]["brief"] if said["with_patterns"] and groups > 1 else ""
    if groups > GROUP_COLUMNS:  # the ratings are counted in a column of their own
        element, standing, counts, pattern = COUNTED_COLUMNS.values()
        widths, ratings = (element, standing, pattern), [(value["counts"], counts)]
    else:
        alone = groups == 1 and not said["meeting"]["agreed"]
        widths = element_widths(groups, stands=not alone, patterns=bool(brief))
        ratings = [(rating["label"], widths[1]) for rating in value["group_ratings"]]
    name, standing, pattern = widths
    below = lines_of(brief, name - _SIDES, _SIZE) if brief and not pattern else 0
    yield (
        lines_of(f"{value['ref']} {value['short' if groups > NAMED_IN_FULL else 'title']}", name - _SIDES, _SIZE)
        + below
    )
    yield lines_of(brief, pattern - _SIDES, _SIZE) if pattern else 0
    for label, width in [(value["standing"], standing), *ratings]:
        yield lines_of(label, width - _SIDES, _SIZE, bold=True)


def movement_widths(rounds: int, *, tracked: bool) -> tuple[float, float, float, float]:
    """Return the centimetres of the table of what moved: its name's column, one of ratings, that of the track, and the words'.

    Args:
        rounds: that have a column each: two or three.
        tracked: whether the table shows where on the scale a rating stood and stands.
    """
    name, track = 3.1 if rounds > _TWO_ROUNDS else 3.9, TRACK_WIDTH * tracked
    return name, _MOVED_RATING, track, 17.0 - name - _MOVED_RATING * rounds - track


def _moved_rows(movement: Values) -> Iterator[Sequence[int]]:
    """Yield how many lines a row of what moved has in each of its cells."""
    rounds = ["first", "before", "now"] if movement["first"] else ["before", "now"]
    named, rating, _, words = movement_widths(len(rounds), tracked=bool(movement["axis"]))
    for row in movement["rows"]:
        said = [row["in_words"], row["since_first"] if movement["first"] else "", row["details"]]
        cells = [(f"{row['ref']} {row['short']}", named), *((row[name]["label"], rating) for name in rounds)]
        yield (
            *(lines_of(text, width - _SIDES, _SIZE) for text, width in cells),
            sum(lines_of(text, words - _SIDES, _SIZE) for text in said if text),
        )


def _tight_height(lines: Iterable[int]) -> float:
    """Return the height of a row of a table with little space, given how many lines each of its cells has."""
    return _BESIDE + _SIZE * LINE * _SPACING * max(lines)


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


def _on_the_way(value: Values) -> Iterator[tuple[float, Sequence[str]]]:
    """Yield the cells of a priority's row in the whole journey."""
    yield JOURNEY_COLUMNS["objective"], (value["objective"], f"{value['ref']}. {value['short_target']}")
    yield JOURNEY_COLUMNS["became"], (f"{value['status']}. {value['difference']}", f"{value['log']}. {value['now']}")
    yield JOURNEY_COLUMNS["ratings"], (value["before"]["label"], value["rating"]["label"], value["basis"])
    yield JOURNEY_COLUMNS["evidence"], (value["evidence"],)


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
    elements = [(e, e is heading["elements"][0]) for heading in said["headings"] for e in heading["elements"]]
    tall = _TEXTS + _SECTION * _SECTIONS + sum(height * len(said[name]) for name, height in _ROWS.items())
    tall += sum(
        _BESIDE + _SIZE * LINE * _SPACING * max(_lines_of_element(e, said, first=first)) for e, first in elements
    )
    if said["explained"]:
        tall += _SECTION + sum(_height(((9.2, (e["why"],)),)) + _EXPLAINED_ROW for e in said["explained"])
    if said["movement"]["shown"]:
        tall += _SECTION + _MOVED + sum(map(_tight_height, _moved_rows(said["movement"])))
    if said["journey"]["priorities"]:
        tall += _SECTION + _JOURNEY + sum(_height(tuple(_on_the_way(p))) for p in said["journey"]["priorities"])
    points = [f"{m['ref']}: {m['priority']} By when: {m['when']}. Lead: {m['lead']}" for m in said["medium_term"]]
    points += said["missing"] if said["draft"] else []
    tall += sum(height_of(point, _POINT, _TEXT, spacing=_TEXT_SPACING) + _BELOW for point in points)
    return tall
