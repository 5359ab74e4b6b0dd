"""The support given, held against the support agreed: days by service, and in all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from matsheets.documents.contexts.next_steps import with_whom
from matsheets.documents.contexts.page_room import cut, name_in, names_in
from matsheets.documents.contexts.update_log import Log
from matsheets.documents.contexts.values import Field, Values, fields
from matsheets.model.parsing import format_date, format_number
from matsheets.review.review import Partnership, Service, SupportEntry

#: Characters of a service's name; so many services have a row each, and Refs are named in a sentence.
_SERVICE, _MOST_ROWS, _REFS = 60, 8, 70
_NONE_AGREED = "None agreed"
#: Columns of the table in centimetres, which the template takes from here.
COLUMNS = {"service": 9.2, "agreed": 3.0, "given": 2.4, "left": 2.4}


class _Line(NamedTuple):
    """Days of one service, or of several together."""

    name: str
    agreed: Decimal | None
    given: Decimal


def support_values(log: Log, most: int = _MOST_ROWS) -> Values:
    """Return the support by service, where days were agreed, and what of it could not be counted.

    Args:
        log: up to the paper's day.
        most: so many services have a row each; what is more stands in one row together.
    """
    lines = list(_by_service(log))
    agreed = any(line.agreed is not None for line in lines)
    return {
        "rows": [_row(line) for line in _shortened(lines, most)] if agreed else [],
        "notes": " ".join(_notes(log)),
    }


def support_in_words(log: Log, room: int) -> str:
    """Return what was given in all, how much of it is new, and how far each service has come.

    Args:
        log: up to the paper's day.
        room: characters that the services may take.
    """
    lines = list(_by_service(log))
    *services, total = lines
    days = [entry for entry in log.support if entry.days is not None]
    new = sum((entry.days for entry in log.new_among(days) if entry.days), Decimal())
    told = [f"{line.name} {_of(line)}" for line in services]
    by_service = f" By service: {names_in(told, room)}." if total.agreed is not None and log.support else ""
    return _in_words(log, total, new) + by_service


def _of(line: _Line) -> str:
    given = format_number(line.given)
    if line.agreed is None:
        return f"{given}, with none agreed"
    over = line.given - line.agreed
    return f"{given} of {format_number(line.agreed)}{f', {format_number(over)} over' if over > 0 else ''}"


def _by_service(log: Log) -> Iterator[_Line]:
    """Yield the days of each service that was agreed, then of none of them, then in all."""
    services = [(partnership, s) for partnership in log.review.partnerships for s in partnership.services]
    left = list(log.support)
    total, some_agreed = Decimal(), False
    for partnership, service in services:
        own = [entry for entry in left if _is_for(entry, partnership, service, log.review.partnerships)]
        left = [entry for entry in left if entry not in own]
        total += service.days or 0
        some_agreed = some_agreed or service.days is not None
        whose = with_whom(log.review, partnership) if len(log.review.partnerships) > 1 else ""
        yield _Line(f"{service.source.ref} {name_in(service.service, _SERVICE)}{whose}", service.days, _days(own))
    if left and services:
        yield _Line("Support of no service", None, _days(left))
    yield _Line("In all", total if some_agreed else None, _days(log.support))


def _is_for(entry: SupportEntry, partnership: Partnership, service: Service, all_of: Sequence[Partnership]) -> bool:
    """Tell whether support was for a service: of several agreements that number theirs alike, of the log's own workbook."""
    alike = _files_with(entry.service_ref, all_of)
    return entry.service_ref == service.source.ref and (len(alike) == 1 or partnership.file == entry.source.file)


def _files_with(ref: str, partnerships: Sequence[Partnership]) -> list[str]:
    """Return the workbooks whose agreement has a service of this Ref."""
    return [p.file for p in partnerships if any(s.source.ref == ref for s in p.services)]


def _days(entries: Iterable[SupportEntry]) -> Decimal:
    return sum((entry.days for entry in entries if entry.days), Decimal())


def _shortened(lines: Sequence[_Line], most: int) -> Sequence[_Line]:
    """Return lines of which those that are more than so many stand in one, before the last."""
    *services, total = lines
    if len(services) <= most:
        return lines
    rest = services[most - 1 :]
    agreed = [line.agreed for line in rest if line.agreed is not None]
    together = _Line(
        f"{len(rest)} more", sum(agreed, Decimal()) if agreed else None, sum((line.given for line in rest), Decimal())
    )
    return [*services[: most - 1], together, total]


def _row(line: _Line) -> Values:
    left = "–"
    if line.agreed is not None:
        over = line.given - line.agreed
        left = f"{format_number(over)} over" if over > 0 else format_number(-over)
    agreed = _NONE_AGREED if line.agreed is None else format_number(line.agreed)
    return {"service": line.name, "agreed": agreed, "given": format_number(line.given), "left": left}


def _in_words(log: Log, total: _Line, new: Decimal) -> str:
    """Return what was given in all, in a sentence."""
    if not log.support:
        agreed = f", of {_counted(total.agreed)} agreed" if total.agreed else ""
        return f"No support is logged yet{agreed}."
    of = f" of {_counted(total.agreed)} agreed" if total.agreed is not None else ""
    since = (
        f", {format_number(new) if new else 'none'} of them since {format_date(log.since)}"
        if log.since and new != total.given
        else ""
    )
    against = "" if total.agreed is not None else f" {_nothing_to_hold_against(log)}"
    return f"{_counted(total.given).capitalize()} given{of}{since}.{against}"


#: Days that a plan's own words name: ``three days in spring``, ``6 days over the year``, ``half a day``.
_DAYS = re.compile(r"\b(?:half[- ])?days?\b", re.IGNORECASE)


def _nothing_to_hold_against(log: Log) -> str:
    """Return that no agreement says how many days were agreed, and where the plan does in words, which nobody can add for sure."""
    named = [p.source.ref for p in log.review.priorities if _DAYS.search(p.support)]
    if not named:
        return "No agreement names days to hold them against."
    return f"No agreement names days to hold them against; days that the plan names in words were not added: {names_in(named, _REFS)}."


def _counted(days: Decimal | None) -> str:
    return f"{format_number(days or Decimal())} day{'' if days == 1 else 's'}"


def _notes(log: Log) -> Iterator[str]:
    """Yield, in sentences, what is not counted, and why."""
    without = [entry.ref for entry in log.support if entry.days is None]
    if without:
        yield f"Without a number of days, and not counted: {names_in(without, _REFS)}."
    holders = {e.ref: _files_with(e.service_ref, log.review.partnerships) for e in log.support if e.service_ref}
    unknown = [ref for ref, files in holders.items() if not files]
    if unknown and log.review.partnerships:
        yield f"For a service that no agreement has: {names_in(unknown, _REFS)}."
    unclear = [e.ref for e in log.support if len(files := holders.get(e.ref, [])) > 1 and e.source.file not in files]
    if unclear:
        yield f"For a service whose number several agreements have, and so of none: {names_in(unclear, _REFS)}."
    outside = [entry.ref for entry in log.support if _is_outside(entry.date, log.review.partnerships)]
    if outside:
        yield f"Outside the dates of the agreement, and counted all the same: {names_in(outside, _REFS)}."
    if log.review.partnership_rivals:
        rivals = names_in([cut(file, _SERVICE) for file in log.review.partnership_rivals], 2 * _REFS)
        yield f"Workbooks contradict each other about an agreement, which is left out: {rivals}."


def _is_outside(day: dt.date | None, partnerships: Sequence[Partnership]) -> bool:
    """Tell whether a day lies outside all agreements' terms; not where one of them gives none."""
    terms = [(p.terms.get("start_date"), p.terms.get("end_date")) for p in partnerships]
    spans = [(s, e) for s, e in terms if isinstance(s, dt.date) and isinstance(e, dt.date)]
    return bool(spans) and len(spans) == len(terms) and day is not None and not any(s <= day <= e for s, e in spans)


SUPPORT_FIELDS: tuple[Field, ...] = fields(
    ("support.rows[].service", "a service of the agreement, what stands for several, or In all", "text"),
    ("support.rows[].agreed", "days agreed", "text"),
    ("support.rows[].given", "days given up to the paper's day", "text"),
    ("support.rows[].left", "days left, or how many over; a dash where none were agreed", "text"),
    ("support.notes", "what is not counted, and why; blank where all is", "text"),
)
