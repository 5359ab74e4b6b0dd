"""What the development plan says of each element: its priority, who answers for it and by when, or why it is left for now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.values import NOT_RECORDED, Field, Values, date_value, fields, short_date
from matsheets.model.cells import first_listed
from matsheets.review.review import ElementReview, NoAction, Priority, Review

#: Characters of an objective, of a reason, and of whoever leads, beside other columns.
OBJECTIVE, REASON, LEAD = 130, 150, 60


class PlanAnswer(NamedTuple):
    """What a plan says of an element.

    Attributes:
        priorities: those for the element itself, then those for its whole heading.
        left: reasons to leave it, or its heading, for now.
        closed: Refs of those that the log is about and that are no longer among the open ones.
    """

    priorities: tuple[Priority, ...]
    left: tuple[NoAction, ...]
    closed: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether it says anything."""
        return bool(self.priorities or self.left)


def plan_answer(review: Review, element: ElementReview) -> PlanAnswer:
    """Return what the review's plan says of an element."""
    own, whole = _serving(review.priorities, element)
    still = {p.source for p in review.priorities}
    logged = {e.priority.source: e.priority for e in review.progress if e.priority and e.priority.source not in still}
    closed = [p.source.ref for served in _serving(list(logged.values()), element) for p in served]
    left = [
        n
        for n in review.no_actions
        if (n.element.ref == element.element.ref if n.element else n.heading == element.heading)
    ]
    return PlanAnswer((*own, *whole), tuple(left), tuple(sorted(closed)))


def _serving(priorities: Sequence[Priority], element: ElementReview) -> tuple[list[Priority], list[Priority]]:
    """Return those of some priorities that serve an element itself, and those that serve its whole heading."""
    own = [p for p in priorities if p.element is not None and p.element.ref == element.element.ref]
    return own, [p for p in priorities if p.element is None and p.heading == element.heading]


def closed_in_words(answer: PlanAnswer) -> str:
    """Say that the priorities which an element had are closed; blank where it had none."""
    if not answer.closed:
        return ""
    refs = first_listed(answer.closed[:3], len(answer.closed))
    return f"{refs} {'is' if len(answer.closed) == 1 else 'are'} done or stopped; no priority since."


def due_text(review: Review, priority: Priority) -> str:
    """Return by when a priority is due; a date that could not be read stands as it was typed."""
    return date_value(review, priority, "due", form=short_date)


def priority_line(review: Review, priority: Priority) -> Values:
    """Return a priority on one line: what will be different, who answers, by when."""
    return {
        "what": cut(priority.objective, OBJECTIVE) or NOT_RECORDED,
        "ref": priority.source.ref,
        "whole_heading": priority.element is None,
        "lead": cut(priority.lead, LEAD) or NOT_RECORDED,
        "due": due_text(review, priority),
    }


def area_plan_value(review: Review, element: ElementReview) -> Values:
    """Return what an area for improvement has in the plan: a priority, a reason to leave it for now, or neither."""
    answer = plan_answer(review, element)
    if answer.priorities:
        first, *more = answer.priorities
        refs = [p.source.ref for p in more]
        return {
            **priority_line(review, first),
            "planned": True,
            "left": False,
            "more": first_listed(refs[:3], len(refs)),
            "closed": "",
        }
    blank: Values = {"what": "", "ref": "", "whole_heading": False, "lead": "", "due": "", "planned": False, "more": ""}
    blank["closed"] = closed_in_words(answer)
    if answer.left:
        left = answer.left[0]
        return {**blank, "what": cut(left.reason, REASON) or NOT_RECORDED, "ref": left.source.ref, "left": True}
    return {**blank, "left": False}


def uncovered(review: Review) -> Sequence[ElementReview]:
    """Return the areas for improvement that have neither a priority nor a reason to leave them for now."""
    return [area for area in review.areas if not plan_answer(review, area).found]


def area_plan_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``area_plan_value``."""
    return fields(
        (f"{prefix}.planned", "the plan has a priority for it", "yes or no"),
        (f"{prefix}.left", "the plan leaves it for now", "yes or no"),
        (f"{prefix}.what", "what will be different, or the reason to leave it, in brief; blank with neither", "text"),
        (f"{prefix}.ref", "the Ref of the priority, or of the reason", "text"),
        (f"{prefix}.whole_heading", "the priority serves the whole heading", "yes or no"),
        (f"{prefix}.lead", "who answers for it", "text"),
        (f"{prefix}.due", "by when", "text"),
        (
            f"{prefix}.closed",
            "without any of these: that the priorities it had are done or stopped; else blank",
            "text",
        ),
        (f"{prefix}.more", "the Refs of further priorities for it; blank without", "text"),
    )
