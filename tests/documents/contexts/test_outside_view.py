"""The view from outside in a framework's own words: an external reviewer is no mentor, in any paper or workbook."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from docx import Document

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.pattern_values import by_rating
from matsheets.documents.contexts.values import names_of
from matsheets.documents.template.build import build_document
from matsheets.frameworks.framework_files import open_framework
from matsheets.meeting.workbook import write_meeting_workbook
from matsheets.model.framework import FrameworkWords, GroupNames
from matsheets.review.combine import combine
from matsheets.review.review import MediumTermPriority, Review, Source
from tests.builders import Given, row
from tests.documents.builders import EXECUTIVE, MADE_ON, MENTOR, TRUSTEES, VERSION, priorities
from tests.documents.contexts.updates import logged, made
from tests.review.books import by
from tests.workbook.test_words import texts_of

CODE = open_framework("academy-trust-governance-code")
NOT_YET, PARTLY, EXPLAINED, APPLIED = CODE.scale.ratings
SOURCE = Source("a.xlsx", "MED-01")


def reviewed() -> Review:
    """A round on the code: trustees and executive team apply its first practice, and the external reviewer says Not yet."""
    rated = {TRUSTEES: APPLIED, EXECUTIVE: APPLIED, MENTOR: NOT_YET}
    books = []
    for group, rating in rated.items():
        answers: dict[tuple[str, str], Given] = row(
            "FUN-01", rating=rating, rationale=f"So {rating.label}.", evidence="Minutes."
        )
        answers["ABT-10", "answer"] = "Dr Pryce"
        books.append(by(group, on=CODE, more=answers, file=f"{group[:4]}.xlsx"))
    return combine(books)


def text_of(kind: DocumentKind | str, review: Review) -> str:
    """All that a document says, its tables and header and all."""
    return words_of(build_document(kind, review, made_on=MADE_ON, version=VERSION))


def words_of(document: bytes) -> str:
    """All that a document says, its tables and all."""
    body = Document(io.BytesIO(document)).element.body
    return " ".join(
        "".join(node.text or "" for node in p.iter() if node.tag.endswith("}t"))
        for p in body.iter()
        if p.tag.endswith("}p")
    )


def test_a_meeting_paper_speaks_of_the_external_reviewer() -> None:
    """The kind of business, where to begin, the question, the key of the map and its facts have the framework's name."""
    said = text_of("meeting", reviewed())
    assert "External reviewer against the trust" in said
    assert "what parts the trust from the external reviewer is heard" in said
    assert "The external reviewer's stands in brackets." in said
    assert "mentor" not in said.lower()


def test_a_plan_has_support_and_no_mentor() -> None:
    """Its medium-term priorities are agreed when the plan ends, and whoever signs signs as what they are."""
    review = reviewed()
    planned = tuple(p._replace(support="Two days") for p in priorities(CODE, review.respondents[0])[:2])
    said = text_of("plan", replace(review, priorities=planned, plan_from=review.respondents[0].file))
    assert "External reviewer: Dr Pryce" in said
    assert "they are agreed when the plan ends." in said
    assert "mentor" not in said.lower()


def test_a_workbook_asks_for_the_external_reviewer() -> None:
    """On About, in its prompts and beside what each group said."""
    said = texts_of(write_meeting_workbook(reviewed(), workbook_id="w", created=dt.datetime(2026, 9, 1)))
    assert {"External reviewer", "External reviewer's trust or organisation"} <= said
    assert any("Item 1. External reviewer against the trust" in text for text in said)
    assert not [text for text in said if re.search(r"\bmentor\b", text, re.IGNORECASE)]


def test_an_update_names_the_external_reviewer_and_what_the_plan_came_to() -> None:
    """At its head, and as the title of what it ends with."""
    review = logged()
    review = replace(
        review,
        framework=replace(review.framework, words=CODE.words),
        facts={**review.facts, "mentor": "Dr Pryce"},
        medium_term=(MediumTermPriority(review.framework.headings[0], "Lend staff", "", "2028", "", SOURCE),),
    )
    said = words_of(made(review))
    assert "External reviewer: Dr Pryce" in said
    assert "What the plan came to" in said


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("External reviewer", "the external reviewer said Not yet, the executive team and trustees Applied"),
        ("Peer reviewers", "peer reviewers said Not yet, the executive team and trustees Applied"),
        ("HMI", "the HMI said Not yet, the executive team and trustees Applied"),
    ],
)
def test_a_group_of_one_body_has_its_article(name: str, told: str) -> None:
    """Whatever the framework calls it; several people and their plural have none."""
    element = reviewed().elements[0]
    views = tuple(
        v._replace(respondent=v.respondent._replace(group=name)) if v.respondent.kind == MENTOR else v
        for v in element.views
    )
    assert by_rating(views, names_of([v.respondent for v in views])) == told


@pytest.mark.parametrize(
    ("group", "said"),
    [
        (GroupNames().mentor, ("mentor", "mentor's")),
        ("External reviewer", ("external reviewer", "external reviewer's")),
        ("Peer reviewers (two trusts)", ("peer reviewers", "peer reviewers'")),
        ("NLG", ("NLG", "NLG's")),
    ],
)
def test_whoever_looks_from_outside_stands_in_a_sentence(group: str, said: tuple[str, str]) -> None:
    """By the first words of the group's name, as the middle of a sentence has it; an abbreviation keeps its capitals."""
    words = FrameworkWords(groups=GroupNames(mentor=group))
    assert (words.outsider, words.fill("{of_outsider}")) == said
