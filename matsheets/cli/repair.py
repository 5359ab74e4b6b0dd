"""``matsheets repair``: a fresh workbook with the answers of one that was bent out of shape."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import (
    FilePath,
    count,
    force_option,
    framework_option,
    named_framework,
    named_map,
    open_frameworks,
    own_framework_file,
    refuse_own_input,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.repair_options import output_option, print_changes, print_leftovers, print_lines, time_now
from matsheets.cli.runs import frameworks_among, print_unusable

if TYPE_CHECKING:
    from matsheets.workbook.repair.repair import Repaired


@click.command()
@click.argument("workbook", metavar="WORKBOOK", type=FilePath(path_type=Path))
@output_option
@click.option("--to", "target", metavar="FRAMEWORK", help="Bring it to this framework or edition: an id or a file. "
              "Answers follow their elements.")  # fmt: skip
@click.option("--by", metavar="MAP", help="Bring it to another framework by this map, an id or a file (see: matsheets "
              "framework list). Answers go to what the map says is the same; all others are listed.")  # fmt: skip
@force_option
@framework_option
def repair(
    workbook: Path, output: Path, target: str | None, by: str | None, force: bool, framework_files: Sequence[str]
) -> int:
    """Write a fresh workbook with the answers of one that was bent out of shape.

    Every answer whose place is certain is copied over as it was typed. What could not be placed is printed, and listed
    on the tab "Not placed" of the new workbook. WORKBOOK itself is not changed.
    """
    from matsheets.frameworks.framework_shelf import FrameworkFile, FrameworkShelf
    from matsheets.steps.next_command import after_mending
    from matsheets.storage.files import FoundFiles
    from matsheets.storage.output import write_file
    from matsheets.workbook.read.xlsx import read_xlsx
    from matsheets.workbook.repair.repair import repair, sort_workbook

    refuse_own_input(output, [workbook])
    to = named_framework(target) if target else None
    frameworks = open_frameworks(framework_files)
    book = read_xlsx(workbook)
    if print_unusable(frameworks_among([book], FoundFiles((workbook,), ()), frameworks)):
        return Exit.FILE
    given = [FrameworkFile(None, to)] if to else []
    shelf = FrameworkShelf((*frameworks.named, *frameworks.found, *given))
    way = named_map(by, shelf, [workbook]) if by is not None else None
    repaired = repair(sort_workbook(book, frameworks), created=time_now(), to=to, by=way)
    write_file(output, repaired.content, force=force)
    _report_repair(workbook.name, output, repaired)
    files = tuple(own_framework_file(target)) if target else frameworks.files
    click.echo(f"Next: {after_mending(output).knowing(files)}", err=True)
    return Exit.ATTENTION if repaired.not_placed else Exit.FINE


def _report_repair(name: str, output: Path, repaired: Repaired) -> None:
    left = len(repaired.not_placed)
    placed = count(repaired.placed, "answer")
    click.echo(f"{output}  {placed} of {name} placed" + (f", {count(left, 'text')} not placed" if left else ""))
    print_lines("", repaired.notes, err=True)
    print_changes(repaired.words, repaired.changes)
    print_leftovers(repaired.not_placed)
