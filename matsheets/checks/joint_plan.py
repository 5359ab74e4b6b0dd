"""Stage 4: a joint workbook: the trusts that work together, and their joint plan, row by row."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.checks import about_tab, placeholders, plan, repeated_rows
from matsheets.checks.workbook_view import Book
from matsheets.model.cells import listed
from matsheets.model.joint_plans import FEWEST_TRUSTS, MOST_TRUSTS, JointPlan, is_about, trust_named, views_said
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Problem
from matsheets.model.trust_names import fold_name
from matsheets.workbook.layout.joint_tabs import JOINT_PLAN, TRUSTS
from matsheets.workbook.layout.schema import Tab

#: What every joint priority needs, by column; and what the other trusts ask about it besides.
NEEDED = ("target", "objective", "lead_trust", "lead", "due", "success")
ASKED = ("brings", "start")
#: What is asked about each trust besides its name.
_OF_TRUST = ("number", "key_person", "round", "date")


def check(book: Book) -> Iterator[Problem]:
    """Yield what is wrong with a joint workbook."""
    held = JointPlan(book.assessment)
    if (tab := book.tab(TRUSTS)) is not None:
        yield from _trusts(book, tab, held)
    if (tab := book.tab(JOINT_PLAN)) is not None:
        yield from _plan(book, tab, held)


def _trusts(book: Book, tab: Tab, held: JointPlan) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for ref, _ in book.filled_rows(tab):
        if book.blank(ref, "trust"):
            yield problem(Code.JOINT_TRUST_UNNAMED, book.place(ref, "trust"))
            continue
        yield from plan.left_blank(book, tab, ref, _OF_TRUST, Code.JOINT_TRUST_INCOMPLETE)
        number = book.assessment.answer(ref, "number")
        if number and number.misread is None and book.usable(ref, "number"):
            yield from about_tab.check_form(about_tab.COMPANY_NUMBER, book.place(ref, "number"), number.text)
        yield from placeholders.check_row(book, tab, ref)
        name = fold_name(book.assessment.text(ref, "trust"))
        if name in seen:
            places = [book.place(seen[name], "trust"), book.place(ref, "trust")]
            yield problem(Code.JOINT_TRUST_REPEATED, places, book.assessment.text(ref, "trust"))
        seen.setdefault(name, ref)
    if not FEWEST_TRUSTS <= len(held.trusts) <= MOST_TRUSTS:
        yield problem(Code.JOINT_TRUSTS_COUNT, book.tab_place(tab), count=len(held.trusts), fewest=FEWEST_TRUSTS,
                      most=MOST_TRUSTS)  # fmt: skip


def _plan(book: Book, tab: Tab, held: JointPlan) -> Iterator[Problem]:
    agreed, left_open = ({row.ref for row in rows} for rows in (held.priorities, held.left_open))
    for ref, _ in book.filled_rows(tab):
        if ref in agreed:
            yield from _priority(book, tab, ref, held)
        yield from _views_of_another(book, ref)
    if not agreed:
        yield problem(Code.JOINT_PLAN_EMPTY, book.tab_place(tab), words=book.words)
    elif waiting := [book.place(ref, "objective") for ref in sorted(left_open) if book.blank(ref, "objective")]:
        yield problem(Code.JOINT_ELEMENT_LEFT_OPEN, waiting, words=book.words)
    yield from repeated_rows.check(book, tab)


def _priority(book: Book, tab: Tab, ref: str, held: JointPlan) -> Iterator[Problem]:
    for key in NEEDED:
        if book.blank(ref, key):
            yield problem(Code.PLAN_INCOMPLETE, book.place(ref, key), **plan.column_facts(tab, key))
    yield from plan.left_blank(book, tab, ref, ASKED, Code.JOINT_DETAIL_MISSING)
    yield from plan.dates(book, ref, None)
    yield from placeholders.check_row(book, tab, ref)
    lead = book.value(ref, "lead_trust")
    if lead and held.trusts and trust_named(lead, held.trusts) not in held.names:
        names = shorten(listed(held.names, "or"))
        yield problem(Code.LEAD_TRUST_UNKNOWN, book.place(ref, "lead_trust"), lead, names=names)


def _views_of_another(book: Book, ref: str) -> Iterator[Problem]:
    """Yield that what is printed beside a row is about another element than the one that is chosen there now."""
    target, views = book.value(ref, "target"), views_said(book.assessment, ref)
    if target and views and not any(is_about(book.layout.framework, target, view) for view in views):
        place, said = book.place(ref, "target"), book.assessment.text(ref, "target")
        yield problem(Code.JOINT_VIEWS_OF_ANOTHER, place, said, words=book.words, about=views[0].ref)
