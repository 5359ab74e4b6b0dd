"""The workbooks of one run behind their summaries: what belongs together is decided by summaries, and made from workbooks."""

from __future__ import annotations

from collections.abc import Iterable

from matsheets.model.assessment import Assessment
from matsheets.model.respondents import WorkbookSummary, summarise_all


class SummarisedWorkbooks:
    """Workbooks that are in memory, each with its summary.

    Attributes:
        summaries: as ``summarise_all`` makes them, in the order given.
    """

    def __init__(self, assessments: Iterable[Assessment]) -> None:
        given = list(assessments)
        self.summaries = summarise_all(given)
        # Why by identity: two workbooks may well say the same of themselves.
        self._of = {id(summary): assessment for summary, assessment in zip(self.summaries, given, strict=True)}

    def of(self, summaries: Iterable[WorkbookSummary]) -> list[Assessment]:
        """Return the workbooks that some of ``summaries`` are of, in their order."""
        return [self._of[id(summary)] for summary in summaries]
