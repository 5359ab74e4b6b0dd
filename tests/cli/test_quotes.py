"""Names of several words without quotation marks: the shell splits them, and the message says what was meant."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["--trust", "Academies", "Trust"], '--trust "Academies Trust"'),
        (["--trust=Academies", "Trust"], '--trust "Academies Trust"'),
        (["--trust", "St", "Mary's", "Trust", "--force"], """--trust "St Mary's Trust\""""),
        (["-o", "my", "papers.xlsx"], '-o "my papers.xlsx"'),
    ],
)
def test_an_option_whose_value_was_split(run: Run, typed: list[str], meant: str, tmp_path: Path) -> None:
    """The whole value is shown in quotation marks, and nothing is written."""
    ran = run("new-workbook", *typed)

    assert ran.code == 2
    assert f"A name with spaces in it goes in quotation marks; did you mean {meant}?" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["check"], ["build-all", "-o", "out"], ["merge", "-o", "one.xlsx"]])
def test_a_path_that_was_split(run: Run, command: list[str], tmp_path: Path) -> None:
    """Words that are no files, and together are one, are shown as one."""
    (tmp_path / "my own papers").mkdir()

    ran = run(*command, "my", "own", "papers")

    assert ran.code == 2
    assert 'A name with spaces in it goes in quotation marks: "my own papers"' in ran.err


def test_paths_that_are_not_there_keep_their_folder(run: Run, tmp_path: Path) -> None:
    """Whoever mistyped the folder sees the folder."""
    ran = run("check", "returned/bent.xlsx", "sent/bent.xlsx")

    assert ran.code == 3
    for typed in ("returned/bent.xlsx", "sent/bent.xlsx"):
        assert f"{typed} does not exist. Check its name and folder." in ran.out + ran.err


def test_a_file_that_is_there_keeps_its_folder(run: Run, tmp_path: Path) -> None:
    """The message about what is not replaced says where it is."""
    Path("out").mkdir()
    Path("out/new.xlsx").write_text("mine")

    ran = run("new-workbook", "-o", "out/new.xlsx")

    assert (ran.code, ran.err) == (4, "out/new.xlsx already exists. Use --force to replace it.\n")
    assert Path("out/new.xlsx").read_text() == "mine"
