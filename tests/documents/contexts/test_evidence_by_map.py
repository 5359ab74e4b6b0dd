"""Evidence by a map as it is made: a trust's own words under what they bear on, and never a rating."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from matsheets.documents.contexts.document_fields import known_fields
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import MapUsed, read_manifest
from matsheets.documents.template.build import build_document
from matsheets.errors import ReviewError
from matsheets.frameworks.framework_files import open_framework
from matsheets.frameworks.map_files import open_map
from matsheets.model.framework import Rating
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.framework_map import FrameworkEdition
from matsheets.review.review import Review
from tests.documents.builders import (
    MADE_ON,
    VERSION,
    empty_review,
    framework,
    map_of,
    paragraphs_of,
    rich_review,
    small_framework,
    tables_of,
    text_of,
)
from tests.documents.contexts.test_evidence import on_two_editions
from tests.documents.lint import lint

REVIEWS: dict[str, Callable[[], Review]] = {
    "four groups": rich_review,
    "nothing agreed": lambda: rich_review(3, agreed=False),
    "another framework": lambda: rich_review(frame=small_framework()),
    "nothing": empty_review,
}
ONE, TWO, *OTHERS = framework().elements


def made(review: Review) -> bytes:
    """The evidence of a review by the map that it has."""
    return build_document(DocumentKind.EVIDENCE_BY_MAP, review, made_on=MADE_ON, version=VERSION)


def silent(review: Review, ref: str, evidence: str = "") -> Review:
    """A review in which nobody says anything of an element but perhaps of its evidence."""
    headings = []
    for heading in review.headings:
        changed = [
            e._replace(agreed=None, views=tuple(v._replace(rationale="", evidence=evidence) for v in e.views))
            if e.element.ref == ref
            else e
            for e in heading.elements
        ]
        headings.append(heading._replace(elements=tuple(changed)))
    return replace(review, headings=tuple(headings))


@pytest.mark.parametrize("name", REVIEWS)
def test_it_rates_nothing(name: str) -> None:
    """No rating stands anywhere in it, and its first page says that it rates none of the matters; it is accessible."""
    review = REVIEWS[name]()
    document = made(review)
    text = text_of(document)
    assert [rating.label for rating in review.framework.scale.ratings if rating.label in text] == []
    assert "It rates no matter." in text
    assert "Median" not in text
    assert lint(document) == []


def test_its_template_has_no_rating_to_print() -> None:
    """Nobody who changes the template can make it one that grades."""
    names = [field.name for field in known_fields(DocumentKind.EVIDENCE_BY_MAP)]
    assert [name for name in names if "rating" in name or "scale" in name or name.endswith((".fill", ".weak"))] == []


def test_at_a_glance() -> None:
    """The first page says what speaks to each matter, where evidence is lacking, where nothing is written, and what is bare."""
    review = silent(rich_review(agreed=False), ONE.ref)
    document = made(review)
    assert tables_of(document)["At a glance: what speaks to each matter"][1:] == [
        ["Money", TWO.ref, "None", ONE.ref], ["People", TWO.ref, "None", "None"], ["Place", "None", "None", "None"],
    ]  # fmt: skip
    assert any(line.startswith("Nothing speaks to: Place.") for line in paragraphs_of(document))
    unproved = made(silent(silent(rich_review(agreed=False), ONE.ref, "n/a"), TWO.ref, "Minutes."))
    assert tables_of(unproved)["At a glance: what speaks to each matter"][1] == ["Money", TWO.ref, "None", ONE.ref]


def test_words_stand_once() -> None:
    """An element's words stand under the first matter that it bears on; the next one says where."""
    document = made(rich_review())
    lines = paragraphs_of(document)
    assert lines.count(f"{TWO.ref} {TWO.title}") == 2
    assert lines[lines.index("People") :].count("Its words stand under Money.") == 1
    assert list(tables_of(document)).count(f"{TWO.ref} {TWO.title}: reasons and evidence") == 1
    assert "It says who pays." in lines


def test_the_agreed_reason_and_everybodys_evidence() -> None:
    """Where a view was agreed, the groups' own reasons give way to it; the evidence that they name stands beside its own."""
    review = rich_review()
    rows = tables_of(made(review))[f"{ONE.ref} {ONE.title}: reasons and evidence"][1:]
    found = review.elements[0]
    assert found.agreed is not None
    assert rows[0] == ["Agreed", f"{' '.join(found.agreed.rationale.split())}\nEvidence: {found.agreed.evidence}"]
    named = [view for view in found.views if view.evidence]
    assert [row[1] for row in rows[1:]] == [f"Evidence: {view.evidence}" for view in named]


def agreed_as(rating: Rating | None, reason: str) -> Review:
    """A review whose first element was agreed at this rating, or not to be rated, with this reason."""
    review = rich_review()
    heading, *others = review.headings
    first, *rest = heading.elements
    assert first.agreed is not None
    view = first.agreed._replace(rating=rating, not_rated=rating is None, rationale=reason)
    return replace(review, headings=(heading._replace(elements=(first._replace(agreed=view), *rest)), *others))


@pytest.mark.parametrize(("rated", "reason"), [(True, ""), (True, "n/a"), (False, "No time.")])
def test_without_an_agreed_reason_the_groups_own_stand(rated: bool, reason: str) -> None:
    """A rating without a reason says nothing, and a reason not to rate is none for what groups rated."""
    review = agreed_as(rich_review().framework.scale.strongest if rated else None, reason)
    rows = tables_of(made(review))[f"{ONE.ref} {ONE.title}: reasons and evidence"][1:]
    for view in review.elements[0].views:
        assert any(view.rationale.replace("\n", "") in row[1].replace("\n", "") for row in rows)


def test_what_the_map_puts_nowhere_is_named() -> None:
    """Elements that bear on nothing are listed, so that nobody thinks them lost."""
    lines = paragraphs_of(made(rich_review()))
    listed = lines[lines.index("Under no matter") :]
    assert [f"{e.ref} {e.title}" in listed for e in OTHERS] == [True] * len(OTHERS)


def test_by_another_framework() -> None:
    """Evidence may be arranged by another framework's elements; the words of that framework stand for them."""
    by = open_map("trust-quality-mat", shipped_frameworks())
    document = made(rich_review().by_map(by))
    text, lines = text_of(document), paragraphs_of(document)
    assert "Evidence by theme" in text
    # it is the same as GOV-01, which bears on another theme before it
    assert lines.count("Its words stand under LDR-02 Who decides what.") == 1
    assert "It rates no theme." in text
    assert re.findall(r"\bmatters?\b", text.partition("Beyond the framework")[0]) == []
    from_its_side = text_of(made(rich_review(frame=open_framework("trust-quality-descriptions")).by_map(by)))
    assert "Evidence by element" in from_its_side
    assert "stands in the trust quality evidence." in from_its_side
    assert [said for said in (text, from_its_side) if "another edition" in said] == []
    assert "they mean a single theme, never an element." in from_its_side


def test_its_record_names_the_map() -> None:
    """With its edition and what it says; the record of other documents names none."""
    review = rich_review()
    found = read_manifest(made(review))
    assert found is not None
    assert found.arranged_by == MapUsed("ours", "7", map_of(review.framework).map.digest)
    evidence = read_manifest(build_document(DocumentKind.EVIDENCE, review, made_on=MADE_ON, version=VERSION))
    assert evidence is not None
    assert evidence.arranged_by is None


def test_a_map_of_another_edition_says_so() -> None:
    """The elements are followed by their ids, and Sources names the edition that the map was written for."""
    review = rich_review()
    earlier = replace(review.framework, edition="An earlier one")
    by = map_of(earlier)
    assert by.map.origin == FrameworkEdition(earlier.id, "An earlier one")
    assert "written for another edition of the framework (An earlier one)" in text_of(made(review.by_map(by)))


def test_a_map_of_another_framework_is_refused() -> None:
    """It says which framework the workbooks are on."""
    other = map_of(replace(framework(), id="another"))
    with pytest.raises(ReviewError, match='"Ours by matter" is no map of the framework "MAT assurance framework"'):
        made(rich_review().by_map(other))


def test_what_only_another_edition_asks_is_not_lost() -> None:
    """What each group wrote stands apart, since the map does not place it; and without a rating, as all of the paper."""
    review = on_two_editions()
    document = made(replace(review, arranged_by=map_of(review.framework)))
    said = paragraphs_of(document)
    assert "AAA-03 Element AAA3" in said[said.index("Not asked in this edition") : said.index("Sources")]
    assert tables_of(document)["AAA-03 Element AAA3: reasons and evidence"][1:] == [
        ["Trustees", "Nobody asks.\nEvidence: Survey of May."]
    ]
    assert "Bare" not in text_of(document)
    assert lint(document) == []
