"""The next round on another edition: what was said last time stands in today's words, and what changed is told once."""

from __future__ import annotations

from matsheets.model.respondents import AGREED
from tests.editions import next_edition
from tests.review.books import EXECUTIVE
from tests.rounds.conftest import WIDE, baseline, made, read

NEW = next_edition(WIDE, renamed={"amber-red": "Sown", "red": "Bare"}, reworded=["AAA-03"], first="Care")


def test_what_changed_is_told_once() -> None:
    """A rating that is called otherwise rewords no element."""
    found = [str(change) for change in made(*baseline(), to=NEW).changes if change.kind.value != "Renumbered"]
    assert found == [
        "Rating renamed: Red, now Bare",
        "Rating renamed: Amber-red, now Sown",
        "New: AAA-01 Care",
        "Reworded: AAA-04 Element AAA3 (questions)",
    ]


def test_ratings_that_change_places_are_told_once() -> None:
    """Where one rating is called what another was called before, each is still the rating that was given."""
    on = next_edition(WIDE, renamed={"amber-red": "Red", "red": "Bare"})
    own = read(made(*baseline(), to=on), EXECUTIVE, on).last_time
    assert own["AAA-01"].splitlines()[1:3] == ["Your group: Green", "Agreed: Red"]
    assert own["AAA-02"].splitlines()[1:3] == ["Your group: Bare", "Agreed: Amber-green"]


def test_what_was_said_last_time_stands_in_todays_words() -> None:
    """The group's own rating and what was agreed; nothing is said of words that did not change."""
    made_on = made(*baseline(), to=NEW)
    own = read(made_on, EXECUTIVE, NEW).last_time
    assert own["AAA-03"].splitlines()[1:3] == ["Your group: Bare", "Agreed: Amber-green"]
    assert "Agreed: Sown" in own["AAA-02"].splitlines()
    assert "words have changed" not in own["AAA-02"]
    assert own["AAA-01"] == "New in this edition of the framework"
    assert "Agreed: Sown" in read(made_on, AGREED, NEW).last_time["AAA-02"].splitlines()
