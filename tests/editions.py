"""A framework and its next edition, as a trust changes its own: words, elements, what a rating is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from matsheets.model.framework import Element, Framework


def next_edition(
    before: Framework,
    *,
    renamed: Mapping[str, str] = {},
    reworded: Iterable[str] = (),
    dropped: str = "",
    first: str = "",
    edition: str = "2",
) -> Framework:
    """Return a framework's next edition.

    Args:
        before: the one before.
        renamed: by a rating's id, what it is called now.
        reworded: the Refs of the elements whose questions are others.
        dropped: the Ref of the element that is no longer asked; those below it under its heading move up.
        first: the title of a new element, which comes first of all; the others under its heading move down.
        edition: what the next one is called.
    """
    scale = before.scale
    ratings = tuple(r._replace(label=renamed.get(r.id, r.label)) for r in scale.ratings)
    headings = []
    for heading in before.headings:
        kept = [
            e._replace(questions="• What else?") if e.ref in set(reworded) else e
            for e in heading.elements
            if e.ref != dropped
        ]
        if first and not headings:
            kept.insert(0, Element("new", "", first, first, "• Why?", kept[0].descriptors))
        placed = (e._replace(ref=f"{heading.ref}-{n:02d}") for n, e in enumerate(kept, start=1))
        headings.append(heading._replace(elements=tuple(placed)))
    return replace(before, edition=edition, scale=replace(scale, ratings=ratings), headings=tuple(headings))
