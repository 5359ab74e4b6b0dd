"""What is said of the days of updates: entries of days to come, and an update of a day before its round's meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from matsheets.batch.last_updates import since_last_updates, updates_in
from matsheets.batch.planned_documents import DocumentPlan, PlannedDocument, logged_after, meeting_of
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.cells import first_listed
from matsheets.model.parsing import format_date
from matsheets.review.grouping import TrustRound
from matsheets.storage.files import File

#: Days to come that are named.
_MOST = 3


def after_last_updates(
    plans: tuple[DocumentPlan, ...], folder: File, since: dt.date | None
) -> tuple[DocumentPlan, ...]:
    """Return the plans with updates that go on from earlier ones in the folder of documents, but for a day that is named."""
    if since or all(planned.period is None for plan in plans for planned in plan.documents):
        return plans
    if isinstance(folder, Path):
        return since_last_updates(plans, updates_in(folder))
    click.echo(
        "Earlier updates are not looked for at an address: name the day of the last paper with --since, or the update tells of "
        "all since the diagnostic meeting.",
        err=True,
    )
    return plans


def name_doubtful_days(plans: Iterable[DocumentPlan], today: dt.date) -> None:
    """Name on stderr what of the days of updates is likely to be mistyped, and what to do about it."""
    for plan in plans:
        for planned in plan.documents:
            if planned.kind is DocumentKind.UPDATE:
                for line in _doubtful(planned, plan.group, today):
                    click.echo(line, err=True)


def _doubtful(planned: PlannedDocument, group: TrustRound, today: dt.date) -> Iterator[str]:
    for file, days in logged_after(planned, group, today).items():
        told = first_listed([format_date(day) for day in days[:_MOST]], len(days))
        yield (
            f"{file} has entries in its logs that are dated after today, {format_date(today)}: {told}. They are left out of this "
            "update. Check their dates."
        )
    met = meeting_of(group)
    if planned.period and met and planned.period.on < met:
        of = f" of {group.round}" if group.round else ""
        yield (
            f"{planned.name} is of {format_date(planned.period.on)}, before the {group.words.meeting.one}{of} on {format_date(met)}. If "
            "that is not its day, name it with --on DATE."
        )
