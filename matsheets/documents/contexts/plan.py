"""The development plan's context: from a ``Review`` to plain values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from matsheets.documents.contexts.area_values import uncovered
from matsheets.documents.contexts.closed_priorities import (
    CLOSED_FIELDS,
    closed_before,
    closed_values,
    due_in_plan,
    with_open_plan,
)
from matsheets.documents.contexts.earlier_plan import EARLIER_PLAN_FIELDS, earlier_plan_values
from matsheets.documents.contexts.edition_values import NEW_NOW
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.plan_targets import in_order, move_of_target, rating_of_target, target_text
from matsheets.documents.contexts.plan_timeline import TIMELINE_FIELDS, timeline_values
from matsheets.documents.contexts.source_workbooks import earlier_workbook_fields, earlier_workbook_values
from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    NOT_RECORDED,
    Field,
    Values,
    brief,
    common_values,
    date_value,
    fields,
    rating_fields,
    rating_value,
    said,
    short_date,
    source_fields,
    source_value,
)
from matsheets.model.parsing import format_date, term_of
from matsheets.review.movement import Move, Movement, movement_between
from matsheets.review.review import NoAction, Priority, Review

_WHERE = "the priorities in full"
#: So many characters of an objective make a title; what is longer stands below it as well.
_LONGEST_TITLE = 200
#: Characters of an objective and of whoever leads where the whole plan stands on a page or two.
_GLANCE, _GLANCE_LEAD = 120, 60
_BULLET = re.compile(r"\s*(?:[-\u2013\u2014*\u00b7]\s+|[\u2022\u25aa\u25e6\u25cf\uf0b7]\s*)")
#: A number that was typed before an action, and not a date, a time or an amount: ``1.``, ``(2)``, ``b)``.
_NUMBER = re.compile(r"\s*(\(?\d{1,2}[.)]+(?!\d)|\([a-z]\)|[a-z]\))\s*(?=\S)")


def plan_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the development plan is filled with; the names are in ``PLAN_FIELDS``.

    What was done or stopped before this round stands apart, and is no priority of it.
    """
    still = with_open_plan(review)
    ordered = in_order(still.priorities, review)
    moved = movement_between(review.earlier, review) if review.earlier else None
    plans = [(p, priority_value(p, review, moved)) for p in ordered]
    headings = [
        {"ref": h.ref, "title": h.title, "priorities": [value for p, value in plans if p.heading == h]}
        for h in review.framework.headings
    ]
    return {
        **common_values(review, made_on=made_on, draft=draft, missing=missing, version=version),
        "plan_from": review.plan_from,
        "earlier_plan": earlier_plan_values(review),
        "priorities": [value for _, value in plans],
        "headings": headings,
        "unplaced": [value for p, value in plans if p.heading is None],
        "without_priority": [h["title"] for h in headings if not h["priorities"]],
        "closed": closed_values(closed_before(review)),
        "no_actions": [no_action_value(entry, review) for entry in review.no_actions],
        "uncovered": [
            {"ref": area.element.ref, "title": area.element.title, "rating": rating_value(area.rating)}
            for area in uncovered(still)
        ],
        "timeline": timeline_values(ordered),
        "undated": [f"{p.source.ref} {value['title']}" for p, value in plans if p.start is None or p.due is None],
        "medium_term": [
            {"heading": m.heading.title if m.heading else NOT_RECORDED, "priority": said(m.priority),
             "why": said(m.why), "when": said(m.when), "lead": said(m.lead), **source_value(m.source)}
            for m in review.medium_term
        ],
        "earlier_workbooks": list(earlier_workbook_values(review)),
    }  # fmt: skip


def priority_value(priority: Priority, review: Review, moved: Movement | None) -> Values:
    """Return one priority, with the rating that stands for its element today, or for its heading the lowest, and before.

    Args:
        priority: of the review's plan.
        review: of one trust and round.
        moved: what moved since the round before; the rating before stands beside today's only where both are on one basis.
    """
    before = moved.earlier if moved else None
    now = rating_of_target(priority, review)
    same = moved and move_of_target(priority, moved)
    then = rating_of_target(priority, before) if before and same and same.move and not same.basis else None
    title, whole = _title_of(priority.objective)
    return {
        "target": target_text(priority, review.framework.words) + (NEW_NOW if _is_new(priority, moved) else ""),
        "heading": priority.heading.title if priority.heading else NOT_RECORDED,
        "lowest": priority.element is None and priority.heading is not None,
        "rating": rating_value(now.rating, instead=now.basis),
        "before": rating_value(then.rating if then else None),
        "since": said(before.round) if before and then and then.rating else "",
        "title": title,
        "objective": said(priority.objective),
        "objective_brief": cut(priority.objective, _GLANCE) or NOT_RECORDED,
        "objective_rest": "" if whole else priority.objective,
        "actions": said(priority.actions),
        "action_list": _items(priority.actions) or [NOT_RECORDED],
        "action_bullets": any(_items(priority.actions)) and not _numbered(priority.actions),
        "lead": said(priority.lead),
        "lead_brief": cut(priority.lead, _GLANCE_LEAD) or NOT_RECORDED,
        "support": said(priority.support),
        "start": date_value(review, priority, "start"),
        "due": date_value(review, priority, "due"),
        "when": _dates_in_words(review, priority),
        "start_term": term_of(priority.start) if priority.start else NOT_RECORDED,
        "due_term": term_of(priority.due) if priority.due else NOT_RECORDED,
        "resources": said(priority.resources),
        "monitoring": said(priority.monitoring),
        "success": said(priority.success),
        "success_brief": brief(priority.success, where=_WHERE, limit=240),
        "review_on": date_value(review, priority, "review_on"),
        "review_label": _review_label(review, priority),
        "due_brief": date_value(review, priority, "due", form=short_date),
        **source_value(priority.source),
    }


def _is_new(priority: Priority, moved: Movement | None) -> bool:
    """Tell whether a priority serves an element for which the round before was not asked."""
    return moved is not None and any(priority.element == e.element.element for e in moved.of(Move.NEW))


def _title_of(objective: str) -> tuple[str, bool]:
    """Return an objective as a title on one line, and whether that is all of it; the beginning of a long one."""
    text = " ".join(objective.split())
    if len(text) <= _LONGEST_TITLE:
        return text or "Objective not recorded", True
    start = text[:_LONGEST_TITLE]
    end = start.rfind(". ")
    return (start[: end + 1] if end > 0 else f"{start.rpartition(' ')[0] or start} […]"), False


def _items(text: str) -> list[str]:
    """Return the lines of a text as the items of a list, without the dashes or dots typed before them; numbers stay."""
    lines = (_NUMBER.sub(r"\1 ", _BULLET.sub("", line, count=1), count=1) for line in text.splitlines())
    return [item for line in lines if (item := line.strip())]


def _numbered(text: str) -> bool:
    """Tell whether actions were numbered as they were typed, so that dots before them would say the order twice."""
    return any(map(_NUMBER.match, _items(text)))


def _dates_in_words(review: Review, priority: Priority) -> str:
    start, due = (date_value(review, priority, column) for column in ("start", "due"))
    moved = due_in_plan(review, priority)
    said_first = f" (first {format_date(moved)}; moved in the log)" if moved else ""
    return NOT_RECORDED if start == due == NOT_RECORDED else f"{start} to {due}{said_first}"


def _review_label(review: Review, priority: Priority) -> str:
    """Return what stands before a review date: one from before the round, which came along with the plan, is no next review."""
    past = priority.review_on and review.day and priority.review_on < review.day
    return "Last planned review" if past else "Next review"


def no_action_value(entry: NoAction, review: Review) -> Values:
    """Return one reason to leave something for now."""
    left = rating_of_target(entry, review)
    return {
        "target": target_text(entry, review.framework.words),
        "rating": rating_value(left.rating, instead=left.basis),
        "lowest": entry.element is None and entry.heading is not None,
        "reason": said(entry.reason),
        **source_value(entry.source),
    }


# --- names ---------------------------------------------------------------------------------------------------------


def _priority_fields(prefix: str) -> tuple[Field, ...]:
    return fields(
        source_fields(prefix, "the priority's Ref"),
        (f"{prefix}.target", "the element or heading it serves", "text"),
        (f"{prefix}.heading", "the heading it belongs to", "text"),
        (f"{prefix}.lowest", "it serves a whole heading, whose lowest rating is given", "yes or no"),
        rating_fields(f"{prefix}.rating", "the rating today"),
        rating_fields(f"{prefix}.before", "the rating of the round before"),
        (f"{prefix}.since", "the round before; blank where it gives no rating", "text"),
        (f"{prefix}.title", "its objective as a title", "text"),
        (f"{prefix}.objective", "what is to be achieved", "text"),
        (f"{prefix}.objective_brief", "its beginning, on a line or two", "text"),
        (f"{prefix}.objective_rest", "all of it where it is longer than a title, else blank", "text"),
        (f"{prefix}.actions", "the specific actions", "text"),
        (f"{prefix}.action_list[]", "the specific actions one by one", "list of texts"),
        (f"{prefix}.action_bullets", "they are to have bullets: there are some, typed without numbers", "yes or no"),
        (f"{prefix}.lead", "who is responsible", "text"),
        (f"{prefix}.lead_brief", "the same, on a line or two", "text"),
        (f"{prefix}.support", "the support from outside", "text"),
        (f"{prefix}.start", "the start date", "text"),
        (f"{prefix}.due", "the due date", "text"),
        (f"{prefix}.when", "both dates in words", "text"),
        (f"{prefix}.start_term", "the term it starts in", "text"),
        (f"{prefix}.due_term", "the term it is due in", "text"),
        (f"{prefix}.resources", "money, time and people", "text"),
        (f"{prefix}.monitoring", "how it is monitored", "text"),
        (f"{prefix}.success", "what success looks like", "text"),
        (f"{prefix}.success_brief", "its beginning", "text"),
        (f"{prefix}.review_on", "the review date", "text"),
        (
            f"{prefix}.review_label",
            "Next review, or Last planned review where that date was past by the day of the round",
            "text",
        ),
        (f"{prefix}.due_brief", "the due date, its month in three letters", "text"),
    )


PLAN_FIELDS = fields(
    COMMON_FIELDS,
    ("plan_from", "the workbook that the plan comes from, blank where there is none", "text"),
    EARLIER_PLAN_FIELDS,
    _priority_fields("priorities[]"),
    ("headings[].ref", "a heading's Ref", "text"),
    ("headings[].title", "its title", "text"),
    _priority_fields("headings[].priorities[]"),
    _priority_fields("unplaced[]"),
    CLOSED_FIELDS,
    ("without_priority[]", "the headings without a priority", "list of texts"),
    source_fields("no_actions[]", "the Ref of a row that says why nothing is done now"),
    ("no_actions[].target", "what is left for now", "text"),
    ("no_actions[].lowest", "it is a whole heading, whose lowest rating is given", "yes or no"),
    rating_fields("no_actions[].rating", "its rating today"),
    ("no_actions[].reason", "why", "text"),
    ("uncovered[].ref", "an area for improvement that the plan says nothing about", "text"),
    ("uncovered[].title", "its title", "text"),
    rating_fields("uncovered[].rating", "its rating"),
    TIMELINE_FIELDS,
    earlier_workbook_fields("earlier_workbooks[]"),
    ("undated[]", "the priorities without a start or a due date", "list of texts"),
    source_fields("medium_term[]", "a medium-term priority's Ref"),
    ("medium_term[].heading", "its heading", "text"),
    ("medium_term[].priority", "what the trust means to achieve", "text"),
    ("medium_term[].why", "why it comes next", "text"),
    ("medium_term[].when", "by when", "text"),
    ("medium_term[].lead", "who answers for it", "text"),
)
