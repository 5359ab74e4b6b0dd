"""What the ratings of a scale are called together: those that are strong, weak, neither, or an explanation."""

from __future__ import annotations

from collections.abc import Mapping

from matsheets.model.cells import listed
from matsheets.model.framework import RatingScale
from matsheets.review.movement import Move


def lines_of_the_scale(scale: RatingScale) -> dict[str, str]:
    """Return the ratings that are strengths, areas for improvement, neither, and an explanation, as a sentence has them."""
    between = [r for r in scale.ratings if not (scale.is_weak(r) or scale.is_strong(r) or r.explains)]
    kinds = {"strong_ratings": scale.strong, "weak_ratings": scale.weak, "between_ratings": between}
    labels = {name: listed([rating.label for rating in ratings], "or") for name, ratings in kinds.items()}
    return {
        **labels,
        "explanation": scale.explaining.label if scale.explaining else "",
        "strengths_title": strengths_title(scale),
    }


def strong_labels(scale: RatingScale) -> str:
    """Return the ratings that are strong as a sentence has them: ``Amber-green or Green``."""
    return listed([rating.label for rating in scale.strong], "or")


def strengths_title(scale: RatingScale) -> str:
    """Return what a chapter of what is strong is called; where a code is applied or explained, applying it is the norm."""
    return f"Rated {strong_labels(scale)}" if scale.explaining else "Strengths"


def ways_in_words(scale: RatingScale) -> tuple[str, str]:
    """Return how a rating is said to move towards the strongest and away from it: ``up``, or on no grade ``nearer to Applied``."""
    if not scale.explaining:
        return "up", "down"
    return f"nearer to {scale.strongest.label}", f"further from {scale.strongest.label}"


def counted_moves(scale: RatingScale) -> Mapping[Move, str]:
    """Return what is said of elements that moved, or did not, after how many there are."""
    up, down = ways_in_words(scale)
    otherwise = f" to or from {scale.explaining.label}" if scale.explaining else ", neither up nor down"
    return {
        Move.UP: f"moved {up}",
        Move.SAME: "did not change",
        Move.DOWN: f"moved {down}",
        Move.OTHERWISE: f"changed{otherwise}",
    }
