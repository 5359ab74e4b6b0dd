"""The documents that workbooks make, with their answers: of which review each is, what stands in its way, and its bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from matsheets._version import __version__
from matsheets.batch.planned_documents import DocumentPlan, PlannedDocument, plan_documents, plan_evidence_by_map
from matsheets.batch.results import Outcome
from matsheets.checks import beside_others, check_summaries
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.review_documents import review_for
from matsheets.documents.contexts.sla_clean_copy import points_to_settle
from matsheets.documents.record.manifest import Manifest
from matsheets.documents.template.build import ContextChange, build_document, fill_document
from matsheets.meeting.anonymity import without_names
from matsheets.model.assessment import Assessment
from matsheets.model.framework_map import OpenMap
from matsheets.model.joint_plans import is_joint
from matsheets.model.material import PLAN_REFS
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Place, Problem, Severity, merge
from matsheets.model.respondents import WorkbookSummary, gives_view, holds, summarise_all
from matsheets.review.combine import combine_earlier, combine_group
from matsheets.review.grouping import distinct_workbooks
from matsheets.review.review import Review


class Build(NamedTuple):
    """One document to be made: of which review, under which name, and what stands in its way.

    Attributes:
        review: of the workbooks that it says something of.
        problems: those about what it is made from.
    """

    planned: PlannedDocument
    review: Review
    problems: tuple[Problem, ...]

    @property
    def kind(self) -> DocumentKind:
        """Which document it is."""
        return self.planned.kind

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.planned.name

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that need attention before this document can be built (other than as a draft)."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def blocked(self) -> bool:
        """Whether there are such problems."""
        return bool(self.errors)

    @property
    def open_points(self) -> tuple[Problem, ...]:
        """What keeps its clean copy from being signed: errors, also between workbooks, and what its workbook leaves open."""
        return merge([*self.errors, *points_to_settle(self.review)])

    def content(self, *, templates: Path | None, draft: bool, version: str = __version__) -> bytes:
        """Make the document, marked as a draft where answers are missing."""
        missing = self.missing(draft)
        return build_document(
            self.kind, self.review, templates=templates, draft=bool(missing), missing=missing, version=version,
            for_signature=self.planned.for_signature,
        )  # fmt: skip

    def missing(self, draft: bool) -> list[str]:
        """Return what a draft says is missing; anything but a draft says nothing of the kind."""
        return [_printable(p) for p in self.errors] if draft else []

    def content_to_compare(
        self, *, templates: Path | None, made: Manifest, change: ContextChange | None = None
    ) -> bytes:
        """Make what an earlier document is held against; a clean copy also where its workbooks leave something open now.

        Args:
            templates: a template, or a folder with them, or None for ours.
            made: what that document says of its own making.
            change: gives the context that is filled in, in the place of the usual one.
        """
        missing = self.missing(made.draft)
        review = without_names(review_for(self.kind, self.review)) if made.anonymous else self.review
        return fill_document(
            self.kind, replace(review, held_on=made.held_on, period=made.period), templates=templates,
            missing=missing or None, version=made.version, for_signature=made.for_signature, change=change,
        )  # fmt: skip


def _printable(found: Problem) -> str:
    """Return a problem's sentences for a document, in which a formula's error text (``#REF!``) is never printed."""
    if found.code != Code.FORMULA_ERROR.slug:
        return str(found)
    return str(problem(Code.FORMULA_ERROR, found.places, "an error"))


def plan_builds(
    outcomes: Sequence[Outcome],
    kinds: Sequence[DocumentKind],
    *,
    only_where_possible: bool,
    on: dt.date | None = None,
    since: dt.date | None = None,
) -> tuple[Build, ...]:
    """Return the builds of workbooks that are in memory; of copies of one by one respondent, the first counts.

    A joint workbook, which is of no one trust, makes none of them.

    Args:
        outcomes: the files read.
        kinds: the documents wanted for each trust and round.
        only_where_possible: leave out a document that no workbook holds anything for, instead of reporting it.
        on: the day of updates, as ``plan_documents`` takes it.
        since: the day of the paper before.
    """
    groups = plan_build_groups(outcomes, kinds, only_where_possible=only_where_possible, on=on, since=since)
    return tuple(build for group in groups for build in group)


def plan_build_groups(
    outcomes: Sequence[Outcome],
    kinds: Sequence[DocumentKind],
    *,
    only_where_possible: bool,
    on: dt.date | None = None,
    since: dt.date | None = None,
    for_page: bool = False,
) -> Iterator[tuple[Build, ...]]:
    """Yield what ``plan_builds`` returns, the builds of each trust and round together; ``for_page`` as ``plan_documents`` takes it."""

    def plan(workbooks: Iterable[WorkbookSummary]) -> tuple[DocumentPlan, ...]:
        return plan_documents(
            workbooks, kinds, only_where_possible=only_where_possible, on=on, since=since, for_page=for_page
        )

    yield from _builds_of_plans(outcomes, plan)


def builds_by_map(outcomes: Sequence[Outcome], by: OpenMap) -> tuple[Build, ...]:
    """Return the builds of evidence that is arranged by a map, of workbooks that are in memory, as ``plan_builds`` does."""
    groups = _builds_of_plans(outcomes, lambda workbooks: plan_evidence_by_map(workbooks, by))
    return tuple(build for group in groups for build in group)


def _builds_of_plans(
    outcomes: Sequence[Outcome], plan_of: Callable[[Iterable[WorkbookSummary]], tuple[DocumentPlan, ...]]
) -> Iterator[tuple[Build, ...]]:
    usable = [o for o in outcomes if o.assessment is not None and not is_joint(o.assessment)]
    read = list(zip(summarise_all(o.assessment for o in usable if o.assessment), usable, strict=True))
    of_summary = {id(summary): outcome for summary, outcome in read}
    summaries = [summary for summary, _ in read]
    shared_problems = check_summaries(summaries)
    distinct = distinct_workbooks(summaries)
    for plan in plan_of(distinct):
        own = [of_summary[id(each)] for each in plan.group.workbooks]
        given = [outcome._replace(problems=beside_others(outcome.problems, plan.group.workbooks)) for outcome in own]
        earlier = [a for each in plan.group.earlier if (a := of_summary[id(each)].assessment)]
        yield builds_of(given, shared_problems, plan.documents, earlier)


def builds_of(
    outcomes: Sequence[Outcome],
    shared_problems: Iterable[Problem],
    documents: Iterable[PlannedDocument],
    earlier: Sequence[Assessment] = (),
) -> tuple[Build, ...]:
    """Return the builds of one trust and round.

    Args:
        outcomes: its workbooks, with the problems that are not settled.
        shared_problems: problems between workbooks; those that concern other files are passed over.
        documents: what is to be made.
        earlier: the workbooks of the trust's round before, then of its first; none where it has no such round.
    """
    of_file = {o.assessment.file: o for o in outcomes if o.assessment}
    own = [p for file in sorted(of_file) for p in of_file[file].problems]
    shared = list(shared_problems)
    reviews: dict[frozenset[str], Review] = {}
    builds = []
    for planned in documents:
        used = frozenset(planned.workbooks) or frozenset(of_file)
        if used not in reviews:
            given = [o.assessment for file, o in of_file.items() if o.assessment and file in used]
            reviews[used] = combine_group(_on_one_framework(given))
        review = reviews[used]
        before = [a for a in earlier if a.file in planned.earlier and a.framework.id == review.framework.id]
        if before:
            review = replace(review, earlier=combine_earlier(before, review))
        review = replace(review, period=planned.period) if planned.period else review
        review = review.by_map(planned.arranged_by) if planned.arranged_by else review
        found = [p for p in (*own, *shared) if planned.needs(p)]
        builds.append(Build(planned, review, merge([*found, *_document_problems(review, planned)])))
    return tuple(builds)


def _on_one_framework(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Return the workbooks on the framework of the first that gives a view, and those that are on any, as partnerships are.

    That others are on another is an error of its own.
    """
    first = next((a for a in assessments if gives_view(a)), assessments[0])
    return [
        a for a in assessments if a.framework.id == first.framework.id or not (gives_view(a) or holds(a, PLAN_REFS))
    ]


def _document_problems(review: Review, planned: PlannedDocument) -> Iterator[Problem]:
    """Yield what stands in the way of one document and is no single cell's fault."""
    frame, place, by = review.framework, Place(review.assessments[0].file), planned.arranged_by
    if by and frame.id not in by.framework_ids:
        facts = {"map": by.map.title, "used": frame.title}
        yield problem(Code.MAP_OF_OTHER_FRAMEWORK, place, words=frame.words, **facts)
    elif planned.lacks_framework:
        yield problem(Code.FRAMEWORK_NEEDED, place, words=frame.words, title=frame.title, edition=frame.edition)
    elif not planned.possible and not planned.holders:
        yield problem(_NOT_FOUND[planned.kind], place, words=frame.words)
    elif planned.kind is DocumentKind.UPDATE and planned.period is None:
        yield problem(Code.LOG_NOT_FOUND, Place(planned.holders[0]))


_NOT_FOUND = {
    DocumentKind.SUMMARY: Code.REVIEW_NOT_FOUND,
    DocumentKind.EVIDENCE: Code.REVIEW_NOT_FOUND,
    DocumentKind.EVIDENCE_BY_MAP: Code.REVIEW_NOT_FOUND,
    DocumentKind.MEETING: Code.REVIEW_NOT_FOUND,
    DocumentKind.SHARED: Code.REVIEW_NOT_FOUND,
    DocumentKind.PLAN: Code.PLAN_NOT_FOUND,
    DocumentKind.UPDATE: Code.PLAN_NOT_FOUND,
    DocumentKind.SLA: Code.PARTNERSHIP_NOT_FOUND,
}
