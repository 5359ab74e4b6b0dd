"""Finds the headers and rows of one tab of a framework's spreadsheet, and says what stands there that is not read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from matsheets.errors import FilePlace, FrameworkFault
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_tabs import is_descriptor
from matsheets.model.cells import CellRef, clean_text, column_letters, fold, listed
from matsheets.model.nodes import Node, TextNode, UnreadNode, place_of
from matsheets.model.parsing import Choice, understand_choice
from matsheets.model.problem_catalogue import shorten
from matsheets.workbook.layout.schema import Tab
from matsheets.workbook.read.grid import Cell, CellKind, Merge, Sheet
from matsheets.workbook.read.reader import hidden_by_merges
from matsheets.workbook.read.typed_values import shown_text

#: Cells of one tab: a framework of 200 elements has 2,000.
_MOST_CELLS = 10_000
#: Rows that hold something in which the headers are looked for.
_FIRST_ROWS = 60
_LEAST_HEADERS = 2
#: Cells that are named one by one where they are not read.
_NAMED = 3
_WITHOUT_TEXT = {
    CellKind.ERROR: SheetFault.FORMULA_ERROR,
    CellKind.EMPTY_FORMULA: SheetFault.FORMULA_EMPTY,
    CellKind.PICTURE: SheetFault.PICTURE,
}


class Found(NamedTuple):
    """What a cell says.

    Attributes:
        text: cleaned, with its lines; blank where the cell is.
        readable: it could be read; where it could not, that has been reported.
    """

    text: str
    place: FilePlace
    readable: bool = True

    @property
    def node(self) -> Node:
        """The cell as a text."""
        return self.says(self.text) if self.readable else UnreadNode(self.place)

    def says(self, text: str) -> TextNode:
        """Return a text in the place of this cell."""
        return TextNode(text, self.place)


#: What a row says, by the keys of the columns that are there.
FoundRow = Mapping[str, Found]


class FoundTable(NamedTuple):
    """The table of a tab.

    Attributes:
        place: the tab.
        columns: by key, the numbers of the columns that are there.
        rows: those that say something.
    """

    place: FilePlace
    columns: Mapping[str, int]
    rows: tuple[FoundRow, ...]


class Header(NamedTuple):
    """One header: what it says, and where."""

    text: str
    place: FilePlace


#: Given headers that are none of a tab's and where those stand that are found, by key, returns keys by the position of the header.
Further = Callable[[Sequence[Header], Mapping[str, FilePlace]], Mapping[int, str]]


def no_more(headers: Sequence[Header], found: Mapping[str, FilePlace]) -> Mapping[int, str]:
    """Say that no other header is one of the tab's."""
    return {}


class Remarks:
    """Collects what is wrong with a spreadsheet, and what is worth saying of it."""

    def __init__(self) -> None:
        self.faults: list[FrameworkFault] = []
        self.remarks: list[FrameworkFault] = []

    def fault(self, place: FilePlace, code: SheetFault, **facts: object) -> None:
        """Report what is wrong."""
        self.faults.append(code.at(place, **facts))

    def remark(self, place: FilePlace, code: SheetRemark, **facts: object) -> None:
        """Note what is worth saying."""
        self.remarks.append(code.at(place, **facts))


def cells_in_words(count: int) -> str:
    """Return so many cells in words."""
    return "1 cell" if count == 1 else f"{count:,} cells"


def tab_place(sheet: Sheet) -> FilePlace:
    """Return the place that is a whole tab."""
    return FilePlace((sheet.position, 0, 0), sheet.title)


def header_row_of(sheet: Sheet, known: Collection[str]) -> int | None:
    """Return the row of a tab that has most of the known headers, folded; None where none has two."""
    best, most = None, _LEAST_HEADERS - 1
    for at, (number, cells) in enumerate(sheet.cells.rows()):
        here = sum(fold(text_of(cell)) in known for cell in cells)
        if here > most:
            best, most = number, here
        if at == _FIRST_ROWS:
            break
    return best


class TabReading:
    """Reads the table of one tab.

    Args:
        sheet: the tab as it is in the file.
        tab: what should stand there.
        said: takes faults and remarks.
        must_have: the keys of the columns without which nothing can be read.
        chosen: what the framework says of which ratings it describes, for a message.
        further: says which keys the headers have that are not spelt as the tab has them, given the keys that are found.
    """

    def __init__(
        self,
        sheet: Sheet,
        tab: Tab,
        said: Remarks,
        must_have: Sequence[str],
        further: Further = no_more,
        chosen: str = "",
    ) -> None:
        self._sheet, self._tab, self._said = sheet, tab, said
        self._must_have, self._further, self._chosen = must_have, further, chosen
        self._headers = {column.key: column.header for column in tab.columns}
        self._keys = {fold(column.header): column.key for column in tab.columns}
        self._live = {column.key for column in tab.columns if column.live}
        self._columns: dict[str, int] = {}

    def table(self) -> FoundTable | None:
        """Return the table; None where the tab has none, which has been reported."""
        if (count := len(self._sheet.cells)) > _MOST_CELLS:
            cells, limit = cells_in_words(count), f"{_MOST_CELLS:,}"
            self._said.fault(tab_place(self._sheet), SheetFault.TAB_LARGE, cells=cells, limit=limit)
            return None
        header = header_row_of(self._sheet, self._keys)
        if header is None:
            headers = listed([self._headers[key] for key in self._must_have])
            self._said.fault(tab_place(self._sheet), SheetFault.HEADERS_MISSING, headers=headers)
            return None
        if self._sheet.hidden:
            self._said.remark(tab_place(self._sheet), SheetRemark.HIDDEN_TAB)
        by_row = dict(self._sheet.cells.rows())
        unread = self._pair(header, by_row[header])
        self._tell_above(header)
        self._tell_unread(header, unread)
        below = [number for number in by_row if number > header]
        numbers = [n for n in below if not self._repeats_headers(by_row[n]) and self._says_something(by_row[n])]
        merges = hidden_by_merges(self._sheet, numbers, sorted(self._columns.values()))
        for number in set(numbers) & self._sheet.hidden_rows:
            self._said.remark(self._place(number, 0), SheetRemark.HIDDEN_ROW, row=number)
        rows = tuple(self._row(number, merges) for number in numbers)
        return FoundTable(tab_place(self._sheet), self._columns, rows)

    # --- headers -----------------------------------------------------------------------------------------------------

    def _pair(self, header: int, cells: Sequence[Cell]) -> list[Cell]:
        """Pair the columns of the sheet with the tab's; return the headers of those that are none."""
        others: list[Cell] = []
        for cell in cells:
            text = text_of(cell)
            key = self._keys.get(fold(text), "")
            if not key:
                others += [cell] if text else []
            elif key in self._columns:
                self._said.fault(self._place(header, cell.column), SheetFault.HEADER_TWICE, value=shorten(text))
            else:
                self._columns[key] = cell.column
        headers = [Header(text_of(cell), self._place(header, cell.column)) for cell in others]
        more = self._further(headers, {key: self._place(header, column) for key, column in self._columns.items()})
        self._columns |= {key: others[at].column for at, key in more.items()}
        left = [cell for at, cell in enumerate(others) if at not in more]
        unread = [cell for cell in left if not self._nearly(header, cell)]
        self._tell_missing(header)
        for key, number in self._columns.items():
            if any(first <= number <= last for first, last in self._sheet.hidden_columns):
                place = self._place(header, number)
                self._said.remark(place, SheetRemark.HIDDEN_COLUMN, header=self._headers.get(key, key))
        return unread

    def _tell_missing(self, header: int) -> None:
        missing = [key for key in self._must_have if key not in self._columns]
        for number, key in enumerate(missing):
            place = tab_place(self._sheet)._replace(order=(self._sheet.position, header, number))
            if is_descriptor(key):
                code, chosen = SheetFault.DESCRIPTOR_MISSING, {"chosen": self._chosen}
            else:
                code, chosen = SheetFault.COLUMN_MISSING, {}
            self._said.fault(place, code, header=self._headers[key], **chosen)

    def _nearly(self, header: int, cell: Cell) -> bool:
        """Report a header that nearly is one of the tab's, and read its column as that."""
        text = text_of(cell)
        left = [key for key in self._headers if key not in self._columns and key not in self._live]
        found = understand_choice(text, [Choice(self._headers[key]) for key in left])
        meant = [key for key in left if self._headers[key] in found.candidates]
        if found.value is not None:
            meant = [left[found.value]]
        if len(meant) != 1:
            return False
        self._columns[meant[0]] = cell.column
        near = f" Did you mean {self._headers[meant[0]]}?"
        place = self._place(header, cell.column)
        self._said.fault(place, SheetFault.HEADER_MISSPELT, value=shorten(text), near=near)
        return True

    def _repeats_headers(self, cells: Sequence[Cell]) -> bool:
        if sum(self._columns.get(self._keys.get(fold(text_of(c)), "")) == c.column for c in cells) < _LEAST_HEADERS:
            return False
        self._said.remark(self._place(cells[0].row, 0), SheetRemark.REPEATED_HEADERS, row=cells[0].row)
        return True

    # --- cells -------------------------------------------------------------------------------------------------------

    def _place(self, row: int, column: int) -> FilePlace:
        if not column:  # the row itself is meant
            return FilePlace((self._sheet.position, row, 0), self._sheet.title)
        return place_of(CellRef(self._sheet.position, row, column, self._sheet.title))

    def _says_something(self, cells: Sequence[Cell]) -> bool:
        read = {number for key, number in self._columns.items() if key not in self._live}
        ours = [cell for cell in cells if cell.column in read]
        if any(map(live_text_of, ours)):
            return True
        if any(cell.struck for cell in ours):
            self._said.remark(self._place(cells[0].row, 0), SheetRemark.STRUCK_ROW, row=cells[0].row)
        return False

    def _row(self, number: int, merges: Mapping[tuple[int, int], Merge]) -> FoundRow:
        found = {
            key: self._found(number, column, key, merges)
            for key, column in self._columns.items()
            if key not in self._live
        }
        missing = self._place(number, 0)
        found |= {key: Found("", missing, readable=False) for key in self._must_have if key not in self._columns}
        for key in self._live & self._columns.keys():
            cell = self._sheet.cells.at(number, self._columns[key])
            text = text_of(cell) if cell and cell.formula is None else ""
            if text and text not in {found[k].text for k in found}:
                place = self._place(number, self._columns[key])
                self._said.remark(place, SheetRemark.NOT_READ_LIVE, header=self._headers[key], value=shorten(text))
        return found

    def _found(self, row: int, column: int, key: str, merges: Mapping[tuple[int, int], Merge]) -> Found:
        place, cell = self._place(row, column), self._sheet.cells.at(row, column)
        if merge := merges.get((row, column)):
            into = f"{column_letters(merge.first_column)}{merge.first_row}"
            self._said.fault(
                place, SheetFault.MERGED, into=into, header=self._headers.get(key, key), range=merge.address
            )
            return Found("", place, readable=False)
        if (row, column) in self._sheet.doubled:
            self._said.fault(place, SheetFault.CELL_TWICE)
            return Found("", place, readable=False)
        if cell is None:
            return Found("", place)
        if cell.kind in _WITHOUT_TEXT:
            fault, value = _WITHOUT_TEXT[cell.kind], shown_text(cell)
            self._said.fault(place, fault, **({"value": value} if "value" in fault.entry.fields else {}))
            return Found("", place, readable=False)
        text = live_text_of(cell)
        if cell.struck and not text:
            self._said.fault(place, SheetFault.STRUCK_WHOLE, value=shorten(cell.struck))
            return Found("", place, readable=False)
        self._tell_of_cell(cell, place, text)
        return Found(text, place)

    def _tell_of_cell(self, cell: Cell, place: FilePlace, text: str) -> None:
        if cell.struck:
            self._said.remark(place, SheetRemark.STRUCK, value=shorten(cell.struck))
        if cell.link:
            self._said.remark(place, SheetRemark.NOT_READ_LINK, value=shorten(cell.link))
        if cell.formula is not None:
            self._said.remark(place, SheetRemark.FORMULA, value=shorten(text))

    # --- what is not read --------------------------------------------------------------------------------------------

    def _tell_above(self, header: int) -> None:
        """Name what stands above the headers and is not ours."""
        said = fold(f"{self._tab.heading} {self._tab.instruction}")
        cells = [self._sheet.cells[at] for at in sorted(self._sheet.cells) if at[0] < header]
        self._tell([cell for cell in cells if fold(text_of(cell)) not in said], SheetRemark.NOT_READ_ABOVE)

    def _tell_unread(self, header: int, unread: Sequence[Cell]) -> None:
        """Name columns that are none of ours, and what stands beside the columns."""
        headed = {cell.column for cell in unread}
        ours = {*self._columns.values()}
        below: dict[int, list[Cell]] = {}
        for at in sorted(self._sheet.cells):
            cell = self._sheet.cells[at]
            if at[0] > header and at[1] not in ours and (text_of(cell) or cell.struck):
                below.setdefault(at[1], []).append(cell)
        for cell in unread:
            count = cells_in_words(len(below.get(cell.column, ())))
            place = self._place(header, cell.column)
            self._said.remark(place, SheetRemark.NOT_READ_COLUMN, value=shorten(text_of(cell)), cells=count)
        for column, cells in below.items():
            if column not in headed:
                self._tell(cells, SheetRemark.NOT_READ_BESIDE)

    def _tell(self, cells: Sequence[Cell], code: SheetRemark) -> None:
        for number, cell in enumerate(cells[:_NAMED], start=1):
            left = len(cells) - number if number == _NAMED else 0
            more = f", and {cells_in_words(left)} more" if left else ""
            value = shorten(text_of(cell) or cell.struck)
            self._said.remark(self._place(cell.row, cell.column), code, value=value, more=more)


def live_text_of(cell: Cell) -> str:
    """Return what counts of a cell, cleaned: all but what is struck through."""
    return text_of(cell) if cell.live is None else clean_text(cell.live).text


def text_of(cell: Cell | None) -> str:
    """Return a cell as a person sees it, cleaned; blank where there is none."""
    return clean_text(shown_text(cell)).text if cell is not None else ""
