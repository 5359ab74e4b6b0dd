"""Formulas for the person in the spreadsheet, each with what it gives: its cell carries the value from the start.

Why: a preview, a phone and Excel's protected view show what is saved and calculate nothing. Nobody reads these cells back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from openpyxl.cell import Cell

from matsheets.model.cells import DAY_0, clean_text
from matsheets.model.framework import NOT_RATED
from matsheets.workbook.layout.tab_definitions import NOT_YET
from matsheets.workbook.write.drawing import Canvas, Written
from matsheets.workbook.write.formula_values import Filled, LiveFormula
from matsheets.workbook.write.placement import Placed


def filled_in(answers: Mapping[tuple[str, str], Written]) -> Filled:
    """Return what formulas see of the answers of a workbook."""
    found: dict[tuple[str, str], str | int | float | Decimal] = {}
    for place, value in answers.items():
        if isinstance(value, bool):
            found[place] = "Yes" if value else "No"
        elif isinstance(value, dt.datetime):
            found[place] = (value.replace(tzinfo=None) - dt.datetime.combine(DAY_0, dt.time())) / dt.timedelta(days=1)
        elif isinstance(value, dt.date):
            found[place] = (value - DAY_0).days
        elif not isinstance(value, str):
            found[place] = value
        elif text := clean_text(value).text:
            found[place] = text
    return Filled(found)


def put_formula(canvas: Canvas, cell: Cell, live: LiveFormula, style: str) -> None:
    """Put a formula into a cell, and note what it gives."""
    cell.value = f"={live.formula}"
    cell.style = style
    canvas.formulas.setdefault(cell.parent.title, {})[cell.coordinate] = live


def quote(text: str) -> str:
    """Write a text as formulas do."""
    return '"' + text.replace('"', '""') + '"'


def criterion(label: str) -> str:
    """Write a label as the criterion of COUNTIF that matches exactly this text."""
    for wild in "~*?":
        label = label.replace(wild, f"~{wild}")
    return quote(f"={label}")


def rated(headings: Sequence[Placed], noun: str = "rated") -> LiveFormula:
    """Count ratings, and apart from them ``Not rated``: ``11 of 14 rated, 2 not rated``."""
    ranges = [(heading.range(key), heading.places(key)) for heading in headings if (key := heading.rating_column)]
    places = [place for _, found in ranges for place in found]
    filled = "+".join(f"COUNTA({cells})" for cells, _ in ranges)
    without = "+".join(f"COUNTIF({cells},{criterion(NOT_RATED)})" for cells, _ in ranges)
    of = f" of {len(places)} {noun}"

    def value(given: Filled) -> str:
        unrated = given.count(places, NOT_RATED)
        more = f", {unrated} {NOT_RATED.lower()}" if unrated else ""
        return f"{given.count(places) - unrated}{of}{more}"

    return LiveFormula(
        f'{filled}-({without})&{quote(of)}&IF({without}=0,"",", "&{without}&" {NOT_RATED.lower()}")',
        value,
        frozenset(places),
    )


def rating_or_not_yet(heading: Placed, index: int) -> LiveFormula:
    """Repeat an element's rating."""
    key = heading.rating_column
    assert key is not None, heading.tab.key
    cell, place = heading.cell(key, index), (heading.rows[index].ref, key)
    formula = f'IF({cell}="",{quote(NOT_YET)},{cell})'
    return LiveFormula(formula, lambda given: given.text(place, NOT_YET), frozenset({place}))
