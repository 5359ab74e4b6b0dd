"""What some workbooks of a round were asked by another edition of its framework, and the edition that the round is told in does not ask."""

from __future__ import annotations

from matsheets.review.combine import element_review
from matsheets.review.review import ElementReview, Review


def asked_elsewhere(review: Review) -> tuple[ElementReview, ...]:
    """Return the elements that only other editions ask, as the workbooks on those editions see them; in their order there.

    Why by its id: an element keeps it from edition to edition. Its Ref is that of the edition which asks it, and may be another
    element's in the one that the round is told in.
    """
    both = zip(review.respondents, review.assessments, strict=True)
    pairs = [(r, a) for r, a in both if r.rates and a.shared is None and a.framework.id == review.framework.id]
    found: dict[str, ElementReview] = {}
    for _, assessment in pairs:
        for heading in assessment.framework.headings:
            for element in heading.elements:
                if element.id not in found and not review.framework.ref_of(element):
                    asked = [pair for pair in pairs if pair[1].framework.ref_of(element)]
                    found[element.id] = element_review(element, heading, asked, review.framework.scale)
    return tuple(found.values())
