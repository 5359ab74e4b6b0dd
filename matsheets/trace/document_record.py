"""What a document or a page says of its own making, where it has to be known which of ours it is."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.record.document_parts import main_part
from matsheets.documents.record.fingerprint import text_fingerprint
from matsheets.documents.record.manifest import Manifest, read_manifest
from matsheets.documents.record.page_text import is_page
from matsheets.documents.record.received_document import open_document
from matsheets.documents.template.package import read_template
from matsheets.errors import DocumentError
from matsheets.storage.shipped_files import doc_templates_dir
from matsheets.trace.former_templates import PRINT_AS_TODAY

K = TypeVar("K", DocumentKind, PageKind)


def record_of(name: str, content: bytes) -> tuple[Manifest, DocumentKind]:
    """Return what a Word document says of its own making, and which document it is."""
    if is_page(content):
        raise DocumentError(
            name, "is a page for a browser, whose words come from the workbooks alone.",
            "Change the workbooks, and make the page again with matsheets view.", code="document-page",
        )  # fmt: skip
    manifest = read_manifest(content, name=name)
    return _known(name, manifest, next((k for k in DocumentKind if manifest and k.slug == manifest.kind), None))


def record_of_page(name: str, content: bytes) -> tuple[Manifest, PageKind]:
    """Return what a page says of its own making, and which page it is."""
    manifest = read_manifest(content, name=name)
    return _known(name, manifest, next((k for k in PageKind if manifest and k.slug == manifest.kind), None))


def _known(name: str, manifest: Manifest | None, kind: K | None) -> tuple[Manifest, K]:
    if manifest is not None and manifest.shows_changes:
        raise DocumentError(
            name, "shows what changed from one document to another, and is neither of them.",
            "Name the document itself.", code="document-of-changes",
        )  # fmt: skip
    if manifest is not None and kind is None:
        raise DocumentError(
            name, f"is of a kind that this matsheets does not know; it was built by matsheets {manifest.version}.",
            "Upgrade matsheets: pip install --upgrade matsheets", code="newer-version",
        )  # fmt: skip
    if manifest is None or kind is None:
        raise DocumentError(
            name, "carries no record of the workbooks it was made from, so it cannot be compared with them.",
            "Name a document that matsheets built (a program that saved it since may have dropped the record).",
            code="document-not-ours",
        )  # fmt: skip
    return manifest, kind


def is_made_from(manifest: Manifest, template: Path) -> bool:
    """Tell whether a document was made from a template, or from a former one of ours that prints what this one prints."""
    if template.parent == doc_templates_dir() and manifest.template in PRINT_AS_TODAY:
        return True
    return hashlib.sha256(read_template(template)).hexdigest() == manifest.template


def text_of(document: bytes, name: str) -> str:
    """Return the fingerprint of a document's words."""
    with open_document(document, name=name) as opened:
        return text_fingerprint(opened.read(main_part(opened)[0]))
