"""The entries of a meeting's paper: each element to settle with both sides in their own words, on one page at the most.

What has no room is cut, and says in which workbook and row the whole stands. Heights are those of the styles that the template's
entries are set in (``doc_templates/source/meeting_paper.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from matsheets.checks import misread_answer
from matsheets.documents.contexts.meeting_lines import every_choice
from matsheets.documents.contexts.page_room import cut, height_of, lines_of, whole_sentences
from matsheets.documents.contexts.pattern_values import by_group, pattern_fields, pattern_value, short_name
from matsheets.documents.contexts.settling_questions import labels_of, settling_question, sides_of
from matsheets.documents.contexts.values import NOT_RECORDED, Field, Values, fields, given_rating_value, rating_fields
from matsheets.model.assessment import Assessment
from matsheets.model.framework import NOT_RATED
from matsheets.review.agenda import Business, Item
from matsheets.review.review import ElementReview, Review, View

#: Sides that stand beside each other; of more ratings, those between are one.
MOST_SIDES = 4
#: Centimetres between the margins, of the broader and the narrower of two sides, and of a cell that its margins take.
ACROSS, BROAD, NARROW, _MARGINS = 17.0, 11.2, 5.8, 0.4
#: Points between the margins, with some kept back; sizes of the type.
_PAGE, _CELL, _CELL_LINE, _SOURCE, _TEXT, _QUESTION = 735.0, 10.5, 1.05, 10.0, 11.0, 12.0
#: Points of an entry's title and the lines to fill in; of a table's header row; round a paragraph in a cell; round a cell;
#: round the question; of the chapter's title.
_FIXED, _HEADER, _AROUND, _ROUND_CELL, _ROUND_QUESTION, _CHAPTER = 74.0, 19.0, 3.0, 4.0, 28.0, 36.0
#: Points of a line to write on, and how many more than one there may be for the reason.
_LINE, MOST_LINES = 23.0, 3
#: What stands behind the title of a side that has several ratings.
_NO_COLOUR = {"fill": "12353F", "light": True}


class _Room(NamedTuple):
    """Characters of a descriptor, of a reason and of evidence, and people of one side whose words are printed."""

    descriptor: int
    reason: int
    evidence: int
    people: int = 99


#: What part of a reason's room the evidence after it has; and by how much that room shrinks from one try to the next.
_EVIDENCE, _SHRINK = 0.6, 0.9
#: From the most to the least: descriptors make room first, then words, then people.
_ROOMS = (
    *(_Room(descriptor, 6000, 4000) for descriptor in (600, 260, 170)),
    *(_Room(170, n, round(n * _EVIDENCE)) for n in (round(3000 * _SHRINK**step) for step in range(30))),
    *(_Room(130, n, round(n * _EVIDENCE), people) for people in (9, 8, 7, 6, 5, 4, 3, 2, 1) for n in (130, 100, 80)),
)


class Whose(NamedTuple):
    """What to call views, and what stands for them on the map, by file."""

    names: Mapping[str, str]
    letters: Mapping[str, str]


def entry_values(review: Review, items: Sequence[Item], whose: Whose) -> list[Values]:
    """Return an entry for each item to settle: whether it begins a page, and how many more lines to write on fit there."""
    held = {assessment.file: assessment for assessment in review.assessments}
    boxes = _LINE * lines_of(f"Agreed: {every_choice(review.framework)}", ACROSS, _QUESTION)
    pages: list[list[Values]] = [[]]
    used = _CHAPTER
    for number, item in enumerate(items, start=1):
        if not item.business.to_settle:
            continue
        value, height = _fitted(number, item, held, whose, _PAGE - _CHAPTER - boxes)
        height += boxes
        if pages[-1] and used + height > _PAGE:
            _spread_lines(pages[-1], _PAGE - used)
            pages.append([])
            used = 0.0
        used += height
        pages[-1].append(value)
    _spread_lines(pages[-1], _PAGE - used)
    return [{**value, "new_page": bool(n) and value is page[0]} for n, page in enumerate(pages) for value in page]


def _spread_lines(page: Sequence[Values], room: float) -> None:
    """Give the entries of a page as many lines to write on as it has room for."""
    for value in page:
        value["more_lines"] = max(0, min(MOST_LINES, int(room / _LINE / len(page))))


def _fitted(number: int, item: Item, held: Mapping[str, Assessment], whose: Whose, most: float) -> tuple[Values, float]:
    """Return an entry with as much of everyone's words as fits so many points, and its height."""

    def tried(room: _Room) -> tuple[Values, float]:
        value = _entry_value(number, item, held, whose, room)
        height, value["broad"] = min((_entry_height(value, broad), broad) for broad in _shapes(value))
        return value, height

    found = tried(_ROOMS[0])
    if found[1] <= most:
        return found
    first, last = 1, len(_ROOMS) - 1  # halved again and again: each try sets every text in lines
    while first < last:
        middle = (first + last) // 2
        if tried(_ROOMS[middle])[1] <= most:
            last = middle
        else:
            first = middle + 1
    return tried(_ROOMS[last])


def _shapes(entry: Values) -> tuple[str, ...]:
    """Return which of an entry's sides may be the broader one; blank for sides of one width."""
    return ("", "lower", "higher") if len(entry["sides"]) == 2 else ("",)


def _entry_value(number: int, item: Item, held: Mapping[str, Assessment], whose: Whose, room: _Room) -> Values:
    element = item.element
    sides = [_side_value(title, views, whose, room) for title, views in _titled_sides(item, whose.names)]
    return {
        "number": str(number),
        "ref": element.element.ref,
        "title": element.element.title,
        "business": item.business.value,
        "pattern": pattern_value(element, whose.names),
        "in_words": _in_words(item, whose.names),
        "weak": _in_brief(element.element.weak, room.descriptor),
        "strong": _in_brief(element.element.strong, room.descriptor),
        "sides": sides,
        "columns": len(sides),
        "broad": "",
        "more_lines": 0,
        "without": list(_without_rating(element, held, whose, room)),
        "question": settling_question(element, whose.names),
    }


def _in_brief(descriptor: str, limit: int) -> str:
    """Return as many of a descriptor's sentences as fit whole; its beginning where the first one does not."""
    return whole_sentences(descriptor, limit) or cut(descriptor, limit)


def _in_words(item: Item, names: Mapping[str, str]) -> str:
    """Return the pattern in a sentence or two: its kind of business, who stands where, and how many pairs are apart."""
    pattern = pattern_value(item.element, names)
    if item.business is Business.THIN_EVIDENCE:
        views = item.element.rated_views
        named = "one of them names" if any(view.names_evidence for view in views) else "none of them names"
        return f"{item.business.value}: {len(views)} say {labels_of(views)}, and {named} evidence."
    told = f"{pattern['in_words']}; {pattern['pairs']}."
    return f"{item.business.value}. {told}" if item.business is Business.MENTOR else told


def _titled_sides(item: Item, names: Mapping[str, str]) -> list[tuple[str, list[View]]]:
    """Return the sides from left to right, each with its title: lower and higher, or one a rating, or all who agree."""
    element = item.element
    if item.business is Business.THIN_EVIDENCE:
        return [(f"All who rated: {labels_of(element.rated_views)}", list(element.rated_views))]
    if element.pattern and element.pattern.lower:
        lower, higher = sides_of(element)
        return [(f"Lower: {labels_of(lower)}", lower), (f"Higher: {labels_of(higher)}", higher)]
    return _by_rating(element)


def _by_rating(element: ElementReview) -> list[tuple[str, list[View]]]:
    """Return a side for each rating that is given; of a long scale, one for all between the lowest and the highest."""
    ratings = sorted(set(element.ratings), key=lambda rating: rating.points)
    alone = ratings if len(ratings) <= MOST_SIDES else [ratings[0], ratings[-1]]
    views = element.rated_views
    sides = [(rating.label, [view for view in views if view.rating == rating]) for rating in alone]
    if len(alone) < len(ratings):
        sides.insert(1, ("Between", [view for view in views if view.rating not in alone]))
    return sides


# --- one side ------------------------------------------------------------------------------------------------------


def _side_value(title: str, views: Sequence[View], whose: Whose, room: _Room) -> Values:
    """Return one side: the words of those with a reason first, and who else is on it."""
    told = sorted(views, key=lambda view: not view.rationale)
    shown, rest = told[: room.people], told[room.people :]
    more = ""
    if rest:
        letters = ", ".join(whose.letters[view.respondent.file].strip("[]") for view in rest)
        more = f"And {by_group(rest, whose.names, many=len(rest) > 1)}: see {rest[0].source.ref} in {letters}"
    ratings = {view.rating for view in views}
    alone = given_rating_value(views[0]) if len(ratings) == 1 else _NO_COLOUR
    return {
        "title": title,
        "fill": alone["fill"],
        "light": alone["light"],
        "several": len(ratings) > 1,
        "views": [_view_value(view, whose, room) for view in shown],
        "more": more,
    }


def _view_value(view: View, whose: Whose, room: _Room) -> Values:
    rationale, evidence = cut(view.rationale, room.reason), cut(view.evidence, room.evidence)
    letter = whose.letters[view.respondent.file]
    is_cut = (rationale.endswith("…") and rationale != view.rationale) or (
        evidence.endswith("…") and evidence != view.evidence
    )
    return {
        "letter": letter,
        "who": short_name(whose.names[view.respondent.file]),
        "rating": given_rating_value(view),
        "rationale": rationale or "No reason recorded.",
        "evidence": evidence or NOT_RECORDED,
        "whole": f"Whole: {view.source.ref} in {letter.strip('[]')}" if is_cut else "",
        "ref": view.source.ref,
    }


def _without_rating(
    element: ElementReview, held: Mapping[str, Assessment], whose: Whose, room: _Room
) -> Iterator[Values]:
    """Yield what each says who gave no rating: the reason for none, or what was typed with what ``check`` says of it."""
    for view in element.views:
        if view.rating is not None:
            continue
        words = cut(view.rationale, room.reason // 2)
        text = f"left the rating blank.{f' {words}' if words else ''}"
        if view.not_rated:
            text = f"{NOT_RATED.lower()}. {words or 'No reason recorded.'}"
        elif view.unclear:
            said = misread_answer(held[view.respondent.file], element.element.ref, "rating")
            text = f"{cut(said, 200) or f'“{view.unclear}” is not clear.'}{f' {words}' if words else ''}"
        yield {
            "letter": whose.letters[view.respondent.file],
            "who": short_name(whose.names[view.respondent.file]),
            "text": text,
            "unclear": bool(view.unclear),
        }


# --- heights -------------------------------------------------------------------------------------------------------


def _entry_height(entry: Values, broad: str) -> float:
    """Return the height in points of an entry, with one side the broader or neither."""
    half = ACROSS / 2 - _MARGINS
    total = _FIXED + height_of(entry["in_words"], ACROSS, _TEXT) + 2
    if entry["weak"] and entry["strong"]:
        total += _HEADER + max(_paragraph(entry[name], half) for name in ("weak", "strong")) + _ROUND_CELL
    sides = entry["sides"]
    widths = {"lower": (BROAD, NARROW), "higher": (NARROW, BROAD)}.get(
        broad, (ACROSS / max(len(sides), 1),) * len(sides)
    )
    titles = [
        height_of(side["title"], width - _MARGINS, _CELL, bold=True) for side, width in zip(sides, widths, strict=True)
    ]
    cells = [_side_height(side, width - _MARGINS) for side, width in zip(sides, widths, strict=True)]
    total += max(titles, default=0) + 6 + max(cells, default=0) + _ROUND_CELL
    total += sum(height_of(f"{w['letter']} {w['who']}: {w['text']}", ACROSS, _TEXT) + 4 for w in entry["without"])
    return total + height_of(f"To ask: {entry['question']}", ACROSS - 1.2, _QUESTION, spacing=1.12) + _ROUND_QUESTION


def _side_height(side: Values, width: float) -> float:
    total = 0.0
    for view in side["views"]:
        rating = f"   {view['rating']['label']}" if side["several"] else ""
        total += _paragraph(f"{view['letter']} {view['who']}{rating}", width, bold=True) + _paragraph(
            view["rationale"], width
        )
        total += _paragraph(f"Evidence: {view['evidence']}", width)
        total += _paragraph(view["whole"], width, size=_SOURCE) if view["whole"] else 0
    return total + (_paragraph(side["more"], width, size=_SOURCE) if side["more"] else 0)


def _paragraph(text: str, width: float, *, size: float = _CELL, bold: bool = False) -> float:
    return height_of(text, width, size, bold=bold, spacing=_CELL_LINE) + _AROUND


# --- names ---------------------------------------------------------------------------------------------------------


def entry_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``entry_values``."""
    return fields(
        (f"{prefix}.number", "an element to settle: its number in the order of business", "text"),
        (f"{prefix}.ref", "its Ref", "text"),
        (f"{prefix}.title", "its title", "text"),
        (f"{prefix}.business", "why it has to be settled", "text"),
        pattern_fields(f"{prefix}.pattern"),
        (f"{prefix}.in_words", "the pattern in a sentence, with how many pairs are apart", "text"),
        (f"{prefix}.weak", "what weak capacity looks like, in brief", "text"),
        (f"{prefix}.strong", "what strong capacity looks like, in brief", "text"),
        (f"{prefix}.columns", "how many sides stand beside each other", "number"),
        (f"{prefix}.broad", "which of two sides is the broader column, lower or higher; blank for neither", "text"),
        (f"{prefix}.sides[].title", "a side: which it is, and its ratings", "text"),
        (f"{prefix}.sides[].fill", "the colour of its one rating, or a dark one, six hexadecimal digits", "text"),
        (f"{prefix}.sides[].light", "its title must be white on that colour", "yes or no"),
        (f"{prefix}.sides[].several", "it has several ratings", "yes or no"),
        (f"{prefix}.sides[].views[].letter", "whose view: the letter", "text"),
        (f"{prefix}.sides[].views[].who", "whose view", "text"),
        rating_fields(f"{prefix}.sides[].views[].rating", "the rating given"),
        (f"{prefix}.sides[].views[].rationale", "the reason, as far as there is room", "text"),
        (f"{prefix}.sides[].views[].evidence", "the evidence, as far as there is room", "text"),
        (f"{prefix}.sides[].views[].whole", "where the whole stands, if something was cut; blank elsewhere", "text"),
        (f"{prefix}.sides[].views[].ref", "its Ref", "text"),
        (
            f"{prefix}.sides[].more",
            "who else is on the side, and where their words stand; blank where all are there",
            "text",
        ),
        (f"{prefix}.without[].letter", "who gave no rating: the letter", "text"),
        (f"{prefix}.without[].who", "who gave no rating", "text"),
        (f"{prefix}.without[].text", "why there is none, or what is unclear about it", "text"),
        (f"{prefix}.without[].unclear", "something was typed that could not be understood", "yes or no"),
        (f"{prefix}.more_lines", f"how many more lines to write on there is room for, up to {MOST_LINES}", "number"),
        (f"{prefix}.question", "a question that could settle it", "text"),
        (f"{prefix}.new_page", "it begins a page", "yes or no"),
    )
