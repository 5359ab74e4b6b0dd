"""Which rating of a trust stands for an element, on what basis, and which of its rounds are not used for it."""

from __future__ import annotations

from collections.abc import Sequence

from matsheets.model.assessment import Assessment
from matsheets.model.cells import within_sentence
from matsheets.model.respondents import WorkbookSummary
from matsheets.review.combine import combine_group
from matsheets.review.grouping import TrustRound, distinct_workbooks, latest_round, order_by_name_and_round


def rounds_of_one_trust(workbooks: Sequence[WorkbookSummary]) -> list[TrustRound]:
    """Return the rounds of the trust that workbooks are of, first to last; none where they are of several, or on several frameworks."""
    rounds = [group for _, group in order_by_name_and_round(distinct_workbooks(workbooks))]
    return rounds if len({group.series for group in rounds}) == 1 else []


def rating_that_stands(ref: str, rounds: Sequence[TrustRound], assessments: Sequence[Assessment]) -> str:
    """Return in words the rating that stands for an element in a trust, with its basis and its round; blank for any other Ref.

    Args:
        ref: of the element.
        rounds: of the trust, at least one, first to last.
        assessments: of all their workbooks.
    """
    latest = latest_round(rounds)
    given = {workbook.sha256: workbook for workbook in latest.workbooks}
    together = [each for each in assessments if each.sha256 in given]
    viewed = [each for each in together if given[each.sha256].gives_view] or together
    review = combine_group([each for each in together if each.framework.id == viewed[0].framework.id])
    element = next((each for each in review.elements if each.element.ref == ref), None)
    if element is None:
        return ""
    basis = within_sentence(element.basis)
    said = f"{element.rating.label}, {basis}" if element.rating else f"no rating, {basis}"
    return f"{said}; {latest.round}" if latest.round else said
