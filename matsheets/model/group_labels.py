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
def groups_of(words: FrameworkWords, others: tuple[FrameworkWords, ...] = ()) -> tuple[Choice, ...]:
    """Return the kinds of respondent as a framework's words have them; the usual words, and those of ``others``, are understood."""
    label = agreed_label(words)
    if label == AGREED and not others:
        return GROUPS
    spelt = [said for each in (words, *others) for said in (agreed_label(each), each.meeting.one)]
    return tuple(
        choice._replace(label=label, also=(AGREED, *spelt, *choice.also), stands_for=AGREED)
        if choice.label == AGREED
        else choice
        for choice in GROUPS
    )
