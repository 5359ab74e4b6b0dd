"""What a trust's page is filled with: the values of its documents side by side, and the pictures drawn from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.meeting_letters import (
    answered_fields,
    answered_values,
    letters_of,
    own_views,
    paper_names,
)
from matsheets.documents.contexts.meeting_map import map_rows
from matsheets.documents.contexts.next_steps import next_steps_fields
from matsheets.documents.contexts.review_documents import context_of
from matsheets.documents.contexts.update import whole_update_values
from matsheets.documents.contexts.values import COMMON_FIELDS, Field, Values, dated, fields, rating_fields, rating_value
from matsheets.documents.pages.pictures import dumbbell, groups_track, heat_map
from matsheets.model.cells import listed
from matsheets.review.agenda import agenda_of
from matsheets.review.movement import movement_between
from matsheets.review.review import Review
from matsheets.storage.shipped_files import doc_templates_dir

#: The documents whose values a page holds, by what its template calls them; the first is never missing.
SECTIONS: Mapping[str, DocumentKind] = {
    "summary": DocumentKind.SUMMARY,
    "evidence": DocumentKind.EVIDENCE,
    "plan": DocumentKind.PLAN,
    "update": DocumentKind.UPDATE,
}
#: What documents have for Word alone.
_FOR_WORD = frozenset({"mark", "track", "axis"})


def page_values(
    reviews: Mapping[DocumentKind, Review], *, draft: bool, missing: Sequence[str], version: str, longest: int = 0
) -> Values:
    """Return everything that a trust's page is filled with; the names are in ``PAGE_FIELDS``.

    Args:
        reviews: of what each of its documents would be made from; of the plan and the update only where there is one.
        draft: whether it is marked as a draft.
        missing: for a draft, one sentence for each thing that is missing.
        version: of matsheets.
        longest: characters of a text, of which the rest is counted; 0 for all of it.
    """
    told: Values = {}
    for name, kind in SECTIONS.items():
        review = reviews.get(kind)
        day = review and (review.period.on if kind is DocumentKind.UPDATE and review.period else review.day)
        found = (
            context_of(kind, review, made_on=day or None, draft=draft, missing=missing, version=version)
            if review
            else {}
        )
        told[name] = for_pages(found, longest)
    review = reviews[DocumentKind.SUMMARY]
    summary = told["summary"]
    if DocumentKind.UPDATE in reviews:
        told["update"] |= for_pages(whole_update_values(reviews[DocumentKind.UPDATE]), longest)
    scale = summary["scale"]
    movement = [{**element, "picture": dumbbell(element, scale)} for element in _compared(review, summary["movement"])]
    moves = {element["ref"]: element["way"] for element in movement if element["way"]}
    return {
        **{name: summary[name] for name in _COMMON},
        **told,
        "has_plan": DocumentKind.PLAN in reviews,
        "has_update": DocumentKind.UPDATE in reviews,
        "no_update": ""
        if DocumentKind.UPDATE in reviews
        else _why_no_update(review, has_plan=DocumentKind.PLAN in reviews),
        **_asked(summary, told["update"], is_later=bool(review.day and review.told_on and review.day < review.told_on)),
        "next": _next_steps(told["update"] or summary, review),
        "style": style(),
        "heat_map": heat_map(summary["headings"], moves),
        "groups_map": groups_map(review, scale),
        "moves": movement,
    }


def _next_steps(of: Values, review: Review) -> Values:
    """Return what comes next, of the page's day: as the update tells it, which knows what was done since, where there is one."""
    return {"on": dated(review.told_on), "dated": review.told_on is not None, **{name: of[name] for name in _NEXT}}


def _asked(summary: Values, update: Values, *, is_later: bool) -> Values:
    """Return what the board is asked to decide, in one place: of the plan as it stands now, and of the round.

    Args:
        summary: the values of the summary.
        update: those of the update; none where there is none.
        is_later: whether the page is of a day after the round's, by which the board may have decided what it was asked then.
    """
    of_round, now = summary["first_page"], update.get("first_page", {"requests": [], "for_decision": False})
    known = {request[:_ALIKE] for request in of_round["requests"]}
    new = [r.replace("overleaf", "under “Progress”") for r in now["requests"] if r[:_ALIKE] not in known]
    later = is_later and bool(update) and of_round["for_decision"]
    return {
        "for_decision": of_round["for_decision"] or now["for_decision"],
        "asked": new if later else [*of_round["requests"], *new],
        "asked_then": of_round["requests"] if later else [],
    }


#: Characters at the beginning of two requests that are one.
_ALIKE = 35


def _why_no_update(review: Review, *, has_plan: bool) -> str:
    """Return why no progress is shown, and what to do; blank where a first round has no plan yet."""
    if has_plan:
        until = f" up to {dated(review.told_on)}" if review.told_on else ""
        return (
            f"Nothing is logged for the plan{until}. Write what was done on the tabs Progress and Support of {review.plan_from}, each "
            "entry with its date, and make this page again."
        )
    if review.plan_rivals:
        return f"{listed(review.plan_rivals)} each hold a plan. Keep the one that counts, and make this page again."
    if review.earlier is None:
        return ""
    return (
        "The workbooks of this round hold no plan, and so no log. Where the plan of the round before goes on, copy its tabs Plan and "
        "Progress to the workbook of this round that is agreed, and make this page again."
    )


_NEXT = ("steps", *(f.name for f in next_steps_fields() if "[]." not in f.name))
#: What every document has, which stands once at the top.
_COMMON = tuple(dict.fromkeys(field.name.partition(".")[0].removesuffix("[]") for field in COMMON_FIELDS))


@lru_cache(maxsize=1)
def style() -> Markup:
    """Return how our pages look, as a style sheet."""
    return Markup((doc_templates_dir() / "page-style.css").read_text(encoding="utf-8"))


def for_pages(values: Values, longest: int = 0) -> Values:
    """Return values without what is WordprocessingML, at any depth; of a text longer than so many characters, its beginning."""
    return {name: _plain(value, longest) for name, value in values.items() if name not in _FOR_WORD}


def _plain(value: object, longest: int) -> object:
    if isinstance(value, dict):
        return for_pages(value, longest)
    if isinstance(value, str) and longest and len(value) > longest:
        return f"{value[:longest].rstrip()}… ({len(value) - longest:,} more characters are in the workbook)"
    return [_plain(each, longest) for each in value] if isinstance(value, list | tuple) else value


def groups_map(review: Review, scale: Sequence[Values]) -> Values:
    """Return who of the groups gave which rating, as the meeting's map has it: rows in the framework's order, and the letters.

    Args:
        review: of one trust and round.
        scale: its ratings, weakest first.
    """
    own = own_views(review)
    names = paper_names(own)
    letters = letters_of(own, names)
    rows = map_rows(review, agenda_of(review), letters) if own else ()
    return {
        "rows": [
            {**row, "picture": groups_track(row, scale), "apart": [a for a in row["apart"] if a != "–"]} for row in rows
        ],
        "answered": answered_values(review, names, letters) if own else [],
    }


def _compared(review: Review, moved: Values) -> Iterator[Values]:
    """Yield what the summary says of each element's movement, with the two ratings that were compared on one basis."""
    found = movement_between(review.earlier, review) if review.earlier else None
    pairs = {e.element.element.ref: e.comparison for e in found.elements} if found else {}
    for element in moved["elements"]:
        pair = pairs.get(element["ref"])
        then, now = (rating_value(pair.then if pair else None), rating_value(pair.now if pair else None))
        yield for_pages({**element, "then": then, "compared_now": now})


# --- names ---------------------------------------------------------------------------------------------------------


STYLE = Field("style", "how our pages look, for a style element", "style sheet")


def fields_for_pages(kind: DocumentKind, name: str = "") -> tuple[Field, ...]:
    """Return the fields of a document as a page has them: under a name, and without what only Word prints."""
    return tuple(
        field._replace(name=f"{name}.{field.name}" if name else field.name)
        for field in known_fields(kind)
        if field.name.rpartition(".")[2] not in _FOR_WORD
    )


_MOVES = "summary.movement.elements[]."


def _page_fields() -> Iterator[Field]:
    yield STYLE
    yield from (field for field in COMMON_FIELDS if field.name.rpartition(".")[2] not in _FOR_WORD)
    for name, kind in SECTIONS.items():
        found = fields_for_pages(kind, name)
        yield from found
        yield from (
            f._replace(name=f"moves[].{f.name.removeprefix(_MOVES)}") for f in found if f.name.startswith(_MOVES)
        )
    ratings = (
        *rating_fields("moves[].then", "the rating then"),
        *rating_fields("moves[].compared_now", "the rating now"),
    )
    yield from (
        f._replace(meaning=f"of the two compared, {f.meaning}") for f in ratings if not f.name.endswith(".mark")
    )
    yield from _OWN


#: What a page has beside the values of its documents.
_OWN = fields(
    ("moves[].picture", "a dumbbell of the two, blank where none are compared", "picture"),
    ("has_plan", "there is a development plan", "yes or no"),
    ("has_update", "the plan has a log, and so a progress update", "yes or no"),
    (
        "no_update",
        "why there is none, and what to do; blank where there is one, or no plan is expected yet",
        "text",
    ),
    ("for_decision", "the board is asked to decide something", "yes or no"),
    ("asked[]", "what it is asked, or what comes first: of the plan as it stands now too", "list of texts"),
    (
        "asked_then[]",
        "on a page of a later day than the round's: what it was asked then, so far as it has not done it",
        "list of texts",
    ),
    ("next.on", "the day that what comes next is held against", "text"),
    ("next.dated", "there is such a day", "yes or no"),
    *(field._replace(name=f"next.{field.name}") for field in next_steps_fields()),
    ("heat_map", "the heat map", "picture"),
    ("groups_map.rows[].number", "the element's number in the meeting's order of business", "text"),
    ("groups_map.rows[].settle", "the meeting has to settle it", "yes or no"),
    ("groups_map.rows[].ref", "the element's Ref", "text"),
    ("groups_map.rows[].short", "its short name", "text"),
    ("groups_map.rows[].cells[].label", "for each rating, the letters of those who gave it, or a dash", "text"),
    (
        "groups_map.rows[].cells[].fill",
        "the rating's colour where somebody gave it, six hexadecimal digits",
        "text",
    ),
    ("groups_map.rows[].cells[].light", "the letters must be white on that colour", "yes or no"),
    ("groups_map.rows[].cells[].rated", "somebody gave it", "yes or no"),
    ("groups_map.rows[].said", "who gave which rating, in words", "text"),
    ("groups_map.rows[].apart[]", "who gave no rating, and why", "list of texts"),
    ("groups_map.rows[].picture", "the row as a picture", "picture"),
    answered_fields("groups_map.answered[]"),
)


def page_fields() -> tuple[Field, ...]:
    """Return every name that a page's template may use."""
    return tuple(dict.fromkeys(_page_fields()))
