"""Every PDF is held against the Word document that it was made from."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from pikepdf import Array, Dictionary, Name, Pdf
from pikepdf import new as new_pdf

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.export.libreoffice import Converted, Format, convert
from matsheets.documents.export.pdf_check import missing_text
from matsheets.documents.export.pdf_tags import UnusablePdfError, open_pdf
from matsheets.documents.export.pdf_text import UnreadableTextError, paragraphs_in
from matsheets.documents.template.build import build_document
from tests.documents.builders import MADE_ON, VERSION, rich_review
from tests.documents.export.test_libreoffice import posix
from tests.office import pdf_text, soffice

#: Does to each document what a fault of LibreOffice's might, and has the real one convert what is left.
FAULTY = """#!{python}
import os, sys
from docx import Document
from docx.enum.text import WD_BREAK
for name in sys.argv:
    if name.endswith(".docx"):
        document = Document(name)
        table = document.tables[{table}]._tbl
        table.remove(table.tr_lst[{row}])
        document.save(name)
os.execv({soffice!r}, [{soffice!r}, *sys.argv[1:]])
"""

#: Paragraphs in which the letters of the PDF are not simply those of the document: a substitute font's, ligatures, capitals,
#: other directions and scripts, signs without letters.
ODD = (
    "Emoji \N{GRINNING FACE} in the middle, \N{LATIN CAPITAL LETTER W WITH CIRCUMFLEX} and e\N{COMBINING ACUTE ACCENT}",
    "عربي نص هنا and English words",
    "हिन्दी क्षत्रिय",
    "日本語 テスト",
    "Soft\N{SOFT HYPHEN}hyphen, non\N{NON-BREAKING HYPHEN}breaking, office fluffy difficult ½ x² ™ …",
    "• — •",
    "one\ttab and\nanother line",
)


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def plan() -> bytes:
    """A plan of a trust with everything recorded."""
    return build_document(DocumentKind.PLAN, rich_review(), made_on=MADE_ON, version=VERSION)


def converted(content: bytes, office: str = "") -> Converted:
    """What --pdf makes of a document."""
    (made,) = convert([content], Format.PDF, office=Path(office or soffice()))
    return made


def field(paragraph: Any, instruction: str, result: str) -> None:
    """Add a field with a saved result."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("text", result), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            said = OxmlElement("w:instrText")
            said.text = text
            run._r.append(said)


def odd_document() -> Any:
    """A document of everything that Word and a PDF have in different words."""
    document = Document()
    for text in ODD:
        document.add_paragraph(text)
    for style in ("List Number", "List Bullet"):
        document.add_paragraph(f"of {style}", style=style)
    for switch in ("all_caps", "small_caps", "hidden"):
        run = document.add_paragraph("and ").add_run(f"{switch} straße")
        setattr(run.font, switch, True)
    page = document.add_paragraph("See page ")
    field(page, " PAGE ", "99")
    page.add_run(" of this.")
    page.add_run().add_break(WD_BREAK.PAGE)
    page.add_run("after the break")
    column = document.add_paragraph("one column")
    column.add_run().add_break(WD_BREAK.COLUMN)
    column.add_run("after the column")
    large = document.add_paragraph("L")
    frame = parse_xml(f'<w:framePr {nsdecls("w")} w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text"/>')
    large._p.get_or_add_pPr().append(frame)
    document.add_paragraph("arge letter in front of a paragraph")
    run = document.add_paragraph("seen on paper, ").add_run("on the web not")
    run.font.web_hidden = True
    document.add_paragraph().add_run("dotless ı, sharp ß, final ς, ﬁ").font.small_caps = True
    document.styles.add_style("Secret", 1).font.hidden = True
    document.add_paragraph("not to be seen", style="Secret")
    document.add_paragraph("with a box ")._p.append(parse_xml(BOX))
    return document


BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
    '<w:pict><v:shape style="width:90pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.office
def test_a_whole_pdf_passes() -> None:
    """Letters are counted, not compared as they stand: what the two programs write differently is no difference."""
    content = saved(odd_document())
    made = converted(content)
    assert (made.error, made.unread) == ("", False)
    assert missing_text(content, made.content) is None


@pytest.mark.office
def test_each_paragraph_that_is_missing_is_named() -> None:
    """Whatever its script: the document with one paragraph less makes a PDF that lacks this one."""
    texts, lacking = [], []
    for number in (0, 1, 2, 3, 4, 6, 7):
        less = odd_document()
        paragraph = less.paragraphs[number]
        texts.append(" ".join(paragraph.text.split()))
        paragraph._p.getparent().remove(paragraph._p)
        lacking.append(saved(less))
    made = {pdf.number: pdf.content for pdf in convert(lacking, Format.PDF, office=Path(soffice()))}
    whole = saved(odd_document())
    assert [missing_text(whole, made[number]) for number in range(len(texts))] == texts


@pytest.mark.office
def test_a_pdf_reads_as_poppler_reads_it(tmp_path: Path) -> None:
    """The words of each paragraph are those that Poppler's pdftotext finds."""
    content = converted(plan()).content
    (tmp_path / "plan.pdf").write_bytes(content)
    theirs = set(pdf_text(tmp_path / "plan.pdf").split())
    numbers = re.compile(r"\d+\.|•")  # of lists, each a piece of its own
    ours = {
        word
        for first, *others in filter(None, paragraphs_in(content))
        for text in ([first, "".join(others)] if numbers.fullmatch(first) else ["".join([first, *others])])
        for word in text.split()
    }
    assert len(ours) > 200
    assert len(ours - theirs) < len(ours) / 50  # words that a line's end divides


@posix
@pytest.mark.office
@pytest.mark.parametrize(("table", "row"), [(0, 1), (1, 1), (2, 3), (-1, 1)])
def test_a_row_that_libreoffice_drops_is_named_and_no_pdf_is_made(tmp_path: Path, table: int, row: int) -> None:
    """The text is one of the row's own, whichever table it stood in."""
    program = tmp_path / "soffice"
    program.write_text(FAULTY.format(python=sys.executable, table=table, row=row, soffice=soffice()), encoding="utf-8")
    program.chmod(0o755)
    content = plan()
    lost = [p.text for cell in Document(io.BytesIO(content)).tables[table].rows[row].cells for p in cell.paragraphs]

    made = converted(content, str(program))

    assert made.content == b""
    said = made.error.removeprefix("LibreOffice left out some of its text, first “").removesuffix("”.").rstrip(" …")
    assert said
    assert any(" ".join(text.split()).startswith(said) for text in lost)


def test_a_file_that_is_no_pdf_is_not_guessed_at() -> None:
    """It is an error of its own, and not a text that is missing."""
    with pytest.raises(UnusablePdfError, match="it is damaged"):
        missing_text(plan(), b"%PDF-2.0\nin no way\nstartxref\n9\n%%EOF\n")


def without_tags(pdf: Pdf) -> None:
    """Take the tree of tags away."""
    del pdf.Root["/StructTreeRoot"]


def without_letters(pdf: Pdf) -> None:
    """Take from every font what letters it shows."""
    for font in pdf.objects:
        if isinstance(font, Dictionary) and "/ToUnicode" in font:
            del font["/ToUnicode"]


def without_text(pdf: Pdf) -> None:
    """Take from every page what is on it."""
    for page in pdf.pages:
        del page["/Contents"]


@pytest.mark.office
@pytest.mark.parametrize("change", [without_tags, without_letters, without_text])
def test_a_pdf_that_says_less_than_libreoffices_is_not_guessed_at(change: Callable[[Pdf], None]) -> None:
    """Without tags or letters the text cannot be known, which is not the same as a text that lacks."""
    out = io.BytesIO()
    with open_pdf(converted(plan()).content) as pdf:
        change(pdf)
        pdf.save(out)
    with pytest.raises(UnreadableTextError):
        paragraphs_in(out.getvalue())


#: A font's table that maps ranges of glyphs, to letters that follow each other and to a list of them.
RANGES = b"""1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfrange <01> <03> <0061> <04> <05> [<00660069> <D83DDE00>] endbfrange"""


def test_a_font_that_maps_ranges_of_glyphs_is_read() -> None:
    """Other versions and programs write them so (ISO 32000-1, 9.10.3)."""
    with new_pdf() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, ToUnicode=pdf.make_stream(RANGES)))
        page = pdf.add_blank_page()
        page["/Resources"] = Dictionary(Font=Dictionary(F1=font), Properties=Dictionary(M=Dictionary(MCID=1)))
        page["/Contents"] = pdf.make_stream(
            b"BT /F1 12 Tf /P <</MCID 0>> BDC [<01> -20 <0203>] TJ EMC /P /M BDC (\004\005) Tj "
            b"/Span <</ActualText (word)>> BDC <01> Tj EMC EMC /Artifact BMC <01> Tj EMC ET"
        )
        kids = [Dictionary(Type=Name.StructElem, S=Name.P, Pg=page.obj, K=number) for number in (1, 0)]
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array(kids))
        out = io.BytesIO()
        pdf.save(out)
    assert paragraphs_in(out.getvalue()) == [["fi\N{GRINNING FACE}word"], ["abc"]]
