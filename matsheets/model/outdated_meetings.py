"""Which workbooks of diagnostic meetings are out of date: a group's view came, or changed, after they were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from matsheets.model.cells import CellRef, listed
from matsheets.model.group_kinds import kind_of_group
from matsheets.model.meeting_views import GivenAnswer, ListedAnswer
from matsheets.model.raters import raters_among
from matsheets.model.respondents import GROUP_NOT_RECORDED, WorkbookSummary, is_agreed

_Answer: TypeAlias = GivenAnswer | ListedAnswer


class OutdatedView(NamedTuple):
    """A view that is in, and that a meeting's workbook does not list, or lists otherwise.

    Attributes:
        meeting: the meeting's workbook.
        group: whose view it is.
        files: the workbooks of that group.
        ref, cell: where the meeting's workbook lists something else; of a view that is not listed, the first such place.
        then, now: what is listed there and what the group says now; ``then`` is blank where the view is not listed at all.
    """

    meeting: WorkbookSummary
    group: str
    files: tuple[str, ...]
    ref: str
    cell: CellRef
    then: str
    now: str

    @property
    def is_late(self) -> bool:
        """Whether the view came after the meeting's workbook was made."""
        return not self.then


def outdated_views(workbooks: Sequence[WorkbookSummary]) -> Iterator[OutdatedView]:
    """Yield what the meeting's workbook of a trust and round does not list as it is; a view that is not given is no matter.

    A view on another edition is not held against it; see ``other_editions``.

    Args:
        workbooks: those of one trust and round, the meeting's own among them.
    """
    for meeting, views in _meetings(workbooks):
        groups: dict[str, list[WorkbookSummary]] = {}
        for view in views:
            if view.edition == meeting.edition:
                groups.setdefault(_kind(view), []).append(view)
        for kind, of_group in groups.items():
            yield from _of_group(meeting, kind, of_group)


def other_editions(
    workbooks: Sequence[WorkbookSummary],
) -> Iterator[tuple[WorkbookSummary, tuple[WorkbookSummary, ...]]]:
    """Yield each meeting's workbook of a trust and round beside which there are views on other editions, with those."""
    for meeting, views in _meetings(workbooks):
        if others := tuple(view for view in views if view.edition != meeting.edition):
            yield meeting, others


def _meetings(workbooks: Sequence[WorkbookSummary]) -> Iterator[tuple[WorkbookSummary, tuple[WorkbookSummary, ...]]]:
    """Yield each meeting's workbook, with the views that groups gave on its framework; of versions of one, that on its edition."""
    views = [w for w in raters_among(workbooks) if not is_agreed(w) and w.gives_view]
    for meeting in workbooks:
        if meeting.listed_views and is_agreed(meeting):
            given: dict[Hashable, WorkbookSummary] = {}
            for view in sorted(views, key=lambda each: each.edition != meeting.edition):
                if view.framework_id == meeting.framework_id:
                    given.setdefault(view.version_key, view)
            yield meeting, tuple(given.values())


def _kind(view: WorkbookSummary) -> str:
    return kind_of_group(view.kind or GROUP_NOT_RECORDED)


def _of_group(meeting: WorkbookSummary, kind: str, views: Sequence[WorkbookSummary]) -> Iterator[OutdatedView]:
    """Yield what is out of date of one group: that a view of it is not listed, or each element listed otherwise."""
    group, files = views[0].group or GROUP_NOT_RECORDED, tuple(view.file for view in views)
    then = [[answer for answer in row.answers if answer.kind == kind] for row in meeting.listed_views]
    if max(map(len, then)) < len(views):
        first = meeting.listed_views[0]
        yield OutdatedView(meeting, group, files, first.ref, first.cell, "", "")
    for row, before in zip(meeting.listed_views, then, strict=True):
        given = [answer for view in views for answer in view.given_answers if answer.ref == row.ref]
        gone, new = _only_in(before, given), _only_in(given, before)
        if gone and new:
            yield OutdatedView(meeting, group, files, row.ref, row.cell, listed(sorted(gone)), listed(sorted(new)))


def _only_in(ones: Sequence[_Answer], others: Sequence[_Answer]) -> set[str]:
    """Return in words the answers that are among some more often than among others, by what they mean."""
    words = {answer.meaning: answer.text for answer in ones}
    more = Counter(answer.meaning for answer in ones) - Counter(answer.meaning for answer in others)
    return {words[meaning] for meaning in more}
