"""The sample year, played as the guide for mentors tells it: each command is the one that status names, and is run as printed.

Once what people type goes through LibreOffice Calc; once, quickly, into the workbook as it would be after that.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from matsheets.cli import main
from matsheets.model.framework import Framework
from matsheets.samples.meetings import filled_in
from matsheets.samples.recipes import RecipeValue, load_recipe
from matsheets.steps.status import RoundStatus, status
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.read.reader import read_workbook
from tests.clerk import addresses, typed
from tests.documents.lint import lint
from tests.office import CalcRun, convert, drive_calc

TRUST = "Skerrowmere Primary Academies Trust"
NAME = "skerrowmere-primary-academies-trust"
RECIPES = samples_dir() / NAME
GROUPS = {
    "executive-team": "Executive team",
    "trustees": "Trustees",
    "headteachers": "Headteachers and middle leaders",
    "mentor": "Mentor (external challenge)",
}
LOGS = ("PRG", "SUP")
Typed = Mapping[tuple[str, str], RecipeValue | None]
#: Types into a workbook and saves it in its place.
Fill = Callable[[Path, Typed], None]


class Played(NamedTuple):
    """The year as it was played: what status said at each look, and the folder at its end."""

    folder: Path
    looks: list[tuple[str, str, str]]
    rating_cells: int

    @property
    def returned(self) -> Path:
        """The trust's folder."""
        return self.folder / "returned"


class Year:
    """Somebody who plays the year with the commands alone."""

    def __init__(self, folder: Path, fill: Fill) -> None:
        self.folder, self.fill = folder, fill
        self.returned = folder / "returned"
        self.looks: list[tuple[str, str, str]] = []
        self.rating_cells = 0

    def look(self, day: str) -> RoundStatus:
        """Ask status on a day."""
        (trust,) = status([self.returned], today=dt.date.fromisoformat(day)).trusts
        found = trust.current
        self.looks.append((found.round, found.step.value, found.next.arguments[0]))
        return found

    def follow(self, day: str, *, until: str) -> RoundStatus:
        """Run what status names on a day, one command after another, until a step is reached."""
        for _ in range(9):
            found = self.look(day)
            if found.step.value == until:
                return found
            ran(*found.next.arguments)
        raise AssertionError(self.looks)

    def play(self) -> Played:
        """Play all of it."""
        self.send_out()
        self.agree()
        self.support()
        self.rate_again()
        self.end()
        return Played(self.folder, self.looks, self.rating_cells)

    def send_out(self) -> None:
        """Four workbooks go out, and come back filled in."""
        for name, group in GROUPS.items():
            file = self.returned / f"{name}.xlsx"
            told = ("--trust", TRUST, "--group", group, "--round", "Baseline", "--parts", "review")
            ran("new-workbook", *told, "-o", file)
            self.fill(file, load_recipe(RECIPES / f"baseline-{name}.yaml").answers)

    def agree(self) -> None:
        """The meeting is prepared and held; its plan is written, and the papers are built."""
        self.follow("2025-11-01", until="meeting prepared")
        (self.book,) = (self.returned / "meeting").glob("*.xlsx")
        agreed = load_recipe(RECIPES / "baseline-agreed.yaml").answers
        self.log = {place: value for place, value in agreed.items() if place[0].startswith(LOGS)}
        self.fill(self.book, {place: value for place, value in agreed.items() if place not in self.log})
        self.follow("2025-11-20", until="plan")

    def support(self) -> None:
        """The log is written as the year goes by, and two updates are built when status asks for them."""
        for day, review in (("2026-03-25", "2026-03-24"), ("2026-07-08", "2026-07-07")):
            self.fill(self.book, until(self.log, dt.date.fromisoformat(review)))
            found = self.look(day)
            assert found.next.arguments[0] == "build-update", found
            ran(*found.next.arguments)
            assert self.look(day).lacks == ()

    def rate_again(self) -> None:
        """The next round's workbooks come from status; each is filled in, and the log goes on in the agreed one."""
        found = self.look("2026-07-08")
        ran(*found.next.arguments)
        made = self.returned / "review-mid-point"
        self.rating_cells = sum(rated(path) for path in made.glob("*.xlsx"))
        for name, group in GROUPS.items():
            (book,) = (path for path in made.glob("*.xlsx") if path.stem.endswith(f"-{slug(group)}-review-mid-point"))
            self.fill(book, load_recipe(RECIPES / f"review-{name}.yaml").typed)
        self.follow("2026-07-12", until="meeting prepared")
        (self.book,) = (made / "meeting").glob("*.xlsx")
        review = load_recipe(RECIPES / "review-agreed.yaml").typed
        self.log = {place: value for place, value in review.items() if place[0].startswith(LOGS)}
        self.fill(self.book, {place: value for place, value in review.items() if place not in self.log})
        self.follow("2026-07-20", until="support")
        self.fill(self.book, self.log)
        found = self.look("2026-11-05")
        assert found.next.arguments[0] == "build-update", found
        ran(*found.next.arguments)

    def end(self) -> None:
        """The closing meeting, in the workbook that is carried forward once more, with medium-term priorities."""
        made = self.returned / "final"
        ran("new-workbook", "--from", self.returned, "--round", "Final", "--group", "Agreed at the diagnostic meeting",
            "-o", made)  # fmt: skip
        (self.book,) = made.glob("*.xlsx")
        self.fill(self.book, load_recipe(RECIPES / "final-agreed.yaml").typed)
        found = self.follow("2026-11-20", until="medium-term priorities")
        assert found.next.arguments[0] == "build-update", found
        ran(*found.next.arguments)
        assert self.look("2026-11-20").is_in[-1] == "Progress update of 10 November 2026"


def ran(*words: object) -> str:
    """Run a command that ends well; return what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(io.StringIO()) as told:
        code = main([str(word) for word in words])
    assert code == 0, (words, printed.getvalue() + told.getvalue())
    return printed.getvalue()


def until(log: Typed, day: dt.date) -> Typed:
    """Return the entries of a log up to a day."""
    refs = {
        ref for (ref, column), value in log.items() if column == "date" and isinstance(value, dt.date) and value <= day
    }
    return {place: value for place, value in log.items() if place[0] in refs}


def slug(group: str) -> str:
    """Return a group as the name of a file has it."""
    return "".join(c if c.isalnum() else "-" for c in group.lower()).replace("--", "-").strip("-")


def rated(path: Path) -> int:
    """Return how many ratings, rationales and pieces of evidence a workbook holds."""
    return sum(answer.column in {"rating", "rationale", "evidence"} for answer in read_workbook(path).answers)


@pytest.fixture(scope="module")
def quick(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The year, with what is typed put straight into the workbooks."""

    def fill(path: Path, answers: Typed) -> None:
        path.write_bytes(filled_in(path.name, path.read_bytes(), answers, framework, dt.datetime(2026, 1, 1)))

    return Year(tmp_path_factory.mktemp("quick"), fill).play()


@pytest.fixture(scope="module")
def in_calc(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The year, with everything typed in Calc and saved by it."""
    folder = tmp_path_factory.mktemp("calc")
    count = iter(range(99))

    def fill(path: Path, answers: Typed) -> None:
        places = addresses(path, layout)
        steps: list[list[object]] = [
            ["clear", *places[place]] if value is None else ["type", *places[place], typed(value)]
            for place, value in answers.items()
        ]
        saved = folder / "saved" / path.name
        saved.parent.mkdir(exist_ok=True)
        drive_calc([CalcRun(path, saved, steps)], folder / f"profile{next(count)}")
        shutil.move(saved, path)

    return Year(folder, fill).play()


def played(request: pytest.FixtureRequest) -> Played:
    """The year, in one of the two ways."""
    found: Played = request.getfixturevalue(request.param)
    return found


year = pytest.fixture(
    scope="module",
    params=[pytest.param("quick", marks=pytest.mark.slow), pytest.param("in_calc", marks=pytest.mark.office)],
)(played)


def test_status_is_the_thread_of_the_year(year: Played) -> None:
    """Each look finds the step that comes next, and the command that leads there."""
    assert list(dict.fromkeys(year.looks)) == [
        ("Baseline", "checked", "prepare-meeting"),
        ("Baseline", "meeting prepared", "check"),
        ("Baseline", "agreed", "build-all"),
        ("Baseline", "plan", "new-workbook"),
        ("Baseline", "support", "build-update"),
        ("Baseline", "update", "status"),
        ("Baseline", "update", "build-update"),
        ("Baseline", "update", "new-workbook"),
        ("Review (mid-point)", "checked", "prepare-meeting"),
        ("Review (mid-point)", "meeting prepared", "check"),
        ("Review (mid-point)", "agreed", "build-all"),
        ("Review (mid-point)", "support", "status"),
        ("Review (mid-point)", "support", "build-update"),
        ("Final", "agreed", "build-summary"),
        ("Final", "summary", "build-plan"),
        ("Final", "medium-term priorities", "build-update"),
        ("Final", "medium-term priorities", "new-workbook"),
    ]


def test_what_is_carried_forward_holds_no_rating(year: Played) -> None:
    """Before anybody types, the five workbooks of the next round hold no rating, no rationale and no evidence."""
    assert year.rating_cells == 0


def test_the_answers_are_those_of_the_sample(year: Played, framework: Framework) -> None:
    """The last agreed workbook says what the sample of the final round says, plan and logs with it."""
    (sample,) = samples_dir().rglob("skerrowmere-final-agreed.xlsx")
    (file,) = (year.returned / "final").glob("*.xlsx")
    assert answers_of(file, framework) == answers_of(sample, framework)


def answers_of(path: Path, framework: Framework) -> dict[tuple[str, str], object]:
    """Return what a workbook's answers mean, by place."""
    return {(answer.ref, answer.column): answer.meaning for answer in read_workbook(path, [framework]).answers}


def documents(played: Played) -> Iterator[Path]:
    """Yield the documents that were built."""
    return (path for path in sorted(played.returned.rglob("*.docx")) if "meeting-paper" not in path.name)


def test_every_paper_is_accessible_and_says_what_the_workbooks_say(year: Played) -> None:
    """Lint finds nothing in the papers of three rounds and four updates, and each is verified against the folder."""
    found = list(documents(year))
    assert sum("progress-update" in path.name for path in found) == 4
    assert {path.name: lint(path.read_bytes()) for path in found if lint(path.read_bytes())} == {}
    for path in found:
        if "progress-update" in path.name:
            assert "says what the workbooks say" in ran("verify", path, year.returned)


@pytest.mark.office
def test_an_update_has_three_pages_at_most(year: Played, tmp_path: Path) -> None:
    """Counted by LibreOffice."""
    import pikepdf

    updates = [path for path in documents(year) if "progress-update" in path.name]
    pages = {}
    for path, pdf in zip(updates, convert(updates, "pdf", tmp_path), strict=True):
        with pikepdf.open(pdf) as opened:
            pages[path.name] = len(opened.pages)
    assert {name: count for name, count in pages.items() if count > 3} == {}
