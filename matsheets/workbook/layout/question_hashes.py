"""What tells whether a row asks what it asked: a hash of the texts that are printed beside its answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from matsheets.model.cells import fold
from matsheets.model.optional_columns import OPTIONAL_KEYS


def question_hash(given: Mapping[str, str]) -> str:
    """Return a short hash of a row's read-only texts, as they are printed beside its answers.

    The Ref is none of them, and what an optional column says of the row is no part of its question.
    """
    texts = tuple(given[key] for key in sorted(given) if key not in OPTIONAL_KEYS)
    return _hash_known(texts) if sum(map(len, texts)) <= _LONG_QUESTION else _hash_of(texts)


def _hash_of(texts: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(map(fold, texts)).encode()).hexdigest()[:12]


#: The same questions come with every workbook.
_hash_known = lru_cache(maxsize=1024)(_hash_of)
_LONG_QUESTION = 4_000  # characters; longer ones are not remembered, since a damaged workbook may hold anything
