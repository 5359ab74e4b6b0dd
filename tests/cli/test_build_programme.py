"""``matsheets build-programme`` from files to paper and workbook, and what it says of what it does not count."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from docx import Document

import matsheets
from matsheets.model.respondents import AGREED
from tests.cli.conftest import Run, complete
from tests.conftest import WriteWorkbook

PAPER, WORKBOOK = "out/programme-paper.docx", "out/programme-workbook.xlsx"
ON = dt.date(2027, 3, 1)


@pytest.fixture
def given(written: WriteWorkbook, tmp_path: Path) -> Path:
    """A folder with the workbooks of three trusts: one agreed with a plan, one of two rounds, one sent out."""
    (tmp_path / "in").mkdir()

    def book(
        name: str, trust: str, number: str, more: Mapping[tuple[str, str], object] = {}, group: str = AGREED
    ) -> None:
        answers = {**complete(group), ("ABT-01", "answer"): trust, ("ABT-02", "answer"): number, **more}
        written(answers, name=f"in/{name}.xlsx", workbook_id=name.ljust(12, "0").encode().hex()[:12])

    plan = {("PLAN-01", "target"): "TEA-01", ("PLAN-01", "objective"): "Everyone knows why.",
            ("PLAN-01", "due"): dt.date(2027, 1, 29), ("TEA-01", "rating"): "Red"}  # fmt: skip
    book("oak", "Oakfield Learning Trust", "ZZ000021", plan)
    book("ash-1", "Ashcombe Schools Trust", "ZZ000022", {("TEA-01", "rating"): "Red"}, "Trustees")
    later = {("ABT-14", "answer"): "Final", ("ABT-15", "answer"): dt.date(2027, 2, 10)}
    book("ash-2", "Ashcombe Schools Trust", "ZZ000022", later, "Trustees")
    blank = {
        ("ABT-01", "answer"): "Elm Trust",
        ("ABT-02", "answer"): "ZZ000023",
        ("ABT-13", "answer"): "Trustees",
        ("ABT-14", "answer"): "Baseline",
    }
    written(blank, name="in/elm.xlsx", workbook_id="000000000009")
    return tmp_path / "in"


def rows(tab: str) -> list[tuple[object, ...]]:
    """The rows of a tab below its header."""
    return list(openpyxl.load_workbook(WORKBOOK)[tab].iter_rows(min_row=2, values_only=True))


def test_a_paper_and_a_workbook_are_made_of_all_trusts(run: Run, given: Path) -> None:
    """Each trust stands once with its latest round; what is past its date on the day named stands with Ref and file."""
    before = {path: path.read_bytes() for path in given.iterdir()}
    ran = run("build-programme", given, "-o", "out", "--on", "1/3/2027")
    assert ran.out.splitlines() == [
        f"{PAPER}  Programme paper of 3 trusts", f"{WORKBOOK}  Programme workbook, every trust in each table",
    ]  # fmt: skip
    trusts = {row[0]: row for row in rows("Trusts")}
    assert list(trusts) == ["Ashcombe Schools Trust", "Elm Trust", "Oakfield Learning Trust"]
    assert trusts["Ashcombe Schools Trust"][2:6:2] == ("Final", "Trustees")
    assert trusts["Elm Trust"][4:7] == (None, None, "sent out")
    elements = {row[0]: row for row in rows("Elements")}
    assert elements["TEA-01"][3:9] == (1, 0, 1, 0, 1, 1)
    (priority,) = rows("Priorities")
    assert priority[:2] == ("Oakfield Learning Trust", "PLAN-01")
    assert (priority[7], priority[-1]) == ("Yes", "oak.xlsx")
    assert "As things stood on 1 March 2027 · MAT assurance framework" in [p.text for p in Document(PAPER).paragraphs]
    assert {path: path.read_bytes() for path in given.iterdir()} == before


def test_the_same_workbooks_in_any_order_make_the_same_bytes(run: Run, given: Path) -> None:
    """Neither the order of the files nor the folder that they are written into counts."""
    files = sorted(given.iterdir())
    run("build-programme", *files, "-o", "out", "--on", "1/3/2027")
    run("build-programme", *reversed(files), "-o", "other", "--on", "1/3/2027")
    for path in (PAPER, WORKBOOK):
        assert Path(path).read_bytes() == Path("other", Path(path).name).read_bytes()


def test_nothing_is_replaced_and_nothing_read_before_that_is_known(run: Run, given: Path) -> None:
    """A paper that is there stops the run at once, and stays as it is; with --force it is replaced."""
    Path("out").mkdir()
    Path(PAPER).write_bytes(b"mine")
    ran = run("build-programme", "nowhere", "-o", "out")
    assert (ran.code, Path(PAPER).read_bytes()) == (4, b"mine")
    assert "already exists. Use --force to replace it." in ran.err
    assert run("build-programme", given, "-o", "out", "--force").code in {0, 1}
    assert zipfile.is_zipfile(PAPER)


def test_its_record_has_a_number_and_one_digest_for_all_workbooks(run: Run, given: Path) -> None:
    """No workbook is named in the paper's properties; verify finds it as it is, and says so once an answer has changed."""
    run("build-programme", given, "-o", "out", "--on", "1/3/2027")
    with zipfile.ZipFile(PAPER) as package:
        record = package.read("docProps/custom.xml").decode()
    assert "oak.xlsx" not in record
    assert '"matsheets sources"><vt:lpwstr>4</vt:lpwstr>' in record.replace("'", '"')
    assert run("verify", PAPER, given).out == "programme-paper.docx says what the workbooks say.\n"
    (given / "elm.xlsx").unlink()
    ran = run("verify", PAPER, given)
    assert ran.code == 1
    assert "At least one of the 4 workbooks was changed" in ran.out


def test_what_cannot_be_used_is_named_and_the_others_go_on(run: Run, given: Path) -> None:
    """It is said at once and stands in the workbook; where nothing is left to count, nothing is made."""
    (given / "empty.xlsx").write_bytes(b"")
    ran = run("build-programme", given, "-o", "out", "--on", "1/3/2027")
    assert ran.code == 3
    assert "empty.xlsx is empty (0 bytes)" in ran.err
    assert any("empty.xlsx is empty" in str(row[0]) for row in rows("Not counted"))
    assert run("build-programme", given / "empty.xlsx", "-o", "none").code == 3
    assert not Path("none").exists()


def test_a_roster_names_trusts_and_groups_of_whom_nothing_has_come_back(run: Run, given: Path) -> None:
    """A trust without a workbook stands in the paper and the workbook; a group of another one is awaited; verify knows both."""
    Path("roster.csv").write_text(
        "trust,company_number,group,round\nFern Trust,ZZ000029,Trustees,Baseline\n"
        "Ashcombe Schools Trust,ZZ000022,Trustees,Final\nAshcombe Schools Trust,ZZ000022,Executive team,Final\n",
        encoding="utf-8",
    )
    run("build-programme", given, "-o", "out", "--on", "1/3/2027", "--roster", "roster.csv")
    needs = {(row[0], row[2]) for row in rows("Needs the lead")}
    assert ("Fern Trust", "Nothing has come back") in needs
    (awaited,) = [text for trust, text in needs if trust == "Ashcombe Schools Trust" and "No view yet" in str(text)]
    assert "Executive team" in str(awaited)
    assert "Trustees" not in str(awaited)
    assert {row[0]: row[6] for row in rows("Trusts")}["Fern Trust"] == "nothing sent back"
    assert "says what the workbooks say" in run("verify", PAPER, given, "--roster", "roster.csv").out
    assert run("build-programme", given, "-o", "pooled", "--pooled", "--roster", "roster.csv").code == 2


def test_from_python_it_is_the_same(given: Path) -> None:
    """The programme of the same folder makes the same paper, from two names of the package."""
    programme = matsheets.programme_of(given, on=ON)
    assert [entry.name for entry in programme.entries] == [
        "Ashcombe Schools Trust",
        "Elm Trust",
        "Oakfield Learning Trust",
    ]
    assert (
        Document(io.BytesIO(matsheets.build_programme_paper(programme))).core_properties.title
        == "Programme paper: Programme of three trusts"
    )
