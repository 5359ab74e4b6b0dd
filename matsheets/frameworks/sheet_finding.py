"""Finds the tabs of a spreadsheet by their titles, and the rows of a tab that say what each is by their labels."""

from __future__ import annotations

from collections.abc import Sequence

from matsheets.errors import FilePlace
from matsheets.frameworks.sheet_faults import SheetFault, SheetRemark
from matsheets.frameworks.sheet_rows import Found, FoundRow, FoundTable, Remarks, tab_place
from matsheets.frameworks.sheet_tabs import SheetField
from matsheets.model.cells import fold
from matsheets.model.likeness import rewords
from matsheets.model.node_reading import did_you_mean
from matsheets.model.parsing import Choice, understand_choice
from matsheets.model.problem_catalogue import shorten
from matsheets.workbook.read.grid import Sheet
from matsheets.workbook.read.xlsx import XlsxWorkbook


def find_tabs(book: XlsxWorkbook, titles: Sequence[str], said: Remarks) -> dict[str, Sheet]:
    """Return the tabs that are read by their titles; one whose title is nearly so is reported, and read."""
    by_title = {name(sheet.title): sheet for name in (fold, str) for sheet in book.sheets}
    alike = {title: by_title.get(title) or by_title.get(fold(title)) for title in titles}
    found = {title: sheet for title, sheet in alike.items() if sheet}
    others = {sheet.title: sheet for sheet in book.sheets if sheet not in found.values()}
    for title in titles:
        if title in found:
            continue
        near = understand_choice(title, [Choice(name) for name in others])
        meant = [list(others)[near.value]] if near.value is not None else list(near.candidates)
        if meant:
            found[title] = others.pop(meant[0])
            said.fault(tab_place(found[title]), SheetFault.TAB_MISSPELT, title=title)
        else:
            said.fault(FilePlace(), SheetFault.TAB_MISSING, title=title)
    return found


def fields_of(table: FoundTable, fields: Sequence[SheetField], said: Remarks) -> dict[str, Found]:
    """Return what stands beside the labels of a tab, by the keys of its fields; labels that are none are reported."""
    found: dict[str, Found] = {}
    keys = {fold(field.label): field.key for field in fields}
    odd: list[tuple[Found, Found]] = []
    for row in table.rows:
        label, value = row.get("label"), row.get("value")
        if label is None or value is None or not label.readable:
            continue
        key = keys.get(fold(label.text), "")
        if not key:
            odd.append((label, value))
        elif key in found:
            said.fault(label.place, SheetFault.FIELD_TWICE, value=label.text)
        else:
            found[key] = value
        _tell_help(row, fields, said)
    left = {field.label: field.key for field in fields if field.key not in found}
    for label, value in odd:
        if not label.text and not value.text:
            continue
        near = understand_choice(label.text, [Choice(name) for name in left])
        meant = [list(left)[near.value]] if near.value is not None else list(near.candidates)
        suggested = did_you_mean(label.text, left)
        if not meant and len(left) == len(odd) == 1:  # a label written over, whatever it says now
            meant, suggested = list(left), f" Did you mean {next(iter(left))}?"
        said.fault(label.place, SheetFault.FIELD_UNKNOWN, value=shorten(label.text), near=suggested)
        if len(meant) == 1:
            found[left.pop(meant[0])] = value
    return found


def _tell_help(row: FoundRow, fields: Sequence[SheetField], said: Remarks) -> None:
    """Name what was written over the help beside a field."""
    found = row.get("help")
    printed = {fold(field.help) for field in fields}
    if found and found.text and fold(found.text) not in printed and not rewords(found.text, printed):
        said.remark(found.place, SheetRemark.NOT_READ_HELP, value=shorten(found.text), more="")
