"""Whether a paper of a whole programme still says what the workbooks say.

It is made again from the programme as the workbooks make it now, on the paper's own day. Why apart from ``verify``: there may be ten
thousand workbooks, which are never in memory at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.pages.programme_page import programme_page
from matsheets.documents.record.manifest import Manifest, read_manifest
from matsheets.documents.record.page_text import is_page
from matsheets.documents.template.build import template_of
from matsheets.documents.template.programme_papers import build_pooled_paper, build_programme_paper
from matsheets.programme.disclosure_control import LEAST_LIMIT
from matsheets.programme.pooled_figures import pooled_figures_of
from matsheets.programme.trust_entry import Programme
from matsheets.trace.document_record import is_made_from, record_of, record_of_page
from matsheets.trace.rebuilt_documents import RebuiltDocument
from matsheets.trace.verify import (
    Verdict,
    compare_rebuilt,
    other_template_error,
)


def _paper_again(programme: Programme, manifest: Manifest, template: Path) -> bytes:
    return build_programme_paper(programme, templates=template, version=manifest.version)


def _pooled_again(programme: Programme, manifest: Manifest, template: Path) -> bytes:
    # Somebody may have changed the limit in the file's properties; no lower one makes a paper.
    figures = pooled_figures_of(programme, max(LEAST_LIMIT, manifest.withheld_below))
    return build_pooled_paper(figures, templates=template, version=manifest.version)


def _page_again(programme: Programme, manifest: Manifest, template: Path) -> bytes:
    return programme_page(programme, template=template, version=manifest.version)


#: How each paper of a whole programme is made again, a line for each.
_PAPERS: Mapping[DocumentKind | PageKind, Callable[[Programme, Manifest, Path], bytes]] = {
    DocumentKind.PROGRAMME: _paper_again,
    DocumentKind.POOLED: _pooled_again,
    PageKind.PROGRAMME: _page_again,
}


def day_of_programme(document: bytes, *, name: str = "document.docx") -> dt.date | None:
    """Return the day of a paper that is made from a whole programme; None for any other document.

    Raises:
        DocumentError: the document cannot be read.
    """
    manifest = read_manifest(document, name=name)
    of_programme = manifest is not None and manifest.kind in {kind.slug for kind in _PAPERS}
    return manifest.period.on if manifest and of_programme and manifest.period else None


def verify_programme(
    document: bytes, programme: Programme, *, templates: Path | None, version: str, name: str = "document.docx"
) -> Verdict:
    """Compare a paper of a whole programme with the one that the workbooks make now, in the same template.

    Args:
        document: the bytes of the paper.
        programme: as the workbooks make it now, on the day of ``day_of_programme``.
        templates: the template that it was made from, or a folder with it; None for ours.
        version: of this matsheets.
        name: what to call the paper in messages.

    Raises:
        DocumentError: the paper cannot be read, or was made from another template.
        TemplateError: the template cannot be used.
    """
    manifest, kind = record_of_page(name, document) if is_page(document) else record_of(name, document)
    template = kind.template_in(templates) if isinstance(kind, PageKind) else template_of(kind, templates)
    if not is_made_from(manifest, template):
        raise other_template_error(name)
    content = _PAPERS[kind](programme, manifest, template)
    now = RebuiltDocument(content, frozenset(), programme.framework.edition, programme.digest)
    return compare_rebuilt(name, document, manifest, now, (), version)
