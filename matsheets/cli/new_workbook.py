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

from matsheets.cli.common import FilePath, force_option, list_option, named_framework, own_framework_file, xlsx
from matsheets.cli.exit_codes import Exit
from matsheets.model.cells import listed

if TYPE_CHECKING:
    from matsheets.workbook.layout.layout import Layout

_FRAMEWORK = "mat-assurance-framework"
_PARTS = ("review", "plan", "progress", "partnership")


def _parts(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(map(str.lower, list_option(ctx, param, value)))
    if unknown := [name for name in names if name not in _PARTS]:
        raise click.BadParameter(f"{', '.join(unknown)} is no part. Choose from {', '.join(_PARTS)}.")
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
    "framework_names",
    default=(_FRAMEWORK,),
    show_default=True,
    multiple=True,
    metavar="ID",
    help="The framework: an id (see: matsheets framework list) or a file. With --from, that of the round before unless given; "
    "further ones are known for reading older workbooks.",
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
@click.option(
    "--from",
    "sources",
    type=FilePath(path_type=Path, exists=True),
    multiple=True,
    metavar="PATH",
    help="Write the workbooks of the next round, named with --round: for each group that gave a view in the trust's latest round "
    "in PATH (a workbook, or a folder), and the agreed one. What each group said then stands beside the cells; facts, plan and logs "
    "are carried over.",
)
@force_option
def new_workbook(
    *,
    output: Path | None,
    trust: str,
    group: str | None,
    round_: str | None,
    framework_names: tuple[str, ...],
    parts: tuple[str, ...],
    roster: Path | None,
    sources: tuple[Path, ...],
    force: bool,
) -> int:
    """Write a workbook for a trust to fill in, one for each row of a roster, or those of the next round."""  # fmt: skip
    from matsheets.model.cells import clean_text
    from matsheets.workbook.layout.layout import Part, build_layout
    from matsheets.workbook.write.prefilled import file_stem
    from matsheets.workbook.write.writer import write_workbook

    if output is not None and output.suffix and roster is None:
        output = xlsx(output)
    if sources:
        return _write_next_rounds(sources, output, group, round_, framework_names, force=force)
    if len(framework_names) > 1:
        raise click.UsageError("A workbook is on one framework. Give --framework once.")
    (framework_name,) = framework_names
    layout = build_layout(named_framework(framework_name), [Part(part) for part in parts])
    whose = _chosen(layout, {"group": group, "round": round_})
    if roster is not None:
        _write_roster(roster, layout, whose, output or Path(), framework_name, force=force)
        return Exit.FINE
    if trust := " ".join(clean_text(trust).text.split()):
        whose["trust_name"] = trust
    answers = {(layout.row_named("about", name).ref, "answer"): text for name, text in whose.items()}
    stem = file_stem({"trust_name": "new"} | whose)
    path = output or Path(f"{stem}.xlsx" if whose.keys() - {"trust_name"} else f"{stem}-workbook.xlsx")
    _write(path, layout, answers, partial(write_workbook, layout=layout), force=force)
    _print_next(path, 1, framework_name)
    return Exit.FINE


def _write_next_rounds(
    sources: tuple[Path, ...],
    output: Path | None,
    group: str | None,
    round_: str | None,
    framework_names: tuple[str, ...],
    *,
    force: bool,
) -> int:
    """Write the next round's workbooks; what they have from the round before is not to be given again."""
    from matsheets.cli.next_round import write_next_rounds
    from matsheets.model.cells import clean_text
    from matsheets.model.group_labels import groups_of
    from matsheets.model.parsing import understand_choice
    from matsheets.model.respondents import GROUPS
    from matsheets.rounds.carry_forward import NextRoundSettings
    from matsheets.workbook.layout.layout import build_layout

    given = {name for name in ("trust", "parts", "roster", "framework_names") if _is_given(name)}
    if taken := [f"--{name}" for name in ("trust", "parts", "roster") if name in given]:
        raise click.UsageError(f"With --from, the round before says that: leave {listed(taken)} out.")
    if round_ is None:
        raise click.UsageError('Name the new round with --round, such as --round "Annual review 2028".')
    names = framework_names if "framework_names" in given else ()
    frameworks = [named_framework(name) for name in names]
    named = _chosen(build_layout(frameworks[0] if frameworks else named_framework(_FRAMEWORK)), {"round": round_})
    typed = " ".join(clean_text(group or "").text.split())
    listed_groups = groups_of(frameworks[0].words) if frameworks else GROUPS
    known = understand_choice(typed, listed_groups).value if typed else None
    groups = (listed_groups[known].label if known is not None else typed,) if typed else ()
    settings = NextRoundSettings(named["round"], frameworks[0] if frameworks else None, groups)
    return write_next_rounds(sources, settings, names, output, force=force)


def _is_given(name: str) -> bool:
    source = click.get_current_context().get_parameter_source(name)
    return source not in {None, ParameterSource.DEFAULT}


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
