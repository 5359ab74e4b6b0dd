"""The ratings in what optional columns print, in the words of another edition's scale; people's words as they wrote them."""

from __future__ import annotations

import pytest

from matsheets.model.framework import RatingScale
from matsheets.model.joint_plans import TrustView, views_text
from matsheets.model.optional_columns import BASIS, GROUP_VIEWS, LAST_TIME, TRUSTS_SAY
from matsheets.model.told_ratings import told_in
from tests.builders import FOUR, SCALE


def called(red: str, amber_red: str) -> RatingScale:
    """The scale with two ratings that are called otherwise."""
    return RatingScale((FOUR[0]._replace(label=red), FOUR[1]._replace(label=amber_red), *FOUR[2:]))


#: One of them is called what the other was.
TODAY = called("Bare", "Red")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Heads: Red", "Heads: Bare"),
        ("Heads: north: Amber–red", "Heads: north: Red"),
        ("Red: Heads: north (3), Trustees", "Bare: Heads: north (3), Trustees"),
        ("To confirm: Amber-red", "To confirm: Red"),
        ("to confirm : red", "to confirm : Bare"),
        ("Last time, agreed: Red", "Last time, agreed: Bare"),
        ("Heads: Green", "Heads: Green"),
        ("Heads: no answer", "Heads: no answer"),
        ('Heads: "Is it: Red", unclear', 'Heads: "Is it: Red", unclear'),
        ("Item 2. Not settled: Red", "Item 2. Not settled: Red"),
    ],
)
def test_what_groups_said_is_told_in_todays_words(line: str, told: str) -> None:
    """Whichever way a line has it; what a group typed and nobody understood stays, and so does the item of the paper."""
    assert told_in(line, "AAA-01", GROUP_VIEWS, SCALE, TODAY) == told


def test_a_label_with_a_comma_or_a_colon_is_one_label() -> None:
    """Of two that end alike the longer one is meant where it fits."""
    before, after = called("Yes, partly", "So far: partly"), called("Begun", "Sown")
    for line, told in (("Heads: Yes, partly", "Heads: Begun"), ("Heads: So far: partly", "Heads: Sown")):
        assert told_in(line, "AAA-01", GROUP_VIEWS, before, after) == told
    own = told_in("Baseline\nYour group: Yes, partly (2), So far: partly", "AAA-01", LAST_TIME, before, after)
    assert own == "Baseline\nYour group: Begun (2), Sown"


def test_a_line_begins_with_a_capital() -> None:
    """As it does where it is first made."""
    assert told_in("Red: Heads", "AAA-01", GROUP_VIEWS, SCALE, called("bare", "sown")) == "Bare: Heads"


def test_a_capital_more_is_another_word() -> None:
    """The list of the new workbook has it so."""
    assert told_in("Heads: Red", "AAA-01", GROUP_VIEWS, SCALE, called("RED", "Amber-red")) == "Heads: RED"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Your group: Red (2), Amber-red, Green", "Red: Red: no.", "and 1 more"),
         ("Your group: Bare (2), Red, Green", "Bare: Red: no.", "and 1 more")),
        (("Your group: Red", "Agreed: Amber-red", "Red: so we said"), ("Your group: Bare", "Agreed: Red", "Red: so we said")),
        (("Agreed: Red", "We said: Red"), ("Agreed: Bare", "We said: Red")),
    ],
)  # fmt: skip
def test_what_was_said_last_time_is_told_in_todays_words(lines: tuple[str, ...], told: tuple[str, ...]) -> None:
    """Each rating once; a reason stays as it was written, after its rating where several are given."""
    before, after = ("\n".join(["Red: Baseline", *each]) for each in (lines, told))
    assert told_in(before, "AAA-01", LAST_TIME, SCALE, TODAY) == after


@pytest.mark.parametrize(("ref", "key"), [("BEY-01", LAST_TIME), ("BEY-01", GROUP_VIEWS), ("AAA-01", BASIS)])
def test_lines_without_ratings_stay(ref: str, key: str) -> None:
    """What was raised beyond the framework are people's words."""
    assert told_in("Baseline: Red\nNext: Red", ref, key, SCALE, TODAY) == "Baseline: Red\nNext: Red"


def test_what_trusts_say_is_told_in_todays_words() -> None:
    """Of a joint plan; the Refs and where the rating comes from stay."""
    lines = [
        views_text([TrustView("Oakfield", rating, "TEA-01", "agreed", ("PLAN-03",)), TrustView("Elm: Red", "", "TEA")])
        for rating in ("Amber-red", "Red")
    ]
    assert told_in(lines[0], "JNT-01", TRUSTS_SAY, SCALE, TODAY) == lines[1]
