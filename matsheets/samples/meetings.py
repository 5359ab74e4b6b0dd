"""The diagnostic meeting of a sample trust: what was typed at it, put into the workbook that was prepared for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets.meeting.prepare import PreparedMeeting, prepare_meeting
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.samples.recipes import MeetingRecipe
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.layout.schema import Part
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.editions import carry
from matsheets.workbook.repair.repair import draw


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
    return HeldMeeting(prepared, _filled_in(recipe, prepared.workbook, groups[0].framework))


def _filled_in(recipe: MeetingRecipe, workbook: bytes, framework: Framework) -> bytes:
    made = read_workbook(Path(recipe.file), [framework], workbook)
    layout = build_layout(framework, map(Part, made.parts))
    carried = carry((*made.answers, *made.unconfirmed), framework, layout, made.optional_texts)
    kept = {place: value for place, value in carried.answers.items() if place not in recipe.typed}
    typed = {place: value for place, value in recipe.typed.items() if value is not None}
    created = dt.datetime.combine(recipe.held_on, dt.time())
    return draw(layout, carried._replace(answers={**kept, **typed}), [], made.identity.workbook_id, created)
