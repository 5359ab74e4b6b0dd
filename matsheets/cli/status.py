"""``matsheets status``: where each trust stands, what is lacking, and the next command."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from matsheets.batch.results import ReadResults
from matsheets.cli.common import (
    FilePath,
    as_json,
    count,
    day_option,
    force_option,
    form_of_list,
    framework_option,
    list_format_option,
    refuse_own_input,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.runs import (
    files_argument,
    find_files,
    print_packs,
    print_unusable,
    read_results,
    reading_settings,
    worker_options,
)
from matsheets.errors import OWN_DOCUMENT, WorkbookError
from matsheets.model.cells import safe_for_csv
from matsheets.model.problems import Severity
from matsheets.steps.status import Status, status_of
from matsheets.steps.status_list import CSV_COLUMNS, as_record, as_text, csv_rows
from matsheets.storage.files import File
from matsheets.storage.output import write_file
from matsheets.workbook.read.refusals import MISSING


@click.command()
@files_argument
@list_format_option
@click.option("-o", "--output", type=FilePath(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the list to FILE instead: .csv (opens in Excel), .json or .txt.")  # fmt: skip
@click.option("--today", default="", callback=day_option, metavar="DATE",
              help="Say where trusts stand on this day, such as 14/10/2026.  [default: today]")  # fmt: skip
@force_option
@framework_option
@worker_options
def status(
    *,
    workbooks: tuple[File, ...],
    form: str,
    output: Path | None,
    today: dt.date | None,
    force: bool,
    framework_files: Sequence[str],
    workers: int | None,
    scheduler: str,
) -> int:
    """Say where each trust stands: the step, what is in, what is lacking, what is due, and the next command.

    It follows from the files alone: the workbooks, the documents beside them, and the days in the plans. Nothing is stored and
    nobody is judged. Several trusts have a line each, the one that is the least far first. WORKBOOK may be files and folders;
    name the folder that holds the documents too.
    """
    found = find_files(workbooks)
    if output is not None:
        refuse_own_input(output, set(found.files) - found.unnamed)
        form = form_of_list(output, form)
    settings = reading_settings(framework_files, least=Severity.ERROR)
    settings = settings._replace(today=today or settings.today)
    with read_results(found, settings, workers, scheduler, used={OWN_DOCUMENT}) as (results, _):
        missing, others = _by_whether_missing(results)
        print_unusable(missing)
        told = status_of(results, found, settings)
        text = _FORMS[form](told)
        if output is None:
            click.echo(text, nl=False)
        else:
            refuse_own_input(output, results.files)
            write_file(output, text.encode(errors="replace"), force=force)
            click.echo(f"{output}  where {count(len(told.trusts), 'trust')} stand{'s' * (len(told.trusts) == 1)}")
        print_unusable(others)
        print_packs(results)
        for name in told.other_documents:
            click.echo(f"{name} was made from none of these workbooks, so it was not counted.", err=True)
        # It judges nobody, nor any file: only what is not there at all is a mistake.
        return Exit.FILE if missing or not (told.trusts or others or told.packs) else Exit.FINE


def _by_whether_missing(results: ReadResults) -> tuple[list[WorkbookError], list[WorkbookError]]:
    """Return why files could not be used: those that are not there, and others."""
    errors = [error for error in results.errors.values() if error.code != OWN_DOCUMENT]
    missing = [error for error in errors if error.code == MISSING.code]
    return missing, [error for error in errors if error not in missing]


def _text(told: Status) -> str:
    return "".join(f"{line}\n" for line in as_text(told))


def _json(told: Status) -> str:
    return as_json(as_record(told)) + "\n"


def _csv(told: Status) -> str:
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.DictWriter(out, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: safe_for_csv(value) for key, value in row.items()} for row in csv_rows(told))
    return out.getvalue()


_FORMS: Mapping[str, Callable[[Status], str]] = {"text": _text, "json": _json, "csv": _csv}
