"""How much two texts have in common."""

import pytest

from matsheets.model.likeness import shared_words


@pytest.mark.parametrize(
    ("one", "other", "share"), [("a b", "b a", 1), ("a b", "c", 0), ("a b c", "b c d", 0.5), ("", "", 0), ("a", "", 0)]
)
def test_shared_words(one, other, share):
    """It is the number of words that both have, of all that either has."""
    assert shared_words(frozenset(one.split()), frozenset(other.split())) == share
