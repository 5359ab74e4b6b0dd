"""The cells of a worksheet part."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from matsheets.model.cells import column_number
from matsheets.model.links import address_in, makes_link
from matsheets.workbook.read.grid import (
    KINDS,
    MAX_COLUMN,
    MAX_ROW,
    WIDTH,
    Cell,
    CellKind,
    Cells,
    Held,
    Merge,
    Sheet,
    cell_of,
    place_of,
    range_of,
)
from matsheets.workbook.read.number_formats import DateStyle, Moment, from_iso, from_serial
from matsheets.workbook.read.package import MAX_DEPTH, Package, Start, tags_named
from matsheets.workbook.read.refusals import DAMAGED, NOT_OURS
from matsheets.workbook.read.shared_strings import MAX_CELLS, REFERENCES, TRUE, same_names, tags, unescape
from matsheets.workbook.read.sheet_links import SheetLink, one_line

#: Cells and rows that a workbook may give twice: each is named, and a file with more is broken altogether.
MAX_DOUBLED = 1_000
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
# [1]Tab!A1, '[Other.xlsx]Tab'!A1, [1]!Name; but not Table[Column], whose bracket follows a name.
_OTHER_WORKBOOK = re.compile(r"(?<![\w\]])\[[^\[\]]+\][^\[\]]*!")

_TAGS = tags(
    "worksheet", "sheetData", "c", "v", "t", "f", "row", "rPh", "col", "mergeCell", "sheetFormatPr", "hyperlink"
)
_ROOT, _DATA, _CELL, _VALUE, _RUN, _FORMULA, _ROW, _PHONETIC, _COLUMN, _MERGE, _FORMAT, _LINK = _TAGS
#: What counts after the cells as well.
_WANTED = tags_named("c", "f", "row", "rPh", "col", "mergeCell", "hyperlink")

_NAMES = same_names(_TAGS)

# Bytes of memory that a held cell takes with its key and value, one held as a Cell on top of that, and a merge.
_HELD_SIZE, _CELL_SIZE, _MERGE_SIZE = 110, 120, 190
_END = place_of(MAX_ROW + 1, 0)


class _Other(NamedTuple):
    """What a cell holds that is neither a text nor a number nor a boolean."""

    kind: CellKind
    value: str | int | float | bool | Moment | None = None
    serial: float | None = None


@lru_cache(maxsize=16_384)  # the tabs of a workbook use the same addresses
def _place(reference: str) -> int:
    """Return the place of the cell with an address such as ``F5``."""
    found = _ADDRESS.fullmatch(reference)
    if found is None:
        raise ValueError(f"not an address: {reference[:20]!r}")
    return int(found[2]) * WIDTH + column_number(found[1])


def _finite(raw: str) -> int | float | None:
    """Read a stored number, whole ones as int; None for what is no finite number."""
    try:
        if len(raw) <= 20 and "." not in raw and "e" not in raw.lower():
            return int(raw) if "_" not in raw else None
        number = float(raw)
    except ValueError:
        return None
    if not math.isfinite(number) or "_" in raw:
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _is_zero(size: str) -> bool:
    """Tell whether a height or a width is stated to be 0."""
    return size.startswith(("0", ".", "-", "+")) and _finite(size) == 0


class SheetReader:
    """Reads the worksheets of one workbook, one after another, and counts what they hold together.

    Args:
        package: where the sheets are.
        texts: the shared texts.
        dates: the cell formats that show dates, by number as the file writes it.
        epoch_1904: dates count from 1904.

    **Why:** most of the time to read a workbook goes here, so the tags that come by the thousand are told apart by
    identity: the parser gives every tag of a kind the same name object.
    """

    def __init__(
        self, package: Package, texts: Sequence[str], dates: Mapping[str, DateStyle], *, epoch_1904: bool
    ) -> None:
        self._package, self._shared, self._dates, self._epoch_1904 = package, texts, dates, epoch_1904
        self._filled = self._merged = self._size = 0
        self._starts: dict[str, Start] = {
            _ROW: self._next_row,
            _FORMULA: self._formula_start,
            _COLUMN: self._hide,
            _MERGE: self._merge,
            _FORMAT: self._default_height,
            _LINK: self._link,
        }
        self._by_type: dict[str, Callable[[str, dict[str, str]], str | float | _Other]] = {
            "s": self._shared_text,
            "n": self._number,
            "d": self._iso_date,
            "b": lambda raw, _: raw.strip() in TRUE,
            "e": lambda raw, _: _Other(CellKind.ERROR, raw.strip()),
        }

    def read(self, part: str, *, title: str, position: int, hidden: bool) -> Sheet:
        """Read one worksheet."""
        self._held: dict[int, Held] = {}
        self._doubled: dict[int, list[Held]] = {}
        self._rows: set[int] = set()
        self._doubled_rows: dict[int, int] = {}
        self._row_again = False
        self._merges: list[Merge] = []
        self._links: list[SheetLink] = []
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
            _join_ranges(self._hidden_columns),
            self._skipped,
            {
                divmod(place, WIDTH): tuple(cell_of(place, held) for held in given)
                for place, given in self._doubled.items()
            },
            tuple(divmod(place, WIDTH) for place in self._doubled_rows.values()),
            tuple(self._idle_links),
        )

    def _run(self, part: str) -> str:  # noqa: C901  two handlers that share the state of one cell
        """Work through a part's tags and texts; return the name of its first element."""
        begun = ended = 0
        text: list[str] = []
        runs: list[str] = []
        raw: str | None = None
        phonetic = False
        cell: dict[str, str] = {}
        fill = self._filled_cell

        def skip(_: dict[str, str]) -> None:
            nonlocal phonetic
            phonetic = True

        starts = {**self._starts, _PHONETIC: skip}

        def opened(name: str, attributes: dict[str, str]) -> None:
            nonlocal begun, cell
            begun += 1
            if text:
                text.clear()
            if name is _CELL:
                cell = attributes
                self._place = _place(cell["r"]) if "r" in cell else self._next_place()
            elif name in starts:
                starts[name](attributes)
            elif begun - ended > MAX_DEPTH:
                raise self._package.refusal(NOT_OURS)

        def closed(name: str) -> None:
            nonlocal ended, raw, phonetic
            ended += 1
            if name is _CELL:
                if runs:
                    fill(cell, "".join(runs) or raw)
                    runs.clear()
                elif raw or self._formula is not None:
                    fill(cell, raw)
                raw = None
            elif name is _RUN:
                if not phonetic:
                    runs.extend(text)
            elif name is _VALUE:
                raw = "".join(text)
            elif name is _FORMULA:
                self._formula_end("".join(text))
            elif name is _PHONETIC:
                phonetic = False
            elif name is _DATA:
                self._package.skim(begun - ended, _WANTED)

        def paused() -> int:
            self._hold_limits()
            return begun + ended

        return self._package.feed(part, opened, closed, text, dict(_NAMES), paused)

    def _hold_limits(self) -> None:
        """Hold, once in 64 kB, the limits that would cost too much at every cell."""
        if self._filled > MAX_CELLS:
            what = "merges" if self._merged > self._filled / 2 else "filled cells"
            raise self._package.too_large(f"holds more than {MAX_CELLS:,} {what}")
        self._package.spend(self._size)
        self._size = 0

    # --- rows, columns, merges ---

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._at_row = int(number) if number else self._at_row + 1
        self._place = place_of(self._at_row, 0)
        if self._at_row <= MAX_ROW:
            self._row_again = self._at_row in self._rows
            self._rows.add(self._at_row)
            if self._is_hidden_row(attributes):
                self._hidden_rows.add(self._at_row)

    def _is_hidden_row(self, attributes: dict[str, str]) -> bool:
        """Tell whether a row is hidden: stated so, of no height, or hidden as all are that state nothing."""
        if attributes.get("hidden") in TRUE:
            return True
        height = attributes.get("ht")
        return self._zero_height and "hidden" not in attributes if height is None else _is_zero(height)

    def _default_height(self, attributes: dict[str, str]) -> None:
        self._zero_height = attributes.get("zeroHeight") in TRUE

    def _next_place(self) -> int:
        """Return the place after the last cell's, for one without an address."""
        return place_of(self._at_row, min(self._place % WIDTH + 1, WIDTH - 1))

    def _hide(self, attributes: dict[str, str]) -> None:
        first, last = int(attributes["min"]), int(attributes["max"])
        hidden = attributes.get("hidden") in TRUE or _is_zero(attributes.get("width", ""))
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
        reference = next((attributes[name] for name in REFERENCES if name in attributes), "")
        self._links.append(SheetLink(attributes.get("ref", ""), reference, attributes.get("location", "")))

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
        formula, place = self._formula, self._place
        if formula is None and found == "":
            return
        self._filled += 1
        if not 0 < place < _END or place % WIDTH > MAX_COLUMN:
            self._skipped += 1
        elif formula is None and not isinstance(found, _Other):
            self._hold(place, found)
            self._size += _HELD_SIZE
        else:
            self._hold(place, self._cell_of(found))
            self._size += _HELD_SIZE + _CELL_SIZE + sys.getsizeof(formula)
        self._formula, self._external = None, False

    def _hold(self, place: int, held: Held) -> None:
        """Keep a cell; one that the file gives twice is set apart, since nobody can tell which of the two was meant."""
        if place in self._held:
            self._doubled[place] = [self._held.pop(place), held]
        elif place in self._doubled:
            self._doubled[place].append(held)
        else:
            self._held[place] = held
            if self._row_again:
                self._doubled_rows.setdefault(place // WIDTH, place)
        if len(self._doubled) + len(self._doubled_rows) > MAX_DOUBLED:
            raise self._package.refusal(DAMAGED)

    def _cell_of(self, found: str | float | _Other) -> Cell:
        row, column = divmod(self._place, WIDTH)
        other = found if isinstance(found, _Other) else _Other(KINDS[type(found)], found)
        link = one_line(address_in(self._formula)) if self._formula else ""
        return Cell(row, column, other.kind, other.value, self._formula, self._external, other.serial, link)

    # --- values ---

    def _inline_text(self, raw: str) -> str:
        text = unescape(raw) if "_x" in raw else raw
        self._size += sys.getsizeof(text)
        return text

    def _shared_text(self, raw: str, _: object) -> str:
        index = int(raw)
        if index < 0:
            raise IndexError("a shared text before the first")
        return self._shared[index]

    def _iso_date(self, raw: str, _: object) -> str | _Other:
        moment = from_iso(raw.strip())
        return self._inline_text(raw) if moment is None else _Other(CellKind.DATE, moment)

    def _number(self, raw: str, attributes: dict[str, str]) -> str | float | _Other:
        number = _finite(raw)
        if number is None:
            return self._inline_text(raw)
        style = self._dates.get(attributes.get("s", "0"))
        moment = from_serial(number, style, epoch_1904=self._epoch_1904) if style else None
        return number if moment is None else _Other(CellKind.DATE, moment, float(number))


def _join_ranges(ranges: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join ranges that touch."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)
