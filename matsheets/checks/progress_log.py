"""Stage 4: the log of the plan: each entry by itself, then what the newest entries leave unsaid of a priority."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.checks import placeholders, repeated_rows
from matsheets.checks.plan import column_facts, left_blank
from matsheets.checks.workbook_view import Book
from matsheets.model.carried_forward import remembered_objectives, replaced_objectives
from matsheets.model.cells import listed
from matsheets.model.parsing import format_date
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.model.progress_status import BEHIND, DONE, NOT_STARTED, OVER, latest_status
from matsheets.model.row_refs import PRIORITY_REF, ref_in
from matsheets.workbook.layout.schema import Tab

#: What every entry needs, by column.
NEEDED = ("priority", "date")
#: After so many days without an entry a board would ask: a term, with the holidays beside it.
TERM = dt.timedelta(days=120)


class _Entry(NamedTuple):
    """One entry that is about a priority and has a date."""

    date: dt.date
    ref: str
    status: str
    difference: str
    new_due: dt.date | None


def check(book: Book, today: dt.date | None) -> Iterator[Problem]:
    """Yield what is wrong with the logs; a workbook that leaves them alone is asked nothing about them."""
    logs = [tab for key in ("progress", "support") if (tab := book.tab(key)) and book.touched(tab)]
    plan = book.layout.tab("plan")
    if logs and (plan is None or (book.tab("plan") and not book.touched(plan))):
        titles = {tab.key: tab.title for tab in map(book.layout.require_tab, ("progress", "support"))}
        yield problem(Code.LOG_WITHOUT_PLAN, [book.tab_place(tab) for tab in logs], **titles)
    tab = book.tab("progress")
    if tab is None or not book.touched(tab):
        return
    priorities = priorities_in(book)
    entries: dict[str, list[_Entry]] = {}
    for ref, filled in book.filled_rows(tab):
        yield from _row(book, tab, ref, filled)
        yield from _priority(book, ref, priorities)
        yield from _date(book, ref, today)
        if entry := _entry(book, ref):
            entries.setdefault(ref_in(book.assessment.text(ref, "priority"), PRIORITY_REF), []).append(entry)
    for logged in entries.values():
        logged.sort(key=lambda entry: entry.date)
    for ref, then in replaced_objectives(book.assessment):
        if any(entry.status in OVER for entry in entries.get(ref, [])):  # one still open may well be worded anew
            yield problem(Code.LOGGED_PRIORITY_REPLACED, book.place(ref, "objective"), ref=ref, then=shorten(then))
    yield from repeated_rows.check(book, tab)
    for priority in sorted(entries.keys() & priorities):
        yield from _newest(book, priority, entries[priority])
    if today is not None:
        yield from _long_ago(book, tab, today, {ref: entries.get(ref, []) for ref in sorted(priorities)})


def priorities_in(book: Book) -> frozenset[str]:
    """Return the Refs of the priorities of a workbook's plan; a reason for no action is none."""
    tab = book.tab("plan")
    if tab is None:
        return frozenset()
    return frozenset(
        ref
        for ref in book.assessment.refs(tab.prefix)
        if (filled := book.assessment.filled(ref)) and not ("no_action" in filled and filled <= {"target", "no_action"})
    )


def _row(book: Book, tab: Tab, ref: str, filled: frozenset[str]) -> Iterator[Problem]:
    for key in NEEDED:
        if book.blank(ref, key):
            yield problem(Code.LOG_INCOMPLETE, book.place(ref, key), **column_facts(tab, key))
    if book.blank(ref, "status"):
        yield problem(Code.LOG_STATUS_MISSING, book.place(ref, "status"))
    asked = ["done"] if book.value(ref, "status") not in (None, NOT_STARTED) else []
    asked += ["why_new_due"] if "new_due" in filled else []
    yield from left_blank(book, tab, ref, asked, Code.LOG_DETAIL_MISSING)
    yield from placeholders.check_row(book, tab, ref)


def _priority(book: Book, ref: str, priorities: frozenset[str]) -> Iterator[Problem]:
    named, plan = book.value(ref, "priority"), book.tab("plan")
    if not (named and priorities and plan) or (priority := ref_in(named, PRIORITY_REF)) in priorities:
        return
    if then := remembered_objectives(book.assessment).get(priority):
        facts = {"ref": priority, "then": shorten(then), "plan": book.tab_place(plan).tab}
        yield problem(Code.LOGGED_PRIORITY_CLEARED, book.place(ref, "priority"), **facts)
    else:
        yield problem(Code.LOG_PRIORITY_UNKNOWN, book.place(ref, "priority"), named, plan=book.tab_place(plan).tab)


def _date(book: Book, ref: str, today: dt.date | None) -> Iterator[Problem]:
    date, new_due = book.value(ref, "date"), book.value(ref, "new_due")
    if date and new_due and new_due < date:
        places = [book.place(ref, key) for key in ("date", "new_due")]
        yield problem(Code.NEW_DUE_BEFORE_ENTRY, places, new_due=format_date(new_due), date=format_date(date))
    yield from in_future(book, ref, today)


def in_future(book: Book, ref: str, today: dt.date | None) -> Iterator[Problem]:
    """Yield an entry of a log that is of a day to come."""
    date = book.value(ref, "date")
    if today and date and date > today:
        yield problem(Code.LOG_IN_FUTURE, book.place(ref, "date"), date=format_date(date))


def _entry(book: Book, ref: str) -> _Entry | None:
    date = book.value(ref, "date")
    if not date:
        return None
    status, difference, new_due = (book.value(ref, key) for key in ("status", "difference", "new_due"))
    return _Entry(date, ref, status or "", difference or "", new_due)


def _newest(book: Book, priority: str, entries: Sequence[_Entry]) -> Iterator[Problem]:
    """Yield what the entry that says how a priority stands, and those after it, leave unsaid."""
    last = next((at for at in reversed(range(len(entries))) if entries[at].status), None)
    if last is None:
        return
    said, since = entries[last], entries[last:]
    if said.status == DONE and not any(entry.difference for entry in since) and book.usable(said.ref, "difference"):
        yield problem(Code.DONE_WITHOUT_DIFFERENCE, book.place(said.ref, "difference"), priority=priority)
    to_come = any(entry.new_due and entry.new_due >= said.date for entry in entries)
    if said.status == BEHIND and not to_come and not any(e.new_due for e in since) and book.blank(said.ref, "new_due"):
        yield problem(Code.BEHIND_WITHOUT_DATE, book.place(said.ref, "new_due"), priority=priority)


def _long_ago(book: Book, tab: Tab, today: dt.date, entries: dict[str, list[_Entry]]) -> Iterator[Problem]:
    """Yield one problem for all priorities of which nothing was said for a term."""
    found = {}
    for priority, logged in entries.items():
        since = logged[-1].date if logged else book.value(priority, "start")
        status = latest_status([entry.status for entry in logged])
        if since and status not in OVER and since + TERM < today:
            found[priority] = f"{priority} ({'last' if logged else 'starts'} {format_date(since)})"
    if found:
        yield problem(Code.NOTHING_LOGGED, book.tab_place(tab), priorities=listed(list(found.values())))
