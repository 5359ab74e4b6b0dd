"""``matsheets pull``: the edits of a Word document, written into a copy of its workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matsheets.cli.common import (
    FilePath,
    as_json,
    built_with_options,
    count,
    force_option,
    format_option,
    framework_option,
    open_frameworks,
    own_templates,
    paths_argument,
    refuse_own_input,
    xlsx,
)
from matsheets.cli.exit_codes import Exit
from matsheets.cli.redline import (
    redline_option,
    refuse_beside_redline,
    write_document_changes,
    write_plan_changes,
)
from matsheets.cli.runs import print_unusable, read
from matsheets.cli.shortened_texts import shorten, shorten_to_difference
from matsheets.model.cells import listed

if TYPE_CHECKING:
    from matsheets.trace.pulled import CellChange, NotTaken, Pulled


@click.command()
@click.argument("document", metavar="DOCUMENT", type=FilePath(path_type=Path))
@paths_argument("workbooks", "WORKBOOK...")
@click.option("-o", "--output", type=FilePath(path_type=Path), metavar="FILE",
              help="The copy of the workbook (.xlsx); a folder where the changes are in several workbooks.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only show what would be changed; write nothing.")
@click.option("--removed", type=click.Choice(["keep", "clear"]),
              help="What to do with the rows of priorities that were taken out of DOCUMENT: keep them, or clear their cells. "
              "Without this they are listed.")  # fmt: skip
@built_with_options
@redline_option
@force_option
@format_option
@framework_option
def pull(
    *,
    document: Path,
    workbooks: Sequence[Path],
    output: Path | None,
    dry_run: bool,
    removed: str | None,
    template: Path | None,
    templates: Path | None,
    redline_file: Path | None,
    force: bool,
    form: str,
    framework_files: Sequence[str],
) -> int:
    """Write what was changed in DOCUMENT, in Word, into a copy of its workbook.

    Each change is shown. What is certain is written into the copy cell by cell; everything else in it stays as it was. What has
    no cell, what a cell does not take, ratings and Refs are listed and not written. No WORKBOOK is changed; name all of those
    that DOCUMENT was made from, or their folder.
    """
    from matsheets.documents.record.received_document import read_document
    from matsheets.trace.pull import pull as pull_edits
    from matsheets.trace.pulled import Removed

    if output is None and not dry_run and (redline_file is None or removed):
        raise click.UsageError("Give -o FILE for the copy, or --dry-run to see the changes only.")
    own = own_templates(template, templates)
    pulls = bool(output or removed)
    if redline_file and refuse_beside_redline(document, redline_file, workbooks, dry_run=dry_run, pulls=pulls):
        return write_plan_changes(
            document, workbooks, redline_file, templates=own, framework_files=framework_files, force=force
        )
    outcomes = read(workbooks, framework_files)
    unusable = print_unusable(outcome.error for outcome in outcomes)
    if redline_file is not None:
        write_document_changes(
            document, outcomes, redline_file, templates=own, force=force, quiet=form == "json" and output is not None
        )
        if output is None:
            return Exit.FILE if unusable else Exit.FINE
    pulled = pull_edits(
        read_document(document), outcomes, templates=own, today=dt.date.today(),
        removed=Removed(removed) if removed else None, name=document.name,
    )  # fmt: skip
    files = {} if dry_run or output is None else _files(output, pulled, [document, *(o.path for o in outcomes)])
    written = _written(files, pulled, force=force)
    click.echo(as_json(_record(document, pulled, written)) if form == "json" else _report(document, pulled, written))
    _print_next(written, framework_files)
    return Exit.FILE if unusable else Exit.FINE if pulled.all_taken else Exit.ATTENTION


def _files(output: Path, pulled: Pulled, inputs: Sequence[Any]) -> dict[str, Path]:
    """Return where each copy is to be written, by the name of its workbook in the document."""
    if output.is_dir():
        files = {file: output / f"{Path(name).stem}{_ending(name)}" for file, name in pulled.names.items()}
    elif len(pulled.copies) > 1:
        names = listed(list(pulled.names.values()))
        raise click.UsageError(f"The changes are in {names}. Give -o a folder that is there, for a copy of each.")
    else:
        for name in pulled.names.values():
            if _ending(name) != ".xlsx" and output.suffix.lower() != _ending(name):
                raise click.UsageError(f"{name} holds macros. Give its copy a name that ends in {_ending(name)}.")
        if not any(_ending(name) == output.suffix.lower() for name in pulled.names.values()):
            xlsx(output)
        files = dict.fromkeys(pulled.copies, output)
    for path in files.values():
        refuse_own_input(path, inputs)
    return files


def _ending(name: str) -> str:
    """Return the ending that a copy of a workbook has: the one that goes with its content."""
    return ".xlsm" if name.lower().endswith(".xlsm") else ".xlsx"


def _written(files: dict[str, Path], pulled: Pulled, *, force: bool) -> list[Path]:
    from matsheets.storage.output import write_file

    for file, path in files.items():
        write_file(path, pulled.copies[file], force=force)
        if file in pulled.signed:
            click.echo(
                f"{path.name}: the digital signature was left out, since a changed file cannot keep it.", err=True
            )
    return list(files.values())


def _print_next(written: Sequence[Path], framework_files: Sequence[str]) -> None:
    from matsheets.steps.next_command import after_mending

    for path in written:
        click.echo(f"Next: {after_mending(path).knowing(open_frameworks(framework_files).files)}", err=True)


# --- what is shown -------------------------------------------------------------------------------------------------


def _report(document: Path, pulled: Pulled, written: Sequence[Path]) -> str:
    return "\n".join(_lines(document, pulled, written))


def _lines(document: Path, pulled: Pulled, written: Sequence[Path]) -> Iterator[str]:
    found = len(pulled.changes)
    if written:
        yield f"{listed([str(path) for path in written])}  {count(found, 'change')} from {document.name}"
    elif found:
        yield f"{document.name} holds {count(found, 'change')} for {listed(list(pulled.names.values()))}."
    else:
        yield f"{document.name} holds no change that a workbook takes. Nothing was written."
    yield from (f"  {_change(change)}" for change in pulled.changes)
    if pulled.moved:
        yield (
            f"The board sees a moved date only where the log gives it: on the tab Progress, give {listed(pulled.moved)} "
            "the new due date, and the reason."
        )
    if pulled.not_taken:
        yield "Not taken:"
        for one in pulled.not_taken:
            yield from _not_taken(one)
    if pulled.same:
        yield "In the workbook already:"
        yield from (f"  {one.ref} {one.label}: {_quoted(one.document or '')}" for one in pulled.same)
    if pulled.removed:
        yield "No longer in the document (say --removed keep or --removed clear):"
        yield from (f"  {ref} {shorten(text)}" for ref, text in pulled.removed)
    if pulled.kept:
        yield f"No longer in the document, and kept in the workbook: {listed(pulled.kept)}."
    if pulled.struck:
        yield "Struck through or hidden in the document, and so left out:"
        yield from (f"  {_quoted(text)}" for text in pulled.struck)
    if pulled.comments:
        yield "Comments that nobody has resolved:"
        yield from (f"  {comment.author or 'Somebody'}: {shorten(comment.text)}" for comment in pulled.comments)
    if pulled.behind:
        places = count(pulled.behind, "other place")
        yield f"{places} of the document still {'says' if pulled.behind == 1 else 'say'} what stood there before: build it again."


def _change(change: CellChange) -> str:
    old, new = (" / ".join(text.split("\n")) for text in (change.old, change.new))
    if old and new:
        old, new = shorten_to_difference(old, new)
    return f"{change.ref} {change.label}: {_quoted(old)} → {_quoted(new)}"


def _quoted(text: str) -> str:
    return f'"{shorten(text)}"' if text else "(blank)"


def _not_taken(one: NotTaken) -> Iterator[str]:
    where = " ".join(part for part in (one.ref, one.label) if part) or "In the text"
    if one.document is not None and one.workbook is not None:
        old, new = shorten_to_difference(one.workbook, one.document)
        yield f"  {where}: {_quoted(old if one.workbook else '')} → {_quoted(new if one.document else '')}"
    elif one.document is not None:
        yield f"  {where}: {_quoted(one.document)} stands in the document only."
    else:
        yield f"  {where}: {_quoted(one.workbook or '')} is no longer in the document."
    yield f"    {one.why} {one.remedy}"


def _record(document: Path, pulled: Pulled, written: Sequence[Path]) -> dict[str, Any]:
    manifest = pulled.manifest
    return {
        "document": document.name,
        "kind": manifest.kind,
        "trust": manifest.trust,
        "round": manifest.round,
        "written": [str(path) for path in written],
        "changes": [
            {"file": c.file, "ref": c.ref, "label": c.label, "tab": c.cell.tab, "cell": c.cell.address, "old": c.old,
             "new": c.new, "new_row": c.new_row}
            for c in pulled.changes
        ],
        "not_taken": [
            {"ref": n.ref, "label": n.label, "document": n.document, "workbook": n.workbook, "why": n.why,
             "remedy": n.remedy}
            for n in pulled.not_taken
        ],
        "same": [{"ref": n.ref, "label": n.label, "document": n.document} for n in pulled.same],
        "removed": [{"ref": ref, "text": text} for ref, text in pulled.removed],
        "kept": list(pulled.kept),
        "struck": list(pulled.struck),
        "comments": [{"author": comment.author, "text": comment.text} for comment in pulled.comments],
        "behind": pulled.behind,
    }  # fmt: skip
