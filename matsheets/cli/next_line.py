"""The line "Next: …" with which a command that ends a step says what comes after it, and the command for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from matsheets.batch.reading import ReadSettings, framework_files_of
from matsheets.batch.results import ReadResults
from matsheets.model.problems import Severity
from matsheets.storage.files import File, FoundFiles


def print_next(
    given: Sequence[File],
    results: ReadResults,
    found: FoundFiles,
    settings: ReadSettings,
    documents: Iterable[Path] = (),
    *,
    problems_listed: bool = False,
) -> None:
    """Print on stderr what comes next for the trust whose workbooks were read; for several, where to see that.

    Nothing is read again but the records of the trust's documents.

    Args:
        given: the files and folders as they were named.
        results: what was read, with at least every error.
        found: how the files were found.
        settings: what they were read by.
        documents: where the command has put documents.
        problems_listed: whether the command has just listed what needs attention.
    """
    from matsheets.steps.command_line import DOCUMENTS_FOLDER, paste
    from matsheets.steps.next_command import look_at_trusts
    from matsheets.steps.status import status_of

    joint = [workbook.file for workbook in results.distinct if workbook.is_joint]
    trusts = len({workbook.trust_key or workbook.file for workbook in results.own if not workbook.is_joint})
    if trusts == 1:
        told = status_of(results, found, settings, documents, problems_listed=problems_listed)
        for trust in told.trusts:
            of_review = f", {trust.framework}" if trust.framework else ""
            click.echo(f"Next{of_review}: {trust.current.next}", err=True)
    elif joint and not trusts:
        again = max(results.worst, default=Severity.NOTE) is Severity.ERROR
        after = ["check", *map(str, given)] if again else ["build-joint-plan", *map(str, given), "-o", DOCUMENTS_FOLDER]
        what = (
            "fill in the joint plan together, mend what is listed and check it again"
            if again
            else "make the joint plan's paper"
        )
        click.echo(f"Next: {what}: {paste(after)}", err=True)
    elif trusts:
        files = framework_files_of(results.own, settings)
        click.echo(f"Next: {look_at_trusts(usable_among(given, results)).knowing(files)}", err=True)


def usable_among(given: Iterable[File], results: ReadResults) -> list[str]:
    """Return the files and folders as they were named, without the files that could not be used: no command names those again."""
    failed = {results.files[at] for at in results.errors}
    return [str(file) for file in given if file not in failed]
