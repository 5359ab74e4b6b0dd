"""The groups as people read them, in the words of a framework: the agreed workbook's is called after the meeting."""

from __future__ import annotations

from functools import lru_cache

from matsheets.model.framework import FrameworkWords
from matsheets.model.parsing import Choice
from matsheets.model.respondents import AGREED, GROUPS


def agreed_label(words: FrameworkWords) -> str:
    """Return what people read for ``AGREED``: ``Agreed at the diagnostic meeting``, whatever a framework calls that meeting."""
    return words.fill("Agreed at the {meeting}")


def group_label(group: str, words: FrameworkWords) -> str:
    """Return a group as people read it."""
    return agreed_label(words) if group == AGREED else group


@lru_cache(maxsize=64)
def groups_of(words: FrameworkWords) -> tuple[Choice, ...]:
    """Return the kinds of respondent as a framework's words have them; the usual words are understood too."""
    label = agreed_label(words)
    return tuple(
        choice._replace(label=label, also=(AGREED, words.meeting.one, *choice.also), stands_for=AGREED)
        if choice.label == AGREED != label
        else choice
        for choice in GROUPS
    )
