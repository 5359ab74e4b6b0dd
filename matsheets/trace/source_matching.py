"""What became of the workbooks that a document was made from: found among those given, by their bytes, their ids or their names."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from matsheets.batch.reading import check_workbook
from matsheets.batch.results import Outcome
from matsheets.documents.record.manifest import NAMES_JOINED, Manifest, SourceFile
from matsheets.model.assessment import Assessment
from matsheets.model.respondents import answer_text
from matsheets.model.trust_names import fold_name, near_names
from matsheets.storage.unicode_names import unicode_form


class SourceStatus(Enum):
    """What became of a workbook since the document was built; the value is how messages put it."""

    SAME = "is as it was"
    RENAMED = "has another name now"
    CHANGED = "was changed or saved again since the document was built"
    MISSING = "was not given: the document was made from it"
    UNRECORDED = "is not recorded in it, so that it cannot be told whether it was changed"
    EXTRA = "is new: the document was not made from it"


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """One workbook, then and now.

    Attributes:
        file: its name in the document; blank for one that the document was not made from.
        now: its name today; blank for one that was not given.
    """

    status: SourceStatus
    file: str
    now: str

    def __str__(self) -> str:
        name = self.file or self.now
        return f"{name} {self.status.value}{f': {self.now}' if self.status is SourceStatus.RENAMED else ''}."


def match_sources(
    manifest: Manifest, outcomes: Iterable[Outcome], today: dt.date
) -> tuple[tuple[Outcome, ...], tuple[SourceCheck, ...]]:
    """Find the document's workbooks among those given: by their bytes first, then by their names.

    A workbook that is found goes on under the name and the fingerprint that the document gives it, so that a new name, or
    saving it again unchanged, is no difference in what the document says.
    """
    left = [o for o in outcomes if o.assessment is not None]
    found: dict[SourceFile, Outcome] = {}
    ids = _once(dict(zip(manifest.sources, manifest.workbook_ids, strict=False)).items())
    ids |= _once((_source_of(o.assessment), o.assessment.identity.workbook_id) for o in left if o.assessment)
    ways: tuple[tuple[Callable[[SourceFile], Hashable], bool], ...] = (
        (lambda of: (of.sha256, of.base), True),
        (lambda of: of.sha256, True),
        (lambda of: ids.get(of, of), False),
        (lambda of: unicode_form(of.file), False),
        (lambda of: of.base, False),
    )
    for way, by_bytes in ways:
        for source in manifest.sources:
            match = next(
                (
                    o for o in left
                    if o.assessment and way(_source_of(o.assessment)) == way(source)
                    and (by_bytes or _may_be_of(manifest.trust, o.assessment))
                ),
                None,
            )  # fmt: skip
            if source not in found and match is not None:
                found[source] = match
                left.remove(match)
    statuses: list[SourceCheck] = []
    known: list[Outcome] = []
    for source in manifest.sources:
        outcome = found.get(source)
        if outcome is None or outcome.assessment is None:
            statuses.append(SourceCheck(SourceStatus.MISSING, source.file, ""))
            continue
        now = unicode_form(outcome.path.name)
        same = outcome.assessment.sha256 == source.sha256
        called_so = now == source.base or manifest.anonymous  # whose sources are called after their groups
        status = SourceStatus.CHANGED if not same else SourceStatus.SAME if called_so else SourceStatus.RENAMED
        statuses.append(SourceCheck(status, source.file, now))
        then = replace(outcome.assessment, file=source.file, sha256=source.sha256)
        known.append(Outcome(outcome.path, then, check_workbook(then, today)))
    extra = tuple(SourceCheck(SourceStatus.EXTRA, "", o.assessment.file) for o in left if o.assessment)
    return (*known, *left), (*statuses, *extra)


def _once(workbooks: Iterable[tuple[SourceFile, str]]) -> dict[SourceFile, Hashable]:
    """Return the ids that one workbook alone has: several people may have filled in copies of one."""
    found = list(workbooks)
    counts = Counter(workbook_id for _, workbook_id in found)
    return {source: (workbook_id,) for source, workbook_id in found if workbook_id and counts[workbook_id] == 1}


def _may_be_of(trust: str, assessment: Assessment) -> bool:
    """Tell whether a workbook may be of the trust, or of one of those, that a document names.

    Why: two trusts may well send files of one name.
    """
    own = fold_name(answer_text(assessment, "trust_name"))
    pairs = [(fold_name(name), own) for name in {trust, *trust.split(NAMES_JOINED)}]
    return any("" in pair or pair[0] == pair[1] or any(near_names(pair)) for pair in pairs)


def _source_of(assessment: Assessment) -> SourceFile:
    return SourceFile(assessment.file, assessment.sha256)
