"""Which workbooks are compared: of each trust those of its latest round in which a view was given, beside the round before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from matsheets.model.assessment import Assessment
from matsheets.model.respondents import WorkbookSummary, gives_view, with_summaries
from matsheets.review.combine import combine_earlier, combine_group
from matsheets.review.grouping import (
    TrustRound,
    distinct_workbooks,
    group_by_trust_and_round,
    latest_round,
    rounds_in_order,
)
from matsheets.review.review import Review

#: Gives the workbooks of some summaries, in their order.
Read = Callable[[Sequence[WorkbookSummary]], Iterable[Assessment]]


def rounds_to_compare(workbooks: Iterable[WorkbookSummary]) -> tuple[TrustRound, ...]:
    """Return of each trust the round that is compared, trusts in the order in which they are first given.

    A trust of which nobody gave a view has none.
    """
    by_trust: dict[str, list[TrustRound]] = {}
    for group in group_by_trust_and_round(distinct_workbooks(workbooks)):
        by_trust.setdefault(group.trust_or_file, []).append(group)
    latest = (latest_round(rounds_in_order(rounds)) for rounds in by_trust.values())
    return tuple(group for group in latest if any(workbook.gives_view for workbook in group.workbooks))


def review_of_round(group: TrustRound, read: Read) -> Review:
    """Return the review of a trust's round, with the round before it; of several frameworks, that which was rated first counts."""
    assessments = list(read(group.workbooks))
    framework = next((a.framework.id for a in assessments if gives_view(a)), assessments[0].framework.id)
    together = [assessment for assessment in assessments if assessment.framework.id == framework]
    before = [assessment for assessment in read(group.earlier) if assessment.framework.id == framework]
    return replace(combine_group(together), earlier=combine_earlier(before))


def reviews_to_compare(assessments: Iterable[Assessment]) -> tuple[Review, ...]:
    """Return of each trust the review that is compared, trusts in the order in which they are first given."""
    of_summary = with_summaries(assessments)
    given = {id(summary): assessment for summary, assessment in of_summary}
    groups = rounds_to_compare(summary for summary, _ in of_summary)
    return tuple(review_of_round(group, lambda wanted: [given[id(each)] for each in wanted]) for group in groups)
