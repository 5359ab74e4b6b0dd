"""The cells of a worksheet part."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

from matsheets.model.links import address_in, makes_link
from matsheets.workbook.read.cell_styles import CellStyles
from matsheets.workbook.read.conditional_formats import RULE_TAGS, ConditionalAreas
from matsheets.workbook.read.grid import (
    KINDS,
    MAX_COLUMN,
    MAX_ROW,
    WIDTH,
    Cell,
    CellKind,
    Cells,
    Merge,
    Sheet,
    cell_of,
    place_of,
    range_of,
)
from matsheets.workbook.read.held_cells import HeldCells
from matsheets.workbook.read.number_formats import GENERAL, Moment, NumberFormat, from_iso, from_serial
from matsheets.workbook.read.package import MAX_DEPTH, Package, Start, tags_named
from matsheets.workbook.read.page_texts import MOST_PAGE_TEXTS, PAGE_NAMES, page_texts_in
from matsheets.workbook.read.references import join_ranges, place_at
from matsheets.workbook.read.referred_texts import ReferredTexts
from matsheets.workbook.read.refusals import NOT_OURS
from matsheets.workbook.read.shared_strings import (
    MAX_CELLS,
    PHONETIC,
    RUN_TAGS,
    TRUE,
    Runs,
    SharedTexts,
    TextReader,
    divide,
    reference_in,
    same_names,
    tags,
    unescape,
    with_glyphs,
)
from matsheets.workbook.read.sheet_links import SheetLink, one_line
from matsheets.workbook.read.stored_numbers import finite_number, is_zero

# [1]Tab!A1, '[Other.xlsx]Tab'!A1, [1]!Name; but not Table[Column], whose bracket follows a name.
_OTHER_WORKBOOK = re.compile(r"(?<![\w\]])\[[^\[\]]+\][^\[\]]*!")

#: The function that puts a picture from the web in its cell.
_IMAGE = re.compile(r"\bIMAGE\(", re.IGNORECASE)

_TAGS = tags("worksheet", "sheetData", "c", "v", "t", "f", "row", "col", "mergeCell", "sheetFormatPr", "hyperlink")
_ROOT, _DATA, _CELL, _VALUE, _RUN, _FORMULA, _ROW, _COLUMN, _MERGE, _FORMAT, _LINK = _TAGS
#: What counts after the cells as well.
_WANTED_TAGS = ("c", "f", "row", "rPh", "col", "mergeCell", "hyperlink")

_NAMES = same_names((*_TAGS, *RUN_TAGS, *RULE_TAGS, *PAGE_NAMES))

# Bytes of memory that a held cell takes with its key and value, one held as a Cell on top of that, and a merge.
_HELD_SIZE, _CELL_SIZE, _MERGE_SIZE = 110, 144, 190
_END = place_of(MAX_ROW + 1, 0)


class _Other(NamedTuple):
    """What a cell holds that is neither a text nor a number nor a boolean."""

    kind: CellKind
    value: str | int | float | bool | Moment | None = None
    serial: float | None = None
    number_format: NumberFormat | None = None
    live: str | None = None
    struck: str = ""
    symbols: str = ""


class SheetReader:
    """Reads the worksheets of one workbook, one after another, and counts what they hold together.

    Args:
        package: where the sheets are.
        texts: the shared texts.
        styles: the formats of cells, by number as the file writes it.
        epoch_1904: dates count from 1904.

    **Why:** most of the time to read a workbook goes here, so the tags that come by the thousand are told apart by
    identity: the parser gives every tag of a kind the same name object.
    """

    def __init__(self, package: Package, texts: SharedTexts, styles: CellStyles, *, epoch_1904: bool) -> None:
        self._package, self._shared, self._styles, self._epoch_1904 = package, texts.texts, styles, epoch_1904
        self._shared_runs, self._mark_texts = texts.runs, styles.mark_texts
        self._wanted = tags_named(*_WANTED_TAGS, *(("cfRule",) if styles.conditional else ()))
        self._runs: Runs = ()
        self._filled = self._merged = self._size = 0
        self._referred = ReferredTexts(package)
        self._starts: dict[str, Start] = {
            _ROW: self._next_row,
            _FORMULA: self._formula_start,
            _COLUMN: self._hide,
            _MERGE: self._merge,
            _FORMAT: self._default_height,
            _LINK: self._link,
        }
        self._by_type: dict[str, Callable[[str, dict[str, str]], str | float | _Other]] = {
            "s": self._shared_rich_text if texts.runs else self._shared_text,
            "n": self._number,
            "d": self._iso_date,
            "b": lambda raw, _: raw.strip() in TRUE,
            "e": self._error,
        }

    def read(self, part: str, *, title: str, position: int, hidden: bool) -> Sheet:
        """Read one worksheet."""
        self._cells = HeldCells(self._package)
        self._held = self._cells.held
        self._conditional = ConditionalAreas(self._styles.conditional)
        self._merges: list[Merge] = []
        self._links: list[SheetLink] = []
        self._page_texts: dict[tuple[str, str], None] = {}
        self._idle_links: list[tuple[Merge, str]] = []
        self._shared_links: dict[int, str] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[tuple[int, int]] = set()
        self._external_shares: set[int] = set()
        self._skipped = self._at_row = self._place = 0
        self._formula: str | None = None
        self._external = self._zero_height = False
        if self._run(part) != _ROOT:
            raise ValueError(f"{part} is no worksheet")
        if self._links:
            self._set_links(part)
        return Sheet(
            title,
            position,
            hidden,
            Cells(self._held),
            tuple(self._merges),
            frozenset(self._hidden_rows),
            join_ranges(self._hidden_columns),
            self._skipped,
            self._cells.doubled(),
            self._cells.doubled_rows(),
            tuple(self._idle_links),
            tuple(self._conditional.areas),
            tuple(self._page_texts),
        )

    def _run(self, part: str) -> str:  # noqa: C901  two handlers that share the state of one cell
        """Work through a part's tags and texts; return the name of its first element."""
        begun = ended = 0
        text: list[str] = []
        raw: str | None = None
        cell: dict[str, str] = {}

        inline = TextReader()
        pieces = inline.pieces
        starts = {**self._starts, **inline.starts, **self._conditional.starts}

        def opened(name: str, attributes: dict[str, str]) -> None:
            nonlocal begun, cell
            begun += 1
            if text:
                text.clear()
            if name is _CELL:
                cell = attributes
                self._place = place_at(cell["r"]) if "r" in cell else self._next_place()
            elif name in starts:
                starts[name](attributes)
            elif begun - ended > MAX_DEPTH:
                raise self._package.refusal(NOT_OURS)

        def closed(name: str) -> None:
            nonlocal ended, raw
            ended += 1
            if name is _CELL:
                if pieces:
                    self._runs = inline.runs if inline.divided else ()
                    self._filled_cell(cell, "".join(pieces) or raw)
                    pieces.clear()
                elif raw or self._formula is not None:
                    self._filled_cell(cell, raw)
                if inline.divided:
                    inline.begin()
                raw = None
            elif name is _RUN:
                if inline.divided:
                    inline.add(text)
                else:
                    pieces.extend(text)
            elif name is _VALUE:
                raw = "".join(text)
            elif name is _FORMULA:
                self._formula_end("".join(text))
            elif name is PHONETIC:
                inline.phonetic = False
            elif name is _DATA:
                self._page_texts |= dict.fromkeys(page_texts_in(self._package.skim(begun - ended, self._wanted)))
            elif text and name in PAGE_NAMES and len(self._page_texts) < MOST_PAGE_TEXTS:
                self._page_texts[PAGE_NAMES[name], self._package.keep("".join(text))] = None

        def paused() -> int:
            self._hold_limits()
            return begun + ended

        return self._package.feed(part, opened, closed, text, dict(_NAMES), paused)

    def _hold_limits(self) -> None:
        """Hold, once in 64 kB, the limits that would cost too much at every cell."""
        if self._filled > MAX_CELLS:
            what = "merges" if self._merged > self._filled / 2 else "filled cells"
            raise self._package.too_large(f"holds more than {MAX_CELLS:,} {what}")
        self._referred.hold_limit()
        self._package.spend(self._size)
        self._size = 0

    # --- rows, columns, merges ---

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._at_row = int(number) if number else self._at_row + 1
        self._place = place_of(self._at_row, 0)
        if self._at_row <= MAX_ROW:
            self._cells.open_row(self._at_row)
            if self._is_hidden_row(attributes):
                self._hidden_rows.add(self._at_row)

    def _is_hidden_row(self, attributes: dict[str, str]) -> bool:
        """Tell whether a row is hidden: stated so, of no height, or hidden as all are that state nothing."""
        if attributes.get("hidden") in TRUE:
            return True
        height = attributes.get("ht")
        return self._zero_height and "hidden" not in attributes if height is None else is_zero(height)

    def _default_height(self, attributes: dict[str, str]) -> None:
        self._zero_height = attributes.get("zeroHeight") in TRUE

    def _next_place(self) -> int:
        """Return the place after the last cell's, for one without an address."""
        return place_of(self._at_row, min(self._place % WIDTH + 1, WIDTH - 1))

    def _hide(self, attributes: dict[str, str]) -> None:
        first, last = int(attributes["min"]), int(attributes["max"])
        hidden = attributes.get("hidden") in TRUE or is_zero(attributes.get("width", ""))
        if hidden and 0 < first <= min(last, MAX_COLUMN):
            self._hidden_columns.add((first, min(last, MAX_COLUMN)))

    def _merge(self, attributes: dict[str, str]) -> None:
        self._filled += 1
        self._merged += 1
        self._size += _MERGE_SIZE
        self._merges.append(range_of(attributes["ref"]))

    # --- links ---

    def _link(self, attributes: dict[str, str]) -> None:
        self._filled += 1
        self._size += _MERGE_SIZE
        location = attributes.get("location", "")
        self._links.append(SheetLink(attributes.get("ref", ""), reference_in(attributes), location))

    def _set_links(self, part: str) -> None:
        """Give each filled cell that has a link its address; the last one counts, as it does in a spreadsheet program."""
        addresses = self._package.addresses(part)
        for link in self._links:
            address, idle = link.address(addresses), True
            for place in link.places() if address else ():
                self._filled += 1
                if place in self._held:
                    self._held[place] = cell_of(place, self._held[place])._replace(link=address)
                    self._size += _CELL_SIZE
                    idle = False
            if address and idle and (area := link.area()):
                self._idle_links.append((area, address))
            self._hold_limits()

    # --- cells ---

    def _formula_start(self, attributes: dict[str, str]) -> None:
        self._share = int(attributes["si"]) if attributes.get("t") == "shared" else None

    def _formula_end(self, text: str) -> None:
        self._formula = text
        self._external = "[" in text and _OTHER_WORKBOOK.search(text) is not None
        if self._share is None:
            return
        if text and makes_link(text):
            self._shared_links[self._share] = text
        elif not text:
            self._formula = self._shared_links.get(self._share, "")
        if self._external:
            self._external_shares.add(self._share)
        elif not text:
            self._external = self._share in self._external_shares

    def _filled_cell(self, attributes: dict[str, str], raw: str | None) -> None:
        stated = attributes.get("t", "n")
        found: str | float | _Other
        if raw and stated in self._by_type:
            found = self._by_type[stated](raw, attributes)
        elif raw:
            found = self._inline_text(raw)
        elif raw is not None and stated == "str":  # a formula that gives an empty text
            found = ""
        else:
            found = _Other(CellKind.EMPTY_FORMULA)
        if self._mark_texts or self._runs:
            found = self._marked(found, attributes)
        formula, place = self._formula, self._place
        if formula is None and found == "":
            return
        self._filled += 1
        if not 0 < place < _END or place % WIDTH > MAX_COLUMN:
            self._skipped += 1
        elif formula is None and not isinstance(found, _Other):
            self._cells.hold(place, found)
            self._size += _HELD_SIZE
        else:
            self._cells.hold(place, self._cell_of(found))
            self._size += _HELD_SIZE + _CELL_SIZE + sys.getsizeof(formula)
        self._formula, self._external = None, False

    def _cell_of(self, found: str | float | _Other) -> Cell:
        row, column = divmod(self._place, WIDTH)
        other = found if isinstance(found, _Other) else _Other(KINDS[type(found)], found)
        address = address_in(self._formula) if self._formula else ""
        link = one_line(address) if address else ""
        return Cell(row, column, other.kind, other.value, self._formula, self._external, other.serial, link,
                    other.number_format, other.live, other.struck, other.symbols)  # fmt: skip

    def _marked(self, found: str | float | _Other, attributes: Mapping[str, str]) -> str | float | _Other:
        """Add what the cell's format, and the runs of its text, say about what is struck through and how it is shown."""
        runs, self._runs = self._runs, ()
        style = self._styles[attributes.get("s", "0")]
        struck = style is not None and style.struck
        if style is not None and style.glyphs and isinstance(found, str):
            found, runs = with_glyphs(found, runs, style.glyphs)
        other = found if isinstance(found, _Other) else _Other(KINDS[type(found)], found)
        if style is not None and isinstance(found, str) and style.number_format.changes_text:
            other = other._replace(number_format=style.number_format)
        if symbols := next((run.symbols for run in runs if run.symbols), ""):
            other = other._replace(symbols=symbols)
        live, away = divide(runs, struck_cell=struck)
        if away:
            return other._replace(live=live, struck=away)
        if struck and not runs and other.kind is not CellKind.EMPTY_FORMULA:
            return other._replace(live="", struck=self._cell_of(other).shown or str(other.value))
        return other if other.number_format or other.symbols else found

    # --- values ---

    def _inline_text(self, raw: str) -> str:
        text = unescape(raw) if "_x" in raw else raw
        size = sys.getsizeof(text)
        self._size += size
        return self._referred.refer(text, size)

    def _shared_text(self, raw: str, _: object) -> str:
        index = int(raw)
        if index < 0:
            raise IndexError("a shared text before the first")
        text = self._shared[index]
        return self._referred.refer(text, sys.getsizeof(text))

    def _shared_rich_text(self, raw: str, attributes: object) -> str:
        self._runs = self._shared_runs.get(int(raw), ())
        return self._shared_text(raw, attributes)

    def _error(self, raw: str, attributes: Mapping[str, str]) -> _Other:
        # A picture placed in a cell is a "rich value", and beside it stands the error for programs that know none.
        picture = "vm" in attributes and (self._formula is None or _IMAGE.search(self._formula))
        return _Other(CellKind.PICTURE if picture else CellKind.ERROR, raw.strip())

    def _iso_date(self, raw: str, attributes: Mapping[str, str]) -> str | _Other:
        moment = from_iso(raw.strip())
        if moment is None:
            return self._inline_text(raw)
        style = self._styles[attributes.get("s", "0")]
        return _Other(CellKind.DATE, moment, None, style.number_format if style and style.number_format.style else None)

    def _number(self, raw: str, attributes: dict[str, str]) -> str | float | _Other:
        number = finite_number(raw)
        if number is None:
            return self._inline_text(raw)
        style = self._styles[attributes.get("s", "0")]
        if style is None or style.number_format.code == GENERAL:
            return number
        shown = style.number_format
        moment = from_serial(number, shown.style, epoch_1904=self._epoch_1904) if shown.style else None
        if moment is None:
            return _Other(CellKind.NUMBER, number, None, shown)
        return _Other(CellKind.DATE, moment, float(number), shown)
