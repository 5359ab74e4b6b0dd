"""The lists of a summary that a large framework makes long: so many rows as its pages hold, and all others by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matsheets.documents.contexts.area_values import plan_answer
from matsheets.documents.contexts.board_requests import every_ref, in_words
from matsheets.documents.contexts.list_room import rows_of_lists
from matsheets.documents.contexts.scale_values import counted_moves
from matsheets.documents.contexts.values import Field, Values, fields
from matsheets.model.cells import sentence_start
from matsheets.model.framework import NOT_RATED, Framework, FrameworkWords
from matsheets.review.movement import Move, Movement
from matsheets.review.review import ElementReview, Review

#: Of more elements than this, what moved has a few rows and the others by name; fewer rows of many.
_MOST_ROWS, _LOW_ROWS = 14, (12, 6)
#: With more elements than this, the table of every element has no column for the pattern.
_MANY_ELEMENTS = 30


def long_list_values(review: Review, by_ref: Mapping[str, Values], said: Values) -> Values:
    """Return the strengths and areas, how many rows each list of a summary has, and what it says of all others.

    Args:
        review: of one trust and round.
        by_ref: what the summary says of each element.
        said: what else it says.
    """
    lists = {"strengths": review.strengths, "areas": _as_decided(review), "differences": review.differences}
    values = {name: [by_ref[e.element.ref] for e in found] for name, found in lists.items()}
    with_patterns = len(review.elements) <= _MANY_ELEMENTS
    rows = rows_of_lists(values | {"differences": said["differences"]}, {**said, "with_patterns": with_patterns})
    shown = sorted(lists["areas"][: rows["areas"]], key=_weakest_first)
    lists["areas"] = [*shown, *sorted(lists["areas"][rows["areas"] :], key=_weakest_first)]
    return {
        "strengths": values["strengths"],
        "areas": [by_ref[e.element.ref] for e in lists["areas"]],
        "rows": rows,
        **{f"more_{name}": _others(found[rows[name] :], review.framework.words) for name, found in lists.items()},
        "with_patterns": with_patterns,
    }


def _as_decided(review: Review) -> list[ElementReview]:
    """Return the areas in the order in which a board has to do with them; what is left for now is left out first.

    First those that the plan says nothing of, which the board must decide on, then those with an open priority.
    """

    def order(area: ElementReview) -> int:
        answer = plan_answer(review, area)
        return 1 if answer.priorities else 2 if answer.left else 0

    return sorted(review.areas, key=order)


def _weakest_first(area: ElementReview) -> int:
    return area.rating.points if area.rating else 0


def _others(rest: Sequence[ElementReview], words: FrameworkWords) -> str:
    if not rest:
        return ""
    by_rating: dict[str, list[str]] = {}
    for e in rest:
        named = by_rating.setdefault(e.rating.label if e.rating else NOT_RATED, [])
        named.append(f"{e.element.short} ({e.element.ref})")
    told = ". ".join(f"{label}: {', '.join(names)}" for label, names in by_rating.items())
    count = in_words(len(rest))
    return f"{sentence_start(count)} more by name, with reasons in the {words.evidence.one}. {told}."


def movement_rows(found: Movement, values: Sequence[Values], framework: Framework) -> Values:
    """Return what every element did between two rounds, what has a row, and in sentences what else moved.

    Of many elements only some that moved have a row, first those that moved down; what did not change is counted above it.
    """
    rows = list(values)
    if len(rows) > _MOST_ROWS:
        moved = [value for value, e in zip(values, found.elements, strict=True) if e.moved]
        down_first = sorted(moved, key=lambda value: value["way"] != "down")
        rows = sorted(down_first[: _LOW_ROWS[len(rows) > _MANY_ELEMENTS]], key=values.index)
    rest: dict[Move, list[Values]] = {}
    for value, e in zip(values, found.elements, strict=True):
        if value not in rows:
            rest.setdefault(e.move, []).append(value)
    told = list(_without_a_row(rest, framework, in_full=len(values) <= _MANY_ELEMENTS))
    return {
        "elements": values,
        "rows": rows,
        "more": f"Without a row{' here' if rows else ''}: {'; '.join(told)}." if told else "",
    }


#: What is said of one element without a row, and of several, that was not compared.
_NOT_COMPARED = {
    Move.OTHER_BASIS: ("stands on another basis", "stand on another basis"),
    Move.NOT_RATED_TWICE: ("was not rated both times", "were not rated both times"),
    Move.NEW: ("is new in this edition", "are new in this edition"),
}


def _without_a_row(rest: Mapping[Move, Sequence[Values]], framework: Framework, *, in_full: bool) -> Iterator[str]:
    """Yield how many have no row, why, and which: by name, or where there are very many that did not change by Ref."""
    compared = {move: (said, said) for move, said in counted_moves(framework.scale).items()}
    for move in (Move.SAME, *(move for move in Move if move is not Move.SAME)):
        if not (without := rest.get(move, [])):
            continue
        one, many = {**compared, **_NOT_COMPARED}[move]
        if in_full or move is not Move.SAME:
            named = ", ".join(f"{value['short']} ({value['ref']})" for value in without)
        else:
            named = every_ref([value["ref"] for value in without])
        yield f"{framework.words.element.counted(len(without))} {one if len(without) == 1 else many}: {named}"


def long_list_fields() -> Sequence[Field]:
    """Return the fields of ``long_list_values``."""
    return fields(
        *(
            row
            for name in ("strengths", "areas", "differences")
            for row in (
                (f"rows.{name}", f"how many of the {name} have a row: all of them, or the first few of many", "number"),
                (f"more_{name}", "the others by name; blank where all have a row", "text"),
            )
        ),
        ("with_patterns", "the table of every element has a column for the pattern: not with very many", "yes or no"),
    )
