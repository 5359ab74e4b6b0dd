"""Draws the tabs that hold no answers: Heat map, Lists and the hidden identity."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.model.optional_columns import OPTIONAL_KEYS, OPTIONAL_TEXT_KEYS
from matsheets.model.remembered_framework import remember
from matsheets.model.workbook_identity import Identity
from matsheets.workbook.layout.guide_wording import (
    HEAT_MAP,
    LISTS,
    LISTS_LEAD,
    heat_map_columns,
    heat_map_lines,
    list_header,
)
from matsheets.workbook.layout.joint_tabs import TRUSTS_LIST
from matsheets.workbook.layout.layout import (
    CARRIED_KEY,
    COLUMNS_BAR,
    COLUMNS_KEY,
    FRAMEWORK_KEY,
    METADATA_TAB,
    QUESTION_KEY,
    question_hash,
)
from matsheets.workbook.layout.tab_definitions import NOT_YET
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
from matsheets.workbook.write.formula_values import Filled, LiveFormula
from matsheets.workbook.write.live_formulas import (
    count_ratings,
    put_formula,
    quote,
    rated,
    rating_labels,
    rating_or_not_yet,
)
from matsheets.workbook.write.placement import Placed
from matsheets.workbook.write.priority_status import PriorityStatus
from matsheets.workbook.write.styles import alignment, rating_rule
from matsheets.workbook.write.target_ratings import TargetRatings
from matsheets.workbook.write.text_measure import row_height, text_height
from matsheets.workbook.write.validation import list_name

_MAP_WIDTHS = (226, 88, 290, 190, 266)
#: So many elements stand on a page on its side in rows of some height; more are printed on an upright page, in lower
#: rows but for the first of a heading, which counts its ratings.
_FEW, _MAP_ROW, _LOW_MAP_ROW = 24, 33.0, 20.0
_LIST_WIDTHS = 260
_LEAST_LISTS = 5  # the width that the instruction has where there are fewer


def draw_heat_map(canvas: Canvas, headings: Sequence[Placed], about: Placed) -> None:
    """Draw every element's rating on one page, by formulas that follow the heading tabs."""
    sheet = new_tab(canvas, HEAT_MAP, _MAP_WIDTHS, canvas.theme.tabs.review)
    words = canvas.layout.framework.words
    header = draw_top(sheet, HEAT_MAP, heat_map_lines(words))
    _draw_whose(sheet, canvas, header - 1, headings, about)
    for number, title in enumerate(heat_map_columns(words), start=1):
        cell = cell_at(sheet, header, number)
        put_text(cell, title, "matsheets header")
        cell.alignment = {4: alignment("center", "center"), 5: alignment(down="center", indent=1)}.get(
            number, alignment(down="center")
        )
    sheet.row_dimensions[header].height = 28
    row, few = header, sum(len(heading.rows) for heading in headings) <= _FEW
    for heading in headings:
        for index, _ in enumerate(heading.rows):
            row += 1
            _draw_map_row(sheet, canvas, row, heading, index, _MAP_ROW if few or not index else _LOW_MAP_ROW)
    for rating in canvas.layout.framework.scale.ratings:
        sheet.conditional_formatting.add(f"D{header + 1}:D{row}", rating_rule(rating, canvas.theme))
    mark_table(canvas, sheet, header, row, len(_MAP_WIDTHS))
    finish_tab(sheet, canvas, header=header, freeze=f"A{header + 1}", landscape=few, one_page=True)


def _draw_whose(sheet: Worksheet, canvas: Canvas, row: int, headings: Sequence[Placed], about: Placed) -> None:
    """Draw the line that says whose ratings these are and how many there are."""
    names = [row.name for row in about.rows]
    asked = {"trust_name": "Trust not named yet", "group": "group not chosen yet", "round": "round not chosen yet"}
    blank = {name: otherwise for name, otherwise in asked.items() if name in names}
    counted = rated(headings, canvas.layout.framework.words.fill("{elements} rated"))
    cells = {name: about.cell("answer", names.index(name)) for name in blank}
    places = {name: (about.rows[names.index(name)].ref, "answer") for name in blank}
    parts = [f'IF({cells[name]}="",{quote(otherwise)},{cells[name]})' for name, otherwise in blank.items()]

    def value(given: Filled) -> str:
        said = (given.text(places[name], otherwise) for name, otherwise in blank.items())
        return " · ".join((*said, str(counted.value(given))))

    live = LiveFormula('&" · "&'.join((*parts, counted.formula)), value, counted.reads | set(places.values()))
    put_formula(canvas, cell_at(sheet, row, 1), live, "matsheets live")
    sheet.row_dimensions[row].height = 26


def _draw_map_row(sheet: Worksheet, canvas: Canvas, at: int, heading: Placed, index: int, least: float) -> None:
    element = heading.rows[index]
    first = index == 0
    put_text(
        cell_at(sheet, at, 1), heading.tab.heading, "matsheets map heading" if first else "matsheets map heading again"
    )
    style = "matsheets map first" if first else "matsheets map cell"
    title = element.given.get("element", "")
    put_text(cell_at(sheet, at, 2), element.ref, style)
    put_text(cell_at(sheet, at, 3), title, style)
    put_formula(
        canvas, cell_at(sheet, at, 4), rating_or_not_yet(heading, index, rating_labels(canvas)), "matsheets tile"
    )
    style = "matsheets map count first" if first else "matsheets map count"
    if first:
        put_formula(canvas, cell_at(sheet, at, 5), _counts(canvas, heading), style)
    else:
        cell_at(sheet, at, 5).style = style
    needed = max(text_height(heading.tab.heading, _MAP_WIDTHS[0], bold=True), text_height(title, _MAP_WIDTHS[2]))
    sheet.row_dimensions[at].height = row_height(needed, least)


def _counts(canvas: Canvas, heading: Placed) -> LiveFormula:
    """Count a heading's ratings, weakest first: ``1 Red · 2 Green · 1 Not rated``."""
    labels = [choice.label for choice in canvas.layout.framework.scale.choices]
    counts = [count_ratings([heading], label) for label in labels]
    every = count_ratings([heading])
    pieces = [
        f'IF({count.formula}=0,"",{quote(" · ")}&{count.formula}&{quote(f" {label}")})'
        for count, label in zip(counts, labels, strict=True)
    ]

    def value(given: Filled) -> str:
        found = ((count.value(given), label) for count, label in zip(counts, labels, strict=True))
        return " · ".join(f"{number} {label}" for number, label in found if number) if every.value(given) else NOT_YET

    return LiveFormula(f"IF({every.formula}=0,{quote(NOT_YET)},MID({'&'.join(pieces)},4,255))", value, every.reads)


def list_lines(canvas: Canvas) -> list[str]:
    """Return the instruction of the tab of lists, broken to its width."""
    return lead_lines(LISTS_LEAD, _LIST_WIDTHS * max(len(canvas.layout.lists), _LEAST_LISTS), canvas.theme)


def draw_lists(canvas: Canvas, workings: Sequence[TargetRatings | PriorityStatus], trusts: Placed | None) -> None:
    """Draw the hidden tab that the drop-downs take their choices from, and name each list; beside them the plan's workings.

    The names of the trusts of a joint plan are offered as they stand on their own tab, so that one typed there is offered too.
    """
    lists = canvas.layout.lists
    sheet = new_tab(canvas, LISTS, [_LIST_WIDTHS] * len(lists))
    header = draw_top(sheet, LISTS, list_lines(canvas))
    for number, (key, choices) in enumerate(lists.items(), start=1):
        put_text(cell_at(sheet, header, number), list_header(key, canvas.layout.framework.words), "matsheets header")
        for row, choice in enumerate(choices, start=header + 1):
            put_text(cell_at(sheet, row, number), choice.label, "matsheets read")
        letter = get_column_letter(number)
        cells = f"${letter}${header + 1}:${letter}${header + len(choices)}"
        name, area = list_name(key), f"{quote_sheetname(LISTS)}!{cells}"
        if key == TRUSTS_LIST and trusts is not None:
            area = trusts.range("trust")
        canvas.book.defined_names[name] = DefinedName(name, attr_text=area)
    for working in workings:
        working.draw(sheet)
    sheet.sheet_state = "hidden"
    finish_tab(sheet, canvas, header=header, freeze=f"A{header + 1}")


def draw_identity(canvas: Canvas, identity: Identity) -> None:
    """Draw the hidden sheet: what the workbook is, what it remembers, and what was carried into it; the first in its properties too.

    Why: two places, because people delete tabs and some programs drop custom properties.
    """
    properties = identity.as_properties()
    pairs = dict(properties)
    for tab in canvas.layout.tabs:
        pairs |= {
            f"{QUESTION_KEY}{row.ref}": question_hash(row.given)
            for row in tab.rows
            if row.given.keys() - set(OPTIONAL_KEYS)
        }
    for tab in canvas.layout.tabs:
        pairs[f"{COLUMNS_KEY}{tab.prefix}"] = COLUMNS_BAR.join(column.header for column in tab.answer_columns())
        for column, start in OPTIONAL_TEXT_KEYS.items():
            pairs |= {f"{start}{row.ref}": said for row in tab.rows if (said := row.given.get(column))}
    pairs |= {f"{FRAMEWORK_KEY}{key}": said for key, said in remember(canvas.layout.framework).items()}
    pairs |= {f"{CARRIED_KEY}{prefix}": key for prefix, key in canvas.layout.carried.items()}
    sheet = new_tab(canvas, METADATA_TAB, [220, 480])
    for number, (key, value) in enumerate(pairs.items(), start=1):
        put_text(cell_at(sheet, number, 1), key, "matsheets ref")
        put_text(cell_at(sheet, number, 2), value, "matsheets read")
    sheet.sheet_state = "hidden"
    finish_tab(sheet, canvas)
    custom: CustomPropertyList[StringProperty] = canvas.book.custom_doc_props  # type: ignore[attr-defined]
    for key, value in properties.items():
        custom.append(StringProperty(name=key, value=value))
