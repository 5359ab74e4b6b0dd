"""The progress updates that lie in a folder already: each trust's next one tells what is new since the last of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.planned_documents import DocumentPlan, PlannedDocument
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.record.received_document import read_document
from matsheets.errors import DocumentError
from matsheets.model.trust_names import fold_name
from matsheets.review.grouping import TrustRound


class LastUpdate(NamedTuple):
    """An update that lies in a folder: of which trust, and of which day."""

    trust: str
    on: dt.date


def updates_in(folder: Path) -> Iterator[LastUpdate]:
    """Yield the updates in a folder, whatever their files are called; a draft is no paper that a board was given."""
    for path in sorted(folder.glob("*.docx")):
        try:
            manifest = read_manifest(read_document(path), name=path.name)
        except DocumentError:
            continue
        if manifest and manifest.kind == DocumentKind.UPDATE.slug and manifest.period and not manifest.draft:
            yield LastUpdate(fold_name(manifest.trust), manifest.period.on)


def since_last_updates(plans: Iterable[DocumentPlan], updates: Iterable[LastUpdate]) -> tuple[DocumentPlan, ...]:
    """Return the plans with updates that go on from the newest earlier one of their trust, of whatever round.

    Why of any: a log goes on from round to round, and what a board was told or asked once is not told or asked again.
    """
    known = tuple(updates)
    return tuple(plan._replace(documents=tuple(_continued(plan.group, plan.documents, known))) for plan in plans)


def _continued(
    group: TrustRound, documents: Iterable[PlannedDocument], known: Sequence[LastUpdate]
) -> Iterator[PlannedDocument]:
    names = {fold_name(workbook.trust_name) for workbook in group.workbooks}
    own = [each.on for each in known if each.trust in names]
    for document in documents:
        period = document.period
        last = max((on for on in own if period and on < period.on), default=None)
        yield document._replace(period=period._replace(since=last)) if period and last else document
