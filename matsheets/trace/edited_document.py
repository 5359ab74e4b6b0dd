"""A document that somebody changed, held against the one that its workbooks make: place by place, what each cell is to say.

The document that is made now is read twice, as it is and with its cells marked, and the two stand beside the changed one: table
by table, row by row, cell by cell. What could be understood is taken out of the changed document (``left``), so that all that
is left there and differs is what could not be taken.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence

from matsheets.documents.contexts.whole_cells import CellPlace
from matsheets.model.cells import REF_IN_TEXT
from matsheets.trace.differences import likeness
from matsheets.trace.edits import ChangedRef, DoubledRow, EditedDocument, LostAnswer, NewRow, RemovedRow
from matsheets.trace.marked_tables import (
    MarkedTable,
    beginning_captured_in,
    captured_in,
    cell_text,
    header_ref,
    row_label,
    row_ref,
    row_text,
    without_own_ref,
)
from matsheets.trace.paragraph_patterns import Captured, ParagraphPattern, Solved, solve
from matsheets.trace.restored_body import join_split_tables, with_headings
from matsheets.trace.statements import Body, plain_text
from matsheets.trace.table_pairs import WasThere, pair_tables
from matsheets.trace.word_blocks import Block, Table

#: What stands in the place of a Ref where there is none.
_NO_REF = frozenset({"", "new"})
#: The share of words that a row under another Ref has in common with the one that has lost its own.
_THE_SAME = 0.6


def read_edits(
    edited: Body, built: Body, marked: Body, places: Sequence[CellPlace], was_there: WasThere = lambda file, ref: True
) -> EditedDocument:
    """Compare a changed document with the one that its workbooks make.

    Args:
        edited: the changed document.
        built: the one that is made now.
        marked: the same with its cells marked.
        places: what the marks stand for.
        was_there: tells whether the document had a row of a workbook when it was built.
    """
    reading = _Reading(edited, built, marked, places, was_there)
    reading.read()
    return reading.found


class _Reading:
    def __init__(
        self, edited: Body, built: Body, marked: Body, places: Sequence[CellPlace], was_there: WasThere
    ) -> None:
        self.was_there = was_there
        self.marked = marked
        self.tables = [MarkedTable(at, b, places) for at, b in enumerate(marked.blocks) if isinstance(b, Table)]
        edited = with_headings(join_split_tables(edited, self.tables), built)
        self.edited = edited
        self.built = built
        self.places = places
        left = Body(copy.deepcopy(edited.blocks), edited.levels)
        own = Body(copy.deepcopy(edited.blocks), edited.levels)
        self.found = EditedDocument(left, Body(copy.deepcopy(built.blocks), built.levels), own)
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
        cells = (pattern for table in self.tables for row in table.rows for cell in row for pattern in cell)
        self.found.several = {plain_text(pattern.text) for pattern in cells if len(pattern.marks) > 1}
        self.read_text()
        for body in (self.found.left, self.found.own):
            body.blocks[:] = [block for at, block in enumerate(body.blocks) if at not in self.gone]
        base = self.found.base
        base.blocks[:] = [block for at, block in enumerate(base.blocks) if at not in self.gone_from_base]

    # --- tables ---

    def pair_tables(self) -> Sequence[int]:
        """Put each table of the changed document beside the one that it was; return those that are new priorities."""
        found = pair_tables(self.edited, self.tables, self.was_there)
        self.pairs = found.pairs
        for at, card, typed in found.renamed:
            self.found.changed_refs.append(ChangedRef(card.ref, typed))
            if at not in found.pairs:
                self.gone.add(at)
                self.gone_from_base.add(card.at)
        for card in found.lost:
            self.remove_card(card)
        for card, several in found.doubled:
            self.double_card(card, several)
        for card in found.since:
            title = self._title_before(self.built, card.at)
            self.gone_from_base |= {card.at, *([title] if title is not None else [])}
        return found.new

    def double_card(self, card: MarkedTable, several: Sequence[int]) -> None:
        """Leave out a priority whose Ref stands over several tables."""
        texts = [self._with_title(self.edited, at) for at in several]
        here = self._with_title(self.built, card.at)
        self.found.doubled.append(DoubledRow(card.file, card.ref, tuple(text for text, _ in texts), here[0]))
        self.gone |= {place for _, places in texts for place in places}
        self.gone_from_base |= here[1]

    def _with_title(self, body: Body, at: int) -> tuple[str, set[int]]:
        """Return what a priority's table says with its heading, and the places of both."""
        table, title = body.blocks[at], self._title_before(body, at)
        assert isinstance(table, Table)
        if title is not None and body is self.edited and self._is_built_heading(title):
            title = None
        texts = [_block_text(body.blocks[title])] if title is not None else []
        return " ".join([*map(plain_text, texts), *map(row_text, table.rows)]), {
            at,
            *({title} if title is not None else ()),
        }

    def remove_card(self, card: MarkedTable) -> None:
        title = self._title_before(self.built, card.at)
        text = _block_text(self.built.blocks[title]) if title is not None else ""
        self.found.removed.append(RemovedRow(card.file, card.ref, text))
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
            self.lose_answers(now, rows.values())
            return
        base = self.found.base.blocks[now.at]
        assert isinstance(base, Table)
        sources = [source for row in now.rows if (source := now.source(row))]
        if not sources:
            return
        self.double_rows(now, table, rows, left)
        gone = [n for n, row in enumerate(now.rows) if base.rows[n] and n not in rows.values() and now.source(row)]
        new = [n for n, row in enumerate(table.rows) if n not in rows and row_text(row) and left.rows[n]]
        for home in gone[:]:
            text = row_text(now.texts[home])
            same = next((n for n in new if likeness(row_text(table.rows[n]), text) >= _THE_SAME), None)
            source = now.source(now.rows[home])
            assert source is not None
            if not self.was_there(source.file, source.ref):
                base.rows[home] = []
                continue
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

    def double_rows(self, now: MarkedTable, table: Table, rows: dict[int, int], left: Table) -> None:
        """Leave out the rows of a table whose Refs stand in several rows of the changed one."""
        base = self.found.base.blocks[now.at]
        assert isinstance(base, Table)
        by_ref: dict[str, list[int]] = {}
        for number, row in enumerate(table.rows[1:], start=1):
            by_ref.setdefault(row_ref(row), []).append(number)
        for number, home in list(rows.items()):
            source = now.source(now.rows[home])
            several = by_ref.get(row_ref(table.rows[number]), [])
            if source is None or not row_ref(table.rows[number]) or len(several) < 2:
                continue
            if sum(row_ref(row) == row_ref(now.texts[home]) for row in now.texts) > 1:
                continue
            texts = tuple(row_text(table.rows[n]) for n in several)
            self.found.doubled.append(DoubledRow(source.file, source.ref, texts, row_text(now.texts[home])))
            base.rows[home] = []
            del rows[number]
            for n in several:
                left.rows[n] = []

    def lose_answers(self, now: MarkedTable, kept: Iterable[int]) -> None:
        """Note the rows that were taken out of a priority's table."""
        base = self.found.base.blocks[now.at]
        assert isinstance(base, Table)
        gone = [number for number in range(len(now.rows)) if number not in kept and now.source(now.rows[number])]
        for number in reversed(gone):
            text = " ".join(map(cell_text, now.texts[number][1:]))
            self.found.lost += [LostAnswer(place, text) for place in now.places_of([now.rows[number]])]
            del base.rows[number]

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
        rest: list[tuple[str, str]] = []
        some = next(iter(self.cards.values()))
        title = self._title_before(self.edited, at)
        if title is not None and not self._is_built_heading(title):
            own = _block_text(self.edited.blocks[title])
            captured.append(Captured(CellPlace(some.file, some.ref, ("objective",)), (own,), ()))
            self.gone.add(title)
        for number, row in enumerate(table.rows):
            found = self._captured_in_new(row, header=number == 0)
            captured += found
            if not found:
                label, texts = ("", row) if number == 0 else (row_label(row), row[1:])
                rest.append((label, row_text(texts)))
        ref = header_ref(table.rows)
        if not ref and row_label(table.rows[0]).casefold() not in _NO_REF:
            rest.append(("Ref", row_label(table.rows[0])))
        rest = [(label, text) for label, text in rest if label or text]
        self.found.new.append(NewRow("PLAN", some.file, ref, tuple(captured), tuple(rest)))
        self.gone.add(at)

    def _captured_in_new(self, row: list[list[str]], *, header: bool) -> tuple[Captured, ...]:
        """Return what a row of a new priority's table says, by a row of another that it is like, else by the beginning of one."""
        same: list[Sequence[Sequence[ParagraphPattern]]] = []
        for card in self.cards.values():
            label = row_label(row)
            found = (
                0 if header else next((n for n, own in enumerate(card.texts) if n and row_label(own) == label), None)
            )
            if found is not None:
                same.append(card.rows[found][1:])
        whole = next(filter(None, (captured_in(patterns, row[1:]) for patterns in same)), ())
        return whole or next(filter(None, (beginning_captured_in(patterns, row[1:]) for patterns in same)), ())

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
