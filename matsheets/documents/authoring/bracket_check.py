"""What looks like a tag and is none, so that it would print as it stands: ``{ trust }``, ``{ { trust } }``, ``{ % if draft % }``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matsheets.documents.contexts.values import Field
from matsheets.documents.template.tags import TAG, Piece, TemplateProblem

_SPACED = re.compile(r"\{\s+\{[^{}]*\}\s*\}|\{\s+%[^{}]*%\s*\}")
_SINGLE = re.compile(r"(?<!\{)\{\s*([A-Za-z_]\w*(?:\.\w+)*)\s*\}(?!\})")


def loose_brackets(piece: Piece, fields: Sequence[Field]) -> Iterator[TemplateProblem]:
    """Yield what in a text was meant as a tag: brackets with spaces between them, and single ones round a name that there is.

    Args:
        piece: the text.
        fields: the names that the document knows.
    """
    bare = TAG.sub(" ", piece.text)
    for found in _SPACED.finditer(bare):
        yield TemplateProblem(
            "bracket-space", f"{found[0]} has a space between its brackets, so it is no tag and prints as it stands.",
            "Delete the spaces, as in {{ trust }} or {%p if draft %}.", piece.spot,
        )  # fmt: skip
    names = {step.removesuffix("[]") for field in fields for step in field.name.split(".")[:1]}
    parts = {field.name.rpartition(".")[2].removesuffix("[]") for field in fields if "." in field.name}
    for found in _SINGLE.finditer(_SPACED.sub(" ", bare)):
        first, _, rest = found[1].partition(".")
        if (first in names and not rest) or (rest and rest.rpartition(".")[2] in parts):
            yield TemplateProblem(
                "bracket-single", f"{found[0]} has single brackets, so it is no tag and prints as it stands.",
                f"Write {{{{ {found[1]} }}}}.", piece.spot,
            )  # fmt: skip
