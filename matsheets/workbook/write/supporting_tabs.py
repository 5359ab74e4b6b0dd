"""Draws the tabs that hold no answers: Heat map, Lists and the hidden identity."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.framework import NOT_RATED
from matsheets.model.workbook_identity import Identity
from matsheets.workbook.layout.guide_wording import (
    HEAT_MAP,
    HEAT_MAP_COLUMNS,
    HEAT_MAP_LEAD,
    LISTS,
    LISTS_LEAD,
    list_header,
)
from matsheets.workbook.layout.layout import COLUMNS_BAR, COLUMNS_KEY, METADATA_TAB, QUESTION_KEY, question_hash
from matsheets.workbook.write.answer_tabs import Placed
from matsheets.workbook.write.drawing import (
    Canvas,
    cell_at,
    draw_top,
    finish_tab,
    lead_lines,
    mark_table,
    new_tab,
    put_text,
)
from matsheets.workbook.write.styles import alignment, rating_rule
from matsheets.workbook.write.text_measure import row_height, text_height
from matsheets.workbook.write.validation import list_name

#: What the heat map says of a blank, which nobody has answered; ``Not rated`` is an answer.
_NOT_YET = f"{NOT_RATED} yet"
_MAP_WIDTHS = (226, 88, 290, 190, 266)
_LIST_WIDTHS = 260


def rated_of(ranges: Sequence[str], total: int, noun: str = "rated") -> str:
    """Return a formula's text that counts ratings, and apart from them ``Not rated``: ``11 of 14 rated, 2 not rated``."""
    filled = "+".join(f"COUNTA({cells})" for cells in ranges)
    without = "+".join(f"COUNTIF({cells},{_criterion(NOT_RATED)})" for cells in ranges)
    return f'{filled}-({without})&" of {total} {noun}"&IF({without}=0,"",", "&{without}&" {NOT_RATED.lower()}")'


def _criterion(label: str) -> str:
    """Write a label as the criterion of COUNTIF that matches exactly this text."""
    for wild in "~*?":
        label = label.replace(wild, f"~{wild}")
    return '"=' + label.replace('"', '""') + '"'


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def draw_heat_map(canvas: Canvas, headings: Sequence[Placed], about: Placed) -> None:
    """Draw every element's rating on one page, by formulas that follow the heading tabs."""
    sheet = new_tab(canvas, HEAT_MAP, _MAP_WIDTHS, canvas.theme.tabs.review)
    header = draw_top(sheet, HEAT_MAP, [HEAT_MAP_LEAD])
    _draw_whose(sheet, headings, about)
    for number, title in enumerate(HEAT_MAP_COLUMNS, start=1):
        cell = cell_at(sheet, header, number)
        put_text(cell, title, "matsheets header")
        cell.alignment = {4: alignment("center", "center"), 5: alignment(down="center", indent=1)}.get(
            number, alignment(down="center")
        )
    sheet.row_dimensions[header].height = 28
    row = header
    for heading in headings:
        for index, _ in enumerate(heading.rows):
            row += 1
            _draw_map_row(sheet, canvas, row, heading, index)
    for rating in canvas.layout.framework.scale.ratings:
        sheet.conditional_formatting.add(f"D{header + 1}:D{row}", rating_rule(rating, canvas.theme))
    mark_table(canvas, sheet, header, row, len(_MAP_WIDTHS))
    finish_tab(sheet, canvas, header=header, freeze=f"A{header + 1}", one_page=True)


def _draw_whose(sheet: Worksheet, headings: Sequence[Placed], about: Placed) -> None:
    """Draw the line that says whose ratings these are and how many there are."""
    names = [row.name for row in about.rows]
    blank = {"trust_name": "Trust not named yet", "group": "group not chosen yet", "round": "round not chosen yet"}
    parts = []
    for name, otherwise in blank.items():
        at = about.cell("answer", names.index(name))
        parts.append(f'IF({at}="",{_quote(otherwise)},{at})')
    total = sum(len(heading.rows) for heading in headings)
    counted = rated_of([_ratings(h) for h in headings], total, "elements rated")
    cell_at(sheet, 3, 1).value = "=" + '&" · "&'.join(parts) + f'&" · "&{counted}'
    cell_at(sheet, 3, 1).style = "matsheets live"
    sheet.row_dimensions[3].height = 26


def _ratings(heading: Placed) -> str:
    key = heading.rating_column
    assert key is not None, heading.tab.key
    return heading.range(key)


def _draw_map_row(sheet: Worksheet, canvas: Canvas, at: int, heading: Placed, index: int) -> None:
    element = heading.rows[index]
    first = index == 0
    key = heading.rating_column
    assert key is not None, heading.tab.key
    put_text(
        cell_at(sheet, at, 1), heading.tab.heading, "matsheets map heading" if first else "matsheets map heading again"
    )
    style = "matsheets map first" if first else "matsheets map cell"
    title = element.given.get("element", "")
    put_text(cell_at(sheet, at, 2), element.ref, style)
    put_text(cell_at(sheet, at, 3), title, style)
    rating = heading.cell(key, index)
    cell_at(sheet, at, 4).value = f"=IF({rating}={_quote('')},{_quote(_NOT_YET)},{rating})"
    cell_at(sheet, at, 4).style = "matsheets tile"
    cell_at(sheet, at, 5).style = "matsheets map count first" if first else "matsheets map count"
    if first:
        cell_at(sheet, at, 5).value = _counts(canvas, _ratings(heading))
    needed = max(text_height(heading.tab.heading, _MAP_WIDTHS[0], bold=True), text_height(title, _MAP_WIDTHS[2]))
    sheet.row_dimensions[at].height = row_height(needed, 33)


def _counts(canvas: Canvas, cells: str) -> str:
    """Return the formula that counts a heading's ratings, weakest first: ``1 Red · 2 Green · 1 Not rated``."""
    pieces = []
    for choice in canvas.layout.framework.scale.choices:
        count = f"COUNTIF({cells},{_criterion(choice.label)})"
        pieces.append(f'IF({count}=0,"",{_quote(" · ")}&{count}&{_quote(f" {choice.label}")})')
    return f"=IF(COUNTA({cells})=0,{_quote(_NOT_YET)},MID({'&'.join(pieces)},4,255))"


def draw_lists(canvas: Canvas) -> None:
    """Draw the hidden tab that the drop-downs take their choices from, and name each list."""
    lists = canvas.layout.lists
    sheet = new_tab(canvas, LISTS, [_LIST_WIDTHS] * len(lists))
    header = draw_top(sheet, LISTS, lead_lines(LISTS_LEAD, _LIST_WIDTHS * len(lists), canvas.theme))
    for number, (key, choices) in enumerate(lists.items(), start=1):
        put_text(cell_at(sheet, header, number), list_header(key), "matsheets header")
        for row, choice in enumerate(choices, start=header + 1):
            put_text(cell_at(sheet, row, number), choice.label, "matsheets read")
        letter = get_column_letter(number)
        cells = f"${letter}${header + 1}:${letter}${header + len(choices)}"
        name = list_name(key)
        canvas.book.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(LISTS)}!{cells}")
    sheet.sheet_state = "hidden"
    finish_tab(sheet, canvas, header=header, freeze=f"A{header + 1}")


def draw_identity(canvas: Canvas, identity: Identity) -> None:
    """Draw the hidden sheet that says what the workbook is, and say the same in the document's properties.

    Why: two places, because people delete tabs and some programs drop custom properties.
    """
    properties = identity.as_properties()
    pairs = dict(properties)
    for tab in canvas.layout.tabs:
        pairs |= {f"{QUESTION_KEY}{row.ref}": question_hash(row.given) for row in tab.rows if row.given}
    for tab in canvas.layout.tabs:
        pairs[f"{COLUMNS_KEY}{tab.prefix}"] = COLUMNS_BAR.join(column.header for column in tab.answer_columns())
    sheet = new_tab(canvas, METADATA_TAB, [220, 480])
    for number, (key, value) in enumerate(pairs.items(), start=1):
        put_text(cell_at(sheet, number, 1), key, "matsheets ref")
        put_text(cell_at(sheet, number, 2), value, "matsheets read")
    sheet.sheet_state = "hidden"
    finish_tab(sheet, canvas)
    custom: CustomPropertyList[StringProperty] = canvas.book.custom_doc_props  # type: ignore[attr-defined]
    for key, value in properties.items():
        custom.append(StringProperty(name=key, value=value))
