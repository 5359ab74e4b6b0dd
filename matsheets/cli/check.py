"""``matsheets check``: what in the workbooks needs attention, for people and for programs."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.batch.executor import Executor
from matsheets.batch.problem_list import problem_list
from matsheets.batch.results import ReadResults
from matsheets.cli.common import (
    FilePath,
    as_json,
    count,
    force_option,
    form_of_list,
    framework_option,
    list_format_option,
    refuse_own_input,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.next_line import print_next
from matsheets.cli.progress_bar import Progress
from matsheets.cli.runs import (
    files_argument,
    find_files,
    print_summary,
    read_results,
    reading_settings,
    worker_options,
)
from matsheets.errors import OutputError
from matsheets.model.cells import safe_for_csv
from matsheets.model.problems import Problem, Severity, merge
from matsheets.storage.files import File
from matsheets.storage.output import FileNames, new_file, write_file

if TYPE_CHECKING:
    from matsheets.batch.marked_copies import MarkedCopy


@click.command()
@files_argument
@click.option("--strict", is_flag=True, help="Count warnings as errors in the exit code.")
@click.option("--verbose", is_flag=True, help="Also show notes: what was understood from another spelling.")
@list_format_option
@click.option("-o", "--output", type=FilePath(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the list to FILE instead: .csv (opens in Excel), .json or .txt.")  # fmt: skip
@click.option("--mark-up", "marked", type=FilePath(path_type=Path, file_okay=False), metavar="DIR",
              help="For each workbook with problems, also write a copy to DIR in which they are outlined, noted and "
              "listed.")  # fmt: skip
@force_option
@framework_option
@worker_options
def check(
    *,
    workbooks: tuple[File, ...],
    strict: bool,
    verbose: bool,
    form: str,
    output: Path | None,
    marked: Path | None,
    force: bool,
    framework_files: Sequence[str],
    workers: int | None,
    scheduler: str,
) -> int:
    """Check completed workbooks and say what needs attention, where, and what to do.

    WORKBOOK may be files and folders. Everything in a folder that someone may have sent is read, or named.
    """
    found = find_files(workbooks)
    if output is not None:
        refuse_own_input(output, set(found.files) - found.unnamed)
        form = form_of_list(output, form)
    least = Severity.NOTE if verbose else Severity.WARNING
    settings = reading_settings(framework_files, least=least)._replace(joint=True)
    with read_results(found, settings, workers, scheduler) as (results, executor):
        parts = {"text": _text, "json": _json, "csv": _csv}[form](results, least)
        if output is None:
            for part in parts:
                click.echo(part, nl=False)
        else:
            _write_list(parts, output, results, force=force)
        written = _mark_up(results, marked, executor, force=force) if marked else Exit.FINE
        print_summary(results)
        print_next(workbooks, results, found, settings, problems_listed=True)
        return max(written, _exit(results, strict=strict) if results.files else Exit.FILE)


def _write_list(parts: Iterator[str], output: Path, results: ReadResults, *, force: bool) -> None:
    refuse_own_input(output, results.files)  # now without the list that an earlier run left among them
    with new_file(output, force=force) as out:
        for part in parts:
            out.write(part.encode(errors="replace"))
    click.echo(f"{output}  what needs attention in {count(len(results.files), 'file')}")


def _exit(results: ReadResults, *, strict: bool) -> Exit:
    if results.errors:
        return Exit.FILE
    worst = max((*results.worst, *(p.severity for p in results.shared_problems)), default=Severity.NOTE)
    return Exit.ATTENTION if worst >= (Severity.WARNING if strict else Severity.ERROR) else Exit.FINE


def _text(results: ReadResults, least: Severity) -> Iterator[str]:
    """Lay the problems out file by file, each with one line that sums it up; last, those that lie between files."""
    before = ""
    of_one, between = _shared(results, least)
    for at, summary in enumerate(results.summaries):
        if summary is None:
            yield f"{before}{results.errors[at]}\n"
        else:
            own = merge([*(p for p in results.own_problems(at) if p.severity >= least), *of_one.get(summary.file, ())])
            yield before + problem_list(summary.file, own)
        before = "\n"
    if between:
        yield before + problem_list("Between files", between)


def _shared(results: ReadResults, least: Severity) -> tuple[Mapping[str, list[Problem]], list[Problem]]:
    """Return what shows only beside other workbooks: by file what is about that file alone, then what lies between several."""
    of_one: dict[str, list[Problem]] = {}
    between: list[Problem] = []
    for found in (p for p in results.shared_problems if p.severity >= least):
        alone = len({place.file for place in found.places}) == 1
        (of_one.setdefault(found.place.file, []) if alone else between).append(found)
    return of_one, between


_COLUMNS = ("file", "tab", "cell", "ref", "code", "severity", "value", "message")


def _records(results: ReadResults, least: Severity) -> Iterator[dict[str, str]]:
    """Yield one record for each file that could not be used, then one for each place of each problem, file by file."""
    for error in results.errors.values():
        name = error.path.name if error.path else ""
        message = f"{error.what} {error.remedy}".strip()
        yield dict(zip(_COLUMNS, (name, "", "", "", error.code, "error", "", message), strict=True))
    for summary in sorted(results.usable, key=lambda summary: summary.file):
        for p in results.problems(results.at[summary.file], least=least):
            for place in p.places:
                tab, cell = (place.cell.tab, place.cell.address) if place.cell else (place.tab, "")
                yield dict(zip(_COLUMNS, (place.file, tab, cell, place.ref, p.code, p.severity.name.lower(), p.value,
                                          p.message), strict=True))  # fmt: skip


def _json(results: ReadResults, least: Severity) -> Iterator[str]:
    """Yield a list of records, laid out as if it had been written in one go."""
    before = "[\n"
    for record in _records(results, least):
        yield before + "\n".join(f"  {line}" for line in as_json(record).split("\n"))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _csv(results: ReadResults, least: Severity) -> Iterator[str]:
    """Yield a table for Excel: a byte order mark, without which it takes UTF-8 for another code, and no text that it runs."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in _records(results, least):
        writer.writerow({key: safe_for_csv(value) for key, value in record.items()})
        if out.tell() > 1 << 16:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


# --- marked-up copies ----------------------------------------------------------------------------------------------


def _mark_up(results: ReadResults, folder: Path, executor: Executor, *, force: bool) -> Exit:
    """Write a marked-up copy of each workbook with errors or warnings; one that fails does not stop the rest."""
    from matsheets.batch.marked_copies import mark_all

    names, worst = FileNames(), Exit.FINE
    with Progress("Marking", len(results.usable)) as progress:
        for file, marked in mark_all(results, executor, progress.tick):
            progress.clear()
            suffix = ".xlsm" if ".xlsm" in file.name.lower() else ".xlsx"
            target = folder / names.take(f"{_safe_stem(file.stem)}-marked", suffix)
            worst = max(worst, _write_marked(marked, target, results.files, force=force))
    return worst


def _write_marked(marked: MarkedCopy | Exception, target: Path, given: Sequence[File], *, force: bool) -> Exit:
    if isinstance(marked, Exception):
        click.echo(str(marked), err=True)
        return Exit.FILE
    try:
        if _is_one_of(target, given):
            what = "is one of the workbooks that are being checked, and those are never changed."
            raise OutputError(target, what, "Choose another folder with --mark-up.", code="is-input")
        written = write_file(target, marked.content, force=force)
    except OutputError as error:
        click.echo(str(error), err=True)
        return Exit.OUTPUT
    unsigned = "; its digital signature is left out, because a changed copy cannot keep one" if marked.unsigned else ""
    click.echo(f"{written}  {count(marked.problems, 'problem')} marked{unsigned}", err=True)
    return Exit.FINE


def _is_one_of(target: Path, given: Sequence[File]) -> bool:
    """Tell whether a file is one of those that were given."""
    try:
        if not target.exists():
            return False
        return any(target.samefile(path) for path in given if isinstance(path, Path))
    except OSError:
        return False


def _safe_stem(stem: str) -> str:
    """Return a file name's stem as every system allows it; one that says it is marked already does not say so twice."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]', "-", unicodedata.normalize("NFC", stem))
    short = plain.encode()[:200].decode(errors="ignore")
    return short.strip(" .").removesuffix("-marked") or "workbook"
