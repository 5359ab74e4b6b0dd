"""Stage 5: many workbooks side by side: what is given twice, and what does not belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from matsheets.assessment import Assessment
from matsheets.catalogue import Code, listed, problem, shorten
from matsheets.cells import fold
from matsheets.problems import Place, Problem
from matsheets.whose import REFS, content_key, said, trust_key, trust_number
from matsheets.workbook.layout import AGREED

Books = list[Assessment]


def check(assessments: Sequence[Assessment]) -> Iterator[Problem]:
    """Yield what is wrong between workbooks. A copy is reported as a copy and takes no further part."""
    kept: Books = []
    for same in _grouped(assessments, content_key):
        kept.append(same[0])
        if len(same) > 1:
            yield problem(Code.WORKBOOK_REPEATED, _files(same))
    yield from _names_and_numbers(kept)
    yield from _mixed(kept)
    for book in _grouped(kept, lambda a: (trust_key(a), said(a, "round"))):
        if trust_key(book[0]) and said(book[0], "round"):
            yield from _one_round(book)


def _grouped(books: Iterable[Assessment], key: Callable[[Assessment], Hashable]) -> Iterator[Books]:
    groups: defaultdict[Hashable, Books] = defaultdict(list)
    for book in books:
        groups[key(book)].append(book)
    yield from groups.values()


def _files(books: Iterable[Assessment]) -> list[Place]:
    return [Place(book.file) for book in books]


def _places(books: Iterable[Assessment], name: str) -> list[Place]:
    ref = REFS[name]
    return [Place(book.file, book.cell(ref, "answer"), ref) for book in books]


# --- one trust, one round --------------------------------------------------------------------------------------------


def _one_round(books: Books) -> Iterator[Problem]:
    words = {"trust": _trust_name(books), "round": said(books[0], "round")}
    used = sorted({book.framework.id for book in books})
    if len(used) > 1:
        yield problem(Code.FRAMEWORKS_MIXED, _files(books), frameworks=listed(used), **words)
    for same in _grouped(books, lambda a: said(a, "group")):
        group = said(same[0], "group")
        versions = list(_versions(same))
        yield from versions
        if len(same) < 2 or not group or versions:
            continue
        code = Code.AGREED_TWICE if group == AGREED else Code.GROUP_TWICE
        yield problem(code, _places(same, "group"), count=len(same), group=group, **words)


def _versions(books: Books) -> Iterator[Problem]:
    """Yield copies of one workbook that one respondent filled in differently.

    One blank workbook sent to several people is no such thing: their names differ.
    """
    known = [book for book in books if book.identity.workbook_id and said(book, "respondent")]
    for same in _grouped(known, lambda a: (a.identity.workbook_id, fold(said(a, "respondent")))):
        if len(same) > 1:
            yield problem(Code.WORKBOOK_VERSIONS, _files(same), respondent=shorten(said(same[0], "respondent")))


def _trust_name(books: Books) -> str:
    return next((shorten(name) for book in books if (name := said(book, "trust_name"))), trust_key(books[0]))


# --- all of them -----------------------------------------------------------------------------------------------------


def _names_and_numbers(books: Books) -> Iterator[Problem]:
    for same in _grouped([book for book in books if trust_number(book)], trust_number):
        typed = [name for book in same if (name := said(book, "trust_name"))]
        names = [f'"{shorten(name)}"' for at, name in enumerate(typed) if fold(name) not in map(fold, typed[:at])]
        if len(names) > 1:
            named = listed(names)
            yield problem(Code.TRUST_TWO_NAMES, _places(same, "trust_name"), number=trust_number(same[0]), names=named)
    for same in _grouped(books, lambda a: fold(said(a, "trust_name"))):
        name = shorten(said(same[0], "trust_name"))
        numbers = sorted({number for book in same if (number := trust_number(book))})
        if not name or not numbers:
            continue
        if len(numbers) > 1:
            places = _places([book for book in same if trust_number(book)], "company_number")
            yield problem(Code.TRUST_TWO_NUMBERS, places, name=name, numbers=listed(numbers), count=len(numbers))
        without = [book for book in same if not trust_number(book)]
        if without:
            places = _places(without, "company_number")
            yield problem(Code.TRUST_NUMBER_ABSENT, places, name=name, number=listed(numbers, "or"))


def _mixed(books: Books) -> Iterator[Problem]:
    """Yield one problem, naming each file, where frameworks or editions differ."""
    editions = {(book.framework.id, _edition(book)): f'{book.framework.title} ("{_edition(book)}")' for book in books}
    if len(editions) > 1:
        yield problem(Code.EDITIONS_MIXED, _files(books), editions=listed(list(editions.values())))


def _edition(assessment: Assessment) -> str:
    return assessment.identity.edition or assessment.framework.edition
