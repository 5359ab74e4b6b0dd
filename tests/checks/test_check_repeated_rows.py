"""Numbered rows that say the same twice."""

import pytest

from tests.checks.conftest import codes, day


def row(desk, ref, **cells):
    """A whole row of the tab that a Ref is of; None leaves a cell blank."""
    given = {
        "PLAN": {
            "target": "VIS-01",
            "objective": "Read",
            "lead": "Ada",
            "due": day("2027-07-16"),
            "success": "All read.",
        },
        "CHG": {"item": "Coaching", "days": 2, "rate": 500, "amount": 1000, "invoice_date": day("2027-03-31")},
        "SRV": {"service": "Coaching", "provided": "A day a month.", "provider": "Ada", "days": 2},
    }[ref.partition("-")[0]] | cells
    return desk.row(ref, **{column: value for column, value in given.items() if value is not None})


@pytest.fixture
def book(desk):
    """A review and a partnership without any charge, service or priority."""
    whole = desk.about() | desk.ratings() | desk.partnership()
    return {at: value for at, value in whole.items() if at[0].partition("-")[0] not in {"CHG", "SRV"}}


@pytest.mark.parametrize(
    ("tab", "cells"),
    [("PLAN", ["B8 (PLAN-02)", "B15 (PLAN-09)"]), ("CHG", ["B6 (CHG-02)", "B13 (CHG-09)"]), ("SRV", ["B6 (SRV-02)", "B13 (SRV-09)"])],
)  # fmt: skip
def test_a_row_that_stands_twice(desk, book, tab, cells):
    """Both cells are named, and which row says the same as which."""
    found = desk.check(book | row(desk, f"{tab}-02") | row(desk, f"{tab}-09"))
    (repeated,) = [one for one in found if one.code == "row-repeated"]
    assert [f"{place.cell.address} ({place.ref})" for place in repeated.places] == cells
    assert repeated.message == (
        f"{tab}-09 says the same as {tab}-02 in every column. Keep one of them, or say how they differ."
    )


def test_a_row_that_stands_three_times(desk, book, said):
    """It is one problem; typography makes no other row."""
    rows = row(desk, "SRV-01", provided="A day – it's one.") | row(desk, "SRV-03", provided="A day - it’s one")
    found = desk.check(book | rows | row(desk, "SRV-04", provided="a day - it's one."))
    assert said(found, "row-repeated") == [
        "SRV-01 SRV-03 SRV-04: SRV-03 and SRV-04 say the same as SRV-01 in every column. Keep one of them, or say how they "
        "differ."
    ]


@pytest.mark.parametrize(
    ("ref", "other"),
    [
        ("CHG", {"invoice_date": day("2027-07-31")}),
        ("CHG", {"invoice_date": None}),
        ("CHG", {"item": "Coaching, summer term"}),
        ("PLAN", {"target": "VIS-02"}),
        ("PLAN", {"lead": "Ben"}),
        ("SRV", {"days": 3}),
    ],
)
def test_a_row_that_differs_in_one_column(desk, book, ref, other):
    """A charge for each term, an objective for two elements and a service from two people are no repetition."""
    found = desk.check(book | row(desk, f"{ref}-01") | row(desk, f"{ref}-02", **other))
    assert "row-repeated" not in codes(found)


def test_a_column_that_cannot_be_judged_makes_no_rows_alike(desk, book):
    """Where the objective's header stands twice, nothing can tell whether two priorities are one."""

    def spoil(workbook):
        desk.header(workbook, "plan", "lead").value = "Objective"

    answers = book | row(desk, "PLAN-01") | row(desk, "PLAN-02", objective="Write")
    assert "row-repeated" not in codes(desk.check(answers, spoil))
