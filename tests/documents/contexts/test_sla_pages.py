"""The agreement's pages, as LibreOffice sets them: what fits how many, and none that is half empty within a part."""

from __future__ import annotations

import itertools
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.engine import fill
from matsheets.model.framework import Framework
from matsheets.workbook.layout.choices import OTHER_TRUST, SINGLE_TRUST
from tests import builders
from tests.documents.contexts.test_sla import FREE, RICH, TEMPLATE, Answers, agreement
from tests.documents.contexts.test_sla_signatures import SCHOOL, TRUSTS, signed
from tests.office import convert, poppler
from tests.sample_values import values_of_samples

PARTS = ("Points to settle", "What we agreed", "In this document", "Part A: Key information", "Part B: Terms",
         "Schedule 1: ", "Schedule 2: ", "Schedule 3: ", "Signatures")  # fmt: skip
COVER = "Cover"
#: What stands within the margins: below the running header, above the running footer.
TOP, BOTTOM = 0.07, 0.925


class Page(NamedTuple):
    """One page: the part that it belongs to, and how far down it is filled, of 1."""

    part: str
    filled: float


def pages_of(pdf: Path) -> list[Page]:
    """Read the pages of an agreement; a page on which a second part begins belongs to that."""
    done = subprocess.run([poppler("pdftotext"), "-bbox", pdf, "-"], check=True, capture_output=True, text=True)
    found, part = [], COVER
    for page in done.stdout.split("<page ")[1:]:
        width, height = (float(size) for size in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        words = [(float(y) / height, word) for y, word in re.findall(r'yMax="([\d.]+)">([^<]*)</word>', page)]
        within = [(y, word) for y, word in words if TOP < y < BOTTOM]
        text = " ".join(word for _, word in within)
        if found:  # two schedules may begin on one of the pages that lie on their side
            begun = [name for name in PARTS if text.startswith(name) or (width > height and name in text)]
            part = begun[-1] if begun else part
        found.append(Page(part, (max(y for y, _ in within) - TOP) / (BOTTOM - TOP)))
    return found


def full(**settings: object) -> Answers:
    """RICH with a dozen services and long texts wherever the key information has room for them."""
    answers: Answers = dict(RICH)
    for n in range(1, 13):
        answers |= builders.row(
            f"SRV-{n:02d}", service=f"Support for subject leaders in the humanities, part {n}", provider="M. Osei, director",
            provided="A morning a fortnight with the leader of each subject. " * 3, measure="Two steps are seen in lessons. " * 3,
        )  # fmt: skip
    consultation = (
        "Staff and their unions, parents and carers, both dioceses: meetings and letters in the autumn term. " * 4
    )
    return answers | {("PAR-22", "answer"): consultation} | {(f"PAR-{ref}", "answer"): v for ref, v in settings.items()}


@pytest.mark.office
def test_what_fits_its_pages(tmp_path: Path, framework: Framework) -> None:
    """What we agreed fits one page and the key information two; no page but a part's last is more than half empty."""
    made = [fill(TEMPLATE, values) for values in values_of_samples(DocumentKind.SLA, framework)]
    made += [
        agreement(full()),
        agreement(full(**{"27": SINGLE_TRUST})),
        agreement(full(**{"27": OTHER_TRUST})),
        agreement({}),
    ]
    made += [
        signed(SCHOOL, {("PAR-38", "answer"): False}),
        signed(SCHOOL, FREE),
        signed(TRUSTS, FREE),
    ]  # of these, two are deeds
    files = [tmp_path / f"{number}.docx" for number, _ in enumerate(made)]
    for file, content in zip(files, made, strict=True):
        file.write_bytes(content)

    for pdf in convert(files, "pdf", tmp_path):
        pages = pages_of(pdf)
        parts = [page.part for page in pages]
        assert parts.count("What we agreed") == parts.count("In this document") == 1
        assert parts.count("Part A: Key information") == 2
        within = [page for page, following in itertools.pairwise(pages) if page.part == following.part]
        assert [page for page in within if page.filled < 0.5] == []
        assert len(within) > 12
