"""Which priorities of a workbook's plan are over by its log: done, or stopped; and for which nothing is open by that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from matsheets.checks.workbook_view import Book
from matsheets.model.progress_status import OVER, STOPPED
from matsheets.model.row_refs import PRIORITY_REF, ref_in


class _Newest(NamedTuple):
    """The newest status of a priority, and its day."""

    date: dt.date
    status: str


def day_of_plan(book: Book) -> dt.date | None:
    """Return the day on which the plan was agreed: that of the meeting or of the review, the later; None before there is one."""
    days = (book.value(book.ref("about", name)) for name in ("meeting_date", "review_date"))
    return max((day for day in days if isinstance(day, dt.date)), default=None)


def priorities_over(book: Book) -> frozenset[str]:
    """Return the Refs of the priorities whose newest status is that nothing more is to be expected of them."""
    return frozenset(priority for priority, newest in _statuses(book).items() if newest.status in OVER)


def priorities_closed(book: Book) -> frozenset[str]:
    """Return the Refs of the priorities that answer a weak rating no more: those that were stopped, or done by the plan's day.

    Why not all that are done: a priority that is done while its plan runs is what was agreed for the rating.
    """
    day = day_of_plan(book)
    return frozenset(
        priority
        for priority, newest in _statuses(book).items()
        if newest.status == STOPPED or (newest.status in OVER and day and newest.date <= day)
    )


def _statuses(book: Book) -> Mapping[str, _Newest]:
    tab = book.tab("progress")
    newest: dict[str, _Newest] = {}
    for ref, _ in book.filled_rows(tab) if tab else ():
        date, status = book.value(ref, "date"), book.value(ref, "status")
        if not date or not status:
            continue
        priority = ref_in(book.assessment.text(ref, "priority"), PRIORITY_REF)
        if priority not in newest or date >= newest[priority].date:
            newest[priority] = _Newest(date, status)
    return newest
