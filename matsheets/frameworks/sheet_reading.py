"""Reads a framework's spreadsheet: its tabs, every fault at once, and what is worth saying besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from matsheets.errors import FilePlace, FrameworkError, FrameworkFault, WorkbookError
from matsheets.frameworks import sheet_tabs
from matsheets.frameworks.descriptor_columns import DescriptorColumns, described_by
from matsheets.frameworks.element_claims import DescribedRating
from matsheets.frameworks.framework_shelf import ReadFramework
from matsheets.frameworks.sheet_elements import HeadingsAndElements
from matsheets.frameworks.sheet_faults import SheetFault
from matsheets.frameworks.sheet_filling import Filling, named
from matsheets.frameworks.sheet_finding import find_tabs
from matsheets.frameworks.sheet_nodes import FieldsAndScale
from matsheets.frameworks.sheet_rows import (
    Found,
    FoundTable,
    Further,
    Remarks,
    TabReading,
    header_row_of,
    no_more,
    text_of,
)
from matsheets.frameworks.unread_parts import tell_unread_parts
from matsheets.model.cells import fold
from matsheets.model.framework import Descriptors, Rating, RatingScale
from matsheets.model.framework_reading import FrameworkReading, descriptor_keys, framework_of
from matsheets.model.nodes import ListNode, NamedNode, Node, TextNode, UnreadNode, ValuesNode
from matsheets.workbook.layout.schema import Tab
from matsheets.workbook.read.cell_fills import read_fills
from matsheets.workbook.read.framework_sheets import is_framework_sheet, is_map_sheet
from matsheets.workbook.read.grid import WIDTH
from matsheets.workbook.read.refusals import SHEET_OF_A_MAP
from matsheets.workbook.read.xlsx import XlsxWorkbook, read_xlsx

_MUST_HAVE = {
    sheet_tabs.FRAMEWORK: ("label", "value"),
    sheet_tabs.SCALE: ("label", "meaning", "fill"),
    sheet_tabs.HEADINGS: ("ref", "title", "about"),
    sheet_tabs.ELEMENTS: ("ref", "title", "questions"),
}
_HEADERS = {fold(column.header) for column in sheet_tabs.elements_tab((), 0).columns}
_NOT_OURS = "is no framework's spreadsheet: it has no tabs Framework, Scale, Headings and Elements."
_A_MAP = "is a map's spreadsheet, not a framework's."
_TO_BEGIN = "To begin one, run: matsheets framework export mat-assurance-framework -o FILE.xlsx"
_LABELS = {field.key: field.label for field in sheet_tabs.FIELDS}


def read_framework_sheet(path: Path, content: bytes | None = None) -> ReadFramework:
    """Read a framework's spreadsheet.

    Args:
        path: an .xlsx file.
        content: its bytes, where they came from elsewhere; ``path`` is then only its name.

    Raises:
        FrameworkError: it is no such file, or has faults: all of them, with their cells.
    """
    try:
        book = read_xlsx(path, content)
        if is_map_sheet(book):
            raise FrameworkError(path, _A_MAP, SHEET_OF_A_MAP.remedy, code="not-a-framework")
        if not is_framework_sheet(book):
            raise FrameworkError(path, _NOT_OURS, _TO_BEGIN, code="not-a-framework")
        return _SheetReading(path, content, book).framework()
    except WorkbookError as error:
        raise FrameworkError(path, error.what, error.remedy, code=error.code) from None


class _SheetReading:
    """Reads one file, tab by tab: what the first say, the later ones are read by."""

    def __init__(self, path: Path, content: bytes | None, book: XlsxWorkbook) -> None:
        self._path, self._content, self._book = path, content, book
        self._said = Remarks()
        self._filling = Filling(self._said)
        self._sheets = find_tabs(book, sheet_tabs.READ_TABS, self._said)

    def framework(self) -> ReadFramework:
        """Return the framework; every fault is in the error where there is one."""
        root = ValuesNode(tuple(self._root()), FilePlace())
        self._filling.tell_made()
        tell_unread_parts(self._book, self._sheets.values(), self._said, sheet_tabs.HOW_TO_TAB)
        reading = FrameworkReading(_LABELS, self._said.faults)
        try:
            framework = framework_of(reading, root, self._path)
            return ReadFramework(framework, self._remarks(reading), self._filling.cells, self._filling.without_cell)
        except FrameworkError as error:
            error.remarks = self._remarks(reading)
            raise

    def _remarks(self, reading: FrameworkReading) -> tuple[FrameworkFault, ...]:
        both = dict.fromkeys([*self._said.remarks, *reading.remarks])
        return tuple(sorted(both, key=lambda remark: remark.place.order))

    # --- tabs --------------------------------------------------------------------------------------------------------

    def _table(
        self, tab: Tab, more: Sequence[str] = (), further: Further = no_more, chosen: str = ""
    ) -> FoundTable | None:
        """Return the table of a tab; None where the tab or its headers are missing, which has been reported."""
        sheet = self._sheets.get(tab.title)
        if sheet is None:
            return None
        return TabReading(sheet, tab, self._said, (*_MUST_HAVE[tab.title], *more), further, chosen).table()

    # --- nodes -------------------------------------------------------------------------------------------------------

    def _root(self) -> Iterator[NamedNode]:
        scale_table = self._table(sheet_tabs.scale_tab(0))
        reading = FieldsAndScale(self._filling, self._fills() if scale_table else {})
        choice, chosen = None, None
        fields: dict[str, Found] = {}
        if fields_table := self._table(sheet_tabs.framework_tab()):
            fields = reading.fields(fields_table)
            yield from reading.plain_fields(fields, fields_table)
            choice, chosen = reading.descriptors(fields)
        else:
            yield from (named(key, UnreadNode(FilePlace())) for key in sheet_tabs.PLAIN_FIELDS)
        self._tell_nothing_yet(scale_table, "rating")
        has_rows = scale_table is not None and scale_table.rows
        scale = reading.scale(scale_table) if scale_table and has_rows else [named("scale", UnreadNode(FilePlace()))]
        yield from scale
        ratings = list(_ratings(scale[0].node))
        if choice is None:
            choice = self._described([rating.label for rating in ratings])
        if chosen is None:
            chosen = self._made_choice(fields.get("descriptors"), choice)
        yield named("descriptors", chosen)
        yield named("headings", self._headings(choice, ratings))

    def _tell_nothing_yet(self, table: FoundTable | None, thing: str) -> None:
        if table is not None and not table.rows:
            self._said.fault(table.place, SheetFault.NOTHING_YET, thing=thing)

    def _made_choice(self, found: Found | None, choice: Descriptors) -> TextNode:
        """Return which ratings are described where nobody chose, and say so in the place where they might have."""
        if found is not None:
            label = sheet_tabs.DESCRIPTORS[choice].label
            self._filling.fill_in(found, _LABELS["descriptors"], label, "the columns of the tab Elements")
        return TextNode(choice.value, found.place if found else FilePlace())

    def _fills(self) -> Mapping[tuple[int, int, int], str]:
        sheet = self._sheets[sheet_tabs.SCALE]
        fills = read_fills(self._path, self._content, sheet)
        return {(sheet.position, *divmod(place, WIDTH)): colour for place, colour in fills.items()}

    def _described(self, labels: Sequence[str]) -> Descriptors:
        """Return which ratings are described, by the columns of the tab Elements."""
        sheet = self._sheets.get(sheet_tabs.ELEMENTS)
        row = header_row_of(sheet, _HEADERS) if sheet else None
        headers = (
            [text_of(cell) for number, cells in sheet.cells.rows() if number == row for cell in cells] if sheet else []
        )
        return described_by(headers, labels)

    def _headings(self, choice: Descriptors, ratings: Sequence[Rating]) -> Node:
        described = _described_ratings(choice, ratings)
        labels = [rating.label for rating in described]
        keys = [sheet_tabs.descriptor_key(at) for at in range(len(labels))]
        columns = DescriptorColumns(self._said, choice, labels, [rating.label for rating in ratings])
        headings = self._table(sheet_tabs.headings_tab(0))
        chosen = sheet_tabs.DESCRIPTORS[choice].label
        elements = self._table(sheet_tabs.elements_tab(labels, 0), keys, columns, chosen)
        self._tell_nothing_yet(headings, "heading")
        self._tell_nothing_yet(elements, "element")
        if headings is None or not headings.rows:
            return UnreadNode(FilePlace())
        return HeadingsAndElements(self._filling, described).headings(headings, elements)


def _ratings(scale: Node) -> Iterator[Rating]:
    """Yield the ratings of a scale's nodes as far as descriptors need them: labels and ids, blank where they cannot be read."""
    for points, node in enumerate(scale.entries if isinstance(scale, ListNode) else (), start=1):
        nodes = {each.name: each.node for each in node.values} if isinstance(node, ValuesNode) else {}
        label, slug = (found.text if isinstance(found := nodes.get(key), TextNode) else "" for key in ("label", "id"))
        yield Rating(slug, label, "", "", "", "", points)


def _described_ratings(choice: Descriptors, ratings: Sequence[Rating]) -> list[DescribedRating]:
    """Return the ratings that are described, each with its name in a framework's file and its header."""
    if not ratings:
        return []
    scale = RatingScale(tuple(ratings), descriptors=choice)
    return [
        DescribedRating(rating.label, name, sheet_tabs.descriptor_header(rating.label))
        for rating, name in zip(scale.described, descriptor_keys(scale), strict=True)
    ]
