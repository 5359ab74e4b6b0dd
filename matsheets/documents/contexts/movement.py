"""What moved between rounds, in figures and in words.

Counts only: ratings are never added up or averaged. The words are the chart's alternative text, so they say what the figures
say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matsheets.documents.contexts.page_room import names_in
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


def _headings_with_most(counts: dict[str, int], moved: str) -> str:
    """Say which headings have the most elements that moved one way; one at least did."""
    most = max(counts.values())
    holders = [title for title, count in counts.items() if count == most]
    one, many = f"element that {moved}", f"elements that {moved}"
    if len(holders) == len(counts) > 1:
        return f"Every heading has {most} {one if most == 1 else many}."
    if len(holders) > 1:
        named = listed([f"“{title}”" for title in holders])  # titles have commas and "and" of their own
        return f"{named} have the most {many} ({most} each)."
    if most == sum(counts.values()):
        return f"{holders[0]} has the only {one if most == 1 else many} ({most})."
    return f"{holders[0]} has the most {many} ({most})."


def _word(whole: str, short: str, longest: int) -> str:
    """Return what stands beside the number in a bar, with a space before it, so that colour never stands alone."""
    word = whole if longest <= _ROOM_FOR_WORDS else short if longest <= _ROOM_FOR_SHORT else ""
    return f" {word}".rstrip().replace('"', "'")  # a double quotation mark would end the text in a number format


def _is_or_are(count: int) -> str:
    return "is" if count == 1 else "are"


def _elements(count: int) -> str:
    return f"{count} element{'s' * (count != 1)}"


def movement(review: Review) -> Values:
    """Return how each element's rating moved since the round before; ``shown`` says whether there is anything to show."""
    earlier = review.earlier
    before, first = _elements_of(earlier, review), _elements_of(earlier and earlier.earlier, review)
    elements = (
        [_movement_value(e, before.get(e.element.id), first.get(e.element.id)) for e in review.elements]
        if earlier
        else []
    )
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
        "first": earlier.earlier.round if shown and first and earlier and earlier.earlier else "",
        "basis": _basis(review, earlier) if shown and earlier else "",
        "moves": [
            {"label": kind, "fill": _MOVES[kind][0], "beside": _word(*_MOVES[kind][1:], longest)}
            for kind in (used if shown else ())
        ],
        "headings": headings,
        "elements": elements if shown else [],
        "shows": " ".join(_moves_shown(elements, earlier.round)) if shown and earlier else "",
        "reason": _why_not(review) if earlier and not shown else "",
        "in_brief": _in_brief(elements, earlier.round) if shown and earlier else "",
        "sources": [
            {**value, "who": f"{value['who']} ({of.round})"}
            for of in (review.before if shown else ())
            for value in workbook_values(of)
        ],
    }


def _elements_of(earlier: Review | None, review: Review) -> dict[str, ElementReview]:
    """Return the elements of an earlier round by id, where both rounds are on one framework and one scale.

    Why: an element keeps its id from edition to edition; its Ref and its title may change.
    """
    if earlier is None or earlier.framework.id != review.framework.id:
        return {}
    if [r.id for r in earlier.framework.scale.ratings] != [r.id for r in review.framework.scale.ratings]:
        return {}
    return {e.element.id: e for e in earlier.elements}


def _basis(review: Review, earlier: Review) -> str:
    """Return what is different about how the two rounds' ratings came about, in sentences; blank where nothing is."""
    editions = [of.framework.edition for of in (earlier, review)]
    worded = (
        "" if editions[0] == editions[1] else "The framework's wording changed between the rounds: see the sources."
    )
    return " ".join(filter(None, (_other_basis(review, earlier), worded)))


def _other_basis(review: Review, earlier: Review) -> str:
    settled = [of.settled for of in (earlier, review)]
    ways = ["agreed" if one else "the middle of the groups' own" for one in settled]
    groups = [{r.group for r in of.raters} for of in (earlier, review)]
    if settled[0] != settled[1]:
        return f"The {earlier.round} ratings are {ways[0]}, these are {ways[1]}: some of what moved may come from that."
    if not settled[0] and groups[0] != groups[1]:
        return "Other groups rated than in the round before: some of what moved may come from that."
    return ""


def _movement_value(element: ElementReview, before: ElementReview | None, first: ElementReview | None) -> Values:
    was, now = before.rating if before else None, element.rating
    move, steps = _NOT_COMPARED, 0
    if was and now:
        steps = abs(now.points - was.points)
        move = _SAME if not steps else _UP if now.points > was.points else _DOWN
    return {
        "ref": element.element.ref,
        "title": element.element.title,
        "heading": element.heading.title,
        "short": element.element.short,
        "first": rating_value(first.rating if first else None),
        "before": rating_value(was),
        "now": rating_value(now),
        "move": move,
        "way": {_UP: "up", _DOWN: "down"}.get(move, ""),
        "in_words": f"{move}, {steps} step{'s' * (steps > 1)}" if steps else move,
    }


def _in_brief(elements: Sequence[Values], since: str) -> str:
    """Return what moved in one sentence, then what moved up and what moved down by name."""
    counts = {kind: [e for e in elements if e["move"] == kind] for kind in _MOVES}
    told = {_UP: "moved up", _SAME: "did not change", _DOWN: "moved down", _NOT_COMPARED: "cannot be compared"}
    if counts[_SAME] and not (counts[_UP] or counts[_DOWN]):
        compared = len(counts[_SAME])
        said = "no rating moved" + (
            f": {compared} of {len(elements)} can be compared" if compared < len(elements) else ""
        )
    else:
        said = listed([f"{len(counts[kind])} {what}" for kind, what in told.items() if counts[kind]])
    named = []
    for kind, word in ((_UP, "Up"), (_DOWN, "Down")):
        moved = [f"{e['short']} ({e['ref']})" for e in counts[kind]]
        named += [f" {word}: {names_in(moved, 150)}."] if moved else []
    return f"Since {since}, {said}.{''.join(named)}"


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
            yield _headings_with_most(at, told[kind])


def _why_not(review: Review) -> str:
    assert review.earlier is not None
    if not _elements_of(review.earlier, review):
        return f"The {review.earlier.round} round was on another framework, so the ratings cannot be compared with it."
    return f"No element is rated both in the {review.earlier.round} round and now, so there is nothing to compare."


MOVEMENT_FIELDS = fields(
    ("movement.shown", "there is an earlier round to compare with", "yes or no"),
    ("movement.since", "the round that is compared with", "text"),
    ("movement.since_date", "the date of that review, or its first and last", "text"),
    ("movement.first", "the first round, where it is another than the one before; else blank", "text"),
    ("movement.basis", "what else may have moved a rating: agreed or not, other groups; blank without", "text"),
    ("movement.in_brief", "how many moved which way, and which moved down", "text"),
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
    ("movement.elements[].short", "its short name", "text"),
    ("movement.elements[].heading", "its heading", "text"),
    rating_fields("movement.elements[].first", "its rating in the first round"),
    rating_fields("movement.elements[].before", "its rating in the earlier round"),
    rating_fields("movement.elements[].now", "its rating in this round"),
    ("movement.elements[].move", "which way it moved", "text"),
    ("movement.elements[].way", "up or down; blank where it did not move", "text"),
    ("movement.elements[].in_words", "which way it moved, and by how many steps", "text"),
    ("movement.shows", "what the chart of movement shows, in sentences, for its alternative text", "text"),
    (
        "movement.reason",
        "why an earlier round cannot be compared with; blank where it can, or where there is none",
        "text",
    ),
    workbook_fields("movement.sources[]", "a workbook of the earlier round: its file name"),
)
