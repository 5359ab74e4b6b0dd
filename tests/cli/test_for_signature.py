"""``matsheets build-sla --for-signature``: the clean copy, or what stands in its way; and back from it to the workbooks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from matsheets.cli import main
from matsheets.documents.record.manifest import read_manifest
from matsheets.storage.shipped_files import doc_templates_dir
from tests.cli.conftest import Run
from tests.cli.test_verify import AGREED, edited, retyped

NAME = "ondlebury-learning-partnership-trust-trust-partnership-sla-for-signature.docx"
COPY = Path("papers") / NAME
FORMER = Path(__file__).parents[1] / "former"


@pytest.fixture(scope="module")
def copied(ondlebury: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sample trust's workbooks in ``returned`` and the copy to be signed in ``papers``."""
    root = tmp_path_factory.mktemp("signature")
    shutil.copytree(ondlebury / "returned", root / "returned")
    assert main(["build-sla", str(root / "returned"), "-o", str(root / "papers"), "--for-signature"]) == 0
    return root


@pytest.fixture
def made(run: Run, copied: Path) -> Run:
    """Run in a folder with a sample trust's workbooks in ``returned`` and the copy to be signed in ``papers``."""
    shutil.copytree(copied, Path(), dirs_exist_ok=True)
    return run


# --- building ---------------------------------------------------------------------------------------------------------


def test_it_has_a_name_of_its_own_and_says_so(made: Run) -> None:
    """The file's name and the line printed tell it from the draft, which may lie beside it."""
    ran = made("build-sla", "returned", "-o", "papers", "--for-signature", "--force")
    parties = "Ondlebury Learning Partnership Trust with Yoxenby Community Primary School"
    title = f"Trust partnership service level agreement for {parties}, to be signed"
    assert (ran.code, ran.out) == (0, f"{COPY}  {title}\n")
    assert made("build-sla", "returned", "-o", "papers").code == 0
    assert sorted(path.name for path in Path("papers").iterdir()) == [NAME, NAME.replace("-for-signature", "")]
    assert [read_manifest(p.read_bytes()).for_signature for p in sorted(Path("papers").iterdir())] == [True, False]  # type: ignore[union-attr]


def test_what_is_open_is_listed_with_its_place(made: Run) -> None:
    """Each point on a line of its own, then how many; nothing is written, and the exit code is that of answers to mend."""
    retyped(AGREED, {("PAR-36", "Answer"): None, ("SRV-02", "Measure"): "TBC", ("PAR-16", "Answer"): 26000})
    shutil.rmtree("papers")
    ran = made("build-sla", "returned", "-o", "papers", "--for-signature")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert [line.partition(": ")[0].rpartition(" (")[2] for line in lines] == ["PAR-16)", "PAR-36)", "SRV-02)"]
    assert lines[1].startswith(f"{AGREED.name} › Partnership › C")
    assert lines[1].endswith(
        "is blank, and the agreement cannot be signed without it. Ask your insurer, or look at the membership rules of the "
        "risk protection arrangement. No less than the limits of liability."
    )
    assert ran.err == (
        f"{NAME} was not built: 3 points are open. Settle them, or leave out --for-signature to see the agreement as it stands.\n"
    )
    assert not Path("papers").exists()


def test_what_no_agreement_needs_does_not_stand_in_the_way(made: Run) -> None:
    """A rating without its reason is a matter of the summary, and a warning without a gap of whoever looks."""
    retyped(AGREED, {("GOV-01", "Rationale"): None, ("PAR-18", "Answer"): 60})
    ran = made("build-sla", "returned", "-o", "papers", "--for-signature", "--force")
    assert COPY.name in ran.out


def test_a_workbook_from_before_is_told_what_it_never_asked(run: Run) -> None:
    """Questions that came later are points too, with how to bring the workbook up to date; the draft is built as ever."""
    folder = FORMER / "schema-3" / "ondlebury-learning-partnership-trust"
    ran = run("build-sla", folder / AGREED.name, "-o", "papers", "--for-signature")
    assert ran.code == 1
    unasked = [line for line in ran.out.splitlines() if "This workbook was made before" in line]
    assert [line.partition("(")[2][:6] for line in unasked] == [
        "PAR-30", "PAR-32", "PAR-33", "PAR-37", "PAR-36", "DAT-07", "DAT-08", "DAT-09", "DAT-10",
    ]  # fmt: skip
    assert "matsheets repair" in unasked[0]
    assert run("build-sla", folder / AGREED.name, "-o", "papers").code == 0


def test_a_draft_is_not_signed(made: Run) -> None:
    """The two options contradict each other."""
    ran = made("build-sla", "returned", "-o", "papers", "--for-signature", "--draft")
    assert ran.code == 2
    assert "--draft and --for-signature do not go together: a copy to be signed has no gaps." in ran.err


def test_resuming_keeps_a_copy_that_is_current(made: Run) -> None:
    """It counts as up to date until its workbook changes; an ordinary agreement under its name does not."""
    arguments = ("build-sla", "returned", "-o", "papers", "--for-signature", "--resume")
    assert "1 already up to date" in made(*arguments).err
    assert made("build-sla", "returned", "-o", "drafts").code == 0
    shutil.copy(next(Path("drafts").iterdir()), COPY)
    assert "1 built" in made(*arguments, "--force").err


def test_a_template_of_ones_own(made: Run) -> None:
    """The same template makes the draft and the copy; a Ref that somebody typed into it is named, and nothing is written."""
    template = Path("trust-partnership-sla.docx")
    shutil.copy(doc_templates_dir() / template.name, template)
    arguments = ("build-sla", "returned", "-o", "own", "--for-signature", "--template", template)
    assert made(*arguments).code == 0
    edited(str(template), lambda document: document.add_paragraph("See PAR-11."))
    ran = made("build-sla", "returned", "-o", "other", "--for-signature", "--template", template)
    assert ran.code == 3
    assert 'makes no clean copy: "PAR-11" stands in "See PAR-11.".' in ran.err
    assert not Path("other").exists()
    assert made("build-sla", "returned", "-o", "other", "--template", template).code == 0


# --- and back ---------------------------------------------------------------------------------------------------------


def test_as_built_it_says_what_the_workbooks_say(made: Run) -> None:
    """Straight after it was built; restyled, it says the same."""
    assert made("verify", COPY, "returned").out == f"{NAME} says what the workbooks say.\n"

    def restyle(document) -> None:  # type: ignore[no-untyped-def]
        document.styles["Normal"].font.name = "Georgia"

    edited(str(COPY), restyle)
    assert made("verify", COPY, "returned").code == 0


def test_a_change_is_named_with_the_ref_that_is_not_printed(made: Run) -> None:
    """In Key Information, a clause, a schedule's table: the Ref, both texts, the place."""
    retyped(
        AGREED, {("PAR-15", "Answer"): 10, ("SRV-02", "Measure"): "Everyone reads.", ("DAT-02", "Answer"): "A year."}
    )
    ran = made("verify", COPY, "returned", "--format", "json")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert (found["for_signature"], found["open_now"]) == (True, 0)
    traced = [d for d in found["differences"] if d["places"] != ["What we agreed"]]  # which sums up, in no row's words
    assert {difference["ref"] for difference in traced} == {"PAR-15", "SRV-02", "DAT-02"}
    notice = [d for d in found["differences"] if d["ref"] == "PAR-15"]
    assert {(d["document"], d["workbooks"]) for d in notice} >= {("8 weeks", "10 weeks")}
    assert any("Notice to end it early" in place for d in notice for place in d["places"])


def test_a_point_that_came_open_is_told(made: Run) -> None:
    """The copy can still be compared when its workbook would make none any more."""
    retyped(AGREED, {("PAR-36", "Answer"): None})
    ran = made("verify", COPY, "returned")
    assert ran.code == 1
    assert "1 point is open in the workbooks now, so that they would make no copy to be signed." in ran.out
    assert "\nPAR-36\n" in ran.out


def test_an_edit_by_hand_is_told(made: Run) -> None:
    """A figure changed in Word is named as such, with its Ref."""

    def change(document) -> None:  # type: ignore[no-untyped-def]
        cell = next(c for t in document.tables for r in t.rows for c in r.cells if c.text == "8 weeks")
        cell.paragraphs[0].runs[0].text = "2 weeks"

    edited(str(COPY), change)
    ran = made("verify", COPY, "returned")
    assert "was edited by hand" in ran.out
    assert "\nPAR-15\n" in ran.out


@pytest.mark.parametrize(
    ("words", "ref"),
    [("Notice to end it early", "PAR-15"), ("notice period", "PAR-15"), ("Duration", "DAT-02"),
     ("Amina Yilmaz, reading lead, Dasselby Primary Academy", "SRV-02"), ("PAR-15", "PAR-15")],
)  # fmt: skip
def test_words_of_the_copy_lead_to_the_cell(made: Run, words: str, ref: str) -> None:
    """A reader has no Refs: a label, a defined word or what stands in a cell finds the row; a Ref does as well."""
    ran = made("why", COPY, words, "--workbooks", "returned")
    assert ran.code == 0, ran.err
    assert ran.out.startswith(f"{ref} ")
    assert AGREED.name in ran.out


def test_words_that_stand_in_several_places_are_listed(made: Run) -> None:
    """Each with its Ref and its place, so that one can be named."""
    ran = made("why", COPY, "Headteacher mentoring, ", "--workbooks", "returned")
    assert ran.code == 2
    for ref in ("CHG-01", "CHG-02"):
        assert f"\n  {ref}  " in ran.err
    assert "Schedule 1: Service charge › 1" in ran.err


def test_words_of_any_document_lead_to_the_cell(made: Run) -> None:
    """What prints its Refs can be asked by its words too; words that stand nowhere are no Ref."""
    assert made("build-sla", "returned", "-o", "drafts").code == 0
    (draft,) = Path("drafts").iterdir()
    assert made("why", draft, "Notice to end it early", "--workbooks", "returned").out.startswith("PAR-15 ")
    ran = made("why", draft, "Nobody wrote this", "--workbooks", "returned")
    assert ran.code == 2
    assert 'No workbook has a row "Nobody wrote this".' in ran.err


def test_it_prints_no_ref(made: Run) -> None:
    """Nothing of the workbook's numbering is left, in the text or out of sight."""
    document = Document(str(COPY))
    said = [p.text for p in document.paragraphs] + [c.text for t in document.tables for r in t.rows for c in r.cells]
    assert not [text for text in said if any(f"{prefix}-" in text for prefix in ("PAR", "CHG", "SRV", "DAT", "PLAN"))]
    assert b"vanish" not in document.part.blob
