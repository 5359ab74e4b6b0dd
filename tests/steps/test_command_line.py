"""A command that is ready to paste: names that a shell takes as they are meant, and as few of them as will do."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matsheets.cli.arguments import windows_arguments
from matsheets.steps.command_line import FileNaming, paste

NAMES = [
    "returned",
    "My Papers/Oak field",
    "St Aldhelm's & All Saints",
    'The "Ambition" Trust',
    "Cost$ and `ticks`",
    "back\\slash!",
    "wild*card?[1]",
    "Ysgol Gymraeg Ŵy",
    "a;b|c>d<e(f)",
    "~home",
]


@pytest.mark.skipif(sys.platform == "win32", reason="asks a shell of Unix")
@pytest.mark.parametrize("name", NAMES)
def test_a_shell_takes_each_name_as_it_is_meant(name: str) -> None:
    """What sh makes of a pasted line are the words that it was made from."""
    line = paste(["check", name], windows=False).removeprefix("matsheets ")
    told = subprocess.run(["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, text=True, check=True).stdout
    assert told.splitlines() == ["check", name]


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_any_words_come_back_from_a_line(words: list[str]) -> None:
    """A line is split into the words that it was made from, as a shell of Unix splits it."""
    assert shlex.split(paste(words, windows=False)) == ["matsheets", *words]


def test_a_name_with_spaces_stands_in_double_quotation_marks() -> None:
    """So it does on every system; a plain name stands as it is."""
    for windows in (False, True):
        assert paste(["check", "My Papers", "oak.xlsx"], windows=windows) == 'matsheets check "My Papers" oak.xlsx'
    assert paste(["check", "C:\\Papers\\oak (2).xlsx"], windows=True) == 'matsheets check "C:\\Papers\\oak (2).xlsx"'


def test_windows_gets_the_words_back(tmp_path: Path) -> None:
    """What stands between quotation marks comes through what matsheets makes of a command on Windows."""
    (tmp_path / "oak [2].xlsx").touch()
    name = str(tmp_path / "oak [2].xlsx")
    assert windows_arguments(["check", name, "-o", "My Papers"]) == ["check", name, "-o", "My Papers"]


def naming(searched: list[str], *files: str) -> FileNaming:
    """How the files of a run are named, found in folders that were searched."""
    return FileNaming(map(Path, files), searched)


def test_a_folder_that_holds_no_other_workbook_is_named() -> None:
    """It is named in place of its files, the highest there is; papers go beside what is in it."""
    found = naming(["returned"], "returned/oak/groups/a.xlsx", "returned/oak/groups/b.xlsx", "returned/elm/c.xlsx")
    named = found.name([Path("returned/oak/groups/a.xlsx"), Path("returned/oak/groups/b.xlsx")])
    assert named.names == ("returned/oak",)
    assert named.inside("documents") == "returned/oak/documents"


def test_papers_go_into_the_trusts_own_folder() -> None:
    """Below a folder that was searched for one trust alone, and beside the folder of the meeting's workbook."""
    named = naming(["returned"], "returned/oak/a.xlsx").name([Path("returned/oak/a.xlsx")])
    assert (named.names, named.inside("meeting")) == (("returned",), "returned/oak/meeting")
    agreed = Path("returned/oak/meeting/agreed.xlsx")
    assert naming(["returned"], str(agreed)).name([agreed]).inside("documents") == "returned/oak/documents"
    assert naming([], str(agreed)).name([agreed]).inside("documents") == "returned/oak/documents"


def test_in_a_folder_with_others_each_file_is_named() -> None:
    """A command never names what is another trust's, or of another round."""
    found = naming(["returned"], "returned/a.xlsx", "returned/b.xlsx", "returned/c.xlsx")
    named = found.name([Path("returned/a.xlsx"), Path("returned/b.xlsx")])
    assert named.names == ("returned/a.xlsx", "returned/b.xlsx")
    assert named.inside("documents") == "returned/documents"


def test_a_folder_that_nobody_named_is_not_named() -> None:
    """Above what was named, and of files that were named one by one, the folder may hold others."""
    assert naming([], "returned/a.xlsx").name([Path("returned/a.xlsx")]).names == ("returned/a.xlsx",)
    assert naming(["in/oak"], "in/oak/x/a.xlsx").name([Path("in/oak/x/a.xlsx")]).names == ("in/oak",)


def test_a_file_in_the_folder_one_works_in() -> None:
    """Papers go into a folder beside it, and a name that looks like an option is told apart from one."""
    named = naming([], "-a.xlsx").name([Path("-a.xlsx")])
    assert (named.names, named.inside("documents")) == (("./-a.xlsx",), "documents")


def test_files_with_no_folder_in_common_are_named() -> None:
    """A file named from the root beside one named from here: nothing is looked for above them."""
    named = naming(["a"], "a/b.xlsx", "/c/d.xlsx").name([Path("a/b.xlsx"), Path("/c/d.xlsx")])
    assert (named.names, named.inside("documents")) == (("a/b.xlsx", "/c/d.xlsx"), "documents")
