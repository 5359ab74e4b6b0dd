"""What the sample trusts' documents are filled with, each of their workbooks written and read once for all kinds of documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.framework import Framework
from matsheets.samples.examples import sample_values
from matsheets.samples.read_back import read_recipes
from matsheets.samples.recipes import Recipe

#: What was read before. Recipes hold dictionaries and have no hash; of some thirty lists, an equal one is found at once.
_read: list[tuple[Sequence[Recipe], Framework, tuple[Outcome, ...]]] = []


def _read_once(recipes: Sequence[Recipe], framework: Framework) -> tuple[Outcome, ...]:
    for known, on, outcomes in _read:
        if on is framework and known == recipes:
            return outcomes
    outcomes = read_recipes(recipes, framework)
    _read.append((recipes, framework, outcomes))
    return outcomes


@cache
def values_of_samples(kind: DocumentKind, framework: Framework) -> tuple[Mapping[str, object], ...]:
    """What the samples' documents of a kind are filled with; worked out once."""
    return tuple(sample_values(kind, framework, _read_once))
