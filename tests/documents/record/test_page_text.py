"""Reading a page that somebody hands us: its tags, its words, and what in it would reach outside."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from matsheets.documents.pages.board_page import view
from matsheets.documents.record.page_text import read_page
from matsheets.documents.record.page_tokens import tokens
from tests.documents.contexts.test_summary_pages import REVIEWS
from tests.processor import within


class Parsed(HTMLParser):
    """What the standard library's parser sees in a page: each tag with its attributes, and the text in between."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[object, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.seen.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep a text, with the one before it."""
        if self.seen and isinstance(self.seen[-1][0], bytes):
            data = str(self.seen.pop()[1]) + data
        self.seen.append((b"text", data))


def seen_by_us(page: str) -> list[tuple[object, ...]]:
    """The same by ours."""
    found: list[tuple[object, ...]] = []
    for token in tokens(page):
        if isinstance(token, str) and found and isinstance(found[-1][0], bytes):
            found[-1] = (b"text", str(found[-1][1]) + token)
        elif isinstance(token, str):
            found.append((b"text", token))
        elif token.begins:
            found.append((token.name, token.attributes))
    return [each for each in found if each != (b"text", "")]


@pytest.mark.parametrize(
    "page",
    [
        view(REVIEWS["before the meeting"]()).decode(),
        "<p title='a > b' class=x id = \"y\">1 &lt; 2 & 3 < 4</p><!-- <b> --><br/><style>a > b { } <i></style>&copy;",
    ],
    ids=["ours", "odd"],
)
def test_tags_are_those_that_the_standard_library_sees(page: str) -> None:
    """Tags, attributes and texts are those of the standard library's parser, in a page of ours and in an odd one."""
    assert seen_by_us(page) == Parsed(page).seen


@pytest.mark.parametrize("piece", ["<a", "<!--", '<a b="', "</", "<svg>", "<table><tr><td>", "&", "<script>"])
def test_a_hostile_page_takes_no_time(piece: str) -> None:
    """Half a megabyte of unfinished tags is read in a moment; the standard library takes minutes for the first of these."""
    page = b"<!doctype html><head></head>" + piece.encode() * (200_000 // len(piece))
    with within(2):
        read_page(page)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("<script>alert(1)</script>", "the element <script>"),
        ('<link rel="stylesheet" href="https://fonts.example/x.css">', "the element <link>"),
        ('<p title=">" onclick="x()">', "the attribute onclick"),
        ('<meta http-equiv="refresh" content="0; url=https://x.example">', "(meta refresh)"),
        ('<p style="background: url(https://x.example/y.png)">', "a style that loads something"),
        ("<style>@import 'x.css';</style>", "a style that loads something"),
        ('<a href="javascript:alert(1)">', 'the address "javascript:alert(1)" in href'),
        ('<svg><use xlink:href="other.svg#x"/></svg>', 'the address "other.svg#x" in xlink:href'),
    ],
)
def test_what_would_reach_outside_is_named(typed: str, named: str) -> None:
    """Whatever would run, load or send something is found, and links to click on are none of it."""
    page = (
        '<!doctype html><html><head></head><body><a href="https://example.org">x</a><a href="#y">y</a>{}</body></html>'
    )
    assert read_page(page.format("").encode()).reaches == ()
    assert any(named in each for each in read_page(page.format(typed).encode()).reaches)
