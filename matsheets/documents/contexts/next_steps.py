"""What comes next: the days that the plan and the partnerships name, and the steps that have none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from matsheets.documents.contexts.page_room import cut, ended
from matsheets.documents.contexts.values import Field, Values, fields, said, source_fields, source_value, typed_date
from matsheets.model.cells import first_listed
from matsheets.model.parsing import format_date
from matsheets.model.trust_names import fold_name
from matsheets.review.review import Partnership, Priority, Review

#: Days, and steps without one, that are printed; the others are counted. Refs on one day; characters of a party's name.
_MOST_DAYS, _MOST_UNDATED, _MOST_REFS, _PARTY = 14, 12, 5, 60


def _ref(priority: Priority) -> str:
    return priority.source.ref


def next_steps(
    review: Review, *, after: dt.date = dt.date.min, most: int = _MOST_DAYS, name: Callable[[Priority], str] = _ref
) -> Values:
    """Return the steps by day, what there is to say where no step has a day, and what lacks one.

    Args:
        review: of one trust and round.
        after: steps of days up to this one are left out.
        most: so many days are printed.
        name: how a priority is called.
    """
    days: dict[dt.date, list[str]] = {}
    for day, what in (*_plan_days(review, name), *_partnership_days(review)):
        if isinstance(day, dt.date) and day > after:
            days.setdefault(day, []).append(what)
    found = [{"day": format_date(day), "what": "; ".join(days[day])} for day in sorted(days)]
    return {
        "steps": found[:most],
        "more_steps": max(0, len(found) - most),
        "no_steps": "" if found else _why_none(review, after),
        "undated": " ".join(_undated(review)),
        "overdue": _overdue(review, after),
    }


def summary_steps(review: Review, requests: Sequence[str]) -> Values:
    """Return the steps after the day of a round, and the medium-term priorities that the first page does not have whole.

    Args:
        review: of one trust and round.
        requests: what the board is asked on the first page. Nobody adopts what stands nowhere in the paper.
    """
    asked = " ".join(requests)
    is_asked_whole = all(m.priority.rstrip(".") in asked for m in review.medium_term)
    medium_term = [
        {"priority": ended(said(m.priority)), "when": said(m.when), "lead": said(m.lead), **source_value(m.source)}
        for m in review.medium_term
    ]
    steps = next_steps(review, after=review.told_on or dt.date.min)
    return {**steps, "medium_term": [] if is_asked_whole else medium_term}


def _plan_days(review: Review, name: Callable[[Priority], str]) -> Iterator[tuple[dt.date, str]]:
    for what, column in (("Review of", "review_on"), ("Due:", "due")):
        by_day: dict[dt.date, list[str]] = {}
        for priority in review.priorities:
            if day := getattr(priority, column):
                by_day.setdefault(day, []).append(name(priority))
        for day, refs in by_day.items():
            yield day, f"{what} {first_listed(refs[:_MOST_REFS], len(refs))}"


def _partnership_days(review: Review) -> Iterator[tuple[object, str]]:
    for partnership in review.partnerships:
        whose = with_whom(review, partnership) if len(review.partnerships) > 1 else ""
        terms = partnership.terms
        yield terms.get("start_date"), f"The partnership{whose} begins (PAR-11)"
        body = f" of the school in the partnership{whose}" if whose else ""
        yield (
            terms.get("consider_by"),
            f"By now the governing body{body} has considered whether to join a trust (PAR-21)",
        )
        yield terms.get("end_date"), f"The partnership{whose} ends (PAR-12)"


def with_whom(review: Review, partnership: Partnership) -> str:
    """Return who a partnership of several is with; failing a name, the workbook that holds it."""
    ours = fold_name(review.trust)
    names = [str(partnership.terms.get(name) or "") for name in ("school_name", "school_body", "provider_name")]
    other = next((name for name in names if name and fold_name(name) != ours), "")
    return f" with {cut(other, _PARTY)}" if other else f" in {partnership.file}"


def _overdue(review: Review, day: dt.date) -> str:
    """Say which priorities were due by a day and are open all the same; blank where none is."""
    late = [f"{p.source.ref} ({format_date(p.due)})" for p in review.priorities if p.due and p.due <= day]
    if not late:
        return ""
    return f"Due by {format_date(day)} and still open: {first_listed(late[:_MOST_UNDATED], len(late))}."


def _why_none(review: Review, after: dt.date) -> str:
    if review.priorities or review.partnerships:
        past = any(day and day <= after for p in review.priorities for day in (p.due, p.review_on))
        return f"No step has a date after {format_date(after)}." if past else "No step has a date yet."
    if review.plan_rivals:
        return "No step has a date yet: first it is to be said which development plan counts."
    if review.plan_from and review.progress:
        return "No priority of the plan is open, so there is no date to come."
    held = "no plan and no partnership" if review.with_mentor else "no plan"
    return f"The workbooks hold {held} yet, so there is no date to come."


def _undated(review: Review) -> Iterator[str]:
    """Yield, for each kind of date, the priorities without one; what was typed instead stands beside its Ref."""
    for what, column in (("review date", "review_on"), ("due date", "due")):
        lacking = [p for p in review.priorities if getattr(p, column) is None]
        told = []
        for priority in lacking[:_MOST_UNDATED]:
            typed = typed_date(review, priority, column)
            told.append(f"{priority.source.ref}{f', {typed}' if typed else ''}")
        if told:
            yield f"Without a {what}: {first_listed(told, len(lacking))}."


def summary_steps_fields() -> tuple[Field, ...]:
    """Return the fields of ``summary_steps``."""
    return fields(
        next_steps_fields(),
        source_fields(
            "medium_term[]", "the Ref of a medium-term priority, where the first page does not have all of them whole"
        ),
        ("medium_term[].priority", "what the trust means to achieve, whole", "text"),
        ("medium_term[].when", "by when", "text"),
        ("medium_term[].lead", "who answers for it", "text"),
    )


def next_steps_fields() -> tuple[Field, ...]:
    """Return the fields of ``next_steps``."""
    return fields(
        ("steps[].day", "a day that the plan or a partnership names", "text"),
        ("steps[].what", "what happens on it", "text"),
        ("more_steps", "how many more such days there are", "number"),
        ("overdue", "the open priorities whose due date is past, in a sentence; blank where there is none", "text"),
        ("no_steps", "what there is to say where no step has a day; blank elsewhere", "text"),
        ("undated", "the priorities without a review date or a due date, in sentences; blank where each has both", "text"),
    )  # fmt: skip
