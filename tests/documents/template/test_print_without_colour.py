"""Ratings in print without colour: told apart by more than their words."""

from __future__ import annotations

import io
import sys
from itertools import combinations

import docx
import pytest
from docx.oxml.ns import qn

from matsheets.documents.contexts.values import rating_value
from matsheets.documents.template.engine import fill
from matsheets.model.framework import contrast
from tests.documents.builders import ROOT, framework, small_framework

sys.path.insert(0, str(ROOT / "doc_templates" / "source"))
import kit

#: What two greys beside each other need, to be seen as two (WCAG 2.2, success criterion 1.4.11).
APART = 3.0
RATINGS = framework().scale.ratings


@pytest.fixture(scope="module")
def made():
    """A document with a table of the ratings, its cells made as our templates make them."""
    template = kit.new_document(title="Ratings")
    rows = [kit.each("r in scale", kit.row("{{ r.meaning }}", kit.rating("r")))]
    kit.table(template, [("Means", 5), ("Rating", 5)], rows, caption="Ratings", description="Each rating.")
    values = [{**rating_value(r), "meaning": r.meaning} for r in [*RATINGS, *small_framework().scale.ratings]]
    given = {
        "scale": values,
        "trust": "Oakfield Trust",
        "trust_in_brief": "Oakfield Trust",
        "draft": False,
        "dated": False,
        "made_on": "",
    }
    return docx.Document(io.BytesIO(fill(kit.to_bytes(template), given)))


def bar(made, label: str) -> str:
    """Return the colour of the bar before a rating's word; blank where it has none."""
    cells = [row.cells[1] for row in made.tables[0].rows]
    paragraph = next(p for cell in cells for p in cell.paragraphs if p.text == label)
    edge = paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:left')}")
    return "" if edge is None else edge.get(qn("w:color"))


def test_the_greys_of_the_ends_are_nearly_one():
    """Measured: without colour the fills of Red and Green are too near, so that something else has to tell them apart."""
    red, *_, green = RATINGS
    assert round(contrast(red.fill, green.fill), 1) == 1.9


def test_ratings_whose_greys_are_near_are_told_apart_by_a_bar(made):
    """Of two ratings with greys that are hard to tell apart, one has the bar and the other has none."""
    near = [pair for pair in combinations(RATINGS, 2) if contrast(pair[0].fill, pair[1].fill) < APART]
    assert ("Red", "Green") in [(a.label, b.label) for a, b in near]
    assert [(a.label, b.label) for a, b in near if bool(bar(made, a.label)) == bool(bar(made, b.label))] == []


@pytest.mark.parametrize("rating", [*RATINGS, *small_framework().scale.ratings], ids=lambda r: r.label)
def test_the_bar_is_what_areas_for_improvement_have(made, rating):
    """Every area for improvement has the bar, in any framework, dark or light enough to be seen on the rating's fill."""
    assert bool(bar(made, rating.label)) == (rating.label in {"Red", "Amber-red", "Emerging", "Developing"})
    assert not bar(made, rating.label) or contrast(bar(made, rating.label), rating.fill) >= APART


def test_the_styles_of_ratings_keep_their_words_colour(made):
    """A rating's word is white or black as before, with the bar and without."""
    inks = {name: made.styles[name].font.color.rgb or made.styles[name].base_style.font.color.rgb for name in (
        "Rating On Dark", "Weak Rating On Dark", "Rating On Light", "Weak Rating On Light")}  # fmt: skip
    assert [str(ink) for ink in inks.values()] == ["FFFFFF", "FFFFFF", "000000", "000000"]
