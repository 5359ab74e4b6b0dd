"""The documents of one trust and round: what each says something of, and the values that its template is filled with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.evidence import evidence_context
from matsheets.documents.contexts.evidence_by_map import evidence_by_map_context, map_of_review
from matsheets.documents.contexts.meeting import meeting_context
from matsheets.documents.contexts.plan import plan_context
from matsheets.documents.contexts.shared_review import shared_review_context
from matsheets.documents.contexts.sla import sla_context
from matsheets.documents.contexts.sla_clean_copy import clean_copy
from matsheets.documents.contexts.summary import summary_context
from matsheets.documents.contexts.update import update_context
from matsheets.errors import ReviewError
from matsheets.model.assessment import Assessment
from matsheets.model.cells import listed
from matsheets.review.combine import combine
from matsheets.review.review import Review

_CONTEXTS = {
    DocumentKind.SUMMARY: summary_context,
    DocumentKind.EVIDENCE: evidence_context,
    DocumentKind.EVIDENCE_BY_MAP: evidence_by_map_context,
    DocumentKind.PLAN: plan_context,
    DocumentKind.UPDATE: update_context,
    DocumentKind.SLA: sla_context,
    DocumentKind.MEETING: meeting_context,
    DocumentKind.SHARED: shared_review_context,
}


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
    values = _CONTEXTS[kind](review, made_on=made_on, draft=draft, missing=missing, version=version)
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
