"""The groups as people read them, in the words of a framework: the agreed workbook's is called after the meeting."""

from __future__ import annotations

from functools import lru_cache

from matsheets.model.framework import USUAL_WORDS, FrameworkWords
from matsheets.model.parsing import Choice
from matsheets.model.respondents import AGREED, GROUPS


def agreed_label(words: FrameworkWords) -> str:
    """Return what people read for ``AGREED``: ``Agreed at the diagnostic meeting``, whatever a framework calls that meeting."""
    return words.fill("Agreed at the {meeting}")


def group_label(group: str, words: FrameworkWords) -> str:
    """Return a group as people read it."""
    return agreed_label(words) if group == AGREED else words.group(group)


def outsider_trust_label(words: FrameworkWords) -> str:
    """Return what is asked for where whoever looks at the trust from outside comes from: ``Mentor trust``."""
    return words.fill("{Outsider} trust" if is_mentor(words) else "{Of_outsider} trust or organisation")


def is_mentor(words: FrameworkWords) -> bool:
    """Tell whether the view from outside is a mentor's, as usual, and no reviewer's or the like."""
    return words.groups.mentor == USUAL_WORDS.groups.mentor


@lru_cache(maxsize=64)
def groups_of(words: FrameworkWords, others: tuple[FrameworkWords, ...] = ()) -> tuple[Choice, ...]:
    """Return the kinds of respondent as a framework's words have them; the usual words, and those of ``others``, are understood."""
    return tuple(_in_words(choice, words, others) for choice in GROUPS)


def _in_words(choice: Choice, words: FrameworkWords, others: tuple[FrameworkWords, ...]) -> Choice:
    """Return a kind of respondent under the name of some words, which is known by those of others too."""
    label = group_label(choice.label, words)
    named = [said for each in (words, *others) for said in _names(choice.label, each)]
    if label == choice.label and set(named) <= {label, *choice.also}:
        return choice
    return choice._replace(label=label, also=(choice.label, *named, *choice.also), stands_for=choice.label)


def _names(group: str, words: FrameworkWords) -> tuple[str, ...]:
    return (group_label(group, words), words.meeting.one) if group == AGREED else (words.group(group),)
