"""What became of the priorities of an earlier round's plan, as far as the workbooks of both rounds say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from matsheets.documents.contexts.closed_priorities import closed_before
from matsheets.documents.contexts.edition_values import NO_LONGER_ASKED, NOT_ASKED
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.plan_targets import (
    in_order,
    move_of_target,
    rating_of_target,
    short_target,
    target_text,
)
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
from matsheets.model.rounds import round_in_words
from matsheets.review.movement import Move, Movement, movement_between
from matsheets.review.review import NoAction, Priority, Review, Source

#: Characters of why something was left for now.
_REASON = 80
#: Which way a rating moved, as it stands beside a priority; and by the name that a template counts it by.
_MOVES = {Move.UP: "higher", Move.SAME: "level", Move.DOWN: "lower", Move.OTHERWISE: "", None: ""}
_COUNTS = {"higher": "higher", "level": "level", "lower": "lower", "uncompared": ""}


def earlier_plan_values(review: Review) -> Values:
    """Return the last plan's priorities and what it left for now, then the first plan's priorities that stand again.

    Each with what it was, its rating then and now, and what is planned now. What the last plan had already taken up again is
    its own, and not told twice.
    """
    before = review.earlier
    if before is None or not (before.priorities or before.no_actions):
        return {**dict.fromkeys((*_COUNTS, "again"), 0), "round": "", "priorities": [], "left": [], "returned": []}
    found = list(outcomes(in_order(before.priorities, before), before, review))
    known = {fold_prose(p.objective) for p in before.priorities}
    returned = [
        value
        for each in before.before
        for value in outcomes(
            [p for p in in_order(each.priorities, each) if fold_prose(p.objective) not in known], each, review
        )
    ]
    moves = [value["moved"] for value in found]
    return {
        "round": said(before.round),
        "priorities": found,
        **{name: moves.count(move) for name, move in _COUNTS.items()},
        "again": sum(value["again"] for value in found),
        "left": list(outcomes(before.no_actions, before, review)),
        "returned": [value for value in returned if value["stands"]],
    }


def outcomes(entries: Iterable[Priority | NoAction], before: Review, review: Review) -> Iterator[Values]:
    """Yield what became of priorities of an earlier round, or of what it left for now, by what both rounds' workbooks say."""
    found = movement_between(before, review)
    closed = {each.priority.source: each.status for each in closed_before(review)}
    yield from (_outcome(entry, found, review, closed) for entry in entries)


def _outcome(entry: Priority | NoAction, found: Movement, review: Review, closed: Mapping[Source, str]) -> Values:
    before, moved = found.earlier, move_of_target(entry, found)
    then, now = rating_of_target(entry, before), rating_of_target(entry, review)
    standing = standing_again(entry, review) if isinstance(entry, Priority) else []
    became = list(dict.fromkeys(closed[p.source] for p in standing if p.source in closed))
    standing = [p for p in standing if p.source not in closed]
    followed = f"Stands again: {_refs(standing)}" if standing else listed(became) or _followed_by(entry, review)
    left = [n.source.ref for n in review.no_actions if _same_target(entry, n)]
    what = filter(None, [followed, f"Left for now: {listed(left)}" if left else ""])
    source = source_value(entry.source)
    if isinstance(entry, Priority):
        words = brief(entry.objective, where=f"the plan of {round_in_words(before.round)}", limit=240)
    else:
        words = f"Left for now: {cut(entry.reason, _REASON) or NOT_RECORDED}"
    return {
        **source,
        "ref": f"{source['ref']} ({unbracketed(before.round or 'earlier')})",
        "target": target_text(entry, review.framework.words),
        "short_target": " ".join(filter(None, [entry.element.ref if entry.element else "", short_target(entry)])),
        "objective": words,
        "lead": said(entry.lead) if isinstance(entry, Priority) else "",
        "due": date_value(before, entry, "due") if isinstance(entry, Priority) else "",
        "before": rating_value(then.rating, instead=then.basis),
        "rating": rating_value(now.rating, instead=NO_LONGER_ASKED if now.basis == NOT_ASKED else now.basis),
        "basis": moved.basis,
        "moved": _MOVES[moved.move],
        "stands": bool(standing),
        "again": bool(followed) and not became,
        "now": "; ".join(what) or "Not in this plan",
    }


def standing_again(priority: Priority, review: Review) -> list[Priority]:
    """Return the priorities of the plan that have an earlier one's objective, word for word: nearest its own place."""
    objective = fold_prose(priority.objective)
    same = [p for p in review.priorities if objective and fold_prose(p.objective) == objective]
    alike = [p for p in same if _same_target(priority, p)] or same
    return [p for p in alike if p.source.ref == priority.source.ref] or alike


def _followed_by(entry: Priority | NoAction, review: Review) -> str:
    """Say which priorities take up the element of an earlier row, or its heading or part of it; blank where none does."""
    heading, given = entry.heading.id if entry.heading else "", review.priorities
    of_heading = [p for p in given if p.heading and p.heading.id == heading]
    element = [p for p in given if entry.element and _same_target(entry, p)]
    whole = [p for p in of_heading if p.element is None]
    part = [p for p in of_heading if entry.element is None and p.element]
    words = review.framework.words
    of_whole = f"for its whole {words.heading.one}" if entry.element else f"same {words.heading.one}"
    others = ((element, f"same {words.element.one}"), (whole, of_whole), (part, "for part of it"))
    return next((f"{_refs(found)}, {words}" for found, words in others if found), "")


def _refs(priorities: Iterable[Priority]) -> str:
    return listed([priority.source.ref for priority in priorities])


def _same_target(one: Priority | NoAction, other: Priority | NoAction) -> bool:
    if one.element is None or other.element is None:
        headings = [entry.heading.id if entry.heading else "" for entry in (one, other)]
        return one.element is other.element and headings[0] == headings[1] != ""
    return one.element.id == other.element.id


def outcome_fields(prefix: str, what: str, ref: str) -> tuple[Field, ...]:
    """Return the fields of one of ``outcomes``."""
    return fields(
        source_fields(prefix, ref),
        (f"{prefix}.target", "the element or heading it served", "text"),
        (f"{prefix}.short_target", "the same in a few words", "text"),
        (f"{prefix}.objective", what, "text"),
        (f"{prefix}.lead", "who was responsible", "text"),
        (f"{prefix}.due", "when it was due", "text"),
        rating_fields(f"{prefix}.before", "the rating then, of a whole heading the lowest"),
        rating_fields(f"{prefix}.rating", "the rating now, of a whole heading the lowest"),
        (f"{prefix}.basis", "what their comparison rests on, if not on the ratings that stand", "text"),
        (f"{prefix}.moved", "higher, level or lower; blank where they cannot be compared", "text"),
        (f"{prefix}.stands", "its objective stands in this plan again", "yes or no"),
        (f"{prefix}.again", "the plan takes it up again", "yes or no"),
        (f"{prefix}.now", "what this plan does about it, in words", "text"),
    )


EARLIER_PLAN_FIELDS: tuple[Field, ...] = fields(
    ("earlier_plan.round", "the round before whose plan it was; blank where no such plan is known", "text"),
    outcome_fields(
        "earlier_plan.priorities[]",
        "what was to be achieved, or its beginning",
        "an earlier priority's Ref, with its round",
    ),
    outcome_fields(
        "earlier_plan.left[]",
        "why it was left, or the beginning of that",
        "the Ref of what the earlier plan left for now, with its round",
    ),
    outcome_fields(
        "earlier_plan.returned[]",
        "what was to be achieved, or its beginning",
        "the Ref, with its round, of a priority of the first plan that stands again, and not in the plan between",
    ),
    ("earlier_plan.higher", "how many priorities have a higher rating now", "number"),
    ("earlier_plan.level", "how many have the same rating now", "number"),
    ("earlier_plan.lower", "how many have a lower rating now", "number"),
    ("earlier_plan.uncompared", "of how many a rating is missing, or the two are on no one basis", "number"),
    ("earlier_plan.again", "how many this plan takes up again", "number"),
)
