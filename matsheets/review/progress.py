"""How far each priority of the plan has come, by its log."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from matsheets.model.progress_status import OVER, latest_status
from matsheets.review.review import Priority, ProgressEntry, Review


class PriorityProgress(NamedTuple):
    """One priority with what the log says of it.

    Attributes:
        entries: those of the log that are about it, first to last; those without a date stand last.
        round_day: the day of the round that the plan is of; None where it has none yet.
    """

    priority: Priority
    entries: tuple[ProgressEntry, ...]
    round_day: dt.date | None = None

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
        """The date by which it is to be done now: the last new one of this round's dated entries, else the plan's.

        Why of this round's: an entry that was carried forward moved a date of the plan before, which this one has replaced.
        """
        first = self.round_day or dt.date.min
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


def progress_of(review: Review) -> tuple[PriorityProgress, ...]:
    """Return how far each priority of a review's plan has come, in the plan's order."""
    return tuple(
        PriorityProgress(
            priority, tuple(e for e in review.progress if e.priority_ref == priority.source.ref), review.day
        )
        for priority in review.priorities
    )
