"""Many workbooks at once, in memory: reading and checking each, grouping them by trust, building documents.

One bad file never stops the rest: whatever happens to a file is an outcome, and the outcomes come back in order. What is
too much for one memory goes through ``bulk``, which does the same workbook by workbook and group by group.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from matsheets._version import __version__
from matsheets.cards import Card, card_of, distinct_cards, group_cards, which_counts
from matsheets.documents.contexts.kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.errors import WorkbookError
from matsheets.model.assessment import Assessment
from matsheets.model.catalogue import Code, problem
from matsheets.model.framework import Framework
from matsheets.model.problems import Place, Problem, Severity, merge
from matsheets.storage.files import File, Remote, display_names
from matsheets.storage.output import Names, slug
from matsheets.workbook.layout.layout import ROUNDS

if TYPE_CHECKING:
    from matsheets.review import Review


class Outcome(NamedTuple):
    """What became of one file: an assessment with its problems, or the reason why it could not be used."""

    path: File
    assessment: Assessment | None = None
    problems: tuple[Problem, ...] = ()
    error: WorkbookError | None = None


def read_and_check(
    files: Sequence[File],
    frameworks: Sequence[Framework],
    *,
    today: dt.date,
    progress: Callable[[File], None] = lambda path: None,
) -> tuple[Outcome, ...]:
    """Read and check each file by itself; a file that cannot be used becomes an outcome with its error."""
    outcomes = []
    for file, name in zip(files, display_names(files), strict=True):
        progress(file)
        outcomes.append(read_one(file, name, frameworks, today))
    return tuple(outcomes)


def read_one(
    file: File, name: str, frameworks: Sequence[Framework], today: dt.date, content: bytes | None = None
) -> Outcome:
    """Read and check one file.

    Args:
        file: where it is.
        name: what to call it in messages and documents.
        frameworks: those it may be on.
        today: the date to hold review dates against.
        content: its bytes, where they were read already.
    """
    try:
        assessment = reread(file, name, frameworks, content)
    except WorkbookError as error:
        return Outcome(file, error=error)
    return checked(file, assessment, name, today)


def checked(path: File, assessment: Assessment, name: str, today: dt.date) -> Outcome:
    """Return what becomes of a workbook that was read, under the name that messages and documents give it."""
    from matsheets.checks import asides, check

    called = replace(assessment, file=name)
    return Outcome(path, called, merge([*check(called, today=today), *asides(called)]))


def reread(file: File, name: str, frameworks: Sequence[Framework], content: bytes | None = None) -> Assessment:
    """Read one file without checking it.

    Raises:
        WorkbookError: it cannot be used.
    """
    from matsheets.workbook.read.package import MAX_FILE
    from matsheets.workbook.read.reader import read_workbook

    if content is None and isinstance(file, Remote):
        content = file.read(MAX_FILE + 1)
    path = file if isinstance(file, Path) else Path(file.name)
    return replace(read_workbook(path, frameworks, content), file=name)


def across(outcomes: Iterable[Outcome]) -> tuple[Problem, ...]:
    """Return the problems that only show when the workbooks are laid side by side."""
    from matsheets.checks import check_together

    return check_together([o.assessment for o in outcomes if o.assessment is not None])


def distinct(outcomes: Iterable[Outcome]) -> Iterator[Assessment]:
    """Yield each readable workbook once; of copies of one workbook by one respondent, the first.

    ``across`` reports the copies that are passed over here.
    """
    read = [o.assessment for o in outcomes if o.assessment is not None]
    cards = [card_of(assessment) for assessment in read]
    kept = set(map(id, distinct_cards(cards)))
    for assessment, card in zip(read, cards, strict=True):
        if id(card) in kept:
            yield assessment


# --- documents -----------------------------------------------------------------------------------------------------


class Build(NamedTuple):
    """One document to be made: of which review, under which name, and what stands in its way."""

    kind: DocumentKind
    review: Review
    name: str
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> bool:
        """Whether answers need attention before this document can be built (other than as a draft)."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def possible(self) -> bool:
        """Whether there is anything to build it from, even as a draft."""
        if self.kind is DocumentKind.SLA:
            return self.review.partnership is not None
        return self.kind is not DocumentKind.PLAN or bool(self.review.plan_from)

    def content(self, *, templates: Path | None, draft: bool, version: str = __version__) -> bytes:
        """Make the document, marked as a draft where answers are missing."""
        missing = [_in_print(p) for p in self.problems if p.severity is Severity.ERROR] if draft else []
        return build_document(
            self.kind, self.review, templates=templates, draft=bool(missing), missing=missing, version=version
        )


def _in_print(found: Problem) -> str:
    """Return a problem's sentences for a document, in which a formula's error text (``#REF!``) is never printed."""
    if found.code != Code.FORMULA_ERROR.slug:
        return str(found)
    return str(problem(Code.FORMULA_ERROR, found.places, "an error"))


# --- which documents -----------------------------------------------------------------------------------------------


class Planned(NamedTuple):
    """One document that is to be made: of which kind, under which name."""

    kind: DocumentKind
    name: str


class Bundle(NamedTuple):
    """The workbooks of one trust and round, and the documents that they make.

    Attributes:
        cards: in the order in which the review has them.
        trust: the trust's name; blank where no workbook gives one.
        earlier: the workbooks of the trust's round before; none where it has no such round.
    """

    cards: tuple[Card, ...]
    trust: str
    documents: tuple[Planned, ...]
    earlier: tuple[Card, ...] = ()

    def what_counts(self, kind: DocumentKind) -> tuple[Card | None, tuple[Card, ...]]:
        """Return the workbook that a plan or an agreement comes from, and its rivals where that cannot be told."""
        holding = (c for c in self.cards if (c.plan if kind is DocumentKind.PLAN else c.partnership))
        return which_counts([(card.agreed, card) for card in holding])


def plan_documents(
    cards: Iterable[Card], kinds: Sequence[DocumentKind], *, only_where_possible: bool
) -> tuple[Bundle, ...]:
    """Decide which documents workbooks make, and name them; their cards are enough for that.

    Args:
        cards: of the workbooks, in the order given.
        kinds: the documents wanted for each trust and round.
        only_where_possible: leave out a plan or an agreement that no workbook holds, instead of reporting it.
    """
    bundles = _with_earlier([Bundle(group, _trust_of(group), ()) for group in group_cards(distinct_cards(cards))])
    rounds: dict[str, int] = {}
    for bundle in bundles:
        rounds[slug(bundle.trust)] = rounds.get(slug(bundle.trust), 0) + 1
    names, found = Names(), []
    for bundle in bundles:
        documents = []
        for kind in kinds:
            if only_where_possible and kind is not DocumentKind.SUMMARY and bundle.what_counts(kind) == (None, ()):
                continue
            stem = f"{slug(bundle.trust)}-{kind.slug}"
            if rounds[slug(bundle.trust)] > 1:
                stem += f"-{slug(bundle.cards[0].round, 'round')}"
            documents.append(Planned(kind, names.take(stem, ".docx")))
        found.append(bundle._replace(documents=tuple(documents)))
    return tuple(found)


def _with_earlier(bundles: Sequence[Bundle]) -> list[Bundle]:
    """Give each round the trust's round before it, as ``combining.with_earlier`` gives it to a review."""
    order = {choice.label: place for place, choice in enumerate(ROUNDS)}
    by_trust: dict[str, list[Bundle]] = {}
    for bundle in bundles:
        if bundle.cards[0].round in order and bundle.cards[0].trust:
            by_trust.setdefault(bundle.cards[0].trust, []).append(bundle)
    before: dict[int, tuple[Card, ...]] = {}
    for of_trust in by_trust.values():
        ordered = sorted(of_trust, key=lambda bundle: order[bundle.cards[0].round])
        before.update((id(later), earlier.cards) for earlier, later in pairwise(ordered))
    return [bundle._replace(earlier=before.get(id(bundle), ())) for bundle in bundles]


def _trust_of(cards: Sequence[Card]) -> str:
    """Return the trust's name as the review has it: from the agreed workbook first."""
    return next((c.trust_name for c in sorted(cards, key=lambda c: not c.agreed) if c.trust_name), "")


def plan_builds(
    outcomes: Sequence[Outcome], kinds: Sequence[DocumentKind], *, only_where_possible: bool
) -> tuple[Build, ...]:
    """Decide which documents the workbooks make.

    Args:
        outcomes: the files read.
        kinds: the documents wanted for each trust and round.
        only_where_possible: leave out a plan or an agreement that no workbook holds, instead of reporting it.
    """
    from matsheets.checks import check_cards

    read = [o for o in outcomes if o.assessment is not None]
    cards = [card_of(o.assessment) for o in read if o.assessment is not None]
    of_card = {id(card): outcome for card, outcome in zip(cards, read, strict=True)}
    together = check_cards(cards)
    builds: list[Build] = []
    for bundle in plan_documents(cards, kinds, only_where_possible=only_where_possible):
        earlier = [a for card in bundle.earlier if (a := of_card[id(card)].assessment)]
        builds += builds_of([of_card[id(card)] for card in bundle.cards], together, bundle.documents, earlier)
    return tuple(builds)


def builds_of(
    outcomes: Sequence[Outcome],
    together: Iterable[Problem],
    documents: Iterable[Planned],
    earlier: Sequence[Assessment] = (),
) -> tuple[Build, ...]:
    """Return the builds of one trust and round.

    Args:
        outcomes: its workbooks.
        together: problems between workbooks; those that concern other files are passed over.
        documents: what is to be made.
        earlier: the workbooks of the trust's round before; none where it has no such round.
    """
    from matsheets.combining import combine

    of_file = {o.assessment.file: o.problems for o in outcomes if o.assessment}
    review = combine([o.assessment for o in outcomes if o.assessment])
    if earlier:
        review = replace(review, earlier=combine(earlier))
    found = [p for file in sorted(of_file) for p in of_file[file]]
    found += [p for p in together if not of_file.keys().isdisjoint(place.file for place in p.places)]
    return tuple(
        Build(planned.kind, review, planned.name, merge([*found, *_document_problems(review, planned.kind)]))
        for planned in documents
    )


def _rivals(review: Review, kind: DocumentKind) -> tuple[str, ...]:
    return {DocumentKind.PLAN: review.plan_rivals, DocumentKind.SLA: review.partnership_rivals}.get(kind, ())


def _document_problems(review: Review, kind: DocumentKind) -> Iterator[Problem]:
    """Yield what stands in the way of one document and is no single cell's fault."""
    if kind is DocumentKind.SUMMARY:
        return
    what, found = (
        ("plan", bool(review.plan_from))
        if kind is DocumentKind.PLAN
        else ("partnership", review.partnership is not None)
    )
    rivals = _rivals(review, kind)
    if rivals:
        yield problem(f"{what}-in-several", [Place(file) for file in rivals])
    elif not found:
        yield problem(f"{what}-not-found", [Place(review.assessments[0].file)])
