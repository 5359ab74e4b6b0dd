"""A document of another template is held against the answers: each that it prints, under its Ref and its column's header."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.assessment import Assessment
from matsheets.trace.answers import compare_answers
from matsheets.trace.statements import Statement
from tests.conftest import WriteWorkbook

PLAN = {
    ("PLAN-01", "objective"): "Know every school",
    ("PLAN-01", "actions"): "1. Visit\n2. Ask\n3. Write it down",
    ("PLAN-01", "lead"): "Sam Hirst",
    ("PLAN-02", "objective"): "Teach reading well",
    ("PLAN-02", "lead"): "Jo Marsh",
}
SAID = (
    Statement("", "Deckel", "", "Anything"),
    Statement("PLAN-01", "Vorhaben", "Ziel", "Know every school"),
    Statement("PLAN-01", "Vorhaben", "Was", "Visit"),
    Statement("PLAN-01", "Vorhaben", "Was", "Ask"),
    Statement("PLAN-01", "Vorhaben", "Was", "Write it down"),
    Statement("PLAN-01", "Vorhaben", "Lead", "Lead: Sam Hirst"),
    Statement("PLAN-01", "Vorhaben", "Basis", "Worked out by the template"),
    Statement("PLAN-02", "Vorhaben", "Ziel", "Teach reading well"),
    Statement("PLAN-02", "Vorhaben", "Lead", "Lead: Jo Marsh"),
)
Compare = Callable[..., list[tuple[str, str | None, str | None]]]


@pytest.fixture
def compare(written: WriteWorkbook, read: Callable[[Path], Assessment]) -> Compare:
    """Compare statements with a plan; return the Ref and both texts of each difference."""

    def call(said: tuple[Statement, ...] = SAID, **answers: str | None) -> list[tuple[str, str | None, str | None]]:
        changes = {(f"PLAN-{key[-2:]}", key[:-3]): text for key, text in answers.items()}
        assessment = read(written({("ABT-01", "answer"): "Elm Trust", **PLAN, **changes}))
        return [(d.ref, d.document, d.workbooks) for d in compare_answers(said, [assessment], DocumentKind.PLAN)]

    return call


def test_what_a_template_says_of_its_own_is_no_difference(compare: Compare) -> None:
    """Other sections, other labels, lists without their numbers, sentences without a Ref: the answers are the same."""
    assert compare() == []


def test_an_answer_that_is_another_now(compare: Compare) -> None:
    """Both texts are told, put together by the column's header, or by the words that they share."""
    assert compare(lead_02="Al Roe") == [("PLAN-02", "Lead: Jo Marsh", "Al Roe")]
    assert compare(objective_01="Know each school") == [("PLAN-01", "Know every school", "Know each school")]


def test_an_answer_that_is_blank_now(compare: Compare) -> None:
    """What stands under a column's header and in no workbook is told."""
    assert compare(lead_02=None) == [("PLAN-02", "Lead: Jo Marsh", None)]


def test_a_row_that_is_new_and_one_that_is_gone(compare: Compare) -> None:
    """All that a row says stands together."""
    assert compare(objective_03="Grow", lead_03="Al Roe") == [("PLAN-03", None, "Grow · Al Roe")]
    assert compare(objective_02=None, lead_02=None) == [("PLAN-02", "Teach reading well · Lead: Jo Marsh", None)]


def test_a_column_that_is_not_printed_is_not_missed(compare: Compare) -> None:
    """A template without the actions is a template, and no false document."""
    assert compare(tuple(s for s in SAID if s.label != "Was")) == []


def test_a_short_answer_is_not_found_inside_a_word(compare: Compare) -> None:
    """The answer "al" is not said where "equal to all" stands."""
    said = tuple(s if s.text != "Lead: Sam Hirst" else replace(s, text="Lead: equal to all") for s in SAID)
    assert compare(said, lead_01="al") == [("PLAN-01", "Lead: equal to all", "al")]


def test_other_typography_is_no_difference(compare: Compare) -> None:
    """Hyphens that do not break and curly quotation marks are the template's."""
    said = (*SAID[:5], Statement("PLAN-01", "", "Lead", "Sam Hirst\u2011Roe, the \u2018lead\u2019"), *SAID[6:])
    assert compare(said, lead_01="Sam Hirst-Roe, the 'lead'") == []
