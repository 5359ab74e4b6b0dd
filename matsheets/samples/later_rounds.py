"""The later rounds of a sample trust: its workbooks carried forward by the real code, and what was typed into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.rounds.carry_forward import carry_forward
from matsheets.samples.meetings import filled_in
from matsheets.samples.recipes import Recipe, replay
from matsheets.workbook.read.reader import read_workbook

_GROUP, _ROUND, _REVIEWED_ON = ("ABT-13", "answer"), ("ABT-14", "answer"), ("ABT-15", "answer")


def played(recipes: Iterable[Recipe], framework: Framework) -> Iterator[tuple[Recipe, bytes]]:
    """Yield each recipe of a trust with the bytes of its workbook, round by round.

    A workbook of a later round is the one that ``new-workbook --from`` makes of all of the round before, filled in.
    """
    rounds: dict[str, list[Recipe]] = {}
    for recipe in sorted(recipes, key=lambda each: (str(each.answers[_REVIEWED_ON]), each.file)):
        rounds.setdefault(str(recipe.answers[_ROUND]), []).append(recipe)
    before: list[Assessment] = []
    for name, of_round in rounds.items():
        blank = _carried_forward(name, before, of_round)
        before = []
        for recipe in of_round:
            content = blank.get(str(recipe.answers[_GROUP]))
            if content is None:
                content = replay(recipe, framework)
            else:
                content = filled_in(recipe.file, content, recipe.typed, framework, recipe.created)
            before.append(read_workbook(Path(recipe.file), [framework], content))
            yield recipe, content


def _carried_forward(name: str, before: Sequence[Assessment], recipes: Iterable[Recipe]) -> dict[str, bytes]:
    """Return by group the workbooks of a round that are made from those of the round before; none where none is."""
    groups = [str(recipe.answers[_GROUP]) for recipe in recipes if recipe.before]
    if not groups:
        return {}
    (found,) = carry_forward(before, name, groups=groups)
    return {workbook.group: workbook.content for workbook in found.workbooks}
