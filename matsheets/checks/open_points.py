"""Stage 4: what an agreement leaves open: it can be read and talked about without, and not signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from matsheets.checks.agreement_facts import considers_joining, handles_data, is_free, party_2_of
from matsheets.checks.workbook_view import Book
from matsheets.model.partnerships import OTHER_TRUST
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Problem
from matsheets.workbook.layout.layout import ACADEMY, SCHOOL_BODY
from matsheets.workbook.layout.schema import Column, Row, Tab


class Question(NamedTuple):
    """A question of an answer tab that an agreement needs before it is signed.

    Attributes:
        needed: whether this agreement does.
    """

    tab: str
    name: str
    needed: Callable[[Book], bool]


def _always(book: Book) -> bool:
    return True


def _of_governing_body(book: Book) -> bool:
    return party_2_of(book) == SCHOOL_BODY


def _of_maintained_school(book: Book) -> bool:
    return _of_governing_body(book) and book.value(book.ref("partnership", "school_status")) != ACADEMY


def _of_trust(book: Book) -> bool:
    return party_2_of(book) != SCHOOL_BODY


def _of_one_school(book: Book) -> bool:
    return party_2_of(book) != OTHER_TRUST


def _is_charged(book: Book) -> bool:
    return not is_free(book)


QUESTIONS = (
    Question("partnership", "provider_number", _always),
    Question("partnership", "provider_email", _always),
    Question("partnership", "school_urn", _of_one_school),
    Question("partnership", "school_status", _of_governing_body),
    Question("partnership", "local_authority", _of_maintained_school),
    Question("partnership", "school_number", _of_trust),
    Question("partnership", "school_email", _always),
    Question("partnership", "may_extend", _always),
    Question("partnership", "notice_weeks", _always),
    Question("partnership", "payment_days", _is_charged),
    Question("partnership", "consultation", considers_joining),
    Question("partnership", "review_meetings", _always),
    Question("partnership", "data_cap", handles_data),
    Question("partnership", "insurance_minimum", _always),
    Question("partnership", "as_deed", is_free),
)
#: The columns of the schedules that no filled row goes without.
COLUMNS = (("charges", "basis"), ("charges", "invoice_date"), ("services", "measure"))


def check(book: Book) -> Iterator[Problem]:
    """Yield each question and each cell of a schedule that is blank and has to be settled before anyone signs."""
    for question in QUESTIONS:
        row = book.layout.row_named(question.tab, question.name)
        if book.blank(row.ref) and question.needed(book):
            facts = {"question": row.given["question"], "help": row.given["help"]}
            yield problem(Code.AGREEMENT_OPEN, book.place(row.ref), **facts)
    for key, name in COLUMNS:
        tab = book.tab(key)
        if tab is not None and (key == "services" or not is_free(book)):
            yield from _cells(book, tab, tab.column(name))


def unasked(book: Book) -> Iterator[Row]:
    """Yield the questions that an agreement needs and that the workbook was never printed with."""
    rows = [book.layout.row_named(q.tab, q.name) for q in QUESTIONS if q.needed(book)]
    if handles_data(book):
        rows += book.layout.require_tab("data").rows
    yield from (row for row in rows if not book.expects_row(row) and not book.assessment.rows(row.ref))


def _cells(book: Book, tab: Tab, column: Column) -> Iterator[Problem]:
    for ref, _ in book.filled_rows(tab):
        if column.entry is not None and book.blank(ref, column.key):
            facts = {"question": column.header, "help": column.entry.prompt}
            yield problem(Code.AGREEMENT_OPEN, book.place(ref, column.key), **facts)
