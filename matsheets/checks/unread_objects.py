"""Stage 3, what lies on the tabs besides cells: an answer may stand in a note or a text box, where nobody reads it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matsheets.checks.workbook_view import Book, counted
from matsheets.model.cells import CellRef, first_listed, listed
from matsheets.model.problem_catalogue import Code, problem, shorten
from matsheets.model.problems import Place, Problem
from matsheets.model.sheet_objects import Area, ObjectKind, SheetObject

#: An object over more blank answers than this is no answer to any of them.
MOST_COVERED = 20
#: How many objects are looked at, and how many of them a sentence quotes; it always counts all that it speaks of.
MOST_LOOKED_AT, QUOTED = 2_000, 3

_ON_A_CELL = frozenset({ObjectKind.NOTE, ObjectKind.COMMENT})
#: What may hold an answer though it has no words that can be read.
_WORDLESS = frozenset({ObjectKind.PICTURE, ObjectKind.FILE, ObjectKind.CONTROL})

#: By tab and column, the rows of blank answers in order, each with its Ref.
_Blanks = Mapping[tuple[int, int], list[tuple[int, str]]]


class _Covered(NamedTuple):
    """Objects of one kind on the same cells, with everything that they say."""

    kind: ObjectKind
    position: int
    tab: str
    area: Area | None
    words: str


def check(book: Book) -> Iterator[Problem]:
    """Yield what lies over a blank answer, with its words; and once, what else says something that is not read."""
    if not book.assessment.objects:
        return
    for one in book.assessment.objects:
        if one.kind is ObjectKind.UNREADABLE:
            yield problem(Code.OBJECTS_UNREADABLE, Place(book.assessment.file, tab=one.tab), one.name)
    blanks = _blank_answers(book)
    elsewhere = []
    told: Counter[Place] = Counter()
    for found in _gathered(book.assessment.objects):
        places = _covered(book, found, blanks)
        told.update(places)
        if any(told[place] <= QUOTED for place in places):
            yield problem(Code.BLANK_COVERED, places, found.words, what=_what(found))
        elif found.words and found.kind not in {ObjectKind.PICTURE, ObjectKind.FILE, ObjectKind.LINK}:
            elsewhere.append(found)
    if elsewhere:
        yield _not_read(book, elsewhere)


def _gathered(objects: tuple[SheetObject, ...]) -> list[_Covered]:
    """Return the objects that may matter; comments on one cell are one conversation."""
    found: dict[tuple[object, ...], list[SheetObject]] = {}
    for number, one in enumerate(objects[:MOST_LOOKED_AT]):
        if one.kind is ObjectKind.LINK and _size(one.area) > MOST_COVERED:
            continue
        if one.text or one.state or one.kind in _WORDLESS:
            place = (one.area,) if one.kind in _ON_A_CELL else (one.area, number)
            found.setdefault((one.kind, one.position, *place), []).append(one)
    return [
        _Covered(first.kind, first.position, first.tab, first.area, " / ".join(one.words for one in together))
        for together in found.values()
        for first in together[:1]
    ]


def _size(area: Area | None) -> int:
    return (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1) if area else 0


def _blank_answers(book: Book) -> _Blanks:
    blanks: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for table in book.assessment.tables:
        for row in table.rows:
            place = book.layout.find(row.ref)
            for column in place[0].columns if place else ():
                if book.entry(row.ref, column.key) and book.blank(row.ref, column.key):
                    cell = book.assessment.cell(row.ref, column.key)
                    if cell is not None:
                        blanks.setdefault((cell.position, cell.column), []).append((cell.row, row.ref))
    return {at: sorted(rows) for at, rows in blanks.items()}


def _covered(book: Book, found: _Covered, blanks: _Blanks) -> list[Place]:
    """Return the blank answers under an object; none where there are so many that it is about something else."""
    area = found.area
    places: list[Place] = []
    for position, column in blanks if area else ():
        if area is None or position != found.position or not area.first_column <= column <= area.last_column:
            continue
        rows = blanks[position, column]
        for row, ref in rows[bisect_left(rows, (area.first_row, "")) :]:
            if row > area.last_row or len(places) > MOST_COVERED:
                break
            places.append(book.at(CellRef(position, row, column, found.tab), ref))
    return places if len(places) <= MOST_COVERED else []


def _what(found: _Covered) -> str:
    """Say what lies over a blank answer, with its words."""
    quoted = f'"{shorten(found.words)}"'
    what = f"{'An' if found.kind is ObjectKind.FILE else 'A'} {found.kind.value}"
    match found.kind:
        case ObjectKind.LINK:
            return f"A link on it goes to {quoted}"
        case ObjectKind.PICTURE:
            return f"{what} lies over it"
        case ObjectKind.FILE | ObjectKind.CONTROL:
            return f"{what} lies over it ({quoted})"
        case ObjectKind.NOTE | ObjectKind.COMMENT:
            return f"{what} on it says {quoted}"
        case _:
            return f"{what} over it says {quoted}"


def _not_read(book: Book, found: list[_Covered]) -> Problem:
    kinds = [one.kind for one in found]
    objects = listed([counted(kinds.count(kind), kind.value) for kind in dict.fromkeys(kinds)])
    return problem(
        Code.OBJECTS_NOT_READ,
        list(dict.fromkeys(_place(book, one) for one in found[:MOST_COVERED])),
        objects=objects,
        are="is" if len(found) == 1 else "are",
        quotes=first_listed([f'"{shorten(one.words)}"' for one in found[:QUOTED]], len(found)),
    )


def _place(book: Book, found: _Covered) -> Place:
    if found.area is None:
        return Place(book.assessment.file, tab=found.tab)
    cell = CellRef(found.position, found.area.first_row, found.area.first_column, found.tab)
    return book.place_at(cell)
