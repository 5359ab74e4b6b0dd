"""What of a programme needs its lead now: which trusts wait for something, since when, and why.

They stand by how long they wait, never by how they are rated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from matsheets.model.cells import listed, sentence_start
from matsheets.model.group_kinds import SHORT_GROUPS
from matsheets.model.parsing import format_date, format_number
from matsheets.programme.trust_entry import Programme, TrustEntry, name_order


class NeedReason(NamedTuple):
    """One reason why a trust needs the lead.

    Attributes:
        text: in a few words, without a full stop.
        since: the day since which it waits; None where the workbooks give none.
        refs: of the rows that say so.
    """

    text: str
    since: dt.date | None = None
    refs: tuple[str, ...] = ()


class Need(NamedTuple):
    """A trust that needs the lead, with every reason for it."""

    entry: TrustEntry
    reasons: tuple[NeedReason, ...]

    @property
    def since(self) -> dt.date | None:
        """The earliest day since which something waits; None where no day is known."""
        return min((reason.since for reason in self.reasons if reason.since), default=None)


def needs_of(programme: Programme) -> tuple[Need, ...]:
    """Return the trusts that need the lead: what waits longest first, what waits since no known day last."""
    found = (Need(entry, tuple(_reasons(entry))) for entry in programme.trusts)
    waiting = [need for need in found if need.reasons]
    return tuple(sorted(waiting, key=lambda need: (need.since or dt.date.max, name_order(need.entry))))


def _reasons(entry: TrustEntry) -> Iterator[NeedReason]:
    step = entry.step
    if not entry.elements and not entry.priorities:
        yield NeedReason("No view has come back" if entry.files else "Nothing has come back")
    elif step.awaited:
        yield NeedReason(f"No view yet from: {listed([SHORT_GROUPS.get(group, group) for group in step.awaited])}")
    if entry.uncounted:
        number = len(entry.uncounted)
        of = "1 workbook does" if number == 1 else f"{number} workbooks do"
        yield NeedReason(f"{of} not say of which round, and count{'s' if number == 1 else ''} nowhere")
    if step.update_is_due:
        told = f"since {format_date(entry.update_on)}" if entry.update_on else "so far"
        yield NeedReason(f"No progress update {told}", entry.update_on or entry.logged_on or entry.date)
    elif step.late and step.due_by:
        yield NeedReason(f"{sentence_start(step.due)}: {format_date(step.due_by)} is past", step.due_by)
    if overdue := [priority for priority in entry.priorities if priority.overdue]:
        days = [priority.due for priority in overdue if priority.due]
        what = "Priority past its date" if len(overdue) == 1 else f"{len(overdue)} priorities past their dates"
        yield NeedReason(what, min(days, default=None), tuple(priority.ref for priority in overdue))
    if entry.agreed_days is not None and entry.given_days is not None and entry.given_days > entry.agreed_days:
        days_given = (
            f"{format_number(entry.given_days)} days of support given of {format_number(entry.agreed_days)} agreed"
        )
        yield NeedReason(days_given, None, entry.support_refs)
