"""What trusts come to together: counts by element, step and heading, who needs the lead, and on which framework."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from matsheets.model.framework import Framework, RatingScale
from matsheets.programme.needs import needs_of
from matsheets.programme.one_framework import on_one_framework
from matsheets.programme.trust_counts import (
    element_counts,
    heading_ranges,
    priorities_by_heading,
    step_counts,
    support_of,
)
from matsheets.programme.trust_entry import PriorityEntry, Programme, StepEntry, TrustEntry
from tests.builders import FOUR, framework
from tests.programme.entries import DAY, trust_entry

ON = framework(2, 1)
REFS = [element.ref for element in ON.elements]


def trust(name: str, points: str = "", *, on: Framework = ON, agreed: bool = True, **facts: object) -> TrustEntry:
    """A trust that gives each element these points, a digit each; 0 is not rated."""
    facts = {"step": StepEntry("agreed", 5), **facts}
    return trust_entry(on, name, map(int, points), agreed=REFS if agreed else (), **facts)


def due(ref: str, heading: str, day: dt.date, **more: object) -> PriorityEntry:
    """A priority with its date, past it where that is before the day."""
    return PriorityEntry(ref, heading, "", "It is done.", day, "On track", overdue=day < DAY, **more)  # type: ignore[arg-type]


def test_elements_are_counted_in_trusts() -> None:
    """Each element has how many trusts rate it weak and strong, how many of it were agreed, and how many left it out."""
    programme = Programme(ON, DAY, (trust("A", "142"), trust("B", "340", agreed=False), trust("C")))
    counts = {
        each.element.ref: (each.by_rating, each.strong, each.weak, each.agreed, each.not_rated)
        for each in element_counts(programme)
    }
    assert counts == {
        "AAA-01": ((1, 0, 1, 0), 1, 1, 1, 0),
        "AAA-02": ((0, 0, 0, 2), 2, 0, 1, 0),
        "BBB-01": ((0, 1, 0, 0), 0, 1, 1, 1),
    }


def test_the_middle_of_an_odd_scale_is_neither_strong_nor_weak() -> None:
    """On three points the middle one is counted as rated, and on no side."""
    three = replace(ON, scale=RatingScale(tuple(rating._replace(weak=False) for rating in FOUR[:3])))
    (first, *_) = element_counts(Programme(three, DAY, (trust("A", "2"), trust("B", "3"))))
    assert (first.rated, first.strong, first.weak) == (2, 1, 0)


def test_a_heading_has_the_range_of_its_ratings_in_words() -> None:
    """The weakest to the strongest, one word where all are the same, and how many have none."""
    programme = Programme(ON, DAY, (trust("A", "142"), trust("B", "330"), trust("C", "400")))
    words = [
        [(found.words, found.unrated) for found in heading_ranges(programme, entry)] for entry in programme.entries
    ]
    assert words == [
        [("Red to Green", 0), ("Amber-red", 0)],
        [("Amber-green", 0), ("Not rated", 1)],
        [("Green", 1), ("Not rated", 1)],
    ]


def test_steps_and_priorities_are_counted_with_those_that_are_late() -> None:
    """Steps come in their order, headings in the framework's, what names none of them last; nothing is left out."""
    late = StepEntry("views in", 2, due="diagnostic meeting", due_by=dt.date(2027, 2, 1), late=True)
    past = due("PLAN-01", "BBB", dt.date(2027, 1, 31))
    programme = Programme(ON, DAY, (trust("A", step=late), trust("B", priorities=(past, due("PLAN-02", "", DAY)))))
    assert [(each.word, len(each.trusts), len(each.late)) for each in step_counts(programme)] == [
        ("views in", 1, 1),
        ("agreed", 1, 0),
    ]
    found = [
        (each.heading and each.heading.ref, len(each.priorities), each.overdue)
        for each in priorities_by_heading(programme)
    ]
    assert found == [("AAA", 0, 0), ("BBB", 1, 1), (None, 1, 0)]


def test_what_waits_longest_needs_the_lead_first_however_it_is_rated() -> None:
    """The order is that of days, then of names; a trust without a day comes last, and one that waits for nothing is not there."""
    weak = trust("Weak", "111", priorities=(due("PLAN-01", "AAA", dt.date(2027, 2, 20)),))
    strong = trust("Strong", "444", priorities=(due("PLAN-02", "AAA", dt.date(2027, 1, 20)),))
    needs = needs_of(Programme(ON, DAY, (trust("Blank"), trust("Fine", "222"), strong, weak)))
    assert [(need.entry.name, need.since, [reason.text for reason in need.reasons]) for need in needs] == [
        ("Strong", dt.date(2027, 1, 20), ["Priority past its date"]),
        ("Weak", dt.date(2027, 2, 20), ["Priority past its date"]),
        ("Blank", None, ["No view has come back"]),
    ]


def test_support_is_held_against_what_was_agreed() -> None:
    """Days left are below none where more was given; of days that nobody agreed none are left."""
    programme = Programme(ON, DAY, (
        trust("A", agreed_days=Decimal(4), given_days=Decimal(6)), trust("B", given_days=Decimal(1)), trust("C"),
    ))  # fmt: skip
    assert [(each.entry.name, each.left) for each in support_of(programme)] == [("A", Decimal(-2)), ("B", None)]


def test_trusts_on_another_edition_count_where_refs_and_titles_agree() -> None:
    """One on another framework is named and counts in no figure; one that rated nothing so far counts on any."""
    moved = ON.headings[0].elements[1]._replace(title="Another title")
    first = ON.headings[0]._replace(elements=(ON.headings[0].elements[0], moved))
    newer = replace(ON, edition="2", headings=(first, *ON.headings[1:]))
    other = replace(framework(2, 1, id="other"), scale=RatingScale(FOUR[:3]))
    given = [
        trust("A", "142"),
        trust("B", "333"),
        trust("C", "414", on=newer),
        trust("D", "222", on=other),
        trust("E", on=other),
    ]
    programme = on_one_framework(reversed(given), [newer, other, ON], DAY)
    assert programme.framework is ON
    assert [entry.name for entry in programme.entries] == ["A", "B", "C", "E"]
    assert [element.points for element in programme.entries[2].elements] == [4, None, 4]
    assert [entry.name for entry in programme.others] == ["D"]
