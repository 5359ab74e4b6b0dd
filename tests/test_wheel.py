"""The built wheel, installed into an empty environment, does its work from any folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent


class Installed(NamedTuple):
    """An environment of its own with nothing but the built wheel in it.

    Attributes:
        run: runs a command in an empty folder and returns what it prints.
    """

    folder: Path
    binaries: Path
    run: Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel from what git tracks, and install it alone."""
    folder = tmp_path_factory.mktemp("installed")
    source = folder / "source"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)

    def run(*command: str | Path, check: bool = True) -> str:
        return subprocess.run(command, check=check, capture_output=True, text=True, cwd=folder).stdout

    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", "wheels", source)
    (wheel,) = (folder / "wheels").glob("*.whl")
    run(sys.executable, "-m", "venv", "empty")
    binaries = folder / "empty" / ("Scripts" if os.name == "nt" else "bin")
    run(binaries / "python", "-m", "pip", "install", "-q", wheel)
    return Installed(folder, binaries, run)


def test_the_demo_runs_from_an_installed_wheel(installed: Installed) -> None:
    """Installed alone and run from another folder, the demo makes what the samples hold."""
    printed = installed.run(installed.binaries / "matsheets", "demo", "made")

    folder = installed.folder
    made = {p.relative_to(folder / "made") for p in (folder / "made").rglob("*") if p.is_file()}
    built = (p for p in (ROOT / "samples").rglob("*") if p.is_file() and p.suffix not in {".yaml", ".md"})
    kept = {p.relative_to(ROOT / "samples") for p in built}
    assert made
    assert kept == made
    assert all(str(Path("made", path)) in printed for path in made)


def test_a_type_checker_finds_the_types_in_the_installed_wheel(installed: Installed) -> None:
    """Strict mypy knows what a user's program gets from each name, and what it may not pass."""
    (installed.folder / "user.py").write_text(
        "import matsheets\n"
        'review = matsheets.combine([matsheets.read_workbook("a.xlsx")])\n'
        "reveal_type(review)\n"
        'reveal_type(matsheets.build_document("summary", review))\n'
        "matsheets.build_document(3, review)\n"
    )

    python = installed.binaries / "python"
    said = installed.run(
        sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "user.py", check=False
    )

    assert 'user.py:3: note: Revealed type is "matsheets.review.review.Review"' in said
    assert re.search(r'user.py:4: note: Revealed type is "(builtins\.)?bytes"', said)
    assert 'user.py:5: error: Argument 1 to "build_document" has incompatible type "int"' in said
    assert said.count("error:") == 1
