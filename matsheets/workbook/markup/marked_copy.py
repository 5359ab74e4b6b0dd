"""The marked-up copy: a workbook with its problem cells outlined and noted, and a first tab that lists the problems.

Only what must change is changed (``ooxml.py``). Marking a copy that was marked before first takes the old marks away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from matsheets.errors import WorkbookError
from matsheets.model.problems import Place, Problem, Severity
from matsheets.workbook.layout.layout import PROBLEMS_HEADING
from matsheets.workbook.markup.addresses import Position
from matsheets.workbook.markup.editable_workbook import EditableTab, EditableWorkbook
from matsheets.workbook.markup.marked_sheet import MarkedSheet
from matsheets.workbook.markup.note_wording import SEVERITIES, place_name, storable, wrong_and_remedy
from matsheets.workbook.markup.notes import Notes
from matsheets.workbook.markup.problems_tab import COLUMNS, HEADER, Line, draw, link_to
from matsheets.workbook.markup.styles_part import StyleSheet
from matsheets.workbook.markup.workbook_parts import Parts
from matsheets.workbook.markup.xml_elements import Element
from matsheets.workbook.read.package import BROKEN
from matsheets.workbook.write.theme import load_theme

_TAB = "Problems"
_OUR_TABS = re.compile(r"problems( \(\d+\))?")


def mark_up(content: bytes, problems: Sequence[Problem], *, file: str = "") -> bytes:
    """Return a copy of a workbook in which its problems are marked; a digital signature is left out of it.

    Args:
        content: the workbook, one that ``read_workbook`` has read.
        problems: what was found in it; notes are left out.
        file: the workbook's name in the problems' places, where some of these are in other workbooks.

    Raises:
        WorkbookError: the workbook is not what the format says, or is too large to change.
    """
    try:
        book = EditableWorkbook(content)
        book.parts.remove_signatures()
        styles = StyleSheet(book)
        _remove_marks(book, styles)
        ordered = sorted((p for p in problems if p.severity in SEVERITIES), key=lambda p: -p.severity)
        tabs = {tab.title: tab for tab in book.tabs()}
        shown = _mark_cells(book, styles, tabs, ordered, file)
        _list_problems(book, styles, ordered, shown, file)
        return book.parts.save()
    except (*BROKEN, etree.XMLSyntaxError) as fault:
        raise WorkbookError(
            None,
            "could not be marked up.",
            "Open in Excel, Save As > Excel Workbook (.xlsx), and check that file.",
            code="not-marked",
        ) from fault


def is_signed(content: bytes) -> bool:
    """Tell whether a workbook is digitally signed."""
    return Parts(content).signed


# --- old marks -----------------------------------------------------------------------------------------------------


def _remove_marks(book: EditableWorkbook, styles: StyleSheet) -> None:
    """Take away the marks of an earlier time, so that what was mended since looks mended."""
    for at, tab in reversed(list(enumerate(book.tabs()))):
        if _OUR_TABS.fullmatch(tab.title.strip().casefold()) and tab.part and _is_ours(book, tab):
            book.remove_tab(at)
    outlines, rules = styles.outlines(), styles.rule_formats()
    for tab in book.tabs():
        if not tab.part:
            continue
        Notes(book, tab.part).remove_ours()
        if outlines:
            sheet, changed = MarkedSheet(book.parts.tree(tab.part)), False
            for cell in sheet.cells():
                if (style := int(cell.get("s", "0"))) in outlines:
                    cell.set("s", str(outlines[style]))
                    changed = True
            if sheet.remove_rules(rules) or changed:
                book.parts.change(tab.part)


def _is_ours(book: EditableWorkbook, tab: EditableTab) -> bool:
    return book.text_of(MarkedSheet(book.parts.tree(tab.part)).cell((1, 1))) == PROBLEMS_HEADING


# --- new marks -----------------------------------------------------------------------------------------------------


def _mark_cells(
    book: EditableWorkbook, styles: StyleSheet, tabs: dict[str, EditableTab], problems: Sequence[Problem], file: str
) -> dict[Place, Position]:
    """Outline and note every cell that has a problem, tab by tab; return the cell that each place is seen in."""
    by_tab: dict[str, list[tuple[Place, Position, str]]] = {}
    for found in problems:
        for place in found.places:
            if place.cell is not None and _is_in_file(place, file) and place.cell.tab in tabs:
                at = (place.cell.row, place.cell.column)
                by_tab.setdefault(place.cell.tab, []).append((place, at, storable(found.message)))
    shown = {}
    for title, marks in by_tab.items():
        if part := tabs[title].part:
            sheet = MarkedSheet(book.parts.tree(part))
            notes: dict[Position, list[str]] = {}
            for place, at, message in marks:
                shown[place] = sheet.shown_in(at)
                notes.setdefault(shown[place], []).append(message)
            outlined = sorted({cell for at in notes for cell in sheet.seen_with(at)})
            for at in outlined:
                sheet.set_style(at, styles.outlined(sheet.style(at)))
            _outline_conditional_cells(book, styles, sheet, outlined)
            Notes(book, part).add(sheet, {at: "\n\n".join(dict.fromkeys(messages)) for at, messages in notes.items()})
            book.parts.change(part)
    return shown


def _outline_conditional_cells(
    book: EditableWorkbook, styles: StyleSheet, sheet: MarkedSheet, cells: Sequence[Position]
) -> None:
    """Outline cells whose conditional format draws a line of its own over ours: those that hold a rating."""
    coloured: dict[str, tuple[Element, list[Position]]] = {}
    for at in cells:
        text = book.text_of(sheet.cell(at))
        if text and (rule := sheet.rule_for_text(at, text)) is not None:
            coloured.setdefault(text, (rule, []))[1].append(at)
    for rule, together in coloured.values():
        number = rule.get("dxfId", "")
        if number.isdecimal() and (outlined := styles.rule_format(int(number))) is not None:
            sheet.add_rule(together, rule, outlined)


def _is_in_file(place: Place, file: str) -> bool:
    return not file or place.file == file


def _list_problems(
    book: EditableWorkbook, styles: StyleSheet, problems: Sequence[Problem], shown: dict[Place, Position], file: str
) -> None:
    """Add the tab that lists the problems: a line for each place, those of one problem under one number."""
    lines = []
    for number, found in enumerate(problems, start=1):
        wrong, remedy = (storable(text) for text in wrong_and_remedy(found))
        others = list(dict.fromkeys(place.file for place in found.places if not _is_in_file(place, file)))
        if others:
            wrong = f"{wrong} (The other: {', '.join(map(storable, others))}.)"
        for place in [place for place in found.places if _is_in_file(place, file)]:
            link = link_to(place.cell.tab, *shown[place]) if place.cell and place in shown else ""
            name, urgent = storable(place_name(place)), found.severity is Severity.ERROR
            lines.append(Line(number, SEVERITIES[found.severity], urgent, name, link, wrong, remedy))
    taken = {known.title.casefold() for known in book.tabs()}
    title, number = _TAB, 1
    while title.casefold() in taken:
        number += 1
        title = f"{_TAB} ({number})"
    book.add_first_tab(title, draw(book.namespace, lines, styles, load_theme(), book.views()))
    last = chr(64 + len(COLUMNS))
    book.add_name("_xlnm.Print_Titles", f"'{title}'!${HEADER}:${HEADER}")
    book.add_name("_xlnm.Print_Area", f"'{title}'!$A$1:${last}${HEADER + max(1, len(lines))}")
