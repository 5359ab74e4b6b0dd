"""Whether a document still says what the workbooks say; and if not, what differs, statement by statement.

The document is built again, in memory, from the workbooks as they are now, and the two are compared by what they say: a
document that was restyled, or saved again in another program, says the same. One that was made from another template, or by
an earlier matsheets, is held against the answers of its workbooks instead. The manifest that the document carries tells
which workbooks changed and whether its words were changed by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.document_planning import Build, builds_by_map, plan_builds
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.review_documents import drawn_on, review_for
from matsheets.documents.pages.page_engine import page_fingerprint
from matsheets.documents.pages.page_kinds import PageKind
from matsheets.documents.record.manifest import Manifest, map_used
from matsheets.documents.record.page_text import is_page, read_page
from matsheets.documents.template.build import template_of
from matsheets.errors import DocumentError
from matsheets.meeting.anonymity import without_names
from matsheets.model.cells import first_listed
from matsheets.model.framework_map import OpenMap
from matsheets.model.rounds import round_key
from matsheets.trace.answers import compare_answers
from matsheets.trace.arranging_maps import map_of_document
from matsheets.trace.differences import Difference, compare
from matsheets.trace.document_record import is_made_from, record_of, record_of_page, text_of
from matsheets.trace.former_templates import FORMER_TEMPLATES
from matsheets.trace.rebuilt_documents import REBUILDS, Rebuild, RebuiltDocument
from matsheets.trace.rebuilt_pages import REBUILT_PAGES
from matsheets.trace.source_matching import SourceCheck, SourceStatus, match_sources
from matsheets.trace.statements import Statement, statements_of, statements_outside_body
from matsheets.trace.unprinted_refs import name_refs, with_refs


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ``verify`` found.

    Attributes:
        manifest: what the document says of its own making.
        sources: the workbooks, those of the document first.
        differences: what the document and the workbooks say differently; empty where they say the same.
        edited: whether the words of the document's pages were changed since it was built; of a page for a browser, whether anything
            of it was.
        looks_differ: whether a page for a browser shows the words that the workbooks make, and in other markup, styles or pictures.
        reaches: what of a page for a browser would run, or reach outside, in words; pages that matsheets makes have none.
        unrecorded: the differences in page headers and footers, notes or charts, of whose making the document keeps no record.
        draft_now: whether the workbooks, as they are now, would make a draft.
        open_now: how many points keep them, as they are now, from making this clean copy; 0 for any other document.
        other_template: whether it was made from another template than it is compared with.
        former_template: whether that other template is one that an earlier version shipped.
        version_now: of this matsheets.
        edition_now: of the framework that the workbooks are on.
        map_changed: whether the map that it is arranged by says something else now.
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
    looks_differ: bool = False
    reaches: Sequence[str] = ()
    map_changed: bool = False

    @property
    def of_page(self) -> bool:
        """Whether it is of a page for a browser."""
        return any(self.manifest.kind == kind.slug for kind in PageKind)

    @property
    def same(self) -> bool:
        """Whether the document says what the workbooks say, and a page for a browser shows nothing else."""
        return not self.differences and not self.looks_differ

    @property
    def workbooks_changed(self) -> bool:
        """Whether the workbooks are others than those that the document was made from, or say something else now."""
        return any(s.status not in {SourceStatus.SAME, SourceStatus.RENAMED} for s in self.sources)

    @property
    def all_sources_read(self) -> bool:
        """Whether every workbook that the document was made from is known to have been read, whatever else could not be."""
        unknown = {SourceStatus.MISSING, SourceStatus.UNRECORDED}
        if not self.manifest.sources:
            unknown |= {
                SourceStatus.CHANGED
            }  # one of thousands, by their digest: it may be the one that cannot be read
        return unknown.isdisjoint(source.status for source in self.sources)

    @property
    def by_hand(self) -> bool:
        """Whether what differs can only have been changed by hand: everything that the document was made from is the same."""
        return (
            (self.edited or bool(self.unrecorded))
            and not self.workbooks_changed
            and not self.other_template
            and not self.map_changed
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
    by: OpenMap | None = None,
) -> Verdict:
    """Compare a document with the workbooks.

    Args:
        document: the bytes of a .docx file that matsheets built.
        outcomes: the workbooks, read; those of other trusts and rounds are passed over.
        templates: the template that it was made from, or a folder with it; None for ours.
        version: of this matsheets.
        today: for the checks that decide what a draft says is missing.
        name: what to call it in messages.
        by: the map that it is arranged by, where that is none of ours.

    Raises:
        DocumentError: the document cannot be read, was not made by matsheets, or by none of these workbooks, or by no such map.
        TemplateError: the template cannot be used.
    """
    if is_page(document):
        made, page = record_of_page(name, document)
        own = page.template_in(templates)
        return _verify_rebuilt(name, document, made, REBUILT_PAGES[page], outcomes, own, version, today)
    manifest, kind = record_of(name, document)
    template = template_of(kind, templates)
    if kind.of_several:
        return _verify_rebuilt(name, document, manifest, REBUILDS[kind], outcomes, template, version, today)
    now = _Now(version, today, map_of_document(name, manifest, by))
    return _verify_review(name, document, manifest, kind, outcomes, template, now)


class _Now(NamedTuple):
    """What a document of one trust is compared by: this matsheets, today, and the map that it is arranged by, if it is."""

    version: str
    today: dt.date
    by: OpenMap | None


def _verify_review(
    name: str, document: bytes, manifest: Manifest, kind: DocumentKind, outcomes: Sequence[Outcome], template: Path,
    now: _Now,
) -> Verdict:  # fmt: skip
    """Compare a document of one trust and round with the workbooks, in whatever template it was made."""
    build, sources = build_now(name, manifest, kind, outcomes, now.today, now.by)
    other_template = not is_made_from(manifest, template)
    if other_template:
        review = review_for(kind, build.review)
        used = review.assessments  # an earlier round it may show or not
        answers = without_names(review).assessments if manifest.anonymous else used
        found = _Found(compare_answers(_said_with_refs(name, document, build, manifest), answers, kind), ())
    else:
        used = drawn_on(kind, build.review)
        found = _compare_documents(name, document, build, template, manifest)
    return Verdict(
        manifest,
        _sources_in(sources, {assessment.file for assessment in used}),
        (*found.body, *found.beside),
        edited=text_of(document, name) != manifest.text,
        unrecorded=found.beside,
        draft_now=build.blocked and kind.of_board,  # a meeting waits for no answer
        open_now=len(build.open_points) if manifest.for_signature else 0,
        other_template=other_template,
        former_template=other_template and manifest.template in FORMER_TEMPLATES,
        version_now=now.version,
        edition_now=build.review.framework.edition,
        map_changed=map_used(now.by) != manifest.arranged_by,
    )


def _sources_in(sources: Iterable[SourceCheck], files: Set[str]) -> tuple[SourceCheck, ...]:
    """Return the document's own workbooks, and of those that are new the ones that it would say something of."""
    return tuple(s for s in sources if s.status is not SourceStatus.EXTRA or s.now in files)


def _verify_rebuilt(
    name: str, document: bytes, manifest: Manifest, rebuild: Rebuild, outcomes: Sequence[Outcome], template: Path,
    version: str, today: dt.date,
) -> Verdict:  # fmt: skip
    """Compare a page, or a document of several trusts, with the one that the workbooks make now, in the same template.

    Why no other: answers of several trusts have one Ref, so that nothing tells whose stands where.
    """
    if not is_made_from(manifest, template):
        raise other_template_error(name)
    matched, sources = match_sources(manifest, outcomes, today)
    if manifest.sources and all(source.status in {SourceStatus.MISSING, SourceStatus.EXTRA} for source in sources):
        raise _made_from_others(name, manifest, "these workbooks are none of those that it was made from")
    return compare_rebuilt(name, document, manifest, rebuild(matched, manifest, template), sources, version)


def compare_rebuilt(
    name: str, document: bytes, manifest: Manifest, now: RebuiltDocument, sources: Iterable[SourceCheck], version: str
) -> Verdict:
    """Compare a document of several trusts, or a page, with itself as it was made again.

    Args:
        name: what to call it in messages.
        document: its bytes.
        manifest: its record.
        now: as the workbooks make it now.
        sources: what became of its workbooks, where its record lists them.
        version: of this matsheets.
    """
    if manifest.sources:
        sources = _sources_in(sources, now.files)
    elif manifest.source_digest:
        changed = manifest.source_digest != now.source_digest
        called = f"At least one of the {manifest.source_count} workbooks"
        sources = (SourceCheck(SourceStatus.CHANGED, called, ""),) if changed else ()
    else:
        sources = (SourceCheck(SourceStatus.UNRECORDED, "What it was made from", ""),)
    beside = compare(statements_outside_body(document, name=name), statements_outside_body(now.content))
    body = compare(statements_of(document, name=name), statements_of(now.content))
    page = is_page(document)
    looks = page_fingerprint(document) if page else ""
    return Verdict(
        manifest, tuple(sources), (*body, *beside),
        edited=(looks or text_of(document, name)) != manifest.text,
        unrecorded=() if page else beside,  # a page's record is of its pictures too
        draft_now=now.draft, open_now=0, other_template=False, former_template=False, version_now=version,
        edition_now=now.edition, looks_differ=page and not body and not beside and looks != page_fingerprint(now.content),
        reaches=read_page(document).reaches if page else (),
    )  # fmt: skip


def other_template_error(name: str) -> DocumentError:
    """Return what is said of a document whose template is not at hand, where that is needed to compare or to pull."""
    return DocumentError(
        name, "was made from another template, so that it is not known where it prints each cell.",
        "Name the template that it was made from with --template FILE.", code="document-other-template",
    )  # fmt: skip


def _made_from_others(name: str, manifest: Manifest, whose: str) -> DocumentError:
    names = ", ".join(source.file for source in manifest.sources)
    return DocumentError(
        name, f"is of {_called(manifest.trust, manifest.round)}, and {whose}.",
        f"Name the workbooks it was made from: {names}.", code="document-other-workbooks",
    )  # fmt: skip


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
    if is_page(document):
        return statements_of(document, name=name)
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


# --- then and now --------------------------------------------------------------------------------------------------


def build_now(
    name: str,
    manifest: Manifest,
    kind: DocumentKind,
    outcomes: Iterable[Outcome],
    today: dt.date,
    by: OpenMap | None = None,
) -> tuple[Build, tuple[SourceCheck, ...]]:
    """Return the document that the workbooks make now, and what became of those that it was made from."""
    matched, sources = match_sources(manifest, outcomes, today)
    return build_of(name, manifest, kind, matched, {s.file for s in sources if s.file and s.now}, by), sources


#: How many trusts and rounds a message names.
_TRUSTS_NAMED = 3


def build_of(
    name: str,
    manifest: Manifest,
    kind: DocumentKind,
    outcomes: Sequence[Outcome],
    files: Set[str],
    by: OpenMap | None = None,
) -> Build:
    """Return the document that the workbooks make now: of the review that holds most of the document's own, ``files``."""

    def overlap(build: Build) -> tuple[int, bool]:
        review = build.review
        without_views = kind.of_views and not build.planned.possible
        used = () if without_views else drawn_on(kind, review)
        same_round = round_key(review.round) == round_key(manifest.round)
        return len(files & {a.file for a in used}), review.trust == manifest.trust and same_round

    builds = builds_by_map(outcomes, by) if by else plan_builds(outcomes, [kind], only_where_possible=False)
    best = max(builds, key=overlap, default=None)
    if best is None or overlap(best) == (0, False):
        given = list(dict.fromkeys(_called(build.review.trust, build.review.round) for build in builds))
        others = first_listed(given[:_TRUSTS_NAMED], len(given)) or "no trust"
        raise _made_from_others(name, manifest, f"these workbooks are of {others}")
    return best


def _called(trust: str, round_: str) -> str:
    return ", ".join(filter(None, [trust or "a trust without a name", round_]))
