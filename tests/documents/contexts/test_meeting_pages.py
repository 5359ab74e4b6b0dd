"""The meeting paper as LibreOffice sets it: the first page stands alone, and no element to settle takes more than a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from matsheets.documents.template.build import build_document
from matsheets.model.cells import NO_BREAK_HYPHEN
from matsheets.review.agenda import agenda_of
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests.builders import AMBER_GREEN, AMBER_RED, FOUR, GREEN, RED, framework, twelve
from tests.documents.builders import MADE_ON, VERSION, rich_review, small_framework
from tests.documents.builders import framework as shipped
from tests.documents.contexts.meetings import GROUPS, book, meeting
from tests.office import convert, pdf_text

LONG = (
    "What we saw in every one of the schools of this trust goes on for several sentences, and so does the reason. " * 40
)
#: What an entry ends with, and the last line of the first page.
END, BUSINESS = "Who shows the evidence, and where", "Order of business"


def overfull(groups: int, *, long: str = LONG, name: str = "") -> Review:
    """Groups with long texts in every place, in every pattern; their people's name, if any, is numbered."""
    people, frame = [GROUPS[n % 4] for n in range(groups)], shipped()
    found = []
    for n, group in enumerate(people):
        ratings = {
            element.ref: FOUR[
                ((0, 3), (0, 1, 2, 3), (0, 0, 3), (1, 1, 3, 3), (2,))[at % 5][
                    n % len(((0, 3), (0, 1, 2, 3), (0, 0, 3), (1, 1, 3, 3), (2,))[at % 5])
                ]
            ]
            for at, element in enumerate(frame.elements)
        }
        texts = {
            f"{element.ref.replace('-', '_')}__{column}": f"{column} {long}"
            for element in frame.elements
            for column in ("rationale", "evidence")
        }
        issues = {
            f"BEY_{row:02d}__{column}": f"{row} {long}"
            for row in (1, 2, 3)
            for column in ("issue", "why", "known", "next")
        }
        who = {"ABT_11__answer": f"{name}{n}"} if name else {}
        one = book(group, ratings, on=frame, **texts, **issues, **who)
        found.append(one.__class__(**{**one.__dict__, "file": f"{n:02d}.xlsx", "sha256": f"{n}"}))
    return combine(found)


def of_scale(points: int) -> Review:
    """Groups on a scale of so many points, spread over it."""
    from dataclasses import replace

    from matsheets.model.framework import Rating, RatingScale

    ratings = tuple(
        Rating(f"r{n}", f"Level {n}", f"level {n}", f"L{n}", "DDDDDD", "000000", n) for n in range(1, points + 1)
    )
    frame = replace(framework(4, 4), scale=RatingScale(ratings))
    found = [
        book(group, {e.ref: ratings[(n * 2 + at) % points] for at, e in enumerate(frame.elements)}, on=frame)
        for n, group in enumerate(GROUPS)
    ]
    return combine(found)


def many_elements() -> Review:
    """Sixty elements, with one rating by all."""
    frame = framework(20, 20, 20)
    refs = [element.ref for element in frame.elements]
    return combine(
        [
            book(group, dict.fromkeys(refs, rating), on=frame)
            for group, rating in zip(GROUPS, (RED, AMBER_RED, AMBER_GREEN, GREEN), strict=True)
        ]
    )


REVIEWS: dict[str, Callable[[], Review]] = {
    "every kind of business": meeting,
    "two groups": lambda: meeting(GROUPS[:2]),
    "one group": lambda: meeting(GROUPS[:1]),
    "four groups": lambda: rich_review(4, agreed=False),
    "five groups": lambda: rich_review(5, agreed=False),
    "fourteen groups": lambda: rich_review(14, agreed=False),
    "three points": lambda: rich_review(4, agreed=False, frame=small_framework()),
    "five headings": lambda: rich_review(4, agreed=False, frame=twelve()),
    "five points": lambda: of_scale(5),
    "nine points": lambda: of_scale(9),
    "sixty elements": many_elements,
    "two groups with long texts": lambda: overfull(2),
    "five groups with long texts": lambda: overfull(5),
    "fourteen groups with long texts": lambda: overfull(14),
    "fourteen groups with texts of a paragraph": lambda: overfull(14, long=LONG[:440]),
    "fourteen groups with long names": lambda: overfull(
        14, long=LONG[:440], name="Professor Dame " + "Bartholomea " * 10
    ),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Review, Sequence[str]]]:
    """What stands on each page of the papers, drafts too."""
    folder, reviews = tmp_path_factory.mktemp("papers"), {}
    for name, make in REVIEWS.items():
        reviews[name] = review = make()
        content = build_document("meeting", review, made_on=MADE_ON, version=VERSION)
        (folder / f"{name}.docx").write_bytes(content)
    files = sorted(folder.glob("*.docx"))
    return {pdf.stem: (reviews[pdf.stem], _pages(pdf)) for pdf in convert(files, "pdf", folder / "pdf")}


def _pages(pdf: Path) -> list[str]:
    return [" ".join(page.replace(NO_BREAK_HYPHEN, "-").split()) for page in pdf_text(pdf).split("\f")[:-1]]


@pytest.mark.office
def test_the_first_page_stands_alone(pages: dict[str, tuple[Review, Sequence[str]]]) -> None:
    """Who answered, the map and the whole order of business are on it; what follows begins a page."""
    for name, (review, (first, second, *_)) in pages.items():
        assert "Meeting paper: diagnostic meeting" in first, name
        assert BUSINESS in first, name
        begin = agenda_of(review)[0]
        if begin.business.to_settle:
            assert f"Begin with item 1, {begin.element.element.ref}" in first, name
        assert BUSINESS not in second, name
        assert re.search(r"The map, continued|To settle|To choose|To rate|To confirm", second[:150]), (
            name,
            second[:150],
        )


@pytest.mark.office
def test_no_entry_takes_more_than_a_page(pages: dict[str, tuple[Review, Sequence[str]]]) -> None:
    """From its title to the last line to fill in, each stands on one page."""
    for name, (review, found) in pages.items():
        for number, item in enumerate(agenda_of(review), start=1):
            if not item.business.to_settle:
                continue
            ref = item.element.element.ref
            title = re.compile(rf"{ref} .{{1,120}}? Item {number}\b")
            (on,) = [page for page in found if title.search(page)]
            rest = on[title.search(on).end() :]  # type: ignore[union-attr]
            assert END in re.split(r" Item \d+\b", rest)[0], (name, ref)


@pytest.mark.office
def test_no_page_between_is_half_blank_for_want_of_words(pages: dict[str, tuple[Review, Sequence[str]]]) -> None:
    """With long texts, the pages of entries are used: each holds more than a thousand characters."""
    for name in ("five groups with long texts", "fourteen groups with long texts"):
        entries = [page for page in pages[name][1] if END in page]
        assert len(entries) >= 9
        assert min(map(len, entries)) > 1_000, name
