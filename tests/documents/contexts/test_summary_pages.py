"""The summary as LibreOffice sets it: the first page is one page, whatever the workbooks hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.model.respondents import AGREED
from matsheets.review.review import Partnership, Review
from tests.documents.builders import (
    FACTS,
    MADE_ON,
    VERSION,
    empty_review,
    priorities,
    respondent,
    rich_review,
    small_framework,
)
from tests.office import convert, pdf_text

LONG = "What will be different in every one of the schools of this trust goes on for several sentences. " * 40
NAME = "The Long-Named Learning Partnership Multi-Academy Trust of the Northern and Eastern Dales and Fells"


def overfull(groups: int, *, agreed: bool = True) -> Review:
    """A review with sixty priorities, long texts in every place, and two agreements."""
    review = rich_review(groups, agreed=agreed, trust=NAME)
    terms = {"provider_name": NAME[:80], "start_date": dt.date(2027, 1, 18), "end_date": dt.date(2028, 7, 14),
             "total_charge": Decimal(26740)}  # fmt: skip
    return replace(
        review,
        priorities=tuple(
            p._replace(objective=LONG, lead=LONG) for p in priorities(review.framework, respondent(AGREED), 60)
        ),
        facts={**FACTS, "presenter": LONG},
        issues=tuple(i._replace(issue=LONG, why=LONG, known=LONG, next=LONG) for i in review.issues) * 6,
        partnerships=tuple(Partnership(terms, (), (), {}, f"{n}.xlsx") for n in range(2)),
    )


def long_titles(size: int) -> Review:
    """A review on a framework of so many elements a heading, none with a short name."""
    frame = rich_review().framework
    title = "What this trust of many schools calls one element, with a title that goes on"
    headings = tuple(
        h._replace(
            elements=tuple(
                h.elements[0]._replace(id=f"{h.ref}{n}", ref=f"{h.ref}-{n + 1:02d}", title=title, short=title)
                for n in range(size)
            )
        )
        for h in frame.headings
    )
    return rich_review(4, agreed=False, frame=replace(frame, headings=headings))


REVIEWS = {
    "long titles": lambda: long_titles(4),
    "many elements with long titles": lambda: long_titles(9),
    "names of three hundred letters": lambda: rich_review(4, trust="Trust of " + "x" * 300),
    "four groups": rich_review,
    "one group": lambda: rich_review(1, agreed=False, priorities=(), no_actions=()),
    "before the meeting": lambda: rich_review(4, agreed=False),
    "fourteen groups": lambda: rich_review(14),
    "three points": lambda: rich_review(frame=small_framework()),
    "only agreed": lambda: rich_review(0),
    "nothing": empty_review,
    "overfull": lambda: overfull(4),
    "overfull, fourteen groups": lambda: overfull(14),
    "overfull, before the meeting": lambda: overfull(14, agreed=False),
    "third round": lambda: rich_review(
        3, round="Final", earlier=rich_review(3, round="Review (mid-point)", earlier=rich_review(3))
    ),
}


@pytest.mark.office
def test_the_first_page_is_one_page(tmp_path: Path) -> None:
    """The list of contents heads the second page, for a draft as well."""
    for name, make in REVIEWS.items():
        for draft in (False, True):
            document = build_document(
                DocumentKind.SUMMARY, make(), made_on=MADE_ON, version=VERSION, draft=draft, missing=["x"] * draft
            )
            (tmp_path / f"{name}{', a draft' * draft}.docx").write_bytes(document)
    made = convert(sorted(tmp_path.glob("*.docx")), "pdf", tmp_path / "pdf")
    assert len(made) == 2 * len(REVIEWS)
    run_over = [path.stem for path in made if "In this document" not in pdf_text(path).split("\f")[1]]
    assert run_over == []
