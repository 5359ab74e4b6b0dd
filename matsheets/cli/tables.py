"""``matsheets aggregate``: the ratings of many workbooks as tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from matsheets.cli.common import (
    count,
    force_option,
    framework_option,
    read,
    refuse_own_input,
    report_unusable,
    workbooks_argument,
)
from matsheets.cli.exits import Exit


@click.command()
@workbooks_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Where to write: .xlsx (tables and heat map), .csv, .json or .parquet.")  # fmt: skip
@force_option
@framework_option
def aggregate(workbooks: tuple[Path, ...], output: Path, force: bool, framework_files: Sequence[str]) -> int:
    """Put the ratings of many workbooks into one table: a row for each trust, round, group and element.

    The points in it order the ratings. Do not average them: Amber-red is not the mean of Red and Amber-green.
    """
    from matsheets.aggregate import export_bytes, tables
    from matsheets.batch import across, distinct
    from matsheets.output import write_file

    outcomes = read(workbooks, framework_files)
    refuse_own_input(output, (outcome.path for outcome in outcomes))
    unusable = report_unusable(outcomes)
    assessments = tuple(distinct(outcomes))
    together = across(outcomes)
    for problem in together:
        click.echo(str(problem), err=True)
    if assessments:
        write_file(output, export_bytes(tables(assessments), output.suffix), force=force)
        click.echo(f"{output}  the ratings of {count(len(assessments), 'workbook')}")
    return Exit.FILE if unusable or not assessments else Exit.ATTENTION if together else Exit.FINE
