"""Second pass: marked-up copies of the workbooks in which something needs attention."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from matsheets.batch.executor import Executor, WorkerDied, split_into_chunks
from matsheets.batch.reading import Tick, WorkbookInput, changed_error, input_for, worker_died_error
from matsheets.batch.results import ReadResults
from matsheets.errors import WorkbookError
from matsheets.model.problems import Problem, Severity
from matsheets.storage.files import File, Remote
from matsheets.workbook.markup.marked_copy import is_signed, mark_up
from matsheets.workbook.read.package import MAX_FILE


class MarkTask(NamedTuple):
    """A workbook to be marked up, and its errors and warnings, those that it shares with other workbooks too."""

    workbook: WorkbookInput
    problems: tuple[Problem, ...]


class MarkedCopy(NamedTuple):
    """A marked-up copy, how many problems are marked in it, and whether a digital signature was left out of it."""

    content: bytes
    problems: int
    unsigned: bool


def mark_all(
    results: ReadResults, executor: Executor, tick: Tick = lambda count: None
) -> Iterator[tuple[File, MarkedCopy | WorkbookError]]:
    """Make a marked-up copy of each workbook with errors or warnings, in the order given."""

    def tasks() -> Iterator[MarkTask]:
        for at, summary in enumerate(results.summaries):
            if summary is None:
                continue
            tick(1)
            if problems := results.problems(at, least=Severity.WARNING, shared=True):
                yield MarkTask(input_for(results, summary, remote=executor.remote), problems)

    chunks = split_into_chunks(tasks(), lambda task: task.workbook.weight)
    for task, result in executor.map(mark_workbooks, None, chunks):
        yield task.workbook.file, worker_died_error(task.workbook.name) if isinstance(result, WorkerDied) else result


def mark_workbooks(settings: None, tasks: tuple[MarkTask, ...]) -> tuple[MarkedCopy | WorkbookError, ...]:
    """Make a marked-up copy of each workbook."""
    return tuple(map(_mark, tasks))


def _mark(task: MarkTask) -> MarkedCopy | WorkbookError:
    workbook = task.workbook
    try:
        if workbook.error is not None:
            return workbook.error
        content = content_of(workbook)
        marked = mark_up(content, task.problems, file=workbook.name)
        return MarkedCopy(marked, len(task.problems), is_signed(content))
    except WorkbookError as error:
        return WorkbookError(workbook.name, error.what, error.remedy, code=error.code)


def content_of(workbook: WorkbookInput) -> bytes:
    """Return the bytes of a workbook as they were when it was read.

    Raises:
        WorkbookError: it has changed since, or is gone.
    """
    try:
        content = workbook.content if workbook.content is not None else _read(workbook.file)
    except OSError:
        what = "could not be read a second time."
        raise WorkbookError(workbook.name, what, "Is it being moved? Try again.", code="unreadable") from None
    if sha256(content).hexdigest() != workbook.sha256:
        raise changed_error(workbook.name)
    return content


def _read(file: File) -> bytes:
    return file.read(MAX_FILE + 1) if isinstance(file, Remote) else file.read_bytes()
