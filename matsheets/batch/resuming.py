"""Which documents of an earlier run are still what this run would build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from matsheets._version import __version__
from matsheets.batch.document_planning import DocumentPlan, PlannedDocument
from matsheets.batch.results import ReadResults
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.template.build import template_of
from matsheets.documents.template.package import read_template
from matsheets.errors import DocumentError
from matsheets.model.problems import Severity


def is_blocked(results: ReadResults, plan: DocumentPlan, kind: DocumentKind) -> bool:
    """Tell whether answers need attention before a document can be built, other than as a draft."""
    workbooks = plan.group.workbooks
    if any(results.worst[results.at[workbook.file]] >= Severity.ERROR for workbook in workbooks):
        return True
    if kind is not DocumentKind.SUMMARY and plan.source_of(kind)[0] is None:
        return True
    return bool(results.shared_problems_of(workbooks, least=Severity.ERROR))


def template_hashes(kinds: Iterable[DocumentKind], templates: Path | None) -> Mapping[DocumentKind, str]:
    """Return the SHA-256 of the template that each kind of document is made from.

    Raises:
        TemplateError: one cannot be read.
    """
    return {kind: sha256(read_template(template_of(kind, templates))).hexdigest() for kind in kinds}


def is_current(
    results: ReadResults,
    plan: DocumentPlan,
    planned: PlannedDocument,
    document: bytes,
    *,
    draft: bool,
    templates: Mapping[DocumentKind, str],
) -> bool:
    """Tell whether a document that is there was made by this matsheets from the same template and the same bytes.

    Args:
        results: what the first pass left.
        plan: the workbooks of its trust and round.
        planned: the document.
        document: its bytes as they are now.
        draft: whether this run builds drafts where answers need attention.
        templates: of each kind, the template's SHA-256.
    """
    try:
        found = read_manifest(document)
    except DocumentError:
        return False
    if found is None:
        return False
    earlier = plan.group.earlier if planned.kind.shows_earlier else ()
    sources = tuple((workbook.file, workbook.sha256) for workbook in (*plan.group.workbooks, *earlier))
    return (
        found.version == __version__
        and found.kind == planned.kind.slug
        and found.draft == is_blocked(results, plan, planned.kind)
        and (draft or not found.draft)
        and tuple((source.file, source.sha256) for source in found.sources) == sources
        and found.template == templates[planned.kind]
    )
