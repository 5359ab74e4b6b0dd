"""The committed templates: built from their sources, sound, and filled as docxtpl would fill them."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.util
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from matsheets.documents.authoring.template_check import check_template
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.evidence import evidence_context
from matsheets.documents.contexts.meeting import meeting_context
from matsheets.documents.contexts.plan import plan_context
from matsheets.documents.contexts.summary import summary_context
from matsheets.documents.contexts.update import update_context
from matsheets.documents.template.build import build_document
from matsheets.documents.template.engine import fill
from matsheets.errors import TemplateError
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import (
    MADE_ON,
    NASTY_TRUST,
    ROOT,
    VERSION,
    as_strict,
    empty_review,
    paragraphs_of,
    rich_review,
)
from tests.documents.lint import lint
from tests.documents.template.likeness import by_docxtpl, differing
from tests.judges import sdk_errors

OURS = (DocumentKind.SUMMARY, DocumentKind.EVIDENCE, DocumentKind.PLAN, DocumentKind.UPDATE, DocumentKind.MEETING)


def builder() -> ModuleType:
    """The script that builds the templates."""
    path = ROOT / "doc_templates" / "source" / "build.py"
    spec = importlib.util.spec_from_file_location("build_templates", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", OURS)
def test_the_committed_template_is_what_its_source_builds(kind: DocumentKind) -> None:
    """Run ``python doc_templates/source/build.py`` after a change to a source."""
    assert (doc_templates_dir() / kind.template).read_bytes() == builder().build(kind.template)


@pytest.mark.parametrize("kind", OURS)
def test_the_template_is_accessible_itself(kind: DocumentKind) -> None:
    """What people open and restyle in Word passes the lint as well."""
    assert lint(doc_templates_dir() / kind.template) == []


@pytest.mark.judges
@pytest.mark.parametrize("kind", OURS)
def test_the_open_xml_sdk_accepts_the_template(kind: DocumentKind) -> None:
    """The template opens in Word as it is."""
    assert sdk_errors(doc_templates_dir() / kind.template) == []


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        (DocumentKind.SUMMARY, summary_context),
        (DocumentKind.EVIDENCE, evidence_context),
        (DocumentKind.PLAN, plan_context),
        (DocumentKind.UPDATE, update_context),
        (DocumentKind.MEETING, meeting_context),
    ],
)
@pytest.mark.parametrize(
    "review",
    [r.in_period(MADE_ON) for r in (rich_review(2, trust=NASTY_TRUST), rich_review(7), empty_review())],
    ids=["2", "7", "0"],
)
def test_the_engine_fills_a_template_as_docxtpl_does(kind, make, review) -> None:  # type: ignore[no-untyped-def]
    """Part for part, the document, headers and footers are docxtpl's own."""
    path = doc_templates_dir() / kind.template
    context = make(review, made_on=MADE_ON, draft=True, missing=["A & B"], version=VERSION)
    assert differing(fill(path, context), by_docxtpl(path.read_bytes(), context)) == []


SCRIPT = """
import hashlib, sys
sys.path.insert(0, {root!r})
from tests.documents.builders import MADE_ON, VERSION, rich_review
from matsheets.documents.authoring.template_check import check_template
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
for kind in (DocumentKind.SUMMARY, DocumentKind.EVIDENCE, DocumentKind.PLAN, DocumentKind.UPDATE, DocumentKind.MEETING):
    print(hashlib.sha256(build_document(kind, rich_review().in_period(MADE_ON), made_on=MADE_ON, version=VERSION)).hexdigest())
"""


def test_the_same_inputs_give_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Other time zones, hash seeds, folders and processes change nothing."""
    found = []
    for zone, seed, folder in (("UTC", "0", ROOT), ("Pacific/Auckland", "12345", tmp_path)):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(root=str(ROOT))], env=environment, cwd=folder, check=True,
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        found.append(done.stdout)
    here = [
        hashlib.sha256(
            build_document(k, rich_review().in_period(MADE_ON), made_on=MADE_ON, version=VERSION)
        ).hexdigest()
        for k in OURS
    ]
    assert found == ["\n".join(here) + "\n"] * 2


def test_without_a_date_the_workbooks_dates_are_used() -> None:
    """A document made without a date carries the latest one that the workbooks give."""
    from docx import Document

    made = Document(io.BytesIO(build_document(DocumentKind.SUMMARY, rich_review())))
    assert made.core_properties.created == dt.datetime(2026, 11, 5, 9, tzinfo=dt.UTC)
    assert "Document date: 5 November 2026" in made.sections[0].footer.paragraphs[0].text


def test_a_folder_of_own_templates_comes_first(tmp_path: Path) -> None:
    """A template in the folder is used; one that is not there is ours."""
    from docx import Document

    own = Document()
    own.add_paragraph("Our own summary for {{ trust }}")
    own.save(str(tmp_path / DocumentKind.SUMMARY.template))
    made = build_document(DocumentKind.SUMMARY, rich_review(), templates=tmp_path)
    assert [p.text for p in Document(io.BytesIO(made)).paragraphs] == ["Our own summary for Oakfield Learning Trust"]
    assert build_document(DocumentKind.PLAN, rich_review(), templates=tmp_path) == build_document(
        DocumentKind.PLAN, rich_review()
    )


def test_a_fault_in_an_own_template_is_reported_with_its_file(tmp_path: Path) -> None:
    """The message begins with the file's name."""
    from docx import Document

    own = Document()
    own.add_paragraph("{{ trsut }}")
    own.save(str(tmp_path / DocumentKind.PLAN.template))
    with pytest.raises(TemplateError, match=r'^development-plan\.docx uses the unknown name "trsut"'):
        build_document(DocumentKind.PLAN, rich_review(), templates=tmp_path)


@pytest.mark.parametrize("kind", OURS)
def test_a_template_saved_as_strict_makes_the_same_document(kind: DocumentKind, tmp_path: Path) -> None:
    """Word's "Strict Open XML Document" is checked, filled and written with the usual names."""
    usual = (doc_templates_dir() / kind.template).read_bytes()
    strict = as_strict(usual)
    (tmp_path / kind.template).write_bytes(strict)
    review = rich_review().in_period(MADE_ON)
    made = build_document(kind, review, made_on=MADE_ON, templates=tmp_path)

    assert check_template(strict, known_fields(kind)) == ()
    assert paragraphs_of(made) == paragraphs_of(build_document(kind, review, made_on=MADE_ON))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert [name for name in package.namelist() if b"purl.oclc.org/ooxml" in package.read(name)] == []
