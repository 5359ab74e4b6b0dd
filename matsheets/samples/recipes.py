"""Recipes of completed workbooks: text files that are replayed through the real writer.

A recipe is YAML: ``file``, ``workbook_id``, ``created``, ``parts`` and ``answers``. An answer is keyed by Ref; its
value is the answer itself on a tab of questions, and a set of values by column key on the other tabs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from matsheets.model.framework import Framework
from matsheets.storage.regular_files import yaml_loader
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.write.writer import write_workbook

#: What a recipe's answer can be once YAML has read it.
RecipeValue = str | int | float | Decimal | dt.date | bool


@dataclass(frozen=True, slots=True)
class Recipe:
    """One completed workbook as text; ``answers`` by Ref and column key."""

    file: str
    workbook_id: str
    created: dt.datetime
    parts: frozenset[Part]
    answers: Mapping[tuple[str, str], RecipeValue]


def load_recipe(path: Path) -> Recipe:
    """Load one recipe file; ``KeyError`` or ``ValueError`` where it is not a recipe (recipes are our own material)."""
    import yaml

    raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml_loader())
    answers: dict[tuple[str, str], RecipeValue] = {}
    for ref, given in raw["answers"].items():
        for column, value in given.items() if isinstance(given, dict) else [("answer", given)]:
            answers[ref, column] = value
    return Recipe(
        file=raw["file"],
        workbook_id=raw["workbook_id"],
        created=raw["created"],
        parts=frozenset(Part(name) for name in raw["parts"]),
        answers=answers,
    )


def find_recipes(folder: Path) -> tuple[Path, ...]:
    """Return the recipe files below a folder of trusts, in order."""
    return tuple(sorted(folder.glob("*/*.yaml")))


def replay(recipe: Recipe, framework: Framework) -> bytes:
    """Write the workbook that a recipe describes, and return its bytes."""
    out = BytesIO()
    write_workbook(
        out,
        build_layout(framework, recipe.parts),
        workbook_id=recipe.workbook_id,
        created=recipe.created,
        answers=recipe.answers,
        trust=str(recipe.answers.get(("ABT-01", "answer"), "")),
    )
    return out.getvalue()
