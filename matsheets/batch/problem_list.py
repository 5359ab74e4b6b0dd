"""The list of problems as text, file by file; as such a list it is known again where it lies among workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matsheets.checks.workbook_view import counted
from matsheets.model.problems import Problem, Severity

_TITLES = {Severity.ERROR: "To put right", Severity.WARNING: "To look at", Severity.NOTE: "Notes"}


def problem_list(of: str, problems: Sequence[Problem]) -> str:
    """Return one line that sums the problems of a file up, then each of them, the worst first.

    Why: how that line ends is what ``workbook.read.refusals`` knows a list by.
    """
    return "\n".join([f"{of}: {_summary(problems)}", *_listed(problems)]) + "\n"


def _listed(problems: Sequence[Problem]) -> Iterator[str]:
    for severity, title in _TITLES.items():
        if group := [p for p in problems if p.severity is severity]:
            yield f"{title}:"
            yield from (f"  {p}" for p in group)


def _summary(problems: Sequence[Problem]) -> str:
    errors, warnings = (sum(p.severity is s for p in problems) for s in (Severity.ERROR, Severity.WARNING))
    if not errors and not warnings:
        return "nothing needs attention."
    return f"{counted(errors, 'error')}, {counted(warnings, 'warning')}."
