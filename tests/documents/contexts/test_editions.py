"""What the summary and the plan say where the framework is another edition than in the round before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from matsheets.documents.contexts.earlier_plan import earlier_plan_values
from matsheets.documents.contexts.movement import movement
from matsheets.documents.contexts.plan import priority_value
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine_all
from matsheets.review.movement import movement_between
from matsheets.review.review import Review
from tests.builders import AMBER_RED, GREEN, RED, about, framework, row
from tests.editions import next_edition
from tests.review.books import by

OLD = framework(4, 1)
NEW = next_edition(OLD, renamed={"amber-red": "Sown"}, reworded=["AAA-02"], dropped="AAA-03", first="Care")
SOWN = NEW.scale.ratings[1]
NEXT = "Annual review 2027"


@pytest.fixture(scope="module", name="review")
def two_editions() -> Review:
    """A round on the newer edition after one on the older; each has a plan."""
    planned = row("PLAN-01", target="AAA-03", objective="Be kind.") | row("PLAN-02", target="AAA-01", objective="Ask.")
    rated = {"AAA-01": AMBER_RED, "AAA-02": RED, "AAA-03": RED, "AAA-04": RED, "BBB-01": GREEN}
    then = by(AGREED, rated, on=OLD, round="Baseline", more=planned | about(date=dt.date(2026, 11, 5)))
    rated = {"AAA-01": RED, "AAA-02": GREEN, "AAA-03": GREEN, "AAA-04": SOWN, "BBB-01": GREEN}
    planned = row("PLAN-01", target="AAA-01", objective="Care.")
    now = by(AGREED, rated, on=NEW, round=NEXT, more=planned | about(date=dt.date(2027, 11, 5)))
    return next(review for review in combine_all([then, now]) if review.round == NEXT)


def test_what_moved_counts_each_element_once(review: Review) -> None:
    """Those compared, the reworded one by name, the new one; then what is gone and what a rating is called now."""
    told = movement(review)
    assert told["compared"] == (
        "Of 5 elements, 3 were agreed both times, 1 stands on another basis and 1 is new in this edition. No longer asked: "
        "Element AAA3 (AAA-03), agreed Red, with a priority. Rating renamed: Amber-red, now Sown."
    )
    assert told["other_basis"].endswith("Reworded: Element AAA2 (AAA-03).")
    assert told["in_brief"].startswith(
        "Since Baseline, 2 moved up and 1 did not change (agreed both times); 1 stands on another basis, 1 is new and 1 is no "
        "longer asked."
    )


def test_a_new_element_was_not_asked_before(review: Review) -> None:
    """Which is not that nobody rated it."""
    new, same, *_ = movement(review)["elements"]
    assert (new["before"]["label"], new["in_words"]) == ("Not asked", "New in this edition")
    assert (same["before"]["label"], same["now"]["label"], same["in_words"]) == ("Sown", "Green", "Moved up, 2 steps")


def test_a_plan_says_what_is_no_longer_asked(review: Review) -> None:
    """Beside the rating that it had; the other priority has its rating in today's word."""
    gone, other = (
        (value["before"]["label"], value["rating"]["label"], value["moved"])
        for value in sorted(earlier_plan_values(review)["priorities"], key=lambda value: value["ref"])
    )
    assert gone == ("Red", "No longer asked", "")
    assert other == ("Sown", "Green", "higher")


def test_a_priority_for_a_new_element_says_so(review: Review) -> None:
    """The plan has no rating of the round before for it."""
    assert review.earlier is not None
    value = priority_value(review.priorities[0], review, movement_between(review.earlier, review))
    assert (value["target"], value["since"]) == ("AAA-01 Care, new in this edition", "")


def test_another_scale_is_said_to_be_one() -> None:
    """It is the same framework, and nothing can be compared."""
    scale = replace(OLD.scale, weak_to=1)
    on = replace(next_edition(OLD), scale=scale)
    then = by(AGREED, {"AAA-01": RED}, on=OLD, round="Baseline", more=about(date=dt.date(2026, 11, 5)))
    now = by(AGREED, {"AAA-01": scale.strongest}, on=on, round=NEXT, more=about(date=dt.date(2027, 11, 5)))
    found = next(each for each in combine_all([then, now]) if each.round == NEXT)
    assert movement(found)["reason"] == (
        "The Baseline round was on another rating scale, so the ratings cannot be compared with it."
    )
