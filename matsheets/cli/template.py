"""``matsheets template``: the Word templates and those of pages, to be restyled and reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matsheets.cli.common import FilePath, as_json, count, force_option
from matsheets.cli.exit_codes import Exit
from matsheets.cli.suggestions import SuggestingGroup

if TYPE_CHECKING:
    from matsheets.documents.contexts.document_kinds import DocumentKind
    from matsheets.documents.pages.page_kinds import PageKind
    from matsheets.documents.template.tags import TemplateProblem
    from matsheets.errors import MatsheetsError

_DOCUMENTS = (
    "summary",
    "evidence",
    "evidence-by-map",
    "plan",
    "update",
    "sla",
    "meeting",
    "shared",
    "comparison",
    "joint-plan",
    "programme",
    "pooled",
)
#: With the pages for a browser.
_NAMES = (*_DOCUMENTS, "page", "programme-page")
_LISTED = f"{', '.join(_NAMES[:-1])} or {_NAMES[-1]}"
#: What the name of a file is searched for when nobody says which document it is a template of.
_IN_NAMES = (
    ("comparison", ("comparison", "compare")),
    ("joint-plan", ("joint",)),
    ("shared", ("shared", "share")),
    ("pooled", ("pooled",)),
    ("programme", ("programme",)),
    ("meeting", ("meeting",)),
    ("sla", ("sla", "agreement")),
    ("update", ("update", "progress")),
    ("plan", ("plan",)),
    ("evidence-by-map", ("by-map",)),
    ("evidence", ("evidence",)),
    ("summary", ("summary", "diagnostic")),
)


@click.group(cls=SuggestingGroup)
def template() -> None:
    """List, copy and check the templates that documents and pages are made from, and list the names for them."""


@template.command("list")
def list_templates() -> None:
    """List the templates that come with matsheets."""
    from matsheets.documents.contexts.document_kinds import DocumentKind
    from matsheets.documents.pages.page_kinds import PageKind

    for kind in (*DocumentKind, *PageKind):
        click.echo(f"{kind.template}  {kind.title}")


@template.command(short_help="Copy the templates, ready to change.")
@click.argument("folder", metavar="DIR", type=FilePath(path_type=Path, file_okay=False))
@force_option
def copy(folder: Path, force: bool) -> None:
    """Copy the templates to DIR, ready to change; then build with --templates DIR, and view with --template FILE."""
    from matsheets.documents.contexts.document_kinds import DocumentKind
    from matsheets.documents.pages.page_kinds import PageKind
    from matsheets.storage.output import write_file
    from matsheets.storage.shipped_files import doc_templates_dir

    for kind in (*DocumentKind, *PageKind):
        content = (doc_templates_dir() / kind.template).read_bytes()
        click.echo(f"{write_file(folder / kind.template, content, force=force)}  {kind.title}")


# --- fields --------------------------------------------------------------------------------------------------------


@template.command(short_help="List the names that a template may use, with examples.")
@click.argument("document", metavar="DOCUMENT", type=click.Choice(_NAMES))
@click.option("--format", "form", type=click.Choice(["text", "docx"]),
              help="Text, or a Word document to copy tags from.  [default: as FILE ends, else text]")  # fmt: skip
@click.option("-o", "--output", type=FilePath(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the list to FILE instead of the screen.")  # fmt: skip
@force_option
def fields(document: str, form: str | None, output: Path | None, force: bool) -> None:
    """List every name that a template may use: its tag, meaning, type, and an example from the samples."""
    from matsheets.documents.authoring.field_document import as_document
    from matsheets.documents.authoring.field_list import as_text, groups
    from matsheets.documents.contexts.document_fields import known_fields
    from matsheets.documents.contexts.document_kinds import DocumentKind
    from matsheets.frameworks.framework_files import open_framework
    from matsheets.model.framework_file import DEFAULT_FRAMEWORK
    from matsheets.samples.examples import sample_values
    from matsheets.samples.examples_of_pages import sample_page_values
    from matsheets.storage.output import write_file

    form = form or ("docx" if output is not None and output.suffix.lower() == ".docx" else "text")
    if form == "docx" and output is None:
        raise click.UsageError("Say where to write the Word document, with -o FILE.docx.")
    if (page := _page_named(document)) is not None:
        if form == "docx":
            raise click.UsageError("The template of a page is no Word document: have its names as text.")
        listed = groups(page.fields, sample_page_values(page, open_framework(DEFAULT_FRAMEWORK)), of_page=True)
        content = as_text(page, listed).encode()
    else:
        kind = DocumentKind.named(document)
        listed = groups(known_fields(kind), sample_values(kind, open_framework(DEFAULT_FRAMEWORK)))
        content = as_document(kind, listed) if form == "docx" else as_text(kind, listed).encode()
    click.echo(content.decode(), nl=False) if output is None else click.echo(write_file(output, content, force=force))


def _page_named(document: str) -> PageKind | None:
    """Return the page of a name; None for that of a document."""
    from matsheets.documents.pages.page_kinds import PageKind

    return next((page for page in PageKind if page.word == document), None)


# --- check ---------------------------------------------------------------------------------------------------------


@template.command(short_help="Say what has to be put right in templates.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FilePath(path_type=Path))
@click.option("--document", type=click.Choice(_NAMES),
              help="The document that FILE is a template of.  [default: as FILE is named]")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print the list.")  # fmt: skip
def check(files: Sequence[Path], document: str | None, form: str) -> int:
    """Check templates and say everything that has to be put right, before you build with them.

    FILE may be a folder; the Word files and pages in it are checked. What to look at so that everyone can read the documents, such as
    pictures without alternative text, is listed after it and stops no build.
    """
    found = [(path, document or _document_of(path)) for path in _template_files(files)]
    checked = [_check(path, name) for path, name in found]
    if form == "json":
        _print_json(checked)
    else:
        for one in checked:
            _print_text(one)
    return max((one.exit for one in checked), default=Exit.FILE)


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was found in one file: problems, what to look at and what to know, or why it could not be used."""

    path: Path
    document: str
    problems: Sequence[TemplateProblem] = ()
    warnings: Sequence[TemplateProblem] = ()
    notes: Sequence[TemplateProblem] = ()
    error: MatsheetsError | None = None

    @property
    def exit(self) -> Exit:
        """What the file adds to the exit code."""
        return Exit.FILE if self.error else Exit.ATTENTION if self.problems else Exit.FINE


def _template_files(files: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in files:
        inside = sorted(p for p in path.iterdir() if _is_template(p)) if path.is_dir() else [path]
        if not inside:
            click.echo(f"{path} holds no Word document (.docx) and no page (.html).", err=True)
        found += inside
    return found


def _is_template(path: Path) -> bool:
    return path.suffix in {".docx", ".html"} and not path.name.startswith(("~$", "."))


def _document_of(path: Path) -> str:
    """Return which document a template is of, by the words of its file's name."""
    if path.suffix.lower() == ".html":
        return "programme-page" if "programme" in path.stem.casefold() else "page"
    for document, words in _IN_NAMES:
        if any(word in path.stem.casefold() for word in words):
            return document
    if not path.exists():
        raise click.UsageError(f"{path} does not exist. Check the name and the folder.")
    raise click.UsageError(f"Say which document {path.name} is a template of: --document {_LISTED}.")


def _check(path: Path, document: str) -> _Checked:
    from matsheets.documents.authoring.page_check import examine_page
    from matsheets.documents.authoring.template_check import examine
    from matsheets.documents.contexts.document_fields import known_fields
    from matsheets.documents.contexts.document_kinds import DocumentKind
    from matsheets.errors import TemplateError
    from matsheets.storage.regular_files import MAX_TEMPLATE, read_whole

    try:
        content = read_whole(path, MAX_TEMPLATE)
        page = _page_named(document)
        found = (
            examine_page(content, page.fields) if page else examine(content, known_fields(DocumentKind.named(document)))
        )
        return _Checked(path, document, found.problems, found.warnings, found.notes)
    except OSError as error:
        what = f"cannot be read ({error.strerror})."
        unread = TemplateError(path, what, "Check the name and the folder.", code="unreadable")
        return _Checked(path, document, error=unread)
    except TemplateError as error:
        return _Checked(path, document, error=TemplateError(path, error.what, error.remedy, code=error.code))


def name_template_faults(own: Path | None, kinds: Sequence[DocumentKind]) -> None:
    """Say of the templates of a user's own, on standard error, what a check finds that did not stop the documents."""
    if own is None:
        return
    from matsheets.documents.authoring.template_check import check_template
    from matsheets.documents.contexts.document_fields import known_fields
    from matsheets.documents.template.build import template_of
    from matsheets.errors import TemplateError
    from matsheets.storage.regular_files import MAX_TEMPLATE, read_whole
    from matsheets.storage.shipped_files import doc_templates_dir

    for kind in kinds:
        path = template_of(kind, own)
        if path.parent == doc_templates_dir():
            continue
        with suppress(OSError, TemplateError):  # one that cannot be used was named when it was filled
            for problem in check_template(read_whole(path, MAX_TEMPLATE), known_fields(kind)):
                click.echo(f"{path.name} › {problem}", err=True)


_TO_LOOK_AT, _TO_KNOW = "To look at, so that everyone can read the documents:", "To know of the documents:"


def _print_text(one: _Checked) -> None:
    from matsheets.documents.contexts.document_kinds import DocumentKind

    if one.error is not None:
        click.echo(str(one.error), err=True)
        return
    for problem in one.problems:
        click.echo(f"{one.path.name} › {problem}")
    for heading, listed in ((_TO_LOOK_AT, one.warnings), (_TO_KNOW, one.notes)):
        if listed:
            click.echo(heading)
        for problem in listed:
            click.echo(f"  {one.path.name} › {problem}")
    found = f"{count(len(one.problems), 'thing')} to put right" if one.problems else "nothing to put right"
    found += f", {count(len(one.warnings), 'thing')} to look at" if one.warnings else ""
    kind = _page_named(one.document) or DocumentKind.named(one.document)
    click.echo(f"{one.path.name}: {found}, as a template of the {kind.title.lower()}.", err=bool(one.problems))


_COLUMNS = ("file", "document", "part", "table", "row", "column", "text", "code", "severity", "message")


def _print_json(checked: Sequence[_Checked]) -> None:
    records = [dict(zip(_COLUMNS, row, strict=True)) for one in checked for row in _rows(one)]
    click.echo(as_json(records))


def _rows(one: _Checked) -> Iterator[tuple[str | int, ...]]:
    """Yield one row for each problem, for what to look at, and for a file that could not be used."""
    start, nowhere = (one.path.name, one.document), ("", 0, 0, 0, "")
    if one.error is not None:
        yield (*start, *nowhere, one.error.code, "error", f"{one.error.what} {one.error.remedy}".strip())
    for severity, problems in (("error", one.problems), ("warning", one.warnings), ("note", one.notes)):
        for found in problems:
            spot = (found.spot.part, found.spot.table, found.spot.row, found.spot.column, found.spot.text)
            yield (*start, *spot, found.code, severity, f"{found.what} {found.remedy}")
