"""The days that a progress update is of: its own, and that of the paper before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from matsheets.errors import ReviewError
from matsheets.model.parsing import format_date


class Period(NamedTuple):
    """The days that a progress update is of.

    Attributes:
        on: its own day; what was logged after it is left out.
        since: the day of the paper before; None where there is none, so that everything is new.
    """

    on: dt.date
    since: dt.date | None


def period_between(
    on: dt.date | None,
    since: dt.date | None,
    *,
    logged: Iterable[dt.date],
    meeting: object,
    reviewed: Iterable[dt.date],
    last_round: dt.date | None = None,
    today: dt.date | None = None,
) -> Period | None:
    """Return the days that an update is of; None where the logs give it none.

    Args:
        on: its day, where it is stated; else it is the newest in the logs.
        since: the day of the paper before, where it is stated. Else it is that on which the round before was agreed, else that of
            the diagnostic meeting, or of the review; one that is not before the update's own is none, and everything is new.
        logged: the days of the entries in the logs.
        meeting: the day of the diagnostic meeting, where it is known.
        reviewed: the days of the review.
        last_round: the day on which the round before was agreed, where that is known.
        today: entries of later days are mistyped, and make no update of their day; None to take every day as it is.
    """
    until = today or dt.date.max
    on = on or max((day for day in logged if day <= until and (since is None or day > since)), default=None)
    first = meeting if isinstance(meeting, dt.date) else max(reviewed, default=None)
    before = since or last_round or first
    if on is None:
        return None
    return Period(on, before if before and before < on else None)


def no_period(on: dt.date | None, since: dt.date | None) -> ReviewError:
    """Return why there is no period between two days that were stated, or not."""
    if on and since:
        what = f"The update is of {format_date(on)}, and the paper before it of {format_date(since)}, which is no earlier day."
        return ReviewError(None, what, "Check the two days.", code="since-not-before")
    entry = f"after {format_date(since)}" if since else "with a date"
    what = f"The logs have no entry {entry}, so that the update has no day."
    return ReviewError(None, what, "Fill in the tab Progress, or name the day of the update.", code="log-not-found")
