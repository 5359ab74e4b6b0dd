"""What the commands for many workbooks share: who does the work, progress, and the line that sums a run up."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from matsheets.cli.common import FilePath, count, open_frameworks, refuse_empty

if TYPE_CHECKING:
    from matsheets.bulk import Settings, Shelf
    from matsheets.crew import Crew
    from matsheets.model.problems import Severity
    from matsheets.storage.files import File, Found

F = TypeVar("F", bound=Callable[..., Any])


def _files(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> tuple[File, ...]:
    from matsheets.storage.files import named

    for name in value:
        refuse_empty(name)
    return tuple(map(named, value))


def _place(ctx: click.Context, param: click.Parameter, value: str) -> File:
    from matsheets.storage.files import named

    return named(value)


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


def crew_options(command: F) -> F:
    """Add ``--workers`` and ``--scheduler``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def found_files(workbooks: Sequence[File]) -> Found:
    """Find the workbooks; notes go to stderr."""
    from matsheets.storage.files import find_workbooks

    found = find_workbooks(workbooks)
    for note in found.notes:
        click.echo(note, err=True)
    return found


def reading_settings(framework_files: Sequence[str], *, least: Severity, answers: bool = False) -> Settings:
    """Return what this run reads by: the frameworks, today's date, and whether the answers are to be kept."""
    from matsheets.bulk import Keep, settings_for

    debug = bool(click.get_current_context().find_root().params.get("debug"))
    keep = Keep.ANSWERS if answers else Keep.CARDS
    return settings_for(open_frameworks(framework_files), today=dt.date.today(), least=least, keep=keep, debug=debug)


@contextmanager
def crew_of(workers: int | None, scheduler: str, number: int) -> Iterator[Crew]:
    """Hire whoever does the work; a cluster that cannot be had, or is lost, is a mistake in the command."""
    from matsheets.crew import hired
    from matsheets.errors import ClusterError

    if scheduler and workers is not None:
        raise click.UsageError("Give --workers or --scheduler, not both: a cluster has its own workers.")
    try:
        with hired(workers, number, scheduler) as crew:
            yield crew
    except ClusterError as error:
        raise click.ClickException(str(error)) from None


def read_shelf(found: Found, settings: Settings, crew: Crew) -> Shelf:
    """Read and check the workbooks, with progress; what is passed over is named on stderr."""
    from matsheets.bulk import read_all
    from matsheets.storage.files import aside_note

    with Progress("Reading", len(found.files)) as progress:
        shelf = read_all(found, settings, crew, progress.tick)
    for file in shelf.passed:
        click.echo(aside_note(file), err=True)
    return shelf


class Progress:
    """How far a run is, on one line of a terminal that is cleared at the end; nothing where stderr is no terminal."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._shown = sys.stderr.isatty() and total > 1
        self._done, self._width = 0, 0
        self._started = self._drawn = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def tick(self, more: int) -> None:
        """Count what is done, and draw the line anew ten times a second at most."""
        self._done += more
        now = time.monotonic()
        if self._shown and now - self._drawn > 0.1:
            self._drawn = now
            self._draw(self._line(now - self._started))

    def clear(self) -> None:
        """Make room for something else to be printed."""
        if self._width:
            self._draw("")

    def _draw(self, line: str) -> None:
        line = line[: shutil.get_terminal_size().columns - 1]
        click.echo(f"\r{line:{self._width}}\r{line}", nl=False, err=True)
        self._width = len(line)

    def _line(self, seconds: float) -> str:
        rate = self._done / seconds
        left = (self._total - self._done) / rate
        each = f"{rate:,.0f} a second" if rate >= 2 else f"{1 / rate:,.1f} s each"
        return f"{self._what} {self._done:,} of {self._total:,} · {each} · {_duration(left)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def print_unusable(shelf: Shelf) -> bool:
    """Print the files that could not be used to stderr; tell whether there was one."""
    for error in shelf.errors.values():
        click.echo(str(error), err=True)
    return bool(shelf.errors)


#: A run of this many workbooks is summed up; of fewer, a person sees all there is.
_SUMMED_UP_FROM = 10


def print_summary(shelf: Shelf, documents: str = "", *, always: bool = False) -> None:
    """Sum up a run of many workbooks on stderr: files, trusts, documents, problems by code.

    Args:
        shelf: what was read.
        documents: what became of the documents, in a few words; blank where none were asked for.
        always: for fewer workbooks too.
    """
    from matsheets.model.problems import Severity

    if len(shelf.files) < _SUMMED_UP_FROM and not always:
        return
    trusts = len({card.trust for card in shelf.usable if card.trust})
    unusable = f", {len(shelf.errors):,} of which could not be used" if shelf.errors else ""
    click.echo(f"{count(len(shelf.files), 'workbook')}{unusable}; {count(trusts, 'trust')}.{documents}", err=True)
    codes = Counter(shelf.counts)
    codes.update(problem.code for problem in shelf.together if problem.severity >= Severity.WARNING)
    if codes:
        listed = sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))
        click.echo("Problems: " + ", ".join(f"{code} {number:,}" for code, number in listed) + ".", err=True)
