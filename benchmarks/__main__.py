"""``python -m benchmarks``: every comparison, or those named."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.inputs import Inputs
from benchmarks.races import Result, UnequalError
from benchmarks.report import PAGE, as_json, as_table, as_text, machine, write_page
from matsheets.__main__ import collect_rarely

ROUNDS, QUICK_ROUNDS = 20, 5
Comparison = Callable[[Inputs, int], Iterator[Result]]
#: Where each comparison is, in the order of the goals; imported one by one, because what some need may not be installed.
COMPARISONS: Mapping[str, str] = {
    "help": "processes:compare_help",
    "process": "processes:compare_build_all",
    "read": "reading:compare",
    "fill": "writing:compare_fill",
    "whole": "writing:compare_whole",
    "roster": "rosters:compare",
    "memory": "memory:compare",
}


def comparison(name: str) -> Comparison:
    """Import one comparison."""
    module, _, function = COMPARISONS[name].partition(":")
    found: Comparison = getattr(import_module(f"benchmarks.{module}"), function)
    return found


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds instead of {ROUNDS}, smaller inputs"
    )
    parser.add_argument("--rounds", type=int, help="how many rounds")
    parser.add_argument("--only", action="append", choices=list(COMPARISONS), help="only this one (may be repeated)")
    parser.add_argument("--seed", type=int, default=1, help="of everything that varies (default: 1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every measurement to FILE")
    parser.add_argument("--write-docs", action="store_true", help=f"put the table into docs/{PAGE.name}")
    found = parser.parse_args(given)
    found.rounds = found.rounds or (QUICK_ROUNDS if found.quick else ROUNDS)
    if found.write_docs and (found.quick or found.only or found.rounds < ROUNDS):
        parser.error(f"--write-docs goes with a whole run of at least {ROUNDS} rounds.")
    return found


def main(given: Sequence[str] | None = None) -> int:
    """Compare, print, and fail where outputs differ or where a ratio is far from its goal."""
    asked = _arguments(given)
    collect_rarely()  # for every contender, as matsheets' own commands do
    print(machine())
    results: list[Result] = []
    unequal: list[str] = []
    with TemporaryDirectory() as folder:
        inputs = Inputs(Path(folder), seed=asked.seed, quick=asked.quick)
        for name in asked.only or COMPARISONS:
            try:
                for result in comparison(name)(inputs, asked.rounds):
                    results.append(result)
                    print(f"\n{as_text(result)}", flush=True)
            except UnequalError as error:
                print(f"\n{name}: the outputs differ, so nothing was measured. {error}", flush=True)
                unequal.append(name)
    if asked.json:
        asked.json.write_text(as_json(results, seed=asked.seed, rounds=asked.rounds), encoding="utf-8")
    if asked.write_docs and not unequal:
        write_page("table", f"{as_table(results)}\n\n{machine()}; {asked.rounds} rounds, seed {asked.seed}.")
    far = sum(not result.tolerable for result in results)
    print(f"\n{summed_up(len(results), far, unequal)}")
    return 1 if far or unequal else 0


def summed_up(measured: int, far: int, unequal: Sequence[str]) -> str:
    """Return the last sentence of a run: above all, what was not measured because the outputs differ."""
    said = f"{measured} comparison{'s' * (measured != 1)} measured; "
    said += f"{far} far from {'its goals' if far == 1 else 'their goals'}." if far else "none far from its goals."
    if unequal:
        said += f" Not measured, because the outputs differ: {', '.join(unequal)}. This run has failed."
    return said


if __name__ == "__main__":
    sys.exit(main())
