"""Twelve folders, each one step further: the step, what is lacking, and a command that runs as it is printed."""

import datetime as dt
import shlex
import shutil
from pathlib import Path

import pytest

from matsheets.cli import main
from matsheets.steps.status import RoundStatus, status
from matsheets.steps.step import Step
from tests.steps.stages import FOLDER, STAGES, Stage, staged


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The twelve folders; copy one to change it."""
    return dict(staged(tmp_path_factory.mktemp("stages")))


@pytest.fixture
def stage(folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> Stage:
    """Work beside a copy of one of the folders."""
    shutil.copytree(folders[name], tmp_path / FOLDER)
    monkeypatch.chdir(tmp_path)
    return STAGES[name][1]


def look(stage: Stage) -> RoundStatus:
    """Where the round of the stage stands."""
    (trust,) = status(FOLDER, today=stage.today).trusts
    return next(each for each in trust.rounds if each.round == stage.round)


def test_there_is_a_folder_for_every_step() -> None:
    """The folders are of the steps, in the order of the steps."""
    assert list(STAGES) == [step.value for step in Step]


@pytest.mark.parametrize("name", STAGES)
def test_each_folder_stands_at_its_step(stage: Stage) -> None:
    """The step reached, and what is lacking for the next, in the words that people read."""
    found = look(stage)
    assert (found.step.value, [lack.text for lack in found.lacks]) == (stage.step, stage.lacks)


@pytest.mark.parametrize("name", STAGES)
def test_the_next_command_runs_as_printed(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """The command is the one expected, is split by a shell as it is meant, and runs."""
    found = look(stage)
    assert found.next.command == stage.command
    program, *arguments = shlex.split(found.next.command)
    assert (program, tuple(arguments)) == ("matsheets", found.next.arguments)

    assert main(arguments) == stage.code, capsys.readouterr()
    assert capsys.readouterr().out


@pytest.mark.parametrize("name", ["support"])
def test_on_its_own_day_a_review_is_not_past(stage: Stage) -> None:
    """On the day of the review it is due, and the board hears of it from the day after."""
    on_the_day = look(stage._replace(today=dt.date(2027, 2, 4)))
    assert (on_the_day.step.value, str(on_the_day.due)) == (
        "support",
        "log how the plan stands, for its review, 4 February 2027",
    )
    after = look(stage._replace(today=dt.date(2027, 2, 5)))
    assert (after.step.value, str(after.due)) == (
        "support",
        "the board hears what became of the plan, 4 February 2027 (past)",
    )
    assert [lack.text for lack in after.lacks] == [
        "pennerdown-baseline-agreed.xlsx: nothing is logged of the plan since 12 November 2026"
    ]
