"""A trust's page: what stands on it whatever its review is like, and its pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from xml.dom import minidom

import pytest

from matsheets.documents.pages.board_page import slides, view
from matsheets.review.review import Review
from tests.documents.builders import framework, rich_review
from tests.documents.contexts.test_summary_pages import REVIEWS

#: What a chip or a cell of the heat map may say beside a colour of the two scales.
FOUR = {"Red", "Amber-red", "Amber-green", "Green", "Not recorded", "Not rated"}
THREE = {"Emerging", "Developing", "Secure", "Not recorded", "Not rated"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("before the meeting", FOUR),
        ("third round", FOUR),
        ("one group", FOUR),
        ("nothing", FOUR),
        ("three points", THREE),
    ],
)
def test_a_word_stands_with_every_colour(name: str, words: set[str]) -> None:
    """Each colour of a rating, in the text and in the heat map, has the rating's word in it."""
    make: Callable[[], Review] = REVIEWS[name]
    page = view(make()).decode()
    chips = [unescape(word) for word in re.findall(r'<span class="chip[^>]*>(.*?)</span>', page)]
    assert len(chips) > 20
    assert set(chips) <= words
    heat = page[page.index('<figure class="map">') : page.index("<figcaption>")]
    cells = re.findall(r"<rect [^>]*/>(?:<rect [^>]*/>)?<text [^>]*>[^<]+</text><text [^>]*>([^<]+)</text>", heat)
    assert len(cells) == len(re.findall(r'<rect [^>]*stroke="#595959"', heat))
    assert {cell.rstrip(" ↑↓") for cell in cells} <= words


def test_a_long_short_name_wraps_in_its_cell() -> None:
    """None is clipped: its last word stands on a second line."""
    frame = framework()
    first, *rest = frame.headings
    long = tuple(e._replace(short="Behaviour and safeguarding") for e in first.elements)
    made = slides(rich_review(frame=replace(frame, headings=(first._replace(elements=long), *rest))))
    texts = re.findall(r"<text [^>]*>([^<]+)</text>", made["heat-map"].decode())
    assert not [words for words in texts if "Behaviour" in words and "…" in words]
    assert len([words for words in texts if words.endswith("safeguarding")]) == len(long)


def test_pictures_for_slides_stand_alone() -> None:
    """Each is a whole picture with a title and a description, in which every element stands with its rating's word."""
    made = slides(REVIEWS["before the meeting"]())
    assert list(made) == ["heat-map", "groups-map"]
    for content in made.values():
        picture = minidom.parseString(content).documentElement
        title, described = (picture.getElementsByTagName(name)[0].firstChild.data for name in ("title", "desc"))
        assert title.startswith("Oakfield")
        assert "Purpose" in described
        assert "Amber" in described
        assert b"href" not in content.replace(b"http://www.w3.org/2000/svg", b"")
    refs = re.findall(r"<text [^>]*>([A-Z]{3}-\d\d) ", made["groups-map"].decode())
    assert len(refs) == len(set(refs)) == 14
