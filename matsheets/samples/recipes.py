"""Recipes of completed workbooks: text files that are replayed through the real writer.

A recipe is YAML: ``file``, ``workbook_id``, ``created``, ``parts`` and ``answers``, and ``framework`` where it is not the usual one.
An answer is keyed by Ref; its value is the answer itself on a tab of questions, and a set of values by column key on the other tabs.

The recipe of a later round's workbook says which workbook it was carried forward from (``from``), and which of its rows stand in
it (``carried``, by how their Refs begin). ``answers`` is then what was typed; nothing (``~``) is a cell that was cleared.

The recipe of a diagnostic meeting, ``meeting.yaml`` beside those of its groups, holds only what was typed at it: ``held_on``,
``file`` and ``typed``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from matsheets.model.framework import Framework
from matsheets.model.framework_file import DEFAULT_FRAMEWORK
from matsheets.storage.regular_files import yaml_loader
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.write.stamping import StampedWorkbook

#: What a recipe's answer can be once YAML has read it.
RecipeValue = str | int | float | Decimal | dt.date | bool
#: A workbook's answers, by Ref and column key.
Answers = dict[tuple[str, str], RecipeValue]
#: The recipe of a meeting, in the folder of its trust.
MEETING_FILE = "meeting.yaml"
#: The recipe of a peer review, in a folder of its own among those of the trusts.
PEER_REVIEW_FILE = "peer-review.yaml"


@dataclass(frozen=True, slots=True)
class Recipe:
    """One completed workbook as text.

    Attributes:
        answers: by Ref and column key.
        folder: in the trust's, where it has one for each round; else blank.
        before: of a later round's workbook, the recipe of the one that it was carried forward from.
        typed: of such a workbook, what was typed into it; None where a cell was cleared.
        updates: of a workbook with a log, the days of the board's progress updates.
        framework: the name of the one that it is on.
    """

    file: str
    workbook_id: str
    created: dt.datetime
    parts: frozenset[Part]
    answers: Mapping[tuple[str, str], RecipeValue]
    folder: str = ""
    before: Path | None = None
    typed: Mapping[tuple[str, str], RecipeValue | None] = field(default_factory=dict)
    updates: tuple[dt.date, ...] = ()
    framework: str = DEFAULT_FRAMEWORK


@dataclass(frozen=True, slots=True)
class MeetingRecipe:
    """A diagnostic meeting as text.

    Attributes:
        held_on: the day of it.
        file: what the workbook that was prepared for it is called once it is filled in.
        typed: what was typed into that, by Ref and column key; None where a cell was cleared.
    """

    held_on: dt.date
    file: str
    typed: Mapping[tuple[str, str], str | dt.date | None]


def load_recipe(path: Path) -> Recipe:
    """Load one recipe file; ``KeyError`` or ``ValueError`` where it is not a recipe (recipes are our own material)."""
    raw = load_yaml(path)
    before = path.parent / raw["from"] if "from" in raw else None
    carried = load_recipe(before).answers if before else {}
    typed = dict(_cells(raw["answers"]))
    stood = {place: value for place, value in carried.items() if place[0].startswith(tuple(raw["carried"]))}
    return Recipe(
        file=raw["file"],
        workbook_id=raw["workbook_id"],
        created=raw["created"],
        parts=frozenset(Part(name) for name in raw["parts"]),
        answers={place: value for place, value in {**stood, **typed}.items() if value is not None},
        folder=raw.get("folder", ""),
        before=before,
        typed=typed if before else {},
        updates=tuple(raw.get("updates", ())),
        framework=raw.get("framework", DEFAULT_FRAMEWORK),
    )


def load_meeting(path: Path) -> MeetingRecipe:
    """Load the recipe of a meeting; ``KeyError`` where it is none (recipes are our own material)."""
    raw = load_yaml(path)
    return MeetingRecipe(held_on=raw["held_on"], file=raw["file"], typed=dict(_cells(raw["typed"])))


def load_yaml(path: Path) -> dict[str, Any]:
    """Load a file of our own text."""
    import yaml

    raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml_loader())
    return raw


def _cells(given: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Any]]:
    for ref, value in given.items():
        for column, text in value.items() if isinstance(value, dict) else [("answer", value)]:
            yield (ref, column), text


def find_recipes(folder: Path) -> tuple[Path, ...]:
    """Return the recipe files of workbooks below a folder of trusts, in order; those of meetings are none."""
    others = {MEETING_FILE, PEER_REVIEW_FILE}
    return tuple(path for path in sorted(folder.glob("*/*.yaml")) if path.name not in others)


def sample_recipes() -> Sequence[Sequence[Recipe]]:
    """Return the recipes of the sample trusts' workbooks, a trust's together."""
    by_trust = groupby(find_recipes(samples_dir()), key=lambda path: path.parent)
    return tuple(tuple(map(load_recipe, paths)) for _, paths in by_trust)


def find_meeting(folder: Path) -> Path | None:
    """Return the recipe file of a trust's diagnostic meeting, where its folder has one."""
    path = folder / MEETING_FILE
    return path if path.exists() else None


def replay(recipe: Recipe, framework: Framework) -> bytes:
    """Write the workbook that a recipe describes, and return its bytes."""
    out = BytesIO()
    _drawn(framework, recipe.parts).write(
        out,
        workbook_id=recipe.workbook_id,
        created=recipe.created,
        answers=recipe.answers,
        trust=str(recipe.answers.get(("ABT-01", "answer"), "")),
    )
    return out.getvalue()


@lru_cache(maxsize=8)
def _drawn(framework: Framework, parts: frozenset[Part]) -> StampedWorkbook:
    return StampedWorkbook(build_layout(framework, parts))
