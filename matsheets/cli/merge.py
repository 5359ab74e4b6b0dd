"""``matsheets merge``: one workbook from copies that several people filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import (
    count,
    force_option,
    framework_option,
    open_frameworks,
    paths_argument,
    refuse_own_input,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.repair_options import output_option, print_leftovers, print_lines, time_now
from matsheets.cli.runs import frameworks_among, print_passed_over, print_unusable
from matsheets.errors import WorkbookError

if TYPE_CHECKING:
    from matsheets.frameworks.framework_shelf import FrameworkShelf
    from matsheets.storage.files import File, FoundFiles
    from matsheets.workbook.read.xlsx import XlsxWorkbook
    from matsheets.workbook.repair.merge import Merged
    from matsheets.workbook.repair.repair import SortedWorkbook


@click.command()
@paths_argument("copies", "COPY...")
@output_option
@force_option
@framework_option
def merge(copies: tuple[Path, ...], output: Path, force: bool, framework_files: Sequence[str]) -> int:
    """Join copies of one workbook that several people filled in parts of.

    An answer that copies agree about, or that only one has, is taken. Where copies differ the answer stays blank and the
    tab "Clashes" lists who said what. COPY may be files and folders; none is changed.
    """
    from matsheets.steps.next_command import after_mending
    from matsheets.storage.files import find_workbooks
    from matsheets.storage.output import write_file
    from matsheets.workbook.repair.merge import merge as merge_copies

    found = find_workbooks(copies)
    print_lines("", found.notes, err=True)
    refuse_own_input(output, found.files)
    frameworks = open_frameworks(framework_files)
    opened, unusable = _copies_in(found, frameworks)
    if print_unusable(unusable):
        return Exit.FILE
    if len(opened) < 2:
        raise click.UsageError("Give at least two copies of one workbook.")
    merged = merge_copies(opened, created=time_now())
    write_file(output, merged.content, force=force)
    ended = _report_merge(len(opened), output, merged)
    click.echo(f"Next: {after_mending(output).knowing(frameworks.files)}", err=True)
    return ended


def _read(file: Path) -> XlsxWorkbook | WorkbookError:
    """Read a file whole, once; return why it cannot be read where it cannot."""
    from matsheets.workbook.read.xlsx import read_xlsx

    try:
        return read_xlsx(file)
    except WorkbookError as error:
        return error


def _copies_in(found: FoundFiles, frameworks: FrameworkShelf) -> tuple[list[SortedWorkbook], list[WorkbookError]]:
    """Return the workbooks among the files, and why others are none; those that hold no answers are named on stderr."""
    from matsheets.workbook.repair.repair import sort_workbook

    read = {file: _read(file) for file in found.files if isinstance(file, Path)}
    books = [book for book in read.values() if not isinstance(book, WorkbookError)]
    if faulty := frameworks_among(books, found, frameworks):
        return [], faulty
    opened: list[SortedWorkbook] = []
    passed_over: dict[File, WorkbookError] = {}
    unusable: list[WorkbookError] = []
    for file, book in read.items():
        try:
            if isinstance(book, WorkbookError):
                raise book
            opened.append(sort_workbook(book, frameworks))
        except WorkbookError as error:
            if found.is_aside(file, error):
                if file not in frameworks.heard:
                    passed_over[file] = error
            else:
                unusable.append(error)
    print_passed_over(found, passed_over, sought=bool(unusable))
    return opened, unusable


def _report_merge(copies: int, output: Path, merged: Merged) -> Exit:
    clashes = [clash for clash in merged.clashes if not clash.expected]
    click.echo(f"{output}  {count(merged.placed, 'answer')} of {copies} copies, "
               f"{count(len(clashes), 'clash', 'clashes')}, {count(len(merged.not_placed), 'text')} not placed")  # fmt: skip
    print_lines("", merged.notes, err=True)
    print_lines("Moved to another row:", map(str, merged.moved))
    print_lines('Left blank because the copies differ (listed on the tab "Clashes"):', map(str, clashes))
    who = [clash for clash in merged.clashes if clash.expected]
    print_lines("Left blank because each copy names its own respondent:", map(str, who))
    print_leftovers(merged.not_placed)
    return Exit.ATTENTION if clashes or merged.not_placed else Exit.FINE
