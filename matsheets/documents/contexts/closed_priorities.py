"""The priorities of a plan that were done, or stopped, before its round: they went with the plan, and are nothing to do any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.values import (
    NOT_RECORDED,
    Field,
    Values,
    fields,
    short_date,
    source_fields,
    source_value,
)
from matsheets.review.progress import PriorityProgress, plan_workbook, progress_of
from matsheets.review.review import Priority, Review

#: Characters of an objective, and of what difference was made.
_OBJECTIVE, _DIFFERENCE = 160, 160


def closed_before(review: Review) -> tuple[PriorityProgress, ...]:
    """Return the priorities that the log says were done or stopped by the day of the round.

    Why by that day: what is done while a plan runs stays in it, as it was agreed; what was done before goes on with the plan to the
    next round for its log's sake alone. Where a round has no day yet, it is enough that its plan came from the round before.
    """
    day = _day_of(review)
    found = progress_of(review)
    if day is None:
        holder = plan_workbook(review)
        carried = review.earlier is not None or (holder is not None and bool(holder.printed.carried))
        return tuple(each for each in found if carried and not each.is_open)
    return tuple(then for each in found if not (then := each.until(day)).is_open)


def _day_of(review: Review) -> dt.date | None:
    """Return the day of the round; on a page that is of an earlier one, that."""
    return min(filter(None, (review.day, review.told_on)), default=None)


def open_priorities(review: Review) -> tuple[PriorityProgress, ...]:
    """Return the priorities that are open: what a paper of the round counts, asks a board to adopt, or names as still to come.

    As in ``closed_before``, each is as it stood on the day of the round.
    """
    day, over = _day_of(review), {each.priority.source for each in closed_before(review)}
    return tuple(each.until(day) if day else each for each in progress_of(review) if each.priority.source not in over)


def with_open_plan(review: Review) -> Review:
    """Return the review with its open priorities alone, each with the date by which it is due now."""
    return replace(
        review, priorities=tuple(each.priority._replace(due=each.due_now) for each in open_priorities(review))
    )


def due_in_plan(review: Review, priority: Priority) -> dt.date | None:
    """Return the date that the plan itself gives a priority of ``with_open_plan`` whose date the log has moved; None of any other."""
    own = next((e.priority for e in review.progress if e.priority and e.priority.source == priority.source), None)
    return own.due if own is not None and own.due != priority.due else None


def closed_values(closed: Sequence[PriorityProgress]) -> list[Values]:
    """Return what each of them was to achieve, and what became of it."""
    return [_closed_value(each) for each in closed]


def _closed_value(each: PriorityProgress) -> Values:
    dated = [entry for entry in reversed(each.entries) if entry.date]
    over = next(entry for entry in dated if entry.status)
    made = next((entry for entry in dated if entry.difference), None)
    where = f" ({made.ref})" if made is not None and made.ref != over.ref else ""
    return {
        **source_value(each.priority.source),
        "objective": cut(each.priority.objective, _OBJECTIVE) or NOT_RECORDED,
        "became": f"{each.status}, {short_date(over.date)} ({over.ref})" if over.date else each.status,
        "difference": f"{cut(made.difference, _DIFFERENCE)}{where}" if made is not None else "",
    }


CLOSED_FIELDS: tuple[Field, ...] = fields(
    source_fields("closed[]", "the Ref of a priority that was done or stopped before this round"),
    ("closed[].objective", "what was to be achieved, or its beginning", "text"),
    ("closed[].became", "whether it was done or stopped, when, and by which row of the log", "text"),
    ("closed[].difference", "what difference it made, or its beginning; blank where the log does not say", "text"),
)
