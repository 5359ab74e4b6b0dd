"""``matsheets prepare-meeting``: the paper and the workbook of each diagnostic meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click

from matsheets.batch.reading import framework_files_of
from matsheets.cli.common import count, day_option, framework_option, paper_template_options, trust_in_line
from matsheets.cli.exit_codes import Exit
from matsheets.cli.next_line import usable_among
from matsheets.cli.runs import (
    files_argument,
    find_files,
    place_option,
    print_summary,
    read_results,
    reading_settings,
)
from matsheets.cli.template import name_template_faults
from matsheets.cli.trust_output import TrustOutput
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.meeting.prepare import MeetingSettings, PreparedMeeting, plan_meetings, prepare
from matsheets.model.cells import listed, sentence_start
from matsheets.model.problems import Severity
from matsheets.steps.command_line import paste
from matsheets.steps.next_command import after_preparing
from matsheets.storage.files import File, free_names, is_in, tidy_folder, write_into


@click.command()
@files_argument
@place_option
@click.option("--date", "held_on", default="", callback=day_option, metavar="DATE",
              help="The day of the meeting, such as 14/10/2026; filled in on the workbook's About tab.")  # fmt: skip
@click.option("--anonymous", is_flag=True, help="Leave the names of those who filled in the workbooks out of paper and "
              "workbook; groups stay.")  # fmt: skip
@click.option("--force", is_flag=True, help="Where files of these names are there, write the new ones beside them, numbered; "
              "and make a workbook also where an agreed one is there: all that was typed in that is carried over. Nothing is "
              "replaced.")  # fmt: skip
@paper_template_options
@framework_option
def prepare_meeting(
    workbooks: Sequence[File],
    folder: File,
    held_on: dt.date | None,
    anonymous: bool,
    force: bool,
    templates: Path | None,
    framework_files: Sequence[str],
) -> int:
    """Prepare the diagnostic meeting of each trust and round: the paper to talk from, and the workbook to settle it in.

    The paper has what to settle, in which order, with each side's reasons. In the workbook everything is filled in that is known,
    and what groups differ about is blank. WORKBOOK may be files and folders; none is changed.
    """
    found = find_files(workbooks)
    settings = reading_settings(framework_files, least=Severity.WARNING)._replace(whole=True)
    meeting = MeetingSettings(held_on, anonymous, templates, again=force)
    with read_results(found, settings) as (results, _):
        plans = plan_meetings(results.own)
        files = framework_files_of(results.own, settings)
        output = _Output(results, folder, usable_among(workbooks, results), files, force, len(plans) > 1)
        output.print_reading()
        tidy_folder(folder)
        output.make(plans, settings, partial(prepare, settings=meeting), "Preparing")
        if output.made:
            name_template_faults(templates, [DocumentKind.MEETING])
        print_summary(results)
        output.print_next()
    return output.worst


@dataclass
class _Output(TrustOutput[PreparedMeeting]):
    """Takes in what is prepared: writes it where nothing is, and prints what to know.

    Attributes:
        given: the files and folders as they were named, but for files that could not be used.
        framework_files: those of the frameworks that the workbooks are on.
        several: whether there is more than one meeting.
        made: the meetings' workbooks.
    """

    folder: File
    given: Sequence[str]
    framework_files: Sequence[File]
    force: bool
    several: bool
    made: list[str] = field(default_factory=list)
    problems_found: bool = False

    def write(self, prepared: PreparedMeeting) -> None:
        """Write the paper and the workbook of one trust and round."""
        whose = f"{trust_in_line(prepared.trust)}{f', {prepared.round}' if prepared.round else ''}"
        told = (*prepared.notes, *map(str, prepared.unclear))
        if told and self.several:
            click.echo(f"{sentence_start(whose)}:")
        self.print_lines(told)
        names = self._names(prepared)
        if names is None:
            self.ends_with(Exit.OUTPUT)
            return
        paper = self._write(names[0], prepared.paper)
        click.echo(f"{paper}  Meeting paper for {whose}")
        if prepared.workbook is None:
            click.echo(_without_workbook(prepared), err=True)
            self.ends_with(Exit.ATTENTION)
        else:
            workbook = self._write(names[1], prepared.workbook)
            self.made.append(workbook)
            click.echo(f"{workbook}  Meeting workbook for {whose}")
        for line in prepared.carried:
            click.echo(line)
        for line in _cells(prepared):
            click.echo(line)
        if found := _problems(prepared):
            see = "" if self.several else f" {self._see_check()}"
            click.echo(f"In these workbooks check finds {found}; the meeting waits for none of it.{see}")
            self.problems_found = True

    def _names(self, prepared: PreparedMeeting) -> tuple[str, ...] | None:
        """Return the names of paper and workbook, numbered alike where files are there; None where that was not asked for."""
        wanted = (prepared.paper_name, prepared.workbook_name)[: 2 if prepared.workbook is not None else 1]
        there = [name for name in wanted if is_in(self.folder, name)]
        if there and not self.force:
            for name in there:
                click.echo(
                    f"{name} is in the folder already, and is not replaced: it may hold what was written in it.",
                    err=True,
                )
            kept = ", with everything that was typed in the agreed workbook" if prepared.agreed else ""
            click.echo(
                f"Move it, choose another folder with -o, or use --force to have new ones written beside it{kept}.",
                err=True,
            )
            return None
        return free_names(self.folder, *wanted)

    def _write(self, name: str, content: bytes) -> str:
        return write_into(self.folder, name, content, force=False, tidy=False)

    def print_next(self) -> None:
        """Say what comes next, with the command that is run then; of several trusts, once where their problems are listed."""
        if self.problems_found and self.several:
            click.echo(self._see_check())
        if self.made:
            where = self.made[0] if len(self.made) == 1 else str(self.folder)
            is_in_given = any(Path(given) in (made := Path(where), *made.parents) for given in self.given)
            names = self.given if is_in_given else [*self.given, where]
            click.echo(f"Next: {after_preparing(names).knowing(self.framework_files)}", err=True)

    def _see_check(self) -> str:
        return f"See: {paste(['check', *self.given])}"


def _without_workbook(prepared: PreparedMeeting) -> str:
    them = "it" if len(prepared.agreed) == 1 else "them"
    return (
        f"No workbook was made for {trust_in_line(prepared.trust)}: go on in {listed(prepared.agreed)}, "
        f"or leave {them} out. With --force another one is made, with everything that was typed in {them}."
    )


def _cells(prepared: PreparedMeeting) -> Iterator[str]:
    """Yield how much there is to type, beside what an empty workbook would take."""
    cells = prepared.cells
    if cells is None:
        return
    found = (
        (cells.ratings, "rating", "ratings"),
        (cells.rationales, "rationale", "rationales"),
        (cells.evidence, "piece of evidence", "pieces of evidence"),
        (cells.days, "date", "dates"),
    )
    what = ", ".join(count(number, one, many) for number, one, many in found if number) or "nothing"
    yield f"{count(cells.typed, 'cell')} to type at the meeting: {what}. An empty workbook would take {cells.asked}. The plan comes after."


def _problems(prepared: PreparedMeeting) -> str:
    """Return how much check finds in a meeting's workbooks; blank where that is nothing."""
    found = ((prepared.errors, "error"), (prepared.warnings, "warning"))
    return listed([count(number, what) for number, what in found if number])
