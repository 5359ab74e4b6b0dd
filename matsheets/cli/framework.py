"""``matsheets framework``: the frameworks, as lists, as text and as files to change."""

from __future__ import annotations

from pathlib import Path

import click

from matsheets.cli.common import FilePath, count, force_option, text_block
from matsheets.cli.exit_codes import Exit
from matsheets.cli.suggestions import SuggestingGroup
from matsheets.model.cells import listed


@click.group(cls=SuggestingGroup)
def framework() -> None:
    """List, read, check and export assurance frameworks."""


@framework.command("list")
def list_frameworks() -> None:
    """List the frameworks that come with matsheets, and the former editions that workbooks may be on."""
    from matsheets.model.framework_file import load_framework, shipped_files

    for name, file in shipped_files().items():
        found = load_framework(file)
        former = ". Former edition" if found.superseded_by else ""
        click.echo(f"{name}  {found.title} ({found.edition}): {count(len(found.headings), 'heading')}, "
                   f"{count(len(found.elements), 'element')}{former}")  # fmt: skip


@framework.command()
@click.argument("name", metavar="FRAMEWORK", default="mat-assurance-framework")
def show(name: str) -> None:
    """Print a framework: headings, elements, questions and descriptors. FRAMEWORK is an id or a file."""
    from matsheets.model.framework_file import open_framework

    found = open_framework(name)
    lines = [found.title, f"Edition: {found.edition}", found.source, found.wording, ""]
    lines.append("Scale, weakest first: " + "; ".join(f"{r.label} ({r.meaning})" for r in found.scale.ratings))
    weak, strong = (listed([r.label for r in kind], "or") for kind in (found.scale.weak, found.scale.strong))
    lines.append(f"Areas for improvement: {weak}; strengths: {strong}")
    for heading in found.headings:
        lines += ["", f"{heading.ref}  {heading.title}", heading.about]
        for element in heading.elements:
            lines += ["", f"  {element.ref}  {element.title}", *(f"    {q}" for q in element.questions.split("\n"))]
            lines.append(f"    {found.scale.weakest.label}:{text_block(element.weak, 6)}")
            lines.append(f"    {found.scale.strongest.label}:{text_block(element.strong, 6)}")
    click.echo("\n".join(lines))


@framework.command("check")
@click.argument("file", type=FilePath(path_type=Path))
def check_framework(file: Path) -> None:
    """Check a framework FILE and report every fault with its line."""
    from matsheets.model.framework_file import load_framework

    found = load_framework(file)
    click.echo(f"{file}: {found.title} is fine: {count(len(found.headings), 'heading')}, "
               f"{count(len(found.elements), 'element')}.")  # fmt: skip


@framework.command()
@click.argument("name", metavar="FRAMEWORK")
@click.option("-o", "--output", required=True, type=FilePath(path_type=Path, dir_okay=False), metavar="FILE",
              help="Where to write the YAML file.")  # fmt: skip
@force_option
def export(name: str, output: Path, force: bool) -> int:
    """Write a shipped framework's file, as a start for one of your own."""
    from matsheets.model.framework_file import open_framework, shipped_files
    from matsheets.storage.output import write_file

    found = open_framework(name)
    path = write_file(output, shipped_files().get(name, Path(name)).read_bytes(), force=force)
    click.echo(f"{path}  {found.title}. Give your own an id and an edition of its own.")
    return Exit.FINE
