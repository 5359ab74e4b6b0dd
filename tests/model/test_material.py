"""What of the workbooks an answer is, and so which documents need it."""

import pytest

from matsheets.model.material import Material, material_of
from matsheets.model.partnerships import PARTY_REFS

_PLAN, _PARTNERSHIP = {Material.PLAN}, {Material.PARTNERSHIP}


@pytest.mark.parametrize(
    ("tab", "expected"),
    [("plan", _PLAN), ("medium_term", _PLAN), ("partnership", _PARTNERSHIP), ("charges", _PARTNERSHIP),
     ("services", _PARTNERSHIP), ("data", _PARTNERSHIP), ("beyond", {Material.REASONS})],
)  # fmt: skip
def test_the_rows_of_a_part_are_its_material(layout, tab, expected):
    """Whatever stands on a tab of the plan is the plan, on one of the agreement's the partnership."""
    found = layout.tab(tab)
    for row in found.rows:
        for column in found.columns:
            assert material_of(row.ref, column.key) == expected


def test_a_rating_is_not_its_reason(layout):
    """A plan is held against the ratings and says nothing of the reasons, so the two are told apart."""
    for element in layout.framework.elements:
        assert material_of(element.ref, "rating") == {Material.RATINGS}
        assert material_of(element.ref, "rationale") == material_of(element.ref, "evidence") == {Material.REASONS}
        assert material_of(element.ref) == {Material.RATINGS, Material.REASONS}


def test_the_about_tab_says_which_trust_and_whose_view(layout):
    """Its rows are the trust, facts about it, and whose view it is; the tab as a whole is all of them."""
    named = {row.name: material_of(row.ref) for row in layout.tab("about").rows}
    assert named["trust_name"] == named["company_number"] == {Material.TRUST}
    assert named["region"] == named["pupils"] == {Material.FACTS}
    assert named["group"] == named["meeting_date"] == named["chair"] == {Material.VIEW}
    assert material_of("ABT") == {Material.TRUST, Material.FACTS, Material.VIEW}


def test_the_rows_that_tell_a_party_are_the_layouts(layout):
    """The Refs that partnerships are told apart by are those of the layout's rows of that name."""
    assert {name: layout.row_named("partnership", name).ref for name in PARTY_REFS} == PARTY_REFS
