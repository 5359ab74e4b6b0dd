"""What became of the priorities of an earlier plan, from the workbooks of both rounds alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matsheets.documents.contexts.earlier_plan import earlier_plan_values
from matsheets.review.review import NoAction, Priority, Review, Source
from tests.documents.builders import AGREED, framework, priorities, respondent, rich_review, tables_of
from tests.documents.contexts.test_plan import made
from tests.documents.contexts.test_values import plan

FRAME = framework()
BASE = priorities(FRAME, respondent(AGREED))[0]


def priority(ref: str, target: str, objective: str) -> Priority:
    """A priority for an element, or for a whole heading."""
    heading = next(h for h in FRAME.headings if h.ref == target.partition("-")[0])
    element = next((e for e in heading.elements if e.ref == target), None)
    return BASE._replace(heading=heading, element=element, objective=objective, source=Source("f.xlsx", ref))


def two_rounds(before: Priority, *now: Priority, no_actions: tuple[NoAction, ...] = ()) -> Review:
    """A final round after a baseline with one priority."""
    earlier = rich_review(2, priorities=(before,))
    return rich_review(2, round="Final", priorities=now, no_actions=no_actions, earlier=earlier)


def only(review: Review) -> dict[str, Any]:
    """What is said of the one earlier priority."""
    (found,) = earlier_plan_values(review)["priorities"]
    return dict(found)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (priority("PLAN-03", "GOV-01", "heads know – whom to ask"), "Stands again: PLAN-03"),
        (priority("PLAN-01", "VIS-02", "Something else."), "PLAN-01, same element"),
        (priority("PLAN-04", "VIS", "Something else."), "PLAN-04, for its whole heading"),
        (priority("PLAN-01", "VIS-03", "Something else."), "Not in this plan"),
    ],
)
def test_an_earlier_priority_is_found_again(now: Priority, said: str) -> None:
    """By its objective however it is punctuated, else by its element, else under its heading; a Ref alone is used anew."""
    review = two_rounds(priority("PLAN-01", "VIS-02", "Heads know - whom to ask."), now)
    assert (only(review)["now"], only(review)["again"]) == (said, said != "Not in this plan")


def test_an_earlier_priority_for_a_heading_is_taken_up_in_part_or_whole() -> None:
    """A later one for one of its elements is part of it."""
    before = priority("PLAN-01", "VIS", "One account of purpose.")
    assert only(two_rounds(before, priority("PLAN-02", "VIS-01", "Else.")))["now"] == "PLAN-02, for part of it"
    assert only(two_rounds(before, priority("PLAN-02", "VIS", "Else.")))["now"] == "PLAN-02, same heading"


def test_what_is_left_for_now_is_said() -> None:
    """A reason for no action on its element is what became of it, and it is not taken up again."""
    before = priority("PLAN-01", "VIS-02", "Heads know.")
    entry = NoAction(before.heading, before.element, "Later.", Source("f.xlsx", "PLAN-09"))
    found = only(two_rounds(before, no_actions=(entry,)))
    assert (found["now"], found["again"]) == ("Left for now: PLAN-09", False)


def test_ratings_then_and_now_and_where_they_come_from() -> None:
    """Each round's own rating; where one was agreed and the other is a median, that is said."""
    before = priority("PLAN-01", "VIS-01", "Heads know.")
    review = two_rounds(before)
    assert review.earlier is not None
    then, now = review.earlier.elements[0], review.elements[0]
    assert then.agreed is not None
    median = review.headings[0]._replace(elements=(now._replace(agreed=None), *review.headings[0].elements[1:]))
    changed = replace(review, headings=(median, *review.headings[1:]))
    found = only(changed)
    assert (found["before"]["label"], found["rating"]["label"]) == (then.rating.label, now.median.label)  # type: ignore[union-attr]
    assert found["basis"] == "Agreed then, cautious median of 2 now; by the same groups Red, then Red"
    assert found["moved"] == "level"
    assert only(review)["basis"] == ""
    assert only(review)["moved"] == "level"


def test_the_plan_begins_with_the_earlier_priorities() -> None:
    """In a table of their own before the plan, each under its Ref with its round; without an earlier plan there is none."""
    review = rich_review(round="Final", earlier=rich_review(2, no_actions=()))
    found = tables_of(made(review))
    assert next(iter(found)) == "What became of the earlier priorities"
    refs = [row[0] for row in found["What became of the earlier priorities"][1:]]
    assert sorted(refs) == [f"PLAN-{n:02d} (Baseline)" for n in range(1, 9)]
    assert [row[3] for row in found["What became of the earlier priorities"][1:]] == [
        f"Stands again: {ref.partition(' ')[0]}" for ref in refs
    ]
    assert "What became of the earlier priorities" not in tables_of(made(rich_review(round="Final")))


def test_what_was_left_for_now_is_followed_too() -> None:
    """An earlier row without action is listed after the priorities, with its reason and what became of it."""
    before = priority("PLAN-01", "VIS-02", "Heads know.")
    taken = priority("PLAN-04", "GOV-01", "Committees know their powers.")
    review = two_rounds(before, taken)
    assert review.earlier is not None
    entry = NoAction(taken.heading, taken.element, "The clerk is new.", Source("f.xlsx", "PLAN-09"))
    changed = replace(review, earlier=replace(review.earlier, no_actions=(entry,)))
    (left,) = earlier_plan_values(changed)["left"]
    assert (left["ref"], left["now"]) == ("PLAN-09 (Baseline)", "PLAN-04, same element")
    rows = tables_of(made(changed))["What became of the earlier priorities"]
    assert [row[0] for row in rows[1:]] == ["PLAN-01 (Baseline)", "PLAN-09 (Baseline)"]
    assert rows[2][1].startswith("Left for now: The clerk is new.")


def test_a_priority_of_the_first_plan_that_stands_again_is_told() -> None:
    """Though the plan between had dropped it; one that it had kept is told once, and one that is gone not at all."""
    dropped, kept = priority("PLAN-01", "VIS-02", "Heads know."), priority("PLAN-02", "GOV-01", "One clerk.")
    gone = priority("PLAN-03", "PEO-01", "A bigger car park.")
    first = rich_review(2, priorities=(dropped, kept, gone), no_actions=())
    between = rich_review(2, round="Review (mid-point)", priorities=(kept,), no_actions=(), earlier=first)
    again = dropped._replace(source=Source("f.xlsx", "PLAN-04"))
    values = earlier_plan_values(rich_review(2, round="Final", priorities=(kept, again), earlier=between))
    assert [(row["ref"], row["now"]) for row in values["returned"]] == [("PLAN-01 (Baseline)", "Stands again: PLAN-04")]
    assert [row["ref"] for row in values["priorities"]] == ["PLAN-02 (Review, mid-point)"]


def test_the_counts_add_up_to_the_priorities() -> None:
    """One without a rating in either round is counted by itself."""
    rated, bare = priority("PLAN-01", "VIS-01", "Heads know."), priority("PLAN-02", "VIS-02", "One clerk.")
    bare = bare._replace(heading=None, element=None)
    values = earlier_plan_values(rich_review(2, round="Final", earlier=rich_review(2, priorities=(rated, bare))))
    counts = [values[name] for name in ("higher", "level", "lower", "uncompared")]
    assert (counts, sum(counts)) == ([0, 1, 0, 1], len(values["priorities"]))


def test_a_priority_has_the_rating_before_beside_todays_only_on_one_basis() -> None:
    """Agreed both times; what was agreed once is another measure, and side by side the two would read as a move."""
    kept = priority("PLAN-01", "VIS-01", "Heads know.")
    review = two_rounds(kept, kept)
    assert plan(review)["priorities"][0]["since"] == "Baseline"
    first = review.headings[0]
    median = first._replace(elements=(first.elements[0]._replace(agreed=None), *first.elements[1:]))
    assert plan(replace(review, headings=(median, *review.headings[1:])))["priorities"][0]["since"] == ""
