"""What ``matsheets repair`` and ``matsheets merge`` share: the new workbook's name, and printing what was left over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import FilePath, xlsx
from matsheets.model.framework import FrameworkWords

if TYPE_CHECKING:
    from matsheets.workbook.repair.editions import Change
    from matsheets.workbook.repair.leftovers import Leftover

_SHOWN = 100  # characters of a text that the list shows; the tab has all of it

output_option = click.option(
    "-o",
    "--output",
    required=True,
    type=FilePath(path_type=Path, dir_okay=False),
    callback=lambda ctx, param, value: xlsx(value),
    metavar="FILE",
    help="The new workbook (.xlsx).",
)


def time_now() -> dt.datetime:
    """Return the moment that a new workbook says it was made, in whole seconds."""
    return dt.datetime.now().replace(microsecond=0)


def print_lines(title: str, lines: Iterable[str], *, err: bool = False) -> None:
    """Print lines under a title; nothing where there are none."""
    lines = list(lines)
    if lines and title:
        click.echo(title, err=err)
    for line in lines:
        click.echo(f"  {line}" if title else line, err=err)


def print_changes(words: FrameworkWords, changes: Sequence[Change]) -> None:
    """Print what another edition of a framework changes: of its rating scale, then of its elements."""
    print_lines("", (str(change) for change in changes if not change.is_of_element))
    print_lines(
        words.fill("The {framework}'s {elements}:"), (str(change) for change in changes if change.is_of_element)
    )


def print_leftovers(leftovers: Iterable[Leftover], title: str = 'Not placed (listed on the tab "Not placed"):') -> None:
    """Print what was not placed, each on one line and shortened, under a title; a tab has the whole of it."""
    lines = []
    for left in leftovers:
        said = " ".join(left.says.split())
        lines.append(f'{left.where}: "{said[:_SHOWN]}{"…" if len(said) > _SHOWN else ""}" {left.why}')
    print_lines(title, lines)
