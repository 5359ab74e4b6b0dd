"""``matsheets repair`` and ``matsheets merge``: fresh workbooks from bent ones and from copies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import (
    FilePath,
    count,
    force_option,
    framework_option,
    open_frameworks,
    refuse_own_input,
    xlsx,
)
from matsheets.cli.exit_codes import Exit

if TYPE_CHECKING:
    from matsheets.model.framework import Framework
    from matsheets.storage.files import Found
    from matsheets.workbook.repair.leftovers import Leftover
    from matsheets.workbook.repair.merge import Merged
    from matsheets.workbook.repair.repair import Repaired

_SHOWN = 100  # characters of a text that the list shows; the tab has all of it


_output_option = click.option(
    "-o",
    "--output",
    required=True,
    type=FilePath(path_type=Path, dir_okay=False),
    callback=lambda ctx, param, value: xlsx(value),
    metavar="FILE",
    help="The new workbook (.xlsx).",
)


@click.command()
@click.argument("workbook", metavar="WORKBOOK", type=FilePath(path_type=Path))
@_output_option
@click.option("--to", "target", metavar="FRAMEWORK", help="Bring it to this framework or edition: an id or a file. "
              "Answers follow their elements.")  # fmt: skip
@force_option
@framework_option
def repair(workbook: Path, output: Path, target: str | None, force: bool, framework_files: Sequence[str]) -> int:
    """Write a fresh workbook with the answers of one that was bent out of shape.

    Every answer whose place is certain is copied over as it was typed. What could not be placed is printed, and listed
    on the tab "Not placed" of the new workbook. WORKBOOK itself is not changed.
    """
    from matsheets.model.framework import open_framework
    from matsheets.storage.output import write_file
    from matsheets.workbook.repair.repair import repair

    refuse_own_input(output, [workbook])
    to = open_framework(target) if target else None
    repaired = repair(workbook, open_frameworks(framework_files), created=_now(), to=to)
    write_file(output, repaired.content, force=force)
    _report_repair(workbook.name, output, repaired)
    return Exit.ATTENTION if repaired.not_placed else Exit.FINE


@click.command()
@click.argument("copies", metavar="COPY...", nargs=-1, required=True, type=FilePath(path_type=Path))
@_output_option
@force_option
@framework_option
def merge(copies: tuple[Path, ...], output: Path, force: bool, framework_files: Sequence[str]) -> int:
    """Join copies of one workbook that several people filled in parts of.

    An answer that copies agree about, or that only one has, is taken. Where copies differ the answer stays blank and the
    tab "Clashes" lists who said what. COPY may be files and folders; none is changed.
    """
    from matsheets.storage.files import find_workbooks
    from matsheets.storage.output import write_file

    found = find_workbooks(copies)
    _print("", found.notes, err=True)
    refuse_own_input(output, found.files)
    number, merged = _join(found, open_frameworks(framework_files))
    write_file(output, merged.content, force=force)
    return _report_merge(number, output, merged)


def _join(found: Found, frameworks: Sequence[Framework]) -> tuple[int, Merged]:
    """Join the copies and tell how many they were; a table of ratings that lay among them is passed over with a note."""
    from matsheets.errors import WorkbookError
    from matsheets.storage.files import aside_note
    from matsheets.workbook.repair.merge import merge_copies

    files = [file for file in found.files if isinstance(file, Path)]
    while len(files) >= 2:
        try:
            return len(files), merge_copies(files, frameworks, created=_now())
        except WorkbookError as error:
            if error.path is None or not found.is_aside(error.path, error):
                raise
            click.echo(aside_note(error.path), err=True)
            files.remove(error.path)
    raise click.UsageError("Give at least two copies of one workbook.")


def _now() -> dt.datetime:
    return dt.datetime.now().replace(microsecond=0)


def _report_repair(name: str, output: Path, repaired: Repaired) -> None:
    left = len(repaired.not_placed)
    placed = count(repaired.placed, "answer")
    click.echo(f"{output}  {placed} of {name} placed" + (f", {count(left, 'text')} not placed" if left else ""))
    _print("", repaired.notes, err=True)
    _print("The framework's elements:", map(str, repaired.changes))
    _print_left(repaired.not_placed)


def _report_merge(copies: int, output: Path, merged: Merged) -> Exit:
    clashes = [clash for clash in merged.clashes if not clash.expected]
    click.echo(f"{output}  {count(merged.placed, 'answer')} of {copies} copies, "
               f"{count(len(clashes), 'clash', 'clashes')}, {count(len(merged.not_placed), 'text')} not placed")  # fmt: skip
    _print("", merged.notes, err=True)
    _print("Moved to another row:", map(str, merged.moved))
    _print('Left blank because the copies differ (listed on the tab "Clashes"):', map(str, clashes))
    who = [clash for clash in merged.clashes if clash.expected]
    _print("Left blank because each copy names its own respondent:", map(str, who))
    _print_left(merged.not_placed)
    return Exit.ATTENTION if clashes or merged.not_placed else Exit.FINE


def _print(title: str, lines: Iterable[str], *, err: bool = False) -> None:
    lines = list(lines)
    if lines and title:
        click.echo(title, err=err)
    for line in lines:
        click.echo(f"  {line}" if title else line, err=err)


def _print_left(leftovers: Iterable[Leftover]) -> None:
    """Print what was not placed, each on one line and shortened; the tab has the whole of it."""
    lines = []
    for left in leftovers:
        said = " ".join(left.says.split())
        lines.append(f'{left.where}: "{said[:_SHOWN]}{"…" if len(said) > _SHOWN else ""}" {left.why}')
    _print('Not placed (listed on the tab "Not placed"):', lines)
