"""What moved between rounds, in words and as a dumbbell for each element; ``review/movement.py`` has the rules.

Counts only: ratings are never added up or averaged. What stands on another basis is named, and is in no count of what moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matsheets.documents.contexts.edition_values import NOT_ASKED, edition_sentences
from matsheets.documents.contexts.long_lists import movement_rows
from matsheets.documents.contexts.movement_track import axis, track
from matsheets.documents.contexts.page_room import names_in
from matsheets.documents.contexts.pattern_values import short_name
from matsheets.documents.contexts.plan_targets import bases_in_words
from matsheets.documents.contexts.scale_values import counted_moves, ways_in_words
from matsheets.documents.contexts.silent_groups import silent_groups
from matsheets.documents.contexts.values import (
    Field,
    Values,
    fields,
    rating_fields,
    rating_value,
    review_dates,
    workbook_fields,
    workbook_values,
)
from matsheets.model.cells import listed, sentence_start, within_sentence
from matsheets.model.framework import NOT_RATED, FrameworkWords, RatingScale, steps_between
from matsheets.model.rounds import round_in_words
from matsheets.review.movement import (
    FEWEST_BY_CHANCE,
    MOST_BY_CHANCE,
    OF_ELEMENTS,
    Comparison,
    ElementMovement,
    GroupMove,
    Move,
    Movement,
    movement_between,
)
from matsheets.review.review import Review

#: What stands in the table for an element that did not move, or of which nothing is known.
_LABELS = {
    Move.SAME: "No change",
    Move.OTHER_BASIS: "Other basis",
    Move.NOT_RATED_TWICE: "Not compared",
    Move.NEW: "New in this edition",
}
#: The moves that are counted in a sentence.
_COUNTED = (Move.UP, Move.SAME, Move.DOWN, Move.OTHERWISE)
_WAYS = (Move.UP, Move.DOWN)
#: Characters of the names of elements in a sentence, and of the groups in a cell.
_NAMES, _GROUPS = 150, 70


def movement(review: Review) -> Values:
    """Return what moved since the round before; ``shown`` says whether there is anything to show."""
    earlier, words, scale = review.earlier, review.framework.words, review.framework.scale
    found = movement_between(earlier, review) if earlier else None
    shown = found is not None and any(e.move not in {Move.NOT_RATED_TWICE, Move.NEW} for e in found.elements)
    if found is None or not shown:
        return {
            **_NOTHING,
            "since": earlier.round if earlier else "",
            "silent_groups": silent_groups(review),
            "reason": _why_not(found, review) if found else "",
        }
    first = movement_between(found.earlier.earlier, review) if found.earlier.earlier else None
    return {
        "shown": True,
        "since": found.earlier.round,
        "since_date": review_dates(found.earlier),
        "silent_groups": silent_groups(review),
        "first": first.earlier.round if first and first.elements else "",
        "compared": " ".join(filter(None, [_compared(found, words), _not_standing(found), *edition_sentences(found)])),
        "moved": _moved(found, scale),
        "since_first": _in_one_sentence(first, scale) if first and first.elements else "",
        "other_basis": _other_bases(found, words),
        "by_chance": _by_chance(found, words),
        "no_evidence": _no_evidence(found),
        "axis": axis(scale),
        **movement_rows(found, list(_element_values(found, first, review)), review.framework),
        "reason": "",
        "in_brief": _in_brief(found, scale),
        "sources": [
            {**value, "who": f"{value['who']} ({of.round})"} for of in review.before for value in workbook_values(of)
        ],
    }


_NOTHING: Values = {
    "shown": False,
    **dict.fromkeys(
        ("since_date", "first", "compared", "moved", "since_first", "other_basis", "by_chance", "no_evidence"), ""
    ),
    **dict.fromkeys(("axis", "in_brief", "more", "silent_groups"), ""),
    "elements": [],
    "rows": [],
    "sources": [],
}


# --- each element --------------------------------------------------------------------------------------------------


def _element_values(found: Movement, first: Movement | None, review: Review) -> Iterator[Values]:
    scale = review.framework.scale
    one_basis = len({e.comparison.agreed for e in found.compared if e.comparison}) == 1
    firsts = {e.element.element.id: e for e in first.elements} if first else {}
    for e in found.elements:
        since_first = firsts.get(e.element.element.id)
        was = since_first.before.rating if since_first and since_first.before else None
        yield {
            "ref": e.element.element.ref,
            "title": e.element.element.title,
            "short": e.element.element.short,
            "heading": e.element.heading.title,
            "first": rating_value(was, instead=_instead(since_first)),
            "before": rating_value(e.before.rating if e.before else None, instead=_instead(e)),
            "now": rating_value(e.element.rating),
            "move": _label(e.move, scale),
            "way": e.move.value if e.move in _WAYS and e.comparison and e.comparison.standing else "",
            "in_words": move_in_words(e, scale),
            "since_first": _since_first(e, since_first, first, scale) if first and since_first else "",
            "details": " ".join(_details(e, scale, one_basis=one_basis, one_change=bool(_one_change(found)))),
            "track": track(e.comparison, scale),
        }


def _instead(element: ElementMovement | None) -> str:
    """Return what stands in the place of a rating that an earlier round does not have."""
    return NOT_ASKED if element and element.move is Move.NEW else NOT_RATED


def _label(move: Move, scale: RatingScale) -> str:
    return _LABELS.get(move) or _capital(counted_moves(scale)[move])


def move_in_words(element: ElementMovement, scale: RatingScale) -> str:
    """Say which way an element moved and by how many steps, or that it cannot be said."""
    steps = _steps(element.comparison) if element.comparison else 0
    said = f"{_label(element.move, scale)}{f', {steps} step' if steps else ''}{'s' * (steps > 1)}"
    if element.comparison and not element.comparison.standing:
        return f"Same groups: {within_sentence(said)}"
    return said


def _steps(moved: Comparison | GroupMove) -> int:
    """Return by how many steps something moved up or down."""
    return abs(steps_between(moved.then, moved.now) or 0)


def _since_first(element: ElementMovement, since_first: ElementMovement, first: Movement, scale: RatingScale) -> str:
    """Say which way an element moved since the first round, where that is another way than since the one before."""
    words = move_in_words(since_first, scale)
    return f"Since {first.earlier.round}: {within_sentence(words)}" if words != move_in_words(element, scale) else ""


def _one_change(found: Movement) -> str:
    """Return why the ratings that stand are no measure, where that is one reason wherever groups are compared in their stead."""
    told = {bases_in_words(e) for e in found.by_groups if e.comparison and not e.comparison.standing}
    return told.pop() if len(told) == 1 else ""


def _details(element: ElementMovement, scale: RatingScale, *, one_basis: bool, one_change: bool) -> Iterator[str]:
    """Yield what is compared, where that differs from element to element; which groups moved; what is lacking behind it."""
    if element.comparison and (not one_basis or not element.comparison.standing):
        yield f"{_basis(element.comparison)}."
    if element.changes and not (element.comparison and one_change):
        yield f"{'The ratings shown: ' if element.comparison else ''}{bases_in_words(element)}."
    if groups := [group for group in element.groups if group.move is not Move.SAME]:
        alone = element.comparison is not None and element.comparison.groups == (groups[0].group,)
        yield "" if alone else f"Groups' own: {_in_a_row([_group(group, scale) for group in groups])}."
    if element.without_new_evidence:
        yield "No new evidence."


def _basis(comparison: Comparison) -> str:
    if comparison.agreed:
        return "Agreed both times"
    named = _in_a_row([short_name(group) for group in comparison.groups])
    if comparison.standing:
        return f"Same groups: {named}"
    return f"{named} alone: {comparison.then.label}, then {comparison.now.label}"


def _in_a_row(groups: Sequence[str]) -> str:
    """Return as many groups as fit a cell, and how many more; with commas alone, since a group's name may hold an "and"."""
    shown = len(groups)
    while shown > 1 and len(", ".join(groups[:shown])) > _GROUPS:
        shown -= 1
    return ", ".join([*groups[:shown], *([f"{len(groups) - shown} more"] if shown < len(groups) else [])])


def _group(group: GroupMove, scale: RatingScale) -> str:
    how = f"from {group.then.label} to {group.now.label}"
    if group.move in _WAYS:
        way = ways_in_words(scale)[_WAYS.index(group.move)]
        how = f"{way}{' by' if scale.explaining else ''} {_steps(group)}"
    return f"{short_name(group.group)} {how}"


# --- in sentences --------------------------------------------------------------------------------------------------


def _counts(found: Movement, scale: RatingScale) -> list[str]:
    return [f"{n} {counted_moves(scale)[move]}" for move in _COUNTED if (n := len(found.of(move)))]


def _names(elements: Iterable[ElementMovement]) -> str:
    return names_in([f"{e.element.element.short} ({e.element.element.ref})" for e in elements], _NAMES)


def _compared(found: Movement, words: FrameworkWords) -> str:
    """Return on what basis how many of the elements are compared; the numbers add up to all of them."""
    groups, other = len(found.by_groups), len(found.of(Move.OTHER_BASIS))
    told = (
        (len(found.compared) - groups, "was", "were", "agreed both times"),
        (groups, "is", "are", "compared by the groups that rated both times, each held against itself"),
        (other, "stands", "stand", "on another basis"),
        (len(found.of(Move.NOT_RATED_TWICE)), "is", "are", "not rated both times"),
        (len(found.of(Move.NEW)), "is", "are", "new in this edition"),
    )
    total, (first, *others) = len(found.elements), [part for part in told if part[0]]
    if not others and total > 1:
        return f"All {words.element.counted(total)} {first[2]} {first[3]}."
    parts = [f"{n} {one if n == 1 else many} {what}" for n, one, many, what in (first, *others)]
    return f"Of {words.element.counted(total)}, {listed(parts)}."


def _not_standing(found: Movement) -> str:
    """Say of how many elements the groups that rated twice are compared while what stands is another measure; blank for none."""
    count = sum(e.comparison is not None and not e.comparison.standing for e in found.elements)
    if not count:
        return ""
    of = "them" if count == len(found.by_groups) else f"{count} of them"
    why = f" ({within_sentence(reason)})" if (reason := _one_change(found)) else ""
    return f"For {of} the dumbbell shows those groups alone: the ratings that stand are on another basis{why}."


def _moved(found: Movement, scale: RatingScale) -> str:
    if not found.compared:
        return "So none can be said to have moved."
    return f"Since {round_in_words(found.earlier.round)}, {listed(_counts(found, scale))}."


def _other_bases(found: Movement, words: FrameworkWords) -> str:
    """Name what stands on another basis, and which; blank where nothing does."""
    by_words: dict[str, list[ElementMovement]] = {}
    element = words.element.one
    for e in found.of(Move.OTHER_BASIS):
        by_words.setdefault(bases_in_words(e).lower(), []).append(e)
    told = "; ".join(
        f"{words}: {f'every {element}' if len(elements) == len(found.elements) else _names(elements)}"
        for words, elements in by_words.items()
    )
    return (
        f"Another basis is another measure, so what differs there is not counted as moved. {_capital(told)}."
        if told
        else ""
    )


def _capital(text: str) -> str:
    return sentence_start(text)


def _by_chance(found: Movement, words: FrameworkWords) -> str:
    """Return the sentence that so few moves of groups say little; blank where more moved, or none."""
    if not _is_by_chance(found):
        return ""
    moved, compared = sum(e.moved for e in found.by_groups), len(found.by_groups)
    only = "" if compared == len(found.compared) else "; of ratings agreed at a meeting nothing like it is known"
    return (
        f"By groups, {moved} of {compared} moved, which is no larger a share than when groups rate again with nothing changed "
        f"({FEWEST_BY_CHANCE} to {MOST_BY_CHANCE} of {OF_ELEMENTS} {words.element.many}){only}."
    )


def _is_by_chance(found: Movement) -> bool:
    return any(e.moved for e in found.by_groups) and found.is_no_more_than_chance


def _no_evidence(found: Movement) -> str:
    without = [e for e in found.elements if e.without_new_evidence]
    return f"Moved with no new evidence named: {_names(without)}." if without else ""


def _in_brief(found: Movement, scale: RatingScale) -> str:
    """Return what moved in one sentence, then what moved up and what moved down by name."""
    up, down = map(_capital, ways_in_words(scale))
    ways = ((Move.UP, up), (Move.DOWN, down), (Move.OTHERWISE, "Changed"))
    named = [f"{word}: {_names(found.of(way))}." for way, word in ways if found.of(way)]
    chance = [f"{FEWEST_BY_CHANCE} to {MOST_BY_CHANCE} of {OF_ELEMENTS} move when groups only rate again."]
    return " ".join([_in_one_sentence(found, scale), *named, *(chance if _is_by_chance(found) else [])])


def _in_one_sentence(found: Movement, scale: RatingScale) -> str:
    """Return how many moved which way on which basis, and how many are not compared."""
    compared, moved = found.compared, [e for e in found.elements if e.moved]
    parts = _counts(found, scale)
    if not moved:
        parts = ["no rating moved" if len(compared) == len(found.elements) else f"none of {len(compared)} moved"]
    said = f"{listed(parts)} ({_bases_in_brief(found)})" if compared else "no rating can be said to have moved"
    other, unrated = len(found.of(Move.OTHER_BASIS)), len(found.of(Move.NOT_RATED_TWICE))
    left = [f"{other} {'stands' if other == 1 else 'stand'} on another basis"] if other else []
    left += [f"{unrated} cannot be compared"] if unrated else []
    new, gone = len(found.of(Move.NEW)), len(found.gone)
    left += [f"{new} {'is' if new == 1 else 'are'} new"] if new else []
    left += [f"{gone} {'is' if gone == 1 else 'are'} no longer asked"] if gone else []
    return f"Since {found.earlier.round}, {'; '.join(filter(None, [said, listed(left)]))}."


def _bases_in_brief(found: Movement) -> str:
    groups = len(found.by_groups)
    agreed = len(found.compared) - groups
    if not groups:
        return "agreed both times"
    return (
        f"{agreed} agreed both times, {groups} by the same groups" if agreed else "by the groups that rated both times"
    )


def _why_not(found: Movement, review: Review) -> str:
    earlier, words = round_in_words(found.earlier.round), review.framework.words
    if not found.elements:
        same = found.earlier.framework.id == review.framework.id
        another = "rating scale" if same else words.framework.one
        return f"{_capital(earlier)} was on another {another}, so the ratings cannot be compared with it."
    return f"No {words.element.one} is rated both in {earlier} and now, so there is nothing to compare."


def _element_fields(prefix: str) -> tuple[Field, ...]:
    return fields(
        (f"{prefix}.ref", "an element's Ref", "text"),
        (f"{prefix}.title", "its title", "text"),
        (f"{prefix}.short", "its short name", "text"),
        (f"{prefix}.heading", "its heading", "text"),
        rating_fields(f"{prefix}.first", "its rating in the first round"),
        rating_fields(f"{prefix}.before", "its rating in the earlier round"),
        rating_fields(f"{prefix}.now", "its rating in this round"),
        (f"{prefix}.move", "which way it moved on one basis, or Other basis, or Not compared", "text"),
        (f"{prefix}.way", "up or down, where the rating that stands moved; else blank", "text"),
        (f"{prefix}.in_words", "which way it moved, and by how many steps", "text"),
        (
            f"{prefix}.since_first",
            "the same since the first round; blank where that is the one before, or the same is so",
            "text",
        ),
        (f"{prefix}.details", "what is compared, which groups moved, and whether evidence is new", "text"),
        (f"{prefix}.track", "its dumbbell, then to now on one basis, for {{r }}", "text"),
    )


MOVEMENT_FIELDS = fields(
    ("movement.shown", "there is an earlier round to compare with", "yes or no"),
    ("movement.since", "the round that is compared with", "text"),
    ("movement.since_date", "the date of that review, or its first and last", "text"),
    ("movement.first", "the first round, where it is another than the one before; else blank", "text"),
    (
        "movement.silent_groups",
        "which groups answered in that round and gave no view in this one; blank without",
        "text",
    ),
    ("movement.compared", "how many elements are compared on which basis, in a sentence", "text"),
    ("movement.moved", "how many moved which way, in a sentence", "text"),
    (
        "movement.since_first",
        "how many moved since the first round, in a sentence; blank where that is the one before",
        "text",
    ),
    ("movement.other_basis", "what stands on another basis, and which; blank without", "text"),
    (
        "movement.by_chance",
        "that no more moved than does when groups rate again; blank where more did, or none",
        "text",
    ),
    ("movement.no_evidence", "what moved with no new evidence; blank without", "text"),
    ("movement.in_brief", "how many moved which way, on which basis, and which", "text"),
    ("movement.axis", "the short forms of the scale, above the dumbbells, for {{r }}", "text"),
    *_element_fields("movement.elements[]"),
    *_element_fields("movement.rows[]"),
    ("movement.more", "which elements have no row, where there are too many for a table; blank elsewhere", "text"),
    (
        "movement.reason",
        "why an earlier round cannot be compared with; blank where it can, or where there is none",
        "text",
    ),
    workbook_fields("movement.sources[]", "a workbook of the earlier round: its file name"),
)
