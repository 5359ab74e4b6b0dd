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
    "--redline", "redline_file", type=FilePath(path_type=Path), metavar="FILE",
    help="Write DOCUMENT with what was changed in it as Word's own tracked changes (.docx). Given an old and a new workbook in the "
    "place of DOCUMENT and WORKBOOK, write their plan with what changed from the one to the other.",
)  # fmt: skip


def _is_workbook_given(path: Path) -> bool:
    """Tell whether a path stands for workbooks: where a document is expected, the old plan of two may be given."""
    from matsheets.storage.folders import is_workbook_name
    from matsheets.workbook.read.xlsx import is_workbook

    return path.is_dir() or is_workbook_name(path.name) or is_workbook(path)


def refuse_beside_redline(
    document: Path, target: Path, workbooks: Sequence[Path], *, dry_run: bool, pulls: bool
) -> bool:
    """Stop where what was asked for does not go together, or what is written would not open, or would replace what is read.

    Args:
        document: the document, or the old workbook.
        target: what is written.
        workbooks: those of the document, or the new one.
        dry_run: whether nothing is to be written.
        pulls: whether changes are to be written into a copy of a workbook, too.

    Returns:
        whether it is between two workbooks.
    """
    if dry_run:
        raise click.UsageError("--redline writes a file, so it does not go with --dry-run. Leave one of them out.")
    if target.suffix.lower() != ".docx":
        raise click.BadParameter(f"{target.name} does not end in .docx, which is what --redline writes.")
    of_workbooks = _is_workbook_given(document)
    if not of_workbooks and target.resolve() == document.resolve():
        raise click.UsageError(f"{target.name} is the document to read. Give the new one another name.")
    refuse_own_input(target, [document, *workbooks])
    if of_workbooks and len(workbooks) != 1:
        raise click.UsageError("Give --redline two workbooks (or folders): the old one first, then the new one.")
    if of_workbooks and pulls:
        raise click.UsageError("Between two workbooks there is nothing to pull: leave out -o and --removed.")
    return of_workbooks


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

    sides = [read([side], framework_files) for side in (old, workbooks[0])]
    if print_unusable(outcome.error for side in sides for outcome in side):
        return Exit.FILE
    names = _names_of(old, workbooks[0])
    found = changes_between_workbooks(
        sides[0], sides[1], templates=templates, today=dt.date.today(), names=(names[0], names[1])
    )
    return write_changes(found, target, force=force)


def _names_of(*sides: Path) -> tuple[str, ...]:
    """Return what to call two workbooks or folders: by their names, with their folders' as far as that tells them apart."""
    paths = [side.resolve() for side in sides]
    most = max(len(path.parts) for path in paths)
    for parts in range(1, most):
        names = ["/".join(path.parts[-parts:]) for path in paths]
        if len(set(names)) == len(names):
            return tuple(names)
    return tuple(path.name for path in paths)


def write_document_changes(
    document: Path,
    outcomes: Sequence[Outcome],
    target: Path,
    *,
    templates: Path | None,
    force: bool,
    quiet: bool,
) -> int:
    """Write a document with what changed in it against what its workbooks say.

    Args:
        document: the document.
        outcomes: its workbooks, read.
        target: what is written.
        templates: the template that it was made from, or a folder with it; None for ours.
        force: whether to replace a file that is there.
        quiet: whether stdout is for something else, so that what was written is said on stderr.
    """
    from matsheets.documents.record.received_document import read_document
    from matsheets.trace.plan_changes import changes_in_document

    refuse_own_input(target, [outcome.path for outcome in outcomes])
    found = changes_in_document(
        read_document(document), outcomes, templates=templates, today=dt.date.today(), name=document.name
    )
    return write_changes(found, target, force=force, quiet=quiet)


def write_changes(found: TrackedChanges, target: Path, *, force: bool, quiet: bool = False) -> int:
    """Write the document, and say what it shows; where nothing differs, write none."""
    from matsheets.storage.output import write_file

    if not found.content:
        click.echo(f"Nothing differs between {found.old} and {found.new}, so {target.name} was not written.", err=quiet)
        return Exit.FINE
    path = write_file(target, found.content, force=force)
    click.echo(f"{path}  Changes from {found.old} to {found.new}, tracked", err=quiet)
    for sentence in found.left_out:
        click.echo(sentence, err=True)
    return Exit.FINE
