"""The names that ``import matsheets`` offers, as somebody in a notebook uses them."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest

import matsheets
from matsheets.errors import TemplateError, WorkbookError
from matsheets.model.framework_yaml import framework_yaml
from matsheets.model.respondents import AGREED
from tests.books import write_book
from tests.conftest import WriteWorkbook

TYPED = {
    ("ABT-01", "answer"): "Oakfield Trust",
    ("ABT-13", "answer"): AGREED,
    ("ABT-14", "answer"): "Baseline",
    ("VIS-01", "rating"): "Green",
    ("VIS-01", "rationale"): "Because",
    ("PLAN-01", "objective"): "Everyone reads",
}


@pytest.fixture
def completed(written: WriteWorkbook) -> str:
    """The path of a completed workbook, as text."""
    return str(written(TYPED, "oak.xlsx"))


def test_dir_lists_every_name() -> None:
    """What a notebook completes after ``matsheets.`` is what there is, before any of it is loaded."""
    program = "import matsheets; print(set(matsheets.__all__) <= set(dir(matsheets)), 'combine_all' in dir(matsheets))"
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout

    assert said.split() == ["True", "True"]
    assert all(hasattr(matsheets, name) for name in dir(matsheets))


def test_paths_may_be_text(completed: str, tmp_path: Path) -> None:
    """A workbook is read, a framework loaded and a workbook written by the path that somebody types."""
    framework = matsheets.open_framework("mat-assurance-framework")
    new = str(tmp_path / "new.xlsx")
    matsheets.write_workbook(
        new, matsheets.build_layout(framework), workbook_id="a1", created=dt.datetime(2026, 9, 7), trust="Elm"
    )

    assert matsheets.read_workbook(completed).text("VIS-01", "rationale") == "Because"
    assert matsheets.read_workbook(new, [framework]).identity.workbook_id == "a1"
    with pytest.raises(WorkbookError, match="does not exist"):
        matsheets.read_workbook(str(tmp_path / "absent.xlsx"))


def test_a_workbook_is_read_on_the_frameworks_that_are_shipped(completed: str) -> None:
    """Nobody need name the framework that matsheets itself ships."""
    assert matsheets.read_workbook(completed).framework.id == "mat-assurance-framework"


@pytest.mark.parametrize("name", ["plan", "Plan", "development-plan", "Development plan", matsheets.DocumentKind.PLAN])
def test_a_document_is_named_by_a_word(completed: str, name: str) -> None:
    """The command line's word, the end of the file's name and the title all name it."""
    review = matsheets.combine([matsheets.read_workbook(completed)])

    document = docx.Document(io.BytesIO(matsheets.build_document(name, review)))

    assert document.core_properties.title == "Development plan: Oakfield Trust"


def test_a_name_of_no_document_says_which_there_are(completed: str) -> None:
    """A slip in the name is told with the names that there are."""
    review = matsheets.combine([matsheets.read_workbook(completed)])

    with pytest.raises(
        ValueError,
        match=r'no document is called "sumary"; it can be "summary", "evidence", "evidence_by_map", "plan", "update", "sla", "meeting", ',
    ):
        matsheets.build_document("sumary", review)


def test_a_template_that_is_not_there_is_never_replaced_in_silence(completed: str, tmp_path: Path) -> None:
    """A path with a slip in it is an error; it does not quietly become the template that we ship."""
    review = matsheets.combine([matsheets.read_workbook(completed)])

    with pytest.raises(TemplateError, match=r"mine\.docx does not exist"):
        matsheets.build_document("plan", review, templates=str(tmp_path / "mine.docx"))


def test_a_trusts_page(completed: str) -> None:
    """A review comes out as one page for a browser, with the trust's name."""
    page = matsheets.view(matsheets.combine([matsheets.read_workbook(completed)]))
    assert page.startswith(b"<!doctype html>")
    assert "Oakfield Trust" in page.decode()


def test_a_framework_beside_a_workbook_is_read_by_from_python_too(tmp_path: Path) -> None:
    """``read_workbook`` of a path finds its framework's file beside it, and without one reads by what the workbook remembers."""
    ours = tmp_path / "ours.yaml"
    shipped = matsheets.open_framework("mat-assurance-framework")
    text = framework_yaml(replace(shipped, id="ours"))
    ours.write_text(text, "utf-8")
    book = tmp_path / "book.xlsx"
    write_book(book, matsheets.build_layout(matsheets.load_framework(ours)), workbook_id="w")
    assert matsheets.read_workbook(book).framework == matsheets.load_framework(ours)
    ours.unlink()
    remembered = matsheets.read_workbook(str(book))
    assert (remembered.framework.id, remembered.framework.is_remembered) == ("ours", True)
    assert "framework-remembered" in [problem.code for problem in matsheets.check(remembered)]
    ours.write_text(text.replace("ref: VIS\n", "ref: vis\n"), "utf-8")
    with pytest.raises(WorkbookError, match="seems to be the framework that workbooks here are on, and has"):
        matsheets.read_workbook(book)
    assert [
        each.step.number for trust in matsheets.status(book, today=dt.date(2026, 9, 9)).trusts for each in trust.rounds
    ] == [1]
