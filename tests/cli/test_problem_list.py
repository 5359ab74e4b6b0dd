"""The list of problems as a file: ``check -o``, and CSV that Excel takes for UTF-8."""

from __future__ import annotations

import codecs
import csv
import io
import json
from pathlib import Path

import pytest

from matsheets.workbook.layout.layout import Layout, Part, build_layout
from tests.cli.conftest import Run, complete
from tests.conftest import WriteWorkbook


@pytest.fixture
def returned(written: WriteWorkbook, layout: Layout, tmp_path: Path) -> Path:
    """A folder with a workbook in which one rating is to be put right."""
    (tmp_path / "returned").mkdir()
    raters = build_layout(layout.framework, [Part.REVIEW])
    written({**complete(), ("GOV-01", "rating"): "Ämber"}, "returned/oak.xlsx", raters)
    return tmp_path / "returned"


@pytest.mark.parametrize(
    "command", ["check returned --format csv", "check returned -o out.csv", "aggregate returned -o out.csv"]
)
def test_csv_begins_with_a_byte_order_mark(run: Run, returned: Path, command: str) -> None:
    """Without it Excel takes UTF-8 for the computer's own code page, and é for Ã©."""
    ran = run(*command.split())

    written = returned.parent / "out.csv"
    content = written.read_bytes() if written.exists() else ran.out.encode()
    assert content.startswith(codecs.BOM_UTF8)
    assert content.count(codecs.BOM_UTF8) == 1


@pytest.mark.parametrize(
    ("arguments", "form"),
    [("-o list.csv", "csv"), ("-o LIST.JSON", "json"), ("-o list.txt", "text"), ("-o list.doc --format csv", "csv"),
     ("-o list.csv --format json", "json")],
)  # fmt: skip
def test_a_file_holds_what_would_have_been_printed(run: Run, returned: Path, arguments: str, form: str) -> None:
    """The form is the one of --format, else of the file's ending; the exit code is the check's own."""
    printed = run("check", "returned", "--format", form)

    ran = run("check", "returned", *arguments.split())

    file = Path(arguments.split()[1])
    assert (ran.code, ran.out, ran.err) == (1, f"{file}  what needs attention in 1 file\n", "")
    assert (returned.parent / file).read_bytes().decode() == printed.out


def test_a_file_that_is_there_is_kept(run: Run, returned: Path) -> None:
    """Without --force the exit code is 4; with it the new list stands there."""
    list_file = returned.parent / "list.csv"
    list_file.write_bytes(b"precious")

    kept = run("check", "returned", "-o", "list.csv")

    assert (kept.code, kept.err) == (4, "list.csv already exists. Use --force to replace it.\n")
    assert list_file.read_bytes() == b"precious"
    assert run("check", "returned", "-o", "list.csv", "--force").code == 1
    rows = list(csv.DictReader(io.StringIO(list_file.read_text(encoding="utf-8-sig"), newline="")))
    assert [(row["ref"], row["value"]) for row in rows] == [("GOV-01", "Ämber")]


def test_an_ending_that_says_nothing_is_a_mistake_in_the_command(run: Run, returned: Path) -> None:
    """What is asked for is said, and nothing is written; exit code 2."""
    ran = run("check", "returned", "-o", "list.xlsx")

    assert ran.code == 2
    assert "list.xlsx does not end in .txt, .json or .csv. Choose one of these, or add --format." in ran.err
    assert not (returned.parent / "list.xlsx").exists()


def test_a_workbook_is_never_replaced_by_its_list(run: Run, returned: Path) -> None:
    """Not where it is named, and not where it lies in a folder that is."""
    before = (returned / "oak.xlsx").read_bytes()

    for given in ("returned/oak.xlsx", "returned"):
        ran = run("check", given, "-o", "returned/oak.xlsx", "--format", "csv", "--force")
        assert ran.code == 2
        assert "oak.xlsx is one of the workbooks to read." in ran.err
    assert (returned / "oak.xlsx").read_bytes() == before


def test_the_list_may_lie_among_the_workbooks(run: Run, returned: Path) -> None:
    """The next check does not read it, and replaces it with --force."""
    assert run("check", "returned", "-o", "returned/list.json").code == 1

    again = run("check", "returned", "-o", "returned/list.json", "--force")

    assert (again.code, again.err) == (1, "list.json is a document that matsheets made, so it was not read.\n")
    [record] = json.loads((returned / "list.json").read_text(encoding="utf-8"))
    assert record["ref"] == "GOV-01"
