"""Who may see the papers of a trust, as its workbooks say it: whoever shares them further is told first."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.model.assessment import Assessment
from matsheets.workbook.layout.choices import HANDLING

#: The question of About that asks for it, and the answer by which nobody has to be asked.
HANDLING_REF, OPEN = "ABT-19", HANDLING[0].label


def narrowest_handling(assessments: Iterable[Assessment]) -> str:
    """Return who may see the papers: the narrowest of what the workbooks say, blank where none says it."""
    labels = [choice.label for choice in HANDLING]  # widest first
    said = {assessment.value(HANDLING_REF) for assessment in assessments}
    return next((label for label in reversed(labels) if label in said), "")
