"""A sample trust's workbooks and its plan, to be edited in Word and pulled."""

from __future__ import annotations

import pytest

from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.review.combine import combine
from tests.trace.pulling import read_books, write_books


@pytest.fixture(scope="session")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, ...]:
    """The workbooks of a sample trust's first round, read once; not to be changed."""
    return read_books(write_books(tmp_path_factory.mktemp("books"), "skerrowmere-baseline"))


@pytest.fixture(scope="session")
def plan(given: tuple[Outcome, ...]) -> bytes:
    """Their development plan."""
    return build_document(DocumentKind.PLAN, combine([o.assessment for o in given if o.assessment]))
