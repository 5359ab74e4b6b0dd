"""A table that ``matsheets aggregate`` left among the workbooks: passed over in a folder, refused where it is named."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from matsheets.review.tables import COLUMNS
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from matsheets.workbook.read.refusals import OWN, kind_of_file
from tests.cli.conftest import Run, complete
from tests.conftest import WriteWorkbook

NOTE = "ratings.xlsx is a table of ratings that matsheets made, so it was not read.\n"
REFUSED = (
    "ratings.xlsx is a table of ratings that matsheets made, not a completed workbook. Give the workbooks that it was made "
    "from instead.\n"
)


@pytest.fixture
def ret(run: Run, written: WriteWorkbook, layout: Layout, tmp_path: Path) -> Path:
    """A folder with two workbooks of a trust and the table of their ratings."""
    raters = build_layout(layout.framework, [Part.REVIEW])
    (tmp_path / "ret").mkdir()
    written(complete("Trustees"), "ret/a.xlsx", raters, "a")
    written(complete("Executive team"), "ret/b.xlsx", raters, "b")
    assert run("aggregate", "ret", "-o", "ret/ratings.xlsx").code == 0
    return tmp_path / "ret"


def without_property(table: Path) -> None:
    """Take out what tells a table of ratings, as a program does that keeps no properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(table) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name == "docProps/custom.xml":
                continue
            text = old.read(name).decode()
            if name == "_rels/.rels":
                text = text.replace("/custom-properties", "/none")
            new.writestr(name, text)
    table.write_bytes(out.getvalue())


@pytest.mark.parametrize("unmarked", [False, True])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_aggregate_passes_it_over(run: Run, ret: Path, workers: str, *, unmarked: bool) -> None:
    """A second table is made from the same two workbooks, and no trust without a name is in it."""
    if unmarked:
        without_property(ret / "ratings.xlsx")

    ran = run("aggregate", "ret", "-o", "r2.json", "--workers", workers)

    assert (ran.code, ran.out, ran.err) == (0, "r2.json  the ratings of 2 workbooks\n", NOTE)
    rows = json.loads((ret.parent / "r2.json").read_text())["ratings"]
    assert {(row["trust"], row["file"]) for row in rows} == {("Wexcombe Trust", "a.xlsx"), ("Wexcombe Trust", "b.xlsx")}


@pytest.mark.parametrize("unmarked", [False, True])
def test_check_passes_it_over(run: Run, ret: Path, *, unmarked: bool) -> None:
    """Its workbooks are checked, and a line says what was not read."""
    if unmarked:
        without_property(ret / "ratings.xlsx")

    ran = run("check", "ret")

    assert (ran.code, ran.err) == (0, NOTE)
    assert ran.out == "a.xlsx: nothing needs attention.\n\nb.xlsx: nothing needs attention.\n"


def test_a_table_of_an_earlier_version_is_passed_over(run: Run, ret: Path) -> None:
    """It has no property, and its columns stood in another order."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ratings"
    sheet.append(["Trust", "Company number", "Round", "Group", "Respondent", "Framework", "Edition", "Heading ref"])
    sheet.append(["Wexcombe Trust"])
    book.save(ret / "ratings.xlsx")

    assert run("check", "ret").err == NOTE


@pytest.mark.parametrize("table", COLUMNS)
def test_a_csv_file_of_any_table_is_known_for_ours(run: Run, ret: Path, table: str) -> None:
    """It is no workbook that somebody forgot to save as one."""
    (ret / "ratings.xlsx").unlink()
    assert run("aggregate", "ret", "-o", f"{table}.csv", "--table", table).code == 0

    assert kind_of_file(Path(f"{table}.csv").read_bytes(), f"{table}.csv") == OWN


def test_the_same_command_again_replaces_it(run: Run, ret: Path) -> None:
    """With --force, the table that an earlier run left among the workbooks is not one of its own workbooks."""
    before = (ret / "ratings.xlsx").read_bytes()

    ran = run("aggregate", "ret", "-o", "ret/ratings.xlsx", "--force")

    assert (ran.code, ran.err) == (0, NOTE)
    assert (ret / "ratings.xlsx").read_bytes() == before


def test_building_passes_it_over(run: Run, ret: Path) -> None:
    """Documents are built of the workbooks alone, and --resume finds them current."""
    first, again = run("build-all", "ret", "-o", "out"), run("build-all", "ret", "-o", "out", "--resume")

    assert (first.code, first.err) == (0, NOTE)
    assert sorted(path.name for path in (ret.parent / "out").iterdir()) == [
        "wexcombe-trust-diagnostic-evidence.docx",
        "wexcombe-trust-diagnostic-summary.docx",
    ]
    assert again.code == 0
    assert again.err == f"{NOTE}2 workbooks; 1 trust. Documents: 2 already up to date and skipped.\n"
    assert (run("verify", "out/wexcombe-trust-diagnostic-summary.docx", "ret").err) == NOTE


def test_merge_and_why_pass_it_over(run: Run, ret: Path) -> None:
    """What reads workbooks in another way goes by the same rule."""
    (ret / "b.xlsx").write_bytes((ret / "a.xlsx").read_bytes())

    merged, why = run("merge", "ret", "-o", "one.xlsx"), run("why", "ret", "VIS-01")

    assert (merged.code, merged.err.splitlines()[0] + "\n") == (0, NOTE)
    assert merged.out.startswith("one.xlsx  ")
    assert " of 2 copies, 0 clashes" in merged.out
    assert (why.code, why.err) == (0, NOTE)


def test_a_folder_that_holds_nothing_else(run: Run, ret: Path) -> None:
    """No workbook was found, which is exit code 3 as in an empty folder."""
    (ret / "a.xlsx").unlink()
    (ret / "b.xlsx").unlink()

    assert [run(*command).code for command in (
        ("check", "ret"), ("aggregate", "ret", "-o", "t.csv"), ("build-all", "ret", "-o", "out"), ("why", "ret", "VIS-01"),
    )] == [3, 3, 3, 3]  # fmt: skip


@pytest.mark.parametrize("unmarked", [False, True])
@pytest.mark.parametrize(
    "command",
    [("check",), ("aggregate", "-o", "t.csv"), ("build-all", "-o", "out"), ("repair", "-o", "new.xlsx"),
     ("merge", "ret/a.xlsx", "-o", "new.xlsx")],
)  # fmt: skip
def test_named_it_is_refused(run: Run, ret: Path, command: tuple[str, ...], *, unmarked: bool) -> None:
    """Named as a file it is a mistake: what it is, and what to give instead; exit code 3."""
    if unmarked:
        without_property(ret / "ratings.xlsx")

    ran = run(*command, "ret/ratings.xlsx")

    assert ran.code == 3
    assert REFUSED in ran.out + ran.err


def test_the_error_has_a_code(run: Run, ret: Path) -> None:
    """Programs know it by its code."""
    [record] = json.loads(run("check", "ret/ratings.xlsx", "--format", "json").out)

    assert (record["file"], record["code"]) == ("ratings.xlsx", "table-of-ratings")


def test_a_table_whose_tabs_cannot_be_read(run: Run, ret: Path) -> None:
    """It is known before its tabs are read, because one of a large programme has more cells than a workbook may have."""
    table = ret / "ratings.xlsx"
    out = io.BytesIO()
    with zipfile.ZipFile(table) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name.startswith("xl/worksheets/sheet") else old.read(name))
    table.write_bytes(out.getvalue())

    assert run("check", "ret/ratings.xlsx").out == REFUSED
