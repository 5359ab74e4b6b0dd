"""Draws Start here: what the workbook is, what to do, where each tab is and how far it has been filled in."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.framework import NOT_RATED
from matsheets.model.optional_columns import BASIS, OPTIONAL_KEYS
from matsheets.workbook.layout.guide_wording import (
    CELLS_KEY,
    COLOURS_LABEL,
    HEAT_MAP,
    HEAT_MAP_PURPOSE,
    HELP,
    HELP_LABEL,
    NOT_RATED_MEANING,
    READERS_LABEL,
    START,
    STEPS_LABEL,
    TAB_COLUMNS,
    WHAT_LABEL,
    WRITE_HERE,
    meaning_of,
    numbered,
    opening,
    purpose_of,
    steps,
    what_this_is,
    who_sees_it,
    why_no_descriptor,
)
from matsheets.workbook.layout.joint_tabs import JOINT_PLAN, TRUSTS
from matsheets.workbook.layout.layout import Part
from matsheets.workbook.write.drawing import Canvas, cell_at, draw_top, finish_tab, mark_table, new_tab, put_text
from matsheets.workbook.write.formula_values import Filled, LiveFormula
from matsheets.workbook.write.live_formulas import put_formula, quote, rated
from matsheets.workbook.write.placement import Placed, part_of
from matsheets.workbook.write.styles import rating_rule
from matsheets.workbook.write.text_measure import row_height, text_height, text_width

_KEY = "matsheets key"
_WIDTHS = (140, 570, 170)
_BESIDE = 16  # pixels that a tab's name needs besides its letters, since Calc draws them wider than Excel
_KEY_HEIGHT = 17  # points of a row of the key to the colours
_MOST_ON_ONE_PAGE = 26  # tabs: with more, a page that is shrunk to hold all has type of less than eight points
#: On tabs of numbered rows, the column whose answers are counted, and what one answer and several are called.
_COUNTED = {
    "beyond": ("issue", "issue", "issues"),
    "plan": ("objective", "priority", "priorities"),
    "progress": ("priority", "entry", "entries"),
    "support": ("what", "entry", "entries"),
    "medium_term": ("priority", "priority", "priorities"),
    "charges": ("item", "item", "items"),
    "services": ("service", "service", "services"),
    TRUSTS: ("trust", "trust", "trusts"),
    JOINT_PLAN: ("objective", "priority", "priorities"),
}


def draw_start(canvas: Canvas, tabs: Sequence[Placed]) -> None:
    """Draw the first tab; ``tabs`` are the answer tabs in order."""
    widths = _widths([placed.tab.title for placed in tabs])
    sheet = new_tab(canvas, START, widths, canvas.theme.tabs.guide)
    whose = f" – {canvas.trust}" if canvas.trust else ""
    framework, parts = canvas.layout.framework, canvas.layout.parts
    optional = next(filter(canvas.layout.has_column, OPTIONAL_KEYS), "")
    at = draw_top(sheet, f"{framework.title}{whose}", [opening(optional)])
    at = _section(sheet, widths, at, WHAT_LABEL, what_this_is(framework.words, parts, optional))
    at = _section(sheet, widths, at, STEPS_LABEL, numbered(steps(framework, parts, optional)))
    at = _tab_table(sheet, canvas, widths, at + 1, tabs)
    if Part.REVIEW in parts:
        at = _colours(sheet, canvas, widths, at + 1)
    at = _section(sheet, widths, at, READERS_LABEL, who_sees_it(optional))
    _section(sheet, widths, at, HELP_LABEL, HELP)
    finish_tab(sheet, canvas, landscape=False, one_page=len(tabs) <= _MOST_ON_ONE_PAGE)


def _widths(titles: Sequence[str]) -> tuple[int, int, int]:
    """Return the pixels of the columns: as many as the longest tab's name needs, and what is left beside it."""
    names, texts, last = _WIDTHS
    longest = ceil(max(text_width(title) for title in titles))
    more = longest + _BESIDE - names if longest > names else 0
    return names + more, texts - more, last


def _section(sheet: Worksheet, widths: Sequence[int], at: int, label: str, texts: Sequence[str]) -> int:
    """Draw a label with its paragraphs beside it; return the next free row."""
    for column in range(1, len(widths) + 1):
        cell_at(sheet, at, column).style = "matsheets rule"
    sheet.row_dimensions[at].height = 6
    for row, text in enumerate(texts, start=at + 1):
        if row == at + 1:
            put_text(cell_at(sheet, row, 1), label, "matsheets label")
        put_text(cell_at(sheet, row, 2), text, "matsheets text")
        sheet.row_dimensions[row].height = row_height(text_height(text, widths[1]), 17)
    return at + 1 + len(texts)


def _tab_table(sheet: Worksheet, canvas: Canvas, widths: Sequence[int], at: int, tabs: Sequence[Placed]) -> int:
    """Draw the table of tabs with a link to each and how far it is filled in; return the next free row."""
    header = at
    sheet.row_dimensions[header - 1].height = 8
    for column, title in enumerate(TAB_COLUMNS, start=1):
        put_text(cell_at(sheet, header, column), title, "matsheets header")
    sheet.row_dimensions[header].height = 19
    rows = [(placed.tab.title, purpose_of(placed.tab), _progress(placed)) for placed in tabs]
    headings = [placed for placed in tabs if placed.rating_column]
    if headings:
        where = max(index for index, placed in enumerate(tabs) if part_of(placed) is Part.REVIEW) + 1
        rows.insert(where, (HEAT_MAP, HEAT_MAP_PURPOSE, rated(headings)))
    for row, (title, purpose, progress) in enumerate(rows, start=header + 1):
        put_text(cell_at(sheet, row, 1), title, "matsheets link")
        link = Hyperlink(ref="", location=f"{quote_sheetname(title)}!A1", display=title)
        cell_at(sheet, row, 1).hyperlink = link
        put_text(cell_at(sheet, row, 2), purpose, "matsheets cell")
        put_formula(canvas, cell_at(sheet, row, 3), progress, "matsheets progress")
        sheet.row_dimensions[row].height = text_height(purpose, widths[1]) + 1
    last = header + len(rows)
    mark_table(canvas, sheet, header, last, len(widths))
    sheet.row_dimensions[last + 1].height = 8
    return last + 2


def _progress(placed: Placed) -> LiveFormula:
    """Say how far a tab is filled in."""
    if placed.rating_column:
        return rated([placed])
    if not placed.tab.repeats:
        places, of = placed.places("answer"), f" of {len(placed.rows)} answered"
        return LiveFormula(
            f"COUNTA({placed.range('answer')})&{quote(of)}",
            lambda given: f"{given.count(places)}{of}",
            frozenset(places),
        )
    first = placed.tab.columns[1].key
    column, one, several = _COUNTED.get(placed.tab.key, (first, "row", "rows"))
    return _counted(placed, column, f" {one}", f" {several}")


def _counted(placed: Placed, column: str, one: str, several: str) -> LiveFormula:
    """Count what is filled in of a column: ``1 priority``, ``2 priorities``."""
    places, count = placed.places(column), f"COUNTA({placed.range(column)})"

    def value(given: Filled) -> str:
        found = given.count(places)
        return f"{found}{one if found == 1 else several}"

    return LiveFormula(f"{count}&IF({count}=1,{quote(one)},{quote(several)})", value, frozenset(places))


def _colours(sheet: Worksheet, canvas: Canvas, widths: Sequence[int], at: int) -> int:
    """Draw the key: what each rating means, and which cells to write in; return the next free row."""
    scale = canvas.layout.framework.scale
    at = _section(sheet, widths, at - 1, COLOURS_LABEL, [why_no_descriptor(scale)])
    first = at
    for rating in scale.ratings:
        put_text(cell_at(sheet, at, 2), meaning_of(rating), _KEY)
        put_text(cell_at(sheet, at, 3), rating.label, "matsheets tile")
        sheet.conditional_formatting.add(
            f"C{first}:C{first + len(scale.ratings) - 1}", rating_rule(rating, canvas.theme)
        )
        sheet.row_dimensions[at].height = _KEY_HEIGHT
        at += 1
    put_text(cell_at(sheet, at, 2), NOT_RATED_MEANING, _KEY)
    put_text(cell_at(sheet, at, 3), NOT_RATED, "matsheets tile")
    sheet.row_dimensions[at].height = _KEY_HEIGHT
    at += 1
    if not canvas.layout.has_column(BASIS):  # a pack is there to be read
        put_text(cell_at(sheet, at, 2), CELLS_KEY, _KEY)
        put_text(cell_at(sheet, at, 3), WRITE_HERE, "matsheets write key")
    sheet.row_dimensions[at].height, sheet.row_dimensions[at + 1].height = _KEY_HEIGHT, 8
    return at + 2
