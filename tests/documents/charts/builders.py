"""The charts of a document for the tests, read by outside readers: lxml for the chart, openpyxl for what "Edit data" opens."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#: A table of figures: the header row, then one row for each bar.
Table = list[list[object]]


@dataclass(frozen=True)
class Shown:
    """One chart of a document: its part, its XML, what its series hold, and what its worksheet holds where they point."""

    name: str
    root: etree._Element
    caches: Table
    pointed_at: Table
    sheet: Table


def charts_in(document: bytes) -> list[Shown]:
    """Every chart of a document, in the order of their parts."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return [shown(parts, name) for name in sorted(parts) if name.startswith("word/charts/") and name.endswith(".xml")]


def shown(parts: dict[str, bytes], name: str) -> Shown:
    """Read one chart and the workbook that it refers to."""
    root = etree.fromstring(parts[name])
    folder, file = posixpath.split(name)
    rels = etree.fromstring(parts[f"{folder}/_rels/{file}.rels"])
    id_ = root.find(f"{C}externalData").get(f"{{{_OFFICE}}}id")
    target = next(rel.get("Target") for rel in rels if rel.get("Id") == id_)
    sheet = load_workbook(io.BytesIO(parts[posixpath.normpath(posixpath.join(folder, target))])).worksheets[0]
    series = list(root.iter(f"{C}ser"))
    caches: Table = [["", *(one.findtext(f"{C}tx//{C}v") for one in series)]]
    pointed: Table = [["", *(cells(sheet, one.findtext(f"{C}tx//{C}f"))[0] for one in series)]]
    columns = [points(one.find(f"{C}val")) for one in series]
    there = [cells(sheet, one.findtext(f"{C}val//{C}f")) for one in series]
    for row, bar in enumerate(points(series[0].find(f"{C}cat"))):
        caches.append([bar, *(column[row] for column in columns)])
        pointed.append([cells(sheet, series[0].findtext(f"{C}cat//{C}f"))[row], *(column[row] for column in there)])
    for one in series:
        assert points(one.find(f"{C}cat")) == points(series[0].find(f"{C}cat"))
    return Shown(name, root, caches, pointed, [list(row) for row in sheet.iter_rows(values_only=True)])


def points(holder: etree._Element) -> list[object]:
    """The points of a cache, with None for one that is not there; figures as whole numbers."""
    found: list[object] = [None] * int(holder.find(f".//{C}ptCount").get("val"))
    for point in holder.iter(f"{C}pt"):
        text = point.findtext(f"{C}v")
        found[int(point.get("idx"))] = int(text) if holder.tag == f"{C}val" else text
    return found


def cells(sheet: Worksheet, formula: str) -> list[object]:
    """The values that a range such as ``Figures!$B$2:$B$7`` stands for."""
    title, _, where = formula.rpartition("!")
    assert title in {sheet.title, "'" + sheet.title.replace("'", "''") + "'"}
    found = sheet[where.replace("$", "")]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


# --- small templates -----------------------------------------------------------------------------------------------


def with_chart(
    rows: list[list[object]],
    *,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    sheet: str = "My data",
    template: Path | None = None,
    **change: str,
) -> bytes:
    """A template with one bar chart in front of whose worksheet stand these rows; see ``chart_xml`` for the changes.

    The chart and the paragraphs around it stand at the end of a template that is given, else on blank paper.
    """
    doc = Document(None if template is None else str(template))
    for text in before:
        doc.add_paragraph(text)
    doc.add_paragraph().add_run()._r.append(
        etree.fromstring(
            '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            f'{_SPACES}><wp:inline><wp:extent cx="5000000" cy="3000000"/><wp:docPr id="9" name="Chart 9" descr="x"/>'
            f'<a:graphic><a:graphicData uri="{C[1:-1]}"><c:chart r:id="rId90"/></a:graphicData></a:graphic></wp:inline>'
            "</w:drawing>"
        )
    )
    for text in after:
        doc.add_paragraph(text)
    plain, out = io.BytesIO(), io.BytesIO()
    doc.save(plain)
    with zipfile.ZipFile(plain) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            content = package.read(name)
            if name == "[Content_Types].xml":
                types = (
                    '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
                    'sheet"/><Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-'
                    'officedocument.drawingml.chart+xml"/></Types>'
                )
                content = content.replace(b"</Types>", types.encode())
            if name == "word/_rels/document.xml.rels":
                rel = f'<Relationship Id="rId90" Type="{_OFFICE}/chart" Target="charts/chart1.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", rel.encode())
            made.writestr(name, content)
        made.writestr("word/charts/chart1.xml", chart_xml(sheet, **change))
        made.writestr(
            "word/charts/_rels/chart1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/package" Target="../embeddings/Sheet.xlsx"/></Relationships>',
        )
        made.writestr("word/embeddings/Sheet.xlsx", book(rows, sheet))
    return out.getvalue()


def book(rows: list[list[object]], title: str) -> bytes:
    """A workbook as openpyxl writes it, with these rows on its only sheet."""
    made, out = Workbook(), io.BytesIO()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    made.save(out)
    return out.getvalue()


def chart_xml(
    title_of_sheet: str, *, column: str = "C", names: str = "A", look: str = "", labels: str = "", title: str = ""
) -> str:
    """A bar chart of one series, as Word writes it after figures were edited."""
    text = f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    sheet = escape("'" + title_of_sheet.replace("'", "''") + "'!")
    return (
        f'<c:chartSpace {_SPACES}><c:chart>{text if title else ""}<c:plotArea><c:barChart><c:barDir val="bar"/>'
        '<c:grouping val="stacked"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:strRef><c:f>{sheet}${column}$1</c:f></c:strRef></c:tx>{look}{labels}"
        f"<c:cat><c:strRef><c:f>{sheet}${names}$2:${names}$4</c:f></c:strRef></c:cat>"
        f'<c:val><c:numRef><c:f>{sheet}${column}$2:${column}$4</c:f><c:numCache><c:ptCount val="3"/><c:pt idx="0">'
        "<c:v>0</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart>"
        '<c:externalData r:id="rId1"/></c:chartSpace>'
    )
