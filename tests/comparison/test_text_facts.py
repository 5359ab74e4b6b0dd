"""What is told of a text by the way its days and its figures are spelt."""

from __future__ import annotations

import pytest

from matsheets.comparison.text_facts import dates_in, has_figure, is_dated, parts_in, shares_in


@pytest.mark.parametrize(
    ("text", "newest"),
    [
        ("Board minutes, 27 January 2026", "2026-01"),
        ("Skills map, Nov 2025; staff survey, Sept. 2024", "2025-11"),
        ("Deployment report 2025/26", "2026-08"),
        ("Seen on 03/02/2025", "2025-02"),
        ("Phonics rota, autumn term 2025", "2025-12"),
        ("Scheme of delegation, 2019", "2019-12"),
        ("Forecast of 2,019 days; £2024.50; minute 25/117", ""),
    ],
)
def test_newest_month(text: str, newest: str):
    """The months and years of a text are found however they are written, and figures are not taken for years."""
    found = dates_in(text)
    assert (f"{found[-1].month:%Y-%m}" if found else "") == newest


def test_a_date_is_named_as_it_is_written():
    """What is said of a date has the text's own form of it."""
    assert [date.named for date in dates_in("Plan 2025/26; audit, Spring term 2024; scheme (2021)")] == [
        "2021", "Spring term 2024", "2025/26",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "dated", "figures"),
    [
        ("Our teaching policy and the minutes", False, False),
        ("Minutes of 14 March", True, False),
        ("Staff survey, June 2026", True, False),
        ("Nine of twelve heads agree", False, True),
        ("Half of our leavers", False, True),
        ("Survey 2025/26: 71%", True, True),
    ],
)
def test_date_and_figure(text: str, dated: bool, figures: bool):
    """A text is known to say when, and apart from that to say how many; its dates are no figures."""
    assert (is_dated(text), has_figure(text)) == (dated, figures)


def test_counts_that_leave_some_out():
    """A count is found with what was counted; a date, a full count and a fraction are none."""
    text = "19 of 22 subject leaders have time; nine out of the twelve; item 6 of 12 May 2026; 9 of 9 heads; 1 of 3.5; two of six actions"
    assert [(part.phrase, part.rest) for part in parts_in(text)] == [
        ("19 of 22 subject leaders", 3),
        ("nine out of the twelve", 3),
        ("two of six actions", 4),
    ]


def test_shares():
    """Percentages are found that leave some out."""
    assert shares_in("61% secondary, 79.5 per cent primary, 100% of heads") == (61, 79)
