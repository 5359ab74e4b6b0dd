"""Stage 4: the agreement's parties: who they are in law, and answers that only another kind of party gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matsheets.checks.agreement_facts import handles_data, party_2_of
from matsheets.checks.workbook_view import Book
from matsheets.model.cells import company_number, fold, within_sentence
from matsheets.model.parsing import says_none
from matsheets.model.partnerships import OTHER_TRUST
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Problem
from matsheets.model.trust_names import fold_name
from matsheets.workbook.layout.choices import ACADEMY, SCHOOL_BODY, SINGLE_TRUST

#: What the legal name of a trust, and that of a school's governing body, has in it.
_TRUST = re.compile(
    r"\b(?:academy|academies|schools?|learning|education(?:al)?|multi-academy|diocesan) trust\b|\bmat\b|trust(?: limited| ltd)?$"
)
_GOVERNORS = re.compile(r"\b(?:governing (?:body|board)|governors)\b")
#: By the name of a question: the kinds of party 2 that it is asked of.
ASKED_OF = {
    "school_urn": {SCHOOL_BODY, SINGLE_TRUST},
    "school_status": {SCHOOL_BODY},
    "local_authority": {SCHOOL_BODY},
    "school_number": {SINGLE_TRUST, OTHER_TRUST},
    "school_office": {SINGLE_TRUST, OTHER_TRUST},
}


def check(book: Book) -> Iterator[Problem]:
    """Yield what does not fit between the parties' names, their numbers and who party 2 is said to be."""
    yield from _names(book)
    yield from _numbers(book)
    yield from _status(book)
    yield from _answers_not_printed(book)


def _names(book: Book) -> Iterator[Problem]:
    provider, body, kind = (book.ref("partnership", name) for name in ("provider_name", "school_body", "party_2"))
    name, answer = book.assessment.text(body), book.value(kind)
    if name and fold_name(name) == fold_name(book.assessment.text(provider)):
        yield problem(Code.PARTIES_ALIKE, [book.place(provider), book.place(body)], name)
    places = [book.place(kind), book.place(body)]
    given = book.layout.row_named("partnership", "party_2").given
    if book.blank(kind) and _TRUST.search(fold(name)) and not _GOVERNORS.search(fold(name)):
        yield problem(Code.PARTY_TWO_UNSAID, places, name, question=given["question"])
    elif book.blank(kind):
        yield problem(Code.AGREEMENT_OPEN, book.place(kind), question=given["question"], help=given["help"])
    elif answer in {SINGLE_TRUST, OTHER_TRUST} and _GOVERNORS.search(fold(name)):
        yield problem(Code.PARTY_TWO_DIFFERENT, places, name, answer=answer)


def _numbers(book: Book) -> Iterator[Problem]:
    """Yield one number for two companies, and two for one: the trust of this workbook is known by its own."""
    provider, school = (book.ref("partnership", name) for name in ("provider_number", "school_number"))
    numbers = {ref: _number(book, ref) for ref in (provider, school)}
    if numbers[provider] and numbers[provider] == numbers[school]:
        yield problem(
            Code.PARTY_NUMBERS_ALIKE, [book.place(provider), book.place(school)], book.assessment.text(school)
        )
    own = book.ref("about", "company_number")
    trust = fold_name(book.assessment.text(book.ref("about", "trust_name")))
    for ref, name in ((provider, "provider_name"), (school, "school_body")):
        party = book.assessment.text(book.ref("partnership", name))
        known = _number(book, own)
        if known and numbers[ref] and numbers[ref] != known and trust and fold_name(party) == trust:
            facts = {"party": party, "number": book.assessment.text(own)}
            yield problem(
                Code.PARTY_NUMBER_DIFFERENT, [book.place(own), book.place(ref)], book.assessment.text(ref), **facts
            )


def _number(book: Book, ref: str) -> str:
    return company_number(book.assessment.text(ref)) if book.usable(ref, "answer") else ""


def _status(book: Book) -> Iterator[Problem]:
    """Yield a party 2 that can agree nothing in its own name: the school itself, or the governors of an academy.

    Source: the Education Act 2002, section 19 and schedule 1, makes the governing body of each maintained school, and of no
    other, a body with a name of its own.
    """
    if party_2_of(book) != SCHOOL_BODY:
        return
    kind, status, body, school = (
        book.ref("partnership", name) for name in ("party_2", "school_status", "school_body", "school_name")
    )
    if book.value(status) == ACADEMY:
        yield problem(Code.PARTY_TWO_ACADEMY, [book.place(kind), book.place(status)])
    name = book.assessment.text(body)
    if name and fold_name(name) == fold_name(book.assessment.text(school)):
        yield problem(Code.PARTY_TWO_SCHOOL, [book.place(school), book.place(body)], name)


def _answers_not_printed(book: Book) -> Iterator[Problem]:
    """Yield answers to what is asked of another kind of party 2, or of an agreement with personal data."""
    kind = party_2_of(book)
    why = f"party 2 is {within_sentence(kind)}"
    for name, kinds in ASKED_OF.items():
        if kind not in kinds:
            yield from _not_printed(book, name, why, "party_2")
    if not handles_data(book) and book.value(book.ref("partnership", "shares_data")) is False:
        yield from _not_printed(book, "data_cap", "the trust handles no personal data", "shares_data")


def _not_printed(book: Book, name: str, why: str, other: str) -> Iterator[Problem]:
    row = book.layout.row_named("partnership", name)
    text = book.assessment.text(row.ref)
    if text and not says_none(text) and book.usable(row.ref, "answer"):
        facts = {
            "question": row.given["question"],
            "other": book.layout.row_named("partnership", other).given["question"],
        }
        yield problem(Code.ANSWER_NOT_PRINTED, book.place(row.ref), text, why=why, **facts)
