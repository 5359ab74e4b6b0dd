"""What can be carried over from a workbook to a fresh one, and everything that cannot, cell by cell.

An answer is carried over where its place is certain: one row with its Ref, one column with its header, no other row's
text beside it. All else that a person may have typed becomes a ``Leftover``: nothing that was typed falls between the two.
What matsheets itself printed is known by comparing each tab with the tab of an empty workbook that it is most like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import CellRef, clean_text, fold, fold_ref
from matsheets.model.links import text_and_address
from matsheets.model.optional_columns import OptionalTexts
from matsheets.model.parsing import Misread
from matsheets.model.problem_catalogue import shorten
from matsheets.model.seen_tables import SeenRow, SeenTable
from matsheets.workbook.layout.former_wordings import fold_printed
from matsheets.workbook.layout.layout import METADATA_TAB, PROBLEMS_HEADING, Layout
from matsheets.workbook.layout.printed_layout import layout_of
from matsheets.workbook.layout.schema import Column
from matsheets.workbook.read.typed_values import shown_text, understand
from matsheets.workbook.read.xlsx import Cell, Sheet, XlsxWorkbook
from matsheets.workbook.repair.formula_words import says_as_printed
from matsheets.workbook.repair.printed_cells import certain_optional_texts, printed_cells

#: The tab of a repaired or merged workbook that lists leftovers; one that is read again is carried over.
NOT_PLACED_TAB = "Not placed"
NOT_PLACED_COLUMNS = ("Where it stood", "What it says", "Why it was not placed")
#: The tab of a merged workbook that lists what copies disagree about: Ref, question and column, then one copy each.
CLASHES_TAB = "Clashes"
CLASHES_COLUMNS = ("Ref", "Question or {element}, and column")
#: A tab with more leftovers is someone's own data, better copied as a tab; one with more cells is not looked through at all.
MOST_LISTED, MOST_EXAMINED = 2_000, 20_000
_TOO_MANY = "Too many to list here. Copy the tab or its table over by hand if it matters."

#: The folded title of the tab of a marked-up copy that lists its problems, which might be someone's own.
_PROBLEMS_TAB = "problems"
#: Why what cannot be read in a cell is not carried over.
WITHOUT_VALUE = {
    Misread.FORMULA_WITHOUT_VALUE: "A formula that has not been calculated.",
    Misread.FORMULA_ERROR: "A formula that gives an error.",
    Misread.PICTURE: "A picture or another object in the cell.",
}


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that stands in a workbook and has no certain place in a fresh one, as it is listed."""

    where: str
    says: str
    why: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """What can be carried over from one workbook.

    Attributes:
        answers: one for each Ref and column, in workbook order.
        leftovers: everything else that was typed, in workbook order.
        notes: what else someone should know, in sentences.
        optional: what its optional columns print.
    """

    answers: tuple[Answer, ...]
    leftovers: tuple[Leftover, ...]
    notes: tuple[str, ...] = ()
    optional: OptionalTexts = field(default_factory=dict)


def recover(
    book: XlsxWorkbook, assessment: Assessment, blanks: Sequence[Sheet], elsewhere: Collection[str]
) -> Recovered:
    """Sort what a workbook holds into answers with a certain place and leftovers.

    Args:
        book: the workbook as it was read.
        assessment: what the reader made of it.
        blanks: the tabs of empty workbooks on the same framework.
        elsewhere: folded texts that workbooks of an earlier matsheets or on another edition print.
    """
    return _Sorting(book, assessment, blanks, elsewhere, layout_of(assessment)).recovered()


def leftover_at(at: CellRef, says: str, why: str, *, ref: str = "", header: str = "") -> Leftover:
    """Return one cell as a leftover, with where it stands as people say it."""
    where = f"{shorten(at.tab)} › {at.address}" + (f" ({ref})" if ref else "")
    where += f', under "{shorten(header)}"' if header else ""
    return Leftover(where, says, why)


@dataclass
class _Sorting:
    """Sorts the cells of one workbook; ``taken`` are those that have been seen to."""

    book: XlsxWorkbook
    assessment: Assessment
    blanks: Sequence[Sheet]
    elsewhere: Collection[str]
    layout: Layout
    taken: set[tuple[int, int, int]] = field(default_factory=set)
    items: list[tuple[CellRef, Leftover]] = field(default_factory=list)
    carried: list[Leftover] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def recovered(self) -> Recovered:
        answers = sorted(self.certain(), key=lambda answer: answer.cell)
        self.merged_away()
        for sheet in self.book.sheets:
            if len(sheet.cells) > MOST_EXAMINED:
                self.carried.append(Leftover(sheet.title, f"over {MOST_EXAMINED:,} cells", _TOO_MANY))
            else:
                self.sheet(sheet)
        for title, count in self.assessment.far_cells.items():
            cells = "1 cell" if count == 1 else f"{count:,} cells"
            self.carried.append(Leftover(title, cells, "Far outside the form, where nothing is read."))
        listed = [item for _, item in sorted(self.items, key=lambda pair: pair[0])]
        texts = certain_optional_texts(self.assessment, self.layout)
        return Recovered(tuple(answers), (*listed, *self.carried), tuple(self.notes), texts)

    def leave(self, at: CellRef, says: str, why: str, *, ref: str = "", header: str = "") -> None:
        """List one cell as a leftover."""
        self.taken.add((at.position, at.row, at.column))
        self.items.append((at, leftover_at(at, says, why, ref=ref, header=header)))

    def leave_answer(self, answer: Answer, why: str) -> None:
        tab, _ = self.layout.require(answer.ref)
        self.leave(answer.cell, answer.text_and_link, why, ref=answer.ref, header=tab.column(answer.column).header)

    @cached_property
    def sheets(self) -> dict[int, Sheet]:
        return {sheet.position: sheet for sheet in self.book.sheets}

    @cached_property
    def tables(self) -> dict[int, list[SeenTable]]:
        found: dict[int, list[SeenTable]] = {}
        for table in self.assessment.tables:
            found.setdefault(table.header.position, []).append(table)
        return found

    # --- answers -------------------------------------------------------------------------------------------------

    def certain(self) -> Iterator[Answer]:
        """Yield the answers whose place is certain; list the others."""
        by_ref: dict[str, list[Answer]] = {}
        for answer in (*self.assessment.answers, *self.assessment.unconfirmed, *self.under_doubled_headers()):
            by_ref.setdefault(answer.ref, []).append(answer)
        for ref, answers in by_ref.items():
            self.taken.update((a.cell.position, a.cell.row, a.cell.column) for a in answers)
            if why := self.doubt(ref, answers):
                for answer in answers:
                    self.leave_answer(answer, why)
                continue
            for key in dict.fromkeys(answer.column for answer in answers):
                yield from self.settle(ref, key, [answer for answer in answers if answer.column == key])

    def settle(self, ref: str, key: str, answers: Sequence[Answer]) -> Iterator[Answer]:
        """Yield the one answer to a question, if there is one."""
        column = self.layout.require(ref)[0].column(key)
        places = sum(len(self.headed(row, column)) for row in self.assessment.rows(ref))
        first = answers[0]
        if places > 1 and not (len(answers) == places and all(first.meaning == other.meaning for other in answers[1:])):
            rows = len(self.assessment.rows(ref))
            why = f"{ref} stands on {rows} rows." if rows > 1 else f'{places} columns are headed "{column.header}".'
            for answer in answers:
                self.leave_answer(answer, f"{why} It is not clear which one holds the answer.")
        elif first.misread in WITHOUT_VALUE:
            self.leave_answer(first, WITHOUT_VALUE[first.misread])
        else:
            yield first

    def doubt(self, ref: str, answers: Sequence[Answer]) -> str:
        """Return why no answer of a Ref has a certain place, or a blank string."""
        tab, _ = self.layout.require(ref)
        rows = self.assessment.rows(ref)
        if tab.repeats and ref != f"{tab.prefix}-{int(ref.rpartition('-')[2]):02d}":
            return f"{ref} is no Ref of this workbook."
        if displaced := next((d for row in rows if (d := self.assessment.displaced.get(row.cell))), None):
            return f"{displaced.reason}, so it is not clear which of the two it answers."
        if tab.repeats and len(rows) > 1:
            says: dict[tuple[int, int], list[tuple[str, str]]] = {(r.cell.position, r.cell.row): [] for r in rows}
            for answer in answers:
                says[answer.cell.position, answer.cell.row].append((answer.column, answer.text))
            first, *others = says.values()
            if any(said != first for said in others):
                return f"{ref} stands on {len(rows)} rows that differ."
        return ""

    def headed(self, row: SeenRow, column: Column) -> list[int]:
        """Return the columns of a row's table with a column's header."""
        columns = self.assessment.table_of(row).columns
        return [seen.cell.column for seen in columns if fold(seen.header) in column.folded_headers]

    def under_doubled_headers(self) -> Iterator[Answer]:
        """Yield what stands in answer columns whose header stands twice, which the reader leaves alone."""
        merged = {m.cell for m in self.assessment.merged}
        for table in self.assessment.tables:
            for row in table.rows:
                tab, form_row = self.layout.require(row.ref)
                for column in tab.columns:
                    at = self.headed(row, column)
                    if len(at) < 2 or (entry := tab.entry(form_row, column)) is None:
                        continue
                    for number in at:
                        cell = self.sheets[table.header.position].cells.get((row.cell.row, number))
                        place = CellRef(table.header.position, row.cell.row, number, table.title)
                        meaning = understand(cell, entry, self.layout, self.book.epoch_1904) if cell else None
                        if meaning is not None and place not in merged:
                            yield Answer(row.ref, column.key, place, meaning.text, meaning.value, meaning.misread,
                                         meaning.candidates, meaning.reading, meaning.remarks, meaning.link,
                                         meaning.number_format, meaning.symbols)  # fmt: skip

    def merged_away(self) -> None:
        """List what stands in cells that a merge hides."""
        for merged in self.assessment.merged:
            cell = self.sheets[merged.cell.position].cells.get((merged.cell.row, merged.cell.column))
            if cell is not None and (text := _text(cell)):
                header = self.layout.require(merged.ref)[0].column(merged.column).header
                why = f"Its cell is merged into {merged.into} ({merged.range})."
                self.leave(merged.cell, text_and_address(text, cell.link), why, ref=merged.ref, header=header)

    # --- everything else -------------------------------------------------------------------------------------------

    def sheet(self, sheet: Sheet) -> None:
        """List what stands on a tab and is neither an answer nor printed by matsheets."""
        title = fold(sheet.title)
        if sheet.title == METADATA_TAB or self.carry_over(sheet):
            return
        first = sheet.cells.get((1, 1))
        if title == _PROBLEMS_TAB and first and fold(_text(first)) == fold(PROBLEMS_HEADING):
            self.notes.append(f'The tab "{sheet.title}", which matsheets adds to a marked-up copy, was left out.')
            return
        tables = self.tables.get(sheet.position, [])
        blank = self.most_like(sheet)
        printed = self.printed_on(sheet, blank, tables)
        left = []
        for cell, text in self.unplaced(sheet, tables, blank, printed):
            if cell.formula is None and ((said := fold_printed(text)) in self.elsewhere or printed[said] > 0):
                printed[said] -= 1
            elif not ((cell.row, cell.column) == (1, 1) and fold(text).startswith(self.titles)):
                left.append((cell, text))
        if len(left) > MOST_LISTED:
            self.carried.append(Leftover(sheet.title, f"{len(left):,} cells", _TOO_MANY))
            return
        left += [(cell, _text(cell)) for cell in chain.from_iterable(sheet.doubled.values())]
        for cell, text in left:
            at = CellRef(sheet.position, cell.row, cell.column, sheet.title)
            ref, header, why = self.reason(sheet, tables, cell)
            why = "The file gives its cell twice." if (cell.row, cell.column) in sheet.doubled else why
            self.leave(at, text_and_address(text, cell.link), why, ref=ref, header=header)

    def unplaced(
        self, sheet: Sheet, tables: Sequence[SeenTable], blank: Sheet | None, printed: Counter[str]
    ) -> list[tuple[Cell, str]]:
        """Return the cells that are no answers, with what counts of them; list what is struck through in any cell."""
        ours = {place for table in tables for place in printed_cells(sheet, table, self.assessment, self.layout)}
        rest = []
        for place, cell in sorted(sheet.cells.items()):
            text = _text(cell)
            if place in ours:
                printed[fold_printed(text)] -= 1
                continue
            if cell.struck:
                self.leave_struck(sheet, tables, cell)
                text = clean_text(cell.live or "").text
            if text and (sheet.position, *place) not in self.taken and not self.own_formula(cell, blank):
                rest.append((cell, text))
        return rest

    def leave_struck(self, sheet: Sheet, tables: Sequence[SeenTable], cell: Cell) -> None:
        """List what is struck through in a cell; what counts of it is seen to apart."""
        ref, header, _ = self.reason(sheet, tables, cell)
        at = CellRef(sheet.position, cell.row, cell.column, sheet.title)
        says = clean_text(cell.struck).text
        if says:
            self.items.append((at, leftover_at(at, says, "It is struck through.", ref=ref, header=header)))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        return tuple(map(fold, self.layout.framework_titles))  # "Start here" is headed with it, then the trust's name

    def carry_over(self, sheet: Sheet) -> bool:
        """List again what a tab of ours lists; tell whether this is such a tab."""
        wanted = {fold(NOT_PLACED_TAB): NOT_PLACED_COLUMNS, fold(CLASHES_TAB): CLASHES_COLUMNS}.get(fold(sheet.title))
        if wanted is None:
            return False
        printed = (self.layout, *self.layout.otherwise)
        headers = [tuple(map(each.framework.words.fill, wanted)) for each in printed]
        rows: dict[int, dict[int, str]] = {}
        for (row, column), cell in sorted(sheet.cells.items()):
            if text := _text(cell):
                rows.setdefault(row, {})[column] = text
        start = next((r for r, line in rows.items() if tuple(line.values())[: len(wanted)] in headers), None)
        if start is None:
            return False
        heads = rows[start]
        for row, line in rows.items():
            if row > start and len(heads) == len(NOT_PLACED_COLUMNS) and wanted is NOT_PLACED_COLUMNS:
                self.carried.append(Leftover(line.get(1, ""), line.get(2, ""), line.get(3, "")))
            elif row > start:
                where = f"{sheet.title} › {line.get(1, '')} {line.get(2, '')}".strip()
                said = [(heads.get(c, "another copy"), text) for c, text in line.items() if c > len(CLASHES_COLUMNS)]
                self.carried += [Leftover(where, text, f"Said in {who}, and not settled.") for who, text in said]
        return True

    def most_like(self, sheet: Sheet) -> Sheet | None:
        """Return the empty tab that shares most texts with a tab."""
        texts = Counter(_folded_texts(sheet))
        shared = [
            (sum(min(count, texts[text]) for text, count in printed.items()), blank.title == sheet.title, blank)
            for blank, printed in self.printed
        ]
        count, _, best = max(shared, key=lambda found: found[:2], default=(0, False, None))
        return best if count else None

    @cached_property
    def printed(self) -> list[tuple[Sheet, Counter[str]]]:
        return [(blank, Counter(_folded_texts(blank))) for blank in self.blanks]

    def printed_on(self, sheet: Sheet, blank: Sheet | None, tables: Sequence[SeenTable]) -> Counter[str]:
        """Return how often each text is printed on a tab: on the empty one like it, and on those whose tables are there."""
        by_title = {other.title: texts for other, texts in reversed(self.printed)}
        titles = {sheet.title, *(self.layout.require(row.ref)[0].title for table in tables for row in table.rows)}
        found = Counter(_folded_texts(blank)) if blank else Counter()
        for title in titles if tables else ():
            if blank is None or title != blank.title:
                found += by_title.get(title, Counter())
        return found

    def own_formula(self, cell: Cell, blank: Sheet | None) -> bool:
        """Tell whether a formula is one that the empty tab has in the same cell, or a line that may have moved.

        Why its words count: the tabs that are there to be read had other rows in earlier versions.
        """
        if self.layout.is_live(_text(cell), cell.formula):
            return True
        if cell.formula is None or blank is None:
            return False
        printed = blank.cells.get((cell.row, cell.column))
        same_place = printed is not None and printed.formula is not None
        return same_place or says_as_printed(cell.formula, blank)

    def reason(self, sheet: Sheet, tables: Sequence[SeenTable], cell: Cell) -> tuple[str, str, str]:
        """Return the Ref and header that a leftover stands at, and why it was not placed."""
        if not tables:
            return "", "", "No row of this tab has a Ref, so nothing on it was read."
        if cell.row < tables[0].header.row:
            return "", "", "It stands above the table."
        table = _table_at(tables, cell)
        header = next((c for c in table.columns if c.cell.column == cell.column), None)
        if cell.row == table.header.row:
            return "", "", "A column header that matsheets does not know."
        under = header.header.strip() if header else ""
        if row := next((row for row in table.rows if row.cell.row == cell.row), None):
            if not under:
                return row.ref, "", "Its column has no header."
            keys = self.layout.header_keys(self.layout.require(row.ref)[0])
            why = "Its column is there to be read." if fold(under) in keys else "matsheets does not know this header."
            return row.ref, shorten(under), why
        found = sheet.cells.get((cell.row, table.header.column))
        ref = shorten(fold_ref(_text(found))) if found else ""
        why = f'Its row\'s Ref, "{ref}", is none of this workbook.' if ref else "Its row has no Ref."
        return "", shorten(under), why


def _table_at(tables: Sequence[SeenTable], cell: Cell) -> SeenTable:
    """Return the table that a cell stands in or beside: the nearest header above it, from the left."""
    above = [table for table in tables if table.header.row <= cell.row]
    with_row = [table for table in above if cell.row in {row.cell.row for row in table.rows}] or above
    within = [table for table in with_row if table.header.column <= cell.column] or with_row
    return max(within, key=lambda table: (table.header.row, table.header.column))


def _text(cell: Cell) -> str:
    return clean_text(shown_text(cell)).text


def _folded_texts(sheet: Sheet) -> list[str]:
    return [fold_printed(text) for cell in sheet.cells.values() if cell.formula is None and (text := _text(cell))]
