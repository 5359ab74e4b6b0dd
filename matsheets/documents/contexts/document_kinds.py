"""The kinds of document there are, what each draws on, and the values that its template is filled with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import TypeVar

from matsheets.documents.contexts.comparison import COMPARISON_FIELDS
from matsheets.documents.contexts.evidence import EVIDENCE_FIELDS, evidence_context
from matsheets.documents.contexts.evidence_by_map import EVIDENCE_BY_MAP_FIELDS, evidence_by_map_context, map_of_review
from matsheets.documents.contexts.joint_plan import JOINT_PLAN_FIELDS
from matsheets.documents.contexts.meeting import MEETING_FIELDS, meeting_context
from matsheets.documents.contexts.plan import PLAN_FIELDS, plan_context
from matsheets.documents.contexts.pooled_paper import POOLED_FIELDS
from matsheets.documents.contexts.programme_paper import PROGRAMME_FIELDS
from matsheets.documents.contexts.shared_review import SHARED_REVIEW_FIELDS, shared_review_context
from matsheets.documents.contexts.sla import SLA_FIELDS, sla_context
from matsheets.documents.contexts.sla_clean_copy import clean_copy
from matsheets.documents.contexts.summary import SUMMARY_FIELDS, summary_context
from matsheets.documents.contexts.update import UPDATE_FIELDS, update_context
from matsheets.documents.contexts.values import Field
from matsheets.errors import ReviewError
from matsheets.model.assessment import Assessment
from matsheets.model.cells import fold, listed
from matsheets.model.framework import FrameworkWords
from matsheets.model.material import ABOUT, REVIEW, Material, Materials
from matsheets.review.combine import combine
from matsheets.review.review import Review

T = TypeVar("T")


class DocumentKind(Enum):
    """The documents: most are of one trust and round, some of several trusts together.

    Attributes:
        slug: how its files' names end, such as ``diagnostic-summary``.
        title: what it is called where no framework is at hand.
        of_several: whether it is of several trusts, so that it is made from no one ``Review``: a function of its own gives its
            values, and ``template.build.fill_values`` fills its template.
        template: the file name of its Word template.
    """

    SUMMARY = ("diagnostic-summary", "Diagnostic summary")
    EVIDENCE = ("diagnostic-evidence", "Diagnostic evidence")
    EVIDENCE_BY_MAP = ("evidence-by-map", "Evidence by a map")
    PLAN = ("development-plan", "Development plan")
    UPDATE = ("progress-update", "Progress update")
    SLA = ("trust-partnership-sla", "Trust partnership service level agreement")
    MEETING = ("meeting-paper", "Meeting paper")
    SHARED = ("shared-review", "Shared review")
    POOLED = ("pooled-paper", "Programme figures, pooled", True)
    COMPARISON = ("comparison", "Comparison of trusts", True)
    JOINT_PLAN = ("joint-plan", "Joint action plan", True)
    PROGRAMME = ("programme-paper", "Programme paper", True)

    def __init__(self, slug: str, title: str, of_several: bool = False) -> None:
        self.slug = slug
        self.title = title
        self.of_several = of_several
        self.template = f"{slug}.docx"

    @classmethod
    def named(cls, name: DocumentKind | str) -> DocumentKind:
        """Return the kind of a name: ``"summary"``, ``"update"`` and the like, or how its files' names end.

        Raises:
            ValueError: no document has that name.
        """
        if isinstance(name, cls):
            return name
        wanted = fold(str(name))
        for kind in cls:
            if wanted in {kind.name.casefold(), kind.slug, kind.title.casefold()}:
                return kind
        known = listed([f'"{kind.name.casefold()}"' for kind in cls], "or")
        raise ValueError(f'no document is called "{name}"; it can be {known}')

    def rounds_shown(self, before: Sequence[T], has_plan: Callable[[T], bool], *, is_last: bool) -> Sequence[T]:
        """Return those of the rounds before that it says something of.

        A summary shows what moved since each of them; a plan, what became of the priorities of those that have a plan, or
        how the ratings stand since the last; the last update, what moved since the first.

        Args:
            before: the rounds before, the last one first.
            has_plan: tells whether a round has a plan.
            is_last: whether the round has medium-term priorities, with which the mentoring ends.
        """
        if self is DocumentKind.SUMMARY:
            return before
        if self is DocumentKind.PLAN:
            return [each for each in before if has_plan(each)] or before[:1]
        return before[-1:] if self is DocumentKind.UPDATE and is_last else ()

    def title_in(self, words: FrameworkWords) -> str:
        """Return what it is called on a framework with these words: its title, or the framework's own for it."""
        own = {DocumentKind.SUMMARY: words.summary, DocumentKind.EVIDENCE: words.evidence}.get(self)
        return own.capital if own else self.title

    @property
    def of_views(self) -> bool:
        """Whether it says what people see in the trust, so that there is none where nobody gave a view."""
        return self in {
            DocumentKind.SUMMARY,
            DocumentKind.EVIDENCE,
            DocumentKind.EVIDENCE_BY_MAP,
            DocumentKind.MEETING,
            DocumentKind.SHARED,
        }

    @property
    def prints_descriptors(self) -> bool:
        """Whether it prints what the framework asks and describes, so that it cannot be made where its file is nowhere."""
        return self in {DocumentKind.EVIDENCE, DocumentKind.MEETING}

    @property
    def of_board(self) -> bool:
        """Whether a board may get it, so that it is among all that workbooks make.

        A meeting's paper is prepared by itself, what is shared with another trust is made with its pack, and evidence is arranged
        by the map that somebody names.
        """
        made_apart = {DocumentKind.MEETING, DocumentKind.SHARED, DocumentKind.EVIDENCE_BY_MAP}
        return self not in made_apart and not self.of_several

    @property
    def made_from(self) -> Materials:
        """What it is made from: an error in an answer of that kind stands in its way; nothing where it is of several trusts."""
        return _MADE_FROM.get(self, frozenset())

    @property
    def own_material(self) -> Materials:
        """What it alone is made from: a plan, its log, or a partnership; nothing of that kind where it is of views."""
        return self.made_from & HELD_ONCE - ({Material.PLAN} if Material.PROGRESS in self.made_from else set())

    def uses(self, *, rates: bool, holds_it: bool, agreed: bool, pack: bool) -> bool:
        """Tell whether it says something of a workbook.

        Args:
            rates: whether the workbook gives a view of the elements.
            holds_it: whether it is the one that the plan, or the agreement, is taken from.
            agreed: whether it is the one of the diagnostic meeting, which that meeting's own paper comes before, and which alone
                the update says something of.
            pack: whether it is a pack, of which the shared review says something, and nothing else does.
        """
        shown = {DocumentKind.SLA: False, DocumentKind.MEETING: not agreed, DocumentKind.UPDATE: agreed}
        return holds_it or (rates and pack == (self is DocumentKind.SHARED) and shown.get(self, True))


#: The documents that are made from the review of one trust and round.
REVIEW_DOCUMENTS = tuple(kind for kind in DocumentKind if not kind.of_several)
#: The documents that ``build-all`` makes.
BOARD_DOCUMENTS = tuple(kind for kind in DocumentKind if kind.of_board)
#: The documents whose edits in Word are pulled into the workbooks, and the prefixes of the rows that they print.
PULLED: Mapping[DocumentKind, tuple[str, ...]] = {
    DocumentKind.SUMMARY: ("BEY",),
    DocumentKind.PLAN: ("PLAN", "MED"),
    DocumentKind.UPDATE: ("PRG", "MED"),
}
#: What a document takes from one workbook alone, and not from all of them together.
HELD_ONCE = frozenset({Material.PLAN, Material.PROGRESS, Material.PARTNERSHIP})
_MADE_FROM: Mapping[DocumentKind, Materials] = {
    # It says what the plan and the partnership ask of the board, and waits for neither.
    DocumentKind.SUMMARY: ABOUT | REVIEW,
    DocumentKind.EVIDENCE: frozenset({Material.TRUST, Material.VIEW}) | REVIEW,
    # It prints no rating, and so waits for none.
    DocumentKind.EVIDENCE_BY_MAP: frozenset({Material.TRUST, Material.VIEW, Material.REASONS}),
    # The plan is held against the ratings, and says nothing of the reasons for them.
    DocumentKind.PLAN: frozenset({Material.TRUST, Material.VIEW, Material.RATINGS, Material.PLAN}),
    # What an agreement says of days stands beside the log; the rest of it is no matter of the update.
    DocumentKind.UPDATE: frozenset({Material.TRUST, Material.PLAN, Material.PROGRESS}),
    DocumentKind.SLA: frozenset({Material.TRUST, Material.PARTNERSHIP}),
    DocumentKind.MEETING: frozenset({Material.TRUST, Material.VIEW}) | REVIEW,
    DocumentKind.SHARED: frozenset({Material.TRUST, Material.VIEW}) | REVIEW,
}
_CONTEXTS = {
    DocumentKind.SUMMARY: (summary_context, SUMMARY_FIELDS),
    DocumentKind.EVIDENCE: (evidence_context, EVIDENCE_FIELDS),
    DocumentKind.EVIDENCE_BY_MAP: (evidence_by_map_context, EVIDENCE_BY_MAP_FIELDS),
    DocumentKind.PLAN: (plan_context, PLAN_FIELDS),
    DocumentKind.UPDATE: (update_context, UPDATE_FIELDS),
    DocumentKind.SLA: (sla_context, SLA_FIELDS),
    DocumentKind.MEETING: (meeting_context, MEETING_FIELDS),
    DocumentKind.SHARED: (shared_review_context, SHARED_REVIEW_FIELDS),
}
#: The names that the templates of documents of several trusts may use; their values are worked out where they are built.
_FIELDS_OF_SEVERAL: Mapping[DocumentKind, tuple[Field, ...]] = {
    DocumentKind.POOLED: POOLED_FIELDS,
    DocumentKind.COMPARISON: COMPARISON_FIELDS,
    DocumentKind.JOINT_PLAN: JOINT_PLAN_FIELDS,
    DocumentKind.PROGRAMME: PROGRAMME_FIELDS,
}


def known_fields(kind: DocumentKind) -> tuple[Field, ...]:
    """Return every name that a document's template may use."""
    return _FIELDS_OF_SEVERAL[kind] if kind.of_several else _CONTEXTS[kind][1]


def context_of(
    kind: DocumentKind,
    review: Review,
    *,
    made_on: dt.date | None,
    draft: bool,
    missing: Sequence[str],
    version: str,
    for_signature: bool = False,
) -> dict[str, object]:
    """Return what the document is filled with.

    Args:
        kind: which document, of one trust and round.
        review: of one trust and one round.
        made_on: the document's date; None where the workbooks give none.
        draft: whether it is marked as a draft.
        missing: for a draft, one sentence for each thing that is missing.
        version: of matsheets.
        for_signature: whether it is the clean copy of an agreement.
    """
    context, _ = _CONTEXTS[kind]
    values = context(review, made_on=made_on, draft=draft, missing=missing, version=version)
    return clean_copy(values) if for_signature else values


def review_for(kind: DocumentKind, review: Review) -> Review:
    """Return the review of the workbooks that a document says something of; all of them where it says nothing of any.

    Why: an agreement, or a plan on a file of its own, is nobody's view, and no source of the evidence beside it.

    Raises:
        ReviewError: a document of views is wanted, and nobody gave one; or an agreement, and there is one with each of several
            schools.
    """
    packs = {a.file for a in review.assessments if a.shared is not None}
    raters = [r for r in review.raters if kind.uses(rates=True, holds_it=False, agreed=r.agreed, pack=r.file in packs)]
    if kind.of_views and packs and not raters:
        what = f"{listed(sorted(packs))}: this is what a trust shared, and only its shared review is made from it."
        raise ReviewError(None, what, "Combine the trust's own workbooks.", code="pack-alone")
    if kind is DocumentKind.SHARED and not raters:
        what = f"{listed([assessment.file for assessment in review.assessments])}: a shared review is made from a pack."
        raise ReviewError(None, what, "Make the pack first: matsheets share", code="review-not-found")
    if kind.of_views and not raters:
        what = f"{listed([assessment.file for assessment in review.assessments])}: no review is held here to sum up."
        raise ReviewError(
            None,
            what,
            f"Combine the workbooks in which people rated the {review.framework.words.element.many}.",
            code="review-not-found",
        )
    if kind is DocumentKind.SLA and len(review.partnerships) > 1:
        files = listed([partnership.file for partnership in review.partnerships])
        what = f"These workbooks hold partnerships with {len(review.partnerships)} schools: {files}."
        raise ReviewError(None, what, "Combine each by itself for its agreement.", code="several-partnerships")
    held = _held(kind, review)
    pairs = zip(review.respondents, review.assessments, strict=True)
    used = [
        a for r, a in pairs if kind.uses(rates=r.rates, holds_it=a.file in held, agreed=r.agreed, pack=a.file in packs)
    ]
    compared = DocumentKind.EVIDENCE if kind is DocumentKind.SUMMARY else kind  # of a summary, views alone
    earlier: Review | None = None
    last = bool(review.medium_term)
    for before in reversed(kind.rounds_shown(review.before, lambda each: bool(each.plan_from), is_last=last)):
        earlier = replace(review_for(compared, replace(before, earlier=None)), earlier=earlier)
    if len(used) not in {0, len(review.assessments)}:
        return replace(
            combine(used),
            earlier=earlier,
            anonymous=review.anonymous,
            held_on=review.held_on,
            period=review.period,
            arranged_by=review.arranged_by,
        )
    return replace(review, earlier=earlier) if review.earlier else review


def _held(kind: DocumentKind, review: Review) -> frozenset[str]:
    """Return the files that a document's plan and partnership are taken from; for the summary, rivals of theirs too.

    Why the rivals: without them, what contradicts itself would look as if it were settled.
    """
    plan, partnerships = {review.plan_from}, {partnership.file for partnership in review.partnerships}
    return {
        DocumentKind.SUMMARY: frozenset(plan | partnerships | {*review.plan_rivals, *review.partnership_rivals}),
        DocumentKind.PLAN: frozenset(plan),
        DocumentKind.UPDATE: frozenset(plan | partnerships),
        DocumentKind.SLA: frozenset(partnerships),
    }.get(kind, frozenset())


def drawn_on(kind: DocumentKind, review: Review) -> tuple[Assessment, ...]:
    """Return the workbooks that a document says something of."""
    used = review_for(kind, review)
    return (*used.assessments, *(a for before in used.before for a in before.assessments))


def title_of(kind: DocumentKind, review: Review) -> str:
    """Return the title that a reader hears and that a list of files shows: the document and the trust on its cover.

    Why: party 1 of an agreement may be the mentor's trust, and not the one that the workbook is about.
    """
    trust = review.trust
    if kind is DocumentKind.EVIDENCE_BY_MAP:
        return f"Evidence by {map_of_review(review).subject_word.one}: {trust}"
    if kind is DocumentKind.SLA and review.partnership is not None:
        trust = str(review.partnership.terms.get("provider_name") or trust)
    title = kind.title_in(review.framework.words)
    return f"{title}: {trust}" if trust else title
