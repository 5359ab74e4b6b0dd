"""A document that somebody changed, held against the one that its workbooks make: place by place, what each cell is to say.

The document that is made now is read twice, as it is and with its cells marked, and the two stand beside the changed one: table
by table, row by row, cell by cell. What could be understood is taken out of the changed document (``left``), so that all that
is left there and differs is what could not be taken.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from matsheets.documents.contexts.whole_cells import CellPlace
from matsheets.model.cells import REF_IN_TEXT
from matsheets.trace.differences import likeness
from matsheets.trace.paragraph_patterns import Captured, Pattern, Solved, solve, typeable
from matsheets.trace.statements import Body, plain_text
from matsheets.trace.word_blocks import Block, Table

#: A Ref that a paragraph begins with, with whose it is where that is said.
_REF_FIRST = re.compile(rf"{REF_IN_TEXT.pattern}(?: \([^()]+\)$)?")
#: The share of words that a table, or a row, under another Ref has in common with the one that has lost its own.
_THE_SAME, _ANOTHER = 0.6, 0.4
#: Labels that a table has in common with those of priorities to be a new one.
_LABELS = 3


class NewRow(NamedTuple):
    """A row, or a priority's table, that stands in the document only.

    Attributes:
        prefix: of the Refs of the rows that it is to stand among.
        file: the workbook with those rows.
        ref: the Ref that was typed; blank where there is none.
    """

    prefix: str
    file: str
    ref: str
    captured: tuple[Captured, ...]


class RemovedRow(NamedTuple):
    """A row of a workbook that the document no longer has; ``text`` is what it began with."""

    file: str
    ref: str
    text: str


class ChangedRef(NamedTuple):
    """A Ref that was typed over."""

    old: str
    new: str


@dataclass
class EditedDocument:
    """What was found in a changed document.

    Attributes:
        left: the changed document without what was understood.
        base: the document that is made now, without the rows that were removed.
    """

    left: Body
    base: Body
    captured: list[Captured] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    removed: list[RemovedRow] = field(default_factory=list)
    changed_refs: list[ChangedRef] = field(default_factory=list)


def read_edits(edited: Body, built: Body, marked: Body, places: Sequence[CellPlace]) -> EditedDocument:
    """Compare a changed document with the one that its workbooks make.

    Args:
        edited: the changed document.
        built: the one that is made now.
        marked: the same with its cells marked.
        places: what the marks stand for.
    """
    reading = _Reading(edited, built, marked, places)
    reading.read()
    return reading.found


class _Table:
    """A table of the document that is made now, with its cells marked."""

    def __init__(self, at: int, table: Table, places: Sequence[CellPlace]) -> None:
        self.at = at
        self.table = table
        self.rows = [[[Pattern(text, places) for text in cell] for cell in row] for row in table.rows]
        self.texts = [[[pattern.text for pattern in cell] for cell in row] for row in self.rows]
        self.ref = _header_ref(self.texts)

    @property
    def is_card(self) -> bool:
        """Whether all of it is about one row of a workbook, its first header being that row's Ref."""
        return bool(self.ref) and any(place.ref == self.ref for place in self.places_of(self.rows))

    @staticmethod
    def places_of(rows: Iterable[Sequence[Sequence[Pattern]]]) -> list[CellPlace]:
        """Return the places of cells in rows."""
        return [
            place for row in rows for cell in row for pattern in cell for place, _ in pattern.marks if place.columns
        ]

    def source(self, row: Sequence[Sequence[Pattern]]) -> CellPlace | None:
        """Return a place of the one row of a workbook that a row of the table prints in full; None where there is none."""
        found = {(place.file, place.ref): place for place in self.places_of([row]) if not place.brief}
        return next(iter(found.values())) if len(found) == 1 else None


def _header_ref(rows: Sequence[Sequence[Sequence[str]]]) -> str:
    first = plain_text(" ".join(rows[0][0])) if rows and rows[0] else ""
    return first if REF_IN_TEXT.fullmatch(first) else ""


def _row_text(row: Iterable[Iterable[str]]) -> str:
    return " ".join(plain_text(text) for cell in row for text in cell)


def _table_text(rows: Iterable[Sequence[Iterable[str]]]) -> str:
    """Return what a table of labels and answers says: without its labels."""
    return " ".join(_row_text(row[1:]) for row in rows)


def _label(row: Sequence[Sequence[str]]) -> str:
    return plain_text(" ".join(row[0])) if row else ""


def _row_ref(row: Sequence[Sequence[str]]) -> str:
    """Return the Ref that one of a row's paragraphs begins with, the first such."""
    for cell in row:
        for text in cell:
            if found := _REF_FIRST.match(plain_text(text)):
                return found[0]
    return ""


class _Reading:
    def __init__(self, edited: Body, built: Body, marked: Body, places: Sequence[CellPlace]) -> None:
        self.edited = edited
        self.built = built
        self.places = places
        left = Body(copy.deepcopy(edited.blocks), edited.levels)
        self.found = EditedDocument(left, Body(copy.deepcopy(built.blocks), built.levels))
        self.marked = marked
        self.tables = [_Table(at, b, places) for at, b in enumerate(marked.blocks) if isinstance(b, Table)]
        self.cards = {table.ref: table for table in self.tables if table.is_card}
        self.pairs: dict[int, int] = {}  # the place of a table now, by that of the same in the changed document
        self.gone: set[int] = set()  # places of blocks that are understood whole, in ``left`` and in ``base``
        self.gone_from_base: set[int] = set()

    def read(self) -> None:
        new = self.pair_tables()
        for at, other in self.pairs.items():
            self.read_table(next(table for table in self.tables if table.at == other), at)
        for at in new:
            self.read_new_card(at)
        self.read_text()
        left, base = self.found.left, self.found.base
        left.blocks[:] = [block for at, block in enumerate(left.blocks) if at not in self.gone]
        base.blocks[:] = [block for at, block in enumerate(base.blocks) if at not in self.gone_from_base]

    # --- tables ---

    def pair_tables(self) -> list[int]:
        """Put each table of the changed document beside the one that it was; return those that are new priorities."""
        given = [(at, block) for at, block in enumerate(self.edited.blocks) if isinstance(block, Table)]
        by_ref: dict[str, list[int]] = {}
        for at, table in given:
            by_ref.setdefault(_header_ref(table.rows), []).append(at)
        for ref, card in self.cards.items():
            if same := by_ref.get(ref):
                self.pairs[max(same, key=lambda at: (self._alike(at, card), -at))] = card.at
        new = [at for at, table in given if at not in self.pairs and self._is_card(table)]
        self.pair_renamed(new)
        self.pair_others([(at, table) for at, table in given if at not in self.pairs and at not in new])
        for card in self.cards.values():
            if card.at not in self.pairs.values():
                self.remove_card(card)
        return new

    def _alike(self, at: int, card: _Table) -> float:
        table = self.edited.blocks[at]
        assert isinstance(table, Table)
        return likeness(_table_text(table.rows), _table_text(card.texts))

    def _is_card(self, table: Table) -> bool:
        """Tell whether a table has the labels of a priority's."""
        labels = {_label(row) for card in self.cards.values() for row in card.texts[1:]}
        return len({_label(row) for row in table.rows} & labels) >= min(_LABELS, len(labels) or _LABELS)

    def pair_renamed(self, new: list[int]) -> None:
        """Find tables whose Refs were typed over: alone, or each with another's."""
        lost = [card for card in self.cards.values() if card.at not in self.pairs.values()]
        for card in lost:
            best = max(new, key=lambda at: self._alike(at, card), default=None)
            table = self.edited.blocks[best] if best is not None else None
            if best is not None and isinstance(table, Table) and self._alike(best, card) >= _THE_SAME:
                new.remove(best)
                self.rename(best, card, _header_ref(table.rows) or _label(table.rows[0]))
        by_place = {card.at: card for card in self.cards.values()}
        for at, other in [(at, other) for at, other in self.pairs.items() if other in by_place]:
            card = by_place[other]
            home = max(self.cards.values(), key=lambda each: self._alike(at, each))
            if home is not card and self._alike(at, card) < _ANOTHER and self._alike(at, home) >= _THE_SAME:
                self.found.changed_refs.append(ChangedRef(home.ref, card.ref))
                del self.pairs[at]
                self.gone.add(at)
                self.gone_from_base.add(card.at)

    def rename(self, at: int, card: _Table, ref: str) -> None:
        self.found.changed_refs.append(ChangedRef(card.ref, ref))
        self.pairs[at] = card.at
        for body in (self.found.left, self.found.base):
            table = body.blocks[at if body is self.found.left else card.at]
            assert isinstance(table, Table)
            table.rows[0][0][:] = [card.ref]

    def pair_others(self, given: Sequence[tuple[int, Table]]) -> None:
        """Put the tables that are about many rows beside each other: by their headers, else by the Refs in them."""
        others = [table for table in self.tables if not table.is_card]
        for same in (self._same_headers, self._share_refs):
            for at, table in given:
                if at not in self.pairs:
                    free = (other for other in others if other.at not in self.pairs.values())
                    if home := next((other for other in free if same(table, other)), None):
                        self.pairs[at] = home.at

    @staticmethod
    def _same_headers(table: Table, other: _Table) -> bool:
        return bool(table.rows) and [*map(_cell_text, table.rows[0])] == [*map(_cell_text, other.texts[0])]

    @staticmethod
    def _share_refs(table: Table, other: _Table) -> bool:
        refs = {ref for row in other.texts if (ref := _row_ref(row))}
        return bool(refs) and 2 * len(refs & {_row_ref(row) for row in table.rows}) >= len(refs)

    def remove_card(self, card: _Table) -> None:
        title = self._title_before(self.built, card.at)
        text = _block_text(self.built.blocks[title]) if title is not None else ""
        place = next(place for place in card.places_of(card.rows) if place.ref == card.ref)
        self.found.removed.append(RemovedRow(place.file, card.ref, text))
        self.gone_from_base |= {card.at, *([title] if title is not None else [])}

    @staticmethod
    def _title_before(body: Body, at: int) -> int | None:
        """Return the place of the heading right before a table; None where a table or nothing stands there."""
        for place in range(at - 1, -1, -1):
            block = body.blocks[place]
            if isinstance(block, Table):
                return None
            if isinstance(block, Block) and plain_text(block.text):
                return place if body.levels.get(block.style, 0) > 0 else None
        return None

    # --- rows ---

    def read_table(self, now: _Table, at: int) -> None:
        table, left = self.edited.blocks[at], self.found.left.blocks[at]
        assert isinstance(table, Table)
        assert isinstance(left, Table)
        rows = self.pair_rows(now, table)
        for number, home in rows.items():
            self.read_row(now.rows[home], table.rows[number], left.rows[number])
        if now.is_card:
            return
        base = self.found.base.blocks[now.at]
        assert isinstance(base, Table)
        sources = [source for row in now.rows if (source := now.source(row))]
        if not sources:
            return
        gone = [n for n, row in enumerate(now.rows) if n not in rows.values() and now.source(row)]
        new = [n for n, row in enumerate(table.rows) if n not in rows and _row_text(row)]
        for home in gone[:]:
            text = _row_text(now.texts[home])
            same = next((n for n in new if likeness(_row_text(table.rows[n]), text) >= _THE_SAME), None)
            source = now.source(now.rows[home])
            assert source is not None
            if same is not None:
                self.found.changed_refs.append(ChangedRef(source.ref, _row_ref(table.rows[same])))
                new.remove(same)
                left.rows[same] = []
            else:
                self.found.removed.append(RemovedRow(source.file, source.ref, text))
            base.rows[home] = []
        for number in new:
            self.read_new_row(now, sources[0], table.rows[number], left, number)
        left.rows[:] = [row for n, row in enumerate(left.rows) if row or n == 0]
        base.rows[:] = [row for n, row in enumerate(base.rows) if row or n == 0]

    def pair_rows(self, now: _Table, table: Table) -> dict[int, int]:
        """Return the number of the row that each row was, by its number in the changed table."""
        key = _label if now.is_card else (lambda row: _row_ref(row) or _label(row))
        homes: dict[str, list[int]] = {}
        for number, row in enumerate(now.texts):
            homes.setdefault(f"#{number}" if number == 0 else key(row), []).append(number)
        found: dict[int, int] = {}
        waiting: dict[str, list[int]] = {}
        for number, row in enumerate(table.rows):
            waiting.setdefault(f"#{number}" if number == 0 else key(row), []).append(number)
        for name, numbers in waiting.items():
            free = homes.get(name, [])
            for home in free:
                left = [n for n in numbers if n not in found]
                if left:
                    text = _row_text(now.texts[home])
                    best = max(left, key=lambda n: (likeness(_row_text(table.rows[n]), text), -n))
                    found[best] = home
        return found

    def read_row(self, patterns: Sequence[Sequence[Pattern]], row: list[list[str]], left: list[list[str]]) -> None:
        if len(patterns) != len(row):
            return
        for number, (cell, texts) in enumerate(zip(patterns, row, strict=True)):
            left[number] = list(self.take(solve(cell, texts)))

    def take(self, solved: Solved) -> tuple[str, ...]:
        self.found.captured += solved.captured
        return solved.left

    def read_new_row(self, now: _Table, source: CellPlace, row: list[list[str]], left: Table, number: int) -> None:
        """Read a row that was put in, by the pattern of a row beside it."""
        for patterns in (row for row in now.rows if now.source(row)):
            ref = _row_ref(row)
            fitted = [[_without_own_ref(pattern, patterns, ref) for pattern in cell] for cell in patterns]
            captured = _captured_in(fitted, row)
            if captured:
                typed = REF_IN_TEXT.match(ref)
                new = NewRow(source.ref.rpartition("-")[0], source.file, typed[0] if typed else "", captured)
                self.found.new.append(new)
                left.rows[number] = []
                return

    # --- new priorities ---

    def read_new_card(self, at: int) -> None:
        """Read a table that was put in for a priority, by the patterns of the others."""
        table = self.edited.blocks[at]
        assert isinstance(table, Table)
        captured: list[Captured] = []
        for row in table.rows[1:]:
            captured += next(filter(None, (self._by_label(card, row) for card in self.cards.values())), ())
        headers = (_captured_in([card.rows[0][1]], [table.rows[0][1]]) for card in self.cards.values())
        if len(table.rows[0]) > 1:
            captured += next(filter(None, headers), ())
        some = next(iter(self.cards.values()))
        place = next(place for place in some.places_of(some.rows) if place.ref == some.ref)
        title = self._title_before(self.edited, at)
        if title is not None and not self._is_built_heading(title):
            own = _block_text(self.edited.blocks[title])
            captured.append(Captured(CellPlace(place.file, place.ref, ("objective",)), (own,), ()))
            self.gone.add(title)
        ref = _header_ref(table.rows)
        self.found.new.append(NewRow("PLAN", place.file, ref, tuple(captured)))
        self.gone.add(at)

    def _by_label(self, card: _Table, row: list[list[str]]) -> tuple[Captured, ...]:
        same = next((number for number, own in enumerate(card.texts) if number and _label(own) == _label(row)), None)
        return _captured_in(card.rows[same][1:], row[1:]) if same is not None else ()

    def _is_built_heading(self, at: int) -> bool:
        """Tell whether a heading is one of the document's own, such as that of a part: no priority's title."""
        text = plain_text(_block_text(self.edited.blocks[at]))
        own = [Pattern(block.text, self.places) for block in self.marked.blocks if isinstance(block, Block)]
        return any(not pattern.marks and plain_text(pattern.text) == text for pattern in own)

    # --- text between tables ---

    def read_text(self) -> None:
        """Read the paragraphs that print cells: those before each table, and those after the last."""
        own, now = dict(_segments(self.edited)), dict(_segments(self.marked))
        pairs = [(at, other) for at, other in self.pairs.items()]
        pairs.append((len(self.edited.blocks), len(self.marked.blocks)))
        for at, other in pairs:
            places = [place for place in own.get(at, ()) if place not in self.gone]
            self.read_segment(places, now.get(other, ()), at)

    def read_segment(self, own: Sequence[int], now: Sequence[int], at: int) -> None:
        patterns = [Pattern(_block_text(self.marked.blocks[place]), self.places) for place in now]
        if not any(pattern.marks for pattern in patterns):
            return
        texts = {place: _block_text(self.edited.blocks[place]) for place in own}
        fixed = {plain_text(pattern.text) for pattern in patterns if not pattern.marks}
        free = [place for place in own if plain_text(texts[place]) not in fixed]
        if self._is_title(now[-1]) and patterns[-1].marks:
            titles = [place for place in free if self._is_level(self.edited, place)] or free[-1:]
            taken = titles[-1:]
            solved = solve(patterns[-1:], [texts[place] for place in taken])
            self.found.captured += solved.captured
            for place in taken:
                self.replace(place, solved.left)
            if not taken and solved.captured:
                self.gone_from_base.add(now[-1])
            free, patterns = [place for place in free if place not in taken], patterns[:-1]
        marked = [pattern for pattern in patterns if pattern.marks]
        for pattern, place in _nearest(marked, {place: texts[place] for place in free}):
            captured = pattern.match(texts[place])
            if captured is not None:
                self.found.captured += captured
                self.replace(place, (pattern.text,))

    def replace(self, place: int, texts: Sequence[str]) -> None:
        block = self.found.left.blocks[place]
        assert isinstance(block, Block)
        block.pieces[:] = texts

    def _is_title(self, place: int) -> bool:
        return self._is_level(self.marked, place)

    @staticmethod
    def _is_level(body: Body, place: int) -> bool:
        block = body.blocks[place]
        return isinstance(block, Block) and body.levels.get(block.style, 0) > 0


def _cell_text(cell: Sequence[str]) -> str:
    return plain_text(" ".join(cell))


def _block_text(block: object) -> str:
    return block.text if isinstance(block, Block) else ""


def _segments(body: Body) -> Iterator[tuple[int, list[int]]]:
    """Yield the places of the paragraphs before each table, by the table's place; those after the last by the number of blocks."""
    places: list[int] = []
    for at, block in enumerate(body.blocks):
        if isinstance(block, Table):
            yield at, places
            places = []
        elif isinstance(block, Block) and plain_text(block.text):
            places.append(at)
    yield len(body.blocks), places


def _nearest(patterns: Sequence[Pattern], texts: dict[int, str]) -> Iterator[tuple[Pattern, int]]:
    """Yield each pattern with the paragraph that it became: the same, else in order where as many are left of both."""
    left = dict(texts)
    waiting = []
    for pattern in patterns:
        same = next((place for place, text in left.items() if plain_text(text) == plain_text(pattern.text)), None)
        if same is None:
            waiting.append(pattern)
        else:
            del left[same]
            yield pattern, same
    if len(waiting) == len(left):
        yield from zip(waiting, left, strict=True)


def _without_own_ref(pattern: Pattern, row: Sequence[Sequence[Pattern]], ref: str) -> Pattern:
    """Return a pattern of a row for a row with another Ref."""
    own = _row_ref([[each.text for each in cell] for cell in row])
    return Pattern(typeable(pattern.marked).replace(own, ref), pattern.places) if own else pattern


def _captured_in(patterns: Sequence[Sequence[Pattern]], row: Sequence[Sequence[str]]) -> tuple[Captured, ...]:
    """Return what a row says by the patterns of another; nothing where one of its cells does not fit."""
    if len(patterns) != len(row):
        return ()
    found: list[Captured] = []
    for cell, texts in zip(patterns, row, strict=True):
        plain = [plain_text(text) for text in texts if plain_text(text)]
        solved = solve(cell, texts)
        if plain and not solved.captured and any(pattern.marks for pattern in cell):
            return ()
        found += solved.captured
    return tuple(found)
