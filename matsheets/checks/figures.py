"""Stage 4: the agreement's figures: days of services against days charged, what is below nothing or 0, invoice dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from matsheets.checks.months import add_months
from matsheets.checks.workbook_view import Book, counted
from matsheets.model.cells import fold
from matsheets.model.parsing import days_in_words, format_date, format_money
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.workbook.layout.schema import Tab

#: Within so many days public bodies usually pay. Source: the Late Payment of Commercial Debts (Interest) Act 1998, section
#: 4, lets a public authority agree no longer time.
USUAL_DAYS_TO_PAY = 30
#: The last invoice may be sent so long after the end, in months: the days of the last term have to be counted first.
INVOICED_AFTER_MONTHS = 3

_WORD_EDGE = re.compile(r"\b")
_CREDIT = re.compile(r"\b(discount|credit|refund|rebate|reduction|less|grant|contribution|already paid|deduct\w*)\b")
_BY_THE_DAY = re.compile(r"\bdays?\b|\bdaily\b|\bper diem\b")
#: What a charge may be for besides the days of a service.
_MORE = re.compile(r"\b(?:include|including|includes|plus|also|travel|preparation|writing)\b")


def check(book: Book) -> Iterator[Problem]:
    """Yield figures and dates that do not fit together; nothing here stops an agreement from being built."""
    yield from _check_nil_charges(book)
    yield from _check_slow_payment(book)
    charges, services = book.tab("charges"), book.tab("services")
    if charges is not None:
        yield from _check_negative(book, charges)
        yield from _invoices(book, charges)
        if services is not None:
            yield from _days(book, charges, services)


# --- below nothing, and 0 -----------------------------------------------------------------------------------------


def _check_negative(book: Book, charges: Tab) -> Iterator[Problem]:
    for name in ("total_charge", "liability_cap", "data_cap", "insurance_minimum"):
        row = book.layout.row_named("partnership", name)
        amount = book.value(row.ref)
        if amount is not None and amount < 0:
            facts = {"header": f'"{row.given["question"]}"', "amount": format_money(amount)}
            yield problem(Code.AMOUNT_NEGATIVE, book.place(row.ref), **facts)
    for ref, _ in book.filled_rows(charges):
        credit = _CREDIT.search(fold(f"{book.assessment.text(ref, 'item')} {book.assessment.text(ref, 'basis')}"))
        for key in ("rate", "amount"):
            amount = book.value(ref, key)
            if amount is not None and amount < 0 and not credit:
                facts = {"header": charges.column(key).header, "amount": format_money(amount)}
                yield problem(Code.AMOUNT_NEGATIVE, book.place(ref, key), **facts)


def _check_nil_charges(book: Book) -> Iterator[Problem]:
    for name in ("notice_weeks", "payment_days", "data_cap", "insurance_minimum"):
        row = book.layout.row_named("partnership", name)
        if book.value(row.ref) == 0:
            yield problem(Code.FIGURE_NIL, book.place(row.ref), header=row.given["question"])
    for tab in filter(None, map(book.tab, ("charges", "services"))):
        for ref, _ in book.filled_rows(tab):
            if book.value(ref, "days") == 0:
                yield problem(Code.FIGURE_NIL, book.place(ref, "days"), header=tab.column("days").header)


def _check_slow_payment(book: Book) -> Iterator[Problem]:
    ref = book.ref("partnership", "payment_days")
    days = book.value(ref)
    if days is not None and days > USUAL_DAYS_TO_PAY:
        words = {"days": days_in_words(days), "usual": counted(USUAL_DAYS_TO_PAY, "day")}
        yield problem(Code.PAYMENT_SLOW, book.place(ref), **words)


# --- invoice dates ------------------------------------------------------------------------------------------------


def _invoices(book: Book, charges: Tab) -> Iterator[Problem]:
    start, end = (book.value(book.ref("partnership", name)) for name in ("start_date", "end_date"))
    if not start or not end or end < start:
        return
    for ref, _ in book.filled_rows(charges):
        day = book.value(ref, "invoice_date")
        if day is None or start <= day <= add_months(end, INVOICED_AFTER_MONTHS):
            continue
        where = "before the start" if day < start else f"more than {INVOICED_AFTER_MONTHS} months after the end"
        words = {"start": format_date(start), "end": format_date(end), "invoice_date": format_date(day), "where": where}
        yield problem(Code.INVOICE_OUTSIDE_TERM, book.place(ref, "invoice_date"), **words)


# --- days given and days charged ----------------------------------------------------------------------------------


def _days(book: Book, charges: Tab, services: Tab) -> Iterator[Problem]:
    """Hold the days of each service against the charges that bear its name; failing that, all days against all.

    Why: a charge may be fixed, or by the place or the pupil, so days differ for good reason unless both say days.
    """
    charged = [ref for ref, _ in book.filled_rows(charges)]
    given = [ref for ref, _ in book.filled_rows(services)]
    differing = list(_by_service(book, charged, given))
    yield from differing
    if differing or not charged or not given:
        return
    sums = _sum(book, charged), _sum(book, given)
    if all(_by_the_day(book, ref) for ref in charged) and None not in sums and sums[0] != sums[1]:
        places = [book.tab_place(charges), book.tab_place(services)]
        words = {
            "charged": days_in_words(sums[0] or Decimal(0)),
            "given": days_in_words(sums[1] or Decimal(0)),
            "services": book.tab_place(services).tab,
        }
        yield problem(Code.DAYS_TOTAL_DIFFERENT, places, **words)


def _by_service(book: Book, charged: list[str], given: list[str]) -> Iterator[Problem]:
    names = {ref: fold(book.assessment.text(ref, "service")) for ref in given}
    items = {ref: fold(book.assessment.text(ref, "item")) for ref in charged}
    for ref, name in names.items():
        within = [other for other in names.values() if name and (name in other or other in name)]
        mine = [c for c in charged if name and _begins_with(items[c], name)]
        days, total = book.value(ref, "days"), _sum(book, mine)
        if len(within) != 1 or not mine or days is None or not total or not all(_by_the_day(book, c) for c in mine):
            continue
        if days != total:
            places = [book.place(ref, "days"), *(book.place(c, "days") for c in mine)]
            service = shorten(book.assessment.text(ref, "service"))
            yield problem(
                Code.SERVICE_DAYS_DIFFERENT,
                places,
                service=service,
                given=days_in_words(days),
                charged=days_in_words(total),
            )


def _begins_with(item: str, name: str) -> bool:
    """Tell whether an item's first words are a service's name."""
    return item.startswith(name) and _WORD_EDGE.match(item, len(name)) is not None


def _by_the_day(book: Book, ref: str) -> bool:
    """Tell whether a charge is for days and for nothing besides."""
    basis = fold(book.assessment.text(ref, "basis"))
    return bool(_BY_THE_DAY.search(basis)) and not _MORE.search(basis) and book.value(ref, "days") is not None


def _sum(book: Book, refs: list[str]) -> Decimal | None:
    """Return the days of these rows together; None where one of them is not known."""
    days = [book.value(ref, "days") for ref in refs]
    return None if None in days else sum(days, Decimal(0))
