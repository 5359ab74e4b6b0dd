"""What is said to be strong, claim by claim, in each form that a framework may give it in."""

import pytest

from matsheets.comparison.claims import claims_of, questions_of
from matsheets.model.framework import Element


@pytest.mark.parametrize(
    ("questions", "strong", "asked", "claims"),
    [
        ("(a) Who?\n(b) When?", "(a) Heads do.\n(b) Daily.", ["Who?", "When?"], [("a", "Heads do.", "Who?"), ("b", "Daily.", "When?")]),
        ("• Who?", "• Heads do it. All of them.\n• Daily.", ["Who?"], [("", "Heads do it. All of them.", ""), ("", "Daily.", "")]),
        ("• Who?\n• When?", "Heads do it. Daily.", ["Who?", "When?"], [("", "Heads do it.", ""), ("", "Daily.", "")]),
    ],
)  # fmt: skip
def test_claims_and_questions_stand_without_their_marks(questions, strong, asked, claims):
    """Claims in pairs have their question; lines that are in no pairs, and the sentences of one text, have none."""
    element = Element("x", "AAA-01", "X", "X", questions, ("Nobody.", strong))
    assert list(questions_of(element)) == asked
    assert [tuple(claim) for claim in claims_of(element)] == claims
