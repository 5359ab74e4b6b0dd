"""What a plan's priorities serve: an element or a whole heading, its name, its rating, and the order that follows from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from matsheets.documents.contexts.edition_values import NOT_ASKED
from matsheets.documents.contexts.values import NOT_RECORDED
from matsheets.model.cells import within_sentence
from matsheets.model.framework import NOT_RATED, FrameworkWords, Rating
from matsheets.review.movement import BasisChange, ElementMovement, Move, Movement, move_between
from matsheets.review.review import ElementReview, NoAction, Priority, Review

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


class TargetMove(NamedTuple):
    """Which way the rating of what a priority serves moved between two rounds.

    Attributes:
        move: None where a rating is missing, or the two are on no one basis.
        basis: what the comparison rests on, where that is not the ratings that stand; blank where it is, or with no rating.
    """

    move: Move | None
    basis: str


def rating_of_target(target: Priority | NoAction, review: Review) -> StandingRating:
    """Return the rating in a round of what a priority serves, or of what is left for now."""
    served = [e for e in review.elements if serves(target, e)]
    if not served and (target.element or target.heading):
        return StandingRating(None, NOT_ASKED)
    lowest = min(((_weakness(e.rating), e) for e in served if e.rating), key=itemgetter(0), default=None)
    if lowest:
        return StandingRating(lowest[1].rating, lowest[1].basis)
    return StandingRating(None, NOT_RATED if any(e.is_not_rated for e in served) else NOT_RECORDED)


def _weakness(rating: Rating) -> tuple[bool, int]:
    """Return where a rating stands among others, the weakest first: what is explained is no weakness, and comes last."""
    return rating.explains, rating.points


def serves(target: Priority | NoAction, element: ElementReview) -> bool:
    """Tell whether a priority, or what is left for now, is about an element: for a whole heading about each of its elements.

    Why by ids: those of an earlier round may be on another edition, which gave other Refs.
    """
    if target.element is not None:
        return target.element.id == element.element.id
    return target.heading is not None and target.heading.id == element.heading.id


def move_of_target(target: Priority | NoAction, found: Movement) -> TargetMove:
    """Return which way the rating of what a priority serves moved between two rounds; for a whole heading, the lowest."""
    served = [e for e in found.elements if serves(target, e.element)]
    compared = [e.comparison for e in served if e.comparison]
    if not served or len(compared) < len(served):
        other = [e for e in served if e.move is Move.OTHER_BASIS]
        return TargetMove(None, _other_basis(target, other[0]) if other else "")
    then, now = (min(ratings, key=_weakness) for ratings in zip(*((c.then, c.now) for c in compared), strict=True))
    move = move_between(then, now)
    other = [e for e in served if e.comparison and not e.comparison.standing]
    basis = f"{_other_basis(target, other[0])}; by the same groups {then.label}, then {now.label}" if other else ""
    return TargetMove(move, basis)


def _other_basis(target: Priority | NoAction, element: ElementMovement) -> str:
    """Return where the two ratings of an element come from; of a heading's elements it may be another for each."""
    if target.element is None or element.before is None:
        return "Not on one basis"
    then, now = element.before.basis, element.element.basis
    if then == now:
        return bases_in_words(element)
    return f"{then} then, {within_sentence(now)} now"


def bases_in_words(element: ElementMovement) -> str:
    """Say how the basis of an element's two ratings differs."""
    told = {
        BasisChange.AGREED_OR_MIDDLE: "Agreed now, not then" if element.element.agreed else "Agreed then, not now",
        BasisChange.OTHER_GROUPS: "Other groups",
        BasisChange.OTHER_WORDING: "Reworded",
    }
    words = ", ".join(told[change] for change in element.changes)
    return f"{words[:1]}{words[1:].lower()}"


def in_order(priorities: Sequence[Priority], review: Review) -> list[Priority]:
    """Sort priorities by their heading, in the framework's order, and then by Ref; those without a heading come last."""
    place = {heading.ref: n for n, heading in enumerate(review.framework.headings)}

    def key(priority: Priority) -> tuple[int, int, str]:
        ref = priority.source.ref
        return place[priority.heading.ref] if priority.heading else len(place), len(ref), ref

    return sorted(priorities, key=key)


def whole_heading(words: FrameworkWords) -> str:
    """Return what stands after the name of a heading that is served as a whole."""
    return f" (whole {words.heading.one})"


def target_text(target: Priority | NoAction, words: FrameworkWords) -> str:
    """Name what a priority serves: an element, a whole heading, or nothing that is recorded."""
    if target.element is not None:
        return f"{target.element.ref} {target.element.title}"
    return f"{target.heading.title}{whole_heading(words)}" if target.heading else NOT_RECORDED


def short_target(priority: Priority | NoAction) -> str:
    """Name what a priority serves in a few words; blank where it is not recorded."""
    if priority.element is not None:
        return priority.element.short
    if priority.heading is None:
        return ""
    words = _TAB_NUMBER.sub("", priority.heading.tab)
    return f"{words} (all)"
