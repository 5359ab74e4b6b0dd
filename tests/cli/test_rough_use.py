"""What a hurried or a hostile person gives the commands: one sentence and the right exit code, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matsheets.storage.bounded_zip import MB
from tests.cli.conftest import Run
from tests.conftest import WriteWorkbook


def alone(folder: Path, *arguments: str, **streams: object) -> subprocess.CompletedProcess[str]:
    """Run matsheets as a process of its own, which ends by itself or fails the test."""
    command = [sys.executable, "-m", "matsheets", *arguments]
    return subprocess.run(
        command, check=False, cwd=folder, text=True, timeout=60, **{"stderr": subprocess.PIPE} | streams
    )  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("name", ["pair.docx", "out/Summary.PDF"])
def test_a_folder_called_as_a_file_is_a_slip(run: Run, name: str) -> None:
    """Who gives a file's name where a folder is meant is told so, and no folder of that name is made; one that is there is taken."""
    run("new-workbook", "-o", "one.xlsx")
    ran = run("compare", "one.xlsx", "-o", name)
    assert (ran.code, Path(name).exists()) == (2, False)
    assert f"{Path(name).name} looks like a file, and a folder is meant here." in ran.err
    Path(name).mkdir(parents=True)
    assert "looks like a file" not in run("compare", "one.xlsx", "-o", name).err


class TestNoWorkbookIsChanged:
    @pytest.mark.parametrize("output", ["one.xlsx", "./here/../one.xlsx"])
    def test_by_a_table_of_its_own_ratings(self, run: Run, tmp_path: Path, output: str) -> None:
        """The command aggregate does not write its table over a workbook that it reads, however either is spelt."""
        (tmp_path / "here").mkdir()
        run("new-workbook", "-o", "one.xlsx")
        before = (tmp_path / "one.xlsx").read_bytes()

        ran = run("aggregate", "one.xlsx", "-o", output, "--force")

        assert ran.code == 2
        assert "one.xlsx is one of the workbooks to read. Give the new one another name." in ran.err
        assert (tmp_path / "one.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "check --format json",
        "aggregate -o t.csv",
        "build-all -o made",
        "build-plan -o made",
        "build-all --resume -o o",
    ],
)
class TestNoWorkbook:
    def test_an_empty_folder_is_named_and_is_no_success(self, run: Run, tmp_path: Path, command: str) -> None:
        """A folder's name mistyped in a script must not look as if everything were fine: exit code 3, nothing written."""
        (tmp_path / "returned" / "below").mkdir(parents=True)
        (tmp_path / "returned" / "notes.txt").write_text("call Ann", encoding="utf-8")

        ran = run(*command.split(), "returned")

        assert (ran.code, ran.out) == (3, "[]\n" if "json" in command else "")
        assert ran.err.splitlines()[:2] == [
            "notes.txt is a text file, so it was not read. Answers count only in a workbook (.xlsx).",
            "returned holds no workbook (.xlsx). Check the name of the folder.",
        ]
        assert [path.name for path in tmp_path.iterdir()] == ["returned"]

    def test_beside_one_that_is_not_empty_it_is_only_named(
        self, run: Run, written: WriteWorkbook, tmp_path: Path, command: str
    ) -> None:
        """A trust that has sent nothing yet stops nobody else: the exit code is that of the other's workbook."""
        (tmp_path / "returned").mkdir()
        (tmp_path / "other").mkdir()
        written(name="other/one.xlsx")

        ran = run(*command.split(), "returned", "other")

        assert ran.code in {0, 1}
        assert "returned holds no workbook (.xlsx)." in ran.err


class TestWhatIsNoFile:
    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    @pytest.mark.parametrize(
        "arguments",
        [
            "framework check {}",
            "framework show {}",
            "new-workbook --framework {} -o w.xlsx",
            "new-workbook --roster {} -o made",
            "template check {} --document plan",
            "build-plan w.xlsx --template {} -o made",
            "verify w.docx w.xlsx --template {}",
        ],
    )
    @pytest.mark.timeout(20)
    def test_a_pipe_is_named_and_not_waited_for(self, run: Run, tmp_path: Path, arguments: str) -> None:
        """A pipe, which nobody may ever write into, is refused at once."""
        os.mkfifo(tmp_path / "pipe")

        ran = run(*arguments.format("pipe").split())

        assert ran.code in {2, 3}
        assert "a pipe or a device" in ran.err

    @pytest.mark.parametrize("command", ["build-plan w.xlsx -o made", "verify w.docx w.xlsx"])
    def test_a_folder_in_the_place_of_a_template_is_named(self, run: Run, tmp_path: Path, command: str) -> None:
        """It is not passed over for our own template, which would make another document than was asked for."""
        (tmp_path / "own" / "development-plan.docx").mkdir(parents=True)

        ran = run(*command.split(), "--templates", "own")

        assert ran.code == 2
        assert "development-plan.docx in own is a folder, a pipe or a device." in ran.err

    @pytest.mark.parametrize("arguments", ["framework check huge", "new-workbook --roster huge -o made"])
    def test_a_file_larger_than_its_kind_can_be_is_not_read_whole(
        self, run: Run, tmp_path: Path, arguments: str
    ) -> None:
        """A hundred megabytes are refused with the limit."""
        with (tmp_path / "huge").open("wb") as file:
            file.truncate(100 * MB)

        ran = run(*arguments.split())

        assert ran.code == 3
        assert ran.err.startswith("huge cannot be read (it is larger than ")

    @pytest.mark.parametrize(
        "command", ["check", "framework show", "template check", "build-all -o made", "repair -o m.xlsx"]
    )
    def test_a_name_longer_than_names_can_be(self, run: Run, command: str) -> None:
        """A name that the system refuses is no fault of matsheets: it is named, with what to check."""
        ran = run(*command.split(), "y" * 300)

        assert ran.code == 3
        assert ran.err.startswith("yyy") or ran.out.startswith("yyy")
        assert "unexpected" not in ran.err

    def test_a_workbook_to_fill_in_as_a_roster(self, run: Run, tmp_path: Path) -> None:
        """A workbook is read, and one without a column for the trust is told what it lacks; nothing of it is printed."""
        run("new-workbook", "-o", "roster.xlsx")

        ran = run("new-workbook", "--roster", "roster.xlsx", "-o", "made")

        assert (ran.code, ran.err) == (
            3,
            'roster.xlsx cannot be used as a roster:\n  There is no column "trust". Add one with the name of each trust.\n',
        )

    def test_a_workbook_as_a_framework(self, run: Run, tmp_path: Path) -> None:
        """A spreadsheet that holds no framework is called that, with how to begin one."""
        run("new-workbook", "-o", "one.xlsx")

        ran = run("framework", "check", "one.xlsx")

        assert (ran.code, ran.err) == (
            3,
            "one.xlsx is no framework's spreadsheet: it has no tabs Framework, Scale, Headings and Elements. To begin one, run: "
            "matsheets framework export mat-assurance-framework -o FILE.xlsx\n",
        )

    def test_a_folder_as_a_framework(self, run: Run, tmp_path: Path) -> None:
        """A folder without a framework is named itself, and not the file that is not in it."""
        (tmp_path / "ours").mkdir()

        ran = run("framework", "check", "ours")

        assert (ran.code, ran.err) == (
            3,
            "ours is a folder without a framework.yaml or a framework.xlsx. Name the framework's file, or a folder with one.\n",
        )

    def test_a_template_that_is_not_there(self, run: Run) -> None:
        """A slip in a template's name is called that, before anything is asked about it."""
        ran = run("template", "check", "bord.docx")

        assert ran.code == 2
        assert "bord.docx does not exist." in ran.err

    def test_a_folder_without_any_template(self, run: Run, tmp_path: Path) -> None:
        """A wrong folder after --templates is named, and ours are not used in its place without a word."""
        (tmp_path / "ours").mkdir()

        ran = run("build-all", "one.xlsx", "--templates", "ours", "-o", "made")

        assert ran.code == 2
        assert "ours holds none of the templates: diagnostic-summary.docx, diagnostic-evidence.docx" in ran.err


class TestNamesOfNewWorkbooks:
    def test_a_control_character_in_the_name_of_a_trust(self, run: Run, tmp_path: Path) -> None:
        """A name pasted with a line break and what cannot be printed is one clean line."""
        ran = run("new-workbook", "--trust", "Saltmere\x01\nSchools  Trust")

        assert (ran.code, ran.out) == (
            0,
            "saltmere-schools-trust-workbook.xlsx  MAT assurance framework workbook for Saltmere Schools Trust\n",
        )

    @pytest.mark.parametrize("name", ["one.docx", "one.xls"])
    def test_another_ending_than_a_workbooks(self, run: Run, tmp_path: Path, name: str) -> None:
        """A workbook that Excel would not open, nor check find, is not written."""
        ran = run("new-workbook", "-o", name)

        assert ran.code == 2
        assert f"{name} does not end in .xlsx, which is what is written." in ran.err
        assert not list(tmp_path.iterdir())

    def test_a_name_longer_than_names_can_be(self, run: Run) -> None:
        """Who gives too long a name is told to shorten it."""
        ran = run("new-workbook", "-o", f"{'y' * 300}.xlsx")

        assert ran.code == 4
        assert ran.err.endswith(
            "could not be written: its name or its path is too long. Choose a shorter one with -o.\n"
        )


class TestNowhereToPrintTo:
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    @pytest.mark.parametrize("arguments", ["--help", "framework show", "check . --format json"])
    def test_a_list_that_does_not_fit_on_the_disk(self, tmp_path: Path, arguments: str) -> None:
        """A list that is sent to a full disk is an output that could not be written."""
        with Path("/dev/full").open("w") as full:
            ran = alone(tmp_path, *arguments.split(), stdout=full)

        assert ran.returncode == 4
        assert ran.stderr.endswith("could not be written: the disk is full. Make room and try again.\n")

    @pytest.mark.skipif(os.name != "posix", reason="only a POSIX shell closes streams")
    def test_closed_streams(self, tmp_path: Path) -> None:
        """A task without a window, and so without any stream, does its work all the same."""
        command = f'"{sys.executable}" -m matsheets new-workbook -o one.xlsx <&- >&- 2>&-'

        ran = subprocess.run(["sh", "-c", command], check=False, cwd=tmp_path, timeout=60)

        assert ran.returncode == 0
        assert (tmp_path / "one.xlsx").is_file()
