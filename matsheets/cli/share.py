"""``matsheets share``: what a trust shares of its review with another trust, as a workbook and a short paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from matsheets.cli.common import (
    force_option,
    framework_option,
    list_option,
    paper_template_options,
    trust_in_line,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.runs import (
    are_there,
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
from matsheets.errors import OutputError, ReviewError
from matsheets.model.assessment import Assessment
from matsheets.model.not_made import NotMade
from matsheets.model.problems import Problem, Severity
from matsheets.sharing.pack import PackPlan, SharedPack, ShareSettings, make_pack, plan_packs
from matsheets.sharing.pack_lines import lines_of
from matsheets.storage.files import File, tidy_folder, write_together


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
    with read_results(found, settings) as (results, _):
        output = _Output(results, folder, force)
        output.print_reading()
        tidy_folder(folder)
        output.make(plan_packs(results.own), settings, partial(_pack, shared=shared), "Sharing")
        if output.made:
            name_template_faults(templates, [DocumentKind.SHARED])
        print_summary(results)
    if output.made:
        click.echo("Look at what you share before you send it. Nothing was sent.", err=True)
    return output.worst


def _pack(
    plan: PackPlan, assessments: Sequence[Assessment], between: Sequence[Problem], *, shared: ShareSettings
) -> SharedPack | NotMade:
    """Make one trust's pack; a heading or an element that its framework has not is a mistake in the command."""
    try:
        return make_pack(plan, assessments, between, shared)
    except ReviewError as error:
        raise click.UsageError(str(error)) from None


@dataclass
class _Output(TrustOutput[SharedPack]):
    """Takes in the packs: writes each where nothing is, and prints what is in it and what is not.

    Attributes:
        made: how many were written.
    """

    folder: File
    force: bool
    made: int = 0

    def write(self, pack: SharedPack) -> None:
        """Write the pack of one trust."""
        files = ((pack.workbook_name, pack.workbook, "Workbook"), (pack.paper_name, pack.paper, "Paper"))
        if not self.force and are_there(self.folder, [name for name, _, _ in files], "Use --force to replace."):
            self.ends_with(Exit.OUTPUT)
            return
        try:
            written = write_together(self.folder, {name: content for name, content, _ in files}, force=self.force)
        except OutputError as error:
            self.print_not_made(error, Exit.OUTPUT)
            return
        whose = ", ".join(filter(None, [trust_in_line(pack.trust), pack.round]))
        for name, (_, _, what) in zip(written, files, strict=True):
            click.echo(f"{name}  {what} of {whose}, to share")
        for line in lines_of(pack):
            click.echo(line)
        self.made += 1
