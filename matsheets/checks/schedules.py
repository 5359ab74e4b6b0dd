"""Stage 4: the agreement's schedules: charges that add up, services that say what and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from matsheets.checks import personal_data, repeated_rows
from matsheets.checks.workbook_view import Book
from matsheets.model.parsing import format_money, format_number
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Problem
from matsheets.workbook.layout.schema import Tab

#: The layout's keys for the tabs of the three schedules.
TABS = ("charges", "services", "data")
CHARGE_NEEDS = ("item", "amount")
SERVICE_NEEDS = ("service", "provided", "provider")
#: Days times rate may round either way.
HALF_A_PENNY = Decimal("0.005")


def check(book: Book) -> Iterator[Problem]:
    """Yield what is wrong with the schedules of a partnership that is being agreed."""
    charges, services, data = map(book.tab, TABS)
    if charges is not None:
        yield from _incomplete(book, charges, CHARGE_NEEDS, Code.CHARGE_INCOMPLETE)
        yield from _amounts(book, charges)
        yield from _total(book, charges)
        yield from _unprinted(book, charges)
        yield from repeated_rows.check(book, charges)
    if services is not None:
        if not book.touched(services):
            yield problem(Code.SERVICES_EMPTY, book.tab_place(services))
        yield from _incomplete(book, services, SERVICE_NEEDS, Code.SERVICE_INCOMPLETE)
        yield from repeated_rows.check(book, services)
    if data is not None:
        yield from personal_data.check(book, data)


def _incomplete(book: Book, tab: Tab, needs: tuple[str, ...], code: Code) -> Iterator[Problem]:
    for ref, _ in book.filled_rows(tab):
        for key in needs:
            column = tab.column(key)
            if column.entry is not None and book.blank(ref, key):
                yield problem(code, book.place(ref, key), header=column.header, prompt=column.entry.prompt)


def _amounts(book: Book, tab: Tab) -> Iterator[Problem]:
    for ref, _ in book.filled_rows(tab):
        days, rate, amount = (book.value(ref, key) for key in ("days", "rate", "amount"))
        if days is None or rate is None or amount is None:
            continue
        product = days * rate
        if abs(product - amount) > HALF_A_PENNY:
            places = [book.place(ref, key) for key in ("days", "rate", "amount")]
            words = {"rate": format_money(rate), "product": format_money(product), "amount": format_money(amount)}
            yield problem(Code.CHARGE_SUM, places, days=format_number(days), **words)


def _total(book: Book, tab: Tab) -> Iterator[Problem]:
    ref = book.ref("partnership", "total_charge")
    total, amounts = book.value(ref), _sum(book, tab)
    if book.blank(ref):
        come = f" The amounts on the {book.tab_place(tab).tab} tab come to {format_money(amounts)}." if amounts else ""
        yield problem(Code.TOTAL_MISSING, book.place(ref), sum=come)
    elif total is not None and amounts is not None and amounts != total:
        words = {"total": format_money(total), "sum": format_money(amounts), "charges": book.tab_place(tab).tab}
        yield problem(Code.TOTAL_DIFFERENT, book.place(ref), **words)


def _unprinted(book: Book, tab: Tab) -> Iterator[Problem]:
    """Yield what is typed about charges in an agreement that will say that the services are free."""
    if book.value(book.ref("partnership", "total_charge")) != 0 or _sum(book, tab):
        return
    order = book.ref("partnership", "purchase_order")
    places = [book.place(ref, "item") for ref, _ in book.filled_rows(tab) if not book.blank(ref, "item")]
    places += [] if book.blank(order) else [book.place(order)]
    if places:
        yield problem(Code.CHARGES_NOT_PRINTED, places)


def _sum(book: Book, tab: Tab) -> Decimal | None:
    """Return what the amounts come to; None where one of them cannot be known, which is reported as such."""
    total = Decimal(0)
    for ref in book.assessment.refs(tab.prefix):
        if not book.assessment.filled(ref):
            continue
        amount = book.value(ref, "amount")
        if amount is None:
            return None
        total += amount
    return total
