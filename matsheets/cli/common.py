"""What several commands share: options, opening frameworks, counting in words."""

from __future__ import annotations

import datetime as dt
import functools
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from matsheets.cli.suggestions import refuse_split_paths
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.frameworks.framework_shelf import FrameworkFile, FrameworkShelf
from matsheets.model.cells import listed
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_files
from matsheets.model.framework_map import OpenMap
from matsheets.model.parsing import Misread, understand_date
from matsheets.model.problem_catalogue import shorten
from matsheets.storage.files import File
from matsheets.storage.unicode_names import as_on_disk, identity

F = TypeVar("F", bound=Callable[..., Any])


class FilePath(click.Path):
    """A path as click has it, spelt as on the disk, but never an empty one.

    Why: ``Path("")`` is the current folder, and a script whose variable is unset would have all of it searched.
    """

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path as asked for; an empty one is a mistake in the command."""
        refuse_empty(value)
        return super().convert(value if str(value).isascii() else as_on_disk(Path(value)), param, ctx)


def refuse_empty(value: str | os.PathLike[str]) -> None:
    """Stop where a name of a file or folder is empty, or is nothing but spaces."""
    if not str(value).strip():
        raise click.UsageError("A name of a file or folder is empty. Give one (a full stop is the current folder).")


def list_option(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Return what a list names, between commas or semicolons; none where the option was not given.

    Why an empty list is refused: a script whose variable is unset would otherwise have everything chosen.
    """
    if value is None:
        return ()
    found = tuple(text for each in value.replace(";", ",").split(",") if (text := each.strip()))
    if not found:
        raise click.UsageError(f"The list after {param.opts[0]} is empty. Name one, or leave {param.opts[0]} out.")
    return found


def paths_argument(name: str, metavar: str) -> Callable[[F], F]:
    """Return the decorator that adds an argument of several files and folders; words that are one path are refused."""
    return click.argument(
        name, metavar=metavar, nargs=-1, required=True, type=FilePath(path_type=Path), callback=_whole_paths
    )


def _whole_paths(ctx: click.Context, param: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
    refuse_split_paths([str(path) for path in value])
    return value


def framework_option(command: F) -> F:
    """Add ``--framework`` for commands that read workbooks."""
    return click.option(
        "--framework",
        "framework_files",
        multiple=True,
        metavar="FILE",
        help="Also know the framework in FILE, where it does not lie among the workbooks.",
    )(command)


def sent_out_option(command: F) -> F:
    """Add ``--roster`` for the papers of a programme."""
    return click.option(
        "--roster",
        type=FilePath(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="The roster that the workbooks were sent out by (see: matsheets new-workbook --roster), so that trusts of whom nothing "
        "has come back are named too.",
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
    if identity(output.resolve()) in {identity(path.resolve()) for path in inputs if isinstance(path, Path)}:
        raise click.UsageError(f"{output.name} is one of the workbooks to read. Give the new one another name.")


def open_frameworks(files: Sequence[str]) -> FrameworkShelf:
    """Return the frameworks of a run: those named by the user, the shipped ones, and those found among the workbooks so far."""
    from matsheets.frameworks.framework_files import open_framework

    of_run = click.get_current_context().find_root().meta
    if _SHELF not in of_run:
        of_run[_SHELF] = FrameworkShelf(FrameworkFile(_framework_path(file), open_framework(file)) for file in files)
    shelf: FrameworkShelf = of_run[_SHELF]
    if differ := shelf.rivals_named():
        raise click.UsageError(f"{differ} Give --framework one of them.")
    return shelf


def named_framework(name: str) -> Framework:
    """Load a framework to make something of; where its file says more or less than is read, a line on stderr tells."""
    from matsheets.frameworks.framework_files import read_named_framework

    read = read_named_framework(name)
    _tell_remarks(name, read.remarks, "check")
    return read.framework


def named_map(
    name: str, frameworks: Sequence[Framework], files: Iterable[File] = (), unnamed: Collection[File] = ()
) -> OpenMap:
    """Open a map to make something by, with the frameworks that lie beside it or among the files; told as of a framework is what of it is not read.

    Args:
        name: the id of one that is shipped or lies among the files, or a file.
        frameworks: those that it may be of.
        files: the files of the run.
        unnamed: those of them that were found in folders.
    """
    from matsheets.frameworks.framework_finder import FrameworkFinder
    from matsheets.frameworks.map_files import find_map, read_map

    files = list(files)
    found = find_map(name, files, unnamed)
    read = read_map(found, frameworks, FrameworkFinder(files, unnamed))
    if (path := as_on_disk(Path(found))).exists():
        click.get_current_context().find_root().meta[_MAP] = identity(path)
    if str(found) != name:
        click.echo(f'Map found in {found}: "{read.map.map.title}" ({name}), edition {read.map.map.edition}.', err=True)
    _tell_remarks(str(found), read.remarks, "map")
    return read.map


def is_map_in_use(file: File) -> bool:
    """Tell whether a file is the map that this run goes by."""
    used = click.get_current_context().find_root().meta.get(_MAP)
    return used is not None and isinstance(file, Path) and identity(file) == used


def _tell_remarks(name: str, remarks: Sequence[object], command: str) -> None:
    from matsheets.steps.command_line import paste

    if remarks:
        many = count(len(remarks), "thing was", "things were")
        told = paste(["framework", command, name])
        click.echo(f"{Path(name).name}: {many} filled in, understood or not read. To see them: {told}", err=True)


#: Under which names a run keeps its frameworks, and the map that it goes by.
_SHELF, _MAP = "matsheets.frameworks", "matsheets.map"


def _framework_path(name: str) -> Path | None:
    """Return where the framework lies that a user names; None of a shipped one, which every command knows."""
    return None if name in shipped_files() else as_on_disk(Path(name))


def own_framework_file(name: str) -> tuple[Path, ...]:
    """Return a framework's name where it is a file of the user's own, which later commands have to be told of."""
    path = _framework_path(name) if name else None
    return (path,) if path is not None and path.exists() else ()


def paper_template_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--template`` and ``--templates`` of a command that makes one paper; it gets one of them, as ``templates``."""

    @click.option("--template", type=FilePath(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
                  help="Use the Word template FILE for the paper (see: matsheets template check).")  # fmt: skip
    @click.option("--templates", "folder_of_templates", type=FilePath(path_type=Path, exists=True, file_okay=False),
                  metavar="DIR", help="Use the template of the paper in DIR instead of ours.")  # fmt: skip
    @functools.wraps(command)
    def with_templates(*, template: Path | None, folder_of_templates: Path | None, **options: Any) -> Any:
        return command(templates=own_templates(template, folder_of_templates), **options)

    return with_templates


def built_with_options(command: F) -> F:
    """Add ``--template`` and ``--templates``, for a command that is given a document; see ``own_templates``."""
    template = click.option("--template", type=FilePath(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
                            help="The template that DOCUMENT was built with, where it is not ours.")  # fmt: skip
    templates = click.option("--templates", type=FilePath(path_type=Path, exists=True, file_okay=False), metavar="DIR",
                             help="The folder with that template.")  # fmt: skip
    return template(templates(command))


def day_option(ctx: click.Context, param: click.Parameter, value: str) -> dt.date | None:
    """Return the day that an option names; None where it names none."""
    understood = understand_date(value) if value.strip() else None
    found = understood.value if understood else None
    if understood and understood.misread is Misread.FAR_DATE:
        raise click.BadParameter(f'"{value}" is too long ago or too far ahead to be meant here. Check the year.')
    if understood and understood.misread is Misread.SHORT_YEAR:
        raise click.BadParameter(f'"{value}" has its year in two digits. Type all four, for example 14/10/2026.')
    if value and found is None:
        raise click.BadParameter(f'"{value}" is no date. Type the day first, for example 14/10/2026.')
    return found


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 error``, ``3 errors``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def trust_in_line(name: str) -> str:
    """Return a trust's name as a line on the terminal has it, where nobody gave one too."""
    return shorten(name) or "an unnamed trust"


def needs_attention(name: str, answers: int, *, made: str = "built", draft: str = "") -> str:
    """Return the line that says why a file was not made: so many answers need attention, and what to do instead of mending them.

    Args:
        name: the file's.
        answers: how many.
        made: what was not done to it.
        draft: how to see it as it stands; blank where nothing shows it.
    """
    them = "it" if answers == 1 else "them"
    hint = f" Mend {them}, or {draft} as it stands." if draft else ""
    return f"{name} was not {made}: {count(answers, 'answer needs', 'answers need')} attention.{hint}"


def text_block(text: str, indent: int) -> str:
    """Return a text as it goes on after its name: on the same line, or on lines of its own, so far indented."""
    return f" {text}" if "\n" not in text else "".join(f"\n{' ' * indent}{line}" for line in text.split("\n"))


format_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
                             help="How to print the answer.")  # fmt: skip


#: ``--format`` of a list that may also be written to a file.
list_format_option = click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text",
                                  show_default=True, help="How to print or write the list.")  # fmt: skip
_LIST_ENDINGS = {".txt": "text", ".json": "json", ".csv": "csv"}


def form_of_list(output: Path, form: str) -> str:
    """Return how to write a list to a file: as ``--format`` says, else as the file's ending does."""
    if click.get_current_context().get_parameter_source("form") is not ParameterSource.DEFAULT:
        return form
    if output.suffix.lower() not in _LIST_ENDINGS:
        endings = listed(tuple(_LIST_ENDINGS), "or")
        raise click.UsageError(f"{output.name} does not end in {endings}. Choose one of these, or add --format.")
    return _LIST_ENDINGS[output.suffix.lower()]


def as_json(value: object) -> str:
    """Return what ``--format json`` prints of lists, texts, numbers, dates and sets of named values."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2, default=dt.date.isoformat)


def own_templates(template: Path | None, folder: Path | None) -> Path | None:
    """Return the user's template or folder of templates; one that would be passed over without a word is refused."""
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
