"""Workbooks and documents for the tests of ``pull``, and pulling itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from matsheets.batch.reading import read_and_check
from matsheets.batch.results import Outcome
from matsheets.model.framework_file import shipped_frameworks
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.trace.pull import pull
from matsheets.trace.pulled import Pulled, Removed

TODAY = dt.date(2026, 11, 2)


def write_books(folder: Path, beginning: str) -> list[Path]:
    """Write the samples' workbooks whose names begin so into a folder."""
    framework = shipped_frameworks()[0]
    paths = []
    for recipe in map(load_recipe, find_recipes(samples_dir())):
        if recipe.file.startswith(beginning):
            paths.append(folder / recipe.file)
            paths[-1].write_bytes(replay(recipe, framework))
    return sorted(paths)


def read_books(paths: Iterable[Path]) -> tuple[Outcome, ...]:
    """Read workbooks as the command does."""
    return read_and_check(sorted(paths), shipped_frameworks(), today=TODAY)


def pulled_from(document: bytes, given: tuple[Outcome, ...], removed: Removed | None = None) -> Pulled:
    """What pull makes of a document."""
    return pull(document, given, templates=None, today=TODAY, removed=removed)
