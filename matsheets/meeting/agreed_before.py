"""What was agreed of each element in the round before, for the meeting of the next to see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.meeting_views import NO_ANSWER, UNCLEAR
from matsheets.model.respondents import WorkbookSummary, is_agreed
from matsheets.review.last_agreed import last_agreed


def agreed_before(
    earlier: Sequence[WorkbookSummary], assessments: Iterable[Assessment], framework: Framework
) -> Mapping[str, str]:
    """Return the ratings that were agreed in the round before, in words, by the elements' Refs.

    They are those of its agreed workbook where that is there, by the ids of elements and ratings, since it may be on another
    edition; else those that stand under Last time in a workbook of this round.

    Args:
        earlier: the workbooks of the rounds before, those of the last first.
        assessments: the workbooks of this round.
        framework: what this round is on.
    """
    found = dict(last_agreed(assessments, framework))
    labels = {NO_ANSWER: "", UNCLEAR: "", **{rating.id: rating.label for rating in framework.scale.ratings}}
    for workbook in earlier:
        of_last = workbook.round_key == earlier[0].round_key
        if of_last and is_agreed(workbook) and workbook.framework_id == framework.id:
            given = {answer.element: labels.get(answer.meaning, answer.text) for answer in workbook.given_answers}
            found |= {element.ref: given[element.id] for element in framework.elements if element.id in given}
    return {ref: label for ref, label in found.items() if label}
