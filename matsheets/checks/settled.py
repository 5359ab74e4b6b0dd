"""What a group's workbook leaves open and the agreed workbook settles: it is named, and nothing waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from matsheets.checks.across import moot_codes
from matsheets.model.material import REVIEW, TRUST_ROWS
from matsheets.model.problem_catalogue import SETTLED
from matsheets.model.problems import Place, Problem, Severity
from matsheets.model.respondents import WorkbookSummary, is_agreed


class Settlement(NamedTuple):
    """What the agreed workbook of a trust's round settles of another workbook of it.

    Attributes:
        refs: the elements that it settles, and the questions about the trust that it answers.
        review: whether it settles every element, so that no tab of the review is needed any more.
    """

    refs: frozenset[str]
    review: bool

    def apply(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems, those that are settled only to look at; one that is settled in some of its places is parted.

        What was applied once comes out the same when it is applied again.
        """
        found = []
        for each in problems:
            if each.severity is not Severity.ERROR:
                found.append(each)
                continue
            settled = tuple(place for place in each.places if self._settles(each, place))
            if left := tuple(place for place in each.places if place not in settled):
                found.append(each._replace(places=left))
            if settled:
                message = f"{each.message} {SETTLED}"
                found.append(each._replace(places=settled, severity=Severity.WARNING, message=message))
        return tuple(found)

    def _settles(self, found: Problem, place: Place) -> bool:
        return place.ref in self.refs or (self.review and not place.ref and found.material == REVIEW)


def beside_others(problems: Iterable[Problem], workbooks: Sequence[WorkbookSummary]) -> tuple[Problem, ...]:
    """Return the own problems of the workbooks of one trust and round, as they stand beside each other.

    Those that another workbook makes none are left out, and those that the agreed one settles are only to look at.
    """
    moot, settled = moot_codes(workbooks), settlements(workbooks)
    found: list[Problem] = []
    for each in problems:
        file = each.place.file
        if each.code not in moot.get(file, ()):
            found += settled[file].apply([each]) if file in settled else [each]
    return tuple(found)


def settlements(workbooks: Sequence[WorkbookSummary]) -> Mapping[str, Settlement]:
    """Return what is settled of each workbook of one trust and round, by its file; none where nothing was agreed.

    Why: a meeting settles what a group left blank, or typed so that nobody can read it, and the board's papers say what was
    settled. To ask the group once more would hold them up for an answer that changes nothing.
    """
    agreed = [workbook for workbook in workbooks if is_agreed(workbook) and workbook.gives_view]
    if not agreed:
        return {}
    refs: frozenset[str] = frozenset().union(*(workbook.settles | workbook.agreed.facts for workbook in agreed))
    review = not frozenset.intersection(*(workbook.agreed.left for workbook in agreed))
    return {w.file: Settlement(refs - _told_by_itself(w), review) for w in workbooks if not is_agreed(w)}


def _told_by_itself(workbook: WorkbookSummary) -> frozenset[str]:
    """Return the questions that no other workbook answers for one: an agreement is with the trust that its own workbook names."""
    return TRUST_ROWS if workbook.partnership else frozenset()
