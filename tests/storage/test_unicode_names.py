"""Names that differ only in Unicode form are one name, wherever names are compared (FAULTS 79)."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from matsheets.errors import OutputError
from matsheets.storage.files import display_names, find_workbooks, named
from matsheets.storage.output import FileNames, write_file
from matsheets.storage.unicode_names import as_on_disk
from tests.cli.conftest import Run, complete
from tests.cli.conftest import run as run  # noqa: PLC0414  the fixture, for the tests here
from tests.conftest import WriteWorkbook

TYPED = unicodedata.normalize("NFC", "Ysgol Môn é")
MAC = unicodedata.normalize("NFD", TYPED)


def test_a_path_is_found_in_whatever_form_it_is_typed(tmp_path: Path) -> None:
    """Folders and file alike; what is not there stays as it was given."""
    assert TYPED != MAC
    (tmp_path / MAC).mkdir()
    (tmp_path / MAC / f"{TYPED}.xlsx").touch()

    assert as_on_disk(tmp_path / TYPED / f"{MAC}.xlsx") == tmp_path / MAC / f"{TYPED}.xlsx"
    assert named(str(tmp_path / TYPED)) == tmp_path / MAC
    assert as_on_disk(tmp_path / "gone" / f"{MAC}.xlsx") == tmp_path / "gone" / f"{MAC}.xlsx"


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By another form, through its folder, and by a path from elsewhere; two files of one name are both read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in (f"{MAC}.xlsx", "plain.xlsx"):
        (tmp_path / "in" / name).touch()

    given = [
        Path("in"),
        named(f"in/{TYPED}.xlsx"),
        tmp_path / "in" / "plain.xlsx",
        Path("in", "..", "in", "plain.xlsx"),
    ]
    found = find_workbooks(given)

    assert sorted(file.name for file in found.files) == [f"{MAC}.xlsx", "plain.xlsx"]
    assert found.unnamed == frozenset()
    (tmp_path / "in" / f"{TYPED}.xlsx").touch()
    assert len(find_workbooks([Path("in")]).files) == 3


def test_names_are_shown_in_one_form_and_told_apart() -> None:
    """By their folders, and by a number where those are the same too."""
    files = [Path("a", f"{MAC}.xlsx"), Path("b", f"{TYPED}.xlsx"), Path(f"{MAC}2.xlsx")]
    assert display_names(files) == (f"a/{TYPED}.xlsx", f"b/{TYPED}.xlsx", f"{TYPED}2.xlsx")

    assert display_names([Path("in", f"{MAC}.xlsx"), Path("in", f"{TYPED}.xlsx")]) == (
        f"{TYPED}.xlsx", f"{TYPED}.xlsx (2)",
    )  # fmt: skip


def test_no_output_takes_a_name_that_is_there(tmp_path: Path) -> None:
    """A file of that name in the other form is not doubled: it is kept, or replaced with force."""
    (tmp_path / f"{MAC}.docx").write_bytes(b"old")

    with pytest.raises(OutputError, match="already exists"):
        write_file(tmp_path / f"{TYPED}.docx", b"new")
    write_file(tmp_path / f"{TYPED}.docx", b"new", force=True)

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {f"{MAC}.docx": b"new"}
    names = FileNames()
    assert [names.take(TYPED, ".docx"), names.take(MAC, ".docx")] == [f"{TYPED}.docx", f"{MAC}-2.docx"]


def test_every_command_knows_the_other_form(run: Run, written: WriteWorkbook, tmp_path: Path) -> None:
    """Workbooks, folders of templates and outputs may be typed as they look; no workbook is replaced by its table."""
    (tmp_path / MAC).mkdir()
    shutil.move(written(complete()), tmp_path / MAC / f"{MAC}.xlsx")

    assert run("check", f"{TYPED}/{TYPED}.xlsx").out == f"{TYPED}.xlsx: nothing needs attention.\n"
    refused = run("aggregate", f"{TYPED}/{TYPED}.xlsx", "-o", f"{TYPED}/{TYPED}.xlsx", "--force")
    assert (refused.code, "is one of the workbooks to read" in refused.err) == (2, True)
    run("template", "copy", f"{MAC} templates")
    built = run("build-summary", TYPED, "-o", "made", "--templates", f"{TYPED} templates")
    assert (built.code, built.err) == (0, "")


def test_a_document_knows_its_workbooks_in_either_form(run: Run, written: WriteWorkbook, tmp_path: Path) -> None:
    """Built from a Mac's name and compared with the same workbook under the typed one: nothing is new, missing or renamed."""
    (tmp_path / "in").mkdir()
    shutil.move(written(complete()), tmp_path / "in" / f"{MAC}.xlsx")
    assert run("build-summary", "in", "-o", "made").code == 0
    (tmp_path / "in" / f"{MAC}.xlsx").rename(tmp_path / "in" / f"{TYPED}.xlsx")
    document = "made/wexcombe-trust-diagnostic-summary.docx"

    ran, why = run("verify", document, "in"), run("why", document, "VIS-01", "--workbooks", "in")

    assert (ran.code, "renamed" in ran.out, "another name" in ran.out) == (0, False, False)
    assert (why.code, why.err) == (0, "")
