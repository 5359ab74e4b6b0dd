"""What the pages of the sample trusts are filled with: an example for every name that a page's template may use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from matsheets.batch.board_pages import page_of
from matsheets.batch.document_planning import plan_build_groups
from matsheets.batch.reading import read_and_check
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.pages.page_values import SECTIONS, for_pages, style
from matsheets.model.framework import Framework
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.programme_example import programme_values
from matsheets.samples.recipes import Recipe, find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir


def sample_page_values(kind: PageKind, framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what the pages of the samples are filled with, through the real writer, reader and checks."""
    if kind is PageKind.PROGRAMME:
        for values in programme_values(framework):
            yield {"style": style(), **for_pages(dict(values))}
    else:
        yield from _board_values(framework)


def _board_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what each sample trust's page is filled with, the last rounds first."""
    trusts: dict[Path, list[Recipe]] = {}
    for path in find_recipes(samples_dir()):
        trusts.setdefault(path.parent, []).append(load_recipe(path))
    for recipes in trusts.values():
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder, recipe.file) for recipe in recipes]
            for file, recipe in zip(files, recipes, strict=True):
                file.write_bytes(replay(recipe, framework))
            outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
        groups = plan_build_groups(outcomes, tuple(SECTIONS.values()), only_where_possible=True)
        pages = [page for group in groups if (page := page_of(group)) is not None]
        for page in reversed(pages):
            if len(page.builds) == len(SECTIONS):  # every name stands behind what such a page shows
                yield page.values(draft=True)
