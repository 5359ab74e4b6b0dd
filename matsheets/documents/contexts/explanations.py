"""What a trust does otherwise by choice, and how it explains that: with a scale on which it applies a code or explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.page_room import cut
from matsheets.documents.contexts.pattern_values import by_rating, short_name
from matsheets.documents.contexts.values import NOT_RECORDED, Values, fields, rating_fields, standing_rating_value
from matsheets.model.cells import listed, sentence_start
from matsheets.model.parsing import is_placeholder
from matsheets.review.review import ElementReview, Review, View

#: Characters of an explanation, which is there to be read whole, and of its evidence.
_WHY, _EVIDENCE = 1_200, 300


def explained_elements(review: Review) -> list[ElementReview]:
    """Return the elements whose rating explains, in the framework's order."""
    return [e for e in review.elements if e.rating and e.rating.explains]


def explanation_values(review: Review, names: Mapping[str, str]) -> Values:
    """Return each element whose rating explains, with what it says, and those rated between weak and strong.

    Args:
        review: of one trust and round.
        names: what to call each respondent's view, by file.
    """
    between = [e.element for e in review.between if e.rating and not e.rating.explains]
    return {
        "explained_elsewhere": _not_standing(review),
        "between": [{"ref": element.ref, "title": element.title} for element in between],
        "explained": [_explained(element, names) for element in explained_elements(review)],
    }


def _not_standing(review: Review) -> str:
    """Return which elements groups explain while nothing is settled; blank where there are none."""
    waiting = [e.element.ref for e in review.elements if e.awaits_meeting]
    if not waiting:
        return ""
    stands = "More groups" if explained_elements(review) else "No explanation stands yet. Groups"
    return f"{stands} explain {listed(waiting)}, and others rate the same: see “Where groups differ”."


def _explained(element: ElementReview, names: Mapping[str, str]) -> Values:
    given = sorted(_explaining(element), key=lambda view: is_placeholder(view.rationale) or not view.rationale)
    first = given[0] if given else None
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "rating": standing_rating_value(element),
        "why": cut(first.rationale, _WHY) if first and first.rationale else NOT_RECORDED,
        "evidence": cut(first.evidence, _EVIDENCE) if first and first.names_evidence else NOT_RECORDED,
        "who": " ".join(_whose(element, given, names)),
    }


def _explaining(element: ElementReview) -> Sequence[View]:
    """Return the views that the explanation that stands rests on."""
    return (element.agreed,) if element.agreed else [v for v in element.rated_views if v.rating == element.rating]


def _whose(element: ElementReview, given: Sequence[View], names: Mapping[str, str]) -> Iterator[str]:
    """Yield who explains it, where it was not agreed, and who does not call it a choice."""
    if not element.agreed and given:
        yield f"{short_name(names[given[0].respondent.file])}."
    others = [view for view in element.rated_views if view.rating and not view.rating.explains]
    if others:
        said = by_rating(others, names)
        yield f"{sentence_start(said)}."


EXPLANATION_FIELDS = fields(
    (
        "explained_elsewhere",
        "which elements groups explain while others rate them and nothing is settled; blank without",
        "text",
    ),
    ("explained[].ref", "an element that is explained", "text"),
    ("explained[].title", "its title", "text"),
    rating_fields("explained[].rating", "its rating"),
    ("explained[].why", "what the trust does instead and why, as written", "text"),
    ("explained[].evidence", "the evidence for it, in brief", "text"),
    (
        "explained[].who",
        "whose words these are where they were not agreed, and who rated it instead; else blank",
        "text",
    ),
)
