"""Terms in months, as people count them."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from matsheets.checks.workbook_view import counted

#: More months than any dates that are understood can lie apart.
LONGEST_MONTHS = 12 * 150


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(start: dt.date, end: dt.date) -> int:
    """Return the whole months from a first day to a last day, both included: 1 January to 31 December is 12."""
    after = end + dt.timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months if add_months(start, months) <= after else months - 1


def exceeds(start: dt.date, end: dt.date, months: int) -> bool:
    """Tell whether a term is longer than so many months.

    A term that ends on the anniversary (1 January 2027 to 1 July 2028) passes as 18 months: that is how people
    write it, and nobody means the one day.
    """
    return end > add_months(start, min(months, LONGEST_MONTHS))


def span(start: dt.date, end: dt.date) -> str:
    """Say how long a term is, both days included: ``15 months``, ``11 months and 30 days``."""
    months = months_between(start, end)
    days = (end + dt.timedelta(days=1) - add_months(start, months)).days
    parts = [counted(n, noun) for n, noun in ((months, "month"), (days, "day")) if n]
    return " and ".join(parts)
