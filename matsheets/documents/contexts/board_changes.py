"""What must change first: the weakest elements, each with what will be different, who answers for it and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.documents.contexts.area_values import LEAD, OBJECTIVE, closed_in_words, due_text, plan_answer
from matsheets.documents.contexts.board_requests import element_name
from matsheets.documents.contexts.page_room import LINE, cut, lines_of, name_in, names_in, whole_sentences
from matsheets.documents.contexts.values import NOT_RECORDED, Values, rating_value
from matsheets.model.cells import first_listed, listed
from matsheets.review.review import ElementReview, Priority, Review

#: Columns of the table in centimetres, which the template takes from here; those that are a column's margins; its type in points.
COLUMNS = {"element": 3.7, "what": 7.3, "lead": 3.6, "due": 2.4}
_CELL, _SIZE = 0.4, 10.5
#: Characters of a reason, of one short name, of several.
_REASON, _SHORT, _NAMES = 110, 34, 80
#: What stands before a rating's word: a bar, and space beside it.
_MARK = "\N{NO-BREAK SPACE}" * 4


class BoardChange(NamedTuple):
    """One row of the table.

    Attributes:
        value: what the row prints.
        elements: those that it is about, the weakest first; none for a priority whose heading is not known.
    """

    value: Values
    elements: tuple[ElementReview, ...]

    @property
    def height(self) -> float:
        """Its height in points."""
        row = self.value
        rating = f"\n{_MARK}{row['rating']['label']}" if row["rating"]["label"] else ""
        return row_height(f"{row['ref']} {row['short']}{rating}", row["what"], row["lead"], row["due"])


def row_height(*texts: str) -> float:
    """Return the height in points of a row with these texts in its cells."""
    columns = zip(texts, COLUMNS.items(), strict=True)
    tallest = max(lines_of(text, width - _CELL, _SIZE, bold=name == "element") for text, (name, width) in columns)
    return tallest * _SIZE * LINE + 3.6


def weak_changes(review: Review) -> list[BoardChange]:
    """Return the areas for improvement, weakest first; those that one priority for a whole heading serves in one row.

    What is left for now is not among them: it stands in what the board is asked.
    """
    rows: dict[str, tuple[Priority | None, list[ElementReview]]] = {}
    for area in review.areas:
        answer = plan_answer(review, area)
        first = answer.priorities[0] if answer.priorities else None
        if first is None and answer.left:
            continue
        key = first.source.ref if first and first.element is None else area.element.ref
        rows.setdefault(key, (first, []))[1].append(area)
    return [BoardChange(_value(review, first, areas), tuple(areas)) for first, areas in rows.values()]


def planned_changes(review: Review) -> list[BoardChange]:
    """Return what the plan works on, the soonest first: where nothing is weak it stands instead of what must change."""
    return list(_planned(review))


def _planned(review: Review) -> Iterator[BoardChange]:
    for priority in sorted(review.priorities, key=lambda p: p.due or dt.date.max):
        of = [e for e in review.elements if priority.element and e.element.ref == priority.element.ref]
        if of:
            yield BoardChange(_value(review, priority, of), tuple(of))
            continue
        title = priority.heading.title if priority.heading else NOT_RECORDED
        ref = priority.source.ref
        value = {"ref": ref, "short": cut(title, 2 * _SHORT), "rating": rating_value(None, instead="")}
        yield BoardChange({**value, **_promise(review, priority, [])}, ())


def _value(review: Review, priority: Priority | None, areas: Sequence[ElementReview]) -> Values:
    named = {
        "ref": areas[0].element.ref if len(areas) == 1 else areas[0].heading.ref,
        "short": _short(areas),
        "rating": rating_value(areas[0].rating),
    }
    if priority is None:
        return {**named, "what": _not_planned(review, areas[0]), "lead": "Nobody yet", "due": "No date yet"}
    others = [p.source.ref for p in plan_answer(review, areas[0]).priorities if p is not priority]
    return {**named, **_promise(review, priority, others if len(areas) == 1 else [])}


def _short(areas: Sequence[ElementReview]) -> str:
    """Return the elements' short names; the rating of one that is not as weak as the first beside it."""
    lowest = areas[0].rating
    short = [name_in(a.element.short, _SHORT) for a in areas]
    named = [
        name if a.rating is None or a.rating == lowest else f"{name} ({a.rating.label})"
        for name, a in zip(short, areas, strict=True)
    ]
    return names_in(named, _NAMES)


def _promise(review: Review, priority: Priority, others: Sequence[str]) -> Values:
    """Return what will be different, with the Refs of what says so, who answers, and by when."""
    refs = [priority.source.ref, *([f"whole {review.framework.words.heading.one}"] if priority.element is None else [])]
    refs += [f"also {first_listed(others[:1], len(others))}"] if others else []
    objective = cut(priority.objective, 10_000)
    if len(objective) > OBJECTIVE:
        objective = whole_sentences(objective, OBJECTIVE) or cut(objective, OBJECTIVE)
    return {
        "what": f"{objective or NOT_RECORDED} ({', '.join(refs)})",
        "lead": cut(priority.lead, LEAD) or "Nobody yet",
        "due": due_text(review, priority),
    }


def _not_planned(review: Review, area: ElementReview) -> str:
    reason = next(
        (v.rationale for v in (area.agreed, *area.views) if v and v.rationale and v.rating == area.rating), ""
    )
    lacking = closed_in_words(plan_answer(review, area)) or "No priority yet."
    if not reason or area.rating is None:
        return lacking
    asked = f"Why {area.rating.label}:"  # or the reason reads as what will be different
    room = _REASON - len(asked)
    return f"{lacking} {asked} {whole_sentences(reason, room) or cut(reason, room)}"


def rest_in_words(review: Review, rest: Sequence[BoardChange], room: int) -> str:
    """Return what did not fit the table, by name as far as so many characters go; blank where everything did.

    Why never by Refs alone: a board that is asked to decide does not know them by heart.
    """
    elements = [e for change in rest for e in change.elements]
    if elements and review.areas:
        told = listed([element_name(e) for e in elements])
        if len(told) > room:
            told = names_in([f"{e.element.short} ({e.element.ref})" for e in elements], room)
        return f"Also, under “Areas for improvement”: {told}."
    return f"{len(rest)} more under “Next steps”." if rest else ""
