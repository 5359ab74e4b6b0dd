"""Stage 4: personal data: what the answers and the services say, against Schedule 3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matsheets.checks.workbook_view import Book
from matsheets.model.cells import fold
from matsheets.model.parsing import says_no_data
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Problem
from matsheets.workbook.layout.schema import Tab

#: Within so many hours the terms of the agreement have one party tell the other of a breach.
BREACH_HOURS = 24

_HOURS = re.compile(r"\b(\d{1,4}) ?h(?:ou)?rs?\b")
#: Words of a service that nobody can provide without knowing something about people.
_PERSONAL = re.compile(
    r"personal data|named pupils|case (?:notes|files|records)|coaching notes|(?:appraisal|sickness) records|"
    r"(?:pupils?['’]?s?|staff|attendance|attainment|assessment|behaviour|safeguarding|send|sen) (?:level )?(?:data|records?|files)"
    r"|pupil-level data|(?:benchmark\w*|analys\w*) (?:of )?(?:the )?(?:school['’]s )?(?:pupil )?data"
)
#: Words that say that the data is of nobody in particular.
_ANONYMOUS = re.compile(
    r"anonym\w*|aggregate\w*|published|public(?:ly)? (?:available|data)|without names|no (?:personal|pupil|names)\w*|whole-school figures"
)


def check(book: Book, tab: Tab) -> Iterator[Problem]:
    """Yield what does not fit about personal data; ``tab`` is that of Schedule 3."""
    question = book.layout.row_named("partnership", "shares_data")
    answer = book.value(question.ref)
    texts = [book.assessment.text(ref) for ref in book.assessment.refs(tab.prefix) if book.assessment.filled(ref)]
    described = any(not says_no_data(text) for text in texts)
    title = book.tab_place(tab).tab
    if answer is True and not texts:
        yield problem(Code.DATA_SHARED_UNDESCRIBED, [book.place(question.ref), book.tab_place(tab)], data=title)
    elif answer is not None and texts and answer is not described:
        facts = {"question": question.given["question"], "answer": "Yes" if answer else "No", "data": title}
        yield problem(Code.DATA_ANSWERS_DIFFER, book.place(question.ref), **facts)
    elif answer is None and not texts:
        yield problem(Code.DATA_PROTECTION_EMPTY, book.tab_place(tab))
    if not described:
        yield from _services(book, title, "none are to be shared" if answer is False or texts else "the tab is blank")
    elif answer is not False:
        yield from _incomplete(book, tab)
        yield from _slow_breach(book)


def _incomplete(book: Book, tab: Tab) -> Iterator[Problem]:
    for row in tab.rows:
        if book.blank(row.ref):
            facts = {"question": row.given["question"], "help": row.given["help"]}
            yield problem(Code.DATA_PROTECTION_INCOMPLETE, book.place(row.ref), **facts)


def _slow_breach(book: Book) -> Iterator[Problem]:
    """Yield a time for telling of a breach that is longer than the terms of the agreement allow."""
    ref = book.ref("data", "breach")
    hours = [int(number) for number in _HOURS.findall(fold(book.assessment.text(ref)))]
    if hours and min(hours) > BREACH_HOURS:
        yield problem(Code.BREACH_SLOW, book.place(ref), f"{min(hours)} hours", most=f"{BREACH_HOURS} hours")


def _services(book: Book, title: str, why: str) -> Iterator[Problem]:
    tab = book.tab("services")
    if tab is None:
        return
    for ref, _ in book.filled_rows(tab):
        for column in ("service", "provided"):
            text = fold(book.assessment.text(ref, column))
            found = _PERSONAL.search(text)
            if found and not _ANONYMOUS.search(text):
                yield problem(Code.SERVICE_NEEDS_DATA, book.place(ref, column), found[0], why=why, data=title)
                break
