"""Stage 4: the development plan and the medium-term priorities, row by row; the plan against the ratings too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from matsheets.checks import outdated_plan, placeholders, repeated_rows
from matsheets.checks.priorities_over import priorities_closed, priorities_over
from matsheets.checks.workbook_view import Book
from matsheets.model.cells import listed
from matsheets.model.framework import Element, Rating
from matsheets.model.group_labels import agreed_label
from matsheets.model.parsing import format_date
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.model.respondents import AGREED
from matsheets.workbook.layout.schema import Tab

#: What every priority needs, by column.
NEEDED = ("target", "objective", "lead", "due", "success")
#: What a board asks about a priority besides.
ASKED = ("actions", "support", "start", "resources", "monitoring", "review_on")


def check(book: Book, today: dt.date | None) -> Iterator[Problem]:
    """Yield what is wrong with the plan and the medium term; a workbook that leaves one alone is asked nothing about it.

    Why: a rater is given a workbook with a plan in it as often as not, and only those who meet afterwards write the
    plan. Only the agreed workbook must have one, and only where an element is weak: nothing else asks for a priority.
    """
    yield from _medium_term(book)
    tab = book.tab("plan")
    if tab is None:
        return
    if not book.touched(tab):
        if book.value(book.ref("about", "group")) == AGREED and any(_weak_elements(book)):
            yield problem(Code.PLAN_EMPTY, book.tab_place(tab), group=agreed_label(book.words))
        return
    over, closed = priorities_over(book), priorities_closed(book)
    for ref, filled in book.filled_rows(tab):
        yield from _row(book, tab, ref, filled)
        if not {"objective", "no_action"} <= filled:
            yield from placeholders.check_row(book, tab, ref)
        yield from dates(book, ref, None if ref in over else today)
    yield from outdated_plan.check(book, over, today)
    yield from repeated_rows.check(book, tab)
    yield from _weak_without_priority(book, tab, closed)


def _row(book: Book, tab: Tab, ref: str, filled: frozenset[str]) -> Iterator[Problem]:
    if "no_action" not in filled:
        for key in NEEDED:
            if book.blank(ref, key):
                yield problem(Code.PLAN_INCOMPLETE, book.place(ref, key), **column_facts(tab, key))
        asked = [key for key in ASKED if key != "support" or _has_mentor(book)]
        yield from left_blank(book, tab, ref, asked, Code.PRIORITY_DETAIL_MISSING)
        return
    if "objective" in filled:
        yield problem(Code.OBJECTIVE_AND_NO_ACTION, [book.place(ref, key) for key in ("objective", "no_action")])
    if book.blank(ref, "target"):
        reason = shorten(book.assessment.text(ref, "no_action"))
        facts = column_facts(tab, "target")
        yield problem(Code.NO_ACTION_TARGET_MISSING, book.place(ref, "target"), reason=reason, **facts)


def _has_mentor(book: Book) -> bool:
    """Tell whether a mentor is named, who would be asked for support."""
    return any(not book.blank(book.ref("about", name), "answer") for name in ("mentor", "mentor_trust"))


def _medium_term(book: Book) -> Iterator[Problem]:
    """Yield the rows of the medium term that are filled in only in part."""
    tab = book.tab("medium_term")
    if tab is None:
        return
    columns = [column.key for column in tab.answer_columns()]
    for ref, _ in book.filled_rows(tab):
        yield from left_blank(book, tab, ref, columns, Code.MEDIUM_TERM_INCOMPLETE)
        yield from placeholders.check_row(book, tab, ref)


def left_blank(book: Book, tab: Tab, ref: str, columns: Iterable[str], code: Code) -> Iterator[Problem]:
    """Yield one problem for all of these cells of a row that are blank, at the first of them."""
    blank = [key for key in columns if book.blank(ref, key)]
    if blank:
        headers = listed([tab.column(key).header for key in blank])
        yield problem(code, book.place(ref, blank[0]), headers=headers, are="is" if len(blank) == 1 else "are")


def column_facts(tab: Tab, key: str) -> dict[str, str]:
    """Return what a message says of a column that every row needs: its header and its prompt."""
    column = tab.column(key)
    assert column.entry is not None, key
    return {"header": column.header, "prompt": column.entry.prompt}


def dates(book: Book, ref: str, today: dt.date | None) -> Iterator[Problem]:
    """Yield dates of a row that do not fit each other, or that are past where ``today`` is given: not of what is over."""
    start, due, review_on = (book.value(ref, key) for key in ("start", "due", "review_on"))
    if start and due and due < start:
        places = [book.place(ref, "start"), book.place(ref, "due")]
        yield problem(Code.DUE_BEFORE_START, places, start=format_date(start), due=format_date(due))
    if start and review_on and review_on < start:
        places = [book.place(ref, "start"), book.place(ref, "review_on")]
        facts = {"start": format_date(start), "review_on": format_date(review_on)}
        yield problem(Code.REVIEW_BEFORE_START, places, **facts)
    elif today and review_on and review_on < today:
        yield problem(Code.REVIEW_IN_PAST, book.place(ref, "review_on"), review_on=format_date(review_on))


def _weak_without_priority(book: Book, tab: Tab, closed: Collection[str]) -> Iterator[Problem]:
    """Yield each rating that needs a priority and that no row of the plan serves, or none that is not closed.

    Every target in the workbook counts, that of a doubled row too. Where the column of targets, or one of them,
    cannot be read, nothing can be said about what is missing.
    """
    targets = [answer for answer in book.assessment.answers if answer.column == "target"]
    headed = all(len(seen) == 1 for _, seen in book.headed(tab, tab.column("target")))
    if not headed or any(answer.misread for answer in targets):
        return
    served = {answer.value for answer in targets}
    still = {answer.value for answer in targets if answer.ref not in closed}
    framework = book.layout.framework
    facts = {"plan": book.tab_place(tab).tab, "no_action": tab.column("no_action").header}
    for element, rating in _weak_elements(book):
        of, place = {element.ref, framework.heading_of(element.ref).ref}, book.place(element.ref, "rating")
        if served.isdisjoint(of):
            yield problem(Code.PRIORITY_MISSING, place, words=book.words, rating=rating.label, **facts)
        elif still.isdisjoint(of):
            refs = sorted({answer.ref for answer in targets if answer.value in of})
            told = {"refs": listed(refs), "are": "is" if len(refs) == 1 else "are"}
            yield problem(Code.PRIORITY_CLOSED, place, words=book.words, rating=rating.label, **told, **facts)


def _weak_elements(book: Book) -> Iterator[tuple[Element, Rating]]:
    """Yield each element that this workbook rates as an area for improvement, with its rating."""
    framework = book.layout.framework
    for element in framework.elements:
        rating = book.value(element.ref, "rating")
        if isinstance(rating, Rating) and framework.scale.is_weak(rating):
            yield element, rating
