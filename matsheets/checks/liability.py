"""Stage 4: how far the parties answer for what they do: limits of liability, insurance, and whether a promise binds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from matsheets.checks.agreement_facts import handles_data, is_free
from matsheets.checks.workbook_view import Book
from matsheets.model.parsing import format_money
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Problem


def check(book: Book) -> Iterator[Problem]:
    """Yield limits that leave nothing to recover, or more than the insurance covers, and deeds where none is called for."""
    yield from _limit(book)
    yield from _insurance(book)
    yield from _deed(book)


def _limit(book: Book) -> Iterator[Problem]:
    row, total = book.layout.row_named("partnership", "liability_cap"), book.ref("partnership", "total_charge")
    charge = book.value(total)
    if book.value(row.ref) == Decimal(0):
        yield problem(Code.LIABILITY_NIL, book.place(row.ref), cap=format_money(Decimal(0)))
    elif book.blank(row.ref) and is_free(book):
        yield problem(Code.LIABILITY_UNSAID, [book.place(row.ref), book.place(total)])
    elif book.blank(row.ref) and charge:
        yield problem(Code.LIABILITY_IS_CHARGE, [book.place(row.ref), book.place(total)], total=format_money(charge))


def _insurance(book: Book) -> Iterator[Problem]:
    """Yield a limit above the cover that the parties promise to have."""
    cover = book.ref("partnership", "insurance_minimum")
    least = book.value(cover)
    names = ("liability_cap", "data_cap") if handles_data(book) else ("liability_cap",)
    for row in (book.layout.row_named("partnership", name) for name in names):
        limit = book.value(row.ref)
        if least and limit and 0 < least < limit:
            facts = {"question": row.given["question"], "limit": format_money(limit), "cover": format_money(least)}
            yield problem(Code.INSURANCE_BELOW_LIMIT, [book.place(row.ref), book.place(cover)], **facts)


def _deed(book: Book) -> Iterator[Problem]:
    """Yield a deed where there is a charge, and a promise for nothing without one.

    Source: in English law a promise binds if something is given for it or if it is made by deed.
    """
    ref, total = book.ref("partnership", "as_deed"), book.ref("partnership", "total_charge")
    answer, charge = book.value(ref), book.value(total)
    if answer is True and charge and not is_free(book):
        yield problem(Code.DEED_CHARGED, [book.place(total), book.place(ref)], total=format_money(charge))
    elif answer is False and is_free(book):
        yield problem(Code.FREE_WITHOUT_DEED, [book.place(total), book.place(ref)])
