"""How much two texts have in common, where nothing else tells whether the one became the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from matsheets.model.cells import fold

#: Above this share of words in common a text is another wording of the same.
_SAME = 0.5


def shared_words(words: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of the words of two texts that both have: 1 where they have the same, 0 where they have none."""
    return len(words & others) / (len(words | others) or 1)


def rewords(text: str, others: Iterable[str]) -> bool:
    """Tell whether a text says what one of several others says, in the same words or nearly so: with other words here and there."""
    words = frozenset(re.findall(r"\w+", fold(text)))
    return any(shared_words(words, frozenset(re.findall(r"\w+", fold(other)))) > _SAME for other in others)
