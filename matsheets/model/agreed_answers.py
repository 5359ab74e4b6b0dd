"""What the workbook of a diagnostic meeting answers for every group: elements, and questions about the trust."""

from __future__ import annotations

from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.cells import shared
from matsheets.model.framework import Rating
from matsheets.model.material import ABOUT_REF, OWN_ROWS


class AgreedAnswers(NamedTuple):
    """What the agreed workbook of a trust's round answers, by Refs; of any other workbook, nothing.

    Attributes:
        elements: those that it rates, or says that it does not.
        not_rated: those of them that it says it does not rate.
        left: the elements that it leaves open.
        facts: the questions about the trust and its review that it answers so that the answer can be read.
    """

    elements: frozenset[str] = frozenset()
    not_rated: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()


#: What any other workbook answers: one object for tens of thousands of summaries.
NOTHING_AGREED = AgreedAnswers()


def agreed_answers(assessment: Assessment) -> AgreedAnswers:
    """Return what an agreed workbook answers."""
    every = frozenset(element.ref for element in assessment.framework.elements)
    elements = frozenset(ref for ref in every if assessment.value(ref, "rating") is not None)
    not_rated = frozenset(ref for ref in elements if not isinstance(assessment.value(ref, "rating"), Rating))
    about = (a.ref for a in assessment.answers if a.misread is None and a.ref.rpartition("-")[0] == ABOUT_REF)
    found: AgreedAnswers = shared(AgreedAnswers(elements, not_rated, every - elements, frozenset(about) - OWN_ROWS))
    return found
