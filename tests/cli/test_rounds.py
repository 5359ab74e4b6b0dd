"""A plan that looks back at the plan of the round before: what it says, and what verify, why and --resume make of it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from matsheets.documents.record.manifest import read_manifest
from tests.cli.conftest import Run
from tests.cli.test_verify import retyped, said, verdict
from tests.documents.builders import tables_of
from tests.sample_programme import LAST_ROUND, SAMPLE

BASELINE, FINAL = "skerrowmere-baseline-agreed.xlsx", "skerrowmere-final-agreed.xlsx"
PLAN = "papers/skerrowmere-primary-academies-trust-development-plan-final.docx"
LOOKED_BACK = "What became of the earlier priorities"


@pytest.fixture
def two_rounds(run: Run, tmp_path: Path) -> Run:
    """Run in a folder with the agreed workbooks of two rounds in ``returned`` and their plans in ``papers``."""
    (tmp_path / "returned").mkdir()
    for file in (SAMPLE / BASELINE, LAST_ROUND / FINAL):
        (tmp_path / "returned" / file.name).write_bytes(file.read_bytes())
    assert run("build-plan", "returned", "-o", "papers").code == 0
    return run


def test_a_later_plan_says_what_became_of_the_earlier_one(two_rounds: Run) -> None:
    """Each earlier priority stands under its Ref with its round, and what takes it up; the earlier plan looks back at none."""
    found = tables_of(Path(PLAN).read_bytes())[LOOKED_BACK][1:]
    assert {row[0]: row[3] for row in found}["PLAN-05 (Baseline)"] == "PLAN-05, same element"
    assert {row[0]: row[3] for row in found}["PLAN-08 (Baseline)"] == "Done"
    assert {row[0]: row[3] for row in found}["PLAN-09 (Baseline)"] == "PLAN-09, same element"
    assert LOOKED_BACK not in tables_of(Path(PLAN.replace("final", "baseline")).read_bytes())


def test_both_rounds_are_its_sources(two_rounds: Run) -> None:
    """The manifest and the table of sources name the earlier workbook too."""
    content = Path(PLAN).read_bytes()
    manifest = read_manifest(content)
    assert manifest is not None
    assert [source.file for source in manifest.sources] == [FINAL, BASELINE]
    now, before = tables_of(content)["Workbooks that this document was made from"][1:]
    assert now[0] == FINAL
    assert before[0].startswith(f"{BASELINE} ")


def test_verify_knows_the_earlier_workbook(two_rounds: Run) -> None:
    """As built it says the same; an objective retyped in the earlier workbook is told under its own Ref."""
    assert verdict(two_rounds, PLAN)[0] == 0
    before = next(row for row in tables_of(Path(PLAN).read_bytes())[LOOKED_BACK] if row[0] == "PLAN-07 (Baseline)")
    retyped(Path("returned", BASELINE), {("PLAN-07", "Objective"): "Families know what we are for."})

    code, found = verdict(two_rounds, PLAN)

    assert code == 1
    objective = before[1].partition("\n")[0]
    assert said(found) == {
        ("PLAN-07 (Baseline)", objective, "Families know what we are for."),
        ("PLAN-07 (Baseline)", "Done", "PLAN-07, same element"),
    }


def test_why_tells_the_rounds_apart(two_rounds: Run) -> None:
    """A Ref with its round is that round's row alone; without it, it is both."""
    alone = two_rounds("why", PLAN, "PLAN-01 (Baseline)", "--workbooks", "returned")
    assert alone.code == 0
    assert BASELINE in alone.out
    assert FINAL not in alone.out
    both = two_rounds("why", PLAN, "PLAN-01", "--workbooks", "returned").out
    assert BASELINE in both
    assert FINAL in both


def test_resume_sees_that_the_earlier_plan_has_changed(two_rounds: Run) -> None:
    """The later plan is out of date then, and built anew; as long as nothing changes, none is."""
    assert "2 already up to date" in two_rounds("build-plan", "returned", "-o", "papers", "--resume").err
    retyped(Path("returned", BASELINE), {("PLAN-07", "Objective"): "Families know what we are for."})

    assert "2 built" in two_rounds("build-plan", "returned", "-o", "papers", "--resume", "--force").err

    assert "Families know what we are for." in "\n".join(
        cell.text
        for table in Document(io.BytesIO(Path(PLAN).read_bytes())).tables
        for row in table.rows
        for cell in row.cells
    )
