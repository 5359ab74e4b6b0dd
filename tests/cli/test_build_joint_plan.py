"""``build-joint-plan``: the paper of what several trusts do together, and commands that meet a joint workbook."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from matsheets.documents.record.manifest import read_manifest
from matsheets.model.framework import Framework
from matsheets.model.joint_plans import JointElement, JointTrust, TrustView
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.write.joint_workbook import write_joint_workbook
from tests.books import load_book
from tests.cli.conftest import Run
from tests.documents.lint import lint

ONDLEBURY, SKERROWMERE = "Ondlebury Learning Partnership Trust", "Skerrowmere Primary Academies Trust"
#: What the sample trust agreed: it rated this element so.
SAMPLE = samples_dir() / "ondlebury-learning-partnership-trust" / "ondlebury-baseline-agreed.xlsx"
PRIORITY = {
    "Shared objective": "Lessons in all our schools begin with recall.",
    "What each trust brings": "Ondlebury: its lead for teaching.\nSkerrowmere: films of ten lessons.",
    "Lead trust": "TRU-02",
    "Lead person": "Ruth Okonjo, director of education",
    "Start": dt.datetime(2027, 1, 4),
    "Due": dt.datetime(2027, 7, 16),
    "What success looks like": "Nine of ten lessons seen in June begin with recall.",
}


@pytest.fixture
def joint(tmp_path: Path, framework: Framework) -> Path:
    """A joint workbook as a comparison writes it, filled in."""
    trusts = [JointTrust(ONDLEBURY, "07654321", "Jo Field", "Baseline", dt.date(2026, 10, 14)), JointTrust(SKERROWMERE)]
    views = (
        TrustView(ONDLEBURY, "Green", "TEA-01", "agreed", ("PLAN-03",)),
        TrustView(SKERROWMERE, "Not shared", "TEA-01"),
    )
    shared = [JointElement("TEA-01", views), JointElement("CUR-01", ())]
    path = tmp_path / "plan" / "joint.xlsx"
    path.parent.mkdir()
    path.write_bytes(write_joint_workbook(framework, trusts, shared, created=dt.datetime(2026, 11, 2)))
    type_in(path, "JNT-01", PRIORITY)
    return path


def type_in(path: Path, ref: str, answers: dict[str, Any]) -> None:
    """Type answers into the joint plan of a workbook, by their headers."""
    book = load_book(path)
    sheet = book["Joint plan"]
    headers = {cell.value: cell.column for cell in next(row for row in sheet.iter_rows() if row[0].value == "Ref")}
    row = next(row[0].row for row in sheet.iter_rows() if row[0].value == ref)
    for header, value in answers.items():
        sheet.cell(row, headers[header]).value = value
    book.save(path)


def words(path: Path) -> str:
    """Every word of a document's paragraphs and tables."""
    document = Document(io.BytesIO(path.read_bytes()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).replace("\u2011", "-")


PAPER = "ondlebury-skerrowmere-joint-plan.docx"


def test_the_paper_says_what_who_and_when(run: Run, joint: Path, tmp_path: Path) -> None:
    """Each statement with the joint Ref, or with the trust's own and its name."""
    ran = run("build-joint-plan", joint, "-o", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(f"{PAPER}  Joint action plan of {ONDLEBURY} and {SKERROWMERE}\n")
    said = words(tmp_path / "out" / PAPER)
    for told in (
        "1 shared priority, due on 16 July 2027.",
        "JNT-01 Lessons in all our schools begin with recall.",
        "Its own priority: PLAN-03 (Ondlebury)",
        "TEA-01 (Skerrowmere): Not shared",
        "Skerrowmere: Ruth Okonjo, director of education",
        "4 January 2027 to 16 July 2027",
        "Nothing is agreed on yet: CUR-01 Aligned curriculum (JNT-02).",
    ):
        assert told in said
    manifest = read_manifest((tmp_path / "out" / PAPER).read_bytes())
    assert manifest is not None
    assert lint(tmp_path / "out" / PAPER) == []
    assert (manifest.trust, [s.file for s in manifest.sources]) == (f"{ONDLEBURY}; {SKERROWMERE}", ["joint.xlsx"])


def test_it_says_which_ratings_are_others_now(run: Run, joint: Path, tmp_path: Path) -> None:
    """Held against the trust's own workbook, which rates the element Amber-green; of the other trust nothing is known."""
    assert run("build-joint-plan", joint, SAMPLE, "-o", tmp_path).code == 0
    said = words(tmp_path / PAPER)
    assert (
        "TEA-01 Approach to pedagogy\nOndlebury\n\xa0Green\xa0\n\xa0Amber-green\xa0\nagreed; Baseline, 5 November 2026\n"
        in said
    )
    assert "Nothing newer was given for Skerrowmere." in said
    assert "Document date: 5 November 2026." in said
    assert run("verify", tmp_path / PAPER, joint, SAMPLE).code == 0


@pytest.mark.parametrize(("round_", "day"), [("Final", dt.date(2027, 6, 1)), ("Final", None)])
def test_an_older_review_than_the_plans_is_never_shown_as_now(
    run: Run, framework: Framework, tmp_path: Path, round_: str, day: dt.date | None
) -> None:
    """Its rating of a year ago is no fall since: it is named as older, by its round and day, whether the plan has a date or not."""
    path = tmp_path / "joint.xlsx"
    trusts = [JointTrust(ONDLEBURY, round=round_, date=day), JointTrust(SKERROWMERE)]
    shared = [JointElement("TEA-01", (TrustView(ONDLEBURY, "Green", "TEA-01", "agreed"),))]
    path.write_bytes(write_joint_workbook(framework, trusts, shared, created=dt.datetime(2027, 6, 2)))
    type_in(path, "JNT-01", PRIORITY)
    ran = run("build-joint-plan", path, SAMPLE, "-o", tmp_path)
    assert (ran.code, "Ondlebury Learning Partnership Trust is given as of Baseline, 5 November 2026" in ran.err) == (
        0,
        True,
    )
    said = words(tmp_path / PAPER)
    assert "Only something older than the plan was given for Ondlebury (Baseline, 5 November 2026)" in said
    assert "Amber-green" not in said


def test_an_element_that_is_none_stands_as_it_was_typed(run: Run, joint: Path, tmp_path: Path) -> None:
    """A draft does not say that it was not recorded, and check says what to do."""
    type_in(joint, "JNT-01", {"Element": "Sports day"})
    assert run("build-joint-plan", joint, "-o", tmp_path, "--draft").code == 0
    assert "Sports day (not in the list)" in words(tmp_path / PAPER)


def test_verify_tells_what_was_changed_since(run: Run, joint: Path, tmp_path: Path) -> None:
    """The same workbook makes the same paper; a word that was changed in it is named, and so is another workbook."""
    run("build-joint-plan", joint, "-o", tmp_path)
    assert run("verify", tmp_path / PAPER, joint).out == f"{PAPER} says what the workbooks say.\n"
    type_in(joint, "JNT-01", {"Lead person": "Sam Lee"})
    ran = run("verify", tmp_path / PAPER, joint)
    assert ran.code == 1
    assert "joint.xlsx was changed or saved again since the document was built." in ran.out
    assert "Sam Lee" in ran.out
    ran = run("verify", tmp_path / PAPER, SAMPLE)
    assert ran.code == 3
    assert "these workbooks are none of those that it was made from" in ran.err


def test_what_a_trust_kept_to_itself_is_not_told_now(run: Run, joint: Path, tmp_path: Path) -> None:
    """Its workbooks are given, and its rating of an element that it had not shared stands nowhere in the paper."""
    final = samples_dir() / "skerrowmere-primary-academies-trust" / "final"
    assert run("build-joint-plan", joint, final, "-o", tmp_path).code == 0
    said = words(tmp_path / PAPER)
    assert "Of what was given now, no rating stands beside the plan. Nothing newer was given for Ondlebury." in said
    assert "TEA-01 (Skerrowmere): Not shared" in said
    assert "Amber" not in said


def test_why_names_the_trusts_of_a_joint_row(run: Run, joint: Path, tmp_path: Path) -> None:
    """From the paper or from the workbook; no group gave it."""
    run("build-joint-plan", joint, "-o", tmp_path)
    for document in ((tmp_path / PAPER, "JNT-01", "--workbooks", joint.parent), (joint, "JNT-01")):
        ran = run("why", *document)
        assert ran.code == 0
        assert f"Joint plan of {ONDLEBURY} and {SKERROWMERE}" in ran.out
        assert "Shared objective: Lessons in all our schools begin with recall." in ran.out


def test_what_needs_attention_holds_it_up(run: Run, joint: Path, tmp_path: Path) -> None:
    """Without --draft nothing is written; a draft says so and lists what is missing."""
    type_in(joint, "JNT-01", {"Due": None})
    ran = run("build-joint-plan", joint, "-o", tmp_path / "out")
    assert ran.code == 1
    assert "(JNT-01): Due is blank, and every priority needs it." in ran.out
    assert f"{PAPER} was not built: 1 answer needs attention." in ran.err
    assert not (tmp_path / "out" / PAPER).exists()
    assert run("build-joint-plan", joint, "-o", tmp_path / "out", "--draft").code == 0
    said = words(tmp_path / "out" / PAPER)
    assert "DRAFT" in said
    assert "Due is blank, and every priority needs it." in said


def test_a_trusts_own_workbook_makes_none(run: Run, tmp_path: Path) -> None:
    """It says where a joint plan comes from."""
    ran = run("build-joint-plan", SAMPLE, "-o", tmp_path)
    assert ran.code == 3
    assert "Name the workbook with the tab Joint plan, which compare writes." in ran.err


@pytest.mark.parametrize("command", ["build-summary", "status", "aggregate"])
def test_commands_for_one_trust_pass_it_over_and_say_so(run: Run, joint: Path, tmp_path: Path, command: str) -> None:
    """In a folder it is named and left out; named by itself it is refused, with the command that takes it."""
    (joint.parent / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    output = {"status": (), "aggregate": ("-o", tmp_path / "all.csv")}.get(command, ("-o", tmp_path / "out"))
    ran = run(command, joint.parent, *output)
    assert ran.code == 0
    told = "joint.xlsx is the workbook of a joint plan of several trusts, so it was not read. build-joint-plan makes its paper."
    assert told in ran.err
    ran = run(command, joint, *output)
    assert "Its paper is made by: matsheets build-joint-plan" in ran.err


def test_repair_and_merge_keep_all_of_it(run: Run, joint: Path, tmp_path: Path) -> None:
    """What each trust says stands beside the same rows, and the paper is the same but for the workbook's fingerprint."""
    assert run("repair", joint, "-o", tmp_path / "mended.xlsx").code == 0
    type_in(joint, "JNT-02", {"Shared objective": "One curriculum for reading."})
    assert run("merge", tmp_path / "mended.xlsx", joint, "-o", tmp_path / "one.xlsx").code == 0
    run("build-joint-plan", tmp_path / "one.xlsx", "-o", tmp_path, "--draft")
    said = words(tmp_path / PAPER)
    assert "Its own priority: PLAN-03 (Ondlebury)" in said
    assert "JNT-02 One curriculum for reading." in said
