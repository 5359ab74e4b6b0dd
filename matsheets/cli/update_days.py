"""What is said of the days of updates: entries of days to come, and an update of a day before its round's meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import click

from matsheets.batch.planned_documents import DocumentPlan, PlannedDocument, logged_after, meeting_of
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.model.cells import first_listed
from matsheets.model.parsing import format_date
from matsheets.review.grouping import TrustRound

#: Days to come that are named.
_MOST = 3


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
