"""The list of names as a Word document, whose tags can be copied into a template."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from matsheets.documents.authoring.field_list import Group, as_rows
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.storage.shipped_files import doc_templates_dir

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_COLUMNS = (("Tag to copy", 7.3), ("Meaning", 7.6), ("Type", 2.4), ("Example", 8.4))  # centimetres; landscape A4
_MADE = dt.datetime(2026, 1, 1)  # fixed, so that the same names give the same bytes
_TWIPS = 567  # to a centimetre


def as_document(kind: DocumentKind, groups: Iterable[Group]) -> bytes:
    """Return the list as an accessible Word document: a table for each group, its header row marked and repeated.

    Its styles are those of our own templates.
    """
    doc = _blank()
    title = f"{kind.title}: names for its template"
    properties = doc.core_properties
    properties.title, properties.subject, properties.language = title, "", "en-GB"
    properties.created = properties.modified = _MADE
    doc.add_paragraph(title, style="Heading 1")
    doc.add_paragraph(
        "Copy a tag from the first column and paste it where its words should stand. Check the template with "
        f"“matsheets template check FILE --document {kind.name.lower()}” before you build with it. A tag that begins "
        "with {% if prints what is between it and {% endif %} where the answer is yes.",
        style="Lead",
    )
    for group in groups:
        doc.add_paragraph(group.title, style="Heading 2")
        intro = doc.add_paragraph(group.intro)
        intro.paragraph_format.keep_with_next = True
        _table(doc, group)
    out = io.BytesIO()
    doc.save(out)
    return _repack(out.getvalue())


def _blank() -> Document:
    """Return one of our templates without its text, pages turned to landscape."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Length

    doc = Document(str(doc_templates_dir() / DocumentKind.SUMMARY.template))
    body = doc.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    section = doc.sections[0]
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = True
    section.different_first_page_header_footer = False
    section.orientation = WD_ORIENT.LANDSCAPE
    short, long = sorted(Length(side or 0) for side in (section.page_width, section.page_height))
    section.page_width, section.page_height = long, short
    return doc


def _table(doc: Document, group: Group) -> None:
    from docx.shared import Cm

    rows = as_rows(group)
    made = doc.add_table(rows=0, cols=len(_COLUMNS))
    made.style = doc.styles["Report Table"]
    _properties(made, f"{group.title}: names", "One row for each tag: the tag to copy, what it stands for, its type, and "
                "an example from the sample trusts.")  # fmt: skip
    header = tuple(title for title, _ in _COLUMNS)
    for number, texts in enumerate([header, *rows]):
        row = made.add_row()
        marks = row._tr.get_or_add_trPr()
        marks.append(_element("cantSplit"))
        if number == 0:
            marks.append(_element("tblHeader"))
        for cell, text, (_, width) in zip(row.cells, texts, _COLUMNS, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].style = "Table Text" if number else "Table Heading"
            cell.paragraphs[0].add_run(text)


def _properties(made: Table, caption: str, description: str) -> None:
    from docx.oxml.ns import qn

    properties, widths = made._tbl.tblPr, [round(width * _TWIPS) for _, width in _COLUMNS]
    for child in list(properties):
        if child.tag != qn("w:tblStyle"):
            properties.remove(child)
    look = {"val": "0420", "firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "1",
            "noVBand": "1"}  # fmt: skip
    for element in (
        _element("tblW", w=str(sum(widths)), type="dxa"),
        _element("tblLayout", type="fixed"),
        _element("tblLook", **look),
        _element("tblCaption", val=caption),
        _element("tblDescription", val=description),
    ):
        properties.append(element)
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))


def _element(name: str, **attributes: str):  # type: ignore[no-untyped-def] # noqa: ANN202
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _repack(content: bytes) -> bytes:
    """Pack the document again with fixed dates."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(info, old.read(name))
    return target.getvalue()
