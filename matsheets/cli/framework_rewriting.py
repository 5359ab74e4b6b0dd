"""Writes a framework's file over itself: with what was made for its blank cells, and nothing lost that somebody put there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import count, own_framework_file
from matsheets.cli.exit_codes import Exit
from matsheets.storage.unicode_names import identity

if TYPE_CHECKING:
    from matsheets.frameworks.framework_shelf import ReadFramework


def file_written_over(name: str, output: Path) -> Path | None:
    """Return the file of a framework where it is also the one to write; else None."""
    from matsheets.frameworks.framework_files import file_named

    for path in own_framework_file(name):
        file = file_named(path)
        if output.exists() and identity(file.resolve()) == identity(output.resolve()):
            return file
    return None


def rewrite_framework(file: Path, *, force: bool) -> int:
    """Write a framework's file over itself.

    Why single cells where something is not read: a file that is drawn anew would be without somebody's notes, tabs and columns.

    Raises:
        FrameworkError: the file has faults.
        OutputError: ``force`` is not given, or it cannot be written.
    """
    from matsheets.frameworks.framework_files import is_spreadsheet, read_framework
    from matsheets.frameworks.sheet_faults import NOT_KEPT
    from matsheets.model.yaml_comments import first_comment
    from matsheets.storage.output import write_file
    from matsheets.storage.regular_files import MAX_TEMPLATE, read_whole

    read = read_framework(file)
    before = read_whole(file, MAX_TEMPLATE)
    sheet = is_spreadsheet(file)
    if not sheet and (line := first_comment(before.decode())):
        raise click.UsageError(
            f"{file.name} has comments (the first on line {line}), which would be lost. Name another file with -o."
        )
    notes = [remark for remark in read.remarks if remark.code in NOT_KEPT]
    content = _patched(before, read) if sheet and notes else _anew(read, sheet=sheet)
    path = write_file(file, content, force=force)
    for remark in read.remarks:
        click.echo(f"{remark.place.within(file)}: {remark.message}", err=True)
    click.echo(f"{path}  {read.framework.title}.")
    if sheet and notes:
        cells = count(len(read.filled), "blank cell was", "blank cells were")
        click.echo(
            f"{cells} filled in. All else was left as it is: {count(len(notes), 'thing', 'things')} in the file that matsheets does not "
            "read would have been lost.",
            err=True,
        )
        for header in read.without_cell:
            click.echo(
                f"{header} was made, and there is no column for it. Put the column in, and export again.", err=True
            )
    return Exit.FINE


def _patched(before: bytes, read: ReadFramework) -> bytes:
    from matsheets.workbook.markup.patched_copy import patched_copy

    return patched_copy(before, dict(read.filled)) if read.filled else before


def _anew(read: ReadFramework, *, sheet: bool) -> bytes:
    from matsheets.cli.repair_options import time_now
    from matsheets.frameworks.sheet_drawing import write_framework_sheet
    from matsheets.model.framework_yaml import framework_yaml

    if sheet:
        return write_framework_sheet(read.framework, created=time_now())
    return framework_yaml(read.framework).encode()
