"""Copies of a diagnostic meeting's workbook: what it was made with is no answer of a copy in which nobody touched it.

Why: one person types at the meeting while others still have the workbook as it was sent out. What the meeting decided must not
be lost to what nobody decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.group_views import is_prefilled
from matsheets.model.material import BEYOND_REF
from matsheets.model.optional_columns import GROUP_VIEWS
from matsheets.model.problem_catalogue import shorten

if TYPE_CHECKING:
    from matsheets.workbook.repair.repair import SortedWorkbook

_Rows = Mapping[str, Mapping[str, Answer]]


def typed_answers(copies: Sequence[SortedWorkbook], files: Sequence[str]) -> tuple[list[tuple[Answer, ...]], list[str]]:
    """Return the answers of each copy without what only waits for a decision that another copy holds, and notes about it.

    A rating to confirm gives way to one that another copy settled or changed. An issue beyond the framework that one copy
    struck is struck, where the others have it alike.

    Args:
        copies: as they were read.
        files: what each is called.
    """
    decided = {ref for copy in copies for ref in _decided(copy)}
    waiting = [{a.cell for a in _untouched(copy.assessment) if a.ref in decided} for copy in copies]
    struck, notes = _struck(copies, files)
    answers = [
        tuple(a for a in copy.recovered.answers if a.cell not in cells and a.ref not in struck)
        for copy, cells in zip(copies, waiting, strict=True)
    ]
    return answers, notes


def _untouched(assessment: Assessment) -> Iterator[Answer]:
    """Yield the ratings that stand as they were filled in, to be confirmed."""
    for answer in assessment.unconfirmed:
        if is_prefilled(assessment.group_views.get(answer.ref, ""), answer.value):
            yield answer


def _decided(copy: SortedWorkbook) -> Iterator[str]:
    """Yield the Refs of the elements that a copy rates otherwise than by a rating that only waits to be confirmed."""
    waiting = {answer.cell for answer in _untouched(copy.assessment)}
    yield from (a.ref for a in copy.recovered.answers if a.column == "rating" and a.cell not in waiting)


def _struck(copies: Sequence[SortedWorkbook], files: Sequence[str]) -> tuple[frozenset[str], list[str]]:
    """Return the Refs of the issues that the meeting let go, and what is to be said of each that some copy cleared."""
    rows = [_issues(copy.recovered.answers) for copy in copies]
    struck, notes = set(), []
    for ref in sorted(
        {ref for copy in copies for ref, key in copy.recovered.optional if key == GROUP_VIEWS and _is_issue(ref)}
    ):
        held = [found[ref] for found in rows if ref in found]
        cleared = [file for file, copy, found in zip(files, copies, rows, strict=True) if _clears(copy, found, ref)]
        if not held or not cleared:
            continue
        what = f"{ref} ({shorten(next((a.text for a in held[0].values()), ''))}) is cleared in {', '.join(cleared)}"
        if all(_says(row) == _says(held[0]) for row in held):
            struck.add(ref)
            notes.append(f"{what}, so it was left out. Type it again if the meeting keeps it.")
        else:
            notes.append(f"{what}, and others changed its words, so it was kept. Clear it if the meeting lets it go.")
    return frozenset(struck), notes


def _clears(copy: SortedWorkbook, issues: _Rows, ref: str) -> bool:
    """Tell whether a copy has the row of an issue that it was made with, and nothing in it any more."""
    return (ref, GROUP_VIEWS) in copy.recovered.optional and ref not in issues and len(copy.assessment.rows(ref)) == 1


def _issues(answers: Iterable[Answer]) -> _Rows:
    found: dict[str, dict[str, Answer]] = {}
    for answer in answers:
        if _is_issue(answer.ref):
            found.setdefault(answer.ref, {})[answer.column] = answer
    return found


def _is_issue(ref: str) -> bool:
    return ref.rpartition("-")[0] == BEYOND_REF


def _says(row: Mapping[str, Answer]) -> dict[str, object]:
    return {column: answer.meaning for column, answer in row.items()}
