"""What looks like a tag and is none, so that it would print as it stands: ``{ trust }``, ``{ { trust } }``, ``{ % if draft % }``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matsheets.documents.contexts.values import Field
from matsheets.documents.template.tags import TAG, Piece, TemplateProblem

_SPACED = re.compile(r"\{\s+\{[^{}]*\}\s*\}|\{\s+%[^{}]*%\s*\}")
_SINGLE = re.compile(r"(?<!\{)\{\s*([A-Za-z_]\w*(?:\.\w+)*)\s*\}(?!\})")


class FieldWords(NamedTuple):
    """The words that names of a document begin with, and those that end the names of several words."""

    first: frozenset[str]
    last: frozenset[str]

    @classmethod
    def of(cls, fields: Sequence[Field]) -> FieldWords:
        """Return the words of the names that the document knows."""
        steps = [field.name.replace("[]", "").split(".") for field in fields]
        return cls(frozenset(name[0] for name in steps), frozenset(name[-1] for name in steps if len(name) > 1))


def loose_brackets(piece: Piece, words: FieldWords) -> Iterator[TemplateProblem]:
    """Yield what in a text was meant as a tag: brackets with spaces between them, and single ones round a name that there is.

    Args:
        piece: the text.
        words: of the names that the document knows.
    """
    bare = TAG.sub(" ", piece.text)
    for found in _SPACED.finditer(bare):
        yield TemplateProblem(
            "bracket-space", f"{found[0]} has a space between its brackets, so it is no tag and prints as it stands.",
            "Delete the spaces, as in {{ trust }} or {%p if draft %}.", piece.spot,
        )  # fmt: skip
    for found in _SINGLE.finditer(_SPACED.sub(" ", bare)):
        first, _, rest = found[1].partition(".")
        if (first in words.first and not rest) or (rest and rest.rpartition(".")[2] in words.last):
            yield TemplateProblem(
                "bracket-single", f"{found[0]} has single brackets, so it is no tag and prints as it stands.",
                f"Write {{{{ {found[1]} }}}}.", piece.spot,
            )  # fmt: skip
