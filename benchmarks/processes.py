"""Whole processes: what a person waits for between the return key and the prompt."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import matsheets
from benchmarks.inputs import Inputs
from benchmarks.races import OURS, Goal, Result, alike, race

BASELINE = 'python -c "import click"'
HELP, PLAN = Goal(BASELINE, 1.3), Goal(BASELINE, 4)
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
    home = str(Path(matsheets.__file__).parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
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


def compare_plan(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare ``matsheets build-plan ONE.xlsx`` with importing click."""
    from matsheets.combining import combine
    from matsheets.documents.contexts.kinds import DocumentKind
    from matsheets.documents.template.build import build_document
    from matsheets.workbook.read.reader import read_workbook

    folder = inputs.folder / "plan"
    line = command("build-plan", str(inputs.whole), "-o", str(folder), "--force")
    run(line)
    review = combine([read_workbook(inputs.whole, (inputs.framework,))])
    (made,) = folder.iterdir()
    alike("the plan", made.read_bytes(), build_document(DocumentKind.PLAN, review))
    taken = race({OURS: lambda: run(line), BASELINE: _click}, rounds)
    equal = "the document is byte for byte that of the same review in this process"
    yield Result("plan", "matsheets build-plan ONE.xlsx, the whole process", taken, (PLAN,), equal)
