"""From one framework to another by a map: answers go to the element that the map says is the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from matsheets.errors import FrameworkError
from matsheets.model.cells import listed
from matsheets.model.framework import Framework
from matsheets.model.framework_map import OpenMap
from matsheets.workbook.repair.editions import Change, ChangeKind, Moves


class WayByMap(NamedTuple):
    """The way from one framework to another: where it goes, where answers go, and what becomes of the elements."""

    target: Framework
    moves: Moves
    changes: tuple[Change, ...]


def way_by_map(by: OpenMap, source: Framework, to: Framework | None) -> WayByMap:
    """Return the way from a framework to another by a map.

    Args:
        by: the map, whichever way it was written.
        source: the framework to come from.
        to: the one to go to; the map's other one where it is None.

    Raises:
        FrameworkError: the map is not between the two, or says of none of their elements that they are the same.
    """
    found = by.on(source)
    if found is None or not isinstance(found.target, Framework) or (to and to.id != found.target.id):
        goal = f'"{to.title}"' if to else "another framework"
        what = f'The map "{by.map.title}" does not go from "{source.title}" to {goal}.'
        raise FrameworkError(None, what, "Name one that does. See: matsheets framework list", code="other-map")
    target = to or found.target
    turned = found.reversed().on(target)
    assert turned is not None
    there = turned.reversed()
    if not any(link.same for link in there.map.links):
        elements = source.words.element.many
        what = f'The map "{by.map.title}" says of none of the {elements} of "{source.title}" that they are the same.'
        raise FrameworkError(None, what, "Mark those that are in the map.", code="no-element-shared")
    return WayByMap(target, _moves(there), tuple(_changes(there)))


def _moves(found: OpenMap) -> Moves:
    """Return where answers go; headings are never the same."""
    nowhere = {
        ref: "" for heading in found.origin.headings for ref in (heading.ref, *(e.ref for e in heading.elements))
    }
    same = {link.element: link.bears_on for link in found.map.links if link.same}
    beside = {side.ref: listed([subject.name for subject, _ in found.borne_on_by(side)]) for side in found.elements}
    return Moves(nowhere | same, beside)


def _changes(found: OpenMap) -> Iterator[Change]:
    """Yield which elements are the same, which are new, and which are gone, in the target's order, gone ones last."""
    before = {link.bears_on: link.element for link in found.map.links if link.same}
    old = {side.ref: side for side in found.elements}
    for side in found.subjects:
        if side.ref in before:
            yield Change(ChangeKind.SAME, side.ref, side.title, f"was {old.pop(before[side.ref]).name}")
        else:
            yield Change(ChangeKind.NEW, side.ref, side.title)
    yield from (Change(ChangeKind.GONE, side.ref, side.title) for side in old.values())
