"""What ratings look like by a framework's descriptors: of one rating, of both ends of the scale, or of each.

Up to ``MOST_BESIDE`` stand beside each other in columns, and more of them below each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matsheets.documents.contexts.values import Field, Values, fields
from matsheets.documents.contexts.word_values import described_title
from matsheets.model.framework import Descriptors, Element, Rating, RatingScale
from matsheets.review.review import ElementReview

#: So many descriptors stand beside each other; the templates take it, and the width of the titles of more, from here.
MOST_BESIDE, TITLE_WIDTH = 4, 3.8


def described_values(scale: RatingScale) -> Values:
    """Return the ratings that are described, weakest first, and what a paper says of them in a sentence."""
    return {
        "described": [_names(rating, scale) for rating in scale.described],
        "descriptors_say": _in_words(scale),
    }


def _in_words(scale: RatingScale) -> str:
    """Return what the descriptors say, and that other ratings have none."""
    if scale.descriptors is Descriptors.EACH and len(scale.ratings) > 2:
        return "what each rating looks like"
    named = [scale.described_as(rating) for rating in scale.described]
    if len(named) == 1:
        return f"what {named[0]} looks like (the other ratings have no descriptor)"
    between = " (the ratings between have no descriptor)" if len(scale.ratings) > 2 else ""
    same = {name.rpartition(" ")[2] for name in named} if all(" " in name for name in named) else set()
    first = named[0].rpartition(" ")[0] if len(same) == 1 else named[0]
    return f"what {first} and what {named[1]} look like{between}"


def claim_values(element: Element) -> list[Values]:
    """Return an element's descriptors claim by claim where they are written in pairs, one to a line; else each whole."""
    texts = element.descriptors
    rows = list(zip(*(text.splitlines() for text in texts), strict=True)) if element.in_pairs else [texts]
    weak = bool(element.weak)
    return [
        {"weak": row[0] if weak else "", "strong": row[-1], "texts": list(row), "last": n == len(rows)}
        for n, row in enumerate(rows, start=1)
    ]


def look_values(looks: Iterable[tuple[Rating, str]], scale: RatingScale) -> list[Values]:
    """Return descriptors whole, each with its title: ``Weak capacity (Red)``."""
    return [{**_names(rating, scale), "text": text} for rating, text in looks]


def _names(rating: Rating, scale: RatingScale) -> Values:
    return {"title": described_title(rating), "named": scale.described_as(rating)}


def looks_of(element: Element, scale: RatingScale) -> list[tuple[Rating, str]]:
    """Return each rating that is described with what it looks like for an element, weakest first."""
    return list(zip(scale.described, element.descriptors, strict=True))


def in_question(element: ElementReview, scale: RatingScale) -> list[tuple[Rating, str]]:
    """Return the descriptors that matter where groups differ: of a framework with more than two, those they are apart on.

    Those are the steps from the lowest to the highest that was given; all of them where nobody rated, or what somebody typed
    may be any. An explanation is no step between two, so that it is there only where somebody chose it.
    """
    pairs, given = looks_of(element.element, scale), set(element.ratings)
    if len(pairs) <= 2 or not given:
        return pairs
    steps = [rating.step for rating in given if not rating.explains]
    if any(view.unclear for view in element.views):
        steps = [rating.step for rating in scale.ratings if not rating.explains]
    return [
        (r, text)
        for r, text in pairs
        if r in given or (not r.explains and steps and min(steps) <= r.step <= max(steps))
    ]


def described_fields() -> Sequence[Field]:
    """Return the fields of ``described_values``."""
    return fields(
        ("described[].title", "a rating that has descriptors, weakest first: what stands above them", "text"),
        ("described[].named", "what they say the look of, within a sentence", "text"),
        ("descriptors_say", "what the descriptors say, and which ratings have none, in part of a sentence", "text"),
    )


def claim_fields(prefix: str) -> Sequence[Field]:
    """Return the fields of ``claim_values``."""
    return fields(
        (
            f"{prefix}.weak",
            "what the weakest rating looks like: a claim, or the whole; blank without descriptor",
            "text",
        ),
        (f"{prefix}.strong", "what the strongest rating looks like in the same respect", "text"),
        (f"{prefix}.texts[]", "the same of each rating in described, in its order", "list of texts"),
        (f"{prefix}.last", "it is the last, so that all before it are kept with it", "yes or no"),
    )


def look_fields(prefix: str) -> Sequence[Field]:
    """Return the fields of ``look_values``."""
    return fields(
        (f"{prefix}.title", "a rating that has a descriptor, weakest first: what stands above it", "text"),
        (f"{prefix}.named", "what it says the look of, within a sentence", "text"),
        (f"{prefix}.text", "what that looks like", "text"),
    )
