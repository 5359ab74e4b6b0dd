"""Stage 3, the cells that say who and when: what must be there, and numbers that have a known form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matsheets.checks.workbook_view import Book
from matsheets.model.agreed_answers import agreed_answers
from matsheets.model.cells import company_number
from matsheets.model.material import PLAN_REFS, REVIEW, material_of
from matsheets.model.parsing import format_date, says_none, unsettled_in
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Place, Problem
from matsheets.model.respondents import AGREED, gives_view
from matsheets.model.rounds import near_suggestion


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
    ("partnership", "provider_number"): COMPANY_NUMBER,
    ("partnership", "school_urn"): URN,
    ("partnership", "school_number"): COMPANY_NUMBER,
}
#: Questions that a whole number answers, by tab and name.
WHOLE = (
    ("about", "schools"),
    ("about", "pupils"),
    ("partnership", "maximum_term"),
    ("partnership", "notice_weeks"),
    ("partnership", "payment_days"),
)


def check(book: Book, today: dt.date | None) -> Iterator[Problem]:
    """Yield what is missing about the trust and the review, and identifiers and counts that cannot be right."""
    yield from _missing(book)
    yield from _meeting(book)
    yield from _ahead(book, today)
    yield from _round_name(book)
    for (tab, name), form in FORMS.items():
        if book.layout.tab(tab) is not None:
            ref = book.ref(tab, name)
            answer = book.assessment.answer(ref)
            open_ = tab == "partnership" and answer and (says_none(answer.text) or unsettled_in(answer.text))
            if answer and not open_ and answer.misread is None and book.usable(ref, "answer"):
                yield from check_form(form, book.place(ref), answer.text)
    for tab, name in WHOLE:
        if book.layout.tab(tab) is not None:
            number = book.value(book.ref(tab, name))
            if number is not None and number != number.to_integral_value():
                ref = book.ref(tab, name)
                yield problem(Code.NUMBER_NOT_WHOLE, book.place(ref), book.assessment.text(ref))


def check_form(form: Form, place: Place, text: str) -> Iterator[Problem]:
    """Yield what is wrong with the form of an identifier; a number that lost its zero is understood."""
    if form.fits(text):
        return
    whole = company_number(text) if form is COMPANY_NUMBER else ""
    if whole:
        yield problem(Code.COMPANY_NUMBER_ZERO, place, text, number=whole)
    else:
        yield problem(form.code, place, text, form=form.words)


def _missing(book: Book) -> Iterator[Problem]:
    """Yield what is blank and needed: a plan alone gives nobody's view, and an agreement alone is of no round either."""
    rates, dated = book.gives_view and not book.untouched, bool(book.material & (REVIEW | material_of(PLAN_REFS[0])))
    needed = (
        ("trust_name", True, Code.TRUST_NAME_MISSING),
        ("group", rates, Code.GROUP_MISSING),
        ("round", dated, Code.ROUND_MISSING),
        ("review_date", rates, Code.REVIEW_DATE_MISSING),
    )
    for name, asked, code in needed:
        ref = book.ref("about", name)
        entry = book.entry(ref, "answer")
        if asked and book.blank(ref) and entry is not None:
            facts = {"allowed": book.choices(entry)} if "allowed" in code.value.fields else {}
            yield problem(code, book.place(ref), **facts)


def _round_name(book: Book) -> Iterator[Problem]:
    """Yield a round's name that is nearly one of those in the list."""
    ref = book.ref("about", "round")
    name = book.value(ref)
    if isinstance(name, str) and (near := near_suggestion(name)):
        yield problem(Code.ROUND_NAME_NEAR, book.place(ref), name, near=near)


def _meeting(book: Book) -> Iterator[Problem]:
    """Yield a meeting before the review: ratings are settled at it, so it is most likely that of an earlier round."""
    met, reviewed = (book.ref("about", name) for name in ("meeting_date", "review_date"))
    meeting, review = book.value(met), book.value(reviewed)
    if meeting and review and meeting < review:
        facts = {"met": format_date(meeting), "review": format_date(review)}
        yield problem(Code.MEETING_BEFORE_REVIEW, book.place(met), words=book.words, **facts)


def _ahead(book: Book, today: dt.date | None) -> Iterator[Problem]:
    """Yield the day of a review that has its answers, or of a meeting that settled some, where it is still to come."""
    agreed = book.value(book.ref("about", "group")) == AGREED and bool(agreed_answers(book.assessment).elements)
    for name, what, given in (
        ("review_date", "the review", gives_view(book.assessment)),
        ("meeting_date", f"the {book.words.meeting.one}", agreed),
    ):
        ref = book.ref("about", name)
        date = book.value(ref)
        if today and given and date and date > today:
            yield problem(Code.DATED_AHEAD, book.place(ref), what=what, date=format_date(date))
