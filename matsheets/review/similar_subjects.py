"""Whether two issues may be one: groups seldom raise a thing in the same words.

Nothing is merged by this. People see the two next to each other, and decide.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
#: Words that say nothing about which issue it is, and those that any issue of a trust may have.
_SPELT_COMMON = """
a about above across after all an and any are as at be been before between beyond both but by can could do does for from
had has have how if in into is it its lack less may more most much need needs new next no none nor not of off on one or
other our out over own per should since so some than that the their them there these they this those through to too
under until up us was we were what when where which while who whose why will with within without would year years
academies academy issue issues multi school schools trust trusts
"""
_COMMON = frozenset(_SPELT_COMMON.split())
#: Endings that a word may have and still mean the same thing, the longest first.
_ENDINGS = ("ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "e", "y")
_STEM = 4


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two titles share most of the significant words of the shorter one: ``Reserves`` and ``Level of reserves``."""
    words, others = significant_words(one), significant_words(other)
    return 2 * len(words & others) > min(len(words), len(others))


@lru_cache(maxsize=512)
def significant_words(title: str) -> frozenset[str]:
    """Return the words of a text that say something, each without its endings."""
    text = title.casefold().replace("\u2019", "'").replace("'s ", " ")
    return frozenset(_stem(word) for word in _WORD.findall(text) if len(word) > 1 and word not in _COMMON)


def _stem(word: str) -> str:
    """Return a word without its endings: ``replac`` of replacing, replacement and replaces."""
    for _ in range(2):
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), "")
        word = word.removesuffix(ending)
    return word
