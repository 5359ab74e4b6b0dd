"""What a meeting has to know first: who is missing, and whose views are not their own."""

from __future__ import annotations

from dataclasses import replace

from matsheets.documents.contexts.independence import first_notes, missing_groups
from matsheets.documents.contexts.values import names_of
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests.builders import GREEN, RED
from tests.documents.builders import EXECUTIVE, HEADS, MENTOR, TRUSTEES
from tests.documents.contexts.meetings import GROUPS, book, meeting

REFS = ("AAA-01", "AAA-02", "AAA-03", "AAA-04")


def notes(review: Review) -> list[str]:
    """What is to be known first."""
    return list(first_notes(review, names_of(review.respondents)))


def same_words(*groups: str, words: str = "We saw it in every school") -> Review:
    """Groups that give the reasons for four elements in the same words; the others of the four in their own."""
    found = []
    for group in GROUPS:
        reasons = {f"{ref.replace('-', '_')}__rationale": f"{words} {ref}." for ref in REFS} if group in groups else {}
        found.append(book(group, dict.fromkeys(REFS, GREEN), **reasons))
    return combine(found)


def test_nothing_is_said_where_all_answered_by_themselves() -> None:
    """Four groups, each in its own words."""
    assert notes(meeting()) == []


def test_a_missing_mentor_is_said_apart_from_missing_groups() -> None:
    """With what it means: no challenge from outside, and patterns that do not count them. None is missed that nobody named."""
    alone = meeting((HEADS,))
    assert not any("mentor" in note for note in notes(alone))
    assert notes(replace(alone, facts={"mentor": "Dana Reed"})) == [
        "No workbook gives the mentor's view: nothing here comes from outside the trust.",
        "No workbook gives the view of executive team and trustees: no pattern counts them. Ask them at the meeting.",
    ]


def test_a_workbook_that_came_back_blank_gives_no_view() -> None:
    """Its group is missing, and it is said that it came back."""
    review = combine([book(EXECUTIVE, {"AAA-01": RED}), book(TRUSTEES, {})])
    assert missing_groups(review) == [TRUSTEES, HEADS]
    assert notes(review)[-1] == "Returned blank, and so not counted: trustees."


def test_views_in_the_same_words_are_called_copies() -> None:
    """Two that give most of their reasons in the same words may be one; three stand in one sentence."""
    assert notes(same_words(EXECUTIVE, TRUSTEES)) == [
        "The workbooks of executive team and trustees give most of their reasons in the same words: they may be one view, "
        "counted more than once. Ask who wrote it."
    ]
    (note,) = notes(same_words(EXECUTIVE, TRUSTEES, MENTOR))
    assert note.startswith("The workbooks of executive team, trustees and mentor give")


def test_a_few_words_are_no_copy() -> None:
    """Anybody may write "As above"."""
    assert notes(same_words(EXECUTIVE, TRUSTEES, words="As in")) == []
