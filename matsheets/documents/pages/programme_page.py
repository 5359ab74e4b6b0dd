"""A programme's page for a browser: what the programme paper says, for whoever leads it."""

from __future__ import annotations

from pathlib import Path

from matsheets._version import __version__
from matsheets.documents.contexts.page_room import PAGE, PAPER
from matsheets.documents.contexts.programme_paper import programme_context
from matsheets.documents.contexts.values import Values
from matsheets.documents.pages.page_engine import made_page
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.pages.page_values import for_pages, style
from matsheets.documents.template.programme_papers import programme_manifest
from matsheets.programme.trust_entry import Programme

#: Of so many trusts a page names each, wherever it stands; at some three kilobytes a trust, a browser still opens it at once.
MOST_WHOLE = 400


def programme_page(programme: Programme, *, template: Path | None = None, version: str = __version__) -> bytes:
    """Make a programme's page and return its bytes; the same programme gives the same bytes.

    Args:
        programme: the trusts, on the day that the page is of.
        template: of the user's own; None for ours.
        version: of matsheets.

    Raises:
        TemplateError: the user's own template cannot be used, or would reach outside the page.
        DocumentError: ours could not be filled, which is a fault of ours.
    """
    values = programme_page_values(programme, version=version)
    record = programme_manifest(programme, PageKind.PROGRAMME.slug, str(values["trust"]), version)
    return made_page(PageKind.PROGRAMME.template_in(template), values, record)


def programme_page_values(programme: Programme, *, version: str) -> Values:
    """Return what a programme's page is filled with: the values of the programme paper, with every row and every name whole.

    Of more than ``MOST_WHOLE`` trusts it has as many rows as the paper.
    """
    room = PAGE if len(programme.trusts) <= MOST_WHOLE else PAPER
    return {**for_pages(programme_context(programme, version=version, room=room)), "style": style()}
