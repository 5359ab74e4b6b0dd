"""What was agreed of each element in the round before, for the meeting of the next to see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.last_time import last_agreed_in
from matsheets.model.respondents import WorkbookSummary, facts_order, is_agreed, respondent_of


def agreed_before(
    earlier: Sequence[WorkbookSummary], assessments: Iterable[Assessment], framework: Framework
) -> Mapping[str, str]:
    """Return the ratings that were agreed in the round before, in words, by the elements' Refs.

    They are those of its agreed workbook where that is there, else those that stand under Last time in a workbook of this round.

    Args:
        earlier: the workbooks of the rounds before, those of the last first.
        assessments: the workbooks of this round.
        framework: what this round is on.
    """
    words = {choice.label for choice in framework.scale.choices}
    ordered = sorted(assessments, key=lambda book: facts_order(respondent_of(book)))
    found = dict(last_agreed_in(book.last_time for book in ordered))
    edition = framework.id, framework.edition
    for workbook in earlier:
        of_last = workbook.round_key == earlier[0].round_key
        if of_last and is_agreed(workbook) and (workbook.framework_id, workbook.edition) == edition:
            found |= {answer.ref: answer.text for answer in workbook.given_answers}
    return {ref: label for ref, label in found.items() if label in words}
