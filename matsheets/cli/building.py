"""``matsheets build-…``: from completed workbooks to Word documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matsheets.cli.common import count, force_option, framework_option, read, report_unusable, workbooks_argument
from matsheets.cli.exits import Exit
from matsheets.cli.formats import Formats, formats_options

if TYPE_CHECKING:
    from matsheets.batch import Build

_OPTIONS = (
    workbooks_argument,
    click.option("-o", "--output", "folder", required=True, type=click.Path(path_type=Path, file_okay=False),
                 metavar="DIR", help="The folder for the documents; made if it is not there."),
    click.option("--draft", is_flag=True, help="Build even where answers need attention; the document says DRAFT and "
                 "lists them."),
    force_option,
    click.option("--templates", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
                 help="Use the Word templates in DIR instead of ours (see: matsheets template copy)."),
    formats_options,
    framework_option,
)  # fmt: skip
_template_option = click.option(
    "--template", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
    help="Use the Word template FILE (see: matsheets template check).",
)  # fmt: skip


def _build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@_build_options
@_template_option
def build_summary(**options: Any) -> int:
    """Build the diagnostic summary: one for each trust and round."""
    return _build(["SUMMARY"], only_where_possible=False, **options)


@click.command()
@_build_options
@_template_option
def build_plan(**options: Any) -> int:
    """Build the development plan: one for each trust and round."""
    return _build(["PLAN"], only_where_possible=False, **options)


@click.command()
@_build_options
@_template_option
def build_sla(**options: Any) -> int:
    """Build the trust partnership service level agreement: a draft for both parties' lawyers."""
    return _build(["SLA"], only_where_possible=False, **options)


@click.command()
@_build_options
def build_all(**options: Any) -> int:
    """Build every document that the workbooks hold: summary, plan, and agreement where there is a partnership."""
    return _build(["SUMMARY", "PLAN", "SLA"], only_where_possible=True, **options)


def _build(
    kinds: Sequence[str],
    *,
    only_where_possible: bool,
    workbooks: Sequence[Path],
    folder: Path,
    draft: bool,
    force: bool,
    templates: Path | None,
    framework_files: Sequence[str],
    formats: Formats,
    template: Path | None = None,
) -> int:
    from matsheets.batch import plan_builds
    from matsheets.documents import DocumentKind

    if template is not None and templates is not None:
        raise click.UsageError("Give --template or --templates, not both.")

    outcomes = read(workbooks, framework_files)
    exits = [Exit.FILE if report_unusable(outcomes) else Exit.FINE]
    wanted = [DocumentKind[kind] for kind in kinds]
    builds = plan_builds(outcomes, wanted, only_where_possible=only_where_possible)
    refused = [b for b in builds if not b.possible or (b.blocked and not draft)]
    _report_refused(refused)
    if refused:
        exits.append(Exit.ATTENTION)
    written = [
        _write(build, folder, template or templates, draft=draft, force=force)
        for build in builds
        if build not in refused
    ]
    return max(*exits, formats.write(written, force=force))


def _write(build: Build, folder: Path, templates: Path | None, *, draft: bool, force: bool) -> tuple[Path, bytes]:
    from matsheets.output import write_file

    content = build.content(templates=templates, draft=draft)
    path = write_file(folder / build.name, content, force=force)
    marked = ", marked DRAFT" if draft and build.blocked else ""
    click.echo(f"{path}  {build.kind.title} for {build.review.trust or 'an unnamed trust'}{marked}")
    return path, content


def _report_refused(refused: Sequence[Build]) -> None:
    """Print the problems that stop documents, each once, and what to do about them."""
    from matsheets.problems import Severity

    errors = {str(p): None for build in refused for p in build.problems if p.severity is Severity.ERROR}
    for line in errors:
        click.echo(line)
    for build in refused:
        blocking = sum(p.severity is Severity.ERROR for p in build.problems)
        hint = " Mend them, or build with --draft to see the document as it stands." if build.possible else ""
        click.echo(
            f"{build.name} was not built: {count(blocking, 'answer needs', 'answers need')} attention.{hint}", err=True
        )
