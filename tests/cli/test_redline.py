"""``matsheets pull --redline``: what changed, as a Word document in which it is tracked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run
from tests.documents.redline.test_redline import changes
from tests.trace.test_plan_changes import OTHER, TRUST, retyped

AGREED = "returned/pennerdown-baseline-agreed.xlsx"
PLAN = f"papers/{TRUST.name}-development-plan.docx"


@pytest.fixture(scope="module")
def made(tmp_path_factory, framework):
    """The workbooks of a trust, one more in which a lead changed, and the plan: as it was built, and with a lead changed in Word."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "returned").mkdir()
    for file in TRUST.glob("*.xlsx"):
        shutil.copy(file, folder / "returned")
    retyped(folder, "PLAN-01", "Lead", "Quentin Zeal")
    from matsheets.cli import main

    assert main(["build-plan", str(folder / "returned"), "-o", str(folder / "papers")]) == 0
    document = Document(str(folder / PLAN))
    leads = [row.cells[1] for table in document.tables for row in table.rows if row.cells[0].text == "Lead"]
    leads[0].paragraphs[0].runs[0].text = "Winifred Ash"
    document.save(str(folder / "edited.docx"))
    return folder


@pytest.fixture
def here(made, tmp_path):
    """The same, in the test's own folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


def marked(file: Path) -> set[tuple[str, str]]:
    """The words that are marked in a document."""
    return set(changes(file.read_bytes()))


def test_two_workbooks(run: Run, here: Path) -> None:
    """An old workbook and a new one give their plan with what changed, and a line that says so."""
    ran = run("pull", AGREED, "new.xlsx", "--redline", "changes.docx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "changes.docx  Changes from pennerdown-baseline-agreed.xlsx to new.xlsx, tracked\n"
    assert ("ins", "Quentin Zeal") in marked(here / "changes.docx")


def test_a_document_and_its_workbooks(run: Run, here: Path) -> None:
    """An edited document is written with its edits tracked; no copy of a workbook is written unless one is asked for."""
    before = sorted(here.iterdir())
    ran = run("pull", "edited.docx", "returned", "--redline", "changes.docx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "changes.docx  Changes from pennerdown-baseline-agreed.xlsx to edited.docx, tracked\n"
    assert sorted(here.iterdir()) == sorted([*before, here / "changes.docx"])
    assert ("ins", "Winifred Ash") in marked(here / "changes.docx")


def test_with_a_copy_of_the_workbook(run: Run, here: Path) -> None:
    """With -o the edits are pulled as well."""
    ran = run("pull", "edited.docx", "returned", "--redline", "changes.docx", "-o", "copy.xlsx")
    assert ran.code == 0
    assert '→ "Winifred Ash"' in ran.out
    assert (here / "changes.docx").exists()
    assert (here / "copy.xlsx").exists()


def test_json_is_json(run: Run, here: Path) -> None:
    """What is printed as JSON is JSON alone; that changes were tracked is said beside it."""
    ran = run("pull", "edited.docx", "returned", "--redline", "changes.docx", "-o", "copy.xlsx", "--format", "json")
    assert json.loads(ran.out)["changes"][0]["new"] == "Winifred Ash"
    assert ran.err.startswith("changes.docx  Changes from ")


def test_nothing_differs(run: Run, here: Path) -> None:
    """Of a copy of a workbook, or a document that nobody edited, there is a sentence and no file."""
    shutil.copy(here / AGREED, here / "copy.xlsx")
    for given in ((AGREED, "copy.xlsx"), (PLAN, "returned")):
        ran = run("pull", *given, "--redline", "changes.docx")
        assert ran.code == 0
        assert ran.out.startswith("Nothing differs between pennerdown-baseline-agreed.xlsx and ")
        assert not (here / "changes.docx").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((AGREED, "new.xlsx", "--redline", "changes.odt"), "changes.odt does not end in .docx"),
        ((AGREED, "new.xlsx", AGREED, "--redline", "changes.docx"), "the old one first, then the new one"),
        ((AGREED, "new.xlsx", "--redline", "changes.docx", "-o", "x.xlsx"), "there is nothing to pull"),
        (("edited.docx", "returned", "--redline", "changes.docx", "--dry-run"), "does not go with --dry-run"),
        (("edited.docx", "returned", "--redline", "edited.docx", "--force"), "edited.docx is the document to read"),
    ],
)
def test_what_does_not_go_together(run: Run, here: Path, given: tuple[str, ...], said: str) -> None:
    """What does not go together is a mistake in the command, named, and nothing is written."""
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    ran = run("pull", *given)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_workbooks_that_cannot_be_compared(run: Run, here: Path) -> None:
    """Two trusts, a workbook without a plan, and a file that is no workbook end with 3, and nothing is written."""
    mentor = "returned/pennerdown-baseline-mentor.xlsx"
    (here / "letter.xlsx").write_text("Dear Sir", encoding="utf-8")
    said = {OTHER: "two trusts", mentor: "holds no plan", "letter.xlsx": "letter.xlsx is a text file"}
    for new, words in said.items():
        ran = run("pull", AGREED, new, "--redline", "changes.docx")
        assert ran.code == 3
        assert words in ran.err
    assert not (here / "changes.docx").exists()


def test_a_file_that_is_there(run: Run, here: Path) -> None:
    """A file that is there stays as it is, unless --force is given."""
    (here / "changes.docx").write_bytes(b"mine")
    ran = run("pull", AGREED, "new.xlsx", "--redline", "changes.docx")
    assert (ran.code, (here / "changes.docx").read_bytes()) == (4, b"mine")
    assert run("pull", AGREED, "new.xlsx", "--redline", "changes.docx", "--force").code == 0
    assert (here / "changes.docx").read_bytes() != b"mine"


def test_neither_verify_nor_a_run_takes_it_for_the_plan(run: Run, here: Path) -> None:
    """Verify says what it is; a run that resumes keeps it and reports it, and does not count it as the plan."""
    run("pull", "edited.docx", "returned", "--redline", PLAN, "--force")
    ran = run("verify", PLAN, "returned")
    assert (ran.code, ran.out) == (3, "")
    assert "shows what changed from one document to another, and is neither of them." in ran.err
    ran = run("build-plan", "returned", "-o", "papers", "--resume")
    assert ran.code == 4
    assert "already exists" in ran.err
