"""Where views differed, in a line each: who gave which rating, what was settled, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from matsheets.documents.contexts.page_room import ended, names_in, whole_sentences
from matsheets.documents.contexts.pattern_values import short_name
from matsheets.documents.contexts.values import Values
from matsheets.model.cells import listed, sentence_start, within_sentence
from matsheets.review.review import ElementReview, Review, View

#: More views than this are counted by rating, not named; characters of one difference: its reason stands whole or not at all;
#: of the names of all of them.
_MOST_NAMED, _LINE, _ELSEWHERE = 5, 190, 50


def difference_lines(review: Review) -> Iterator[Values]:
    """Yield every element on which groups differ, in the order in which to take them."""
    for e in review.differences:
        name, sides = f"{e.element.ref} {e.element.short}", f"{_sides(e)}."
        end = f" {_settled(e, _LINE - len(name) - len(sides))}" if review.settled else ""
        yield {"name": name, "text": f"{sides}{end}"}


def _settled(element: ElementReview, room: int) -> str:
    if element.agreed is None:
        return "Not settled."
    said = f"Settled at {element.rating.label}" if element.rating else "Agreed not to rate"
    why = whole_sentences(element.agreed.rationale, room - len(said))
    return f"{said}: {ended(why)}" if why else f"{said}."


def _sides(element: ElementReview) -> str:
    """Return who gave which rating, weakest first: ``mentor Red, trustees and executive team Green``; many are counted."""
    ratings = sorted(set(element.ratings), key=lambda rating: rating.points)
    held = [(rating, [v for v in element.rated_views if v.rating == rating]) for rating in ratings]
    if len(element.rated_views) > _MOST_NAMED:
        return ", ".join(f"{len(views)} {rating.label}" for rating, views in held)
    said = ", ".join(f"{_groups(views)} {rating.label}" for rating, views in held)
    return sentence_start(said)


def _groups(views: Sequence[View]) -> str:
    """Return the groups, never a person: those of several people with how many."""
    counts = Counter(short_name(view.respondent.group) or "A group not named" for view in views)
    named = list(map(within_sentence, counts))
    return listed([f"{name} ({n})" if n > 1 else name for name, n in zip(named, counts.values(), strict=True)])


def differences_elsewhere(review: Review) -> Values:
    """Return one line for all that groups differ on, where a page has no room for more: it says where, not how it was settled."""
    named = listed([f"{e.element.short} ({e.element.ref})" for e in review.differences])
    refs = names_in([e.element.ref for e in review.differences], _ELSEWHERE)
    return {"name": "", "text": f"{named if len(named) <= _ELSEWHERE else refs}. See “Where groups differ”."}
