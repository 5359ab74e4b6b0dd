"""Refs of numbered rows as people type them: ``PLAN-3``, ``plan 3``, ``priorities 2 and 5``, ``3``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from matsheets.model.cells import fold

PRIORITY_REF, SERVICE_REF = "PLAN", "SRV"
#: What people call the rows of a tab, by what their Refs begin with.
_CALLED = {PRIORITY_REF: "plan|priority|priorities", SERVICE_REF: "srv|service|services"}
#: What may stand between the word and the number: spaces, and dashes of any length.
_BETWEEN = r"[\s\u2010-\u2015-]*"
_NUMBER = re.compile(r"\d{1,3}")
_AND = r"\s*(?:,|;|&|/|and)\s*"
_NUMBERS_ONLY = re.compile(rf"\d{{1,3}}(?:{_AND}\d{{1,3}})*")


def refs_in(text: str, prefix: str, *, bare: bool) -> frozenset[str]:
    """Return the Refs of the rows of a tab that a text names.

    Args:
        text: as it was typed.
        prefix: what the Refs begin with: ``PRIORITY_REF`` or ``SERVICE_REF``.
        bare: whether a text of numbers alone names rows too, as an answer to "which ones?" does.
    """
    said = fold(text)
    numbers = [number for found in _named(prefix).finditer(said) for number in re.findall(r"\d+", found[1])]
    if bare and _NUMBERS_ONLY.fullmatch(said):
        numbers = re.findall(r"\d+", said)
    return frozenset(f"{prefix}-{int(number):02d}" for number in numbers)


def ref_in(text: str, prefix: str) -> str:
    """Return the one Ref that an answer to "which one?" names; blank where it names none, or several."""
    found = refs_in(text, prefix, bare=True)
    return next(iter(found)) if len(found) == 1 else ""


def with_moved_refs(text: str, prefix: str, moved: Mapping[str, str]) -> str:
    """Return an answer to "which ones?" with the Refs that its rows have now; ``moved`` has the new Ref by the old one."""
    before = refs_in(text, prefix, bare=True)
    if before.isdisjoint(moved):
        return text

    def now(number: re.Match[str]) -> str:
        ref = moved.get(f"{prefix}-{int(number[0]):02d}", "")
        return ref.rpartition("-")[2] or number[0]

    after = frozenset(moved.get(ref, ref) for ref in before)
    if _NUMBERS_ONLY.fullmatch(fold(text)):
        changed = _NUMBER.sub(now, text)
    else:
        changed = _named(prefix).sub(lambda found: _NUMBER.sub(now, found[0]), text)
    return changed if refs_in(changed, prefix, bare=True) == after else ", ".join(sorted(after))


@lru_cache(maxsize=8)
def _named(prefix: str) -> re.Pattern[str]:
    own = rf"(?:{prefix}{_BETWEEN})?"
    return re.compile(rf"\b(?:{_CALLED[prefix]}){_BETWEEN}(\d{{1,3}}\b(?:{_AND}{own}\d{{1,3}}\b)*)", re.IGNORECASE)
