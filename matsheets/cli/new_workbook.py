"""``matsheets new-workbook``: an empty workbook, or one prefilled for each row of a roster."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from matsheets.cli.common import FilePath, force_option, own_framework_file, xlsx

if TYPE_CHECKING:
    from matsheets.workbook.layout.layout import Layout

_PARTS = ("review", "plan", "progress", "partnership")


def _parts(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in value.split(",") if name.strip())
    unknown = [name for name in names if name not in _PARTS]
    if unknown or not names:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'} is no part. Choose from {', '.join(_PARTS)}.")
    return names


def _trust(ctx: click.Context, param: click.Parameter, value: str) -> str:
    if not value.strip() and ctx.get_parameter_source("trust") is not ParameterSource.DEFAULT:
        raise click.UsageError("The name of the trust is empty. Give its name after --trust, or leave --trust out.")
    return value


@click.command()
@click.option(
    "-o",
    "--output",
    type=FilePath(path_type=Path),
    metavar="PATH",
    help="The workbook to write, or with --roster the folder. [default: named after the trust, here]",
)
@click.option("--trust", default="", callback=_trust, metavar="NAME", help="Fill in the name of the trust.")
@click.option(
    "--framework",
    "framework_name",
    default="mat-assurance-framework",
    show_default=True,
    metavar="ID",
    help="The framework: an id (see: matsheets framework list) or a file.",
)
@click.option(
    "--parts",
    default=",".join(_PARTS),
    show_default=True,
    callback=_parts,
    metavar="LIST",
    help="The parts to put in, separated by commas. Raters need only: review",
)
@click.option(
    "--roster",
    type=FilePath(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write one workbook for each row of FILE (CSV or .xlsx), with what the row says filled in.",
)
@force_option
def new_workbook(
    output: Path | None, trust: str, framework_name: str, parts: tuple[str, ...], roster: Path | None, force: bool
) -> None:
    """Write a workbook for a trust to fill in, or one for each row of a roster."""  # fmt: skip
    from matsheets.model.cells import clean_text
    from matsheets.model.framework_file import open_framework
    from matsheets.storage.output import slug
    from matsheets.workbook.layout.layout import Part, build_layout
    from matsheets.workbook.write.writer import write_workbook

    if output is not None and output.suffix and roster is None:
        output = xlsx(output)
    layout = build_layout(open_framework(framework_name), [Part(part) for part in parts])
    if roster is not None:
        _write_roster(roster, layout, output or Path(), framework_name, force=force)
        return
    trust = " ".join(clean_text(trust).text.split())
    answers = {("ABT-01", "answer"): trust} if trust else {}
    path = output or Path(f"{slug(trust, 'new')}-workbook.xlsx")
    _write(path, layout, answers, partial(write_workbook, layout=layout), force=force)
    _print_next(path, 1, framework_name)


def _write_roster(roster: Path, layout: Layout, folder: Path, framework_name: str, *, force: bool) -> None:
    from matsheets.workbook.write.roster import read_roster
    from matsheets.workbook.write.stamping import StampedWorkbook

    found = read_roster(roster, layout)
    for note in found.notes:
        click.echo(note, err=True)
    stamped = StampedWorkbook(layout)
    for entry in found.entries:
        _write(folder / entry.file, layout, entry.answers, stamped.write, force=force)
    _print_next(folder, len(found.entries), framework_name)


def _print_next(path: Path, number: int, framework: str) -> None:
    from matsheets.steps.next_command import after_writing

    click.echo(f"Next: {after_writing(path, number).knowing(own_framework_file(framework))}", err=True)


def _write(
    path: Path, layout: Layout, answers: Mapping[tuple[str, str], str], write: Callable[..., None], *, force: bool
) -> None:
    from matsheets.storage.output import write_file

    out = BytesIO()
    trust = answers.get(("ABT-01", "answer"), "")
    write(out, workbook_id=uuid.uuid4().hex[:12], created=dt.datetime.now().replace(microsecond=0),
          answers=answers, trust=trust)  # fmt: skip
    click.echo(f"{write_file(path, out.getvalue(), force=force)}  {layout.framework.title} workbook"
               + (f" for {trust}" if trust else ""))  # fmt: skip
