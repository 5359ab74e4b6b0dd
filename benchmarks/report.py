"""The results as text, as JSON, and as the table of the page in ``docs/``."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.races import Result
from matsheets import __version__

PAGE = Path(__file__).parents[1] / "docs" / "speed.md"


def _count(number: float, unit: str) -> str:
    digits = 2 if number < 10 else 1 if number < 1000 else 0
    return f"{number:,.{digits}f} {unit}"


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}"


def as_text(result: Result) -> str:
    """Lay one result out for a terminal."""
    lines = [result.title, f"  equal: {result.equal}"]
    width = max(len(name) for name in result.figures)
    for name, figures in result.figures.items():
        middle, low, high = (_count(n, result.unit) for n in (result.medians[name], min(figures), max(figures)))
        lines.append(f"  {name:{width}}  median {middle:>11}  min {low:>11}  max {high:>11}  ({len(figures)} rounds)")
    for goal, ratio in result.judged():
        kind = "times faster than" if goal.faster else "times"
        said = "met" if goal.met(ratio) else "MISSED" if goal.tolerable(ratio) else "FAR FROM IT"
        lines.append(f"  {_ratio(ratio)} {kind} {goal.against} (goal: {goal.asked}): {said}")
    return "\n".join(lines)


def machine() -> str:
    """Say what the figures were taken on, without naming the machine."""
    system = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores"
    return f"matsheets {__version__}, Python {platform.python_version()}, {system}"


def as_json(results: Iterable[Result], *, seed: int, rounds: int) -> str:
    """Return everything that was measured."""
    found = [
        {
            "name": result.name,
            "title": result.title,
            "equal": result.equal,
            "unit": result.unit,
            "contenders": {
                name: {"median": result.medians[name], "min": min(taken), "max": max(taken), "rounds": list(taken)}
                for name, taken in result.figures.items()
            },
            "goals": [
                {
                    "against": goal.against,
                    "goal": goal.figure,
                    "faster": goal.faster,
                    "ratio": ratio,
                    "met": goal.met(ratio),
                }
                for goal, ratio in result.judged()
            ],
        }
        for result in results
    ]
    return json.dumps({"on": machine(), "seed": seed, "rounds": rounds, "results": found}, indent=1) + "\n"


def as_table(results: Sequence[Result]) -> str:
    """Return the table of the page: a row for each goal."""
    rows = ["| what | matsheets | beside | | ratio | goal | |", "|---|---:|---|---:|---:|---|---|"]
    for result in results:
        for goal, ratio in result.judged():
            ours, theirs = (_spread(result, name) for name in (next(iter(result.figures)), goal.against))
            said = "met" if goal.met(ratio) else "**missed**"
            rows.append(
                f"| {_code(result.title)} | {ours} | {_code(goal.against)} | {theirs} | {_ratio(ratio)} | "
                f"{goal.asked} | {said} |"
            )
    return "\n".join(rows)


def _code(text: str) -> str:
    return re.sub(r'(matsheets [-\w]+(?: ONE\.xlsx)?|python -c "[^"]+")', r"`\1`", text)


def _spread(result: Result, name: str) -> str:
    figures = result.figures[name]
    low, high = _count(min(figures), result.unit), _count(max(figures), result.unit)
    return f"{_count(result.medians[name], result.unit)} ({low.split()[0]} to {high.split()[0]})"


def write_page(name: str, content: str, page: Path = PAGE) -> None:
    """Replace what stands between the page's marks of this name."""
    text = page.read_text(encoding="utf-8")
    start, end = f"<!-- {name}: written by ", f"<!-- end of {name} -->"
    before, opening, rest = text.partition(start)
    mark, arrow, _ = rest.partition("-->\n")
    after = rest.partition(end)[2]
    if not opening or not arrow:
        raise ValueError(f"{page.name} has no marks for {name}")
    page.write_text(f"{before}{start}{mark}-->\n\n{content}\n\n{end}{after}", encoding="utf-8")
