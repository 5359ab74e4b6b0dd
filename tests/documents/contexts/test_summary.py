"""The diagnostic summary as it is made: what a board reads in it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.area_values import plan_answer
from matsheets.documents.contexts.board_changes import weak_changes
from matsheets.documents.contexts.board_differences import difference_lines
from matsheets.documents.contexts.board_findings import findings
from matsheets.documents.contexts.board_requests import board_requests
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.review_documents import drawn_on
from matsheets.documents.contexts.summary import summary_context
from matsheets.documents.template.build import build_document
from matsheets.model.cells import CellRef
from matsheets.model.material import Material
from matsheets.model.parsing import Misread
from matsheets.model.problem_catalogue import Code, problem
from matsheets.model.problems import Place
from matsheets.model.respondents import AGREED
from matsheets.model.seen_tables import SeenRow, SeenTable
from matsheets.review.combine import combine
from matsheets.review.review import HeadingReview, Partnership, Review, Source, View
from tests import builders as small_workbooks
from tests.documents.builders import (
    EXECUTIVE,
    FACTS,
    HEADS,
    MADE_ON,
    MENTOR,
    NASTY_TRUST,
    TRUSTEES,
    VERSION,
    empty_review,
    framework,
    medium_term,
    no_actions,
    not_rated,
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

REVIEWS: dict[str, Callable[[], Review]] = {
    "four groups": rich_review,
    "one group": lambda: rich_review(1, agreed=False),
    "two groups": lambda: rich_review(2, trust=NASTY_TRUST),
    "three groups": lambda: rich_review(3),
    "five groups": lambda: rich_review(5),
    "fourteen groups": lambda: rich_review(14),
    "another framework": lambda: rich_review(frame=small_framework()),
    "only agreed": lambda: rich_review(0),
    "nothing": empty_review,
    "three rounds": lambda: rich_review(
        4, round="Final", earlier=rich_review(4, round="Review", earlier=rich_review(4))
    ),
}


def made(review: Review, *, draft: bool = False, missing: tuple[str, ...] = ()) -> bytes:
    """The summary of a review."""
    return build_document(DocumentKind.SUMMARY, review, made_on=MADE_ON, draft=draft, missing=missing, version=VERSION)


@pytest.mark.parametrize("name", REVIEWS)
def test_every_summary_is_accessible(name: str) -> None:
    """The lint finds nothing, from an empty review to fourteen groups."""
    for draft in (False, True):
        assert lint(made(REVIEWS[name](), draft=draft, missing=("One thing.",))) == []


@pytest.mark.judges
@pytest.mark.parametrize("name", REVIEWS)
def test_the_open_xml_sdk_finds_nothing(name: str, tmp_path: Path) -> None:
    """The outside judge of Word files has nothing to say."""
    path = tmp_path / "summary.docx"
    path.write_bytes(made(REVIEWS[name]()))
    assert sdk_errors(path) == []


ELEMENTS = "Every element: what stands, each group's own rating, and the pattern"
COUNTED = "Every element: what stands, how many gave which rating, and the pattern"


# --- the first page ------------------------------------------------------------------------------------------------


def first_page(document: bytes) -> list[str]:
    """The paragraphs before the list of contents, those of tables left out."""
    lines = [paragraph.text for paragraph in Document(io.BytesIO(document)).paragraphs]
    return lines[: lines.index("In this document")]


def under(document: bytes, heading: str) -> list[str]:
    """The paragraphs below one of the first page's headings."""
    found = [p for p in Document(io.BytesIO(document)).paragraphs if p.style is not None]
    at = next(n for n, p in enumerate(found) if p.text == heading)
    after = list(found[at + 1 :])
    end = next(n for n, p in enumerate(after) if p.style and p.style.name in {"Board Heading", "Source", "Heading 3"})
    return [p.text for p in after[:end]]


def test_the_strip_has_every_element_with_its_word_and_colour() -> None:
    """One row a heading; each element by its short name with its rating in words, the framework's colour behind it."""
    from docx.oxml.ns import qn

    review = rich_review()
    document = made(review)
    rows = tables_of(document)["Heat strip of all elements"]
    assert [row[0] for row in rows[1:]] == [h.heading.title for h in review.headings]
    words = [cell for row in rows[1:] for cell in row[1:] if cell != "–"]
    assert words == [f"{e.element.short}: {e.rating.label if e.rating else 'Not rated'}" for e in review.elements]
    strip = Document(io.BytesIO(document)).tables[0]
    fills = [
        cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill"))
        for row in strip.rows[1:] for cell in row.cells[1:] if cell.text != "–"
    ]  # fmt: skip
    assert fills == [e.rating.fill if e.rating else "FFFFFF" for e in review.elements]


@pytest.mark.parametrize(("size", "columns", "rows"), [(1, 1, 6), (3, 3, 6), (4, 4, 6), (5, 3, 12), (6, 3, 12)])
def test_more_elements_than_columns_go_on_in_a_row_below(size: int, columns: int, rows: int) -> None:
    """As few rows as there can be, and no more columns than those need."""
    strip = first_page_of(with_sizes(size))["strip"]
    assert (strip["columns"], len(strip["rows"])) == (columns, rows)
    assert sum(bool(cell["text"]) for row in strip["rows"] for cell in row["cells"]) == 6 * size


def test_too_many_elements_to_name_are_counted() -> None:
    """A framework of sixty elements has a line of counts for each heading."""
    strip = first_page_of(with_sizes(10))["strip"]
    assert (strip["columns"], len(strip["rows"])) == (0, 6)
    assert strip["rows"][0]["counts"] == "5 Red, 5 Amber-green"


def with_sizes(size: int) -> Review:
    """A review on six headings of so many elements each, all rated Red by one group."""
    frame = framework()
    headings = tuple(
        h._replace(elements=tuple(h.elements[0]._replace(id=f"{h.ref}{n}", ref=f"{h.ref}-{n + 1:02d}") for n in range(size)))
        for h in frame.headings
    )  # fmt: skip
    return rich_review(1, agreed=False, frame=replace(frame, headings=headings))


def first_page_of(review: Review) -> dict[str, Any]:
    """The values of the first page."""
    values = summary_context(review, made_on=MADE_ON, draft=False, missing=(), version=VERSION)
    found: dict[str, Any] = values["first_page"]
    return found


def test_the_head_says_what_the_paper_is() -> None:
    """Trust, for decision, round and meeting, who presents it, how it is handled."""
    lines = first_page(made(rich_review()))
    assert lines[:3] == [
        "Oakfield Learning Trust\tFor decision",
        "Diagnostic summary",
        "Baseline, 12 of 14 elements agreed at the diagnostic meeting on 5 November 2026 · Presented by Maryam Hussain, chief executive"
        " · Handling of these papers: Board, executive team and advisers only",
    ]


def test_what_was_not_given_is_left_out_of_the_head() -> None:
    """No presenter, no handling, no round: no words that stand for a blank."""
    facts = {name: fact for name, fact in FACTS.items() if name not in {"presenter", "handling"}}
    lines = first_page(made(rich_review(4, agreed=False, facts=facts, round="")))
    assert lines[2].startswith("Before the meeting: no rating here is settled. Reviewed ")
    assert not any("Presented" in line or "Handling" in line or "Not recorded" in line for line in lines[:4])


def test_what_was_found_is_counted() -> None:
    """Two sentences: how many at each rating, and under which headings."""
    review = rich_review()
    counts = Counter(e.rating.label if e.rating else "not rated" for e in review.elements)
    (said,) = [
        line
        for line in first_page(made(review))
        if line.startswith("Of the 14 elements under the headings of the MAT assurance framework, ")
    ]
    numbers = {
        label: int(n)
        for n, label in re.findall(r"(\d+) (?:is |are )?(Red|Amber-red|Amber-green|Green|not rated)[,. ]", said)
    }
    assert {label: numbers[label] for label in counts} == counts


def test_the_board_is_asked_for_what_the_workbooks_hold() -> None:
    """Priorities, areas without one, what is left for now, issues, an agreement; each with its Refs."""
    frame = framework()
    settled = respondent(AGREED, 90, file="90 agreed.xlsx")
    terms = {"provider_name": "Harbour Bridge", "school_body": "Oakfield Learning Trust", "start_date": dt.date(2027, 1, 18),
             "end_date": dt.date(2028, 7, 14), "total_charge": Decimal(0)}  # fmt: skip
    review = rich_review(
        priorities=tuple(priorities(frame, settled, 2)),
        no_actions=tuple(no_actions(frame, settled)[:1]),
        partnerships=(Partnership(terms, (), (), {}, settled.file),),
    )
    asked = under(made(review), "The board is asked to")
    assert asked[0] == "Adopt the two priorities of the development plan, and who leads each (PLAN-01 and PLAN-02)."
    open_areas = [a.element.ref for a in review.areas if a.agreed and not plan_answer(review, a).found]
    assert open_areas
    assert asked[1].startswith("Give ")
    assert open_areas[0] in asked[1]
    assert asked[2].startswith("Leave ")
    assert "PLAN-" in asked[2]
    assert asked[3].startswith("Note two matters beyond the framework: ")
    assert (
        asked[4]
        == "Sign the partnership agreement with Harbour Bridge, 18 Jan 2027 to 14 Jul 2028, free of charge (PAR-01)."
    )


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (dt.date(2028, 7, 14), "runs to 14 July 2028 (PAR-01)."),
        (dt.date(2026, 10, 1), "ended on 1 October 2026 (PAR-01)."),
        (None, "has begun, and that no end is recorded (PAR-01)."),
    ],
)
def test_an_agreement_that_has_begun_is_not_signed_again(end: dt.date | None, said: str) -> None:
    """In a later round it came along; in the first it is to be signed, late as it may be."""
    terms = {"provider_name": "Harbour Bridge", "start_date": dt.date(2026, 9, 1), "end_date": end}
    known = {name: value for name, value in terms.items() if value}
    first = rich_review(partnerships=(Partnership(known, (), (), {}, "90 agreed.xlsx"),))
    later = replace(first, round="Final", earlier=rich_review(2))
    assert [line for line in under(made(later), "The board is asked to") if "agreement" in line] == [
        f"Note that the partnership agreement with Harbour Bridge {said}"
    ]
    (asked,) = (line for line in under(made(first), "The board is asked to") if "agreement" in line)
    assert asked.startswith("Sign the partnership agreement with Harbour Bridge")


def test_medium_term_priorities_that_a_board_adopts_stand_in_the_paper() -> None:
    """Where there is no room for their words on page 1, it says where they are; there they stand whole."""
    (one,) = medium_term(framework(), respondent(AGREED, 90, file="90 agreed.xlsx"))[:1]
    words = [
        f"Priority {n} of the years after, in as many words as it takes to say what a trust means by it."
        for n in range(1, 5)
    ]
    several = tuple(
        one._replace(priority=text, source=Source("f.xlsx", f"MED-{n:02d}")) for n, text in enumerate(words, 1)
    )
    document = made(rich_review(medium_term=several))
    assert (
        "Adopt the four medium-term priorities for the years after: MED-01 to MED-04, in words under “Next steps”."
        in under(document, "The board is asked to")
    )
    told = under(document, "Next steps")
    for n, text in enumerate(words, 1):
        assert any(line.startswith(f"MED-{n:02d}: {text} By when: ") for line in told), told


def test_with_nothing_to_decide_the_paper_is_for_information() -> None:
    """Neither a plan nor an agreement, and no area for improvement: the page says so."""
    review = rich_review(0, priorities=(), no_actions=(), issues=())
    strong = review.framework.scale.strongest
    settled = next(e.agreed for e in review.elements if e.agreed)._replace(rating=strong)
    headings = tuple(
        h._replace(elements=tuple(e._replace(agreed=settled) for e in h.elements)) for h in review.headings
    )
    document = made(replace(review, headings=headings))
    assert first_page(document)[0].endswith("\tFor information")
    assert under(document, "The board is asked to") == [
        "Decide nothing: no element is an area for improvement, and there is no plan or agreement."
    ]


def test_a_board_decides_nothing_on_what_the_meeting_left_open() -> None:
    """The head says how many elements are agreed; what is not is named, and is asked no priority."""
    review = rich_review(priorities=(), no_actions=(), issues=())
    document = made(review)
    assert "Baseline, 12 of 14 elements agreed at the diagnostic meeting on 5 November 2026" in first_page(document)[2]
    give, wait = under(document, "The board is asked to")
    assert (
        wait == "Decide nothing yet on Pedagogy (TEA-01) and School visits (QUA-02): their ratings are not agreed yet."
    )
    assert "TEA-01" in {area.element.ref for area in review.areas}
    assert "Pedagogy" not in give


def test_a_review_with_all_agreed_names_no_number() -> None:
    """As it always was: agreed at the meeting."""
    review = rich_review()
    settled = next(e.agreed for e in review.elements if e.agreed)
    headings = tuple(
        h._replace(elements=tuple(e._replace(agreed=e.agreed or settled) for e in h.elements)) for h in review.headings
    )
    document = made(replace(review, headings=headings))
    assert first_page(document)[2].startswith("Baseline, agreed at the diagnostic meeting on 5 November 2026 ·")
    assert not any("Decide nothing" in line for line in under(document, "The board is asked to"))


def test_what_must_change_first_comes_weakest_first() -> None:
    """Each Red, then each Amber-red, with its priority; what is left for now stands in the requests, and is not there."""
    review = rich_review()
    rows = tables_of(made(review))["What must change first"]
    assert rows[0] == ["Element", "What will be different", "Who answers", "By"]
    ratings = [row[0].partition("\n")[2].strip().strip("\N{NO-BREAK SPACE}") for row in rows[1:]]
    assert ratings == sorted(ratings, key=["Red", "Amber-red"].index)
    left = {n.element.ref for n in review.no_actions if n.element}
    assert not left & {row[0][:6] for row in rows}


def test_a_date_that_could_not_be_read_stands_as_it_was_typed() -> None:
    """The plan waits for it, and the summary does not; a formula's error is never printed."""
    frame = small_workbooks.framework()
    answers = small_workbooks.about(trust="Oakfield", group=AGREED) | small_workbooks.ratings(
        {"AAA-01": small_workbooks.RED}
    )
    row = {"target": "AAA-01", "objective": "All is well.", "lead": "Ann Lee"}
    for due, shown in ((small_workbooks.Bad("after Easter", Misread.NOT_A_DATE), "after Easter (not a date)"),
                       (small_workbooks.Bad("#REF!", Misread.FORMULA_ERROR), "Not recorded")):  # fmt: skip
        book = small_workbooks.workbook(frame, answers | small_workbooks.row("PLAN-01", **row, due=due))
        (change,) = first_page_of(combine([book]))["changes"]
        assert (change["what"], change["lead"], change["due"]) == ("All is well. (PLAN-01)", "Ann Lee", shown)


def test_long_answers_are_cut_at_a_word_and_point_to_their_row() -> None:
    """An objective of five thousand characters ends in an ellipsis, before the Ref of its row."""
    review = rich_review()
    long = tuple(p._replace(objective="word " * 1000, lead="name " * 500) for p in review.priorities)
    rows = tables_of(made(replace(review, priorities=long)))["What must change first"]
    assert all(re.fullmatch(r"(word ){5,40}word… \(PLAN-\d\d.*\)", row[1]) for row in rows[1:] if "PLAN" in row[1])


def test_what_does_not_fit_is_counted() -> None:
    """Rows and the rest add up to the areas that are not left for now."""
    page = first_page_of(rich_review())
    review = rich_review()
    wanted = [a for a in review.areas if plan_answer(review, a).priorities or not plan_answer(review, a).left]
    shown = weak_changes(review)[: len(page["changes"])]
    named = len(re.findall(r"[A-Z]{3}-\d\d", page["more_changes"]))
    assert named == len(re.findall(r"\w \([A-Z]{3}-\d\d", page["more_changes"]))  # each by its short name too
    more = re.search(r"and (\d+) more", page["more_changes"])
    assert sum(len(row.elements) for row in shown) + named + int(more[1] if more else 0) == len(wanted)
    assert page["changes"]


def test_who_differed_and_how_it_was_settled() -> None:
    """Each by its Ref, who stood where, the rating agreed, and why in whole sentences, with an ellipsis where more follows."""
    review = rich_review(3)
    first = review.differences[0]
    (line, *_) = difference_lines(review)
    assert line["name"] == f"{first.element.ref} {first.element.short}"
    assert first.agreed
    assert first.rating
    assert f". Settled at {first.rating.label}" in line["text"]
    short = first.agreed._replace(rationale="The minutes show it. " + "But nobody acts on them " * 30)
    headings = with_views(review, {first.element.ref: short})
    (line, *_) = difference_lines(replace(review, headings=headings))
    assert line["text"].endswith(f". Settled at {first.rating.label}: The minutes show it…")


def with_views(review: Review, agreed: dict[str, View]) -> tuple[HeadingReview, ...]:
    """A review's headings with other agreed views of some elements."""
    return tuple(
        h._replace(elements=tuple(e._replace(agreed=agreed.get(e.element.ref, e.agreed)) for e in h.elements))
        for h in review.headings
    )


def test_many_views_are_counted_and_nobody_is_named() -> None:
    """With more than five, how many gave which rating: each view once, and no person."""
    review = rich_review(14)
    for line, element in zip(difference_lines(review), review.differences, strict=True):
        counts = line["text"].partition(". ")[0].rstrip(".").split(", ")
        assert {c.partition(" ")[2]: int(c.partition(" ")[0]) for c in counts} == Counter(
            r.label for r in element.ratings
        )


def rated(review: Review, labels: str) -> Review:
    """A review with these ratings agreed, by their first letters: R and A are weak, G is strong."""
    scale = review.framework.scale.ratings
    by_letter = {"R": scale[0], "A": scale[1], "G": scale[-1]}
    letters = iter(labels)
    views = {e.element.ref: e.agreed and e.agreed._replace(rating=by_letter[next(letters)]) for e in review.elements}
    return replace(review, headings=with_views(review, {ref: view for ref, view in views.items() if view}))


def test_every_weakest_rating_has_room_before_views_that_differed() -> None:
    """Seven Reds stand on the page with a plan, and with eleven elements on which groups differ."""
    review = rated(everything_agreed(), "RARARARARARARA")
    plan = [
        p._replace(
            element=a.element, heading=a.heading, objective="All schools know what good looks like.", lead="Ann Lee"
        )
        for p, a in zip(priorities(review.framework, respondent(AGREED), 14), review.areas, strict=True)
    ]
    page = first_page_of(replace(review, priorities=tuple(plan), no_actions=(), issues=()))
    assert len(review.differences) > 5
    assert [c["rating"]["label"] for c in page["changes"][:7]] == ["Red"] * 7


def everything_agreed() -> Review:
    """A review whose every element has an agreed view."""
    review = rich_review()
    view = next(e.agreed for e in review.elements if e.agreed)
    return replace(review, headings=with_views(review, {e.element.ref: view for e in review.elements}))


def test_a_priority_for_a_whole_heading_is_one_row_that_names_its_elements() -> None:
    """Three Reds under one heading with one priority: their names, and once what will be different."""
    review = rated(everything_agreed(), "RRAGGGGGGGGGGG")
    heading = review.headings[0]
    (first,) = priorities(review.framework, respondent(AGREED), 1)
    plan = (first._replace(element=None, heading=heading.heading, objective="All is well."),)
    (row,) = weak_changes(replace(review, priorities=plan, no_actions=()))
    short = [e.element.short for e in heading.elements]
    assert row.value["ref"] == heading.heading.ref
    assert row.value["short"] == f"{short[0]}, {short[1]} and {short[2]} (Amber-red)"
    assert row.value["what"] == f"All is well. ({first.source.ref}, whole heading)"


def test_a_decision_is_never_cut() -> None:
    """A reason stands whole or is left to the plan; no request ends in an ellipsis."""
    frame, settled = framework(), respondent(AGREED, 90, file="90 agreed.xlsx")
    (left, *_) = no_actions(frame, settled)
    for reason, end in (
        ("It waits. There is no money.", ": It waits. There is no money."),
        ("It waits. " + "On and on it goes " * 40, ", for the reason in the plan."),
        ("On and on " * 90, ", for the reason in the plan."),
    ):
        review = rich_review(no_actions=(left._replace(reason=reason),))
        asked = first_page_of(review)["requests"]
        (request,) = [r for r in asked if r.startswith("Leave ")]
        assert request.endswith(f"for now{end}")
        assert not any("…" in r for r in asked)


def test_one_group_with_a_plan_is_asked_to_discuss_it() -> None:
    """Before the meeting: to confirm the ratings, to talk about the priorities, and what has none."""
    review = rich_review(1, agreed=False)
    asked = first_page_of(review)["requests"]
    assert asked[0].startswith("Confirm or change ")
    assert any(r.startswith("Discuss the ") and "PLAN-01" in r for r in asked)
    open_areas = [a.element.ref for a in review.areas if not plan_answer(review, a).found]
    assert bool(open_areas) is any(r.startswith("Find a priority, or a reason to wait, for ") for r in asked)


def test_one_priority_is_adopted_with_its_lead() -> None:
    """One priority has a lead, not leads."""
    review = rich_review(priorities=tuple(priorities(framework(), respondent(AGREED), 1)))
    assert (
        first_page_of(review)["requests"][0]
        == "Adopt the one priority of the development plan, and its lead (PLAN-01)."
    )


def test_ratings_that_are_all_the_same_are_told_in_one_sentence() -> None:
    """All Red: no count of counts, and no heading with the most."""
    page = first_page_of(rated(everything_agreed(), "R" * 14))
    assert page["found"] == "All 14 elements under the headings of the MAT assurance framework are rated Red."


def test_a_title_that_is_a_name_and_a_single_heading_read_as_english() -> None:
    """No "the" before a name; one heading is no headings."""
    on = replace(small_workbooks.framework(2), title="Living the vision")
    agreed = small_workbooks.workbook(on, small_workbooks.about(trust="Oakfield", group=AGREED, round="Baseline"))
    (found,) = findings(combine([agreed]))
    assert found == "Not one of the 2 elements under the heading of Living the vision is rated yet."


def test_the_grid_says_what_moved_and_a_strength_that_fell() -> None:
    """Up or down beside the rating; from what a strength fell; what cannot be compared is counted."""
    now, before = rated(everything_agreed(), "GGGGGGGGGGGGGA"), rated(everything_agreed(), "RGGGGGGGGGGGGA")
    scale = now.framework.scale.ratings
    second = now.elements[1]
    assert second.agreed
    assert now.elements[2].agreed
    changed = {
        second.element.ref: second.agreed._replace(rating=scale[2]),
        now.elements[2].element.ref: now.elements[2].agreed._replace(rating=None, not_rated=True),
    }
    page = first_page_of(
        replace(
            now,
            round="Final",
            earlier=before,
            headings=with_views(now, changed),
            medium_term=(),
            no_actions=(),
            issues=(),
        )
    )
    assert [c["move"] for c in page["strip"]["rows"][0]["cells"]] == ["up", "down", ""]
    assert f"({second.element.ref}, down from Green)" in page["strengths"]
    assert page["moved"].startswith(
        "Since Baseline, 1 moved up, 11 did not change and 1 moved down (agreed both times); 1 cannot be compared."
    )


def test_long_names_stand_as_refs_in_the_grid() -> None:
    """Titles that would take half a page give way to Refs; the table below has the names."""
    review = with_sizes(4)
    long = "What a trust of many schools calls this one of its elements, with a title that goes on"
    headings = tuple(
        h._replace(elements=tuple(e._replace(element=e.element._replace(short=long)) for e in h.elements))
        for h in review.headings
    )
    strip = first_page_of(replace(review, headings=headings))["strip"]
    assert strip["columns"] == 4
    assert [c["text"] for c in strip["rows"][0]["cells"]] == [e.element.ref for e in headings[0].elements]


def test_dates_the_board_sees_come_in_order() -> None:
    """The review dates of the priorities, each with its Refs."""
    review = rich_review()
    start = "When the board looks again. "  # on the same line, as that page is full
    (line,) = (p.removeprefix(start) for p in paragraphs_of(made(review)) if p.startswith(start))
    earliest = min(p.review_on for p in review.priorities if p.review_on)
    assert line.startswith(f"{earliest.day} {earliest:%b %Y}: PLAN-")


# --- what it rests on ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("groups", [2, 3, 4, 5])
def test_groups_stand_side_by_side(groups: int) -> None:
    """What was agreed, each group's own rating, and the pattern, an element a row."""
    review = rich_review(groups)
    rows = tables_of(made(review))[ELEMENTS]
    assert rows[0][:2] == ["Element", "Agreed"]
    assert len(rows) == 15
    named = [
        {"Mentor (external challenge)": "Mentor"}.get(v.respondent.group, v.respondent.group)
        for v in review.elements[0].views
    ]
    assert [h.partition(" (")[0] for h in rows[0][2 : 2 + groups]] == [
        n.replace("Headteachers", "Heads") for n in named
    ]
    given = [v.rating.label if v.rating else "Not recorded" for v in review.elements[0].views]
    assert rows[1][2 : 2 + groups] == given
    assert (rows[0][-1] == "Pattern") is (groups < 5)


def test_many_groups_are_counted_and_who_is_apart_is_named() -> None:
    """With more than five, how many gave which rating, and no column each."""
    review = rich_review(14)
    found = tables_of(made(review))
    assert ELEMENTS not in found
    row = found[COUNTED][1]
    numbers = Counter(v.rating.label if v.rating else "blank" for v in review.elements[0].views)
    assert {label: int(n) for n, label in (part.split(" ", 1) for part in row[2].split(", "))} == numbers


def test_an_element_that_was_not_agreed_says_that_it_is_the_middle() -> None:
    """Beside agreed ratings, one that nobody agreed is marked."""
    review = rich_review(4)
    rows = {row[0].split()[0]: row[1] for row in tables_of(made(review))[ELEMENTS][1:]}
    for e in review.elements:
        assert rows[e.element.ref].endswith(" (middle)") is (not e.agreed and e.rating is not None)


def test_the_pattern_names_who_is_apart() -> None:
    """One apart with the side; two camps with who is with whom."""
    review = rich_review(4)
    said = [row[-1] for row in tables_of(made(review))[ELEMENTS][1:]]
    for element, words in zip(review.elements, said, strict=True):
        assert element.pattern is not None
        assert words.startswith(element.pattern.kind.value)


@pytest.mark.parametrize("groups", [1, 3, 6])
def test_who_does_not_rate_and_why(groups: int) -> None:
    """A group's Not rated stands with its reason, apart from a blank."""
    review = rich_review(groups)
    trustees = review.respondents[1 if groups > 1 else 0]
    document = made(not_rated(review, "VIS-01", trustees, "We have not visited this term."))
    who = {1: "the executive team", 3: "trustees", 6: "trustees (Person 2)"}[groups]
    assert f"VIS-01 Purpose. Not rated by {who}: We have not visited this term." in paragraphs_of(document)
    if groups == 3:
        assert tables_of(document)[ELEMENTS][1][3] == "Not rated"


def test_one_reason_not_to_rate_stands_once() -> None:
    """Two groups that give one reason for many elements are told in one point; many reasons, one point an element."""
    review = rich_review(3)
    pair = review.respondents[:2]
    for element in review.elements:
        for group in pair:
            review = not_rated(review, element.element.ref, group, "We cannot see this from here.")
    (point,) = summary_context(review, made_on=None, draft=False, missing=[], version=VERSION)["why_not_rated"]
    assert point["text"] == "Not rated by the executive team and trustees: We cannot see this from here."
    assert point["what"].startswith("VIS-01 Purpose, VIS-02 Needs")
    for element in review.elements:
        for group in pair:
            review = not_rated(review, element.element.ref, group, f"{group.group} on {element.element.ref}.")
    points = summary_context(review, made_on=None, draft=False, missing=[], version=VERSION)["why_not_rated"]
    assert [point["what"][:6] for point in points] == [element.element.ref for element in review.elements]


def test_agreed_not_to_rate() -> None:
    """Where the meeting settled on Not rated, the table says so, and the difference before it is told as settled."""
    review = rich_review(4)
    ref = review.differences[0].element.ref
    document = made(not_rated(review, ref, review.respondents[-1], "The trust is only just formed."))
    short = review.framework.element(ref).short
    point = f"{ref} {short}. Not rated, agreed: The trust is only just formed."
    assert any(text.startswith(point) for text in paragraphs_of(document))
    rows = tables_of(document)["How differences between groups were settled"]
    (row,) = [row for row in rows if row[0].startswith(ref)]
    assert row[1] == "The trust is only just formed."
    assert row[2].startswith("Agreed not to rate.")


def left_unrated(*refs: str) -> Review:
    """The meeting left these unrated; groups had rated them."""
    review = rich_review(4)
    for ref in refs:
        review = not_rated(review, ref, review.respondents[-1], "No time for it.")
    return review


def test_the_board_hears_that_the_meeting_left_unrated_what_groups_had_rated() -> None:
    """Page 1 says so, with who had said what, and the chapter of what was not rated says it too."""
    review = left_unrated("VIS-01")
    ratings = {v.respondent.group: v.rating.label for v in review.elements[0].views if v.rating}
    assert ratings == {EXECUTIVE: "Red", TRUSTEES: "Amber-red", HEADS: "Amber-green", MENTOR: "Green"}
    said = "he executive team had said Red, trustees Amber-red, heads and middle leaders Amber-green, the mentor Green."
    (told,) = [text for text in board_requests(review, {}, 40) if "unrated" in text]
    assert told == f"Note that the meeting left Purpose (VIS-01) unrated, and ask when it will be rated: t{said}"
    assert not [text for text in board_requests(review, {}, 40) if "could not be rated" in text]
    found = summary_context(review, made_on=None, draft=False, missing=[], version=VERSION)["why_not_rated"]
    assert any(f"T{said}" in point["text"] for point in found)


def test_of_several_that_were_left_unrated_each_has_what_was_said() -> None:
    """By name where there is room, else by Ref with how many said what."""
    review = left_unrated("VIS-01", "VIS-02", "VIS-03")
    long, short = (next(text for text in board_requests(review, {}, room) if "unrated" in text) for room in (5_000, 40))
    assert long.startswith(
        "Note that the meeting left three elements unrated that groups had rated, and ask when they will be: Purpose (VIS-01) (the "
        "executive team said Red,"
    )
    assert "VIS-01 (1 Red, 1 Amber-red, 1 Amber-green, 1 Green), VIS-02 (" in short


def test_an_area_stands_with_its_priority_lead_and_date() -> None:
    """Or with why it is left for now, or with neither; the weakest first, and of those as weak what is left for now last."""
    review = rich_review()
    rows = {row[0].split()[0]: row[2] for row in tables_of(made(review))["Areas for improvement"][1:]}
    assert sorted(rows) == sorted(a.element.ref for a in review.areas)
    of = {a.element.ref: a for a in review.areas}
    order = [(of[ref].rating.points, said.startswith("Left for now: ")) for ref, said in rows.items() if of[ref].rating]
    assert order == sorted(order)
    for area in review.areas:
        answer, said = plan_answer(review, area), rows[area.element.ref]
        if answer.priorities:
            assert answer.priorities[0].source.ref in said
            assert answer.priorities[0].lead in said
        else:
            assert said.startswith("Left for now: " if answer.left else "No priority yet")


def test_before_the_meeting_both_sides_stand_with_a_question() -> None:
    """Lower and higher with their reasons, and one question."""
    review = rich_review(2, agreed=False)
    first = review.differences[0]
    document = made(review)
    rows = tables_of(document)["Both sides of each difference"]
    assert rows[0] == ["Element", "Lower", "Higher"]
    assert len(rows) == 1 + len(review.differences)
    low = next(v for v in first.views if v.rating == first.lowest)
    assert first.lowest is not None
    assert rows[1][1].startswith(f"{low.respondent.group}, {first.lowest.label}: ")
    asked = [row[0].rpartition("To ask: ")[2] for row in rows[1:]]
    assert all(line.endswith("?") for line in asked)


@pytest.mark.parametrize("groups", [2, 5, 14])
def test_a_question_reads_well_whoever_is_asked(groups: int) -> None:
    """No verb has to agree with a group's name, and a side of many is one view in full with the others counted."""
    review = rich_review(groups, agreed=False)
    for row in tables_of(made(review))["Both sides of each difference"][1:]:
        assert re.findall(r"(?:has|does) (?:executive|trustees|heads|mentor)", row[0]) == []
        assert "both" not in row[0]
        assert "of the views" not in "".join(row)
        assert all(side.count("Evidence: ") <= (2 if groups < 6 else 1) for side in row[1:])


def test_after_the_meeting_how_it_was_settled_stands_instead() -> None:
    """No second telling of both sides, and no question where a rating was agreed."""
    review = rich_review(3)
    document = made(review)
    assert "Both sides of each difference" not in tables_of(document)
    rows = tables_of(document)["How differences between groups were settled"]
    assert [row[0].split()[0] for row in rows[1:]] == [e.element.ref for e in review.differences]


def test_what_the_meeting_kept_supersedes_what_groups_raised() -> None:
    """The agreed issues stand in the table; the others are counted, without a title or a word of theirs."""
    review = rich_review()
    settled = review.respondents[-1]
    kept = review.issues[0]._replace(issue="Reserves", respondent=settled, source=Source(settled.file, "BEY-01"))
    document = made(replace(review, issues=(*review.issues, kept)))
    assert [row[0] for row in tables_of(document)["Issues beyond the framework"][1:]] == ["Reserves\nBEY-01"]
    texts = paragraphs_of(document)
    assert "1 subject that groups raised was not kept as it was put." in texts
    assert not any(issue.issue[:40] in text for issue in review.issues for text in texts)


def test_a_meeting_that_struck_every_issue_names_none() -> None:
    """Its workbook held them all, and keeps no row: no title stands in the summary; of another workbook nobody knows."""
    review = rich_review()
    books = [*review.assessments[:-1], replace(review.assessments[-1], tables=(_asked("BEY-01"),))]
    texts = paragraphs_of(made(replace(review, assessments=tuple(books))))
    at = texts.index("No issue beyond the framework was kept.")
    assert texts[at + 1] == "1 subject that groups raised was not kept as it was put."
    assert not any(issue.issue[:40] in text for issue in review.issues for text in texts)
    assert any(review.issues[0].issue[:40] in text for text in paragraphs_of(made(review)))


def _asked(ref: str) -> SeenTable:
    """A table of a meeting's workbook, whose row says what groups said before."""
    row = SeenRow(ref, CellRef(0, 4, 1, "Beyond"), {}, optional={"group_views": "Raised by Trustees"})
    return SeenTable("", "beyond", CellRef(0, 3, 1, "Beyond"), (), (row,), ())


def test_a_difficult_trust_name_is_exact_everywhere() -> None:
    """The name stands at the head, in the header and in the title, character for character."""
    document = Document(io.BytesIO(made(rich_review(2, trust=NASTY_TRUST))))
    assert document.paragraphs[0].text.partition("\t")[0] == NASTY_TRUST
    assert document.sections[0].header.paragraphs[0].text.startswith(f"{NASTY_TRUST} · Diagnostic summary")
    assert document.core_properties.title == f"Diagnostic summary: {NASTY_TRUST}"


@pytest.mark.parametrize("text", ["{{ 7*7 }} {% if %}", "A & B <Academies>", "👩🏽‍🏫 ok"])
def test_difficult_answers_arrive_exactly(text: str) -> None:
    """Tags, ampersands and emoji stand in the document as they were typed."""
    review = rich_review(1, agreed=False)
    strong = review.strengths[0]
    changed = strong._replace(views=(strong.views[0]._replace(rationale=text),))
    headings = tuple(
        h._replace(elements=tuple(changed if e.element.ref == strong.element.ref else e for e in h.elements))
        for h in review.headings
    )
    assert text in paragraphs_of(made(replace(review, headings=headings)))


def test_an_empty_review_says_so_in_sentences() -> None:
    """No table stands empty and nothing prints None."""
    text = text_of(made(empty_review()))
    for sentence in (
        "Not one of the 14 elements under the headings of the MAT assurance framework is rated yet.",
        "No element is rated Amber-green or Green.",
        "No element is rated Red or Amber-red.",
        "so there is nothing to compare.",
        "No issue beyond the framework was recorded.",
        "The workbooks hold no plan yet",
        "Rating, rationale and evidence of all 14 elements.",
    ):
        assert sentence in text
    assert re.findall(r"None(?! of 14)", text) == []


def test_groups_that_do_not_differ_are_said_to() -> None:
    """Where groups rated, and all of them alike, the section says that none are two steps apart."""
    review = rich_review(2, agreed=False)
    alike = [
        h._replace(elements=tuple(e._replace(views=(e.views[0], e.views[0])) for e in h.elements))
        for h in review.headings
    ]
    printed = paragraphs_of(made(replace(review, headings=tuple(alike))))
    said = [p for p in printed if p.endswith("On no element are two groups two or more steps apart.")]
    assert len(said) == 2  # in brief, and in its section


def test_next_steps_are_the_dates_of_plan_and_partnership() -> None:
    """Each date once, in order, with what is reviewed, falls due, begins or ends."""
    frame, settled = framework(), respondent(AGREED, 90, file="90 agreed.xlsx")
    one, two = (
        p._replace(review_on=dt.date(2027, 3, 1), due=dt.date(2027, 9, 1)) for p in priorities(frame, settled, 2)
    )
    terms = {"start_date": dt.date(2027, 1, 18), "end_date": dt.date(2027, 9, 1)}
    review = rich_review(
        priorities=(one, two._replace(due=None)), partnerships=(Partnership(terms, (), (), {}, "a.xlsx"),)
    )
    assert tables_of(made(review))["Next steps by date"][1:] == [
        ["18 January 2027", "The partnership begins (PAR-11)"],
        ["1 March 2027", "Review of PLAN-01 and PLAN-02"],
        ["1 September 2027", "Due: PLAN-01; The partnership ends (PAR-12)"],
    ]


def test_each_of_two_partnerships_says_whom_it_is_with() -> None:
    """Two that begin on one day are told apart by the other side."""
    day = dt.date(2027, 1, 18)
    names = ("Alder Primary School", "Birch Primary School")
    review = rich_review(
        priorities=(),
        partnerships=tuple(
            Partnership(
                {"provider_name": "Oakfield Learning Trust", "school_name": name, "start_date": day}, (), (), {}, name
            )
            for name in names
        ),
    )
    (row,) = tables_of(made(review))["Next steps by date"][1:]
    assert row[1] == "; ".join(f"The partnership with {name} begins (PAR-11)" for name in names)


def test_a_plan_without_dates_is_no_missing_plan() -> None:
    """Its priorities are named as undated."""
    (one,) = priorities(framework(), respondent(AGREED, 90), 1)
    lines = paragraphs_of(made(rich_review(priorities=(one._replace(review_on=None, due=None),))))
    assert "No step has a date yet." in lines
    assert "Without a review date: PLAN-01. Without a due date: PLAN-01." in lines


@pytest.mark.parametrize("agreed", [True, False])
def test_the_one_group_has_a_column(agreed: bool) -> None:
    """Its ratings stand beside those agreed, or alone: nothing is called the middle."""
    rows = tables_of(made(rich_review(1, agreed=agreed)))["Every element and its rating"]
    assert rows[0] == ["Element", *["Agreed"] * agreed, "Executive team"]
    first = rich_review(1).elements[0].views[0].rating
    assert first is not None
    assert rows[1][-1] == first.label


def test_the_file_of_each_workbook_stands_once() -> None:
    """In one row with who filled it in, its date and fingerprint, and nowhere else; no name stands in it twice."""
    review = rich_review()
    document = made(review)
    rows = tables_of(document)["Workbooks that this document was made from"]
    assert len(rows) == 1 + 5
    assert rows[1][3].split()[-1] == "0123456789ab"
    assert all(text_of(document).count(respondent.file) == 1 for respondent in review.respondents)
    assert rows[1][:2] == ["Executive team", "Person 1, Role 1"]
    assert f"Made with matsheets {VERSION}. Document date: 9 November 2026." in paragraphs_of(document)


def test_people_at_the_meeting_are_named() -> None:
    """Each line of the answer, in one sentence."""
    (line,) = [p for p in paragraphs_of(made(rich_review())) if p.startswith("At the diagnostic meeting on ")]
    assert "Dr Siân Pryce, mentor; Jo Okafor, director of education." in line


def test_a_draft_says_so_and_lists_what_is_missing() -> None:
    """The banner, the header and the list are there in a draft and only in a draft."""
    draft = made(rich_review(), draft=True, missing=("GOV-01 has no rating.", "A & B"))
    final = made(rich_review())
    assert any(line.startswith("DRAFT") for line in paragraphs_of(draft))
    assert {"GOV-01 has no rating.", "A & B"} <= set(paragraphs_of(draft))
    for document, marked in ((draft, True), (final, False)):
        header = Document(io.BytesIO(document)).sections[0].header.paragraphs[0].text
        assert header.endswith("DRAFT") is marked
    assert "DRAFT" not in text_of(final)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_last_missing_point_does_not_stand_alone(count: int) -> None:
    """Each point is there once; the last but one, and it alone, stays on the page of the last."""
    points = [f"Point {n} is missing." for n in range(count)]
    listed = [
        p for p in Document(io.BytesIO(made(rich_review(), draft=True, missing=tuple(points)))).paragraphs
        if p.text in points
    ]  # fmt: skip
    assert [p.text for p in listed] == points
    kept = [p.text for p in listed if p.paragraph_format.keep_with_next]
    assert kept == points[-2:-1]


def everything(document: bytes) -> str:
    """All that a document says: its text, its page headers and footers, and what stands in for its pictures and tables."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if re.match(r"word/.*\.xml", name)]
    told = [re.findall(r'<w:t(?: [^>]*)?>([^<]*)</w:t>|(?:descr|title|w:val)="([^"]{12,})"', part) for part in parts]
    return " ".join(text or held for part in told for text, held in part)


@pytest.mark.parametrize("groups", [1, 2, 3, 6])
def test_a_paper_for_the_meeting_is_marked_before_it(groups: int) -> None:
    """Where no workbook is the agreed one, nothing has been settled, and no word says that it has."""
    review = rich_review(groups, agreed=False)
    words = "Reasons as the groups gave them."
    plain = [  # without the groups' own words, which may say anything
        h._replace(elements=tuple(
            e._replace(views=tuple(v._replace(rationale=words, evidence=words) for v in e.views)) for e in h.elements
        ))
        for h in review.headings
    ]  # fmt: skip
    review = replace(review, headings=tuple(plain), issues=(), priorities=(), no_actions=())
    document = made(review)
    assert any("before the meeting: no rating here is settled" in line for line in first_page(document))
    assert under(document, "Those who meet are asked to")
    assert first_page(document)[0].endswith("\tFor information")
    assert re.findall(r"(?i)[^.]*\b(?:after|agreed)\b[^.]*", everything(document)) == []


def test_a_summary_of_what_was_agreed_is_marked_after_the_meeting() -> None:
    """At the baseline, ratings are agreed at the diagnostic meeting; that stands once and not under every sentence."""
    text = text_of(made(rich_review()))
    assert text.count("agreed at the diagnostic meeting") == 1
    assert "before the meeting" not in text.lower()
    assert AGREED not in text


@pytest.mark.parametrize("day", [None, dt.date(2025, 11, 5)], ids=["no meeting", "that of the baseline"])
def test_a_later_round_speaks_of_no_meeting_that_it_had_none_of(day: dt.date | None) -> None:
    """A round that was settled without a meeting, or that still gives the day of the first, says that it was agreed alone."""
    facts = {name: value for name, value in FACTS.items() if not name.startswith("meeting")} | {"meeting_date": day}
    text = text_of(made(rich_review(round="Review (mid-point)", facts=facts)))
    assert "Review (mid-point), 12 of 14 elements agreed on 9 November 2026" in text
    assert "diagnostic meeting" not in text


def test_a_later_round_with_a_meeting_of_its_own_names_it() -> None:
    """A closing meeting on or after the day of that round's review is that round's meeting."""
    review = rich_review(round="Final")
    last = max(respondent.date for respondent in review.respondents if respondent.date)
    text = text_of(made(replace(review, facts={**FACTS, "meeting_date": last})))
    assert "Final, 12 of 14 elements agreed at the diagnostic meeting on" in text
    assert "At the diagnostic meeting on" in text


@pytest.mark.parametrize("broken", [False, True])
def test_a_plan_on_a_file_of_its_own_is_used_and_nothing_waits_for_it(broken: bool) -> None:
    """The board is asked for its priorities, the file is among the sources, and an error in it blocks the plan alone."""
    frame = small_workbooks.framework()
    about = {"trust": "Oakfield", "round": "Baseline"}
    agreed = small_workbooks.about(**about, group=AGREED) | small_workbooks.ratings({"AAA-01": small_workbooks.RED})
    due = small_workbooks.Bad("soon", Misread.NOT_A_DATE) if broken else dt.date(2027, 3, 1)
    plan = small_workbooks.about(**about) | small_workbooks.row(
        "PLAN-01", target="AAA-01", objective="All is well.", due=due
    )
    books = [
        small_workbooks.workbook(frame, rows, file=file)
        for rows, file in ((agreed, "agreed.xlsx"), (plan, "plan.xlsx"))
    ]
    place = Place("plan.xlsx", CellRef(1, 5, 6, "Plan"), "PLAN-01")
    facts = {"example": "14/10/2026", "otherwise": ""}
    error = problem(Code.DATE_NOT_UNDERSTOOD, place, "soon", **facts)._replace(material=frozenset({Material.PLAN}))
    outcomes = [Outcome(Path(book.file), book, (error,) * (broken and book.file == "plan.xlsx")) for book in books]
    kinds = [DocumentKind.SUMMARY, DocumentKind.PLAN]
    summary, _ = plan_builds(outcomes, kinds, only_where_possible=False)
    assert error not in summary.problems
    assert [a.file for a in drawn_on(DocumentKind.SUMMARY, summary.review)] == ["agreed.xlsx", "plan.xlsx"]
    document = summary.content(templates=None, draft=True)
    asked = under(document, "The board is asked to")
    assert asked[0] == "Adopt the one priority of the development plan (PLAN-01)."
    rows = tables_of(document)["Workbooks that this document was made from"]
    assert [row[0] for row in rows if row[3].startswith("plan.xlsx")] == ["The plan alone"]
    assert tables_of(document)["What must change first"][1][3] == ("soon (not a date)" if broken else "1 Mar 2027")
