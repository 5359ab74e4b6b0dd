"""Which answers stand behind what a document prints without their Refs, as the clean copy of an agreement does.

The same workbooks make the same agreement with Refs. What stands in both in the same section and says the same once the Refs
are taken out is one statement, so the Ref beside it in the one is its Ref in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from matsheets.model.cells import REF_IN_TEXT
from matsheets.trace.differences import Difference
from matsheets.trace.statements import Statement

_REF_AND_BRACKETS = re.compile(rf"\s*\(?{REF_IN_TEXT.pattern}\)?")


def with_refs(clean: Sequence[Statement], printed: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of a clean copy, each with its Ref as far as it has one.

    Args:
        clean: of the copy without Refs.
        printed: of the agreement with Refs that the same workbooks make.
    """
    known: dict[tuple[str, str], list[Statement]] = {}
    for statement in printed:
        known.setdefault(_meaning(statement), []).append(statement)
    found = []
    for statement in clean:
        same = known.get(_meaning(statement), [])
        # Of several that say the same in a section, each belongs to the one that comes as late.
        beside = same.pop(0) if len(same) > 1 else same[0] if same else None
        found.append(replace(statement, ref=beside.ref if beside else ""))
    return tuple(found)


def _meaning(statement: Statement) -> tuple[str, str]:
    return statement.section, _REF_AND_BRACKETS.sub("", statement.text)


def name_refs(differences: Iterable[Difference], now: Sequence[Statement]) -> tuple[Difference, ...]:
    """Return differences of a clean copy with the Refs of what the workbooks say in their place now.

    Args:
        differences: between two clean copies.
        now: the statements of the later one, with their Refs.
    """
    refs: dict[tuple[str, str], str] = {}
    of_place: dict[str, set[str]] = {}
    for statement in now:
        refs.setdefault((statement.place, statement.text), statement.ref)
        of_place.setdefault(statement.place, set()).add(statement.ref)

    def ref_of(difference: Difference) -> str:
        for place in difference.places:
            if ref := refs.get((place, difference.workbooks or "")):
                return ref
            if len(alone := of_place.get(place, set())) == 1:
                return next(iter(alone))
        return ""

    order = {ref: number for number, ref in enumerate(dict.fromkeys(statement.ref for statement in now))}
    named = (replace(difference, ref=difference.ref or ref_of(difference)) for difference in differences)
    return tuple(sorted(named, key=lambda difference: (difference.ref == "", order.get(difference.ref, 0))))
