"""Commands as Windows hands them over, and consoles that lack letters."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from matsheets.cli.arguments import windows_arguments
from tests.cli.conftest import complete
from tests.conftest import WriteWorkbook


class TestArguments:
    def test_wildcards_are_spelled_out(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """In order, also in folders; options and addresses stay, and so does a pattern for which there is no file."""
        monkeypatch.chdir(tmp_path)
        for name in ("b.xlsx", "a.xlsx", "in/c.xlsx", "notes.txt", "what [now].xlsx"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).touch()

        assert windows_arguments(["check", "[ab].xlsx", "i*/*.xlsx"]) == ["check", "a.xlsx", "b.xlsx", "in/c.xlsx"]
        for kept in ("--trust=Why? Trust", "s3://bucket/*.xlsx", "gone*.xlsx", "what [now].xlsx", "Who? Trust"):
            assert windows_arguments([kept]) == [kept]

    def test_the_users_folder_is_spelled_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As shells elsewhere do."""
        monkeypatch.setenv("HOME", "/home/ann")
        monkeypatch.setenv("USERPROFILE", "/home/ann")

        assert windows_arguments(["~/returned"]) == ["/home/ann/returned"]

    @pytest.mark.parametrize(
        ("handed_over", "meant"),
        [
            # What Windows makes of: check "My Papers\\"
            (["check", 'My Papers"'], ["check", "My Papers"]),
            # check "My Papers\\" -o out --force
            (["check", 'My Papers" -o out --force'], ["check", "My Papers", "-o", "out", "--force"]),
            # build-all returned -o "My Papers\\"
            (["build-all", "returned", "-o", 'My Papers"'], ["build-all", "returned", "-o", "My Papers"]),
            # new-workbook --trust "St Mary's \\"A\\" Trust": a pair of marks is part of the name
            (["--trust", 'St Mary\'s "A" Trust'], ["--trust", 'St Mary\'s "A" Trust']),
            (["--trust", '5" Trust'], ["--trust", "5", "Trust"]),
            (["--trust", '5"x Trust'], ["--trust", '5"x Trust']),
        ],
    )
    def test_a_stray_quotation_mark_ends_its_text(self, handed_over: list[str], meant: list[str]) -> None:
        """The backslash at a folder's end makes a mark of the closing one; the folder is meant without it."""
        assert windows_arguments(handed_over) == meant

    def test_a_command_goes_by_them_on_windows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The command line itself does so where the system is Windows."""
        from matsheets import cli

        seen: list[list[str]] = []
        monkeypatch.setattr(sys, "argv", ["matsheets", "check", 'My Papers"'])
        monkeypatch.setattr(cli.matsheets, "main", lambda arguments, **options: seen.append(arguments))
        monkeypatch.setattr(cli.os, "name", "nt")
        try:
            cli.main()
        finally:
            monkeypatch.undo()

        assert seen == [["check", "My Papers"]]


@pytest.mark.parametrize(
    ("code", "name", "marks"),
    [
        ("cp850", "Café Wyl O'r ??.xlsx", (" > ", '"A"')),
        ("cp1252", "Café Wyl O’r ??.xlsx", (" › ", "“A”")),
        ("utf-8", "Café Ŵyl O’r 名🎓.xlsx", (" › ", "“A”")),
    ],
)
def test_what_a_console_cannot_show_is_printed_as_near_as_can_be(
    tmp_path: Path, written: WriteWorkbook, code: str, name: str, marks: tuple[str, str]
) -> None:
    """Names and marks never stop a command: a letter loses its accent, a mark has its plain form, the rest is a ``?``."""
    folder = tmp_path / "returned"
    folder.mkdir()
    shutil.move(written({**complete(), ("GOV-01", "rating"): "Amber"}), folder / "Café Ŵyl O’r 名🎓.xlsx")
    (folder / "“A” letter.pdf").write_bytes(b"%PDF-1.7")
    environment = os.environ | {"PYTHONIOENCODING": code, "PYTHONPATH": str(Path(__file__).parents[2])}

    ran = subprocess.run(
        [sys.executable, "-m", "matsheets", "check", "returned"],
        cwd=tmp_path, env=environment, capture_output=True, check=False,
    )  # fmt: skip

    assert ran.returncode == 1
    out = ran.stdout.decode(code)
    assert f"{name}: 1 error" in out
    assert f"{name}{marks[0]}" in out
    assert ran.stderr.decode(code).startswith(f"{marks[1]} letter.pdf is a PDF document")
