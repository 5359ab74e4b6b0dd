"""What the pages of the sample trusts are filled with: an example for every name that a page's template may use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matsheets.batch.board_pages import page_of
from matsheets.batch.document_planning import plan_build_groups
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.pages.page_values import SECTIONS, for_pages, style
from matsheets.model.framework import Framework
from matsheets.samples.examples_of_several import programme_values
from matsheets.samples.read_back import read_recipes
from matsheets.samples.recipes import sample_recipes


def sample_page_values(kind: PageKind, framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what the pages of the samples are filled with, through the real writer, reader and checks."""
    if kind is PageKind.PROGRAMME:
        for values in programme_values(framework):
            yield {"style": style(), **for_pages(dict(values))}
    else:
        yield from _board_values(framework)


def _board_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what each sample trust's page is filled with, the last rounds first."""
    for recipes in sample_recipes():
        outcomes = read_recipes(recipes, framework)
        groups = plan_build_groups(outcomes, tuple(SECTIONS.values()), only_where_possible=True, for_page=True)
        pages = [page for group in groups if (page := page_of(group)) is not None]
        for page in reversed(pages):
            if len(page.builds) == len(SECTIONS):  # every name stands behind what such a page shows
                yield page.values(draft=True)
