"""One question that could settle an element: who stands where, which rating, and what is lacking."""

from __future__ import annotations

import re

import pytest

from matsheets.documents.contexts.settling_questions import settling_question
from matsheets.documents.contexts.values import names_of
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests.builders import AMBER_GREEN, GREEN, RED, Given
from tests.documents.builders import EXECUTIVE, HEADS, MENTOR, TRUSTEES, rich_review
from tests.documents.contexts.meetings import book, meeting


def asked(review: Review, ref: str) -> str:
    """The question about one element."""
    (element,) = (e for e in review.elements if e.element.ref == ref)
    return settling_question(element, names_of(review.respondents), review.framework)


@pytest.mark.parametrize(
    ("ref", "question"),
    [
        (
            "AAA-01",
            "From Red (the executive team) to Green (the mentor): which part of the trust does each have in mind, and what is "
            "true of all of it?",
        ),
        (
            "AAA-02",
            "What did the mentor see that speaks for Red, and would the executive team, trustees and heads and middle leaders "
            "(Amber-green or Green) say it of the whole trust?",
        ),
        (
            "AAA-03",
            "What led the executive team to Red, below all others (Amber-green or Green): something seen, or something looked "
            "for in vain?",
        ),
        (
            "AAA-04",
            "Do trustees and the mentor (Red) and the executive team and heads and middle leaders (Green) have the same part "
            "of the trust in mind, and the same term?",
        ),
        (
            "BBB-01",
            "Evidence for Green is named by the executive team alone: what else would show it, from trustees, heads and middle "
            "leaders and the mentor?",
        ),
    ],
)
def test_a_question_names_who_gives_which_rating(ref: str, question: str) -> None:
    """Made from the pattern, where both sides give reasons and evidence."""
    assert asked(meeting(), ref) == question


@pytest.mark.parametrize(
    ("more", "ref", "question"),
    [
        (
            {"AAA_04__evidence": None},
            "AAA-04",
            "No evidence is named for Red by trustees: what would show it to the executive team and heads and middle leaders?",
        ),
        (
            {"AAA_04__rationale": None},
            "AAA-04",
            "No reason is given for Red by trustees: which words under “Weak capacity” did they have in mind, and where?",
        ),
        (
            {"AAA_02__rationale": None},
            "AAA-02",
            "No reason is given for Green by trustees: which words under “Strong capacity” did they have in mind, and where?",
        ),
    ],
)
def test_what_is_lacking_is_asked_first(more: dict[str, Given | None], ref: str, question: str) -> None:
    """Evidence before reasons, and both before what sets the sides apart."""
    assert asked(meeting(**more), ref) == question


def two(**answers: Given | None) -> Review:
    """A mentor far from the trustees."""
    return combine([book(TRUSTEES, {"AAA-01": RED}, **answers), book(MENTOR, {"AAA-01": GREEN}, **answers)])


def test_two_sides_without_evidence_are_both_named() -> None:
    """With their ratings."""
    assert asked(two(AAA_01__evidence=None), "AAA-01") == (
        "Neither trustees (Red) nor the mentor (Green) names evidence: what could be looked at before this is settled, and by "
        "whom?"
    )


def test_a_mentor_above_the_trust_is_asked_what_is_seen_from_outside() -> None:
    """And the trust, what it doubts."""
    assert asked(two(), "AAA-01") == (
        "What speaks for Green to the mentor, coming from outside, and what makes trustees (Red) doubt it?"
    )


def test_one_apart_above_the_others_is_asked_what_it_could_show() -> None:
    """And whether it would hold everywhere."""
    review = combine(
        [book(group, {"AAA-01": RED}) for group in (EXECUTIVE, HEADS)] + [book(TRUSTEES, {"AAA-01": AMBER_GREEN})]
    )
    assert asked(review, "AAA-01") == (
        "What could trustees show the others (Red) for Amber-green, and would it hold throughout the trust?"
    )


def test_agreement_without_any_evidence_is_asked_what_would_show_it() -> None:
    """All who say it are named."""
    review = combine([book(group, {"AAA-01": GREEN}, AAA_01__evidence=None) for group in (EXECUTIVE, TRUSTEES)])
    assert asked(review, "AAA-01") == (
        "The executive team and trustees say Green, and none of them names evidence: what would show Green to someone outside "
        "the trust, and who can bring it?"
    )


@pytest.mark.parametrize("groups", [2, 3, 5, 14])
def test_no_verb_has_to_agree_with_a_groups_name(groups: int) -> None:
    """A team is one and trustees are many; every question ends as one."""
    review = rich_review(groups, agreed=False)
    for element in review.differences:
        question = settling_question(element, names_of(review.respondents), review.framework)
        assert question.endswith("?")
        assert re.findall(r"\b(?:has|does|is|was) (?:the executive|trustees|heads|the mentor)", question) == []
