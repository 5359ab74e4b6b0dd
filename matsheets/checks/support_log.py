"""Stage 4: the log of the mentor's support, by itself and against what was agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from matsheets.checks import placeholders, repeated_rows
from matsheets.checks.naming import names_nothing
from matsheets.checks.plan import column_facts, left_blank
from matsheets.checks.progress_log import in_future, priorities_in
from matsheets.checks.workbook_view import Book
from matsheets.model.cells import listed
from matsheets.model.parsing import days_in_words, format_date
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Place, Problem
from matsheets.model.row_refs import PRIORITY_REF, SERVICE_REF, ref_in, refs_in
from matsheets.workbook.layout.schema import Tab

#: What a board asks about a piece of support besides its date.
ASKED = ("who", "what", "days")
#: Support is far below what was agreed where less than this share of what is due by now was given, and so many days are lacking.
FAR_BELOW, DAYS_LACKING = Decimal("0.5"), Decimal(2)


def check(book: Book, today: dt.date | None) -> Iterator[Problem]:
    """Yield what is wrong with the log of support; a workbook that leaves it alone is asked nothing about it."""
    tab = book.tab("support")
    if tab is None or not book.touched(tab):
        return
    for ref, _ in book.filled_rows(tab):
        if book.blank(ref, "date"):
            yield problem(Code.LOG_INCOMPLETE, book.place(ref, "date"), **column_facts(tab, "date"))
        yield from left_blank(book, tab, ref, ASKED, Code.LOG_DETAIL_MISSING)
        yield from placeholders.check_row(book, tab, ref)
        yield from in_future(book, ref, today)
        yield from _priorities(book, ref)
    yield from repeated_rows.check(book, tab)
    services = book.tab("services")
    if services is not None and book.touched(services):
        yield from _Services(book, tab, services).problems(today)


def _priorities(book: Book, ref: str) -> Iterator[Problem]:
    """Yield the priorities that a piece of support names and that the plan has not."""
    says, plan, known = book.value(ref, "priority"), book.tab("plan"), priorities_in(book)
    if not says or not plan or not known or names_nothing(says):
        return
    named = refs_in(says, PRIORITY_REF, bare=True)
    if wrong := sorted(named - known) or ([] if named else [f'"{shorten(says)}"']):
        place, title = book.place(ref, "priority"), book.tab_place(plan).tab
        yield problem(Code.SUPPORT_PRIORITY_UNKNOWN, place, says, priorities=listed(wrong), plan=title)


class _Services:
    """The services of an agreement, and the days that were given of each."""

    def __init__(self, book: Book, log: Tab, services: Tab) -> None:
        self._book, self._log, self._services = book, log, services
        self._agreed = {ref: book.value(ref, "days") for ref, _ in book.filled_rows(services)}

    def problems(self, today: dt.date | None) -> Iterator[Problem]:
        """Yield services that are not there, and those of which more was given than agreed, or far less by now."""
        given: dict[str, list[str]] = {ref: [] for ref in self._agreed}
        for ref, _ in self._book.filled_rows(self._log):
            says = self._book.value(ref, "service")
            service = ref_in(says, SERVICE_REF) if says else ""
            if service in given:
                given[service].append(ref)
            elif says and not names_nothing(says):
                title = self._book.tab_place(self._services).tab
                yield problem(Code.SUPPORT_SERVICE_UNKNOWN, self._book.place(ref, "service"), says, services=title)
        named = any(given.values())  # else the agreement may be another than the mentor's
        for service, rows in given.items() if named else ():
            yield from self._held_against(service, rows, today)

    def _held_against(self, service: str, rows: list[str], today: dt.date | None) -> Iterator[Problem]:
        days = sum((self._book.value(ref, "days") or Decimal(0) for ref in rows), Decimal(0))
        agreed = self._agreed[service]
        if not agreed:
            return
        name = shorten(self._book.assessment.text(service, "service")) or service
        facts = {"service": name, "given": days_in_words(days), "agreed": days_in_words(agreed)}
        place: Place = self._book.place(service, "days")
        if days > agreed:
            yield problem(Code.SUPPORT_BEYOND_AGREED, place, **facts)
        elif today is not None and _is_far_below(days, agreed * self._share_of_term(today)):
            yield problem(Code.SUPPORT_BELOW_AGREED, place, today=format_date(today), **facts)

    def _share_of_term(self, today: dt.date) -> Decimal:
        """Return how much of the agreement's term is over: nothing where its days are not known."""
        start, end = (self._book.value(self._book.ref("partnership", name)) for name in ("start_date", "end_date"))
        if not start or not end or end <= start:
            return Decimal(0)
        over = min(max(today, start), end) - start
        return Decimal(over.days) / Decimal((end - start).days)


def _is_far_below(days: Decimal, due: Decimal) -> bool:
    return due - days >= DAYS_LACKING and days < due * FAR_BELOW
