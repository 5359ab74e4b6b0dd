"""The cells of a worksheet part."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from matsheets.workbook.grid import Cell, CellKind, Merge, Sheet
from matsheets.workbook.numfmt import DateStyle, Moment, from_iso, from_serial
from matsheets.workbook.package import End, Package, Start
from matsheets.workbook.texts import MAIN, MAX_CELLS, TRUE, TextRuns, unescape

#: Beyond these a cell is far away: counted, not kept. A questionnaire ends well before.
MAX_ROW, MAX_COLUMN = 20_000, 300

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # of the format itself
_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7})")
# [1]Tab!A1, '[Other.xlsx]Tab'!A1, [1]!Name; but not Table[Column], whose bracket follows a name.
_OTHER_WORKBOOK = re.compile(r"(?<![\w\]])\[[^\[\]]+\][^\[\]]*!")

#: What a cell holds: its kind, its value, and the number behind a date.
Content = tuple[CellKind, str | int | float | bool | Moment | None, float | None]


@lru_cache(maxsize=1024)
def _column_number(letters: str) -> int:
    """Return the 1-based number of a column: ``AA`` is 27."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(f"not a column: {letters[:20]!r}")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=16_384)  # the tabs of a workbook use the same addresses
def _position(reference: str) -> tuple[int, int]:
    """Return the row and column of an address such as ``F5``."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not 0 < len(digits) <= 7:
        raise ValueError(f"not an address: {reference[:20]!r}")
    return int(digits), _column_number(letters)


def _range(reference: str) -> Merge:
    """Read a range (``B2:C7``); ``A:C`` and ``1:3`` are whole columns and rows."""
    first, _, last = reference.partition(":")
    corners = [_CORNER.fullmatch(corner) for corner in (first, last or first)]
    if corners[0] is None or corners[1] is None:
        raise ValueError(f"not a range: {reference[:40]!r}")
    (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
    rows = sorted((int(top or 1), int(bottom or _LAST_ROW)))
    columns = sorted((_column_number(left or "A"), _column_number(right) if right else _LAST_COLUMN))
    return Merge(rows[0], columns[0], rows[1], columns[1])


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


class SheetReader:
    """Reads the worksheets of one workbook, one after another, and counts what they hold together.

    Args:
        package: where the sheets are.
        texts: the shared texts.
        dates: the cell formats that show dates, by number as the file writes it.
        epoch_1904: dates count from 1904.
        keep: False only counts.
    """

    def __init__(
        self,
        package: Package,
        texts: Sequence[str],
        dates: Mapping[str, DateStyle],
        *,
        epoch_1904: bool,
        keep: bool = True,
    ) -> None:
        self._package, self._shared, self._dates = package, texts, dates
        self._epoch_1904, self._keep = epoch_1904, keep
        self._filled = 0
        self._texts = TextRuns()
        self._starts: dict[str, Start] = {
            **self._texts.starts,
            "row": self._row,
            "c": self._cell,
            "f": self._formula_start,
            "col": self._hide,
            "mergeCell": self._merge,
        }
        self._ends: dict[str, End] = {
            **self._texts.ends,
            "v": self._value_end,
            "f": self._formula_end,
            "c": self._cell_end,
        }
        self._by_type: dict[str, Callable[[str], Content]] = (
            {
                "s": self._shared_text,
                "n": self._number,
                "d": self._iso_date,
                "b": lambda raw: (CellKind.BOOLEAN, raw.strip() in TRUE, None),
                "e": lambda raw: (CellKind.ERROR, raw.strip(), None),
            }
            if keep
            else {}
        )

    def read(self, part: str, *, title: str, position: int, hidden: bool) -> Sheet:
        """Read one worksheet."""
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[Merge] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[tuple[int, int]] = set()
        self._external_shares: set[int] = set()
        self._skipped = self._at_row = self._at_column = 0
        self._cell({})
        self._empty()
        root = self._package.parse(part, MAIN, self._starts, self._ends)
        if root not in {f"{namespace} worksheet" for namespace in MAIN}:
            raise ValueError(f"{part} is no worksheet")
        return Sheet(
            title,
            position,
            hidden,
            self._cells,
            tuple(self._merges),
            frozenset(self._hidden_rows),
            _joined(self._hidden_columns),
            self._skipped,
        )

    def _count(self, what: str = "filled cells") -> None:
        self._filled += 1
        if self._filled > MAX_CELLS:
            raise self._package.too_large(f"holds more than {MAX_CELLS:,} {what}")

    # --- rows, columns, merges ---

    def _row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._at_row = int(number) if number else self._at_row + 1
        self._at_column = 0
        if attributes.get("hidden") in TRUE and self._at_row <= MAX_ROW:
            self._hidden_rows.add(self._at_row)

    def _hide(self, attributes: dict[str, str]) -> None:
        first, last = int(attributes["min"]), int(attributes["max"])
        if attributes.get("hidden") in TRUE and 0 < first <= min(last, MAX_COLUMN):
            self._hidden_columns.add((first, min(last, MAX_COLUMN)))

    def _merge(self, attributes: dict[str, str]) -> None:
        self._count("merges")
        if self._keep:
            self._merges.append(_range(attributes["ref"]))

    # --- cells ---

    def _cell(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes

    def _empty(self) -> None:
        self._raw: str | None = None
        self._formula: str | None = None
        self._external = False
        self._texts.runs.clear()

    def _formula_start(self, attributes: dict[str, str]) -> None:
        self._share = int(attributes["si"]) if attributes.get("t") == "shared" else None

    def _formula_end(self, text: str) -> None:
        self._package.spend(len(text))
        self._formula = text
        self._external = "[" in text and _OTHER_WORKBOOK.search(text) is not None
        if self._share is None:
            return
        if self._external:
            self._external_shares.add(self._share)
        elif not text:
            self._external = self._share in self._external_shares

    def _value_end(self, text: str) -> None:
        self._raw = text

    def _cell_end(self, _: str) -> None:
        attributes = self._attributes
        reference = attributes.get("r")
        row, column = _position(reference) if reference else (self._at_row, self._at_column + 1)
        self._at_column = column
        raw = "".join(self._texts.runs) if self._texts.runs else self._raw
        if not raw and self._formula is None:
            return
        if raw:
            kind, value, serial = self._by_type.get(attributes.get("t", "n"), self._text)(raw)
        elif raw is not None and attributes.get("t") == "str":  # a formula that gives an empty text
            kind, value, serial = CellKind.TEXT, "", None
        else:
            kind, value, serial = CellKind.EMPTY_FORMULA, None, None
        if value != "" or self._formula is not None:
            self._count()
            if not (0 < row <= MAX_ROW and column <= MAX_COLUMN):
                self._skipped += 1
            elif self._keep:
                self._cells[row, column] = Cell(row, column, kind, value, self._formula, self._external, serial)
        self._empty()

    # --- values ---

    def _text(self, raw: str) -> Content:
        if self._keep:
            self._package.spend(len(raw))
        return CellKind.TEXT, unescape(raw), None

    def _shared_text(self, raw: str) -> Content:
        index = int(raw)
        if index < 0:
            raise IndexError("a shared text before the first")
        return CellKind.TEXT, self._shared[index], None

    def _iso_date(self, raw: str) -> Content:
        moment = from_iso(raw.strip())
        return self._text(raw) if moment is None else (CellKind.DATE, moment, None)

    def _number(self, raw: str) -> Content:
        number = _finite(raw)
        if number is None:
            return self._text(raw)
        style = self._dates.get(self._attributes.get("s", "0"))
        moment = from_serial(number, style, epoch_1904=self._epoch_1904) if style else None
        return (CellKind.NUMBER, number, None) if moment is None else (CellKind.DATE, moment, float(number))


def _joined(ranges: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join ranges that touch."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)
