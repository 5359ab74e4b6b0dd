"""``matsheets new-workbook --from``: the workbooks of the next round, carried forward from those of the round before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from matsheets.batch.reading import ReadSettings, workbooks_for
from matsheets.batch.results import ReadResults
from matsheets.cli.common import open_frameworks, refuse_own_input
from matsheets.cli.exit_codes import Exit
from matsheets.cli.repair_options import print_changes, print_leftovers, print_lines
from matsheets.cli.runs import find_files, read_results, reading_settings
from matsheets.cli.trust_output import RunOutput
from matsheets.errors import OutputError, WorkbookError
from matsheets.model.cells import listed
from matsheets.model.group_labels import group_label
from matsheets.model.not_made import NotMade
from matsheets.model.problems import Severity
from matsheets.model.respondents import AGREED, is_agreed
from matsheets.rounds.carry_forward import NextRound, NextRoundSettings, next_round
from matsheets.rounds.last_round import LastRound, last_rounds
from matsheets.steps.next_command import after_writing
from matsheets.storage.output import FileNames, write_file

_UNCERTAIN = "Not carried over, because it is not clear:"


def write_next_rounds(
    sources: Sequence[Path],
    settings: NextRoundSettings,
    framework_files: Sequence[str],
    output: Path | None,
    *,
    force: bool,
) -> Exit:
    """Write the next round's workbooks of each trust, and say what was not carried over.

    Args:
        sources: the workbooks of the rounds before, and folders with them. One file alone makes its own group's workbook.
        settings: what the next round is.
        framework_files: the user's own frameworks.
        output: the folder, or the file where there is one workbook; None for this folder.
        force: replace files that are there.
    """
    found = find_files(sources)
    # Why: --framework names what the new workbooks are on; those of the rounds before were answered on their own.
    open_frameworks(framework_files).insists = False
    reading = reading_settings(framework_files, least=Severity.WARNING)._replace(whole=True)
    with read_results(found, reading, workers=1) as (results, _):
        if len(sources) == 1 and sources[0].is_file() and not settings.groups:
            settings = settings._replace(groups=tuple(_whose(results)))
        run = _Run(results, reading, settings, output, force=force)
        run.print_reading()
        for last in last_rounds(results.usable, settings.round):
            run.make(last)
        run.write()
    if run.written:
        own = open_frameworks(framework_files).files
        place = run.written[0] if len(run.written) == 1 else run.folder
        agreed = any(workbook.group == AGREED for found in run.made for workbook in found.workbooks)
        click.echo(f"Next: {after_writing(place, len(run.written), with_agreed=agreed).knowing(own)}", err=True)
    return run.worst


def _whose(results: ReadResults) -> Iterable[str]:
    """Yield whose next workbook a file alone makes: its group's, or the agreed one where it holds what that goes on from."""
    for workbook in results.own:
        yield AGREED if is_agreed(workbook) or (workbook.plan and not workbook.gives_view) else workbook.group


@dataclass
class _Run(RunOutput):
    """Makes the rounds of the trusts, and writes their workbooks once it is known that all can be written.

    Attributes:
        written: where workbooks are.
    """

    reading: ReadSettings
    settings: NextRoundSettings
    output: Path | None
    force: bool

    def __post_init__(self) -> None:
        self.names = FileNames()
        self.made: list[NextRound] = []
        self.written: list[Path] = []

    @property
    def folder(self) -> Path:
        """The folder that workbooks go to."""
        return Path() if self.output is None else self.output

    def make(self, last: LastRound | NotMade) -> None:
        """Make the next round of one trust, or say why not."""
        try:
            found = last if isinstance(last, NotMade) else self._next(last)
        except WorkbookError as error:
            self.print_not_made(error, Exit.FILE)
            return
        if isinstance(found, NotMade):
            self.print_not_made(found)
            return
        self.made.append(found)
        if found.uncertain:
            self.ends_with(Exit.ATTENTION)

    def _next(self, last: LastRound) -> NextRound | NotMade:
        read = workbooks_for(self.results, last.last.workbooks, remote=False).read(self.reading)
        return next_round(last, tuple(read), self.settings, self.names)

    def write(self) -> None:
        """Write the workbooks, and print of each trust what to know."""
        places = [(found, [self._path(workbook.name) for workbook in found.workbooks]) for found in self.made]
        self._refuse([path for _, paths in places for path in paths])
        for found, paths in places:
            for path, workbook in zip(paths, found.workbooks, strict=True):
                self.written.append(write_file(path, workbook.content, force=self.force))
                whose = ", ".join(filter(None, [found.trust, group_label(workbook.group, found.words), found.round]))
                click.echo(f"{path}  Workbook for {whose}")
            last = f'"{found.last}"' if found.last else "a round without a name"
            click.echo(
                f"Carried forward from {last}: what each group said then stands under Last time, and nothing is rated."
            )
            print_lines("", found.notes)
            print_changes(found.words, found.changes)
            print_leftovers(found.uncertain, _UNCERTAIN)

    def _path(self, name: str) -> Path:
        return self.output if self.output is not None and self.output.suffix else self.folder / name

    def _refuse(self, paths: Sequence[Path]) -> None:
        """Stop before anything is written where a file could not be.

        Raises:
            OutputError: a file of that name is there.
        """
        if len(paths) > len(set(paths)):
            names = [workbook.name for found in self.made for workbook in found.workbooks]
            raise click.UsageError(
                f"{len(names)} workbooks would be written: {listed(names)}. Name a folder with -o, or one group with --group."
            )
        read = [
            file for file, w in zip(self.results.files, self.results.summaries, strict=True) if not (w and w.untouched)
        ]
        for path in paths:  # what was carried forward and not touched since may be made anew
            refuse_own_input(path, read)
            if path.exists() and not self.force:
                raise OutputError(path, "already exists.", "Use --force to replace it.", code="exists")
