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
@click.option("--group", metavar="NAME", help="Fill in whose view it is to give: Trustees, for example.")
@click.option(
    "--round",
    "round_",
    metavar="NAME",
    help="Fill in the round: Baseline, Review (mid-point), Final, or a name of your own, such as Annual review 2028.",
)
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
    output: Path | None,
    trust: str,
    group: str | None,
    round_: str | None,
    framework_name: str,
    parts: tuple[str, ...],
    roster: Path | None,
    force: bool,
) -> None:
    """Write a workbook for a trust to fill in, or one for each row of a roster."""  # fmt: skip
    from matsheets.model.cells import clean_text
    from matsheets.model.framework_file import open_framework
    from matsheets.workbook.layout.layout import Part, build_layout
    from matsheets.workbook.write.prefilled import file_stem
    from matsheets.workbook.write.writer import write_workbook

    if output is not None and output.suffix and roster is None:
        output = xlsx(output)
    layout = build_layout(open_framework(framework_name), [Part(part) for part in parts])
    whose = _chosen(layout, {"group": group, "round": round_})
    if roster is not None:
        _write_roster(roster, layout, whose, output or Path(), framework_name, force=force)
        return
    if trust := " ".join(clean_text(trust).text.split()):
        whose["trust_name"] = trust
    answers = {(layout.row_named("about", name).ref, "answer"): text for name, text in whose.items()}
    stem = file_stem({"trust_name": "new"} | whose)
    path = output or Path(f"{stem}.xlsx" if whose.keys() - {"trust_name"} else f"{stem}-workbook.xlsx")
    _write(path, layout, answers, partial(write_workbook, layout=layout), force=force)
    _print_next(path, 1, framework_name)


def _chosen(layout: Layout, typed: Mapping[str, str | None]) -> dict[str, str]:
    """Return what is filled in of the questions with a list, by their names, as the list spells it.

    Raises:
        click.UsageError: a question does not take what was typed for it.
    """
    from matsheets.model.cells import clean_text
    from matsheets.model.rounds import near_suggestion
    from matsheets.workbook.write.prefilled import choose_from, chosen

    found = {}
    for name, text in typed.items():
        if text is None:
            continue
        entry = layout.row_named("about", name).entries["answer"]
        answer = chosen(clean_text(text).text, entry, layout)
        if answer is None:
            raise click.UsageError(f'--{name} has "{text}". {choose_from(entry, layout)}')
        found[name] = answer
    if near := near_suggestion(found.get("round", "")):
        click.echo(f'"{found["round"]}" is nearly {near}, and counts as a round of its own.', err=True)
    return found


def _write_roster(
    roster: Path, layout: Layout, given: Mapping[str, str], folder: Path, framework_name: str, *, force: bool
) -> None:
    from matsheets.workbook.write.roster import read_roster
    from matsheets.workbook.write.stamping import StampedWorkbook

    found = read_roster(roster, layout, given=given)
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
