"""Stage 4: numbered rows that say the same as another row of their tab, as after two copies were put into one by hand."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.checks.workbook_view import Book
from matsheets.model.cells import listed
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.workbook.layout.schema import Tab


def check(book: Book, tab: Tab) -> Iterator[Problem]:
    """Yield the rows of a tab that say the same in every column, together, at their first filled cells.

    A charge for each term is no such row, as long as its date or its item says which. Of a row with a cell that cannot be
    judged nothing is said.
    """
    alike: dict[frozenset[object], list[str]] = {}
    for ref, filled in book.filled_rows(tab):
        if all(book.usable(ref, column.key) for column in tab.answer_columns() if book.expects_column(tab, column)):
            answers = (book.assessment.answer(ref, column) for column in filled)
            says = frozenset((answer.column, answer.meaning) for answer in answers if answer is not None)
            alike.setdefault(says, []).append(ref)
    for first, *others in alike.values():
        if others:
            filled = book.assessment.filled(first)
            column = next(column.key for column in tab.columns if column.key in filled)
            places = [book.place(ref, column) for ref in (first, *others)]
            facts = {"rows": shorten(listed(others)), "say": "says" if len(others) == 1 else "say", "first": first}
            yield problem(Code.ROW_REPEATED, places, **facts)
