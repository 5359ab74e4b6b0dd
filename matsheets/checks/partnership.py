"""Stage 4: the agreement's key information: who, how long, and what the guidance on partnerships expects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from matsheets.checks import figures, liability, open_points, parties, plan_and_services, schedules
from matsheets.checks.agreement_facts import party_2_of
from matsheets.checks.months import exceeds, months_between, span
from matsheets.checks.workbook_view import Book
from matsheets.model.parsing import format_date, format_number, says_none
from matsheets.model.partnerships import OTHER_TRUST
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Problem

#: How long a partnership typically lasts, in months.
TYPICAL_TERM_MONTHS = (12, 18)


def check(book: Book) -> Iterator[Problem]:
    """Yield what is wrong with a partnership; a workbook that leaves its four tabs blank is asked nothing."""
    tabs = [tab for key in ("partnership", *schedules.TABS) if (tab := book.layout.tab(key)) is not None]
    if not any(book.touched(tab) for tab in tabs):
        return
    yield from _check_missing(book)
    yield from _term(book)
    yield from _extension(book)
    yield from _decision(book)
    yield from open_points.check(book)
    yield from liability.check(book)
    yield from parties.check(book)
    yield from _staff(book)
    yield from schedules.check(book)
    yield from figures.check(book)
    yield from plan_and_services.check(book)


def _check_missing(book: Book) -> Iterator[Problem]:
    between_trusts = _between_trusts(book)
    for name in open_points.NEEDED:
        row = book.layout.row_named("partnership", name)
        if book.blank(row.ref) and not (between_trusts and name == "school_name"):
            facts = {"question": row.given["question"], "help": row.given["help"]}
            yield problem(Code.PARTNERSHIP_MISSING, book.place(row.ref), **facts)


def _between_trusts(book: Book) -> bool:
    """Tell whether party 2 is another trust: its schools need no naming, and nobody considers joining."""
    return party_2_of(book) == OTHER_TRUST


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
    if maximum is not None and book.value(book.ref("partnership", "may_extend")) is False:
        places = [book.place(book.ref("partnership", "may_extend")), book.place(ref)]
        yield problem(Code.MAXIMUM_TERM_UNUSED, places, maximum=format_number(maximum))
        return
    if maximum is not None and dates and exceeds(*dates, int(maximum)):
        places = [book.place(book.ref("partnership", name)) for name in ("start_date", "end_date", "maximum_term")]
        words = {"start": format_date(dates[0]), "end": format_date(dates[1]), "span": span(*dates)}
        yield problem(Code.MAXIMUM_TERM_SHORT, places, maximum=format_number(maximum), **words)


def _decision(book: Book) -> Iterator[Problem]:
    told, consider = (book.ref("partnership", name) for name in ("regional_director_told", "consider_by"))
    if book.blank(told):
        yield problem(Code.REGIONAL_DIRECTOR_NOT_TOLD, book.place(told))
    elif (day := book.value(told)) and (end := book.value(book.ref("partnership", "end_date"))) and day > end:
        facts = {"told": format_date(day), "end": format_date(end)}
        yield problem(Code.REGIONAL_DIRECTOR_TOLD_LATE, book.place(told), **facts)
    if book.blank(consider) and not _between_trusts(book):
        yield problem(Code.DECISION_DATE_MISSING, book.place(consider))
    day, dates = book.value(consider), _dates(book)
    if day and dates and not dates[0] <= day <= dates[1]:
        places = [book.place(book.ref("partnership", name)) for name in ("start_date", "end_date", "consider_by")]
        words = {"start": format_date(dates[0]), "end": format_date(dates[1])}
        yield problem(Code.DECISION_OUTSIDE_TERM, places, consider_by=format_date(day), **words)


def _staff(book: Book) -> Iterator[Problem]:
    kept, terms = (book.ref("partnership", name) for name in ("tupe_statement", "special_terms"))
    if book.value(kept) is False and (book.blank(terms) or says_none(book.assessment.text(terms))):
        yield problem(Code.TUPE_LEFT_OUT, [book.place(kept), book.place(terms)])
