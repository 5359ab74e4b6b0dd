"""The lint of the tests: each fault that it knows is found in a document that has it."""

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
from docx.shared import Pt

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from tests.documents.builders import MADE_ON, ROOT, VERSION, rich_review
from tests.documents.lint import SMALLER, lint


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


def tiny(doc: Any) -> None:
    """Set one run of words small."""
    doc.add_paragraph().add_run("The small print.").font.size = Pt(9)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda doc: setattr(doc.core_properties, "title", ""), "have no title"),
        (lambda doc: setattr(doc.core_properties, "language", "en-US"), "do not say that its language is en-GB"),
        (language, "these words are marked as en-US"),
        (lambda doc: doc.add_paragraph(""), "blank paragraph"),
        (broken, "blank paragraph"),
        (lambda doc: setattr(doc.paragraphs[9], "alignment", WD_ALIGN_PARAGRAPH.JUSTIFY), "is justified"),
        (lambda doc: setattr(doc.paragraphs[9], "alignment", WD_ALIGN_PARAGRAPH.CENTER), "is centred"),
        (lambda doc: setattr(doc.styles["Board Text"].paragraph_format, "alignment", WD_ALIGN_PARAGRAPH.RIGHT), "is aligned right"),
        (bold, "give it a heading style"),
        (labelled, "give it a heading style"),
        (lambda doc: doc.add_paragraph("Questions to ask", style="Caption"), "give it a heading style"),
        (lambda doc: doc.tables[0].cell(1, 0).merge(doc.tables[0].cell(1, 1)), "merged cells"),
        (nested, "inside another table"),
        (lambda doc: setattr(doc.tables[0].cell(1, 1), "text", ""), "empty cell in column 2"),
        (lambda doc: [doc.tables[0]._tbl.remove(row._tr) for row in list(doc.tables[0].rows)[1:]], "no row below its header"),
        (small, "The style Source is smaller than 10 points"),
        (lambda doc: setattr(doc.styles["Normal"].font, "size", Pt(11)), "The style Normal is smaller than 12 points"),
        (tiny, 'The words "The small print." are smaller than 12 points'),
    ],
)  # fmt: skip
def test_each_fault_is_found(change: Callable[[Any], object], said: str) -> None:
    """A document with one fault is reported for it."""
    assert any(said in fault for fault in faults(change))


def test_what_may_be_smaller_is_told_with_its_reason() -> None:
    """Each style that may be under 12 points stands in the guide's one table."""
    guide = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8").lower()
    for name, (half_points, reason) in SMALLER.items():
        assert f"| {name} | {half_points // 2} | {reason.lower()} |" in guide
