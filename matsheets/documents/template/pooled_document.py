"""The Word document of a programme's pooled figures."""

from __future__ import annotations

from pathlib import Path

from matsheets._version import __version__
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.pooled_paper import pooled_context
from matsheets.documents.contexts.unbroken_hyphens import with_unbroken_hyphens
from matsheets.documents.record.manifest import Manifest
from matsheets.documents.template.build import fill_values
from matsheets.programme.pooled_figures import PooledFigures
from matsheets.review.period import Period


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
        title=DocumentKind.POOLED.title,
        templates=Path(templates) if templates is not None else None,
    )
