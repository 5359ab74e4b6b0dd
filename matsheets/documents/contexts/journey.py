"""The whole journey, for the paper of the round that ends it: each priority of the plans before, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from matsheets.documents.contexts.earlier_plan import outcome_fields, outcomes, standing_again
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.plan_targets import in_order, rating_of_target, serves
from matsheets.documents.contexts.values import Values, fields, unbracketed
from matsheets.model.cells import fold_prose
from matsheets.review.progress import PriorityProgress
from matsheets.review.review import AGREED_BASIS, ElementReview, Priority, ProgressEntry, Review

#: Characters of what was to be achieved, of a difference that was made, and of evidence.
_OBJECTIVE, _DIFFERENCE, _EVIDENCE = 130, 150, 100


def journey_values(review: Review) -> Values:
    """Return each priority of the plans before, the first plan's first; none in a round that has no medium-term priorities.

    Why those: they are what a trust sets down when its mentoring ends, so the paper of that round looks back at all of it.
    """
    planned = [before for before in review.before if before.priorities]
    if not (review.medium_term and planned):
        return {"round": "", "priorities": []}
    return {
        "round": planned[-1].round,
        "priorities": [value for of, priorities in _added(planned) for value in _values(of, priorities, review)],
    }


def _added(planned: Sequence[Review]) -> Iterator[tuple[Review, list[Priority]]]:
    """Yield the rounds that have a plan, the first one first, each with the priorities that no plan before it had."""
    known: set[str] = set()
    for of in reversed(planned):
        yield of, [p for p in in_order(of.priorities, of) if not p.objective or fold_prose(p.objective) not in known]
        known.update(fold_prose(p.objective) for p in of.priorities)


def _values(of: Review, priorities: Sequence[Priority], review: Review) -> Iterator[Values]:
    """Yield what became of priorities that the plan of a round brought in."""
    rounds = [*reversed(review.before[: review.before.index(of) + 1]), review]
    for priority, value in zip(priorities, outcomes(priorities, of, review), strict=True):
        yield _value(priority, value, rounds)


def _value(priority: Priority, outcome: Values, rounds: Sequence[Review]) -> Values:
    """Return a priority with its outcome by the plans, and what logs and ratings say of it; each thing once."""
    review, logged = rounds[-1], _log_value(priority, rounds)
    return {
        **outcome,
        **logged,
        "now": "" if outcome["now"] == logged["status"] else outcome["now"],
        "objective": cut(priority.objective, _OBJECTIVE) or outcome["objective"],
        "basis": outcome["basis"] or _one_basis(outcome, priority, review),
        "evidence": _evidence(priority, review),
    }


def _one_basis(value: Values, priority: Priority, review: Review) -> str:
    """Return what both ratings rest on, where that is one and the same; blank where they are not compared."""
    if not value["moved"]:
        return ""
    return "Agreed both times" if rating_of_target(priority, review).basis == AGREED_BASIS else "Same groups both times"


def _log_value(priority: Priority, rounds: Sequence[Review]) -> Values:
    """Return a priority's newest status and the newest difference that it made, by the logs of all rounds, with their Refs."""
    given = sorted(_entries(priority, rounds), key=lambda pair: pair[1].date or dt.date.max)
    progress = PriorityProgress(priority, tuple(entry for _, entry in given))
    dated = [(of, entry) for of, entry in reversed(given) if entry.date]
    told = [next((pair for pair in dated if getattr(pair[1], what)), None) for what in ("status", "difference")]
    refs = [
        entry.ref if of is rounds[-1] else f"{entry.ref} ({unbracketed(of.round)})" for of, entry in filter(None, told)
    ]
    return {
        "status": progress.status if dated else "",
        "difference": cut(told[1][1].difference, _DIFFERENCE) if told[1] else "",
        "log": ", ".join(dict.fromkeys(refs)),
    }


def _entries(priority: Priority, rounds: Sequence[Review]) -> Iterator[tuple[Review, ProgressEntry]]:
    """Yield what the logs say of a priority: in its own round under its Ref, later under that by which it stands again."""
    for number, of in enumerate(rounds):
        refs = {p.source.ref for p in ([priority] if number == 0 else standing_again(priority, of))}
        yield from ((of, entry) for entry in of.progress if entry.priority_ref in refs)


def _evidence(priority: Priority, review: Review) -> str:
    """Return the evidence behind the rating now of what a priority serves, in brief; blank where none is named.

    Of a whole heading it is that of the weakest element, with its Ref.
    """
    rated = [e for e in review.elements if e.rating and serves(priority, e)]
    lowest = min(rated, key=lambda e: e.rating.points if e.rating else 0, default=None)
    named = cut(next(_named(lowest), ""), _EVIDENCE) if lowest else ""
    return f"{lowest.element.ref}: {named}" if lowest and named and priority.element is None else named


def _named(element: ElementReview) -> Iterator[str]:
    """Yield the evidence for an element, that of the rating that stands first."""
    views = [*([element.agreed] if element.agreed else []), *element.views]
    for view in sorted(views, key=lambda v: v.rating != element.rating):
        if view.names_evidence:
            yield view.evidence


JOURNEY_FIELDS = fields(
    ("journey.round", "the round of the first plan; blank in a round without medium-term priorities, or with no such plan", "text"),
    outcome_fields("journey.priorities[]", "what was to be achieved, in brief", "a priority's Ref, with its round"),
    ("journey.priorities[].status", "its newest status by the logs; blank where they say nothing of it", "text"),
    ("journey.priorities[].difference", "the newest difference that it made, in brief; blank where none is told", "text"),
    ("journey.priorities[].log", "the Refs of the entries that say so, with their round where it is an earlier one", "text"),
    ("journey.priorities[].evidence", "the evidence behind the rating now, in brief; blank where none is named", "text"),
)  # fmt: skip
