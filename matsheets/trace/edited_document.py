"""A document that somebody changed, held against the one that its workbooks make: place by place, what each cell is to say.

The document that is made now is read twice, as it is and with its cells marked, and the two stand beside the changed one: table
by table, row by row, cell by cell. What could be understood is taken out of the changed document (``left``), so that all that
is left there and differs is what could not be taken.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from matsheets.documents.contexts.whole_cells import CellPlace
from matsheets.model.cells import REF_IN_TEXT
from matsheets.trace.differences import likeness
from matsheets.trace.marked_tables import (
    MarkedTable,
    captured_in,
    header_ref,
    row_label,
    row_ref,
    row_text,
    without_own_ref,
)
from matsheets.trace.paragraph_patterns import Captured, ParagraphPattern, Solved, solve
from matsheets.trace.statements import Body, plain_text
from matsheets.trace.table_pairs import pair_tables
from matsheets.trace.word_blocks import Block, Table

#: The share of words that a row under another Ref has in common with the one that has lost its own.
_THE_SAME = 0.6


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
        left: the changed document as it would be had nobody changed what was understood.
        base: the document that is made now, without the rows that were removed.
        own: the changed document without the rows that were put in.
    """

    left: Body
    base: Body
    own: Body
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


class _Reading:
    def __init__(self, edited: Body, built: Body, marked: Body, places: Sequence[CellPlace]) -> None:
        self.edited = edited
        self.built = built
        self.places = places
        left = Body(copy.deepcopy(edited.blocks), edited.levels)
        own = Body(copy.deepcopy(edited.blocks), edited.levels)
        self.found = EditedDocument(left, Body(copy.deepcopy(built.blocks), built.levels), own)
        self.marked = marked
        self.tables = [MarkedTable(at, b, places) for at, b in enumerate(marked.blocks) if isinstance(b, Table)]
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
        for body in (self.found.left, self.found.own):
            body.blocks[:] = [block for at, block in enumerate(body.blocks) if at not in self.gone]
        base = self.found.base
        base.blocks[:] = [block for at, block in enumerate(base.blocks) if at not in self.gone_from_base]

    # --- tables ---

    def pair_tables(self) -> Sequence[int]:
        """Put each table of the changed document beside the one that it was; return those that are new priorities."""
        found = pair_tables(self.edited, self.tables)
        self.pairs = found.pairs
        for at, card, typed in found.renamed:
            self.found.changed_refs.append(ChangedRef(card.ref, typed))
            if at not in found.pairs:
                self.gone.add(at)
                self.gone_from_base.add(card.at)
        for card in found.lost:
            self.remove_card(card)
        return found.new

    def remove_card(self, card: MarkedTable) -> None:
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

    def read_table(self, now: MarkedTable, at: int) -> None:
        table, left = self.edited.blocks[at], self.found.left.blocks[at]
        assert isinstance(table, Table)
        assert isinstance(left, Table)
        rows = self.pair_rows(now, table)
        for number, home in rows.items():
            self.read_row(now.rows[home], table.rows[number], left.rows[number])
        if now.is_card:
            left.rows[0][0] = [now.ref]  # one that was typed over is told by itself
            return
        base = self.found.base.blocks[now.at]
        assert isinstance(base, Table)
        sources = [source for row in now.rows if (source := now.source(row))]
        if not sources:
            return
        gone = [n for n, row in enumerate(now.rows) if n not in rows.values() and now.source(row)]
        new = [n for n, row in enumerate(table.rows) if n not in rows and row_text(row)]
        for home in gone[:]:
            text = row_text(now.texts[home])
            same = next((n for n in new if likeness(row_text(table.rows[n]), text) >= _THE_SAME), None)
            source = now.source(now.rows[home])
            assert source is not None
            if same is not None:
                self.found.changed_refs.append(ChangedRef(source.ref, row_ref(table.rows[same])))
                new.remove(same)
                left.rows[same] = []
            else:
                self.found.removed.append(RemovedRow(source.file, source.ref, text))
            base.rows[home] = []
        for number in new:
            self.read_new_row(now, sources[0], table.rows[number], left, number)
        own = self.found.own.blocks[at]
        assert isinstance(own, Table)
        own.rows[:] = [row for n, row in enumerate(own.rows) if left.rows[n] or n == 0 or n not in new]
        left.rows[:] = [row for n, row in enumerate(left.rows) if row or n == 0]
        base.rows[:] = [row for n, row in enumerate(base.rows) if row or n == 0]

    def pair_rows(self, now: MarkedTable, table: Table) -> dict[int, int]:
        """Return the number of the row that each row was, by its number in the changed table."""
        key = row_label if now.is_card else (lambda row: row_ref(row) or row_label(row))
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
                    text = row_text(now.texts[home])
                    best = max(left, key=lambda n: (likeness(row_text(table.rows[n]), text), -n))
                    found[best] = home
        return found

    def read_row(
        self, patterns: Sequence[Sequence[ParagraphPattern]], row: list[list[str]], left: list[list[str]]
    ) -> None:
        if len(patterns) != len(row):
            return
        for number, (cell, texts) in enumerate(zip(patterns, row, strict=True)):
            left[number] = list(self.take(solve(cell, texts)))

    def take(self, solved: Solved) -> tuple[str, ...]:
        self.found.captured += solved.captured
        return solved.left

    def read_new_row(self, now: MarkedTable, source: CellPlace, row: list[list[str]], left: Table, number: int) -> None:
        """Read a row that was put in, by the pattern of a row beside it."""
        for patterns in (row for row in now.rows if now.source(row)):
            ref = row_ref(row)
            fitted = [[without_own_ref(pattern, patterns, ref) for pattern in cell] for cell in patterns]
            captured = captured_in(fitted, row)
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
        headers = (captured_in([card.rows[0][1]], [table.rows[0][1]]) for card in self.cards.values())
        if len(table.rows[0]) > 1:
            captured += next(filter(None, headers), ())
        some = next(iter(self.cards.values()))
        place = next(place for place in some.places_of(some.rows) if place.ref == some.ref)
        title = self._title_before(self.edited, at)
        if title is not None and not self._is_built_heading(title):
            own = _block_text(self.edited.blocks[title])
            captured.append(Captured(CellPlace(place.file, place.ref, ("objective",)), (own,), ()))
            self.gone.add(title)
        ref = header_ref(table.rows)
        self.found.new.append(NewRow("PLAN", place.file, ref, tuple(captured)))
        self.gone.add(at)

    def _by_label(self, card: MarkedTable, row: list[list[str]]) -> tuple[Captured, ...]:
        same = next(
            (number for number, own in enumerate(card.texts) if number and row_label(own) == row_label(row)), None
        )
        return captured_in(card.rows[same][1:], row[1:]) if same is not None else ()

    def _is_built_heading(self, at: int) -> bool:
        """Tell whether a heading is one of the document's own, such as that of a part: no priority's title."""
        text = plain_text(_block_text(self.edited.blocks[at]))
        own = [ParagraphPattern(block.text, self.places) for block in self.marked.blocks if isinstance(block, Block)]
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
        patterns = [ParagraphPattern(_block_text(self.marked.blocks[place]), self.places) for place in now]
        if not any(pattern.marks for pattern in patterns):
            return
        texts = {place: _block_text(self.edited.blocks[place]) for place in own}
        fixed = {plain_text(pattern.text) for pattern in patterns if not pattern.marks}
        free = [place for place in own if plain_text(texts[place]) not in fixed]
        if (level := self._level(self.marked, now[-1])) and patterns[-1].marks:
            titles = [place for place in free if self._level(self.edited, place) == level]
            taken = titles or (free if len(free) == 1 else [])
            same = [place for place in taken if plain_text(texts[place]) == plain_text(patterns[-1].text)]
            taken = same[:1] or taken
            if len(taken) < 2:  # of two headings, neither is certain to be the one
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

    @staticmethod
    def _level(body: Body, place: int) -> int:
        """Return the level of a heading; 0 for any other paragraph."""
        block = body.blocks[place]
        return max(0, body.levels.get(block.style, 0)) if isinstance(block, Block) else 0


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


def _nearest(patterns: Sequence[ParagraphPattern], texts: dict[int, str]) -> Iterator[tuple[ParagraphPattern, int]]:
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
