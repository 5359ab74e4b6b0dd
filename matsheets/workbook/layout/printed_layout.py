"""The layout by which a workbook that came back is read: in its framework's words, and in those it was printed in."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.remembered_framework import words_printed
from matsheets.model.workbook_identity import PrintedForm
from matsheets.workbook.layout.layout import EVERY_PART, Layout, build_layout, question_hash
from matsheets.workbook.layout.schema import Part


def reworded(framework: Framework, printed: PrintedForm) -> tuple[str, ...]:
    """Return the Refs of the elements whose texts are not those that a workbook on the framework remembers to have printed."""
    layout = build_layout(framework, EVERY_PART)
    asked = {element.ref: layout.require(element.ref)[1] for element in framework.elements}
    known = {ref: row for ref, row in asked.items() if ref in printed.questions}
    return tuple(ref for ref, row in known.items() if question_hash(row.given) != printed.questions[ref])


def layout_of(assessment: Assessment, parts: Iterable[Part] = EVERY_PART) -> Layout:
    """Return the layout of a workbook with these of its parts."""
    words = words_printed(assessment.identity, assessment.printed, assessment.framework)
    return build_layout(assessment.framework, parts, printed_in=words)
