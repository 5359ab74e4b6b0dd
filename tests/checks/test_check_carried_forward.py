"""What is said of a workbook that was carried forward from a round before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from matsheets.checks import check, check_together
from matsheets.model.problems import Problem
from matsheets.model.respondents import AGREED
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.writer import write_workbook
from tests.books import repair
from tests.builders import RED, framework, row
from tests.meeting.conftest import typed
from tests.review.books import EXECUTIVE, TRUSTEES, by
from tests.rounds.conftest import WIDE, made, read

SMALL = framework()
COLUMN = "Last time"
Said = Callable[..., list[str]]


def written(folder: Path) -> Path:
    """A workbook with what was said last time of the first element."""
    layout = build_layout(SMALL).with_optional({("AAA-01", "last_time"): "Baseline: Red"})
    out = BytesIO()
    write_workbook(out, layout, workbook_id="last", created=dt.datetime(2027, 5, 1), trust="Oakfield Trust")
    path = folder / "group.xlsx"
    path.write_bytes(out.getvalue())
    return path


def test_repair_prints_it_again(tmp_path: Path) -> None:
    """A workbook written afresh has what was printed, and what somebody typed over it is listed."""
    path = typed(written(tmp_path).read_bytes(), {("AAA-01", COLUMN): "Green"}, tmp_path / "typed.xlsx")
    repaired = repair(path, [SMALL], created=dt.datetime(2027, 6, 1))
    assert read_workbook(Path("new.xlsx"), [SMALL], repaired.content).last_time == {"AAA-01": "Baseline: Red"}
    assert [left.says for left in repaired.not_placed] == ["Green"]


def test_repair_of_an_untouched_one_leaves_nothing_over(tmp_path: Path) -> None:
    """What is printed there is nobody's words."""
    assert repair(written(tmp_path), [SMALL], created=dt.datetime(2027, 6, 1)).not_placed == ()


def test_what_was_said_last_time_is_read_beside_the_answers(tmp_path: Path) -> None:
    """What stands under Last time is kept by its Ref, and is no answer."""
    found = read_workbook(written(tmp_path), [SMALL])
    assert found.last_time == {"AAA-01": "Baseline: Red"}
    assert found.answers == ()


def test_a_changed_text_of_last_time_is_named(tmp_path: Path, said: Said) -> None:
    """Who types a rating over what was said last time is told that it does not count there."""
    path = typed(written(tmp_path).read_bytes(), {("AAA-01", COLUMN): "Green"}, tmp_path / "typed.xlsx")
    assert said(check(read_workbook(path, [SMALL])), "last-time-changed") == [
        'AAA-01: The column "Last time" is not as it was printed here. It is there to read, and nothing typed in it is used: type '
        "answers under Rating, Rationale and Evidence. To have it printed again, use matsheets repair."
    ]


def test_an_untouched_one_is_said_to_be_blank_in_one_sentence(said: Said) -> None:
    """It is no list of blank cells, and no date is asked for."""
    found = check(read(made(), EXECUTIVE))
    assert said(found, "nothing-filled-in") == [
        "Executive team.xlsx: Nothing is filled in yet: all that stands in this workbook was carried forward from the round before. Rate each element as "
        "the trust is now, and say why. The column Last time is there to read."
    ]
    assert len(found) == 1


def test_of_the_untouched_agreed_one_it_is_said_what_takes_it_over(said: Said) -> None:
    """Its plan is looked at like any other."""
    assert said(check(read(made(), AGREED)), "nothing-settled-yet") == [
        "Agreed at the diagnostic meeting.xlsx: Nothing is filled in yet: all that stands in this workbook was carried forward from the round before, and it gives nobody's "
        "view. When the groups have rated, prepare-meeting takes the plan over into the workbook of the meeting."
    ]


def test_untouched_ones_beside_each_other_are_no_rivals() -> None:
    """Nor are they copies of each other."""
    assert check_together([read(made(), group) for group in (EXECUTIVE, TRUSTEES, AGREED)]) == ()


def test_with_one_answer_a_workbook_is_untouched_no_more(tmp_path: Path, said: Said) -> None:
    """Then each rating that is missing is asked for."""
    (content,) = (workbook.content for workbook in made().workbooks if workbook.group == EXECUTIVE)
    path = typed(content, {("AAA-01", "Rating"): "Green"}, tmp_path / "begun.xlsx")
    found = check(read_workbook(path, [WIDE]))
    assert said(found, "nothing-filled-in") == []
    assert len(said(found, "rating-missing")) == 1


def test_the_agreed_one_gives_way_to_the_one_that_goes_on_from_it(said: Said) -> None:
    """It is named once, and is no second agreed workbook, no rival plan."""
    carried = read(made(), AGREED)
    begun = by(AGREED, {"AAA-01": RED}, on=WIDE, round="Annual review 2027", more=row("PLAN-01", objective="Another"))
    found = check_together([carried, begun])
    assert [each.code for each in found] == ["carried-replaced"]
    assert said(found, "carried-replaced") == [
        "Agreed at the diagnostic meeting.xlsx: Nothing was changed in this workbook since it was carried forward from the round before, and "
        "oakfield-annual review 2027-agreed at the diagnostic meeting.xlsx goes on from it, so it is not counted."
    ]


def test_another_priority_in_a_row_with_a_log_is_named(tmp_path: Path) -> None:
    """It would take over last year's log and status; the objective that stood there is quoted. Worded anew, it is the same one."""
    (content,) = (workbook.content for workbook in made().workbooks if workbook.group == AGREED)

    def of(objective: str) -> list[Problem]:
        path = typed(content, {("PLAN-01", "Objective"): objective}, tmp_path / "agreed.xlsx")
        return [found for found in check(read_workbook(path, [WIDE])) if found.code == "logged-priority-replaced"]

    (found,) = of("Halve the cost of supply staff")
    assert found.places[0].ref == "PLAN-01"
    assert 'PLAN-01 was "Every school can say why it belongs."' in found.message
    assert of("Every school and office can say why it belongs.") == []


def test_a_priority_that_was_cleared_holds_nothing_up(tmp_path: Path) -> None:
    """What is logged of it is named once, with the objective that stood there, and no error stands in the way of the papers."""
    (content,) = (workbook.content for workbook in made().workbooks if workbook.group == AGREED)
    blank = dict.fromkeys(
        [("PLAN-01", header) for header in ("Heading or element", "Objective", "Actions", "Lead", "Due")], ""
    )
    path = typed(
        content, {**blank, ("PLAN-02", "Objective"): "Halve the cost of supply staff"}, tmp_path / "agreed.xlsx"
    )
    found = [
        each
        for each in check(read_workbook(path, [WIDE]))
        if "logged-priority" in each.code or "log-priority" in each.code
    ]
    assert [(each.code, each.severity.name) for each in found] == [("logged-priority-cleared", "WARNING")]
    assert 'PLAN-01 was "Every school can say why it belongs."' in found[0].message
