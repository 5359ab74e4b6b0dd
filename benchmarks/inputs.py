"""What the comparisons work on: the samples' workbooks, written from their recipes, and variations of them by a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import Framework
from matsheets.samples.recipes import Recipe, RecipeValue, find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Layout, build_layout

#: The sample whose workbook holds all parts, so that all documents can be built from it.
WHOLE = "ondlebury-baseline-agreed.xlsx"
#: Columns in which an answer of several words is free text; elsewhere it may be a choice, a name or a rule's own wording.
_FREE = {"answer", "rationale", "evidence", "why", "known", "next", "objective", "actions", "support", "resources",
         "monitoring", "success", "provided", "measure"}  # fmt: skip
_LEAST_WORDS = 8
_NEW_WORDS = 0.1  # of a text's words
_SYLLABLES = ("an", "bel", "cor", "der", "en", "fal", "gra", "hol", "in", "lo", "mar", "nes", "or", "pel", "ran", "sto")


class Inputs:
    """The inputs of one run, each made when it is first asked for.

    Args:
        folder: an empty folder, which belongs to the run.
        seed: of everything that varies.
        quick: make less of everything that is many.
    """

    def __init__(self, folder: Path, *, seed: int, quick: bool) -> None:
        self.folder = folder
        self.seed = seed
        self.quick = quick

    @cached_property
    def framework(self) -> Framework:
        """The shipped framework."""
        return open_framework("mat-assurance-framework")

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands in a workbook with all parts."""
        return build_layout(self.framework)

    @cached_property
    def recipes(self) -> tuple[Recipe, ...]:
        """The samples' recipes, in order."""
        return tuple(load_recipe(path) for path in find_recipes(samples_dir()))

    @cached_property
    def workbooks(self) -> tuple[Path, ...]:
        """The samples' workbooks."""
        return tuple(self._written(recipe) for recipe in self.recipes)

    @cached_property
    def whole(self) -> Path:
        """One completed workbook with all parts."""
        return next(path for path in self.workbooks if path.name == WHOLE)

    def reworded(self, number: int) -> Path:
        """One completed workbook with all parts, with the sentences of ``whole`` in words of its own.

        Why: a text that was met before need not be measured, escaped or set again.
        """
        chance = random.Random(f"{self.seed} {number}")
        whole = next(recipe for recipe in self.recipes if recipe.file == WHOLE)
        chosen = {
            (row.ref, column.key)
            for tab in self.layout.tabs
            for row in tab.rows
            for column in tab.answer_columns()
            if (entry := tab.entry(row, column)) is not None and entry.choices
        }
        said = {
            place: value if place in chosen else _reworded(place[1], value, chance)
            for place, value in whole.answers.items()
        }
        return self._written(replace(whole, answers=said), f"reworded/{number}")

    def _written(self, recipe: Recipe, folder: str = "samples") -> Path:
        path = self.folder / folder / recipe.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(replay(recipe, self.framework))
        return path


def _reworded(column: str, value: RecipeValue, chance: random.Random) -> RecipeValue:
    """Put a text's words into another order, line by line, some of them replaced with words that nobody has met."""
    if not isinstance(value, str) or column not in _FREE or len(value.split()) < _LEAST_WORDS:
        return value
    lines = []
    for line in value.split("\n"):
        words = line.split(" ")
        chance.shuffle(words)
        lines.append(" ".join(_word(chance) if chance.random() < _NEW_WORDS else word for word in words))
    return "\n".join(lines)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4)))
