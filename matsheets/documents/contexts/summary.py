"""The diagnostic summary's context: from a ``Review`` to plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.chart_values import FIGURE_FIELDS, by_heading, movement
from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    Field,
    Values,
    brief,
    common_values,
    dated,
    fact_text,
    fields,
    given_rating_value,
    names_of,
    people,
    rating_fields,
    rating_value,
    said,
    source_fields,
    source_value,
    why_not_rated,
)
from matsheets.documents.contexts.views import (
    issue_fields,
    issue_values,
    standing_fields,
    standing_values,
    view_fields,
    view_value,
    views_of,
)
from matsheets.model.cells import listed
from matsheets.model.framework import Rating
from matsheets.model.parsing import is_placeholder
from matsheets.model.respondents import Respondent, place_of_round
from matsheets.review.review import ElementReview, Review, View

#: More groups than this do not fit side by side on a page; the comparison is then written out in words.
COLUMNS = 4
_WHERE = "the evidence, heading by heading"
#: How many people's reasons stand behind a strength or an area; the others are counted.
REASONS = 2


def summary_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the diagnostic summary is filled with; the names are in ``SUMMARY_FIELDS``."""
    names = names_of(review.respondents)
    headings = [
        {
            "ref": h.heading.ref,
            "title": h.heading.title,
            "about": h.heading.about,
            "not_rated": h.not_rated,
            "elements": [element_value(e, names) for e in h.elements],
        }
        for h in review.headings
    ]
    by_ref = {e["ref"]: e for h in headings for e in h["elements"]}  # type: ignore[attr-defined]
    meeting = _meeting(review)
    own = [names[r.file] for r in review.respondents if r.rates and not r.agreed]
    return {
        **common_values(review, made_on=made_on, draft=draft, missing=missing, version=version),
        "respondents": [
            {"who": names[r.file], "group": said(r.group if meeting["held"] or not r.agreed else names[r.file]), "name": said(r.name), "role": said(r.role),
             "date": dated(r.date), "file": r.file}
            for r in review.respondents
        ],
        "meeting": meeting,
        "groups": own,
        "group_columns": len(own) if 2 <= len(own) <= COLUMNS else 0,
        "headings": headings,
        "counts": [
            {**rating_value(r), "count": sum(e.rating == r for e in review.elements)}
            for r in (*review.framework.scale.ratings, None)
        ],
        "by_heading": by_heading(review),
        "movement": movement(review),
        "rated": len(review.elements) - len(review.not_rated),
        "elements": len(review.elements),
        "strengths": [by_ref[e.element.ref] for e in review.strengths],
        "areas": [by_ref[e.element.ref] for e in review.areas],
        "between": [{"ref": e.element.ref, "title": e.element.title} for e in review.between],
        "differences": [difference_value(e, names) for e in review.differences],
        "issues": list(issue_values(review.issues, names)),
        "not_rated": [
            {"ref": e.element.ref, "title": e.element.title, "heading": e.heading.title} for e in review.not_rated
        ],
        "why_not_rated": list(_why_not_rated(review, names)),
        "gaps": list(_gaps(review, names)),
    }  # fmt: skip


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


def element_value(element: ElementReview, names: Mapping[str, str]) -> Values:
    """Return one element with its ratings and everyone's own words."""
    told = [v for v in views_of(element) if v.rating or v.not_rated or v.rationale or v.evidence]
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "heading": element.heading.title,
        **standing_values(element),
        "lowest": rating_value(element.lowest),
        "highest": rating_value(element.highest),
        "views": [_brief_view(v, names) for v in told],
        "group_ratings": [given_rating_value(v) for v in element.views],
        "ratings_given": list(_ratings_given(element.views, names)),
        **_reason(element, names),
    }


def _why_not_rated(review: Review, names: Mapping[str, str]) -> Iterator[Values]:
    """Yield each view that an element is not rated, with the reason."""
    for element in review.elements:
        for view in views_of(element):
            if view.not_rated:
                text = brief(why_not_rated(view, names), where=_WHERE)
                yield {"ref": element.element.ref, "title": element.element.title, "text": text}


def _brief_view(view: View, names: Mapping[str, str]) -> Values:
    """Return what one respondent says of one element, in full and in brief."""
    return {
        **view_value(view, names),
        "rationale_brief": brief(view.rationale, where=_WHERE),
        "evidence_brief": brief(view.evidence, where=_WHERE),
    }


def _ratings_given(views: Sequence[View], names: Mapping[str, str]) -> Iterator[Values]:
    """Yield each rating that was given, weakest first, with everyone who gave it; then who did not rate, or left a blank."""
    ordered = sorted(views, key=lambda v: (v.rating is None, v.rating.points if v.rating else not v.not_rated))
    by_label: dict[str, list[Respondent]] = {}
    for view in ordered:
        by_label.setdefault(given_rating_value(view)["label"], []).append(view.respondent)
    for label, givers in by_label.items():
        yield {"label": label, "who": "; ".join(people(givers, names))}


def _reason(element: ElementReview, names: Mapping[str, str]) -> Values:
    """Return the reasons behind the rating that stands: the agreed one, or those of the groups that gave it."""
    holders = [element.agreed] if element.agreed else [v for v in element.views if v.rating == element.rating]
    given = [v for v in holders if v.rating is not None and (v.rationale or v.evidence)]
    given.sort(key=lambda v: not v.rationale or is_placeholder(v.rationale))  # "as above" takes no reason's place
    return {
        "reasons": [
            {"who": names[v.respondent.file], "text": said(v.rationale), "brief": brief(v.rationale, where=_WHERE),
             "evidence": said(v.evidence),
             **source_value(v.source)}
                for v in given[:REASONS]
        ],
        "more_reasons": max(0, len(given) - REASONS),
    }  # fmt: skip


# --- where groups differ -------------------------------------------------------------------------------------------


def difference_value(element: ElementReview, names: Mapping[str, str]) -> Values:
    """Return the lowest and the highest view of an element side by side, and what to ask about them."""
    low, high = _views_at(element, element.lowest), _views_at(element, element.highest)
    lower, higher = (people([v.respondent for v in views], names) for views in (low, high))
    assert element.lowest is not None
    assert element.highest is not None
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "steps": element.spread,
        "lower": rating_value(element.lowest),
        "higher": rating_value(element.highest),
        "lower_views": [_brief_view(v, names) for v in low],
        "higher_views": [_brief_view(v, names) for v in high],
        "lower_who": listed(lower),
        "higher_who": listed(higher),
        "agreed": element.agreed is not None,
        "rating": rating_value(element.rating),
        "questions": [
            f"{listed(higher)}: what have you seen that leads you to {element.highest.label}, and would it convince "
            "someone from outside the trust?",
            f"{listed(lower)}: what would you need to see before you chose {element.highest.label}?",
        ],
    }


def _views_at(element: ElementReview, rating: Rating | None) -> list[View]:
    return [v for v in element.views if v.rating is not None and v.rating == rating]


def _gaps(review: Review, names: Mapping[str, str]) -> Iterator[Values]:
    """Yield what each workbook leaves blank, one entry to a workbook."""
    for respondent in review.respondents:
        found = [g for g in review.gaps if g.respondent.file == respondent.file]
        if found:
            items = [f"{g.ref} {review.framework.element(g.ref).title}: {g.what}" for g in found]
            yield {"who": names[respondent.file], "file": respondent.file, "blanks": items}


# --- names ---------------------------------------------------------------------------------------------------------


def _brief_view_fields(prefix: str) -> tuple[Field, ...]:
    return fields(
        view_fields(prefix),
        (f"{prefix}.rationale_brief", "the beginning of the reason given", "text"),
        (f"{prefix}.evidence_brief", "the beginning of the evidence given", "text"),
    )


def _element_fields(prefix: str) -> tuple[Field, ...]:
    return fields(
        (f"{prefix}.ref", "the element's Ref", "text"),
        (f"{prefix}.title", "its title", "text"),
        (f"{prefix}.heading", "its heading", "text"),
        standing_fields(prefix),
        rating_fields(f"{prefix}.lowest", "the groups' lowest rating"),
        rating_fields(f"{prefix}.highest", "the groups' highest rating"),
        _brief_view_fields(f"{prefix}.views[]"),
        rating_fields(f"{prefix}.group_ratings[]", "each group, as in groups"),
        (
            f"{prefix}.ratings_given[].label",
            "a rating that was given, weakest first; then Not rated, Not recorded",
            "text",
        ),
        (f"{prefix}.ratings_given[].who", "everyone who gave it", "text"),
        (f"{prefix}.reasons[].who", "who stands behind the rating", "text"),
        (f"{prefix}.reasons[].text", "their reason", "text"),
        (f"{prefix}.reasons[].brief", "its beginning", "text"),
        (f"{prefix}.reasons[].evidence", "their evidence", "text"),
        source_fields(f"{prefix}.reasons[]", "its Ref"),
        (f"{prefix}.more_reasons", "how many more people gave reasons", "number"),
    )


SUMMARY_FIELDS = fields(
    COMMON_FIELDS,
    ("respondents[].who", "what the document calls this view", "text"),
    ("respondents[].group", "the group", "text"),
    ("respondents[].name", "who filled in the workbook", "text"),
    ("respondents[].role", "their role", "text"),
    ("respondents[].date", "when", "text"),
    ("respondents[].file", "the workbook", "text"),
    ("meeting.agreed", "ratings were settled together; no in a paper for the meeting", "yes or no"),
    ("meeting.held", "they were settled at the diagnostic meeting", "yes or no"),
    ("meeting.shown", "the round has a diagnostic meeting, held or to come", "yes or no"),
    ("meeting.date", "the date of the diagnostic meeting", "text"),
    ("meeting.people[]", "each person at it, as typed", "list of texts"),
    ("groups[]", "the groups that rated, in order, without the agreed view", "list of texts"),
    ("group_columns", f"how many groups stand side by side: 2 to {COLUMNS}, else 0", "number"),
    ("headings[].ref", "a heading's Ref", "text"),
    ("headings[].title", "its title", "text"),
    ("headings[].about", "what it asks", "text"),
    ("headings[].not_rated", "how many of its elements have no rating", "number"),
    _element_fields("headings[].elements[]"),
    rating_fields("counts[]", "each rating, and not rated"),
    ("counts[].count", "how many elements stand there", "number"),
    FIGURE_FIELDS,
    ("rated", "how many elements have a rating", "number"),
    ("elements", "how many elements there are", "number"),
    _element_fields("strengths[]"),
    _element_fields("areas[]"),
    ("between[].ref", "an element whose rating is neither a strength nor an area for improvement", "text"),
    ("between[].title", "its title", "text"),
    ("differences[].ref", "an element on which groups are two or more steps apart", "text"),
    ("differences[].title", "its title", "text"),
    ("differences[].steps", "how many steps", "number"),
    rating_fields("differences[].lower", "the lowest rating"),
    rating_fields("differences[].higher", "the highest rating"),
    _brief_view_fields("differences[].lower_views[]"),
    _brief_view_fields("differences[].higher_views[]"),
    ("differences[].lower_who", "who gave the lowest", "text"),
    ("differences[].higher_who", "who gave the highest", "text"),
    ("differences[].agreed", "a rating has been agreed since", "yes or no"),
    rating_fields("differences[].rating", "the rating that stands"),
    ("differences[].questions[]", "what to ask each", "list of texts"),
    issue_fields("issues[]"),
    ("why_not_rated[].ref", "an element for which Not rated was chosen", "text"),
    ("why_not_rated[].title", "its title", "text"),
    ("why_not_rated[].text", "who chose it, and why: Not rated by trustees, then the reason", "text"),
    ("not_rated[].ref", "an element without a rating that stands", "text"),
    ("not_rated[].title", "its title", "text"),
    ("not_rated[].heading", "its heading", "text"),
    ("gaps[].who", "whose workbook", "text"),
    ("gaps[].file", "the workbook", "text"),
    ("gaps[].blanks[]", "what it leaves blank", "list of texts"),
)
