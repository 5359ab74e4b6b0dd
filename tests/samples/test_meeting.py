"""A sample trust's diagnostic meeting, played whole: prepared, filled in through LibreOffice Calc, checked, built from."""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from matsheets.batch.reading import read_and_check
from matsheets.cli import main
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.problems import Severity
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.samples.recipes import MeetingRecipe, find_meeting, find_recipes, load_meeting, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.read.reader import read_workbook
from tests.clerk import addresses, typed
from tests.documents.lint import lint
from tests.office import CalcRun, drive_calc

pytestmark = [pytest.mark.office]

FOLDER = samples_dir() / "harrowstrand-shore-schools-trust"
NAME = "harrowstrand-shore-schools-trust"
#: How many cells a mentor typed into an empty workbook before there was one for the meeting.
RETYPED = 112
#: The ratings that the meeting chose, and those that all groups had given and it confirmed: written down from its recipe.
SETTLED = {
    **{"PEO-01": "Red", "VIS-02": "Amber-red", "VIS-03": "Amber-red", "PEO-02": "Amber-red", "QUA-02": "Amber-red"},
    **{"TEA-01": "Amber-red", "TEA-03": "Amber-green", "CUR-01": "Amber-green", "CUR-02": "Amber-green"},
    "GOV-02": "Amber-green",
}
CONFIRMED = {"VIS-01": "Amber-green", "TEA-02": "Amber-green", "QUA-01": "Green", "GOV-01": "Amber-red"}


class Played(NamedTuple):
    """A meeting that was played: the folder it was played in, and the groups' workbooks as they were before."""

    folder: Path
    groups: Mapping[str, bytes]
    recipe: MeetingRecipe
    printed: str

    @property
    def agreed(self) -> Path:
        """The agreed workbook, as Calc saved it among those of the groups."""
        return self.folder / "returned" / self.recipe.file


@pytest.fixture(scope="module")
def played(framework: Framework, layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The groups' workbooks, the meeting prepared from them, and what was typed at it typed into its workbook in Calc."""
    folder = tmp_path_factory.mktemp("meeting")
    path = find_meeting(FOLDER)
    assert path is not None
    meeting = load_meeting(path)
    groups = {}
    (folder / "returned").mkdir()
    for recipe in (load_recipe(p) for p in find_recipes(FOLDER.parent) if p.parent == FOLDER):
        groups[recipe.file] = replay(recipe, framework)
        (folder / "returned" / recipe.file).write_bytes(groups[recipe.file])
    printed = ran(
        "prepare-meeting", folder / "returned", "-o", folder / "meeting", "--date", f"{meeting.held_on:%d/%m/%Y}"
    )
    workbook = folder / "meeting" / f"{NAME}-meeting-workbook.xlsx"
    places = addresses(workbook, layout)
    steps: list[list[object]] = [
        ["clear", *places[place]] if value is None else ["type", *places[place], typed(value)]
        for place, value in meeting.typed.items()
    ]
    drive_calc([CalcRun(workbook, folder / "returned" / meeting.file, steps)], folder / "profile")
    return Played(folder, groups, meeting, printed)


def ran(*words: object) -> str:
    """Run a command that ends well; return what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(io.StringIO()) as told:
        code = main([str(word) for word in words])
    assert code == 0, printed.getvalue() + told.getvalue()
    return printed.getvalue()


def answers_of(assessment: Assessment) -> dict[tuple[str, str], object]:
    """Return what a workbook's answers mean, by place."""
    return {(answer.ref, answer.column): answer.meaning for answer in assessment.answers}


def test_only_what_differs_is_typed(played: Played) -> None:
    """A rating only where groups differ, a reason and evidence for each; the rest of the review is four answers about the day.

    The cells are counted, and printed beside those that were typed before.
    """
    columns = Counter(column for _, column in played.recipe.typed)
    ratings = {ref: value for (ref, column), value in played.recipe.typed.items() if column == "rating"}
    plan = sum(ref.startswith("PLAN-") for ref, _ in played.recipe.typed)
    review = len(played.recipe.typed) - plan
    print(f"Typed for the agreed workbook: {review} cells, beside {RETYPED}; and {plan} of the plan.")  # noqa: T201

    assert ratings == SETTLED
    assert (columns["rationale"], columns["evidence"], columns["answer"]) == (14, 14, 4)
    assert (review, plan) == (46, 68)


def test_the_agreed_workbook_is_clean(played: Played, framework: Framework) -> None:
    """Nothing needs attention in it; the groups' own keep what they had, evidence left blank beside one rating of three."""
    files = sorted((played.folder / "returned").glob("*.xlsx"))
    outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)

    found = {o.assessment.file: [(p.code, p.places[0].ref) for p in o.problems if p.severity > Severity.NOTE]
             for o in outcomes if o.assessment is not None}  # fmt: skip
    thin = [("evidence-missing", "TEA-02")]
    assert found == {
        "harrowstrand-baseline-agreed.xlsx": [],
        "harrowstrand-baseline-executive-team.xlsx": [],
        "harrowstrand-baseline-headteachers.xlsx": thin,
        "harrowstrand-baseline-mentor.xlsx": thin,
        "harrowstrand-baseline-trustees.xlsx": thin,
    }


def test_what_was_chosen_and_confirmed_stands(played: Played, framework: Framework) -> None:
    """The workbook that Calc saved rates all fourteen elements, and says the trust's facts, which nobody typed."""
    agreed = read_workbook(played.agreed, [framework])

    said = answers_of(agreed)
    ratings = {ref: getattr(value, "label", value) for (ref, column), value in said.items() if column == "rating"}
    assert ratings == SETTLED | CONFIRMED
    assert agreed.unconfirmed == ()
    facts = [agreed.answer(ref, "answer") for ref in ("ABT-01", "ABT-02", "ABT-13", "ABT-14")]
    assert [fact.text for fact in facts if fact] == [
        "Harrowstrand Shore Schools Trust",
        "ZZ000004",
        "Agreed at the diagnostic meeting",
        "Baseline",
    ]
    assert {ref for ref, column in said if column == "issue"} == {"BEY-01", "BEY-02", "BEY-03"}


def test_the_sample_is_what_calc_saved(played: Played, framework: Framework, tmp_path: Path) -> None:
    """The agreed workbook among the samples, filled in without Calc, has the answers of the one that was typed in Calc."""
    (kept,) = samples_dir().rglob(played.recipe.file)
    sample = read_workbook(kept, [framework])
    assert answers_of(sample) == answers_of(read_workbook(played.agreed, [framework]))


def test_documents_come_of_it_and_the_groups_keep_theirs(played: Played) -> None:
    """Summary and plan are built without a draft, and accessible; each group's workbook has the bytes that it came with."""
    papers = played.folder / "papers"
    for command in ("build-summary", "build-plan"):
        ran(command, played.folder / "returned", "-o", papers)

    assert {path.name: lint(path.read_bytes()) for path in papers.iterdir()} == {
        f"{NAME}-diagnostic-summary.docx": [],
        f"{NAME}-development-plan.docx": [],
    }
    assert {file: (played.folder / "returned" / file).read_bytes() for file in played.groups} == played.groups


def test_the_order_of_files_changes_no_byte(played: Played) -> None:
    """The meeting prepared from the same workbooks, given one by one from last to first, is the same paper and workbook."""
    files = sorted((played.folder / "returned" / file for file in played.groups), reverse=True)
    again = played.folder / "again"
    ran("prepare-meeting", *files, "-o", again, "--date", f"{played.recipe.held_on:%d/%m/%Y}")

    first = {path.name: path.read_bytes() for path in (played.folder / "meeting").iterdir()}
    assert {path.name: path.read_bytes() for path in again.iterdir()} == first
    assert len(first) == 2
