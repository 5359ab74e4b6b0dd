"""What a framework calls its headings, its elements, itself and its papers, as flat texts that a template prints.

A word has six forms under names that say them: ``words.element``, ``words.elements``, ``words.Element``, ``words.Elements``,
``words.a_element`` (``an element``) and ``words.A_element``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matsheets.model.framework import FrameworkWords, Rating, Word
from matsheets.workbook.layout.guide_wording import meaning_of

_MEANINGS = {
    "heading": "what the framework calls a heading",
    "element": "what it calls an element",
    "framework": "what it calls itself",
    "summary": "what it calls the board's paper",
    "evidence": "what it calls the paper with everyone's own words",
    "meeting": "what it calls the meeting at which ratings are agreed",
}
#: Words of which there are not several.
_NEVER_SEVERAL = {"evidence"}


def words_value(words: FrameworkWords) -> dict[str, Any]:
    """Return a framework's words in their forms, and what a trust's whole page is called."""
    found = {"review": review_word(words)}
    for name, word in zip(words._fields, words, strict=True):
        found |= {form: text for form, text, _ in _forms(name, word)}
    return found


def review_word(words: FrameworkWords) -> str:
    """Return what a trust's whole page is called: ``diagnostic review`` where the summary is the diagnostic summary.

    A word that ends otherwise, such as ``governance self-review``, stands as it is.
    """
    one = words.summary.one
    return f"{one.removesuffix('summary')}review" if one.endswith("summary") else one


def described_title(rating: Rating) -> str:
    """Return what stands above a descriptor, as in the workbook: ``Weak capacity (Red)``."""
    return f"{meaning_of(rating)} ({rating.label})"


def word_fields() -> Iterator[tuple[str, str, str]]:
    """Yield the fields of ``words_value``."""
    words = FrameworkWords()
    for name, word in zip(words._fields, words, strict=True):
        yield from ((f"words.{form}", f"{_MEANINGS[name]}{how}", "text") for form, _, how in _forms(name, word))
    yield "words.review", "what a trust's whole page is called, after the board's paper", "text"


def _forms(name: str, word: Word) -> Iterator[tuple[str, str, str]]:
    """Yield a word's forms: what each is called, the text, and how it differs from the word itself."""
    yield name, word.one, ""
    yield name.capitalize(), word.capital, ", with a capital"
    if name in _NEVER_SEVERAL:
        return
    many = "summaries" if name == "summary" else f"{name}s"
    yield many, word.many, ": several"
    yield many.capitalize(), word.capitals, ": several, with a capital"
    article = word.with_article
    yield f"a_{name}", article, ", with a or an"
    yield f"A_{name}", f"{article[:1].upper()}{article[1:]}", ", with A or An"
