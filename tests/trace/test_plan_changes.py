"""What changed in a plan: between two workbooks of a trust, or between its workbooks and a document edited in Word."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.reading import read_and_check
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import template_of
from matsheets.errors import DocumentError, WorkbookError
from matsheets.samples.demo import SAMPLES_DAY
from matsheets.steps.made_documents import read_documents
from matsheets.storage.shipped_files import samples_dir
from matsheets.trace.plan_changes import TrackedChanges, changes_between_workbooks, changes_in_document
from matsheets.trace.verify import verify
from tests.books import load_book
from tests.documents.redline.test_redline import changes
from tests.documents.redline.tracked import body, outline, part, rejected

OTHER = samples_dir() / "ondlebury-learning-partnership-trust" / "ondlebury-baseline-agreed.xlsx"
TRUST = samples_dir() / "pennerdown-church-and-community-schools-trust"
AGREED = TRUST / "pennerdown-baseline-agreed.xlsx"


@pytest.fixture(scope="module")
def read(framework):
    """Reads workbooks, each file once."""
    known: dict[Path, Outcome] = {}

    def given(*files: Path) -> Sequence[Outcome]:
        for file in files:
            if file not in known:
                (known[file],) = read_and_check([file], [framework], today=SAMPLES_DAY)
        return [known[file] for file in files]

    return given


def between(old: Sequence[Outcome], new: Sequence[Outcome]) -> TrackedChanges:
    """What changed between two workbooks, called A and B."""
    return changes_between_workbooks(old, new, templates=None, today=SAMPLES_DAY, names=("a.xlsx", "b.xlsx"))


def retyped(tmp_path: Path, ref: str, header: str, text: str) -> Path:
    """A copy of the agreed workbook in which one cell says something else."""
    book = load_book(AGREED)
    for sheet in book:
        headers: dict[str, int] = {}
        for row in sheet.iter_rows():
            headers = {str(cell.value): cell.column for cell in row} if row[0].value == "Ref" else headers
            if row[0].value == ref and header in headers:
                sheet.cell(row[0].row, headers[header]).value = text
    book.save(tmp_path / "new.xlsx")
    return tmp_path / "new.xlsx"


def test_an_answer_that_changed(read, tmp_path):
    """A lead who changed is marked where the plan names her, from the old name to the new; little else is."""
    lead = next(a.text for o in read(AGREED) for a in o.assessment.answers if (a.ref, a.column) == ("PLAN-01", "lead"))
    found = between(read(AGREED), read(retyped(tmp_path, "PLAN-01", "Lead", "Quentin Zeal")))
    marked = changes(found.content)
    assert ("ins", "Quentin Zeal") in marked
    assert any(kind == "del" and text in lead for kind, text in marked)
    assert len(marked) < 12


def test_a_copy_of_a_workbook(read, tmp_path):
    """Of a workbook and its renamed copy nothing differs, so there is no document."""
    shutil.copy(AGREED, tmp_path / "copy.xlsx")
    assert between(read(AGREED), read(tmp_path / "copy.xlsx")).content == b""


def test_two_trusts(read):
    """Workbooks of two trusts are refused, and both are named."""
    with pytest.raises(WorkbookError, match=r"of two trusts: a\.xlsx of Pennerdown.* and b\.xlsx of Ondlebury"):
        between(read(AGREED), read(OTHER))


def test_no_plan(read):
    """A workbook without a plan is named."""
    with pytest.raises(WorkbookError, match=r"b\.xlsx holds no plan"):
        between(read(AGREED), read(TRUST / "pennerdown-baseline-mentor.xlsx"))


def test_several_plans(read, tmp_path):
    """Workbooks that hold the plans of two rounds are refused, and the rounds are named."""
    later = retyped(tmp_path, "ABT-14", "Answer", "Final")
    with pytest.raises(WorkbookError, match=r"a\.xlsx holds 2 plans \(Baseline and Final\)"):
        between(read(AGREED, later), read(AGREED))


@pytest.fixture(scope="module")
def plan(read) -> bytes:
    """The plan of a trust."""
    (build,) = plan_builds(read(*workbooks()), [DocumentKind.PLAN], only_where_possible=True)
    return build.content(templates=None, draft=False)


@pytest.fixture(scope="module")
def edited(plan) -> bytes:
    """The same plan, in which somebody changed one word in Word."""
    document = Document(io.BytesIO(plan))
    lead = next(
        paragraph
        for table in document.tables
        for row in table.rows
        if row.cells[0].text == "Success"
        for paragraph in row.cells[1].paragraphs
    )
    lead.runs[-1].text = f"{lead.runs[-1].text.rstrip('.')} in every school."
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_document(content: bytes, outcomes: Sequence[Outcome], templates: Path | None = None) -> TrackedChanges:
    """What changed in a document."""
    return changes_in_document(content, outcomes, templates=templates, today=SAMPLES_DAY, name="plan.docx")


def workbooks() -> list[Path]:
    """The workbooks of the trust."""
    return sorted(TRUST.glob("*.xlsx"))


def test_an_edit_in_word(read, edited, plan):
    """What somebody wrote into a document is inserted, against what its workbooks say; rejecting all gives what was built."""
    found = in_document(edited, read(*workbooks()))
    assert [text for kind, text in changes(found.content) if kind == "ins"] == [" in every school"]
    assert outline(rejected(part(found.content))[0]) == body(plan)


def test_a_document_that_nobody_edited(read, plan):
    """Of a document as it was built nothing differs."""
    assert in_document(plan, read(*workbooks())).content == b""


def test_another_template(read, edited, tmp_path):
    """A document made from another template is refused: all of it would be marked."""
    own = tmp_path / "own.docx"
    template = Document(str(template_of(DocumentKind.PLAN, None)))
    template.save(str(own))
    with pytest.raises(DocumentError, match=r"plan\.docx was made from another Word template"):
        in_document(edited, read(*workbooks()), own)


def test_not_all_of_its_workbooks(read, edited):
    """A document is refused where not all of its workbooks were given: what they say would seem to be new."""
    with pytest.raises(DocumentError, match=r"was made from pennerdown-baseline-mentor\.xlsx too"):
        in_document(edited, [each for each in read(*workbooks()) if "mentor" not in each.path.name])


def test_it_is_not_the_plan(read, edited, plan, tmp_path):
    """Verify says what it is, and no trust's documents have it as their plan."""
    found = in_document(edited, read(*workbooks()))
    with pytest.raises(DocumentError, match="shows what changed from one document to another"):
        verify(found.content, read(*workbooks()), templates=None, version="0", today=SAMPLES_DAY)
    files = [tmp_path / "changes.docx", tmp_path / "plan.docx"]
    for file, content in zip(files, (found.content, plan), strict=True):
        file.write_bytes(content)
    assert [made.kind == DocumentKind.PLAN.slug for made in read_documents(files)] == [False, True]
