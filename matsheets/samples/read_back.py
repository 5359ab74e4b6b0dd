"""Workbooks of the samples as they are read again, through the real reader and checks."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from matsheets.batch.reading import read_and_check
from matsheets.batch.results import Outcome
from matsheets.model.framework import Framework
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import Recipe, replay

ReadRecipes = Callable[[Sequence[Recipe], Framework], tuple[Outcome, ...]]


def read_recipes(recipes: Sequence[Recipe], framework: Framework) -> tuple[Outcome, ...]:
    """Write the workbooks that recipes describe, and read them."""
    return read_contents({recipe.file: replay(recipe, framework) for recipe in recipes}, framework)


def read_contents(workbooks: Mapping[str, bytes], framework: Framework) -> tuple[Outcome, ...]:
    """Read workbooks, by the names of their files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in workbooks.items():
            Path(folder, name).write_bytes(content)
        return read_and_check([Path(folder, name) for name in workbooks], [framework], today=SAMPLES_DAY)
