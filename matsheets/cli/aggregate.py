"""``matsheets aggregate``: what many workbooks say, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from matsheets.batch.executor import Executor
from matsheets.batch.reading import ReadSettings
from matsheets.batch.results import ReadResults
from matsheets.batch.table_rows import tabulate_all
from matsheets.cli.common import FilePath, count, force_option, framework_option, refuse_own_input
from matsheets.cli.exit_codes import Exit
from matsheets.cli.progress_bar import Progress
from matsheets.cli.runs import (
    exit_between,
    files_argument,
    find_files,
    print_packs,
    print_summary,
    print_unusable,
    read_results,
    reading_settings,
    worker_options,
)
from matsheets.errors import WorkbookError
from matsheets.model.cells import first_listed, listed
from matsheets.model.material import Material
from matsheets.model.problems import Severity
from matsheets.model.respondents import WorkbookSummary
from matsheets.model.trust_rounds import review_keys
from matsheets.review.grouping import TrustRound
from matsheets.review.table_export import ONE_TABLE_SUFFIXES, Export, export_for, frameworks_by_key
from matsheets.review.tables import COLUMNS, TrustRows
from matsheets.storage.files import File
from matsheets.storage.output import new_file

#: How many workbooks are named of which not all is counted.
_NAMED = 5


@click.command()
@files_argument
@click.option(
    "-o",
    "--output",
    required=True,
    type=FilePath(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write: .xlsx (every table, and the heat map), .json (every table), .csv or .parquet (one).",
)
@click.option("--table", type=click.Choice(list(COLUMNS)), metavar="TABLE",
              help=f"Which table a .csv or .parquet file holds: {listed(list(COLUMNS), 'or')}.  [default: ratings]")  # fmt: skip
@force_option
@framework_option
@worker_options
def aggregate(
    workbooks: tuple[File, ...],
    output: Path,
    table: str | None,
    force: bool,
    framework_files: Sequence[str],
    workers: int | None,
    scheduler: str,
) -> int:
    """Put what many workbooks say into tables: the ratings, a row for each trust, round, group and element, and all else.

    The points in it order the ratings. Do not average them: Amber-red is not the mean of Red and Amber-green.
    """
    export = export_for(output.suffix, table or "")
    found = find_files(workbooks)
    refuse_own_input(output, set(found.files) - found.unnamed)
    settings = reading_settings(framework_files, least=Severity.ERROR)
    with read_results(found, settings, workers, scheduler) as (results, executor):
        refuse_own_input(output, results.files)  # now without the table that an earlier run left among them
        failed = print_unusable(results.errors.values())
        for problem in results.shared_problems:
            click.echo(str(problem), err=True)
        print_packs(results)
        if results.own:
            left_out = _export(results, settings, executor, export, output, force=force)
            failed |= bool(left_out)
            used = [workbook for workbook in results.own if workbook.file not in left_out]
            click.echo(f"{output}  {_what(used, output.suffix, table or '')}")
            _say_not_counted_again(used)
        print_summary(results)
    if failed or not results.own:
        return Exit.FILE
    return exit_between(results)


def _export(
    results: ReadResults, settings: ReadSettings, executor: Executor, export: Export, output: Path, *, force: bool
) -> set[str]:
    """Write the tables as their rows come; print why workbooks are left out of them, and return their names."""
    left_out: list[tuple[TrustRound, WorkbookError]] = []

    def rows() -> Iterator[TrustRows]:
        with Progress("Tables for", len(set(review_keys(results.own)))) as progress:
            for group, found in tabulate_all(results, settings, executor, progress.tick):
                if isinstance(found, WorkbookError):
                    left_out.append((group, found))
                else:
                    yield from found

    with new_file(output, force=force) as out:
        export(rows(), out, frameworks_by_key(results.frameworks(settings.frameworks)))
    for _, error in left_out:
        click.echo(str(error), err=True)
    return {workbook.file for group, _ in left_out for workbook in group.workbooks}


def _say_not_counted_again(used: Sequence[WorkbookSummary]) -> None:
    """Print which workbooks hold a plan, a log or a partnership as it was carried forward: no table has a row of it."""
    held = (Material.PLAN, Material.PROGRESS, Material.PARTNERSHIP)
    kept = [workbook.file for workbook in used if workbook.kept.intersection(held)]
    if kept:
        what = "What stands as it was carried forward from the round before is not counted again"
        click.echo(f"{what}: {first_listed(kept[:_NAMED], len(kept))}.", err=True)


def _what(used: Sequence[WorkbookSummary], suffix: str, table: str) -> str:
    """Return in words what a file of tables holds: a workbook with a partnership or a plan alone has no ratings."""
    of_all = count(len(used), "workbook")
    if table:
        return f"the table {table} of {of_all}"
    rating = sum(workbook.gives_view for workbook in used)
    ratings = f"the ratings of {count(rating, 'workbook')}" if rating else "no ratings"
    if rating == len(used) or suffix.lower() in ONE_TABLE_SUFFIXES:
        return ratings
    return f"{ratings}, and all other answers of {of_all}"
