"""The order of business of a diagnostic meeting, from the groups' own workbooks."""

from __future__ import annotations

import pytest

from matsheets.documents.contexts.pattern_values import pattern_value
from matsheets.documents.contexts.settling_questions import settling_question
from matsheets.documents.contexts.values import names_of
from matsheets.documents.contexts.views import standing_values
from matsheets.model.assessment import Assessment
from matsheets.model.framework import NOT_RATED, USUAL_WORDS
from matsheets.model.parsing import Misread
from matsheets.model.respondents import MENTOR_GROUP
from matsheets.review.agenda import Business, Item, agenda_of, business_of, subjects_of
from matsheets.review.combine import combine
from matsheets.review.review import ElementReview
from tests.builders import AMBER_GREEN, AMBER_RED, GREEN, RED, Bad, Given, framework, row
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by

WIDE = framework(3, 3, 3)
EVIDENCE = ("AAA-01", "AAA-02", "AAA-03", "BBB-01", "BBB-02", "BBB-03", "CCC-01")


def _meeting(*, evidence: tuple[str, ...] = EVIDENCE) -> list[Assessment]:
    """The workbooks of four groups with each kind of business once; ``evidence``: where executives and mentor name some."""
    given = {
        EXECUTIVE: {"AAA-01": GREEN, "AAA-02": RED, "AAA-03": RED, "BBB-01": RED, "BBB-02": GREEN, "BBB-03": GREEN,
                    "CCC-01": GREEN, "CCC-02": RED},
        TRUSTEES: {"AAA-01": GREEN, "AAA-02": AMBER_RED, "AAA-03": GREEN, "BBB-01": RED, "BBB-02": GREEN, "BBB-03": GREEN,
                   "CCC-01": AMBER_GREEN},
        HEADS: {"AAA-01": GREEN, "AAA-02": AMBER_GREEN, "AAA-03": RED, "BBB-01": GREEN, "BBB-02": GREEN, "BBB-03": GREEN},
        MENTOR_GROUP: {"AAA-01": RED, "AAA-02": GREEN, "AAA-03": RED, "BBB-01": GREEN, "BBB-02": GREEN, "BBB-03": GREEN},
    }  # fmt: skip
    books = []
    for group, ratings in given.items():
        named = evidence if group in {EXECUTIVE, MENTOR_GROUP} else ()
        more = {(ref, "evidence"): "Minutes of 4 May." for ref in named if ref in ratings}
        books.append(by(group, ratings, on=WIDE, more=more))
    return books


def _order(books: list[Assessment]) -> list[tuple[str, str]]:
    return [(item.element.element.ref, item.business.value) for item in agenda_of(combine(books))]


def test_business_comes_in_the_order_of_the_meeting() -> None:
    """The mentor against the trust, two camps, one apart, spread out, thin evidence; then what takes a line each."""
    assert _order(_meeting(evidence=tuple(ref for ref in EVIDENCE if ref != "BBB-02"))) == [
        ("AAA-01", "Mentor against the trust"),
        ("BBB-01", "Two camps"),
        ("AAA-03", "One apart"),
        ("AAA-02", "Spread out"),
        ("BBB-02", "Same rating, thin evidence"),
        ("CCC-01", "Next to each other"),
        ("CCC-02", "One view only"),
        ("CCC-03", "No rating yet"),
        ("BBB-03", "All the same"),
    ]


def test_what_lies_furthest_apart_comes_first_of_its_kind() -> None:
    """Red and Green before Red and Amber-green; of one gap, more pairs apart first; then the framework's order."""
    given = {
        "AAA-01": (RED, RED, AMBER_GREEN, AMBER_GREEN),
        "AAA-02": (RED, None, GREEN, None),
        "AAA-03": (RED, RED, GREEN, GREEN),
        "BBB-01": (GREEN, GREEN, RED, RED),
    }
    groups = (EXECUTIVE, TRUSTEES, HEADS, MENTOR_GROUP)
    books = [
        by(group, {ref: rating for ref, found in given.items() if (rating := found[n])}, on=WIDE)
        for n, group in enumerate(groups)
    ]
    assert [ref for ref, kind in _order(books) if kind == "Two camps"] == ["AAA-03", "BBB-01", "AAA-02", "AAA-01"]


def test_evidence_of_one_group_alone_is_thin() -> None:
    """An element on which all agree is looked at where one group alone names evidence, and not where two do."""
    books = _meeting()
    books[-1] = by(MENTOR_GROUP, {"BBB-02": GREEN}, on=WIDE)
    found = dict(_order(books))
    assert found["BBB-02"] == "Same rating, thin evidence"
    assert dict(_order(_meeting()))["BBB-02"] == "All the same"


def test_evidence_that_only_fills_its_place_is_thin() -> None:
    """A dash and n/a are no evidence, as check says of them."""
    books = _meeting()
    for number, (group, filler) in enumerate(((EXECUTIVE, "-"), (MENTOR_GROUP, "n/a"))):
        books[number * 3] = by(group, {"BBB-02": GREEN}, on=WIDE, more={("BBB-02", "evidence"): filler})
    (element,) = (each for each in combine(books).elements if each.element.ref == "BBB-02")
    assert business_of(element) is Business.THIN_EVIDENCE
    assert "none of them names evidence" in settling_question(
        element, names_of([v.respondent for v in element.views]), WIDE
    )


def test_the_order_of_the_files_makes_no_difference() -> None:
    """The agenda is the same whichever workbook comes first."""
    assert _order(_meeting()) == _order(_meeting()[::-1])


def test_what_is_settled_or_confirmed() -> None:
    """Five kinds of business are talked about; two have one rating that is there to be confirmed."""
    kinds = {item.business for item in agenda_of(combine(_meeting(evidence=EVIDENCE[:4])))}
    assert {kind.value for kind in kinds if kind.to_settle} == {
        "Mentor against the trust", "Two camps", "One apart", "Spread out", "Same rating, thin evidence",
    }  # fmt: skip
    assert {kind.value for kind in kinds if kind.to_confirm} == {"Same rating, thin evidence"}


def test_issues_are_merged_by_their_subject() -> None:
    """Rows with one subject, however it is typed, are one subject; rows without a subject stay apart."""
    books = [
        by(EXECUTIVE, more=row("BEY-01", issue="Reserves") | row("BEY-02", why="Nameless.")),
        by(
            TRUSTEES,
            more=row("BEY-01", issue="Growth") | row("BEY-02", issue="reserves.") | row("BEY-03", why="Another."),
        ),
    ]
    found = [(s.title, [i.respondent.group for i in s.issues]) for s in subjects_of(combine(books).issues)]
    assert found == [
        ("Reserves", [EXECUTIVE, TRUSTEES]), ("", [EXECUTIVE]), ("Growth", [TRUSTEES]), ("", [TRUSTEES]),
    ]  # fmt: skip


def test_subjects_that_may_be_one_stand_next_to_each_other() -> None:
    """The second and third way to put the first subject follow it, counted; another subject keeps its place behind."""
    raised = ["Reserves", "Growth in pupil numbers", "Falling rolls", "The level of our reserves", "Reserve policy"]
    books = [
        by(
            EXECUTIVE,
            more={k: v for n, title in enumerate(raised, 1) for k, v in row(f"BEY-{n:02d}", issue=title).items()},
        )
    ]
    assert [(s.title, s.akin) for s in subjects_of(combine(books).issues)] == [
        ("Reserves", 0), ("The level of our reserves", 1), ("Reserve policy", 2),
        ("Growth in pupil numbers", 0), ("Falling rolls", 0),
    ]  # fmt: skip


def _confirmed_by_two(more: dict[tuple[str, str], Given]) -> ElementReview:
    """An element that two rate Green with evidence, and a third as told."""
    seen = {("AAA-01", "evidence"): "Minutes of 4 May."}
    books = [by(group, {"AAA-01": GREEN}, on=WIDE, more=seen) for group in (EXECUTIVE, TRUSTEES)]
    return combine([*books, by(HEADS, {"AAA-02": RED}, on=WIDE, more=more)]).elements[0]


def test_a_rating_that_cannot_be_read_beside_one_rating_is_settled() -> None:
    """It may be any, so that nothing is there to be confirmed; the question is what was meant."""
    element = _confirmed_by_two({("AAA-01", "rating"): Bad("Planted?", Misread.UNKNOWN)})
    business, names = business_of(element), names_of([v.respondent for v in element.views])
    assert (business.to_settle, business.to_confirm) == (True, False)
    assert settling_question(element, names, WIDE) == (
        "Heads and middle leaders typed “Planted?”: which rating did they mean, and what would show it?"
    )


@pytest.mark.parametrize(
    "more", [{}, {("AAA-01", "rating"): NOT_RATED}, {("AAA-01", "rating"): Bad("Q", Misread.UNKNOWN)}]
)
def test_all_the_same_is_said_of_all_alone(more: dict[tuple[str, str], Given]) -> None:
    """Where a group gave no rating, it is all who rated: in summary, evidence and the meeting's order of business."""
    element = _confirmed_by_two(more)
    names = names_of([view.respondent for view in element.views])
    assert pattern_value(element, names)["brief"] == "All who rated: Green"
    assert standing_values(element, names)["range"] == "Green (all who rated)"
    whole = element._replace(views=element.rated_views)
    assert (pattern_value(whole, names)["brief"], standing_values(whole, names)["range"]) == (
        "All the same",
        "All Green",
    )
    assert [Item(each, Business.UNANIMOUS).title(USUAL_WORDS) for each in (element, whole)] == [
        "All who rated: Green",
        "All the same",
    ]
