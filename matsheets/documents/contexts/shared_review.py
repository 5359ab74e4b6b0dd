"""The shared review's context: the elements that a trust shares with another, as its pack has them, and nothing else.

It is made from a pack as it is read back, so that nothing can be in the paper that is not in the workbook.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from matsheets.documents.contexts.evidence import LONG
from matsheets.documents.contexts.values import (
    COMMON_FIELDS,
    Values,
    common_values,
    fact_text,
    fields,
    rating_fields,
    said,
    source_fields,
    source_value,
    standing_rating_value,
)
from matsheets.model.cells import listed, within_sentence
from matsheets.review.review import AGREED_BASIS, ElementReview, Review

#: What a document of one trust has and a pack has not: of people and of facts it has the trust's number alone.
_NOT_IN_A_PACK = frozenset({"facts", "chief_executive", "chair", "mentor", "mentor_trust", "with_mentor"})


def shared_review_context(
    review: Review, *, made_on: dt.date | None, draft: bool, missing: Sequence[str], version: str
) -> Values:
    """Return everything that the shared review is filled with; the names are in ``SHARED_REVIEW_FIELDS``."""
    shared = [element for element in review.elements if element.is_shared]
    whole = len(review.elements)
    of_all = review.framework.words.element.counted(whole)
    common = common_values(review, made_on=made_on, draft=draft, missing=missing, version=version)
    return {
        **{name: value for name, value in common.items() if name not in _NOT_IN_A_PACK},
        "company_number": fact_text(review.facts.get("company_number")),
        "how_many": f"{len(shared)} of the {of_all}" if len(shared) < whole else f"all {of_all}",
        "left_out": whole - len(shared),
        "bases": _bases(shared),
        "medians": any(element.basis != AGREED_BASIS and element.rating for element in shared),
        "headings": [
            {"ref": h.heading.ref, "title": h.heading.title, "elements": [_element_value(e) for e in own]}
            for h in review.headings
            if (own := [e for e in h.elements if e.is_shared])
        ],
    }


def _bases(shared: Sequence[ElementReview]) -> str:
    """Return where the ratings come from, each with how many: ``Agreed (4); Cautious median of 3 (1)``."""
    counts = Counter(element.basis for element in shared)
    agreed_first = sorted(counts, key=lambda basis: (basis != AGREED_BASIS, basis))
    return listed([f"{within_sentence(basis)} ({counts[basis]})" for basis in agreed_first])


def _element_value(element: ElementReview) -> Values:
    """Return one element: its rating, where that comes from, the reasons, the evidence, and where they stand in the pack."""
    view = element.agreed or element.views[0]
    return {
        "title": element.element.title,
        "rating": standing_rating_value(element),
        "not_rated": view.not_rated,
        "basis": element.basis,
        "rationale": said(view.rationale),
        "evidence": said(view.evidence),
        "long": len(view.rationale) + len(view.evidence) > LONG,
        **source_value(view.source),
    }


SHARED_REVIEW_FIELDS = fields(
    (field for field in COMMON_FIELDS if field.name.partition("[]")[0] not in _NOT_IN_A_PACK),
    ("company_number", "the trust's Companies House number; blank where it is not given", "text"),
    ("how_many", "how many of the framework's elements are shared: 3 of the 14 elements", "text"),
    ("left_out", "how many of the framework's elements are not shared", "number"),
    ("bases", "where the ratings come from, each with how many: agreed (4) and cautious median of 3 (1)", "text"),
    ("medians", "a rating is no agreed one, so that it is said what it is", "yes or no"),
    ("headings[].ref", "a heading with elements that are shared: its Ref", "text"),
    ("headings[].title", "its title", "text"),
    ("headings[].elements[].title", "an element's title", "text"),
    rating_fields("headings[].elements[].rating", "its rating"),
    ("headings[].elements[].not_rated", "Not rated is the answer, so that its reason stands as rationale", "yes or no"),
    ("headings[].elements[].basis", "where the rating comes from", "text"),
    ("headings[].elements[].rationale", "the reasons, or Not recorded", "text"),
    ("headings[].elements[].evidence", "the evidence, or Not recorded", "text"),
    ("headings[].elements[].long", "it is long, so that its row may run over the end of a page", "yes or no"),
    source_fields("headings[].elements[]", "an element's Ref"),
)
