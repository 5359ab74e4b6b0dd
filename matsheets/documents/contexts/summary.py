"""The diagnostic summary's context: from a ``Review`` to plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.area_values import area_plan_fields, area_plan_value
from matsheets.documents.contexts.closed_priorities import with_open_plan
from matsheets.documents.contexts.difference_values import (
    difference_fields,
    difference_values,
    origin_of_agreed,
    why_no_differences,
)
from matsheets.documents.contexts.explanations import EXPLANATION_FIELDS, explanation_values
from matsheets.documents.contexts.first_page import FIRST_PAGE_FIELDS, first_page_value
from matsheets.documents.contexts.journey import JOURNEY_FIELDS, journey_values
from matsheets.documents.contexts.list_room import GROUP_COLUMNS
from matsheets.documents.contexts.long_lists import long_list_fields, long_list_values
from matsheets.documents.contexts.movement import MOVEMENT_FIELDS, movement
from matsheets.documents.contexts.next_steps import summary_steps, summary_steps_fields
from matsheets.documents.contexts.page_room import cut, lines_apart
from matsheets.documents.contexts.pattern_values import (
    pattern_fields,
    pattern_value,
    short_name,
)
from matsheets.documents.contexts.source_workbooks import (
    contributor_fields,
    contributor_values,
    earlier_workbook_fields,
    earlier_workbook_values,
)
from matsheets.documents.contexts.unrated_elements import why_not_rated
from matsheets.documents.contexts.values import (
    AGREED_VIEW,
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
)
from matsheets.model.cells import first_listed, listed, sentence_start
from matsheets.model.framework import NOT_RATED, Rating
from matsheets.model.parsing import is_placeholder
from matsheets.model.rounds import Round
from matsheets.review.agenda import subjects_of
from matsheets.review.review import ElementReview, Gap, Issue, Review, View

#: Characters of a reason, of a cell of an issue, of its title,
#: of a name or a role among few people and among many. What is longer stands in the diagnostic evidence.
_REASON, _ISSUE, _TITLE, _PERSON = 190, 170, 80, (70, 45)
#: Issues that are printed, and so many with more room; workbooks with blanks that are. The others are counted.
#: So many people have more room for their names.
_MOST_ISSUES, _FEW_ISSUES, _MOST_GAPS, _FEW_PEOPLE = 8, 4, 12, 8


def summary_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the diagnostic summary is filled with; the names are in ``SUMMARY_FIELDS``."""
    names, still = names_of(review.respondents), with_open_plan(review)
    headings: list[Values] = [
        {
            "ref": h.heading.ref,
            "title": h.heading.title,
            "elements": [element_value(e, still, names) for e in h.elements],
        }
        for h in review.headings
    ]
    by_ref = {e["ref"]: e for h in headings for e in h["elements"]}
    own = [short_name(names[r.file]) for r in review.raters if not r.agreed]
    moved, meeting, journey = movement(review), _meeting(review), journey_values(review)
    kept, struck = _split_issues(review)
    standing, gaps = _with_refs(kept, names), list(_gaps(review, names))
    person = _PERSON[len(review.respondents) > _FEW_PEOPLE]
    room = _ISSUE if len(standing) <= _FEW_ISSUES else _ISSUE // 2
    first_page = first_page_value(still, standing, meeting, moved, made_on=made_on, draft=draft)
    said = {
        **common_values(review, made_on=made_on, draft=draft, missing=missing, version=version),
        "first_page": first_page,
        "workbooks": [
            {**w, "name": cut(w["name"], person), "role": cut(w["role"], person)} for w in contributor_values(review)
        ],
        "meeting": meeting,
        "groups": own,
        "group_columns": len(own) if len(own) <= GROUP_COLUMNS else 0,
        "stands": _what_stands(review),
        "headings": headings,
        "movement": moved,
        "earlier_workbooks": list(earlier_workbook_values(review)) if moved["shown"] else [],
        "journey": journey,
        "rated": len(review.elements) - len(review.not_rated),
        "elements": len(review.elements),
        **explanation_values(review, names),
        "differences": difference_values(review, names),
        "no_differences": "" if review.differences else why_no_differences(review),
        "issues": [_issue_value(issue, ref, names, room) for issue, ref in [*standing.items()][:_MOST_ISSUES]],
        "more_issues": max(0, len(standing) - _MOST_ISSUES),
        "other_issues": _not_kept(struck),
        "not_rated": _named_elements(review),
        "why_not_rated": why_not_rated(review, names),
        "gaps": gaps[:_MOST_GAPS],
        "more_gaps": max(0, len(gaps) - _MOST_GAPS),
        **summary_steps(still, first_page["requests"]),
    }
    return said | long_list_values(review, by_ref, said)


def _meeting(review: Review) -> Values:
    """Return what is known of the diagnostic meeting.

    Why not held wherever something is agreed: a later round may be settled without one, and its workbooks may still give
    the day on which the first was. A round with a name of its own is the first where no other is known.
    """
    people = fact_text(review.facts.get("meeting_people"))
    given = review.facts.get("meeting_date")
    day = given if isinstance(given, dt.date) else None
    first = min((r.date for r in review.respondents if r.date), default=dt.date.min)
    place = Round(review.round).suggested_place
    is_first = place == 0 if place is not None else review.earlier is None
    expected = is_first or (day is not None and day >= first)
    return {
        "agreed": review.settled,
        "held": review.settled and expected,
        "shown": expected,
        "date": dated(day),
        "people": [cut(line, 2 * _PERSON[0]) for line in people.splitlines() if line.strip()],
    }


def element_value(element: ElementReview, review: Review, names: Mapping[str, str]) -> Values:
    """Return one element: the rating that stands, each group's own, their pattern, the reason, and what the plan says."""
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "short": element.element.short,
        "heading": element.heading.title,
        "rating": standing_rating_value(element),
        "standing": _standing(element, review),
        "agreed": element.agreed is not None,
        "group_ratings": [given_rating_value(view) for view in element.views],
        "counts": _counts(element),
        "pattern": pattern_value(element, names),
        "reason": _reason(element, names),
        "plan": area_plan_value(review, element),
    }


def _what_stands(review: Review) -> str:
    """Return what the column of ratings that stand is called: the middle is only where groups were compared."""
    if review.settled:
        return "Agreed"
    return "Middle" if any(len(element.ratings) > 1 for element in review.elements) else "Rating"


def _standing(element: ElementReview, review: Review) -> str:
    """Return the word of the rating that stands, and beside agreed ones where it comes from if it was not agreed."""
    word = str(standing_rating_value(element)["label"])
    if element.agreed_by_none:
        return f"{word} (no group gave it)"
    if element.rating is None or element.agreed or _what_stands(review) != "Agreed":
        return word
    return f"{word} ({'middle' if len(element.ratings) > 1 else 'one group'})"


def _counts(element: ElementReview) -> str:
    """Return how many groups gave each rating, weakest first: ``2 Red, 5 Amber-red, 1 not rated, 1 blank``."""
    by_points: dict[int, tuple[Rating, int]] = {}
    for rating in element.ratings:
        by_points[rating.points] = rating, by_points.get(rating.points, (rating, 0))[1] + 1
    told = [f"{count} {rating.label}" for rating, count in by_points.values()]
    unrated = sum(v.not_rated for v in element.views)
    unclear = sum(bool(v.unclear) for v in element.views)
    blank = len(element.views) - len(element.ratings) - unrated - unclear
    told += [f"{n} {what}" for n, what in ((unrated, NOT_RATED.lower()), (unclear, "not clear"), (blank, "blank")) if n]
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
        "who": _agreed_with(element, names) if element.agreed else _whose(element, given[0], names),
    }


def _agreed_with(element: ElementReview, names: Mapping[str, str]) -> str:
    """Return whose rating was agreed, where one group alone had given it or none had.

    Where groups differ, whose it was stands beside them; that it was nobody's stands everywhere.
    """
    told = "" if element.differs and not element.agreed_by_none else origin_of_agreed(element, names)
    return f"{told}." if told else ""


def _whose(element: ElementReview, view: View, names: Mapping[str, str]) -> str:
    """Return whose view it is; among many the group alone, since the names stand with the workbooks."""
    return short_name(view.respondent.group if len(element.views) > GROUP_COLUMNS else names[view.respondent.file])


# --- beyond the framework, and what is missing ---------------------------------------------------------------------


def _split_issues(review: Review) -> tuple[list[Issue], list[Issue]]:
    """Return the issues that stand, and those that groups raised and a meeting did not keep.

    A meeting kept what stands in its own rows. Without any it struck all, if its workbook was prepared with them in it; of
    another workbook nobody knows whether they were talked about.
    """
    agreed = [issue for issue in review.issues if issue.respondent.agreed]
    prepared = review.settled and any(assessment.is_for_meeting for assessment in review.assessments)
    if agreed or prepared:
        return agreed, [issue for issue in review.issues if not issue.respondent.agreed]
    return list(review.issues), []


def _with_refs(issues: Sequence[Issue], names: Mapping[str, str]) -> dict[Issue, str]:
    """Return issues in their order, each with how it is referred to."""
    return dict(zip(issues, qualified_refs([issue.source for issue in issues], names), strict=True))


def _issue_value(issue: Issue, ref: str, names: Mapping[str, str], room: int) -> Values:
    return {
        "issue": said(cut(issue.issue, _TITLE)),
        "why": said(cut(lines_apart(issue.why), room)),
        "known": said(cut(lines_apart(issue.known), room)),
        "next": said(cut(issue.next, room)),
        "who": "" if issue.respondent.agreed or "(" in ref else short_name(names[issue.respondent.file]),
        **source_value(issue.source),
        "ref": ref,
    }


def _not_kept(struck: Sequence[Issue]) -> str:
    """Return how many subjects were struck; blank for none.

    Why no title: a meeting strikes what a board need not read, a complaint about a person among it. The diagnostic evidence
    has everyone's words.
    """
    count = len(subjects_of(struck))
    subjects = "1 subject that groups raised was" if count == 1 else f"{count} subjects that groups raised were"
    return f"{subjects} not kept as {'it was' if count == 1 else 'they were'} put." if count else ""


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
        alike: dict[tuple[str, ...], list[str]] = {}
        for what, refs in lacking.items():
            alike.setdefault(tuple(refs), []).append(what)
        text = "; ".join(f"{listed(what)} of {_named(refs, review)}" for refs, what in alike.items())
        who = "The agreed workbook" if names[file] == AGREED_VIEW else short_name(names[file])
        yield {"who": who, "blanks": sentence_start(text)}


def _named_elements(review: Review) -> str:
    """Return the elements without a rating that stands."""
    if len(review.not_rated) == len(review.elements):
        return _every(review)
    return "; ".join(f"{e.element.ref} {e.element.short}" for e in review.not_rated)


def _named(refs: Sequence[str], review: Review) -> str:
    return _every(review) if len(refs) == len(review.elements) > 1 else first_listed(refs[:6], len(refs))


def _every(review: Review) -> str:
    return f"all {review.framework.words.element.counted(len(review.elements))}"


# --- names ---------------------------------------------------------------------------------------------------------


def _element_fields(prefix: str) -> tuple[Field, ...]:
    return fields(
        (f"{prefix}.ref", "the element's Ref", "text"),
        (f"{prefix}.title", "its title", "text"),
        (f"{prefix}.short", "its short name", "text"),
        (f"{prefix}.heading", "its heading", "text"),
        rating_fields(f"{prefix}.rating", "the rating that stands: agreed, else the cautious median"),
        (
            f"{prefix}.standing",
            "that rating's word, and where it comes from if others were agreed and it was not",
            "text",
        ),
        (f"{prefix}.agreed", "it was agreed", "yes or no"),
        rating_fields(f"{prefix}.group_ratings[]", "each group, as in groups"),
        (f"{prefix}.counts", "how many groups gave each rating, weakest first", "text"),
        pattern_fields(f"{prefix}.pattern"),
        (f"{prefix}.reason.text", "the reason behind the rating that stands, in brief", "text"),
        (
            f"{prefix}.reason.who",
            "whose reason; for what was agreed, who alone had given the rating or that nobody had, or blank",
            "text",
        ),
        area_plan_fields(f"{prefix}.plan"),
    )


SUMMARY_FIELDS = fields(
    COMMON_FIELDS,
    FIRST_PAGE_FIELDS,
    contributor_fields("workbooks[]"),
    ("meeting.agreed", "ratings were settled together; no in a paper for the meeting", "yes or no"),
    ("meeting.held", "they were settled at the diagnostic meeting", "yes or no"),
    ("meeting.shown", "the round has a diagnostic meeting, held or to come", "yes or no"),
    ("meeting.date", "the date of the diagnostic meeting", "text"),
    ("meeting.people[]", "each person at it, as typed", "list of texts"),
    ("groups[]", "the groups that rated, in order, without the agreed view", "list of texts"),
    ("group_columns", f"how many groups stand side by side: 0 with more than {GROUP_COLUMNS}", "number"),
    ("stands", "what the ratings that stand are: Agreed, Middle of several, or Rating", "text"),
    ("headings[].ref", "a heading's Ref", "text"),
    ("headings[].title", "its title", "text"),
    _element_fields("headings[].elements[]"),
    MOVEMENT_FIELDS,
    earlier_workbook_fields("earlier_workbooks[]"),
    JOURNEY_FIELDS,
    ("rated", "how many elements have a rating", "number"),
    ("elements", "how many elements there are", "number"),
    _element_fields("strengths[]"),
    _element_fields("areas[]"),
    long_list_fields(),
    ("between[].ref", "an element whose rating is neither a strength nor an area for improvement", "text"),
    ("between[].title", "its title", "text"),
    EXPLANATION_FIELDS,
    difference_fields("differences[]"),
    ("no_differences", "what there is to say where no groups differ; blank elsewhere", "text"),
    ("issues[].issue", "an issue beyond the framework", "text"),
    ("issues[].why", "why it matters, in brief", "text"),
    ("issues[].known", "what is known, in brief", "text"),
    ("issues[].next", "the next step, in brief", "text"),
    ("issues[].who", "who raised it; blank for what was agreed, and where its Ref says so", "text"),
    source_fields("issues[]", "its Ref, with whose it is where several have one: BEY-01 (Trustees)"),
    ("more_issues", "how many more there are", "number"),
    (
        "other_issues",
        "how many subjects groups raised and the meeting did not keep, in a sentence; blank without",
        "text",
    ),
    ("why_not_rated[].what", "elements for which Not rated was chosen", "text"),
    ("why_not_rated[].text", "who chose it, and why: Not rated by trustees, then the reason", "text"),
    ("not_rated", "the elements without a rating that stands; blank where there is none", "text"),
    ("gaps[].who", "whose workbook", "text"),
    ("gaps[].blanks", "what it leaves blank", "text"),
    ("more_gaps", "how many more workbooks leave something blank", "number"),
    summary_steps_fields(),
)
