"""How far each priority of the plan has come, by its log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.carried_plan import CarriedDue, carried_dues, due_given_on
from matsheets.model.progress_status import OVER, latest_status
from matsheets.review.review import Priority, ProgressEntry, Review


class PriorityProgress(NamedTuple):
    """One priority with what the log says of it.

    Attributes:
        entries: those of the log that are about it, first to last; those without a date stand last.
        due_since: the day of the round that gave it a due date of its own, which replaced what had been logged before; None
            where its due date is the one that the log is of.
    """

    priority: Priority
    entries: tuple[ProgressEntry, ...]
    due_since: dt.date | None = None

    @property
    def newest(self) -> ProgressEntry | None:
        """The newest entry that has a date; of equal dates the one further down."""
        return next((entry for entry in reversed(self.entries) if entry.date), None)

    @property
    def status(self) -> str:
        """The status of the newest dated entry that gives one; ``NOT_STARTED`` where none does."""
        return latest_status([entry.status for entry in self.entries if entry.date])

    @property
    def due_then(self) -> dt.date | None:
        """The date by which it was to be done, by the plan."""
        return self.priority.due

    @property
    def due_now(self) -> dt.date | None:
        """The date by which it is to be done now: the newest that was logged since the plan gave its own, else the plan's.

        Why since: an entry from before moved a date that a later round has replaced.
        """
        first = self.due_since or dt.date.min
        moved = (e.new_due for e in reversed(self.entries) if e.new_due and e.date and e.date >= first)
        return next(moved, self.due_then)

    @property
    def due_cannot_be(self) -> bool:
        """Whether that date cannot be right: it lies before the start of the priority, as ``check`` says too."""
        return self.due_now is not None and self.priority.start is not None and self.due_now < self.priority.start

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor stopped: something to adopt, to do and to wait for."""
        return self.status not in OVER

    def until(self, day: dt.date) -> PriorityProgress:
        """Return what the log said of it on a day: without later entries, and without those that have no date."""
        return self._replace(entries=tuple(entry for entry in self.entries if entry.date and entry.date <= day))


def plan_workbook(review: Review) -> Assessment | None:
    """Return the workbook that a review's plan comes from; None where no plan was found."""
    return next((a for a in review.assessments if a.file == review.plan_from), None)


def progress_of(review: Review) -> tuple[PriorityProgress, ...]:
    """Return how far each priority of a review's plan has come, in the plan's order."""
    before = _dues_before(review)
    return tuple(_progress(priority, review, before) for priority in review.priorities)


def _progress(priority: Priority, review: Review, before: Mapping[str, CarriedDue]) -> PriorityProgress:
    ref = priority.source.ref
    found = PriorityProgress(priority, tuple(e for e in review.progress if e.priority_ref == ref))
    by_then = found.until(review.day).entries if review.day else ()
    logged = next((e.new_due for e in reversed(by_then) if e.new_due), None)
    return found._replace(due_since=due_given_on(priority.due, review.day, before, ref, logged))


def _dues_before(review: Review) -> Mapping[str, CarriedDue]:
    """Return the due dates of the plan of the round before: what the plan's workbook remembers, else that round's own; none of neither.

    Why its memory first: it was carried from that plan as it stood, whichever workbooks are given today.
    """
    holder = plan_workbook(review)
    if holder is not None and (carried := carried_dues(holder)):
        return carried
    if review.earlier is None:
        return {}
    return {
        each.priority.source.ref: CarriedDue(each.priority.due, each.due_since) for each in progress_of(review.earlier)
    }
