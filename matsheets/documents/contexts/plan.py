"""The development plan's context: from a ``Review`` to plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    NOT_RECORDED,
    Field,
    Values,
    brief,
    common_values,
    dated,
    fact_text,
    fields,
    rating_fields,
    rating_value,
    said,
    source_fields,
    source_value,
)
from matsheets.model.framework import NOT_RATED, Element, Heading
from matsheets.model.parsing import format_date, term_of
from matsheets.review.review import NoAction, Priority, Review

_WHERE = "the priorities in full"
_WHOLE_HEADING = "whole heading"


def plan_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the development plan is filled with; the names are in ``PLAN_FIELDS``."""
    priorities = [priority_value(p, review) for p in review.priorities]
    plans = list(zip(review.priorities, priorities, strict=True))
    return {
        **common_values(review, made_on=made_on, draft=draft, missing=missing, version=version),
        "plan_from": review.plan_from,
        "priorities": priorities,
        "headings": [
            {
                "ref": h.ref,
                "title": h.title,
                "priorities": [value for p, value in plans if p.heading == h],
                "no_actions": [no_action_value(n) for n in review.no_actions if n.heading == h],
            }
            for h in review.framework.headings
        ],
        "unplaced": [value for p, value in plans if p.heading is None],
        "unplaced_no_actions": [no_action_value(n) for n in review.no_actions if n.heading is None],
        "uncovered": list(_uncovered_areas(review)),
        "terms": list(_terms(review.priorities)),
        "undated": [
            f"{p.source.ref} {_brief_text(p.objective)}" for p in review.priorities if p.start is None or p.due is None
        ],
        "reviews": list(_reviews(review.priorities)),
        "no_review_date": [f"{p.source.ref} {_brief_text(p.objective)}" for p in review.priorities if p.review_on is None],
        "medium_term": [
            {"heading": m.heading.title if m.heading else NOT_RECORDED, "priority": said(m.priority),
             "why": said(m.why), "when": said(m.when), "lead": said(m.lead), **source_value(m.source)}
            for m in review.medium_term
        ],
        "sign_off": list(_sign_off(review)),
    }  # fmt: skip


def target_text(heading: Heading | None, element: Element | None) -> str:
    """Name what a priority serves: an element, a whole heading, or nothing that is recorded."""
    if element is not None:
        return f"{element.ref} {element.title}"
    return f"{heading.title} ({_WHOLE_HEADING})" if heading else NOT_RECORDED


def priority_value(priority: Priority, review: Review) -> Values:
    """Return one priority, with the rating that stands for its element today."""
    of = priority.element
    rating = next((e.rating for e in review.elements if of is not None and e.element.ref == of.ref), None)
    unrated = NOT_RATED if of else _WHOLE_HEADING.capitalize() if priority.heading else NOT_RECORDED
    return {
        "target": target_text(priority.heading, priority.element),
        "heading": priority.heading.title if priority.heading else NOT_RECORDED,
        "rating": rating_value(rating, instead=unrated),
        "objective": said(priority.objective),
        "objective_brief": _brief_text(priority.objective),
        "actions": said(priority.actions),
        "lead": said(priority.lead),
        "support": said(priority.support),
        "start": dated(priority.start),
        "due": dated(priority.due),
        "when": _dates_in_words(priority),
        "start_term": term_of(priority.start) if priority.start else NOT_RECORDED,
        "due_term": term_of(priority.due) if priority.due else NOT_RECORDED,
        "resources": said(priority.resources),
        "monitoring": said(priority.monitoring),
        "success": said(priority.success),
        "success_brief": _brief_text(priority.success),
        "review_on": dated(priority.review_on),
        **source_value(priority.source),
    }


def _brief_text(text: str) -> str:
    return brief(text, where=_WHERE, limit=240)


def _dates_in_words(priority: Priority) -> str:
    """Put both dates in words, each with its term."""
    if priority.start is None and priority.due is None:
        return NOT_RECORDED
    ends = (("From", priority.start), ("to", priority.due))
    return " ".join(f"{word} {f'{format_date(d)} ({term_of(d)})' if d else 'a date not recorded'}" for word, d in ends)


def no_action_value(entry: NoAction) -> Values:
    """Return one reason to leave something for now."""
    return {
        "target": target_text(entry.heading, entry.element),
        "reason": said(entry.reason),
        **source_value(entry.source),
    }


def _uncovered_areas(review: Review) -> Iterator[Values]:
    """Yield the areas for improvement that neither a priority nor a reason covers."""
    entries: list[Priority | NoAction] = [*review.priorities, *review.no_actions]
    for area in review.areas:
        covers = (e.element.ref == area.element.ref if e.element else e.heading == area.heading for e in entries)
        if not any(covers):
            yield {"ref": area.element.ref, "title": area.element.title, "rating": rating_value(area.rating)}


# --- time ----------------------------------------------------------------------------------------------------------


def _terms(priorities: Iterable[Priority]) -> Iterator[Values]:
    """Yield each school term from the first start to the last due date, with what starts, goes on and falls due in it.

    A priority with only one of its dates stands in that date's term alone.
    """
    spans = [(p.start or p.due, p.due or p.start, p) for p in priorities if p.start or p.due]
    days = [day for first, last, _ in spans for day in (first, last) if day is not None]
    for term in _terms_between(min(days), max(days)) if days else ():
        going = [span for span in spans if _spans_term(span[0], span[1], term)]
        yield {
            "term": term,
            "starts": [_short(p) for _, _, p in spans if p.start and term_of(p.start) == term],
            "goes_on": [_short(p) for _, _, p in going],
            "goes_on_refs": ", ".join(p.source.ref for _, _, p in going) or "Nothing",
            "due": [_short(p) for _, _, p in spans if p.due and term_of(p.due) == term],
        }


def _spans_term(first: dt.date | None, last: dt.date | None, term: str) -> bool:
    assert first is not None
    assert last is not None
    return first <= last and term in _terms_between(first, last)[1:-1]


@lru_cache(maxsize=1024)
def _terms_between(first: dt.date, last: dt.date) -> tuple[str, ...]:
    """Return the names of the terms from one date to another, both included."""
    month = first.replace(day=15)  # every term begins or ends so that mid-months fall in all of them
    seen = dict.fromkeys([term_of(first)])
    while month <= last:
        if month >= first:
            seen[term_of(month)] = None
        month = (month + dt.timedelta(days=31)).replace(day=15)
    return tuple(dict.fromkeys([*seen, term_of(last)]))


def _short(priority: Priority) -> str:
    return f"{priority.source.ref} {target_text(priority.heading, priority.element)}"


def _reviews(priorities: Iterable[Priority]) -> Iterator[Values]:
    """Yield the review dates in order, each with what is looked at on it."""
    by_day: dict[dt.date, list[Priority]] = {}
    for priority in priorities:
        if priority.review_on:
            by_day.setdefault(priority.review_on, []).append(priority)
    for day, found in sorted(by_day.items()):
        yield {
            "date": dated(day),
            "term": term_of(day),
            "priorities": [
                {
                    "ref": p.source.ref,
                    "objective": said(p.objective),
                    "objective_brief": _brief_text(p.objective),
                    "lead": said(p.lead),
                    "success": said(p.success),
                    "success_brief": _brief_text(p.success),
                }
                for p in found
            ],
        }


def _sign_off(review: Review) -> Iterator[Values]:
    for role, name in (("Chair of trustees", "chair"), ("Chief executive", "chief_executive"), ("Mentor", "mentor")):
        yield {"role": role, "name": fact_text(review.facts.get(name))}


# --- names ---------------------------------------------------------------------------------------------------------


def _priority_fields(prefix: str) -> tuple[Field, ...]:
    return fields(
        source_fields(prefix, "the priority's Ref"),
        (f"{prefix}.target", "the element or heading it serves", "text"),
        (f"{prefix}.heading", "the heading it belongs to", "text"),
        rating_fields(f"{prefix}.rating", "the element's rating today"),
        (f"{prefix}.objective", "what is to be achieved", "text"),
        (f"{prefix}.objective_brief", "its beginning", "text"),
        (f"{prefix}.actions", "the specific actions", "text"),
        (f"{prefix}.lead", "who is responsible", "text"),
        (f"{prefix}.support", "the mentor's support", "text"),
        (f"{prefix}.start", "the start date", "text"),
        (f"{prefix}.due", "the due date", "text"),
        (f"{prefix}.when", "both dates in words, each with its term", "text"),
        (f"{prefix}.start_term", "the term it starts in", "text"),
        (f"{prefix}.due_term", "the term it is due in", "text"),
        (f"{prefix}.resources", "money, time and people", "text"),
        (f"{prefix}.monitoring", "how it is monitored", "text"),
        (f"{prefix}.success", "what success looks like", "text"),
        (f"{prefix}.success_brief", "its beginning", "text"),
        (f"{prefix}.review_on", "the review date", "text"),
    )


def _no_action_fields(prefix: str) -> tuple[Field, ...]:
    return fields(
        source_fields(prefix, "the row's Ref"),
        (f"{prefix}.target", "what is left for now", "text"),
        (f"{prefix}.reason", "why", "text"),
    )


PLAN_FIELDS = fields(
    COMMON_FIELDS,
    ("plan_from", "the workbook that the plan comes from, blank where there is none", "text"),
    _priority_fields("priorities[]"),
    ("headings[].ref", "a heading's Ref", "text"),
    ("headings[].title", "its title", "text"),
    _priority_fields("headings[].priorities[]"),
    _no_action_fields("headings[].no_actions[]"),
    _priority_fields("unplaced[]"),
    _no_action_fields("unplaced_no_actions[]"),
    ("uncovered[].ref", "an area for improvement that the plan says nothing about", "text"),
    ("uncovered[].title", "its title", "text"),
    rating_fields("uncovered[].rating", "its rating"),
    ("terms[].term", "a school term, first to last", "text"),
    ("terms[].starts[]", "the priorities that start in it", "list of texts"),
    ("terms[].goes_on[]", "the priorities that go on through it", "list of texts"),
    ("terms[].goes_on_refs", "their references in one line, or Nothing", "text"),
    ("terms[].due[]", "the priorities that are due in it", "list of texts"),
    ("undated[]", "the priorities without a start or a due date", "list of texts"),
    ("reviews[].date", "a review date, earliest first", "text"),
    ("reviews[].term", "its term", "text"),
    ("reviews[].priorities[].ref", "a priority looked at on it", "text"),
    ("reviews[].priorities[].objective", "its objective", "text"),
    ("reviews[].priorities[].objective_brief", "its beginning", "text"),
    ("reviews[].priorities[].lead", "who is responsible", "text"),
    ("reviews[].priorities[].success", "what success looks like", "text"),
    ("reviews[].priorities[].success_brief", "its beginning", "text"),
    ("no_review_date[]", "the priorities without a review date", "list of texts"),
    source_fields("medium_term[]", "a medium-term priority's Ref"),
    ("medium_term[].heading", "its heading", "text"),
    ("medium_term[].priority", "what the trust means to achieve", "text"),
    ("medium_term[].why", "why it comes next", "text"),
    ("medium_term[].when", "by when", "text"),
    ("medium_term[].lead", "who answers for it", "text"),
    ("sign_off[].role", "who signs", "text"),
    ("sign_off[].name", "their name, blank where it is not recorded", "text"),
)
