"""Where groups differ: both sides with their reasons and a question before the meeting, how it was settled after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.pattern_values import (
    FEW,
    by_group,
    called,
    labels_of,
    pattern_fields,
    pattern_value,
    short_name,
)
from matsheets.documents.contexts.settling_questions import settling_question, sides_of
from matsheets.documents.contexts.values import (
    NOT_RECORDED,
    Field,
    Values,
    fields,
    rating_fields,
    rating_value,
    standing_rating_value,
)
from matsheets.model.cells import sentence_start
from matsheets.model.framework import Framework, Rating
from matsheets.review.middle import place_of
from matsheets.review.patterns import STEPS_APART
from matsheets.review.review import ElementReview, Review, View

#: Characters of a reason and of evidence beside another's, and of how a rating was settled.
_REASON, _EVIDENCE, _SETTLED = 200, 90, 220
#: More differences than this have less room each.
_MOST_IN_FULL, _LESS_ROOM = 8, 0.6
#: People of one side in full; of many views one, with so much of that room.
_PEOPLE, _MANY_ROOM = 2, 0.65


def difference_value(
    element: ElementReview, names: Mapping[str, str], framework: Framework, *, room: float = 1
) -> Values:
    """Return one element on which groups differ; ``room`` is what part of it the reason it was settled for may take."""
    lower, higher = sides_of(element)
    many = len(element.views) > FEW
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "short": element.element.short,
        "pattern": pattern_value(element, names),
        "agreed": element.agreed is not None,
        "rating": standing_rating_value(element),
        "lower": _side_value(lower, names, many=many),
        "higher": _side_value(higher, names, many=many),
        "question": settling_question(element, names, framework),
        "settled": _settled(element, room),
        "open": " ".join(_open(element, names)),
    }


def _side_value(views: Sequence[View], names: Mapping[str, str], *, many: bool) -> Values:
    """Return one side: the first of its views, those with a reason before those without, and who else is on it."""
    told = sorted(views, key=lambda view: not view.rationale)
    few, room = (1, _MANY_ROOM) if many else (_PEOPLE, 1)
    shown = [
        {
            "who": short_name(view.respondent.group) if many else called([view.respondent], names)[0],
            "rating": rating_value(view.rating),
            "ref": view.source.ref,
            "rationale": cut(view.rationale, round(_REASON * room)) or "No reason recorded.",
            "evidence": cut(view.evidence, round(_EVIDENCE * room)) or NOT_RECORDED,
        }
        for view in told[:few]
    ]
    rest = by_group(told[few:], names, many=many) if len(views) > few else ""
    return {"views": shown, "more": rest, "who": by_group(views, names, many=many)}


def _settled(element: ElementReview, room: float) -> str:
    return (cut(element.agreed.rationale, round(_SETTLED * room)) or "No reason recorded.") if element.agreed else ""


def _open(element: ElementReview, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what stays open once a rating was agreed, as far as the workbooks show it."""
    if element.agreed is None:
        yield "Not settled: the workbook of the meeting gives no rating."
        return
    if element.agreed.rating is None:
        yield "Agreed not to rate."
    if element.agreed.rating and not element.agreed.evidence:
        yield "No evidence is recorded for what was agreed."
    if told := origin_of_agreed(element, names):
        yield f"{told}."
    if overruled := [v for v in element.rated_views if v.rating and _is_far(v.rating, element.agreed.rating)]:
        said = by_group(overruled, names, articles=True)
        agree = "agrees" if len(overruled) == 1 and said.startswith("the ") else "agree"
        yield f"Whether {said} ({labels_of(overruled, 'or')}) now {agree} is not recorded."
    silent = [v for v in element.views if v.rating is None]
    if silent:
        yield f"Without a rating of their own: {by_group(silent, names, articles=True)}."


def _is_far(given: Rating, agreed: Rating | None) -> bool:
    """Tell whether a rating is two or more steps from the one agreed, or one of the two explains and the other rates."""
    return agreed is not None and abs(place_of(given) - place_of(agreed)) >= STEPS_APART


def origin_of_agreed(element: ElementReview, names: Mapping[str, str]) -> str:
    """Return that one group alone had given the rating agreed, or none had, as a sentence without its stop; else blank."""
    if element.agreed_by_none and element.rating:
        return f"No group had said {element.rating.label} before it was agreed"
    if (who := only_giver(element, names)) and element.rating:
        return f"{sentence_start(who)} alone had said {element.rating.label} before it was agreed"
    return ""


def only_giver(element: ElementReview, names: Mapping[str, str]) -> str:
    """Return whose rating was agreed, where one group alone of those that rated had given it; else blank.

    Blank too where another typed what could not be understood: it may have meant the same.
    """
    if element.agreed is None or element.agreed.rating is None or len(element.rated_views) < 2:
        return ""
    if any(view.unclear for view in element.views):
        return ""
    givers = [view for view in element.rated_views if view.rating == element.agreed.rating]
    return by_group(givers, names, articles=True) if len(givers) == 1 else ""


def difference_values(review: Review, names: Mapping[str, str]) -> list[Values]:
    """Return every element on which groups differ, in the order in which to take them."""
    room = 1 if len(review.differences) <= _MOST_IN_FULL else _LESS_ROOM
    return [difference_value(element, names, review.framework, room=room) for element in review.differences]


def why_no_differences(review: Review) -> str:
    """Return what there is to say where no element has groups two or more steps apart."""
    element_word = review.framework.words.element.one
    if any(element.pattern for element in review.elements):
        return f"On no {element_word} are two groups two or more steps apart."
    groups = {view.respondent.file for element in review.elements for view in element.rated_views}
    if len(groups) > 1:
        why = f"No {element_word} has a rating by two groups"
    elif groups:
        why = "Only one group rated"
    else:
        agreed = any(element.rating for element in review.elements)
        why = "The workbooks hold no group's own ratings" if agreed else "Nobody has given a rating yet"
    return f"{why}, so there is nothing to compare."


def difference_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``difference_value``."""
    sides: list[tuple[str, str, str] | Iterator[Field]] = []
    for side in ("lower", "higher"):
        sides += [
            (f"{prefix}.{side}.who", f"who rated {side}", "text"),
            (f"{prefix}.{side}.more", "who of them is not printed; blank where all are", "text"),
            (f"{prefix}.{side}.views[].who", "whose view", "text"),
            rating_fields(f"{prefix}.{side}.views[].rating", "the rating given"),
            (f"{prefix}.{side}.views[].ref", "its Ref", "text"),
            (f"{prefix}.{side}.views[].rationale", "the reason given, in brief", "text"),
            (f"{prefix}.{side}.views[].evidence", "the evidence given, in brief", "text"),
        ]
    return fields(
        (f"{prefix}.ref", "an element on which groups are two or more steps apart", "text"),
        (f"{prefix}.title", "its title", "text"),
        (f"{prefix}.short", "its short name", "text"),
        pattern_fields(f"{prefix}.pattern"),
        (f"{prefix}.agreed", "a rating has been agreed since", "yes or no"),
        rating_fields(f"{prefix}.rating", "the rating that stands"),
        *sides,
        (f"{prefix}.question", "a question that could settle it", "text"),
        (f"{prefix}.settled", "why the rating agreed was agreed, in brief; blank before", "text"),
        (f"{prefix}.open", "what stays open, in sentences; blank where nothing does", "text"),
    )
