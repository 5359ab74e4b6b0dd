"""Which documents workbooks make, what each is called, and what stands in its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from matsheets._version import __version__
from matsheets.batch.results import Outcome
from matsheets.checks import check_summaries
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.model.assessment import Assessment
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Place, Problem, Severity, merge
from matsheets.model.respondents import WorkbookSummary, is_agreed, summarise
from matsheets.review.combine import combine
from matsheets.review.grouping import TrustRound, choose_source, distinct_workbooks, group_by_trust_and_round
from matsheets.review.review import Review
from matsheets.storage.output import FileNames, slug


class PlannedDocument(NamedTuple):
    """One document that is to be made: of which kind, under which name."""

    kind: DocumentKind
    name: str


class DocumentPlan(NamedTuple):
    """The workbooks of one trust and round, and the documents that they make."""

    group: TrustRound
    documents: tuple[PlannedDocument, ...]

    def source_of(self, kind: DocumentKind) -> tuple[WorkbookSummary | None, tuple[WorkbookSummary, ...]]:
        """Return the workbook that a plan or an agreement comes from, and its rivals where that cannot be told."""
        is_plan = kind is DocumentKind.PLAN
        holding = (w for w in self.group.workbooks if (w.has_plan if is_plan else w.has_partnership))
        return choose_source([(is_agreed(workbook), workbook) for workbook in holding])


def plan_documents(
    workbooks: Iterable[WorkbookSummary], kinds: Sequence[DocumentKind], *, only_where_possible: bool
) -> tuple[DocumentPlan, ...]:
    """Decide which documents workbooks make, and name them.

    Args:
        workbooks: those that count, in the order given.
        kinds: the documents wanted for each trust and round.
        only_where_possible: leave out a plan or an agreement that no workbook holds, instead of reporting it.
    """
    plans = [DocumentPlan(group, ()) for group in group_by_trust_and_round(workbooks)]
    rounds = Counter(slug(plan.group.trust_name) for plan in plans)
    names, found = FileNames(), []
    for plan in plans:
        trust = slug(plan.group.trust_name)
        documents = []
        for kind in kinds:
            if only_where_possible and kind is not DocumentKind.SUMMARY and plan.source_of(kind) == (None, ()):
                continue
            stem = f"{trust}-{kind.slug}"
            if rounds[trust] > 1:
                stem += f"-{slug(plan.group.round, 'round')}"
            documents.append(PlannedDocument(kind, names.take(stem, ".docx")))
        found.append(plan._replace(documents=tuple(documents)))
    return tuple(found)


# --- with the answers ----------------------------------------------------------------------------------------------


class Build(NamedTuple):
    """One document to be made: of which review, under which name, and what stands in its way."""

    kind: DocumentKind
    review: Review
    name: str
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> bool:
        """Whether answers need attention before this document can be built (other than as a draft)."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def possible(self) -> bool:
        """Whether there is anything to build it from, even as a draft."""
        if self.kind is DocumentKind.SLA:
            return self.review.partnership is not None
        return self.kind is not DocumentKind.PLAN or bool(self.review.plan_from)

    def content(self, *, templates: Path | None, draft: bool, version: str = __version__) -> bytes:
        """Make the document, marked as a draft where answers are missing."""
        missing = [_printable(p) for p in self.problems if p.severity is Severity.ERROR] if draft else []
        return build_document(
            self.kind, self.review, templates=templates, draft=bool(missing), missing=missing, version=version
        )


def _printable(found: Problem) -> str:
    """Return a problem's sentences for a document, in which a formula's error text (``#REF!``) is never printed."""
    if found.code != Code.FORMULA_ERROR.slug:
        return str(found)
    return str(problem(Code.FORMULA_ERROR, found.places, "an error"))


def plan_builds(
    outcomes: Sequence[Outcome], kinds: Sequence[DocumentKind], *, only_where_possible: bool
) -> tuple[Build, ...]:
    """Return the builds of workbooks that are in memory; of copies of one by one respondent, the first counts.

    Args:
        outcomes: the files read.
        kinds: the documents wanted for each trust and round.
        only_where_possible: leave out a plan or an agreement that no workbook holds, instead of reporting it.
    """
    read = [(summarise(o.assessment), o) for o in outcomes if o.assessment is not None]
    of_summary = {id(summary): outcome for summary, outcome in read}
    summaries = [summary for summary, _ in read]
    shared_problems = check_summaries(summaries)
    builds: list[Build] = []
    for plan in plan_documents(distinct_workbooks(summaries), kinds, only_where_possible=only_where_possible):
        earlier = [a for each in plan.group.earlier if (a := of_summary[id(each)].assessment)]
        builds += builds_of(
            [of_summary[id(each)] for each in plan.group.workbooks], shared_problems, plan.documents, earlier
        )
    return tuple(builds)


def builds_of(
    outcomes: Sequence[Outcome],
    shared_problems: Iterable[Problem],
    documents: Iterable[PlannedDocument],
    earlier: Sequence[Assessment] = (),
) -> tuple[Build, ...]:
    """Return the builds of one trust and round.

    Args:
        outcomes: its workbooks.
        shared_problems: problems between workbooks; those that concern other files are passed over.
        documents: what is to be made.
        earlier: the workbooks of the trust's round before; none where it has no such round.
    """
    of_file = {o.assessment.file: o.problems for o in outcomes if o.assessment}
    review = combine(_on_one_framework([o.assessment for o in outcomes if o.assessment]))
    if before := [a for a in earlier if a.framework.id == review.framework.id]:
        review = replace(review, earlier=combine(before))
    found = [p for file in sorted(of_file) for p in _unsettled(of_file[file], review)]
    found += [p for p in shared_problems if not of_file.keys().isdisjoint(place.file for place in p.places)]
    return tuple(
        Build(planned.kind, review, planned.name, merge([*found, *_document_problems(review, planned.kind)]))
        for planned in documents
    )


def _on_one_framework(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Return the workbooks on the first one's framework; that others are on another is an error of its own."""
    return [assessment for assessment in assessments if assessment.framework.id == assessments[0].framework.id]


#: What a group may have left blank beside an element, and what an agreed rating settles for it.
_SETTLED_BY_AGREED = frozenset(
    code.slug for code in (Code.RATING_MISSING, Code.RATIONALE_MISSING, Code.NOT_RATED_REASON_MISSING)
)


def _unsettled(problems: Iterable[Problem], review: Review) -> Iterator[Problem]:
    """Yield problems without the groups' blanks of elements that were settled at the diagnostic meeting.

    The blanks stay questions to the groups: the summary lists them as not answered, and ``check`` goes on asking.
    """
    agreed = {r.file for r in review.respondents if r.agreed}
    for found in problems:
        places = found.places
        if found.code in _SETTLED_BY_AGREED:
            places = tuple(p for p in places if p.file in agreed or not review.settles(p.ref))
        if places:
            yield found._replace(places=places)


def _document_problems(review: Review, kind: DocumentKind) -> Iterator[Problem]:
    """Yield what stands in the way of one document and is no single cell's fault."""
    if kind is DocumentKind.SUMMARY:
        return
    if kind is DocumentKind.PLAN:
        what, found, rivals = "plan", bool(review.plan_from), review.plan_rivals
    else:
        what, found, rivals = "partnership", review.partnership is not None, review.partnership_rivals
    if rivals:
        yield problem(f"{what}-in-several", [Place(file) for file in rivals])
    elif not found:
        yield problem(f"{what}-not-found", [Place(review.assessments[0].file)])
