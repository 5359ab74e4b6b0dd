"""What a workbook remembers of the plan that was carried into it: what was agreed anew since, and what only came along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.row_refs import PRIORITY_REF

#: What stands behind a row's Ref, among what a carried workbook remembers, for its due date and for its reason to be left.
_DUE, _REASON = " DUE", " REASON"
#: Stands for a day that is not known.
_NO_DAY = "-"


class CarriedDue(NamedTuple):
    """The due date that the plan gave a priority when it was carried.

    Attributes:
        due: the date, None where the plan gave none.
        since: the day of the round that gave it instead of what had been logged before; None where it was there from the start.
    """

    due: dt.date | None
    since: dt.date | None


class CarriedReason(NamedTuple):
    """Why something was left for now when the plan was carried.

    Attributes:
        text: the reason as it was typed.
        since: the day of the round that gave it; None where that is not known.
    """

    text: str
    since: dt.date | None


def due_given_on(
    due: dt.date | None,
    day: dt.date | None,
    before: Mapping[str, CarriedDue],
    ref: str,
    logged: dt.date | None,
) -> dt.date | None:
    """Return the day of the round that gave a priority a due date of its own; None where its date is the one that its log is of.

    Args:
        due: by the plan.
        day: that of the round; None where it has none yet.
        before: the due dates of the plan in the round before; none where nothing is known of that. Then the later of two dates
            counts, the plan's and the last that was logged by the round's day: priorities hardly ever move forward.
        ref: that of the priority.
        logged: the last date that the log gave it by the round's day.
    """
    if not before:
        return day if due and logged and due >= logged else None
    was = before.get(ref)
    if was is None:
        return day
    return day if due and due != was.due else was.since


def carried_dues(assessment: Assessment) -> Mapping[str, CarriedDue]:
    """Return the due dates as they were carried, by the Refs of their priorities; none in a workbook that was not carried."""
    found = ((ref, said.partition(" ")) for ref, said in _kept(assessment, _DUE))
    return {ref: CarriedDue(_day(due), _day(since)) for ref, (due, _, since) in found}


def carried_reasons(assessment: Assessment) -> Mapping[str, CarriedReason]:
    """Return the reasons to leave something as they were carried, by the Refs of their rows."""
    found = ((ref, said.partition(" ")) for ref, said in _kept(assessment, _REASON))
    return {ref: CarriedReason(text, _day(since)) for ref, (since, _, text) in found}


def plan_to_remember(
    carried: Assessment, dues: Mapping[str, dt.date | None], reasons: Mapping[str, dt.date | None]
) -> Mapping[str, str]:
    """Return what a workbook that a plan is carried into remembers of it.

    Args:
        carried: the workbook with the plan in it.
        dues: by Ref, the day of the round that gave a priority its due date instead of what was logged before.
        reasons: by Ref, the day of the round that gave a reason to leave something.
    """
    told = {}
    for ref in carried.refs(PRIORITY_REF):
        filled = carried.filled(ref)
        if "no_action" in filled:
            told[f"{ref}{_REASON}"] = f"{_said(reasons.get(ref))} {carried.text(ref, 'no_action')}"
        elif filled:
            told[f"{ref}{_DUE}"] = f"{_said(carried.value(ref, 'due'))} {_said(dues.get(ref))}"
    return told


def is_of_plan(key: str) -> bool:
    """Tell whether a key of what a workbook remembers is one of ``plan_to_remember``."""
    return key.endswith((_DUE, _REASON))


def _kept(assessment: Assessment, end: str) -> Iterator[tuple[str, str]]:
    return ((key.removesuffix(end), said) for key, said in assessment.printed.carried.items() if key.endswith(end))


def _said(day: object) -> str:
    return day.isoformat() if isinstance(day, dt.date) else _NO_DAY


def _day(text: str) -> dt.date | None:
    """Return the day that ``_said`` wrote; None where a hand has changed it to none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
