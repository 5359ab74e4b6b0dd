"""``matsheets why``: where an answer comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from matsheets.cli.common import FilePath, as_json, format_option, framework_option, text_block
from matsheets.cli.exit_codes import Exit
from matsheets.cli.runs import find_files, print_unusable, read, read_results, reading_settings

if TYPE_CHECKING:
    from matsheets.batch.results import Outcome
    from matsheets.errors import WorkbookError
    from matsheets.model.assessment import Assessment
    from matsheets.model.respondents import WorkbookSummary
    from matsheets.trace.why import Account, AccountRow, LocatedSources


@click.command()
@click.argument("document", metavar="DOCUMENT-OR-FOLDER", type=FilePath(path_type=Path))
@click.argument("ref", metavar="REF")
@click.option("--workbooks", "folders", multiple=True, type=FilePath(path_type=Path, exists=True), metavar="FOLDER",
              help="Also look here for the document's workbooks; may be given again.")  # fmt: skip
@format_option
@framework_option
def why(document: Path, ref: str, folders: Sequence[Path], form: str, framework_files: Sequence[str]) -> int:
    """Say where what stands at REF comes from: who gave it, in which cell, judged against what.

    REF is a reference such as GOV-02, PLAN-03 or CHG-01, or as a document prints it, "BEY-01 (Trustees)", "PLAN-01 (Baseline)" or, with
    the workbooks of many trusts, "TEA-01 (Oakfield Learning Trust)". For a document it may also be words that stand in it, such as
    "Notice Period": a copy of an agreement to be signed prints no references. For a document, its own workbooks are looked for
    beside it and in the folders of --workbooks; a folder of workbooks, or one workbook, will do as well.
    """
    from matsheets.storage.folders import is_workbook_name
    from matsheets.trace.why import why as account_of
    from matsheets.workbook.read.xlsx import is_workbook

    of_workbooks = document.is_dir() or is_workbook_name(document.name) or is_workbook(document)
    located = None if of_workbooks else _locate(document, folders)
    if located is None:
        given = _read_of(ref, [document, *folders] if of_workbooks else folders, framework_files)
    else:
        given = _Given.of(read(located.files, framework_files, joint=True))
    unusable = print_unusable(given.errors)
    if not given.assessments:
        return Exit.FILE
    account = account_of(ref, given.assessments)
    if account is None and not of_workbooks:
        account = account_of(_ref_of_words(document, ref, given.outcomes), given.assessments)
    if account is None:
        raise click.UsageError(_unknown(ref, given.assessments))
    click.echo(as_json(_account_record(account, located))) if form == "json" else _print_account(account)
    if not account.rows and form != "json":
        _print_no_row(ref, given)
    incomplete = located is not None and bool(located.missing or located.changed)
    return Exit.FILE if unusable else Exit.ATTENTION if incomplete or not account.rows else Exit.FINE


class _Given(NamedTuple):
    """The workbooks to look in.

    Attributes:
        summaries: of all that were read.
        assessments: those that REF may be of.
        errors: why files could not be used.
        outcomes: of a document's own workbooks.
    """

    summaries: Sequence[WorkbookSummary]
    assessments: Sequence[Assessment]
    errors: Sequence[WorkbookError | None] = ()
    outcomes: Sequence[Outcome] = ()

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> _Given:
        """Return all of a document's own workbooks."""
        from matsheets.model.respondents import summarise_all

        assessments = [outcome.assessment for outcome in outcomes if outcome.assessment is not None]
        return cls(summarise_all(assessments), assessments, [outcome.error for outcome in outcomes], outcomes)


def _read_of(ref: str, files: Sequence[Path], framework_files: Sequence[str]) -> _Given:
    """Read workbooks, and keep those of the trust, group or round that REF names: a folder may hold those of thousands of trusts."""
    from matsheets.batch.reading import workbooks_for
    from matsheets.model.problems import Severity
    from matsheets.trace.qualified_refs import of_whom, qualified_ref

    found = find_files(files)
    settings = reading_settings(framework_files, least=Severity.NOTE)._replace(debug=True, joint=True)
    with read_results(found, settings, workers=1) as (results, _):
        whose = qualified_ref(ref, results.usable).whose
        wanted = of_whom(whose, results.usable) if whose else ()
        if not whose:
            _ask_for_trust(ref, results.own)
        books = workbooks_for(results, wanted or (results.usable[:1] if whose else results.usable), remote=False)
        return _Given(results.usable, list(books.read(settings)), list(results.errors.values()))


def _ask_for_trust(ref: str, workbooks: Sequence[WorkbookSummary]) -> None:
    """Stop where a Ref without a trust would be of more trusts than anybody reads."""
    from matsheets.model.cells import first_listed

    names = dict.fromkeys(each.trust_name for each in workbooks if each.trust_name)
    keys = {each.trust_key for each in workbooks if each.trust_key}
    if len(keys) > _MOST_TRUSTS and names:
        raise click.UsageError(
            f'The workbooks here are of {len(keys)} trusts. Name the one that is meant: "{ref} ({next(iter(names))})".\n'
            f"The trusts: {first_listed(list(names)[:_NAMED], len(names))}. matsheets status lists them all."
        )


#: Of so many trusts at most the rows are printed without asking; so many are named where there are more.
_MOST_TRUSTS, _NAMED = 4, 6


def _locate(document: Path, folders: Sequence[Path]) -> LocatedSources | None:
    """Find a document's workbooks; what cannot be found, or is not as it was, is said on stderr. None where it lists none."""
    from matsheets.documents.record.manifest import read_manifest
    from matsheets.documents.record.received_document import read_document
    from matsheets.errors import DocumentError
    from matsheets.trace.why import locate

    manifest = read_manifest(read_document(document), name=document.name)
    if manifest is None:
        raise DocumentError(
            document, "carries no record of the workbooks it was made from.",
            "Name the folder with the workbooks instead.", code="document-not-ours",
        )  # fmt: skip
    if not manifest.sources and not folders:
        raise DocumentError(
            document, "does not list the workbooks that it was made from.",
            "Name their folder with --workbooks FOLDER.", code="sources-not-listed",
        )  # fmt: skip
    if not manifest.sources:
        return None
    located = locate(manifest, document, folders)
    for source, file in located.changed.items():
        click.echo(f"{file.name} was changed or saved again since {document.name} was built from it.", err=True)
        if file.name != source.file:
            click.echo(f"The document calls it {source.file}.", err=True)
    for source in located.missing:
        click.echo(f"{source.file} was not found. Name its folder with --workbooks FOLDER.", err=True)
    return located


def _ref_of_words(document: Path, words: str, outcomes: Sequence[Outcome]) -> str:
    """Return the Ref of what stands in a document in these words; blank where that is nothing."""
    from matsheets.documents.record.received_document import read_document
    from matsheets.trace.verify import statements_with_refs
    from matsheets.trace.why import refs_of_words

    content = read_document(document)
    statements = statements_with_refs(content, outcomes, today=dt.date.today(), name=document.name)
    refs = refs_of_words(words, statements)
    if len(refs) > 1:
        listed = "\n".join(f"  {ref}  {place}" for ref, place in refs.items())
        raise click.UsageError(f'"{words}" stands at {len(refs)} places. Name one of them:\n{listed}')
    return next(iter(refs), "")


def _unknown(ref: str, assessments: Sequence[Assessment]) -> str:
    from matsheets.trace.why import nearest

    near = nearest(ref, assessments)
    hint = f"Did you mean {', '.join(near)}?" if near else "References look like GOV-02, PLAN-03 or CHG-01."
    return f'No workbook has a row "{ref}". {hint}'


def _print_no_row(ref: str, given: _Given) -> None:
    from matsheets.model.cells import listed
    from matsheets.trace.qualified_refs import nearest_trusts, of_whom, qualified_ref
    from matsheets.trace.why import nearest

    whose = qualified_ref(ref).whose
    if whose and not of_whom(whose, given.summaries):
        trusts = nearest_trusts(whose, given.summaries)
        hint = f" Did you mean {listed(trusts, 'or')}?" if trusts else ""
        click.echo(f'\nNo workbook here is of a group, round or trust called "{whose}".{hint}')
        return
    near = ", ".join(n for n in nearest(ref, given.assessments) if n.casefold() != ref.casefold())
    click.echo(f"\nNo workbook has this row.{f' Nearest to it: {near}.' if near else ''}")


def _account_record(account: Account, located: LocatedSources | None) -> dict[str, Any]:
    return {
        "ref": account.ref,
        "title": account.title,
        "tab": account.heading,
        "framework": account.framework,
        "stands": account.stands,
        "descriptors": _descriptor_records(account.descriptors),
        "answers": [
            {
                "file": row.file, "tab": row.tab, "trust": row.trust, "group": row.group, "name": row.name, "role": row.role,
                "round": row.round, "date": row.date, "not_used": row.unused,
                "descriptors_in_workbook": _descriptor_records(row.descriptors),
                "cells": [{"cell": s.cell, "column": s.label, "text": s.text, "meaning": s.meaning} for s in row.filled_cells],
            }
            for row in account.rows
        ],
        "changed": [source.file for source in located.changed] if located else [],
        "missing": [source.file for source in located.missing] if located else [],
    }  # fmt: skip


def _descriptor_records(descriptors: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"of": of, "text": text} for of, text in descriptors]


def _print_account(account: Account) -> None:
    click.echo(f"{account.ref} {account.title}\n{account.heading}. {account.framework}")
    if account.stands:
        click.echo(f"\nWhat stands: {account.stands}.")
    for of, text in account.descriptors:
        click.echo(f"\n{of}:{text_block(text, 2)}")
    for row in account.rows:
        if row.filled_cells or account.descriptors or not account.answered:
            _print_row(row)


def _print_row(row: AccountRow) -> None:
    from matsheets.model.parsing import format_date

    person = ", ".join(part for part in (row.name, row.role) if part)
    when = ", ".join(part for part in (row.trust, row.round, format_date(row.date) if row.date else "") if part)
    unnamed = "Group not recorded, so it counts as one view" if "agreed" in person.casefold() else "Group not recorded"
    unused = f" ({row.unused})" if row.unused else ""
    click.echo(f"\n{row.group or unnamed}{f': {person}' if person else ''}{unused}")
    if when:
        click.echo(f"  {when}")
    click.echo(f"  {row.file} › {row.tab}")
    for cell in row.filled_cells:
        text = cell.text.replace("\n", "\n      ")
        click.echo(f"  {cell.cell} {cell.label}: {text}{f' ({cell.meaning})' if cell.meaning else ''}")
    if not row.filled_cells:
        click.echo("  Left blank.")
    if row.descriptors:
        click.echo("  This workbook describes it in other words.")
    for of, text in row.descriptors:
        click.echo(f"    {of}:{text_block(text, 6)}")
