"""Breaks in a tag's own paragraph, where LibreOffice Writer puts them, stay in the document."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.shared import Cm

from matsheets.documents.template.engine import fill
from tests.documents.builders import blank_document
from tests.documents.template.likeness import W, by_docxtpl, normal
from tests.documents.template.test_engine import saved, template

NAMESPACE = f'xmlns:w="{W[1:-1]}"'


def outline(document: bytes) -> list[str]:
    """The paragraphs of a document with its breaks: ``|page|`` and ``|section|``."""
    found = []
    for paragraph in Document(io.BytesIO(document)).element.body.iter(f"{W}p"):
        marks = [f"|{b.get(f'{W}type')}|" for b in paragraph.iter(f"{W}br")]
        marks += ["|section|"] if paragraph.find(f"{W}pPr/{W}sectPr") is not None else []
        found.append("".join(t.text or "" for t in paragraph.iter(f"{W}t")) + "".join(marks))
    return found


def test_a_page_break_after_the_end_of_a_condition_stays() -> None:
    """It stood before the next paragraph, and belongs to the document whatever the condition says."""
    doc = blank_document()
    for text in ("{%p if flag %}", "Yes", "{%p endif %}", "Next page"):
        doc.add_paragraph(text)
    doc.paragraphs[2].add_run().add_break(WD_BREAK.PAGE)
    assert outline(fill(saved(doc), {"flag": True})) == ["Yes", "|page|", "Next page"]
    assert outline(fill(saved(doc), {"flag": False})) == ["|page|", "Next page"]


def test_a_break_after_the_beginning_of_a_loop_is_repeated_with_it() -> None:
    """What stands after the tag is inside the block that the tag begins; what stands before it is outside."""
    doc = blank_document()
    for text in ("{%p for r in rows %}", "{{ r }}", "{%p endfor %}"):
        doc.add_paragraph(text)
    doc.paragraphs[0].add_run().add_break(WD_BREAK.PAGE)
    assert outline(fill(saved(doc), {"rows": ["a", "b"]})) == ["|page|", "a", "|page|", "b"]
    doc.paragraphs[0].clear()
    doc.paragraphs[0].add_run().add_break(WD_BREAK.PAGE)
    doc.paragraphs[0].add_run("{%p for r in rows %}")
    assert outline(fill(saved(doc), {"rows": ["a", "b"]})) == ["|page|", "a", "b"]


def test_page_break_before_a_tag_stays_before_it() -> None:
    """The paragraph's own setting becomes a break; one that is switched off does not."""
    doc = blank_document()
    for text in ("One", "{%p if flag %}", "Two", "{%p endif %}"):
        doc.add_paragraph(text)
    doc.paragraphs[1].paragraph_format.page_break_before = True
    doc.paragraphs[3].paragraph_format.page_break_before = False
    assert outline(fill(saved(doc), {"flag": False})) == ["One", "|page|"]


def test_a_change_to_a_page_on_its_side_stays() -> None:
    """The end of a section keeps its pages' direction, margins and headers."""
    doc = blank_document()
    doc.add_paragraph("Upright")
    doc.add_paragraph("{%p if flag %}")
    doc.add_paragraph("Sometimes")
    end = doc.add_paragraph("{%p endif %}")
    section = doc.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    doc.add_paragraph("On its side")
    carrier = doc.paragraphs[4]._p
    end._p.get_or_add_pPr().append(carrier.pPr.sectPr)  # as Writer saves it
    carrier.getparent().remove(carrier)
    content = saved(doc)
    assert by_docxtpl(content, {"flag": True}) != fill(content, {"flag": True})
    for flag, expected in ((True, ["Upright", "Sometimes", "|section|"]), (False, ["Upright", "|section|"])):
        made = fill(content, {"flag": flag})
        assert outline(made) == [*expected, "On its side"]
        widths = [round(s.page_width.cm, 1) for s in Document(io.BytesIO(made)).sections if s.page_width is not None]
        assert widths == [21.6, 29.7]


def test_the_document_is_docxtpls_with_the_break_in_a_paragraph_of_its_own() -> None:
    """What differs from docxtpl (``BREAKS``) is the break's own paragraph, one point high, and nothing else."""
    doc = blank_document()
    for text in ("{%p if flag %}", "{{ x }}", "{%p endif %}", "{{ x }} again"):
        doc.add_paragraph(text)
    own = parse_xml(
        f'<w:p {NAMESPACE}><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr>'
        '<w:sz w:val="2"/></w:rPr></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'
    )
    doc.paragraphs[2]._p.addnext(own)
    apart = saved(doc)
    own.getparent().remove(own)
    doc.paragraphs[2].add_run().add_break(WD_BREAK.PAGE)
    made, theirs = fill(saved(doc), {"flag": True, "x": "A & B"}), by_docxtpl(apart, {"flag": True, "x": "A & B"})
    with zipfile.ZipFile(io.BytesIO(made)) as got, zipfile.ZipFile(io.BytesIO(theirs)) as expected:
        name = "word/document.xml"
        assert normal(name, got.read(name)) == normal(name, expected.read(name))


def test_a_line_that_ends_in_a_paragraph_with_a_tag_is_no_break() -> None:
    """Shift+Enter beside a tag goes with its paragraph, as it always did."""
    doc = blank_document()
    doc.add_paragraph("{%p if flag %}").add_run().add_break(WD_BREAK.LINE)
    doc.add_paragraph("Yes")
    doc.add_paragraph("{%p endif %}")
    assert outline(fill(saved(doc), {"flag": True})) == ["Yes"]


def test_writers_spelling_of_a_rows_marks_is_ours() -> None:
    """``w:val="true"`` becomes the short spelling, which the schema's judges take too; "false" stays."""
    content = template(table=[["{{ x }}"], ["b"], ["c"]])
    doc = Document(io.BytesIO(content))
    marks = (("cantSplit", "true"), ("tblHeader", "1"), ("cantSplit", "false"))
    for row, (name, value) in zip(doc.tables[0].rows, marks, strict=True):
        row._tr.get_or_add_trPr().append(row._tr.makeelement(f"{W}{name}", {f"{W}val": value}))
    made = Document(io.BytesIO(fill(saved(doc), {"x": "a"}))).tables[0]
    assert [dict(row._tr.trPr[0].attrib) for row in made.rows] == [{}, {}, {f"{W}val": "false"}]
