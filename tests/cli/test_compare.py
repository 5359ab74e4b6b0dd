"""``matsheets compare``: the paper of two to four trusts, and the workbook for their joint plan."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.cli.conftest import Run
from tests.documents.lint import lint
from tests.sharing.conftest import files_of

PAPER = "ondlebury-pennerdown-comparison.docx"
PLAN = "ondlebury-pennerdown-joint-plan.xlsx"


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    """A folder for each of two sample trusts, with the workbooks that came back."""
    for trust in ("ondlebury", "pennerdown"):
        (tmp_path / trust).mkdir()
        for name, content in files_of(trust).items():
            (tmp_path / trust / name).write_bytes(content)
    return tmp_path


def words_of(path: Path) -> list[str]:
    """Every paragraph of a Word document, those in tables too."""
    body = Document(io.BytesIO(path.read_bytes())).element.body
    pieces = (list(p.iter(qn("w:t"), qn("w:noBreakHyphen"))) for p in body.iter(qn("w:p")))
    return ["".join(piece.text or "-" for piece in found).replace("\u2011", "-") for found in pieces]


def test_paper_and_workbook(run: Run, returned: Path) -> None:
    """Two trusts have a paper that anyone can read, says what the workbooks say, and names nobody who filled one in."""
    before = {path: path.read_bytes() for path in returned.rglob("*.xlsx")}
    ran = run("compare", "ondlebury", "pennerdown", "-o", "together")
    assert ran.code == 0
    assert [Path(line.split("  ")[0]).name for line in ran.out.splitlines()] == [PAPER, PLAN]
    assert (
        'Ask Pennerdown first: who may see its papers is "Board, executive team and advisers only" (ABT-19).' in ran.err
    )
    assert f"build-joint-plan {Path('together', PLAN)}" in ran.next
    assert {path: path.read_bytes() for path in before} == before

    paper = returned / "together" / PAPER
    assert lint(paper.read_bytes()) == []
    said = words_of(paper)
    assert "Challenge questions for Ondlebury" in said
    assert not any("Siobhan Teague and Gwen Parfitt" in text for text in said)
    assert run("verify", paper, "pennerdown", "ondlebury").code == 0


def test_the_joint_workbook_begins_with_what_is_shared(run: Run, returned: Path) -> None:
    """Its rows have what both rate weak or plan for, and what each says, with its Ref and its priority; nobody's aim."""
    run("compare", "ondlebury", "pennerdown", "-o", "together")
    book = openpyxl.load_workbook(returned / "together" / PLAN)
    rows = [[cell.value for cell in row] for row in book["Joint plan"].iter_rows()]
    header = next(row for row in rows if row[0] == "Ref")
    first = next(row for row in rows if row[0] == "JNT-01")
    found = dict(zip(header, first, strict=True))
    assert found["Element"] == "PEO-01 Building capacity for improvement"
    assert found["What each trust says"].replace("\u2011", "-") == (
        "Ondlebury: Amber-green (PEO-01, agreed). Priority: PLAN-05.\n"
        "Pennerdown: Red (PEO-01, agreed). Priority: PLAN-02."
    )
    assert found["Shared objective"] is None


def test_order_is_as_given(run: Run, returned: Path) -> None:
    """The trust that is named first stands first, in the files' names too."""
    ran = run("compare", "pennerdown", "ondlebury", "-o", "together")
    assert ran.code == 0
    assert (returned / "together" / "pennerdown-ondlebury-comparison.docx").exists()


def test_one_trust_is_refused(run: Run, returned: Path) -> None:
    """One trust is nothing to compare: what to do is said, and nothing is written."""
    ran = run("compare", "ondlebury", "-o", "together")
    assert (ran.code, ran.out) == (1, "")
    assert (
        "These workbooks are of one trust: Ondlebury Learning Partnership Trust. Name the pack or the workbooks"
        in ran.err
    )
    assert not (returned / "together").exists()


def test_a_joint_workbook_that_is_there_stays(run: Run, returned: Path) -> None:
    """Without --force nothing is replaced; with it the paper is, and a new workbook stands beside the old one."""
    run("compare", "ondlebury", "pennerdown", "-o", "together")
    (returned / "together" / PLAN).write_bytes(b"agreed")
    ran = run("compare", "ondlebury", "pennerdown", "-o", "together")
    assert ran.code == 4
    assert f"{PAPER} and {PLAN} are in the folder already" in ran.err
    assert run("compare", "ondlebury", "pennerdown", "-o", "together", "--force").code == 0
    assert (returned / "together" / PLAN).read_bytes() == b"agreed"
    assert (returned / "together" / "ondlebury-pennerdown-joint-plan-2.xlsx").exists()


def test_a_pack_beside_its_trusts_own_workbooks(run: Run, returned: Path) -> None:
    """The pack counts, and it is said what of its trust the paper has nothing from."""
    run("share", "ondlebury", "-o", "packs", "--elements", "PEO-01")
    ran = run("compare", "packs", "ondlebury", "pennerdown", "-o", "together")
    assert (ran.code, "pack is not counted" in ran.out) == (0, False)
    assert "Of Ondlebury the paper shows what its pack shares and no more." in ran.err
    assert "nothing is from them: ondlebury-baseline-agreed.xlsx, " in ran.err
    assert "A pack: 1 of 14 elements" in words_of(returned / "together" / PAPER)


def test_packs(run: Run, returned: Path) -> None:
    """Of two packs only what both share is compared, beside it what one alone shares is named, and no plan is asked about."""
    run("share", "ondlebury", "-o", "packs", "--elements", "PEO-01,TEA-01")
    run("share", "pennerdown", "-o", "packs", "--elements", "PEO-01")
    ran = run("compare", "packs", "-o", "together")
    assert (ran.code, ran.err) == (0, "2 files that matsheets made were not read.\n")
    said = words_of(returned / "together" / PAPER)
    assert "Ondlebury: TEA-01 Approach to pedagogy." in said
    assert "PEO-02 Recruiting, developing and retaining talent" not in said
    assert not any("PLAN-" in text for text in said)
