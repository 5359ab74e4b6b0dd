"""``matsheets build-programme``: the paper and the workbook of a programme of many trusts, for whoever leads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import click

from matsheets.cli.common import (
    count,
    day_option,
    force_option,
    framework_option,
    paper_template_options,
    sent_out_option,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.export_options import Formats, formats_options
from matsheets.cli.progress_bar import Progress
from matsheets.cli.runs import (
    exit_between,
    files_argument,
    find_files,
    place_option,
    print_unusable,
    read_results,
    reading_settings,
    worker_options,
)
from matsheets.cli.template import name_template_faults
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.programme_papers import build_pooled_paper, build_programme_paper
from matsheets.errors import OWN_DOCUMENT, OutputError
from matsheets.model.problems import Severity
from matsheets.programme.disclosure_control import LEAST_LIMIT
from matsheets.programme.pooled_figures import pooled_figures_of
from matsheets.programme.pooled_workbook import write_pooled_workbook
from matsheets.programme.programme_workbook import write_programme_workbook
from matsheets.programme.trust_entry import Programme
from matsheets.steps.programme_run import programme_of_results
from matsheets.steps.roster_trusts import read_sent_out, with_sent_out
from matsheets.storage.files import File, is_in, write_together

PAPER, WORKBOOK = f"{DocumentKind.PROGRAMME.slug}.docx", "programme-workbook.xlsx"
#: So many things to look at between workbooks are printed one by one.
_NOTES_NAMED = 3
POOLED_PAPER, POOLED_WORKBOOK = f"{DocumentKind.POOLED.slug}.docx", "pooled-workbook.xlsx"


def _limit(_context: click.Context, _parameter: click.Parameter, value: int | None) -> int | None:
    """Refuse a limit that is too low."""
    if value is not None and value < LEAST_LIMIT:
        raise click.BadParameter(
            f"{value} is too low: figures over fewer than {LEAST_LIMIT} trusts never leave a programme. "
            f"Give {LEAST_LIMIT} or more."
        )
    return value


@click.command()
@files_argument
@place_option
@click.option("--on", default="", callback=day_option, metavar="DATE",
              help="The day that days in plans and logs are held against, such as 14/10/2026; no workbook is left out by it.  "
              "[default: today]")  # fmt: skip
@click.option(
    "--pooled",
    is_flag=True,
    help="Write only a paper and a workbook that may leave the programme: ranges of trusts, and nothing of one trust.",
)
@click.option(
    "--at-least",
    type=int,
    callback=_limit,
    metavar="N",
    help=f"With --pooled, tell no count of fewer than N trusts; {LEAST_LIMIT} or more.  [default: {LEAST_LIMIT}]",
)
@sent_out_option
@force_option
@paper_template_options
@formats_options
@framework_option
@worker_options
def build_programme(
    *,
    workbooks: Sequence[File],
    folder: File,
    on: dt.date | None,
    pooled: bool,
    at_least: int | None,
    roster: Path | None,
    force: bool,
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
    if at_least is not None and not pooled:
        raise click.UsageError("--at-least belongs to --pooled. Add --pooled, or leave it out.")
    if roster is not None and pooled:
        raise click.UsageError("Pooled figures name nobody, so that --roster says nothing to them. Leave it out.")
    _refuse_there(folder, (POOLED_PAPER, POOLED_WORKBOOK) if pooled else (PAPER, WORKBOOK), force=force)
    found = find_files(workbooks)
    settings = reading_settings(framework_files, least=Severity.ERROR)
    sent = read_sent_out(roster, settings.frameworks[0]) if roster else ()
    settings = settings._replace(today=on or settings.today)
    with read_results(found, settings, workers, scheduler, used={OWN_DOCUMENT}) as (results, executor):
        unusable = print_unusable(error for error in results.errors.values() if error.code != OWN_DOCUMENT)
        with Progress("Counting", len({each.trust_key or each.file for each in results.own})) as progress:
            programme = programme_of_results(results, found, settings, executor, tick=progress.tick)
        programme = with_sent_out(programme, sent)
        _print_notes(programme, pooled=pooled)
        if not programme.trusts:
            click.echo("There is no trust's workbook here, so no paper was made.", err=True)
            return Exit.FILE
        if pooled:
            written = _write_pooled(programme, at_least or LEAST_LIMIT, folder, templates, formats, force=force)
        else:
            written = _write(programme, folder, templates, formats, force=force)
    if unusable:
        return Exit.FILE
    return exit_between(results) if written else Exit.ATTENTION


def _print_notes(programme: Programme, *, pooled: bool) -> None:
    """Name on stderr a few things to look at between workbooks; of many how many, so that what is not counted is not lost."""
    if len(programme.notes) <= _NOTES_NAMED:
        for note in programme.notes:
            click.echo(note, err=True)
        return
    where = "see: matsheets check" if pooled else f"see the tab Not counted of {WORKBOOK}"
    click.echo(f"{len(programme.notes):,} things to look at between workbooks: {where}.", err=True)


def _refuse_there(folder: File, names: Sequence[str], *, force: bool) -> None:
    """Stop before thousands of workbooks are read, where the files are there and may not be replaced."""
    for name in names:
        if not force and is_in(folder, name):
            path = folder / name if isinstance(folder, Path) else Path(name)
            raise OutputError(path, "already exists.", "Use --force to replace it.", code="exists")


def _write(programme: Programme, folder: File, templates: Path | None, formats: Formats, *, force: bool) -> bool:
    content, out = build_programme_paper(programme, templates=templates), BytesIO()
    write_programme_workbook(programme, out)
    paper, workbook = write_together(folder, {PAPER: content, WORKBOOK: out.getvalue()}, force=force)
    click.echo(f"{paper}  Programme paper of {count(len(programme.trusts), 'trust')}")
    name_template_faults(templates, [DocumentKind.PROGRAMME])
    click.echo(f"{workbook}  Programme workbook, every trust in each table")
    if isinstance(folder, Path):
        formats.write([Path(paper)], force=force)
    return True


def _write_pooled(
    programme: Programme, limit: int, folder: File, templates: Path | None, formats: Formats, *, force: bool
) -> bool:
    """Write what may leave the programme, where a row of it can be printed; tell the lead how many are, and whether it was written."""
    figures = pooled_figures_of(programme, limit)
    trusts = count(len(programme.entries), "trust")
    wait = f"It is usually worth while from about {figures.worth_while_from} trusts on"
    if limit > LEAST_LIMIT:
        wait += ", and sooner with a lower --at-least"
    if not figures.printed:
        rows = count(len(figures.rows), "row")
        click.echo(f"No paper was made: with {trusts}, all {rows} would be withheld. {wait}.", err=True)
        return False
    content, out = build_pooled_paper(figures, templates=templates), BytesIO()
    write_pooled_workbook(figures, out)
    paper, workbook = write_together(folder, {POOLED_PAPER: content, POOLED_WORKBOOK: out.getvalue()}, force=force)
    rows = f"{figures.printed} of {count(len(figures.rows), 'row')} printed"
    click.echo(f"{paper}  Pooled figures of {trusts}: {rows}, the others withheld")
    name_template_faults(templates, [DocumentKind.POOLED])
    click.echo(f"{workbook}  Pooled workbook, the same figures")
    if figures.few_are_printed:
        alone = "Do not leave trusts out to get other rows: the rule does not cover that."
        click.echo(f"Fewer than a quarter of the rows are printed. {wait}. {alone}", err=True)
    if isinstance(folder, Path):
        formats.write([Path(paper)], force=force)
    return True
