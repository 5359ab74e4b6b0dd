"""Draws the answer tabs: the table of questions, descriptors and cells to write in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.group_views import is_to_confirm
from matsheets.model.optional_columns import GROUP_VIEWS
from matsheets.workbook.layout.layout import Column, Entry, Kind, Row, Tab
from matsheets.workbook.layout.progress_tabs import OBJECTIVE
from matsheets.workbook.layout.tab_definitions import RATING_NOW_KEY, descriptor_key
from matsheets.workbook.write.drawing import (
    LEAD_HEIGHT,
    Canvas,
    Written,
    as_shown,
    cell_at,
    draw_top,
    finish_tab,
    mark_table,
    new_tab,
    put_text,
    put_value,
)
from matsheets.workbook.write.formula_values import LiveFormula
from matsheets.workbook.write.live_formulas import put_formula
from matsheets.workbook.write.placement import Placed, tab_colour
from matsheets.workbook.write.styles import (
    alignment,
    blank_font,
    header_font,
    input_style,
    number_format,
    rating_fill,
    rating_rule,
    reading_font,
    unconfirmed_rule,
)
from matsheets.workbook.write.text_measure import BODY, row_height, text_height
from matsheets.workbook.write.theme import Theme
from matsheets.workbook.write.validation import validation_for

_FREEZE_UP_TO = 270  # pixels: columns beyond this stay free, or a zoomed screen shows nothing else
_ROOMY = 110  # pixels: the narrowest column of a tab whose texts are indented
#: How many times its type size a blank cell is tall. Excel and LibreOffice both count blank cells when they fit a row.
_LINE_TO_TYPE = 1.2
#: What groups said beside a rating to confirm stands out, since that cell looks like any that is filled in.
_TO_CONFIRM_STYLE = "matsheets name"
_READING_STYLES = {"ref": "matsheets ref", "element": "matsheets name", "help": "matsheets help"}
#: Least heights of rows in points, for people who write by hand or want to see what they typed.
_SHORT, _LONG, _SEVERAL_LONG, _MANY_LONG = 26.0, 60.0, 64.0, 94.0


class Live(NamedTuple):
    """The formulas that work out lines and columns of a workbook.

    Attributes:
        columns: by the key of a column, the formula of each row by its index.
        lines: those above the plan's table.
    """

    columns: Mapping[str, Callable[[int], LiveFormula]]
    lines: Sequence[LiveFormula]


#: By Ref and column key, the address that an answer links to.
Links = Mapping[tuple[str, str], str]


def draw_table(
    canvas: Canvas,
    placed: Placed,
    answers: Mapping[tuple[str, str], Written],
    links: Links,
    live: Live,
) -> None:
    """Draw one answer tab; ``live`` are the formulas of its lines and columns that are worked out."""
    tab = placed.tab
    sheet = new_tab(canvas, tab.title, [column.width for column in tab.columns], tab_colour(placed, canvas))
    draw_top(sheet, tab.heading, placed.lines, placed.live_lines)
    _draw_header(sheet, canvas, placed)
    cells_of: dict[Entry, list[Cell]] = {}
    for index, row in enumerate(placed.rows):
        _draw_row(sheet, canvas.theme, placed, index, answers, cells_of)
        for number, column in enumerate(tab.columns, start=1):
            if address := links.get((row.ref, column.key)):
                cell_at(sheet, placed.row(index), number).hyperlink = _link(address)
    _draw_live(sheet, canvas, placed, live)
    for entry, cells in cells_of.items():
        sheet.add_data_validation(_validation(canvas, entry, cells))
    for index in placed.to_confirm:
        marked, reason = (f"{placed.letter(key)}{placed.row(index)}" for key in ("rating", "rationale"))
        sheet.conditional_formatting.add(marked, unconfirmed_rule(reason, canvas.theme))
    for key in (c.key for c in tab.columns if c.key in (RATING_NOW_KEY, placed.rating_column)):
        area = placed.range(key).rpartition("!")[2].replace("$", "")
        for rating in canvas.layout.framework.scale.ratings:
            sheet.conditional_formatting.add(area, rating_rule(rating, canvas.theme))
    mark_table(canvas, sheet, placed.header, sheet.max_row, len(tab.columns))
    finish_tab(sheet, canvas, header=placed.header, freeze=f"{_first_free(tab)}{placed.header + 1}")
    _keep_room(sheet, canvas, placed)


def _first_free(tab: Tab) -> str:
    """Return the letters of the first column that moves when people scroll to the right: what names the row stays."""
    widths = accumulate(column.width for column in tab.columns)
    frozen = sum(width <= _FREEZE_UP_TO for width in widths)
    return get_column_letter(frozen + 1) if frozen > 1 else "A"


def _keep_room(sheet: Worksheet, canvas: Canvas, placed: Placed) -> None:
    """Put a blank cell in large type after each row, outside what is printed.

    Why: a row grows with what is typed in it, since its height is not fixed; so it would also shrink to a single line. Both
    programs fit a row to its largest type, be the cell blank or not.
    """
    column = len(placed.tab.columns) + 1
    for index, row in enumerate(placed.rows):
        size = round(least_height(placed.tab, row) / _LINE_TO_TYPE)
        cell_at(sheet, placed.row(index), column).font = blank_font(canvas.theme, size)


def _link(address: str) -> Hyperlink:
    target, _, location = address.partition("#")
    return Hyperlink(ref="", target=target, location=location or None)


def _draw_live(sheet: Worksheet, canvas: Canvas, placed: Placed, live: Live) -> None:
    """Draw the lines under the instruction, and the columns, that formulas work out."""
    for row, line in enumerate(live.lines if placed.live_lines else (), start=2 + len(placed.lines)):
        put_formula(canvas, cell_at(sheet, row, 1), line, "matsheets live")
        sheet.row_dimensions[row].height = LEAD_HEIGHT
    for number, column in enumerate(placed.tab.columns, start=1):
        for index in range(len(placed.rows) if column.live else 0):
            cell = cell_at(sheet, placed.row(index), number)
            aligned = alignment("left", "top") if column.key == OBJECTIVE else alignment("center")
            put_formula(canvas, cell, live.columns[column.key](index), "matsheets read", aligned)


def _draw_header(sheet: Worksheet, canvas: Canvas, placed: Placed) -> None:
    scale = canvas.layout.framework.scale
    described = {descriptor_key(scale, rating): rating for rating in scale.described} if placed.rating_column else {}
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
    theme: Theme,
    placed: Placed,
    index: int,
    answers: Mapping[tuple[str, str], Written],
    cells_of: dict[Entry, list[Cell]],
) -> None:
    """Draw one row as tall as its texts need, and note its cells by what may be typed in them."""
    at, row = placed.row(index), placed.rows[index]
    entries = {column.key: placed.tab.entry(row, column) for column in placed.tab.columns}
    long = any(entry is not None and entry.kind is Kind.LONG_TEXT for entry in entries.values())
    needed = 0.0
    for number, column in enumerate(placed.tab.columns, start=1):
        cell, entry = cell_at(sheet, at, number), entries[column.key]
        aligned, size = _alignment(placed, column, entry, "top" if long else "center"), placed.type_size(column)
        if entry is None:
            marked = column.key == GROUP_VIEWS and is_to_confirm(row.given.get(GROUP_VIEWS, ""))
            shown = row.ref if column.key == "ref" else row.given.get(column.key, "")
            style = _TO_CONFIRM_STYLE if marked else _READING_STYLES.get(column.key, "matsheets read")
            put_text(cell, shown, style, aligned, None if size == BODY else reading_font(theme, size))
        else:
            cells_of.setdefault(entry, []).append(cell)
            value = answers.get((row.ref, column.key), "")
            shown = as_shown(value)
            put_value(cell, value, input_style(entry.kind), number_format(Kind.DATE), aligned)
        needed = max(needed, text_height(shown, room(placed, column), size, bold=bool(cell.font.b)))
    sheet.row_dimensions[at].height = row_height(needed, least_height(placed.tab, row))


def _alignment(placed: Placed, column: Column, entry: Entry | None, down: str) -> Alignment:
    """Return how a cell's text stands: ratings in the middle, amounts in a table to the right, the rest to the left.

    Rows with paragraphs are read from the top, short rows look better centred.
    """
    if entry is not None and entry.kind is Kind.RATING:
        return alignment("center", down)
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
