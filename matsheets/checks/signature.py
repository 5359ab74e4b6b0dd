"""What only matters when an agreement is signed: its texts are to stand on their own."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.checks import open_points
from matsheets.checks.workbook_view import Book
from matsheets.model.cells import REF_IN_TEXT
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Place, Problem


def check(book: Book) -> Iterator[Problem]:
    """Yield what the workbook never asked, and Refs in texts that a reader who has only the agreement could not use."""
    for row in open_points.unasked(book):
        place = Place(book.assessment.file, None, row.ref)
        yield problem(Code.QUESTION_UNASKED, place, question=row.given["question"])
    for answer in open_points.printed_texts(book):
        for ref in dict.fromkeys(REF_IN_TEXT.findall(answer.text)):
            if book.layout.find(ref) is not None:
                yield problem(Code.TEXT_NAMES_REF, book.place(answer.ref, answer.column), ref)
