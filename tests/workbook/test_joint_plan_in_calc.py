"""A joint workbook in LibreOffice Calc: filled in, sorted and saved there, it says what was typed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from matsheets.checks import check
from matsheets.model.framework import Framework
from matsheets.model.joint_plans import JointElement, JointPlan, JointTrust, TrustView
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.joint_workbook import write_joint_workbook
from tests.clerk import addresses, typed
from tests.office import CalcRun, drive_calc

TRUSTS = ("Ash Learning Trust", "Beech Schools Trust")
TYPED = {
    ("TRU-02", "key_person"): "Ruth Okonjo",
    ("JNT-02", "objective"): "Lessons in all our schools begin with recall.",
    ("JNT-02", "brings"): "Ash: its lead for teaching. Beech: films of ten lessons.",
    ("JNT-02", "lead_trust"): "Beech Schools Trust",
    ("JNT-02", "lead"): "Ruth Okonjo, director of education",
    ("JNT-02", "start"): dt.date(2027, 1, 4),
    ("JNT-02", "due"): dt.date(2027, 7, 16),
    ("JNT-02", "success"): "Nine of ten lessons seen in June begin with recall.",
}


@pytest.mark.office
def test_a_joint_plan_filled_in_with_calc(framework: Framework, tmp_path: Path) -> None:
    """Dates, a trust from the list, texts; then the rows are sorted, and what each trust says goes with its element."""
    made = [
        JointTrust(name, f"0765432{n}", "Jo Field", "Baseline", dt.date(2026, 10, 14)) for n, name in enumerate(TRUSTS)
    ]
    made[1] = made[1]._replace(key_person="")
    shared = [
        JointElement(
            ref, (TrustView(TRUSTS[0], "Red", ref, "agreed", ("PLAN-03",)), TrustView(TRUSTS[1], "Not shared", ref))
        )
        for ref in ("PEO-01", "TEA-01")
    ]
    path, saved = tmp_path / "joint.xlsx", tmp_path / "saved.xlsx"
    path.write_bytes(write_joint_workbook(framework, made, shared, created=dt.datetime(2026, 11, 2)))
    cells = addresses(path, build_layout(framework, [Part.JOINT]))
    steps = [["type", *cells[place], typed(value)] for place, value in TYPED.items()]
    first, last = (cells[ref, "target"][1].lstrip("B") for ref in ("JNT-01", "JNT-20"))
    drive_calc([CalcRun(path, saved, [*steps, ["sort", "Joint plan", f"A{first}:J{last}", 0]])], tmp_path / "profile")

    book = read_workbook(saved, [framework])
    plan = JointPlan(book)
    assert [problem.code for problem in check(book)] == ["joint-element-left-open"]
    assert [trust.key_person for trust in plan.trusts] == ["Jo Field", "Ruth Okonjo"]
    (row,) = plan.priorities
    told = {column: value for (ref, column), value in TYPED.items() if ref == "JNT-02"}
    assert {column: getattr(row, column) for column in told} == told
    assert (row.ref, row.target) == ("JNT-02", "TEA-01")
    assert [(view.trust, view.rating, view.ref, view.priorities) for view in row.views] == [
        (TRUSTS[0], "Red", "TEA-01", ("PLAN-03",)),
        (TRUSTS[1], "Not shared", "TEA-01", ()),
    ]
