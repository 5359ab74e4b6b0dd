"""``matsheets pull --redline``: a document in which what changed is tracked, from two workbooks or a workbook and a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import FilePath, refuse_own_input
from matsheets.cli.exit_codes import Exit
from matsheets.cli.runs import print_unusable, read

if TYPE_CHECKING:
    from matsheets.batch.results import Outcome
    from matsheets.trace.plan_changes import TrackedChanges

#: ``--redline``.
redline_option = click.option(
    "--redline", type=FilePath(path_type=Path), metavar="FILE",
    help="Also write the document with its changes tracked, as Word does it (.docx). Of two workbooks, an old one and a new one, "
    "this is their plan with what changed from the one to the other.",
)  # fmt: skip


def is_workbook_given(path: Path) -> bool:
    """Tell whether a path stands for workbooks: where a document is expected, the old plan of two may be given."""
    from matsheets.storage.folders import is_workbook_name
    from matsheets.workbook.read.xlsx import is_workbook

    return path.is_dir() or is_workbook_name(path.name) or is_workbook(path)


def refuse_redline(target: Path, inputs: Sequence[Path]) -> None:
    """Stop before a file is written that Word would not open, or that is one of those read."""
    if target.suffix.lower() != ".docx":
        raise click.BadParameter(f"{target.name} does not end in .docx, which is what --redline writes.")
    refuse_own_input(target, inputs)


def write_plan_changes(
    old: Path,
    workbooks: Sequence[Path],
    target: Path,
    *,
    templates: Path | None,
    framework_files: Sequence[str],
    force: bool,
) -> int:
    """Write the plan of two workbooks with what changed from the old one to the new one."""
    from matsheets.trace.plan_changes import changes_between_workbooks

    if len(workbooks) != 1:
        raise click.UsageError("Give --redline two workbooks (or folders): the old one first, then the new one.")
    refuse_redline(target, [old, *workbooks])
    sides = [read([side], framework_files) for side in (old, workbooks[0])]
    if print_unusable(outcome.error for side in sides for outcome in side):
        return Exit.FILE
    names = tuple(side.name or side.resolve().name for side in (old, workbooks[0]))
    found = changes_between_workbooks(
        sides[0], sides[1], templates=templates, today=dt.date.today(), names=(names[0], names[1])
    )
    return write_changes(found, target, force=force)


def write_document_changes(
    document: bytes, name: str, outcomes: Sequence[Outcome], target: Path, *, templates: Path | None, force: bool
) -> int:
    """Write a document with what changed in it against what its workbooks say."""
    from matsheets.trace.plan_changes import changes_in_document

    found = changes_in_document(document, outcomes, templates=templates, today=dt.date.today(), name=name)
    return write_changes(found, target, force=force)


def write_changes(found: TrackedChanges, target: Path, *, force: bool) -> int:
    """Write the document, and say what it shows; where nothing differs, write none."""
    from matsheets.storage.output import write_file

    if not found.content:
        click.echo(f"Nothing differs between {found.old} and {found.new}, so {target.name} was not written.")
        return Exit.FINE
    path = write_file(target, found.content, force=force)
    click.echo(f"{path}  Changes from {found.old} to {found.new}, tracked")
    for sentence in found.left_out:
        click.echo(sentence, err=True)
    return Exit.FINE
