"""What the programme paper of the sample trusts is filled with."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from matsheets._version import __version__
from matsheets.documents.contexts.programme_paper import programme_context
from matsheets.model.framework import Framework
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.steps.programme_run import programme_of
from matsheets.storage.shipped_files import samples_dir

#: A day on which some of what the samples plan is past its date.
_LATER = dt.date(2027, 11, 1)


def programme_values(framework: Framework) -> Iterator[Mapping[str, object]]:
    """Yield what the programme paper of the sample trusts is filled with, with boards that wait, and on another day."""
    with tempfile.TemporaryDirectory() as folder:
        for path in find_recipes(samples_dir()):
            recipe = load_recipe(path)
            Path(folder, recipe.file).write_bytes(replay(recipe, framework))
        later = programme_of(folder, on=_LATER, frameworks=[framework])
        now = programme_of(folder, on=SAMPLES_DAY, frameworks=[framework])
    waiting = [entry._replace(step=entry.step._replace(update_is_due=True)) for entry in later.entries]
    yield programme_context(replace(later, entries=tuple(waiting)), version=__version__)
    yield programme_context(now, version=__version__)
