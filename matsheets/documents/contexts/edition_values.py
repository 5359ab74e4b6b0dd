"""What another edition of the framework means where two rounds are compared: what it no longer asks, and what it calls a rating."""

from __future__ import annotations

from collections.abc import Iterator

from matsheets.review.movement import Movement
from matsheets.review.review import ElementReview, Review

#: What stands for a rating where a round's edition does not ask for one; and where it did, and today's does not.
NOT_ASKED, NO_LONGER_ASKED = "Not asked", "No longer asked"

#: What stands behind the name of what a plan serves for the first time.
NEW_NOW = ", new in this edition"


def edition_sentences(found: Movement) -> Iterator[str]:
    """Yield what is no longer asked, with what stood there, and which ratings are called otherwise now."""
    if found.gone:
        yield f"{NO_LONGER_ASKED}: {'; '.join(_gone(element, found.earlier) for element in found.gone)}."
    if found.renamed:
        told = "; ".join(f"{was}, now {now}" for was, now in found.renamed)
        yield f"Rating{'s' if len(found.renamed) > 1 else ''} renamed: {told}."


def _gone(element: ElementReview, earlier: Review) -> str:
    """Return an element that is no longer asked, its rating then, and whether the plan had priorities for it."""
    named = f"{element.element.short} ({element.element.ref})"
    how = "agreed" if element.agreed else "rated"
    rating = f"{how} {element.rating.label}" if element.rating else "not rated"
    count = sum(p.element is not None and p.element.id == element.element.id for p in earlier.priorities)
    planned = {0: "", 1: ", with a priority"}.get(count, f", with {count} priorities")
    return f"{named}, {rating}{planned}"
