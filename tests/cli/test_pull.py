"""``matsheets pull``: what it prints, writes and ends with."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from matsheets.frameworks.framework_files import open_framework
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.read.reader import read_workbook
from tests.cli.conftest import Run
from tests.trace.word_edits import Edited, opened, plain, say

PLAN = "papers/ondlebury-learning-partnership-trust-development-plan.docx"
AGREED = Path("returned/ondlebury-baseline-agreed.xlsx")


def change(path: str, *edits: Callable[[Edited], None]) -> None:
    """Edit a document and save it, as Word does."""
    found = opened(Path(path).read_bytes())
    for edit in edits:
        edit(found)
    Path(path).write_bytes(found.bytes())


def lead(ref: str, name: str) -> Callable[[Edited], None]:
    """Type over who leads a priority."""
    return lambda found: say(found.row(ref, "Lead")[0], name, tracked=False)


def test_a_change_is_shown_and_written_into_a_copy(built: Run) -> None:
    """Each change on a line of its own; the copy says it, no workbook is changed, and the next step is told."""
    before = hashlib.sha256(AGREED.read_bytes()).hexdigest()
    old = read_workbook(AGREED).text("PLAN-03", "lead")
    change(PLAN, lead("PLAN-03", "Sadia Rehman"))

    ran = built("pull", PLAN, "returned", "-o", "copy.xlsx")

    assert ran.code == 0
    assert ran.out.splitlines()[:2] == [
        f"copy.xlsx  1 change from {Path(PLAN).name}",
        f'  PLAN-03 Lead: "{old}" → "Sadia Rehman"',
    ]
    assert ran.next == "Next: check the new workbook: matsheets check copy.xlsx\n"
    assert read_workbook("copy.xlsx").text("PLAN-03", "lead") == "Sadia Rehman"
    assert hashlib.sha256(AGREED.read_bytes()).hexdigest() == before


def test_afterwards_verify_finds_the_copy(built: Run) -> None:
    """The copy in the workbook's place, under a name of its own: what was pulled is no difference any more."""
    change(PLAN, lambda found: say(found.row("PLAN-03", "Resources")[0], "Ten days.", tracked=True))
    assert built("pull", PLAN, "returned", "-o", "copy.xlsx").code == 0
    AGREED.unlink()
    shutil.move("copy.xlsx", "returned/home.xlsx")

    ran = built("verify", PLAN, "returned")

    assert ran.code == 0
    assert ran.out.startswith(f"{Path(PLAN).name} says what the workbooks say.\n")


def test_a_dry_run_writes_nothing(built: Run) -> None:
    """The changes are shown, and the command ends as it would."""
    change(PLAN, lead("PLAN-03", "Sadia Rehman"))
    before = sorted(path for path in Path().rglob("*"))

    ran = built("pull", PLAN, "returned", "--dry-run")

    assert ran.code == 0
    assert ran.out.startswith(f"{Path(PLAN).name} holds 1 change for ondlebury-baseline-agreed.xlsx.\n  PLAN-03 Lead: ")
    assert sorted(path for path in Path().rglob("*")) == before


def test_what_is_not_taken_ends_with_1(built: Run) -> None:
    """The certain changes are written all the same; the others are listed, each with why and what to do."""
    change(
        PLAN,
        lead("PLAN-03", "Sadia Rehman"),
        lambda found: say(found.document.paragraphs[0], "Another Trust", tracked=False),
    )  # type: ignore[attr-defined]

    ran = built("pull", PLAN, "returned", "-o", "copy.xlsx")

    assert ran.code == 1
    assert Path("copy.xlsx").exists()
    listed = ran.out.partition("Not taken:\n")[2]
    assert listed.startswith(
        '  Cover: "Another Trust" stands in the document only.\n    No cell of a workbook says just this'
    )


def test_nothing_changed(built: Run) -> None:
    """No copy is written of a workbook in which nothing changes."""
    ran = built("pull", PLAN, "returned", "-o", "copy.xlsx")

    assert (ran.code, ran.err, ran.next) == (0, "", "")
    assert ran.out == f"{Path(PLAN).name} holds no change that a workbook takes. Nothing was written.\n"
    assert not Path("copy.xlsx").exists()


def test_a_priority_that_was_taken_out(built: Run) -> None:
    """It is asked about; the answer is an option."""

    def take_out(found: Edited) -> None:
        for element in (found.title("PLAN-03")._p, found.cards["PLAN-03"]._tbl):
            element.getparent().remove(element)

    change(PLAN, take_out)
    asked = built("pull", PLAN, "returned", "-o", "copy.xlsx")
    assert asked.code == 1
    assert "--removed keep or --removed clear" in asked.out
    assert not Path("copy.xlsx").exists()

    kept = built("pull", PLAN, "returned", "-o", "copy.xlsx", "--removed", "keep")
    assert kept.code == 0
    assert "kept in the workbook: PLAN-03." in kept.out

    assert built("pull", PLAN, "returned", "-o", "copy.xlsx", "--removed", "clear").code == 0
    assert not read_workbook("copy.xlsx").filled("PLAN-03")


def test_for_a_program(built: Run) -> None:
    """``--format json`` has each change with its cell, and what was not taken."""
    change(PLAN, lead("PLAN-03", "Sadia Rehman"))

    ran = built("pull", PLAN, "returned", "--dry-run", "--format", "json")

    found = json.loads(ran.out)
    (one,) = found["changes"]
    assert (one["ref"], one["label"], one["new"], one["tab"], one["new_row"]) == (
        "PLAN-03",
        "Lead",
        "Sadia Rehman",
        "Plan",
        False,
    )
    assert (found["kind"], found["written"], found["not_taken"], found["removed"]) == ("development-plan", [], [], [])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Give -o FILE for the copy, or --dry-run"),
        (("-o", "copy.docx"), "does not end in .xlsx"),
        (("-o", str(AGREED)), "is one of the workbooks to read"),
    ],
)
def test_a_command_that_cannot_be_meant(built: Run, arguments: tuple[str, ...], says: str) -> None:
    """Without a name for the copy, or with one that is taken by what is read."""
    change(PLAN, lead("PLAN-03", "Sadia Rehman"))
    ran = built("pull", PLAN, "returned", *arguments)
    assert ran.code == 2
    assert says in ran.err


def test_nothing_is_overwritten(built: Run) -> None:
    """A file that is there stays, but with --force."""
    change(PLAN, lead("PLAN-03", "Sadia Rehman"))
    Path("copy.xlsx").write_text("mine")
    assert built("pull", PLAN, "returned", "-o", "copy.xlsx").code == 4
    assert Path("copy.xlsx").read_text() == "mine"
    assert built("pull", PLAN, "returned", "-o", "copy.xlsx", "--force").code == 0


def test_a_document_that_cannot_be_pulled(built: Run) -> None:
    """One sentence with the remedy, and exit code 3."""
    evidence = PLAN.replace("development-plan", "diagnostic-evidence")
    ran = built("pull", evidence, "returned", "--dry-run")
    assert ran.code == 3
    assert "whose edits cannot be pulled. Make the changes in the workbook." in ran.err


def test_changes_for_several_workbooks(run: Run) -> None:
    """What groups raised is in their own workbooks: a folder takes a copy of each."""
    framework = open_framework("mat-assurance-framework")
    Path("groups").mkdir()
    for recipe in map(load_recipe, find_recipes(samples_dir())):
        if recipe.file.startswith("harrowstrand") and "agreed" not in recipe.file:
            (Path("groups") / recipe.file).write_bytes(replay(recipe, framework))
    assert run("build-summary", "groups", "-o", "papers").code == 0
    (summary,) = (str(path) for path in Path("papers").iterdir())

    def retype(found: Edited) -> None:
        table = next(t for t in found.document.tables if plain(t.rows[0].cells[0].text) == "Issue")  # type: ignore[attr-defined]
        for number, row in enumerate(table.rows[1:]):
            say(row.cells[0].paragraphs[0], f"A new name, {number}", tracked=False)

    change(summary, retype)
    refused = run("pull", summary, "groups", "-o", "copy.xlsx")
    assert refused.code == 2
    assert "Give -o a folder that is there, for a copy of each." in refused.err
    Path("home").mkdir()
    ran = run("pull", summary, "groups", "-o", "home")
    assert ran.code == 0
    copies = sorted(Path("home").iterdir())
    assert len(copies) > 1
    names = [held.text(ref, "issue") for held in map(read_workbook, copies) for ref in held.refs("BEY")]
    assert sum(name.startswith("A new name") for name in names) == ran.out.count(" Issue: ")


def test_struck_words_and_a_moved_date_are_told(built: Run) -> None:
    """What counts as deleted is shown, and that a board sees a date move only where the log says so."""

    def edit(found: Edited) -> None:
        paragraph = found.row("PLAN-03", "Lead")[0]
        for run in paragraph.runs:
            run.font.strike = True
        paragraph.add_run("Pat Doe")
        when = found.row("PLAN-03", "When")[0]
        say(when, plain(when.text).replace(" December 2027", " November 2027"), tracked=False)

    change(PLAN, edit)
    old = read_workbook(AGREED).text("PLAN-03", "lead")
    ran = built("pull", PLAN, "returned", "--dry-run")
    assert ran.code == 0
    assert f'PLAN-03 Lead: "{old}" → "Pat Doe"' in ran.out
    assert f'so left out:\n  "{old}"' in ran.out
    assert "on the tab Progress, give PLAN-03 the new due date" in ran.out
