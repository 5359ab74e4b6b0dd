"""The whole journey, for the paper of the round that ends it: each priority of the first plan, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from matsheets.documents.contexts.earlier_plan import outcome_fields, outcomes, standing_again
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.plan_targets import in_order, rating_of_target, serves
from matsheets.documents.contexts.values import Values, fields
from matsheets.review.progress import PriorityProgress
from matsheets.review.review import AGREED_BASIS, ElementReview, Priority, ProgressEntry, Review

#: Characters of what was to be achieved, of a difference that was made, and of evidence.
_OBJECTIVE, _DIFFERENCE, _EVIDENCE = 130, 150, 100


def journey_values(review: Review) -> Values:
    """Return each priority of the first plan that is known; none in a round that has no medium-term priorities.

    Why those: they are what a trust sets down when its mentoring ends, so the paper of that round looks back at all of it.
    """
    planned = [before for before in review.before if before.priorities]
    if not (review.medium_term and planned):
        return {"round": "", "priorities": []}
    first = planned[-1]
    priorities = in_order(first.priorities, first)
    rounds = [*reversed(review.before[: review.before.index(first) + 1]), review]
    told = zip(priorities, outcomes(priorities, first, review), strict=True)
    return {
        "round": first.round,
        "priorities": [
            {
                **value,
                "objective": cut(priority.objective, _OBJECTIVE) or value["objective"],
                **_log_value(priority, rounds),
                "basis": value["basis"] or _one_basis(value, priority, review),
                "evidence": _evidence(priority, review),
            }
            for priority, value in told
        ],
    }


def _one_basis(value: Values, priority: Priority, review: Review) -> str:
    """Return what both ratings rest on, where that is one and the same; blank where they are not compared."""
    if not value["moved"]:
        return ""
    return "Agreed both times" if rating_of_target(priority, review).basis == AGREED_BASIS else "Same groups both times"


def _log_value(priority: Priority, rounds: Sequence[Review]) -> Values:
    """Return a priority's newest status and the newest difference that it made, by the logs of all rounds."""
    progress = PriorityProgress(
        priority, tuple(sorted(_entries(priority, rounds), key=lambda e: e.date or dt.date.max))
    )
    dated = [entry for entry in progress.entries if entry.date]
    difference = next((entry.difference for entry in reversed(dated) if entry.difference), "")
    return {"status": progress.status if dated else "", "difference": cut(difference, _DIFFERENCE)}


def _entries(priority: Priority, rounds: Sequence[Review]) -> Iterator[ProgressEntry]:
    """Yield what the logs say of a priority: in its own round under its Ref, later under that by which it stands again."""
    for number, of in enumerate(rounds):
        refs = {p.source.ref for p in ([priority] if number == 0 else standing_again(priority, of))}
        yield from (entry for entry in of.progress if entry.priority_ref in refs)


def _evidence(priority: Priority, review: Review) -> str:
    """Return the evidence behind the rating now of what a priority serves, in brief; blank where none is named."""
    rated = [e for e in review.elements if e.rating and serves(priority, e)]
    lowest = min(rated, key=lambda e: e.rating.points if e.rating else 0, default=None)
    return cut(next(_named(lowest), ""), _EVIDENCE) if lowest else ""


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
    ("journey.priorities[].evidence", "the evidence behind the rating now, in brief; blank where none is named", "text"),
)  # fmt: skip
