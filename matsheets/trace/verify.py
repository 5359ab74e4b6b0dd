"""Whether a document still says what the workbooks say; and if not, what differs, statement by statement.

The document is built again, in memory, from the workbooks as they are now, and the two are compared by what they say: a
document that was restyled, or saved again in another program, says the same. One that was made from another template, or by
an earlier matsheets, is held against the answers of its workbooks instead. The manifest that the document carries tells
which workbooks changed and whether its words were changed by hand.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.document_planning import Build, plan_builds
from matsheets.batch.reading import check_workbook
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind, drawn_on, review_for
from matsheets.documents.record.fingerprint import text_fingerprint
from matsheets.documents.record.manifest import Manifest, SourceFile, read_manifest
from matsheets.documents.record.received_document import open_document
from matsheets.documents.template.build import template_of
from matsheets.documents.template.package import read_template
from matsheets.errors import DocumentError
from matsheets.meeting.anonymity import without_names
from matsheets.model.assessment import Assessment
from matsheets.model.cells import first_listed
from matsheets.model.respondents import answer_text
from matsheets.model.rounds import round_key
from matsheets.model.trust_names import fold_name, near_names
from matsheets.storage.unicode_names import unicode_form
from matsheets.trace.answers import compare_answers
from matsheets.trace.differences import Difference, compare
from matsheets.trace.former_templates import FORMER_TEMPLATES
from matsheets.trace.statements import Statement, statements_of, statements_outside_body
from matsheets.trace.unprinted_refs import name_refs, with_refs
from matsheets.trace.word_blocks import main_part


class SourceStatus(Enum):
    """What became of a workbook since the document was built; the value is how messages put it."""

    SAME = "is as it was"
    RENAMED = "has another name now"
    CHANGED = "was changed or saved again since the document was built"
    MISSING = "was not given: the document was made from it"
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ``verify`` found.

    Attributes:
        manifest: what the document says of its own making.
        sources: the workbooks, those of the document first.
        differences: what the document and the workbooks say differently; empty where they say the same.
        edited: whether the words of the document's pages were changed since it was built.
        unrecorded: the differences in page headers and footers, notes or charts, of whose making the document keeps no record.
        draft_now: whether the workbooks, as they are now, would make a draft.
        open_now: how many points keep them, as they are now, from making this clean copy; 0 for any other document.
        other_template: whether it was made from another template than it is compared with.
        former_template: whether that other template is one that an earlier version shipped.
        version_now: of this matsheets.
        edition_now: of the framework that the workbooks are on.
    """

    manifest: Manifest
    sources: tuple[SourceCheck, ...]
    differences: tuple[Difference, ...]
    edited: bool
    unrecorded: tuple[Difference, ...]
    draft_now: bool
    open_now: int
    other_template: bool
    former_template: bool
    version_now: str
    edition_now: str

    @property
    def same(self) -> bool:
        """Whether the document says what the workbooks say."""
        return not self.differences

    @property
    def workbooks_changed(self) -> bool:
        """Whether the workbooks are others than those that the document was made from, or say something else now."""
        return any(s.status not in {SourceStatus.SAME, SourceStatus.RENAMED} for s in self.sources)

    @property
    def by_hand(self) -> bool:
        """Whether what differs can only have been changed by hand: everything that the document was made from is the same."""
        return (
            (self.edited or bool(self.unrecorded))
            and not self.workbooks_changed
            and not self.other_template
            and self.manifest.version == self.version_now
        )


def verify(
    document: bytes,
    outcomes: Sequence[Outcome],
    *,
    templates: Path | None,
    version: str,
    today: dt.date,
    name: str = "document.docx",
) -> Verdict:
    """Compare a document with the workbooks.

    Args:
        document: the bytes of a .docx file that matsheets built.
        outcomes: the workbooks, read; those of other trusts and rounds are passed over.
        templates: the template that it was made from, or a folder with it; None for ours.
        version: of this matsheets.
        today: for the checks that decide what a draft says is missing.
        name: what to call the document in messages.

    Raises:
        DocumentError: the document cannot be read, was not made by matsheets, or by none of these workbooks.
        TemplateError: the template cannot be used.
    """
    manifest, kind = record_of(name, document)
    build, sources = build_now(name, manifest, kind, outcomes, today)
    template = template_of(kind, templates)
    other_template = sha256_of(template) != manifest.template
    if other_template:
        review = review_for(kind, build.review)
        used = review.assessments  # an earlier round it may show or not
        printed = without_names(review).assessments if manifest.anonymous else used
        found = _Found(compare_answers(_said_with_refs(name, document, build, manifest), printed, kind), ())
    else:
        used = drawn_on(kind, build.review)
        found = _compare_documents(name, document, build, template, manifest)
    files = {assessment.file for assessment in used}
    return Verdict(
        manifest,
        tuple(s for s in sources if s.status is not SourceStatus.EXTRA or s.now in files),
        (*found.body, *found.beside),
        edited=text_of(document, name) != manifest.text,
        unrecorded=found.beside,
        draft_now=build.blocked and kind.of_board,  # a meeting waits for no answer
        open_now=len(build.open_points) if manifest.for_signature else 0,
        other_template=other_template,
        former_template=other_template and manifest.template in FORMER_TEMPLATES,
        version_now=version,
        edition_now=build.review.framework.edition,
    )


class _Found(NamedTuple):
    """What differs in a document's body, and what differs beside it: in headers, footers, notes and charts."""

    body: tuple[Difference, ...]
    beside: tuple[Difference, ...]


def _compare_documents(name: str, document: bytes, build: Build, template: Path, manifest: Manifest) -> _Found:
    """Compare a document with the one that is made now; of two clean copies, name the Refs that neither prints."""
    now = _content(build, template, manifest)
    beside = compare(statements_outside_body(document, name=name), statements_outside_body(now))
    then, said = statements_of(document, name=name), statements_of(now)
    body = compare(then, said)
    if manifest.for_signature:
        printed = statements_of(_content(build, template, manifest._replace(for_signature=False)))
        body = name_refs(body, with_refs(said, printed))
    return _Found(body, beside)


def statements_with_refs(
    document: bytes, outcomes: Sequence[Outcome], *, today: dt.date, name: str = "document.docx"
) -> tuple[Statement, ...]:
    """Return what a document says with the Ref of each statement, also where it prints none: from its workbooks.

    The arguments, and what it raises, are those of ``verify``.
    """
    manifest, kind = record_of(name, document)
    if not manifest.for_signature:
        return statements_of(document, name=name)
    build, _ = build_now(name, manifest, kind, outcomes, today)
    return _said_with_refs(name, document, build, manifest)


def _said_with_refs(name: str, document: bytes, build: Build, manifest: Manifest) -> tuple[Statement, ...]:
    """Return what a document says, of a clean copy with the Refs that our agreement would print today."""
    found = statements_of(document, name=name)
    if not manifest.for_signature:
        return found
    printed = _content(build, template_of(build.kind, None), manifest._replace(for_signature=False))
    return with_refs(found, statements_of(printed))


def _content(build: Build, template: Path, manifest: Manifest) -> bytes:
    """Make the document that the workbooks make now, in the way in which the one of the manifest was made."""
    return build.content_to_compare(templates=template, made=manifest)


def record_of(name: str, content: bytes) -> tuple[Manifest, DocumentKind]:
    """Return what a document says of its own making, and which document it is."""
    manifest = read_manifest(content, name=name)
    kind = next((k for k in DocumentKind if manifest and k.slug == manifest.kind), None)
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


def sha256_of(template: Path) -> str:
    """Return the hash of a template's bytes, in hexadecimal."""
    return hashlib.sha256(read_template(template)).hexdigest()


def text_of(document: bytes, name: str) -> str:
    """Return the fingerprint of a document's words."""
    with open_document(document, name=name) as opened:
        return text_fingerprint(opened.read(main_part(opened)[0]))


# --- then and now --------------------------------------------------------------------------------------------------


def build_now(
    name: str, manifest: Manifest, kind: DocumentKind, outcomes: Iterable[Outcome], today: dt.date
) -> tuple[Build, tuple[SourceCheck, ...]]:
    """Return the document that the workbooks make now, and what became of those that it was made from."""
    matched, sources = match_sources(manifest, outcomes, today)
    return build_of(name, manifest, kind, matched, {s.file for s in sources if s.file and s.now}), sources


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


#: How many trusts and rounds a message names.
_TRUSTS_NAMED = 3


def _may_be_of(trust: str, assessment: Assessment) -> bool:
    """Tell whether a workbook may be of the trust that a document names; two trusts may well send files of one name."""
    names = (fold_name(trust), fold_name(answer_text(assessment, "trust_name")))
    return "" in names or names[0] == names[1] or any(near_names(names))


def _source_of(assessment: Assessment) -> SourceFile:
    return SourceFile(assessment.file, assessment.sha256)


def build_of(name: str, manifest: Manifest, kind: DocumentKind, outcomes: Sequence[Outcome], files: Set[str]) -> Build:
    """Return the document that the workbooks make now: of the review that holds most of the document's own, ``files``."""

    def overlap(build: Build) -> tuple[int, bool]:
        review = build.review
        without_views = kind.of_views and not build.planned.possible
        used = () if without_views else drawn_on(kind, review)
        same_round = round_key(review.round) == round_key(manifest.round)
        return len(files & {a.file for a in used}), review.trust == manifest.trust and same_round

    builds = plan_builds(outcomes, [kind], only_where_possible=False)
    best = max(builds, key=overlap, default=None)
    if best is None or overlap(best) == (0, False):
        names = ", ".join(source.file for source in manifest.sources)
        given = list(dict.fromkeys(_called(build.review.trust, build.review.round) for build in builds))
        others = first_listed(given[:_TRUSTS_NAMED], len(given)) or "no trust"
        raise DocumentError(
            name, f"is of {_called(manifest.trust, manifest.round)}, and these workbooks are of {others}.",
            f"Name the workbooks it was made from: {names}.", code="document-other-workbooks",
        )  # fmt: skip
    return best


def _called(trust: str, round_: str) -> str:
    return ", ".join(filter(None, [trust or "a trust without a name", round_]))
