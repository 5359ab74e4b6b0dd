"""Who may see the papers of a trust, as its workbooks say it: whoever shares them further is told first."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.model.assessment import Assessment
from matsheets.workbook.layout.choices import HANDLING

#: The question of About that asks for it, and the answer by which nobody has to be asked.
HANDLING_REF, OPEN = "ABT-19", HANDLING[0].label


def narrowest_handling(assessments: Iterable[Assessment]) -> str:
    """Return who may see the papers: the narrowest of what the workbooks say, blank where none says it.

    What was typed and is none of the answers counts before these: only a reader can tell how narrow it is.
    """
    given = list(assessments)
    labels = [choice.label for choice in HANDLING]  # widest first
    said = {assessment.value(HANDLING_REF) for assessment in given}
    typed = (" ".join(a.text(HANDLING_REF).split()) for a in given if a.value(HANDLING_REF) not in labels)
    return next(filter(None, (*typed, *(label for label in reversed(labels) if label in said))), "")


def is_of_the_list(handling: str) -> bool:
    """Tell whether an answer is one of those that the workbook offers."""
    return any(choice.label == handling for choice in HANDLING)
