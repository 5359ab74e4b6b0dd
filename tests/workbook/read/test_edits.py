"""Sixteen edits that people make, made by LibreOffice Calc itself: no answer ever becomes another answer's text."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from matsheets.checks import check
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.framework import Framework
from matsheets.model.problems import Problem, Severity
from matsheets.samples.recipes import RecipeValue, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import build_layout
from matsheets.workbook.read.reader import read_workbook
from tests.clerk import addresses, typed
from tests.office import CalcRun, drive_calc

pytestmark = pytest.mark.office

RECIPE = samples_dir() / "ondlebury-learning-partnership-trust" / "agreed-with-partnership.yaml"
TAB = "1 Vision"
VIS_01, VIS_02, VIS_03, BELOW = 6, 7, 8, 20  # rows of the tab as it is written

#: Each edit as steps in Calc, and the answers that may be lost by it, as (Ref, column); every other must come out right.
EDITS: Mapping[str, tuple[list[list[object]], set[tuple[str, str]]]] = {
    "rows inserted": ([["insert_rows", TAB, VIS_02, 2]], set()),
    "row deleted": ([["delete_rows", TAB, VIS_02, 1]], {("VIS-02", c) for c in ("rating", "rationale", "evidence")}),
    "rows sorted": ([["sort", TAB, f"A{VIS_01}:H{VIS_03}", 1]], set()),
    "column inserted": ([["insert_column", TAB, 4]], set()),
    "Ref column deleted": (
        [["delete_column", TAB, 1]],
        {(f"VIS-0{n}", c) for n in (1, 2, 3) for c in ("rating", "rationale", "evidence")},
    ),
    "tab renamed": ([["rename_tab", TAB, "Vision (final)"]], set()),
    "tab moved": ([["move_tab", TAB, 12]], set()),
    "tab deleted": (
        [["delete_tab", TAB]],
        {(f"VIS-0{n}", c) for n in (1, 2, 3) for c in ("rating", "rationale", "evidence")},
    ),
    "tab duplicated": (
        [["copy_tab", TAB, "1 Vision (2)"]],
        {(f"VIS-0{n}", c) for n in (1, 2, 3) for c in ("rating", "rationale", "evidence")},
    ),
    "Lists and _matsheets deleted": ([["delete_tab", "Lists"], ["delete_tab", "_matsheets"]], set()),
    "cells merged": ([["merge", TAB, f"F{VIS_01}:F{VIS_02}"]], {("VIS-02", "rating")}),
    "answer cut and pasted elsewhere": ([["cut_and_paste", TAB, f"G{VIS_01}", f"G{BELOW}"]], {("VIS-01", "rationale")}),
    "drop-down cell pasted over": ([["copy_and_paste", TAB, f"G{VIS_01}", f"F{VIS_03}"]], {("VIS-03", "rating")}),
    "days counted from 1904": ([["count_from_1904"], ["type every date again"]], set()),
    "formulas typed in": (
        [["formula", TAB, f"H{VIS_01}", f"=H{VIS_02}"], ["formula", TAB, f"H{VIS_03}", "=1/0"]],
        {("VIS-01", "evidence"), ("VIS-03", "evidence")},
    ),
    "saved as .ods and back": ([["through_ods", "ODS"]], set()),
}


@pytest.fixture(scope="module")
def answers() -> Mapping[tuple[str, str], RecipeValue]:
    """A full workbook's answers."""
    return load_recipe(RECIPE).answers


@pytest.fixture(scope="module")
def edited(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The same completed workbook after each edit, saved by Calc."""
    folder = tmp_path_factory.mktemp("edits")
    source = folder / "completed.xlsx"
    source.write_bytes(replay(load_recipe(RECIPE), framework))
    sheet = openpyxl.load_workbook(source)[TAB]
    assert [sheet.cell(row, 1).value for row in (VIS_01, VIS_02, VIS_03)] == ["VIS-01", "VIS-02", "VIS-03"]
    recipe = load_recipe(RECIPE).answers
    places = addresses(source, build_layout(framework))
    dates = [["type", *places[at], typed(value)] for at, value in recipe.items() if isinstance(value, dt.date)]
    runs, found = [], {}
    for number, (name, (steps, _)) in enumerate(EDITS.items()):
        found[name] = folder / f"edit-{number}.xlsx"
        settled: list[list[object]] = []
        for step in steps:
            again = step == ["type every date again"]
            settled += dates if again else [[str(folder / "through.ods") if a == "ODS" else a for a in step]]
        runs.append(CalcRun(source, found[name], settled))
    drive_calc(runs, folder / "profile")
    return found


def is_right(answer: Answer | None, given: RecipeValue) -> bool:
    """Tell whether an answer says what was given."""
    if answer is None or answer.value is None:
        return False
    if isinstance(given, dt.date) or isinstance(answer.value, bool) or not isinstance(given, str):
        return str(answer.value) == str(given) or answer.value == given or answer.text == str(given)
    return answer.text == given.strip()


def outcome(assessment: Assessment, problems: tuple[Problem, ...], place: tuple[str, str], given: RecipeValue) -> str:
    """Say what became of one answer: right, blank with a problem, reported, or wrong."""
    answer = assessment.answer(*place)
    if is_right(answer, given):
        return "right"
    named = [p for p in problems if p.severity > Severity.NOTE and _names(p, place, assessment)]
    if not named:
        return "wrong"
    return "blank with a problem" if answer is None else "reported"


def _names(problem: Problem, place: tuple[str, str], assessment: Assessment) -> bool:
    """Tell whether a problem speaks of an answer: at its cell, or of its Ref, or of its whole tab."""
    ref, column = place
    at = assessment.cell(ref, column)
    return (
        any(p.ref == ref and (p.cell is None or at is None or p.cell == at) for p in problem.places)
        or (
            ref in problem.message
            or any(p.cell is None and p.tab and ref[:3] in problem.message for p in problem.places)
        )
        or (at is None and any(p.tab == TAB for p in problem.places))
    )


class TestSixteenEdits:
    def test_there_are_sixteen(self) -> None:
        """The table holds the sixteen edits."""
        assert len(EDITS) == 16

    @pytest.mark.parametrize("name", EDITS)
    def test_every_answer_is_right_or_spoken_of(
        self,
        name: str,
        edited: Mapping[str, Path],
        answers: Mapping[tuple[str, str], RecipeValue],
        framework: Framework,
    ) -> None:
        """Only the answers that the edit destroys are lost, each with a problem; none holds another one's text."""
        assessment = read_workbook(edited[name], [framework])
        problems = check(assessment)
        may_be_lost = EDITS[name][1]

        found = {place: outcome(assessment, problems, place, given) for place, given in answers.items()}

        counts = Counter(found.values())
        print(
            f"{name:34} "
            + "  ".join(f"{word}: {counts[word]:3}" for word in ("right", "blank with a problem", "reported", "wrong"))
        )
        assert {p for p, word in found.items() if word == "wrong"} == set()
        lost = {p for p, word in found.items() if word != "right"}
        assert lost == may_be_lost
        texts = {v.strip(): p for p, v in answers.items() if isinstance(v, str) and p[1] in {"rationale", "evidence"}}
        for answer in assessment.answers:
            if answer.text in texts and texts[answer.text] != (answer.ref, answer.column):
                assert any(answer.ref in str(p) for p in problems), (answer.ref, answer.column)
