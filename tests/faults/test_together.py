"""Several workbooks at once (FAULTS 11, 18)."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.faults.conftest import Bench


def test_a_workbook_given_twice_is_named_and_counted_once(bench: Bench, tmp_path: Path) -> None:
    """The same workbook under two names is an error (exit 1), told once, that names both; the table counts it once."""
    first = bench.workbook(name="a.xlsx")
    (tmp_path / "b.xlsx").write_bytes(first.read_bytes())

    ran = bench.run("aggregate", "a.xlsx", "b.xlsx", "-o", "out.json")

    assert ran.code == 1
    assert ran.err == (
        "a.xlsx, b.xlsx: These files are one workbook with the same answers. They are not counted twice: leave out all but "
        "one.\n"
    )
    assert {row["file"] for row in json.loads((tmp_path / "out.json").read_text())["ratings"]} == {"a.xlsx"}
    checked = bench.run("check", "a.xlsx", "b.xlsx")
    assert (checked.code, checked.out.count("These files are one workbook")) == (1, 1)
    assert "\n\nBetween files: 1 error, 0 warnings.\nTo put right:\n  a.xlsx, b.xlsx: These files" in checked.out


PRIORITY = {
    ("PLAN-01", "target"): "VIS-01 Clarity of purpose", ("PLAN-01", "objective"): "One purpose, in the same words.",
    ("PLAN-01", "lead"): "Ada Obi", ("PLAN-01", "start"): dt.date(2023, 9, 4), ("PLAN-01", "due"): dt.date(2024, 7, 12),
    ("PLAN-01", "actions"): "Write it", ("PLAN-01", "support"): "None", ("PLAN-01", "resources"): "None",
    ("PLAN-01", "monitoring"): "Board", ("PLAN-01", "success"): "All six schools by July 2024.", ("PLAN-01", "review_on"): dt.date(2024, 3, 1),
}  # fmt: skip


def test_dates_past_in_a_closed_round_are_no_problem(full_bench: Bench, tmp_path: Path) -> None:
    """Only the plan of a trust's latest round is held against today; alone, a workbook's round is the latest."""
    for name, round_, year in (("first.xlsx", "Baseline", 2024), ("second.xlsx", "Review (mid-point)", 2025)):
        dated = {("ABT-14", "answer"): round_, ("ABT-15", "answer"): dt.date(year, 5, 4)}
        full_bench.workbook({**PRIORITY, **dated}, name)
    full_bench.workbook(
        {**PRIORITY, ("ABT-01", "answer"): "Another Trust", ("ABT-02", "answer"): "ZZ000007"}, "other.xlsx"
    )

    def past(*files: str) -> list[str]:
        records = json.loads(full_bench.run("check", *files, "--format", "json").out)
        return [record["file"] for record in records if record["code"] == "review-in-past"]

    assert past("first.xlsx") == ["first.xlsx"]
    assert past("first.xlsx", "other.xlsx", "second.xlsx") == ["other.xlsx", "second.xlsx"]
    full_bench.workbook({("ABT-14", "answer"): "Final", ("ABT-15", "answer"): dt.date(2026, 5, 4)}, "third.xlsx")
    assert past("first.xlsx", "second.xlsx", "third.xlsx") == []
    strict = [full_bench.run("check", "--strict", *files, "third.xlsx").code for files in ((), ("second.xlsx",))]
    assert strict == [0, 0]
    full_bench.run("check", "first.xlsx", "second.xlsx", "--mark-up", "marked")
    assert [path.name for path in (tmp_path / "marked").iterdir()] == ["second-marked.xlsx"]


def test_details_missing_in_a_closed_round_are_no_problem(full_bench: Bench) -> None:
    """What a plan lacks is asked of the trust's latest round; of a plan that another followed nobody fills in gaps."""
    bare = {at: value for at, value in PRIORITY.items() if at[1] not in {"support", "review_on"}}
    for name, round_ in (("first.xlsx", "Baseline"), ("second.xlsx", "Final")):
        full_bench.workbook({**bare, ("MED-01", "lead"): "Ada Obi", ("ABT-14", "answer"): round_}, name)

    records = json.loads(full_bench.run("check", "first.xlsx", "second.xlsx", "--format", "json").out)

    codes = ("priority-detail-missing", "medium-term-incomplete")
    assert {(r["file"], r["code"]) for r in records if r["code"] in codes} == {("second.xlsx", code) for code in codes}


@pytest.mark.parametrize("lock", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_a_lock_file_in_a_folder_is_a_warning(bench: Bench, tmp_path: Path, lock: str) -> None:
    """A lock file is passed over; the workbook it belongs to is read, and a line says what is not in it."""
    bench.workbook(name="a.xlsx")
    (tmp_path / lock).write_bytes(b"Asha")

    ran = bench.run("check", tmp_path)

    assert (ran.code, ran.out) == (0, "a.xlsx: nothing needs attention.\n")
    assert (
        ran.err
        == "a.xlsx looks open in another program or on another computer; answers not yet saved are not included.\n"
    )
