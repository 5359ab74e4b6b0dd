"""The update's first page: outcomes first, then where the priorities stand, what is late and why, what the board decides.

What is more than fits one page is cut or counted, with where to find it. The heights are those of the styles that the template's
first page is set in (``doc_templates/source/base.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matsheets.documents.contexts.board_requests import counted, in_words, refs_in_brief
from matsheets.documents.contexts.page_room import LINE, cut, ended, height_of, in_brief, lines_of, names_in
from matsheets.documents.contexts.update_log import (
    STATUS_ORDER,
    Log,
    LoggedPriority,
    is_said,
    status_fields,
    status_value,
)
from matsheets.documents.contexts.update_requests import late_lines, update_requests
from matsheets.documents.contexts.update_support import support_in_words
from matsheets.documents.contexts.values import Values, fact_text, fields, short_date
from matsheets.model.cells import sentence_start
from matsheets.model.parsing import format_date
from matsheets.model.progress_status import DONE
from matsheets.review.review import ProgressEntry

#: Between the margins, in points, with some kept back: Word and Writer break a line here and there where the other does not.
_PAGE, _WIDTH = 740.0, 17.0
#: Sizes in points: running text, the heading of a block with its space, the line that says that it is a draft.
_TEXT, _HEADING, _DRAFT = 11.0, 23.0, 40.0
#: Columns of the tables in centimetres, which the template takes from here; those that are a column's margins; their type.
STATUS_COLUMNS = {"status": 2.9, "now": 1.6, "before": 2.4, "which": 10.1}
_CELL, _SIZE = 0.4, 10.5


_NOTHING_TO_DECIDE = "There is nothing to decide: no date was moved, nothing was stopped, and nothing is past its date."


class _Fit(NamedTuple):
    """How much of what may be shortened stands on the page.

    Attributes:
        outcomes: how many have a line of their own, each of so many characters.
        late: how many have a line of their own, each with a reason of so many characters.
        names: characters that the names in one sentence may take, and those of one status.
    """

    outcomes: tuple[int, int]
    late: tuple[int, int]
    names: int


def _fits() -> Iterator[_Fit]:
    """Yield from the most to the least: first texts become shorter, then fewer have a line of their own."""
    for room in range(330, 80, -10):
        yield _Fit((12, room), (8, min(260, room + 20)), max(110, min(300, room)))
    for few in range(10, 1, -1):
        yield _Fit((few, 75), (-(-few // 2), 85), 60 + 5 * few)
    yield _Fit((2, 60), (1, 50), 50)


def update_first_page(log: Log, *, draft: bool) -> Values:
    """Return what the first page holds, as much of it as fits."""
    page: Values = {}
    for fit in _fits():
        page = _page(log, fit)
        if sum(_heights(log, page)) + _DRAFT * draft <= _PAGE:
            break
    return page


def whole_first_page(log: Log) -> Values:
    """Return what the first page holds, whole, for a page that has no end."""
    return _page(log, _Fit((_ALL, _ALL), (_ALL, _ALL), _ALL))


#: More characters, lines and rows than there are.
_ALL = 100_000


def _page(log: Log, fit: _Fit) -> Values:
    requests = list(update_requests(log, fit.names, fit.late[1]))
    late = late_lines(log, fit.late[1])
    outcomes = _outcomes(log, *fit.outcomes)
    return {
        "for_decision": bool(requests),
        "standing": _standing(log),
        "found": " ".join(_found(log)),
        "outcomes": outcomes["lines"],
        "more_outcomes": outcomes["more"],
        "no_outcomes": outcomes["none"],
        "no_difference": outcomes["without"],
        "statuses": list(_statuses(log, fit.names)),
        "late": [{"name": name, "text": text} for name, text in late[: fit.late[0]]],
        "more_late": _more(late[fit.late[0] :], fit.names),
        "requests": requests,
        "no_requests": "" if requests else _NOTHING_TO_DECIDE,
        "support": support_in_words(log, 2 * fit.names),
    }


def _more(rest: Sequence[tuple[str, str]], room: int) -> str:
    return f"Also late, overleaf: {names_in([name for name, _ in rest], room)}." if rest else ""


def since_text(log: Log) -> str:
    """Return since when the paper tells: ``since the diagnostic meeting on 11 November 2025``, or a day; else so far."""
    if log.since is None:
        return "so far"
    meeting = log.review.facts.get("meeting_date")
    at_meeting = f"the {log.review.framework.words.meeting.one} on "
    return f"since {at_meeting if meeting == log.since else ''}{format_date(log.since)}"


def _standing(log: Log) -> str:
    told = [log.review.round, format_date(log.on), f"what has changed {since_text(log)}"]
    mentor, words = fact_text(log.review.facts.get("mentor")), log.review.framework.words
    return " · ".join(filter(None, [*told, f"{words.fill('{Outsider}')}: {cut(mentor, 60)}" if mentor else ""]))


def _found(log: Log) -> Iterator[str]:
    """Yield what was found, in two sentences made from counts; how many stand at which status, the table says."""
    total, open_ = len(log.priorities), sum(not each.is_over for each in log.priorities)
    if total == 1:
        yield f"The one priority of the plan is {log.priorities[0].now.status.lower()}."
    else:
        yield f"{in_words(open_).capitalize()} of {counted(total, 'priority', 'priorities')} {'is' if open_ == 1 else 'are'} open."
    new, changed = len(log.new), [each for each in log.priorities if each.changed]
    when = since_text(log)
    if not log.entries:
        yield "Nothing has been logged yet."
        return
    if not new:
        yield f"Nothing has been logged {when}: all stands as it did then."
        return
    were = "entry was" if new == 1 else "entries were"
    start = f"{sentence_start(when)}, {in_words(new)} {were} logged"
    if log.since is None:
        yield f"{start}."
        return
    newly = [f"{each.ref} ({each.now.status.lower()})" for each in changed]
    what = f"{names_in(newly, 120)} changed status" if newly else "no priority changed status"
    yield f"{start}; {what}."


# --- outcomes ------------------------------------------------------------------------------------------------------


def _outcomes(log: Log, most: int, room: int) -> Values:
    """Return what difference was made since the paper before, a line for each priority, those that are done first."""
    told = ((each, [e for e in reversed(each.new) if is_said(e.difference)]) for each in log.priorities)
    made = [(each, entries) for each, entries in told if entries or (each.new and each.ended_without_difference)]
    made.sort(key=lambda pair: pair[0].now.status != DONE)
    lines = [_outcome(each, entries, room) for each, entries in made]
    rest = [each.name for each, _ in made[most:]]
    without = [each for each in log.priorities if each.new and all(each is not one for one, _ in made)]
    return {
        "lines": lines[:most],
        "more": f"Overleaf: {names_in(rest, 2 * room)}." if rest else "",
        "none": "" if lines else _no_outcome(log),
        "without": f"No difference recorded: {refs_in_brief([each.ref for each in without])}."
        if without and lines
        else "",
    }


def _outcome(each: LoggedPriority, entries: Sequence[ProgressEntry], room: int) -> Values:
    """Return what the newest of some entries says, the others stand overleaf; with its day where it is not the newest of all.

    Why its day: what was found in January is not what a priority that ended in March came to.
    """
    told = f"{_ended_without(each, room)} " if each.ended_without_difference else ""
    ref = each.new[-1].ref
    if entries:
        newest = entries[0]
        day = f"{short_date(newest.date)}: " if newest.date and newest is not each.new[-1] else ""
        told, ref = f"{told}{day}{in_brief(newest.difference, room)}", newest.ref
    return {"name": each.name, "text": told.strip(), "ref": ref}


def _ended_without(each: LoggedPriority, room: int) -> str:
    """Return that a priority ended without a difference, beside what its success was to be measured by."""
    measure = each.priority.success
    beside = f" Its success measure: {ended(in_brief(measure, room))}" if is_said(measure) else ""
    return f"Done, with no difference recorded at its end.{beside}"


def _no_outcome(log: Log) -> str:
    if not log.new:
        return f"There is no difference to tell of: nothing has been logged {since_text(log)}."
    count = len(log.new)
    return f"No difference recorded: {'the one entry' if count == 1 else f'the {count} entries'} {since_text(log)} name none."


# --- by status -----------------------------------------------------------------------------------------------------


def _statuses(log: Log, room: int) -> Iterator[Values]:
    """Yield each status that a priority has, or had at the paper before, with which those are."""
    for status in STATUS_ORDER:
        now = log.with_status(status)
        before = sum(each.then.status == status for each in log.priorities)
        if now or before:
            which = names_in([each.name for each in now], max(room, 60)) if now else "None now"
            yield {"status": status_value(status), "now": len(now), "before": before, "which": which}


# --- heights -------------------------------------------------------------------------------------------------------


def _heights(log: Log, page: Values) -> Iterator[float]:
    """Yield the heights of everything on the page, in points."""
    yield height_of(log.review.trust, _WIDTH - 3.2, 13.0, bold=True) + 2
    yield 25.0 * LINE + 2
    yield height_of(page["standing"], _WIDTH, _TEXT) + 11
    yield height_of(page["found"], _WIDTH, 12.0) + 5
    outcomes = [f"{o['name']}: {o['text']} ({o['ref']})" for o in page["outcomes"]]
    yield _HEADING + _texts([*outcomes, page["more_outcomes"], page["no_outcomes"], page["no_difference"]])
    rows = [(s["status"]["label"] + "    ", str(s["now"]), str(s["before"]), s["which"]) for s in page["statuses"]]
    before = (log.since and short_date(log.since)) or "At the start"
    yield _HEADING + _table([("Status", "Now", before, "Which"), *rows], STATUS_COLUMNS.values())
    yield _HEADING + _texts(
        [
            *(f"{late['name']}. {late['text']}" for late in page["late"]),
            page["more_late"] or ("" if page["late"] else "x"),
        ]
    )
    yield (
        _HEADING
        + sum(height_of(text, _WIDTH - 0.7, _TEXT) + 2 for text in page["requests"])
        + _texts([page["no_requests"]])
    )
    yield _HEADING + _texts([page["support"]])


def _texts(texts: Iterable[str]) -> float:
    return sum(height_of(text, _WIDTH - 0.3, _TEXT) + 2 for text in texts if text)


def _table(rows: Iterable[Sequence[str]], widths: Iterable[float]) -> float:
    """Return the height of a table of rows, its header among them."""
    columns = list(widths)
    tallest = (
        max(lines_of(text, width - _CELL, _SIZE) for text, width in zip(row, columns, strict=True)) for row in rows
    )
    return sum(lines * _SIZE * LINE + 3.6 for lines in tallest)


UPDATE_FIRST_PAGE_FIELDS = fields(
    ("first_page.for_decision", "the board is asked to decide something; else the paper is for information", "yes or no"),
    ("first_page.standing", "the round, the paper's day, since when it tells, and the mentor", "text"),
    ("first_page.found", "how many priorities are open and what was logged, in two sentences made from counts", "text"),
    ("first_page.outcomes[].name", "a priority that made a difference since the paper before: its Ref and what it serves", "text"),
    ("first_page.outcomes[].text", "what difference, as its newest entry says, in brief", "text"),
    ("first_page.outcomes[].ref", "the Ref of that entry", "text"),
    ("first_page.more_outcomes", "the priorities whose differences stand overleaf; blank where all stand here", "text"),
    ("first_page.no_outcomes", "what there is to say where no difference was recorded; blank elsewhere", "text"),
    ("first_page.no_difference", "the priorities with new entries that name no difference; blank without", "text"),
    status_fields("first_page.statuses[].status", "a status that priorities have, or had at the paper before"),
    ("first_page.statuses[].now", "how many have it now", "number"),
    ("first_page.statuses[].before", "how many had it at the paper before", "number"),
    ("first_page.statuses[].which", "which have it now", "text"),
    ("first_page.late[].name", "a priority that is late: its Ref and what it serves", "text"),
    ("first_page.late[].text", "how late, and why", "text"),
    ("first_page.more_late", "the other priorities that are late; blank where all stand here", "text"),
    ("first_page.requests[]", "what the board is asked to decide", "list of texts"),
    ("first_page.no_requests", "what there is to say where the board is asked nothing; blank elsewhere", "text"),
    ("first_page.support", "the support given, in all and by service, against the support agreed", "text"),
)  # fmt: skip
