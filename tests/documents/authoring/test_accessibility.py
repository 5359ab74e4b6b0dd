"""What a template's owner is told so that everyone can read the documents: every fault once, with its place and remedy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from matsheets.documents.authoring.template_check import check_accessibility, check_template
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.document_styles import contrast
from matsheets.storage.shipped_files import doc_templates_dir
from tests.documents.builders import ROOT, blank_document
from tests.documents.template.test_engine import rezipped, saved

PICTURE = ROOT / "docs" / "images" / "plan.png"
BOX = (
    f'<w:r {nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
    "<mc:AlternateContent>"
    '<mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="7" name="Text Box 7"/><a:graphic><wps:txbx>{held}</wps:txbx>'
    "</a:graphic></wp:inline></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:shape id="box"><v:textbox>{held}</v:textbox></v:shape></w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


def ours() -> Any:
    """Our plan's template, opened."""
    return Document(str(doc_templates_dir() / DocumentKind.PLAN.template))


def told(document: Any) -> list[str]:
    """What the check tells a template's owner to look at."""
    return [str(problem) for problem in check_accessibility(saved(document))]


def language(document: Any, text: str = "Bonjour") -> None:
    """Add a paragraph in French."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), "fr-FR")
    document.add_paragraph().add_run(text)._r.get_or_add_rPr().append(mark)


def pale(document: Any, text: str = "Hard to see.", size: int = 12, *, bold: bool = False) -> None:
    """Add a paragraph in a grey that fades into the paper."""
    run = document.add_paragraph().add_run(text)
    run.font.color.rgb = RGBColor(0x88, 0x88, 0x88)
    run.font.size, run.font.bold = Pt(size), bold


def table(document: Any, *, header: bool, text: bool, first: str = "Who") -> None:
    """Add a table of two rows, with or without a marked header row and a title and description."""
    made = document.add_table(2, 1)
    made.cell(0, 0).text, made.cell(1, 0).text = first, "{{ trust }}"
    if header:
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for name in ("Caption", "Description") if text else ():
        made._tbl.tblPr.append(parse_xml(f'<w:tbl{name} {nsdecls("w")} w:val="Who is who"/>'))


@pytest.mark.parametrize("kind", DocumentKind)
def test_our_templates_have_nothing_to_look_at(kind: DocumentKind) -> None:
    """A clean template is named for nothing."""
    assert check_accessibility((doc_templates_dir() / kind.template).read_bytes()) == ()


def test_every_fault_of_a_bad_template_is_named_with_its_place_and_what_to_do_in_word() -> None:
    """One template with each of the faults; none of them hinders the build."""
    doc = ours()
    number = len(doc.tables) + 1
    doc.sections[0].header.add_paragraph("Oak ").add_run().add_picture(str(PICTURE))
    doc.add_paragraph("Once more", style="Heading 1")
    doc.add_paragraph("Too deep", style="Heading 4")
    doc.add_paragraph("", style="Heading 2")
    table(doc, header=False, text=True)
    table(doc, header=True, text=False, first="When")
    language(doc)
    pale(doc)

    assert told(doc) == [
        'Page header › "Oak": the picture "Picture 1" has no alternative text, so a screen reader cannot say what it shows. '
        "Right-click it, choose Edit Alt Text and say what it shows, or mark it as decorative.",
        '"Once more": this is another heading of level 1; only the document\'s title should be one. Give it the style '
        "Heading 2.",
        '"Too deep": this heading is of level 4 but follows one of level 1, so whoever goes from heading to heading misses '
        "one. Give it the style Heading 2.",
        'after "Too deep" stands an empty heading of level 2. Delete it, or give it the style Normal.',
        f'Table {number}, row 1, column 1 › "Who": this table\'s first row is not marked as its headings, so a screen reader '
        "cannot say them with each cell. Put the cursor in it and choose Table Layout › Repeat Header Rows.",
        f'Table {number + 1}, row 1, column 1 › "When": this table has no title or no description for screen readers. Choose '
        "Table Properties › Alt Text and write both.",
        '"Bonjour": these words are marked as fr-FR, so a screen reader may read them with a wrong voice. Unless they are in '
        "that language, select them and choose Review › Language › Set Proofing Language › English (United Kingdom).",
        '"Hard to see.": the words "Hard to see." have a contrast of only 3.5 to what is behind them; 4.5 is needed. Choose a '
        "darker colour for them, or a lighter one on a dark ground (Home › Font Color), in their style if it is the style's.",
    ]
    assert check_template(saved(doc), known_fields(DocumentKind.PLAN)) == ()


def test_a_template_without_a_title_or_a_language_is_told_so() -> None:
    """What a fresh file of another program lacks."""
    doc = blank_document()
    doc.add_paragraph("Findings", style="Heading 2").runs[0].font.color.rgb = RGBColor(0, 0, 0)
    language = doc.styles.element.find(f".//{qn('w:lang')}")
    language.getparent().remove(language)
    first, title, unmarked = told(doc)
    assert first.startswith('"Findings": this heading is of level 2 but is the first one, ')
    assert title == (
        "no paragraph has the style Heading 1, so a screen reader finds no title to begin at. Give the document's title the "
        "style Heading 1."
    )
    assert unmarked.startswith('"Findings": these words are not marked with any language, ')


def test_one_cause_in_many_places_is_told_once_with_their_number() -> None:
    """A template in another language would otherwise fill the screen."""
    doc = ours()
    for text in ("Un", "Deux", "Trois"):
        language(doc, text)
    (found,) = told(doc)
    assert found.startswith('"Un": these words are marked as fr-FR')
    assert found.endswith(" The same is so in 2 other places.")


@pytest.mark.parametrize(("size", "bold", "found"), [(12, True, 1), (14, False, 1), (14, True, 0), (18, False, 0)])
def test_large_type_needs_less_contrast(size: int, bold: bool, found: int) -> None:
    """WCAG 2.2, 1.4.3: 3 is enough for 18 points, or 14 in bold; this grey on white has 3.5."""
    doc = ours()
    pale(doc, size=size, bold=bold)
    assert len(told(doc)) == found


def test_words_in_a_style_are_judged_by_what_it_is_based_on() -> None:
    """The colour is the base's, and so is the language."""
    doc = ours()
    base, style = doc.styles.add_style("Base", 1), doc.styles.add_style("Own", 1)
    base.font.color.rgb = RGBColor(0xCC, 0xCC, 0xCC)
    style.base_style = base
    doc.add_paragraph("Pale", style="Own")
    (found,) = told(doc)
    assert 'the words "Pale" have a contrast of only 1.6' in found


def test_a_header_cells_white_words_need_the_dark_colour_behind_them() -> None:
    """The colour behind is the cell's own where it has one, before that of the table's style."""
    doc = ours()
    shade = OxmlElement("w:shd")
    shade.set(qn("w:fill"), "FFFFFF")
    cell = next(c for t in doc.tables for c in t.rows[0].cells)
    cell._tc.get_or_add_tcPr().append(shade)
    (found,) = told(doc)
    assert "have a contrast of only 1.0" in found


@pytest.mark.parametrize(("behind", "ratio"), [("8B0000", None), ("E07B00", "3.0")])
def test_a_shaded_word_is_held_against_its_own_shading(behind: str, ratio: str | None) -> None:
    """White words on white paper are read where they have a dark colour of their own behind them; orange is too pale."""
    doc = ours()
    run = doc.add_paragraph().add_run("Red")
    run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:fill"), behind)
    run._r.get_or_add_rPr().append(shade)
    assert [f'"Red" have a contrast of only {ratio}' in found for found in told(doc)] == [True] * (ratio is not None)


def decorative(doc: Any) -> None:
    """Add a picture that its owner marked as decoration."""
    doc.add_picture(str(PICTURE))
    mark = (
        f'<a:extLst {nsdecls("a")}><a:ext uri="x"><d:decorative val="1" '
        'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
    )
    doc.inline_shapes[-1]._inline.docPr.append(parse_xml(mark))


def described(doc: Any) -> None:
    """Add a picture whose text comes from the answers."""
    doc.add_picture(str(PICTURE))
    doc.inline_shapes[-1]._inline.docPr.set("descr", "{{ trust }}")


def boxed(doc: Any) -> None:
    """Add a text box, which Word keeps twice; its heading counts once."""
    heading = (
        '<w:txbxContent><w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>'
    )
    doc.add_paragraph("Around")._p.append(parse_xml(BOX.format(held=heading)))


def tagged(doc: Any) -> None:
    """Add a table whose row of headings stands below a tag, and a tag in a heading's style."""
    doc.add_paragraph("{%p if draft %}", style="Heading 4")
    doc.add_paragraph("{%p endif %}")
    table(doc, header=False, text=True, first="{%tr if draft %}")
    rows = doc.tables[-1].rows
    rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    doc.tables[-1].add_row().cells[0].text = "{%tr endif %}"


def coloured(doc: Any) -> None:
    """Add white words in a cell whose colour comes from the answers."""
    table(doc, header=True, text=True)
    cell = doc.tables[-1].cell(1, 0)
    cell.text = "{% cellbg 'FFFFFF' %}word"
    cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


@pytest.mark.parametrize("change", [decorative, described, boxed, tagged, coloured])
def test_what_is_no_fault_is_left_in_peace(change: Callable[[Any], None]) -> None:
    """What is decoration, no picture, vanishes or is known only in the document."""
    doc = ours()
    change(doc)
    assert told(doc) == []


def test_a_part_that_may_not_be_read_is_left_to_the_other_check() -> None:
    """A DOCTYPE is refused there; here nothing is read from such a part."""
    content = rezipped(saved(ours()), {"word/header1.xml": b'<!DOCTYPE a SYSTEM "http://x.test/a"><a/>'})
    assert check_accessibility(content) == ()


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("000000", "FFFFFF", 21.0), ("777777", "FFFFFF", 4.48), ("767676", "FFFFFF", 4.54)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """Black on white is 21; the two greys are those on either side of 4.5 in WCAG's own teaching."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("held", ["tc", "tr"])
def test_a_table_whose_cells_or_rows_stand_in_content_controls_is_looked_at_like_any_other(held: str) -> None:
    """A content control of Word may hold a cell or rows: its words are held against the colour behind them."""
    doc = ours()
    table(doc, header=False, text=False)
    made = doc.tables[-1]._tbl
    made.tblPr.append(parse_xml(f'<w:tblLook {nsdecls("w")} w:firstRow="1" w:firstColumn="1"/>'))
    for element in list(made.iter(qn(f"w:{held}"))):
        control = OxmlElement("w:sdt")
        content = OxmlElement("w:sdtContent")
        element.addprevious(control)
        control.append(content)
        content.append(element)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="000000"/>')
    next(made.iter(qn("w:tcPr"))).append(shade)

    seen = told(doc)

    assert any("row is not marked as its headings" in problem for problem in seen)
    assert any('the words "Who" have a contrast of only' in problem for problem in seen)
