"""A bounded, streaming reader of .xlsx files. It knows nothing of frameworks, and judges nothing.

The reader keeps every cell that holds something, with what it is and whether a person can see it. Text stands
as the file has it, apart from the ``_x000D_`` escapes of the format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from matsheets.errors import WorkbookError
from matsheets.model.sheet_objects import Area, ObjectKind, SheetObject
from matsheets.workbook.read import refusals
from matsheets.workbook.read.attached_parts import TabPart, read_objects
from matsheets.workbook.read.cell_styles import CellStyles, read_cell_styles
from matsheets.workbook.read.content_types import ContentTypes, refuse_unread_doctypes
from matsheets.workbook.read.grid import Cell, CellKind, Merge, Sheet
from matsheets.workbook.read.package import SIGNATURE_ORIGIN, Package, Relationship, open_package
from matsheets.workbook.read.page_texts import sections_of
from matsheets.workbook.read.shared_strings import MAIN, TRUE, SharedTexts, read_shared_texts, reference_in
from matsheets.workbook.read.sheet_xml import SheetReader

__all__ = ["Cell", "CellKind", "Merge", "Sheet", "XlsxWorkbook", "read_xlsx"]

MAX_SHEETS = 200
_PAGE_TEXT_SIZE = 200  # bytes of memory that a header or footer takes besides its text

_USUAL, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
_PROPERTIES = (
    _USUAL + "officeDocument/2006/custom-properties",
    _STRICT + "officeDocument/customProperties",
    _USUAL + "officeDocument/2006/docPropsVTypes",
    _STRICT + "officeDocument/docPropsVTypes",
)
_PROPERTY_TYPES = (
    "lpwstr",
    "lpstr",
    "bstr",
    "bool",
    "date",
    "filetime",
    "decimal",
    "int",
    "uint",
    "i1",
    "i2",
    "i4",
    "i8",
    "ui1",
    "ui2",
    "ui4",
    "ui8",
    "r4",
    "r8",
)


class XlsxWorkbook(NamedTuple):
    """What one file holds.

    Attributes:
        path: the file.
        sheets: the worksheets in the workbook's order; chart sheets are left out.
        lost: the titles of tabs whose own part is not there, or is empty.
        properties: the custom document properties.
        epoch_1904: dates count from 1904, as in old Excel for Mac.
        macros: the file can hold macros; they are not run.
        sha256: hex digest of the file.
        objects: what lies on the tabs besides cells.
        signed: the file is digitally signed.
    """

    path: Path
    sheets: tuple[Sheet, ...]
    lost: tuple[str, ...]
    properties: Mapping[str, str]
    epoch_1904: bool
    macros: bool
    sha256: str
    objects: tuple[SheetObject, ...] = ()
    signed: bool = False


def read_xlsx(path: Path, content: bytes | None = None) -> XlsxWorkbook:
    """Read every cell of a workbook that holds something.

    Args:
        path: the file.
        content: its bytes, where they came from elsewhere; ``path`` is then only its name.

    Raises:
        WorkbookError: the file cannot be used; its message and its code say why.
    """
    with open_package(path, content) as package:
        top = package.relationships("")
        main = _first_part(top, "officeDocument")
        if main is None:
            raise package.refusal(refusals.NOT_OURS)
        types = ContentTypes(package)
        content_type = types.of(main)
        about = _held_part(package, top, "custom-properties", "customProperties")
        if refusal := refusals.kind_of_content(content_type):
            own = about is not None and refusals.DOCUMENT_PROPERTY in package.start_of(about)
            raise package.refusal(refusals.OWN if own else refusal)
        properties = _read_properties(package, about)
        if (
            refusals.TABLE_PROPERTY in properties
        ):  # its tabs are not read: one of many trusts has too many cells for that
            raise package.refusal(refusals.TABLE)
        outline = _read_outline(package, main)
        relationships = package.relationships(main)
        lost = tuple(tab.title for tab in outline.tabs if not _has_part(package, tab, relationships))
        if len(lost) == len(outline.tabs):
            raise package.refusal(refusals.DAMAGED)
        tabs = _held_tabs(package, outline, relationships)
        sheets = _read_sheets(package, outline, tabs, relationships)
        refuse_unread_doctypes(package, types)
        return XlsxWorkbook(
            path=path,
            sheets=sheets,
            lost=lost,
            properties=properties,
            epoch_1904=outline.epoch_1904,
            macros="macroenabled" in content_type.lower() or any(n.endswith("vbaproject.bin") for n in package.names),
            sha256=package.sha256,
            objects=(*read_objects(package, tabs, relationships), *_idle_links(sheets), *_page_texts(package, sheets)),
            signed=any(found.kind == SIGNATURE_ORIGIN for found in top.values()),
        )


def is_workbook(path: Path) -> bool:
    """Tell by a file's content whether it is a workbook, whatever its name."""
    try:
        with open_package(path) as package:
            main = _first_part(package.relationships(""), "officeDocument")
            return main is not None and refusals.kind_of_content(ContentTypes(package).of(main)) is None
    except WorkbookError:
        return False


def _first_part(relationships: Mapping[str, Relationship], *kinds_wanted: str) -> str | None:
    """Return the first part of a kind that only one part can be."""
    return next((found.part for found in relationships.values() if found.kind in kinds_wanted), None)


def _held_part(package: Package, relationships: Mapping[str, Relationship], *kinds_wanted: str) -> str | None:
    """Return the first part of a kind that a workbook can do without; None where it is not there, or is empty."""
    part = _first_part(relationships, *kinds_wanted)
    return part if part is not None and package.holds(part) else None


# --- the workbook part ---


class _Tab(NamedTuple):
    title: str
    hidden: bool
    reference: str


class _Outline(NamedTuple):
    tabs: tuple[_Tab, ...]
    epoch_1904: bool


def _read_outline(package: Package, part: str) -> _Outline:
    """Read the tabs' names and order, and the epoch."""
    tabs: list[_Tab] = []
    epoch_1904 = False

    def settings(attributes: dict[str, str]) -> None:
        nonlocal epoch_1904
        epoch_1904 = attributes.get("date1904") in TRUE

    def sheet(attributes: dict[str, str]) -> None:
        title, reference = attributes["name"], reference_in(attributes)
        package.keep(title + reference)
        tabs.append(_Tab(title, attributes.get("state", "visible") != "visible", reference))
        if len(tabs) > MAX_SHEETS:
            raise package.too_large(f"holds more than {MAX_SHEETS} tabs")

    wanted = {"workbookPr": settings, "sheet": sheet}
    package.parse(part, MAIN, wanted, after={"sheets": tuple(wanted)})
    if not tabs:
        raise ValueError("a workbook without tabs")
    return _Outline(tuple(tabs), epoch_1904)


def _has_part(package: Package, tab: _Tab, relationships: Mapping[str, Relationship]) -> bool:
    """Tell whether there is anything where a tab's reference points to, which is blank or broken in a damaged file."""
    return tab.reference in relationships and package.holds(relationships[tab.reference].part)


def _held_tabs(package: Package, outline: _Outline, relationships: Mapping[str, Relationship]) -> tuple[TabPart, ...]:
    """Return the tabs whose part is there."""
    held = [(n, tab) for n, tab in enumerate(outline.tabs) if _has_part(package, tab, relationships)]
    targets = [(position, tab, relationships[tab.reference]) for position, tab in held]
    return tuple(TabPart(position, tab.title, target.part, target.kind) for position, tab, target in targets)


def _read_sheets(
    package: Package, outline: _Outline, tabs: Sequence[TabPart], relationships: Mapping[str, Relationship]
) -> tuple[Sheet, ...]:
    """Read the worksheets."""
    texts = _held_part(package, relationships, "sharedStrings")
    styles = _held_part(package, relationships, "styles")
    reader = SheetReader(
        package,
        read_shared_texts(package, texts) if texts else SharedTexts(),
        read_cell_styles(package, styles, epoch_1904=outline.epoch_1904) if styles else CellStyles(),
        epoch_1904=outline.epoch_1904,
    )
    return tuple(
        reader.read(tab.part, title=tab.title, position=tab.position, hidden=outline.tabs[tab.position].hidden)
        for tab in tabs
        if tab.kind == "worksheet"
    )


def _idle_links(sheets: Iterable[Sheet]) -> Iterator[SheetObject]:
    """Yield the links that lie over cells that hold nothing, or over whole columns."""
    for sheet in sheets:
        for area, address in sheet.idle_links:
            yield SheetObject(ObjectKind.LINK, sheet.position, sheet.title, address, area=Area(*area))


def _page_texts(package: Package, sheets: Iterable[Sheet]) -> Iterator[SheetObject]:
    """Yield what may be typed in the headers and footers of pages."""
    sections: dict[str, dict[str, None]] = {}  # most tabs print the same
    for sheet in sheets:
        for name, text in sheet.page_texts:
            kind = ObjectKind.PAGE_HEADER if name.endswith("Header") else ObjectKind.PAGE_FOOTER
            if text not in sections:
                sections[text] = dict.fromkeys(sections_of(text))
            for words in sections[text]:
                package.spend(_PAGE_TEXT_SIZE)
                package.keep(words)
                yield SheetObject(kind, sheet.position, sheet.title, words)


# --- properties ---


def _read_properties(package: Package, part: str | None) -> Mapping[str, str]:
    """Read the custom document properties, all as text."""
    properties: dict[str, str] = {}
    name = ""

    def start(attributes: dict[str, str]) -> None:
        nonlocal name
        name = attributes["name"]

    def end(text: str) -> None:
        properties[package.keep(name)] = package.keep(text)

    if part is not None:
        package.parse(part, _PROPERTIES, {"property": start}, dict.fromkeys(_PROPERTY_TYPES, end))
    return MappingProxyType(properties)
