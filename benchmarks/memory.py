"""Peak memory of many workbooks beside a tenth of them, each in a process of its own.

Run as ``python -m benchmarks.memory COMMAND…`` it starts one command and prints the most memory that it held, in megabytes.
*Why a small process in between:* a process is born with its parent's peak, and the benchmark's own is large.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.inputs import Inputs
from benchmarks.processes import command, run
from benchmarks.programme import Programme, make
from benchmarks.races import OURS, Goal, Result, alike

_TO_MB = 1 / 1024 if sys.platform != "darwin" else 1 / 1024**2  # kilobytes on Linux, bytes on macOS
_FINE = {0, 1}  # 1: answers need attention, as some of these workbooks' answers do


def compare(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare checking and building many workbooks with a tenth of them."""
    if not hasattr(os, "wait4"):
        return  # Windows does not tell
    many = 300 if inputs.quick else 1_000
    few = many // 10
    baseline = f"{few:,} workbooks"
    goal = Goal(baseline, 1.1, lenience=1.5)
    folders = {OURS: _folder(inputs, many), baseline: _folder(inputs, few)}
    lines = {name: _line(folder) for name, folder in folders.items()}
    taken: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(min(rounds, 3)):  # memory hardly varies from run to run
        for name, line in lines.items():
            taken[name].append(peak(line))
            alike("summaries built", _built(folders[name]), _expected(inputs, len(_files(folders[name]))))
    figures = {name: tuple(found) for name, found in taken.items()}
    equal = "as many summaries as there are trusts and rounds"
    yield Result("memory", f"build-all: peak memory, {many:,} workbooks", figures, (goal,), equal, unit="MB")


def _folder(inputs: Inputs, workbooks: int) -> Path:
    folder = inputs.folder / f"memory-{workbooks}"
    make(folder, Programme(trusts=-(-workbooks // 6), seed=inputs.seed, faults=False), at_most=workbooks)
    return folder


def _line(folder: Path) -> list[str]:
    return command("build-all", str(folder), "-o", str(folder / "made"), "--force")


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.xlsx"))


def _built(folder: Path) -> int:
    return len(list((folder / "made").glob("*diagnostic-summary*.docx")))


def _expected(inputs: Inputs, workbooks: int) -> int:
    return -(-workbooks // 3)


def peak(line: list[str]) -> float:
    """Return the most memory that a command held at once, in megabytes; of several processes, that of the largest."""
    return float(run([sys.executable, "-m", "benchmarks.memory", *line]).split()[-1])


def main(line: list[str]) -> int:
    """Run a command, wait for it, and print what it held."""
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as started:
        said = started.stderr.read() if started.stderr else b""
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in _FINE:
        sys.stderr.write(said.decode("utf-8", "replace"))
        return 1
    print(f"{used.ru_maxrss * _TO_MB:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
