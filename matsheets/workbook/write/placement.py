"""Where the answer tabs of a workbook have their rows and columns, as formulas and drawing need it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import get_column_letter, quote_sheetname

from matsheets.model.carried_forward import objectives_in
from matsheets.model.group_views import is_to_confirm
from matsheets.model.optional_columns import GROUP_VIEWS
from matsheets.workbook.layout.joint_tabs import JOINT_PLAN, TRUSTS
from matsheets.workbook.layout.layout import Column, Kind, Part, Row, Tab
from matsheets.workbook.layout.progress_tabs import KEEP_LOGGED
from matsheets.workbook.layout.tab_definitions import RATING_NOW_KEY, descriptor_columns
from matsheets.workbook.write.drawing import Canvas, header_row, lead_lines
from matsheets.workbook.write.text_measure import BODY, text_height

#: Sizes of type to read, and the points of a row that show at once in Calc at 1366 by 768 (DESIGN, section 4).
_TYPE_SIZES, _SHOWN = (BODY, BODY - 1, BODY - 2), 300.0
_ENDS = 2  # descriptors that have room in any case


@dataclass(frozen=True)
class Placed:
    """An answer tab with the rows it will have and where they stand.

    Attributes:
        lines: the instruction, broken to the table's width.
        rows: the layout's rows, and further numbered ones that answers need.
        live_lines: how many lines under the instruction are worked out by formulas.
    """

    tab: Tab
    lines: tuple[str, ...]
    rows: tuple[Row, ...]
    live_lines: int = 0

    @property
    def header(self) -> int:
        """The row of the header."""
        return header_row(len(self.lines) + self.live_lines)

    def row(self, index: int) -> int:
        """Return the sheet's row for the row with this index."""
        return self.header + 1 + index

    def letter(self, key: str) -> str:
        """Return the letters of the column with this key."""
        return get_column_letter([column.key for column in self.tab.columns].index(key) + 1)

    def range(self, key: str) -> str:
        """Return the address of all answers of a column, with the tab, as formulas write it."""
        letter = self.letter(key)
        cells = f"${letter}${self.row(0)}:${letter}${self.row(len(self.rows) - 1)}"
        return f"{quote_sheetname(self.tab.title)}!{cells}"

    def cell(self, key: str, index: int) -> str:
        """Return the address of one answer, with the tab, as formulas write it."""
        return f"{quote_sheetname(self.tab.title)}!${self.letter(key)}${self.row(index)}"

    def places(self, key: str) -> list[tuple[str, str]]:
        """Return the Ref and column key of all answers of a column."""
        return [(row.ref, key) for row in self.rows]

    @cached_property
    def rating_column(self) -> str | None:
        """The key of the column that takes ratings, or None on other tabs."""
        return next((c.key for c in self.tab.columns if c.entry and c.entry.kind is Kind.RATING), None)

    def type_size(self, column: Column) -> float:
        """Return the size of the type in a column."""
        return self._reading_size if self.rating_column and column.key in self._read else BODY

    @cached_property
    def _read(self) -> frozenset[str]:
        """The keys of the columns of questions and descriptors."""
        return frozenset(("questions", *descriptor_columns(self.tab)))

    @cached_property
    def _reading_size(self) -> float:
        """The size of questions and descriptors: smaller where more than the ends are described, and a row would not show whole."""
        described = [column for column in self.tab.columns if column.key in descriptor_columns(self.tab)]
        if len(described) <= _ENDS:
            return BODY
        texts = [(row.given.get(column.key, ""), column.width) for row in self.rows for column in described]
        shows_whole = (s for s in _TYPE_SIZES if all(text_height(text, width, s) <= _SHOWN for text, width in texts))
        return next(shows_whole, _TYPE_SIZES[-1])

    @cached_property
    def to_confirm(self) -> tuple[int, ...]:
        """The rows whose rating counts only once its rationale is typed."""
        views = (row.given.get(GROUP_VIEWS, "") for row in (self.rows if self.rating_column else ()))
        return tuple(index for index, text in enumerate(views) if is_to_confirm(text))


def place(tab: Tab, rows: tuple[Row, ...], canvas: Canvas) -> Placed:
    """Decide where the rows of a tab stand."""
    width = sum(column.width for column in tab.columns)
    live = any(column.key == RATING_NOW_KEY for column in tab.columns)
    weak = canvas.layout.framework.scale.weak if live else ()
    kept = KEEP_LOGGED if tab.key == "plan" and objectives_in(canvas.layout.carried) else ""
    return Placed(tab, tuple(lead_lines(tab.instruction + kept, width, canvas.theme)), rows, len(weak))


#: The parts of the tabs that are none of the review's, as far as they are not the partnership's.
_PARTS = {
    "plan": Part.PLAN,
    "medium_term": Part.PLAN,
    "progress": Part.PROGRESS,
    "support": Part.PROGRESS,
} | dict.fromkeys((TRUSTS, JOINT_PLAN), Part.JOINT)


def part_of(placed: Placed) -> Part | None:
    """Return the part of the workbook that a tab belongs to; None for About, which is always there."""
    if placed.rating_column or placed.tab.key == "beyond":
        return Part.REVIEW
    if placed.tab.key == "about":
        return None
    return _PARTS.get(placed.tab.key, Part.PARTNERSHIP)


def tab_colour(placed: Placed, canvas: Canvas) -> str:
    """Return the colour of a tab at the foot of the window."""
    part = part_of(placed)
    colour: str = getattr(canvas.theme.tabs, part.value if part else "guide")
    return colour
