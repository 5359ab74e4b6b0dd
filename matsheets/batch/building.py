"""Second pass: each trust's workbooks of one round become its documents.

A document comes back as bytes and is written by whoever asked for it, so that a worker that dies, or a run that is
interrupted, never leaves half of one.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.document_planning import Build, builds_of
from matsheets.batch.executor import Executor, WorkerDied, split_into_chunks
from matsheets.batch.planned_documents import DocumentPlan, PlannedDocument
from matsheets.batch.reading import ReadSettings, Tick, Workbooks, workbooks_for
from matsheets.batch.results import Outcome, ReadResults
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.package import read_template
from matsheets.errors import DocumentError, WorkbookError
from matsheets.model.problem_catalogue import Code
from matsheets.model.problems import Problem, Severity


class BuildTask(NamedTuple):
    """The workbooks of one trust and round, and what to make of them.

    Attributes:
        workbooks: in the order in which the review has them.
        problems: of each, its own that are not settled.
        shared_problems: those between workbooks that concern them.
        earlier: the workbooks of the trust's round before, then of its first.
    """

    workbooks: Workbooks
    problems: tuple[tuple[Problem, ...], ...]
    shared_problems: tuple[Problem, ...]
    documents: tuple[PlannedDocument, ...]
    earlier: Workbooks


class BuildSettings(NamedTuple):
    """What a run makes documents by.

    Attributes:
        reading: what it reads by.
        draft: build even where answers need attention.
        templates: a template of the user's own, or a folder with them.
        sent: the same as names and bytes instead, for workers that see no file of ours.
        folder: whether it was a folder.
    """

    reading: ReadSettings
    draft: bool
    templates: Path | None = None
    sent: tuple[tuple[str, bytes], ...] = ()
    folder: bool = False


class BuiltDocument(NamedTuple):
    """A document.

    Attributes:
        draft: whether it is marked as a draft.
    """

    planned: PlannedDocument
    content: bytes
    draft: bool


class RefusedDocument(NamedTuple):
    """A document that was not made.

    Attributes:
        errors: what has to be put right first.
        answers: how many answers that are; what else was given to be made from is none.
        possible: whether a draft could be made.
    """

    planned: PlannedDocument
    errors: tuple[str, ...]
    answers: int
    possible: bool


class FailedDocument(NamedTuple):
    """A document that could not be made by a fault of ours."""

    planned: PlannedDocument
    error: DocumentError


Built = tuple[BuiltDocument | RefusedDocument | FailedDocument, ...] | WorkbookError


def build_plans(
    results: ReadResults,
    plans: Sequence[DocumentPlan],
    settings: BuildSettings,
    executor: Executor,
    tick: Tick = lambda count: None,
) -> Iterator[tuple[DocumentPlan, Built]]:
    """Make the documents of every trust and round; those come back in the order given.

    Args:
        results: what the first pass left, with at least every error.
        plans: what is to be made; one without documents is passed over.
        settings: what to make them by.
        executor: whoever does it.
        tick: told how many more plans are done.
    """
    wanted = [plan for plan in plans if plan.documents]
    if executor.remote:
        settings = _add_templates(settings, {planned.kind: None for plan in wanted for planned in plan.documents})
    tasks = (_task(results, plan, remote=executor.remote) for plan in wanted)
    chunks = split_into_chunks(tasks, lambda task: task.workbooks.weight + task.earlier.weight)
    for plan, (_, built) in zip(wanted, executor.map(build_documents, settings, chunks), strict=True):
        yield plan, _worker_died_error(plan) if isinstance(built, WorkerDied) else built
        tick(1)


def _task(results: ReadResults, plan: DocumentPlan, *, remote: bool) -> BuildTask:
    group = plan.group
    return BuildTask(
        workbooks=workbooks_for(results, group.workbooks, remote=remote),
        problems=tuple(results.own_problems(results.at[workbook.file]) for workbook in group.workbooks),
        shared_problems=results.shared_problems_of(group.workbooks, least=Severity.ERROR),
        documents=plan.documents,
        earlier=workbooks_for(results, group.earlier, remote=remote),
    )


def _worker_died_error(plan: DocumentPlan) -> WorkbookError:
    names = ", ".join(workbook.file for workbook in plan.group.workbooks)
    what = f"{names} could not be made into documents: the process that made them died, twice."
    return WorkbookError(None, what, "Check them one by one with matsheets check.", code="worker-died")


def build_documents(settings: BuildSettings, tasks: tuple[BuildTask, ...]) -> tuple[Built, ...]:
    """Make each task's documents; one whose workbooks are not there any more comes to an error."""
    return tuple(_build(settings, task) for task in tasks)


def _build(settings: BuildSettings, task: BuildTask) -> Built:
    try:
        builds = _builds_of_task(settings, task)
    except WorkbookError as error:
        return error
    templates = _unpack(settings.sent, settings.folder) if settings.sent else settings.templates
    return tuple(_document(build, settings.draft, templates) for build in builds)


def open_builds(results: ReadResults, plan: DocumentPlan, settings: BuildSettings) -> tuple[Build, ...]:
    """Return the builds of one trust and round, read once more.

    Raises:
        WorkbookError: a workbook is not there any more, or was changed meanwhile.
    """
    return _builds_of_task(settings, _task(results, plan, remote=False))


def _builds_of_task(settings: BuildSettings, task: BuildTask) -> tuple[Build, ...]:
    read = tuple(task.workbooks.read(settings.reading))
    earlier = tuple(task.earlier.read(settings.reading))
    outcomes = [
        Outcome(given.file, assessment, problems)
        for given, assessment, problems in zip(task.workbooks.inputs, read, task.problems, strict=True)
    ]
    return builds_of(outcomes, task.shared_problems, task.documents, earlier)


#: What stands in the way of a document and is about no answer.
_NO_ANSWERS = frozenset({Code.FRAMEWORK_NEEDED.slug, Code.MAP_OF_OTHER_FRAMEWORK.slug})


def _document(build: Build, draft: bool, templates: Path | None) -> BuiltDocument | RefusedDocument | FailedDocument:
    planned = build.planned
    errors = build.open_points if planned.for_signature else build.errors
    if not planned.possible or (errors and not draft):
        answers = sum(p.answer_count for p in errors if p.code not in _NO_ANSWERS)
        return RefusedDocument(planned, tuple(map(str, errors)), answers, planned.possible)
    try:
        content = build.content(templates=templates, draft=draft)
    except DocumentError as error:
        return FailedDocument(planned, error)
    return BuiltDocument(planned, content, draft and build.blocked)


# --- templates on other machines -----------------------------------------------------------------------------------


def _add_templates(settings: BuildSettings, kinds: Iterable[DocumentKind]) -> BuildSettings:
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


@lru_cache(maxsize=4)
def _unpack(sent: tuple[tuple[str, bytes], ...], folder: bool) -> Path:
    """Lay templates that were sent down in a folder of this process, once."""
    place = Path(tempfile.mkdtemp(prefix="matsheets-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for name, content in sent:
        (place / name).write_bytes(content)
    return place if folder else place / sent[0][0]
