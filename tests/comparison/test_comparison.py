"""Two to four trusts beside each other, what they could learn, and what they share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matsheets.comparison.comparison import compare_trusts
from matsheets.errors import ReviewError
from matsheets.model.trust_names import short_names
from tests.builders import framework
from tests.comparison.books import AMBER_RED, GREEN, MAT, RED, trust

NOTES = "Visit notes, May 2026"


def test_order_is_as_given():
    """Trusts stand in the order given, whatever their ratings and their names."""
    weak, strong = trust("Zennor Trust", {"VIS-01": (RED, "", "")}), trust("Abbey Trust", {"VIS-01": (GREEN, "", "")})
    found = compare_trusts([weak, strong])
    assert [t.short for t in found.trusts] == ["Zennor", "Abbey"]
    assert [s.rating and s.rating.label for s in found.elements[0].standings if s] == ["Red", "Green"]


def test_a_lesson_needs_named_evidence():
    """A trust could learn from another that is strong on named evidence, and not from one that names none."""
    weak = trust("Alder Trust", {"VIS-01": (RED, "", ""), "VIS-02": (RED, "", "")})
    strong = trust("Birch Trust", {"VIS-01": (GREEN, "Clear.", NOTES), "VIS-02": (GREEN, "Clear.", "tbc")})
    (lesson,) = compare_trusts([weak, strong]).lessons
    assert lesson.element.element.ref == "VIS-01"
    assert [s.trust.short for s in (*lesson.could_ask, *lesson.could_tell)] == ["Alder", "Birch"]


def test_shared_areas():
    """Shared is what two rate weak or have a priority for, each with its own priorities; one trust's alone is not."""
    one = trust(
        "Alder Trust", {"VIS-01": (RED, "", ""), "PEO-01": (RED, "", "")},
        plan={"PLAN-01": {"target": "VIS", "objective": "Say what we are for."}},
    )  # fmt: skip
    other = trust(
        "Birch Trust", {"VIS-01": (GREEN, "", ""), "PEO-02": (RED, "", "")},
        plan={"PLAN-04": {"target": "VIS-01", "objective": "Keep saying it."}},
    )  # fmt: skip
    (area,) = compare_trusts([one, other]).shared_areas
    assert area.element is not None
    assert (area.element.ref, [[p.source.ref for p in found] for found in area.priorities]) == (
        "VIS-01",
        [["PLAN-01"], ["PLAN-04"]],
    )


def test_elements_of_another_wording_are_named():
    """An element is compared where Ref and title agree; one with another title is named for the trust that has it."""
    first, *rest = MAT.headings
    changed = replace(
        MAT, headings=(first._replace(elements=(first.elements[0]._replace(title="A sense of purpose"), *first.elements[1:])), *rest)
    )  # fmt: skip
    found = compare_trusts([trust("Alder Trust", {}), trust("Birch Trust", {}, on=changed)])
    assert len(found.elements) == 13
    assert [(t.short, e.title) for t, e in found.alone] == [
        ("Alder", "Clarity of purpose"),
        ("Birch", "A sense of purpose"),
    ]


@pytest.mark.parametrize("number", [0, 1, 5])
def test_other_numbers_of_trusts_are_refused(number: int):
    """One trust, or five, are refused with what to do."""
    reviews = [trust(f"Number {n} Trust", {"VIS-01": (AMBER_RED, "", "")}) for n in range(number)]
    with pytest.raises(ReviewError) as caught:
        compare_trusts(reviews)
    assert "two to four" in f"{caught.value}".casefold()


def test_nothing_in_common_is_refused():
    """Trusts on frameworks without one element in common are told so, and not to share other headings of theirs."""
    with pytest.raises(
        ReviewError, match="frameworks that have no element in common: MAT assurance framework and "
    ) as caught:
        compare_trusts([trust("Alder Trust", {}), trust("Birch Trust", {}, on=framework(2))])
    assert caught.value.remedy == "Compare trusts that used the same one."


def test_short_names():
    """A trust is called by its name without the general words at the end; where that leaves nothing or no difference, whole."""
    names = ["St Mary's Catholic Academy Trust", "The Learning Trust", "Park Schools Trust", "Park Academies Trust"]
    assert short_names(names) == ("St Mary's", "The Learning Trust", "Park Schools Trust", "Park Academies Trust")
    assert short_names(["The Worshipful Company of Very Long Names Trust"]) == ("The Worshipful Company of Very…",)
