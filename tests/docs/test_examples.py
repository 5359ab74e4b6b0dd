"""Every example on the pages runs, in the order in which it stands, in a folder that holds only what the page made.

A block is what its language and the comment above it say:

- ``sh``: commands, each of which ends with exit code 0, or with what ``<!-- exit code N -->`` says.
- ``python``: run too; the blocks of one page share their names.
- ``text``: what something prints or looks like. Under ``<!-- prints -->`` its lines are among those that the block before
  printed, in that order. Under ``<!-- file: NAME -->`` it is a file that the reader saves (``csv`` as well).
- A table under ``<!-- typed into: FILE › TAB -->``: what the reader types into a workbook.
- ``bat``: commands for Windows, which a test on Linux cannot run.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from matsheets.cli import main
from tests.docs.pages import PAGES, ROOT, Block, blocks, prose
from tests.docs.typed_tables import CalcTypist, Typed, type_cells, typed_cells

#: The reasons for which a block of commands may stand on a page and not be run here.
NOT_RUN = {
    "not run: installs software",  # the README's own two are run by CI and, from the wheel, by test_wheel
    "not run: needs a cluster",  # tests/test_cluster.py runs the same options on a cluster of its own
    "command: test",  # runs this test
}
LANGUAGES = {"sh", "python", "text", "csv", "bat", "table"}
_TYPED = "typed into: "
_INSTALLS = ".venv/bin/pip install --quiet . && .venv/bin/"

#: Pages with such a command run with the tests of this marker, and not with the quick ones.
_MARKS = (
    (re.compile(r"--(pdf|odt)\b"), pytest.mark.office),
    (re.compile(r"template fields"), pytest.mark.slow),  # works its examples out from every sample, in three seconds
    (re.compile(r"build-programme"), pytest.mark.slow),  # reads the workbooks of forty trusts
)


def page_parameters() -> list[object]:
    """Return the pages with examples, each with the markers of the commands in it."""
    found: list[object] = []
    for page in PAGES:
        texts = [block.text for block in blocks(page) if block.language in {"sh", "python"}]
        marks = [mark for command, mark in _MARKS if any(map(command.search, texts))]
        if texts:
            found.append(pytest.param(page, id=page.stem, marks=marks))
    return found


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that ``matsheets demo`` makes."""
    folder = tmp_path_factory.mktemp("demo") / "made"
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main(["demo", str(folder)]) == 0
    assert files_made(folder) in printed.getvalue()
    return folder


def files_made(folder: Path) -> str:
    """Return what ``matsheets demo`` says of the files that it made in a folder."""
    return f"{sum(path.is_file() for path in folder.rglob('*'))} files made"


class Reader:
    """Somebody who does what a page says, from its top to its end, in an empty folder."""

    def __init__(self, folder: Path, samples: Path, *, speaks_of_programme: bool) -> None:
        self.folder = folder
        self.speaks_of_programme = speaks_of_programme
        self.samples = samples
        self.type_cells: Callable[[Path, list[Typed]], None] = type_cells
        self.names: dict[str, object] = {"__name__": "__main__"}
        self.printed = ""

    def follow(self, block: Block) -> None:
        """Do what one block says."""
        if block.marker.startswith("file: "):
            (self.folder / block.marker.removeprefix("file: ")).write_text(block.text, encoding="utf-8")
        elif block.language == "table":
            name, _, tab = block.marker.removeprefix(_TYPED).partition(" › ")
            self.type_cells(self.folder / name, typed_cells(self.folder / name, tab, block.text))
        elif block.marker == "prints":
            self.compare(block)
        elif block.language == "sh" and block.marker not in NOT_RUN:
            code = block.marker.removeprefix("exit code ") if block.marker.startswith("exit code ") else "0"
            lines = [line.rpartition(_INSTALLS)[2] for line in block.text.splitlines()]
            self.printed = "".join(self.run(shlex.split(line), int(code), block.place) for line in lines if line)
        elif block.language == "python":
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(block.text, block.place, "exec"), self.names)
            self.printed = printed.getvalue()

    def run(self, words: Sequence[str], code: int, place: str) -> str:
        """Run one command; return what it prints."""
        before = self.files()
        redirect = words.index(">") if ">" in words else len(words)
        program, *arguments = words[:redirect]
        assert program == "matsheets", f"{place}: {program} is not a command that every reader has"
        with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(io.StringIO()) as told:
            ended = self.demo(arguments) if arguments[0] == "demo" else main(arguments)
        said = f"{place}: {shlex.join(words)}\n{printed.getvalue()}{told.getvalue()}"
        assert ended == code, said
        for name in words[redirect + 1 :]:
            (self.folder / name).write_text(printed.getvalue(), encoding="utf-8")
        changed = {path for path, stamp in self.files().items() if before.get(path) != stamp}
        for output in self.outputs(words):
            assert any(path.is_relative_to(output) for path in changed), f"{said}\nnothing was written to {output}"
        assert ended or printed.getvalue().strip(), said
        return printed.getvalue() + told.getvalue()

    def demo(self, arguments: Sequence[str]) -> int:
        """Copy the samples to where ``matsheets demo`` would make them again, byte for byte.

        Why: it takes ten seconds, and every page begins with it. The forty trusts of the programme are there for the pages that
        speak of them.
        """
        _, *folder = arguments
        left = None if self.speaks_of_programme else shutil.ignore_patterns("programme")
        shutil.copytree(self.samples, self.folder / (folder[0] if folder else "matsheets-demo"), ignore=left)
        sys.stdout.write(f"{files_made(self.samples)}\n")
        return 0

    def compare(self, block: Block) -> None:
        """Hold what a page says is printed to what the block before printed."""
        rest = iter(self.printed.splitlines())
        for line in block.text.splitlines():
            assert line in rest, f"{block.place}: this is not printed, or not in this order: {line}\n{self.printed}"

    def files(self) -> dict[Path, tuple[int, int]]:
        """Return the files in the folder, each with what changes when it is written."""
        found = {path: path.stat() for path in self.folder.rglob("*") if path.is_file()}
        return {path: (seen.st_ino, seen.st_mtime_ns) for path, seen in found.items()}

    def outputs(self, words: Sequence[str]) -> Iterator[Path]:
        """Yield the files and folders that a command was told to write."""
        for option, name in itertools.pairwise(words):
            if option in {"-o", "--output", "--mark-up", ">"}:
                yield self.folder / name


class TestExamples:
    @pytest.mark.parametrize("page", page_parameters())
    def test_run_in_the_order_in_which_they_stand(
        self, page: Path, tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each command ends as the page says and writes what it was told to; what is shown as printed is printed."""
        monkeypatch.chdir(tmp_path)
        text = page.read_text(encoding="utf-8")
        reader = Reader(tmp_path, samples, speaks_of_programme="programme/returned" in text)
        for block in blocks(page):
            reader.follow(block)

    @pytest.mark.office
    def test_of_the_guide_to_frameworks_are_typed_in_calc(
        self, tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Somebody who types the guide's tables in LibreOffice and saves there gets to the first summary."""
        folder = tmp_path / "reader"
        folder.mkdir()
        monkeypatch.chdir(folder)
        reader = Reader(folder, samples, speaks_of_programme=False)
        reader.type_cells = CalcTypist(tmp_path)
        for block in blocks(ROOT / "docs" / "frameworks.md"):
            reader.follow(block)
            if "build-summary" in block.text:
                break

        assert list(folder.glob("documents/*-diagnostic-summary.docx"))

    def test_stand_in_blocks_that_are_run(self) -> None:
        """No command hides in an indented block, in one of another language, or under a reason that is none."""
        hidden = [
            f"{page.name}: {line.strip()}"
            for page in PAGES
            for line in prose(page).splitlines()
            if re.match(r" {4,}(\$ )?(python -m )?matsheets ", line)
        ]
        hidden += [
            f"{block.place}: {line}"
            for page in PAGES
            for block in blocks(page)
            if block.language not in {"sh", "bat"}
            for line in block.text.splitlines()
            if re.match(r"(\$ )?matsheets [a-z-]+ .*(-o|/)", line)
        ]
        assert hidden == []

    def test_are_in_a_known_language_with_a_known_marker(self) -> None:
        """A typing slip in a fence or in the comment above it cannot take a block out of the run."""
        known = re.compile(r"exit code \d+|prints|file: \S+|typed into: \S+ › .+|command: (demo|test)|")
        every = [block for page in PAGES for block in blocks(page)]

        assert len(every) > 60
        assert [b.place for b in every if b.language not in LANGUAGES] == []
        assert [b.place for b in every if b.marker not in NOT_RUN and not known.fullmatch(b.marker)] == []
        assert {b.marker for b in every} >= NOT_RUN
