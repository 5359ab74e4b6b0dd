"""``matsheets demo``: the sample trusts, the whole way from workbook to documents."""

from __future__ import annotations

from pathlib import Path

import click

from matsheets.cli.common import count, force_option
from matsheets.cli.exits import Exit


@click.command()
@click.argument("folder", metavar="[DIR]", default="matsheets-demo", type=click.Path(path_type=Path, file_okay=False))
@force_option
def demo(folder: Path, force: bool) -> int:
    """Make the samples in DIR: an empty workbook, completed ones, their checks, and the documents.

    DIR is matsheets-demo unless you name another. Every trust in it is invented.
    """
    from matsheets.framework import DEFAULT_FRAMEWORK, open_framework
    from matsheets.output import write_file
    from matsheets.showcase import showcase

    framework = open_framework(DEFAULT_FRAMEWORK)
    made = 0
    for item in showcase(framework):
        path = write_file(folder / item.path, item.content, force=force)
        click.echo(f"{path}  {item.what}")
        made += 1
    click.echo(f"{count(made, 'file')} made in {folder.resolve()}")
    return Exit.FINE
