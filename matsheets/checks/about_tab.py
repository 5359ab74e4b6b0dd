"""Stage 3, the cells that say who and when: what must be there, and numbers that have a known form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matsheets.checks.workbook_view import Book
from matsheets.model.cells import company_number, listed
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Place, Problem
from matsheets.model.respondents import GROUPS, ROUNDS


class Form(NamedTuple):
    """The form of an identifier, for the check and for the sentence."""

    code: Code
    pattern: str
    words: str

    def fits(self, text: str) -> bool:
        """Tell whether a text has this form; spaces and case do not matter."""
        return re.fullmatch(self.pattern, "".join(text.split()).upper()) is not None


COMPANY_NUMBER = Form(
    Code.COMPANY_NUMBER_FORM, "[0-9]{8}|[A-Z]{2}[0-9]{6}", "eight digits, or two letters and six digits"
)
UKPRN = Form(Code.UKPRN_FORM, "1[0-9]{7}", "eight digits and starts with 1")
URN = Form(Code.URN_FORM, "[0-9]{6}", "six digits")

#: Which questions take an identifier, by tab and name.
FORMS: Mapping[tuple[str, str], Form] = {
    ("about", "company_number"): COMPANY_NUMBER,
    ("about", "ukprn"): UKPRN,
    ("partnership", "school_urn"): URN,
}
#: Questions that a whole number answers, by tab and name.
WHOLE = (
    ("about", "schools"),
    ("about", "pupils"),
    ("partnership", "maximum_term"),
    ("partnership", "notice_weeks"),
    ("partnership", "payment_days"),
)


def check(book: Book) -> Iterator[Problem]:
    """Yield what is missing about the trust and the review, and identifiers and counts that cannot be right."""
    yield from _missing(book)
    for (tab, name), form in FORMS.items():
        if book.layout.tab(tab) is not None:
            ref = book.ref(tab, name)
            answer = book.assessment.answer(ref)
            if answer and answer.misread is None and book.usable(ref, "answer"):
                yield from _form(form, book.place(ref), answer.text)
    for tab, name in WHOLE:
        if book.layout.tab(tab) is not None:
            number = book.value(book.ref(tab, name))
            if number is not None and number != number.to_integral_value():
                ref = book.ref(tab, name)
                yield problem(Code.NUMBER_NOT_WHOLE, book.place(ref), book.assessment.text(ref))


def _form(form: Form, place: Place, text: str) -> Iterator[Problem]:
    """Yield what is wrong with the form of an identifier; a number that lost its zero is understood."""
    if form.fits(text):
        return
    whole = company_number(text) if form is COMPANY_NUMBER else ""
    if whole:
        yield problem(Code.COMPANY_NUMBER_ZERO, place, text, number=whole)
    else:
        yield problem(form.code, place, text, form=form.words)


def _missing(book: Book) -> Iterator[Problem]:
    needed: tuple[tuple[str, Code, dict[str, str]], ...] = (
        ("trust_name", Code.TRUST_NAME_MISSING, {}),
        ("group", Code.GROUP_MISSING, {"allowed": listed([c.label for c in GROUPS], "or")}),
        ("round", Code.ROUND_MISSING, {"allowed": listed([c.label for c in ROUNDS], "or")}),
        ("review_date", Code.REVIEW_DATE_MISSING, {}),
    )
    for name, code, facts in needed:
        ref = book.ref("about", name)
        if book.blank(ref):
            yield problem(code, book.place(ref), **facts)
