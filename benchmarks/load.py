"""A whole programme through the commands: ``python -m benchmarks.load make DIR`` and ``python -m benchmarks.load run``.

``run`` makes a programme of each size, sends it through check, aggregate, build-all and build-programme, each in a process of its own, and
says what each took: by the clock, by the processors, in memory, and how that grows with the size.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.invented_programme import ROUNDS, InventedProgramme
from benchmarks.measured import Usage, measure
from benchmarks.processes import command
from benchmarks.programme import make
from benchmarks.report import machine, write_page

SIZES = (150, 1_500, 15_000)
#: Exit codes of a run that went through: fine, answers need attention, a file could not be used.
_THROUGH = frozenset({0, 1, 3})


@dataclass(frozen=True, slots=True)
class Step:
    """One command over one size of programme."""

    command: str
    workbooks: int
    usage: Usage

    @property
    def each(self) -> float:
        """Processor milliseconds for each workbook."""
        return self.usage.processor * 1000 / self.workbooks

    @property
    def rate(self) -> float:
        """Workbooks that one busy core gets through in a second."""
        return self.workbooks / self.usage.processor


@dataclass(frozen=True, slots=True)
class Load:
    """What a programme of one size gave.

    Attributes:
        made_in: seconds that making the workbooks took.
        put: how many workbooks each fault was put into, by its code.
        found: how many problems ``check`` found, by code.
        documents: how many were built.
    """

    workbooks: int
    made_in: float
    put: Mapping[str, int]
    found: Mapping[str, int]
    documents: int
    steps: tuple[Step, ...]

    @property
    def overlooked(self) -> list[str]:
        """Codes of faults that were put in and that ``check`` found fewer of."""
        return [code for code, times in self.put.items() if self.found.get(code, 0) < times]


def run(folder: Path, programme: InventedProgramme, *, workbooks: int, workers: int, more: Sequence[str]) -> Load:
    """Make a programme of one size and send it through the commands."""
    inside = folder / str(workbooks)
    start = time.perf_counter()
    put = make(inside, programme, at_most=workbooks, workers=workers)
    made_in = time.perf_counter() - start
    said = folder / f"{workbooks}-check.csv"
    lines = {
        "check": (command("check", str(inside), "--format", "csv", "--verbose", *more), said),
        "aggregate": (
            command("aggregate", str(inside), "-o", str(folder / f"{workbooks}.json"), "--force", *more),
            folder / f"{workbooks}-aggregate.txt",
        ),
        "build-all": (
            command("build-all", str(inside), "-o", str(folder / f"{workbooks}-built"), "--force", "--draft", *more),
            folder / f"{workbooks}-build.txt",
        ),
        "build-programme": (
            command("build-programme", str(inside), "-o", str(folder / f"{workbooks}-programme"), "--force", *more),
            folder / f"{workbooks}-programme.txt",
        ),
    }
    steps = []
    for name, (line, output) in lines.items():
        used = measure(line, output)
        if used.exit not in _THROUGH:
            sys.exit(f"{name} ended with {used.exit}:\n{output.read_text(encoding='utf-8', errors='replace')[-2000:]}")
        steps.append(Step(name, workbooks, used))
    built = folder / f"{workbooks}-built"
    documents = len(list(built.glob("*.docx"))) if built.is_dir() else 0
    return Load(workbooks, made_in, dict(put), dict(_codes(said)), documents, tuple(steps))


def _codes(path: Path) -> Counter[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        # Notes and files that cannot be used are printed beside the table.
        return Counter(row["code"] for row in csv.DictReader(lines) if row.get("severity"))


# --- saying it -----------------------------------------------------------------------------------------------------


def as_table(loads: Sequence[Load]) -> str:
    """Return a table: a row for each command and size, with how much dearer a workbook is than at the smallest size."""
    rows = ["| command | workbooks | wall time | processor time | a core's rate | each workbook | growth | peak memory |",
            "|---|---:|---:|---:|---:|---:|---:|---:|"]  # fmt: skip
    for steps in zip(*(load.steps for load in loads), strict=True):
        for step in steps:
            used = step.usage
            rows.append(
                f"| `{step.command}` | {step.workbooks:,} | {used.seconds:,.1f} s | {used.processor:,.1f} s | "
                f"{step.rate:,.0f} a second | {step.each:.1f} ms | {step.each / steps[0].each:.2f} | {used.peak:,.0f} MB |"
            )
    return "\n".join(rows)


def in_words(loads: Sequence[Load]) -> Iterator[str]:
    """Yield a sentence for each size: what was made, and what was found in it."""
    for load in loads:
        yield (
            f"{load.workbooks:,} workbooks, made in {load.made_in:,.1f} s, with {sum(load.put.values()):,} faults put in; "
            f"check found {sum(load.found.values()):,} problems of {len(load.found)} kinds"
            + (f" but too few of: {', '.join(load.overlooked)}" if load.overlooked else ", every fault among them")
            + f"; {load.documents:,} documents were built."
        )


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    made = commands.add_parser("make", help="write a programme's workbooks into a folder")
    made.add_argument("folder", type=Path)
    made.add_argument("--trusts", type=int, default=2_500)
    ran = commands.add_parser("run", help="make programmes of several sizes and send them through the commands")
    ran.add_argument("--folder", type=Path, help="keep workbooks, tables and documents here (default: nowhere)")
    ran.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="how many workbooks each")
    ran.add_argument("--json", type=Path, metavar="FILE", help="also write everything to FILE")
    ran.add_argument("--write-docs", action="store_true", help="put the table into docs/speed.md")
    ran.add_argument("--with", dest="more", action="append", default=[], metavar="OPTION",
                     help="also give this option to every command, such as --with=--workers=2")  # fmt: skip
    for sub in (made, ran):
        sub.add_argument("--seed", type=int, default=1)
        sub.add_argument("--groups", type=int, default=3, help="workbooks of a trust in a round (default: 3)")
        sub.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that make the workbooks")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Make a programme, or run some."""
    asked = _arguments(given)
    if asked.command == "make":
        programme = InventedProgramme(asked.trusts, asked.seed, asked.groups)
        put = make(asked.folder, programme, workers=asked.workers)
        print(f"{asked.trusts * len(ROUNDS) * asked.groups:,} workbooks in {asked.folder}")
        for code, times in sorted(put.items()):
            print(f"  {code}: {times:,}")
        return 0
    loads = []
    with TemporaryDirectory() as temporary:
        for size in sorted(asked.sizes):
            programme = InventedProgramme(-(-size // (asked.groups * len(ROUNDS))), asked.seed, asked.groups)
            folder = asked.folder or Path(temporary)
            loads.append(run(folder, programme, workbooks=size, workers=asked.workers, more=asked.more))
            print("\n".join(in_words(loads[-1:])), flush=True)
    print(f"\n{as_table(loads)}\n\n{machine()}")
    if asked.json:
        asked.json.write_text(json.dumps([asdict(load) for load in loads], indent=1) + "\n", encoding="utf-8")
    if asked.write_docs:
        words = "\n".join(f"- {sentence}" for sentence in in_words(loads))
        write_page("load", f"{as_table(loads)}\n\n{words}\n\n{machine()}; seed {asked.seed}.")
    return 1 if any(load.overlooked for load in loads) else 0


if __name__ == "__main__":
    sys.exit(main())
