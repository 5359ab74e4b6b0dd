"""``matsheets demo``: the sample trusts, the whole way from workbook to documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from matsheets.cli.common import FilePath, count, force_option
from matsheets.cli.exit_codes import Exit
from matsheets.cli.export_options import Formats, formats_options


@click.command()
@click.argument("folder", metavar="[DIR]", default="matsheets-demo", type=FilePath(path_type=Path, file_okay=False))
@force_option
@formats_options
def demo(folder: Path, force: bool, formats: Formats) -> int:
    """Make the samples in DIR: an empty workbook, completed ones, their checks, and the documents.

    DIR is matsheets-demo unless you name another. Every trust in it is invented.
    """
    from matsheets.frameworks.framework_files import open_framework
    from matsheets.model.framework_file import DEFAULT_FRAMEWORK
    from matsheets.samples.demo import showcase
    from matsheets.storage.output import write_file

    written = 0
    documents: list[Path] = []
    kept: list[Path] = []
    changed: list[Path] = []
    for item in showcase(open_framework(DEFAULT_FRAMEWORK)):
        path = folder / item.path
        there = not force and path.exists()
        if not there:
            write_file(path, item.content, force=force)
            click.echo(f"{path}  {item.what}")
            written += 1
        elif not path.is_file() or path.read_bytes() != item.content:
            changed.append(path)
        if path.suffix == ".docx":
            (kept if there else documents).append(path)
    code = formats.write(documents, also=kept, force=force)
    _print_end(folder, written, changed)
    return Exit.OUTPUT if changed else code


def _print_end(folder: Path, written: int, changed: Sequence[Path]) -> None:
    """Say what is there now, what was kept because it is not as it was made, and what to do next."""
    from matsheets.steps.command_line import operand, paste
    from matsheets.steps.next_command import look_at_trusts

    again = f"To replace them: {paste(('demo', operand(str(folder)), '--force'))}"
    if written:
        click.echo(f"{count(written, 'file')} made in {folder.resolve()}")
    elif not changed:
        click.echo(f"The samples are all in {folder.resolve()} already. {again}")
    if changed:
        names = "; ".join(map(str, changed))
        click.echo(f"Kept, because they are there and not as this matsheets makes them: {names}. {again}", err=True)
    click.echo(
        f"Next: open {folder / 'empty-workbook.xlsx'} to see what a trust receives, then "
        f"{look_at_trusts([str(folder)])}"
    )
