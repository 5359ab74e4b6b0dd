"""``matsheets build-programme``: the paper and the workbook of a programme of many trusts, for whoever leads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

import click

from matsheets.cli.common import FilePath, count, day_option, force_option, framework_option, own_templates
from matsheets.cli.exit_codes import Exit
from matsheets.cli.export_options import Formats, formats_options
from matsheets.cli.progress_bar import Progress
from matsheets.cli.runs import (
    executor_for,
    files_argument,
    find_files,
    place_option,
    print_summary,
    print_unusable,
    read_results,
    reading_settings,
    worker_options,
)
from matsheets.cli.template import name_template_faults
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.programme_document import build_programme_paper
from matsheets.errors import OWN_DOCUMENT, OutputError
from matsheets.model.problems import Severity
from matsheets.programme.programme_workbook import write_programme_workbook
from matsheets.programme.trust_entry import Programme
from matsheets.steps.programme_run import programme_of_results
from matsheets.storage.files import File, read_from, write_into

PAPER, WORKBOOK = f"{DocumentKind.PROGRAMME.slug}.docx", "programme-workbook.xlsx"


@click.command()
@files_argument
@place_option
@click.option("--on", default="", callback=day_option, metavar="DATE",
              help="The day that days in plans and logs are held against, such as 14/10/2026.  [default: today]")  # fmt: skip
@force_option
@click.option("--template", type=FilePath(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="Use the Word template FILE for the paper (see: matsheets template check).")  # fmt: skip
@click.option("--templates", type=FilePath(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="Use the template of the paper in DIR instead of ours.")  # fmt: skip
@formats_options
@framework_option
@worker_options
def build_programme(
    *,
    workbooks: Sequence[File],
    folder: File,
    on: dt.date | None,
    force: bool,
    template: Path | None,
    templates: Path | None,
    formats: Formats,
    framework_files: Sequence[str],
    workers: int | None,
    scheduler: str,
) -> int:
    """Build the paper and the workbook of a programme: who has returned what, and what all trusts come to together.

    WORKBOOK may be files and folders, of two trusts or of thousands; name the folder that holds their documents too. The paper has
    at most six pages: what needs you now, a map of trusts and headings, the most common strengths and areas, priorities,
    overdue updates, support. All else stands in the workbook. Trusts are counted and never ranked.
    """
    own = own_templates(template, templates)
    _refuse_there(folder, force=force)
    found = find_files(workbooks)
    settings = reading_settings(framework_files, least=Severity.ERROR)
    settings = settings._replace(today=on or settings.today)
    with (
        executor_for(workers, scheduler, len(found.files)) as executor,
        closing(read_results(found, settings, executor, used={OWN_DOCUMENT})) as results,
    ):
        unusable = print_unusable(error for error in results.errors.values() if error.code != OWN_DOCUMENT)
        with Progress("Counting", len({each.trust_key or each.file for each in results.distinct})) as progress:
            programme = programme_of_results(results, found, settings, executor, tick=progress.tick)
        for note in programme.notes:
            click.echo(note, err=True)
        if not programme.trusts:
            click.echo("There is no trust's workbook here, so no paper was made.", err=True)
            return Exit.FILE
        _write(programme, folder, own, formats, force=force)
        print_summary(results)
    if unusable:
        return Exit.FILE
    wrong = any(problem.severity >= Severity.ERROR for problem in results.shared_problems)
    return Exit.ATTENTION if wrong else Exit.FINE


def _refuse_there(folder: File, *, force: bool) -> None:
    """Stop before thousands of workbooks are read, where the files are there and may not be replaced."""
    for name in (PAPER, WORKBOOK):
        if not force and read_from(folder, name, 1) is not None:
            path = folder / name if isinstance(folder, Path) else Path(name)
            raise OutputError(path, "already exists.", "Use --force to replace it.", code="exists")


def _write(programme: Programme, folder: File, templates: Path | None, formats: Formats, *, force: bool) -> None:
    paper = write_into(folder, PAPER, build_programme_paper(programme, templates=templates), force=force)
    click.echo(f"{paper}  Programme paper of {count(len(programme.trusts), 'trust')}")
    if templates is not None:
        name_template_faults(templates, [DocumentKind.PROGRAMME])
    out = BytesIO()
    write_programme_workbook(programme, out)
    click.echo(
        f"{write_into(folder, WORKBOOK, out.getvalue(), force=force)}  Programme workbook, every trust in each table"
    )
    if isinstance(folder, Path):
        formats.write([Path(paper)], force=force)
