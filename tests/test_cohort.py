"""The arrays of a cohort say what ``review`` says of the same workbooks, one by one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from matsheets.aggregate import counts_table, heat_maps, ratings_table, review_table
from matsheets.combining import combine, group_by_trust_and_round
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Rating
from matsheets.workbook.layout.layout import AGREED, GROUPS
from tests.builders import FOUR, about, framework, ratings, workbook

SMALL = framework(2, 1)
REFS = [element.ref for element in SMALL.elements]
GROUP_NAMES = [choice.label for choice in GROUPS]


@st.composite
def cohorts(draw: st.DrawFn) -> list[Assessment]:
    """Draw a few trusts' workbooks: any groups, several of one group, several agreed, blanks, a missing group."""
    books = []
    for trust in range(draw(st.integers(1, 3))):
        for number in range(draw(st.integers(1, 5))):
            given_ratings = {ref: r for ref in REFS if (r := draw(st.sampled_from([*FOUR, None]))) is not None}
            group = draw(st.sampled_from([*GROUP_NAMES, AGREED, None]))
            said = {"trust": f"Trust {trust}", "round": "Baseline", **({"group": group} if group else {})}
            answers = about(**said) | ratings(given_ratings)
            books.append(workbook(SMALL, answers, file=f"{trust}-{number}.xlsx"))
    return draw(st.permutations(books))


def label(rating: Rating | None) -> str | None:
    """A rating's word."""
    return rating.label if rating else None


def plain(value: object) -> object:
    """A cell of a frame, with None for a missing value."""
    return None if str(value) == "<NA>" else value


@settings(max_examples=60, deadline=None)
@given(cohorts())
def test_the_review_table_says_what_each_review_says(books: list[Assessment]):
    """Median, lowest, highest, spread, agreed, what stands and on what basis: as the review of each trust has them."""
    table = review_table(books)

    found = {
        (row.trust, row.element_ref): tuple(plain(v) for v in rest)
        for row in table.itertuples(index=False)
        for rest in [(row.cautious_median, row.lowest, row.highest, row.spread, row.agreed, row.rating, row.basis)]
    }
    expected = {}
    for group in group_by_trust_and_round(books):
        review = combine(group)
        for e in review.elements:
            expected[review.trust, e.element.ref] = (
                label(e.median), label(e.lowest), label(e.highest), e.spread if e.ratings else None,
                label(e.agreed.rating) if e.agreed else None, label(e.rating), e.basis,
            )  # fmt: skip
    assert found == expected


@settings(max_examples=30, deadline=None)
@given(cohorts())
def test_the_heat_map_and_the_counts_say_what_stands(books: list[Assessment]):
    """Each element's rating that stands is in the heat map, and counted once under its heading."""
    (heat_map,) = heat_maps(books)
    reviews = {review.trust: review for group in group_by_trust_and_round(books) for review in [combine(group)]}
    counts = counts_table(books)

    for _, row in heat_map.frame.iterrows():
        review = reviews[row["trust"]]
        shown = [row[f"{e.element.ref} {e.element.title}"] for e in review.elements]
        assert [None if str(v) == "<NA>" else v for v in shown] == [label(e.rating) for e in review.elements]
        assert row["workbooks"] == len(review.assessments)
        mine = counts[counts["trust"] == row["trust"]]
        for heading in review.headings:
            counted = mine[mine["heading_ref"] == heading.heading.ref]["elements"].tolist()
            assert counted == [*heading.counts(SMALL.scale.ratings), heading.not_rated]


def test_a_ref_that_stands_twice_has_no_answers_in_the_table():
    """Of two rows with the same Ref none counts, in the table as in the review."""
    book = workbook(SMALL, about(trust="Oak") | ratings({REFS[0]: FOUR[0], REFS[1]: FOUR[1]}), doubled=[REFS[0]])

    table = ratings_table([book]).set_index("element_ref")

    assert str(table.loc[REFS[0], "rating"]) == "<NA>"
    assert str(table.loc[REFS[0], "cell"]) == "<NA>"
    assert table.loc[REFS[1], "rating"] == "Amber-red"
