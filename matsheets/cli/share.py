"""``matsheets share``: what a trust shares of its review with another trust, as a workbook and a short paper."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from matsheets.batch.reading import ReadSettings, workbooks_for
from matsheets.batch.results import ReadResults
from matsheets.cli.common import (
    force_option,
    framework_option,
    list_option,
    paper_template_options,
    trust_in_line,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.progress_bar import Progress
from matsheets.cli.runs import (
    executor_for,
    files_argument,
    find_files,
    place_option,
    print_packs,
    print_summary,
    print_what_was_read,
    read_results,
    reading_settings,
)
from matsheets.cli.template import name_template_faults
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.errors import OutputError, ReviewError, WorkbookError
from matsheets.model.cells import listed
from matsheets.model.problems import Severity
from matsheets.sharing.pack import PackPlan, RefusedPack, SharedPack, ShareSettings, make_pack, plan_packs
from matsheets.sharing.pack_lines import lines_of
from matsheets.storage.files import File, is_in, tidy_folder, write_together


@click.command()
@files_argument
@place_option
@click.option("--headings", callback=list_option, metavar="LIST",
              help="Share these headings only, by number or Ref: 3,4 or TEA,CUR.")  # fmt: skip
@click.option("--elements", callback=list_option, metavar="LIST",
              help="Share these elements only, by Ref: TEA-01,GOV-02. With --headings, both.")  # fmt: skip
@click.option("--anonymous", is_flag=True, help="Leave out the names of people that the workbooks know, and list what else in "
              "the texts may be one.")  # fmt: skip
@force_option
@paper_template_options
@framework_option
def share(
    workbooks: Sequence[File],
    folder: File,
    *,
    headings: tuple[str, ...],
    elements: tuple[str, ...],
    anonymous: bool,
    force: bool,
    templates: Path | None,
    framework_files: Sequence[str],
) -> int:
    """Make a pack for another trust: chosen ratings with their reasons and evidence, and nothing else.

    The ratings are those that were agreed, else the cautious median, and the pack says which. What is in it and what is not is
    printed, for somebody to say yes before it is sent; nothing is sent. WORKBOOK may be files and folders; none is changed.
    """
    found = find_files(workbooks)
    settings = reading_settings(framework_files, least=Severity.ERROR)._replace(whole=True)
    shared = ShareSettings(headings, elements, anonymous, templates)
    with (
        executor_for(None, "", len(found.files)) as executor,
        closing(read_results(found, settings, executor)) as results,
    ):
        plans = plan_packs(results.own)
        output = _Output(folder, force, len(plans) > 1)
        output.worst = print_what_was_read(results)
        packs = print_packs(results)
        tidy_folder(folder)
        with Progress("Sharing", len(plans)) as progress:
            for plan in plans:
                made = _make(results, plan, settings, shared)
                progress.clear()
                output.take(made)
                progress.tick(1)
        if output.made:
            name_template_faults(templates, [DocumentKind.SHARED])
        print_summary(results)
    if output.made:
        click.echo("Look at what you share before you send it. Nothing was sent.", err=True)
    return max(output.worst, packs)


def _make(
    results: ReadResults, plan: PackPlan, settings: ReadSettings, shared: ShareSettings
) -> SharedPack | RefusedPack | WorkbookError:
    """Make one trust's pack, from its workbooks as they are read once more."""
    try:
        assessments = tuple(workbooks_for(results, plan.group.workbooks, remote=False).read(settings))
    except WorkbookError as error:
        return error
    between = results.shared_problems_of(plan.group.workbooks, least=Severity.ERROR)
    try:
        return make_pack(plan, assessments, between, shared)
    except ReviewError as error:
        raise click.UsageError(str(error)) from None


@dataclass
class _Output:
    """Takes in the packs: writes each where nothing is, and prints what is in it and what is not.

    Attributes:
        several: whether there is more than one pack.
        made: how many were written.
    """

    folder: File
    force: bool
    several: bool
    worst: Exit = Exit.FINE
    made: int = 0

    def take(self, made: SharedPack | RefusedPack | WorkbookError) -> None:
        """Take in the pack of one trust."""
        if isinstance(made, WorkbookError):
            click.echo(str(made), err=True)
            self._ends_with(Exit.FILE)
        elif isinstance(made, RefusedPack):
            for found in made.problems:
                click.echo(str(found))
            click.echo(made.why, err=True)
            self._ends_with(Exit.ATTENTION)
        else:
            self._write(made)

    def _write(self, pack: SharedPack) -> None:
        files = ((pack.workbook_name, pack.workbook, "Workbook"), (pack.paper_name, pack.paper, "Paper"))
        there = [name for name, _, _ in files if not self.force and is_in(self.folder, name)]
        if there:
            click.echo(
                f"{listed(there)} {'is' if len(there) == 1 else 'are'} in the folder already. Use --force to replace.",
                err=True,
            )
            self._ends_with(Exit.OUTPUT)
            return
        try:
            written = write_together(self.folder, {name: content for name, content, _ in files}, force=self.force)
        except OutputError as error:
            click.echo(str(error), err=True)
            self._ends_with(Exit.OUTPUT)
            return
        whose = ", ".join(filter(None, [trust_in_line(pack.trust), pack.round]))
        for name, (_, _, what) in zip(written, files, strict=True):
            click.echo(f"{name}  {what} of {whose}, to share")
        for line in lines_of(pack):
            click.echo(line)
        self.made += 1

    def _ends_with(self, code: Exit) -> None:
        self.worst = max(self.worst, code)
