"""The data frames of the Python API: types, order, what is missing."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pandas as pd
import pytest

from matsheets.model.framework import RatingScale
from matsheets.review.data_frames import priorities_table, ratings_table, review_table
from tests.builders import AMBER_GREEN, GREEN, RED, about, framework, row
from tests.review.books import EXECUTIVE, TRUSTEES, by

FOUR_LABELS = ["Red", "Amber-red", "Amber-green", "Green"]
PLAN = row("PLAN-01", objective="Read", start=dt.date(2026, 9, 1), due=dt.date(2027, 7, 1))


def test_the_lowest_rating_is_the_weakest() -> None:
    """Ratings are ordered as the scale is, not as the alphabet: of Red and Amber-green the lowest is Red."""
    table = ratings_table([by(TRUSTEES, {"AAA-01": AMBER_GREEN, "AAA-02": RED, "BBB-01": GREEN})])

    assert list(table.rating.cat.categories) == FOUR_LABELS
    assert table.groupby("group").rating.min()[TRUSTEES] == "Red"
    assert table.groupby("group").rating.max()[TRUSTEES] == "Green"
    assert list(table.sort_values("rating").rating) == ["Red", "Amber-green", "Green"]


def test_rounds_are_ordered_as_they_come() -> None:
    """A baseline is before the review of a programme, and that before its end, whatever the alphabet says."""
    rounds = ("Final", "Baseline", "Review (mid-point)")
    table = ratings_table([by(EXECUTIVE, {"AAA-01": RED}, round=name, file=name) for name in rounds])

    assert table["round"].dtype.ordered
    assert list(table["round"].cat.categories) == ["Baseline", "Review (mid-point)", "Final"]
    assert table["round"].max() == "Final"


def test_rounds_of_any_names_are_ordered_by_date() -> None:
    """Two trusts' rounds stand in one order that fits both, and the names of the list are always known."""
    dated = [("Oakfield", "07654321", "Annual review 2028", 2028), ("Oakfield", "07654321", "Baseline", 2026),
             ("Elm", "07654322", "Baseline", 2027), ("Elm", "07654322", "Pilot", 2025), ("Elm", "07654322", "Year 3", 2029)]  # fmt: skip
    books = [
        by(EXECUTIVE, {"AAA-01": RED}, trust=trust, number=number, round=name, more=about(date=dt.date(year, 9, 1)))
        for trust, number, name, year in dated
    ]
    for given in (books, books[::-1]):
        table = ratings_table(given)
        found = [name for name in table["round"].cat.categories if name not in {"Review (mid-point)", "Final"}]
        assert found == ["Pilot", "Baseline", "Annual review 2028", "Year 3"]
        assert table["round"].min() == "Pilot"
        assert list(dict.fromkeys(table.sort_values("round").query("trust == 'Elm'")["round"])) == [
            "Pilot",
            "Baseline",
            "Year 3",
        ]


def test_rounds_that_trusts_had_in_other_orders_are_text() -> None:
    """No order would be true of both."""
    dated = [("1", "Visit", 2026), ("1", "Survey", 2027), ("2", "Survey", 2026), ("2", "Visit", 2027)]
    table = ratings_table(
        by(
            EXECUTIVE,
            {"AAA-01": RED},
            trust=f"Trust {n}",
            number=f"0000000{n}",
            round=r,
            more=about(date=dt.date(y, 9, 1)),
        )
        for n, r, y in dated
    )
    assert not isinstance(table["round"].dtype, pd.CategoricalDtype)
    assert set(table["round"]) == {"Visit", "Survey"}


@pytest.mark.parametrize("column", ["rating", "agreed", "cautious_median", "lowest", "highest"])
def test_each_single_rating_of_a_review_is_ordered(column: str) -> None:
    """What stands, and what it comes from, can be compared."""
    table = review_table([by(EXECUTIVE, {"AAA-01": RED}), by(TRUSTEES, {"AAA-01": AMBER_GREEN})])

    assert table[column].dtype == pd.CategoricalDtype(FOUR_LABELS, ordered=True)


def test_the_priorities_have_days() -> None:
    """Days can be reckoned with, and a blank one is missing."""
    table = priorities_table([by(EXECUTIVE, more=PLAN)])

    assert list(table.objective) == ["Read"]
    assert (table.due - table.start)[0].days == 303
    assert table.review_on.isna().all()
    assert str(table.due.dtype).startswith("datetime64")


@pytest.mark.parametrize("make", [ratings_table, review_table, priorities_table])
def test_a_table_of_nothing_has_its_types(make) -> None:
    """Without workbooks the columns and their types are there, so that a program need not ask."""
    empty = make([])

    assert len(empty) == 0
    assert isinstance(empty["round"].dtype, pd.CategoricalDtype)
    assert isinstance(empty["trust"].dtype, pd.StringDtype)


def test_a_copy_counts_once() -> None:
    """A workbook given twice is in the table once, as in every document."""
    book = by(EXECUTIVE, {"AAA-01": RED})

    assert len(ratings_table([book, book])) == len(ratings_table([book])) == 3


def workbook_on(*labels: str):
    """A workbook on a framework of its own, whose scale has these labels, weakest first."""
    given = tuple(RED._replace(id=label.lower(), label=label, points=at + 1) for at, label in enumerate(labels))
    on = dataclasses.replace(framework(id="-".join(labels).lower()), scale=RatingScale(given))
    return by(EXECUTIVE, {"AAA-01": given[0]}, on=on, file=on.id)


@pytest.mark.parametrize(
    ("other", "order"),
    [
        (("Red", "Amber", "Green"), ["Red", "Amber-red", "Amber", "Amber-green", "Green"]),
        (("Red", "Green", "Blue"), [*FOUR_LABELS, "Blue"]),
    ],
)
def test_scales_that_agree_are_one_order(other: tuple[str, ...], order: list[str]) -> None:
    """Each scale's own order holds among the categories of both."""
    found = list(ratings_table([by(EXECUTIVE), workbook_on(*other)]).rating.cat.categories)

    assert set(found) == set(order)
    assert [label for label in found if label in other] == list(other)
    assert [label for label in found if label in FOUR_LABELS] == FOUR_LABELS


@pytest.mark.parametrize("other", [("Green", "Red"), ("Low", "High")])
def test_scales_that_do_not_fit_one_order_stay_text(other: tuple[str, ...]) -> None:
    """Where two frameworks order ratings differently, or share none, no rating is called lower than another."""
    table = ratings_table([by(EXECUTIVE), workbook_on(*other)])

    assert isinstance(table.rating.dtype, pd.StringDtype)
