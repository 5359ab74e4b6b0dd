"""What a meeting's workbook lists of the groups' views, and what a group's own workbook says: as short as can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.cells import CellRef, fold
from matsheets.model.framework import NOT_RATED, Rating
from matsheets.model.group_views import is_to_confirm
from matsheets.model.last_time import is_last_agreed
from matsheets.model.optional_columns import GROUP_VIEWS

#: What stands for the answer of a group whose rating is blank, and of one whose rating cannot be read.
NO_ANSWER, UNCLEAR = "no answer", "unclear"
_COUNTED = re.compile(r"(.+?)(?: \((\d+)\))?(?:, |$)")


class ListedViews(NamedTuple):
    """What a meeting's workbook lists of one element.

    Attributes:
        place: the element's number in the framework, counted from 0.
        cell: where it is listed, or the cell of the Ref.
        answers: whose view, as it is called there, and what it was.
    """

    place: int
    ref: str
    cell: CellRef
    answers: tuple[tuple[str, str], ...]


def given_answers(assessment: Assessment) -> tuple[str, ...]:
    """Return what a workbook says of each element, in the framework's order: a rating's label, or what stands for one."""
    return tuple(_answer(assessment, element.ref) for element in assessment.framework.elements)


def _answer(assessment: Assessment, ref: str) -> str:
    value = assessment.value(ref, "rating")
    if isinstance(value, Rating):
        return value.label
    if value == NOT_RATED:
        return NOT_RATED
    return UNCLEAR if assessment.misread_text(ref, "rating") else NO_ANSWER


def listed_views(assessment: Assessment) -> Iterator[ListedViews]:
    """Yield what a meeting's workbook lists of each element of which it lists something."""
    labels = {fold(label): label for label in (*(r.label for r in assessment.framework.scale.ratings), NOT_RATED)}
    for place, element in enumerate(assessment.framework.elements):
        said = assessment.group_views.get(element.ref, "")
        rows = assessment.rows(element.ref)
        if said and rows:
            lines = [line for line in said.splitlines() if not (is_to_confirm(line) or is_last_agreed(line))]
            answers = tuple(found for line in lines for found in _read(line, labels))
            at = assessment.cell(element.ref, GROUP_VIEWS) or rows[0].cell
            yield ListedViews(place, element.ref, at, answers)


def _read(line: str, labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Read a line: a group and its answer, or an answer and the groups that gave it."""
    answer, _, groups = line.rpartition(": ")
    if (known := _known(answer, labels)) is not None:
        for found in _COUNTED.finditer(groups):
            yield from [(found[1], known)] * int(found[2] or 1)
        return
    group, colon, answer = line.partition(": ")
    if colon:  # what a meeting does about the element names nobody
        yield group, _known(answer, labels) or UNCLEAR


def _known(answer: str, labels: dict[str, str]) -> str | None:
    folded = fold(answer)
    if folded == fold(NO_ANSWER):
        return NO_ANSWER
    return UNCLEAR if folded.startswith('"') and folded.endswith(f'", {UNCLEAR}') else labels.get(folded)
