"""What a document says, statement by statement, and what differs between two."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml import parse_xml

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.fingerprint import text_fingerprint
from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.template.build import build_document
from matsheets.errors import DocumentError
from matsheets.trace.differences import compare
from matsheets.trace.statements import Statement, statements_of
from tests.documents.builders import MADE_ON, blank_document, rich_review
from tests.documents.record.test_manifest import with_compressed, with_part

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document: object) -> bytes:
    """A python-docx document's bytes."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def body(document: bytes) -> bytes:
    """The part that holds the text."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read("word/document.xml")


def paragraph(xml: str) -> bytes:
    """A document of one paragraph, from what is in it."""
    made = blank_document()
    made.element.body.insert(0, parse_xml(f'<w:p xmlns:w="{W}">{xml}</w:p>'))
    return saved(made)


def table(*rows: tuple[str, ...], heading: str = "") -> tuple[Statement, ...]:
    """The statements of one table, maybe under a heading."""
    made = blank_document()
    made.add_heading("Section", 1)
    if heading:
        made.add_heading(heading, 2)
    grid = made.add_table(rows=len(rows), cols=len(rows[0]))
    for line, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text, *others = text.split("|")
            for other in others:
                cell.add_paragraph(other)
    return statements_of(saved(made))


class TestStatements:
    def test_a_row_with_a_ref(self) -> None:
        """Every cell has the row's Ref and its column's header, even where it names another Ref."""
        found = table(("Ref", "Serves", "Rating"), ("PLAN-01", "VIS-02 Needs", "Red"))

        assert Statement("PLAN-01", "Section", "Serves", "VIS-02 Needs") in found
        assert Statement("PLAN-01", "Section", "Rating", "Red") in found

    def test_a_ref_that_says_whose_it_is(self) -> None:
        """Two groups' issues with one number are two rows; a title in brackets after a Ref is no part of it."""
        found = table(("Ref", "Issue"), ("BEY-01 (Trustees)", "Reserves"), ("VIS-01 (new) Clarity", "Growth"))

        assert Statement("BEY-01 (Trustees)", "Section", "Issue", "Reserves") in found
        assert Statement("VIS-01", "Section", "Issue", "Growth") in found

    def test_a_table_whose_first_header_is_a_ref(self) -> None:
        """All of it is about that Ref, and so is the title over it."""
        found = table(("PLAN-02", "VIS-02 Needs"), ("Lead", "Asha Patel"), heading="Heads know whom to ask.")

        assert Statement("PLAN-02", "Heads know whom to ask.", "Lead", "Asha Patel") in found
        assert "PLAN-02" in {s.ref for s in found if s.text == "Heads know whom to ask."}

    def test_a_row_beside_a_question(self) -> None:
        """A Ref beside a label is the row's; the label says what it is."""
        assert Statement("PAR-11", "Section", "Start date", "1 May") in table(
            ("A", "B"), ("Start date PAR-11", "1 May")
        )

    def test_a_row_under_a_heading_with_a_ref(self) -> None:
        """Without a Ref of its own a row has the heading's."""
        found = table(
            ("Whose", "Rating", "Why"), ("Trustees", "Red", "Because.|Evidence: Minutes."), heading="GOV-01 Roles"
        )

        assert Statement("GOV-01", "Section", "Trustees › Rating", "Red") in found
        assert Statement("GOV-01", "Section", "Trustees › Evidence", "Evidence: Minutes.") in found

    def test_a_cell_with_several_refs(self) -> None:
        """In a list of priorities each has its own."""
        found = table(("Term", "Starts"), ("Autumn 2026", "PLAN-01 One|PLAN-02 Two"))

        assert [s.ref for s in found if s.label == "Autumn 2026 › Starts"] == ["PLAN-01", "PLAN-02"]

    @pytest.mark.parametrize(
        "xml",
        [
            "<w:r><w:t>One two</w:t></w:r>",
            '<w:r><w:t xml:space="preserve">One </w:t></w:r><w:r><w:t>two</w:t></w:r>',
            "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>",
            "<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r>",
            "<w:r><w:t>One\u00a0t\u200bwo</w:t></w:r>",
            "<w:ins w:id='1' w:author='a'><w:r><w:t>One two</w:t></w:r></w:ins>",
            "<w:r><w:t>One two</w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>three</w:delText></w:r></w:del>",
            "<w:r><w:t>One two</w:t></w:r><w:fldSimple w:instr=' PAGE '><w:r><w:t>7</w:t></w:r></w:fldSimple>",
            "<w:r><w:t>One two</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7.7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "<w:r><w:t>One two</w:t></w:r><w:hyperlink w:anchor='_Toc1'><w:r><w:t>7</w:t></w:r></w:hyperlink>",
        ],
    )
    def test_the_same_sentence_in_other_markup(self, xml: str) -> None:
        """However a program cuts, spaces and marks a sentence, it is one statement with the same text."""
        assert statements_of(paragraph(xml)) == (Statement("", "Cover", "", "One two"),)

    def test_a_list_of_contents_is_no_statement(self) -> None:
        """Whatever its page numbers say today."""
        made = blank_document()
        made.styles.add_style("toc 1", 1)
        made.add_paragraph("Strengths\t5", style="toc 1")

        assert statements_of(saved(made)) == ()


class TestFingerprint:
    def test_stays_when_only_the_looks_change(self) -> None:
        """Runs, spaces, fields and links within the document do not count."""
        plain = paragraph("<w:r><w:t>One two</w:t></w:r>")
        marked = paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'> One</w:t></w:r><w:r><w:t>two</w:t></w:r>"
                           "<w:hyperlink w:anchor='_Toc1'><w:r><w:t>7</w:t></w:r></w:hyperlink>")  # fmt: skip

        assert text_fingerprint(body(plain)) == text_fingerprint(body(marked))

    def test_stays_when_a_contents_list_has_other_pages(self) -> None:
        """Of an entry nothing counts: not its link, nor the page number behind that."""
        entry = ("<w:pPr><w:pStyle w:val='TOC1'/></w:pPr><w:hyperlink w:anchor='a'><w:r><w:t>One</w:t></w:r>"
                 "</w:hyperlink><w:r><w:t>{}</w:t></w:r>")  # fmt: skip
        four, five = (text_fingerprint(body(paragraph(entry.format(page)))) for page in (4, 5))

        assert four == five

    @pytest.mark.parametrize("text", ["One two three", "One", "Two one", "One tw0", "One &amp; two"])
    def test_changes_with_a_word(self, text: str) -> None:
        """A word more, less, elsewhere or other is another text."""
        assert text_fingerprint(body(paragraph(f"<w:r><w:t>{text}</w:t></w:r>"))) != text_fingerprint(
            body(paragraph("<w:r><w:t>One two</w:t></w:r>"))
        )


class TestComparing:
    HERE = (
        Statement("VIS-01", "Heat map", "Rating", "Green"),
        Statement("VIS-01", "Evidence", "Trustees › Rating", "Green"),
        Statement("VIS-01", "Strengths", "Element", "Purpose"),
        Statement("VIS-01", "Strengths", "Rating", "Green"),
        Statement("PLAN-02", "Plan", "", "PLAN-02 Do it"),
        Statement("", "Cover", "", "Some Trust"),
    )

    def test_equal_in_another_order(self) -> None:
        """What says the same in another order says the same."""
        assert compare(self.HERE, self.HERE[::-1]) == ()

    def test_one_change_in_two_places_is_one_difference(self) -> None:
        """Each place is named."""
        there = tuple(
            replace(s, text="Red") if s.text == "Green" and s.section != "Strengths" else s for s in self.HERE
        )

        (difference,) = compare(self.HERE, there)

        assert (difference.ref, difference.document, difference.workbooks) == ("VIS-01", "Green", "Red")
        assert difference.places == ("Heat map › Rating", "Evidence › Trustees › Rating")

    def test_what_left_a_section_is_one_difference(self) -> None:
        """An element that is no longer among the strengths is not a difference for each of its cells."""
        (difference,) = compare(self.HERE, tuple(s for s in self.HERE if s.section != "Strengths"))

        assert difference.whole
        assert (difference.places, difference.document, difference.workbooks) == (
            ("Strengths",),
            "Purpose · Green",
            None,
        )

    def test_what_is_new_altogether(self) -> None:
        """The other way about as well."""
        (difference,) = compare(self.HERE[:4] + self.HERE[5:], self.HERE)

        assert (difference.ref, difference.whole, difference.document) == ("PLAN-02", True, None)
        assert difference.workbooks == "PLAN-02 Do it"

    def test_many_statements(self) -> None:
        """A document of fifty thousand references is compared in one go, not each with each."""
        many = tuple(Statement(f"PLAN-{n}", f"Section {n}", "", f"PLAN-{n} x") for n in range(50_000))

        assert len(compare(many, self.HERE)) == 50_000 + 3


class TestHostile:
    def test_more_tags_than_a_document_has(self, tmp_path: Path) -> None:
        """A small file that unpacks to millions of paragraphs is refused before they are read."""
        made = with_compressed(
            with_part(
                paragraph(""),
                lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 2_000_000),
                "word/document.xml",
            )
        )

        assert len(made) < 100_000
        with pytest.raises(DocumentError, match="holds a part of more than 1,000,000 XML tags"):
            statements_of(made)

    def test_broken_bytes(self) -> None:
        """Whatever byte of a document is broken, it is read or refused with a sentence."""
        made = build_document(DocumentKind.PLAN, rich_review(), made_on=MADE_ON)
        chance = random.Random(20261122)
        outcomes = set()
        for _ in range(120):
            broken = bytearray(made)
            for _ in range(chance.randint(1, 4)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            try:
                read_manifest(bytes(broken))
                statements_of(bytes(broken))
                outcomes.add("read")
            except DocumentError:
                outcomes.add("refused")

        assert outcomes == {"read", "refused"}
