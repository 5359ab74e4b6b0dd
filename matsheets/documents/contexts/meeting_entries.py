"""The entries of a meeting's paper: each element to settle with both sides in their own words, on one page at the most.

What has no room is cut, and says in which workbook and row the whole stands. Heights are those of the styles that the template's
entries are set in (``doc_templates/source/meeting_paper.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from matsheets.documents.contexts.descriptor_values import (
    MOST_BESIDE,
    TITLE_WIDTH,
    in_question,
    look_fields,
    look_values,
)
from matsheets.documents.contexts.meeting_letters import BLANK, TYPED, Whose, typed_value
from matsheets.documents.contexts.meeting_lines import every_choice
from matsheets.documents.contexts.page_room import LINE, cut, height_of, lines_of
from matsheets.documents.contexts.pattern_values import (
    FEW,
    by_group,
    labels_of,
    pattern_fields,
    pattern_value,
    short_name,
)
from matsheets.documents.contexts.settling_questions import settling_question, sides_of
from matsheets.documents.contexts.values import Field, Values, fields, given_rating_value, rating_fields
from matsheets.model.cells import sentence_start
from matsheets.model.framework import NOT_RATED, Framework
from matsheets.review.agenda import Business, Item
from matsheets.review.patterns import ALL_WHO_RATED
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
#: Points of a line to write on, and how many more than one there are for the reason, at the least and at the most.
_LINE, LEAST_LINES, MOST_LINES = 23.0, 2, 6
#: What stands behind the title of a side that has several ratings.
_NO_COLOUR = {"fill": "12353F", "light": True}


class _Room(NamedTuple):
    """Characters of words and people of one side whose are printed; characters of a descriptor and of an unclear rating."""

    reason: int
    evidence: int
    people: int = 99
    descriptor: int = 1_000_000
    typed: int = TYPED


#: What part of a reason's room the evidence after it has; and by how much that room shrinks from one try to the next.
_EVIDENCE, _SHRINK = 0.6, 0.95
#: From the most to the least: words make room first, then people; descriptors last, and only such as nobody ships.
_ROOMS = (
    _Room(6000, 4000),
    *(_Room(n, round(n * _EVIDENCE)) for n in (round(3000 * _SHRINK**step) for step in range(60))),
    *(
        _Room(n, round(n * _EVIDENCE), people, 600, 120)
        for people in (9, 8, 7, 6, 5, 4, 3, 2, 1)
        for n in (130, 100, 80)
    ),
    *(_Room(80, 48, 1, descriptor, 120) for descriptor in (400, 250, 130)),
)


def entry_values(review: Review, items: Sequence[Item], whose: Whose) -> list[Values]:
    """Return an entry for each item to settle: whether it begins a page, and how many more lines to write on fit there."""
    boxes = _LINE * lines_of(f"Agreed: {every_choice(review.framework)}", ACROSS, _QUESTION)
    pages: list[list[Values]] = [[]]
    used = _CHAPTER
    for number, item in enumerate(items, start=1):
        if not item.business.to_settle:
            continue
        value, height = _fitted(number, item, whose, review.framework, _PAGE - boxes - (used if number == 1 else 0))
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
        value["more_lines"] = LEAST_LINES + max(0, min(MOST_LINES - LEAST_LINES, int(room / _LINE / len(page))))


def _fitted(number: int, item: Item, whose: Whose, framework: Framework, most: float) -> tuple[Values, float]:
    """Return an entry with as much of everyone's words as fits so many points, and its height."""

    def tried(room: _Room) -> tuple[Values, float]:
        value = _entry_value(number, item, whose, framework, room)
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


def _entry_value(number: int, item: Item, whose: Whose, framework: Framework, room: _Room) -> Values:
    element, scale, business = item.element, framework.scale, item.title(framework.words)
    weak, strong = (cut(text, room.descriptor) for text in (element.element.weak, element.element.strong))
    looks = [(rating, text) for rating, text in in_question(element, scale) if text]
    is_cut = any(len(text) > room.descriptor for _, text in looks)
    sides = [_side_value(title, views, whose, room) for title, views in _titled_sides(item, whose.names)]
    return {
        "number": str(number),
        "ref": element.element.ref,
        "title": element.element.title,
        "business": business,
        "pattern": pattern_value(element, whose.names),
        "in_words": ". ".join(
            filter(None, [whose.last_time(element.element.ref), _in_words(item, business, whose.names)])
        ),
        "weak": weak,
        "strong": strong,
        "looks": look_values([(rating, cut(text, room.descriptor)) for rating, text in looks], scale),
        "look_columns": len(looks) if len(looks) <= MOST_BESIDE else 0,
        "whole": f"Whole: beside {element.element.ref} in every workbook" if is_cut else "",
        "sides": sides,
        "columns": len(sides),
        "broad": "",
        "more_lines": LEAST_LINES,
        "without": list(_without_rating(element, whose, room)),
        "question": settling_question(element, whose.names, framework),
    }


def _in_words(item: Item, business: str, names: Mapping[str, str]) -> str:
    """Return the pattern in a sentence or two: its kind of business, who stands where, and how many pairs are apart."""
    pattern = pattern_value(item.element, names)
    if item.business is Business.UNCLEAR:
        views = item.element.rated_views
        unclear = by_group([view for view in item.element.views if view.unclear], names)
        return f"{business}: {len(views)} say {labels_of(views)}. Unclear: {unclear}."
    if item.business is Business.THIN_EVIDENCE:
        views = item.element.rated_views
        named = "one of them names" if any(view.names_evidence for view in views) else "none of them names"
        return f"{business}: {len(views)} say {labels_of(views)}, and {named} evidence."
    told = f"{pattern['in_words']}; {pattern['pairs']}."
    return f"{business}. {told}" if item.business is Business.MENTOR else told


def _titled_sides(item: Item, names: Mapping[str, str]) -> list[tuple[str, list[View]]]:
    """Return the sides from left to right, each with its title: lower and higher, or one a rating, or all who agree."""
    element = item.element
    if item.business in {Business.UNCLEAR, Business.THIN_EVIDENCE}:
        return [(f"{ALL_WHO_RATED}{labels_of(element.rated_views)}", list(element.rated_views))]
    if element.pattern and element.pattern.lower:
        lower, higher = sides_of(element)
        if not all(rating.grades for rating in element.ratings):
            return [(labels_of(side), side) for side in (lower, higher)]
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
        more = f"And {by_group(rest, whose.names, many=len(rest) > 1)}: see {whose.places(rest)}"
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
    return {
        "letter": whose.letters[view.respondent.file],
        "who": short_name(whose.names[view.respondent.file]),
        "rating": given_rating_value(view),
        "rationale": rationale or f"Reason: {BLANK}",
        "evidence": evidence or BLANK,
        "whole": _whole(view, whose, (view.rationale, rationale), (view.evidence, evidence)),
        "ref": view.source.ref,
    }


def _whole(view: View, whose: Whose, *texts: tuple[str, str]) -> str:
    """Return where a view stands whole, if one of its texts was cut to the other; else blank."""
    is_cut = any(shown.endswith("…") and shown != text for text, shown in texts)
    return f"Whole: {whose.place(view)}" if is_cut else ""


def _without_rating(element: ElementReview, whose: Whose, room: _Room) -> Iterator[Values]:
    """Yield what each says who gave no rating, those last who wrote nothing at all, together."""
    silent = [
        v for v in element.views if v.rating is None and not (v.not_rated or v.unclear or v.rationale or v.evidence)
    ]
    told = [view for view in element.views if view.rating is None and view not in silent]
    for view in told[: room.people]:
        yield _unrated_value(view, whose, room)
    for views, why in ((told[room.people :], f"not rated, unclear or {BLANK}"), (silent, BLANK)):
        if views:
            text = why if views is silent else f"{why}: see {whose.places(views)}"
            letters = " ".join(whose.letters[view.respondent.file] for view in views)
            who = by_group(views, whose.names, many=len(views) > FEW)
            yield {**_NOTHING_SAID, "letter": letters, "who": sentence_start(who), "text": text}


_NOTHING_SAID: Values = dict.fromkeys(("rationale", "evidence", "check", "whole"), "") | {"unclear": False}


def _unrated_value(view: View, whose: Whose, room: _Room) -> Values:
    """Return what somebody says who gave no rating: the reason for none, or what was typed with what ``check`` says of it."""
    typed = typed_value(view, room.typed) if view.unclear else ""
    rationale, evidence = cut(view.rationale, room.reason // 2), cut(view.evidence, room.evidence // 2)
    text = f"{typed}, unclear" if typed else f"{BLANK}. {rationale}".removesuffix(". ")
    if view.not_rated:
        text = f"{NOT_RATED.lower()}{f'. {rationale}' if rationale else ', without a reason'}"
    cuts = (view.rationale, rationale), (view.evidence, evidence), (view.unclear, typed.strip("“”"))
    return {
        "letter": whose.letters[view.respondent.file],
        "who": short_name(whose.names[view.respondent.file]),
        "text": text,
        "rationale": (rationale or f"Reason: {BLANK}") if view.unclear else "",
        "evidence": evidence or (BLANK if view.unclear else ""),
        "check": whose.check_says(view) if view.unclear else "",
        "whole": _whole(view, whose, *cuts),
        "unclear": bool(view.unclear),
    }


# --- heights -------------------------------------------------------------------------------------------------------


def _entry_height(entry: Values, broad: str) -> float:
    """Return the height in points of an entry, with one side the broader or neither."""
    total = _FIXED + LEAST_LINES * _LINE + height_of(entry["in_words"], ACROSS, _TEXT) + 2
    total += _looks_height(entry["looks"], entry["look_columns"])
    sides = entry["sides"]
    widths = {"lower": (BROAD, NARROW), "higher": (NARROW, BROAD)}.get(
        broad, (ACROSS / max(len(sides), 1),) * len(sides)
    )
    titles = [
        height_of(side["title"], width - _MARGINS, _CELL, bold=True) for side, width in zip(sides, widths, strict=True)
    ]
    cells = [_side_height(side, width - _MARGINS) for side, width in zip(sides, widths, strict=True)]
    total += max(titles, default=0) + 6 + max(cells, default=0) + _ROUND_CELL
    total += height_of(entry["whole"], ACROSS, _SOURCE) + 4 if entry["whole"] else 0
    for w in entry["without"]:
        texts = [
            f"{w['letter']} {w['who']}: {w['text']}",
            w["rationale"],
            f"Evidence: {w['evidence']}" * bool(w["evidence"]),
        ]
        total += 2 + sum(height_of(text, ACROSS, _TEXT) + 2 for text in (*texts, w["check"], w["whole"]) if text)
    return total + height_of(f"To ask: {entry['question']}", ACROSS - 1.2, _QUESTION, spacing=1.12) + _ROUND_QUESTION


def _looks_height(looks: Sequence[Values], columns: int) -> float:
    """Return the height of the table of descriptors, beside or below each other; nothing for none."""
    if not looks:
        return 0.0
    if not columns:
        width = ACROSS - TITLE_WIDTH - _MARGINS
        rows = (
            max(_paragraph(look["text"], width), _paragraph(look["title"], TITLE_WIDTH - _MARGINS, bold=True))
            for look in looks
        )
        return _HEADER + sum(rows) + _ROUND_CELL * len(looks)
    width = ACROSS / columns - _MARGINS
    title = max(lines_of(look["title"], width, _QUESTION, bold=True) for look in looks)
    above = _HEADER + (title - 1) * _QUESTION * LINE
    return above + max(_paragraph(look["text"], width) for look in looks) + _ROUND_CELL


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
        (f"{prefix}.weak", "what the weakest rating looks like; blank where the framework does not say", "text"),
        (f"{prefix}.strong", "what the strongest rating looks like", "text"),
        look_fields(f"{prefix}.looks[]"),
        (
            f"{prefix}.look_columns",
            "how many of these stand beside each other; 0 where they stand below each other",
            "number",
        ),
        (f"{prefix}.whole", "where they stand whole, if one was cut; blank elsewhere", "text"),
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
        (f"{prefix}.without[].text", "why there is none, with the reason; or a rating as it was typed", "text"),
        (f"{prefix}.without[].rationale", "beside a rating that is unclear, the reason given for it", "text"),
        (f"{prefix}.without[].evidence", "the evidence given; blank without", "text"),
        (f"{prefix}.without[].check", "what check says of a rating that is unclear; blank elsewhere", "text"),
        (f"{prefix}.without[].whole", "where the whole stands, if something was cut; blank elsewhere", "text"),
        (f"{prefix}.without[].unclear", "something was typed that could not be understood", "yes or no"),
        (f"{prefix}.more_lines", f"how many more lines to write on there are, {LEAST_LINES} to {MOST_LINES}", "number"),
        (f"{prefix}.question", "a question that could settle it", "text"),
        (f"{prefix}.new_page", "it begins a page", "yes or no"),
    )
