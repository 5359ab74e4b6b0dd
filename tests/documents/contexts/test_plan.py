"""The development plan as it is made: priorities, dates, reasons and signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.review.review import Review
from tests.documents.builders import (
    AGREED,
    MADE_ON,
    NASTY_TRUST,
    VERSION,
    empty_review,
    framework,
    medium_term,
    paragraphs_of,
    priorities,
    respondent,
    rich_review,
    small_framework,
    text_of,
)
from tests.documents.contexts.test_summary import tables
from tests.documents.lint import lint
from tests.judges import sdk_errors

AGREED_BOOK = respondent(AGREED, 90, file="90 agreed.xlsx")


def many() -> Review:
    """Sixty priorities."""
    return rich_review(priorities=tuple(priorities(framework(), AGREED_BOOK, 60)))


def unplaced() -> Review:
    """A priority and a reason without a heading, and no dates at all."""
    first, second = priorities(framework(), AGREED_BOOK, 2)
    bare = first._replace(heading=None, element=None, start=None, due=None, review_on=None, objective="")
    review = rich_review(trust=NASTY_TRUST)
    return replace(
        review, priorities=(bare, second), no_actions=(review.no_actions[0]._replace(heading=None, element=None),)
    )


REVIEWS: dict[str, Callable[[], Review]] = {
    "rich": lambda: rich_review(medium_term=tuple(medium_term(framework(), AGREED_BOOK))),
    "sixty priorities": many,
    "not linked to a heading": unplaced,
    "another framework": lambda: rich_review(frame=small_framework()),
    "nothing": empty_review,
}


def made(review: Review, *, draft: bool = False, missing: tuple[str, ...] = ()) -> bytes:
    """The plan of a review."""
    return build_document(DocumentKind.PLAN, review, made_on=MADE_ON, draft=draft, missing=missing, version=VERSION)


@pytest.mark.parametrize("name", REVIEWS)
def test_every_plan_is_accessible(name: str) -> None:
    """The lint finds nothing, from an empty plan to sixty priorities."""
    for draft in (False, True):
        assert lint(made(REVIEWS[name](), draft=draft, missing=("One thing.",))) == []


@pytest.mark.judges
@pytest.mark.parametrize("name", REVIEWS)
def test_the_open_xml_sdk_finds_nothing(name: str, tmp_path: Path) -> None:
    """The outside judge of Word files has nothing to say."""
    path = tmp_path / "plan.docx"
    path.write_bytes(made(REVIEWS[name]()))
    assert sdk_errors(path) == []


def test_each_priority_is_printed_in_full() -> None:
    """Everything a board is told to look for stands in the priority's own table, with its Ref and cell."""
    review = rich_review()
    document = made(review)
    first = review.priorities[0]
    rows = tables(document)["PLAN-01 VIS-01 Clarity of purpose"]
    assert rows[0] == ["About PLAN-01", "What the plan says"]
    assert rows[1:] == [
        ["Objective", first.objective],
        ["Actions", first.actions],
        ["Lead", first.lead],
        ["Mentor’s support", first.support],
        ["Start and due", "From 16 November 2026 (Autumn 2026) to 14 February 2027 (Spring 2027)"],
        ["Resources", first.resources],
        ["How it is monitored", first.monitoring],
        ["What success looks like", first.success],
        ["Review on", "14 February 2027"],
        ["Written in", "PLAN-01 (Plan, A5)"],
    ]


def test_every_heading_is_there_in_order() -> None:
    """A heading without a priority says so."""
    lines = paragraphs_of(made(rich_review(priorities=())))
    titles = [h.title for h in framework().headings]
    places = [lines.index(title) for title in titles]
    assert places == sorted(places)
    assert lines.count("No priority under this heading.") == len(titles)


def test_a_priority_that_is_linked_to_nothing_has_no_rating_to_show() -> None:
    """At a glance neither what it serves nor a rating is recorded; "whole heading" is for those that have a heading."""
    glance = tables(made(unplaced()))["All priorities"]
    assert [cell.strip() for cell in glance[1][1:3]] == ["Not recorded", "Not recorded"]


def test_a_reason_for_no_action_stands_with_its_ref() -> None:
    """An area left for now says why, beside its Ref."""
    lines = paragraphs_of(made(rich_review()))
    assert any(line.startswith("PLAN-12 No action for now: PEO-01 ") and "people strategy" in line for line in lines)


def test_the_timetable_has_each_term() -> None:
    """Terms run in order and every priority starts and ends in one."""
    rows = tables(made(rich_review()))["The plan term by term"]
    assert [row[0] for row in rows[1:]] == ["Autumn 2026", "Spring 2027", "Summer 2027", "Autumn 2027", "Spring 2028"]
    starts = "\n".join(row[1] for row in rows[1:])
    assert all(f"PLAN-{n:02d}" in starts for n in range(1, 9))


def test_missing_review_dates_are_listed() -> None:
    """A priority without a review date is not lost from the review points."""
    lines = paragraphs_of(made(rich_review()))
    assert any(line.startswith("PLAN-06 ") for line in lines[lines.index("Without a review date") :])


def test_an_empty_plan_says_so_in_sentences() -> None:
    """No table stands empty, and nothing prints None."""
    text = text_of(made(empty_review()))
    for sentence in (
        "No priorities are recorded.",
        "No priority has a start or a due date, so there is no timetable.",
        "No review date is recorded.",
        "None recorded yet. They are agreed at the end of the mentoring",
    ):
        assert sentence in text
    assert text.count("None") == 1


def test_medium_term_priorities_are_printed() -> None:
    """At the end of the mentoring they stand with their heading and Ref."""
    rows = tables(made(REVIEWS["rich"]()))["Medium-term priorities"]
    assert [row[0] for row in rows[1:]] == ["MED-01", "MED-02"]
    assert rows[1][1].endswith("\nVision, culture and ethos")


def test_three_people_sign() -> None:
    """Each with a name where it is known, and a place for it where it is not."""
    rows = tables(made(rich_review()))["Agreement to this plan"]
    assert [row[:2] for row in rows[1:]] == [
        ["Chair of trustees", "Peter Łukasik"], ["Chief executive", "Maryam Hussain"], ["Mentor", "Dr Siân Pryce"],
    ]  # fmt: skip
    assert tables(made(empty_review()))["Agreement to this plan"][1][1] == "Name:"


def test_a_draft_plan_says_so() -> None:
    """The banner and the list of what is missing are there."""
    lines = paragraphs_of(made(rich_review(), draft=True, missing=("PLAN-03 has no due date.",)))
    assert any(line.startswith("DRAFT") for line in lines)
    assert "PLAN-03 has no due date." in lines
