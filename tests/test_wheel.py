"""The built wheel, installed into an empty environment, does its work from any folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent


def test_the_demo_runs_from_an_installed_wheel(tmp_path: Path) -> None:
    """Built from what git tracks, installed alone, run from another folder: the demo makes what the samples hold."""
    source = tmp_path / "source"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)

    def run(*command: str | Path) -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path).stdout

    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", "wheels", source)
    (wheel,) = (tmp_path / "wheels").glob("*.whl")
    run(sys.executable, "-m", "venv", "empty")
    binaries = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")
    run(binaries / "python", "-m", "pip", "install", "-q", wheel)

    printed = run(binaries / "matsheets", "demo", "made")

    made = {p.relative_to(tmp_path / "made") for p in (tmp_path / "made").rglob("*") if p.is_file()}
    built = (p for p in (ROOT / "samples").rglob("*") if p.is_file() and p.suffix not in {".yaml", ".md"})
    kept = {p.relative_to(ROOT / "samples") for p in built}
    assert made
    assert kept == made
    assert all(str(Path("made", path)) in printed for path in made)
