"""Which issues may be one, by the words of their titles."""

from __future__ import annotations

import pytest

from matsheets.review.similar_subjects import may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reserves", "Level of the trust's reserves"),
        ("Boiler replacement", "Replacing the boilers"),
        ("Energy costs", "The cost of energy"),
        ("Staffing", "Staff"),
        ("Falling pupil numbers", "Pupil numbers at two schools"),
    ],
)
def test_titles_that_share_most_of_their_words_may_be_one(one: str, other: str) -> None:
    """More than half of the words of the shorter one, whatever their endings and whichever comes first."""
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Staff workload", "Staff turnover"),
        ("The trust", "Trusts"),
        ("Growth of the trust", "Finance of the trust"),
        ("Internal audit", "Internet safety"),
        ("", ""),
    ],
)
def test_titles_that_share_half_of_their_words_or_none_that_mean_anything_are_two(one: str, other: str) -> None:
    """Half is not most, and what any trust's issue may be called tells nothing."""
    assert not may_be_one(one, other)
