"""What was not answered, and what could not be read, in documents: a blank is no answer, and nothing typed is lost."""

from __future__ import annotations

import io
from dataclasses import replace

import docx

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.heat_strip import strip_value
from matsheets.documents.template.build import build_document
from matsheets.model.parsing import Misread
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests import builders as small
from tests.documents.builders import empty_review, not_rated, rich_review, text_of

GROUPS = ("Executive team", "Trustees")


def text(kind: DocumentKind, review: Review) -> str:
    """The text of a review's document."""
    return text_of(build_document(kind, review, draft=True))


def rated(*ratings: object, ref: str = "AAA-01") -> Review:
    """A review of a trust whose groups gave one element these ratings, and no other."""
    books = [
        small.workbook(
            small.framework(),
            small.about(trust="Oakfield", group=group) | (small.ratings({ref: rating}) if rating else {}),
            file=f"{group}.xlsx",
        )
        for group, rating in zip(GROUPS, ratings, strict=False)
    ]
    return combine(books)


def test_a_blank_is_not_recorded_and_not_rated_is_an_answer() -> None:
    """What nobody answered is not recorded, in the strip, the summary, the evidence and the plan; an answer stays one."""
    review = empty_review()
    for kind in (DocumentKind.EVIDENCE, DocumentKind.PLAN):
        assert "Not rated" not in text(kind, review)
    assert {c["label"] for row in strip_value(review, {}, 17)["rows"] for c in row["cells"]} == {"Not recorded", "–"}
    ref, nobody = review.elements[0].element.ref, review.respondents[0]
    assert (
        strip_value(not_rated(review, ref, nobody, "New here."), {}, 17)["rows"][0]["cells"][0]["label"] == "Not rated"
    )


def test_a_rating_that_is_unclear_stands_as_it_was_typed() -> None:
    """The evidence and the summary's table show what was typed, marked; it is no rating."""
    review = rated(small.Bad("Amber", Misread.AMBIGUOUS), small.RED)
    for kind in (DocumentKind.EVIDENCE, DocumentKind.SUMMARY):
        assert "Amber (not clear)" in text(kind, review)
    assert review.elements[0].rating == small.RED


def test_a_date_that_is_none_stands_as_it_was_typed_in_both_papers() -> None:
    """The plan and the summary have one wording for it."""
    rows = small.about(trust="Oakfield") | small.row("PLAN-01", target="AAA-01", objective="All is well.")
    rows |= small.row("PLAN-01", target="AAA-01", objective="Well.", due=small.Bad("asap", Misread.NOT_A_DATE))
    review = combine([small.workbook(small.framework(), rows | small.ratings({"AAA-01": small.RED}), file="a.xlsx")])
    for kind in (DocumentKind.PLAN, DocumentKind.SUMMARY):
        assert "asap (not a date)" in text(kind, review)


def test_what_one_group_alone_rated_is_asked_about_before_the_meeting() -> None:
    """An element is among those to settle, to confirm, to hear others on, or to rate: none is passed over."""
    assert "Confirm or change one rating that one group alone gave." in text(
        DocumentKind.SUMMARY, rated(small.RED, None)
    )
    first, other = small.ratings({"AAA-01": small.RED, "AAA-02": small.RED}), small.ratings({"AAA-01": small.RED})
    books = [
        small.workbook(small.framework(), small.about(trust="Oakfield", group=group) | given, file=f"{group}.xlsx")
        for group, given in zip(GROUPS, (first, other), strict=True)
    ]
    assert "(AAA-02): one group alone rated it." in text(DocumentKind.SUMMARY, combine(books))


def test_nothing_to_compare_says_why() -> None:
    """Nobody's rating, one group's, and the agreed ones alone are told apart."""
    told = {
        "Nobody has given a rating yet, so there is nothing to compare.": empty_review(),
        "Only one group rated, so there is nothing to compare.": rich_review(1, agreed=False),
        "The workbooks hold no group's own ratings, so there is nothing to compare.": rich_review(0),
    }
    for said, review in told.items():
        assert said in text(DocumentKind.SUMMARY, review)


def test_a_long_name_is_cut_in_the_header_alone() -> None:
    """The running header has one line of it, in every document; the document itself has all of it."""
    name = "The Long-Named Learning Partnership Multi-Academy Trust of the Northern and Eastern Dales and Fells"
    for kind in (DocumentKind.SUMMARY, DocumentKind.EVIDENCE, DocumentKind.PLAN, DocumentKind.SLA):
        made = docx.Document(io.BytesIO(build_document(kind, rich_review(2, trust=name), draft=True)))
        assert {s.header.paragraphs[0].text.partition(" · ")[0] for s in made.sections} == {
            "The Long-Named Learning Partnership Multi-Academy Trust of…"
        }
        assert name in "\n".join(
            paragraph.text for paragraph in made.element.body.iter() if hasattr(paragraph, "text") and paragraph.text
        )


def test_a_round_or_a_date_that_nobody_gave_is_left_out() -> None:
    """No line says Baseline, Not recorded."""
    undated = rich_review(2, agreed=False)
    undated = replace(undated, respondents=tuple(r._replace(date=None) for r in undated.respondents))
    for kind in (DocumentKind.PLAN, DocumentKind.EVIDENCE):
        assert "Round: Baseline." in text(kind, undated)
        assert "Round: Not recorded." in text(kind, empty_review())
