"""The facts of a catalogue's sentences: what varies in a sentence is a named field, and it gets exactly the facts that it names.

Why: a sentence with a hole in it must never reach a user, and a fact that no sentence uses is a sign that the two have drifted
apart.
"""

from __future__ import annotations

import string
from collections.abc import Collection, Set


def fields_of(template: str) -> frozenset[str]:
    """Return the names of a sentence's fields."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def refuse_other_facts(slug: str, needed: Set[str], given: Collection[str]) -> None:
    """Stop where a sentence is not given exactly the facts that it needs.

    Raises:
        TypeError: one is lacking, or is one too many.
    """
    if set(given) != needed:
        raise TypeError(f"{slug} needs the facts {sorted(needed)} and got {sorted(given)}")
