"""What a framework calls its headings, its elements, itself and its papers, as flat texts that a template prints.

A word has six forms under names that say them: ``words.element``, ``words.elements``, ``words.Element``, ``words.Elements``,
``words.a_element`` (``an element``) and ``words.A_element``. Whoever looks at the trust from outside is ``words.outsider``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matsheets.model.framework import USUAL_WORDS, FrameworkWords, Rating, word_forms
from matsheets.model.group_labels import outsider_trust_label
from matsheets.workbook.layout.guide_wording import meaning_of


def words_value(words: FrameworkWords) -> dict[str, Any]:
    """Return a framework's words in their forms, and what a trust's whole page is called."""
    return {**word_forms(words), "review": review_word(words)}


def review_word(words: FrameworkWords) -> str:
    """Return what a trust's whole page is called: ``diagnostic review`` where the summary is the diagnostic summary.

    A word that ends otherwise, such as ``governance self-review``, stands as it is.
    """
    one = words.summary.one
    return f"{one.removesuffix('summary')}review" if one.endswith("summary") else one


def fact_labels(words: FrameworkWords) -> tuple[tuple[str, str], ...]:
    """Return the facts about a trust that documents list, by name, each with what it is called."""
    return (
        ("region", "Region"),
        ("schools", "Schools in the trust"),
        ("pupils", "Pupils"),
        ("chief_executive", "Chief executive"),
        ("chair", "Chair of trustees"),
        ("mentor_trust", outsider_trust_label(words)),
        ("mentor", words.fill("{Outsider}")),
    )


def described_title(rating: Rating) -> str:
    """Return what stands above a descriptor, as in the workbook: ``Weak capacity (Red)``."""
    return f"{meaning_of(rating)} ({rating.label})"


def word_fields() -> Iterator[tuple[str, str, str]]:
    """Yield the fields of ``words_value``."""
    for name, usual in word_forms(USUAL_WORDS).items():
        yield f"words.{name}", f"the framework's word for this: {usual}, where it has none of its own", "text"
    yield "words.review", "what a trust's whole page is called, after the board's paper", "text"
