"""The diagnostic evidence as it is made: everyone's own words, where whoever asks looks for them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.review.combine import combine
from matsheets.review.review import Review
from tests.builders import GREEN, RED, row
from tests.builders import framework as made_framework
from tests.documents.builders import (
    MADE_ON,
    NASTY_TRUST,
    VERSION,
    empty_review,
    issues,
    not_rated,
    paragraphs_of,
    rich_review,
    small_framework,
    tables_of,
    text_of,
)
from tests.documents.lint import lint
from tests.editions import next_edition
from tests.judges import sdk_errors
from tests.review.books import EXECUTIVE, HEADS, TRUSTEES, by

REVIEWS: dict[str, Callable[[], Review]] = {
    "four groups": rich_review,
    "one group": lambda: rich_review(1, agreed=False),
    "two groups": lambda: rich_review(2, trust=NASTY_TRUST),
    "fourteen groups": lambda: rich_review(14),
    "another framework": lambda: rich_review(frame=small_framework()),
    "only agreed": lambda: rich_review(0),
    "nothing": empty_review,
}


def made(review: Review, *, draft: bool = False, missing: tuple[str, ...] = ()) -> bytes:
    """The evidence of a review."""
    return build_document(DocumentKind.EVIDENCE, review, made_on=MADE_ON, draft=draft, missing=missing, version=VERSION)


def views(document: bytes, element: str) -> dict[str, str]:
    """What each says of an element, by the first cell of the row."""
    return {row[0]: row[1] for row in tables_of(document)[f"{element}: ratings, rationale and evidence"][1:]}


@pytest.mark.parametrize("name", REVIEWS)
def test_every_document_is_accessible(name: str) -> None:
    """The lint finds nothing, from an empty review to fourteen groups."""
    for draft in (False, True):
        assert lint(made(REVIEWS[name](), draft=draft, missing=("One thing.",))) == []


@pytest.mark.judges
@pytest.mark.parametrize("name", REVIEWS)
def test_the_open_xml_sdk_finds_nothing(name: str, tmp_path: Path) -> None:
    """The outside judge of Word files has nothing to say."""
    path = tmp_path / "evidence.docx"
    path.write_bytes(made(REVIEWS[name]()))
    assert sdk_errors(path) == []


@pytest.mark.parametrize("groups", [1, 4, 14])
def test_every_word_of_every_view_is_there(groups: int) -> None:
    """Rationale and evidence of the agreed view and of each group stand in full under their element."""
    review = rich_review(groups)
    document = made(review)
    for element in review.elements:
        said = views(document, f"{element.element.ref} {element.element.title}")
        given = [v for v in (element.agreed, *element.views) if v is not None]
        assert len(said) == len(given)
        for view, words in zip(given, said.values(), strict=True):
            assert words == f"{view.rationale}\nEvidence: {view.evidence or 'Not recorded'}"


def test_each_view_stands_beside_its_rating_the_agreed_one_first() -> None:
    """Whose view it is, with the rating in words."""
    review = rich_review(3)
    element = review.elements[0]
    assert element.agreed is not None
    ratings = [v.rating.label if v.rating else "Not recorded" for v in (element.agreed, *element.views)]
    whose = ["Agreed", "Executive team", "Trustees", "Headteachers and middle leaders"]
    found = views(made(review), "VIS-01 Clarity of purpose")
    assert [cell.replace("\N{NO-BREAK SPACE}", "").split("\n") for cell in found] == [
        [who, rating] for who, rating in zip(whose, ratings, strict=True)
    ]


def test_the_first_view_stays_with_the_one_that_it_is_read_beside() -> None:
    """Each paragraph of the agreed row is kept with the next row, and none of the last row."""
    tables = [
        t
        for t in Document(io.BytesIO(made(rich_review(3)))).tables
        if "rationale and evidence" in t._tbl.xml.partition("</w:tblPr>")[0]
    ]
    assert tables
    for table in tables:
        _, first, *_, last = table.rows
        kept, free = ([p.paragraph_format.keep_with_next for p in row.cells[1].paragraphs] for row in (first, last))
        assert all(kept)
        assert not any(free)


def test_both_descriptors_stand_beside_each_other() -> None:
    """Under each element, what the ends of the scale look like, under their meanings and labels."""
    review = rich_review(frame=small_framework())
    rows = tables_of(made(review))["PA-01 Theme 1.1: the descriptors"]
    assert rows == [["Early days (Emerging)", "Well established (Secure)"], ["weak", "strong"]]


@pytest.mark.parametrize(
    ("questions", "weak", "strong", "pairs"),
    [
        (
            "(a) What?\n(b) Is it?",
            "(a) None.\n(b) No.",
            "(a) Some.\n(b) Yes.",
            [["(a) None.", "(a) Some."], ["(b) No.", "(b) Yes."]],
        ),
        ("• What?", "None.\nNo.", "All.\nYes.", [["None.\nNo.", "All.\nYes."]]),
    ],
)
def test_claims_in_pairs_stand_side_by_side(questions: str, weak: str, strong: str, pairs: list[list[str]]) -> None:
    """Each claim beside its counterpart; where a framework's own descriptors are not in pairs, each whole."""
    review = rich_review(1)
    first = review.headings[0].elements[0]
    changed = first._replace(element=first.element._replace(questions=questions, descriptors=(weak, strong)))
    heading = review.headings[0]._replace(elements=(changed, *review.headings[0].elements[1:]))
    made_of = replace(review, headings=(heading, *review.headings[1:]))
    assert tables_of(made(made_of))["VIS-01 Clarity of purpose: the descriptors"][1:] == pairs


def test_why_a_group_does_not_rate_stands_as_its_reason() -> None:
    """A group's Not rated has its reason and asks for no evidence."""
    review = rich_review(3)
    found = views(
        made(not_rated(review, "VIS-01", review.respondents[1], "We have not visited.")), "VIS-01 Clarity of purpose"
    )
    assert found["Trustees\nNot rated"] == "Why not rated: We have not visited."


def test_who_wrote_nothing_of_an_element_is_named() -> None:
    """Nobody is passed over: an element without a view names everyone who left it blank."""
    review = rich_review(2, agreed=False)
    first = review.headings[0].elements[0]
    blank = first._replace(views=tuple(v._replace(rating=None, rationale="", evidence="") for v in first.views))
    heading = review.headings[0]._replace(elements=(blank, *review.headings[0].elements[1:]))
    found = paragraphs_of(made(replace(review, headings=(heading, *review.headings[1:]))))
    assert "Left blank by: Executive team and Trustees" in found
    assert found.count("Left blank by: Executive team and Trustees") == 1


def test_difficult_answers_arrive_exactly() -> None:
    """Tags, ampersands, newlines and 5,000 characters stand in the document as they were typed."""
    review = rich_review(1, agreed=False)
    texts = ["{{ 7*7 }} {% if %}", "A & B <Academies>", ("Långt & <så> {{ x }}\n" * 300)[:5000].strip()]
    first = review.headings[0]
    changed = [
        e._replace(views=(e.views[0]._replace(rationale=t),)) for e, t in zip(first.elements, texts, strict=True)
    ]
    lines = paragraphs_of(
        made(replace(review, headings=(first._replace(elements=tuple(changed)), *review.headings[1:])))
    )
    for text in texts:
        assert text in lines


def test_a_long_view_may_run_over_the_end_of_a_page() -> None:
    """A row of a page's length would leave the page before it empty, or be cut; a short one is kept whole."""
    from docx.oxml.ns import qn

    review = rich_review(2, agreed=False)
    first = review.headings[0].elements[0]
    views = (first.views[0]._replace(rationale="Word after word. " * 200), first.views[1])
    heading = review.headings[0]._replace(elements=(first._replace(views=views), *review.headings[0].elements[1:]))
    document = Document(io.BytesIO(made(replace(review, headings=(heading, *review.headings[1:])))))
    rows = document.tables[1].rows
    assert [cell.text for cell in rows[0].cells][1] == "Their words on VIS-01 Clarity of purpose"
    assert [row._tr.trPr.find(qn("w:cantSplit")) is None for row in rows] == [False, True, False]


def test_issues_beyond_the_framework_stand_in_full() -> None:
    """All that was written of them; a group's own row of an issue that has an agreed row too, marked as such."""
    review = rich_review(2)
    own, settled = issues(list(review.respondents[:1]))[0], review.respondents[-1]
    agreed = own._replace(known="Settled figures.", respondent=settled, source=own.source._replace(file=settled.file))
    rows = tables_of(made(replace(review, issues=(agreed,), superseded_issues=(own,))))["Issues beyond the framework"]
    assert [row[0] for row in rows[1:]] == ["BEY-01 (Agreed)", "BEY-01 (Executive team)"]
    assert rows[1][1].split("\n") == [
        own.issue,
        f"Why it matters: {own.why}",
        "Known so far: Settled figures.",
        f"Next: {own.next}",
    ]
    assert rows[2][1].split("\n")[-1] == "An agreed row stands for this one."


def test_an_empty_review_says_so() -> None:
    """No table stands empty and nothing prints None."""
    text = text_of(made(empty_review()))
    assert "No issue beyond the framework was recorded." in text
    assert text.count("Left blank by: Group not recorded") == 14
    assert "Round: Not recorded. For whoever" in text
    assert "None" not in text


def test_how_it_is_to_be_handled_stands_on_its_first_page() -> None:
    """The words are candid; nothing is said where nobody decided."""
    decided = replace(rich_review(), facts={"handling": "Board only"})
    assert "How this paper is to be handled: Board only" in paragraphs_of(made(decided))
    assert "to be handled" not in text_of(made(replace(rich_review(), facts={})))


def test_the_contents_list_names_every_element() -> None:
    """A reader finds an element from the first page."""
    review = rich_review()
    body = paragraphs_of(made(review))
    for element in review.elements:
        name = f"{element.element.ref} {element.element.title}"
        assert body.count(name) == 2, name  # in the list, and as a heading


def test_each_workbook_is_named_once() -> None:
    """The file behind a view stands in Sources alone, with who filled it in."""
    review = rich_review(3)
    document = made(review)
    for respondent in review.respondents:
        assert text_of(document).count(respondent.file) == 1
    rows = tables_of(document)["Workbooks that this document was made from"]
    assert [row[0] for row in rows[1:]] == ["Executive team", "Trustees", "Headteachers and middle leaders", "Agreed"]
    assert rows[1][1] == "Person 1\nRole 1"


def test_a_draft_says_so_and_lists_what_is_missing() -> None:
    """On its first page."""
    lines = paragraphs_of(made(rich_review(), draft=True, missing=("One thing is missing.",)))
    assert "DRAFT. Not for decision: some answers are missing or need attention." in lines
    assert "One thing is missing." in lines


def test_nothing_speaks_of_an_agreed_view_where_there_is_none() -> None:
    """Before the meeting, the rating is the middle of what the groups gave."""
    text = text_of(made(rich_review(3, agreed=False)))
    assert "Agreed\n" not in text
    assert "the agreed" not in text


#: A weak rating as it stands in a paper, with the bar before its word.
BARE = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}Bare\N{NO-BREAK SPACE}"


def on_two_editions() -> Review:
    """A round in which one group answered the newer edition and two the older, which asks for one element more."""
    old = made_framework(4, 1)
    new = next_edition(old, renamed={"red": "Bare"}, dropped="AAA-03")
    written = row("AAA-03", rationale="Nobody asks.", evidence="Survey of May.")
    return combine(
        [
            by(EXECUTIVE, {"AAA-01": GREEN, "AAA-03": GREEN}, on=new),
            by(TRUSTEES, {"AAA-03": RED}, on=old, more=written),
            by(HEADS, {"AAA-01": GREEN}, on=old),
        ]
    )


def test_what_only_another_edition_asks_is_not_lost() -> None:
    """With its rating in this edition's word and each group's own words; this edition's element with the same Ref is another."""
    document = made(on_two_editions())
    said = paragraphs_of(document)
    first = said.index("Not asked in this edition", said.index("Heading BBB"))
    assert said[first + 2 : first + 4] == [
        "AAA-03 Element AAA3",
        f"Rating: {BARE} (one rating). The groups: Bare",
    ]
    assert "Left blank by: Headteachers and middle leaders" in said[first : said.index("Beyond the framework", first)]
    assert views(document, "AAA-03 Element AAA3") == {f"Trustees\n{BARE}": "Nobody asks.\nEvidence: Survey of May."}
    assert list(views(document, "AAA-03 Element AAA4")) != []
    assert lint(document) == []


def test_one_edition_has_no_such_part() -> None:
    """Neither has what nobody answered in the other edition."""
    old = made_framework(4, 1)
    books = [
        by(EXECUTIVE, {"AAA-01": GREEN}, on=next_edition(old, dropped="AAA-03")),
        by(TRUSTEES, {"AAA-01": RED}, on=old),
    ]
    for review in (combine(books), rich_review()):
        assert "Not asked in this edition" not in text_of(made(review))
