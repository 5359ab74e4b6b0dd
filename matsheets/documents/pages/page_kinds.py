"""The pages for a browser there are, and the template of each."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.values import Field
from matsheets.documents.pages.page_values import STYLE, fields_for_pages, page_fields
from matsheets.storage.shipped_files import doc_template


class PageKind(Enum):
    """The pages for a browser.

    Attributes:
        slug: how its files' names end.
        title: what it is called.
        word: what commands call it.
        template: the file name of its template.
    """

    BOARD = ("board-page", "Board page", "page")
    PROGRAMME = ("programme-page", "Programme page", "programme-page")

    def __init__(self, slug: str, title: str, word: str) -> None:
        self.slug = slug
        self.word = word
        self.title = title
        self.template = f"{slug}.html"

    def template_in(self, templates: Path | None) -> Path:
        """Return the template that it is made from: the user's own where there is one, else ours.

        Args:
            templates: a template, or a folder with templates, or None for ours.

        Raises:
            TemplateError: it is neither a file nor a folder.
        """
        return doc_template(self.template, templates)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every name that its template may use."""
        if self is PageKind.BOARD:
            return page_fields()
        return (STYLE, *fields_for_pages(DocumentKind.PROGRAMME))
