"""Where the tables of a workbook stand: their headers, and the rows and columns that belong to each.

A row belongs to the nearest header above it, so that a tab may hold several tables: one pasted below or beside another, a
header row that is repeated, with its columns in the same order or in another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from matsheets.model.cells import fold, fold_ref
from matsheets.workbook.layout.layout import LISTING_TABS, METADATA_TAB, Layout, Row, Tab
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import Cell, Sheet, XlsxWorkbook

_REF_HEADER = "ref"
_LONGEST_REF_HEADER = 40  # with the spaces that people add
#: Characters of a header that are looked at. Why: each is compared for every row, and ours have no more than some 50.
_LONGEST_HEADER = 120
#: Columns of one sheet that are looked through for Refs; a person pastes one table beside another, not ten.
_MOST_REF_COLUMNS = 5
#: Filled cells of one row, beside its table's own, that are looked at.
_WIDEST = 60
#: Filled cells above the first header that are looked at; a title and its lines are a handful.
_MOST_ABOVE = 1_000
#: Headers of one sheet; a tab whose header row is repeated on every page has a handful.
_MOST_HEADERS = 100


class FirstTable(NamedTuple):
    """The first table on a sheet: where its ``Ref`` header stands, the row's texts, and all Refs below it."""

    sheet: Sheet
    row: int
    column: int
    headers: tuple[tuple[int, str], ...]
    refs: tuple[tuple[str, int], ...]


class AnswerRow(NamedTuple):
    """A row with a Ref of ours, and what the layout has for it.

    Attributes:
        outside: the columns that hold something there and are none of the table's.
    """

    ref: str
    row: int
    tab: Tab
    asked: Row
    outside: tuple[int, ...] = ()


class AnswerTable(NamedTuple):
    """A table: where its header stands, the texts of its header row by column, and its rows."""

    row: int
    column: int
    headers: tuple[tuple[int, str], ...]
    rows: tuple[AnswerRow, ...]


class SheetTables(NamedTuple):
    """The tables of a sheet, from the top, with the cells that belong to none.

    Attributes:
        stray: the first cell of each row below the first header that belongs to no table.
        above: the first cells of the file above the first header, and how many there are in all.
    """

    tables: tuple[AnswerTable, ...]
    stray: tuple[tuple[int, int], ...]
    above: tuple[tuple[int, int], ...]
    above_count: int


def find_first_tables(book: XlsxWorkbook, layouts: Sequence[Layout]) -> Iterator[FirstTable]:
    """Yield the first table of each sheet that has a header row of ours with a Ref of ours below it."""
    headers = {fold(c.header) for layout in layouts for tab in layout.tabs for c in tab.columns} - {_REF_HEADER}
    for sheet in book.sheets:
        if sheet.title != METADATA_TAB and fold(sheet.title) not in LISTING_TABS:
            found = _first_table(sheet, headers, layouts)
            if found is not None:
                yield found


def _first_table(sheet: Sheet, headers: Collection[str], layouts: Sequence[Layout]) -> FirstTable | None:
    without_refs: set[int] = set()
    for row, cells in sheet.cells.rows():
        at = [cell.column for cell in cells if _is_ref_header(cell) and cell.column not in without_refs]
        if not at:
            continue
        texts = tuple((cell.column, _header_text(cell)) for cell in cells)
        if not any(fold(text) in headers for _, text in texts):
            continue
        for column in at:
            refs = tuple(_refs(sheet, column, row))
            if any(layout.find(ref) for layout in layouts for ref, _ in refs):
                return FirstTable(sheet, row, column, texts, refs)
            without_refs.add(column)
            if len(without_refs) == _MOST_REF_COLUMNS:
                return None
    return None


def _header_text(cell: Cell) -> str:
    return shown_text(cell)[:_LONGEST_HEADER]


def _is_ref_header(cell: Cell) -> bool:
    value = cell.value
    return isinstance(value, str) and len(value) < _LONGEST_REF_HEADER and fold(value) == _REF_HEADER


def _refs(sheet: Sheet, column: int, below: int) -> Iterator[tuple[str, int]]:
    return ((fold_ref(shown_text(cell)), cell.row) for cell in sheet.cells.column(column, below))


def find_tables(first: FirstTable, layout: Layout) -> SheetTables:
    """Find every table of a sheet, given its first."""
    return _SheetReading(first, layout).tables()


class _Header(NamedTuple):
    """A header row of one table: the row, the column of its Refs, and its texts."""

    row: int
    column: int
    headers: tuple[tuple[int, str], ...]


class _SheetReading:
    """Finds the tables of one sheet."""

    def __init__(self, first: FirstTable, layout: Layout) -> None:
        self.first = first
        self.sheet = first.sheet
        self.layout = layout
        self.known_headers = layout.headers
        self.longest_header = 2 * max(map(len, self.known_headers))
        self.above: Sequence[tuple[int, int]] = ()
        self.above_count = 0
        self.refs: dict[int, tuple[AnswerRow, ...]] = {first.column: self.known(first.refs)}

    def tables(self) -> SheetTables:
        """Return the tables, and what belongs to none."""
        alone = AnswerTable(self.first.row, self.first.column, self.first.headers, self.refs[self.first.column])
        outside = self.outside([alone])
        found = self.headers(alone, outside)
        if len(found) == 1:
            tables = [alone]
        else:
            tables = self.separate(self.with_rows(found))
            outside = self.outside(tables)
        heads = {header.row for header in found}
        with_ref = {row.row for table in tables for row in table.rows}
        tables = [self.with_outside(table, tables, outside) for table in tables] if outside else tables
        stray = ((row, min(columns)) for row, columns in sorted(outside.items()) if row not in with_ref | heads)
        lines = tuple(cell for cell in stray if not self.is_title(cell, outside))
        return SheetTables(tuple(tables), lines, tuple(self.above), self.above_count)

    def known(self, refs: Sequence[tuple[str, int]]) -> tuple[AnswerRow, ...]:
        return tuple(AnswerRow(ref, row, *place) for ref, row in refs if (place := self.layout.find(ref)))

    # --- headers -----------------------------------------------------------------------------------------------------

    def headers(self, alone: AnswerTable, outside: Mapping[int, Sequence[int]]) -> list[_Header]:
        """Return every header of the sheet, from the top; the first is that of its first table."""
        found = [_Header(alone.row, alone.column, alone.headers)]
        found += [found[0]._replace(column=column) for column in self.beside(alone)]
        with_ref = {row.row for row in alone.rows}
        for row in sorted(outside):
            columns = sorted(outside[row])[:_WIDEST]
            texts = ((column, self.sheet.cells.text_at(row, column)) for column in columns)
            heads = [column for column, text in texts if text and self.is_known_header(text)]
            if not heads:
                continue
            cells = [cell for column in columns if (cell := self.sheet.cells.at(row, column))]
            refs = [cell.column for cell in cells if _is_ref_header(cell)]
            if not refs and len(heads) > 1 and row not in with_ref:
                refs = [found[-1].column]  # a header row that has lost the word
            if refs:
                found += [_Header(row, column, tuple((c.column, _header_text(c)) for c in cells)) for column in refs]
            if len(found) >= _MOST_HEADERS:
                break
        return found

    def beside(self, alone: AnswerTable) -> Iterator[int]:
        """Yield further columns headed ``Ref`` in the first header row, where they hold Refs of other rows.

        Why: with the same Refs it is a copy of the column, for people who scroll.
        """
        seen = {row.ref for row in alone.rows}
        for column, text in alone.headers:
            if column != alone.column and fold(text) == _REF_HEADER and len(self.refs) < _MOST_REF_COLUMNS:
                refs = {row.ref for row in self.rows_in(column)}
                if refs and not refs & seen:
                    seen |= refs
                    yield column

    def is_known_header(self, text: str) -> bool:
        return len(text) <= self.longest_header and fold(text) in self.known_headers

    # --- rows and columns --------------------------------------------------------------------------------------------

    def rows_in(self, column: int) -> tuple[AnswerRow, ...]:
        """Return the rows with a Ref of ours in a column, below the first header."""
        if column not in self.refs:
            below = self.first.row
            self.refs[column] = (
                self.known(tuple(_refs(self.sheet, column, below))) if len(self.refs) < _MOST_REF_COLUMNS else ()
            )
        return self.refs[column]

    def with_rows(self, headers: Sequence[_Header]) -> list[AnswerTable]:
        """Return the tables of these headers: each has the rows down to the next header of the same column."""
        found = []
        for number, header in enumerate(headers):
            after = (other.row for other in headers[number + 1 :] if other.column == header.column)
            end = next(after, None)
            rows = (row for row in self.rows_in(header.column) if row.row > header.row and (not end or row.row < end))
            table = AnswerTable(*header, tuple(rows))
            if table.rows:
                found.append(table)
        return found

    def separate(self, tables: Sequence[AnswerTable]) -> list[AnswerTable]:
        """Take from each table the columns that belong to one beside it."""
        found = []
        for table in tables:
            beside = [other.column for other in tables if other.column != table.column and _overlap(table, other)]
            first = table.column if any(column < table.column for column in beside) else 0
            last = min((column for column in beside if column > table.column), default=None)
            kept = ((c, text) for c, text in table.headers if first <= c and (last is None or c < last))
            found.append(table._replace(headers=tuple(kept)))
        return found

    def outside(self, tables: Sequence[AnswerTable]) -> dict[int, list[int]]:
        """Return, by row, the columns below the first header that hold something and are no column of their row's table."""
        ours: dict[int, frozenset[int]] = {}
        for table in tables:
            columns = frozenset(column for column, text in table.headers if self.is_known_header(text)) | {table.column}
            for row in table.rows:
                ours[row.row] = ours[row.row] | columns if row.row in ours else columns
        found: dict[int, list[int]] = {}
        nothing: frozenset[int] = frozenset()
        above, count = [], 0
        for at, column in self.sheet.cells:
            if at < self.first.row:
                count += 1
                if count <= _MOST_ABOVE:
                    above.append((at, column))
            elif at > self.first.row and column not in ours.get(at, nothing):
                found.setdefault(at, []).append(column)
        self.above, self.above_count = above, count
        return found

    def with_outside(
        self, table: AnswerTable, tables: Sequence[AnswerTable], outside: Mapping[int, Sequence[int]]
    ) -> AnswerTable:
        """Return a table whose rows know what stands outside its columns; what stands beside two tables is the left one's."""
        starts = sorted({table.column, *(other.column for other in tables if _overlap(table, other))})

        def belongs(column: int) -> bool:
            return starts[max(bisect_right(starts, column) - 1, 0)] == table.column

        rows = (
            row._replace(outside=tuple(c for c in sorted(outside[row.row])[:_WIDEST] if belongs(c)))
            if row.row in outside
            else row
            for row in table.rows
        )
        return table._replace(rows=tuple(rows))

    def is_title(self, cell: tuple[int, int], outside: Mapping[int, Sequence[int]]) -> bool:
        """Tell whether a stray cell is alone on its row and one of the lines that we print above a table."""
        content = self.sheet.cells.at(*cell)
        text = content.value if content and len(outside[cell[0]]) == 1 else None
        return isinstance(text, str) and self.layout.is_title(text)


def _overlap(one: AnswerTable, other: AnswerTable) -> bool:
    """Tell whether two tables stand beside each other."""
    return one.row <= other.rows[-1].row and other.row <= one.rows[-1].row
