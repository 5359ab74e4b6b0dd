"""What is late and why, and what a progress update asks the board: sentence by sentence, only what the log and the plan say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matsheets.documents.contexts.area_values import uncovered
from matsheets.documents.contexts.board_requests import counted, elements_named, medium_term_request
from matsheets.documents.contexts.page_room import ended, in_brief, names_in
from matsheets.documents.contexts.plan_targets import serves
from matsheets.documents.contexts.update_log import Log, LoggedPriority
from matsheets.model.parsing import format_date
from matsheets.model.progress_status import BEHIND, NOT_STARTED, STOPPED
from matsheets.review.review import ElementReview

_NO_REASON = "No reason is recorded."


def late_lines(log: Log, room: int) -> list[tuple[str, str]]:
    """Return what is late, as name and sentences: behind first, then past its date, then not begun; the longest late first.

    Args:
        log: up to the paper's day.
        room: characters that a reason may take.
    """
    found = [(_how_late(log, each), each) for each in log.priorities if not each.is_over]
    late = sorted(((how, each) for how, each in found if how), key=lambda pair: _lateness(log, pair[1]))
    return [(each.name, f"{how} {_reason(each, room)}") for how, each in late]


def _lateness(log: Log, each: LoggedPriority) -> tuple[bool, bool, dt.date]:
    due = each.now.due_then or dt.date.max
    return each.now.status != BEHIND, due >= log.on, due


def _how_late(log: Log, each: LoggedPriority) -> str:
    """Return how a priority that is not over is late, in a sentence; blank where it is not."""
    behind, now, then = each.now.status == BEHIND, each.now.due_now, each.now.due_then
    start = each.priority.start
    if now and now < log.on:
        return f"{each.now.status}, and past its date: due {_dates(then, now)}."
    if behind:
        return f"Behind: due {_dates(then, now)}." if now else "Behind: no due date is recorded."
    if each.now.status == NOT_STARTED and start and start < log.on:
        return f"Not started; it was to start on {format_date(start)}."
    if then and now and now > then:
        return f"{each.now.status}, to a later date: due {_dates(then, now)}."
    return ""


def _dates(then: dt.date | None, now: dt.date | None) -> str:
    """Return the date of the plan and the one that stands: ``18 December 2026, now 31 March 2027``."""
    told = [format_date(day) for day in (then, now) if day]
    return ", now ".join(dict.fromkeys(told))


def _reason(each: LoggedPriority, room: int) -> str:
    why, ref = each.why
    return f"{ended(in_brief(why, room))} ({ref})" if why else _NO_REASON


# --- what the board decides ----------------------------------------------------------------------------------------


def update_requests(log: Log, room: int, reason: int) -> Iterator[str]:
    """Yield each thing that the board is asked to decide.

    Args:
        log: up to the paper's day.
        room: characters that the names in one sentence may take.
        reason: characters of a reason.
    """
    standing = [each for each in log.priorities if not each.is_over]
    passed = [each for each in standing if each.now.due_now and each.now.due_now < log.on]
    moved = [each for each in standing if each.moved and each not in passed]
    yield from _moved(moved, room)
    yield from _stopped(log, [each for each in log.with_status(STOPPED) if each.changed], room, reason)
    undated = [e for e in log.with_status(BEHIND) if e not in passed and not _has_date_to_come(log, e)]
    if undated:
        which = "it is" if len(undated) == 1 else "they are"
        yield f"Decide on {_names(undated, room)}: {which} behind, and no new date is proposed."
    if len(passed) == 1:
        due = passed[0].now.due_now
        assert due is not None
        yield f"Say what becomes of {passed[0].name}: it was due on {format_date(due)}, and is not done."
    elif passed:
        yield f"Say what becomes of {counted(len(passed), 'priority', 'priorities')} past the due date: {_names(passed, room)}."
    yield from medium_term_request(log.review, room, "Medium-term priorities")


def _has_date_to_come(log: Log, each: LoggedPriority) -> bool:
    """Tell whether an entry gave a date that is still to come: also one of an earlier round, which the plan took over."""
    return any(entry.new_due and entry.new_due >= log.on for entry in each.now.entries)


#: So many dates that were moved, or priorities that were stopped, have a sentence each; more are named in one.
_MOST_ALONE = 4


def _moved(moved: list[LoggedPriority], room: int) -> Iterator[str]:
    """Yield the dates that were moved; why stands in what is late."""
    if len(moved) > _MOST_ALONE:
        yield f"Agree new due dates for {counted(len(moved), 'priority', 'priorities')}: {_names(moved, room)}. The dates stand overleaf."
        return
    for each in moved:
        yield f"Agree a new date for {each.name}: due {_dates(each.then.due_now, each.now.due_now)}."


def _stopped(log: Log, stopped: list[LoggedPriority], room: int, reason: int) -> Iterator[str]:
    """Yield that priorities stop, and what is left without any by that: the last of those that served it says so."""
    if len(stopped) > _MOST_ALONE:
        told = f"Agree that {counted(len(stopped), 'priority', 'priorities')} stop: {_names(stopped, room)}. The reasons stand overleaf."
        yield " ".join([told, *_without(_left_open(log, stopped), room)])
        return
    for number, each in enumerate(stopped, start=1):
        left = [
            area for area in _left_open(log, [each]) if not any(serves(one.priority, area) for one in stopped[number:])
        ]
        yield " ".join([f"Agree that {each.name} stops. {_reason(each, reason)}", *_without(left, room)])


def _left_open(log: Log, stopped: Sequence[LoggedPriority]) -> list[ElementReview]:
    """Return the areas for improvement that some stopped priorities served, and for which the plan has nothing open."""
    still = tuple(each.priority for each in log.priorities if not each.is_over)
    open_areas = uncovered(replace(log.review, priorities=still))
    return [area for area in open_areas if any(serves(each.priority, area) for each in stopped)]


def _without(areas: Sequence[ElementReview], room: int) -> Iterator[str]:
    """Yield that the plan has nothing open for these, and what the board is to ask for; nothing where there are none."""
    if areas:
        it = "it" if len(areas) == 1 else "each of them"
        yield f"The plan then has nothing open for {elements_named(areas, room)}: ask for a priority for {it}, or a reason to leave it."


def _names(found: list[LoggedPriority], room: int) -> str:
    return names_in([each.name for each in found], room)
