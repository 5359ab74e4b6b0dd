"""Workbooks of the round before that are not clear about whose they are: named with what to do, and nothing made of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from matsheets.errors import ReviewError
from matsheets.model.assessment import Assessment
from matsheets.model.not_made import NotMade
from matsheets.model.respondents import AGREED, summarise
from matsheets.rounds.last_round import LastRound, last_rounds
from tests.builders import AMBER_RED, GREEN, RED, about, row
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by
from tests.rounds.conftest import WIDE, agreed, baseline, executive, made, trustees


def test_a_workbook_without_a_round_is_named_and_left_out() -> None:
    """One group's blank round; the others go on."""
    found = made(executive(), agreed(), trustees(round="", file="lost.xlsx"))
    assert [workbook.group for workbook in found.workbooks] == [EXECUTIVE, AGREED]
    assert [(left.where, left.why) for left in found.uncertain] == [
        (
            "lost.xlsx",
            "It does not say of which round it is. Type the round on its About tab, and run this again.",
        )
    ]


def test_a_workbook_without_a_group_is_named_and_left_out() -> None:
    """No workbook is made for nobody."""
    found = made(executive(), agreed(), by("", {"AAA-01": GREEN}, on=WIDE, file="whose.xlsx"))
    assert [workbook.group for workbook in found.workbooks] == [EXECUTIVE, AGREED]
    assert [left.where for left in found.uncertain] == ["whose.xlsx"]
    assert "Choose the group on its About tab" in found.uncertain[0].why


def test_of_names_that_may_be_one_the_rarer_one_is_not_carried() -> None:
    """Three workbooks of Oakfield, one of Oakfeild, and no number."""
    slip = by(HEADS, {"AAA-01": RED}, on=WIDE, trust="Oakfeild", number="", file="slip.xlsx")
    books = [*(by(g, {"AAA-01": RED}, on=WIDE, number="") for g in (EXECUTIVE, TRUSTEES)), slip]
    kept, refused = sorted(last_rounds(map(summarise, books), "Next"), key=lambda each: isinstance(each, NotMade))
    assert isinstance(kept, LastRound)
    assert isinstance(refused, NotMade)
    assert kept.last.trust_name == "Oakfield"
    assert refused.why.startswith('slip.xlsx: the trust is called "Oakfeild"')
    assert refused.why.endswith("if there are two, type their Companies House numbers there.")


def test_two_agreed_workbooks_are_refused_by_name() -> None:
    """Which of them was agreed cannot be told from the names of the files."""
    other = by(AGREED, {"AAA-01": AMBER_RED}, on=WIDE, file="other.xlsx")
    with pytest.raises(ReviewError, match=r"it cannot be told which one counts: .*agreed.*\.xlsx and other\.xlsx\."):
        made(*baseline(), other)


def test_a_group_that_fell_silent_is_named() -> None:
    """It rated in the first round, and not in the last."""
    later = by(
        EXECUTIVE, {"AAA-01": GREEN}, on=WIDE, round="Review", file="later.xlsx", more=about(date=dt.date(2027, 5, 1))
    )
    found = made(executive(), trustees(more=row("AAA-01", rationale="So it is.")), later)
    assert found.last == "Review"
    assert found.notes == (
        "Trustees gave a view in an earlier round, not in this one, so there is no workbook for them. --group makes one.",
    )


def test_two_versions_of_the_agreed_workbook_are_refused() -> None:
    """They have one id and one respondent, and differ; of a group's, the one passed over is named."""
    first, second = agreed(), agreed(more=about(respondent="Diagnostic meeting"), file="second.xlsx")
    with pytest.raises(ReviewError, match=r"cannot be told which one counts: .*\.xlsx and second\.xlsx\."):
        made(*map(_of_one_id, (first, second)))
    again = executive(more=about(respondent="K. Price") | row("AAA-01", rationale="Else."), file="zz.xlsx")
    found = made(*map(_of_one_id, (executive(), again)))
    assert [(left.where, left.why.partition(",")[0]) for left in found.uncertain] == [
        ("zz.xlsx", "It is another version of oakfield-baseline-executive team.xlsx")
    ]


def _of_one_id(book: Assessment) -> Assessment:
    return replace(book, identity=book.identity._replace(workbook_id="one"))
