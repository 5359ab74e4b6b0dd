"""What one filled row of a workbook says: an issue, a priority, an entry of a log, a charge, each with where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from matsheets.model.cells import CellRef
from matsheets.model.framework import Element, Heading
from matsheets.model.respondents import Respondent


class Source(NamedTuple):
    """Where a statement comes from: a workbook and, as far as it goes, a Ref and a cell."""

    file: str
    ref: str = ""
    cell: CellRef | None = None


class Issue(NamedTuple):
    """An issue beyond the framework, as one respondent put it."""

    issue: str
    why: str
    known: str
    next: str
    respondent: Respondent
    source: Source


class Priority(NamedTuple):
    """One priority of the development plan; ``element`` is None where it serves a whole heading."""

    heading: Heading | None
    element: Element | None
    objective: str
    actions: str
    lead: str
    support: str
    start: dt.date | None
    due: dt.date | None
    resources: str
    monitoring: str
    success: str
    review_on: dt.date | None
    source: Source


class NoAction(NamedTuple):
    """A reason to leave an element (or a whole heading) for now."""

    heading: Heading | None
    element: Element | None
    reason: str
    source: Source


class MediumTermPriority(NamedTuple):
    """What the trust will work on after the mentoring."""

    heading: Heading | None
    priority: str
    why: str
    when: str
    lead: str
    source: Source


class ProgressEntry(NamedTuple):
    """One entry of the log of a plan: what somebody said of a priority on a day.

    Attributes:
        ref: of the row in the log.
        priority_ref: of the priority in the plan, however it was typed; what was typed where that is no Ref of a plan.
        priority: None where the plan has no such priority.
        date: the day of which it is true; None where none is given that can be read.
        status: a label of ``STATUSES``; blank where none is given that can be read.
        done: what was done.
        difference: what difference it made.
        new_due: the date to which the priority's due date moves; None where it stays.
    """

    ref: str
    priority_ref: str
    priority: Priority | None
    date: dt.date | None
    status: str
    done: str
    difference: str
    new_due: dt.date | None
    why_new_due: str
    source: Source


class SupportEntry(NamedTuple):
    """One entry of the log of the mentor's support.

    Attributes:
        ref: of the row in the log.
        priority_ref: of the priorities that it served, one after another with commas; as it was typed where it names none.
        service_ref: of the service of the agreement that it was; as it was typed where that is no Ref of a service.
    """

    ref: str
    date: dt.date | None
    who: str
    what: str
    days: Decimal | None
    priority_ref: str
    service_ref: str
    source: Source


class Charge(NamedTuple):
    """One line of Schedule 1; the amount is in pounds before VAT."""

    item: str
    basis: str
    days: Decimal | None
    rate: Decimal | None
    amount: Decimal | None
    invoice_date: dt.date | None
    source: Source


class Service(NamedTuple):
    """One line of Schedule 2; ``priorities`` is what it says about the plan's priorities that it serves."""

    service: str
    provided: str
    provider: str
    days: Decimal | None
    measure: str
    source: Source
    priorities: str = ""


class Partnership(NamedTuple):
    """What the service level agreement is filled with.

    Attributes:
        terms: the understood answers of the Partnership tab by name (``start_date``); a blank one is left out.
        data: the texts of Schedule 3 by name (``subject_matter``); a blank one is left out.
    """

    terms: Mapping[str, object]
    charges: tuple[Charge, ...]
    services: tuple[Service, ...]
    data: Mapping[str, str]
    file: str


class Gap(NamedTuple):
    """Something that was asked and not answered."""

    respondent: Respondent
    what: str
    ref: str
