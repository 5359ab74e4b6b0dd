"""Checks: pure functions that yield problems. They never raise and never print.

The order is: is it ours, structure, each cell, cells together, and, for many workbooks, workbooks together. Everything
within a stage is collected; a later stage looks only at what the earlier ones left standing (see ``book.py``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from matsheets.checks import (
    about_tab,
    across,
    cells,
    damage,
    identity,
    joint_plan,
    partnership,
    plan,
    progress_log,
    review,
    signature,
    structure,
    support_log,
    unread_objects,
)
from matsheets.checks.across import MOOT_CODES, moot_codes
from matsheets.checks.settled import Settlement, beside_others, settlements
from matsheets.checks.workbook_view import Book
from matsheets.model.assessment import Assessment
from matsheets.model.joint_plans import is_joint
from matsheets.model.material import Material, material_of
from matsheets.model.problem_catalogue import CATALOGUE, Code
from matsheets.model.problems import Problem, Severity, merge
from matsheets.model.respondents import WorkbookSummary, summarise_all
from matsheets.workbook.layout.printed_layout import layout_of
from matsheets.workbook.layout.schema import ALL_PARTS, Part

__all__ = [
    "MOOT_CODES",
    "Settlement",
    "asides",
    "beside_others",
    "check",
    "check_for_signature",
    "check_summaries",
    "check_together",
    "misread_answer",
    "moot_codes",
    "settlements",
]

#: With one of these, what else the workbook says cannot be relied on.
_STOPS = frozenset({Code.NEWER_VERSION.slug, Code.FRAMEWORK_DIFFERENT.slug})


def check(assessment: Assessment, *, today: dt.date | None = None) -> tuple[Problem, ...]:
    """Return the problems of one workbook, merged, in workbook order.

    Args:
        assessment: the workbook as it was read.
        today: the date to hold review dates against; without it, none is called past.
    """
    layout = layout_of(assessment, [Part(name) for name in assessment.parts])
    book = Book(assessment, layout)
    return tuple(map(book.with_material, merge(_stages(book, today))))


def _stages(book: Book, today: dt.date | None) -> Iterator[Problem]:
    first = tuple(identity.check(book))
    yield from first
    if any(found.code in _STOPS for found in first):
        return
    yield from structure.check(book)
    yield from damage.check(book)
    yield from cells.check(book)
    yield from unread_objects.check(book)
    if is_joint(book.assessment):  # it is of no one trust, and gives nobody's view
        yield from joint_plan.check(book)
        return
    yield from about_tab.check(book, today)
    yield from review.rated(book)
    yield from review.explained(book)
    yield from review.unconfirmed(book)
    yield from review.optional_columns(book)
    yield from review.beyond(book)
    yield from plan.check(book, today)
    yield from progress_log.check(book, today)
    yield from support_log.check(book, today)
    yield from partnership.check(book)


def misread_answer(assessment: Assessment, ref: str, column: str) -> str:
    """Return what is said of an answer that could not be understood; blank where there is no such answer."""
    layout = layout_of(assessment, [Part(name) for name in assessment.parts])
    return cells.misread_sentence(Book(assessment, layout), ref, column)


#: What an agreement is made from.
_AGREEMENT = frozenset({Material.TRUST, Material.PARTNERSHIP})


def check_for_signature(assessment: Assessment) -> tuple[Problem, ...]:
    """Return what keeps a workbook's agreement from being signed: its errors, and whatever it leaves open."""
    layout = layout_of(assessment, ALL_PARTS)
    book = Book(assessment, layout)
    found = [p for p in check(assessment) if CATALOGUE[p.code].value.open or _is_error_of_agreement(p)]
    return merge([*found, *map(book.with_material, signature.check(book))])


def _is_error_of_agreement(found: Problem) -> bool:
    return found.severity is Severity.ERROR and not found.material.isdisjoint(_AGREEMENT)


def asides(assessment: Assessment) -> tuple[Problem, ...]:
    """Return notes about a workbook that change nothing and that only someone who looks closely wants to see."""
    layout = layout_of(assessment, [Part(name) for name in assessment.parts])
    return merge(structure.renamed(Book(assessment, layout)))


def check_together(assessments: Sequence[Assessment]) -> tuple[Problem, ...]:
    """Return the problems that only show when several workbooks lie side by side."""
    return check_summaries(summarise_all(assessments))


def check_summaries(workbooks: Sequence[WorkbookSummary]) -> tuple[Problem, ...]:
    """Return what ``check_together`` returns, from the summaries that ``summarise_all`` makes of all workbooks of a run."""
    held = {workbook.file: workbook.material for workbook in workbooks}

    def with_material(found: Problem) -> Problem:
        at = (material_of(place.ref) if place.ref else held[place.file] for place in found.places)
        return found if found.material else found._replace(material=frozenset().union(*at))

    return tuple(map(with_material, merge(across.check(workbooks))))
