"""``matsheets template``: the Word templates, to be restyled and reworded in Word."""

from __future__ import annotations

from pathlib import Path

import click

from matsheets.cli.common import force_option


@click.group()
def template() -> None:
    """List and copy the Word templates that the documents are made from."""


@template.command("list")
def list_templates() -> None:
    """List the Word templates that come with matsheets."""
    from matsheets.documents import DocumentKind

    for kind in DocumentKind:
        click.echo(f"{kind.template}  {kind.title}")


@template.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@force_option
def copy(folder: Path, force: bool) -> None:
    """Copy the Word templates to DIR, ready to change; then build with --templates DIR."""
    from matsheets.documents import DocumentKind
    from matsheets.output import write_file
    from matsheets.resources import doc_templates_dir

    for kind in DocumentKind:
        content = (doc_templates_dir() / kind.template).read_bytes()
        click.echo(f"{write_file(folder / kind.template, content, force=force)}  {kind.title}")
