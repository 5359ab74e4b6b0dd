"""What hangs on a cell: its link, and what lies over it."""

from __future__ import annotations

from dataclasses import replace

from matsheets.checks import check
from matsheets.model.assessment import Answer, Assessment, Remark
from matsheets.model.problems import Problem
from matsheets.workbook.layout.layout import Part
from tests.builders import GREEN, about, framework, row, workbook

ADDRESS = "https://trust.example/minutes"


def reviewed(**changes: object) -> Assessment:
    """A workbook with one rated element, whose answers are changed by their column."""
    given = about(trust="Oakfield Trust") | row("AAA-01", rating=GREEN, rationale="Because.", evidence="here")
    made = workbook(framework(1), given, parts=[Part.REVIEW])

    def changed(answer: Answer) -> Answer:
        return answer._replace(**changes.get(answer.column, {})) if answer.ref == "AAA-01" else answer

    return replace(made, answers=tuple(map(changed, made.answers)))


def of(assessment: Assessment, code: str) -> list[Problem]:
    """The problems of one code."""
    return [found for found in check(assessment) if found.code == code]


def test_a_link_on_a_text_is_no_problem() -> None:
    """The address is part of the answer, so there is nothing to say."""
    assert of(reviewed(evidence={"link": ADDRESS}), "link-not-printed") == []


def test_a_link_on_a_rating_is_quoted() -> None:
    """No document prints the address of a rating: who wants it there has to type it."""
    (found,) = of(reviewed(rating={"link": ADDRESS}), "link-not-printed")

    assert (found.value, found.place.ref) == (ADDRESS, "AAA-01")
    assert found.message.startswith(f'The link in this cell goes to "{ADDRESS}". The answer was read;')


def test_a_link_that_is_worked_out_quotes_the_words() -> None:
    """The words are all that there is to quote."""
    (found,) = of(reviewed(evidence={"remarks": frozenset({Remark.LINK_WORKED_OUT})}), "link-worked-out")

    assert found.message.startswith('A formula works out where the link of "here" goes')
