"""Many workbooks at once: finding them, reading and checking each, grouping them by trust, building documents.

One bad file never stops the rest: whatever happens to a file is an outcome, and the outcomes come back in order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matsheets._version import __version__
from matsheets.assessment import Assessment
from matsheets.catalogue import Code, problem
from matsheets.combining import combine, group_by_trust_and_round, with_earlier
from matsheets.documents import DocumentKind, build_document
from matsheets.errors import WorkbookError
from matsheets.framework import Framework
from matsheets.output import Names, slug
from matsheets.problems import Place, Problem, Severity, merge
from matsheets.review import Review
from matsheets.whose import content_key, version_key

_WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_LOCK_NOTE = "{} looks open on another computer; answers not yet saved are not included."


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for workbooks found: the files to read, and notes about files that were passed over."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def find_workbooks(paths: Iterable[Path]) -> Found:
    """Find the workbooks that paths name: files as they are, folders searched (subfolders too).

    Lock files, which Excel (``~$name``) and LibreOffice (``.~lock.name#``) leave beside a workbook that is open
    somewhere, are passed over with a note. A file named twice is read once.
    """
    files: dict[Path, None] = {}
    notes: list[str] = []
    for path in paths:
        if not path.is_dir():
            # A shell that spells out *.xlsx names lock files too.
            if owner := _locked(path.name):
                notes.append(_LOCK_NOTE.format(owner))
            else:
                files.setdefault(path)
            continue
        inside = sorted(p for p in path.rglob("*") if p.is_file())
        for file in inside:
            if owner := _locked(file.name):
                notes.append(_LOCK_NOTE.format(owner))
            elif file.suffix.lower() in _WORKBOOK_SUFFIXES and not file.name.startswith("."):
                files.setdefault(file)
        if not any(file.suffix.lower() in _WORKBOOK_SUFFIXES for file in inside):
            notes.append(f"{path} holds no workbook (.xlsx).")
    return Found(tuple(files), tuple(notes))


def _locked(name: str) -> str:
    """Return the name of the workbook that a lock file belongs to, or a blank string for any other file."""
    if name.startswith("~$"):
        return name[2:]
    if name.startswith(".~lock.") and name.endswith("#"):
        return name[len(".~lock.") : -1]
    return ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: an assessment with its problems, or the reason why it could not be used."""

    path: Path
    assessment: Assessment | None = None
    problems: tuple[Problem, ...] = ()
    error: WorkbookError | None = None


def read_and_check(
    files: Sequence[Path],
    frameworks: Sequence[Framework],
    *,
    today: dt.date,
    progress: Callable[[Path], None] = lambda path: None,
) -> tuple[Outcome, ...]:
    """Read and check each file by itself; a file that cannot be used becomes an outcome with its error."""
    outcomes = []
    names = _display_names(files)
    for path in files:
        progress(path)
        outcomes.append(_read_one(path, names[path], frameworks, today))
    return tuple(outcomes)


def _display_names(files: Sequence[Path]) -> dict[Path, str]:
    """Name each file for messages and documents; two of the same name in different folders keep their folder."""
    count: dict[str, int] = {}
    for path in files:
        count[path.name] = count.get(path.name, 0) + 1
    return {p: p.name if count[p.name] == 1 else f"{p.resolve().parent.name}/{p.name}" for p in files}


def _read_one(path: Path, name: str, frameworks: Sequence[Framework], today: dt.date) -> Outcome:
    from matsheets.workbook.reader import read_workbook

    try:
        assessment = read_workbook(path, frameworks)
    except WorkbookError as error:
        return Outcome(path, error=error)
    return checked(path, assessment, name, today)


def checked(path: Path, assessment: Assessment, name: str, today: dt.date) -> Outcome:
    """Return what becomes of a workbook that was read, under the name that messages and documents give it."""
    from matsheets.checks import asides, check

    called = replace(assessment, file=name)
    return Outcome(path, called, merge([*check(called, today=today), *asides(called)]))


def across(outcomes: Iterable[Outcome]) -> tuple[Problem, ...]:
    """Return the problems that only show when the workbooks are laid side by side."""
    from matsheets.checks import check_together

    return check_together([o.assessment for o in outcomes if o.assessment is not None])


def distinct(outcomes: Iterable[Outcome]) -> Iterator[Assessment]:
    """Yield each readable workbook once; of copies of one workbook by one respondent, the first.

    ``across`` reports the copies that are passed over here.
    """
    seen: set[Hashable] = set()
    for outcome in outcomes:
        if outcome.assessment is None:
            continue
        keys = {content_key(outcome.assessment), version_key(outcome.assessment)}
        if not keys & seen:
            yield outcome.assessment
        seen |= keys


# --- documents -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Build:
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


def plan_builds(
    outcomes: Sequence[Outcome], kinds: Sequence[DocumentKind], *, only_where_possible: bool
) -> tuple[Build, ...]:
    """Decide which documents the workbooks make.

    Args:
        outcomes: the files read.
        kinds: the documents wanted for each trust and round.
        only_where_possible: leave out a plan or an agreement that no workbook holds, instead of reporting it.
    """
    of_file: dict[str, tuple[Problem, ...]] = {o.assessment.file: o.problems for o in outcomes if o.assessment}
    together = across(outcomes)
    groups = group_by_trust_and_round(distinct(outcomes))
    reviews = with_earlier([combine(group) for group in groups])
    rounds: dict[str, int] = {}
    for review in reviews:
        rounds[_stem(review)] = rounds.get(_stem(review), 0) + 1
    names, builds = Names(), []
    for review in reviews:
        files = {a.file for a in review.assessments}
        found = [p for file in sorted(files) for p in of_file[file]]
        found += [p for p in together if files & {place.file for place in p.places}]
        for kind in kinds:
            build = Build(kind, review, "", merge([*found, *_document_problems(review, kind)]))
            if not build.possible and only_where_possible and not _rivals(review, kind):
                continue
            stem = f"{_stem(review)}-{kind.slug}"
            if rounds[_stem(review)] > 1:
                stem += f"-{slug(review.round, 'round')}"
            builds.append(replace(build, name=names.take(stem, ".docx")))
    return tuple(builds)


def _stem(review: Review) -> str:
    return slug(review.trust)


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
