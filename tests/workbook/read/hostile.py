"""Builders of odd, broken and hostile workbooks, part by part, so that a test shows what it feeds."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
BINARY_TYPE = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

DATES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'  # style 1 is a date

Parts = Mapping[str, str | bytes]


def write_zip(path: Path, parts: Parts) -> Path:
    """Write a zip file with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def relationships(*targets: tuple[str, str, str], office: str = OFFICE) -> str:
    """Return a relationships part for triples of id, kind and target."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{office}/relationships/{kind}" Target="{to}"/>' for key, kind, to in targets
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def content_types(main: str = SHEET_TYPE, part: str = "/xl/workbook.xml") -> str:
    """Return a list of content types that names the main part's."""
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{main}"/></Types>'
    )


def sheet(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """Return a worksheet part around these rows."""
    return f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def styles(inside: str) -> str:
    """Return a styles part."""
    return f'<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'


def shared(*items: str) -> str:
    """Return a shared texts part; an item is what stands inside ``<si>``."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def workbook_parts(  # one argument for each part that a test may want to bend
    *sheets: str,
    texts: str | None = None,
    style: str | None = None,
    settings: str = "",
    states: Iterable[str] = (),
    main_type: str = SHEET_TYPE,
    main: str = MAIN,
    office: str = OFFICE,
) -> dict[str, str | bytes]:
    """Return the parts of a workbook whose worksheet parts are these, to be changed before they are written."""
    state = [*states, *[""] * len(sheets)]
    tabs = "".join(
        f'<sheet name="Tab {n}" sheetId="{n}" r:id="rId{n}" {state[n - 1]}/>' for n in range(1, len(sheets) + 1)
    )
    targets = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    targets += [("rIdT", "sharedStrings", "sharedStrings.xml")] if texts is not None else []
    targets += [("rIdS", "styles", "styles.xml")] if style is not None else []
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(main_type),
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml"), office=office),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}/relationships">{settings}'
        f"<sheets>{tabs}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relationships(*targets, office=office),
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(sheets, start=1)}
    parts |= {"xl/sharedStrings.xml": texts} if texts is not None else {}
    parts |= {"xl/styles.xml": style} if style is not None else {}
    return parts


def one_cell(cell: str, **parts: str) -> dict[str, str | bytes]:
    """Return the parts of a workbook with one row of these cells."""
    return workbook_parts(sheet(f'<row r="1">{cell}</row>'), **parts)


def ole_file(*streams: str) -> bytes:
    """Return the start of an OLE file whose directory names these streams."""
    return OLE + b"\0" * 504 + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


def with_lying_size(path: Path, part: str, size: int) -> Path:
    """Make a zip file state another unpacked size for a part, in both places that state it."""
    content = bytearray(path.read_bytes())
    name = part.encode()
    for signature, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = content.find(signature)
        while at >= 0:
            if content[at + name_at : at + name_at + len(name)] == name:
                struct.pack_into("<I", content, at + size_at, size)
            at = content.find(signature, at + 4)
    path.write_bytes(content)
    return path


def repeated(start: str, piece: str, count: int, end: str) -> str:
    """Return a start, a piece many times over, and an end."""
    return start + piece * count + end
