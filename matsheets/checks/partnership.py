"""Stage 4: the agreement's key information: who, how long, and what the guidance on partnerships expects."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal

from matsheets.catalogue import Code, problem
from matsheets.cells import format_date, format_money, format_number
from matsheets.checks import schedules
from matsheets.checks.book import Book, counted
from matsheets.problems import Problem

#: How long a partnership typically lasts, in months.
TYPICAL_TERM_MONTHS = (12, 18)
#: More months than any dates that are understood can lie apart.
LONGEST_MONTHS = 12 * 150
#: What no agreement can be written without. The total charge has a check of its own.
NEEDED = (
    "provider_name",
    "provider_address",
    "provider_contact",
    "school_name",
    "school_body",
    "school_address",
    "school_contact",
    "start_date",
    "end_date",
)


def check(book: Book) -> Iterator[Problem]:
    """Yield what is wrong with a partnership; a workbook that leaves its four tabs blank is asked nothing."""
    tabs = [tab for key in ("partnership", *schedules.TABS) if (tab := book.layout.tab(key)) is not None]
    if not any(book.touched(tab) for tab in tabs):
        return
    yield from _needed(book)
    yield from _term(book)
    yield from _extension(book)
    yield from _decision(book)
    yield from _liability(book)
    yield from schedules.check(book)


def _needed(book: Book) -> Iterator[Problem]:
    for name in NEEDED:
        row = book.layout.row_named("partnership", name)
        if book.blank(row.ref):
            facts = {"question": row.given["question"], "help": row.given["help"]}
            yield problem(Code.PARTNERSHIP_MISSING, book.place(row.ref), **facts)


def _dates(book: Book) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day where both are known and in order."""
    start, end = (book.value(book.ref("partnership", name)) for name in ("start_date", "end_date"))
    return (start, end) if start and end and start <= end else None


def _term(book: Book) -> Iterator[Problem]:
    start_ref, end_ref = (book.ref("partnership", name) for name in ("start_date", "end_date"))
    start, end = book.value(start_ref), book.value(end_ref)
    if not start or not end:
        return
    places = [book.place(start_ref), book.place(end_ref)]
    words = {"start": format_date(start), "end": format_date(end)}
    low, high = TYPICAL_TERM_MONTHS
    if end < start:
        yield problem(Code.END_BEFORE_START, places, **words)
    elif months_between(start, end) < low or exceeds(start, end, high):
        yield problem(Code.TERM_UNUSUAL, places, span=span(start, end), low=low, high=high, **words)


def _extension(book: Book) -> Iterator[Problem]:
    ref = book.ref("partnership", "maximum_term")
    if book.value(book.ref("partnership", "may_extend")) is True and book.blank(ref):
        yield problem(Code.MAXIMUM_TERM_MISSING, [book.place(ref), book.place(book.ref("partnership", "may_extend"))])
    maximum, dates = book.value(ref), _dates(book)
    if maximum is not None and dates and exceeds(*dates, int(maximum)):
        places = [book.place(book.ref("partnership", name)) for name in ("start_date", "end_date", "maximum_term")]
        words = {"start": format_date(dates[0]), "end": format_date(dates[1]), "span": span(*dates)}
        yield problem(Code.MAXIMUM_TERM_SHORT, places, maximum=format_number(maximum), **words)


def _decision(book: Book) -> Iterator[Problem]:
    told, consider = (book.ref("partnership", name) for name in ("regional_director_told", "consider_by"))
    if book.blank(told):
        yield problem(Code.REGIONAL_DIRECTOR_NOT_TOLD, book.place(told))
    if book.blank(consider):
        yield problem(Code.DECISION_DATE_MISSING, book.place(consider))
    day, dates = book.value(consider), _dates(book)
    if day and dates and not dates[0] <= day <= dates[1]:
        places = [book.place(book.ref("partnership", name)) for name in ("start_date", "end_date", "consider_by")]
        words = {"start": format_date(dates[0]), "end": format_date(dates[1])}
        yield problem(Code.DECISION_OUTSIDE_TERM, places, consider_by=format_date(day), **words)


def _liability(book: Book) -> Iterator[Problem]:
    ref = book.ref("partnership", "liability_cap")
    if book.value(ref) == Decimal(0):
        yield problem(Code.LIABILITY_NIL, book.place(ref), cap=format_money(Decimal(0)))


# --- months ---------------------------------------------------------------------------------------------------------


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
