"""One Word document from a review: its template, its values, and the record of its making put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from matsheets._version import __version__
from matsheets.documents.contexts.document_kinds import PULLED, DocumentKind
from matsheets.documents.contexts.review_documents import context_of, drawn_on, review_for, title_of
from matsheets.documents.contexts.sla_clean_copy import require_settled
from matsheets.documents.contexts.unbroken_hyphens import with_unbroken_hyphens
from matsheets.documents.contexts.whole_cells import cell_hashes
from matsheets.documents.record.manifest import Manifest, map_used
from matsheets.documents.template.clean_copy_check import require_clean
from matsheets.documents.template.engine import fill
from matsheets.errors import DocumentError, TemplateError
from matsheets.model.cells import within_sentence
from matsheets.model.framework import Rating
from matsheets.model.remembered_framework import framework_needed
from matsheets.review.review import Review
from matsheets.storage.shipped_files import doc_template, doc_templates_dir
from matsheets.workbook.layout.layout import build_layout

#: Made to be handed to others, so that nothing goes with them which stands in the properties of a template alone.
_HANDED_OUT = frozenset({DocumentKind.SHARED, DocumentKind.POOLED})
#: Makes one context of another, of the review that it was made from.
ContextChange = Callable[[Mapping[str, object], Review], Mapping[str, object]]


def build_document(
    kind: DocumentKind | str,
    review: Review,
    *,
    made_on: dt.date | None = None,
    templates: Path | str | None = None,
    draft: bool = False,
    missing: Sequence[str] = (),
    for_signature: bool = False,
    version: str = __version__,
) -> bytes:
    """Make one Word document from a review and return its bytes; the same inputs give the same bytes.

    Args:
        kind: which document, or its name: ``"summary"``, ``"evidence"``, ``"plan"``, ``"update"``, ``"sla"`` or ``"meeting"``;
            none of those of several trusts. ``"evidence-by-map"`` is made of ``review.by_map(open_map(...))``.
        review: of one trust and one round; for an update of other days than its own, ``review.in_period(on, since)``.
        made_on: the document's date; where it is None, the latest date that the workbooks give, and of an update its day.
        templates: a template of your own, or a folder with them; a document without one there is made from ours.
        draft: whether to mark it as a draft.
        missing: for a draft, one sentence for each thing that is missing.
        for_signature: whether to make the clean copy of an agreement, without Refs and notes and with places to sign.
        version: of matsheets.

    Raises:
        TemplateError: the user's own template cannot be used, or is not there.
        DocumentError: ours could not be filled, which is a fault of ours.
        FrameworkError: it prints questions and descriptors, and the workbooks' framework is only what they remember of it.
        ReviewError: a summary or the evidence is wanted of workbooks in which nobody rated, an agreement with several schools
            at once, a clean copy of one in which something is open, an update without a day, or evidence by a map that is not
            of the framework.
        ValueError: no document has that name, it is of several trusts, or a clean copy is wanted of a draft or of anything but
            an agreement.
    """
    kind = DocumentKind.named(kind)
    if kind.of_several:
        raise ValueError(f"the {kind.title.lower()} is of several trusts, and is not made from one review")
    if for_signature and (kind is not DocumentKind.SLA or draft):
        raise ValueError("only an agreement that is no draft can be made for signature")
    if for_signature:
        require_settled(review_for(kind, review))
    templates = Path(templates) if templates is not None else None
    made = fill_document(
        kind, review, made_on=made_on, templates=templates, missing=missing if draft else None, for_signature=for_signature,
        version=version,
    )  # fmt: skip
    if for_signature:
        layout = build_layout(review.framework)
        require_clean(made, lambda ref: layout.find(ref) is not None, template_of(kind, templates))
    return made


def fill_document(
    kind: DocumentKind,
    review: Review,
    *,
    made_on: dt.date | None = None,
    templates: Path | None,
    missing: Sequence[str] | None,
    for_signature: bool,
    version: str,
    change: ContextChange | None = None,
) -> bytes:
    """Make what ``build_document`` makes, also a clean copy in which something is open: to be compared, not to be signed.

    A draft is one with ``missing``. ``change`` gives the context to fill in the place of the usual one.
    """
    if kind.prints_descriptors and review.framework.is_remembered:
        raise framework_needed(review.framework)
    if kind is DocumentKind.UPDATE and review.period is None:
        review = review.in_period()
    review, draft = review_for(kind, review), missing is not None
    day = made_on or (review.period.on if review.period else review.day)
    values = context_of(
        kind, review, made_on=day, draft=draft, missing=missing or (), version=version, for_signature=for_signature
    )
    frame = review.framework
    used = drawn_on(kind, review)
    made = Manifest(
        version, frame.id, frame.edition, kind.slug, draft, review.trust, review.round, (),
        for_signature=for_signature, anonymous=review.anonymous, held_on=review.held_on, period=review.period,
        cells=cell_hashes(review.assessments, PULLED.get(kind, ())),
        arranged_by=map_used(review.arranged_by) if kind is DocumentKind.EVIDENCE_BY_MAP else None,
    ).made_from(used)  # fmt: skip
    ratings = [rating.label for rating in frame.scale.ratings]
    answered = (*review.assessments, *(review.earlier.assessments if review.earlier else ()))
    printed = with_unbroken_hyphens(values, ratings, answered)
    return fill_values(
        kind, change(printed, review) if change else printed, made, day=day, title=title_of(kind, review),
        # A copy to be signed is the trust's paper; how it was made stands in the manifest.
        author=str(values["trust"]) if for_signature else "", templates=templates, ratings=frame.scale.ratings,
    )  # fmt: skip


def fill_values(
    kind: DocumentKind,
    values: Mapping[str, object],
    manifest: Manifest,
    *,
    day: dt.date | None,
    title: str,
    ratings: Sequence[Rating],
    author: str = "",
    templates: Path | None = None,
) -> bytes:
    """Fill a document's template and return its bytes: of one trust or of several, the same values give the same bytes.

    Args:
        kind: which document.
        values: what its template is filled with, ``with_unbroken_hyphens``.
        manifest: what it says of its own making, but for its template and its text, which are added here.
        day: the day that its properties say it was made on; None where there is none.
        title: what a reader hears and a list of files shows.
        ratings: whose labels may not break in its tables.
        author: who its properties say wrote it.
        templates: a template, or a folder with them, or None for ours.

    Raises:
        TemplateError: the user's own template cannot be used, or is not there.
        DocumentError: ours could not be filled, which is a fault of ours.
    """
    template = template_of(kind, templates)
    try:
        return fill(
            template,
            values,
            created=day or dt.date(1980, 1, 1),
            title=title,
            author=author,
            references=True,
            manifest=manifest,
            own_properties=kind not in _HANDED_OUT,
            ratings=ratings,
        )
    except TemplateError as error:
        if template.parent != doc_templates_dir():
            raise
        what = title.partition(":")[0]
        raise fault_of_ours(within_sentence(what), error) from error


def fault_of_ours(what: str, error: TemplateError) -> DocumentError:
    """Return the error that a template of ours could not be filled: its user is never blamed; ``what`` was to be made."""
    what = f"The {what} could not be made: the template that comes with matsheets"
    remedy = "That is a fault in matsheets, and nothing in your workbooks. Please report it, with this message."
    return DocumentError(None, f"{what} {error.what}", remedy, code="unexpected")


def template_of(kind: DocumentKind, templates: Path | None) -> Path:
    """Return the Word template that a document is made from: the user's own where there is one, else ours.

    Args:
        kind: which document.
        templates: a template, or a folder with templates, or None for ours.

    Raises:
        TemplateError: it is neither a file nor a folder.
    """
    return doc_template(kind.template, templates)
