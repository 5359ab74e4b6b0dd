"""What was found, in two sentences made from counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matsheets.documents.contexts.page_room import cut, names_in
from matsheets.documents.contexts.scale_values import strong_labels
from matsheets.model.cells import listed, sentence_start
from matsheets.model.framework import FrameworkWords
from matsheets.model.framework_titles import title_in_sentence
from matsheets.review.review import ElementReview, HeadingReview, Review

#: Characters of the framework's title and of a heading's; so many headings, or elements, are named; more are counted.
_TITLE, _HEADING, _MOST_HEADINGS, _MOST_ELEMENTS = 90, 60, 4, 3
#: Characters of the Refs of those that were agreed on a rating that no group gave.
_REFS = 60


def findings(review: Review, *, named: bool = True) -> Iterator[str]:
    """Yield how many elements stand at each rating, and under which headings the strongest and the weakest stand.

    Args:
        review: of one trust and round.
        named: name the only one of them, as a page has room for; else say under which heading it stands.
    """
    ratings = review.framework.scale.ratings
    told = [(n, r.label) for r in reversed(ratings) if (n := sum(e.rating == r for e in review.elements))]
    total, left = len(review.elements), len(review.not_rated)
    title, words = cut(title_in_sentence(review.framework), _TITLE), review.framework.words
    # Under its headings, not its own: they are matsheets' words, and the publisher's only where it publishes them here.
    headings = words.heading.one if len(review.framework.headings) == 1 else words.heading.many
    whole = f"{words.element.counted(total)} under the {headings} of {title}"
    if not told:
        answered = any(v.not_rated for e in review.elements for v in (*e.views, *([e.agreed] if e.agreed else [])))
        yield f"Not one of the {whole} is rated{': “Not rated” was the answer' if answered else ' yet'}."
        return
    if len(told) == 1 and not left:
        yield f"{'All' if total > 1 else 'The'} {whole} {'are' if total > 1 else 'is'} rated {told[0][1]}."
        return
    (number, label), *others = told
    counts = [f"{number} {'is' if number == 1 else 'are'} {label}", *(f"{n} {other}" for n, other in others)]
    yield f"Of the {whole}, {listed([*counts, *([f'{left} without a rating'] if left else [])])}."
    if parts := list(_where(review, named=named)):
        said = "; ".join(parts)
        yield f"{sentence_start(said)}."
    if new := [e.element.ref for e in review.elements if e.agreed_by_none]:
        it = "the rating agreed" if len(new) == 1 else "the ratings agreed"
        yield f"No group had given {it} for {names_in(new, _REFS)}."


def _where(review: Review, *, named: bool) -> Iterator[str]:
    """Yield where the strengths stand, and where the weakest ratings are."""
    scale, headings = review.framework.scale, [h for h in review.headings if h.elements]
    words = review.framework.words
    strong = [h for h in headings if all(e.rating and scale.is_strong(e.rating) for e in h.elements)]
    if len(review.strengths) == len(review.elements):
        yield f"every {words.element.one} is {'a strength' if not scale.explaining else f'rated {strong_labels(scale)}'}"
        return
    if any(len(h.elements) > 1 for h in strong):
        throughout = (
            listed(_titles(strong))
            if len(strong) <= _MOST_HEADINGS
            else f"{len(strong)} of {words.heading.counted(len(headings))}"
        )
        given = {e.rating for h in strong for e in h.elements}
        # In the words of the ratings: what is nearer strong is not yet strong, and a code is applied.
        yield f"{listed([r.label for r in scale.ratings if r in given], 'or')} throughout: {throughout}"
    elif len(review.strengths) > 1:  # one alone stands by name below
        several, one = ("strengths", "strength") if not scale.explaining else (f"rated {strong_labels(scale)}",) * 2
        yield from _most(headings, review.strengths, several, words, one=one, named=named)
    if review.areas and (lowest := review.areas[0].rating):
        weakest = [e for e in review.areas if e.rating == lowest]
        yield from _most(headings, weakest, f"rated {lowest.label}", words, one=f"rated {lowest.label}", named=named)


def _titles(headings: Sequence[HeadingReview]) -> list[str]:
    return [f"“{cut(h.heading.title, _HEADING)}”" for h in headings]  # titles have commas and "and" of their own


def _named(elements: Sequence[ElementReview]) -> str:
    return listed([f"{e.element.short} ({e.element.ref})" for e in elements])


def _most(
    headings: Sequence[HeadingReview], elements: Sequence[ElementReview], which: str, words: FrameworkWords, *, one: str,
    named: bool,
) -> Iterator[str]:  # fmt: skip
    """Yield under which headings most of these elements stand, of which there is at least one; nothing where they are spread.

    Args:
        headings: all of them.
        elements: those to count.
        which: what they are: ``strengths``, ``rated Red``.
        words: of the framework.
        one: what one of them is.
        named: name the only one.
    """
    counts = [(sum(e.heading == h.heading for e in elements), h) for h in headings]
    most, total = max(count for count, _ in counts), len(elements)
    holders = [h for count, h in counts if count == most]
    if total == 1:
        yield f"the one {one} {f'is {_named(elements)}' if named else f'stands under {_titles(holders)[0]}'}"
    elif most == total:
        yield f"the {total} {which} all stand under {_titles(holders)[0]}"
    elif len(holders) == 1:
        yield f"{most} of the {total} {which} stand under {_titles(holders)[0]}"
    elif total <= _MOST_ELEMENTS:
        yield f"the {total} {which} are {_named(elements)}"
    elif len(holders) == 2 and most > 1:
        yield f"{2 * most} of the {total} {which} stand under {listed(_titles(holders))}, {most} under each"
    elif all(count for count, _ in counts):
        yield f"the {total} {which} stand under every {words.heading.one}"
