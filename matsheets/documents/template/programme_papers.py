"""The Word documents of a programme: the paper for its lead, and that of the pooled figures that may leave it."""

from __future__ import annotations

from pathlib import Path

from matsheets._version import __version__
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.pooled_paper import pooled_context
from matsheets.documents.contexts.programme_paper import programme_context
from matsheets.documents.contexts.unbroken_hyphens import with_unbroken_hyphens
from matsheets.documents.record.manifest import Manifest
from matsheets.documents.template.build import fill_values
from matsheets.programme.pooled_figures import PooledFigures
from matsheets.programme.trust_entry import Programme
from matsheets.review.period import Period


def build_programme_paper(programme: Programme, *, templates: Path | None = None, version: str = __version__) -> bytes:
    """Make the programme paper and return its bytes; the same programme gives the same bytes.

    Its record names no workbook, of which there may be ten thousand: it has their number, and one digest of all.

    Args:
        programme: the trusts, on the day that the paper is of.
        templates: a template of the user's own, or a folder with one; None for ours.
        version: of matsheets.

    Raises:
        TemplateError: the user's own template cannot be used, or is not there.
        DocumentError: ours could not be filled, which is a fault of ours.
    """
    kind, framework = DocumentKind.PROGRAMME, programme.framework
    values = programme_context(programme, version=version)
    ratings = [rating.label for rating in framework.scale.ratings]
    made = programme_manifest(programme, kind.slug, str(values["trust"]), version)
    title = f"{kind.title}: {values['trust']}"
    return fill_values(
        kind, with_unbroken_hyphens(values, ratings, ()), made, day=programme.day, title=title, templates=templates,
        ratings=framework.scale.ratings,
    )  # fmt: skip


def programme_manifest(programme: Programme, kind: str, called: str, version: str) -> Manifest:
    """Return what a programme's paper or page says of its making: no list of workbooks, but their number and a digest of all.

    Args:
        programme: the trusts, on the day that it is of.
        kind: its slug.
        called: the programme's name.
        version: of matsheets.
    """
    framework = programme.framework
    return Manifest(
        version, framework.id, framework.edition, kind, False, called, "", (),
        period=Period(programme.day, None), source_count=programme.workbooks, source_digest=programme.digest,
    )  # fmt: skip


def build_pooled_paper(
    figures: PooledFigures, *, templates: Path | str | None = None, version: str = __version__
) -> bytes:
    """Make the paper of pooled figures and return its bytes; the same figures give the same bytes, whichever the trusts.

    Its record names no trust and no workbook, and has no digest of them: by a digest, whoever holds workbooks could find out
    which of them are counted.

    Args:
        figures: of a programme.
        templates: a template of your own, or a folder with them; without one there, ours.
        version: of matsheets.

    Raises:
        TemplateError: the user's own template cannot be used, or is not there.
        DocumentError: ours could not be filled, which is a fault of ours.
    """
    framework = figures.framework
    made = Manifest(
        version, framework.id, framework.edition, DocumentKind.POOLED.slug, draft=False, trust="", round="", sources=(),
        period=Period(figures.day, None), withheld_below=figures.limit,
    )  # fmt: skip
    values = pooled_context(figures, version=version)
    return fill_values(
        DocumentKind.POOLED,
        with_unbroken_hyphens(values, [rating.label for rating in framework.scale.ratings], ()),
        made,
        day=figures.day,
        ratings=framework.scale.ratings,
        title=DocumentKind.POOLED.title,
        templates=Path(templates) if templates is not None else None,
    )
