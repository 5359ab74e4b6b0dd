"""From the filled rows of one workbook to what they say: its plan, its logs, its partnership."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Element, Framework, Heading
from matsheets.model.row_refs import PRIORITY_REF, SERVICE_REF, ref_in, refs_in
from matsheets.review.rows import (
    Charge,
    MediumTermPriority,
    NoAction,
    Partnership,
    Priority,
    ProgressEntry,
    Service,
    Source,
    SupportEntry,
)
from matsheets.workbook.layout.layout import Layout

T = TypeVar("T")


def prose_at(assessment: Assessment, ref: str, column: str) -> str:
    """Return an answer in words; blank where there is none."""
    value = assessment.value(ref, column)
    return value if isinstance(value, str) else ""


def _typed(kind: type[T], assessment: Assessment, ref: str, column: str) -> T | None:
    value = assessment.value(ref, column)
    return value if isinstance(value, kind) else None


def source_of(assessment: Assessment, ref: str) -> Source:
    """Return where a row stands."""
    rows = assessment.rows(ref)
    return Source(assessment.file, ref, rows[0].cell if rows else None)


def filled_rows(assessment: Assessment, prefix: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """Yield each filled row with this prefix, and a function from column key to text."""
    for ref in assessment.refs(prefix):
        if assessment.filled(ref) and len(assessment.rows(ref)) == 1:
            yield ref, lambda column, ref=ref: prose_at(assessment, ref, column)  # type: ignore[misc]


def target_of(framework: Framework, ref: str) -> tuple[Heading | None, Element | None]:
    """Return the heading, and the element if it is one, that a target's Ref names."""
    for heading in framework.headings:
        if heading.ref == ref:
            return heading, None
        for element in heading.elements:
            if element.ref == ref:
                return heading, element
    return None, None


def priorities_of(assessment: Assessment, framework: Framework) -> Iterator[Priority]:
    """Yield the priorities of a workbook's plan."""
    for ref, text in filled_rows(assessment, "PLAN"):
        if not assessment.filled(ref) - {"target", "no_action"} and text("no_action"):
            continue
        heading, element = target_of(framework, text("target"))
        yield Priority(
            heading, element, text("objective"), text("actions"), text("lead"), text("support"),
            _typed(dt.date, assessment, ref, "start"), _typed(dt.date, assessment, ref, "due"),
            text("resources"), text("monitoring"), text("success"), _typed(dt.date, assessment, ref, "review_on"),
            source_of(assessment, ref),
        )  # fmt: skip


def no_actions_of(assessment: Assessment, framework: Framework) -> Iterator[NoAction]:
    """Yield the rows of a plan that leave something for now, with the reason."""
    for ref, text in filled_rows(assessment, "PLAN"):
        if text("no_action"):
            yield NoAction(*target_of(framework, text("target")), text("no_action"), source_of(assessment, ref))


def medium_term_of(assessment: Assessment, framework: Framework) -> Iterator[MediumTermPriority]:
    """Yield a workbook's medium-term priorities."""
    for ref, text in filled_rows(assessment, "MED"):
        heading, _ = target_of(framework, text("heading"))
        yield MediumTermPriority(
            heading, text("priority"), text("why"), text("when"), text("lead"), source_of(assessment, ref)
        )


def progress_entries(assessment: Assessment, priorities: Iterable[Priority]) -> tuple[ProgressEntry, ...]:
    """Return the log of a workbook's plan, by date; ``priorities`` are those of the plan."""
    of_plan = {priority.source.ref: priority for priority in priorities}
    found = []
    for ref, text in filled_rows(assessment, "PRG"):
        priority = ref_in(text("priority"), PRIORITY_REF) or text("priority")
        found.append(
            ProgressEntry(
                ref, priority, of_plan.get(priority), _typed(dt.date, assessment, ref, "date"), text("status"),
                text("done"), text("difference"), _typed(dt.date, assessment, ref, "new_due"), text("why_new_due"),
                source_of(assessment, ref),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=_by_date))


def support_entries(assessment: Assessment) -> tuple[SupportEntry, ...]:
    """Return the log of the mentor's support in a workbook, by date."""
    found = []
    for ref, text in filled_rows(assessment, "SUP"):
        priorities = ", ".join(sorted(refs_in(text("priority"), PRIORITY_REF, bare=True)))
        found.append(
            SupportEntry(
                ref, _typed(dt.date, assessment, ref, "date"), text("who"), text("what"),
                _typed(Decimal, assessment, ref, "days"), priorities or text("priority"),
                ref_in(text("service"), SERVICE_REF) or text("service"), source_of(assessment, ref),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=_by_date))


def _by_date(entry: ProgressEntry | SupportEntry) -> dt.date:
    """Return where an entry stands in its log; one without a date stands last."""
    return entry.date or dt.date.max


def partnership_of(assessment: Assessment, layout: Layout) -> Partnership:
    """Return the partnership that a workbook holds."""

    def named(tab_key: str) -> dict[str, object]:
        rows = layout.require_tab(tab_key).rows
        return {row.name: v for row in rows if (v := assessment.value(row.ref)) is not None}

    charges = tuple(
        Charge(
            text("item"), text("basis"),
            _typed(Decimal, assessment, ref, "days"), _typed(Decimal, assessment, ref, "rate"),
            _typed(Decimal, assessment, ref, "amount"), _typed(dt.date, assessment, ref, "invoice_date"),
            source_of(assessment, ref),
        )
        for ref, text in filled_rows(assessment, "CHG")
    )  # fmt: skip
    services = tuple(
        Service(
            text("service"), text("provided"), text("provider"), _typed(Decimal, assessment, ref, "days"),
            text("measure"), source_of(assessment, ref), text("priorities"),
        )
        for ref, text in filled_rows(assessment, "SRV")
    )  # fmt: skip
    data = {name: str(value) for name, value in named("data").items()}
    return Partnership(named("partnership"), charges, services, data, assessment.file)
