"""What only matters when an agreement is signed: its texts are to stand on their own, and settle what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matsheets.checks import open_points
from matsheets.checks.workbook_view import Book
from matsheets.model.assessment import Answer
from matsheets.model.cells import fold
from matsheets.model.material import PARTNERSHIP_REFS
from matsheets.model.parsing import is_placeholder
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Place, Problem

#: What people put where something is still to be settled.
_UNSETTLED = re.compile(r"\[[^\[\]]*\]?|\bTB[ACD]\b|\btb[acd]\b|\b[Xx]{3,}\b|_{3,}|\?{2,}")
#: Short answers that settle something, though they tell a reader little.
_SETTLED = re.compile(r"none.*|no|yes|n/?a|nil|not applicable.*")
_REF = re.compile(r"\b[A-Z]{2,6}-\d{2,3}\b")
#: Columns of the schedules that the agreement itself does not print.
_NOT_PRINTED = frozenset({"priorities"})


def check(book: Book) -> Iterator[Problem]:
    """Yield what the workbook never asked, and texts that a reader who has only the agreement could not use."""
    for row in open_points.unasked(book):
        place = Place(book.assessment.file, None, row.ref)
        yield problem(Code.QUESTION_UNASKED, place, question=row.given["question"])
    for answer in book.answers:
        if answer.ref.rpartition("-")[0] in PARTNERSHIP_REFS and isinstance(answer.value, str):
            yield from _text(book, answer) if answer.column not in _NOT_PRINTED else ()


def _text(book: Book, answer: Answer) -> Iterator[Problem]:
    place, text = book.place(answer.ref, answer.column), answer.text
    if found := _UNSETTLED.search(text):
        yield problem(Code.TEXT_UNSETTLED, place, found[0])
    elif is_placeholder(text) and _SETTLED.fullmatch(fold(text)) is None:
        yield problem(Code.TEXT_UNSETTLED, place, text)
    for ref in dict.fromkeys(_REF.findall(text)):
        if book.layout.find(ref) is not None:
            yield problem(Code.TEXT_NAMES_REF, place, ref)
