"""The log of the plan as one paper tells it: up to its day, and apart what is new in it since the paper before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.plan_targets import short_target
from matsheets.documents.contexts.values import Field, Values, fields, shaded_word
from matsheets.model.parsing import is_placeholder
from matsheets.model.progress_status import BEHIND, DONE, NOT_STARTED, ON_TRACK, STOPPED
from matsheets.review.progress import PriorityProgress, progress_of
from matsheets.review.review import Priority, ProgressEntry, Review, SupportEntry

Entry = TypeVar("Entry", ProgressEntry, SupportEntry)

#: Characters of an objective that stands for a name.
_NAME = 40
#: By status, in the order of a board's paper: the colour behind its word, that of the word, and whether a bar stands before it.
#: None of the colours is a rating's.
_MARKS = {
    DONE: ("0B6B78", "FFFFFF", False),
    ON_TRACK: ("BFE0E4", "000000", False),
    BEHIND: ("F6D9A8", "000000", True),
    STOPPED: ("4A4A4A", "FFFFFF", True),
    NOT_STARTED: ("E4E8E9", "000000", False),
}
STATUS_ORDER = tuple(_MARKS)


def status_value(status: str) -> Values:
    """Return a status: its word, and the word on its colour."""
    fill, ink, barred = _MARKS[status]
    return {"label": status, "mark": shaded_word(status, fill, ink, barred)}


def status_fields(name: str, meaning: str) -> tuple[Field, ...]:
    """Return the fields of ``status_value``."""
    return fields(
        (f"{name}.label", f"{meaning}: Not started, On track, Behind, Done or Stopped", "text"),
        (f"{name}.mark", f"{meaning}: its word in bold with its colour behind the word alone, for {{{{r }}}}", "text"),
    )


class LoggedPriority(NamedTuple):
    """One priority as a paper tells it.

    Attributes:
        now: how far it has come by the paper's day.
        then: how far it had come by the day of the paper before.
        new: its entries since that paper, first to last.
    """

    now: PriorityProgress
    then: PriorityProgress
    new: tuple[ProgressEntry, ...]

    @property
    def priority(self) -> Priority:
        """The priority of the plan."""
        return self.now.priority

    @property
    def ref(self) -> str:
        """The Ref of its row."""
        return self.now.priority.source.ref

    @property
    def name(self) -> str:
        """Its Ref, and what it serves in a few words; failing that, how its objective begins."""
        return f"{self.ref} {short_target(self.priority) or cut(self.priority.objective, _NAME)}".strip()

    @property
    def is_over(self) -> bool:
        """Whether it is done or stopped."""
        return not self.now.is_open

    @property
    def ended_without_difference(self) -> bool:
        """Whether it is done, and neither the entry that says so nor a later one says what difference it made."""
        last = next((at for at in reversed(range(len(self.now.entries))) if self.now.entries[at].status), 0)
        return self.now.status == DONE and not any(is_said(entry.difference) for entry in self.now.entries[last:])

    @property
    def changed(self) -> bool:
        """Whether its status is another than at the paper before."""
        return self.now.status != self.then.status

    @property
    def moved(self) -> bool:
        """Whether its due date was moved since the paper before."""
        return self.now.due_now != self.then.due_now

    @property
    def told(self) -> tuple[ProgressEntry, ...]:
        """The entries that a paper tells of it, newest first: those since the paper before, else the newest one."""
        return tuple(reversed(self.new)) or self.now.entries[-1:]

    @property
    def why(self) -> tuple[str, str]:
        """Why it stands as it does: of the newest entry that says so, why the date moved, else what was done; and its Ref. Both may be blank."""
        for entry in reversed(self.now.entries):
            of_status = entry.status == self.now.status
            if is_said(entry.why_new_due) and (of_status or entry.new_due):
                return entry.why_new_due, entry.ref
            if of_status and is_said(entry.done):
                return entry.done, entry.ref
        return "", ""


class Log:
    """The log of the plan up to the day of a paper."""

    def __init__(self, review: Review) -> None:
        """Take what a review's logs say up to the day of its period."""
        period = review.period or review.in_period().period
        assert period is not None  # ``in_period`` raises where there is none
        self.on, self.since = period
        self.review = review
        self.entries = tuple(self._until(review.progress))
        self.support = tuple(self._until(review.support))
        logs: tuple[tuple[ProgressEntry | SupportEntry, ...], ...] = (review.progress, review.support)
        self.left_out = tuple(entry for log in logs for entry in log if entry.date is None or entry.date > self.on)
        self.priorities = tuple(map(self._logged, progress_of(review)))
        known = {priority.ref for priority in self.priorities}
        self.unlinked = tuple(entry for entry in self.entries if entry.priority_ref not in known)

    def _logged(self, found: PriorityProgress) -> LoggedPriority:
        now = found.until(self.on)
        then = now.until(self.since) if self.since else now._replace(entries=())
        return LoggedPriority(now, then, now.entries[len(then.entries) :])

    def _until(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        return (entry for entry in entries if entry.date and entry.date <= self.on)

    def new_among(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield those of some entries up to the paper's day that are new since the paper before."""
        return (
            entry for entry in entries if self.since is None or (entry.date is not None and entry.date > self.since)
        )

    @property
    def new(self) -> tuple[ProgressEntry, ...]:
        """Every entry since the paper before, those of no priority too."""
        return tuple(self.new_among(self.entries))

    def with_status(self, status: str) -> Sequence[LoggedPriority]:
        """Return the priorities that stand at a status."""
        return [found for found in self.priorities if found.now.status == status]


def is_said(text: str) -> bool:
    """Tell whether an entry says something, and not only fills its place."""
    return bool(text) and not is_placeholder(text)
