"""The framework that a programme's figures are on, and which trusts count in them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from matsheets.model.framework import Framework
from matsheets.programme.trust_entry import ElementEntry, Programme, TrustEntry, name_order


def on_one_framework(
    entries: Iterable[TrustEntry],
    frameworks: Sequence[Framework],
    day: dt.date,
    unusable: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Programme:
    """Return a programme on the framework that most of its trusts rated on, of equal numbers the one that is known first.

    A trust on another one, or on another edition, counts with the elements that have the same Ref and title in both, where
    their scales have the same words. With none, it is among the programme's ``others``. One that rated nothing so far
    counts on any.

    Args:
        entries: in any order.
        frameworks: those that they may be on, at least one.
        day: that days are held against.
        unusable: why files could not be used.
        notes: what else needs attention.
    """
    given = sorted(entries, key=name_order)
    known = {(framework.id, framework.edition): framework for framework in frameworks}
    counts = Counter(entry.framework for entry in given if entry.rated) or Counter(entry.framework for entry in given)
    framework = max(known.values(), key=lambda each: counts[each.id, each.edition])
    own: list[TrustEntry] = []
    others: list[TrustEntry] = []
    for entry in given:
        alike = _alike(known.get(entry.framework), framework)
        elements = {element.ref: element for element in entry.elements if element.ref in alike}
        if elements or not entry.elements:
            placed = tuple(elements.get(element.ref, ElementEntry(element.ref)) for element in framework.elements)
            own.append(
                entry if entry.framework == (framework.id, framework.edition) else entry._replace(elements=placed)
            )
        else:
            others.append(entry)
    return Programme(framework, day, tuple(own), tuple(others), unusable, notes)


def _alike(one: Framework | None, other: Framework) -> frozenset[str]:
    """Return the Refs of the elements that two frameworks share; none where their scales are not the same."""
    if one is None or [r.label for r in one.scale.ratings] != [r.label for r in other.scale.ratings]:
        return frozenset()
    titles = {element.ref: element.title for element in other.elements}
    return frozenset(element.ref for element in one.elements if titles.get(element.ref) == element.title)
