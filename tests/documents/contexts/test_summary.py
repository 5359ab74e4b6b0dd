"""The diagnostic summary as it is made: what a board reads in it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.model.respondents import AGREED
from matsheets.review.review import Review
from tests.documents.builders import (
    FACTS,
    MADE_ON,
    NASTY_TRUST,
    VERSION,
    empty_review,
    not_rated,
    paragraphs_of,
    rich_review,
    small_framework,
    text_of,
)
from tests.documents.lint import lint
from tests.judges import sdk_errors

REVIEWS: dict[str, Callable[[], Review]] = {
    "four groups": rich_review,
    "one group": lambda: rich_review(1, agreed=False),
    "two groups": lambda: rich_review(2, trust=NASTY_TRUST),
    "three groups": lambda: rich_review(3),
    "five groups": lambda: rich_review(5),
    "fourteen groups": lambda: rich_review(14),
    "another framework": lambda: rich_review(frame=small_framework()),
    "only agreed": lambda: rich_review(0),
    "nothing": empty_review,
}


def made(review: Review, *, draft: bool = False, missing: tuple[str, ...] = ()) -> bytes:
    """The summary of a review."""
    return build_document(DocumentKind.SUMMARY, review, made_on=MADE_ON, draft=draft, missing=missing, version=VERSION)


def tables(document: bytes) -> dict[str, list[list[str]]]:
    """The tables of a document by their title, as texts."""
    from docx.oxml.ns import qn

    found = {}
    for table in Document(io.BytesIO(document)).tables:
        title = table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        found[title] = [[cell.text for cell in row.cells] for row in table.rows]
    return found


@pytest.mark.parametrize("name", REVIEWS)
def test_every_summary_is_accessible(name: str) -> None:
    """The lint finds nothing, from an empty review to fourteen groups."""
    for draft in (False, True):
        assert lint(made(REVIEWS[name](), draft=draft, missing=("One thing.",))) == []


@pytest.mark.judges
@pytest.mark.parametrize("name", REVIEWS)
def test_the_open_xml_sdk_finds_nothing(name: str, tmp_path: Path) -> None:
    """The outside judge of Word files has nothing to say."""
    path = tmp_path / "summary.docx"
    path.write_bytes(made(REVIEWS[name]()))
    assert sdk_errors(path) == []


def test_the_heat_map_has_every_element_with_its_word_and_colour() -> None:
    """One row for each element; the word stands in the cell and the framework's colour behind it."""
    review = rich_review()
    document = made(review)
    rows = tables(document)["Heat map of all elements"]
    assert [row[0] for row in rows[1:]] == [e.element.ref for e in review.elements]
    assert [row[2] for row in rows[1:]] == [e.rating.label if e.rating else "Not rated" for e in review.elements]
    table = Document(io.BytesIO(document)).tables[0]
    fills = [
        row.cells[2]._tc.tcPr.find(f"{{{table._tbl.nsmap['w']}}}shd").get(f"{{{table._tbl.nsmap['w']}}}fill")
        for row in table.rows[1:]
    ]
    assert fills == [e.rating.fill if e.rating else "FFFFFF" for e in review.elements]


def test_the_rating_stands_once_in_its_cell() -> None:
    """White or black, the word is printed once."""
    for row in tables(made(rich_review()))["Heat map of all elements"][1:]:
        assert row[2] in {"Red", "Amber-red", "Amber-green", "Green"}


def test_the_legend_counts_every_element() -> None:
    """The counts of the legend add up, with a row for what is not rated."""
    rows = tables(made(empty_review()))["What the ratings mean, and how many elements stand at each"]
    assert rows[-1] == ["Not rated", "No group gave a rating", "14"]
    assert sum(int(row[2]) for row in rows[1:]) == 14


@pytest.mark.parametrize("groups", [1, 3, 6])
def test_who_does_not_rate_and_why(groups: int) -> None:
    """A group's Not rated stands with its reason, apart from a blank, and asks for no evidence."""
    review = rich_review(groups)
    trustees = review.respondents[1 if groups > 1 else 0]
    document = made(not_rated(review, "VIS-01", trustees, "We have not visited this term."))
    who = {1: "executive team", 3: "trustees", 6: "trustees (Person 2)"}[groups]
    line = f"VIS-01 Clarity of purpose. Not rated by {who}: We have not visited this term."
    assert line in paragraphs_of(document)
    found = tables(document)
    views = {row[0]: row[1:] for row in found["VIS-01 Clarity of purpose: ratings, rationale and evidence"]}
    rating, words = views[f"{who[:1].upper()}{who[1:]}"]
    assert (rating, words.split("\n")[:2]) == (
        "Not rated", ["We have not visited this term."],
    )  # fmt: skip
    if groups == 3:
        assert found["Ratings by group"][1][3] == "Not rated"


def test_a_blank_of_a_group_is_not_called_not_rated() -> None:
    """Where a group left a blank, the comparison of groups says Not recorded."""
    review = rich_review(2)
    blank = [e.element.ref for e in review.elements if e.views[1].rating is None]
    rows = {row[0]: row for row in tables(made(review))["Ratings by group"]}
    assert blank
    assert {rows[ref][3] for ref in blank} == {"Not recorded"}


def test_agreed_not_to_rate() -> None:
    """Where the meeting settled on Not rated, the heat map says so, and the difference before it is told as settled."""
    review = rich_review(4)
    settled = review.respondents[-1]
    ref = review.differences[0].element.ref
    document = made(not_rated(review, ref, settled, "The trust is only just formed."))
    title = review.framework.element(ref).title
    assert f"{ref} {title}. Not rated, agreed: The trust is only just formed." in paragraphs_of(document)
    assert "Since then: it was agreed not to rate it at the diagnostic meeting." in paragraphs_of(document)
    row = next(row for row in tables(document)["Heat map of all elements"] if row[0] == ref)
    assert row[2:4] == ["Not rated", "Agreed"]


@pytest.mark.parametrize("groups", [2, 3, 4])
def test_groups_stand_side_by_side(groups: int) -> None:
    """Each group has a column with its own ratings."""
    review = rich_review(groups)
    rows = tables(made(review))["Ratings by group"]
    assert rows[0][2:] == [v.respondent.group for v in review.elements[0].views]
    assert rows[1][2:] == [v.rating.label if v.rating else "Not recorded" for v in review.elements[0].views]


def test_many_groups_are_written_out() -> None:
    """With more than four, each element lists who gave which rating."""
    found = tables(made(rich_review(14)))
    assert "Ratings by group" not in found
    assert "Trustees (Person 2, Person 6" in found["Who gave which rating"][1][2]


def test_every_word_of_every_view_is_there() -> None:
    """Rationale and evidence of each group stand in full; the workbook that they are in stands once, under Sources."""
    review = rich_review()
    document = made(review)
    lines = set(paragraphs_of(document))
    for element in review.elements:
        for view in (*element.views, *([element.agreed] if element.agreed else [])):
            assert view.rationale in lines
            assert f"Evidence: {view.evidence or 'Not recorded'}" in lines
    files = [cell for rows in tables(document).values() for row in rows for cell in row if cell.endswith(".xlsx")]
    assert sorted(set(files)) == sorted({respondent.file for respondent in review.respondents})
    assert "Sources" in lines


def test_a_difficult_trust_name_is_exact_everywhere() -> None:
    """The name stands on the cover, in the header and in the title, character for character."""
    document = Document(io.BytesIO(made(rich_review(2, trust=NASTY_TRUST))))
    assert document.paragraphs[0].text == NASTY_TRUST
    assert document.sections[0].header.paragraphs[0].text.startswith(f"{NASTY_TRUST} · Diagnostic summary")
    assert document.core_properties.title == f"Diagnostic summary: {NASTY_TRUST}"


def test_difficult_answers_arrive_exactly() -> None:
    """Tags, ampersands, emoji, newlines and 5,000 characters stand in the document as they were typed."""
    review = rich_review(1, agreed=False)
    texts = [
        "{{ 7*7 }} {% if %}",
        "A & B <Academies>",
        "one\ntwo\n\nthree",
        "👩🏽‍🏫 ok",
        ("Långt & <så> {{ x }}\n" * 300)[:5000].strip(),
    ]
    elements = review.headings[0].elements + review.headings[1].elements
    changed = [
        e._replace(views=(e.views[0]._replace(rationale=text),)) for e, text in zip(elements, texts, strict=True)
    ]
    headings = (
        review.headings[0]._replace(elements=tuple(changed[:3])),
        review.headings[1]._replace(elements=tuple(changed[3:])),
        *review.headings[2:],
    )
    lines = paragraphs_of(made(replace(review, headings=headings)))
    for text in texts:
        assert text in lines


def test_an_empty_review_says_so_in_sentences() -> None:
    """No table stands empty and nothing prints None."""
    text = text_of(made(empty_review()))
    for sentence in (
        "No element is rated Amber-green or Green.",
        "No element is rated Red or Amber-red.",
        "so there is nothing to compare.",
        "No issue beyond the framework was recorded.",
        "Nobody rated this element or wrote about it.",
    ):
        assert sentence in text
    assert "None" not in text


def test_without_groups_nothing_speaks_of_their_range() -> None:
    """With the agreed workbook alone the heat map has no range, and the section on differences says why it is empty."""
    alone, one, four = (made(REVIEWS[name]()) for name in ("only agreed", "one group", "four groups"))
    assert tables(alone)["Heat map of all elements"][0] == ["Ref", "Element", "Rating", "Basis"]
    assert tables(four)["Heat map of all elements"][0] == ["Ref", "Element", "Rating", "Basis", "Range"]
    assert "No groups rated separately, so there is nothing to compare." in paragraphs_of(alone)
    assert "Only one group rated, so there is nothing to compare." in paragraphs_of(one)
    for words in ("No group ratings", "“Range”", "“Median”", "No element has group ratings", "No group gave"):
        assert words not in text_of(alone)
    assert "“Range”: lowest to highest." in text_of(four)


def test_groups_that_do_not_differ_are_said_to() -> None:
    """Where groups rated, and all of them alike, the section says that none are two steps apart."""
    review = rich_review(2, agreed=False)
    alike = [
        h._replace(elements=tuple(e._replace(views=(e.views[0], e.views[0])) for e in h.elements))
        for h in review.headings
    ]
    printed = paragraphs_of(made(replace(review, headings=tuple(alike))))
    assert "No element has group ratings that are two or more steps apart." in printed


def test_next_steps_name_only_what_there_is() -> None:
    """Differences and blanks are named as steps where there are any; Word counts the steps itself."""

    def steps(review: Review) -> list[str]:
        found = Document(io.BytesIO(made(review))).paragraphs
        assert all(not p.text[:1].isdigit() for p in found if p.style and p.style.name == "List Number")
        return [" ".join(p.text.split()[:3]) for p in found if p.style and p.style.name == "List Number"]

    always = ["Read the heat", "Agree which areas", "Ask the mentor", "Set the date"]
    differing = rich_review(2, agreed=False)
    assert differing.differences
    assert differing.gaps
    to_meet = ["Settle each rating", "Build the summary"]
    assert steps(differing) == [always[0], "Take the elements", "Look at what", *to_meet]
    alone = rich_review(0)
    assert alone.not_rated
    assert not alone.gaps
    assert steps(alone) == [always[0], "Look at what", *always[1:]]
    settled = alone.elements[0].agreed
    whole = [
        h._replace(elements=tuple(e._replace(agreed=e.agreed or settled) for e in h.elements)) for h in alone.headings
    ]
    assert steps(replace(alone, headings=tuple(whole))) == always
    assert steps(empty_review()) == [always[0], "Look at what", *to_meet]


def test_the_chart_says_what_is_in_order() -> None:
    """Headings stand in the framework's order; it is within each bar that the weakest comes first."""
    assert "Ratings by heading: in each bar the weakest rating comes first" in paragraphs_of(made(rich_review()))


def test_a_draft_says_so_and_lists_what_is_missing() -> None:
    """The banner, the header and the list are there in a draft and only in a draft."""
    draft = made(rich_review(), draft=True, missing=("GOV-01 has no rating.", "A & B"))
    final = made(rich_review())
    assert any(line.startswith("DRAFT") for line in paragraphs_of(draft))
    assert {"GOV-01 has no rating.", "A & B"} <= set(paragraphs_of(draft))
    for document, marked in ((draft, True), (final, False)):
        header = Document(io.BytesIO(document)).sections[0].header.paragraphs[0].text
        assert header.endswith("DRAFT") is marked
    assert "DRAFT" not in text_of(final)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_last_missing_point_does_not_stand_alone(count: int) -> None:
    """Each point is there once; the last but one, and it alone, stays on the page of the last."""
    points = [f"Point {n} is missing." for n in range(count)]
    listed = [
        p for p in Document(io.BytesIO(made(rich_review(), draft=True, missing=tuple(points)))).paragraphs
        if p.text in points
    ]  # fmt: skip
    assert [p.text for p in listed] == points
    kept = [p.text for p in listed if p.paragraph_format.keep_with_next]
    assert kept == points[-2:-1]


def test_the_sources_are_named() -> None:
    """Each workbook stands with its edition, date and fingerprint, and the version of matsheets."""
    document = made(rich_review())
    rows = tables(document)["Workbooks that this document was made from"]
    assert len(rows) == 1 + 5
    assert rows[1][3] == "0123456789ab"
    assert f"Made with matsheets {VERSION}. Document date: 9 November 2026." in paragraphs_of(document)


def test_people_at_the_meeting_are_listed() -> None:
    """Each line of the answer is an entry of its own."""
    assert "Dr Siân Pryce, mentor" in paragraphs_of(made(rich_review()))


def test_where_groups_differ_both_views_are_there() -> None:
    """The lower and the higher rating head their columns."""
    review = rich_review(2, agreed=False)
    first = review.differences[0]
    rows = tables(made(review))[f"Two views of {first.element.ref} {first.element.title}"]
    assert first.lowest is not None
    assert first.highest is not None
    assert rows[0] == [f"Lower: {first.lowest.label}", f"Higher: {first.highest.label}"]
    assert first.views[0].rationale in rows[1][0] + rows[1][1]


def everything(document: bytes) -> str:
    """All that a document says: its text, its page headers and footers, and what stands in for its pictures and tables."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if re.match(r"word/.*\.xml", name)]
    told = [re.findall(r'<w:t(?: [^>]*)?>([^<]*)</w:t>|(?:descr|title|w:val)="([^"]{12,})"', part) for part in parts]
    return " ".join(text or held for part in told for text, held in part)


@pytest.mark.parametrize("groups", [1, 2, 3, 6])
def test_a_paper_for_the_meeting_is_marked_before_it(groups: int) -> None:
    """Where no workbook is the agreed one, nothing has been settled, and no word says that it has."""
    review = rich_review(groups, agreed=False)
    words = "Reasons as the groups gave them."
    plain = [  # without the groups' own words, which may say anything
        h._replace(elements=tuple(
            e._replace(views=tuple(v._replace(rationale=words, evidence=words) for v in e.views)) for e in h.elements
        ))
        for h in review.headings
    ]  # fmt: skip
    review = replace(review, headings=tuple(plain), issues=())
    document = made(review)
    assert "Before the meeting: how each group sees the trust" in paragraphs_of(document)
    assert "Before the meeting. No rating here is settled" in text_of(document)
    of_framework = {h.heading.about for h in review.headings}
    said = everything(document)
    for about in of_framework:
        said = said.replace(about, "")
    assert re.findall(r"(?i)[^.]*\b(?:after|agreed)\b[^.]*", said) == []


def test_a_summary_of_what_was_agreed_is_marked_after_the_meeting() -> None:
    """At the baseline, ratings are agreed at the diagnostic meeting; that stands once and not under every sentence."""
    document = made(rich_review())
    assert "For the board of trustees, after the diagnostic meeting" in paragraphs_of(document)
    assert "“Agreed”: settled at the diagnostic meeting." in text_of(document)
    assert "Before the meeting" not in text_of(document)
    assert text_of(document).count(AGREED) == 1  # in the table of who took part


@pytest.mark.parametrize("day", [None, dt.date(2025, 11, 5)], ids=["no meeting", "that of the baseline"])
def test_a_later_round_speaks_of_no_meeting_that_it_had_none_of(day: dt.date | None) -> None:
    """A round that was settled without a meeting, or that still gives the day of the first, says that it was agreed alone."""
    facts = {name: value for name, value in FACTS.items() if not name.startswith("meeting")} | {"meeting_date": day}
    text = text_of(made(rich_review(round="Review (mid-point)", facts=facts)))
    assert "For the board of trustees, with the ratings that were agreed" in text
    assert "“Agreed”: settled together." in text
    assert "diagnostic meeting" not in text
    assert "was agreed." in text


def test_a_later_round_with_a_meeting_of_its_own_names_it() -> None:
    """A closing meeting on or after the day of that round's review is that round's meeting."""
    review = rich_review(round="Final")
    last = max(respondent.date for respondent in review.respondents if respondent.date)
    text = text_of(made(replace(review, facts={**FACTS, "meeting_date": last})))
    assert "For the board of trustees, after the diagnostic meeting" in text
    assert "People at the diagnostic meeting" in text


def test_words_beside_an_agreed_rating_that_cannot_be_read_are_printed() -> None:
    """A draft leaves out the rating that it asks for, and nothing of what was said about it."""
    review = rich_review()
    heading = review.headings[0]
    element = heading.elements[0]
    assert element.agreed is not None
    words = element.agreed._replace(rating=None, rationale="We talked for an hour.", evidence="The minutes of the day.")
    first = element._replace(agreed=None, unsettled=words)
    headings = (heading._replace(elements=(first, *heading.elements[1:])), *review.headings[1:])
    lines = paragraphs_of(made(replace(review, headings=headings), draft=True, missing=("VIS-01 has no rating.",)))
    assert "We talked for an hour." in lines
    assert "Evidence: The minutes of the day." in lines
