"""The rating scales of two editions of a framework: whether they are one scale, and which of its ratings are called otherwise."""

from __future__ import annotations

from matsheets.model.cells import fold
from matsheets.model.framework import Rating, RatingScale


def is_one_scale(one: RatingScale, other: RatingScale) -> bool:
    """Tell whether two scales have the same ratings, by their ids, in one order, and draw the same lines through them.

    What a rating is called, its meaning and its colours are no part of that.
    """
    return _steps(one) == _steps(other)


def _steps(scale: RatingScale) -> list[tuple[str, bool, bool, bool]]:
    return [(rating.id, rating.weak, scale.is_strong(rating), rating.explains) for rating in scale.ratings]


def renamed_ratings(before: RatingScale, after: RatingScale) -> tuple[tuple[Rating, Rating], ...]:
    """Return each rating that two scales share by its id and call otherwise: as it was, and as it is."""
    now = {rating.id: rating for rating in after.ratings}
    pairs = ((was, now[was.id]) for was in before.ratings if was.id in now)
    return tuple((was, is_now) for was, is_now in pairs if fold(was.label) != fold(is_now.label))


def on_scale(rating: Rating, scale: RatingScale) -> Rating:
    """Return a rating as a scale has it that has its id; as it is where the scale has none."""
    return rating if rating in scale.ratings else next((own for own in scale.ratings if own.id == rating.id), rating)
