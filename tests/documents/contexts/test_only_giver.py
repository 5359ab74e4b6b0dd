"""What was agreed beside what the groups had said: whose rating it was, where one group alone had given it."""

from __future__ import annotations

import pytest

from matsheets.documents.contexts.evidence import evidence_context
from matsheets.documents.contexts.summary import summary_context
from matsheets.model.framework import Rating
from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from tests.builders import AMBER_RED, GREEN, RED, Bad
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by

OPTIONS = {"made_on": None, "draft": False, "missing": (), "version": "1"}


def _contexts(given: dict[str, Rating | None], agreed: Rating) -> tuple[dict, dict]:
    """Return the summary's and the evidence's values of AAA-01, the only element rated."""
    books = [by(group, {"AAA-01": rating} if rating else {"BBB-01": GREEN}) for group, rating in given.items()]
    books.append(by(AGREED, {"AAA-01": agreed}, more={("AAA-01", "rationale"): "All heard the heads."}))
    review = combine(books)
    element = evidence_context(review, **OPTIONS)["headings"][0]["elements"][0]
    return summary_context(review, **OPTIONS), element


def test_where_groups_differ_it_stands_with_what_is_open() -> None:
    """And in the evidence beside the rating; the list of areas does not say it again."""
    summary, evidence = _contexts({EXECUTIVE: GREEN, TRUSTEES: GREEN, HEADS: RED}, RED)
    assert "Heads and middle leaders alone had said Red before it was agreed." in summary["differences"][0]["open"]
    assert evidence["basis"].startswith("Agreed; only ")
    assert evidence["basis"].endswith(" had given it")
    assert summary["areas"][0]["reason"] == {"text": "All heard the heads.", "who": ""}


def test_next_to_each_other_it_stands_under_the_reason() -> None:
    """Since no list of differences has it."""
    summary, evidence = _contexts({EXECUTIVE: RED, TRUSTEES: AMBER_RED, HEADS: RED}, AMBER_RED)
    assert summary["differences"] == []
    assert summary["areas"][0]["reason"]["who"] == "Trustees alone had said Amber-red before it was agreed."
    assert evidence["basis"] == "Agreed; only trustees had given it"


@pytest.mark.parametrize(
    ("given", "agreed"),
    [
        ({EXECUTIVE: RED, TRUSTEES: RED, HEADS: GREEN}, RED),
        ({EXECUTIVE: RED, TRUSTEES: None}, RED),
    ],
    ids=["two gave it", "one group alone rated"],
)
def test_nothing_is_said_elsewhere(given: dict[str, Rating | None], agreed: Rating) -> None:
    """Two gave it, or there is no other group to differ from."""
    summary, evidence = _contexts(given, agreed)
    assert evidence["basis"] == "Agreed"
    assert all("alone" not in each["open"] for each in summary["differences"])


def test_a_rating_that_nobody_gave_is_said_everywhere() -> None:
    """On the first page, in the table of every element, under the reason and in the evidence, however near the groups' own are."""
    summary, evidence = _contexts({EXECUTIVE: AMBER_RED, TRUSTEES: AMBER_RED}, RED)
    assert "No group had given the rating agreed for AAA-01." in summary["first_page"]["found"]
    element = summary["headings"][0]["elements"][0]
    assert element["standing"] == "Red (no group gave it)"
    assert element["reason"]["who"] == "No group had said Red before it was agreed."
    assert evidence["basis"] == "Agreed; no group had given it"


@pytest.mark.parametrize("agreed", [AMBER_RED, RED])
def test_nothing_is_claimed_beside_a_rating_that_is_unclear(agreed: Rating) -> None:
    """Whoever typed amber may have meant the rating agreed, so that nobody is called the only one, nor is it nobody's."""
    unclear = {("AAA-01", "rating"): Bad("amber", Misread.AMBIGUOUS)}
    books = [by(EXECUTIVE, {"AAA-01": GREEN}), by(TRUSTEES, {"AAA-01": AMBER_RED}), by(HEADS, more=unclear)]
    review = combine([*books, by(AGREED, {"AAA-01": agreed})])
    summary = summary_context(review, **OPTIONS)
    element = evidence_context(review, **OPTIONS)["headings"][0]["elements"][0]
    assert element["basis"] == "Agreed"
    assert "before it was agreed" not in str(summary)
    assert "No group had given" not in summary["first_page"]["found"]


def test_a_group_that_was_overruled_may_not_agree() -> None:
    """Two or more steps from what was agreed, nothing says that it came round; one step is what groups differ by."""
    summary, _ = _contexts({EXECUTIVE: AMBER_RED, TRUSTEES: RED, HEADS: GREEN}, AMBER_RED)
    assert "Whether heads and middle leaders (Green) now agree is not recorded." in summary["differences"][0]["open"]
    assert "trustees (Red)" not in summary["differences"][0]["open"]
