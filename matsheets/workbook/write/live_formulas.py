"""Formulas for the person in the spreadsheet, each with what it gives: its cell carries the value from the start.

Why: a preview, a phone and Excel's protected view show what is saved and calculate nothing. Nobody reads these cells back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment

from matsheets.model.cells import DAY_0, clean_text
from matsheets.model.framework import NOT_RATED
from matsheets.workbook.layout.tab_definitions import NOT_YET
from matsheets.workbook.write.drawing import Canvas, Written, dress
from matsheets.workbook.write.formula_values import Filled, LiveFormula, same
from matsheets.workbook.write.placement import Placed
from matsheets.workbook.write.validation import list_name

#: The column whose text confirms a rating that all groups gave.
_REASON = "rationale"
#: The list of the ratings.
_RATINGS = "ratings"


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


def put_formula(canvas: Canvas, cell: Cell, live: LiveFormula, style: str, aligned: Alignment | None = None) -> None:
    """Put a formula into a cell, and note what it gives."""
    cell.value = f"={live.formula}"
    dress(cell, style, aligned)
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
    filled, without = count_ratings(headings), count_ratings(headings, NOT_RATED)
    of = f" of {sum(len(heading.rows) for heading in headings)} {noun}"

    def value(given: Filled) -> str:
        unrated = int(without.value(given))
        more = f", {unrated} {NOT_RATED.lower()}" if unrated else ""
        return f"{int(filled.value(given)) - unrated}{of}{more}"

    return LiveFormula(
        f'{filled.formula}-({without.formula})&{quote(of)}&IF({without.formula}=0,"",", "&{without.formula}'
        f'&" {NOT_RATED.lower()}")',
        value,
        filled.reads,
    )


def count_ratings(headings: Sequence[Placed], label: str = "") -> LiveFormula:
    """Count the ratings that count, or those with a label: one that a meeting has to confirm does once its rationale is typed."""
    ranges = [heading.range(_key(heading)) for heading in headings]
    counted = (f"COUNTIF({cells},{criterion(label)})" if label else f"COUNTA({cells})" for cells in ranges)
    test = f"={quote(label)}" if label else '<>""'
    less = "".join(f"-{_unconfirmed(heading, test)}" for heading in headings if heading.to_confirm)
    reads = {place for heading in headings for place in heading.places(_key(heading))}
    reads |= {_place(heading, index, _REASON) for heading in headings for index in heading.to_confirm}
    return LiveFormula(
        "+".join(counted) + less, lambda given: number_of_ratings(headings, label, given), frozenset(reads)
    )


def _unconfirmed(heading: Placed, test: str) -> str:
    """Count the ratings to confirm that pass a test and have no rationale.

    Why one sum for a heading: Excel takes a workbook for damaged where a formula has more than 8,192 characters.
    """
    marks = ";".join(str(int(index in heading.to_confirm)) for index in range(len(heading.rows)))
    ratings, reasons = heading.range(_key(heading)), heading.range(_REASON)
    return f'SUMPRODUCT(({ratings}{test})*(TRIM({reasons})="")*{{{marks}}})'


def number_of_ratings(headings: Sequence[Placed], label: str, given: Filled) -> int:
    """Return what ``count_ratings`` gives."""
    found = sum(given.count(heading.places(_key(heading)), label) for heading in headings)
    marked = ((heading, index) for heading in headings for index in heading.to_confirm)
    return found - sum(
        given.count([_place(heading, index, _key(heading))], label)
        for heading, index in marked
        if _place(heading, index, _REASON) not in given.cells
    )


def rating_labels(canvas: Canvas) -> list[str]:
    """Return the ratings that may be chosen, as their list has them."""
    return [choice.label for choice in canvas.layout.lists[_RATINGS]]


def rating_or_not_yet(heading: Placed, index: int, labels: Sequence[str]) -> LiveFormula:
    """Repeat an element's rating as the list has it, however it was typed; one to confirm, once its rationale is typed."""
    cell, reads = heading.cell(_key(heading), index), {_place(heading, index, _key(heading))}
    blank = f'{cell}=""'
    if index in heading.to_confirm:
        blank = f'OR({blank},TRIM({heading.cell(_REASON, index)})="")'
        reads.add(_place(heading, index, _REASON))
    ratings = list_name(_RATINGS)  # not by MATCH, which takes a tilde or a star for something else
    formula = f"IF({blank},{quote(NOT_YET)},IFERROR(LOOKUP(2,1/({ratings}={cell}),{ratings}),{cell}))"
    return LiveFormula(formula, lambda given: rating_text(heading, index, labels, given), frozenset(reads))


def rating_text(heading: Placed, index: int, labels: Sequence[str], given: Filled) -> str:
    """Return what ``rating_or_not_yet`` gives."""
    if index in heading.to_confirm and _place(heading, index, _REASON) not in given.cells:
        return NOT_YET
    typed = given.text(_place(heading, index, _key(heading)), NOT_YET)
    return next((label for label in labels if same(typed, label)), typed)


def _key(heading: Placed) -> str:
    key = heading.rating_column
    assert key is not None, heading.tab.key
    return key


def _place(heading: Placed, index: int, key: str) -> tuple[str, str]:
    return heading.rows[index].ref, key
