"""Draws the answer tabs: the table of questions, descriptors and cells to write in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.framework import Rating
from matsheets.workbook.layout.layout import Column, Entry, Kind, Part, Row, Tab
from matsheets.workbook.write.drawing import (
    Canvas,
    Written,
    as_shown,
    cell_at,
    draw_top,
    finish_tab,
    header_row,
    lead_lines,
    mark_table,
    new_tab,
    put_text,
    put_value,
)
from matsheets.workbook.write.styles import alignment, header_font, input_style, number_format, rating_fill, rating_rule
from matsheets.workbook.write.text_measure import row_height, text_height
from matsheets.workbook.write.validation import validation_for

_FREEZE_UP_TO = 200  # pixels: wider columns than this stay free, or a zoomed screen shows nothing else
_ROOMY = 90  # pixels: the narrowest column of a tab whose texts are indented
_READING_STYLES = {"ref": "matsheets ref", "element": "matsheets name", "help": "matsheets help"}
#: Least heights of rows in points, for people who write by hand or want to see what they typed.
_SHORT, _LONG, _SEVERAL_LONG, _MANY_LONG = 26.0, 60.0, 64.0, 84.0


#: By Ref and column key, the address that an answer links to.
Links = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Placed:
    """An answer tab with the rows it will have and where they stand.

    Attributes:
        lines: the instruction, broken to the table's width.
        rows: the layout's rows, and further numbered ones that answers need.
    """

    tab: Tab
    lines: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def header(self) -> int:
        """The row of the header."""
        return header_row(self.lines)

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

    @property
    def rating_column(self) -> str | None:
        """The key of the column that takes ratings, or None on other tabs."""
        return next((c.key for c in self.tab.columns if c.entry and c.entry.kind is Kind.RATING), None)


def place(tab: Tab, rows: tuple[Row, ...], canvas: Canvas) -> Placed:
    """Decide where the rows of a tab stand."""
    width = sum(column.width for column in tab.columns)
    return Placed(tab, tuple(lead_lines(tab.instruction, width, canvas.theme)), rows)


def part_of(placed: Placed) -> Part | None:
    """Return the part of the workbook that a tab belongs to; None for About, which is always there."""
    if placed.rating_column or placed.tab.key == "beyond":
        return Part.REVIEW
    if placed.tab.key == "about":
        return None
    return Part.PLAN if placed.tab.key in {"plan", "medium_term"} else Part.PARTNERSHIP


def tab_colour(placed: Placed, canvas: Canvas) -> str:
    """Return the colour of a tab at the foot of the window."""
    part = part_of(placed)
    colour: str = getattr(canvas.theme.tabs, part.value if part else "guide")
    return colour


def draw_table(canvas: Canvas, placed: Placed, answers: Mapping[tuple[str, str], Written], links: Links) -> None:
    """Draw one answer tab."""
    tab = placed.tab
    sheet = new_tab(canvas, tab.title, [column.width for column in tab.columns], tab_colour(placed, canvas))
    draw_top(sheet, tab.heading, placed.lines)
    _draw_header(sheet, canvas, placed)
    cells_of: dict[Entry, list[Cell]] = {}
    for index, row in enumerate(placed.rows):
        _draw_row(sheet, placed, placed.row(index), row, answers, cells_of)
        for number, column in enumerate(tab.columns, start=1):
            if address := links.get((row.ref, column.key)):
                cell_at(sheet, placed.row(index), number).hyperlink = _link(address)
    for entry, cells in cells_of.items():
        sheet.add_data_validation(_validation(canvas, entry, cells))
    if key := placed.rating_column:
        area = placed.range(key).rpartition("!")[2].replace("$", "")
        for rating in canvas.layout.framework.scale.ratings:
            sheet.conditional_formatting.add(area, rating_rule(rating, canvas.theme))
    mark_table(canvas, sheet, placed.header, sheet.max_row, len(tab.columns))
    names_fit = tab.columns[0].width + tab.columns[1].width <= _FREEZE_UP_TO
    finish_tab(sheet, canvas, header=placed.header, freeze=f"{'C' if names_fit else 'A'}{placed.header + 1}")


def _link(address: str) -> Hyperlink:
    target, _, location = address.partition("#")
    return Hyperlink(ref="", target=target, location=location or None)


def _draw_header(sheet: Worksheet, canvas: Canvas, placed: Placed) -> None:
    scale = canvas.layout.framework.scale
    described: dict[str, Rating] = {"weak": scale.weakest, "strong": scale.strongest} if placed.rating_column else {}
    tallest = 0.0
    for number, column in enumerate(placed.tab.columns, start=1):
        cell = cell_at(sheet, placed.header, number)
        kind = "write" if column.entry else "read" if number > 1 else ""
        put_text(cell, column.header, f"matsheets header {kind}".strip())
        cell.alignment = _alignment(placed, column, column.entry, "center")
        if rating := described.get(column.key):  # the descriptors wear the colour of the rating that they describe
            cell.fill = rating_fill(rating)
            cell.font = header_font(canvas.theme, rating)
        tallest = max(tallest, text_height(column.header, room(placed, column), bold=True))
    sheet.row_dimensions[placed.header].height = row_height(tallest, 28)


def _draw_row(
    sheet: Worksheet,
    placed: Placed,
    at: int,
    row: Row,
    answers: Mapping[tuple[str, str], Written],
    cells_of: dict[Entry, list[Cell]],
) -> None:
    """Draw one row as tall as its texts need, and note its cells by what may be typed in them."""
    entries = {column.key: placed.tab.entry(row, column) for column in placed.tab.columns}
    long = any(entry is not None and entry.kind is Kind.LONG_TEXT for entry in entries.values())
    needed = 0.0
    for number, column in enumerate(placed.tab.columns, start=1):
        cell, entry = cell_at(sheet, at, number), entries[column.key]
        if entry is None:
            shown = row.ref if column.key == "ref" else row.given.get(column.key, "")
            put_text(cell, shown, _READING_STYLES.get(column.key, "matsheets read"))
        else:
            cells_of.setdefault(entry, []).append(cell)
            value = answers.get((row.ref, column.key), "")
            shown = as_shown(value)
            put_value(cell, value, input_style(entry.kind), number_format(Kind.DATE))
        cell.alignment = _alignment(placed, column, entry, "top" if long else "center")
        needed = max(needed, text_height(shown, room(placed, column), bold=bool(cell.font.b)))
    sheet.row_dimensions[at].height = row_height(needed, least_height(placed.tab, row))


def _alignment(placed: Placed, column: Column, entry: Entry | None, down: str) -> Alignment:
    """Return how a cell's text stands: ratings in the middle, amounts in a table to the right, the rest to the left.

    Rows with paragraphs are read from the top, short rows look better centred.
    """
    if entry is not None and entry.kind is Kind.RATING:
        return alignment("center", "center")
    return alignment("right" if _has_figures(placed, column) else "left", down, _indent(placed, column))


def _has_figures(placed: Placed, column: Column) -> bool:
    return placed.tab.repeats and column.entry is not None and column.entry.kind in (Kind.MONEY, Kind.NUMBER)


def _indent(placed: Placed, column: Column) -> int:
    """Return 1 on tabs whose columns all have room to spare; the Ref stays in line with the title.

    Figures always keep off the rule beside them, since the next column's words begin there.
    """
    if _has_figures(placed, column):
        return 1
    narrowest = min(c.width for c in placed.tab.columns if c.key != "ref")
    return int(column.key != "ref" and narrowest >= _ROOMY)


def room(placed: Placed, column: Column) -> int:
    """Return the pixels that a column has for its texts."""
    return column.width - 9 * _indent(placed, column)


def least_height(tab: Tab, row: Row) -> float:
    """Return the least height of a row: more where long answers are expected, and most on the plan."""
    entries = [tab.entry(row, column) for column in tab.columns]
    long = sum(entry is not None and entry.kind is Kind.LONG_TEXT for entry in entries)
    if not tab.repeats:
        return _LONG if long else _SHORT
    return _MANY_LONG if long > 4 else _SEVERAL_LONG if long else _SHORT


def _validation(canvas: Canvas, entry: Entry, cells: list[Cell]) -> DataValidation:
    """Return the validation of an entry with its cells, those that stand under each other as one range."""
    validation = validation_for(entry, canvas.layout)
    runs: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda c: (c.column, c.row)):
        if runs and runs[-1][-1].column == cell.column and runs[-1][-1].row == cell.row - 1:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    for run in runs:
        validation.add(f"{run[0].coordinate}:{run[-1].coordinate}")
    return validation
