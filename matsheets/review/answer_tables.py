"""The tables of what is answered beside the ratings: plan, logs, issues beyond the framework, partnership, and what was not read.

Rows of the plan and of its logs come from the workbook whose plan counts, and those of a partnership from the one that counts for its school;
where it cannot be told which does, from each of them. What stands as it was carried forward is the round before's, and has no
rows of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.carried_forward import kept_materials
from matsheets.model.cells import clean_text, company_number
from matsheets.model.framework import Element, Heading
from matsheets.model.material import Material
from matsheets.model.partnerships import other_party
from matsheets.model.respondents import Respondent
from matsheets.review.review import Priority, ProgressEntry, Review, Source, SupportEntry
from matsheets.review.row_reading import (
    medium_term_of,
    no_actions_of,
    partnership_of,
    priorities_of,
    progress_entries,
    support_entries,
)
from matsheets.workbook.layout.layout import Layout, build_layout
from matsheets.workbook.layout.schema import question_in

Row = tuple[Any, ...]

WHOSE = ("trust", "company_number", "round", "framework", "edition")
ELEMENT = ("heading_ref", "heading", "element_ref", "element")
PLACE = ("ref", "tab", "cell", "file")
_COMPANY_NUMBERS = frozenset({"company_number", "provider_number", "school_number"})
_WHO = ("group", "respondent")
#: The tables by name, with their columns. ``superseded`` says that an agreed row of the same issue stands for a group's own;
#: ``not_understood`` has every answer whose text has no value in another table.
ANSWER_COLUMNS = {
    "priorities": (
        *WHOSE, *ELEMENT, "objective", "actions", "lead", "support", "start", "due", "resources", "monitoring",
        "success", "review_on", *PLACE,
    ),
    "left_for_now": (*WHOSE, *ELEMENT, "reason", *PLACE),
    "progress": (
        *WHOSE, "priority_ref", "objective", "date", "status", "done", "difference", "new_due", "why_new_due", *PLACE
    ),
    "support": (*WHOSE, "date", "who", "what", "days", "priority_ref", "service_ref", *PLACE),
    "medium_term": (*WHOSE, "heading_ref", "heading", "priority", "why", "when", "lead", *PLACE),
    "beyond": (*WHOSE, *_WHO, "issue", "why", "known", "next", "superseded", *PLACE),
    "about": (*WHOSE, *_WHO, "question", "answer", *PLACE),
    "partnership": (*WHOSE, "school", "question", "answer", *PLACE),
    "charges": (*WHOSE, "school", "item", "basis", "days", "rate", "amount", "invoice_date", *PLACE),
    "services": (*WHOSE, "school", "service", "provided", "provider", "days", "measure", "priorities", *PLACE),
    "data_protection": (*WHOSE, "school", "question", "answer", *PLACE),
    "not_understood": (*WHOSE, *_WHO, "question", "column", "answer", *PLACE),
}  # fmt: skip


def answer_rows(whose: Row, review: Review) -> dict[str, tuple[Row, ...]]:
    """Return the rows of one trust's round, by the name of their table; ``whose`` is what each row begins with."""
    layout = build_layout(review.framework)
    planning = [a for a in review.assessments if a.file == review.plan_from or a.file in review.plan_rivals]
    planned, logged = _without_kept(planning, Material.PLAN), _without_kept(planning, Material.PROGRESS)
    rivals = review.partnership_rivals
    agreed = {partnership.file for partnership in review.partnerships}
    partnered = [
        assessment for assessment in review.assessments if assessment.file in agreed or assessment.file in rivals
    ]
    pairs = tuple(zip(review.respondents, review.assessments, strict=True))
    found: dict[str, Iterator[Row]] = {
        "priorities": (_priority(p) for a in planned for p in priorities_of(a, a.framework)),
        "left_for_now": (
            (*names(n.heading, n.element), n.reason, *place(n.source)) for a in planned for n in no_actions_of(a, a.framework)
        ),
        "progress": (_progress(e) for a in logged for e in progress_entries(a, priorities_of(a, a.framework))),
        "support": (_support(e) for a in logged for e in support_entries(a)),
        "medium_term": (
            (*names(m.heading, None)[:2], *_texts(m.priority, m.why, m.when, m.lead), *place(m.source))
            for a in planned
            for m in medium_term_of(a, a.framework)
        ),
        "beyond": _issues(review),
        "about": (row for who, a in pairs for row in _questions(layout, "about", a, _who(who))),
        "not_understood": (row for who, a in pairs for row in _not_understood(layout, a, _who(who))),
        **_partnership_rows(layout, _without_kept(partnered, Material.PARTNERSHIP)),
    }  # fmt: skip
    return {name: tuple((*whose, *row) for row in found[name]) for name in ANSWER_COLUMNS}


def _without_kept(holders: Iterable[Assessment], what: Material) -> list[Assessment]:
    """Leave out the workbooks in which something stands as it was carried forward: the round before has the rows already."""
    return [holder for holder in holders if what not in kept_materials(holder)]


def _partnership_rows(layout: Layout, holders: Sequence[Assessment]) -> dict[str, Iterator[Row]]:
    schools = [(other_party(holder) or None, partnership_of(holder, layout), holder) for holder in holders]
    return {
        "partnership": (
            row for school, _, holder in schools for row in _questions(layout, "partnership", holder, (school,))
        ),
        "charges": (
            (school, *_texts(c.item, c.basis), *map(_number, (c.days, c.rate, c.amount)), c.invoice_date, *place(c.source))
            for school, partnership, _ in schools
            for c in partnership.charges
        ),
        "services": (
            (
                school, *_texts(s.service, s.provided, s.provider), _number(s.days), *_texts(s.measure, s.priorities),
                *place(s.source),
            )
            for school, partnership, _ in schools
            for s in partnership.services
        ),
        "data_protection": (
            row for school, _, holder in schools for row in _questions(layout, "data", holder, (school,))
        ),
    }  # fmt: skip


def _priority(priority: Priority) -> Row:
    return (
        *names(priority.heading, priority.element),
        *_texts(priority.objective, priority.actions, priority.lead, priority.support), priority.start, priority.due,
        *_texts(priority.resources, priority.monitoring, priority.success), priority.review_on, *place(priority.source),
    )  # fmt: skip


def _progress(entry: ProgressEntry) -> Row:
    objective = entry.priority.objective if entry.priority else ""
    return (
        *_texts(entry.priority_ref, objective), entry.date, *_texts(entry.status, entry.done, entry.difference), entry.new_due,
        *_texts(entry.why_new_due), *place(entry.source),
    )  # fmt: skip


def _support(entry: SupportEntry) -> Row:
    return (
        entry.date, *_texts(entry.who, entry.what), _number(entry.days), *_texts(entry.priority_ref, entry.service_ref),
        *place(entry.source),
    )  # fmt: skip


def _issues(review: Review) -> Iterator[Row]:
    for superseded, issues in ((None, review.issues), ("Yes", review.superseded_issues)):
        for i in issues:
            yield (
                *_who(i.respondent), *_texts(i.issue, i.why, i.known, i.next), superseded, *place(i.source)
            )  # fmt: skip


def _questions(layout: Layout, tab: str, assessment: Assessment, before: Row) -> Iterator[Row]:
    """Yield each answered question of a tab, in the order of the tab, with its answer as it stands in the cell.

    A Companies House number stands as it is registered, with the zero that a spreadsheet dropped.
    """
    for row in layout.require_tab(tab).rows:
        answer = assessment.answer(row.ref)
        if answer is not None:
            number = company_number(answer.text) if row.name in _COMPANY_NUMBERS else ""
            yield (*before, question_in(row.given), number or answer.text_and_link, *_place_of(answer, assessment))


def _not_understood(layout: Layout, assessment: Assessment, before: Row) -> Iterator[Row]:
    """Yield each answer that means nothing to the other tables, as it stands in its cell."""
    for answer in assessment.answers:
        if answer.value is None:
            tab, row = layout.require(answer.ref)
            header = tab.column(answer.column).header
            yield (
                *before,
                question_in(row.given) or None,
                header,
                answer.text_and_link,
                *_place_of(answer, assessment),
            )


def _place_of(answer: Answer, assessment: Assessment) -> Row:
    return place(Source(assessment.file, answer.ref, answer.cell))


def _who(respondent: Respondent) -> Row:
    return _texts(respondent.kind, respondent.name)


def _texts(*texts: str) -> Row:
    return tuple(text or None for text in texts)


def _number(value: Decimal | None) -> int | float | None:
    """Return a number as Excel and JSON have it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def names(heading: Heading | None, element: Element | None) -> Row:
    """Return the four columns that say which heading and element a row is about, as far as it says so."""
    named = (heading.ref, heading.title) if heading else (None, None)
    return (*named, element.ref, element.title) if element else (*named, None, None)


def place(source: Source) -> Row:
    """Return where a row comes from; a file's name is the one text that no reader has cleaned: it may hold any byte."""
    tab, cell = (source.cell.tab, source.cell.address) if source.cell else (None, None)
    return source.ref, tab, cell, clean_text(source.file).text or None
