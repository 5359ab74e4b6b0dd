"""Which workbooks of diagnostic meetings are out of date: a group's view came, or changed, after they were made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matsheets.model.cells import CellRef, listed
from matsheets.model.raters import raters_among
from matsheets.model.respondents import (
    GROUP_NOT_RECORDED,
    SHORT_GROUPS,
    WorkbookSummary,
    is_agreed,
)

#: A person's name or a number after a group's, where several views are of one group.
_WHICH_OF_THEM = re.compile(r"( \(.*\))?(, \d+)?$")


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

    Args:
        workbooks: those of one trust and round, the meeting's own among them.
    """
    groups: dict[str, list[WorkbookSummary]] = {}
    met = set()
    for workbook in raters_among(workbooks):
        if not is_agreed(workbook) and workbook.gives_view and workbook.version_key not in met:
            met.add(workbook.version_key)
            groups.setdefault(_key(workbook.group or GROUP_NOT_RECORDED), []).append(workbook)
    for meeting in workbooks:
        if meeting.listed_views and is_agreed(meeting):
            for key, views in groups.items():
                yield from _of_group(meeting, key, [v for v in views if v.framework_id == meeting.framework_id])


def _of_group(meeting: WorkbookSummary, key: str, views: Sequence[WorkbookSummary]) -> Iterator[OutdatedView]:
    """Yield what is out of date of one group: that a view of it is not listed, or each element listed otherwise."""
    if not views:
        return
    group, files = views[0].group or GROUP_NOT_RECORDED, tuple(view.file for view in views)
    then = [Counter(answer for who, answer in row.answers if _key(who) == key) for row in meeting.listed_views]
    if max(count.total() for count in then) < len(views):
        first = meeting.listed_views[0]
        yield OutdatedView(meeting, group, files, first.ref, first.cell, "", "")
    for row, before in zip(meeting.listed_views, then, strict=True):
        now = Counter(view.given_answers[row.place] for view in views if row.place < len(view.given_answers))
        if (gone := before - now) and (new := now - before):
            yield OutdatedView(meeting, group, files, row.ref, row.cell, _said(gone), _said(new))


def _said(answers: Iterable[str]) -> str:
    return listed(sorted(answers))


def _key(name: str) -> str:
    """Return what a group is called wherever it is named, long or short, with a person's name or without."""
    for group, short in SHORT_GROUPS.items():
        if name.startswith((group, short)):
            return group
    return _WHICH_OF_THEM.sub("", name)
