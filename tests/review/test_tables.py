"""Many workbooks as tables: which rows there are, in which order, and what they hold."""

import ast
import datetime as dt
import inspect

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matsheets.model.parsing import Misread
from matsheets.model.respondents import AGREED, MENTOR_GROUP
from matsheets.review import combine, grouping, review, tables
from matsheets.review.data_frames import ratings_table
from matsheets.review.tables import RATINGS_COLUMNS
from matsheets.workbook.layout.layout import Part
from tests.builders import AMBER_GREEN, AMBER_RED, FOUR, GREEN, RED, Bad, about, framework, row, twelve
from tests.review.books import (
    EXECUTIVE,
    HEADS,
    SMALL,
    TRUSTEES,
    by,
    counts_table,
    heat_map,
    priorities_table,
    review_table,
)


def values(frame):
    """The rows of a frame as dictionaries, with None for what is missing."""
    return [
        {key: None if pd.isna(value) else value for key, value in record.items()}
        for record in frame.astype(object).to_dict("records")
    ]


def only(frame, *columns):
    """Some columns of a frame, as rows."""
    return [tuple(record[c] for c in columns) for record in values(frame)]


# --- the tidy table ----------------------------------------------------------------------------------------------


def test_the_columns_of_the_tidy_table():
    """The tidy table has its columns in the order that people's own programs rely on."""
    assert list(ratings_table([by(EXECUTIVE)]).columns) == [
        "trust", "company_number", "round", "group", "respondent", "framework", "edition", "heading_ref", "heading",
        "element_ref", "element", "rating", "points", "rationale", "evidence", "ref", "tab", "cell", "file",
        "rating_status",
    ]  # fmt: skip


def test_a_row_in_full():
    """A row says who rated what how and why, and in which cell of which file."""
    more = about(respondent="Asha Patel") | row("AAA-02", rationale="Because.", evidence="Minutes.")
    found = values(ratings_table([by(EXECUTIVE, {"AAA-02": AMBER_RED}, more=more, file="oak.xlsx")]))[1]
    assert found == {
        "trust": "Oakfield",
        "company_number": "07654321",
        "round": "Baseline",
        "group": "Executive team",
        "respondent": "Asha Patel",
        "framework": "The small framework",
        "edition": "1",
        "heading_ref": "AAA",
        "heading": "Heading AAA",
        "element_ref": "AAA-02",
        "element": "Element AAA2",
        "rating": "Amber-red",
        "points": 2,
        "rationale": "Because.",
        "evidence": "Minutes.",
        "ref": "AAA-02",
        "tab": "Tab AAA",
        "cell": "F6",
        "file": "oak.xlsx",
        "rating_status": "Rated",
    }


def test_unrated_elements_are_there():
    """Every element has a row for every workbook; an unrated one has neither rating nor points, never 0 or Green."""
    found = ratings_table([by(EXECUTIVE, {"AAA-01": GREEN}), by(TRUSTEES)])
    assert only(found, "group", "element_ref", "rating", "points") == [
        (EXECUTIVE, "AAA-01", "Green", 4),
        (EXECUTIVE, "AAA-02", None, None),
        (EXECUTIVE, "BBB-01", None, None),
        (TRUSTEES, "AAA-01", None, None),
        (TRUSTEES, "AAA-02", None, None),
        (TRUSTEES, "BBB-01", None, None),
    ]


def test_an_unrated_element_says_which_cell_to_fill():
    """An unrated element has the cell in which its rating belongs; a deleted row has none."""
    found = ratings_table([by(EXECUTIVE, without=["AAA-02"])])
    assert only(found, "tab", "cell") == [("Tab AAA", "F5"), (None, None), ("Tab BBB", "F5")]


def test_a_misread_rating_is_missing():
    """A rating that was not understood is missing from the table."""
    found = ratings_table([by(EXECUTIVE, more=row("AAA-01", rating=Bad("Amber", Misread.AMBIGUOUS)))])
    assert only(found, "rating", "points")[0] == (None, None)


@pytest.mark.parametrize("text", ["None", "N/A", "NA", "null", "NaN", "nan", "<NA>", "-", "TRUE", "1", "007"])
def test_words_that_pandas_takes_for_blanks_are_text(text):
    """An answer such as None or N/A is that text, not a missing value, and a number typed as text stays text."""
    (first, *_) = only(ratings_table([by(EXECUTIVE, more=row("AAA-01", rationale=text))]), "rationale")
    assert first == (text,)


def test_blank_answers_are_missing():
    """What nobody answered is missing, not a blank text."""
    (first, *_) = only(ratings_table([by("", number="", round="")]), "company_number", "round", "group", "evidence")
    assert first == (None, None, None, None)


def test_points_are_whole_numbers_with_gaps():
    """Points are a nullable whole number, so that a missing one does not make the others fractions."""
    found = ratings_table([by(EXECUTIVE, {"AAA-01": GREEN})])
    assert str(found["points"].dtype) == "Int64"


def test_text_columns_are_text_even_when_empty():
    """A column without any answer is still a column of text."""
    assert all(isinstance(ratings_table([by(EXECUTIVE)])[c].dtype, pd.StringDtype) for c in ("group", "rationale"))


def test_a_workbook_without_the_review_has_no_rows():
    """A workbook that was given out without the review adds no unrated rows anywhere."""
    books = [by(EXECUTIVE, parts=[Part.PARTNERSHIP])]
    assert [len(f) for f in (ratings_table(books), review_table(books), counts_table(books))] == [0, 0, 0]
    assert len(heat_map(books)) == 0


def test_a_trust_of_which_one_workbook_has_the_review_is_in_every_table():
    """Beside a workbook that was given out without the review, those with it count as they do alone."""
    review = by(EXECUTIVE, {"AAA-01": RED})
    books = [review, by(TRUSTEES, parts=[Part.PARTNERSHIP])]
    assert only(review_table(books), "rating") == only(review_table([review]), "rating")
    assert only(heat_map(books), "trust", "workbooks") == [("Oakfield", 2)]


def test_a_trusts_frameworks_come_in_the_order_of_its_files():
    """Rows on two frameworks are not mixed, and which comes first does not depend on the groups."""
    other = framework(id="other")
    books = [by(EXECUTIVE, file="b.xlsx"), by(TRUSTEES, file="a.xlsx", on=other), by(HEADS, file="c.xlsx")]
    assert list(dict.fromkeys(only(ratings_table(books), "file"))) == [("a.xlsx",), ("b.xlsx",), ("c.xlsx",)]


def test_nothing_gives_empty_tables():
    """Without workbooks every table is there, with its columns and no rows."""
    assert list(ratings_table([]).columns) == list(RATINGS_COLUMNS)
    assert len(ratings_table([])) == 0


def test_a_trust_has_one_name():
    """A trust whose name is typed in two ways has one name in every table: that of its first round, as agreed."""
    books = [
        by(EXECUTIVE, trust="OAKFIELD TRUST", round="Final"),
        by(EXECUTIVE, trust="Oakfeild"),
        by(AGREED, trust="Oakfield Trust"),
    ]
    assert set(only(ratings_table(books), "trust")) == {("Oakfield Trust",)}


def test_order_is_by_trust_then_round():
    """Rows come by trust in alphabetical order and by round from baseline to final, whatever order the files have."""
    books = [
        by(EXECUTIVE, trust="oakfield", number="00000001", round="Final"),
        by(EXECUTIVE, trust="Elm", number="00000002"),
        by(EXECUTIVE, trust="oakfield", number="00000001", round="Baseline"),
        by(EXECUTIVE, trust="oakfield", number="00000001", round="Review (mid-point)"),
    ]
    order = list(dict.fromkeys(only(ratings_table(books), "trust", "round")))
    assert order == [
        ("Elm", "Baseline"),
        ("oakfield", "Baseline"),
        ("oakfield", "Review (mid-point)"),
        ("oakfield", "Final"),
    ]
    assert ratings_table(books).equals(ratings_table(books[::-1]))


def test_a_file_name_that_cannot_be_written_is_cleaned():
    """A file whose name holds bytes that are no text can still be named."""
    assert only(ratings_table([by(EXECUTIVE, file="oak\udcff\x01.xlsx")]), "file")[0] == ("oak.xlsx",)


def test_trusts_without_a_name_stay_apart():
    """Workbooks that give neither name nor number are no trust together, in the tables as in the documents."""
    books = [by(EXECUTIVE, {"AAA-01": r}, trust="", number="", file=f"{n}.xlsx") for n, r in enumerate((RED, GREEN))]
    assert only(review_table(books), "rating", "basis")[::3] == [("Red", "One rating"), ("Green", "One rating")]


# --- what the ratings come to ------------------------------------------------------------------------------------


def test_the_review_table_has_every_group():
    """A row of the review has each group's rating, the cautious median, lowest, highest, spread, agreed, and the basis."""
    books = [
        by(g, {"AAA-01": r})
        for g, r in [(EXECUTIVE, GREEN), (TRUSTEES, AMBER_RED), (HEADS, RED), (MENTOR_GROUP, AMBER_RED)]
    ]
    first = values(review_table([*books, by(AGREED, {"AAA-01": AMBER_GREEN})]))[0]
    wanted = {
        EXECUTIVE: "Green",
        TRUSTEES: "Amber-red",
        HEADS: "Red",
        MENTOR_GROUP: "Amber-red",
        "Group not given": None,
        "cautious_median": "Amber-red",
        "lowest": "Red",
        "highest": "Green",
        "spread": 3,
        "agreed": "Amber-green",
        "rating": "Amber-green",
        "basis": "Agreed",
    }
    assert {key: first[key] for key in wanted} == wanted


def test_the_review_table_names_the_pattern():
    """A row of the review says how the groups' ratings lie to each other, how many pairs are apart, and who stands apart."""
    given = {
        EXECUTIVE: {"AAA-01": GREEN, "AAA-02": RED, "BBB-01": AMBER_RED},
        TRUSTEES: {"AAA-01": AMBER_GREEN, "AAA-02": AMBER_RED},
        HEADS: {"AAA-01": RED, "AAA-02": GREEN},
        MENTOR_GROUP: {"AAA-01": GREEN, "AAA-02": GREEN},
    }
    books = [by(group, ratings) for group, ratings in given.items()]
    assert only(review_table(books), "pattern", "pairs_apart", "pairs", "stands_apart") == [
        ("One apart", 3, 6, f"{HEADS} (lower)"),
        ("Two camps", 4, 6, None),
        (None, None, None, None),
    ]


def test_the_mentor_against_the_trust_stands_apart():
    """A mentor two steps from every group of the trust stands apart, also where there is one other group."""
    books = [by(EXECUTIVE, {"AAA-01": AMBER_RED}), by(MENTOR_GROUP, {"AAA-01": GREEN})]
    assert only(review_table(books), "pattern", "pairs_apart", "pairs", "stands_apart")[0] == (
        "Two camps", 1, 1, f"{MENTOR_GROUP} (higher)",
    )  # fmt: skip


def test_people_of_one_group_are_all_shown():
    """Where people of one group rate differently, each of their ratings is shown, weakest first, each once with its number."""
    books = [by(TRUSTEES, {"AAA-01": r}, file=f"{n}.xlsx") for n, r in enumerate([GREEN, RED, GREEN])]
    assert only(review_table(books), TRUSTEES, "cautious_median")[0] == ("Red; Green (2)", "Green")


def test_not_rated_is_told_from_a_blank():
    """The tables say why there is no rating: not rated, blank, or not understood; only the first is a group's answer."""
    answers = row("AAA-01", rating="Not rated", rationale="New.") | row(
        "BBB-01", rating=Bad("Amber", Misread.AMBIGUOUS)
    )
    books = [by(TRUSTEES, more=answers), by(TRUSTEES, {"AAA-01": RED, "AAA-02": RED}, file="z.xlsx")]
    assert only(ratings_table(books), "element_ref", "rating", "points", "rating_status", "rationale") == [
        ("AAA-01", None, None, "Not rated", "New."), ("AAA-02", None, None, "Blank", None),
        ("BBB-01", None, None, "Not understood", None),
        ("AAA-01", "Red", 1, "Rated", None), ("AAA-02", "Red", 1, "Rated", None), ("BBB-01", None, None, "Blank", None),
    ]  # fmt: skip
    assert only(review_table(books), TRUSTEES, "cautious_median", "spread") == [
        ("Red; Not rated", "Red", 0), ("Red", "Red", 0), (None, None, None),
    ]  # fmt: skip


def test_a_view_without_a_group_is_shown():
    """A workbook that does not say whose view it is counts, in a column that says so."""
    assert only(review_table([by("", {"AAA-01": RED})]), "Group not given", "basis")[0] == ("Red", "One rating")


def test_an_unrated_element_has_no_spread():
    """An element that nobody rated has a missing spread, and its basis says that nothing is recorded."""
    assert only(review_table([by(EXECUTIVE)]), "spread", "rating", "basis")[0] == (None, None, "Not recorded")


def test_counts_by_heading():
    """Each heading counts its elements at each rating and those not rated; zeros are there too."""
    found = counts_table([by(EXECUTIVE, {"AAA-01": GREEN, "BBB-01": RED})])
    assert only(found, "heading_ref", "rating", "points", "elements") == [
        ("AAA", "Red", 1, 0), ("AAA", "Amber-red", 2, 0), ("AAA", "Amber-green", 3, 0), ("AAA", "Green", 4, 1),
        ("AAA", "Not rated", None, 1),
        ("BBB", "Red", 1, 1), ("BBB", "Amber-red", 2, 0), ("BBB", "Amber-green", 3, 0), ("BBB", "Green", 4, 0),
        ("BBB", "Not rated", None, 0),
    ]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.dictionaries(st.sampled_from([e.ref for e in twelve().elements]), st.sampled_from(FOUR)), max_size=4)
)
def test_counts_add_up(given_ratings):
    """The counts of a trust and round add up to the elements of its framework, whoever rated what."""
    books = [by(TRUSTEES, r, on=twelve(), file=f"{n}.xlsx") for n, r in enumerate(given_ratings)]
    assert counts_table(books)["elements"].sum() == (12 if books else 0)


def test_priorities():
    """A priority has its target, texts, real dates and the row that it stands on; others are missing."""
    more = row("PLAN-03", target="AAA-02", objective="Better.", due=dt.date(2027, 7, 16))
    (found,) = values(priorities_table([by(EXECUTIVE, more=more, file="oak.xlsx")]))
    wanted = {
        "trust": "Oakfield", "heading_ref": "AAA", "element_ref": "AAA-02", "element": "Element AAA2",
        "objective": "Better.", "due": dt.date(2027, 7, 16), "start": None, "lead": None, "ref": "PLAN-03",
        "tab": "Plan", "cell": "A7", "file": "oak.xlsx",
    }  # fmt: skip
    assert {key: found[key] for key in wanted} == wanted


def test_the_heat_map():
    """The heat map has a row for each trust and round, and a column for each element with the rating that stands."""
    books = [
        by(EXECUTIVE, {"AAA-01": GREEN}),
        by(TRUSTEES, {"AAA-01": RED, "BBB-01": RED}),
        by(AGREED, {"BBB-01": AMBER_GREEN}),
        by(EXECUTIVE, {"AAA-01": GREEN}, trust="Elm", number="00000002"),
    ]
    found = heat_map(books)
    columns = ("trust", "workbooks", "AAA-01 Element AAA1", "AAA-02 Element AAA2", "BBB-01 Element BBB1")
    assert only(found, *columns) == [
        ("Elm", 1, "Green", None, None),
        ("Oakfield", 3, "Red", None, "Amber-green"),
    ]


def test_two_frameworks_have_two_heat_maps():
    """Workbooks on two frameworks are never combined: each framework has its own reviews and heat map."""
    books = [by(EXECUTIVE, {"AAA-01": GREEN}), by(TRUSTEES, {"AAA-01": RED}, on=twelve())]
    assert [len(heat_map(books, on)) for on in (SMALL, twelve())] == [1, 1]
    assert len(review_table(books)) == 15
    assert set(only(review_table(books), "basis")) == {("One rating",), ("Not recorded",)}


@pytest.mark.parametrize("module", [combine, grouping, review, tables])
def test_points_are_never_averaged(module):
    """Nowhere is a mean of points taken: a mean of colours is not a finding."""
    tree = ast.parse(inspect.getsource(module))
    names = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    names |= {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    assert not names & {"mean", "average", "nanmean", "fmean", "describe", "ewm", "rolling"}
