"""The summary's first page: what a board must see and decide, on one page whatever the workbooks hold.

What is more than fits is counted, with where to find it. What comes first has room first: the weakest ratings, then where views
differed, then the rest of what must change. The heights are those of the styles that the template's first page is set in
(``doc_templates/source/base.py``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from matsheets.documents.contexts.board_changes import (
    BoardChange,
    planned_changes,
    rest_in_words,
    row_height,
    weak_changes,
)
from matsheets.documents.contexts.board_differences import difference_lines, differences_elsewhere
from matsheets.documents.contexts.board_findings import findings
from matsheets.documents.contexts.board_requests import (
    board_requests,
    every_ref,
    meeting_requests,
    waiting_request,
)
from matsheets.documents.contexts.difference_values import why_no_differences
from matsheets.documents.contexts.heat_strip import counted_strip, strip_fields, strip_height, strip_value
from matsheets.documents.contexts.page_room import LINE, cut, height_of, lines_of
from matsheets.documents.contexts.scale_values import strengths_title, strong_labels
from matsheets.documents.contexts.values import (
    NOT_RECORDED,
    Values,
    fact_text,
    fields,
    rating_fields,
    review_dates,
    short_date,
)
from matsheets.model.cells import sentence_start
from matsheets.model.parsing import format_date
from matsheets.review.review import Issue, Review

#: Between the margins, in points, with some kept back: Word and Writer break a line here and there where the other does not.
_PAGE = 745.0
_WIDTH = 17.0
#: Sizes in points: running text, the heading of a block with its space, less the space that the block above it ends with.
_TEXT, _HEADING, _FOUND = 11.0, 21.5, 12.0
_BEFORE = 6.0  # points above a line that begins with its heading
_DRAFT = 40.0  # points of the line that says so
#: Headings of the last blocks.
_TITLES = ("Where views differed", "When the board looks again")
#: Differences that stand on the page before the rest of what must change, and where that has all its room.
_FEW, _MANY = 3, 6
#: Rows that stand before differences, even where fewer have the weakest rating; lines that name what has no row.
_ROWS, _NAMING = 3, 3


class _Fit(NamedTuple):
    """How much of what may be shortened stands on the page.

    Attributes:
        differences: lines for those; with none there is one line that says where they stand, and each block below what must
            change first has its heading before its text, on the same line.
        strengths: how many are named.
        dates: lines that they may take.
        names: characters that the names in one request may take.
        counted: whether the heat strip has counts alone.
    """

    differences: int = _FEW
    strengths: int = 40
    dates: int = 2
    names: int = 180
    counted: bool = False


#: From the most to the least. The first ones make room for every weakest rating, the last ones for one row.
_FITS = (
    _Fit(),
    _Fit(2),
    _Fit(1),
    _Fit(1, 6, 1, 100),
    _Fit(1, 3, 1, 60),
    _Fit(0, 6, 1),
    _Fit(0, 6, 1, 100),
)
_NAMES = (180, 140, 100, 60)
_LAST_FITS = (_Fit(0, 3, 1, 60), _Fit(0, 3, 1, 60, counted=True), _Fit(0, 1, 0, 40, counted=True))


def first_page_value(
    review: Review,
    issue_refs: Mapping[Issue, str],
    meeting: Values,
    moved: Values,
    *,
    made_on: dt.date | None,
    draft: bool,
) -> Values:
    """Return what the first page holds.

    Args:
        review: of one trust and round.
        issue_refs: the issues beyond the framework that stand, with how each is referred to.
        meeting: what is known of the diagnostic meeting, as the summary has it.
        moved: what moved since the round before, as the summary has it.
        made_on: the document's date, where there is one.
        draft: whether the page says that it is a draft.
    """
    standing = _standing(review, meeting, made_on)
    changes = weak_changes(review) or ([] if review.areas else planned_changes(review))
    first = _first(review, changes)

    def height(rows: Sequence[BoardChange]) -> float:
        """Return the height of a table of these rows, and of a line for the others."""
        return _table_height(rows) + _LINE * (len(rows) < len(changes))

    for fit, needed in (*((fit, first) for fit in _FITS), *((fit, changes[:1]) for fit in _LAST_FITS)):
        page = _page(review, issue_refs, standing, moved, fit)
        room = _PAGE - _height(review, page) - _DRAFT * draft
        if room >= height(needed):
            break
    shown = changes
    while len(shown) > 1 and room < height(shown):
        shown = shown[:-1]
    for names in (names for names in _NAMES if names > fit.names):  # as fully as these rows leave room for
        wider = _page(review, issue_refs, standing, moved, fit._replace(names=names))
        if (left := _PAGE - _height(review, wider) - _DRAFT * draft) >= height(shown):
            page, room = wider, left
            break
    room -= _table_height(shown)
    rest = changes[len(shown) :]
    lines = max(1, min(_NAMING, int(room / _LINE))) if rest else 0
    page |= _more_differences(review, fit.differences, room - lines * _LINE)
    return {
        **page,
        "changes": [c.value for c in shown],
        "more_changes": rest_in_words(review, rest, lines * 95 - 45),
        "changes_are_weak": bool(review.areas),
    }


def _found(review: Review) -> str:
    """Return what was found, with the only one of its rating by name where that takes no more lines."""
    named, brief = (" ".join(findings(review, named=named)) for named in (True, False))
    return named if height_of(named, _WIDTH, _FOUND) <= height_of(brief, _WIDTH, _FOUND) else brief


def _first(review: Review, changes: Sequence[BoardChange]) -> Sequence[BoardChange]:
    """Return the rows that have room before differences do: those with the weakest rating, some rows at the least."""
    weakest = [c for c in changes if c.elements and c.elements[0].rating == review.framework.scale.weakest]
    return weakest if len(weakest) > _ROWS else changes[:_ROWS]


def _page(review: Review, issue_refs: Mapping[Issue, str], standing: str, moved: Values, fit: _Fit) -> Values:
    """Return the page without what must change first."""
    asked = board_requests(review, issue_refs, fit.names) if review.settled else meeting_requests(review, fit.names)
    requests = list(asked)
    waiting = [found] if (found := waiting_request(review, fit.names)) else []
    return {
        "for_decision": review.settled and bool(requests),
        "standing": standing,
        "found": _found(review),
        "moved": " ".join(filter(None, [moved["in_brief"], moved["silent_groups"]])),
        "strip": counted_strip(review) if fit.counted else strip_value(review, _moves(moved), _WIDTH),
        "requests": [*requests, *waiting] or [_nothing(review)],
        "dates": _dates(review, fit.dates),
        "presenter": cut(fact_text(review.facts.get("presenter")), 90),
        "handling": fact_text(review.facts.get("handling")),
        "strengths": _strengths(review, moved, fit.strengths),
        "run_in": not fit.differences,
        **_differences(review, fit.differences),
    }


def _standing(review: Review, meeting: Values, made_on: dt.date | None) -> str:
    """Return the round, and how the ratings came to stand: of some of them where not all were settled."""
    dates = review_dates(review)
    count, left, words = len(review.elements), len(review.unsettled), review.framework.words
    some = f"{count - left} of {words.element.counted(count)} " if left else ""
    if meeting["held"]:
        said = f"{some}agreed at the {words.meeting.one}"
        said += f" on {meeting['date']}" if meeting["date"] != NOT_RECORDED else ""
    elif meeting["agreed"]:
        said = f"{some}agreed on {format_date(made_on)}" if made_on else f"{some}agreed"
    else:
        said = "before the meeting: no rating here is settled"
        said += f". Reviewed {dates}" if dates != NOT_RECORDED else ""
    return f"{review.round}, {said}" if review.round else sentence_start(said)


def _nothing(review: Review) -> str:
    element = review.framework.words.element.one
    if not any(e.rating for e in review.elements):
        return f"Decide nothing yet: no {element} is rated."
    over = review.plan_from and review.progress
    plan = "no priority of the plan is open" if over else "there is no plan or agreement"
    return f"Decide nothing: no {element} is an area for improvement, and {plan}."


def _moves(moved: Values) -> dict[str, str]:
    """Return ``up`` or ``down`` by the Ref of each element that moved."""
    return {e["ref"]: e["way"] for e in moved["elements"] if e["way"]}


def _strengths(review: Review, moved: Values, most: int) -> str:
    """Return the strengths, strongest first; so many by name, and of one that fell from what."""
    fallen = ", was " if review.framework.scale.explaining else ", down from "
    fell = {e["ref"]: f"{fallen}{e['before']['label']}" for e in moved["elements"] if e["way"] == "down"}
    shown = review.strengths[:most]
    told = []
    only = review.framework.scale.explaining and len(review.framework.scale.strong) == 1  # the heading says which it is
    for rating in dict.fromkeys(e.rating for e in shown if e.rating):
        named = [
            f"{e.element.short} ({e.element.ref}{fell.get(e.element.ref, '')})" for e in shown if e.rating == rating
        ]
        told.append(f"{'' if only else f'{rating.label}: '}{', '.join(named)}")
    more = len(review.strengths) - len(shown)
    if more:
        told.append(f"{more} more under “{strengths_title(review.framework.scale)}”")
    scale = review.framework.scale
    as_what = strong_labels(scale) if scale.explaining else "as a strength"
    return f"{'. '.join(told)}." if told else f"No {review.framework.words.element.one} is rated {as_what}."


def _differences(review: Review, few: int) -> Values:
    lines = list(difference_lines(review))
    if not lines:
        lines = [{"name": "", "text": why_no_differences(review)}]
    elif not few:
        return {"differences": [differences_elsewhere(review)], "more_differences": 0}
    return {"differences": lines[: few or 1], "more_differences": max(0, len(lines) - (few or 1))}


def _more_differences(review: Review, few: int, room: float) -> Values:
    """Return as many differences as a page has room for, on which so few stand and all else has its room."""
    least = _differences(review, few)
    for more in range(_MANY, few, -1):
        shown = _differences(review, more)
        if _differences_height(shown) - _differences_height(least) <= room:
            return shown
    return least


def _dates(review: Review, lines: int) -> list[Values]:
    """Return the next days on which the board reviews a priority, with the priorities; then what has no such day."""
    days: dict[dt.date, list[str]] = {}
    since = review.told_on or dt.date.min
    for priority in review.priorities:
        if priority.review_on and priority.review_on > since:
            days.setdefault(priority.review_on, []).append(priority.source.ref)
    found: list[Values] = [{"day": f"{short_date(d)}:", "what": every_ref(days[d])} for d in sorted(days)]
    undated = [p.source.ref for p in review.priorities if not p.review_on]
    last: list[Values] = [{"day": "No review date:", "what": every_ref(undated)}] if undated else []
    for shown in range(len(found), -1, -1):
        left = len(found) - shown
        more: list[Values] = (
            [{"day": "", "what": f"{left} more date{'s' * (left > 1)} under “Next steps”"}] if left else []
        )
        if lines_of(_dates_line([*found[:shown], *more, *last]), _WIDTH, _TEXT, bold=True) <= lines:
            return [*found[:shown], *more, *last]
    return []


def _dates_line(dates: Iterable[Values]) -> str:
    return " · ".join(f"{found['day']} {found['what']}" for found in dates)


# --- heights -------------------------------------------------------------------------------------------------------

_LINE = _TEXT * LINE + 2


def _table_height(rows: Sequence[BoardChange]) -> float:
    """Return the height of the table of these rows, its heading above it; nothing for none."""
    return _HEADING + 2 + row_height("Element", "", "", "") + sum(row.height for row in rows) if rows else 0


def _height(review: Review, page: Values) -> float:
    """Return the height of everything on the page but what must change first."""
    return sum(_heights(review, page))


def _heights(review: Review, page: Values) -> Iterator[float]:
    told = (("Presented by", page["presenter"]), ("Handling of these papers:", page["handling"]))
    facts = [page["standing"], *(f"{what} {fact}" for what, fact in told if fact)]
    yield height_of(review.trust, _WIDTH - 3.2, 13.0, bold=True) + 2
    yield 25.0 * LINE + 2
    yield height_of(" · ".join(facts), _WIDTH, _TEXT) + 11
    yield height_of(page["found"], _WIDTH, _FOUND) + 5
    yield _text_height([page["moved"]]) if page["moved"] else 0
    yield 10.0 * LINE + 2  # what a cell and a bar mean
    yield strip_height(page["strip"], _WIDTH)
    yield _HEADING + sum(height_of(text, _WIDTH - 0.7, _TEXT) + 2 for text in page["requests"])
    scale = review.framework.scale
    titles = (strengths_title(scale) if scale.explaining else "Strengths to keep", *_TITLES)
    run_in = [f"{title}. " * page["run_in"] for title in titles]
    below = _BEFORE if page["run_in"] else _HEADING
    yield below + _text_height([run_in[0] + page["strengths"]])
    yield below + _differences_height(page, run_in[1])
    yield below + _text_height([run_in[2] + _dates_line(page["dates"])]) if page["dates"] else 0
    yield 10 * LINE + 5 + 6  # the line at the foot


def _differences_height(page: Values, before: str = "") -> float:
    """Return the height of the differences, and of the line that counts those left out."""
    height = _text_height(f"{before}{d['name']}: {d['text']}" for d in page["differences"])
    return height + (_LINE if page["more_differences"] else 0)


def _text_height(texts: Iterable[str]) -> float:
    return sum(height_of(text, _WIDTH - 0.3, _TEXT) + 2 for text in texts)


FIRST_PAGE_FIELDS = fields(
    ("first_page.for_decision", "the board is asked to decide something; else the paper is for information", "yes or no"),
    ("first_page.standing", "the round, and how the ratings came to stand: agreed at the meeting, or before it", "text"),
    ("first_page.presenter", "who presents the review to the board; blank where it was not given", "text"),
    ("first_page.handling", "how the papers are to be handled; blank where it was not given", "text"),
    ("first_page.found", "what was found, in two sentences made from counts", "text"),
    ("first_page.moved", "what moved since the round before, and which groups gave no view again, in sentences; blank without one", "text"),
    strip_fields("first_page.strip"),
    ("first_page.requests[]", "what the board, or before the meeting those who meet, are asked to do", "list of texts"),
    ("first_page.changes_are_weak", "the changes are to elements that are areas for improvement", "yes or no"),
    ("first_page.changes[].ref", "the Refs of what must change, or the Ref of a priority whose heading is not weak", "text"),
    ("first_page.changes[].short", "its short name, or theirs", "text"),
    rating_fields("first_page.changes[].rating", "its rating, or the weakest of theirs"),
    ("first_page.changes[].what", "what will be different, with the Ref of the priority", "text"),
    ("first_page.changes[].lead", "who answers for it", "text"),
    ("first_page.changes[].due", "by when", "text"),
    ("first_page.more_changes", "what else must change, by name as far as there is room; blank where all stands above", "text"),
    ("first_page.strengths", "the strengths, strongest first", "text"),
    ("first_page.differences[].name", "an element on which groups differ: its Ref and short name; blank where there is none", "text"),
    ("first_page.differences[].text", "who stood where, and how it was settled and why", "text"),
    ("first_page.run_in", "for want of room the blocks below what must change have their headings on the line of their text", "yes or no"),
    ("first_page.more_differences", "how many more there are than stand there", "number"),
    ("first_page.dates[].day", "a day on which the board reviews priorities, or what stands for one", "text"),
    ("first_page.dates[].what", "which", "text"),
)  # fmt: skip
