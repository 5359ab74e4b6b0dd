"""Trusts' pages: which workbooks each is made from, what stands in its way, and its bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets._version import __version__
from matsheets.batch.document_planning import Build
from matsheets.batch.planned_documents import DocumentPlan, plan_documents
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.values import Values
from matsheets.documents.pages.board_page import board_page, slides, values_of_page
from matsheets.documents.pages.page_values import SECTIONS
from matsheets.model.problems import Problem, Severity, merge
from matsheets.model.respondents import WorkbookSummary
from matsheets.review.grouping import RoundSeries, rounds_in_order
from matsheets.review.review import Review


def plan_pages(
    workbooks: Iterable[WorkbookSummary],
    *,
    on: dt.date | None = None,
    since: dt.date | None = None,
    today: dt.date | None = None,
) -> tuple[DocumentPlan, ...]:
    """Return for each trust and framework the documents that its page shows, of the latest round in which a view was given.

    Args:
        workbooks: those that count, in the order given; a trust without any view has no page.
        on: the day that the page is of; where it is None, the newest of the logs, the review and the meeting, but none after today.
        since: the day of the paper before, as ``plan_documents`` takes it.
        today: entries of later days give a page no day.
    """
    kinds = tuple(SECTIONS.values())
    plans = plan_documents(workbooks, kinds, only_where_possible=True, on=on, since=since, today=today, for_page=True)
    series: dict[RoundSeries, list[DocumentPlan]] = {}
    for plan in plans:
        if plan.group.raters:
            series.setdefault(plan.group.series, []).append(plan)
    last = []
    for own in series.values():
        of_group = {id(plan.group): plan for plan in own}
        last.append(of_group[id(rounds_in_order([plan.group for plan in own])[-1])])
    return tuple(last)


class PageBuild(NamedTuple):
    """One trust's page to be made.

    Attributes:
        builds: of the documents that it shows.
    """

    builds: tuple[Build, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that need attention before it can be made, other than as a draft."""
        return merge([p for build in self.builds for p in build.problems if p.severity is Severity.ERROR])

    @property
    def review(self) -> Review:
        """The review that the summary is made from."""
        return self._reviews[DocumentKind.SUMMARY]

    @property
    def _reviews(self) -> dict[DocumentKind, Review]:
        return {build.kind: build.review for build in self.builds}

    def content(self, *, template: Path | None, draft: bool, version: str = __version__) -> bytes:
        """Make the page, marked as a draft where answers are missing."""
        return board_page(self._reviews, template=template, missing=self._missing(draft), version=version)

    def values(self, *, draft: bool) -> Values:
        """Return what the page is filled with."""
        return values_of_page(self._reviews, missing=self._missing(draft), version=__version__)

    def _missing(self, draft: bool) -> list[str] | None:
        return list(dict.fromkeys(sentence for build in self.builds for sentence in build.missing(draft))) or None

    def slides(self) -> dict[str, bytes]:
        """Return its pictures as .svg files for slides, by what they show."""
        return slides(self._reviews[DocumentKind.SUMMARY])


def page_of(builds: Sequence[Build]) -> PageBuild | None:
    """Return the page that shows these documents; None where there is no summary among them."""
    made = PageBuild(tuple(builds))
    return made if any(build.kind is DocumentKind.SUMMARY for build in builds) else None
