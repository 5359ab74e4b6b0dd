"""Everything answered beside the ratings is in a table: plan, issues, partnership, About, and what could not be understood."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest

import matsheets
from matsheets.model.assessment import Assessment
from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED
from matsheets.review.tables import COLUMNS
from tests.builders import RED, Bad, about, row
from tests.review.books import EXECUTIVE, TRUSTEES, by, table_of

PARTNERSHIP = (
    row("PAR-01", answer="Oakfield Trust") | row("PAR-05", answer="Hazel Lane School")
    | row("CHG-01", item="Coaching", basis="By the day", days=Decimal("2.5"), rate=Decimal(400), amount=Decimal(1000),
          invoice_date=dt.date(2027, 3, 31))
    | row("SRV-01", service="Coaching", provided="A day a month.", provider="Ada Obi", days=Decimal(12),
          measure="Notes.", priorities="PLAN-01")
    | row("PRG-01", priority="PLAN-01", date=dt.date(2026, 10, 1))
    | row("SUP-01", date=dt.date(2026, 10, 1))
    | row("DAT-01", answer="Names of pupils.")
)  # fmt: skip


def found(name: str, *books: Assessment, columns: str) -> list[tuple[object, ...]]:
    """Some columns of a table, as rows of plain values."""
    frame = table_of(name, books)[columns.split()]
    return [tuple(None if pd.isna(value) else value for value in record) for record in frame.itertuples(index=False)]


def test_a_row_says_whose_it_is_and_where_it_stands() -> None:
    """Trust, number, round, framework and edition first; Ref, tab, cell and file last."""
    book = by(EXECUTIVE, more=row("MED-01", heading="AAA", priority="Grow", when="2029"), file="oak.xlsx")
    (only,) = table_of("medium_term", [book]).to_dict("records")
    assert [only[name] for name in ("trust", "company_number", "round", "framework", "edition")] == [
        "Oakfield", "07654321", "Baseline", "The small framework", "1",
    ]  # fmt: skip
    assert [only[name] for name in ("heading_ref", "heading", "priority", "why", "when", "lead")] == [
        "AAA", "Heading AAA", "Grow", None, "2029", None,
    ]  # fmt: skip
    assert [only[name] for name in ("ref", "tab", "cell", "file")] == ["MED-01", "Medium term", "A5", "oak.xlsx"]


def test_what_is_left_for_now_is_no_priority() -> None:
    """A row of the plan with a reason to leave something stands in a table of its own."""
    more = row("PLAN-01", target="AAA-02", no_action="Next year.") | row("PLAN-02", target="AAA-01", objective="Read")
    book = by(AGREED, more=more)
    assert found("left_for_now", book, columns="element_ref reason ref") == [("AAA-02", "Next year.", "PLAN-01")]
    assert found("priorities", book, columns="element_ref objective ref") == [("AAA-01", "Read", "PLAN-02")]


def test_the_logs_stand_in_tables_of_their_own() -> None:
    """An entry by its day, beside the objective of its priority; support with its days as numbers and its Refs as Refs."""
    more = row("PLAN-01", objective="Read") | row(
        "PRG-01", priority="1", date=dt.date(2026, 12, 3), status="Done", done="b"
    )
    more |= row("PRG-02", priority="PLAN-07", date=dt.date(2026, 10, 1), done="a", new_due=dt.date(2027, 3, 1))
    more |= row("SUP-01", date=dt.date(2026, 11, 2), who="Ada", days=Decimal("0.5"), priority="1, 3", service="srv 2")
    book = by(AGREED, more=more)
    assert found("progress", book, columns="priority_ref objective date status done new_due ref") == [
        ("PLAN-07", None, dt.date(2026, 10, 1), None, "a", dt.date(2027, 3, 1), "PRG-02"),
        ("PLAN-01", "Read", dt.date(2026, 12, 3), "Done", "b", None, "PRG-01"),
    ]
    assert found("support", book, columns="date who days priority_ref service_ref ref") == [
        (dt.date(2026, 11, 2), "Ada", 0.5, "PLAN-01, PLAN-03", "SRV-02", "SUP-01")
    ]
    statuses = matsheets.all_tables([book])["progress"]["status"]
    assert list(statuses.cat.categories) == ["Not started", "On track", "Behind", "Done", "Stopped"]


def test_plans_that_contradict_each_other_are_all_there() -> None:
    """Where it cannot be told which plan counts, no answer is left out; the file says which is whose."""
    books = [by(group, more=row("PLAN-01", objective=group), file=f"{group}.xlsx") for group in (EXECUTIVE, TRUSTEES)]
    assert found("priorities", *books, columns="objective file") == [
        (EXECUTIVE, f"{EXECUTIVE}.xlsx"),
        (TRUSTEES, f"{TRUSTEES}.xlsx"),
    ]


def test_the_plan_that_counts_is_there_alone() -> None:
    """Beside the agreed plan a group's own is none of the trust's priorities."""
    books = [by(group, more=row("PLAN-01", objective=group)) for group in (EXECUTIVE, AGREED)]
    assert found("priorities", *books, columns="objective") == [(AGREED,)]


def test_issues_are_everybodys_with_the_agreed_row_of_the_same_issue_marked() -> None:
    """A group's own words on an issue stay, and say that an agreed row stands for them."""
    books = [by(group, more=row("BEY-01", issue="Reserves", why=group)) for group in (EXECUTIVE, AGREED)]
    assert found("beyond", *books, columns="group issue why superseded") == [
        (AGREED, "Reserves", AGREED, None),
        (EXECUTIVE, "Reserves", EXECUTIVE, "Yes"),
    ]


def test_a_partnership_is_in_four_tables_by_its_school() -> None:
    """Questions as they were asked and answered, charges and services with their numbers and days, data protection."""
    book = by(AGREED, more=PARTNERSHIP)
    assert [answer for _, answer, _ in found("partnership", book, columns="school answer ref")] == [
        "Oakfield Trust",
        "Hazel Lane School",
    ]
    assert found("charges", book, columns="school item basis days rate amount invoice_date ref") == [
        ("Hazel Lane School", "Coaching", "By the day", 2.5, 400, 1000, dt.date(2027, 3, 31), "CHG-01")
    ]
    assert found("services", book, columns="service provided provider days measure priorities ref") == [
        ("Coaching", "A day a month.", "Ada Obi", 12, "Notes.", "PLAN-01", "SRV-01")
    ]
    assert found("data_protection", book, columns="school answer ref") == [
        ("Hazel Lane School", "Names of pupils.", "DAT-01")
    ]


def test_a_partnership_of_two_trusts_is_called_by_the_other_trust() -> None:
    """Where no school is named, the party that is supported is."""
    book = by(AGREED, more=row("PAR-07", answer="Elm Trust") | row("CHG-01", item="Coaching"))
    assert found("charges", book, columns="school item") == [("Elm Trust", "Coaching")]


def test_what_about_says_is_there_for_each_workbook() -> None:
    """Every answered question, in its words, and who answered it."""
    book = by(EXECUTIVE, more=about(respondent="Asha Patel"))
    rows = found("about", book, columns="group respondent question answer ref")
    assert (EXECUTIVE, "Asha Patel", "Name of the trust", "Oakfield", "ABT-01") in rows


def test_what_could_not_be_understood_is_not_lost() -> None:
    """A date, an amount or a rating without a value stands with its text, and in its own table as missing."""
    more = (
        row("PLAN-01", objective="Read", due=Bad("soon", Misread.UNKNOWN))
        | row("AAA-01", rating=Bad("Amber", Misread.AMBIGUOUS))
    )  # fmt: skip
    book = by(EXECUTIVE, more=more)
    assert found("not_understood", book, columns="question column answer ref") == [
        ("Element AAA1", "Rating", "Amber", "AAA-01"),
        (None, "Due", "soon", "PLAN-01"),
    ]
    assert found("priorities", book, columns="objective due") == [("Read", None)]


def test_the_data_frames_have_every_table_with_its_types() -> None:
    """Numbers and days can be reckoned with, ratings and rounds are ordered, and an empty table has its columns."""
    frames = matsheets.all_tables([by(AGREED, {"AAA-01": RED}, more=PARTNERSHIP)])
    assert {name: tuple(frame.columns) for name, frame in frames.items()} == COLUMNS
    charges = frames["charges"]
    assert (charges.amount / charges.rate)[0] == 2.5
    assert str(charges.invoice_date.dtype).startswith("datetime64")
    assert frames["services"]["round"].cat.ordered
    assert frames["counts"].elements.sum() == 3
    assert len(frames["priorities"]) == 0


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_a_value_for_every_column(name: str) -> None:
    """No table's rows are longer or shorter than its header."""
    more = PARTNERSHIP | row("PLAN-01", objective="Read") | row("PLAN-02", target="AAA", no_action="Later.")
    more |= (
        row("MED-01", priority="Grow") | row("BEY-01", issue="Reserves") | row("PLAN-03", due=Bad("x", Misread.UNKNOWN))
    )
    rows = table_of(name, [by(AGREED, {"AAA-01": RED}, more=more)])
    assert len(rows) > 0
    assert list(rows.columns) == list(COLUMNS[name])
