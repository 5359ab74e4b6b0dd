"""Reads a completed workbook into an ``Assessment``: finds the answers, records what they say, judges nothing.

An answer is found by its row's Ref and its column's header text, wherever they stand. Where a Ref or a header stands
twice, or a merge hides a cell, nothing is guessed: the fact is recorded and the checks speak about it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from matsheets.errors import WorkbookError
from matsheets.model.assessment import Answer, Assessment, MergedAnswer, Remark, StruckText
from matsheets.model.cells import CellRef, clean_text, fold
from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.remembered_framework import framework_printed
from matsheets.model.respondents import REFS
from matsheets.model.seen_tables import ForeignText, SeenColumn, SeenRow, SeenTable, SeenText
from matsheets.model.workbook_identity import Identity, PrintedForm
from matsheets.workbook.layout.layout import (
    EVERY_PART,
    SCHEMA_VERSION,
    Column,
    Layout,
    Part,
    Row,
    Tab,
    build_layout,
)
from matsheets.workbook.layout.schema import NAMES
from matsheets.workbook.read import refusals
from matsheets.workbook.read.framework_sheets import is_framework_sheet, is_map_sheet
from matsheets.workbook.read.hidden_sheet import SelfDescription, respell
from matsheets.workbook.read.page_texts import typed_objects
from matsheets.workbook.read.recognition import Candidates
from matsheets.workbook.read.sheet_tables import (
    AnswerRow,
    AnswerTable,
    SheetTables,
    find_first_tables,
    find_tables,
)
from matsheets.workbook.read.typed_values import shown_text, understand
from matsheets.workbook.read.unconfirmed import read_optional, unconfirmed_answers
from matsheets.workbook.read.unread_cells import find_unread
from matsheets.workbook.read.xlsx import Merge, Sheet, XlsxWorkbook, read_xlsx

#: Rows with a Ref in one workbook; a completed one has some 200. What follows is done for each of them.
MAX_ROWS = 3_000
#: Texts of one row in columns that are none of ours, and how much of each: they are quoted, and compared with what is printed.
_MOST_OUTSIDE, _LONGEST_OUTSIDE = 12, 2_000


def read_workbook(
    path: Path | str, frameworks: Sequence[Framework] | None = None, content: bytes | None = None
) -> Assessment:
    """Read a completed workbook.

    Args:
        path: an .xlsx or .xlsm file.
        frameworks: the frameworks it may be on, by default those that matsheets ships; one of them is recognised by the
            workbook's identity, else by its Refs.
        content: the file's bytes, where they came from elsewhere; ``path`` is then only its name.

    Raises:
        WorkbookError: the file cannot be used (not a workbook, damaged, not ours, made by a newer matsheets, …).
    """
    return assess(read_xlsx(Path(path), content), shipped_frameworks() if frameworks is None else frameworks)


def assess(
    book: XlsxWorkbook, frameworks: Sequence[Framework], description: SelfDescription | None = None
) -> Assessment:
    """Do what ``read_workbook`` does with a file whose cells have been read, and what it says of itself where that has been too."""
    path = book.path
    if is_framework_sheet(book) or is_map_sheet(book):
        refusal = refusals.SHEET_OF_A_MAP if is_map_sheet(book) else refusals.SHEET_OF_A_FRAMEWORK
        raise WorkbookError(path, refusal.what, refusal.remedy, code=refusal.code)
    identity, printed = description or SelfDescription.of(book)
    if identity.schema_version > SCHEMA_VERSION:
        raise WorkbookError(
            path,
            f"was made by a newer matsheets (workbook version {identity.schema_version}; this one reads up to "
            f"{SCHEMA_VERSION}).",
            "Upgrade matsheets: pip install --upgrade matsheets",
            code="newer-version",
        )
    if not identity.schema_version and _is_table(book):
        raise WorkbookError(path, refusals.TABLE.what, refusals.TABLE.remedy, code=refusals.TABLE.code)
    candidates = Candidates.of(identity, printed, frameworks)
    found = tuple(find_first_tables(book, candidates.every))
    if not found:
        raise WorkbookError(
            path,
            "is not a matsheets workbook (no Ref column on any tab).",
            "Ask for the workbook that matsheets made, filled in.",
            code="not-ours",
        )
    framework = candidates.recognise(path, found).framework
    layout = build_layout(framework, EVERY_PART, printed_in=framework_printed(identity, printed, framework))
    identity = respell(identity, framework)
    sheets = [(first.sheet, find_tables(first, layout)) for first in found]
    if sum(len(table.rows) for _, tables in sheets for table in tables.tables) > MAX_ROWS:
        raise WorkbookError(
            path,
            f"holds more than {MAX_ROWS:,} rows with a Ref.",
            "Open in Excel, delete the rows and tabs that were copied, save.",
            code="too-large",
        )
    return _Reading(book, layout, sheets).assessment(identity, printed)


# --- what the workbook says of itself ------------------------------------------------------------------------------


def _is_table(book: XlsxWorkbook) -> bool:
    """Tell whether this is a table of ours without the property by which ``xlsx`` sees it."""
    sheet = next((s for s in book.sheets if s.title == refusals.TABLE_TAB), None)
    row, cells = next(sheet.cells.rows(), (0, [])) if sheet is not None else (0, [])
    begins = tuple(map(shown_text, cells))
    return row == 1 and any(begins[: len(headers)] == headers for headers in refusals.TABLE_HEADERS)


# --- reading -------------------------------------------------------------------------------------------------------


@dataclass
class _Reading:
    """Collects what the tables of one workbook hold."""

    book: XlsxWorkbook
    layout: Layout
    found: Sequence[tuple[Sheet, SheetTables]]
    answers: list[Answer] = field(default_factory=list)
    merged: list[MergedAnswer] = field(default_factory=list)
    struck: list[StruckText] = field(default_factory=list)

    def assessment(self, identity: Identity, printed: PrintedForm) -> Assessment:
        tables = tuple(table for sheet, found in self.found for table in self.tables(sheet, found))
        unconfirmed = unconfirmed_answers(self.answers, tables, printed)
        open_cells = {answer.cell for answer in unconfirmed}
        return Assessment(
            file=self.book.path.name,
            sha256=self.book.sha256,
            framework=self.layout.framework,
            parts=self.parts(identity, tables),
            identity=identity,
            answers=tuple(
                sorted((a for a in self.answers if a.cell not in open_cells), key=lambda answer: answer.cell)
            ),
            tables=tables,
            tabs=tuple(sheet.title for sheet in self.book.sheets),
            merged=tuple(self.merged),
            printed=printed,
            far_cells={sheet.title: sheet.skipped for sheet in self.book.sheets if sheet.skipped},
            macros=self.book.macros,
            lost_tabs=self.book.lost,
            objects=tuple(typed_objects(self.book.objects, self.trusts)),
            doubled=_located((sheet, at) for sheet in self.book.sheets for at in sheet.doubled),
            doubled_rows=_located((sheet, at) for sheet in self.book.sheets for at in sheet.doubled_rows),
            struck=tuple(sorted(self.struck, key=lambda struck: struck.cell)),
            unread=tuple(find_unread(self.book.sheets, {s.position: found for s, found in self.found}, self.layout)),
            unconfirmed=tuple(sorted(unconfirmed, key=lambda answer: answer.cell)),
        )

    def trusts(self) -> Iterator[str]:
        """Yield the trust's name as it was answered, and as it is printed on Start here."""
        titles = [f"{title} – " for title in self.layout.framework_titles]
        tops = [sheet.cells.text_at(1, 1) or "" for sheet in self.book.sheets]
        yield from (top.removeprefix(title) for top, title in product(tops, titles) if top.startswith(title))
        yield from (answer.text for answer in self.answers if answer.ref == REFS["trust_name"])

    def parts(self, identity: Identity, tables: Sequence[SeenTable]) -> tuple[str, ...]:
        """Return the parts that the workbook says it has; where it says nothing, those of the tables it holds."""
        stated = tuple(part.value for part in Part if part.value in identity.parts)
        if stated or identity.schema_version:
            return stated
        seen = {table.tab_key for table in tables}
        return tuple(
            part.value
            for part in Part
            if seen & {t.key for t in build_layout(self.layout.framework, [part]).tabs} - {"about"}
        )

    def tables(self, sheet: Sheet, found: SheetTables) -> Iterator[SeenTable]:
        """Read the tables of one sheet; the first of them shows what belongs to none."""
        seen = (_seen(sheet, row, column) for row, column in found.stray)
        stray = tuple(text for text in seen if text.text)
        for table in found.tables:
            yield self.table(sheet, table, stray)
            stray = ()

    def table(self, sheet: Sheet, table: AnswerTable, stray: tuple[SeenText, ...]) -> SeenTable:
        tabs = {row.tab.key: row.tab for row in table.rows}
        keys = {header: key for tab in tabs.values() for header, key in self.layout.header_keys(tab).items()}
        places = _columns(table)
        entered = {at for tab in tabs.values() for at in _answer_columns(tab, places)}
        headed = {key: _pair_headers(tab, places) for key, tab in tabs.items()}
        merges = hidden_by_merges(sheet, [row.row for row in table.rows], sorted(entered))
        rows = []
        for row in table.rows:
            given = self.row(sheet, headed[row.tab.key], merges, row.ref, row.row, row.asked)
            others = _texts_outside(sheet, table, row)
            foreign, has_own = self.whose_texts(row, given, others)
            at = CellRef(sheet.position, row.row, table.column, sheet.title)
            optional = read_optional(sheet, row, places)
            rows.append(SeenRow(row.ref, at, given, foreign, has_own, others, optional))
        return SeenTable(
            title=sheet.title,
            tab_key=Counter(row.tab.key for row in table.rows).most_common(1)[0][0],
            header=CellRef(sheet.position, table.row, table.column, sheet.title),
            columns=tuple(
                SeenColumn(text, keys.get(fold(text)), CellRef(sheet.position, table.row, column, sheet.title))
                for column, text in table.headers
            ),
            rows=tuple(rows),
            stray=stray,
        )

    def whose_texts(
        self, row: AnswerRow, given: Mapping[str, str], others: Sequence[SeenText]
    ) -> tuple[tuple[ForeignText, ...], bool]:
        """Return the texts beside a row that belong to other Refs, and whether one belongs to its own.

        Where the headers of all texts to be read are gone, what stands in columns without a header of ours is looked at.
        """
        if not row.asked.given:
            return (), False
        own, foreign = self._whose(row, given.values())
        if not own and not foreign and others:
            own, foreign = self._whose(row, (other.text for other in others))
        return tuple(sorted(foreign, key=lambda text: not text.is_name)), own

    def _whose(self, row: AnswerRow, texts: Iterable[str]) -> tuple[bool, list[ForeignText]]:
        own, foreign = False, []
        for text in texts:
            place = self.layout.printed_at(text)
            if place is not None and place.ref == row.ref:
                own = True
            elif place is not None and place.column in row.asked.given:
                foreign.append(ForeignText(text, place.ref, place.column in NAMES))
        return own, foreign

    def row(
        self, sheet: Sheet, columns: _Headed, merges: Mapping[tuple[int, int], Merge], ref: str, row: int, asked: Row
    ) -> dict[str, str]:
        """Read one row's answers; return the read-only texts printed beside them."""
        given = {}
        for column, number in columns:
            cell = sheet.cells.at(row, number)
            entry = asked.entries.get(column.key, column.entry)
            if entry is None:
                given[column.key] = clean_text(shown_text(cell)).text if cell else ""
                continue
            if merge := merges.get((row, number)):
                at = CellRef(sheet.position, row, number, sheet.title)
                into = CellRef(sheet.position, merge.first_row, merge.first_column, sheet.title).address
                self.merged.append(MergedAnswer(ref, column.key, at, merge.address, into))
                continue
            if cell and cell.struck:
                at = CellRef(sheet.position, row, number, sheet.title)
                self.struck.append(StruckText(ref, column.key, at, clean_text(cell.struck).text))
            if cell and (answer := understand(cell, entry, self.layout, self.book.epoch_1904)):
                remarks = set(answer.remarks)
                if sheet.hidden or sheet.is_hidden(row, number):
                    remarks.add(Remark.HIDDEN)
                if sheet.conditional and sheet.is_conditional(row, number):
                    remarks.add(Remark.CONDITIONAL_FORMAT)
                self.answers.append(
                    Answer(ref, column.key, CellRef(sheet.position, row, number, sheet.title), answer.text,
                           answer.value, answer.misread, answer.candidates, answer.reading,
                           frozenset(remarks), answer.link, answer.number_format, answer.symbols)
                )  # fmt: skip
        return given


def _located(cells: Iterable[tuple[Sheet, tuple[int, int]]]) -> tuple[CellRef, ...]:
    return tuple(CellRef(sheet.position, *at, sheet.title) for sheet, at in cells)


def _texts_outside(sheet: Sheet, table: AnswerTable, row: AnswerRow) -> tuple[SeenText, ...]:
    """Return what stands on a row in columns that are none of the table's, as far as somebody would look at it."""
    if not row.outside:
        return ()
    found = []
    headers = dict(table.headers)
    for column in row.outside[:_MOST_OUTSIDE]:
        seen = _seen(sheet, row.row, column, headers.get(column, "").strip())
        if seen.text:
            found.append(seen)
    return tuple(found)


def _seen(sheet: Sheet, row: int, column: int, header: str = "") -> SeenText:
    cell = sheet.cells.at(row, column)
    text = clean_text(shown_text(cell)[:_LONGEST_OUTSIDE]).text if cell else ""
    return SeenText(CellRef(sheet.position, row, column, sheet.title), header, text)


#: The columns in which each header stands, by its folded text.
_Places = Mapping[str, Sequence[int]]


def _columns(table: AnswerTable) -> _Places:
    columns: dict[str, list[int]] = {}
    for at, text in table.headers:
        columns.setdefault(fold(text), []).append(at)
    return columns


#: The columns of a tab, each with the column of the sheet that has its header.
_Headed = Sequence[tuple[Column, int]]


def _pair_headers(tab: Tab, places: _Places) -> _Headed:
    """Pair a tab's columns with those of the sheet; a header that is missing or doubled, the table's columns show."""
    read = (column for column in tab.columns if column.key != "ref" and not column.live)
    found = ((column, _places_of(column, places)) for column in read)
    return [(column, at[0]) for column, at in found if len(at) == 1]


def _places_of(column: Column, places: _Places) -> list[int]:
    """Return the columns of the sheet that have a column's header, in any words."""
    return [at for header in column.folded_headers for at in places.get(header, ())]


def _answer_columns(tab: Tab, places: _Places) -> Iterator[int]:
    """Yield the columns in which a tab's answers stand."""
    for column in tab.answer_columns():
        yield from _places_of(column, places)


def hidden_by_merges(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> dict[tuple[int, int], Merge]:
    """Find the answer cells that a merge hides, each with the first merge that does.

    Why: a file may hold a hundred thousand merges. Each is looked up among the rows and columns that matter, and followed
    only as far as no other hides the cell; merges that overlap are no program's work.
    """
    hidden: dict[tuple[int, int], Merge] = {}
    rows = sorted(rows)
    for merge in dict.fromkeys(sheet.merges):
        across = columns[bisect_left(columns, merge.first_column) : bisect_right(columns, merge.last_column)]
        down = rows[bisect_left(rows, merge.first_row) : bisect_right(rows, merge.last_row)] if across else ()
        for place in product(down, across):
            if place in hidden:
                break
            if place != (merge.first_row, merge.first_column):
                hidden[place] = merge
    return hidden
