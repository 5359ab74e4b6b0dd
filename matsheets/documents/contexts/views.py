"""What respondents say of an element and beyond the framework, as plain values in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.difference_values import only_giver
from matsheets.documents.contexts.pattern_values import labels_of
from matsheets.documents.contexts.values import (
    NOT_RECORDED,
    Field,
    Values,
    fields,
    given_rating_value,
    qualified_refs,
    rating_fields,
    said,
    source_fields,
    source_value,
    standing_rating_value,
)
from matsheets.model.framework import NOT_RATED
from matsheets.review.review import ElementReview, Issue, View


def views_of(element: ElementReview) -> list[View]:
    """Return every view of an element, the agreed one first."""
    first = element.agreed or element.unsettled
    return [*([first] if first else []), *element.views]


def view_value(view: View, names: Mapping[str, str]) -> Values:
    """Return what one respondent says of one element."""
    return {
        "who": names[view.respondent.file],
        "rating": given_rating_value(view),
        "not_rated": view.not_rated,
        "rationale": said(view.rationale),
        "evidence": said(view.evidence),
        "evidence_expected": bool(view.evidence) or not view.not_rated,
        **source_value(view.source),
    }


def standing_values(element: ElementReview, names: Mapping[str, str]) -> Values:
    """Return the rating that stands for an element, where it comes from, and the range of the groups' own ratings.

    Why it is said whose rating was agreed, where one group alone had given it: whoever reads everyone's words looks there.
    """
    one = only_giver(element, names)
    who = "no group" if element.agreed_by_none else f"only {one}" if one else ""
    return {
        "rating": standing_rating_value(element),
        "basis": element.basis.replace("Cautious median", "Median") + (f"; {who} had given it" if who else ""),
        "range": _range(element),
    }


def _range(element: ElementReview) -> str:
    low, high = element.lowest, element.highest
    if low is None or high is None:
        return "No group ratings" if element.agreed else NOT_RATED if element.is_not_rated else NOT_RECORDED
    if len(element.ratings) == 1:
        return low.label
    if element.explained_by_some:  # what is explained lies on no way from one rating to another
        return labels_of(element.rated_views)
    if low == high:
        whole = len(element.ratings) == len(element.views)
        return f"All {low.label}" if whole else f"{low.label} (all who rated)"
    return f"{low.label} to {high.label}"


def issue_values(issues: Sequence[Issue], names: Mapping[str, str]) -> Iterator[Values]:
    """Yield each issue beyond the framework, with a Ref that no other has."""
    refs = qualified_refs([issue.source for issue in issues], names)
    for issue, ref in zip(issues, refs, strict=True):
        yield {
            "issue": said(issue.issue),
            "why": said(issue.why),
            "known": said(issue.known),
            "next": said(issue.next),
            "who": names[issue.respondent.file],
            **source_value(issue.source),
            "ref": ref,
        }


# --- names ---------------------------------------------------------------------------------------------------------


def view_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``view_value``."""
    return fields(
        (f"{prefix}.who", "whose view", "text"),
        rating_fields(f"{prefix}.rating", "the rating given, or Not rated, or Not recorded where it was left blank"),
        (f"{prefix}.not_rated", "Not rated was chosen, so that the reason given is one for not rating", "yes or no"),
        (f"{prefix}.rationale", "the reason given", "text"),
        (f"{prefix}.evidence", "the evidence given", "text"),
        (f"{prefix}.evidence_expected", "there is evidence, or a rating that should have some", "yes or no"),
        source_fields(prefix, "its Ref"),
    )


def standing_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``standing_values``."""
    return fields(
        rating_fields(f"{prefix}.rating", "the rating that stands"),
        (
            f"{prefix}.basis",
            "where that rating comes from; of an agreed one, who alone had given it, or that no group had",
            "text",
        ),
        (f"{prefix}.range", "lowest to highest of the groups' ratings", "text"),
    )


def issue_fields(prefix: str) -> tuple[Field, ...]:
    """Return the fields of ``issue_values``."""
    return fields(
        (f"{prefix}.issue", "an issue beyond the framework", "text"),
        (f"{prefix}.why", "why it matters", "text"),
        (f"{prefix}.known", "what is known", "text"),
        (f"{prefix}.next", "the next step", "text"),
        (f"{prefix}.who", "who raised it", "text"),
        source_fields(prefix, "its Ref, with whose it is where several have one: BEY-01 (Trustees)"),
    )
