"""What each trust says beside a joint priority: printed as lines, and read back from them."""

from __future__ import annotations

import pytest

from matsheets.model.joint_plans import JointTrust, TrustView, called_together, trust_named, views_in, views_text

ASH = "Ash (North): The Trust"


@pytest.mark.parametrize(
    ("view", "line"),
    [
        (TrustView("Ash", "Red", "TEA-01", "agreed", ("PLAN-03",)), "Ash: Red (TEA-01, agreed). Priority: PLAN-03."),
        (
            TrustView(ASH, "Level 1 (weak)", "TEA-01", "cautious median of 4", ("PLAN-01", "PLAN-02", "PLAN-12")),
            "Ash (North): The Trust: Level 1 (weak) (TEA-01, cautious median of 4). Priorities: PLAN-01, PLAN-02 and PLAN-12.",
        ),
        (TrustView("Ash", "Not shared", "TEA-01"), "Ash: Not shared (TEA-01)."),
        (TrustView("Ash", "", "TEA", "", ("PLAN-03",)), "Ash (TEA). Priority: PLAN-03."),
    ],
)
def test_a_line_says_what_a_trust_says(view: TrustView, line: str) -> None:
    """With its Ref, where the rating comes from, and its own priorities; all of that is read back, alone or among others."""
    assert str(view) == line
    assert views_in(views_text([view])) == (view,)
    assert views_in(f"{line}\nsomething else\n {line} ") == (view, view)


def test_no_line_ends_within_a_ref() -> None:
    """In the narrow column of the workbook; a rating's word may break as any other."""
    assert views_text([TrustView("Ash", "Amber-red", "TEA-01")]) == "Ash: Amber-red (TEA\u201101)."


@pytest.mark.parametrize("text", ["oakfield learning trust", "Oakfield", "TRU-02", "The Oakfield  Learning Trust Ltd"])
def test_a_trust_is_known_as_people_call_it(text: str) -> None:
    """By its name in other spellings, by its short name, by the Ref of its row."""
    trusts = [JointTrust("Ash Trust", ref="TRU-01"), JointTrust("Oakfield Learning Trust", ref="TRU-02")]
    assert trust_named(text, trusts) == "Oakfield Learning Trust"
    assert trust_named("Elm Trust", trusts) == "Elm Trust"


def test_trusts_together_have_a_title_that_fits() -> None:
    """Their short names; where those are long, how many trusts they are."""
    assert called_together(["Ash Learning Trust", "Beech Schools Trust"]) == "Ash and Beech"
    assert called_together(["Worcestershire Riverside Trust"] * 2 + ["Elm Trust"]) == "joint plan of 3 trusts"
