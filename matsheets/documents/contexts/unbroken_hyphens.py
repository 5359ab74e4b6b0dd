"""Hyphens at which no line ends: those of ratings' words, such as Amber-red, and of Refs, in the values that a template prints.

A text stays equal to what it was, so that a template can compare it; only what is printed has the hyphen that holds. A Ref holds
in what people typed as well; a rating's word there prints as they typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from matsheets.model.assessment import Assessment
from matsheets.model.cells import NO_BREAK_HYPHEN

#: A Ref, and no part of a file's name or of a longer code.
#: Why what stands before it is looked at behind its first letter: ``re`` skips quickly to a letter that a pattern begins with.
_REF = re.compile(r"([A-Z](?<![\w-][A-Z])[A-Z]{1,5})-([0-9]{2,3})(?![\w-]|\.\w)")
#: Letters of a text's beginning that tell whether a person typed it; documents print long answers cut short.
_HEAD = 40


class PrintedText(str):
    """A text that is what it was, so that a template can compare it, and prints as another.

    Attributes:
        printed: what it prints: plain text, or markup.
    """

    __slots__ = ("printed",)
    printed: str

    def __new__(cls, text: str, printed: str) -> PrintedText:
        """Make the text, with what it prints."""
        made = super().__new__(cls, text)
        made.printed = printed
        return made

    def __html__(self) -> str:
        """Return what it prints, as Jinja asks for it."""
        from markupsafe import escape

        return escape(self.printed)


def with_unbroken_hyphens(
    values: Mapping[str, object], ratings: Iterable[str], assessments: Iterable[Assessment]
) -> Mapping[str, object]:
    """Return a context in which Refs and the words of ratings hold together.

    Args:
        values: the context.
        ratings: the words of ratings.
        assessments: the workbooks whose answers print as they were typed.
    """
    labels = tuple(label for label in ratings if "-" in label)
    typed = {
        answer.text
        for assessment in assessments
        for answer in assessment.answers
        if answer.text not in labels and any(label in answer.text for label in labels)
    }
    return {name: _unbroken(value, labels, typed) for name, value in values.items()}


def _unbroken(value: Any, labels: tuple[str, ...], typed: set[str]) -> Any:
    if isinstance(value, str):
        return _unbroken_text(value, labels, typed) if "-" in value else value
    if isinstance(value, dict):
        return {name: _unbroken(held, labels, typed) for name, held in value.items()}
    if isinstance(value, list):
        return [_unbroken(held, labels, typed) for held in value]
    return value


def _unbroken_text(value: str, labels: tuple[str, ...], typed: set[str]) -> str:
    from markupsafe import Markup

    printed = _REF.sub(_held_together, value)
    if any(label in value for label in labels) and not _is_typed(value, typed):
        for label in labels:
            printed = printed.replace(label, label.replace("-", NO_BREAK_HYPHEN))
    if printed == value:
        return value
    return Markup(printed) if isinstance(value, Markup) else PrintedText(value, printed)


def _held_together(ref: re.Match[str]) -> str:
    return f"{ref[1]}{NO_BREAK_HYPHEN}{ref[2]}"


def _is_typed(text: str, typed: set[str]) -> bool:
    return text in typed or (len(text) > _HEAD and any(answer.startswith(text[:_HEAD]) for answer in typed))
