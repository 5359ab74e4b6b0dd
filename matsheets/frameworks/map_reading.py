"""Reads a map's spreadsheet: its tabs, every fault at once, and what is worth saying besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from matsheets.errors import FilePlace, FrameworkError, FrameworkFault, WorkbookError
from matsheets.frameworks import map_tabs
from matsheets.frameworks.filled_in import id_from
from matsheets.frameworks.sheet_faults import SheetFault
from matsheets.frameworks.sheet_filling import Filling, named, place_of_row, values
from matsheets.frameworks.sheet_finding import fields_of, find_tabs
from matsheets.frameworks.sheet_rows import Found, FoundRow, FoundTable, Remarks, TabReading
from matsheets.frameworks.unread_parts import tell_unread_parts
from matsheets.model.cells import fold
from matsheets.model.framework import Framework
from matsheets.model.framework_map import MatterList, OpenMap
from matsheets.model.framework_map_file import LookFor, MapReading, map_of
from matsheets.model.map_faults import MapFault
from matsheets.model.nodes import ListNode, NamedNode, Node, TextNode, UnreadNode, ValuesNode
from matsheets.workbook.layout.choices import YES_NO
from matsheets.workbook.layout.schema import Tab
from matsheets.workbook.read.framework_sheets import is_map_sheet
from matsheets.workbook.read.xlsx import XlsxWorkbook, read_xlsx

_NOT_OURS = "is no map's spreadsheet: it has no tabs Map, Matters and Links."
_TO_BEGIN = "To begin one, run: matsheets framework map section-57-mat -o FILE.xlsx"
#: What the file calls the names of a map.
_LABELS = {
    **{field.key: field.label for field in map_tabs.FIELDS},
    "from": "From framework",
    "to": "To framework",
    "framework": "framework",
    "element": "From",
    "bears_on": "Bears on",
    "same": "Same",
    "why": "Why",
    "links": "Links",
    "about": "About",
}
_MUST_HAVE = {map_tabs.MAP: ("label", "value"), map_tabs.MATTERS: ("title",), map_tabs.LINKS: ("element", "bears_on")}


class ReadMap(NamedTuple):
    """A map as it was read, and what is worth saying of its file: what was filled in, understood, or not read."""

    map: OpenMap
    remarks: tuple[FrameworkFault, ...] = ()


def read_map_sheet(
    path: Path,
    frameworks: Sequence[Framework],
    lists: Mapping[str, MatterList],
    content: bytes | None = None,
    look_for: LookFor = lambda wanted: None,
) -> ReadMap:
    """Read a map's spreadsheet.

    Args:
        path: an .xlsx file.
        frameworks: those that it may be of.
        lists: the lists of matters that it may name, by their ids.
        content: its bytes, where they came from elsewhere; ``path`` is then only its name.
        look_for: told which framework is wanted and not there, so that it may be added to ``frameworks``.

    Raises:
        FrameworkError: it is no such file, or has faults: all of them, with their cells.
    """
    try:
        book = read_xlsx(path, content)
    except WorkbookError as error:
        raise FrameworkError(path, error.what, error.remedy, code=error.code) from None
    if not is_map_sheet(book):
        raise FrameworkError(path, _NOT_OURS, _TO_BEGIN, code="not-a-map")
    said = Remarks()
    root = ValuesNode(tuple(_SheetReading(book, lists, said).root()), FilePlace())
    found = map_of(MapReading(frameworks, lists.values(), said.faults, _LABELS, look_for), root, path)
    return ReadMap(found, tuple(dict.fromkeys(sorted(said.remarks, key=lambda remark: remark.place.order))))


class _SheetReading:
    """Makes nodes of one file, tab by tab."""

    def __init__(self, book: XlsxWorkbook, lists: Mapping[str, MatterList], said: Remarks) -> None:
        self._book, self._lists, self._said = book, lists, said
        self._filling = Filling(said)
        self._sheets = find_tabs(book, map_tabs.READ_TABS, said)

    def root(self) -> Iterator[NamedNode]:
        """Yield what the file says, as a map's file names it."""
        fields_table = self._table(map_tabs.map_tab())
        fields = fields_of(fields_table, map_tabs.FIELDS, self._said) if fields_table else None
        if fields is None:
            yield from (named(key, UnreadNode(FilePlace())) for key in (*map_tabs.PLAIN_FIELDS, "from", "matters"))
        else:
            yield from self._plain(fields)
            yield from self._frameworks(fields)
            yield from self._matters(fields)
        links = self._table(map_tabs.links_tab(0))
        yield named("links", self._links(links) if links else UnreadNode(FilePlace()))
        self._filling.tell_made()
        tell_unread_parts(self._book, self._sheets.values(), self._said, map_tabs.HOW_TO_TAB)

    def _table(self, tab: Tab) -> FoundTable | None:
        sheet = self._sheets.get(tab.title)
        return TabReading(sheet, tab, self._said, _MUST_HAVE[tab.title]).table() if sheet else None

    # --- the map itself --------------------------------------------------------------------------------------------

    def _plain(self, fields: Mapping[str, Found]) -> Iterator[NamedNode]:
        for key in map_tabs.PLAIN_FIELDS[1:]:
            if found := fields.get(key):
                yield named(key, found.node, found.place)
        title, own = fields.get("title"), fields.get("id")
        if own and (own.text or not own.readable):
            yield named("id", own.node, own.place)
        elif title:
            cell, made = own or title, id_from(title.text, ())
            if title.text and not made:
                self._said.fault(cell.place, SheetFault.ID_UNMADE)
            node = self._filling.fill_in(cell, "Id", made, "the title") if made else UnreadNode(cell.place)
            yield named("id", node, cell.place)

    def _frameworks(self, fields: Mapping[str, Found]) -> Iterator[NamedNode]:
        for side in ("from", "to"):
            cells = {key: fields.get(f"{side}.{key}") for key in ("framework", "edition")}
            there = {key: found for key, found in cells.items() if found}
            if there and (side == "from" or any(found.text or not found.readable for found in there.values())):
                place = place_of_row(there.values())
                yield named(side, values({key: found.node for key, found in there.items()}, place), place)

    # --- the matters -------------------------------------------------------------------------------------------------

    def _matters(self, fields: Mapping[str, Found]) -> Iterator[NamedNode]:
        """Yield the list that is named, or the matters of the tab; where a list is named, the tab has to say the same."""
        chosen, table = fields.get("matters"), self._table(map_tabs.matters_tab(0))
        rows = table.rows if table else ()
        if chosen and (chosen.text or not chosen.readable):
            self._hold_against(chosen.text, table)
            yield named("matters", chosen.node, chosen.place)
        elif table and rows:
            taken = {row["id"].text for row in rows if "id" in row}
            entries = tuple(self._matter(row, taken) for row in rows)
            yield named("matters", ListNode(entries, table.place))

    def _hold_against(self, name: str, table: FoundTable | None) -> None:
        there = [fold(row["title"].text) for row in table.rows if "title" in row] if table else []
        known = self._lists.get(name)
        if table and known and there and there != [fold(matter.title) for matter in known.matters]:
            self._said.faults.append(MapFault.MATTERS_DIFFER.at(table.place, list=name))

    def _matter(self, row: FoundRow, taken: set[str]) -> ValuesNode:
        nodes: dict[str, Node] = {"title": row["title"].node}
        if "about" in row and (row["about"].text or not row["about"].readable):
            nodes["about"] = row["about"].node
        made = "" if "id" in row and row["id"].text else id_from(row["title"].text, taken, f"matter-{len(taken)}")
        taken.add(made)
        nodes["id"] = self._filling.or_made(row, "id", "Id", made, "the title")
        return values(nodes, place_of_row(row.values()))

    # --- the links ---------------------------------------------------------------------------------------------------

    def _links(self, table: FoundTable) -> Node:
        return ListNode(tuple(map(self._link, table.rows)), table.place)

    def _link(self, row: FoundRow) -> ValuesNode:
        nodes: dict[str, Node] = {key: row[key].node for key in ("element", "bears_on")}
        if "same" in row and (row["same"].text or not row["same"].readable):
            nodes["same"] = self._yes_no(row["same"])
        if "why" in row and (row["why"].text or not row["why"].readable):
            nodes["why"] = row["why"].node
        return values(nodes, place_of_row(row.values()))

    def _yes_no(self, found: Found) -> Node:
        chosen = self._filling.choose(found, YES_NO, "Same") if found.readable else None
        return UnreadNode(found.place) if chosen is None else TextNode(YES_NO[chosen].label.lower(), found.place)
