"""The diagnostic summary's context: from a ``Review`` to plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.area_values import area_plan_fields, area_plan_value
from matsheets.documents.contexts.difference_values import difference_fields, difference_values
from matsheets.documents.contexts.first_page import FIRST_PAGE_FIELDS, first_page_value
from matsheets.documents.contexts.movement import MOVEMENT_FIELDS, movement
from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.pattern_values import pattern_fields, pattern_value, short_name
from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    NOT_RECORDED,
    Field,
    Values,
    common_values,
    dated,
    fact_text,
    fields,
    given_rating_value,
    names_of,
    qualified_refs,
    rating_fields,
    said,
    source_fields,
    source_value,
    standing_rating_value,
    why_not_rated,
)
from matsheets.documents.contexts.views import views_of
from matsheets.model.cells import first_listed
from matsheets.model.framework import NOT_RATED, Rating
from matsheets.model.parsing import format_date, is_placeholder
from matsheets.model.respondents import Respondent, place_of_round
from matsheets.review.review import ElementReview, Gap, Issue, Review

#: More groups than this do not fit side by side on a page; their ratings are then counted.
COLUMNS = 5
#: Characters of a reason, of a cell of an issue, of a person's role. What is longer stands in the diagnostic evidence.
_REASON, _ISSUE, _TITLE, _ROLE = 190, 170, 80, 90
#: Issues, and workbooks with blanks, that are printed; the others are counted.
_MOST_ISSUES, _MOST_GAPS, _MOST_STEPS = 8, 12, 20


def summary_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the diagnostic summary is filled with; the names are in ``SUMMARY_FIELDS``."""
    names = names_of(review.respondents)
    headings: list[Values] = [
        {
            "ref": h.heading.ref,
            "title": h.heading.title,
            "elements": [element_value(e, review, names) for e in h.elements],
        }
        for h in review.headings
    ]
    by_ref = {e["ref"]: e for h in headings for e in h["elements"]}
    own = [short_name(names[r.file]) for r in review.raters if not r.agreed]
    moved = movement(review)
    issues, others = _split_issues(review)
    steps = list(_steps(review))
    undated = [p.source.ref for p in review.priorities if p.review_on is None]
    refs = dict(zip(others, qualified_refs([i.source for i in others], names), strict=True))
    refs |= dict(zip(issues, qualified_refs([i.source for i in issues], names), strict=True))
    return {
        **common_values(review, made_on=made_on, draft=draft, missing=missing, version=version),
        "first_page": first_page_value(review, names, refs, moved["in_brief"], draft=draft),
        "respondents": [_respondent_value(r, names) for r in review.raters],
        "meeting": _meeting(review),
        "groups": own,
        "group_columns": len(own) if len(own) <= COLUMNS else 0,
        "headings": headings,
        "movement": moved,
        "rated": len(review.elements) - len(review.not_rated),
        "elements": len(review.elements),
        "strengths": [by_ref[e.element.ref] for e in review.strengths],
        "areas": [by_ref[e.element.ref] for e in review.areas],
        "between": [{"ref": e.element.ref, "title": e.element.title} for e in review.between],
        "differences": difference_values(review, names),
        "issues": [_issue_value(issue, refs[issue], names) for issue in issues[:_MOST_ISSUES]],
        "more_issues": max(0, len(issues) - _MOST_ISSUES),
        "other_issues": _other_issues(others, refs),
        "not_rated": [{"ref": e.element.ref, "title": e.element.title} for e in review.not_rated],
        "why_not_rated": list(_why_not_rated(review, names)),
        "gaps": list(_gaps(review, names))[:_MOST_GAPS],
        "more_gaps": max(0, len({g.respondent.file for g in review.gaps}) - _MOST_GAPS),
        "steps": steps[:_MOST_STEPS],
        "more_steps": max(0, len(steps) - _MOST_STEPS),
        "undated": first_listed(undated[:_MOST_STEPS], len(undated)),
    }


def _meeting(review: Review) -> Values:
    """Return what is known of the diagnostic meeting.

    Why not held wherever something is agreed: a later round may be settled without one, and its workbooks may still give
    the day on which the first was.
    """
    people = fact_text(review.facts.get("meeting_people"))
    given = review.facts.get("meeting_date")
    day = given if isinstance(given, dt.date) else None
    agreed = any(element.agreed for element in review.elements)
    first = min((r.date for r in review.respondents if r.date), default=dt.date.min)
    expected = not place_of_round(review.round) or (day is not None and day >= first)
    return {
        "agreed": agreed,
        "held": agreed and expected,
        "shown": expected,
        "date": dated(day),
        "people": [line.strip() for line in people.splitlines() if line.strip()],
    }


def _respondent_value(respondent: Respondent, names: Mapping[str, str]) -> Values:
    """Return who filled in a workbook; of what was agreed, the person who kept the record."""
    return {
        "who": names[respondent.file],
        "name": said(respondent.name),
        "role": said(cut(respondent.role, _ROLE)),
        "date": dated(respondent.date),
    }


def element_value(element: ElementReview, review: Review, names: Mapping[str, str]) -> Values:
    """Return one element: the rating that stands, each group's own, their pattern, the reason, and what the plan says."""
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "short": element.element.short,
        "heading": element.heading.title,
        "rating": standing_rating_value(element),
        "agreed": element.agreed is not None,
        "group_ratings": [given_rating_value(view) for view in element.views],
        "counts": _counts(element),
        "pattern": pattern_value(element, names),
        "reason": _reason(element, names),
        "plan": area_plan_value(review, element),
    }


def _counts(element: ElementReview) -> str:
    """Return how many groups gave each rating, weakest first: ``2 Red, 5 Amber-red, 1 not rated, 1 blank``."""
    by_points: dict[int, tuple[Rating, int]] = {}
    for rating in element.ratings:
        by_points[rating.points] = rating, by_points.get(rating.points, (rating, 0))[1] + 1
    told = [f"{count} {rating.label}" for rating, count in by_points.values()]
    unrated = sum(v.not_rated for v in element.views)
    blank = len(element.views) - len(element.ratings) - unrated
    told += [f"{unrated} {NOT_RATED.lower()}"] * bool(unrated) + [f"{blank} blank"] * bool(blank)
    return ", ".join(told) or "None"


def _reason(element: ElementReview, names: Mapping[str, str]) -> Values:
    """Return the reason behind the rating that stands, in brief: the agreed one, or that of a group that gave the rating."""
    holders = [element.agreed] if element.agreed else [v for v in element.views if v.rating == element.rating]
    given = [v for v in holders if v.rationale]
    given.sort(key=lambda v: is_placeholder(v.rationale))  # "as above" takes no reason's place
    if not given:
        return {"text": NOT_RECORDED, "who": ""}
    return {
        "text": cut(given[0].rationale, _REASON),
        "who": "" if element.agreed else short_name(names[given[0].respondent.file]),
    }


# --- beyond the framework, and what is missing ---------------------------------------------------------------------


def _split_issues(review: Review) -> tuple[list[Issue], list[Issue]]:
    """Return the issues that stand, and those that groups raised before: what the meeting kept supersedes what it heard."""
    agreed = [issue for issue in review.issues if issue.respondent.agreed]
    return (agreed, [i for i in review.issues if not i.respondent.agreed]) if agreed else (list(review.issues), [])


def _issue_value(issue: Issue, ref: str, names: Mapping[str, str]) -> Values:
    return {
        "issue": said(cut(issue.issue, _TITLE)),
        "why": said(cut(issue.why, _ISSUE)),
        "known": said(cut(issue.known, _ISSUE)),
        "next": said(cut(issue.next, _ISSUE)),
        "who": "" if issue.respondent.agreed else short_name(names[issue.respondent.file]),
        **source_value(issue.source),
        "ref": ref,
    }


def _other_issues(issues: Sequence[Issue], refs: Mapping[Issue, str]) -> str:
    named = [f"{cut(issue.issue, 60) or NOT_RECORDED}, {refs[issue]}" for issue in issues[:_MOST_ISSUES]]
    more = len(issues) - len(named)
    return "; ".join([*named, *([f"and {more} more"] if more else [])])


def _why_not_rated(review: Review, names: Mapping[str, str]) -> Iterator[Values]:
    """Yield each view that an element is not rated, with the reason."""
    for element in review.elements:
        for view in views_of(element):
            if view.not_rated:
                text = cut(why_not_rated(view, names), _REASON)
                yield {"ref": element.element.ref, "title": element.element.title, "text": text}


def _gaps(review: Review, names: Mapping[str, str]) -> Iterator[Values]:
    """Yield what each workbook leaves blank, one entry to a workbook: each kind of answer with the elements it lacks."""
    by_file: dict[str, list[Gap]] = {}
    for gap in review.gaps:
        by_file.setdefault(gap.respondent.file, []).append(gap)
    for file, gaps in by_file.items():
        lacking: dict[str, list[str]] = {}
        for gap in gaps:
            for what in gap.what.split(", "):
                lacking.setdefault(what, []).append(gap.ref)
        told = [f"{what} of {_named(refs, len(review.elements))}" for what, refs in lacking.items()]
        text = "; ".join(told)
        yield {"who": short_name(names[file]), "blanks": f"{text[:1].upper()}{text[1:]}"}


def _named(refs: Sequence[str], total: int) -> str:
    return f"all {total} elements" if len(refs) == total > 1 else first_listed(refs[:6], len(refs))


# --- what comes next -----------------------------------------------------------------------------------------------


def _steps(review: Review) -> Iterator[Values]:
    """Yield each day on which something is reviewed, falls due, begins or ends, as the plan and the partnership say."""
    days: dict[dt.date, list[str]] = {}

    def note(day: object, what: str) -> None:
        if isinstance(day, dt.date):
            days.setdefault(day, []).append(what)

    for what, column in (("Review of", "review_on"), ("Due:", "due")):
        by_day: dict[dt.date, list[str]] = {}
        for priority in review.priorities:
            if day := getattr(priority, column):
                by_day.setdefault(day, []).append(priority.source.ref)
        for day, refs in by_day.items():
            note(day, f"{what} {first_listed(refs[:5], len(refs))}")
    for partnership in review.partnerships:
        note(partnership.terms.get("start_date"), "The partnership begins (PAR-11)")
        note(
            partnership.terms.get("consider_by"),
            "By now the governing body has considered whether to join a trust (PAR-21)",
        )
        note(partnership.terms.get("end_date"), "The partnership ends (PAR-12)")
    yield from ({"day": format_date(day), "what": "; ".join(days[day])} for day in sorted(days))


# --- names ---------------------------------------------------------------------------------------------------------


def _element_fields(prefix: str) -> tuple[Field, ...]:
    return fields(
        (f"{prefix}.ref", "the element's Ref", "text"),
        (f"{prefix}.title", "its title", "text"),
        (f"{prefix}.short", "its short name", "text"),
        (f"{prefix}.heading", "its heading", "text"),
        rating_fields(f"{prefix}.rating", "the rating that stands: agreed, else the cautious median"),
        (f"{prefix}.agreed", "it was agreed", "yes or no"),
        rating_fields(f"{prefix}.group_ratings[]", "each group, as in groups"),
        (f"{prefix}.counts", "how many groups gave each rating, weakest first", "text"),
        pattern_fields(f"{prefix}.pattern"),
        (f"{prefix}.reason.text", "the reason behind the rating that stands, in brief", "text"),
        (f"{prefix}.reason.who", "whose reason; blank for what was agreed", "text"),
        area_plan_fields(f"{prefix}.plan"),
    )


SUMMARY_FIELDS = fields(
    COMMON_FIELDS,
    FIRST_PAGE_FIELDS,
    ("respondents[].who", "what the document calls this view", "text"),
    ("respondents[].name", "who filled in the workbook", "text"),
    ("respondents[].role", "their role", "text"),
    ("respondents[].date", "when", "text"),
    ("meeting.agreed", "ratings were settled together; no in a paper for the meeting", "yes or no"),
    ("meeting.held", "they were settled at the diagnostic meeting", "yes or no"),
    ("meeting.shown", "the round has a diagnostic meeting, held or to come", "yes or no"),
    ("meeting.date", "the date of the diagnostic meeting", "text"),
    ("meeting.people[]", "each person at it, as typed", "list of texts"),
    ("groups[]", "the groups that rated, in order, without the agreed view", "list of texts"),
    ("group_columns", f"how many groups stand side by side: 0 with more than {COLUMNS}", "number"),
    ("headings[].ref", "a heading's Ref", "text"),
    ("headings[].title", "its title", "text"),
    _element_fields("headings[].elements[]"),
    MOVEMENT_FIELDS,
    ("rated", "how many elements have a rating", "number"),
    ("elements", "how many elements there are", "number"),
    _element_fields("strengths[]"),
    _element_fields("areas[]"),
    ("between[].ref", "an element whose rating is neither a strength nor an area for improvement", "text"),
    ("between[].title", "its title", "text"),
    difference_fields("differences[]"),
    ("issues[].issue", "an issue beyond the framework", "text"),
    ("issues[].why", "why it matters, in brief", "text"),
    ("issues[].known", "what is known, in brief", "text"),
    ("issues[].next", "the next step, in brief", "text"),
    ("issues[].who", "who raised it; blank for what was agreed", "text"),
    source_fields("issues[]", "its Ref, with whose it is where several have one: BEY-01 (Trustees)"),
    ("more_issues", "how many more there are", "number"),
    ("other_issues", "what groups raised and the meeting did not keep, with Refs; blank without", "text"),
    ("why_not_rated[].ref", "an element for which Not rated was chosen", "text"),
    ("why_not_rated[].title", "its title", "text"),
    ("why_not_rated[].text", "who chose it, and why: Not rated by trustees, then the reason", "text"),
    ("not_rated[].ref", "an element without a rating that stands", "text"),
    ("not_rated[].title", "its title", "text"),
    ("gaps[].who", "whose workbook", "text"),
    ("gaps[].blanks", "what it leaves blank", "text"),
    ("more_gaps", "how many more workbooks leave something blank", "number"),
    ("steps[].day", "a day that the plan or the partnership names", "text"),
    ("steps[].what", "what happens on it", "text"),
    ("more_steps", "how many more such days there are", "number"),
    ("undated", "priorities without a review date; blank where each has one", "text"),
)
