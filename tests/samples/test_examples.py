"""The sample trusts give an example for every name that a template may use."""

from __future__ import annotations

import pytest

from matsheets.documents.authoring.field_list import NO_EXAMPLE, groups
from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.contexts.values import NOT_RECORDED
from matsheets.model.framework import NOT_RATED, Framework
from tests.sample_values import values_of_samples

#: A priority that serves nothing, and an area left for now that is none: that is what these lists are for. What was left for
#: now has nobody responsible and no date. No group of the samples chose "Not rated", and a scale of four has no middle. The
#: descriptors of the shipped frameworks have room in a meeting paper, whole. What trusts have done is of no element or heading.
#: No round of theirs has workbooks on two editions of the framework, which has no rating that explains. Lists and labels that have
#: room are neither shortened nor keyed.
BY_DEFINITION = {
    *("unplaced[].target", "unplaced[].heading", "unplaced[].rating.label", "unplaced[].rating.mark"),
    *("unplaced[].before.label", "unplaced[].before.mark", "unplaced[].since", "unplaced[].objective_rest"),
    "unplaced_no_actions[].target",
    *("earlier_plan.left[].lead", "earlier_plan.left[].due"),
    *("why_not_rated[].what", "why_not_rated[].text"),
    "no_differences",
    "no_steps",
    *("between_ratings", "between[].ref", "between[].title"),
    "to_settle[].whole",
    "done.rows[].ref",
    *("explanation", "explained_elsewhere"),
    *(f"explained[].{name}" for name in ("ref", "title", "who", "why", "evidence")),
    *(f"explained[].rating.{name}" for name in ("label", "mark", "fill", "light", "rated", "weak")),
    *(f.name for kind in DocumentKind for f in known_fields(kind) if f.name.startswith("asked_elsewhere[]")),
    *("more_areas", "more_differences", "more_strengths", "movement.more", "map.key"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", DocumentKind)
def test_every_name_has_an_example_that_says_something(kind: DocumentKind, framework: Framework) -> None:
    """No name is left without an example, and none has only what stands for a blank."""
    made = groups(known_fields(kind), values_of_samples(kind, framework))
    blank = {NO_EXAMPLE, NOT_RECORDED, NOT_RATED, f"[{NOT_RECORDED}]", ""}
    listed = [entry for group in made for entry in group.listed]
    assert len(listed) == len(known_fields(kind)) >= 30
    assert {entry.field.name for entry in listed if entry.example in blank} <= BY_DEFINITION


@pytest.mark.slow
def test_the_finished_samples_come_first(framework: Framework) -> None:
    """Where a finished document says something, that is the example: drafts are asked only for the rest."""
    first = values_of_samples(DocumentKind.PLAN, framework)[0]
    assert first["missing"] == []
    made = groups(known_fields(DocumentKind.PLAN), values_of_samples(DocumentKind.PLAN, framework))
    assert next(e for g in made for e in g.listed if e.field.name == "trust").example == first["trust"]
