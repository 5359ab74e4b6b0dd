"""Ratings whose word has a hyphen, such as Amber-red, in the values that a template prints: they never break at it.

A text stays equal to what it was, so that a template can compare it; only what is printed has the hyphen that holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matsheets.model.cells import NO_BREAK_HYPHEN
from matsheets.review.review import Review

#: Letters of a text's beginning that tell whether a person typed it; documents print long answers cut short.
_HEAD = 40


class UnbrokenText(str):
    """A text that prints with the hyphens of ratings' words unbroken."""

    __slots__ = ("_printed",)
    _printed: str

    def __new__(cls, text: str, printed: str) -> UnbrokenText:
        """Make the text, with what it prints."""
        made = super().__new__(cls, text)
        made._printed = printed
        return made

    def __html__(self) -> str:
        """Return what it prints, as Jinja asks for it."""
        from markupsafe import escape

        return escape(self._printed)


def with_unbroken_labels(values: Mapping[str, object], review: Review) -> Mapping[str, object]:
    """Return a context in which the words of ratings hold together; what people typed prints as they typed it."""
    labels = tuple(r.label for r in review.framework.scale.ratings if "-" in r.label)
    if not labels:
        return values
    typed = {
        answer.text
        for assessment in (*review.assessments, *(review.earlier.assessments if review.earlier else ()))
        for answer in assessment.answers
        if answer.text not in labels and any(label in answer.text for label in labels)
    }
    return {name: _unbroken(value, labels, typed) for name, value in values.items()}


def _unbroken(value: Any, labels: tuple[str, ...], typed: set[str]) -> Any:
    from markupsafe import Markup

    if isinstance(value, dict):
        return {name: _unbroken(held, labels, typed) for name, held in value.items()}
    if isinstance(value, list):
        return [_unbroken(held, labels, typed) for held in value]
    if not isinstance(value, str) or not any(label in value for label in labels) or _is_typed(value, typed):
        return value
    printed = str(value)
    for label in labels:
        printed = printed.replace(label, label.replace("-", NO_BREAK_HYPHEN))
    return Markup(printed) if isinstance(value, Markup) else UnbrokenText(value, printed)


def _is_typed(text: str, typed: set[str]) -> bool:
    return text in typed or (len(text) > _HEAD and any(answer.startswith(text[:_HEAD]) for answer in typed))
