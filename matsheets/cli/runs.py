"""What the commands for many workbooks share: who does the work, progress, and the line that sums a run up."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from typing import Any, TypeVar

import click

from matsheets.batch.executor import Executor
from matsheets.batch.executor_choice import open_executor
from matsheets.batch.reading import ReadSettings, read_all
from matsheets.batch.results import Outcome, ReadResults
from matsheets.cli.common import FilePath, count, is_map_in_use, open_frameworks, refuse_empty
from matsheets.cli.exit_codes import Exit
from matsheets.cli.progress_bar import Progress
from matsheets.cli.suggestions import refuse_split_paths
from matsheets.errors import (
    FRAMEWORK_FILE,
    JOINT_WORKBOOK,
    MAP_FILE,
    OWN_FILES,
    TABLE_OF_RATINGS,
    ClusterError,
    WorkbookError,
)
from matsheets.frameworks.framework_finder import FrameworkFinder, look_for_own
from matsheets.frameworks.framework_shelf import FrameworkFile, FrameworkShelf, faulty_framework
from matsheets.model.cells import first_listed, fold, listed
from matsheets.model.framework import Framework
from matsheets.model.framework_map import FrameworkEdition
from matsheets.model.problem_catalogue import CATALOGUE, title_of
from matsheets.model.problems import Severity
from matsheets.model.remembered_framework import FIND_IT
from matsheets.storage.files import File, FoundFiles, find_workbooks, is_in, named
from matsheets.workbook.read.xlsx import XlsxWorkbook

F = TypeVar("F", bound=Callable[..., Any])


def _files(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> tuple[File, ...]:
    for name in value:
        refuse_empty(name)
    refuse_split_paths(value)
    return tuple(map(named, value))


def _place(ctx: click.Context, param: click.Parameter, value: str) -> File:
    """Return the folder to write to; a name that only a file would have is a slip, unless there is such a folder."""
    place = named(value)
    suffix = PurePath(place.name).suffix.lower()
    if suffix in _OF_FILES and not (isinstance(place, Path) and place.is_dir()):
        raise click.BadParameter(f"{place.name} looks like a file, and a folder is meant here. Leave out {suffix}.")
    return place


#: What the names of files end in that people ask for.
_OF_FILES = frozenset({".csv", ".docx", ".htm", ".html", ".json", ".odt", ".pdf", ".txt", ".xlsx", ".yaml", ".yml"})


def _workers(ctx: click.Context, param: click.Parameter, value: str) -> int | None:
    if value == "auto":
        return None
    if not value.isdecimal() or int(value) == 0:
        raise click.BadParameter(f'"{value}" is no number of workers. Give a number from 1, or auto.')
    return int(value)


#: ``WORKBOOK…``: files, folders, and addresses of both.
files_argument = click.argument("workbooks", metavar="WORKBOOK...", nargs=-1, required=True, callback=_files)
#: ``-o``: a folder, or the address of one.
place_option = click.option(
    "-o", "--output", "folder", required=True, type=FilePath(file_okay=False), callback=_place, metavar="DIR",
    help="The folder for the documents; made if it is not there.",
)  # fmt: skip

_OPTIONS = (
    click.option("--workers", default="auto", show_default=True, callback=_workers, metavar="N|auto",
                 help="How many processes work at the same time. auto takes as many as there are processors, once there "
                 "are enough workbooks for that to be quicker."),
    click.option("--scheduler", default="", metavar="ADDRESS",
                 help="Have the work done by the Dask cluster at tcp://HOST:PORT (see docs/batches.md). The workbooks are "
                 "sent there."),
)  # fmt: skip


def worker_options(command: F) -> F:
    """Add ``--workers`` and ``--scheduler``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def find_files(workbooks: Iterable[File]) -> FoundFiles:
    """Find the workbooks; notes go to stderr."""
    found = find_workbooks(workbooks)
    for note in found.notes:
        click.echo(note, err=True)
    return found


def reading_settings(framework_files: Sequence[str], *, least: Severity) -> ReadSettings:
    """Return what this run reads by: the frameworks, today's date, and how much a problem has to matter to be kept."""
    debug = bool(click.get_current_context().find_root().params.get("debug"))
    return ReadSettings(open_frameworks(framework_files), dt.date.today(), least, debug=debug)


@contextmanager
def _executor_for(workers: int | None, scheduler: str, number: int) -> Iterator[Executor]:
    """Open the executor that does the work; a cluster that cannot be had, or is lost, is a mistake in the command."""
    if scheduler and workers is not None:
        raise click.UsageError("Give --workers or --scheduler, not both: a cluster has its own workers.")
    try:
        with open_executor(workers, number, scheduler) as executor:
            yield executor
    except ClusterError as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def read_results(
    found: FoundFiles,
    settings: ReadSettings,
    workers: int | None = None,
    scheduler: str = "",
    *,
    used: Container[str] = (),
) -> Iterator[tuple[ReadResults, Executor]]:
    """Read and check the workbooks, with progress; what is passed over is named on stderr, but for what is used otherwise.

    Args:
        found: the files.
        settings: what to read by.
        workers: how many processes do it; None for as many as pay.
        scheduler: the address of the cluster that does it; blank for none.
        used: the codes of files that hold no answers and are not passed over by the command.

    Yields:
        the results, which are closed at the end, and whoever does the work.
    """
    with _executor_for(workers, scheduler, len(found.files)) as executor:
        with Progress("Reading", len(found.files)) as progress:
            results = read_all(found, settings, executor, progress.tick)
        with closing(results):
            print_passed_over(found, results.passed_over, used=used, sought=results.lacks_framework)
            print_frameworks(settings.frameworks, results)
            yield results, executor


def print_frameworks(frameworks: Sequence[Framework], results: ReadResults | None = None) -> None:
    """Say on stderr, once, which frameworks were found among the workbooks, and which were nowhere and are remembered."""
    lines: list[str] = []
    if isinstance(frameworks, FrameworkShelf):
        # One of another edition, or changed within its own, may have been found and not used.
        ids = {workbook.framework_id for workbook in results.usable if not workbook.remembered} if results else None
        used = (each for each in frameworks.found if ids is None or each.framework.id in ids)
        lines = [*map(_found_line, used), *frameworks.rivals]
    printed = click.get_current_context().find_root().meta.setdefault("matsheets frameworks", set())
    for line in (*lines, *(remembered_lines(results, frameworks) if results else ())):
        if line not in printed:
            click.echo(line, err=True)
            printed.add(line)


def frameworks_among(
    books: Iterable[XlsxWorkbook], found: FoundFiles, frameworks: FrameworkShelf
) -> list[WorkbookError]:
    """Find the frameworks of workbooks that a command read one by one; return why files that seem to hold one cannot be used."""
    finder = FrameworkFinder(found.files, found.unnamed)
    for book in books:
        look_for_own(book, frameworks, finder)
    print_frameworks(frameworks)
    return [faulty_framework(file.name, error) for file, error in finder.faulty.items()]


def _found_line(found: FrameworkFile) -> str:
    frame, others = found.framework, listed(list(map(str, found.others)))
    beside = f" Not used, since it has other words and lies farther away: {others}." if others else ""
    return f'{frame.words.framework.capital} found in {found.file}: "{frame.title}" ({frame.id}), edition {frame.edition}.{beside}'


def remembered_lines(results: ReadResults, frameworks: Sequence[Framework] = ()) -> Iterator[str]:
    """Yield of each framework whose file was not found how many workbooks were read by what they remember of it."""
    for frame in results.remembered_frameworks:
        number = sum((w.framework_id, w.edition) == (frame.id, frame.edition) for w in results.usable if w.remembered)
        were = f"{count(number, 'workbook was', 'workbooks were')} read by what {'it remembers' if number == 1 else 'they remember'} of it"
        if any((fold(f.id), fold(f.edition)) == (fold(frame.id), fold(frame.edition)) for f in frameworks):
            files = frameworks.files_of([FrameworkEdition.of(frame)]) if isinstance(frameworks, FrameworkShelf) else ()
            yield (
                f'{files[0] if files else "What matsheets has"} is not "{frame.title}" ({frame.edition}) as these workbooks were made '
                f"with it: other {frame.words.element.many} or ratings by the same edition. So {were}. Give what changed another "
                "edition, and put the file as it was beside the workbooks."
            )
        else:
            yield f'No usable file of "{frame.title}" ({frame.edition}) was found: {were}. {FIND_IT}'


def print_passed_over(
    found: FoundFiles,
    passed_over: Mapping[File, WorkbookError],
    *,
    used: Container[str] = (),
    sought: bool = False,
) -> None:
    """Name on stderr the files of a folder that hold no answers, those of one kind in a line, and folders with no others.

    Documents that matsheets made itself are only counted: they are no one's answers, and often lie beside the workbooks.
    ``sought`` tells whether workbooks lack a framework's file, so that those that were not read are none of theirs.
    """
    kinds: dict[tuple[str, str, File | None], list[str]] = {}
    for file, error in passed_over.items():
        if error.code in used or is_map_in_use(file):
            continue
        alone = file if error.code in {TABLE_OF_RATINGS, JOINT_WORKBOOK, FRAMEWORK_FILE, MAP_FILE} else None
        kinds.setdefault((error.what.partition(",")[0], error.code, alone), []).append(file.name)
    for (kind, code, _), names in kinds.items():
        need = "Its id or its edition is not the one that workbooks here lack." if sought else "Nothing here needed it."
        after = _AFTER.get(code, "").format(name=names[0], need=need)
        click.echo(_passed_over_line(kind, names, ours=code in OWN_FILES) + after, err=True)
    for note in found.empty_folders(passed_over):
        click.echo(note, err=True)


#: What else is said of a file that holds no answers, by the code of why.
_AFTER = {
    JOINT_WORKBOOK: " build-joint-plan makes its paper.",
    FRAMEWORK_FILE: " {need} To check it: matsheets framework check {name}",
    MAP_FILE: " To look at it: matsheets framework map {name}",
}


def _passed_over_line(kind: str, names: Sequence[str], *, ours: bool) -> str:
    remedy = "" if ours else " Answers count only in a workbook (.xlsx)."
    if len(names) == 1:
        return f"{names[0]} {kind}, so it was not read.{remedy}"
    if ours:
        return f"{len(names)} files that matsheets made were not read."
    return f"{listed(names)} were not read: each {kind}.{remedy}"


def read(workbooks: Iterable[Path], framework_files: Sequence[str], *, joint: bool = False) -> tuple[Outcome, ...]:
    """Find, read and check the workbooks; progress and notes go to stderr, files that cannot be used too.

    ``joint`` tells whether those of joint plans are read too.
    """
    found = find_files(workbooks)
    settings = reading_settings(framework_files, least=Severity.NOTE)._replace(keep=True, debug=True, joint=joint)
    with read_results(found, settings, workers=1) as (results, _):
        return tuple(results.outcomes())


def are_there(folder: File, names: Iterable[str], remedy: str) -> bool:
    """Tell whether a folder holds files of these names already; they are named on stderr then, with what to do."""
    there = [name for name in names if is_in(folder, name)]
    if there:
        click.echo(f"{listed(there)} {'is' if len(there) == 1 else 'are'} in the folder already. {remedy}", err=True)
    return bool(there)


def print_unusable(errors: Iterable[WorkbookError | None]) -> bool:
    """Print why files could not be used to stderr; tell whether there was one."""
    unusable = [error for error in errors if error is not None]
    for error in unusable:
        click.echo(str(error), err=True)
    return bool(unusable)


#: So many problems of what was not read are printed one by one.
_UNREAD_NAMED = 20


def print_unread(results: ReadResults) -> None:
    """Name on stderr what was typed and is in no document, or was meant to be: a row without a Ref, struck-through text."""
    found = [
        str(problem)
        for at in range(len(results.files))
        for problem in results.problems(at, least=Severity.WARNING)
        if CATALOGUE[problem.code].value.unread
    ]
    for line in found[:_UNREAD_NAMED]:
        click.echo(line, err=True)
    if len(found) > _UNREAD_NAMED:
        more = count(len(found) - _UNREAD_NAMED, "more warning")
        click.echo(f"{more} of something that was not read. See: matsheets check", err=True)


def print_what_was_read(results: ReadResults) -> Exit:
    """Name on stderr the files that could not be used and what was not read; return what the run ends with so far."""
    unusable = print_unusable(results.errors.values())
    print_unread(results)
    return Exit.FILE if unusable or not results.files else Exit.FINE


def exit_between(results: ReadResults) -> Exit:
    """Return what a run ends with by what is wrong between the workbooks."""
    wrong = any(problem.severity >= Severity.ERROR for problem in results.shared_problems)
    return Exit.ATTENTION if wrong else Exit.FINE


#: How many packs are named one by one.
_PACKS_NAMED = 6


def print_packs(results: ReadResults) -> Exit:
    """Name on stderr the packs, which the command does not use; return what a run ends with that has nothing else."""
    if results.packs:
        were = "was not used: it is a pack" if len(results.packs) == 1 else "were not used: they are packs"
        shown = "what a trust shared with another"
        click.echo(
            f"{first_listed(results.packs[:_PACKS_NAMED], len(results.packs))} {were}, {shown}. Set packs side by side with: matsheets compare",
            err=True,
        )
    return Exit.ATTENTION if results.packs and not results.own else Exit.FINE


#: A run of this many workbooks is summed up; of fewer, a person sees all there is.
_SUMMED_UP_FROM = 10


def print_summary(results: ReadResults, documents: str = "", *, always: bool = False) -> None:
    """Sum up a run of many workbooks on stderr: files, trusts, documents, problems by title.

    Args:
        results: what was read.
        documents: what became of the documents, in a few words; blank where none were asked for.
        always: for fewer workbooks too.
    """
    if len(results.files) < _SUMMED_UP_FROM and not always:
        return
    trusts = len({summary.trust_key for summary in results.usable if summary.trust_key})
    unusable = f", {len(results.errors):,} of which could not be used" if results.errors else ""
    click.echo(f"{count(len(results.files), 'workbook')}{unusable}; {count(trusts, 'trust')}.{documents}", err=True)
    codes = Counter(results.counts)
    codes.update(problem.code for problem in results.shared_problems if problem.severity >= Severity.WARNING)
    if codes:
        most = sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))
        click.echo("Problems: " + "; ".join(f"{title_of(code)}, {number:,}" for code, number in most) + ".", err=True)
