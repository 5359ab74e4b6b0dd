"""The days and parts of a workbook that tell how far a trust has come: when something starts, is reviewed and ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matsheets.model.assessment import Assessment
from matsheets.model.material import PLAN_REFS, PROGRESS_REFS

_PLAN, _MEDIUM_TERM = PLAN_REFS
_PROGRESS, _SUPPORT = PROGRESS_REFS
#: The Refs of the rows that tell when, and with whom, by what they tell.
_MEETING, _MENTOR_ROWS = "ABT-16", ("ABT-09", "ABT-10")
_AGREEMENT_START = "PAR-11"


class Milestones(NamedTuple):
    """What a workbook says of when things happen.

    Attributes:
        parts: the parts that it has, filled in or not.
        has_mentor: whether it names a mentor, or the mentor's trust.
        meeting: the day of the diagnostic meeting; None where none is given.
        starts: the days on which a priority of its plan, or its partnership, starts, first to last.
        reviews: the days on which its plan is reviewed, first to last.
        dues: the days by which a priority is to be done, first to last.
        has_medium_term: whether it holds a medium-term priority.
        logged: the days of which its log says how a priority stands, first to last.
        supported: the days on which the mentor gave support by its log, first to last.
    """

    parts: tuple[str, ...] = ()
    has_mentor: bool = False
    meeting: dt.date | None = None
    starts: tuple[dt.date, ...] = ()
    reviews: tuple[dt.date, ...] = ()
    dues: tuple[dt.date, ...] = ()
    has_medium_term: bool = False
    logged: tuple[dt.date, ...] = ()
    supported: tuple[dt.date, ...] = ()


def milestones_of(assessment: Assessment) -> Milestones:
    """Return what a workbook says of when things happen; a date that could not be read is none."""
    refs = [*assessment.refs(_PLAN)] if _PLAN in assessment.prefixes else []
    starts = (*_days(assessment, refs, "start"), *_days(assessment, [_AGREEMENT_START], "answer"))
    return Milestones(
        parts=assessment.parts,
        has_mentor=any(assessment.text(ref) for ref in _MENTOR_ROWS),
        meeting=next(_days(assessment, [_MEETING], "answer"), None),
        starts=_in_order(starts),
        reviews=_in_order(_after_start(assessment, refs, "review_on")),
        dues=_in_order(_after_start(assessment, refs, "due")),
        has_medium_term=_MEDIUM_TERM in assessment.prefixes,
        logged=_in_order(_days(assessment, assessment.refs(_PROGRESS), "date")),
        supported=_in_order(_days(assessment, assessment.refs(_SUPPORT), "date")),
    )


def _days(assessment: Assessment, refs: Iterable[str], column: str) -> Iterator[dt.date]:
    return (value for ref in refs if isinstance(value := assessment.value(ref, column), dt.date))


def _after_start(assessment: Assessment, refs: Iterable[str], column: str) -> Iterator[dt.date]:
    """Yield the days of a column that can be right: not those before the start of their row, which check names."""
    for ref in refs:
        start = next(_days(assessment, [ref], "start"), dt.date.min)
        yield from (day for day in _days(assessment, [ref], column) if day >= start)


def _in_order(days: Iterable[dt.date]) -> tuple[dt.date, ...]:
    return tuple(sorted(set(days)))
