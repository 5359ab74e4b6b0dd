"""Peak memory of many workbooks beside a tenth of them, each in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.inputs import Inputs
from benchmarks.measured import TELLS, measure
from benchmarks.processes import command
from benchmarks.programme import Programme, make
from benchmarks.races import OURS, Goal, Result, alike

_GROUPS = 3
_ROUNDS = 3  # memory hardly varies from run to run
MANY, FEW = 1_000, 100
GOALS = (Goal(f"{FEW:,} workbooks", 1.1, lenience=1.5),)


def compare(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare building the documents of many workbooks with a tenth of them; nothing where the system does not tell."""
    if not TELLS:
        return
    (goal,) = GOALS
    sizes = {OURS: MANY, goal.against: FEW}
    folders = {name: _folder(inputs, size) for name, size in sizes.items()}
    taken: dict[str, list[float]] = {name: [] for name in sizes}
    for _ in range(1 if inputs.quick else _ROUNDS):
        for name, folder in folders.items():
            line = command("build-all", str(folder), "-o", str(folder / "made"), "--force")
            used = measure(line, folder / "said.txt")
            alike("the exit code", used.exit, 0)
            built = len(list((folder / "made").glob("*-diagnostic-summary*.docx")))
            alike("summaries built", built, -(-sizes[name] // _GROUPS))
            taken[name].append(used.peak)
    figures = {name: tuple(found) for name, found in taken.items()}
    equal = "one summary for each trust and round, in both runs"
    yield Result("memory", f"build-all, peak memory, {MANY:,} workbooks", figures, (goal,), equal, unit="MB")


def _folder(inputs: Inputs, workbooks: int) -> Path:
    folder = inputs.folder / f"memory-{workbooks}"
    programme = Programme(trusts=-(-workbooks // _GROUPS), seed=inputs.seed, groups=_GROUPS, faults=False)
    make(folder, programme, at_most=workbooks)
    return folder
