"""The tables beside pandas' own group-bys of the tidy ratings, as an outside judge of what is counted and compared."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matsheets.model.assessment import Assessment
from matsheets.model.respondents import AGREED, GROUPS
from matsheets.review.data_frames import ratings_table
from tests.builders import FOUR, about, framework, ratings, workbook
from tests.review.books import counts_table, heat_map, review_table

SMALL = framework(2, 1)
REFS = [element.ref for element in SMALL.elements]
GROUP_NAMES = [choice.label for choice in GROUPS]
WHOSE = ["trust", "element_ref"]
LABELS = {rating.points: rating.label for rating in FOUR}


@st.composite
def programmes(draw: st.DrawFn) -> list[Assessment]:
    """Draw a few trusts' workbooks: any groups, several of one group, several agreed, blanks, a missing group."""
    books = []
    for trust in range(draw(st.integers(1, 3))):
        for number in range(draw(st.integers(1, 5))):
            given_ratings = {ref: r for ref in REFS if (r := draw(st.sampled_from([*FOUR, None]))) is not None}
            group = draw(st.sampled_from([*GROUP_NAMES, AGREED, None]))
            whose = {"trust": f"Trust {trust}", "round": "Baseline", **({"group": group} if group else {})}
            answers = about(**whose) | ratings(given_ratings)
            books.append(workbook(SMALL, answers, file=f"{trust}-{number}.xlsx"))
    return draw(st.permutations(books))


def judged(books: list[Assessment]) -> pd.DataFrame:
    """What pandas makes of the tidy ratings: for each trust and element, points and labels by name."""
    tidy = ratings_table(books)
    tidy["points"] = tidy["points"].astype("float64")
    agreed = tidy[tidy["group"] == AGREED].groupby(WHOSE)["points"].first()
    own = tidy[tidy["group"].fillna("") != AGREED].groupby(WHOSE)["points"]
    found = pd.DataFrame(index=pd.MultiIndex.from_frame(tidy[WHOSE].drop_duplicates()))
    found["lowest"], found["highest"] = own.min(), own.max()
    found["cautious_median"] = own.quantile(0.5, interpolation="lower")
    found["spread"] = found["highest"] - found["lowest"]
    found["agreed"] = agreed
    found["rating"] = found["agreed"].fillna(found["cautious_median"])
    return found


def label(points: float) -> str | None:
    """A rating's word."""
    return None if pd.isna(points) else LABELS[int(points)]


def plain(value: object) -> object:
    """A cell of a frame, with None for a missing value."""
    return None if str(value) == "<NA>" else value


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(programmes())
def test_the_review_table_says_what_pandas_says(books: list[Assessment]):
    """Median, lowest, highest, spread, agreed and what stands: as pandas groups the ratings."""
    expected = judged(books)
    table = review_table(books).set_index(WHOSE)

    assert set(table.index) == set(expected.index)
    for key, row in expected.iterrows():
        for name in ("lowest", "highest", "cautious_median", "agreed", "rating"):
            assert plain(table.loc[key, name]) == label(row[name]), (key, name)
        assert plain(table.loc[key, "spread"]) == (None if pd.isna(row["spread"]) else int(row["spread"]))


@settings(max_examples=30, deadline=None)
@given(programmes())
def test_the_heat_map_and_the_counts_say_what_pandas_says(books: list[Assessment]):
    """Each element's rating that stands is in the heat map, and counted once under its heading."""
    standing = judged(books)["rating"]
    counts = counts_table(books).set_index(["trust", "heading_ref", "rating"])["elements"]
    titles = {element.ref: f"{element.ref} {element.title}" for element in SMALL.elements}

    for _, row in heat_map(books, SMALL).iterrows():
        trust = row["trust"]
        assert [plain(row[titles[ref]]) for ref in REFS] == [label(standing[trust, ref]) for ref in REFS]
        assert row["workbooks"] == sum(book.file.startswith(trust.removeprefix("Trust ")) for book in books)
        for heading in SMALL.headings:
            mine = [label(standing[trust, element.ref]) or "Not rated" for element in heading.elements]
            for word in (*LABELS.values(), "Not rated"):
                assert counts[trust, heading.ref, word] == mine.count(word)


def test_a_ref_that_stands_twice_has_no_answers_in_the_table():
    """Of two rows with the same Ref none counts, in the table as in the review."""
    book = workbook(SMALL, about(trust="Oak") | ratings({REFS[0]: FOUR[0], REFS[1]: FOUR[1]}), doubled=[REFS[0]])

    table = ratings_table([book]).set_index("element_ref")

    assert pd.isna(table.loc[REFS[0], "rating"])
    assert pd.isna(table.loc[REFS[0], "cell"])
    assert table.loc[REFS[1], "rating"] == "Amber-red"
