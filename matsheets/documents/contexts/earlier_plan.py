"""What became of the priorities of an earlier round's plan, as far as the workbooks of both rounds say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matsheets.documents.contexts.plan_targets import in_order, rating_of_target, short_target, target_text
from matsheets.documents.contexts.values import (
    Field,
    Values,
    brief,
    dated,
    fields,
    rating_fields,
    rating_value,
    said,
    source_fields,
    source_value,
)
from matsheets.model.cells import fold_prose, listed
from matsheets.model.framework import Rating
from matsheets.review.review import NoAction, Priority, Review

_HIGHER, _LEVEL, _LOWER = "higher", "level", "lower"


def earlier_plan_values(review: Review) -> Values:
    """Return the earlier plan's priorities, each with what it was, its rating then and now, and what is planned now."""
    before = review.earlier
    found = [] if before is None else [_outcome(p, before, review) for p in in_order(before.priorities, before)]
    moves = [value["moved"] for value in found]
    return {
        "round": said(before.round) if before and found else "",
        "priorities": found,
        **{name: moves.count(name) for name in (_HIGHER, _LEVEL, _LOWER)},
        "again": sum(value["again"] for value in found),
    }


def _outcome(priority: Priority, before: Review, review: Review) -> Values:
    then, now = rating_of_target(priority, before), rating_of_target(priority, review)
    followed = list(_followed_by(priority, review))
    left = [n.source.ref for n in review.no_actions if _same_target(priority, n)]
    what = [*followed, *([f"Left for now: {listed(left)}"] if left else [])]
    source = source_value(priority.source)
    return {
        **source,
        "ref": f"{source['ref']} ({_round_words(before)})",
        "target": target_text(priority),
        "short_target": " ".join(
            filter(None, [priority.element.ref if priority.element else "", short_target(priority)])
        ),
        "objective": brief(priority.objective, where=f"the plan of the {said(before.round)} round", limit=240),
        "lead": said(priority.lead),
        "due": dated(priority.due),
        "before": rating_value(then.rating),
        "rating": rating_value(now.rating),
        "basis": "" if then.basis == now.basis or None in (then.rating, now.rating) else _bases(then.basis, now.basis),
        "moved": _move(then.rating, now.rating),
        "again": bool(followed),
        "now": "; ".join(what) or "Not in this plan",
    }


def _round_words(before: Review) -> str:
    return (before.round or "earlier").replace(" (", ", ").replace(")", "")


def _bases(then: str, now: str) -> str:
    return f"{then} then, {now[:1].lower()}{now[1:]} now"


def _move(then: Rating | None, now: Rating | None) -> str:
    """Say which way a rating moved; blank where there is none to compare with."""
    if then is None or now is None:
        return ""
    return _LEVEL if then.points == now.points else _HIGHER if now.points > then.points else _LOWER


def _followed_by(priority: Priority, review: Review) -> Iterator[str]:
    """Yield in what way priorities of the plan take up an earlier one: itself, its element, its heading or part of it."""
    heading, given = priority.heading, review.priorities
    objective = fold_prose(priority.objective)
    same = [p for p in given if objective and fold_prose(p.objective) == objective]
    alike = [p for p in same if _same_target(priority, p)] or same
    own = [p for p in alike if p.source.ref == priority.source.ref] or alike
    element = [p for p in given if priority.element and _same_target(priority, p)]
    whole = [p for p in given if heading and p.heading == heading and p.element is None]
    part = [p for p in given if priority.element is None and heading and p.element and p.heading == heading]
    of_whole = "for its whole heading" if priority.element else "same heading"
    others = ((element, "same element"), (whole, of_whole), (part, "for part of it"))
    if own:
        yield f"Stands again: {_refs(own)}"
    else:
        yield from [f"{_refs(found)}, {words}" for found, words in others if found][:1]


def _refs(priorities: Iterable[Priority]) -> str:
    return listed([priority.source.ref for priority in priorities])


def _same_target(one: Priority, other: Priority | NoAction) -> bool:
    if one.element is None or other.element is None:
        return one.element is other.element and one.heading is not None and one.heading == other.heading
    return one.element.ref == other.element.ref


EARLIER_PLAN_FIELDS: tuple[Field, ...] = fields(
    ("earlier_plan.round", "the round before whose plan it was; blank where no such plan is known", "text"),
    source_fields("earlier_plan.priorities[]", "an earlier priority's Ref, with its round"),
    ("earlier_plan.priorities[].target", "the element or heading it served", "text"),
    ("earlier_plan.priorities[].short_target", "the same in a few words", "text"),
    ("earlier_plan.priorities[].objective", "what was to be achieved, or its beginning", "text"),
    ("earlier_plan.priorities[].lead", "who was responsible", "text"),
    ("earlier_plan.priorities[].due", "when it was due", "text"),
    rating_fields("earlier_plan.priorities[].before", "the rating then, of a whole heading the lowest"),
    rating_fields("earlier_plan.priorities[].rating", "the rating now, of a whole heading the lowest"),
    ("earlier_plan.priorities[].basis", "where both ratings come from, if not from the same", "text"),
    ("earlier_plan.priorities[].moved", "higher, level or lower; blank where one is missing", "text"),
    ("earlier_plan.priorities[].again", "the plan takes it up again", "yes or no"),
    ("earlier_plan.priorities[].now", "what this plan does about it, in words", "text"),
    ("earlier_plan.higher", "how many have a higher rating now", "number"),
    ("earlier_plan.level", "how many have the same rating now", "number"),
    ("earlier_plan.lower", "how many have a lower rating now", "number"),
    ("earlier_plan.again", "how many this plan takes up again", "number"),
)
