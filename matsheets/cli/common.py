"""What several commands share: options, opening frameworks, reading workbooks with progress, printing."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from matsheets.batch import Outcome
    from matsheets.model.framework import Framework
    from matsheets.storage.files import File

F = TypeVar("F", bound=Callable[..., Any])


class FilePath(click.Path):
    """A path as click has it, but never an empty one.

    Why: ``Path("")`` is the current folder, and a script whose variable is unset would have all of it searched.
    """

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path as asked for; an empty one is a mistake in the command."""
        refuse_empty(value)
        return super().convert(value, param, ctx)


def refuse_empty(value: str | os.PathLike[str]) -> None:
    """Stop where a name of a file or folder is empty, or is nothing but spaces."""
    if not str(value).strip():
        raise click.UsageError("A name of a file or folder is empty. Give one (a full stop is the current folder).")


def workbooks_argument(command: F) -> F:
    """Add the ``WORKBOOK…`` argument: files and folders."""
    return click.argument("workbooks", metavar="WORKBOOK...", nargs=-1, required=True, type=FilePath(path_type=Path))(
        command
    )


def framework_option(command: F) -> F:
    """Add ``--framework`` for commands that read workbooks."""
    return click.option(
        "--framework",
        "framework_files",
        multiple=True,
        metavar="FILE",
        help="Also know the framework in FILE, for workbooks that are not on one of ours.",
    )(command)


def force_option(command: F) -> F:
    """Add ``--force``."""
    return click.option("--force", is_flag=True, help="Replace a file that is already there.")(command)


def xlsx(value: Path) -> Path:
    """Refuse a workbook to write that does not end in .xlsx: Excel would not open it, nor would we find it."""
    if value.suffix.lower() != ".xlsx":
        raise click.BadParameter(f"{value.name} does not end in .xlsx, which is what is written.")
    return value


def refuse_own_input(output: Path, inputs: Iterable[File]) -> None:
    """Stop before a workbook would be replaced by what is made from it: no workbook that is named is ever changed."""
    if output.resolve() in {path.resolve() for path in inputs if isinstance(path, Path)}:
        raise click.UsageError(f"{output.name} is one of the workbooks to read. Give the new one another name.")


def open_frameworks(files: Sequence[str]) -> tuple[Framework, ...]:
    """Load the frameworks named by the user, then the shipped ones."""
    from matsheets.model.framework import open_framework, shipped_frameworks

    return (*(open_framework(file) for file in files), *shipped_frameworks())


def read(workbooks: Iterable[Path], framework_files: Sequence[str]) -> tuple[Outcome, ...]:
    """Find, read and check the workbooks; progress and notes go to stderr, files that cannot be used too."""
    from matsheets.batch import read_and_check
    from matsheets.storage.files import aside_note, find_workbooks

    found = find_workbooks(workbooks)
    for note in found.notes:
        click.echo(note, err=True)
    frameworks = open_frameworks(framework_files)
    show = sys.stderr.isatty() and len(found.files) > 1
    with click.progressbar(length=len(found.files), label="Reading", file=sys.stderr, hidden=not show) as bar:
        read = read_and_check(found.files, frameworks, today=dt.date.today(), progress=lambda path: bar.update(1))
    for outcome in read:
        if found.is_aside(outcome.path, outcome.error):
            click.echo(aside_note(outcome.path), err=True)
    return tuple(outcome for outcome in read if not found.is_aside(outcome.path, outcome.error))


def report_unusable(outcomes: Iterable[Outcome]) -> bool:
    """Print the files that could not be used to stderr; tell whether there was one."""
    unusable = [outcome.error for outcome in outcomes if outcome.error is not None]
    for error in unusable:
        click.echo(str(error), err=True)
    return bool(unusable)


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 error``, ``3 errors``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def as_json(value: object) -> str:
    """Return what ``--format json`` prints of lists, texts, numbers, dates and sets of named values."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2, default=dt.date.isoformat)


def own_templates(template: Path | None, folder: Path | None) -> Path | None:
    """Return the user's template or folder of templates; one that would be passed over without a word is refused."""
    from matsheets.documents.contexts.kinds import DocumentKind

    if template is not None and folder is not None:
        raise click.UsageError("Give --template or --templates, not both.")
    if template is not None and not template.is_file():
        raise click.UsageError(f"{template.name} is a pipe or a device. Give --template a Word document (.docx).")
    names = [kind.template for kind in DocumentKind]
    odd = next((name for name in names if folder and (folder / name).exists() and not (folder / name).is_file()), None)
    if odd is not None:
        raise click.UsageError(
            f"{odd} in {folder} is a folder, a pipe or a device. Put a Word document (.docx) of that name there."
        )
    if folder is not None and not any((folder / name).is_file() for name in names):
        raise click.UsageError(f"{folder} holds none of the templates: {', '.join(names)}.")
    return template or folder


format_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
                             help="How to print the answer.")  # fmt: skip
