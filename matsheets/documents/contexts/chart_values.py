"""What the charts show, in figures and in words: ratings by heading, and what moved between two rounds.

Counts only: ratings are never added up or averaged. The words are the charts' alternative text, so they say what the figures
say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matsheets.documents.contexts.values import (
    Values,
    fields,
    rating_fields,
    rating_value,
    review_dates,
    workbook_fields,
    workbook_values,
)
from matsheets.model.cells import listed
from matsheets.model.framework import NOT_RATED, Rating
from matsheets.review.review import ElementReview, Review

#: A bar of up to this many elements has room for whole words; a longer one for short forms, then for figures alone.
_ROOM_FOR_WORDS, _ROOM_FOR_SHORT = 4, 12
_UP, _SAME, _DOWN, _NOT_COMPARED = "Moved up", "No change", "Moved down", "Not compared"
#: Fill, and what stands beside the number in a bar, whole and short. None of them is a rating's colour.
_MOVES = {
    _DOWN: ("12353F", "down", "down"),
    _SAME: ("D9E2E4", "no change", "same"),
    _UP: ("0B6B78", "up", "up"),
    _NOT_COMPARED: ("FFFFFF", "not compared", "n/c"),
}
_NOT_RATED_SHORT = "NR"


# --- ratings by heading --------------------------------------------------------------------------------------------


def by_heading(review: Review) -> Values:
    """Return how many elements of each heading stand at each rating, as figures, as a table's words and as one text."""
    ratings: list[Rating | None] = list(review.framework.scale.ratings)
    if review.not_rated:
        ratings.append(None)
    longest = max((len(h.elements) for h in review.headings), default=0)
    headings: list[Values] = []
    for heading in review.headings:
        counts = [sum(e.rating == rating for e in heading.elements) for rating in ratings]
        headings.append(
            {
                "title": heading.heading.title,
                "elements": len(heading.elements),
                "counts": counts,
                "in_words": _list_counts(zip(ratings, counts, strict=True)),
            }
        )
    totals = [sum(h["counts"][n] for h in headings) for n in range(len(ratings))]
    return {
        "ratings": [{**rating_value(r), "beside": _word_beside_number(r, longest)} for r in ratings],
        "headings": headings,
        "in_words": _list_counts(zip(ratings, totals, strict=True)),
        "shows": " ".join(_ratings_shown(review, totals)),
    }


def _word_beside_number(rating: Rating | None, longest: int) -> str:
    """Return what stands beside the number in a bar, with a space before it, so that colour never stands alone."""
    whole, short = (rating.label, rating.short) if rating else (NOT_RATED.lower(), _NOT_RATED_SHORT)
    return _word(whole, short, longest)


def _word(whole: str, short: str, longest: int) -> str:
    word = whole if longest <= _ROOM_FOR_WORDS else short if longest <= _ROOM_FOR_SHORT else ""
    return f" {word}".rstrip().replace('"', "'")  # a double quotation mark would end the text in a number format


def _list_counts(counts: Iterable[tuple[Rating | None, int]]) -> str:
    return ", ".join(f"{count} {rating.label if rating else NOT_RATED.lower()}" for rating, count in counts if count)


def _ratings_shown(review: Review, totals: Sequence[int]) -> Iterator[str]:
    """Yield the sentences that say what the chart of ratings shows."""
    ratings = review.framework.scale.ratings
    total, given = sum(totals), [(r, n) for r, n in zip(ratings, totals, strict=False) if n]
    if not given:
        yield "No element is rated."
        return
    (first, count), *others = given
    told = [f"{count} {_is_or_are(count)} rated {first.label}", *(f"{n} {r.label}" for r, n in others)]
    yield f"Of {_elements(total)}, {listed(told)}."
    if left := total - sum(n for _, n in given):
        yield f"{left} {_is_or_are(left)} not rated."
    for rating in (review.framework.scale.weakest, review.framework.scale.strongest):
        at = {h.heading.title: h.counts([rating])[0] for h in review.headings}
        yield (
            _headings_with_most(at, f"{rating.label} rating")
            if any(at.values())
            else f"No element is rated {rating.label}."
        )


def _headings_with_most(counts: dict[str, int], noun: str, rest: str = "") -> str:
    """Say which headings have the most of something, of which there is at least one."""
    most = max(counts.values())
    holders = [title for title, count in counts.items() if count == most]
    one, many = f"{noun}{rest}", f"{noun}s{rest}"
    if len(holders) == len(counts) > 1:
        return f"Every heading has {most} {one if most == 1 else many}."
    if len(holders) > 1:
        named = listed([f"“{title}”" for title in holders])  # titles have commas and "and" of their own
        return f"{named} have the most {many} ({most} each)."
    if most == sum(counts.values()):
        return f"{holders[0]} has the only {one if most == 1 else many} ({most})."
    return f"{holders[0]} has the most {many} ({most})."


def _is_or_are(count: int) -> str:
    return "is" if count == 1 else "are"


def _elements(count: int) -> str:
    return f"{count} element{'s' * (count != 1)}"


# --- between two rounds --------------------------------------------------------------------------------------------


def movement(review: Review) -> Values:
    """Return how each element's rating moved since the round before; ``shown`` says whether there is anything to show."""
    earlier = review.earlier
    before = _elements_before(review)
    elements = [_movement_value(e, before.get(e.element.id)) for e in review.elements] if earlier else []
    used = [kind for kind in _MOVES if kind != _NOT_COMPARED or any(e["move"] == kind for e in elements)]
    longest = max((len(h.elements) for h in review.headings), default=0)
    shown = any(e["move"] != _NOT_COMPARED for e in elements)
    headings: list[Values] = []
    for heading in review.headings if shown else ():
        of = [e for e in elements if e["heading"] == heading.heading.title]
        headings.append({"title": heading.heading.title, "counts": [sum(e["move"] == k for e in of) for k in used]})
    return {
        "shown": shown,
        "since": earlier.round if earlier else "",
        "since_date": review_dates(earlier) if earlier else "",
        "moves": [
            {"label": kind, "fill": _MOVES[kind][0], "beside": _word(*_MOVES[kind][1:], longest)}
            for kind in (used if shown else ())
        ],
        "headings": headings,
        "elements": elements if shown else [],
        "shows": " ".join(_moves_shown(elements, earlier.round)) if shown and earlier else "",
        "reason": _why_not(review) if earlier and not shown else "",
        "sources": list(workbook_values(earlier)) if shown and earlier else [],
    }


def _elements_before(review: Review) -> dict[str, ElementReview]:
    """Return the elements of the round before by id, where both rounds are on one framework and one scale.

    Why: an element keeps its id from edition to edition; its Ref and its title may change.
    """
    earlier = review.earlier
    if earlier is None or earlier.framework.id != review.framework.id:
        return {}
    if [r.id for r in earlier.framework.scale.ratings] != [r.id for r in review.framework.scale.ratings]:
        return {}
    return {e.element.id: e for e in earlier.elements}


def _movement_value(element: ElementReview, before: ElementReview | None) -> Values:
    was, now = before.rating if before else None, element.rating
    move, steps = _NOT_COMPARED, 0
    if was and now:
        steps = abs(now.points - was.points)
        move = _SAME if not steps else _UP if now.points > was.points else _DOWN
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "heading": element.heading.title,
        "before": rating_value(was),
        "now": rating_value(now),
        "move": move,
        "in_words": f"{move}, {steps} step{'s' * (steps > 1)}" if steps else move,
    }


def _moves_shown(elements: Sequence[Values], since: str) -> Iterator[str]:
    """Yield the sentences that say what the chart of movement shows."""
    counts = {kind: sum(e["move"] == kind for e in elements) for kind in _MOVES}
    compared = len(elements) - counts[_NOT_COMPARED]
    yield f"{_elements(compared)} {_is_or_are(compared)} rated in both rounds."
    told = {_UP: "moved up", _SAME: "did not change", _DOWN: "moved down"}
    moves = listed([f"{counts[kind]} {what}" for kind, what in told.items() if counts[kind]])
    yield f"Since the {since} round, {moves}."
    if ways := [way for kind, way in ((_UP, "up"), (_DOWN, "down")) if not counts[kind]]:
        yield f"None moved {' or '.join(ways)}."
    if left := counts[_NOT_COMPARED]:
        yield f"{left} cannot be compared."
    for kind in (_UP, _DOWN):
        at: dict[str, int] = {}
        for e in elements:
            at[e["heading"]] = at.get(e["heading"], 0) + (e["move"] == kind)
        if counts[kind]:
            yield _headings_with_most(at, "element", f" that {told[kind]}")


def _why_not(review: Review) -> str:
    assert review.earlier is not None
    if not _elements_before(review):
        return f"The {review.earlier.round} round was on another framework, so the ratings cannot be compared with it."
    return f"No element is rated both in the {review.earlier.round} round and now, so there is nothing to compare."


FIGURE_FIELDS = fields(
    rating_fields("by_heading.ratings[]", "each rating, weakest first, and not rated where there is any"),
    ("by_heading.ratings[].beside", "its word for a bar of the chart, short where bars are crowded", "text"),
    ("by_heading.headings[].title", "a heading's title", "text"),
    ("by_heading.headings[].elements", "how many elements it has", "number"),
    (
        "by_heading.headings[].counts[]",
        "how many stand at each rating, in the order of by_heading.ratings",
        "list of numbers",
    ),
    ("by_heading.headings[].in_words", "the same in words", "text"),
    ("by_heading.in_words", "how many elements stand at each rating, in words", "text"),
    ("by_heading.shows", "what the chart of ratings shows, in sentences, for its alternative text", "text"),
    ("movement.shown", "there is an earlier round to compare with", "yes or no"),
    ("movement.since", "the round that is compared with", "text"),
    ("movement.since_date", "the date of that review, or its first and last", "text"),
    ("movement.moves[].label", "Moved down, No change, Moved up, or Not compared where there is any", "text"),
    ("movement.moves[].fill", "its colour, six hexadecimal digits", "text"),
    ("movement.moves[].beside", "its word for a bar of the chart", "text"),
    ("movement.headings[].title", "a heading's title", "text"),
    (
        "movement.headings[].counts[]",
        "how many elements moved each way, in the order of movement.moves",
        "list of numbers",
    ),
    ("movement.elements[].ref", "an element's Ref", "text"),
    ("movement.elements[].title", "its title", "text"),
    ("movement.elements[].heading", "its heading", "text"),
    rating_fields("movement.elements[].before", "its rating in the earlier round"),
    rating_fields("movement.elements[].now", "its rating in this round"),
    ("movement.elements[].move", "which way it moved", "text"),
    ("movement.elements[].in_words", "which way it moved, and by how many steps", "text"),
    ("movement.shows", "what the chart of movement shows, in sentences, for its alternative text", "text"),
    (
        "movement.reason",
        "why an earlier round cannot be compared with; blank where it can, or where there is none",
        "text",
    ),
    workbook_fields("movement.sources[]", "a workbook of the earlier round: its file name"),
)
