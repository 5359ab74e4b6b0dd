"""What became of the priorities of an earlier round's plan, as far as the workbooks of both rounds say."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.plan_targets import in_order, rating_of_target, short_target, target_text
from matsheets.documents.contexts.values import (
    NOT_RECORDED,
    Field,
    Values,
    brief,
    date_value,
    fields,
    rating_fields,
    rating_value,
    said,
    source_fields,
    source_value,
    unbracketed,
)
from matsheets.model.cells import fold_prose, listed
from matsheets.model.framework import Rating
from matsheets.review.review import NoAction, Priority, Review

#: Characters of why something was left for now.
_REASON = 80
_HIGHER, _LEVEL, _LOWER, _UNCOMPARED = "higher", "level", "lower", ""
#: By the name that a template counts it by: which way a rating moved.
_COUNTS = {"higher": _HIGHER, "level": _LEVEL, "lower": _LOWER, "uncompared": _UNCOMPARED}


def earlier_plan_values(review: Review) -> Values:
    """Return the last plan's priorities and what it left for now, then the first plan's priorities that stand again.

    Each with what it was, its rating then and now, and what is planned now. What the last plan had already taken up again is
    its own, and not told twice.
    """
    before = review.earlier
    if before is None or not (before.priorities or before.no_actions):
        return {**dict.fromkeys((*_COUNTS, "again"), 0), "round": "", "priorities": [], "left": [], "returned": []}
    found = [_outcome(p, before, review) for p in in_order(before.priorities, before)]
    known = {fold_prose(p.objective) for p in before.priorities}
    older = [(p, each) for each in before.before for p in in_order(each.priorities, each)]
    returned = [_outcome(p, each, review) for p, each in older if fold_prose(p.objective) not in known]
    moves = [value["moved"] for value in found]
    return {
        "round": said(before.round),
        "priorities": found,
        **{name: moves.count(move) for name, move in _COUNTS.items()},
        "again": sum(value["again"] for value in found),
        "left": [_outcome(entry, before, review) for entry in before.no_actions],
        "returned": [value for value in returned if value["stands"]],
    }


def _outcome(entry: Priority | NoAction, before: Review, review: Review) -> Values:
    then, now = rating_of_target(entry, before), rating_of_target(entry, review)
    standing = _standing_again(entry, review) if isinstance(entry, Priority) else []
    followed = f"Stands again: {_refs(standing)}" if standing else _followed_by(entry, review)
    left = [n.source.ref for n in review.no_actions if _same_target(entry, n)]
    what = filter(None, [followed, f"Left for now: {listed(left)}" if left else ""])
    source = source_value(entry.source)
    if isinstance(entry, Priority):
        words = brief(entry.objective, where=f"the plan of the {said(before.round)} round", limit=240)
    else:
        words = f"Left for now: {cut(entry.reason, _REASON) or NOT_RECORDED}"
    return {
        **source,
        "ref": f"{source['ref']} ({unbracketed(before.round or 'earlier')})",
        "target": target_text(entry),
        "short_target": " ".join(filter(None, [entry.element.ref if entry.element else "", short_target(entry)])),
        "objective": words,
        "lead": said(entry.lead) if isinstance(entry, Priority) else "",
        "due": date_value(before, entry, "due") if isinstance(entry, Priority) else "",
        "before": rating_value(then.rating, instead=then.basis),
        "rating": rating_value(now.rating, instead=now.basis),
        "basis": "" if then.basis == now.basis or None in (then.rating, now.rating) else _bases(then.basis, now.basis),
        "moved": _move(then.rating, now.rating),
        "stands": bool(standing),
        "again": bool(followed),
        "now": "; ".join(what) or "Not in this plan",
    }


def _bases(then: str, now: str) -> str:
    return f"{then} then, {now[:1].lower()}{now[1:]} now"


def _move(then: Rating | None, now: Rating | None) -> str:
    """Say which way a rating moved; blank where there is none to compare with."""
    if then is None or now is None:
        return _UNCOMPARED
    return _LEVEL if then.points == now.points else _HIGHER if now.points > then.points else _LOWER


def _standing_again(priority: Priority, review: Review) -> list[Priority]:
    """Return the priorities of the plan that have an earlier one's objective, word for word: nearest its own place."""
    objective = fold_prose(priority.objective)
    same = [p for p in review.priorities if objective and fold_prose(p.objective) == objective]
    alike = [p for p in same if _same_target(priority, p)] or same
    return [p for p in alike if p.source.ref == priority.source.ref] or alike


def _followed_by(entry: Priority | NoAction, review: Review) -> str:
    """Say which priorities take up the element of an earlier row, or its heading or part of it; blank where none does."""
    heading, given = entry.heading, review.priorities
    element = [p for p in given if entry.element and _same_target(entry, p)]
    whole = [p for p in given if heading and p.heading == heading and p.element is None]
    part = [p for p in given if entry.element is None and heading and p.element and p.heading == heading]
    of_whole = "for its whole heading" if entry.element else "same heading"
    others = ((element, "same element"), (whole, of_whole), (part, "for part of it"))
    return next((f"{_refs(found)}, {words}" for found, words in others if found), "")


def _refs(priorities: Iterable[Priority]) -> str:
    return listed([priority.source.ref for priority in priorities])


def _same_target(one: Priority | NoAction, other: Priority | NoAction) -> bool:
    if one.element is None or other.element is None:
        return one.element is other.element and one.heading is not None and one.heading == other.heading
    return one.element.ref == other.element.ref


def _row_fields(prefix: str, what: str, ref: str) -> tuple[Field, ...]:
    return fields(
        source_fields(prefix, ref),
        (f"{prefix}.target", "the element or heading it served", "text"),
        (f"{prefix}.short_target", "the same in a few words", "text"),
        (f"{prefix}.objective", what, "text"),
        (f"{prefix}.lead", "who was responsible", "text"),
        (f"{prefix}.due", "when it was due", "text"),
        rating_fields(f"{prefix}.before", "the rating then, of a whole heading the lowest"),
        rating_fields(f"{prefix}.rating", "the rating now, of a whole heading the lowest"),
        (f"{prefix}.basis", "where both ratings come from, if not from the same", "text"),
        (f"{prefix}.moved", "higher, level or lower; blank where one is missing", "text"),
        (f"{prefix}.stands", "its objective stands in this plan again", "yes or no"),
        (f"{prefix}.again", "the plan takes it up again", "yes or no"),
        (f"{prefix}.now", "what this plan does about it, in words", "text"),
    )


EARLIER_PLAN_FIELDS: tuple[Field, ...] = fields(
    ("earlier_plan.round", "the round before whose plan it was; blank where no such plan is known", "text"),
    _row_fields(
        "earlier_plan.priorities[]",
        "what was to be achieved, or its beginning",
        "an earlier priority's Ref, with its round",
    ),
    _row_fields(
        "earlier_plan.left[]",
        "why it was left, or the beginning of that",
        "the Ref of what the earlier plan left for now, with its round",
    ),
    _row_fields(
        "earlier_plan.returned[]",
        "what was to be achieved, or its beginning",
        "the Ref, with its round, of a priority of the first plan that stands again, and not in the plan between",
    ),
    ("earlier_plan.higher", "how many priorities have a higher rating now", "number"),
    ("earlier_plan.level", "how many have the same rating now", "number"),
    ("earlier_plan.lower", "how many have a lower rating now", "number"),
    ("earlier_plan.uncompared", "of how many one of the two ratings is missing", "number"),
    ("earlier_plan.again", "how many this plan takes up again", "number"),
)
