"""Everyone can read what matsheets makes: from every sample, from nothing at all, and from far too much.

The rules are the lint's (see docs/accessibility.md); the Open XML SDK judges beside it, and in ``test_pages.py``, where the
PDFs are made, a PDF/UA-1 checker.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from matsheets.documents.contexts.document_kinds import REVIEW_DOCUMENTS, DocumentKind
from matsheets.model.framework import Framework
from matsheets.storage.shipped_files import samples_dir
from tests.documents.lint import lint
from tests.judges import sdk_errors
from tests.kept_samples import kept_samples
from tests.papers import SENTENCE, all_documents, empty, overfull
from tests.trusts.made import trusts, workbooks
from tests.workbook.write.lint import lint_workbook

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def documents(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every document, by what it was made from."""
    return all_documents(framework, tmp_path_factory.mktemp("made"))


# --- what is judged ------------------------------------------------------------------------------------------------


#: The documents that say what people see, also where nobody wrote anything.
VIEWS = (DocumentKind.SUMMARY, DocumentKind.EVIDENCE, DocumentKind.EVIDENCE_BY_MAP, DocumentKind.MEETING)


def test_there_are_documents_from_samples_from_nothing_and_from_too_much(documents: dict[str, bytes]) -> None:
    """All of the samples' own; eight overfull and two all but empty; those of an empty workbook, a terse one, three trusts."""
    from_samples = sum(name.endswith(".docx") for name in documents)
    assert from_samples == sum(1 for _ in samples_dir().rglob("*.docx")) > 40
    others = {name for name in documents if not name.endswith(".docx") and not name.startswith(("terse", *trusts()))}
    assert len(documents) - from_samples - len(others) == 6 + (6 + 6 + 7)
    overfull = {f"overfull: {kind.title}" for kind in REVIEW_DOCUMENTS}
    bare = {f"bare: {kind.title}" for kind in (DocumentKind.PLAN, DocumentKind.SLA)}
    empty = {f"empty: {kind.title}" for kind in VIEWS}
    assert others == {*overfull, *bare, *empty}


def test_the_overfull_documents_hold_everything(documents: dict[str, bytes]) -> None:
    """Fourteen groups, sixty priorities and the two thousand words are really in them."""
    from docx import Document

    def text(kind: DocumentKind) -> str:
        doc = Document(io.BytesIO(documents[f"overfull: {kind.title}"]))
        cells = (cell.text for table in doc.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(paragraph.text for paragraph in doc.paragraphs), *cells])

    assert "14 groups or people rated" in text(DocumentKind.SUMMARY)
    assert "PLAN-60" in text(DocumentKind.PLAN)
    in_full = set(REVIEW_DOCUMENTS) - {
        DocumentKind.SUMMARY,
        DocumentKind.UPDATE,
        DocumentKind.MEETING,
    }  # these are held to their pages
    assert all(text(kind).count(SENTENCE.strip()) >= 112 for kind in in_full)


def test_every_document_is_accessible(documents: dict[str, bytes]) -> None:
    """The lint finds nothing."""
    assert {name: found for name, content in documents.items() if (found := lint(content))} == {}


@pytest.mark.judges
def test_the_open_xml_sdk_finds_nothing(documents: dict[str, bytes], tmp_path: Path) -> None:
    """Word's own rules are kept; those of the samples are judged with all their files, in ``samples/test_samples.py``."""
    found = {}
    others = {name: content for name, content in documents.items() if not name.endswith(".docx")}
    for number, (name, content) in enumerate(others.items()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(content)
        found[name] = sdk_errors(path)
    assert len(found) > 15
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_every_workbook_is_accessible(framework: Framework) -> None:
    """The workbook's lint finds nothing, in the samples' workbooks and tables too."""
    samples = kept_samples(".xlsx")
    assert len(samples) > 70
    books = {**samples, **overfull(framework), **empty(framework)}
    books |= {name: content for trust in trusts() for name, content in workbooks(trust, framework)}
    assert {name: found for name, content in books.items() if (found := lint_workbook(content))} == {}
