"""The update behind its first page: a row a priority, what comes next by date, and at the end what the plan came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from matsheets.documents.contexts.board_requests import counted, in_words
from matsheets.documents.contexts.next_steps import next_steps
from matsheets.documents.contexts.page_room import cut, cut_to_lines, height_of, lines_of, names_in
from matsheets.documents.contexts.update_log import Log, LoggedPriority, is_said, status_fields, status_value
from matsheets.documents.contexts.values import (
    NOT_RECORDED,
    Field,
    Values,
    date_value,
    fields,
    said,
    short_date,
    source_fields,
    source_value,
)
from matsheets.model.cells import first_listed, listed
from matsheets.model.parsing import format_number
from matsheets.model.progress_status import DONE, STOPPED
from matsheets.review.review import ProgressEntry, Review

#: Columns of the table in centimetres, which the template takes from here; those that are a column's margins; its type, also
#: of what stands small below.
COLUMNS = {"priority": 4.1, "status": 2.45, "done": 7.35, "due": 3.1}
_CELL, _SIZE, _SMALL = 0.4, 10.5, 10.0
_TOLD, _OF = COLUMNS["done"] - _CELL, COLUMNS["priority"] - _CELL - 0.1
#: Points of a page, of the table's header, of what stands above the table, and of a row beside its lines.
_PAGE, _HEADER, _ABOVE, _BESIDE = 740.0, 31.0, 72.0, 4.5
#: Pages that the rows and what follows may take, with the fewest lines that a row's entries have on them.
_PAGES = ((1, 10), (2, 3), (3, 4), (4, 3), (5, 2))
_MOST_LINES, _FEWEST_LINES = 18, 2
_MEASURE = "Success measure: "
_LABEL, _NO_DIFFERENCE = "Difference: ", "No difference recorded."
#: Entries for which there is no room that are named.
_MORE = 3
#: Characters of a medium-term priority, and of why it comes next; days to come that are printed, and in the last paper.
_MEDIUM_TERM, _MOST_DAYS = 115, (10, 5)


def row_values(log: Log, behind: float) -> list[Values]:
    """Return a row for each priority, cut so that the paper keeps its pages.

    Args:
        log: up to the paper's day.
        behind: points that what stands behind the rows takes.
    """
    lines = _lines_that_fit(log, behind)
    return [_row(log, each, lines) for each in log.priorities]


def whole_row_values(log: Log) -> list[Values]:
    """Return a row for each priority with all that is told of it, for a page that has no end."""
    return [{**_row(log, each, _ALL), "lead": each.priority.lead or NOT_RECORDED} for each in log.priorities]


#: More lines than an entry has.
_ALL = 100_000


def step_values(log: Log) -> Values:
    """Return what comes next, by date: of the priorities that are not over, by the dates that stand now."""
    names = {each.ref: each.name for each in log.priorities}
    most = _MOST_DAYS[bool(log.review.medium_term)]
    return next_steps(_standing(log), after=log.on, most=most, name=lambda priority: names[priority.source.ref])


def _standing(log: Log) -> Review:
    """Return the review with the priorities that are not over, each with the date that stands now."""
    left = [each.priority._replace(due=each.now.due_now) for each in log.priorities if not each.is_over]
    return replace(log.review, priorities=tuple(left))


def _lines_that_fit(log: Log, behind: float) -> int:
    """Return how many lines the entries of a row may have, so that the paper keeps its pages.

    One page less is taken only where words are not cut short for it.
    """
    for pages, least in _PAGES:
        for lines in range(_MOST_LINES, least - 1, -1):
            heights = [_height(_row(log, each, lines)) for each in log.priorities]
            if behind <= _left(heights, pages):
                return lines
    return _FEWEST_LINES


def _left(heights: Sequence[float], pages: int) -> float:
    """Return the points that rows leave of so many pages: each stands whole on one, below the header, and the last two on one."""
    left = _PAGE - _HEADER - _ABOVE
    for height in [*heights[:-2], sum(heights[-2:])]:
        if height > left:
            pages, left = pages - 1, _PAGE - _HEADER
        left -= height
    return left + (pages - 1) * _PAGE


def _height(row: Values) -> float:
    """Return the height of a row in points."""
    columns = (
        (COLUMNS["priority"], [f"{row['ref']} {row['objective']}"], [row["lead"]]),
        (COLUMNS["status"], [row["status"]["label"]], [row["as_of"]]),
        (
            COLUMNS["done"],
            [*row["done"], f"{_LABEL}{row['difference']}", row["measure"] and f"{_MEASURE}{row['measure']}"],
            [row["more"]],
        ),
    )
    return _BESIDE + max(
        sum(height_of(text, width - _CELL, _SIZE) for text in texts if text)
        + sum(height_of(text, width - _CELL, _SMALL) for text in small if text)
        for width, texts, small in columns
    )


# --- a row ---------------------------------------------------------------------------------------------------------


def _row(log: Log, each: LoggedPriority, lines: int) -> Values:
    """Return a row, the entries of which have so many lines in all."""
    priority, newest = each.priority, each.now.newest
    done, not_told = _told(each, lambda entry: entry.done, lines // 2, dated=True)
    difference, not_shown = _told(each, lambda entry: entry.difference, lines - lines // 2, dated=False)
    more = [entry.ref for entry in each.told if entry in (*not_told, *not_shown)]
    taken = sum(lines_of(text, _TOLD, _SIZE) for text in done) + lines_of(" ".join(difference), _TOLD, _SIZE)
    as_of = short_date(newest.date) if newest and newest.date else "no entry"
    due_now = each.now.due_now if each.now.due_now != each.now.due_then else None
    return {
        "name": each.name,
        "objective": _cut_between(f"{each.ref} ", priority.objective, "", max(2, taken - 1, lines // 3), _OF).partition(
            " "
        )[2]
        or NOT_RECORDED,
        "lead": cut_to_lines(priority.lead, COLUMNS["priority"] - _CELL, _SMALL, 1 if lines < _LEAD else 2)
        or NOT_RECORDED,
        "status": status_value(each.now.status),
        "as_of": f"{as_of}; was {each.then.status}" if each.changed and each.then.entries else as_of,
        "done": done or ["What was done is not recorded." if each.told else "Nothing is logged yet."],
        "difference": " ".join(difference).removeprefix(_LABEL) or _NO_DIFFERENCE,
        "measure": _measure(each, lines),
        "more": f"Also {first_listed(more[:_MORE], len(more))}." if more else "",
        "has_entry": bool(each.told),
        "due": date_value(log.review, priority, "due", form=short_date),
        "due_now": short_date(due_now) if due_now else "",
        **source_value(priority.source),
    }


def _measure(each: LoggedPriority, lines: int) -> str:
    """Return what the success of a priority that is done was to be measured by; blank for any other."""
    if each.now.status != DONE or not is_said(each.priority.success):
        return ""
    return _cut_between(_MEASURE, each.priority.success, "", max(1, lines // 3)).removeprefix(_MEASURE)


#: Lines of entries from which there is room for a second line of whoever leads.
_LEAD = 6


def _told(
    each: LoggedPriority, of: Callable[[ProgressEntry], str], lines: int, *, dated: bool
) -> tuple[list[str], list[ProgressEntry]]:
    """Return what the entries say, newest first, each with its Ref, in so many lines; and those that there is no room for."""
    told = [entry for entry in each.told if is_said(of(entry))]
    if lines < _ROOMY and told:  # room for the newest alone, the others after its Ref
        others = f" and {len(told) - 1} more" if told[1:] and dated else ""
        end = f" ({told[0].ref}{others})"
        return [_cut_between(_start(told[0], dated=dated, first=True), of(told[0]), end, lines)], []
    parts: list[str] = []
    for entry in told:
        if parts and lines < _BEGINNING:
            break
        start = _start(entry, dated=dated, first=not parts)
        parts.append(_cut_between(start, of(entry), f" ({entry.ref})", lines))
        lines -= lines_of(parts[-1], _TOLD, _SIZE)
    return parts, told[len(parts) :]


def _start(entry: ProgressEntry, *, dated: bool, first: bool) -> str:
    """Return what stands before what an entry says: its day, or the label of the first."""
    if dated:
        return f"{short_date(entry.date)}: " if entry.date else ""
    return _LABEL if first else ""


def _cut_between(start: str, text: str, end: str, lines: int, width: float = _TOLD) -> str:
    """Return a text between two others, cut so that all three have so many lines."""
    limit = len(text)
    while limit > 1 and lines_of(f"{start}{cut(text, limit)}{end}", width, _SIZE) > lines:
        limit -= max(1, limit // 20)
    return f"{start}{cut(text, limit)}{end}"


#: Lines of one kind from which more than the newest entry is told; those that the beginning of one more entry needs.
_ROOMY, _BEGINNING = 3, 2


# --- at the end ----------------------------------------------------------------------------------------------------


def ending_values(log: Log, moved: str) -> Values:
    """Return what the plan came to, and the medium-term priorities; blank where there are none of those yet.

    Args:
        log: up to the paper's day.
        moved: what of the ratings moved since the first round, in sentences.
    """
    review = log.review
    return {
        "final": bool(review.medium_term),
        "came_to": [*_came_to(log), *([moved] if moved else [])] if review.medium_term else [],
        "medium_term": [
            {"heading": m.heading.title if m.heading else NOT_RECORDED, "priority": cut(m.priority, 2 * _MEDIUM_TERM) or NOT_RECORDED,
             "why": cut(m.why, _MEDIUM_TERM) or NOT_RECORDED, "when": said(m.when), "lead": cut(m.lead, 60) or NOT_RECORDED,
             **source_value(m.source)}
            for m in review.medium_term
        ],
    }  # fmt: skip


def _came_to(log: Log) -> Iterator[str]:
    """Yield what the plan came to, in sentences made from counts; nothing that was not logged or agreed."""
    total = len(log.priorities)
    done, stopped = (log.with_status(status) for status in (DONE, STOPPED))
    open_ = [each for each in log.priorities if not each.is_over]
    counts = ((done, "is", "are", "done"), (stopped, "was", "were", "stopped"), (open_, "is", "are", "still open"))
    told = [f"{in_words(len(of))} {one if len(of) == 1 else many} {what}" for of, one, many, what in counts if of]
    yield f"Of {counted(total, 'priority', 'priorities')}, {listed(told)}."
    proven = [each for each in done if not each.ended_without_difference]
    if done:
        of = (
            "each of those"
            if len(proven) == len(done)
            else f"{len(proven)} of the {len(done)}"
            if proven
            else "none of those"
        )
        end = "the one that is done" if len(done) == 1 else f"{of} that are done"
        yield f"{'No' if len(done) == 1 and not proven else 'A'} difference is recorded at the end of {end}."
    days = sum((entry.days for entry in log.support if entry.days), Decimal())
    if log.support:
        yield f"Support given: {format_number(days)} {'day' if days == 1 else 'days'}, in {counted(len(log.support), 'entry', 'entries')}."


def notes_of(log: Log) -> Iterator[str]:
    """Yield, in sentences, what of the logs is not in the paper, and why.

    What is dated after the paper is no part of it. Why: the log goes on, and the paper says the same as on its day.
    """
    undated = [entry for entry in log.left_out if not entry.date]
    if undated:
        have = "entry has" if len(undated) == 1 else "entries have"
        yield f"{len(undated)} {have} no date, and {'is' if len(undated) == 1 else 'are'} left out: {names_in([e.ref for e in undated], 80)}."
    if log.unlinked:
        one = len(log.unlinked) == 1
        name, stand = ("entry names", "stands") if one else ("entries name", "stand")
        yield f"{len(log.unlinked)} {name} no priority of this plan, and {stand} in no row: {names_in([e.ref for e in log.unlinked], 80)}."


def row_fields() -> tuple[Field, ...]:
    """Return the fields of ``row_values`` and ``ending_values``, but for those of the steps."""
    return fields(
        source_fields("priorities[]", "a priority's Ref"),
        ("priorities[].name", "its Ref, and what it serves in a few words", "text"),
        ("priorities[].objective", "what is to be achieved, in brief", "text"),
        ("priorities[].lead", "who leads", "text"),
        status_fields("priorities[].status", "how it stands"),
        (
            "priorities[].as_of",
            "the day of its newest entry, and what its status was at the paper before where that was another",
            "text",
        ),
        (
            "priorities[].done[]",
            "what was done since the paper before, newest first, else as its newest entry says, in brief",
            "list of texts",
        ),
        ("priorities[].difference", "what difference it made, in brief", "text"),
        (
            "priorities[].measure",
            "what success was to be measured by, of a priority that is done; blank elsewhere",
            "text",
        ),
        ("priorities[].more", "the Refs of entries for which there is no room; blank without", "text"),
        ("priorities[].has_entry", "the log has an entry for it", "yes or no"),
        ("priorities[].due", "when it was to be done, by the plan", "text"),
        ("priorities[].due_now", "when it is to be done now; blank where that is the same", "text"),
        ("final", "the medium-term priorities are there, so that this is the last update", "yes or no"),
        ("came_to[]", "what the plan came to, in sentences", "list of texts"),
        source_fields("medium_term[]", "a medium-term priority's Ref"),
        ("medium_term[].heading", "its heading", "text"),
        ("medium_term[].priority", "what the trust means to achieve, in brief", "text"),
        ("medium_term[].why", "why it comes next, in brief", "text"),
        ("medium_term[].when", "by when", "text"),
        ("medium_term[].lead", "who answers for it", "text"),
        ("notes[]", "what of the logs is not in the paper, and why", "list of texts"),
    )
