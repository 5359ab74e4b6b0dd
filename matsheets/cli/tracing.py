"""``matsheets verify`` and ``matsheets why``: from a document back to the workbooks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matsheets.cli.common import (
    FilePath,
    count,
    framework_option,
    own_templates,
    read,
    report_unusable,
    workbooks_argument,
)
from matsheets.cli.exit_codes import Exit

if TYPE_CHECKING:
    from matsheets.model.assessment import Assessment
    from matsheets.trace.differences import Difference
    from matsheets.trace.verify import Verdict
    from matsheets.trace.why import Account, Located, Row

_SHOWN = 160  # characters of a text on the screen; JSON has it whole
_format_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
                              help="How to print the answer.")  # fmt: skip


def _print_json(value: object) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


# --- verify --------------------------------------------------------------------------------------------------------


@click.command()
@click.argument("document", metavar="DOCUMENT", type=FilePath(path_type=Path))
@workbooks_argument
@click.option("--template", type=FilePath(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="The Word template that DOCUMENT was built with, where it is not ours.")  # fmt: skip
@click.option("--templates", type=FilePath(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="The folder with that template.")  # fmt: skip
@_format_option
@framework_option
def verify(
    document: Path,
    workbooks: Sequence[Path],
    template: Path | None,
    templates: Path | None,
    form: str,
    framework_files: Sequence[str],
) -> int:
    """Say whether DOCUMENT still says what the workbooks say; and if not, what differs.

    What it says is compared, not how it looks: a document that was restyled or saved in another program says the same. The
    figures and names of its charts, its page headers and footers and its notes are compared too. WORKBOOK may be files and
    folders.
    """
    from matsheets._version import __version__
    from matsheets.trace.verify import verify as compare

    own = own_templates(template, templates)
    outcomes = read(workbooks, framework_files)
    unusable = report_unusable(outcomes)
    verdict = compare(document, outcomes, templates=own, version=__version__, today=dt.date.today())
    _print_json(_verdict_record(document, verdict)) if form == "json" else _print_verdict(document, verdict)
    return Exit.FILE if unusable else Exit.FINE if verdict.same else Exit.ATTENTION


def _verdict_record(document: Path, verdict: Verdict) -> dict[str, Any]:
    manifest = verdict.manifest
    return {
        "document": document.name,
        "same": verdict.same,
        "kind": manifest.kind,
        "trust": manifest.trust,
        "round": manifest.round,
        "built_by": manifest.version,
        "compared_by": verdict.version_now,
        "edition": manifest.edition,
        "edition_now": verdict.edition_now,
        "draft": manifest.draft,
        "draft_now": verdict.draft_now,
        "edited": verdict.edited,
        "by_hand": verdict.by_hand,
        "other_template": verdict.other_template,
        "workbooks": [{"fate": s.fate.name.lower(), "file": s.file, "now": s.now} for s in verdict.sources],
        "differences": [
            {"ref": d.ref, "places": list(d.places), "document": d.document, "workbooks": d.workbooks, "whole": d.whole}
            for d in verdict.differences
        ],
    }


def _print_verdict(document: Path, verdict: Verdict) -> None:
    found = verdict.differences
    if verdict.same:
        click.echo(f"{document.name} says what the workbooks say.")
    else:
        click.echo(f"{document.name} does not say what the workbooks say: "
                   f"{count(len(found), 'thing differs', 'things differ')}.")  # fmt: skip
    notes = list(_notes(verdict))
    if notes:
        click.echo("")
    for note in notes:
        click.echo(note)
    ref = None
    for difference in found:
        if difference.ref != ref:
            ref = difference.ref
            click.echo(f"\n{ref or 'Without a reference'}")
        _print_difference(difference)


def _notes(verdict: Verdict) -> Sequence[str]:
    from matsheets.trace.verify import Fate

    manifest = verdict.manifest
    notes = [str(source) for source in verdict.sources if source.fate is not Fate.SAME]
    if edited := _edited(verdict):
        notes.append(edited)
    if manifest.version != verdict.version_now:
        notes.append(f"It was built by matsheets {manifest.version}, and is compared by {verdict.version_now}.")
    if verdict.other_template:
        notes.append("It was made from another Word template than the one it is compared with, so only what stands with a "
                     "reference is compared. Name its own with --template FILE.")  # fmt: skip
    if manifest.edition != verdict.edition_now:
        notes.append(
            f"It is on the framework's edition “{manifest.edition}”, the workbooks are on “{verdict.edition_now}”."
        )
    if verdict.draft_now and not manifest.draft:
        notes.append(
            "Answers in the workbooks need attention now, so that they would make a draft. See: matsheets check"
        )
    elif manifest.draft and not verdict.draft_now:
        notes.append("The document is a draft. The answers that it lists as missing are all there now: build it again.")
    return notes


def _edited(verdict: Verdict) -> str:
    """Return what can be said of whether somebody edited the document."""
    if verdict.edited and verdict.same:
        return "The document was edited by hand after it was built; nothing it says was changed."
    if verdict.by_hand:
        return "The document was edited by hand after it was built; its workbooks and template are as they were."
    if verdict.edited:
        return "The document was edited by hand after it was built, so what differs may be that."
    if verdict.beside:
        return _said_beside(verdict)
    return "" if verdict.same else "The words of the document are as they were built: nobody edited it."


def _said_beside(verdict: Verdict) -> str:
    """Return what is known where the text is as it was built, and something differs of which the document keeps no record."""
    places = {place.rpartition(" › ")[2] for difference in verdict.beside for place in difference.places}
    names = (("charts", {"Chart"}), ("page headers and footers", {"Page header", "Page footer"}))
    own = [name for name, of in names if places & of]
    of_all = " or ".join([*own, *(["notes"] if places & {"Footnotes", "Endnotes"} else [])])
    start = "The document's text is as matsheets wrote it: nobody edited it."
    # The documents that are built have no notes, so that no change of a workbook can explain one.
    if verdict.workbooks_changed and len(verdict.differences) > len(verdict.beside) and of_all == " or ".join(own):
        made = " and ".join(own)
        return f"{start} The document keeps no record of its {made}, which are made from the same workbooks."
    return f"{start} The document keeps no record of its {of_all}, so for those this cannot be told."


def _print_difference(difference: Difference) -> None:
    places = "; ".join(difference.places)
    if difference.whole:
        where, text = ("document", difference.document) if difference.document else ("workbooks", difference.workbooks)
        click.echo(f"  Stands in the {where} only ({places})\n    {_short(text or '')}")
        return
    old, new = _around(difference.document, difference.workbooks)
    click.echo(f"  {places or 'In the text'}\n    document:  {old}\n    workbooks: {new}")


def _around(old: str | None, new: str | None) -> tuple[str, str]:
    """Shorten two texts to where they begin to differ."""
    if old is None or new is None:
        return tuple("(nothing)" if text is None else _short(text) for text in (old, new))  # type: ignore[return-value]
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = 0 if same < _SHOWN // 2 else old.rfind(" ", 0, same - 20) + 1
    return _short(old, start), _short(new, start)


def _short(text: str, start: int = 0) -> str:
    shown = text[start : start + _SHOWN]
    return f"{'… ' if start else ''}{shown}{' …' if len(text) > start + _SHOWN else ''}" or "(nothing)"


# --- why -----------------------------------------------------------------------------------------------------------


@click.command()
@click.argument("document", metavar="DOCUMENT-OR-FOLDER", type=FilePath(path_type=Path))
@click.argument("ref", metavar="REF")
@click.option("--workbooks", "folders", multiple=True, type=FilePath(path_type=Path, exists=True), metavar="FOLDER",
              help="Also look here for the document's workbooks; may be given again.")  # fmt: skip
@_format_option
@framework_option
def why(document: Path, ref: str, folders: Sequence[Path], form: str, framework_files: Sequence[str]) -> int:
    """Say where what stands at REF comes from: who gave it, in which cell, judged against what.

    REF is a reference such as GOV-02, PLAN-03 or CHG-01. For a document, its own workbooks are looked for beside it and in
    the folders of --workbooks; a folder of workbooks, or one workbook, will do as well.
    """
    from matsheets.trace.why import why as account_of

    located = None if document.is_dir() or document.suffix.lower() in {".xlsx", ".xlsm"} else _locate(document, folders)
    outcomes = read(located.files if located else [document, *folders], framework_files)
    unusable = report_unusable(outcomes)
    assessments = [o.assessment for o in outcomes if o.assessment is not None]
    if not assessments:
        return Exit.FILE
    account = account_of(ref, assessments)
    if account is None:
        raise click.UsageError(_unknown(ref, assessments))
    _print_json(_account_record(account, located)) if form == "json" else _print_account(account)
    if not account.rows and form != "json":
        _print_no_row(ref, assessments)
    incomplete = located is not None and bool(located.missing or located.changed)
    return Exit.FILE if unusable else Exit.ATTENTION if incomplete or not account.rows else Exit.FINE


def _locate(document: Path, folders: Sequence[Path]) -> Located:
    """Find a document's workbooks; what cannot be found, or is not as it was, is said on stderr."""
    from matsheets.documents.record.manifest import read_manifest
    from matsheets.errors import DocumentError
    from matsheets.trace.why import locate

    manifest = read_manifest(document)
    if manifest is None:
        raise DocumentError(
            document, "carries no record of the workbooks it was made from.",
            "Name the folder with the workbooks instead.", code="document-not-ours",
        )  # fmt: skip
    located = locate(manifest, document, folders)
    for source, file in located.changed.items():
        click.echo(f"{file.name} was changed or saved again since {document.name} was built from it.", err=True)
        if file.name != source.file:
            click.echo(f"The document calls it {source.file}.", err=True)
    for source in located.missing:
        click.echo(f"{source.file} was not found. Name its folder with --workbooks FOLDER.", err=True)
    return located


def _unknown(ref: str, assessments: Sequence[Assessment]) -> str:
    from matsheets.trace.why import nearest

    near = nearest(ref, assessments)
    hint = f"Did you mean {', '.join(near)}?" if near else "References look like GOV-02, PLAN-03 or CHG-01."
    return f'No workbook has a row "{ref}". {hint}'


def _print_no_row(ref: str, assessments: Sequence[Assessment]) -> None:
    from matsheets.trace.why import nearest

    near = ", ".join(n for n in nearest(ref, assessments) if n.casefold() != ref.casefold())
    click.echo(f"\nNo workbook has this row.{f' Nearest to it: {near}.' if near else ''}")


def _account_record(account: Account, located: Located | None) -> dict[str, Any]:
    return {
        "ref": account.ref,
        "title": account.title,
        "tab": account.heading,
        "framework": account.framework,
        "descriptors": [{"of": of, "text": text} for of, text in account.descriptors],
        "answers": [
            {
                "file": row.file, "tab": row.tab, "trust": row.trust, "group": row.group, "name": row.name, "role": row.role,
                "round": row.round, "date": row.date, "weak_in_workbook": row.weak, "strong_in_workbook": row.strong,
                "cells": [{"cell": s.cell, "column": s.label, "text": s.text, "meaning": s.meaning} for s in row.said],
            }
            for row in account.rows
        ],
        "changed": [source.file for source in located.changed] if located else [],
        "missing": [source.file for source in located.missing] if located else [],
    }  # fmt: skip


def _print_account(account: Account) -> None:
    click.echo(f"{account.ref} {account.title}\n{account.heading}. {account.framework}")
    for of, text in account.descriptors:
        click.echo(f"\n{of}: {text}")
    for row in account.rows:
        if row.said or account.descriptors or not account.answered:
            _print_row(row)


def _print_row(row: Row) -> None:
    from matsheets.model.cells import format_date

    person = ", ".join(part for part in (row.name, row.role) if part)
    when = ", ".join(part for part in (row.trust, row.round, format_date(row.date) if row.date else "") if part)
    click.echo(f"\n{row.group or 'Group not recorded'}{f': {person}' if person else ''}")
    if when:
        click.echo(f"  {when}")
    click.echo(f"  {row.file} › {row.tab}")
    for cell in row.said:
        text = cell.text.replace("\n", "\n      ")
        click.echo(f"  {cell.cell} {cell.label}: {text}{f' ({cell.meaning})' if cell.meaning else ''}")
    if not row.said:
        click.echo("  Left blank.")
    if row.weak or row.strong:
        click.echo(f"  This workbook describes it in other words. Weak: {row.weak} Strong: {row.strong}")
