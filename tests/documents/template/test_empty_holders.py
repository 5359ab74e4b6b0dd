"""What a tag empties: Word opens the document, because every cell, box, margin and note still has a paragraph."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from matsheets.documents.template.engine import fill
from tests.documents.builders import blank_document
from tests.documents.template.test_engine import rezipped, saved

NAMES = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
NOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>{{%p if draft %}}</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>Draft {{ trust }}</w:t></w:r></w:p><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def with_footnotes(content: bytes, notes: str) -> bytes:
    """A template with these footnotes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        types, rels = (package.read(n) for n in ("[Content_Types].xml", "word/_rels/document.xml.rels"))
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{KIND}"/></Types>'.encode()
    rel = f'<Relationship Id="rIdNotes" Type="{RELATION}" Target="footnotes.xml"/></Relationships>'.encode()
    return rezipped(content, {
        "[Content_Types].xml": types.replace(b"</Types>", kind),
        "word/_rels/document.xml.rels": rels.replace(b"</Relationships>", rel),
        "word/footnotes.xml": notes.encode(),
    })  # fmt: skip


def mark(number: int) -> str:
    """The run with a footnote's mark."""
    return f'<w:r {nsdecls("w")}><w:footnoteReference w:id="{number}"/></w:r>'


def part(content: bytes, name: str = "word/document.xml") -> object:
    """A part of a document, parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return parse_xml(package.read(name))


def in_cell(*texts: str, before: str = "") -> bytes:
    """A template with a table whose one cell holds these paragraphs."""
    doc = blank_document()
    cell = doc.add_table(1, 1).cell(0, 0)
    cell.text = texts[0]
    for text in texts[1:]:
        cell.add_paragraph(text)
    return saved(doc)


@pytest.mark.parametrize(
    "content",
    [
        in_cell("{%p if draft %}", "Draft", "{%p endif %}"),
        in_cell("{%p for p in nobody %}", "{{ p }}", "{%p endfor %}"),
    ],
)
def test_a_cell_that_is_emptied_keeps_a_paragraph(content: bytes) -> None:
    """Word calls a document damaged in which a cell does not end with a paragraph."""
    made = fill(content, {"draft": False, "nobody": []})

    cells = list(part(made).iter(qn("w:tc")))  # type: ignore[attr-defined]
    assert cells
    assert all(cell[-1].tag == qn("w:p") for cell in cells)


def test_a_table_that_loses_all_its_rows_goes_and_the_cell_around_it_stays() -> None:
    """Word takes no table without rows, and no row without cells."""
    doc = blank_document()
    outer = doc.add_table(1, 1).cell(0, 0)
    inner = outer.add_table(3, 1)
    for row, text in zip(inner.rows, ("{%tr for p in nobody %}", "{{ p }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    for row, text in zip(
        doc.add_table(1, 3).rows[0].cells, ("{%tc for p in nobody %}", "{{ p }}", "{%tc endfor %}"), strict=True
    ):
        row.text = text

    made = part(fill(saved(doc), {"nobody": []}))

    tables = list(made.iter(qn("w:tbl")))  # type: ignore[attr-defined]
    assert len(tables) == 1
    assert next(tables[0].iter(qn("w:tc")))[-1].tag == qn("w:p")


def test_a_text_box_a_page_header_and_a_footnote_that_are_emptied_keep_a_paragraph() -> None:
    """Each of them is a place in which Word looks for a paragraph."""
    doc = blank_document()
    held = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in ("{%p if draft %}", "Draft", "{%p endif %}"))
    box = f"<w:r {NAMES}><w:pict><v:shape><v:textbox><w:txbxContent>{held}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    doc.add_paragraph("A note")._p.append(parse_xml(mark(2)))
    doc.add_paragraph("Box")._p.append(parse_xml(box))
    header = doc.sections[0].header
    header.paragraphs[0].text = "{%p if draft %}"
    header.add_paragraph("Draft")
    header.add_paragraph("{%p endif %}")

    made = fill(with_footnotes(saved(doc), NOTES), {"draft": False, "trust": "Oak"})

    with zipfile.ZipFile(io.BytesIO(made)) as package:
        name = next(n for n in package.namelist() if n.startswith("word/header"))
    for holder, where in (("txbxContent", "word/document.xml"), ("hdr", name), ("footnote", "word/footnotes.xml")):
        (found,) = part(made, where).iter(qn(f"w:{holder}"))  # type: ignore[attr-defined]
        assert [child.tag for child in found] == [qn("w:p")]


def test_each_mark_of_a_footnote_that_a_loop_repeats_has_a_footnote_of_its_own() -> None:
    """A note belongs to one mark: of eight marks with one note, LibreOffice prints seven blanks."""
    doc = blank_document()
    doc.add_paragraph("{%p for p in many %}")
    doc.add_paragraph("{{ p }}")._p.append(parse_xml(mark(2)))
    doc.add_paragraph("{%p endfor %}")

    made = fill(with_footnotes(saved(doc), NOTES), {"many": ["a", "b", "c"], "draft": True, "trust": "Oak"})

    marks = [m.get(qn("w:id")) for m in part(made).iter(qn("w:footnoteReference"))]  # type: ignore[attr-defined]
    notes = list(part(made, "word/footnotes.xml").iter(qn("w:footnote")))  # type: ignore[attr-defined]
    assert len(set(marks)) == 3
    assert [note.get(qn("w:id")) for note in notes] == marks
    assert ["".join(t.text for t in note.iter(qn("w:t"))) for note in notes] == ["Draft Oak"] * 3
