"""How many pages the documents have, as LibreOffice sets them: those of the samples, of three trusts, and of extreme sets.

The measure is what each document is for: a summary is read at a board's table, and its first page may be all that is read.
The pages are those of the PDFs that ``--pdf`` writes, which a PDF/UA-1 checker judges too.
"""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.export.libreoffice import Format, convert
from matsheets.model.framework import Framework
from tests.judges import pdfua_failures
from tests.office import poppler, soffice
from tests.papers import all_documents, most_plan_pages

pytestmark = [pytest.mark.office, pytest.mark.slow]

SUMMARY, SLA = 8, "Part A: Key information"
#: Sets that no board gets: a draft of nothing, and far more text than anybody types.
EXTREME = ("overfull", "bare", "empty")


class Paper(NamedTuple):
    """One document as it was set: which, what stands on each of its pages, the Word document, and its PDF."""

    name: str
    kind: DocumentKind
    pages: list[str]
    content: bytes
    pdf: bytes

    @property
    def real(self) -> bool:
        """Whether it is of a sample or of a trust that might be."""
        return not self.name.startswith(EXTREME)


@pytest.fixture(scope="module")
def papers(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> list[Paper]:
    """Every document, set in pages; their counts are printed."""
    folder = tmp_path_factory.mktemp("papers")
    documents = all_documents(framework, folder)
    names = list(documents)
    results = list(convert([documents[name] for name in names], Format.PDF, office=Path(soffice())))
    assert {names[r.number]: r.error for r in results if r.error} == {}
    assert [names[r.number] for r in results if r.unread] == []
    assert len(results) == len(names)
    found = []
    for number, pdf in sorted((result.number, result.content) for result in results):
        name = names[number]
        found.append(Paper(name, _kind_of(name), _pages(pdf), documents[name], pdf))
    for paper in sorted(found, key=lambda paper: (paper.kind.slug, paper.name)):
        print(f"{len(paper.pages):4} pages  {paper.kind.title:40} {paper.name}")
    return found


def _kind_of(name: str) -> DocumentKind:
    if "-evidence-by-" in name:  # it is named for its map
        return DocumentKind.EVIDENCE_BY_MAP
    return next(kind for kind in DocumentKind if kind.slug in name or name.endswith(kind.title))


def _pages(pdf: bytes) -> list[str]:
    done = subprocess.run([poppler("pdftotext"), "-layout", "-", "-"], input=pdf, check=True, capture_output=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def _of(papers: list[Paper], kind: DocumentKind) -> list[Paper]:
    found = [paper for paper in papers if paper.kind is kind]
    assert len(found) >= 5
    return found


@pytest.mark.judges
def test_every_pdf_complies_with_pdf_ua_1(papers: list[Paper]) -> None:
    """LibreOffice's export, as --pdf writes it, passes every rule that a program can check; and its text is all there."""
    assert len(papers) > 30
    assert {paper.name: found for paper in papers if (found := pdfua_failures(paper.pdf))} == {}


def test_a_summary_has_at_most_eight_pages(papers: list[Paper]) -> None:
    """Of every sample and every trust, one with nine groups and twenty-three schools among them."""
    counts = {paper.name: len(paper.pages) for paper in _of(papers, DocumentKind.SUMMARY) if paper.real}

    assert {name: count for name, count in counts.items() if count > SUMMARY} == {}


def test_a_summarys_first_page_stands_alone(papers: list[Paper]) -> None:
    """All that stands before the first page's end in Word is on the first page, with sixty priorities too, and is asked for."""
    long = {}
    for paper in _of(papers, DocumentKind.SUMMARY):
        first = _first_page_of(paper.content)
        assert len(first) > 5, paper.name
        # Lines of cells that stand side by side come line by line, so each word is looked for by itself.
        printed = _words(paper.pages[0])
        if late := [text for text in first[-6:] if not all(_words(word) in printed for word in text.split())]:
            long[paper.name] = late
        if paper.real:
            assert "The board is asked to" in paper.pages[0], paper.name
    assert long == {}


def test_a_plan_has_two_pages_and_half_a_page_a_priority(papers: list[Paper]) -> None:
    """Counting each priority set out in full, of every sample and every trust; a later round has a page more for each table of its own."""
    long = {}
    for paper in _of(papers, DocumentKind.PLAN):
        if paper.real and len(paper.pages) > (most := most_plan_pages(paper.content)):
            long[paper.name] = (len(paper.pages), most)
    assert long == {}


def test_a_meeting_paper_has_five_pages_and_one_an_element(papers: list[Paper]) -> None:
    """The order of business takes the first page, and all that takes a line, with the sources, four at the end."""
    long = {}
    for paper in [paper for paper in _of(papers, DocumentKind.MEETING) if paper.real]:
        items = re.findall(r"\bItem \d+\b", " ".join(paper.pages))
        if len(paper.pages) > 5 + len(items):
            long[paper.name] = (len(paper.pages), len(items))
    assert long == {}


def test_key_information_has_two_pages(papers: list[Paper]) -> None:
    """From its heading to that of the terms, in every agreement that a trust would make."""
    long = {}
    for paper in [paper for paper in papers if paper.kind is DocumentKind.SLA and paper.real]:
        at = [n for n, text in enumerate(paper.pages) if _begins(text, SLA)][-1:]
        to = [n for n, text in enumerate(paper.pages) if _begins(text, "Part B: Terms")][-1:]
        assert at, paper.name
        assert to, paper.name
        if to[0] - at[0] > 2:
            long[paper.name] = to[0] - at[0]
    assert long == {}


def test_an_element_to_settle_takes_a_page_at_most(papers: list[Paper]) -> None:
    """In every meeting paper, from its title to the last line that is filled in, with fourteen groups and long texts too."""
    broken, count = [], 0
    for paper in _of(papers, DocumentKind.MEETING):
        titles = [
            p.text for p in Document(io.BytesIO(paper.content)).paragraphs if p.style and p.style.name == "Heading 3"
        ]
        for title in titles:
            pages = [_words(page) for page in paper.pages if _words(title) in _words(page)]
            last = _words("Who shows the evidence, and where")
            if len(pages) != 1 or last not in pages[0].partition(_words(title))[2]:
                broken.append((paper.name, title))
        count += len(titles)
    assert broken == []
    assert count > 30


def test_no_page_is_blank(papers: list[Paper]) -> None:
    """Every page of every document holds more than its header and its footer."""
    assert {paper.name: n for paper in papers for n, text in enumerate(paper.pages, start=1) if len(text) < 90} == {}


def _begins(page: str, heading: str) -> bool:
    """Tell whether a page begins with a heading, below the running header."""
    return heading in page[: len(heading) + 160]


def _words(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _first_page_of(content: bytes) -> list[str]:
    """Return the texts of a document's body up to its first page break, those in tables too."""
    texts: list[str] = []
    for paragraph in Document(io.BytesIO(content)).element.body.iter("{*}p"):
        properties = paragraph.find("{*}pPr/{*}pageBreakBefore")
        style = paragraph.find("{*}pPr/{*}pStyle")
        named = style is not None and "Page" in str(style.values())
        if texts and (properties is not None or named or paragraph.find(".//{*}br[@{*}type='page']") is not None):
            break
        if paragraph.find("{*}pPr/{*}sectPr") is not None:
            break
        if text := "".join(paragraph.itertext("{*}t")).strip():
            texts.append(text)
    return texts
