"""The documents that matsheets made of workbooks, as they lie beside them: of which trust and round, and older than what.

Only a document's own record tells: of which workbooks it was made, by their bytes. The time of a file says when it was
copied, mailed or synchronised.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.document_parts import main_part
from matsheets.documents.record.fingerprint import text_fingerprint
from matsheets.documents.record.manifest import SourceFile, read_manifest
from matsheets.documents.record.received_document import open_document, read_document
from matsheets.errors import DocumentError
from matsheets.model.cells import listed
from matsheets.model.respondents import WorkbookSummary
from matsheets.model.rounds import round_key
from matsheets.model.trust_names import fold_name
from matsheets.review.grouping import TrustRound
from matsheets.storage.unicode_names import unicode_form

#: How the names of papers end that put no trust at a step: those of several trusts, and what one shared with another.
_OF_OTHERS = frozenset(kind.slug for kind in DocumentKind if kind.of_several or kind is DocumentKind.SHARED)
#: So many files are named in a sentence; more are counted.
_FILES_NAMED = 2


class Behind(NamedTuple):
    """What a document lacks of the workbooks that it would be made from now.

    Attributes:
        changed: those that were changed since it was made.
        others: those that it was not made from.
    """

    changed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many workbooks those are."""
        return len(self.changed) + len(self.others)

    def __str__(self) -> str:
        changed = f"is older than {_files(self.changed)}" if self.changed else ""
        others = f"was not made from {_files(self.others)}" if self.others else ""
        return ", and ".join(filter(None, [changed, others]))


def _files(files: tuple[str, ...]) -> str:
    more = len(files) - _FILES_NAMED
    return listed([*files[:_FILES_NAMED], *([f"{more} more"] if more > 0 else [])])


class MadeDocument(NamedTuple):
    """A Word document that matsheets made.

    Attributes:
        kind: which document, as its files' names end: ``diagnostic-summary``.
        sources: the workbooks that it was made from.
        text: the fingerprint of its words as it was made.
        on: the day that a progress update is of; None for any other document.
        contents: what its workbooks said but for their logs, in no order that counts.
        framework: the id of the framework that they were on.
    """

    path: Path
    kind: str
    draft: bool
    trust: str
    round: str
    sources: tuple[SourceFile, ...]
    text: str
    on: dt.date | None = None
    contents: frozenset[str] = frozenset()
    framework: str = ""

    def behind(
        self, workbooks: Iterable[WorkbookSummary], contents: Mapping[str, str], *, tells_logs: bool = False
    ) -> Behind:
        """Return those of the workbooks that it would say something of now, and was not made from as they are.

        Why names tell which were changed: what a workbook held before is nowhere but in the document's text.

        Args:
            workbooks: those that it would be made from now.
            contents: of every workbook that is known, what it holds (``content_key``) by its SHA-256: a copy is no other.
            tells_logs: whether it says what stands in the logs. Otherwise a workbook in which nothing else was changed is as it was.
        """
        known = {contents.get(source.sha256, source.sha256) for source in self.sources}
        known |= frozenset() if tells_logs else self.contents
        names = {source.base for source in self.sources}
        found = [w.file for w in workbooks if known.isdisjoint((w.content_key, w.key_without_logs, w.sha256))]
        changed = tuple(file for file in found if unicode_form(file).rpartition("/")[2] in names)
        return Behind(changed, tuple(file for file in found if file not in changed))

    def was_edited(self) -> bool:
        """Tell whether somebody changed its words since it was made; so does one that cannot be read any more."""
        try:
            with open_document(read_document(self.path), name=self.path.name) as opened:
                return text_fingerprint(opened.read(main_part(opened)[0])) != self.text
        except DocumentError:
            return True


def read_documents(paths: Iterable[Path]) -> Iterator[MadeDocument]:
    """Yield what each Word document says of its own making.

    One that matsheets did not make, or that is damaged, says nothing; one of several trusts is no step of any one of them.
    """
    for path in paths:
        try:
            manifest = read_manifest(read_document(path), name=path.name)
        except DocumentError:
            continue
        if manifest is not None and manifest.kind not in _OF_OTHERS:
            yield MadeDocument(
                path, manifest.kind, manifest.draft, manifest.trust, manifest.round, manifest.sources, manifest.text,
                manifest.period.on if manifest.period else None, frozenset(manifest.contents),
                manifest.framework,
            )  # fmt: skip


def documents_by_round(
    groups: Sequence[TrustRound], documents: Iterable[MadeDocument]
) -> tuple[Mapping[int, list[MadeDocument]], list[MadeDocument]]:
    """Return by the place of each trust and round its documents; and those of none of them.

    A document is of the trust, the framework and the round that it names. Where none has that name now, it is of the one that most of its
    workbooks are of.
    """
    named: dict[tuple[str, str, str], list[int]] = {}
    holding: dict[str, int] = {}
    for place, group in enumerate(groups):
        for name in {fold_name(workbook.trust_name) for workbook in group.workbooks}:
            named.setdefault((name, group.series.framework, group.name_and_date.key), []).append(place)
        holding.update((workbook.sha256, place) for workbook in group.workbooks)
    found: dict[int, list[MadeDocument]] = {}
    others: list[MadeDocument] = []
    for document in documents:
        votes = Counter(holding[source.sha256] for source in document.sources if source.sha256 in holding)
        whose = fold_name(document.trust), document.framework, round_key(document.round)
        places: Collection[int] = named.get(whose, []) if document.trust else []
        best = max(places or votes, key=lambda place: votes[place], default=None)
        if best is None:
            others.append(document)
        else:
            found.setdefault(best, []).append(document)
    return found, others
