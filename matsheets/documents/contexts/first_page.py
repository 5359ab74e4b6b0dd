"""The summary's first page: what a board must see and decide, on one page whatever the workbooks hold.

What is long is cut at a word and its Ref says where it goes on; what is more than fits is counted, with where to find it.
The heights are those of the styles that the template's first page is set in (``doc_templates/source/base.py``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from matsheets.documents.contexts.area_values import plan_answer, priority_line
from matsheets.documents.contexts.board_requests import board_requests, counted
from matsheets.documents.contexts.difference_values import why_no_differences
from matsheets.documents.contexts.heat_strip import strip_fields, strip_height, strip_value
from matsheets.documents.contexts.page_room import LINE, cut, height_of, lines_of
from matsheets.documents.contexts.pattern_values import in_sentence
from matsheets.documents.contexts.values import (
    NOT_RECORDED,
    Values,
    fact_text,
    fields,
    rating_fields,
    rating_value,
    short_date,
)
from matsheets.model.cells import first_listed, listed
from matsheets.model.framework import Rating
from matsheets.review.review import ElementReview, HeadingReview, Issue, Priority, Review, View

#: Between the margins, in points, with some kept back: Word and Writer break a line here and there where the other does not.
_PAGE = 740.0
_WIDTH = 17.0
#: Sizes in points: running text, tables, the heading of a block with its space.
_TEXT, _TABLE, _HEADING = 11.0, 10.5, 23.3
_COLUMNS = {"element": 3.6, "what": 7.6, "lead": 3.4, "due": 2.4}
_CELL = 0.4  # centimetres of a column that are its margins
_MOST_DIFFERENCES, _MOST_DATES, _MOST_REQUESTS, _MOST_STRENGTHS = 3, 6, 7, 10
_FEW_STRENGTHS = 4
#: Characters of a request, or of who stood where; points that the first of the changes need at the least.
_LONGEST_REQUEST, _LEAST_ROOM = 190, 115.0
_DRAFT = 40.0  # points of the line that says so


def first_page_value(
    review: Review, names: Mapping[str, str], issue_refs: Mapping[Issue, str], moved: str, *, draft: bool
) -> Values:
    """Return what the first page holds.

    Args:
        review: of one trust and round.
        names: what to call each respondent's view, by file.
        issue_refs: how each issue beyond the framework is referred to.
        moved: what moved since the round before, in a sentence; blank where there is none.
        draft: whether the page says that it is a draft.
    """
    settled = any(e.agreed for e in review.elements)
    issues = [i for i in review.issues if i.respondent.agreed] or list(review.issues)
    asked = board_requests(review, issues, issue_refs) if settled else _requests_before(review)
    requests = [cut(request, _LONGEST_REQUEST) for request in islice(asked, _MOST_REQUESTS)]
    strip = strip_value(review)
    differences = list(_differences(review, names))
    page: Values = {
        "for_decision": settled and bool(requests),
        "found": " ".join(_found(review)),
        "moved": moved,
        "strip": strip,
        "requests": requests or ["Nothing: the workbooks hold no plan and no agreement yet."],
        "dates": list(_dates(review)),
        "presenter": cut(fact_text(review.facts.get("presenter")), 90) or NOT_RECORDED,
        "handling": fact_text(review.facts.get("handling")) or NOT_RECORDED,
    }
    for few in range(_MOST_DIFFERENCES, 0, -1):  # what must change first has room before all that differed
        page |= {
            "strengths": _strengths(review, _MOST_STRENGTHS if few > 1 else _FEW_STRENGTHS),
            "differences": differences[:few] or [_no_differences(review)],
            "more_differences": max(0, len(differences) - few),
        }
        room = _PAGE - _height(review, page) - _DRAFT * draft
        if room > _LEAST_ROOM:
            break
    if room < _LEAST_ROOM:  # the dates stand among the next steps too
        page["dates"] = []
        room = _PAGE - _height(review, page) - _DRAFT * draft
    return {**page, **_changes(review, room)}


# --- in words ------------------------------------------------------------------------------------------------------


def _found(review: Review) -> Iterator[str]:
    """Yield what was found in two sentences, made from counts."""
    ratings = review.framework.scale.ratings
    counts = [(sum(e.rating == r for e in review.elements), r.label) for r in reversed(ratings)]
    told = [f"{n} {label}" for n, label in counts if n]
    total, left = len(review.elements), len(review.not_rated)
    if not told:
        yield f"None of {total} elements is rated."
        return
    (first, *others) = told
    number, _, label = first.partition(" ")
    rated = f"{number} {'is' if number == '1' else 'are'} {label}"
    yield f"Of {total} elements, {listed([rated, *others, *([f'{left} without a rating'] if left else [])])}."
    yield " ".join(_where(review))


def _where(review: Review) -> Iterator[str]:
    """Yield one sentence that says under which headings the strengths stand, and where the weakest ratings are."""
    scale, headings = review.framework.scale, [h for h in review.headings if h.elements]
    strong = [h for h in headings if all(e.rating and scale.is_strong(e.rating) for e in h.elements)]
    if len(strong) == len(headings):
        yield "Every element is a strength."
        return
    parts = []
    if strong:
        parts.append(f"strong throughout: {listed(_titles(strong))}")
    elif review.strengths:
        parts.append(_most(headings, review.strengths, "strengths", one="strength"))
    if review.areas and (lowest := review.areas[0].rating):
        weakest = [e for e in review.areas if e.rating == lowest]
        parts.append(_most(headings, weakest, f"rated {lowest.label}", one=f"rated {lowest.label}"))
    if parts:
        said = "; ".join(parts)
        yield f"{said[:1].upper()}{said[1:]}."


def _titles(headings: Sequence[HeadingReview]) -> list[str]:
    return [f"“{h.heading.title}”" for h in headings]  # titles have commas and "and" of their own


def _most(headings: Sequence[HeadingReview], elements: Sequence[ElementReview], which: str, *, one: str) -> str:
    """Say under which headings most of these elements stand, of which there is at least one.

    Args:
        headings: all of them.
        elements: those to count.
        which: what they are: ``strengths``, ``rated Red``.
        one: what one of them is.
    """
    counts = [(sum(e.heading == h.heading for e in elements), h) for h in headings]
    most, total = max(count for count, _ in counts), len(elements)
    holders = [h for count, h in counts if count == most]
    if total == 1:
        return f"the one {one} stands under {_titles(holders)[0]}"
    if len(holders) > 2:
        return f"the {total} {which} stand under {sum(count > 0 for count, _ in counts)} of the {len(counts)} headings"
    each = " each" if len(holders) == 2 else ""
    return f"{most} of the {total} {which} stand under {listed(_titles(holders))}{each}"


def _strengths(review: Review, most: int) -> str:
    """Return the strengths, strongest first; so many by name."""
    shown = review.strengths[:most]
    told = []
    for rating in dict.fromkeys(e.rating for e in shown if e.rating):
        named = [f"{e.element.short} ({e.element.ref})" for e in shown if e.rating == rating]
        told.append(f"{rating.label}: {', '.join(named)}")
    more = len(review.strengths) - len(shown)
    if more:
        told.append(f"{more} more under “Strengths”")
    return f"{'. '.join(told)}." if told else "No element is rated as a strength."


def _requests_before(review: Review) -> Iterator[str]:
    """Yield what those who meet are asked, before anything is settled."""
    if review.differences:
        named = [f"{e.element.short} ({e.element.ref})" for e in review.differences[:6]]
        yield f"Settle first what groups see differently: {first_listed(named, len(review.differences))}."
    if close := [e for e in review.elements if e.pattern and not e.differs]:
        yield f"Confirm {counted(len(close), 'element')} on which the groups are at most one step apart."
    if alone := [e for e in review.elements if len(e.ratings) == 1]:
        named = [f"{e.element.short} ({e.element.ref})" for e in alone[:6]]
        each = "it" if len(alone) == 1 else "each"
        yield f"Hear others on {first_listed(named, len(alone))}: one group alone rated {each}."
    if review.not_rated:
        named = [f"{e.element.short} ({e.element.ref})" for e in review.not_rated[:6]]
        yield f"Rate, or say why not: {first_listed(named, len(review.not_rated))}."
    if review.issues:
        yield f"Talk about {counted(len(review.issues), 'issue')} beyond the framework."


def _differences(review: Review, names: Mapping[str, str]) -> Iterator[Values]:
    for e in review.differences:
        end = (
            f"settled at {e.rating.label}"
            if e.agreed and e.rating
            else "agreed not to rate"
            if e.agreed
            else "not settled"
        )
        said = cut(_sides(e, names), _LONGEST_REQUEST)
        yield {"name": f"{e.element.ref} {e.element.short}", "text": f"{said}; {end}."}


def _sides(element: ElementReview, names: Mapping[str, str]) -> str:
    """Return who stood where: ``mentor Red, all others Amber-green``."""
    pattern, views = element.pattern, element.rated_views
    assert pattern is not None
    if pattern.apart is not None:
        others = pattern.higher if pattern.apart in pattern.lower else pattern.lower
        rest = [views[place] for place in others]
        return f"{_side([views[pattern.apart]], names)}, the other{'s' * (len(rest) > 1)} {_range(rest)}"
    if pattern.lower:
        sides = ([views[place] for place in side] for side in (pattern.lower, pattern.higher))
        return ", ".join(_side(side, names) for side in sides)
    by_rating = [
        [v for v in views if v.rating == r] for r in sorted({v.rating for v in views if v.rating}, key=_points)
    ]
    return ", ".join(_side(side, names) for side in by_rating)


def _points(rating: Rating) -> int:
    return rating.points


def _side(views: Sequence[View], names: Mapping[str, str]) -> str:
    return f"{in_sentence(views, names)} {_range(views)}"


def _range(views: Sequence[View]) -> str:
    given = sorted({v.rating for v in views if v.rating}, key=_points)
    return " or ".join(rating.label for rating in given)


def _no_differences(review: Review) -> Values:
    return {"name": "", "text": why_no_differences(review)}


def _dates(review: Review) -> Iterator[Values]:
    """Yield the next days on which the board reviews a priority, with the priorities."""
    days: dict[dt.date, list[str]] = {}
    since = max((r.date for r in review.raters if r.date), default=dt.date.min)
    for priority in review.priorities:
        if priority.review_on and priority.review_on > since:
            days.setdefault(priority.review_on, []).append(priority.source.ref)
    found = [
        {"day": short_date(d), "what": first_listed(days[d][:4], len(days[d]))} for d in sorted(days)[:_MOST_DATES]
    ]
    while len(found) > 1 and lines_of(_dates_line(found), _WIDTH, _TEXT, bold=True) > 1:
        found.pop()
    yield from found


def _dates_line(dates: Iterable[Values]) -> str:
    return " · ".join(f"{found['day']}: {found['what']}" for found in dates)


# --- what must change first ----------------------------------------------------------------------------------------


def _changes(review: Review, room: float) -> Values:
    """Return as many of the weakest elements as there is room for, each with what will be different, who answers, by when.

    What is left for now is not among them: it stands in what the board is asked. Where nothing is weak, what the plan
    works on comes instead.
    """
    rows = [_change(review, area) for area in review.areas if not _is_left(review, area)]
    weak = bool(rows)
    if not rows and not review.areas:
        rows = [_planned(review, p) for p in sorted(review.priorities, key=lambda p: p.due or dt.date.max)]
    shown: list[Values] = []
    room -= _HEADING + _row_height({"element": "Element", "what": "", "lead": "", "due": ""}) + _TEXT * LINE
    for row in rows:
        room -= _row_height({**row, "element": f"{row['ref']}\n{row['short']}"})
        if shown and room < 0:
            break
        shown.append(row)
    return {"changes": shown, "more_changes": len(rows) - len(shown), "changes_are_weak": weak}


def _is_left(review: Review, area: ElementReview) -> bool:
    answer = plan_answer(review, area)
    return bool(answer.left) and not answer.priorities


def _change(review: Review, area: ElementReview) -> Values:
    answer = plan_answer(review, area)
    if answer.priorities:
        return _row(area, priority_line(review, answer.priorities[0]))
    reason = next(
        (v.rationale for v in (area.agreed, *area.views) if v and v.rationale and v.rating == area.rating), ""
    )
    why = f" {cut(reason, 110)}" if reason else ""
    return _row(
        area, {"what": f"No priority yet.{why}", "ref": area.element.ref, "lead": "Nobody yet", "due": "No date yet"}
    )


def _planned(review: Review, priority: Priority) -> Values:
    of = next((e for e in review.elements if priority.element and e.element.ref == priority.element.ref), None)
    line = priority_line(review, priority)
    if of is not None:
        return _row(of, line)
    title = priority.heading.title if priority.heading else NOT_RECORDED
    return {"ref": line["ref"], "short": title, "rating": rating_value(None, instead=""), **_cells(line["ref"], line)}


def _row(area: ElementReview, line: Values) -> Values:
    ref = area.element.ref
    return {"ref": ref, "short": area.element.short, "rating": rating_value(area.rating), **_cells(ref, line)}


def _cells(ref: str, line: Values) -> Values:
    what = line["what"] if line["ref"] == ref else f"{line['what']} ({line['ref']})"
    return {"what": what, "lead": line["lead"], "due": line["due"]}


# --- heights -------------------------------------------------------------------------------------------------------


def _row_height(texts: Mapping[str, str]) -> float:
    tallest = max(lines_of(texts[key], width - _CELL, _TABLE, bold=key == "element") for key, width in _COLUMNS.items())
    return tallest * _TABLE * LINE + 3.6


def _height(review: Review, page: Values) -> float:
    """Return the height of everything on the page but what must change first."""
    settled = "Baseline, agreed at the diagnostic meeting on 30 September 2026 · Presented by: "
    facts = [f"{settled}{page['presenter']}", f"Handling of these papers: {page['handling']}"]
    dates = _dates_line(page["dates"])
    blocks = [
        height_of(review.trust, _WIDTH - 3, 13.0, bold=True) + 2,
        25.0 * LINE + 2,
        sum(height_of(text, _WIDTH, _TEXT) for text in facts) + 11,
        height_of(page["found"], _WIDTH, 12.0) + 5,
        _text_height([page["moved"]]) if page["moved"] else 0,
        strip_height(page["strip"], _WIDTH),
        _HEADING + sum(height_of(text, _WIDTH - 0.7, _TEXT) + 2 for text in page["requests"]),
        _HEADING + _text_height([page["strengths"]]),
        _HEADING + _text_height(f"{d['name']}: {d['text']}" for d in page["differences"]),
        _text_height(["more"]) if page["more_differences"] else 0,
        _HEADING + _text_height([dates]) if dates else 0,
        10 * LINE + 5 + 6,  # the line at the foot
    ]
    return sum(blocks)


def _text_height(texts: Iterable[str]) -> float:
    return sum(height_of(text, _WIDTH, _TEXT, bold=True) + 2 for text in texts)


FIRST_PAGE_FIELDS = fields(
    ("first_page.for_decision", "the board is asked to decide something; else the paper is for information", "yes or no"),
    ("first_page.presenter", "who presents the review to the board", "text"),
    ("first_page.handling", "how the papers are to be handled", "text"),
    ("first_page.found", "what was found, in two sentences made from counts", "text"),
    ("first_page.moved", "what moved since the round before, in a sentence; blank without one", "text"),
    strip_fields("first_page.strip"),
    ("first_page.requests[]", "what the board, or before the meeting those who meet, are asked to do", "list of texts"),
    ("first_page.changes_are_weak", "the changes are to elements that are areas for improvement", "yes or no"),
    ("first_page.changes[].ref", "the Ref of an element that must change, or of a priority for a whole heading", "text"),
    ("first_page.changes[].short", "its short name", "text"),
    rating_fields("first_page.changes[].rating", "its rating"),
    ("first_page.changes[].what", "what will be different, with the Ref of the priority", "text"),
    ("first_page.changes[].lead", "who answers for it", "text"),
    ("first_page.changes[].due", "by when", "text"),
    ("first_page.more_changes", "how many more there are than fit", "number"),
    ("first_page.strengths", "the strengths, strongest first", "text"),
    ("first_page.differences[].name", "an element on which groups differ: its Ref and short name; blank where there is none", "text"),
    ("first_page.differences[].text", "who stood where, and how it was settled", "text"),
    ("first_page.more_differences", "how many more there are than stand there", "number"),
    ("first_page.dates[].day", "a day on which the board reviews priorities", "text"),
    ("first_page.dates[].what", "which", "text"),
)  # fmt: skip
