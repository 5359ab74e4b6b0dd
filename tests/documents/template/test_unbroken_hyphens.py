"""Ratings' words with a hyphen in documents: no line ends at it, whatever the program; typed words stay as typed."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.unbroken_hyphens import with_unbroken_hyphens
from matsheets.documents.template.build import build_document
from matsheets.documents.template.engine import fill
from matsheets.review.combine import combine
from matsheets.trace.statements import statements_of
from matsheets.workbook.read.reader import read_workbook
from tests.documents.builders import ROOT

PENNERDOWN = ROOT / "tests" / "former" / "schema-3" / "pennerdown-church-and-community-schools-trust"
HYPHEN = "\N{NON-BREAKING HYPHEN}"
#: Where a text goes on that is printed in brief.
BRIEF = re.compile(r" \[…\]|…")
LABEL = re.compile(r"Amber-(?:red|green)")


def made_of(*paragraphs: str, **values: object) -> bytes:
    """Fill a document of these paragraphs, tags and all."""
    template = docx.Document()
    for text in paragraphs:
        template.add_paragraph(text)
    out = io.BytesIO()
    template.save(out)
    return fill(out.getvalue(), values)


def xml_of(document: bytes) -> str:
    """Return the XML of a document's text."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read("word/document.xml").decode()


def test_an_unbroken_hyphen_is_words_own() -> None:
    """Carlito and Calibri have no glyph for the character, so it is written as Word's element, in any text."""
    made = made_of("Was {{ was }}, is {{ now }}.", was=f"A{HYPHEN}B{HYPHEN}C", now=f"D\n{HYPHEN}E")
    assert HYPHEN not in xml_of(made)
    assert xml_of(made).count("<w:noBreakHyphen/>") == 3
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "Was A-B-C, is D\n-E."


def test_an_attribute_has_a_plain_hyphen() -> None:
    """An alternative text is read out and never broken: there the hyphen is the one that people type."""
    template = docx.Document()
    template.add_table(1, 1).cell(0, 0).text = "{{ label }}"
    properties = template.tables[0]._tbl.tblPr
    properties.append(properties.makeelement(qn("w:tblCaption"), {qn("w:val"): "Rated {{ label }}"}))
    out = io.BytesIO()
    template.save(out)
    made = xml_of(fill(out.getvalue(), {"label": f"Amber{HYPHEN}red"}))
    assert 'w:val="Rated Amber-red"' in made
    assert made.count("<w:noBreakHyphen/>") == 1


def test_a_label_equals_what_a_template_compares_it_with() -> None:
    """Templates of people's own ask whether a rating is Amber-red, as they type it."""
    values = with_unbroken_hyphens({"label": "Amber-red", "told": "All Amber-red"}, ["Amber-red"], [])
    assert values == {"label": "Amber-red", "told": "All Amber-red"}
    made = made_of("{% if label == 'Amber-red' %}{{ label }}: {{ told }}, {{ label ~ '!' }}{% endif %}", **values)
    assert xml_of(made).count("<w:noBreakHyphen/>") == 3


def test_no_line_ends_at_a_refs_hyphen() -> None:
    """A Ref holds wherever it is printed; a file's name and a longer code are none."""
    told = "Adopt it (PLAN-01). See BEY-02, not ABC-01.xlsx, X-ABC-01 or ABC-01-B."
    values = with_unbroken_hyphens({"told": told}, ["Amber-red"], [])
    made = made_of("{{ told }}", **values)
    assert xml_of(made).count("<w:noBreakHyphen/>") == 2
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == told


def typed_in(folder: Path) -> set[str]:
    """Return everything that people typed in a trust's workbooks, spaces as one."""
    read = [read_workbook(path) for path in sorted(folder.glob("*.xlsx"))]
    return {" ".join(answer.text.split()) for one in read for answer in one.answers}


@pytest.mark.parametrize("kind", [DocumentKind.SUMMARY, DocumentKind.EVIDENCE, DocumentKind.PLAN])
def test_no_rating_breaks_and_no_typed_word_changes(kind: DocumentKind) -> None:
    """In whole documents every breakable Amber-red stands in someone's own words, and people read the others alike."""
    review = combine([read_workbook(path) for path in sorted(PENNERDOWN.glob("*.xlsx"))])
    made = build_document(kind, review)
    runs = [t.text or "" for t in docx.Document(io.BytesIO(made)).element.body.iter(qn("w:t"))]
    breakable = [" ".join(text.split()) for text in runs if LABEL.search(text)]
    typed = " | ".join(typed_in(PENNERDOWN))
    assert [t for t in breakable if LABEL.fullmatch(t) or BRIEF.split(t)[0] not in typed] == []
    told = [s.text for s in statements_of(made) if LABEL.search(s.text)]
    assert len(told) > len(breakable)
    assert not any(HYPHEN in s.text for s in statements_of(made))
