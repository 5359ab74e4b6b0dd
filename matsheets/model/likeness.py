"""How much two texts have in common, where nothing else tells whether the one became the other."""

from __future__ import annotations


def shared_words(words: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of the words of two texts that both have: 1 where they have the same, 0 where they have none."""
    return len(words & others) / (len(words | others) or 1)
