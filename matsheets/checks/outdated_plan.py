"""Stage 4: what of a plan came along from the round before, and is no longer true on the day of this one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from matsheets.checks.priorities_over import day_of_plan
from matsheets.checks.workbook_view import Book
from matsheets.model.carried_plan import carried_dues, carried_reasons, due_given_on
from matsheets.model.parsing import MONTH_NAMES, format_date
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.model.row_refs import PRIORITY_REF, ref_in

#: A month as it is written in a sentence, with its year if that follows. "May" at the start of a sentence may be no month.
_MONTH = re.compile(rf"(?<![.!?] )(?<!^)\b({'|'.join(MONTH_NAMES)})\b(?: (\d{{4}})\b)?", re.MULTILINE)


class _Moved(NamedTuple):
    """A due date that the log gives, with the day of the entry and its Ref."""

    day: dt.date
    date: dt.date
    entry: str


def check(book: Book, over: Collection[str], today: dt.date | None) -> Iterator[Problem]:
    """Yield what is no longer true on the day of this round's plan.

    Args:
        book: a workbook with a plan.
        over: the Refs of the priorities that are done or stopped, of which nothing is asked.
        today: the date to hold months against; without it, the day of the plan.
    """
    tab, day = book.tab("plan"), day_of_plan(book)
    if tab is None:
        return
    carried = carried_reasons(book.assessment)
    for ref, filled in book.filled_rows(tab):
        if "no_action" in filled:
            then = carried.get(ref)
            if then and then.text == book.assessment.text(ref, "no_action"):
                yield from _reason(book, ref, then.since, max(filter(None, (day, today)), default=None))
        elif ref not in over:
            yield from _dates(book, ref, day, today)


# --- dates -----------------------------------------------------------------------------------------------------------


def _dates(book: Book, ref: str, day: dt.date | None, today: dt.date | None) -> Iterator[Problem]:
    start, due, review_on = (book.value(ref, key) for key in ("start", "due", "review_on"))
    moved = _moved_before(book, ref, day)
    if moved and due and moved.date != due:
        facts = {"entry": moved.entry, "logged": format_date(moved.date), "due": format_date(due)}
        yield problem(Code.LOGGED_DUE_DIFFERENT, book.place(ref, "due"), ref=ref, **facts)
    stands = moved.date if moved else due
    is_slip = due and start and stands == due and due < start  # that one date is before the other is told by ``plan``
    if day and stands and stands < day and not is_slip:
        facts = {"due": format_date(stands), "day": format_date(day)}
        yield problem(Code.DUE_BEFORE_ROUND, book.place(ref, "due"), ref=ref, **facts)
    if (
        day
        and review_on
        and review_on < day
        and not (start and review_on < start)
        and not (today and review_on < today)
    ):
        facts = {"review_on": format_date(review_on), "day": format_date(day)}
        yield problem(Code.REVIEW_BEFORE_ROUND, book.place(ref, "review_on"), **facts)


def _moved_before(book: Book, ref: str, day: dt.date | None) -> _Moved | None:
    """Return the last date that the log gave a priority by the day of the plan; None where the plan gave it one of its own.

    Why not before there is a day: then nothing tells an entry of the round before from one of this.
    """
    if day is None and not book.assessment.printed.carried:
        return None
    logged = _logged_by(book, ref, day)
    due = book.value(ref, "due")
    given = due_given_on(due, day, carried_dues(book.assessment), ref, logged[-1].date if logged else None)
    counts = [each for each in logged if given is None or each.day >= given]
    return counts[-1] if counts else None


def _logged_by(book: Book, ref: str, day: dt.date | None) -> list[_Moved]:
    """Return the dates that the log gave a priority by a day, first to last."""
    found, tab = [], book.tab("progress")
    for entry, _ in book.filled_rows(tab) if tab else ():
        date, new_due = book.value(entry, "date"), book.value(entry, "new_due")
        about = ref_in(book.assessment.text(entry, "priority"), PRIORITY_REF)
        if date and new_due and about == ref and not (day and date > day):
            found.append(_Moved(date, new_due, entry))
    return sorted(found, key=lambda each: each.day)


# --- reasons to leave something --------------------------------------------------------------------------------------


def _reason(book: Book, ref: str, since: dt.date | None, day: dt.date | None) -> Iterator[Problem]:
    """Yield a reason that was carried as it was, and speaks of a month that was to come and is over."""
    text = book.assessment.text(ref, "no_action")
    for found in _MONTH.finditer(text):
        month = MONTH_NAMES.index(found[1]) + 1
        year = int(found[2]) if found[2] else since and since.year + (month < since.month)
        if day and year and (year, month) < (day.year, day.month):
            told = f"{found[1]} {year}"
            yield problem(Code.REASON_PAST, book.place(ref, "no_action"), reason=shorten(text), month=told)
            return
