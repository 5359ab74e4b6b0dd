"""The logs in a repaired workbook, and in one put together from copies."""

from __future__ import annotations

import datetime as dt

import pytest

from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.row_refs import with_moved_refs
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.repair.merge import Merged
from tests.books import load_book
from tests.conftest import WriteWorkbook
from tests.workbook.repair.conftest import Together

TRUST = {("ABT-01", "answer"): "Wexcombe Trust", ("ABT-02", "answer"): "ZZ000009"}
OCTOBER, NOVEMBER = dt.date(2026, 10, 1), dt.date(2026, 11, 2)


def entry(
    ref: str, priority: str = "PLAN-01", date: dt.date = OCTOBER, **more: object
) -> dict[tuple[str, str], object]:
    """An entry of the log."""
    return {(ref, key): value for key, value in {"priority": priority, "date": date, **more}.items()}


@pytest.fixture
def together(together: Together, written: WriteWorkbook) -> Together:
    """Merge copies with these answers; return the report and what the new workbook says."""

    def call(*typed: dict[tuple[str, str], object]) -> tuple[Merged, Assessment]:
        return together(
            *(written({**TRUST, **answers}, f"{name}.xlsx") for name, answers in zip("abc", typed, strict=False))
        )

    return call


def test_a_workbook_from_before_the_logs_gets_them_beside_its_plan(
    written: WriteWorkbook, mend, framework: Framework
) -> None:
    """Repaired, it has the two tabs and all that was typed; one without a plan stays as it is."""
    plan = {("PLAN-01", "objective"): "Read", ("VIS-01", "rating"): "Red"}
    older = written(plan, layout=build_layout(framework, [Part.REVIEW, Part.PLAN]))
    repaired, after = mend(older)
    assert after.parts == ("review", "plan", "progress")
    assert {"Progress", "Support"} <= set(after.tabs)
    assert (after.text("PLAN-01", "objective"), repaired.not_placed) == ("Read", ())
    _, blank = mend(written({("VIS-01", "rating"): "Red"}, layout=build_layout(framework, [Part.REVIEW, Part.PLAN])))
    assert blank.parts == ("review", "plan")


def test_what_formulas_worked_out_is_not_left_over(written: WriteWorkbook, mend) -> None:
    """Rows far down are kept; the plan's status and the log's objective are drawn anew, and what was typed over one is listed."""
    given = {("PLAN-01", "objective"): "Read", **entry("PRG-01", status="Behind"), **entry("PRG-57", status="Done")}
    repaired, after = mend(written(given))
    assert (repaired.not_placed, after.value("PRG-57", "status")) == ((), "Done")
    book = load_book(path := written(given))
    book["Progress"]["C5"] = "Reading"
    book.save(path)
    repaired, _ = mend(path)
    assert [(left.where, left.says) for left in repaired.not_placed] == [
        ('Progress › C5 (PRG-01), under "Objective"', "Reading")
    ]


def test_entries_under_one_number_are_both_kept(together) -> None:
    """Two people who each wrote the next row said different things, of another day or another priority."""
    merged, after = together(
        entry("PRG-01", done="a"), entry("PRG-01", date=NOVEMBER, done="b"), entry("PRG-01", "PLAN-02", done="c")
    )
    assert [after.text(f"PRG-0{n}", "done") for n in (1, 2, 3)] == ["a", "b", "c"]
    assert (merged.clashes, len(merged.moved)) == ((), 2)


def test_one_entry_that_copies_tell_otherwise_is_settled_by_people(together) -> None:
    """Of one priority and one day there is one entry, and one visit of one person."""
    visit = {("SUP-01", "date"): OCTOBER, ("SUP-01", "who"): "Ada"}
    merged, after = together(
        entry("PRG-01", status="Done") | visit | {("SUP-01", "days"): 1},
        entry("PRG-01", status="Behind") | visit | {("SUP-01", "days"): 2},
    )
    assert [(clash.ref, clash.question) for clash in merged.clashes] == [
        ("PRG-01", "Progress with the plan, Status"),
        ("SUP-01", "Support given, Days"),
    ]
    assert after.text("PRG-01", "priority") == "PLAN-01"


def test_the_logs_follow_a_priority_that_gets_another_ref(together) -> None:
    """The second copy's first priority is another; what its logs and services say of it is said of its new row."""
    own = {("PLAN-01", "objective"): "Read"} | entry("PRG-01", done="a")
    other = {
        ("PLAN-01", "objective"): "Write",
        ("SRV-01", "service"): "Coaching",
        ("SRV-01", "priorities"): "plan 1 and GOV-01",
    }
    other |= entry("PRG-01", "1", done="b") | {("SUP-01", "date"): OCTOBER, ("SUP-01", "priority"): "PLAN–01"}
    other |= {("SUP-01", "service"): "SRV-01"}
    _, after = together(own | {("SRV-01", "service"): "Training"}, other)
    assert [after.text(f"PLAN-0{n}", "objective") for n in (1, 2)] == ["Read", "Write"]
    said = {after.text(ref, "done"): after.value(ref, "priority") for ref in ("PRG-01", "PRG-02")}
    assert said == {"a": "PLAN-01", "b": "PLAN-02"}
    assert after.value("SUP-01", "priority") == "PLAN-02"
    assert (after.text("SUP-01", "service"), after.text("SRV-02", "priorities")) == ("SRV-02", "plan 02 and GOV-01")


@pytest.mark.parametrize(
    ("text", "moved", "expected"),
    [
        ("PLAN-01", {"PLAN-01": "PLAN-12"}, "PLAN-12"),
        ("1, 2", {"PLAN-01": "PLAN-02", "PLAN-02": "PLAN-01"}, "02, 01"),
        ("Priorities 1 and 3", {"PLAN-03": "PLAN-04"}, "Priorities 1 and 04"),
        ("PLAN-01 (12 visits)", {"PLAN-12": "PLAN-13"}, "PLAN-01 (12 visits)"),
        ("PLAN-01 (2 visits)", {"PLAN-01": "PLAN-03", "PLAN-02": "PLAN-04"}, "PLAN-03 (2 visits)"),
        ("GOV-01", {"PLAN-01": "PLAN-02"}, "GOV-01"),
    ],
)  # fmt: skip
def test_refs_in_an_answer_are_renumbered(text: str, moved: dict[str, str], expected: str) -> None:
    """Each stands where it stood; what names none that moved stays as it was typed."""
    assert with_moved_refs(text, "PLAN", moved) == expected
