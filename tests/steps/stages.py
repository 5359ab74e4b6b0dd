"""Twelve folders of one invented trust, each one step further than the one before it, made from the samples' recipes."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from matsheets.cli import main
from matsheets.frameworks.framework_files import open_framework
from matsheets.samples.recipes import Recipe, RecipeValue, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.schema import Part

TRUST = "pennerdown-church-and-community-schools-trust"
#: Before anything of the sample's plan starts, on 1 December 2026; then; after its first review, on 4 February 2027, and after
#: its last, on 24 June 2027.
BEFORE, STARTED, REVIEWED, RATED_AGAIN = (
    dt.date(2026, 11, 20), dt.date(2026, 12, 1), dt.date(2027, 2, 5), dt.date(2027, 6, 25),
)  # fmt: skip
FOLDER = "pennerdown"


class Stage(NamedTuple):
    """A folder, the day on which it is looked at, and what is expected of it."""

    step: str
    today: dt.date
    lacks: list[str]
    command: str
    code: int = 0
    round: str = "Baseline"


def recipe(name: str, trust: str = TRUST) -> Recipe:
    """A sample's recipe."""
    return load_recipe(samples_dir() / trust / f"{name}.yaml")


def only(found: Recipe, *prefixes: str) -> Recipe:
    """A recipe with no other answers than those whose Refs begin so."""
    answers = {place: value for place, value in found.answers.items() if place[0].partition("-")[0] in prefixes}
    return replace(found, answers=answers)


def without(found: Recipe, *prefixes: str) -> Recipe:
    """A recipe without the answers whose Refs begin so."""
    kept = {place[0].partition("-")[0] for place in found.answers} - {*prefixes}
    return only(found, *kept)


def write(folder: Path, found: Recipe, file: str = "") -> Path:
    """Write a recipe's workbook into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (file or found.file)
    path.write_bytes(replay(found, open_framework("mat-assurance-framework")))
    return path


def rewrite(document: Path, old: bytes, new: bytes) -> None:
    """Change words of a Word document, as somebody does who edits it."""
    with zipfile.ZipFile(document) as package:
        parts = {entry: package.read(entry) for entry in package.infolist()}
    with zipfile.ZipFile(document, "w") as package:
        for entry, content in parts.items():
            package.writestr(entry, content.replace(old, new) if entry.filename == "word/document.xml" else content)


def build(folder: Path, command: str, code: int = 0) -> None:
    """Build documents of a folder's workbooks into its folder of documents."""
    assert main([command, str(folder), "-o", str(folder / "documents"), "--resume", "--force"]) == code


GROUPS = ("baseline-executive-team", "baseline-headteachers", "baseline-mentor")
_PARTNERSHIP = ("PAR", "CHG", "SRV", "DAT")


def _sent_out(folder: Path) -> None:
    for name in GROUPS:
        write(folder, only(recipe(name), "ABT"))


def _views_in(folder: Path) -> None:
    found = recipe(GROUPS[0])
    write(folder, replace(found, answers={k: v for k, v in found.answers.items() if k != ("VIS-01", "rating")}))


def _checked(folder: Path) -> None:
    for name in GROUPS:
        write(folder, recipe(name))


def _meeting_prepared(folder: Path) -> None:
    assert main(["prepare-meeting", str(folder), "-o", str(folder / "meeting"), "--date", "12/11/2026"]) == 0


def _agreed(folder: Path) -> None:
    shutil.rmtree(folder / "meeting")
    write(folder, without(recipe("baseline-agreed"), "PLAN", *_PARTNERSHIP))


def _summary(folder: Path) -> None:
    build(folder, "build-summary", code=1)  # the plan is blank


def _plan(folder: Path) -> None:
    write(folder, without(recipe("baseline-agreed"), *_PARTNERSHIP))
    build(folder, "build-all")


def _agreement(folder: Path) -> None:
    write(folder, recipe("baseline-agreed"))
    build(folder, "build-all")


#: What was logged by the first review.
_LOGGED: Mapping[tuple[str, str], RecipeValue] = {
    ("PRG-01", "priority"): "PLAN-01",
    ("PRG-01", "date"): dt.date(2027, 1, 29),
    ("PRG-01", "status"): "On track",
    ("PRG-01", "done"): "Both heads of school have met the office staff of the other school.",
    ("PRG-01", "difference"): "Supply cost £310 in January (£620 in January 2026).",
    ("SUP-01", "date"): dt.date(2027, 1, 20),
    ("SUP-01", "who"): "Priya Raman",
    ("SUP-01", "what"): "Half a day in each school.",
    ("SUP-01", "days"): 1,
}


def _support(folder: Path) -> None:
    """The plan has begun, and has a place for its log, in which nobody has written."""
    agreed = recipe("baseline-agreed")
    write(folder, replace(agreed, parts=agreed.parts | {Part.PROGRESS}))


def _update(folder: Path) -> None:
    agreed = recipe("baseline-agreed")
    write(folder, replace(agreed, parts=agreed.parts | {Part.PROGRESS}, answers={**agreed.answers, **_LOGGED}))
    assert main(["build-update", str(folder), "-o", str(folder / "documents"), "--on", "24/6/2027"]) == 0


def later(found: Recipe, label: str, day: dt.date) -> Recipe:
    """A recipe of another round: with another id, since it is another workbook."""
    answers = {**found.answers, ("ABT-14", "answer"): label, ("ABT-15", "answer"): day}
    name = label.partition(" ")[0].lower()
    return replace(
        found,
        answers=answers,
        workbook_id=f"{name[:2]}{found.workbook_id[2:]}",
        file=found.file.replace("baseline", name),
    )


def _next_round(folder: Path) -> None:
    write(folder, later(recipe(GROUPS[0]), "Review (mid-point)", dt.date(2027, 4, 20)))


def _medium_term(folder: Path) -> None:
    agreed = recipe("baseline-agreed")
    final = later(without(agreed, *_PARTNERSHIP), "Final", dt.date(2027, 11, 9))
    medium = only(recipe("final-agreed", "skerrowmere-primary-academies-trust"), "MED").answers
    write(folder, replace(final, answers={**final.answers, **medium}))
    build(folder, "build-all")


_CHECK = f"matsheets check {FOLDER}"
_AGREED_FILE = f"{FOLDER}/pennerdown-baseline-agreed.xlsx"
_LOOK = f"matsheets status {FOLDER}"
_NEXT_ROUND = f'matsheets new-workbook --from {FOLDER} --round "Review (mid-point)" -o {FOLDER}/review-mid-point'
_NEXT_YEAR = f'matsheets new-workbook --from {FOLDER} --round "Annual review 2028" -o {FOLDER}/annual-review-2028'
_PREPARE_NEXT = f"matsheets prepare-meeting {FOLDER}/pennerdown-review-executive-team.xlsx -o {FOLDER}/meeting"
_NO_TRUSTEES = "Trustees: no workbook"

#: In order: what each adds to the folder before it, and what is expected then.
STAGES: Mapping[str, tuple[Callable[[Path], None], Stage]] = {
    "sent out": (
        _sent_out,
        Stage(
            "sent out",
            BEFORE,
            [
                "Executive team: pennerdown-baseline-executive-team.xlsx has no answers yet",
                _NO_TRUSTEES,
                "Headteachers and middle leaders: pennerdown-baseline-headteachers.xlsx has no answers yet",
                "Mentor (external challenge): pennerdown-baseline-mentor.xlsx has no answers yet",
            ],
            _CHECK,
            1,
        ),
    ),
    "views in": (
        _views_in,
        Stage(
            "views in",
            BEFORE,
            [
                _NO_TRUSTEES,
                "Headteachers and middle leaders: pennerdown-baseline-headteachers.xlsx has no answers yet",
                "Mentor (external challenge): pennerdown-baseline-mentor.xlsx has no answers yet",
                "pennerdown-baseline-executive-team.xlsx: 1 answer needs attention",
            ],
            _CHECK,
            1,
        ),
    ),
    "checked": (
        _checked,
        Stage("checked", BEFORE, [_NO_TRUSTEES], f"matsheets prepare-meeting {FOLDER} -o {FOLDER}/meeting"),
    ),
    "meeting prepared": (
        _meeting_prepared,
        Stage(
            "meeting prepared",
            BEFORE,
            [_NO_TRUSTEES, f"{TRUST}-meeting-workbook.xlsx: 14 elements are not settled of 14"],
            _CHECK,
        ),
    ),
    "agreed": (
        _agreed,
        Stage(
            "agreed",
            BEFORE,
            ["Diagnostic summary is not made"],
            f"matsheets build-summary {FOLDER} -o {FOLDER}/documents",
            1,  # it is built, and the plan is said to be empty
        ),
    ),
    "summary": (
        _summary,
        Stage("summary", BEFORE, ["no workbook holds a plan"], f"matsheets check {_AGREED_FILE}", 1),
    ),
    "plan": (
        _plan,
        Stage("plan", BEFORE, [], f"matsheets check {_AGREED_FILE}"),
    ),
    "agreement": (_agreement, Stage("agreement", BEFORE, [], _LOOK)),
    "support": (_support, Stage("support", STARTED, [], _LOOK)),
    "update": (_update, Stage("update", RATED_AGAIN, [], _NEXT_ROUND)),
    "next round": (_next_round, Stage("next round", RATED_AGAIN, [], _PREPARE_NEXT)),
    "medium-term priorities": (
        _medium_term,
        Stage("medium-term priorities", dt.date(2027, 11, 20), [], _NEXT_YEAR, round="Final"),
    ),
}


@lru_cache(maxsize=1)
def staged(root: Path) -> Mapping[str, Path]:
    """Make the twelve folders below ``root``, each a copy of the one before with one step more."""
    made: dict[str, Path] = {}
    before: Path | None = None
    for name, (step, _) in STAGES.items():
        folder = root / name.replace(" ", "-") / FOLDER
        if before is not None:
            shutil.copytree(before, folder)
        step(folder)
        made[name] = before = folder
    return made


def names(found: Iterable[Path]) -> list[str]:
    """The names of files, in order."""
    return sorted(path.name for path in found)
