"""The diagnostic evidence's context: everyone's own words by element, the descriptors beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from matsheets.documents.contexts.descriptor_values import (
    claim_fields,
    claim_values,
    described_fields,
    described_values,
    look_fields,
    look_values,
    looks_of,
)
from matsheets.documents.contexts.source_workbooks import contributor_fields, contributor_values
from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    Field,
    Values,
    common_values,
    fact_text,
    fields,
    names_of,
    rating_fields,
    rating_value,
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
from matsheets.model.framework import RatingScale
from matsheets.review.other_editions import asked_elsewhere
from matsheets.review.review import ElementReview, Review, View

#: Characters of a view from which its row may run over the end of a page; a shorter one is kept whole.
LONG = 900


def evidence_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the diagnostic evidence is filled with; the names are in ``EVIDENCE_FIELDS``."""
    names = names_of(review.respondents)
    scale = review.framework.scale
    return {
        **common_values(review, made_on=made_on, draft=draft, missing=missing, version=version),
        "weakest": rating_value(scale.weakest),
        "strongest": rating_value(scale.strongest),
        **described_values(scale),
        "handling": fact_text(review.facts.get("handling")),
        "agreed": review.settled,
        "groups": [names[r.file] for r in review.respondents if r.rates and not r.agreed],
        "headings": [
            {
                "ref": h.heading.ref,
                "title": h.heading.title,
                "about": h.heading.about,
                "elements": [_element_value(e, names, scale) for e in h.elements],
            }
            for h in review.headings
        ],
        "asked_elsewhere": [value for e in asked_elsewhere(review) if (value := _standing_element(e, names))["views"]],
        "issues": _issues(review, names),
        "workbooks": list(contributor_values(review)),
    }


def _element_value(element: ElementReview, names: Mapping[str, str], scale: RatingScale) -> Values:
    """Return one element: its descriptors, the rating that stands, everyone's own words, and who left it blank."""
    return {
        **_standing_element(element, names),
        "descriptors": claim_values(element.element),
        "looks": look_values(looks_of(element.element, scale), scale),
    }


def _standing_element(element: ElementReview, names: Mapping[str, str]) -> Values:
    """Return one element without its descriptors."""
    views = views_of(element)
    given = [view for view in views if _says_something(view)]
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        **standing_values(element, names),
        "views": [{**view_value(view, names), "long": _length(view) > LONG} for view in given],
        "left_blank": listed([names[view.respondent.file] for view in views if not _says_something(view)]),
    }


def _says_something(view: View) -> bool:
    return bool(view.rating or view.not_rated or view.unclear or view.rationale or view.evidence)


def _length(view: View) -> int:
    return len(view.rationale) + len(view.evidence)


def _issues(review: Review, names: Mapping[str, str]) -> list[Values]:
    """Return every issue beyond the framework; last those that an agreed row stands for, in their writers' own words."""
    every = (*review.issues, *review.superseded_issues)
    standing = len(review.issues)
    return [
        {
            **value,
            "whose": "" if "(" in value["ref"] else value["who"],
            "superseded": number >= standing,
            "long": sum(map(len, every[number][:4])) > LONG,
        }
        for number, value in enumerate(issue_values(every, names))
    ]


_LONG = "it is long, so that its row may run over the end of a page"


def _standing_fields(prefix: str, which: str = "") -> tuple[Field, ...]:
    """Return the fields of an element with everyone's own words."""
    return fields(
        (f"{prefix}.ref", f"the Ref of an element{which}", "text"),
        (f"{prefix}.title", "its title", "text"),
        standing_fields(prefix),
        view_fields(f"{prefix}.views[]"),
        (f"{prefix}.views[].long", _LONG, "yes or no"),
        (f"{prefix}.left_blank", "who wrote nothing at all of it", "text"),
    )


EVIDENCE_FIELDS = fields(
    COMMON_FIELDS,
    rating_fields("weakest", "the weakest rating of the scale"),
    rating_fields("strongest", "the strongest rating of the scale"),
    described_fields(),
    ("handling", "how the papers are to be handled; blank where nobody said", "text"),
    ("agreed", "ratings were settled together", "yes or no"),
    ("groups[]", "the groups that rated, in order, without the agreed view", "list of texts"),
    ("headings[].ref", "a heading's Ref", "text"),
    ("headings[].title", "its title", "text"),
    ("headings[].about", "what it asks", "text"),
    _standing_fields("headings[].elements[]"),
    claim_fields("headings[].elements[].descriptors[]"),
    look_fields("headings[].elements[].looks[]"),
    _standing_fields("asked_elsewhere[]", " that only another edition asks, which some of the workbooks are on"),
    issue_fields("issues[]"),
    ("issues[].whose", "who raised it, where its Ref does not say so", "text"),
    ("issues[].superseded", "an agreed row stands for it", "yes or no"),
    ("issues[].long", _LONG, "yes or no"),
    contributor_fields("workbooks[]"),
)
