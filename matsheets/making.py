"""Tens of thousands of workbooks, second pass: each trust's workbooks of one round become its documents.

``bulk`` says how the two passes go together. A document comes back as bytes and is written by whoever asked for it, so that
a worker that dies, or a run that is interrupted, never leaves half of one.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from matsheets._version import __version__
from matsheets.batch import Build, Bundle, Outcome, Planned, builds_of, reread
from matsheets.bulk import SHIPPED_WEIGHT, Settings, Shelf, Source, Tick, fatal, shipped, unpickled
from matsheets.cards import Card
from matsheets.crew import Crew, Lost, chunked
from matsheets.documents.contexts.kinds import DocumentKind
from matsheets.documents.template.build import template_of
from matsheets.documents.template.package import read_template
from matsheets.errors import WorkbookError
from matsheets.model.assessment import Assessment
from matsheets.model.problems import Problem, Severity
from matsheets.storage.files import File, Remote
from matsheets.workbook.read.package import MAX_FILE


class Group(NamedTuple):
    """The workbooks of one trust and round, and what to make of them.

    Attributes:
        sources: in the order in which the review has them.
        problems: of each, its own, pickled.
        together: those between workbooks that concern them.
        assessments: the workbooks themselves, where they were kept; else none.
        earlier: the workbooks of the trust's round before.
        earlier_assessments: those themselves, where they were kept; else none.
    """

    sources: tuple[Source, ...]
    problems: tuple[bytes, ...]
    together: tuple[Problem, ...]
    documents: tuple[Planned, ...]
    assessments: tuple[Assessment, ...] = ()
    earlier: tuple[Source, ...] = ()
    earlier_assessments: tuple[Assessment, ...] = ()


class Making(NamedTuple):
    """What a run makes documents by.

    Attributes:
        reading: what it reads by.
        draft: build even where answers need attention.
        templates: a template of the user's own, or a folder with them.
        sent: the same as names and bytes instead, for workers that see no file of ours.
        folder: whether it was a folder.
    """

    reading: Settings
    draft: bool
    templates: Path | None = None
    sent: tuple[tuple[str, bytes], ...] = ()
    folder: bool = False


class Made(NamedTuple):
    """A document.

    Attributes:
        draft: whether it is marked as a draft.
    """

    planned: Planned
    content: bytes
    draft: bool


class Refused(NamedTuple):
    """A document that was not made.

    Attributes:
        errors: what has to be put right first.
        possible: whether a draft could be made.
    """

    planned: Planned
    errors: tuple[str, ...]
    possible: bool


def make_documents(
    settings: Making, groups: tuple[Group, ...]
) -> tuple[tuple[Made | Refused, ...] | WorkbookError, ...]:
    """Make each group's documents; a group whose workbooks are not there any more comes to an error."""
    return tuple(_make(settings, group) for group in groups)


def _make(settings: Making, group: Group) -> tuple[Made | Refused, ...] | WorkbookError:
    try:
        read = group.assessments or tuple(_again(settings.reading, source) for source in group.sources)
        before = group.earlier_assessments or tuple(_again(settings.reading, source) for source in group.earlier)
    except WorkbookError as error:
        return error
    outcomes = [
        Outcome(source.file, assessment, unpickled(problems))
        for source, assessment, problems in zip(group.sources, read, group.problems, strict=True)
    ]
    templates = _unpacked(settings.sent, settings.folder) if settings.sent else settings.templates
    builds = builds_of(outcomes, group.together, group.documents, before)
    return tuple(_document(build, settings.draft, templates) for build in builds)


def _document(build: Build, draft: bool, templates: Path | None) -> Made | Refused:
    planned = Planned(build.kind, build.name)
    if not build.possible or (build.blocked and not draft):
        errors = tuple(str(p) for p in build.problems if p.severity is Severity.ERROR)
        return Refused(planned, errors, build.possible)
    return Made(planned, build.content(templates=templates, draft=draft), draft and build.blocked)


def _again(settings: Settings, source: Source) -> Assessment:
    """Read a workbook a second time, and make sure that it is the same one."""
    if source.error is not None:
        raise source.error
    assessment = reread(source.file, source.name, settings.frameworks.known, source.content)
    if assessment.sha256 != source.sha256:
        raise _changed(source.name)
    return assessment


def _changed(name: str) -> WorkbookError:
    remedy = "Close it, and run the command again."
    return WorkbookError(name, "was changed while it was being worked on.", remedy, code="changed")


@lru_cache(maxsize=4)
def _unpacked(sent: tuple[tuple[str, bytes], ...], folder: bool) -> Path:
    """Lay templates that were sent down in a folder of this process, once."""
    import shutil
    import tempfile

    place = Path(tempfile.mkdtemp(prefix="matsheets-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for name, content in sent:
        (place / name).write_bytes(content)
    return place if folder else place / sent[0][0]


def sending(settings: Making, kinds: Iterable[DocumentKind]) -> Making:
    """Return settings that hold the user's templates themselves, for workers that do not see them.

    Raises:
        TemplateError: one cannot be read.
    """
    own = settings.templates
    if own is None:
        return settings
    files = [own / kind.template for kind in kinds] if own.is_dir() else [own]
    sent = tuple((file.name, read_template(file)) for file in files if file.is_file())
    return settings._replace(templates=None, sent=sent, folder=own.is_dir())


# --- all of them ---------------------------------------------------------------------------------------------------


def make_all(
    shelf: Shelf,
    bundles: Sequence[Bundle],
    settings: Making,
    crew: Crew,
    tick: Tick = lambda count: None,
) -> Iterator[tuple[Bundle, tuple[Made | Refused, ...] | WorkbookError]]:
    """Make the documents of every trust and round; those come back in the order given.

    Args:
        shelf: what the first pass left, with at least every error.
        bundles: what is to be made; one without documents is passed over.
        settings: what to make them by.
        crew: whoever does it.
        tick: told how many more bundles are done.
    """
    wanted = [bundle for bundle in bundles if bundle.documents]
    if crew.far:
        settings = sending(settings, {planned.kind: None for b in wanted for planned in b.documents})
    groups = (_group(shelf, bundle, far=crew.far) for bundle in wanted)
    results = crew.results(make_documents, settings, chunked(groups, _weight))
    for bundle, (_, result) in zip(wanted, results, strict=True):
        yield bundle, _died(bundle) if isinstance(result, Lost) else result
        tick(1)


def _group(shelf: Shelf, bundle: Bundle, *, far: bool) -> Group:
    sources, assessments = _taken(shelf, bundle.cards, far=far)
    earlier, earlier_assessments = _taken(shelf, bundle.earlier, far=far)
    return Group(
        sources=sources,
        problems=tuple(shelf.pickled(shelf.at[card.file]) for card in bundle.cards),
        together=shelf.touching(bundle.cards, least=Severity.ERROR),
        documents=bundle.documents,
        assessments=assessments,
        earlier=earlier,
        earlier_assessments=earlier_assessments,
    )


def _taken(shelf: Shelf, cards: Sequence[Card], *, far: bool) -> tuple[tuple[Source, ...], tuple[Assessment, ...]]:
    """Return where these workbooks are, and the workbooks themselves where all of them were kept."""
    places = [shelf.at[card.file] for card in cards]
    sources = [Source(shelf.files[at], card.file, sha256=card.sha256) for at, card in zip(places, cards, strict=True)]
    kept = tuple(assessment for at in places if (assessment := shelf.kept(at)) is not None)
    whole = len(kept) == len(places)
    return tuple(shipped(source) if far else source for source in sources), kept if whole else ()


def _weight(group: Group) -> int:
    return sum(1 + len(source.content or b"") // SHIPPED_WEIGHT for source in (*group.sources, *group.earlier))


def _died(bundle: Bundle) -> WorkbookError:
    names = ", ".join(card.file for card in bundle.cards)
    what = f"{names} could not be made into documents: the process that made them died, twice."
    return WorkbookError(None, what, "Check them one by one with matsheets check.", code="worker-died")


# --- marked-up copies ----------------------------------------------------------------------------------------------


class Marking(NamedTuple):
    """A workbook to be marked up, and its errors and warnings, those that it shares with other workbooks too."""

    source: Source
    problems: tuple[Problem, ...]


class Marked(NamedTuple):
    """A marked-up copy, and how many problems are marked in it."""

    content: bytes
    problems: int


def mark_workbooks(settings: None, markings: tuple[Marking, ...]) -> tuple[Marked | WorkbookError, ...]:
    """Make a marked-up copy of each workbook."""
    return tuple(map(_mark, markings))


def _mark(marking: Marking) -> Marked | WorkbookError:
    from matsheets.workbook.markup.marked_copy import mark_up

    source = marking.source
    try:
        if source.error is not None:
            return source.error
        content = _content_of(source)
        if sha256(content).hexdigest() != source.sha256:
            return _changed(source.name)
        return Marked(mark_up(content, marking.problems, file=source.name), len(marking.problems))
    except WorkbookError as error:
        return WorkbookError(source.name, error.what, error.remedy, code=error.code)


def _content_of(source: Source) -> bytes:
    if source.content is not None:
        return source.content
    if isinstance(source.file, Remote):
        return source.file.read(MAX_FILE + 1)
    try:
        return source.file.read_bytes()
    except OSError:
        what = "could not be read a second time."
        raise WorkbookError(source.name, what, "Is it being moved? Try again.", code="unreadable") from None


def mark_all(
    shelf: Shelf, crew: Crew, tick: Tick = lambda count: None
) -> Iterator[tuple[File, Marked | WorkbookError]]:
    """Make a marked-up copy of each workbook with errors or warnings, in the order given."""

    def markings() -> Iterator[Marking]:
        for at, card in enumerate(shelf.cards):
            if card is None:
                continue
            tick(1)
            if problems := shelf.problems(at, least=Severity.WARNING, touching=True):
                source = Source(shelf.files[at], card.file, sha256=card.sha256)
                yield Marking(shipped(source) if crew.far else source, problems)

    chunks = chunked(markings(), lambda marking: 1 + len(marking.source.content or b"") // SHIPPED_WEIGHT)
    for marking, result in crew.results(mark_workbooks, None, chunks):
        yield marking.source.file, fatal(marking.source.name) if isinstance(result, Lost) else result


# --- what is there already -----------------------------------------------------------------------------------------


def blocked(shelf: Shelf, bundle: Bundle, kind: DocumentKind) -> bool:
    """Tell whether answers need attention before a document can be built, other than as a draft."""
    if any(shelf.worst[shelf.at[card.file]] >= Severity.ERROR for card in bundle.cards):
        return True
    if kind is not DocumentKind.SUMMARY and bundle.what_counts(kind)[0] is None:
        return True
    return bool(shelf.touching(bundle.cards, least=Severity.ERROR))


def template_hashes(kinds: Iterable[DocumentKind], templates: Path | None) -> Mapping[DocumentKind, str]:
    """Return the SHA-256 of the template that each kind of document is made from.

    Raises:
        TemplateError: one cannot be read.
    """
    return {kind: sha256(read_template(template_of(kind, templates))).hexdigest() for kind in kinds}


def current(
    shelf: Shelf,
    bundle: Bundle,
    planned: Planned,
    document: bytes,
    *,
    draft: bool,
    templates: Mapping[DocumentKind, str],
) -> bool:
    """Tell whether a document that is there was made by this matsheets from the same template and the same bytes.

    Its manifest does not name the workbooks of an earlier round, so it cannot tell for a document that compares with one.

    Args:
        shelf: what the first pass left.
        bundle: the workbooks of its trust and round.
        planned: the document.
        document: its bytes as they are now.
        draft: whether this run builds drafts where answers need attention.
        templates: of each kind, the template's SHA-256.
    """
    from matsheets.documents.record.manifest import read_manifest
    from matsheets.errors import DocumentError

    try:
        found = read_manifest(document)
    except DocumentError:
        return False
    if found is None or bundle.earlier:
        return False
    sources = tuple((card.file, card.sha256) for card in bundle.cards)
    return (
        found.version == __version__
        and found.kind == planned.kind.slug
        and found.draft == blocked(shelf, bundle, planned.kind)
        and (draft or not found.draft)
        and tuple((source.file, source.sha256) for source in found.sources) == sources
        and found.template == templates[planned.kind]
    )
