"""What the plan's resources cost: one plain amount is added, and everything else with an amount is named as not added."""

from __future__ import annotations

from decimal import Decimal

import pytest

from matsheets.documents.contexts.plan_costs import amount_of, costs_in_words
from tests.documents.builders import AGREED, framework, priorities, respondent


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£2,000", "2000"),
        ("£ 950.50 for printing", "950.50"),
        ("Cover, £1.5k.", "1500"),
        ("£2m from the capital fund", "2000000"),
        ("Two half-day workshops; £1,800 for cover; clerk's time, four days.", "1800"),
        ("Six days of the director's time a year; £300", "300"),
    ],
)
def test_one_plain_amount_is_added(text: str, amount: str) -> None:
    """Days, people and dates beside it do not count."""
    assert amount_of(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "£14,500 in 2025/26 and £29,000 in 2026/27",
        "£2,000-£3,000",
        "£2,000 to 3,000",
        "£500 x 12",
        "£450 a day",
        "Cover fund of £40,000 a year, in place of supply",
        "£12 per pupil",
        "up to £2,000",
        "about £300",
        "£300 each",
        "£TBC",
        "£",
        "No extra cost; 4,000 sheets of paper",
    ],
)
def test_what_is_not_one_plain_amount_is_not_added(text: str) -> None:
    """Several amounts, a range, an amount that comes again, one that is about right, and none."""
    assert amount_of(text) is None


def test_the_sum_says_whose_amounts_it_is_made_of_and_which_were_left_out() -> None:
    """A cell without a pound sign is neither."""
    texts = ("£4,000 for cover", "Heads' time", "£450 a day", "£200.50")
    given = priorities(framework(), respondent(AGREED), len(texts))
    planned = [p._replace(resources=text) for p, text in zip(given, texts, strict=True)]

    assert costs_in_words(planned, 100) == (
        "The plan's resources name £4,200.50 in all, from PLAN-01 and PLAN-04. "
        "Not added: PLAN-03, with several amounts, a range, or an amount that comes again."
    )
    assert costs_in_words(planned[1:2], 100) == ""
