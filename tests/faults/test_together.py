"""Several workbooks at once (FAULTS 11, 18)."""

from __future__ import annotations

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
