"""The lint: each fault that it knows is found in a document that has it."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from matsheets.documents.contexts.kinds import DocumentKind
from matsheets.documents.lint import SMALLER, lint
from matsheets.documents.lintstyles import contrast
from matsheets.documents.template.build import build_document
from tests.documents.builders import MADE_ON, ROOT, VERSION, rich_review


@cache
def sound() -> bytes:
    """A sound document with one group of respondents, built once."""
    return build_document(DocumentKind.SUMMARY, rich_review(1), made_on=MADE_ON, version=VERSION)


def faults(change: Callable[[Any], object]) -> list[str]:
    """What the lint says of a sound document after a change."""
    doc = Document(io.BytesIO(sound()))
    change(doc)
    out = io.BytesIO()
    doc.save(out)
    return lint(out.getvalue())


def test_a_sound_document_has_no_faults() -> None:
    """Nothing changed, nothing found."""
    assert faults(lambda doc: None) == []


def language(doc: Any) -> None:
    """Set one run in American English."""
    run = doc.paragraphs[5].runs[0]
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "en-US")
    run._r.get_or_add_rPr().append(lang)


def nested(doc: Any) -> None:
    """Put a table into a cell."""
    doc.tables[0].rows[1].cells[0].add_table(2, 1)


def header(doc: Any) -> None:
    """Unmark a header row."""
    properties = doc.tables[0].rows[0]._tr.trPr
    properties.remove(properties.find(qn("w:tblHeader")))


def uncaptioned(doc: Any) -> None:
    """Take a table's title away."""
    properties = doc.tables[0]._tbl.tblPr
    properties.remove(properties.find(qn("w:tblCaption")))


def small(doc: Any) -> None:
    """Make a style too small to read."""
    doc.styles["Source"].font.size = Pt(8)


def bold(doc: Any) -> None:
    """Write a heading as bold text."""
    doc.add_paragraph("Our strengths").runs[0].bold = True


def labelled(doc: Any) -> None:
    """Write a heading in a character style that is bold."""
    doc.add_paragraph().add_run("Our strengths").style = "Label"


def broken(doc: Any) -> None:
    """Make space with a line break in a paragraph of its own."""
    doc.add_paragraph().add_run().add_break()


def pale(doc: Any) -> None:
    """Write in a grey that fades into the paper."""
    doc.add_paragraph().add_run("Hard to see.").font.color.rgb = RGBColor(0xAA, 0xAA, 0xAA)


def shaded(doc: Any) -> None:
    """Take the dark colour from behind a header cell's white words."""
    properties = doc.tables[0].rows[0].cells[0]._tc.get_or_add_tcPr()
    shade = OxmlElement("w:shd")
    shade.set(qn("w:fill"), "FFFFFF")
    properties.append(shade)


def tiny(doc: Any) -> None:
    """Set one run of words small."""
    doc.add_paragraph().add_run("The small print.").font.size = Pt(9)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda doc: setattr(doc.core_properties, "title", ""), "have no title"),
        (lambda doc: setattr(doc.core_properties, "language", "en-US"), "do not say that its language is en-GB"),
        (language, "holds text in en-US"),
        (lambda doc: doc.add_paragraph("Again", style="Heading 1"), "There are 2 headings of level 1"),
        (lambda doc: setattr(doc.paragraphs[1], "style", doc.styles["Lead"]), "There are 0 headings of level 1"),
        (lambda doc: doc.add_paragraph("", style="Heading 2"), "heading of level 2 is empty"),
        (lambda doc: (doc.add_paragraph("A", style="Heading 2"), doc.add_paragraph("B", style="Heading 4")), "follows one of level 2"),
        (lambda doc: doc.add_paragraph(""), "blank paragraph"),
        (broken, "blank paragraph"),
        (lambda doc: setattr(doc.paragraphs[9], "alignment", WD_ALIGN_PARAGRAPH.JUSTIFY), "is justified"),
        (lambda doc: setattr(doc.paragraphs[9], "alignment", WD_ALIGN_PARAGRAPH.CENTER), "is centred"),
        (lambda doc: setattr(doc.styles["Lead"].paragraph_format, "alignment", WD_ALIGN_PARAGRAPH.RIGHT), "is aligned right"),
        (bold, "give it a heading style"),
        (labelled, "give it a heading style"),
        (lambda doc: doc.add_paragraph("Questions to ask", style="Caption"), "give it a heading style"),
        (lambda doc: doc.tables[0].cell(1, 0).merge(doc.tables[0].cell(1, 1)), "merged cells"),
        (nested, "inside another table"),
        (header, "no marked header row"),
        (uncaptioned, "no title or no description"),
        (lambda doc: setattr(doc.tables[0].cell(1, 1), "text", ""), "empty cell in column 2"),
        (lambda doc: [doc.tables[0]._tbl.remove(row._tr) for row in list(doc.tables[0].rows)[1:]], "no row below its header"),
        (small, "The style Source is smaller than 10 points"),
        (lambda doc: setattr(doc.styles["Table Text"].font, "size", Pt(11)), "The style Table Text is smaller than 12 points"),
        (tiny, 'The words "The small print." are smaller than 12 points'),
        (pale, 'The words "Hard to see." have a contrast of only 2.3'),
        (shaded, 'The words "Ref" have a contrast of only 1.0'),
    ],
)  # fmt: skip
def test_each_fault_is_found(change: Callable[[Any], object], said: str) -> None:
    """A document with one fault is reported for it."""
    assert any(said in fault for fault in faults(change))


@pytest.mark.parametrize(("behind", "ratio"), [("8B0000", None), ("E07B00", "3.0")])
def test_a_shaded_word_is_held_against_its_own_shading(behind: str, ratio: str | None) -> None:
    """White words on white paper are read where they have a dark colour of their own behind them; orange is too pale."""

    def mark(doc: Any) -> None:
        run = doc.add_paragraph().add_run("Red")
        run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        shade = OxmlElement("w:shd")
        shade.set(qn("w:fill"), behind)
        run._r.get_or_add_rPr().append(shade)

    wanted = [] if ratio is None else [f'The words "Red" have a contrast of only {ratio} to what is behind them.']
    assert [fault for fault in faults(mark) if '"Red"' in fault] == wanted


def test_a_picture_needs_words() -> None:
    """A picture without alternative text is reported."""
    pixel = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
        b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
    )
    assert any("no alternative text" in fault for fault in faults(lambda doc: doc.add_picture(io.BytesIO(pixel))))

    def logo(doc: Any) -> None:
        doc.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(pixel))

    assert any("no alternative text" in fault for fault in faults(logo))


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("000000", "FFFFFF", 21.0), ("777777", "FFFFFF", 4.48), ("767676", "FFFFFF", 4.54)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """Black on white is 21; the two greys are those on either side of 4.5 in WCAG's own teaching."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_what_may_be_smaller_is_told_with_its_reason() -> None:
    """Each style that may be under 12 points stands in the guide's one table."""
    guide = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8").lower()
    for name, (half_points, reason) in SMALLER.items():
        assert f"| {name} | {half_points // 2} | {reason.lower()} |" in guide
