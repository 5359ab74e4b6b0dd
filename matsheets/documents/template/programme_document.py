"""The programme paper as a Word document: its values, its template, and the record of its making put together."""

from __future__ import annotations

from pathlib import Path

from matsheets._version import __version__
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.programme_paper import programme_context
from matsheets.documents.contexts.unbroken_hyphens import with_unbroken_hyphens
from matsheets.documents.record.manifest import Manifest
from matsheets.documents.template.build import fill_values
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
    made = Manifest(
        version, framework.id, framework.edition, kind.slug, False, str(values["trust"]), "", (),
        period=Period(programme.day, None), source_count=programme.workbooks, source_digest=programme.digest,
    )  # fmt: skip
    title = f"{kind.title}: {values['trust']}"
    return fill_values(
        kind, with_unbroken_hyphens(values, ratings, ()), made, day=programme.day, title=title, templates=templates
    )
