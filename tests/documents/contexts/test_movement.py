"""What a paper says of the movement between rounds: by hand, then against simulated rounds whose truth is known."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from matsheets.batch.document_planning import plan_builds
from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.template.build import build_document
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED, GROUPS
from matsheets.review.review import HeadingReview, Review
from tests import builders as small_workbooks
from tests.documents.builders import (
    MADE_ON,
    VERSION,
    assessment,
    empty_review,
    framework,
    paragraphs_of,
    respondent,
    rich_review,
    small_framework,
    tables_of,
    text_of,
    view,
)
from tests.documents.contexts.test_values import summary as values_of
from tests.judges import sdk_errors


def rated(frame: Framework, chosen: list[int], **change: Any) -> Review:
    """A review whose agreed ratings are these, element by element, by points; 0 is not rated."""
    agreed, evidence = respondent(AGREED, 90, file="agreed.xlsx"), f"Minutes of the {change.get('round')} round."
    points = iter(chosen)
    headings = []
    for heading in empty_review(framework=frame).headings:
        elements = []
        for element in heading.elements:
            at = next(points)
            own = view(agreed, element.element, frame.scale.ratings[at - 1], "", evidence) if at else None
            elements.append(element._replace(agreed=own, views=()))
        headings.append(HeadingReview(heading.heading, tuple(elements)))
    books = (assessment(agreed, frame),)
    return empty_review(
        framework=frame, headings=tuple(headings), respondents=(agreed,), assessments=books, gaps=(), **change
    )


def summary(review: Review) -> bytes:
    """The summary of a review."""
    return build_document(DocumentKind.SUMMARY, review, made_on=MADE_ON, version=VERSION)


def two_rounds() -> Review:
    """A final round after a baseline, in which something moved each way."""
    before = rated(framework(), [2] * 14, round="Baseline")
    return rated(framework(), [3, 1, 2, 2, 4, 2, 2, 2, 2, 2, 2, 2, 2, 0], round="Final", earlier=before)


def moved_table(document: bytes) -> list[list[str]]:
    """The table of what moved, its header first."""
    return tables_of(document)["Ratings in the rounds, and what moved"]


def test_what_has_no_row_is_named_with_why() -> None:
    """What did not change, what moved and had no room, and what cannot be compared, in right number."""
    frame = small_workbooks.framework(8, 8)
    before = rated(frame, [2] * 16, round="Baseline")
    found = values_of(rated(frame, [3] * 13 + [2, 2, 0], round="Final", earlier=before))["movement"]
    assert len(found["rows"]) == 12
    assert found["more"] == (
        "Without a row here: 2 elements did not change: Element BBB6 (BBB-06), Element BBB7 (BBB-07); 1 element moved up: Element "
        "BBB5 (BBB-05); 1 element was not rated both times: Element BBB8 (BBB-08)."
    )


def test_of_very_many_what_did_not_change_is_named_by_ref() -> None:
    """Forty names would be a page."""
    frame = small_workbooks.framework(8, 8, 8, 8)
    before = rated(frame, [2] * 32, round="Baseline")
    found = values_of(rated(frame, [3] + [2] * 31, round="Final", earlier=before))["movement"]
    assert found["more"] == (
        "Without a row here: 31 elements did not change: AAA-02 to AAA-08, BBB-01 to BBB-08, CCC-01 to CCC-08 and DDD-01 to DDD-08."
    )


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (4, ""),
        (3, "One group that answered in the Baseline round gave no view this time: {3}."),
        (2, "Two groups that answered in the Baseline round gave no view this time: {2}; {3}."),
    ],
)
def test_groups_that_answered_last_time_and_not_this_time_are_named(groups: int, said: str) -> None:
    """On the first page, and where it says what was not answered."""
    told = said.format(*(choice.label for choice in GROUPS))
    document = summary(rich_review(groups, round="Final", earlier=rich_review(4)))
    found = [line for line in paragraphs_of(document) if "gave no view this time" in line]
    assert [line.endswith(told) for line in found] == [True] * (2 if told else 0)


# --- what it says --------------------------------------------------------------------------------------------------


def test_workbooks_of_two_rounds_make_a_later_summary_that_shows_the_movement() -> None:
    """From the workbooks as they are read: the baseline says nothing of it, the final round what moved."""
    frame = small_workbooks.framework()
    rounds = {"Final": small_workbooks.GREEN, "Baseline": small_workbooks.RED}
    outcomes = []
    for label, rating in rounds.items():
        answers = small_workbooks.about(trust="Oakfield", group=AGREED, round=label)
        answers |= small_workbooks.ratings({"AAA-01": rating, "BBB-01": small_workbooks.AMBER_RED})
        outcomes.append(Outcome(Path(f"{label}.xlsx"), small_workbooks.workbook(frame, answers, file=f"{label}.xlsx")))
    builds = plan_builds(outcomes, [DocumentKind.SUMMARY], only_where_possible=False)
    final, baseline = (build.content(templates=None, draft=False) for build in builds)
    assert "What moved" not in text_of(baseline)
    rows = {row[0].partition(" ")[0]: row for row in moved_table(final)[1:]}
    assert [rows[ref][-1].splitlines()[0] for ref in ("AAA-01", "BBB-01")] == ["Moved up, 3 steps", "No change"]


def test_the_table_has_every_element_with_both_ratings_and_its_dumbbell() -> None:
    """Before, now, where on the scale, and which way by how many steps; what was not rated in both has no dumbbell."""
    header, *rows = moved_table(summary(two_rounds()))
    assert header == ["Element", "Baseline", "Final", "\tR\t\t\tAR\t\t\tAG\t\t\tG", "Movement"]
    assert [row[0].partition(" ")[0] for row in rows] == [element.ref for element in framework().elements]
    flat = [[cell.replace("\t", "").strip() for cell in row] for row in rows]
    assert flat[0][1:] == ["Amber-red", "Amber-green", "·○─→●·", "Moved up, 1 step"]
    assert flat[1][1:] == ["Amber-red", "Red", "●←─○··", "Moved down, 1 step"]
    assert flat[2][1:] == ["Amber-red", "Amber-red", "·◉··", "No change"]
    assert flat[4][1:] == ["Amber-red", "Green", "·○────→●", "Moved up, 2 steps"]
    assert flat[13][1:] == ["Amber-red", "Not rated", "–", "Not compared"]


def test_the_places_of_a_dumbbell_are_those_of_the_scale() -> None:
    """On three points there are three, on six none is drawn and the words stay."""
    frame = small_framework()
    document = summary(rated(frame, [3] * 12, round="Final", earlier=rated(frame, [1] * 12, round="Baseline")))
    assert [row[3].replace("\t", "") for row in moved_table(document)[:2]] == ["EDS", "○──────→●"]
    long = replace(
        frame.scale, ratings=tuple(frame.scale.ratings[0]._replace(id=f"r{n}", points=n + 1) for n in range(6))
    )
    frame = replace(frame, scale=long)
    document = summary(rated(frame, [6] * 12, round="Final", earlier=rated(frame, [1] * 12, round="Baseline")))
    assert moved_table(document)[1][-1] == "Moved up, 5 steps"
    assert len(moved_table(document)[0]) == 4


def test_each_earlier_round_is_among_the_sources_in_one_row() -> None:
    """A governor can see which workbooks the earlier ratings come from, and they take one row."""
    earlier = rich_review(2, round="Baseline")
    sources = [replace(held, sha256=str(n) * 64) for n, held in enumerate(earlier.assessments)]
    earlier = replace(earlier, assessments=tuple(sources))
    review = rich_review(1, round="Final", earlier=earlier)
    for kind, count in ((DocumentKind.SUMMARY, "For comparison: 3 workbooks"), (DocumentKind.PLAN, "3 workbooks")):
        rows = tables_of(build_document(kind, review))["Workbooks that this document was made from"]
        told = [row for row in rows if "Baseline" in row]
        assert len(rows) == 1 + len(review.respondents) + 1
        files = ", ".join(f"{held.file} {str(n) * 12}" for n, held in enumerate(sources))
        assert {count, files} <= set(told[0])


def test_what_moved_stands_on_the_first_page_and_in_the_contents_list() -> None:
    """How many moved which way, on what basis, and which; a reader of the first page alone knows."""
    lines = paragraphs_of(summary(two_rounds()))
    assert (
        "Since Baseline, 2 moved up, 10 did not change and 1 moved down (agreed both times); 1 cannot be compared. "
        "Up: Purpose (VIS-01) and Talent (PEO-02). Down: Needs (VIS-02)."
    ) in lines
    assert [line for line in lines if line.endswith("What moved")] == ["2.\tWhat moved", "What moved"]


def test_a_third_round_has_the_first_and_the_last_beside_it() -> None:
    """Three columns of ratings, first to last; movement is since the round before, and since the first."""
    first = rated(framework(), [1] * 14, round="Baseline")
    middle = replace(rated(framework(), [2] * 14, round="Review (mid-point)"), earlier=first)
    header, row, *_ = moved_table(summary(rated(framework(), [3] * 14, round="Final", earlier=middle)))
    assert header[:4] == ["Element", "Baseline", "Review (mid-point)", "Final"]
    assert [cell.strip() for cell in row[1:4]] == ["Red", "Amber-red", "Amber-green"]
    assert row[-1].splitlines() == ["Moved up, 1 step", "Since Baseline: moved up, 2 steps"]


def test_another_basis_is_named_and_never_counted() -> None:
    """The middle of the groups' ratings and what was agreed are not the same measure."""
    before = rich_review(2, agreed=False, round="Baseline")
    values = values_of(rated(framework(), [4] * 14, round="Final", earlier=before))
    assert values["movement"]["in_brief"] == (
        "Since Baseline, no rating can be said to have moved; 14 stand on another basis."
    )
    assert values["movement"]["other_basis"].endswith("Agreed now, not then: every element.")
    assert {cell["move"] for row in values["first_page"]["strip"]["rows"] for cell in row["cells"]} == {""}
    assert "down from" not in values["first_page"]["strengths"]


def test_few_moves_of_groups_are_said_to_be_what_rating_again_gives() -> None:
    """Of 14, up to 8; not where more moved, where none did, or where ratings were agreed."""

    def told(moved: int, *, agreed: bool = False) -> str:
        scale = framework().scale.ratings
        now = [2 + (n < moved) for n in range(14)]
        reviews = [rated(framework(), points, round=name) for name, points in (("Baseline", [2] * 14), ("Final", now))]
        if not agreed:
            reviews = [
                replace(r, headings=tuple(
                    h._replace(elements=tuple(e._replace(agreed=None, views=(e.agreed._replace(respondent=respondent("Trustees"), rating=e.agreed.rating),)) for e in h.elements if e.agreed))
                    for h in r.headings
                )) for r in reviews
            ]  # fmt: skip
        assert scale[1].points == 2
        return str(values_of(replace(reviews[1], earlier=reviews[0]))["movement"]["by_chance"])

    assert told(8).startswith("By groups, 8 of 14 moved, which is no larger a share than")
    assert [told(0), told(9), told(8, agreed=True)] == ["", "", ""]


# --- where there is nothing to show --------------------------------------------------------------------------------


def test_without_an_earlier_round_there_is_no_word_of_movement() -> None:
    """No heading and no table."""
    document = summary(rich_review())
    assert "What moved" not in text_of(document)
    assert "Ratings in the rounds, and what moved" not in tables_of(document)


def test_another_framework_is_not_compared_and_the_document_says_so() -> None:
    """Ratings on other elements are no movement, even where the elements are called the same."""
    said = "The Baseline round was on another framework, so the ratings cannot be compared with it."
    for frame, count in ((small_framework(), 12), (replace(framework(), id="another"), 14)):
        earlier = rated(frame, [2] * count, round="Baseline")
        assert said in paragraphs_of(summary(rated(framework(), [2] * 14, round="Final", earlier=earlier)))


def test_rounds_without_a_common_element_are_not_compared() -> None:
    """Nothing rated before: a sentence, and no table."""
    document = summary(
        rated(framework(), [2] * 14, round="Final", earlier=rated(framework(), [0] * 14, round="Baseline"))
    )
    assert "No element is rated both in the Baseline round and now, so there is nothing to compare." in text_of(
        document
    )


def test_elements_are_compared_by_id_where_an_edition_gave_them_other_refs() -> None:
    """An element that moved to another place in a newer edition is still itself."""
    old = framework()
    first = old.headings[0]
    turned = first._replace(
        elements=tuple(e._replace(ref=f"OLD-{n:02d}") for n, e in enumerate(reversed(first.elements)))
    )
    older = replace(old, headings=(turned, *old.headings[1:]))
    before = rated(older, [1, 2, 3] + [2] * 11, round="Baseline")
    values = values_of(rated(old, [3, 2, 1] + [2] * 11, round="Final", earlier=before))
    assert {e["move"] for e in values["movement"]["elements"]} == {"No change"}


# --- sound files ---------------------------------------------------------------------------------------------------


@pytest.mark.judges
@pytest.mark.parametrize("review", [two_rounds(), rich_review(7), empty_review()], ids=["two rounds", "one", "nothing"])
def test_the_open_xml_sdk_finds_nothing_wrong_with_summaries(review: Review, tmp_path: Path) -> None:
    """With dumbbells and without."""
    (tmp_path / "made.docx").write_bytes(summary(review))
    assert sdk_errors(tmp_path / "made.docx") == []
    assert len(Document(io.BytesIO(summary(review))).inline_shapes) == 0
