"""What was found, in sentences made from counts: which ratings stand throughout a heading."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from matsheets.documents.contexts.board_findings import findings
from matsheets.model.framework import Rating
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from tests.builders import AMBER_GREEN, AMBER_RED, GREEN, RED, framework
from tests.review.books import by

#: Headings A with one element, B with two and C with three.
WIDE = framework(1, 2, 3)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((GREEN, GREEN, GREEN, RED, GREEN, GREEN), "Green throughout: “Heading AAA” and “Heading BBB”"),
        ((RED, AMBER_GREEN, AMBER_GREEN, RED, RED, GREEN), "Amber-green throughout: “Heading BBB”"),
        ((RED, GREEN, AMBER_GREEN, RED, RED, RED), "Amber-green or Green throughout: “Heading BBB”"),
        ((GREEN, AMBER_RED, GREEN, RED, RED, RED), ""),
    ],
    ids=["one element alone", "nearer strong", "both", "one element is not throughout"],
)
def test_what_is_strong_throughout_is_told_by_its_ratings(given: tuple[Rating, ...], told: str) -> None:
    """Nearer strong is not called strong; a heading of one element stands beside others, and not for itself."""
    rated: Mapping[str, Rating] = {e.ref: r for e, r in zip(WIDE.elements, given, strict=True)}
    said = " ".join(findings(combine([by(AGREED, rated, on=WIDE)])))
    assert ("throughout" in said) == bool(told)
    assert told in said
