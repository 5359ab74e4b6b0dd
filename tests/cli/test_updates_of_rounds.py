"""Which updates the build commands make: of the round whose log goes on, of what is news in it; and what an entry makes older."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from matsheets.documents.record.manifest import read_manifest
from tests.cli.conftest import Run
from tests.steps.stages import only, recipe, write

TRUST = "skerrowmere-primary-academies-trust"
FOLDER = Path("returned")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def of_round(name: str, until: dt.date = dt.date.max) -> None:
    """Write the agreed workbook of one of the sample's rounds, with its logs up to a day."""
    found = recipe(name, TRUST)
    late = {
        ref
        for (ref, column), value in found.answers.items()
        if ref.startswith(("PRG", "SUP")) and column == "date" and isinstance(value, dt.date) and value > until
    }
    write(FOLDER, replace(found, answers={place: v for place, v in found.answers.items() if place[0] not in late}))


def updates() -> list[str]:
    """The updates that were made, by the ends of their names."""
    return sorted(path.stem.partition("progress-update-")[2] for path in Path("papers").glob("*progress-update*"))


def test_a_log_that_was_carried_forward_is_no_news(run: Run) -> None:
    """Before anything was written in it after the meeting, build-all makes no update; build-update does what it is told."""
    of_round("review-agreed", dt.date(2026, 7, 14))
    assert run("build-all", FOLDER, "-o", "papers").code == 0
    assert updates() == []
    assert run("build-update", FOLDER, "-o", "papers").code == 0
    assert updates() == ["2026-07-14"]


def test_of_several_rounds_the_one_whose_log_goes_on_has_the_update(run: Run) -> None:
    """The log of the first round was told of in its own time, and goes on in the workbook of the second."""
    of_round("baseline-agreed")
    of_round("review-agreed")
    for command in ("build-update", "build-all"):
        assert run(command, FOLDER, "-o", "papers", "--resume").code == 0
        assert updates() == ["review-mid-point-2026-11-04"]


def test_the_last_update_tells_of_all_since_the_round_before(run: Run) -> None:
    """Without a paper in the folder it goes on from the day on which that round was agreed, be its own meeting later or not."""
    of_round("review-agreed")
    of_round("final-agreed")
    assert run("build-update", FOLDER, "-o", "papers").code == 0
    (paper,) = Path("papers").glob("*.docx")
    manifest = read_manifest(paper.read_bytes())
    assert manifest is not None
    assert manifest.period is not None
    assert manifest.period.since == dt.date(2026, 7, 14)


def test_an_entry_leaves_the_other_papers_up_to_date(run: Run) -> None:
    """With --resume the update of a later day is built, and plan, summary and evidence are kept; a changed plan is built anew."""
    of_round("baseline-agreed", dt.date(2026, 3, 24))
    run("build-all", FOLDER, "-o", "papers")
    of_round("baseline-agreed")
    ran = run("build-all", FOLDER, "-o", "papers", "--resume")
    assert (ran.code, updates()) == (0, ["2026-03-20", "2026-07-02"])
    assert "1 built, 3 already up to date" in ran.err
    found = recipe("baseline-agreed", TRUST)
    write(FOLDER, replace(found, answers={**found.answers, ("PLAN-01", "lead"): "Somebody else"}))
    assert "4 built" in run("build-all", FOLDER, "-o", "papers", "--resume", "--force").err


def test_the_summary_that_follows_priorities_to_their_end_tells_the_log(run: Run) -> None:
    """With medium-term priorities an entry makes the summary older too."""
    of_round("final-agreed", dt.date(2026, 11, 4))
    run("build-all", FOLDER, "-o", "papers")
    of_round("final-agreed")
    ran = run("build-all", FOLDER, "-o", "papers", "--resume", "--force")
    assert "2 built, 2 already up to date" in ran.err


def test_what_is_logged_later_is_left_out_and_said_so(run: Run) -> None:
    """The update of an earlier day names the workbook, and agrees with it whatever was written since."""
    of_round("baseline-agreed", dt.date(2026, 3, 24))
    assert "later entries" not in run("build-update", FOLDER, "-o", "papers", "--on", "24/3/2026").out
    of_round("baseline-agreed")
    paper = f"papers/{TRUST}-progress-update-2026-03-24.docx"
    assert run("verify", paper, FOLDER).code == 0
    again = run("build-update", FOLDER, "-o", "papers", "--on", "24/3/2026", "--force")
    assert (
        "skerrowmere-baseline-agreed.xlsx has later entries in its logs. They are left out of this update.\n"
        in again.out
    )


def test_a_date_that_was_taken_into_the_plan_is_a_proposed_one(run: Run) -> None:
    """Where the log gave a new date and the plan has it now, the board is not told that there is none."""
    of_round("final-agreed")
    run("build-update", FOLDER, "-o", "papers")
    from docx import Document

    (paper,) = Path("papers").glob("*.docx")
    text = "\n".join(paragraph.text for paragraph in Document(str(paper)).paragraphs)
    assert "PLAN-02 Leading teaching" in text
    assert "no new date is proposed" not in text


def test_a_trust_without_a_log_has_no_update(run: Run) -> None:
    """Nothing is made, and build-update says what to do."""
    found = only(recipe("baseline-agreed", TRUST), "ABT", "VIS", "PEO", "TEA", "CUR", "QUA", "GOV", "PLAN")
    write(FOLDER, found)
    ran = run("build-update", FOLDER, "-o", "papers")
    assert (ran.code, updates()) == (1, [])
    assert "Fill in the tab Progress" in ran.err + ran.out


def test_a_later_round_makes_no_adopted_paper_anew(run: Run) -> None:
    """With --resume the papers of the first round are kept under the names that they had, though its plan was changed since."""
    of_round("baseline-agreed", dt.date(2026, 3, 24))
    run("build-all", FOLDER, "-o", "papers")
    adopted = {path: path.read_bytes() for path in Path("papers").iterdir()}
    found = recipe("baseline-agreed", TRUST)
    write(FOLDER, replace(found, answers={**found.answers, ("PLAN-01", "lead"): "Somebody else"}))
    of_round("review-agreed")
    assert run("build-all", FOLDER, "-o", "papers", "--resume", "--force").code == 0
    names = [path.name for path in Path("papers").iterdir()]
    assert [name for name in names if "baseline" in name] == []
    assert {path: path.read_bytes() for path in adopted} == adopted
