"""``matsheets demo``: the sample trusts, the whole way from workbook to documents."""

from __future__ import annotations

from pathlib import Path

import click

from matsheets.cli.common import FilePath, count, force_option
from matsheets.cli.export_options import Formats, formats_options


@click.command()
@click.argument("folder", metavar="[DIR]", default="matsheets-demo", type=FilePath(path_type=Path, file_okay=False))
@force_option
@formats_options
def demo(folder: Path, force: bool, formats: Formats) -> int:
    """Make the samples in DIR: an empty workbook, completed ones, their checks, and the documents.

    DIR is matsheets-demo unless you name another. Every trust in it is invented.
    """
    from matsheets.model.framework_file import DEFAULT_FRAMEWORK, open_framework
    from matsheets.samples.demo import showcase
    from matsheets.storage.output import write_file

    framework = open_framework(DEFAULT_FRAMEWORK)
    made, documents = 0, []
    for item in showcase(framework):
        path = write_file(folder / item.path, item.content, force=force)
        click.echo(f"{path}  {item.what}")
        made += 1
        if path.suffix == ".docx":
            documents.append(path)
    code = formats.write(documents, force=force)
    click.echo(f"{count(made, 'file')} made in {folder.resolve()}")
    return code
