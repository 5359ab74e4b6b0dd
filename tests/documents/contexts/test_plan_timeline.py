"""The plan term by term: which terms, and which word in each of a priority's cells."""

from __future__ import annotations

import datetime as dt

from matsheets.documents.contexts.plan_timeline import BAR, BLANK, timeline_values
from matsheets.review.review import Priority
from tests.documents.builders import AGREED, framework, priorities, respondent

BASE = priorities(framework(), respondent(AGREED))[0]


def day(text: str) -> dt.date | None:
    """A date as ISO text; None for a blank."""
    return dt.date.fromisoformat(text) if text else None


def dated(start: str, due: str, review_on: str = "") -> Priority:
    """A priority with these dates."""
    return BASE._replace(start=day(start), due=day(due), review_on=day(review_on))


def words(*given: Priority) -> list[tuple[list[str], list[list[str]]]]:
    """The terms of each piece, and the words of its rows."""
    pieces = timeline_values(given)
    return [(p["terms"], [[bar["word"] for bar in row["bars"]] for row in p["rows"]]) for p in pieces]


def test_a_bar_runs_from_the_term_of_the_start_to_the_term_of_the_due_date() -> None:
    """Terms are those that the questions are read by: autumn from September, spring from January, summer from mid-April."""
    assert words(dated("2026-11-16", "2027-09-03", "2027-04-16")) == [
        (["Autumn 2026", "Spring 2027", "Summer 2027", "Autumn 2027"], [["Starts", "Goes on", "Review", "Due"]])
    ]


def test_what_falls_in_one_term_stands_in_one_cell() -> None:
    """In the order in which it happens; no term follows in which nothing happens."""
    assert words(dated("2026-09-01", "2026-12-18", "2026-11-02")) == [(["Autumn 2026"], [["Starts, review, due"]])]


def test_a_priority_with_one_date_stands_in_its_term() -> None:
    """A missing start or due date does not lose the other."""
    assert words(dated("", "2027-02-01")) == [(["Spring 2027"], [["Due"]])]
    assert words(dated("", ""), dated("", "", "2027-02-01")) == []


def test_a_due_date_before_the_start_loses_nothing() -> None:
    """Dates the wrong way round still stand in their own terms."""
    assert words(dated("2027-05-01", "2026-11-01")) == [
        (["Autumn 2026", "Spring 2027", "Summer 2027"], [["Due", "–", "Starts"]])
    ]


def test_the_bar_alone_is_shaded() -> None:
    """A review after the due date has its word and no bar, so that the bar ends where the priority does."""
    (piece,) = timeline_values([dated("2026-11-16", "2027-02-01", "2027-06-01")])
    assert [(bar["word"], bar["fill"]) for bar in piece["rows"][0]["bars"]] == [
        ("Starts", BAR), ("Due", BAR), ("Review", BLANK),
    ]  # fmt: skip


def test_more_terms_than_fit_a_page_are_parted_evenly() -> None:
    """Eight terms are four and four; a row stands where it has something to say."""
    found = words(dated("2026-11-16", "2029-03-01"), dated("2026-11-16", "2027-02-01"))
    assert [(len(terms), len(rows)) for terms, rows in found] == [(4, 2), (4, 1)]


def test_one_date_that_is_years_away_fills_no_pages() -> None:
    """Pieces in which nothing happens are left out: of 170 terms, those of the start and of the end remain."""
    found = words(dated("2026-11-16", "2083-07-16"))
    assert (found[0][0][0], found[-1][0][-1], len(found)) == ("Autumn 2026", "Summer 2083", 2)


def test_priorities_for_one_element_are_told_apart() -> None:
    """By the beginning of the objective; a name of its own stays as short as it is."""
    day_one = dated("2026-11-16", "2027-02-01")
    same = [day_one._replace(objective=text) for text in ("Heads visit in pairs.", "Notes are shared within a week.")]
    (piece,) = timeline_values(same)
    names = [row["name"] for row in piece["rows"]]
    assert [name.partition(": ")[2][:5] for name in names] == ["Heads", "Notes"]
    assert [row["name"] for row in timeline_values(same[:1])[0]["rows"]] == [names[0].partition(": ")[0]]
