"""The lists of names: every name with its tag, meaning, type and example, as text and as an accessible document."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pytest
from docx import Document

from matsheets.documents.authoring.field_document import as_document
from matsheets.documents.authoring.field_list import NO_EXAMPLE, Group, as_rows, as_text, groups, values_of
from matsheets.documents.authoring.template_check import check_template
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import REVIEW_DOCUMENTS, DocumentKind
from matsheets.documents.contexts.values import fields
from tests.documents.builders import MADE_ON, empty_review, rich_review
from tests.documents.lint import lint
from tests.documents.template.test_engine import template

NAMES = fields(
    ("trust", "the trust's name", "text"),
    ("draft", "answers are missing", "yes or no"),
    ("headings[].title", "its title", "text"),
    ("headings[].elements[].rating.fill", "its colour", "text"),
    ("headings[].elements[].notes[]", "what was noted", "list of texts"),
)
SAMPLE: Mapping[str, Any] = {
    "trust": "Oakfield",
    "draft": False,
    "headings": [{"title": "Not recorded", "elements": []}, {"title": "Vision", "elements": [
        {"rating": {"fill": "8B0000"}, "notes": []}]}],
}  # fmt: skip


def test_names_are_arranged_list_by_list_with_loops_and_examples() -> None:
    """Each list is a group with the loops that lead to it; an example is the first answer that says something."""
    made = groups(NAMES, [SAMPLE])
    assert [(g.title, g.loops) for g in made] == [
        ("Once in the document", ()),
        ("Each of headings", (("h", "headings"),)),
        ("Each of headings.elements", (("h", "headings"), ("e", "h.elements"))),
        ("Each of headings.elements.notes", (("h", "headings"), ("e", "h.elements"), ("n", "e.notes"))),
    ]
    assert [(entry.tag, entry.example) for g in made for entry in g.listed] == [
        ("{{ trust }}", "Oakfield"),
        ("{% if draft %}…{% endif %}", "no"),
        ("{{ h.title }}", "Vision"),
        ("{% cellbg e.rating.fill %}", "8B0000"),
        ("{{ n }}", NO_EXAMPLE),
    ]
    assert as_rows(made[1]) == [
        ("{%tr for h in headings %}", "Repeats the table rows up to a row with {%tr endfor %}", "Loop", "Alone in its row"),
        ("{%p for h in headings %}", "Repeats the paragraphs up to one with {%p endfor %}", "Loop",
         "Alone in its paragraph"),
        ("{{ h.title }}", "Its title", "Text", "Vision"),
    ]  # fmt: skip


def test_examples_come_from_later_samples_where_the_first_has_none() -> None:
    """A sample that says nothing gives way, and long answers are cut at a word."""
    long = "word " * 60
    made = groups(NAMES[:1], [{"trust": "Not recorded"}, {"trust": long}, {"trust": "never read"}])
    assert made[0].listed[0].example == " ".join(["word"] * 28) + " …"


def made_for(kind: DocumentKind) -> tuple[Group, ...]:
    """The list of a document's names, with examples from made-up reviews; of several trusts without."""
    if kind.of_several:
        return groups(known_fields(kind), [])
    reviews = [review.in_period(MADE_ON) for review in (rich_review(), empty_review())]
    return groups(known_fields(kind), [values_of(kind, review, ["x"]) for review in reviews])


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_name_is_listed_once_and_its_tag_is_sound(kind: DocumentKind) -> None:
    """The tags can be pasted as they are: put between their loops, the check has nothing to say."""
    made = made_for(kind)
    assert [entry.field.name for g in made for entry in g.listed] == sorted(
        (f.name for f in known_fields(kind)), key=[e.field.name for g in made for e in g.listed].index
    )
    lines: list[str] = []
    for group in made:
        lines += [f"{{%p for {one} in {many} %}}" for one, many in group.loops]
        lines += [e.tag for e in group.listed if "cellbg" not in e.tag]
        lines += ["{%p endfor %}" for _ in group.loops]
    assert [str(p) for p in check_template(template(*lines), known_fields(kind))] == []


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.slow
def test_the_document_is_accessible_and_holds_every_tag(kind: DocumentKind) -> None:
    """The lint finds nothing, every tag stands in a table, and the same names give the same bytes."""
    made = made_for(kind)
    content = as_document(kind, made)
    assert lint(content) == []
    assert content == as_document(kind, made)
    doc = Document(io.BytesIO(content))
    assert [t.rows[1].cells[0].text for t in doc.tables] == [as_rows(g)[0][0] for g in made]
    assert len(doc.tables) == len(made)


def test_the_text_has_a_line_for_every_tag() -> None:
    """Meaning, type and example stand behind each tag."""
    text = as_text(DocumentKind.PLAN, groups(NAMES, [SAMPLE]))
    assert text.startswith("Development plan: the names that its template may use\n\nOnce in the document\n")
    assert "  {{ trust }}                 the trust's name (text). Example: Oakfield\n" in text
    assert "They stand within the loop “for h in headings”." in text


def test_the_date_of_a_document_means_the_same_in_each() -> None:
    """It comes from the workbooks and is never the day on which somebody built it; all three lists say so."""
    said = {field.meaning for kind in REVIEW_DOCUMENTS for field in known_fields(kind) if field.name == "made_on"}

    assert said == {"the document's date: the latest that the workbooks give for a review or the diagnostic meeting"}
