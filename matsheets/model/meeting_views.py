"""What a meeting's workbook lists of the groups' views, and what a group's own workbook says: as short as can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.cells import CellRef, fold, shared
from matsheets.model.framework import NOT_RATED, Rating, RatingScale
from matsheets.model.group_kinds import kind_of_group
from matsheets.model.group_views import is_to_confirm
from matsheets.model.last_time import is_last_agreed
from matsheets.model.optional_columns import GROUP_VIEWS
from matsheets.model.remembered_framework import words_printed

#: What stands for the answer of a group whose rating is blank, and of one whose rating cannot be read.
NO_ANSWER, UNCLEAR = "no answer", "unclear"
_COUNTED = re.compile(r"(.+?)(?: \((\d+)\))?(?:, |$)")


class GivenAnswer(NamedTuple):
    """What a workbook says of one element.

    Attributes:
        element: its id.
        meaning: the rating's id, or what stands for one: ``NOT_RATED``, ``NO_ANSWER``, ``UNCLEAR``.
        text: the same in words, as its framework has them: the rating's label.
    """

    element: str
    ref: str
    meaning: str
    text: str


class ListedAnswer(NamedTuple):
    """What a meeting's workbook lists of one view.

    Attributes:
        kind: what tells its group (``kind_of_group``).
        meaning, text: as ``GivenAnswer`` has them.
    """

    kind: str
    meaning: str
    text: str


class ListedViews(NamedTuple):
    """What a meeting's workbook lists of one element.

    Attributes:
        cell: where it is listed, or the cell of the Ref.
        answers: one for each view.
    """

    ref: str
    cell: CellRef
    answers: tuple[ListedAnswer, ...]


def given_answers(assessment: Assessment) -> tuple[GivenAnswer, ...]:
    """Return what a workbook says of each element, in the framework's order."""
    return tuple(shared(GivenAnswer(e.id, e.ref, *_answer(assessment, e.ref))) for e in assessment.framework.elements)


def _answer(assessment: Assessment, ref: str) -> tuple[str, str]:
    value = assessment.value(ref, "rating")
    if isinstance(value, Rating):
        return value.id, value.label
    if value == NOT_RATED:
        return NOT_RATED, NOT_RATED
    stands_for = UNCLEAR if assessment.misread_text(ref, "rating") else NO_ANSWER
    return stands_for, stands_for


def listed_views(assessment: Assessment) -> Iterator[ListedViews]:
    """Yield what a meeting's workbook lists of each element of which it lists something.

    Nothing of one where a rating stands that the framework does not have: it was brought over from an edition with other labels.
    """
    framework = assessment.framework
    printed_in = words_printed(assessment.identity, assessment.printed, framework) or framework.words
    known, words = _meanings(framework.scale), (printed_in, framework.words)
    for element in framework.elements:
        said = assessment.group_views.get(element.ref, "")
        rows = assessment.rows(element.ref)
        if said and rows:
            lines = [line for line in said.splitlines() if not (is_to_confirm(line) or is_last_agreed(line))]
            found = [each for line in lines for each in _read(line, known)]
            answers = tuple(ListedAnswer(kind_of_group(who, words), *answer) for who, answer in found if answer)
            if len(answers) == len(found):
                at = assessment.cell(element.ref, GROUP_VIEWS) or rows[0].cell
                yield ListedViews(element.ref, at, answers)


def _meanings(scale: RatingScale) -> Mapping[str, tuple[str, str]]:
    """Return by what a workbook may list, folded, what it means and the same in words."""
    found = {fold(rating.label): (rating.id, rating.label) for rating in scale.ratings}
    return {**found, **{fold(each): (each, each) for each in (NOT_RATED, NO_ANSWER)}}


def _read(line: str, known: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Read a line, a group and its answer or an answer and the groups that gave it; None where the answer is not known."""
    answer, _, groups = line.rpartition(": ")
    if (meant := _known(answer, known)) is not None:
        for found in _COUNTED.finditer(groups):
            yield from [(found[1], meant)] * int(found[2] or 1)
        return
    group, colon, answer = line.partition(": ")
    if colon:  # what a meeting does about the element names nobody
        yield group, _known(answer, known)


def _known(answer: str, known: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    folded = fold(answer)
    unclear = folded.startswith('"') and folded.endswith(f'", {UNCLEAR}')
    return (UNCLEAR, UNCLEAR) if unclear else known.get(folded)
