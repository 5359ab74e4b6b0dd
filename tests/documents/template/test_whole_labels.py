"""A rating's label never breaks inside a word in a table's cell, in whichever table of whichever paper."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from matsheets.comparison.comparison import compare_trusts
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.documents.template.comparison_paper import build_comparison
from matsheets.documents.template.programme_papers import build_programme_paper
from matsheets.model.framework import Framework, Rating
from matsheets.programme.trust_entry import ElementEntry, Programme
from matsheets.workbook.write.text_measure import PIXELS, text_width
from tests.comparison.books import trust
from tests.documents.builders import MADE_ON, VERSION, framework, rich_review
from tests.documents.contexts.test_programme_paper import DAY
from tests.documents.contexts.test_programme_paper import trust as entry
from tests.office import convert, poppler

#: Labels of 14, 18, 11 and 9 letters, the first two behind a bar.
UNSATISFACTORY, UNREPRESENTATIONAL, OPERATIONAL, EXCELLENT = LONG = (
    Rating("one", "Unsatisfactory", "early days", "Un", "C00000", "FFFFFF", 1, weak=True),
    Rating("two", "Unrepresentational", "on the way", "Ur", "DDDDDD", "000000", 2, weak=True),
    Rating("three", "Operational", "in place", "Op", "225522", "FFFFFF", 3),
    Rating("four", "Excellent", "well established", "Ex", "123456", "FFFFFF", 4),
)
KINDS = (DocumentKind.SUMMARY, DocumentKind.EVIDENCE, DocumentKind.PLAN)
#: What is left of such a label on a line that ends inside it.
BROKEN = re.compile(r"\b(?:Unsat(?!isfactory\b)|Unrep(?!resentational\b)|Operat(?!ional\b)|Excell(?!ent\b))[a-z]*\b")


def long_framework() -> Framework:
    """The shipped framework with those ratings."""
    return replace(framework(), id="long", scale=replace(framework().scale, ratings=LONG))


def papers(frame: Framework) -> Iterator[bytes]:
    """A trust's papers, and what compares three trusts."""
    review = rich_review(frame=frame)
    yield from (build_document(kind, review, made_on=MADE_ON, version=VERSION) for kind in KINDS)
    ratings = dict(zip((element.ref for element in frame.elements), frame.scale.ratings, strict=False))
    rated = {ref: (rating, "Why.", "Minutes") for ref, rating in ratings.items()}
    yield build_comparison(compare_trusts([trust(f"{name} Trust", rated, on=frame) for name in ("Ash", "Elm", "Oak")]))


def columns(paper: bytes) -> Iterator[tuple[int, str, int]]:
    """Each word of a rating in a table: the type's half points, the word, and the twips of its column."""
    for table in Document(io.BytesIO(paper)).tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            for paragraph in cell.paragraphs:
                shaded = [run.text for run in paragraph.runs if run._r.find(f".//{qn('w:shd')}") is not None]
                on_colour = paragraph.style.name.endswith(("On Dark", "On Light"))
                for word in "".join([paragraph.text] if on_colour else shaded).split(" "):
                    yield 21 if "Compact" in paragraph.style.name else 20, word, round((cell.width or Cm(0)) / 635)


def test_each_column_of_ratings_is_as_wide_as_their_words() -> None:
    """By the widths of the font's letters at the smallest type of a table, without any margin."""
    for paper in papers(long_framework()):
        for half_points, word, twips in columns(paper):
            assert text_width(word.rstrip(), half_points / 2, bold=True) / PIXELS * 20 <= twips, word


def test_a_table_that_would_grow_has_short_forms_and_a_key_below() -> None:
    """Five columns of ratings leave no room for eighteen letters; one beside long words does."""
    summary, evidence, *_ = (Document(io.BytesIO(paper)) for paper in papers(long_framework()))
    said = [paragraph.text for paragraph in summary.paragraphs]
    assert "Un: Unsatisfactory; Ur: Unrepresentational; Op: Operational; Ex: Excellent." in said
    assert not any("Ur: Unrepresentational" in paragraph.text for paragraph in evidence.paragraphs)


@pytest.mark.parametrize("groups", [2, 3, 4, 5])
def test_no_word_of_a_group_breaks_in_its_columns_title(groups: int) -> None:
    """However many groups stand side by side: the column is as wide as the word in its type, which is smaller where it must be."""
    review = rich_review(groups)
    named = tuple(
        r._replace(group="Local committees and headteachers") if not r.agreed else r for r in review.respondents[:1]
    )
    heads = (*named, *review.respondents[1:])
    of = {r.file: r for r in heads}
    headings = tuple(
        h._replace(
            elements=tuple(
                e._replace(views=tuple(v._replace(respondent=of[v.respondent.file]) for v in e.views))
                for e in h.elements
            )
        )
        for h in review.headings
    )
    paper = build_document(
        DocumentKind.SUMMARY, replace(review, respondents=heads, headings=headings), made_on=MADE_ON, version=VERSION
    )
    titles = [
        (paragraph, cell.width)
        for table in Document(io.BytesIO(paper)).tables
        for cell in table.rows[0].cells
        for paragraph in cell.paragraphs
        if "headteachers" in paragraph.text
    ]
    assert titles
    for paragraph, width in titles:
        size = paragraph.runs[0].font.size
        assert (
            text_width("headteachers", size.pt if size else 10.5, bold=True) / PIXELS <= width.pt - 5
        )  # the least margins of a cell


@pytest.mark.office
def test_no_label_is_broken_on_paper(tmp_path: Path) -> None:
    """LibreOffice's PDF has each label whole on a line, wherever one stands."""
    frame = long_framework()
    rated = tuple(ElementEntry(e.ref, at % 4 + 1, True) for at, e in enumerate(frame.elements))
    entries = tuple(entry(n, f"Trust {n}")._replace(elements=rated) for n in range(3))
    made = [*papers(frame), build_programme_paper(Programme(frame, DAY, entries))]
    files = [tmp_path / f"{number}.docx" for number, _ in enumerate(made)]
    for file, paper in zip(files, made, strict=True):
        file.write_bytes(paper)
    for pdf in convert(files, "pdf", tmp_path):
        text = subprocess.run([poppler("pdftotext"), pdf, "-"], check=True, capture_output=True, text=True).stdout
        assert "Unsatisfactory" in text
        assert BROKEN.findall(text) == []
