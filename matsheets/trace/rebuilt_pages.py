"""How each page for a browser is made again from its workbooks, so that ``verify`` can hold the two side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from matsheets.batch.board_pages import PageBuild, page_of
from matsheets.batch.document_planning import plan_build_groups
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.review_documents import drawn_on
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.pages.page_values import SECTIONS
from matsheets.documents.record.manifest import Manifest
from matsheets.errors import DocumentError
from matsheets.model.rounds import round_key
from matsheets.trace.rebuilt_documents import Rebuild, RebuiltDocument


def _board_page(outcomes: Sequence[Outcome], manifest: Manifest, template: Path) -> RebuiltDocument:
    """Make a trust's page again, of the round that it is of."""
    on, since = manifest.period or (None, None)
    groups = plan_build_groups(
        outcomes, tuple(SECTIONS.values()), only_where_possible=True, on=on, since=since, for_page=True
    )
    files = {source.file for source in manifest.sources}

    def likeness(page: PageBuild) -> tuple[bool, int]:
        same_round = round_key(page.review.round) == round_key(manifest.round)
        return same_round, len(files & _files_of(page))

    pages = [page for group in groups if (page := page_of(group)) is not None]
    if not pages:
        what = "cannot be made again: in these workbooks nobody gave a view."
        raise DocumentError(None, what, "Name the workbooks it was made from.", code="document-other-workbooks")
    page = max(pages, key=likeness)
    content = page.content(template=template, draft=manifest.draft, version=manifest.version)
    return RebuiltDocument(content, _files_of(page), page.review.framework.edition, draft=bool(page.errors))


def _files_of(page: PageBuild) -> frozenset[str]:
    return frozenset(a.file for build in page.builds for a in drawn_on(build.kind, build.review))


#: How the pages are made again, a line for each.
REBUILT_PAGES: Mapping[PageKind, Rebuild] = {PageKind.BOARD: _board_page}
