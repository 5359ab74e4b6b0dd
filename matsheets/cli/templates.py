"""``matsheets template``: the Word templates, to be restyled and reworded in Word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import count, force_option
from matsheets.cli.exits import Exit

if TYPE_CHECKING:
    from matsheets.documents import DocumentKind

_DOCUMENTS = ("summary", "plan", "sla")
#: What the name of a file is searched for when nobody says which document it is a template of.
_IN_NAMES = (("sla", ("sla", "agreement")), ("plan", ("plan",)), ("summary", ("summary", "diagnostic")))


@click.group()
def template() -> None:
    """List, copy and check the Word templates that the documents are made from, and list the names for them."""


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


# --- fields --------------------------------------------------------------------------------------------------------


@template.command()
@click.argument("document", metavar="DOCUMENT", type=click.Choice(_DOCUMENTS))
@click.option("--format", "form", type=click.Choice(["text", "docx"]),
              help="Text, or a Word document to copy tags from.  [default: as FILE ends, else text]")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the list to FILE instead of the screen.")  # fmt: skip
@force_option
def fields(document: str, form: str | None, output: Path | None, force: bool) -> None:
    """List every name that a template may use: its tag, meaning, type, and an example from the samples.

    DOCUMENT is summary, plan or sla.
    """
    from matsheets.documents import DocumentKind
    from matsheets.documents.fielddocument import as_document
    from matsheets.documents.fieldlist import as_text, groups, known_fields
    from matsheets.output import write_file

    form = form or ("docx" if output is not None and output.suffix.lower() == ".docx" else "text")
    if form == "docx" and output is None:
        raise click.UsageError("Say where to write the Word document, with -o FILE.docx.")
    kind = DocumentKind[document.upper()]
    made = groups(known_fields(kind), _samples(kind))
    if output is None:
        click.echo(as_text(kind, made), nl=False)
    else:
        content = as_document(kind, made) if form == "docx" else as_text(kind, made).encode()
        click.echo(write_file(output, content, force=force))


def _samples(kind: DocumentKind) -> Iterator[Mapping[str, object]]:
    """Yield what the sample trusts' documents are filled with, made from their recipes through the real chain."""
    import tempfile

    from matsheets.batch import plan_builds, read_and_check
    from matsheets.documents.fieldlist import values_of
    from matsheets.framework import DEFAULT_FRAMEWORK, open_framework
    from matsheets.resources import samples_dir
    from matsheets.samples import find_recipes, load_recipe, replay
    from matsheets.showcase import SAMPLES_DAY

    framework = open_framework(DEFAULT_FRAMEWORK)
    trusts: dict[Path, list[Path]] = {}
    for path in find_recipes(samples_dir()):
        trusts.setdefault(path.parent, []).append(path)
    for recipes in trusts.values():
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for recipe in map(load_recipe, recipes):
                files.append(Path(folder, recipe.file))
                files[-1].write_bytes(replay(recipe, framework))
            outcomes = read_and_check(files, [framework], today=SAMPLES_DAY)
        for build in plan_builds(outcomes, [kind], only_where_possible=True):
            yield values_of(kind, build.review, [str(problem) for problem in build.problems])


# --- check ---------------------------------------------------------------------------------------------------------


@template.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--document", type=click.Choice(_DOCUMENTS),
              help="The document that FILE is a template of.  [default: as FILE is named]")  # fmt: skip
def check(files: Sequence[Path], document: str | None) -> int:
    """Check Word templates and say everything that has to be put right, before you build with them.

    FILE may be a folder; the Word files in it are checked.
    """
    found = [(path, document or _guess(path)) for path in _word_files(files)]
    return max([_check(path, name) for path, name in found], default=Exit.FILE)


def _word_files(files: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in files:
        inside = (
            sorted(p for p in path.glob("*.docx") if not p.name.startswith(("~$", "."))) if path.is_dir() else [path]
        )
        if not inside:
            click.echo(f"{path} holds no Word document (.docx).", err=True)
        found += inside
    return found


def _guess(path: Path) -> str:
    """Return which document a template is of, by the words of its file's name."""
    for document, words in _IN_NAMES:
        if any(word in path.stem.casefold() for word in words):
            return document
    raise click.UsageError(f"Say which document {path.name} is a template of: --document summary, plan or sla.")


def _check(path: Path, document: str) -> Exit:
    from matsheets.documents import DocumentKind
    from matsheets.documents.fieldlist import known_fields
    from matsheets.documents.templatecheck import check_template
    from matsheets.errors import TemplateError

    kind = DocumentKind[document.upper()]
    try:
        problems = check_template(path.read_bytes(), known_fields(kind))
    except OSError as error:
        click.echo(f"{path.name} cannot be read ({error.strerror}). Check the name and the folder.", err=True)
        return Exit.FILE
    except TemplateError as error:
        click.echo(f"{path.name} {error.what} {error.remedy}", err=True)
        return Exit.FILE
    for problem in problems:
        click.echo(f"{path.name} › {problem}")
    found = f"{count(len(problems), 'thing')} to put right" if problems else "nothing to put right"
    click.echo(f"{path.name}: {found}, as a template of the {kind.title.lower()}.", err=bool(problems))
    return Exit.ATTENTION if problems else Exit.FINE
