"""Whether the groups of a round rated by themselves."""

from __future__ import annotations

from matsheets.model.assessment import Assessment
from matsheets.model.respondents import AGREED, MENTOR_GROUP
from matsheets.review.combine import combine
from matsheets.review.independence import alike_views, groups_missing
from tests.builders import GREEN, RED, framework, row
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by

WIDE = framework(4, 4)
REFS = ("AAA-01", "AAA-02", "AAA-03", "AAA-04")


def _reasoned(group: str, words: str, *, rating=GREEN, refs=REFS, file="") -> Assessment:
    more = {place: said for ref in refs for place, said in row(ref, rationale=f"{words} {ref}").items()}
    return by(group, dict.fromkeys(refs, rating), on=WIDE, more=more, file=file or f"{group}.xlsx")


def test_groups_without_a_view_are_missing() -> None:
    """A group of which no workbook came, and one whose workbook is blank, are missing; the agreed view is no group."""
    books = [_reasoned(TRUSTEES, "We saw it in"), by(HEADS, on=WIDE), by(AGREED, {"AAA-01": RED}, on=WIDE)]
    assert groups_missing(combine(books)) == (EXECUTIVE, HEADS, MENTOR_GROUP)


def test_no_group_is_missing_where_all_gave_a_view() -> None:
    """With the four groups' workbooks nobody is missing, whatever their order."""
    books = [_reasoned(group, "We saw it in") for group in (MENTOR_GROUP, HEADS, TRUSTEES, EXECUTIVE)]
    assert groups_missing(combine(books)) == ()


def test_views_in_the_same_words_are_named() -> None:
    """Two groups that give one rating in the same words to three elements are named, whatever the marks and the case."""
    refs = REFS[:3]
    books = [
        _reasoned(TRUSTEES, "We saw it, in"),
        _reasoned(EXECUTIVE, "we saw IT,  in", refs=refs),
        _reasoned(HEADS, "Otherwise seen in"),
    ]
    assert [(a.one.group, a.other.group, a.refs) for a in alike_views(combine(books))] == [(EXECUTIVE, TRUSTEES, refs)]


def test_same_ratings_in_other_words_are_no_copies() -> None:
    """Groups may well agree: with other words, with two elements in one wording or with few words nobody is named."""
    one = _reasoned(TRUSTEES, "We saw it in")
    assert alike_views(combine([one, _reasoned(EXECUTIVE, "The board saw it in")])) == ()
    assert alike_views(combine([one, _reasoned(EXECUTIVE, "We saw it in", refs=REFS[:2])])) == ()
    assert alike_views(combine([one, _reasoned(EXECUTIVE, "We saw it in", rating=RED)])) == ()
    assert alike_views(combine([_reasoned(group, "As in") for group in (TRUSTEES, EXECUTIVE)])) == ()


def test_three_copies_are_three_pairs() -> None:
    """Of three workbooks in the same words each pair is named, in the order in which the review has them."""
    books = [_reasoned(TRUSTEES, "We saw it in", file=f"{name}.xlsx") for name in "cab"]
    pairs = [(a.one.file, a.other.file) for a in alike_views(combine(books))]
    assert pairs == [("a.xlsx", "b.xlsx"), ("a.xlsx", "c.xlsx"), ("b.xlsx", "c.xlsx")]
