"""The next round's workbooks: what goes on from the round before, what never does, and of whose statements each is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.errors import ReviewError
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED, summarise
from matsheets.rounds.carry_forward import carry_forward
from matsheets.workbook.layout.layout import SCHEMA_VERSION, build_layout
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book, write_book
from tests.builders import GREEN, RED, about, row
from tests.builders import framework as small_framework
from tests.oldbooks import as_version_1
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by
from tests.rounds.conftest import WIDE, agreed, baseline, contents, executive, made, read, reason, trustees

NEXT = "Annual review 2027"


def test_each_group_that_gave_a_view_has_a_workbook_and_the_agreed_one_follows() -> None:
    """They are named after the trust, the group and the round."""
    assert [workbook.name for workbook in made().workbooks] == [
        "oakfield-executive-team-annual-review-2027.xlsx",
        "oakfield-trustees-annual-review-2027.xlsx",
        "oakfield-agreed-annual-review-2027.xlsx",
    ]


@pytest.mark.parametrize("group", [EXECUTIVE, TRUSTEES, AGREED])
def test_an_untouched_workbook_holds_nobodys_answer(group: str) -> None:
    """It is no view, rates nothing, explains nothing and raises nothing."""
    book = read(made(), group)
    summary = summarise(book)
    assert summary.untouched
    assert not summary.gives_view
    assert not {"AAA", "BBB", "BEY", "MED"} & book.prefixes


def test_facts_go_on_and_who_said_it_when_does_not() -> None:
    """The trust, its number and people are there; respondent, role, dates, people at the meeting and help sought are blank."""
    book = read(made(), EXECUTIVE)
    given = {answer.ref: answer.text for answer in book.answers}
    assert given == {
        "ABT-01": "Oakfield",
        "ABT-02": "07654321",
        "ABT-07": "Joan Marsh",
        "ABT-13": EXECUTIVE,
        "ABT-14": NEXT,
    }


def test_last_time_is_the_groups_own_rating_and_reason_and_what_was_agreed() -> None:
    """With the round's name; what another group said is nowhere in the file."""
    assert read(made(), EXECUTIVE).last_time["AAA-01"].splitlines() == [
        "Baseline",
        "Your group: Green",
        "Agreed: Amber-red",
        "The purpose is written down.",
    ]
    assert "Nobody could say it" not in repr(read(made(), EXECUTIVE).tables)


def test_last_time_in_the_agreed_workbook_is_what_was_agreed_and_why() -> None:
    """Of an element that was not settled it says so."""
    found = read(made(), AGREED).last_time
    assert found["AAA-01"].splitlines() == ["Baseline", "Agreed: Amber-red", "Written down, and not lived yet."]
    assert found["AAA-03"].splitlines() == ["Baseline", "Not agreed"]


def test_issues_of_last_time_stand_beside_blank_rows() -> None:
    """A group reads its own issues, and types anew what still matters."""
    assert read(made(), EXECUTIVE).last_time["BEY-01"].splitlines() == ["Baseline: Reserves", "Next: Ask the auditor."]
    assert "BEY-01" not in read(made(), TRUSTEES).last_time


def test_several_respondents_of_a_group_share_one_workbook_and_are_not_named() -> None:
    """Their ratings are counted, the weakest first, with the reasons of each."""
    more = about(respondent="S. Rehman") | reason("AAA-01", "We wrote it together.")
    second = by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, more=more, file="second.xlsx")
    third = by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, more=about(respondent="T. Third"), file="third.xlsx")
    found = made(executive(), second, third)
    assert [workbook.group for workbook in found.workbooks] == [EXECUTIVE, AGREED]
    assert read(found, EXECUTIVE).last_time["AAA-01"].splitlines() == [
        "Baseline",
        "Your group: Red (2), Green",
        "Green: The purpose is written down.",
        "Red: We wrote it together.",
    ]
    assert "Rehman" not in repr(read(found, EXECUTIVE))


def test_without_one_groups_old_workbook_only_its_own_new_one_changes() -> None:
    """The others are the same, byte for byte: each is made of its own group's workbook and the agreed one."""
    whole, without = contents(made()), contents(made(executive(), agreed()))
    assert whole.keys() - without.keys() == {TRUSTEES}
    assert all(without[group] == whole[group] for group in without)


def test_the_same_workbooks_in_any_order_give_the_same_bytes() -> None:
    """No clock and no chance has a part in it."""
    assert contents(made(*reversed(baseline()))) == contents(made())


def test_the_plan_goes_on_with_its_logs() -> None:
    """Row by row, under the same Refs; medium-term priorities are written anew, and that is said."""
    found = made()
    book = read(found, AGREED)
    assert book.value("PLAN-02", "due") == dt.date(2027, 7, 20)
    assert book.value("PRG-01", "status") == "Done"
    assert book.text("SUP-01", "who") == "A. Mentor"
    assert "MED" not in book.prefixes
    assert found.notes == (
        "1 medium-term priority of oakfield-baseline-agreed at the diagnostic meeting.xlsx not carried: they are written anew, "
        "at the end of the next round.",
    )


def test_a_group_of_the_trusts_own_has_its_workbook_under_its_name() -> None:
    """As it was typed."""
    found = made(by("Parents", {"AAA-01": GREEN}, on=WIDE))
    assert read(found, "Parents").text("ABT-13") == "Parents"


def test_a_group_that_gave_no_view_can_be_given_a_workbook() -> None:
    """It has the facts and what was agreed."""
    found = made(groups=[HEADS])
    assert [workbook.group for workbook in found.workbooks] == [HEADS]
    assert read(found, HEADS).last_time["AAA-01"].splitlines() == ["Baseline", "Agreed: Amber-red"]


def test_without_any_groups_view_the_agreed_workbook_is_made_alone() -> None:
    """And it is said how a group gets one."""
    found = made(agreed())
    assert [workbook.group for workbook in found.workbooks] == [AGREED]
    assert found.notes[0] == (
        "No group gave a view in that round, so there is the agreed workbook alone. --group makes a group's."
    )


def test_the_partnership_goes_on_in_the_agreed_workbook() -> None:
    """One that names no round goes with the trust by itself, and is in one workbook only."""
    school = row("PAR-05", answer="Hazel Lane School") | row("PAR-11", answer=dt.date(2026, 9, 1))
    of_round = by("", on=WIDE, more=school, file="partnership.xlsx")
    assert read(made(*baseline(), of_round), AGREED).text("PAR-05") == "Hazel Lane School"
    of_none = by("", on=WIDE, round="", more=school, file="partnership.xlsx")
    assert "partnership" not in read(made(*baseline(), of_none), AGREED).parts


def test_an_older_workbook_is_carried_forward_like_any_other(tmp_path: Path, framework: Framework) -> None:
    """One of the first version, with its ratings, its plan and no logs."""
    given = {
        ("ABT-01", "answer"): "Oakfield",
        ("ABT-13", "answer"): AGREED,
        ("ABT-14", "answer"): "Baseline",
        ("VIS-01", "rating"): "Red",
        ("PLAN-01", "objective"): "Everyone reads",
    }
    path = tmp_path / "old.xlsx"
    write_book(path, build_layout(framework), workbook_id="old", answers=given)
    book = load_book(path)
    as_version_1(book)
    book.save(path)
    old = read_workbook(path, [framework])
    assert old.identity.schema_version == 1
    found = read(made(old), AGREED, framework)
    assert found.identity.schema_version == SCHEMA_VERSION
    assert found.last_time["VIS-01"].splitlines() == ["Baseline", "Agreed: Red"]
    assert found.text("PLAN-01", "objective") == "Everyone reads"
    assert summarise(found).untouched


# --- which round was the last ------------------------------------------------------------------------------------------


def test_the_latest_round_by_its_date_is_the_last() -> None:
    """Whatever the rounds are called."""
    later = by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, round="A first look again", more=about(date=dt.date(2027, 5, 2)))
    assert made(later, executive()).last == "A first look again"


def test_a_round_that_has_workbooks_already_is_refused() -> None:
    """However its name is typed; the way out is said."""
    taken = by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, round="annual  Review 2027", file="taken.xlsx")
    with pytest.raises(
        ReviewError, match=r'has workbooks of the round "annual  Review 2027" already: taken\.xlsx\. Give the new'
    ):
        made(*baseline(), taken)


def test_workbooks_of_the_new_round_in_which_nothing_was_changed_are_made_anew() -> None:
    """Carrying forward a second time gives the same files."""
    first = made()
    again = [replace(read(first, group), file=f"{group}.xlsx") for group in (EXECUTIVE, TRUSTEES, AGREED)]
    assert contents(made(*baseline(), *again)) == contents(first)


def test_rounds_without_dates_and_without_a_known_name_are_refused() -> None:
    """Nobody can tell which was the last."""
    books = [by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, round=name) for name in ("Pilot", "Trial")]
    with pytest.raises(ReviewError, match='several rounds, "Pilot" and "Trial", and none has a date'):
        made(*books)


def test_each_trust_has_its_own_next_round() -> None:
    """Workbooks of several trusts may lie together."""
    other = by(EXECUTIVE, {"AAA-01": RED}, on=WIDE, trust="Elmhurst", number="01234567")
    assert [found.trust for found in carry_forward([*baseline(), other], NEXT)] == ["Elmhurst", "Oakfield"]


# --- what is not certain -------------------------------------------------------------------------------------------


def test_what_is_not_certain_is_listed_and_the_rest_goes_on() -> None:
    """A priority that stands twice, and an element's row that does."""
    book = agreed()
    twice = by(AGREED, on=WIDE, more={(a.ref, a.column): a.value for a in book.answers}, doubled=["PLAN-01"])
    found = made(executive(), twice)
    assert {left.where.partition("(")[2][:7] for left in found.uncertain} == {"PLAN-01"}
    kept = read(found, AGREED)
    assert kept.text("PLAN-02", "objective") == "One picture of need."
    assert not kept.filled("PLAN-01")


def test_plans_of_which_none_counts_are_not_carried() -> None:
    """Two groups that each hold another plan; their files are named."""
    books = [
        executive(more=row("PLAN-01", objective="One")),
        trustees(more=row("PLAN-01", objective="Another")),
    ]
    found = made(*books)
    assert [left.why for left in found.uncertain] == [
        "They hold different plans, and it cannot be told which one counts."
    ]
    assert "PLAN" not in read(found, AGREED).prefixes


# --- another edition -----------------------------------------------------------------------------------------------


def test_another_edition_is_followed_by_the_ids_of_its_elements() -> None:
    """A renumbered element keeps what was said of it; what is new, gone or reworded is told."""
    old = WIDE.headings[0].elements
    elements = (
        old[1]._replace(ref="AAA-01"),
        old[0]._replace(ref="AAA-02", descriptors=("Weaker still.", old[0].strong)),
        old[2]._replace(id="aaa-9", title="Something new"),
    )
    to = replace(WIDE, edition="2", headings=(WIDE.headings[0]._replace(elements=elements), *WIDE.headings[1:]))
    found = made(to=to)
    assert [str(change).partition(" (")[0] for change in found.changes] == [
        "Renumbered: AAA-01 Element AAA2",
        "Reworded: AAA-02 Element AAA1",
        "Renumbered: AAA-02 Element AAA1",
        "New: AAA-03 Something new",
        "Gone: AAA-03 Element AAA3",
    ]
    book = read(found, EXECUTIVE, to)
    assert book.last_time["AAA-02"].splitlines() == [
        "Baseline",
        "Your group: Green",
        "Agreed: Amber-red",
        "The purpose is written down.",
        "Its words have changed since then",
    ]
    assert book.last_time["AAA-03"] == "New in this edition of the framework"
    assert read(found, AGREED, to).value("PLAN-01", "target") == "AAA-02"


# --- the framework ---------------------------------------------------------------------------------------------


def test_the_framework_is_the_last_rounds_own() -> None:
    """Unless another is asked for."""
    other = small_framework(1, id="other")
    found = made(by(EXECUTIVE, {"AAA-01": RED}, on=other))
    assert read(found, EXECUTIVE, other).framework.id == "other"
