"""Whole processes: what a person waits for between the return key and the prompt."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

import matsheets
from benchmarks.inputs import Inputs
from benchmarks.obvious import DOCUMENTS
from benchmarks.races import OURS, Goal, Result, alike, race
from benchmarks.writing import unlike

BASELINE = 'python -c "import click"'
PIPELINE = "the obvious pipeline's process"
HELP, BUILD_ALL = Goal(BASELINE, 1.3), Goal(PIPELINE, 0.75)
_RUN = "import sys; from matsheets.__main__ import main; sys.exit(main())"


def command(*arguments: str) -> list[str]:
    """Return the command line that runs matsheets: the installed script, else what that script does."""
    folder = Path(sys.executable).parent
    script = next((p for p in (folder / "matsheets", folder / "matsheets.exe") if p.exists()), None)
    return [*([str(script)] if script else [sys.executable, "-c", _RUN]), *arguments]


def run(line: list[str]) -> str:
    """Run a command with the same copy of matsheets that this process has imported; return what it prints.

    Python keeps compiled modules in a folder of the benchmark's own, so that every contender has them, as installed
    programs do, whatever the environment says.
    """
    homes = [str(Path(file).parents[1]) for file in (matsheets.__file__, __file__)]
    paths = [*homes, *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONPYCACHEPREFIX": _compiled()}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(line, check=True, capture_output=True, text=True, encoding="utf-8", env=environment)
    return done.stdout


@cache
def _compiled() -> str:
    """Return a folder that is there until this process ends."""
    folder = mkdtemp(prefix="matsheets-benchmark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _click() -> str:
    return run([sys.executable, "-c", "import click"])


def compare_help(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare ``matsheets --help`` with importing the library that it is written with."""
    import click

    from matsheets.cli import matsheets as group

    line = command("--help")
    context = click.Context(group, info_name="matsheets", **group.context_settings)
    alike("the help", run(line).split(), group.get_help(context).split())
    taken = race({OURS: lambda: run(line), BASELINE: _click}, rounds)
    yield Result("help", "matsheets --help", taken, (HELP,), "the help has every word that it has in this process")


def compare_build_all(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare ``matsheets build-all ONE.xlsx`` with the obvious pipeline as a program of its own."""
    ours, theirs = inputs.folder / "ours", inputs.folder / "theirs"
    lines = {
        OURS: command("build-all", str(inputs.whole), "-o", str(ours), "--force"),
        PIPELINE: [sys.executable, "-m", "benchmarks.obvious", str(inputs.whole), str(theirs)],
    }
    for line in lines.values():
        run(line)
    for kind in DOCUMENTS:
        (made,) = ours.glob(f"*-{kind.slug}.docx")
        found = unlike(made.read_bytes(), (theirs / kind.template).read_bytes(), kind)
        alike(f"{kind.title}, the obvious pipeline's process", [], found)
    taken = race({name: partial(run, line) for name, line in lines.items()}, rounds)
    equal = "every part of the four documents, with all its text and markup"
    yield Result("process", "matsheets build-all ONE.xlsx, the whole process", taken, (BUILD_ALL,), equal)
