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
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from matsheets.batch.executor import CHUNK, Executor, SerialExecutor, WorkerDied, split_into_chunks
from matsheets.batch.results import Outcome, ReadResult, ReadResults
from matsheets.checks import asides, check
from matsheets.errors import JOINT_WORKBOOK, MatsheetsError, UnknownFrameworkError, WorkbookError
from matsheets.frameworks.framework_finder import FrameworkFinder
from matsheets.frameworks.framework_shelf import FrameworkShelf
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.framework_map import FrameworkEdition
from matsheets.model.joint_plans import is_joint
from matsheets.model.problem_catalogue import CATALOGUE
from matsheets.model.problems import Problem, Severity, merge
from matsheets.model.remembered_framework import needs_framework
from matsheets.model.respondents import WorkbookSummary, summarise
from matsheets.storage.files import File, FoundFiles, Remote
from matsheets.workbook.read.package import MAX_FILE
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.read.recognition import asked_for, fits

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
        frameworks: those that workbooks may be on; to a ``FrameworkShelf`` those are added that lie among the workbooks.
        today: the date to hold review dates against.
        least: how much a problem has to matter to be kept; one of something that was not read is kept always.
        keep: keep the workbooks, however many there are.
        debug: let an error that is a fault of ours through, instead of counting it against its file.
        joint: read the workbook of a joint plan too, which is of no one trust.
        whole: use no workbook of whose framework only what it remembers is known: its questions and descriptors are needed.
    """

    frameworks: Sequence[Framework]
    today: dt.date
    least: Severity
    keep: bool = False
    debug: bool = False
    joint: bool = False
    whole: bool = False


def framework_files_of(workbooks: Iterable[WorkbookSummary], settings: ReadSettings) -> tuple[File, ...]:
    """Return the files of the frameworks that workbooks are on, where those are named or were found."""
    shelf = settings.frameworks
    used = (FrameworkEdition(workbook.framework_id, workbook.edition) for workbook in workbooks)
    return shelf.files_of(used) if isinstance(shelf, FrameworkShelf) else ()


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
        _FirstPass(results, found, settings, executor, tick).run(iter(inputs))
    except BaseException:
        results.close()
        raise
    return results


class _FirstPass:
    """Reads the files in their order; where a workbook asks for a framework that is not known, that is looked for at once.

    What was read meanwhile by what a workbook remembers, or could not be read, is read once more where a file was found.
    """

    def __init__(
        self, results: ReadResults, found: FoundFiles, settings: ReadSettings, executor: Executor, tick: Tick
    ) -> None:
        self._results, self._found, self._settings = results, found, settings
        self._executor, self._tick = executor, tick
        shelf = settings.frameworks
        self._shelf = shelf if isinstance(shelf, FrameworkShelf) else None
        self._finder = FrameworkFinder(found.files, found.unnamed)

    def run(self, inputs: Iterator[WorkbookInput]) -> None:
        """Read all that is given, and put it into the results."""
        while (first := next(inputs, None)) is not None:
            held: list[tuple[WorkbookInput, ReadResult]] = []
            for given, result in self._read(_until(held, chain([first], inputs))):
                if held or self._asks_anew(result):
                    held.append((given, result))
                else:
                    self._put(given, result)
            for given, result in self._read_again(held):
                self._put(given, result)
        refused = self._results.refuse_rivals(self._settings.frameworks)
        if self._shelf is not None:
            self._shelf.leave_out(refused)
            self._results.settle_frameworks(self._shelf, self._finder.faulty)

    def _read(self, inputs: Iterable[WorkbookInput]) -> Iterator[tuple[WorkbookInput, ReadResult]]:
        # Why one by one in this process: nothing is read twice there that need not be.
        alone = self._executor.workers == 1 and not self._executor.remote
        chunks = split_into_chunks(inputs, lambda each: CHUNK if alone else each.weight)
        for given, result in self._executor.map(read_inputs, self._settings, chunks):
            yield given, ReadResult(error=worker_died_error(given.name)) if isinstance(result, WorkerDied) else result

    def _asks_anew(self, result: ReadResult) -> bool:
        """Tell whether a workbook is on a framework that is not known and was not looked for yet."""
        wanted = result.wants
        return wanted is not None and self._shelf is not None and not self._finder.has_looked_for(wanted)

    def _read_again(
        self, held: Sequence[tuple[WorkbookInput, ReadResult]]
    ) -> Iterator[tuple[WorkbookInput, ReadResult]]:
        """Look for what workbooks ask for, and yield them as they are read by what was found; the others as they were."""
        asked = sorted({result.wants for _, result in held if result.wants and self._asks_anew(result)})
        found = {each.framework for each in asked if self._shelf and self._finder.look_for(each, self._shelf)}
        again = [given for given, result in held if result.wants and result.wants.framework in found]
        anew = dict(self._read(again))
        for given, result in held:
            yield given, anew.get(given, result)

    def _put(self, given: WorkbookInput, result: ReadResult) -> None:
        if result.wants is not None and result.error is not None and self._shelf is not None:
            try:
                self._shelf.refuse_rivals(given.name, result.wants)
            except WorkbookError as error:
                result = ReadResult(error=error)
        if result.error is not None and self._found.is_aside(given.file, result.error):
            self._results.pass_over(result.error)
        else:
            self._results.put(result)
        self._tick(1)


def _until(held: Sequence[object], inputs: Iterable[WorkbookInput]) -> Iterator[WorkbookInput]:
    """Yield what is to be read until something waits for a framework; the rest stays where it is."""
    for given in inputs:
        yield given
        if held:
            return


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
    except UnknownFrameworkError as error:
        return ReadResult(error=error, wants=FrameworkEdition(error.framework_id, error.edition))
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
        framework=assessment.framework if _is_one_of_several(assessment.framework, settings) else None,
        wants=_wanted_by(assessment),
    )


def _is_one_of_several(framework: Framework, settings: ReadSettings) -> bool:
    """Tell whether there may be another of a framework's name and edition."""
    if framework.is_remembered:
        return True
    key = FrameworkEdition.of(framework)
    return sum(FrameworkEdition.of(each) == key for each in asked_for(settings.frameworks, *key)) > 1


def _wanted_by(assessment: Assessment) -> FrameworkEdition | None:
    """Return the framework that a workbook is on, where it was not read by the very one that it was printed with."""
    said, used = assessment.identity, assessment.framework
    if not said.framework_id or not said.edition:
        return None
    if said.is_on(used) and not used.is_remembered and fits(used, assessment.printed):
        return None
    return FrameworkEdition(said.framework_id, said.edition)


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
