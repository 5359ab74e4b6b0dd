"""Which documents of an earlier run are still what this run would build."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from matsheets._version import __version__
from matsheets.batch.planned_documents import (
    DocumentPlan,
    PlannedDocument,
    errors_of,
    is_blocked,
    name_alone,
    tells_logs,
)
from matsheets.batch.results import ReadResults
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import map_used, read_manifest
from matsheets.documents.record.received_document import MAX_FILE
from matsheets.documents.template.build import template_of
from matsheets.documents.template.package import read_template
from matsheets.errors import DocumentError
from matsheets.model.rounds import round_key
from matsheets.model.trust_names import fold_name
from matsheets.storage.files import File, read_from


def template_hashes(kinds: Iterable[DocumentKind], templates: Path | None) -> Mapping[DocumentKind, str]:
    """Return the SHA-256 of the template that each kind of document is made from.

    Raises:
        TemplateError: one cannot be read.
    """
    return {kind: sha256(read_template(template_of(kind, templates))).hexdigest() for kind in kinds}


def former_paper(
    folder: File, plan: DocumentPlan, planned: PlannedDocument, earlier: Container[str]
) -> PlannedDocument | None:
    """Return a document of a past round under the name that it had before its trust had another, where it is there.

    Why nothing else of it counts: a board has adopted it, and a later round makes no paper of it anew under another name.

    Args:
        folder: where documents are put.
        plan: the workbooks of its trust and round.
        planned: the document.
        earlier: the files of all rounds that have a later one.
    """
    former = planned._replace(name=name_alone(planned, plan.group))
    is_past = any(workbook.file in earlier for workbook in plan.group.workbooks)
    there = read_from(folder, former.name, MAX_FILE) if is_past and former.name != planned.name else None
    try:
        found = read_manifest(there) if there is not None else None
    except DocumentError:
        return None
    if found is None or found.draft:
        return None
    said = (found.kind, found.for_signature, round_key(found.round), fold_name(found.trust))
    wanted = (planned.kind.slug, planned.for_signature, plan.group.name_and_date.key, fold_name(plan.group.trust_name))
    return former if said == wanted else None


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

    A workbook in which nothing but the logs was changed is the same for a document that says nothing of them.

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
    used = (workbook for workbook in plan.group.workbooks if workbook.file in planned.workbooks)
    before = (workbook for workbook in plan.group.earlier if workbook.file in planned.earlier)
    workbooks = (*used, *before)
    same = [(source.file, source.sha256) for source in found.sources] == [(w.file, w.sha256) for w in workbooks]
    if not same and not tells_logs(planned.kind, plan.group):
        said = zip((source.file for source in found.sources), found.contents, strict=False)
        same = [*said] == [(workbook.file, workbook.key_without_logs) for workbook in workbooks]
    return (
        found.version == __version__
        and found.kind == planned.kind.slug
        and found.for_signature == planned.for_signature
        and found.period == planned.period
        and found.arranged_by == map_used(planned.arranged_by)
        and found.draft == is_blocked(errors_of(results, plan), planned)
        and (draft or not found.draft)
        and same
        and found.template == templates[planned.kind]
    )
