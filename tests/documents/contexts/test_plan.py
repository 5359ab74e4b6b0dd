"""The development plan as it is made: priorities, dates, reasons and signatures."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.review.review import Review, Source
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
    tables_of,
    text_of,
)
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
    "after an earlier plan": lambda: rich_review(round="Final", earlier=rich_review(2)),
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
    """Titled by its objective; its Ref, element and rating in the table's header; the rest in its rows."""
    review = rich_review()
    document = made(review)
    first = review.priorities[0]
    assert first.objective in paragraphs_of(document)
    header, *rows = tables_of(document)["PLAN-01 VIS-01 Clarity of purpose"]
    assert [" ".join(cell.split()) for cell in header] == ["PLAN-01", "VIS-01 Clarity of purpose · Red"]
    assert rows == [
        ["Actions", first.actions],
        ["Lead", first.lead],
        ["When", "16 November 2026 to 14 February 2027. Next review: 14 February 2027"],
        ["Support", first.support],
        ["Resources", first.resources],
        ["Monitoring", first.monitoring],
        ["Success", first.success],
    ]


def test_a_review_before_the_round_is_no_next_review() -> None:
    """It came along with the plan; the day of the round is 5 November 2026."""
    first = rich_review().priorities[0]
    when = {}
    for day in (dt.date(2026, 3, 25), dt.date(2027, 3, 25)):
        document = made(rich_review(priorities=(first._replace(review_on=day),)))
        when[day.year] = tables_of(document)["PLAN-01 VIS-01 Clarity of purpose"][3][1].partition(". ")[2]
    assert when == {2026: "Last planned review: 25 March 2026", 2027: "Next review: 25 March 2027"}


def test_an_area_whose_priority_was_stopped_has_nothing_open() -> None:
    """The plan names the stopped priority, so that it cannot be said to mention nothing."""
    document = made(rich_review(priorities=(), no_actions=()))
    assert "Areas for improvement that this plan has nothing open for" in paragraphs_of(document)


def test_actions_are_items_of_a_list() -> None:
    """Each line is a paragraph of Word's own list, without the dash or dot that was typed before it."""
    assert actions_of("- Write it\n\n\u2022Try it in Hazel\n* 12.5 days of it\n") == {
        "ListBullet": ["Write it", "Try it in Hazel", "12.5 days of it"],
        "TableItem": [],
    }


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1. Write it\n2.Try it", ["1. Write it", "2. Try it"]),
        ("By term:\n- (1) Write it\na) Try it", ["By term:", "(1) Write it", "a) Try it"]),
        ("", ["Not recorded"]),
    ],
)
def test_numbers_and_blanks_have_no_dots_before_them(typed: str, printed: list[str]) -> None:
    """Numbers that were typed are the list's own; where nothing is recorded, there is no list."""
    assert actions_of(typed) == {"ListBullet": [], "TableItem": printed}


def actions_of(typed: str) -> dict[str, list[str]]:
    """The paragraphs of a priority's actions, by their style."""
    review = rich_review(priorities=(rich_review().priorities[0]._replace(actions=typed),))
    cells = Document(io.BytesIO(made(review))).element.body.iter(qn("w:tc"))
    found = [(_style_of(p), p.text) for cell in cells for p in cell.iter(qn("w:p"))]
    return {style: [text for of, text in found if of == style] for style in ("ListBullet", "TableItem")}


def _style_of(paragraph: Any) -> str:
    style = paragraph.pPr.find(qn("w:pStyle")) if paragraph.pPr is not None else None
    return "" if style is None else str(style.get(qn("w:val")))


def test_a_mentor_signs_where_one_is_named() -> None:
    """Without one there are two places to sign, and none for nobody."""
    review = rich_review()
    without = replace(review, facts={name: value for name, value in review.facts.items() if name != "mentor"})
    assert [len(tables_of(made(each))["Agreement to this plan"][0]) for each in (review, without)] == [3, 2]


def test_a_long_objective_is_cut_for_its_title_and_stands_whole_below_it() -> None:
    """A title of a paragraph is none; nothing of it is lost. A blank one says so."""
    first, second = priorities(framework(), AGREED_BOOK, 2)
    long = "Heads know whom to ask. " + "They ask early, and find that it helps. " * 12
    document = made(rich_review(priorities=(first._replace(objective=long), second._replace(objective=""))))
    titles = [
        p.text for p in Document(io.BytesIO(document)).paragraphs if p.style is not None and p.style.name == "Heading 4"
    ]
    assert [len(title) < 200 for title in titles] == [True, True]
    assert titles[0].startswith("Heads know whom to ask.")
    assert titles[1] == "Objective not recorded"
    assert tables_of(document)["PLAN-01 VIS-01 Clarity of purpose"][1] == ["In full", long]


def test_priorities_come_by_heading_and_then_by_ref() -> None:
    """Whatever the order of the rows, the plan follows the framework; what is linked to no heading comes last."""
    frame = framework()
    rows = [(3, "PLAN-01"), (0, "PLAN-11"), (0, "PLAN-02"), (5, "PLAN-03")]
    base = priorities(frame, AGREED_BOOK, 1)[0]
    given = [base._replace(heading=frame.headings[n], element=None, source=Source("a.xlsx", ref)) for n, ref in rows]
    bare = base._replace(heading=None, element=None, source=Source("a.xlsx", "PLAN-00"))
    document = made(rich_review(priorities=(bare, *given)))
    refs = [header[0] for rows in tables_of(document).values() for header in rows[:1] if header[0].startswith("PLAN-")]
    assert refs == ["PLAN-02", "PLAN-11", "PLAN-01", "PLAN-03", "PLAN-00"]
    headings = [
        p.text for p in Document(io.BytesIO(document)).paragraphs if p.style is not None and p.style.name == "Heading 3"
    ]
    wanted = [frame.headings[n].title for n in (0, 3, 5)]
    assert [title for title in headings if title in wanted] == wanted
    left = "; ".join(frame.headings[n].title for n in (1, 2, 4))
    assert any(text.endswith(f"Headings without a priority: {left}.") for text in paragraphs_of(document))


def test_a_priority_for_a_whole_heading_shows_its_lowest_rating() -> None:
    """The weakest of its elements' ratings, by whatever order they are in."""
    review = rich_review()
    heading = review.headings[2]
    lowest = min((e.rating for e in heading.elements if e.rating), key=lambda rating: rating.points)
    whole = priorities(framework(), AGREED_BOOK, 1)[0]._replace(heading=heading.heading, element=None)
    rows = tables_of(made(replace(review, priorities=(whole,))))[f"PLAN-01 {heading.heading.title} (whole heading)"]
    assert " ".join(rows[0][1].split()) == f"{heading.heading.title} (whole heading) · Lowest rating: {lowest.label}"


def test_a_priority_that_is_linked_to_nothing_has_no_rating_to_show() -> None:
    """What it serves is not recorded, and no rating is spoken of; "whole heading" is for those that have a heading."""
    rows = tables_of(made(unplaced()))["PLAN-01 Not recorded"]
    assert rows[0][1] == "Not recorded"


def test_what_is_left_for_now_stands_before_the_priorities_with_its_rating_and_reason() -> None:
    """A board sees at once what is not done, and why."""
    document = made(rich_review())
    (row,) = tables_of(document)["What is left for now"][1:]
    assert (row[0], row[1], row[3]) == (
        "PLAN-12", "PEO-01 Building capacity for improvement",
        "The new people strategy starts in January; we look again once it has run for two terms.",
    )  # fmt: skip
    assert row[2].strip() in {rating.label for rating in framework().scale.ratings}
    lines = paragraphs_of(document)
    assert lines.index("Left for now") < lines.index("Priorities")


def test_an_empty_plan_says_so_in_sentences() -> None:
    """No table stands empty, and nothing prints None."""
    text = text_of(made(empty_review()))
    for sentence in (
        "No priorities are recorded.",
        "No priority has a start or a due date, so there is no timetable.",
        "No medium-term priorities are recorded yet",
    ):
        assert sentence in text
    assert "None" not in text


def test_no_chapter_says_only_that_there_is_no_medium_term_priority() -> None:
    """That stands before the priorities: a chapter of one line behind them may take a page of its own."""
    lines = paragraphs_of(made(rich_review(medium_term=())))
    assert "Medium-term priorities" not in lines
    (at,) = (n for n, line in enumerate(lines) if line.startswith("No medium-term priorities are recorded yet"))
    assert at < lines.index("Priorities")


def test_medium_term_priorities_are_printed() -> None:
    """At the end of the mentoring they stand with their heading and Ref."""
    rows = tables_of(made(REVIEWS["rich"]()))["Medium-term priorities"]
    assert [row[0] for row in rows[1:]] == ["MED-01", "MED-02"]
    assert rows[1][1].endswith("\nVision, culture and ethos")


def test_three_people_sign() -> None:
    """Each with a name, and a place to sign below it."""
    rows = tables_of(made(rich_review()))["Agreement to this plan"]
    assert rows == [
        ["Chair of trustees: Peter Łukasik", "Chief executive: Maryam Hussain", "Mentor: Dr Siân Pryce"],
        ["Signed and dated:"] * 3,
    ]


def test_a_draft_plan_says_so() -> None:
    """The banner and the list of what is missing are there."""
    lines = paragraphs_of(made(rich_review(), draft=True, missing=("PLAN-03 has no due date.",)))
    assert any(line.startswith("DRAFT") for line in lines)
    assert "PLAN-03 has no due date." in lines
