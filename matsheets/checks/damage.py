"""Stage 2, what a file itself has lost or gives twice: no program writes such a one, but some mend what they find."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.checks.workbook_view import Book
from matsheets.model.cells import fold
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Place, Problem


def check(book: Book) -> Iterator[Problem]:
    """Yield tabs that the file names and does not hold, and cells and rows that it gives twice."""
    of_ours = {fold(tab.title) for tab in book.layout.tabs if not book.tables(tab)}  # named as missing, with their Refs
    for title in book.assessment.lost_tabs:
        if fold(title) not in of_ours:
            yield problem(Code.TAB_LOST, Place(book.assessment.file, tab=title))
    for code, cells in (
        (Code.CELL_DOUBLED, book.assessment.doubled),
        (Code.ROW_DOUBLED, book.assessment.doubled_rows),
    ):
        if cells:
            yield problem(code, [book.place_at(cell) for cell in cells])
