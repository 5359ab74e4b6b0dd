"""``matsheets aggregate``: the ratings of many workbooks as tables."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.batch_options import (
    crew_of,
    crew_options,
    files_argument,
    found_files,
    print_summary,
    print_unusable,
    read_shelf,
    reading_settings,
)
from matsheets.cli.common import FilePath, count, force_option, framework_option, refuse_own_input
from matsheets.cli.exit_codes import Exit

if TYPE_CHECKING:
    from matsheets.storage.files import File


@click.command()
@files_argument
@click.option("-o", "--output", required=True, type=FilePath(path_type=Path, dir_okay=False), metavar="FILE",
              help="Where to write: .xlsx (tables and heat map), .csv, .json or .parquet.")  # fmt: skip
@force_option
@framework_option
@crew_options
def aggregate(
    workbooks: tuple[File, ...],
    output: Path,
    force: bool,
    framework_files: Sequence[str],
    workers: int | None,
    scheduler: str,
) -> int:
    """Put the ratings of many workbooks into one table: a row for each trust, round, group and element.

    The points in it order the ratings. Do not average them: Amber-red is not the mean of Red and Amber-green.
    """
    from matsheets.aggregate import export_bytes, tables
    from matsheets.model.problems import Severity
    from matsheets.storage.output import write_file

    found = found_files(workbooks)
    refuse_own_input(output, set(found.files) - found.unnamed)
    settings = reading_settings(framework_files, least=Severity.ERROR, answers=True)
    with crew_of(workers, scheduler, len(found.files)) as crew, closing(read_shelf(found, settings, crew)) as shelf:
        refuse_own_input(output, shelf.files)  # now without the table that an earlier run left among them
        unusable = print_unusable(shelf)
        for problem in shelf.together:
            click.echo(str(problem), err=True)
        if shelf.distinct:
            write_file(output, export_bytes(tables(shelf.distinct), output.suffix), force=force)
            click.echo(f"{output}  the ratings of {count(len(shelf.distinct), 'workbook')}")
        print_summary(shelf)
    return Exit.FILE if unusable or not shelf.distinct else Exit.ATTENTION if shelf.together else Exit.FINE
