"""First pass over many workbooks: read and check each, and keep little more than its summary.

There are two passes, and neither ever has more than a few workbooks in memory. The first keeps each workbook's summary; its
problems go to a temporary file. Summaries tell what belongs together and what is wrong between workbooks. The second
(``building``, ``marking``, ``tabulating``) reads each trust's workbooks of one round once more. What the passes do is a pure
function each, which runs here, in a pool and on a cluster alike; only this process writes.

Why two passes: which workbooks make one document shows only when all have been read, and a summary is a kilobyte where a
workbook is a third of a megabyte. A run of few workbooks keeps them and reads none twice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.executor import Executor, SerialExecutor, WorkerDied, split_into_chunks
from matsheets.batch.results import Outcome, ReadResult, ReadResults
from matsheets.checks import asides, check
from matsheets.errors import JOINT_WORKBOOK, MatsheetsError, WorkbookError
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.joint_plans import is_joint
from matsheets.model.problem_catalogue import CATALOGUE
from matsheets.model.problems import Problem, Severity, merge
from matsheets.model.remembered_framework import needs_framework
from matsheets.model.respondents import WorkbookSummary, summarise
from matsheets.storage.files import File, FoundFiles, Remote
from matsheets.workbook.read.package import MAX_FILE
from matsheets.workbook.read.reader import read_workbook

#: A run of so many workbooks keeps them, so that a trust's own are read once.
KEPT_AT_MOST = 25
#: Bytes that count as one workbook where workbooks are sent.
_SENT_WEIGHT = 200_000


class WorkbookInput(NamedTuple):
    """A workbook that is to be read.

    Attributes:
        name: what to call it in messages and documents.
        content: its bytes, where whoever reads it does not see the file.
        sha256: what its bytes have to come to; blank where nothing is known of them.
        error: why it could not even be sent.
    """

    file: File
    name: str
    content: bytes | None = None
    sha256: str = ""
    error: WorkbookError | None = None

    @property
    def weight(self) -> int:
        """How many workbooks it counts as where it is sent."""
        return 1 + len(self.content or b"") // _SENT_WEIGHT


class ReadSettings(NamedTuple):
    """What a run reads by.

    Attributes:
        frameworks: those that workbooks may be on.
        today: the date to hold review dates against.
        least: how much a problem has to matter to be kept; one of something that was not read is kept always.
        keep: keep the workbooks, however many there are.
        debug: let an error that is a fault of ours through, instead of counting it against its file.
        joint: read the workbook of a joint plan too, which is of no one trust.
        whole: use no workbook of whose framework only what it remembers is known: its questions and descriptors are needed.
    """

    frameworks: tuple[Framework, ...]
    today: dt.date
    least: Severity
    keep: bool = False
    debug: bool = False
    joint: bool = False
    whole: bool = False


Tick = Callable[[int], None]


def read_all(
    files: Sequence[File] | FoundFiles, settings: ReadSettings, executor: Executor, tick: Tick = lambda count: None
) -> ReadResults:
    """Read and check every file, in the order given.

    Args:
        files: the workbooks; where a search found them, those among them that hold no answers are passed over.
        settings: what to read by.
        executor: whoever does it.
        tick: told how many more are done.

    Returns:
        The results, to be closed when they have been gone through.
    """
    found = files if isinstance(files, FoundFiles) else FoundFiles(tuple(files), ())
    results = ReadResults(found.files)
    if len(found.files) <= KEPT_AT_MOST and executor.workers == 1 and not executor.remote:
        settings = settings._replace(keep=True)
    inputs: Iterable[WorkbookInput] = map(WorkbookInput, found.files, tuple(results.names))
    if executor.remote:
        inputs = map(add_content, inputs)
    try:
        for given, result in executor.map(read_inputs, settings, split_into_chunks(inputs, lambda each: each.weight)):
            if isinstance(result, WorkerDied):
                results.put(ReadResult(error=worker_died_error(given.name)))
            elif result.error is not None and found.is_aside(given.file, result.error):
                results.pass_over(result.error)
            else:
                results.put(result)
            tick(1)
        results.refuse_rivals()
    except BaseException:
        results.close()
        raise
    return results


def read_and_check(
    files: Sequence[File] | FoundFiles,
    frameworks: Sequence[Framework],
    *,
    today: dt.date,
    tick: Tick = lambda count: None,
) -> tuple[Outcome, ...]:
    """Read and check files in this process and keep every workbook; one that cannot be used comes with its error."""
    settings = ReadSettings(tuple(frameworks), today, Severity.NOTE, keep=True, debug=True)
    with closing(read_all(files, settings, SerialExecutor(), tick)) as results:
        return tuple(results.outcomes())


# --- one workbook --------------------------------------------------------------------------------------------------


def read_inputs(settings: ReadSettings, inputs: tuple[WorkbookInput, ...]) -> tuple[ReadResult, ...]:
    """Read and check each workbook by itself."""
    return tuple(_read(settings, given) for given in inputs)


def _read(settings: ReadSettings, given: WorkbookInput) -> ReadResult:
    try:
        assessment = read_input(settings, given)
        problems = check_workbook(assessment, settings.today)
    except WorkbookError as error:
        return ReadResult(error=error)
    except MatsheetsError:
        raise
    except Exception as error:
        if settings.debug:
            raise
        return ReadResult(error=_unexpected_error(given.name, error))
    return ReadResult(
        summary=summarise(assessment),
        problems=tuple(p for p in problems if p.severity >= settings.least or CATALOGUE[p.code].value.unread),
        counts=tuple(Counter(p.code for p in problems if p.severity >= Severity.WARNING).items()),
        assessment=assessment if settings.keep else None,
        remembered=assessment.framework if assessment.framework.is_remembered else None,
    )


def read_input(settings: ReadSettings, given: WorkbookInput) -> Assessment:
    """Read one workbook without checking it.

    Raises:
        WorkbookError: it cannot be used, or its bytes are not what they have to come to.
    """
    if given.error is not None:
        raise given.error
    content = given.content
    if content is None and isinstance(given.file, Remote):
        content = given.file.read(MAX_FILE + 1)
    path = given.file if isinstance(given.file, Path) else Path(given.file.name)
    assessment = replace(read_workbook(path, settings.frameworks, content), file=given.name)
    if settings.whole and assessment.framework.is_remembered:
        raise needs_framework(given.name, assessment.framework)
    if is_joint(assessment) and not settings.joint:
        raise joint_error(given.name)
    if given.sha256 and assessment.sha256 != given.sha256:
        raise changed_error(given.name)
    return assessment


def joint_error(name: str) -> WorkbookError:
    """Return what is said of a joint workbook where workbooks of one trust are wanted."""
    return WorkbookError(
        name, "is the workbook of a joint plan of several trusts, which gives no trust's own view.",
        "Leave it out. Its paper is made by: matsheets build-joint-plan", code=JOINT_WORKBOOK,
    )  # fmt: skip


def check_workbook(assessment: Assessment, today: dt.date) -> tuple[Problem, ...]:
    """Return every problem of a workbook by itself, down to the notes about it."""
    return merge([*check(assessment, today=today), *asides(assessment)])


def add_content(given: WorkbookInput) -> WorkbookInput:
    """Put a file's bytes in, for a worker that sees no file of ours; an address is the worker's to read."""
    if not isinstance(given.file, Path):
        return given
    try:
        if given.file.is_file():
            with given.file.open("rb") as file:
                return given._replace(content=file.read(MAX_FILE + 1))
    except (OSError, ValueError):
        pass
    try:  # It cannot be read; reading it the usual way finds the words for that.
        read_workbook(given.file, ())
    except WorkbookError as error:
        return given._replace(error=error)
    return given._replace(error=worker_died_error(given.name))


def changed_error(name: str) -> WorkbookError:
    """Return the error for a workbook that is not what it was in the first pass."""
    remedy = "Close it, and run the command again."
    return WorkbookError(name, "was changed while it was being worked on.", remedy, code="changed")


def worker_died_error(name: str) -> WorkbookError:
    """Return the error for a workbook whose worker died whenever it was read."""
    what = "could not be read: the process that read it died, twice."
    return WorkbookError(name, what, "Open in Excel, Save As .xlsx, and try again.", code="worker-died")


def _unexpected_error(name: str, error: Exception) -> WorkbookError:
    what = f"could not be read: something unexpected went wrong in matsheets ({error.__class__.__name__})."
    remedy = "The other files are not affected. Please report it: run matsheets --debug check on this file alone."
    return WorkbookError(name, what, remedy, code="unexpected")


# --- the second pass -----------------------------------------------------------------------------------------------


class Workbooks(NamedTuple):
    """Workbooks for the second pass.

    Attributes:
        inputs: where each is.
        kept: the workbooks themselves, where all of them were kept; else none.
    """

    inputs: tuple[WorkbookInput, ...]
    kept: tuple[Assessment, ...] = ()

    @property
    def weight(self) -> int:
        """How many workbooks they count as where they are sent."""
        return sum(given.weight for given in self.inputs)

    def read(self, settings: ReadSettings) -> Iterator[Assessment]:
        """Yield the workbooks, read once more where they were not kept, and the same ones as before.

        Raises:
            WorkbookError: one is not there any more, or was changed.
        """
        yield from self.kept or (read_input(settings, given) for given in self.inputs)


def workbooks_for(results: ReadResults, wanted: Sequence[WorkbookSummary], *, remote: bool) -> Workbooks:
    """Return workbooks for the second pass: where they are, and themselves where they were kept.

    Args:
        results: what the first pass left.
        wanted: their summaries.
        remote: whether they go to another machine, with their bytes.
    """
    inputs = tuple(input_for(results, summary, remote=remote) for summary in wanted)
    return Workbooks(inputs, results.kept_workbooks(wanted))


def input_for(results: ReadResults, summary: WorkbookSummary, *, remote: bool) -> WorkbookInput:
    """Return one workbook for the second pass."""
    given = WorkbookInput(results.files[results.at[summary.file]], summary.file, sha256=summary.sha256)
    return add_content(given) if remote else given
