"""The diagnostic meeting of a sample trust: what was typed at it, put into the workbook that was prepared for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from matsheets.meeting.prepare import PreparedMeeting, prepare_meeting
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.samples.recipes import MeetingRecipe, RecipeValue
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.editions import Written, carry
from matsheets.workbook.repair.repair import draw

#: What is typed into a workbook, by Ref and column key; None where a cell is cleared.
Typed = Mapping[tuple[str, str], RecipeValue | None]


class HeldMeeting(NamedTuple):
    """A meeting, and what came of it.

    Attributes:
        prepared: its paper, and its workbook as it was made.
        agreed: that workbook, filled in.
    """

    prepared: PreparedMeeting
    agreed: bytes


def hold_meeting(recipe: MeetingRecipe, groups: Sequence[Assessment]) -> HeldMeeting:
    """Prepare a meeting from the groups' workbooks of one round, and fill in its workbook as it was filled in there."""
    (prepared,) = prepare_meeting(groups, held_on=recipe.held_on)
    assert prepared.workbook is not None  # no group's workbook is an agreed one
    created = dt.datetime.combine(recipe.held_on, dt.time())
    agreed = filled_in(recipe.file, prepared.workbook, recipe.typed, groups[0].framework, created)
    return HeldMeeting(prepared, agreed)


def filled_in(file: str, workbook: bytes, typed: Typed, framework: Framework, created: dt.datetime) -> bytes:
    """Type into a workbook that was prepared or carried forward; all else in it stays.

    Args:
        file: its name.
        workbook: its bytes.
        typed: what is typed, by Ref and column key; None where a cell is cleared.
        framework: that it is on.
        created: when the filled-in one was made.
    """
    made = read_workbook(Path(file), [framework], workbook)
    layout = build_layout(framework, map(Part, made.parts))
    carried = carry((*made.answers, *made.unconfirmed), framework, layout, made.optional_texts)
    kept = {place: value for place, value in carried.answers.items() if place not in typed}
    new = {place: _written(value) for place, value in typed.items() if value is not None}
    whole = carried._replace(answers={**kept, **new}, carried=made.printed.carried)
    return draw(layout, whole, [], made.identity.workbook_id, created)


def _written(value: RecipeValue) -> Written:
    return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
