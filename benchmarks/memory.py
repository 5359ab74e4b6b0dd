"""Peak memory of many workbooks beside a tenth of them, each in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.inputs import Inputs
from benchmarks.invented_programme import ROUNDS, InventedProgramme
from benchmarks.measured import TELLS, measure
from benchmarks.processes import command
from benchmarks.programme import make
from benchmarks.races import OURS, Goal, Result, alike

_GROUPS = 3
_ROUNDS = 3  # memory hardly varies from run to run
MANY, FEW = 1_000, 100
GOALS = (Goal(f"{FEW:,} workbooks", 1.1, lenience=1.5),)


def compare(inputs: Inputs, rounds: int) -> Iterator[Result]:
    """Compare many workbooks with a tenth of them, command by command; nothing where the system does not tell."""
    if not TELLS:
        return
    (goal,) = GOALS
    sizes = {OURS: MANY, goal.against: FEW}
    folders = {name: _folder(inputs, size) for name, size in sizes.items()}
    for what, (peak_of, equal) in _COMMANDS.items():
        taken: dict[str, list[float]] = {name: [] for name in sizes}
        for _ in range(1 if inputs.quick else _ROUNDS):
            for name, folder in folders.items():
                taken[name].append(peak_of(folder, -(-sizes[name] // _GROUPS)))
        figures = {name: tuple(found) for name, found in taken.items()}
        yield Result("memory", f"{what}, peak memory, {MANY:,} workbooks", figures, (goal,), equal, unit="MB")


def _build_all(folder: Path, reviews: int) -> float:
    """Return the peak of building every document, after looking whether all were."""
    used = measure(command("build-all", str(folder), "-o", str(folder / "made"), "--force"), _listing(folder))
    alike("the exit code", used.exit, 0)
    alike("summaries built", len(list((folder / "made").glob("*-diagnostic-summary*.docx"))), reviews)
    return used.peak


def _aggregate(folder: Path, reviews: int) -> float:
    """Return the peak of writing every table, after looking whether every trust and round is in them."""
    tables = folder / "made.json"
    used = measure(command("aggregate", str(folder), "-o", str(tables), "--force"), _listing(folder))
    alike("the exit code", used.exit, 0)
    rows = json.loads(tables.read_text(encoding="utf-8"))["review"]
    alike("trusts and rounds in the tables", len({(row["trust"], row["round"]) for row in rows}), reviews)
    return used.peak


def _build_programme(folder: Path, reviews: int) -> float:
    """Return the peak of a programme's paper and workbook, after looking whether every trust is in them."""
    made = folder.with_name(f"{folder.name}-programme")
    used = measure(command("build-programme", str(folder), "-o", str(made), "--force"), _listing(folder))
    alike("the exit code", used.exit, 0)
    trusts = load_workbook(made / "programme-workbook.xlsx", read_only=True)["Trusts"]
    alike("trusts in the workbook", sum(1 for _ in trusts.iter_rows()) - 1, -(-reviews // len(ROUNDS)))
    return used.peak


_COMMANDS: Mapping[str, tuple[Callable[[Path, int], float], str]] = {
    "build-all": (_build_all, "one summary for each trust and round, in both runs"),
    "aggregate": (_aggregate, "every trust and round in the tables, in both runs"),
    "build-programme": (_build_programme, "every trust in the workbook, in both runs"),
}


def _listing(folder: Path) -> Path:
    """Return where what a command prints goes: beside the folder, not in it, where it would be a file that someone sent."""
    return folder.with_name(f"{folder.name}-said.txt")


def _folder(inputs: Inputs, workbooks: int) -> Path:
    folder = inputs.folder / f"memory-{workbooks}"
    programme = InventedProgramme(trusts=-(-workbooks // _GROUPS), seed=inputs.seed, groups=_GROUPS)
    make(folder, programme, faults=False, at_most=workbooks)
    return folder
