"""A round is a name and a date: which names are one, in which order rounds come, and how a sentence has them."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from matsheets.model.rounds import (
    Round,
    in_order,
    near_rounds,
    near_suggestion,
    order_of_names,
    round_in_words,
    round_key,
)

BASELINE, MIDDLE, FINAL = "Baseline", "Review (mid-point)", "Final"


def day(year: int, month: int = 9, of_month: int = 1) -> dt.date:
    """A day of a year; the first of September unless told."""
    return dt.date(year, month, of_month)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Annual review 2028", "ANNUAL  Review 2028"),
        ("Annual review 2028", "Annual-review – 2028"),
        ("Year 2\u00a0", "year 2"),
        (MIDDLE, "Midpoint"),
        (MIDDLE, "review"),
        (FINAL, "FINAL"),
    ],
)
def test_names_that_fold_alike_are_one_round(one: str, other: str) -> None:
    """Case, spaces and dashes do not count, nor which of the ways to write a suggested name was chosen."""
    assert round_key(one) == round_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Annual review 2027", "Annual review 2028"), ("Year 1-2", "Year 12"), (FINAL, "Final review")]
)
def test_other_names_are_other_rounds(one: str, other: str) -> None:
    """A figure makes another round, and so does a word more."""
    assert round_key(one) != round_key(other)


@pytest.mark.parametrize(
    "expected",
    [
        # by date, against the alphabet and against the order of the suggested names
        [Round("Start", day(2026)), Round("Mid-way", day(2027)), Round("Annual review", day(2028)), Round("2029", day(2029))],
        [Round(FINAL, day(2026)), Round(BASELINE, day(2027))],
        # of one date: by the suggested names, then by the others'
        [Round(BASELINE, day(2026)), Round(FINAL, day(2026)), Round("Alpha", day(2026)), Round("Beta", day(2026))],
        # without a date: by the suggested names
        [Round(BASELINE), Round(MIDDLE), Round(FINAL)],
        [Round(BASELINE, day(2026)), Round(MIDDLE), Round(FINAL, day(2028)), Round("Annual review 2029", day(2029))],
        [Round(BASELINE), Round("Annual review 2028", day(2028)), Round(FINAL)],
        [Round(BASELINE, day(2026)), Round("Year 2", day(2027)), Round(MIDDLE), Round(FINAL, day(2028))],
        [Round(FINAL, day(2026)), Round(BASELINE, day(2027)), Round(MIDDLE)],
        [Round(BASELINE), Round("Annual review 2028", day(2028))],
        [Round("Annual review 2028", day(2028)), Round(MIDDLE)],
        [Round("Pilot", day(2025)), Round(MIDDLE), Round(FINAL)],
        # neither date nor suggested name: after all, those without a name last
        [Round(FINAL, day(2028)), Round("Annual review"), Round("Year 2"), Round("")],
    ],
)  # fmt: skip
def test_rounds_go_by_date(expected: list[Round]) -> None:
    """The order is the same whatever order they are given in."""
    assert all(in_order(given, lambda each: each) == expected for given in permutations(expected))


def test_a_round_has_a_place_by_its_date_or_by_a_suggested_name() -> None:
    """One without both has none, and one without a name never has."""
    with_place = [Round("Annual review", day(2028)), Round(FINAL), Round("midpoint")]
    assert [each.has_place for each in with_place] == [True] * 3
    assert [each.has_place for each in (Round("Annual review"), Round("", day(2028)), Round(""))] == [False] * 3


class TestOneOrderForManyTrusts:
    """Tables of many trusts have one order of names, where one fits every trust's own."""

    def test_each_trusts_own_order_is_kept(self) -> None:
        """The suggested names are always among them; others stand where their dates put them."""
        found = order_of_names(
            [
                [Round(BASELINE, day(2026)), Round("Annual review 2028", day(2028)), Round(FINAL, day(2029))],
                [Round("Pilot", day(2025)), Round(BASELINE, day(2026)), Round("Annual review 2027", day(2027))],
            ]
        )
        assert set(found) == {"Pilot", BASELINE, MIDDLE, FINAL, "Annual review 2027", "Annual review 2028"}
        assert found[:2] == ["Pilot", BASELINE]
        assert found.index("Annual review 2027") < found.index("Annual review 2028") < found.index(FINAL)

    def test_a_trust_may_have_the_suggested_names_the_other_way_round(self) -> None:
        """Then its dates decide."""
        found = order_of_names([[Round(FINAL, day(2026)), Round(BASELINE, day(2027))]])
        assert found.index(FINAL) < found.index(BASELINE)

    def test_trusts_that_contradict_each_other_have_none(self) -> None:
        """Any order would be false for one of them."""
        alpha, beta = Round("Alpha", day(2026)), Round("Beta", day(2027))
        assert order_of_names([[alpha, beta], [beta, alpha]]) == []

    def test_the_order_of_the_trusts_does_not_count(self) -> None:
        """The same trusts in any order give the same order of names."""
        trusts = [[Round(n, day(y)) for n, y in enumerate_pairs] for enumerate_pairs in (
            [(BASELINE, 2026), ("Year 2", 2027)], [("Year 2", 2027), ("Year 3", 2028)], [("Visit", 2027), (FINAL, 2028)],
        )]  # fmt: skip
        assert len({tuple(order_of_names(given)) for given in permutations(trusts)}) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (BASELINE, "the Baseline round"),
        ("Annual review 2028", "the Annual review 2028"),
        (MIDDLE, "the Review (mid-point)"),
        ("The second round", "the second round"),
        ("Year 2", "the Year 2 round"),
        ("2027-28", "the 2027-28 round"),
    ],
)
def test_any_name_reads_well_in_a_sentence(name: str, expected: str) -> None:
    """A name that says itself that it is a round or a review gets no second noun, and no second article."""
    assert round_in_words(name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Round("Baseline 2026"), Round("Basline 2026")),
        (Round("Baseline 2026", day(2026)), Round("Basline 2026", day(2028))),
        (Round(BASELINE, day(2026)), Round("Baseline 2026", day(2026, 10))),
        (Round(BASELINE), Round("Baseline round", day(2027))),
        (Round("Mid-point review"), Round(MIDDLE)),
        (Round("Annual review 2028"), Round("2028 annual review")),
    ],
)
def test_two_spellings_that_look_like_one_round_are_told(one: Round, other: Round) -> None:
    """A slip of the pen, other words around it, or a word more where the dates do not tell them apart."""
    assert near_rounds([one, other]) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Round("Annual review 2027"), Round("Annual review 2028")),
        (Round("Review 1", day(2027)), Round("Review 2", day(2027))),
        (Round("Annual review", day(2027)), Round("Annual review 2028", day(2028))),
        (Round(BASELINE), Round(FINAL)),
        (Round("Year one"), Round("Year two")),
        (Round(MIDDLE), Round("Review 3")),
    ],
)
def test_two_rounds_are_not_called_one(one: Round, other: Round) -> None:
    """A figure or a word of its own makes a round of its own."""
    assert near_rounds([one, other]) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Basline", BASELINE), ("Mid-point review", MIDDLE), ("Final review", FINAL), ("Finals", FINAL), ("Annual review", ""),
     ("midpoint", ""), (BASELINE, ""), ("Year 2", "")],
)  # fmt: skip
def test_a_name_near_a_suggested_one_is_told(name: str, expected: str) -> None:
    """As long as it is not one of the ways to write it."""
    assert near_suggestion(name) == expected
