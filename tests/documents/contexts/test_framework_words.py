"""Papers in the words of their framework, and what they say of as many descriptors as it has."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from matsheets.comparison.claims import nearest_weakness
from matsheets.comparison.questions import QuestionKind
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.programme_map import map_values
from matsheets.documents.contexts.review_documents import context_of, title_of
from matsheets.documents.contexts.settling_questions import settling_question
from matsheets.documents.contexts.summary import summary_context
from matsheets.documents.contexts.values import names_of
from matsheets.documents.template.build import build_document
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import Framework
from matsheets.programme.programme_workbook import write_programme_workbook
from matsheets.programme.trust_entry import ElementEntry, Programme
from tests.books import load_book
from tests.documents.builders import MADE_ON, VERSION, rich_review
from tests.documents.contexts.test_programme_paper import DAY, trust
from tests.frameworks import framework_of, music, music_standard, services, with_words

SHIPPED = open_framework("mat-assurance-framework")


def made(kind: DocumentKind, frame: Framework) -> bytes:
    """A document of four groups and an agreed view."""
    return build_document(kind, rich_review(frame=frame), made_on=MADE_ON, version=VERSION)


def descriptors(kind: DocumentKind, frame: Framework) -> list[list[str]]:
    """The first table of descriptors in a document: its header and the first cells of its rows."""
    for table in Document(io.BytesIO(made(kind, frame))).tables:
        if table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).endswith("the descriptors"):
            return [[cell.text for cell in row.cells] for row in table.rows]
    return []


def test_templates_have_words_as_flat_texts() -> None:
    """A template of one's own prints them in a sentence, at its start, and with an article."""
    values = context_of(
        DocumentKind.SUMMARY, rich_review(frame=music()), made_on=MADE_ON, draft=False, missing=(), version=VERSION
    )
    words = values["words"]
    assert isinstance(words, dict)
    said = {"a_element": "a theme", "Headings": "Pillars", "framework": "standard", "review": "peer review"}
    assert {name: words[name] for name in said} == said


def test_a_summary_is_called_as_its_framework_calls_it() -> None:
    """In its properties, at the head of its pages, and as the title that a list of files shows."""
    review = rich_review(frame=services())
    with zipfile.ZipFile(io.BytesIO(made(DocumentKind.SUMMARY, services()))) as package:
        core = package.read("docProps/core.xml").decode()
        headers = [package.read(name).decode() for name in package.namelist() if "/header" in name]
    title = f"Self-review: {review.trust}"
    assert title_of(DocumentKind.SUMMARY, review) == title
    assert f"<dc:title>{title}</dc:title>" in core
    assert any("Self-review" in header for header in headers)


@pytest.mark.parametrize(
    ("frame", "header", "rows"),
    [
        (SHIPPED, ["Weak capacity (Red)", "Strong capacity (Green)"], 4),
        (services(), ["Others come to look (Exemplary)"], 2),
        (music(), ["Rating", "What it looks like"], 5),
    ],
)
def test_evidence_has_a_column_for_each_descriptor_or_a_row(frame: Framework, header: list[str], rows: int) -> None:
    """Two claim by claim, one alone, and five below each other, where five columns would have no room."""
    first, *others = descriptors(DocumentKind.EVIDENCE, frame)
    assert (first, len(others)) == (header, rows)


def test_a_meeting_reads_the_descriptors_that_groups_are_apart_on() -> None:
    """Of a framework that describes every rating, none below the lowest or above the highest that was given."""
    review = rich_review(frame=music())
    context = context_of(DocumentKind.MEETING, review, made_on=MADE_ON, draft=False, missing=(), version=VERSION)
    entries = context["to_settle"]
    assert isinstance(entries, list)
    labels = [rating.label for rating in music().scale.ratings]
    for entry in entries:
        (element,) = (e for e in review.elements if e.element.ref == entry["ref"])
        assert element.lowest is not None
        assert element.highest is not None
        between = labels[element.lowest.points - 1 : element.highest.points]
        assert [look["title"].partition("(")[2].rstrip(")") for look in entry["looks"]] == between


def test_nobody_is_asked_about_words_that_a_framework_does_not_have() -> None:
    """Where the strongest rating alone is described, a low one without a reason is asked what was had in mind."""
    review = rich_review(2, agreed=False, frame=services())
    element = next(e for e in review.differences)
    views = tuple(
        v._replace(rationale="" if v.rating == element.lowest else "Seen.", evidence="Log.") for v in element.views
    )
    question = settling_question(element._replace(views=views), names_of(review.respondents), services())
    assert question.endswith("what did they have in mind?")


def test_a_weakness_is_held_against_its_own_rating() -> None:
    """Of a framework that describes every rating, Shoot is asked of by what Shoot looks like; without a descriptor, of nothing."""
    shoot = music().scale.ratings[1]
    assert nearest_weakness(music().elements[0], music().scale, shoot, "sings").startswith(
        "In one or two of the schools"
    )
    patchy = services().scale.ratings[1]
    assert nearest_weakness(services().elements[0], services().scale, patchy, "asked") == ""


def test_what_else_could_be_asked_is_told_in_the_frameworks_words() -> None:
    """The strongest rating is named by its label where its meaning fits no sentence."""
    told = [
        kind.told(frame)
        for frame in (SHIPPED, music())
        for kind in (QuestionKind.UNTOUCHED_CLAIM, QuestionKind.FOLLOW_UP)
    ]
    assert told == [
        "Parts of strong capacity that nothing mentions",
        "What the framework asks of them",
        "Parts of Bloom that nothing mentions",
        "What the standard asks of them",
    ]


def test_a_large_framework_has_few_rows_and_all_others_by_name() -> None:
    """Of sixty elements some of a list have a row each, and every other is named with its rating."""
    review = rich_review(frame=services())
    values = summary_context(review, made_on=MADE_ON, draft=False, missing=(), version=VERSION)
    shown = [area["ref"] for area in values["areas"][: values["rows"]["areas"]]]
    assert 0 < len(shown) < len(review.areas)
    assert all((f"({a.element.ref})" in values["more_areas"]) is (a.element.ref not in shown) for a in review.areas)
    assert "with reasons in the self-review evidence" in values["more_areas"]
    assert not values["with_patterns"]


def test_a_map_without_room_for_words_has_short_forms_and_a_key() -> None:
    """Twelve headings stand by their Refs, and ratings by their short forms."""
    elements = tuple(ElementEntry(e.ref, at % 4 + 1, True) for at, e in enumerate(services().elements))
    entries = tuple(trust(n, f"Trust {n}")._replace(elements=elements) for n in range(2))
    found = map_values(Programme(services(), DAY, entries))
    assert found["columns"] == 12
    assert (found["titles"][0], found["rows"][0]["cells"][0]["low"]["label"]) == ("BUS", "Ab")
    assert "Ab: Absent" in found["key"]
    assert "BUS: Buses" in found["key"]


def test_no_word_takes_the_tab_of_another_table() -> None:
    """A framework of updates has a tab By update beside the tab Updates in the programme's workbook."""
    frame = framework_of(with_words(music_standard(), heading=("update", "updates")))
    elements = tuple(ElementEntry(e.ref, 1, True) for e in frame.elements)
    out = io.BytesIO()
    write_programme_workbook(Programme(frame, DAY, (trust(1, "Ash")._replace(elements=elements),)), out)
    assert {"By update", "Updates", "Themes"} <= set(load_book(out.getvalue()).sheetnames)
