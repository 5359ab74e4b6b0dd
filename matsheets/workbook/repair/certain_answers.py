"""Which answers of a workbook that was read are certain enough to be carried into another, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.model.assessment import Answer, Assessment
from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.repair.leftovers import WITHOUT_VALUE, Leftover, leftover_at


def split_by_certainty(
    answers: Iterable[Answer], assessment: Assessment, layout: Layout
) -> tuple[list[Answer], list[Leftover]]:
    """Return the answers of which it is clear what they are to, and the others as they are listed.

    Args:
        answers: of the workbook.
        assessment: the workbook.
        layout: where answers may go, by the Refs of the workbook's own framework.
    """
    certain, doubtful = [], []
    for answer in answers:
        if why := _doubt(answer, assessment, layout):
            doubtful.append(leftover_at(answer.cell, answer.text_and_link, why, ref=answer.ref))
        else:
            certain.append(answer)
    return certain, doubtful


def _doubt(answer: Answer, assessment: Assessment, layout: Layout) -> str:
    """Return why it is not clear what an answer is to; blank where it is."""
    found = layout.find(answer.ref)
    if found is None or (
        found[0].repeats and answer.ref != f"{found[0].prefix}-{int(answer.ref.rpartition('-')[2]):02d}"
    ):
        return f"{answer.ref} is no Ref of this workbook."
    if answer.misread in WITHOUT_VALUE:
        return WITHOUT_VALUE[answer.misread]
    if answer in assessment.unconfirmed or assessment.answer(answer.ref, answer.column) is answer:
        return ""
    return f"{answer.ref} stands twice, or beside another row's text."
