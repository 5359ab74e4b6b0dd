"""Builders of what lies on a tab besides its cells, as Excel writes it: notes, comments, drawings, form controls, files."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.workbook.read.hostile import MAIN, OFFICE, PACKAGE

THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/"
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t201" o:spt="201"/>{}</xml>'
)

#: What a tab points to: by kind of relationship, the name of a part and its content.
Attached = dict[str, tuple[str, str | bytes]]


def notes(*given: tuple[str, str, str]) -> str:
    """Return a part of notes: cell, author and text of each."""
    authors = "".join(f"<author>{author}</author>" for _, author, _ in given)
    listed = "".join(
        f'<comment ref="{cell}" authorId="{n}"><text><r><t>{text}</t></r></text></comment>'
        for n, (cell, _, text) in enumerate(given)
    )
    return f'<comments xmlns="{MAIN}"><authors>{authors}</authors><commentList>{listed}</commentList></comments>'


def threaded(*given: tuple[str, str, str]) -> str:
    """Return a part of threaded comments: cell, the writer's id and text of each."""
    listed = "".join(
        f'<threadedComment ref="{cell}" dT="2026-10-01T10:00:00" personId="{who}" id="{{{n}}}"><text>{text}</text>'
        "</threadedComment>"
        for n, (cell, who, text) in enumerate(given)
    )
    return f'<ThreadedComments xmlns="{THREADED}">{listed}</ThreadedComments>'


def people(**names: str) -> str:
    """Return a part of people, by their ids."""
    listed = "".join(f'<person displayName="{name}" id="{key}"/>' for key, name in names.items())
    return f'<personList xmlns="{THREADED}">{listed}</personList>'


def anchored(inside: str, top: int, left: int, bottom: int, right: int, *, into: int = 0) -> str:
    """Return an object over cells, 0-based; it ends so far (in EMU) into the last row and column."""
    corners = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{off}</xdr:colOff><xdr:row>{row}</xdr:row>"
        f"<xdr:rowOff>{off}</xdr:rowOff></xdr:{name}>"
        for name, row, column, off in (("from", top, left, 0), ("to", bottom, right, into))
    )
    return f"<xdr:twoCellAnchor>{corners}{inside}<xdr:clientData/></xdr:twoCellAnchor>"


def shape(text: str, *, box: bool = True, name: str = "TextBox 1") -> str:
    """Return a shape with text, a line to a paragraph."""
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="{name}"/><xdr:cNvSpPr txBox="{int(box)}"/></xdr:nvSpPr><xdr:spPr/>'
        f"<xdr:txBody><a:bodyPr/>{lines}</xdr:txBody></xdr:sp>"
    )


def picture(name: str, description: str = "") -> str:
    """Return a picture."""
    return f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="{name}" descr="{description}"/><xdr:cNvPicPr/></xdr:nvPicPr></xdr:pic>'


def frame(kind: str, name: str, inside: str = "") -> str:
    """Return a chart (``chart``) or a SmartArt graphic (``diagram``)."""
    return (
        f'<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="4" name="{name}"/></xdr:nvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWN}{kind}">{inside}</a:graphicData></a:graphic></xdr:graphicFrame>'
    )


def drawing(*anchors: str) -> str:
    """Return a drawing."""
    return (
        f'<xdr:wsDr xmlns:xdr="{_DRAWN}spreadsheetDrawing" xmlns:a="{_DRAWN}main" xmlns:r="{OFFICE}/relationships" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
        f'xmlns:dgm="{_DRAWN}diagram">{"".join(anchors)}</xdr:wsDr>'
    )


def control(number: int, kind: str, label: str, anchor: str, settings: str = "") -> str:
    """Return a form control as Excel writes one into the old drawing, line breaks and open tags included."""
    return (
        f'<v:shape id="Control_x0020_{number}" o:spid="_x0000_s{number}" type="#_x0000_t201"\n style=\'position:absolute\'>\n'
        f"<v:textbox style='mso-direction-alt:auto' o:singleclick=\"f\">\n<div style='text-align:left'><font face=\"Segoe UI\"\n"
        f'size="160">{label}</font><br></div>\n</v:textbox>\n<x:ClientData ObjectType="{kind}">\n<x:SizeWithCells/>\n'
        f"<x:Anchor>\n    {anchor}</x:Anchor>\n{settings}</x:ClientData>\n</v:shape>"
    )


def vml(*shapes: str) -> str:
    """Return an old drawing."""
    return _VML.format("".join(shapes))


def relationships(lines: dict[str, str]) -> str:
    """Return a part of relationships: by id, the kind and the target, parted by a space."""
    made = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/relationships/{line.split()[0]}" Target="{line.split()[1]}"/>'
        for key, line in lines.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def attach(path: Path, ref: str, attached: Attached, *, inside: str = "", **more: str | bytes) -> Path:
    """Let the tab that holds a Ref point to parts; more of them may be added, and elements after the tab's cells."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    (sheet,) = [
        n
        for n, c in parts.items()
        if n.startswith("xl/worksheets/sheet") and f">{ref}<".encode() in c and b">Ref<" in c
    ]
    own = sheet.replace("worksheets/", "worksheets/_rels/") + ".rels"
    assert own not in parts
    lines = {f"rId{n}": f"{kind} /xl/{name}" for n, (kind, (name, _)) in enumerate(attached.items(), start=1)}
    parts[own] = relationships(lines).encode()
    parts |= {f"xl/{name}": c.encode() if isinstance(c, str) else c for name, c in attached.values()}
    parts |= {name: c.encode() if isinstance(c, str) else c for name, c in more.items()}
    parts[sheet] = parts[sheet].replace(b"</sheetData>", f"</sheetData>{inside}".encode())
    if "xl/persons/person.xml" in parts:
        line = f'<Relationship Id="rIdP" Type="{THREADED}/person" Target="/xl/persons/person.xml"/></Relationships>'
        name = "xl/_rels/workbook.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", line.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path
