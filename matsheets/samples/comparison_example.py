"""What a comparison of the sample trusts is filled with: examples for the names that its template may use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from matsheets._version import __version__
from matsheets.batch.reading import read_and_check
from matsheets.comparison.comparison import compare_trusts
from matsheets.comparison.selection import reviews_to_compare
from matsheets.documents.contexts.comparison import comparison_context
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.joint_plans import MOST_TRUSTS
from matsheets.model.respondents import AGREED, answer_text
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import Recipe, find_recipes, load_recipe, replay
from matsheets.sharing.pack import share
from matsheets.storage.shipped_files import samples_dir

#: The elements that a sample trust shares in a pack.
_SHARED = ("VIS-01", "TEA-02")


def _read(written: Mapping[str, bytes], framework: Framework) -> list[Assessment]:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in written.items():
            Path(folder, name).write_bytes(content)
        outcomes = read_and_check([Path(folder, name) for name in written], [framework], today=SAMPLES_DAY)
    return [outcome.assessment for outcome in outcomes if outcome.assessment]


def comparison_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield comparisons of the sample trusts: as they agreed, with the groups' own ratings, and with what two of them share."""
    trusts: dict[Path, list[Recipe]] = {}
    for path in find_recipes(samples_dir()):
        trusts.setdefault(path.parent, []).append(load_recipe(path))
    written = {recipe.file: replay(recipe, framework) for recipes in trusts.values() for recipe in recipes}
    read = _read(written, framework)
    own = [assessment for assessment in read if answer_text(assessment, "group") != AGREED]
    first = answer_text(own[0], "trust_name")
    (pack,) = share([a for a in read if answer_text(a, "trust_name") == first], elements=_SHARED)
    second = next(name for a in own if (name := answer_text(a, "trust_name")) != first)
    other = [assessment for assessment in own if answer_text(assessment, "trust_name") == second]
    for assessments in (read, own, [*_read({pack.workbook_name: pack.workbook}, framework), *other]):
        comparison = compare_trusts(reviews_to_compare(assessments)[:MOST_TRUSTS])
        yield comparison_context(comparison, made_on=SAMPLES_DAY, version=__version__)
