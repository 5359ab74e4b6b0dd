"""Draws a map as a spreadsheet that people can change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO

from matsheets.frameworks import map_tabs
from matsheets.frameworks.sheet_cells import Cells
from matsheets.frameworks.tab_drawing import draw_how_to, draw_sheet_tab, mark_sheet
from matsheets.model.framework import Framework
from matsheets.model.framework_map import FrameworkEdition, MatterList, OpenMap, Side
from matsheets.model.parsing import Choice
from matsheets.workbook.layout.choices import YES_NO
from matsheets.workbook.layout.layout import Layout
from matsheets.workbook.read.refusals import MAP_PROPERTY
from matsheets.workbook.write.drawing import Canvas
from matsheets.workbook.write.drawn_workbook import DrawnWorkbook
from matsheets.workbook.write.packaging import save
from matsheets.workbook.write.placement import place
from matsheets.workbook.write.supporting_tabs import draw_lists
from matsheets.workbook.write.theme import load_theme
from matsheets.workbook.write.writer import new_book


def write_map_sheet(found: OpenMap, *, created: dt.datetime) -> bytes:
    """Return a map's spreadsheet as the bytes of an .xlsx file; read back, it gives the same map.

    Args:
        found: the map.
        created: when it is made, for the document's properties.
    """
    cells = _cells(found)
    rows = {tab: len(cells[tab]) + spare for tab, spare in map_tabs.SPARE.items()}
    if isinstance(found.target, Framework):
        rows[map_tabs.MATTERS] = 1
    tabs = (
        map_tabs.map_tab(),
        map_tabs.matters_tab(rows[map_tabs.MATTERS]),
        map_tabs.links_tab(rows[map_tabs.LINKS]),
    )
    choices = {"from": _choices(found.elements), "bears_on": _choices(found.subjects), "yes_no": YES_NO}
    layout = Layout(found.origin, frozenset(), tabs, choices)
    canvas = Canvas(new_book(f"{found.map.title}: the map", found.map.edition, created), layout, load_theme(), "")
    draw_how_to(canvas, map_tabs.HOW_TO_TAB)
    placed = [place(tab, tab.rows, canvas) for tab in tabs]
    for table in placed:
        draw_sheet_tab(canvas, table, cells[table.tab.title], {})
    draw_lists(canvas, [], None)
    mark_sheet(canvas, MAP_PROPERTY)
    out = BytesIO()
    save(DrawnWorkbook(canvas.book, placed, canvas.formulas).parts({}), out)
    return out.getvalue()


def _choices(sides: tuple[Side, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(side.name) for side in sides)


def _cells(found: OpenMap) -> Mapping[str, Cells]:
    names = {side.ref: side.name for side in (*found.elements, *found.subjects)}
    matters = found.target.matters if isinstance(found.target, MatterList) else ()
    return {
        map_tabs.MAP: _fields(found),
        map_tabs.MATTERS: [matter._asdict() for matter in matters],
        map_tabs.LINKS: [
            {
                "element": names[link.element],
                "bears_on": names[link.bears_on],
                "same": "Yes" if link.same else "",
                "why": link.why,
            }
            for link in found.map.links
        ],
    }


def _fields(found: OpenMap) -> Cells:
    known = {key: getattr(found.map, key) for key in map_tabs.PLAIN_FIELDS}
    target = found.map.target
    named = {"from": found.map.origin} | ({"to": target} if isinstance(target, FrameworkEdition) else {})
    known |= {f"{side}.{key}": text for side, each in named.items() for key, text in each._asdict().items()}
    known["matters"] = target.id if isinstance(target, MatterList) else ""
    return [{"key": field.key, "value": known.get(field.key, "")} for field in map_tabs.FIELDS]
