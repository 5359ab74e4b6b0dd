"""What a spreadsheet lets people type in a cell: drop-downs, limits, the prompt and the message that stops them."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from matsheets.model.cells import CELL_LIMIT, DAY_0, listed
from matsheets.model.parsing import EARLIEST, LATEST
from matsheets.workbook.layout.layout import Entry, Kind, Layout
from matsheets.workbook.layout.schema import PROMPT_LIMIT, TITLE_LIMIT


def list_name(key: str) -> str:
    """Return the defined name of a list of the layout."""
    return f"list_{key}"


def validation_for(entry: Entry, layout: Layout) -> DataValidation:
    """Return the validation of one entry, to which the caller adds the cells.

    Why: ``showErrorMessage`` and ``showInputMessage`` are off unless asked for, and then nobody is told or stopped. Where a list
    only suggests, nobody is to be stopped.
    """
    title, text = _stop(entry, layout)
    validation = DataValidation(
        **_limits(entry),
        allow_blank=True,
        showErrorMessage=not entry.takes_other,
        showInputMessage=True,
        errorStyle="stop",
        errorTitle=title,
        error=text,
        promptTitle=entry.title[:TITLE_LIMIT],
        prompt=entry.prompt[:PROMPT_LIMIT],
    )
    validation.showDropDown = False  # in this format, True hides the arrow
    return validation


def _limits(entry: Entry) -> dict[str, Any]:
    """Return the type of a validation with its operator and operands."""
    match entry.kind:
        case Kind.RATING | Kind.CHOICE | Kind.YES_NO:
            return {"type": "list", "formula1": list_name(entry.choices)}
        case Kind.DATE | Kind.LAST_DATE:
            first, last = ((day - DAY_0).days for day in (EARLIEST, LATEST))
            return {"type": "date", "operator": "between", "formula1": str(first), "formula2": str(last)}
        case Kind.NUMBER | Kind.MONEY:
            return {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
        case Kind.TEXT | Kind.LONG_TEXT:
            return {"type": "textLength", "operator": "lessThanOrEqual", "formula1": str(CELL_LIMIT)}


def _stop(entry: Entry, layout: Layout) -> tuple[str, str]:
    """Return the title and text of the message that says what is allowed."""
    match entry.kind:
        case Kind.RATING | Kind.CHOICE | Kind.YES_NO:
            return "Choose from the list", _choose([choice.label for choice in layout.lists[entry.choices]])
        case Kind.DATE | Kind.LAST_DATE:
            return "Type a date", (
                f"Type a date from 1990 to 2099 with the day first, for example 14/10/{EARLIEST.year + 36}. "
                "Or leave the cell blank."
            )
        case Kind.MONEY:
            return "Type an amount in pounds", (
                "Type an amount of 0 or more in figures, for example 1200 or 1200.50. Or leave the cell blank."
            )
        case Kind.NUMBER:
            return "Type a number", (
                "Type a number of 0 or more in figures, for example 12 or 2.5. Or leave the cell blank."
            )
        case Kind.TEXT | Kind.LONG_TEXT:
            return "Too long for one cell", (
                f"A cell holds up to {CELL_LIMIT:,} characters. Shorten the text, or name the document that holds it."
            )


def _choose(labels: list[str]) -> str:
    """Name the choices, or point at the list where they would not fit."""
    sentence = f"Choose {listed(labels, 'or')}. Or leave the cell blank."
    if len(sentence) <= PROMPT_LIMIT:
        return sentence
    return "Choose an entry from the list: press Alt and the down arrow to open it. Or leave the cell blank."
