"""From a spreadsheet's cell to what it means for the entry that the layout expects there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from matsheets.model.assessment import Remark, Value
from matsheets.model.cells import clean_text, reorders
from matsheets.model.links import makes_link, text_and_address
from matsheets.model.parsing import (
    Misread,
    Understood,
    format_date,
    format_money,
    format_number,
    is_placeholder,
    spells,
    understand_choice,
    understand_date,
    understand_money,
    understand_number,
    understand_rating,
    understand_yes_no,
)
from matsheets.workbook.layout.layout import Entry, Kind, Layout
from matsheets.workbook.read.font_glyphs import private_use_in
from matsheets.workbook.read.number_formats import NumberFormat, serial_of
from matsheets.workbook.read.number_text import as_decimal, figure_of, general_text
from matsheets.workbook.read.shown_figures import Display, date_display, figure_display, units_in
from matsheets.workbook.read.xlsx import Cell, CellKind

# Excel's day numbers for 1 January 1990 and 31 December 2099 in its usual (1900) epoch: a number outside is no date
# that a review, a plan or a partnership could mean.
_FIRST_SERIAL, _LAST_SERIAL = 32874, 73050
_EPOCH_1904_DAYS = 1462


#: Characters of a date, a figure or a choice, with all that people write beside it; more are not looked through.
_LONGEST_TYPED = 500


class Meaning(NamedTuple):
    """What one filled-in cell means; the reader adds where it stands."""

    text: str
    value: Value | None = None
    misread: Misread | None = None
    candidates: tuple[str, ...] = ()
    reading: str = ""
    remarks: frozenset[Remark] = frozenset()
    link: str = ""
    number_format: str = ""
    symbols: str = ""


def shown_text(cell: Cell) -> str:
    """Return a cell's content as text: what a person sees in it, and where that is not known, what stands in it."""
    if cell.number_format is None and isinstance(cell.value, str):
        return cell.value
    return f"={cell.formula}" if cell.kind is CellKind.EMPTY_FORMULA else cell.shown or _stored_text(cell)


def _stored_text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, int | float):
        return general_text(value)
    if isinstance(value, dt.datetime):
        time = f" {value:%H:%M}" if value.time() != dt.time() else ""
        return format_date(value.date()) + time
    return "" if value is None else str(value)


def understand(cell: Cell, entry: Entry, layout: Layout, epoch_1904: bool) -> Meaning | None:
    """Return what a cell means for its entry; None where nothing in it counts that can be seen."""
    shown = shown_text(cell) if cell.live is None else cell.live
    cleaned = clean_text(shown)
    if not cleaned.text:
        return None
    remarks = set() if cell.formula is None else {Remark.EXTERNAL_LINK if cell.external else Remark.FORMULA}
    if "control characters" in cleaned.removed or reorders(shown):
        remarks.add(Remark.CONTROL_CHARACTERS)
    if cell.formula and not cell.link and makes_link(cell.formula):
        remarks.add(Remark.LINK_WORKED_OUT)
    if cell.kind in _WITHOUT_VALUE:
        return Meaning(cleaned.text, misread=_WITHOUT_VALUE[cell.kind])
    value, understood, more = _by_kind(cell, cleaned.text, entry, layout, epoch_1904)
    if entry.takes_link and isinstance(value, str):
        value = text_and_address(value, cell.link)
    by = cell.number_format
    # A date is printed in full, however its cell shows it.
    unknown = by.code if by is not None and not entry.is_date and not cell.shown else ""
    return Meaning(
        cleaned.text, value, understood.misread, understood.candidates, understood.reading,
        frozenset(remarks | more), cell.link, unknown, cell.symbols or private_use_in(cleaned.text),
    )  # fmt: skip


_WITHOUT_VALUE = {
    CellKind.EMPTY_FORMULA: Misread.FORMULA_WITHOUT_VALUE,
    CellKind.ERROR: Misread.FORMULA_ERROR,
    CellKind.PICTURE: Misread.PICTURE,
}


#: A value, how it was understood, and what to remark about it.
_Found = tuple[Value | None, Understood[Any], set[Remark]]


def _by_kind(cell: Cell, text: str, entry: Entry, layout: Layout, epoch_1904: bool) -> _Found:
    if not entry.is_text and len(text) > _LONGEST_TYPED:
        text = f"{text[:_LONGEST_TYPED]} [...]"  # which is no date, figure or choice either
    match entry.kind:
        case Kind.RATING | Kind.CHOICE:
            return _choice(text, entry, layout)
        case Kind.DATE | Kind.LAST_DATE:
            return _date(cell, text, entry, epoch_1904)
        case Kind.MONEY:
            return _figure(cell, text, frozenset(), understand_money, format_money)
        case Kind.NUMBER:
            return _figure(cell, text, units_in(f"{entry.title} {entry.prompt}"), understand_number, format_number)
        case Kind.YES_NO:
            return _meaning_of(understand_yes_no(cell.value if isinstance(cell.value, bool) else text))
        case _:
            return _text(cell, text)


def _text(cell: Cell, text: str) -> _Found:
    """Take a text as the cell shows it; that it shows no minus is told, since it cannot be seen."""
    value = cell.value
    if cell.number_format and isinstance(value, int | float) and cell.number_format.hides_sign(value):
        return text, Understood(text, reading=general_text(value)), {Remark.SIGN_NOT_SHOWN}
    return text, Understood(text), set()


def _meaning_of(found: Understood[Decimal] | Understood[bool]) -> _Found:
    return found.value, found, {Remark.RESPELT} if found.reading else set()


def _choice(text: str, entry: Entry, layout: Layout) -> _Found:
    choices = layout.lists[entry.choices]
    if entry.takes_other and not is_placeholder(text) and not any(spells(text, choice) for choice in choices):
        return " ".join(text.split())[: entry.room.characters].rstrip(), Understood(text), set()
    found = (understand_rating if entry.kind is Kind.RATING else understand_choice)(text, choices)
    if found.value is None:
        return None, found, set()
    remarks = {Remark.RESPELT} if found.reading else set()
    ratings = layout.framework.scale.ratings if entry.kind is Kind.RATING else ()
    if found.value < len(ratings):
        return ratings[found.value], found, remarks
    choice = choices[found.value]
    return choice.value, found, remarks


def _date(cell: Cell, text: str, entry: Entry, epoch_1904: bool) -> _Found:
    remarks: set[Remark] = set()
    given: str | dt.datetime = text
    if isinstance(cell.value, dt.datetime):
        given = cell.value
    elif isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        if figure_display(text, as_decimal(cell.value), understand_number, ()) is Display.OTHER:
            return None, Understood(misread=Misread.SHOWN_AS_ANOTHER, reading=general_text(cell.value)), remarks
        serial = cell.value + (_EPOCH_1904_DAYS if epoch_1904 else 0)
        if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
            return None, Understood(misread=Misread.NOT_A_DATE), remarks
        given = dt.datetime(1899, 12, 30) + dt.timedelta(days=int(serial))
        remarks.add(Remark.DATE_FROM_NUMBER)
    else:
        remarks.add(Remark.DATE_FROM_TEXT)
    found = understand_date(given, last_day=entry.kind is Kind.LAST_DATE)
    if found.value is None:
        return None, Understood(misread=found.misread), set()
    if isinstance(cell.value, dt.datetime) and cell.number_format:
        display = _date_display(cell, cell.number_format, found.value)
        if display is Display.OTHER:
            return None, Understood(misread=Misread.SHOWN_AS_ANOTHER, reading=format_date(found.value)), set()
        if display is Display.LESS:
            remarks.add(Remark.SHOWN_OTHERWISE)
    reading = found.reading or (format_date(found.value) if remarks else "")
    return found.value, Understood(found.value, reading=reading), remarks


def _date_display(cell: Cell, shown_by: NumberFormat, day: dt.date) -> Display:
    """Tell what a cell shows of its date; a format that is beyond us is taken to show all of it."""
    serial = cell.serial
    if serial is None and isinstance(cell.value, dt.datetime):
        serial = serial_of(cell.value, epoch_1904=shown_by.epoch_1904)
    tokens = None if serial is None else shown_by.tokens_for(serial)
    return Display.SAME if tokens is None else date_display(tokens, day)


def _figure(
    cell: Cell,
    text: str,
    units: frozenset[str],
    understand_figure: Callable[[str | float | Decimal], Understood[Decimal]],
    write: Callable[[Decimal], str],
) -> _Found:
    """Understand an amount or a number: the one that stands in the cell, so long as the cell shows the same."""
    value = cell.value
    if not isinstance(value, int | float) or isinstance(value, bool):
        return _meaning_of(understand_figure(text))
    found = understand_figure(value if isinstance(value, int) else figure_of(value))
    if cell.number_format is None or not cell.shown:
        return _meaning_of(found)
    held = figure_of(value) if found.value is None else found.value
    display = figure_display(text, held, understand_figure, units)
    if display is Display.OTHER:
        return None, Understood(misread=Misread.SHOWN_AS_ANOTHER, reading=general_text(value)), set()
    if display is Display.SAME or found.value is None:
        return _meaning_of(found)
    return found.value, found._replace(reading=write(found.value)), {Remark.SHOWN_OTHERWISE}
