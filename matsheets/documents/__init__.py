"""The Word documents that a review makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from matsheets._version import __version__

if TYPE_CHECKING:
    from matsheets.model.assessment import Assessment
    from matsheets.review import Review

__all__ = ["DocumentKind", "build_document"]


class DocumentKind(Enum):
    """The three documents.

    Attributes:
        slug: how its files' names end, such as ``diagnostic-summary``.
        title: what it is called.
        template: the file name of its Word template.
    """

    SUMMARY = ("diagnostic-summary", "Diagnostic summary")
    PLAN = ("development-plan", "Development plan")
    SLA = ("trust-partnership-sla", "Trust partnership service level agreement")

    def __init__(self, slug: str, title: str) -> None:
        self.slug = slug
        self.title = title
        self.template = f"{slug}.docx"


def build_document(
    kind: DocumentKind,
    review: Review,
    *,
    made_on: dt.date | None = None,
    templates: Path | None = None,
    draft: bool = False,
    missing: Sequence[str] = (),
    version: str = __version__,
) -> bytes:
    """Make one Word document from a review and return its bytes; the same inputs give the same bytes.

    Args:
        kind: which document.
        review: of one trust and one round.
        made_on: the document's date; where it is None, the latest date that the workbooks give.
        templates: a template of your own, or a folder with them; a document without one there is made from ours.
        draft: whether to mark it as a draft.
        missing: for a draft, one sentence for each thing that is missing.
        version: of matsheets.

    Raises:
        TemplateError: the template cannot be used.
    """
    from matsheets.documents.contexts.values import day_of
    from matsheets.documents.record.manifest import Manifest, SourceFile
    from matsheets.documents.template.engine import fill

    day = made_on or day_of(review)
    values = _context(kind, review, made_on=day, draft=draft, missing=missing, version=version)
    template = template_of(kind, templates)
    title = _title(kind, review)
    # Only the agreement numbers its clauses; settling references takes longer than all the rest.
    frame = review.framework
    sources = tuple(SourceFile(a.file, a.sha256) for a in drawn_on(kind, review))
    made = Manifest(version, frame.id, frame.edition, kind.slug, draft, review.trust, review.round, sources)
    created = day or dt.date(1980, 1, 1)
    return fill(template, values, created=created, title=title, references=kind is DocumentKind.SLA, manifest=made)


def drawn_on(kind: DocumentKind, review: Review) -> tuple[Assessment, ...]:
    """Return the workbooks that a document says something of: a summary also shows what moved since the round before."""
    earlier = review.earlier.assessments if kind is DocumentKind.SUMMARY and review.earlier else ()
    return (*review.assessments, *earlier)


def template_of(kind: DocumentKind, templates: Path | None) -> Path:
    """Return the Word template that a document is made from: the user's own where there is one, else ours.

    Args:
        kind: which document.
        templates: a template, or a folder with templates, or None for ours.
    """
    from matsheets.storage.resources import doc_templates_dir

    own = templates / kind.template if templates is not None and templates.is_dir() else templates
    return own if own is not None and own.is_file() else doc_templates_dir() / kind.template


def _title(kind: DocumentKind, review: Review) -> str:
    """Return the title that a reader hears and that a list of files shows: the document and the trust on its cover.

    Why: party 1 of an agreement may be the mentor's trust, and not the one that the workbook is about.
    """
    trust = review.trust
    if kind is DocumentKind.SLA and review.partnership is not None:
        trust = str(review.partnership.terms.get("provider_name") or trust)
    return f"{kind.title}: {trust}" if trust else kind.title


def _context(
    kind: DocumentKind, review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> dict[str, object]:
    """Return what the document is filled with."""
    if kind is DocumentKind.SLA:
        from matsheets.documents.contexts.sla import sla_context as build
    elif kind is DocumentKind.PLAN:
        from matsheets.documents.contexts.plan import plan_context as build
    else:
        from matsheets.documents.contexts.summary import summary_context as build
    return build(review, made_on=made_on, draft=draft, missing=missing, version=version)
