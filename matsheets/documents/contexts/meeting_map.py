"""The first page of a meeting's paper: who answered, the map of all views, and the order of business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matsheets.documents.contexts.meeting_letters import (
    NOTHING,
    answered_fields,
    answered_values,
    key_of,
    why_no_rating,
)
from matsheets.documents.contexts.page_room import LINE, cut_to_lines, height_of, lines_of
from matsheets.documents.contexts.pattern_values import pattern_value
from matsheets.documents.contexts.values import Field, Values, fields, rating_value, review_dates
from matsheets.model.cells import within_sentence
from matsheets.model.framework import FrameworkWords, RatingScale
from matsheets.review.agenda import Business, Item, subjects_of
from matsheets.review.review import ElementReview, Issue, Review

#: Columns of the map in centimetres: the item's number, the element, why there is no rating; those of ratings share the rest.
NUMBER_WIDTH, ELEMENT_WIDTH, APART_WIDTH, ACROSS = 1.1, 4.5, 2.2, 17.0
#: Ratings that have a column each; of a longer scale, who gave which stands in words.
MOST_RATINGS = 7
#: Points between the margins, with some kept back, and centimetres of a cell that its margins take.
_PAGE, _MARGINS = 745.0, 0.25
_TEXT, _CELL, _CELL_SPACE, _HEADING, _TITLE, _DRAFT, _KEY = 11.0, 10.5, 3.3, 22.5, 45.0, 40.0, 66.0
#: Points of a line of text, and of that which says that the map goes on overleaf.
_LEAD, _OVERLEAF = 15.5, 14.0
#: Centimetres and points of the trust's name beside whom the paper is for, and its lines at the most.
TRUST_WIDTH = (ACROSS - 6.0, 13.0, 2)
#: Centimetres by which an item's name stands in.
_INDENT = 0.6
#: Points of those kept back that the whole map may take, where who answered stands in a line.
_KEPT = 14.0
#: With more views than this, who answered stands in a line and not in a table.
_MOST_IN_TABLE = 6

#: What each kind of business is called in the order of business, and what a meeting does about it.
_DONE: Mapping[Business, str] = {
    Business.MENTOR: "{outsider} against the trust",
    Business.TWO_CAMPS: "two camps",
    Business.ONE_APART: "one apart",
    Business.SPREAD: "spread out",
    Business.UNCLEAR: "same rating, not all clear",
    Business.THIN_EVIDENCE: "same rating, thin evidence",
}


def first_page_values(
    review: Review, items: Sequence[Item], names: Mapping[str, str], letters: Mapping[str, str], notes: Sequence[str],
    issues: Sequence[Issue], *, draft: bool,
) -> Values:  # fmt: skip
    """Return what the first page holds; rows of the map that find no room on it stand overleaf."""
    answered = answered_values(review, names, letters)
    in_table = len(answered) <= _MOST_IN_TABLE
    business, begin = business_values(items, issues, review.framework.words), begin_with(items, review.framework.words)
    rows = list(map_rows(review, items, letters))
    key = key_of(answered)
    room = _PAGE - _masthead_height(review) - _DRAFT * draft - _notes_height(notes) - _business_height(business, begin)
    scale = review.framework.scale
    ratings, heads = len(scale.ratings), _heads(scale)
    room -= 2 * _HEADING + _KEY + _header_height(heads)
    table, line = _table_height(len(answered)), _text_height(key)
    if in_table and room - table < sum(_height(row, ratings) for row in rows) <= room - line + _KEPT:
        in_table = False  # or the last rows would have a page to themselves
    room -= table if in_table else line
    shown = _fitting(rows, room + (0 if in_table else _KEPT), ratings)
    left = room - sum(_height(row, ratings) for row in shown)
    if business and len(shown) == len(rows):
        left += _text_height(business[0]["text"]) - _LEAD + _OVERLEAF  # words that then stand nowhere
        business[0] |= _each_by_name(business[0], items, names, review.framework.words, left)
    return {
        "answered": answered,
        "answered_in_table": in_table,
        "key": key,
        "map": {
            "columns": _columns(scale),
            "heads": heads,
            "key": _key(scale, heads),
            "rows": shown,
            "rest": [r for r in rows if r not in shown],
        },
        "business": business,
        "begin": begin,
    }


def _columns(scale: RatingScale) -> int:
    return len(scale.ratings) if len(scale.ratings) <= MOST_RATINGS else 0


def _heads(scale: RatingScale) -> list[Values]:
    """Return what stands above the ratings' columns: their words, or their short forms where a word would be broken."""
    width = _across(len(scale.ratings)) - _MARGINS
    whole = all(lines_of(word, width, _CELL, bold=True) == 1 for r in scale.ratings for word in r.label.split())
    values = [rating_value(rating if whole else rating._replace(label=rating.short)) for rating in scale.in_columns]
    return [{name: value[name] for name in ("label", "fill", "light")} for value in values]


def _key(scale: RatingScale, heads: Sequence[Values]) -> str:
    """Return what the short forms above the columns stand for; blank where words stand there."""
    pairs = [(head["label"], r.label) for head, r in zip(heads, scale.in_columns, strict=True)]
    told = "; ".join(f"{short}: {label}" for short, label in pairs)
    return f"{told}." if _columns(scale) and any(short != label for short, label in pairs) else ""


def _header_height(heads: Sequence[Values]) -> float:
    width = _across(len(heads)) - _MARGINS
    return _row_height(max(lines_of(head["label"], width, _CELL, bold=True) for head in heads))


def _across(ratings: int) -> float:
    """Return the centimetres of each rating's column, or of the one in which who gave which stands in words."""
    across = ACROSS - NUMBER_WIDTH - ELEMENT_WIDTH - APART_WIDTH
    return across / ratings if ratings <= MOST_RATINGS else across


def _fitting(rows: list[Values], room: float, ratings: int) -> list[Values]:
    """Return all rows where they fit; else those that come first in the order of business, as many as do."""
    if sum(_height(row, ratings) for row in rows) <= room:
        return rows
    first: list[Values] = []
    for row in sorted(rows, key=lambda row: int(row["number"])):
        room -= _height(row, ratings)
        if room < 0:
            break
        first.append(row)
    return first


def _height(row: Values, ratings: int) -> float:
    """Return the height in points of a row of the map."""
    wide = _across(ratings)
    texts = [row["said"]] if ratings > MOST_RATINGS else [cell["label"] for cell in row["cells"]]
    cells = [(f"{row['ref']} {row['short']}", ELEMENT_WIDTH), *((text, wide) for text in texts)]
    lines = [lines_of(text, width - _MARGINS, _CELL, bold=True) for text, width in cells]
    return _row_height(max(*lines, sum(lines_of(text, APART_WIDTH - _MARGINS, _CELL) for text in row["apart"])))


def _row_height(lines: int) -> float:
    return lines * _CELL * LINE + _CELL_SPACE


def _table_height(rows: int) -> float:
    return (rows + 1) * _row_height(1)


def _text_height(text: str) -> float:
    return height_of(text, ACROSS, _TEXT) + 2


def _masthead_height(review: Review) -> float:
    """Return the height of the trust's name, the title, and the line of facts below it."""
    facts = [review.round, "Meeting on 28 September 2026", f"Views of {review_dates(review)}"]
    width, size, most = TRUST_WIDTH
    trust = height_of(cut_to_lines(review.trust, width, size, most, bold=True), width, size, bold=True)
    return trust + _TITLE + _text_height(" · ".join(facts))


def _notes_height(notes: Sequence[str]) -> float:
    return sum(height_of(note, ACROSS - 1.3, _TEXT) + 2 for note in notes) + 24 if notes else 0.0


def _business_height(business: Sequence[Values], begin: str) -> float:
    texts = [f"{line['title']} {line['text']}" for line in business]
    return _HEADING + sum(map(_text_height, [*texts, begin]))


# --- the map -------------------------------------------------------------------------------------------------------


def map_rows(review: Review, items: Sequence[Item], letters: Mapping[str, str]) -> Iterator[Values]:
    """Yield a row for each element, as the framework has them, with its number in the order of business."""
    numbers = {item.element.element.ref: number for number, item in enumerate(items, start=1)}
    settle = {item.element.element.ref for item in items if item.business.to_settle}
    for element in review.elements:
        ref = element.element.ref
        yield {
            "number": str(numbers[ref]),
            "settle": ref in settle,
            "ref": ref,
            "short": element.element.short,
            "cells": list(_cells(review.framework.scale, element, letters)),
            "said": _in_words(review.framework.scale, element, letters),
            "apart": list(_apart(element, letters)) or [NOTHING],
        }


def _cells(scale: RatingScale, element: ElementReview, letters: Mapping[str, str]) -> Iterator[Values]:
    for rating in scale.in_columns:
        there = " ".join(letters[v.respondent.file] for v in element.views if v.rating == rating)
        value = rating_value(rating if there else None)
        yield {"label": there or NOTHING, "fill": value["fill"], "light": value["light"], "rated": bool(there)}


def _in_words(scale: RatingScale, element: ElementReview, letters: Mapping[str, str]) -> str:
    found = [
        (rating.label, cell) for rating, cell in zip(scale.in_columns, _cells(scale, element, letters), strict=True)
    ]
    return "; ".join(f"{label}: {cell['label']}" for label, cell in found if cell["rated"]) or NOTHING


def _apart(element: ElementReview, letters: Mapping[str, str]) -> Iterator[str]:
    """Yield who gave no rating, one line to each reason: ``T H not rated``."""
    of_reason: dict[str, list[str]] = {}
    for view in element.views:
        if why := why_no_rating(view):
            of_reason.setdefault(why, []).append(letters[view.respondent.file])
    for why, whose in of_reason.items():
        yield f"{' '.join(whose)} {why}"


# --- the order of business -----------------------------------------------------------------------------------------


def business_values(items: Sequence[Item], issues: Sequence[Issue], words: FrameworkWords) -> list[Values]:
    """Return the order of business, a line each: what is to be done, how many of it, and which items."""
    numbered = list(enumerate(items, start=1))

    def numbers(*kinds: Business) -> list[int]:
        return [number for number, item in numbered if item.business in kinds]

    settle = numbers(*_DONE)
    kinds = [f"{words.fill(name)} {_spans(found)}" for kind, name in _DONE.items() if (found := numbers(kind))]
    lines = [
        ("To settle", settle, "; ".join(kinds)),
        ("To choose", found := numbers(Business.ADJACENT), f"ratings next to each other {_spans(found)}"),
        ("One view only", found := numbers(Business.ONE_VIEW), f"hear the others {_spans(found)}"),
        ("No rating yet", found := numbers(Business.NO_VIEW), f"rate it, or agree not to {_spans(found)}"),
        (
            "To confirm",
            found := numbers(Business.UNANIMOUS),
            f"{_all_of(items)} the same, with evidence {_spans(found)}",
        ),
    ]
    made: list[Values] = [
        {"title": f"{title}, {len(found)}:", "text": f"{text}.", "named": []} for title, found, text in lines if found
    ]
    count = len(subjects_of(issues))
    if count:
        entries = f", in {count} {'entry' if count == 1 else 'entries'}" if count < len(issues) else ""
        raised = f"{len(issues)} issue{'s' * (len(issues) > 1)} that groups raised{entries}, to keep or to strike."
        made.append({"title": f"Beyond the {words.framework.one}:", "text": raised, "named": []})
    return made


def _each_by_name(
    line: Values, items: Sequence[Item], names: Mapping[str, str], words: FrameworkWords, room: float
) -> Values:
    """Return the first line of business with each item to settle below it, where there is room for that."""
    named = [
        f"{number} {item.element.element.ref} {item.element.element.short}: {_why(item, names, words)}"
        for number, item in enumerate(items, start=1)
        if item.business.to_settle
    ]
    fits = sum(height_of(text, ACROSS - _INDENT, _TEXT) + 2 for text in named) <= room
    if not (named and fits):
        return line
    return {**line, "title": f"{line['title'].removesuffix(':')},", "text": "in this order:", "named": named}


def _why(item: Item, names: Mapping[str, str], words: FrameworkWords) -> str:
    """Return why an item has to be settled: its kind of business, and who stands where."""
    brief = str(pattern_value(item.element, names)["brief"])
    brief = within_sentence(brief)
    if item.business in {Business.UNCLEAR, Business.THIN_EVIDENCE}:
        return _DONE[item.business]
    return f"{words.fill(_DONE[item.business])} ({brief})" if item.business is Business.MENTOR else brief


def _all_of(items: Iterable[Item]) -> str:
    """Return who gives one rating where it is to be confirmed: all, or all who rated."""
    views = [view for item in items if item.business is Business.UNANIMOUS for view in item.element.views]
    return "all" if all(view.rating for view in views) else "all who rated"


def _spans(numbers: Sequence[int]) -> str:
    """Return numbers that follow each other as ``(items 3 to 6)``; blank where there are none."""
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"(item {numbers[0]})"
    return f"(items {numbers[0]} {'and' if len(numbers) == 2 else 'to'} {numbers[-1]})"


def begin_with(items: Sequence[Item], words: FrameworkWords) -> str:
    """Return where a meeting begins, and why there; blank where there is nothing to settle."""
    first = items[0] if items else None
    if first is None or not first.business.to_settle:
        return ""
    element = first.element.element
    why = {
        Business.MENTOR: f"what parts the trust from the {words.outsider} is heard before what parts its own groups",
        Business.TWO_CAMPS: "the groups part into two camps"
        if len(items[0].element.rated_views) > 2
        else "the two that rated are apart",
        Business.ONE_APART: "one group stands apart from all others",
        Business.SPREAD: "the groups are spread over the scale",
        Business.UNCLEAR: "what was typed there cannot be read, so those who did say what they meant",
        Business.THIN_EVIDENCE: "no group is two or more steps from another, so evidence comes first",
    }[first.business]
    return f"Begin with item 1, {element.ref} {element.title}: {why}."


def first_page_fields() -> tuple[Field, ...]:
    """Return the fields of ``first_page_values``."""
    maps: list[tuple[str, str, str]] = []
    for rows, where in (("map.rows", "on the first page"), ("map.rest", "overleaf")):
        maps += [
            (f"{rows}[].number", f"a row of the map {where}: the item's number in the order of business", "text"),
            (f"{rows}[].settle", "the meeting has to settle it", "yes or no"),
            (f"{rows}[].ref", "the element's Ref", "text"),
            (f"{rows}[].short", "its short name", "text"),
            (
                f"{rows}[].cells[].label",
                "for each rating of the scale, the letters of those who gave it, or a dash",
                "text",
            ),
            (f"{rows}[].cells[].fill", "the rating's colour where somebody gave it, six hexadecimal digits", "text"),
            (f"{rows}[].cells[].light", "the letters must be white on that colour", "yes or no"),
            (f"{rows}[].cells[].rated", "somebody gave it", "yes or no"),
            (f"{rows}[].said", "who gave which rating, in words", "text"),
            (f"{rows}[].apart[]", "who gave no rating, and whether not rated, unclear or blank", "list of texts"),
        ]
    return fields(
        answered_fields("answered[]"),
        ("answered_in_table", "few enough answered for a table", "yes or no"),
        ("key", "who answered, in one text", "text"),
        ("map.columns", f"the ratings that have a column each: 0 with more than {MOST_RATINGS}", "number"),
        ("map.heads[].label", "what stands above a rating's column: its word, or its short form without room", "text"),
        ("map.heads[].fill", "its colour, six hexadecimal digits", "text"),
        ("map.heads[].light", "that must be white on that colour", "yes or no"),
        ("map.key", "what short forms stand for; blank where words stand there", "text"),
        *maps,
        ("business[].title", "a line of the order of business: what is to be done, and how often", "text"),
        ("business[].text", "which items, and why", "text"),
        ("business[].named[]", "each item by name, with why it has to be settled; none without room", "list of texts"),
        ("begin", "where the meeting begins, and why there; blank where nothing is to settle", "text"),
    )
