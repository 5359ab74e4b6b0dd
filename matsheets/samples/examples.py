"""What documents of the sample trusts are filled with: an example for every name that a template may use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.documents.authoring.field_list import values_of
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.framework import Framework
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import Recipe, RecipeValue, find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir

#: The limit of liability is the one answer that no sample trust gives, and that the agreement does not need.
_CAP = {("PAR-25", "answer"): 100_000}  # pounds
_DATES = ("start", "review_on")
_ROUND, _REVIEWED_ON = ("ABT-14", "answer"), ("ABT-15", "answer")


def sample_values(kind: DocumentKind, framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what each sample trust's document is filled with, through the real writer, reader and checks.

    After the finished ones come drafts of the same, with answers left out that are often missing in real life, so that the
    names that say what is missing have examples too. Last come those of a trust whose earlier round nobody rated.
    """
    trusts: dict[Path, list[Recipe]] = {}
    for path in find_recipes(samples_dir()):
        trusts.setdefault(path.parent, []).append(load_recipe(path))
    for recipes in trusts.values():
        yield from _values(kind, recipes, framework)
    for recipes in trusts.values():
        yield from _values(kind, [_unfinish(recipe) for recipe in recipes], framework)
    for recipes in trusts.values():
        if len({recipe.answers[_ROUND] for recipe in recipes}) > 1:
            yield from _values(kind, _unrated_before(recipes), framework)


def _values(kind: DocumentKind, recipes: Sequence[Recipe], framework: Framework) -> Iterator[Mapping[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for recipe in recipes:
            files.append(Path(folder, recipe.file))
            files[-1].write_bytes(replay(recipe, framework))
        outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
    for build in plan_builds(outcomes, [kind], only_where_possible=True):
        yield values_of(kind, build.review, [str(problem) for problem in build.problems])


def _unfinish(recipe: Recipe) -> Recipe:
    """Return a recipe as it might stand a week before it is finished.

    One element has no rating and another no rationale. Of the plan there is only the beginning: the first priority serves
    nothing, nor does what is left for now, the second has no dates, and the rest is not written yet.
    """
    rated = sorted({ref for ref, column in recipe.answers if column == "rating"})
    planned = sorted({ref for ref, column in recipe.answers if column == "objective"})
    left = {ref for ref, column in recipe.answers if column == "no_action"}
    gone = {(ref, column) for ref in rated[:1] for column in ("rating", "rationale", "evidence")}
    gone |= {(ref, "rationale") for ref in rated[1:2]}
    gone |= {(ref, "target") for ref in planned[:1]}
    gone |= {(ref, column) for ref in planned[1:2] for column in _DATES}
    gone |= {(ref, "target") for ref in left}
    answers: dict[tuple[str, str], RecipeValue] = {
        key: value for key, value in recipe.answers.items() if key not in gone and key[0] not in set(planned[3:]) - left
    }
    return replace(recipe, answers=answers | (_CAP if any(ref.startswith("PAR-") for ref, _ in answers) else {}))


def _unrated_before(recipes: Sequence[Recipe]) -> list[Recipe]:
    """Return a trust's recipes without the ratings of any round but the last: there is nothing to compare that with."""
    last = max(recipes, key=lambda recipe: str(recipe.answers[_REVIEWED_ON])).answers[_ROUND]
    return [
        recipe
        if recipe.answers[_ROUND] == last
        else replace(recipe, answers={key: value for key, value in recipe.answers.items() if key[1] != "rating"})
        for recipe in recipes
    ]
