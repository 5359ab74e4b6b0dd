"""What a plan's priorities serve: an element or a whole heading, its name, its rating, and the order that follows from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from matsheets.documents.contexts.values import NOT_RECORDED
from matsheets.model.framework import NOT_RATED, Rating
from matsheets.review.review import NoAction, Priority, Review

#: Before the few words by which a tab names its heading.
_TAB_NUMBER = re.compile(r"\d+\s+")


class StandingRating(NamedTuple):
    """The rating of what a priority serves.

    Attributes:
        rating: of its element; for a whole heading, the lowest of its elements'. None where there is none.
        basis: words that say where it comes from.
    """

    rating: Rating | None
    basis: str


def rating_of_target(target: Priority | NoAction, review: Review) -> StandingRating:
    """Return the rating in a round of what a priority serves, or of what is left for now."""
    if target.element is not None:
        served = [e for e in review.elements if e.element.ref == target.element.ref]
    else:
        ref = target.heading.ref if target.heading else ""
        served = [e for e in review.elements if e.heading.ref == ref]
    lowest = min((e for e in served if e.rating), key=lambda e: e.rating.points if e.rating else 0, default=None)
    if lowest:
        return StandingRating(lowest.rating, lowest.basis)
    return StandingRating(None, NOT_RATED if any(e.is_not_rated for e in served) else NOT_RECORDED)


def in_order(priorities: Sequence[Priority], review: Review) -> list[Priority]:
    """Sort priorities by their heading, in the framework's order, and then by Ref; those without a heading come last."""
    place = {heading.ref: n for n, heading in enumerate(review.framework.headings)}

    def key(priority: Priority) -> tuple[int, int, str]:
        ref = priority.source.ref
        return place[priority.heading.ref] if priority.heading else len(place), len(ref), ref

    return sorted(priorities, key=key)


def target_text(target: Priority | NoAction) -> str:
    """Name what a priority serves: an element, a whole heading, or nothing that is recorded."""
    if target.element is not None:
        return f"{target.element.ref} {target.element.title}"
    return f"{target.heading.title} (whole heading)" if target.heading else NOT_RECORDED


def short_target(priority: Priority | NoAction) -> str:
    """Name what a priority serves in a few words; blank where it is not recorded."""
    if priority.element is not None:
        return priority.element.short
    if priority.heading is None:
        return ""
    words = _TAB_NUMBER.sub("", priority.heading.tab)
    return f"{words} (all)"
