"""Many workbooks as tables, and what each kind of file holds."""

import ast
import csv
import datetime as dt
import inspect
import io
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matsheets import aggregate, review
from matsheets.aggregate import (
    RATINGS_COLUMNS,
    counts_table,
    export_bytes,
    heat_maps,
    priorities_table,
    ratings_table,
    review_table,
    tables,
)
from matsheets.errors import OutputError
from matsheets.model.cells import Misread
from matsheets.workbook.layout.layout import AGREED, MENTOR_GROUP, Part
from tests.builders import (
    AMBER_GREEN,
    AMBER_RED,
    FOUR,
    GREEN,
    RED,
    Bad,
    about,
    framework,
    ratings,
    row,
    twelve,
    workbook,
)

SMALL = framework()
EXECUTIVE, TRUSTEES, HEADS = "Executive team", "Trustees", "Headteachers and middle leaders"


def by(group, given=None, *, trust="Oakfield", number="07654321", round="Baseline", more=None, **options):
    """One group's workbook."""
    who = {"trust": trust, "number": number, "round": round, "group": group}
    answers = about(**{k: v for k, v in who.items() if v}) | ratings(given or {}) | (more or {})
    options.setdefault("file", f"{trust}-{round}-{group}.xlsx".lower())
    return workbook(options.pop("on", SMALL), answers, **options)


def values(frame):
    """The rows of a frame as dictionaries, with None for what is missing."""
    return [
        {key: None if value is pd.NA else value for key, value in record.items()}
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
    assert all(isinstance(ratings_table([by(EXECUTIVE)])[c].dtype, pd.StringDtype) for c in ("rating", "rationale"))


def test_a_workbook_without_the_review_has_no_rows():
    """A workbook that was given out without the review adds no unrated rows anywhere."""
    books = [by(EXECUTIVE, parts=[Part.PARTNERSHIP])]
    assert [len(f) for f in (ratings_table(books), review_table(books), counts_table(books))] == [0, 0, 0]
    assert heat_maps(books) == ()


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
    """A file whose name holds bytes that are no text can still be named in every kind of file."""
    made = tables([by(EXECUTIVE, file="oak\udcff\x01.xlsx")])
    assert only(made.ratings, "file")[0] == ("oak.xlsx",)
    assert [len(export_bytes(made, s)) > 0 for s in aggregate.SUFFIXES] == [True] * 4


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


def test_people_of_one_group_are_all_shown():
    """Where people of one group rate differently, each of their ratings is shown, weakest first, each once."""
    books = [by(TRUSTEES, {"AAA-01": r}, file=f"{n}.xlsx") for n, r in enumerate([GREEN, RED, GREEN])]
    assert only(review_table(books), TRUSTEES, "cautious_median")[0] == ("Red; Green", "Green")


def test_a_view_without_a_group_is_shown():
    """A workbook that does not say whose view it is counts, in a column that says so."""
    assert only(review_table([by("", {"AAA-01": RED})]), "Group not given", "basis")[0] == ("Red", "One rating")


def test_an_unrated_element_has_no_spread():
    """An element that nobody rated has a missing spread, and its basis says that it is not rated."""
    assert only(review_table([by(EXECUTIVE)]), "spread", "rating", "basis")[0] == (None, None, "Not rated")


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
    (found,) = heat_maps(books)
    columns = ("trust", "workbooks", "AAA-01 Element AAA1", "AAA-02 Element AAA2", "BBB-01 Element BBB1")
    assert only(found.frame, *columns) == [
        ("Elm", 1, "Green", None, None),
        ("Oakfield", 3, "Red", None, "Amber-green"),
    ]


def test_two_frameworks_have_two_heat_maps():
    """Workbooks on two frameworks are never combined: each framework has its own reviews and heat map."""
    books = [by(EXECUTIVE, {"AAA-01": GREEN}), by(TRUSTEES, {"AAA-01": RED}, on=twelve())]
    assert [len(h.framework.elements) for h in heat_maps(books)] == [3, 12]
    assert len(review_table(books)) == 15
    assert set(only(review_table(books), "basis")) == {("One rating",), ("Not rated",)}


@pytest.mark.parametrize("module", [aggregate, review])
def test_points_are_never_averaged(module):
    """Nowhere is a mean of points taken: a mean of colours is not a finding."""
    tree = ast.parse(inspect.getsource(module))
    names = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    names |= {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    assert "points" in names
    assert not names & {"mean", "average", "nanmean", "fmean", "describe", "ewm", "rolling"}


# --- export ------------------------------------------------------------------------------------------------------

NASTY = ["=1+1", "+44 20 7946 0000", "-5", "@home", "=HYPERLINK(\"http://x\")", "#REF!", "_x000D_ and _x0041_",
         "two\nlines", "A & B <C>", "{{ x }}", "None", "Ŵ 👍🏽 مدرسة", 'say "hello", twice', "'quoted"]  # fmt: skip


@pytest.fixture(scope="module")
def nasty():
    """Tables with texts that programs treat specially, one to an element."""
    wide = framework(7, 7, id="wide")
    more = {}
    for element, text in zip(wide.elements, NASTY, strict=True):
        more |= row(element.ref, rationale=text, rating=GREEN if element.ref < "BBB" else RED)
    more |= row("PLAN-01", target="AAA-01", objective="=2+2", due=dt.date(2027, 7, 16))
    return tables([by(EXECUTIVE, on=wide, more=more), by(TRUSTEES, on=wide, trust="=Elm", number="00000002")])


def opened(content):
    """A workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def cells_of(sheet, column):
    """The cells under a header."""
    at = next(c.column for c in sheet[1] if c.value.casefold() == column.replace("_", " "))
    return [sheet.cell(r, at) for r in range(2, sheet.max_row + 1)]


@pytest.mark.parametrize("suffix", [".xls", "", ".txt", "xlsx", ".CSV.zip"])
def test_other_endings_are_refused(nasty, suffix):
    """An ending that tables cannot be written to names the four that they can."""
    with pytest.raises(OutputError, match=r"\.xlsx, \.csv, \.json or \.parquet"):
        export_bytes(nasty, suffix)


def test_an_ending_may_be_in_capitals(nasty):
    """The ending may be written in capitals."""
    assert export_bytes(nasty, ".CSV") == export_bytes(nasty, ".csv")


@pytest.mark.parametrize("suffix", aggregate.SUFFIXES)
def test_the_same_tables_give_the_same_bytes(nasty, suffix, monkeypatch):
    """The same tables give the same bytes on another day."""
    first = export_bytes(nasty, suffix)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2096, 10, 2, 7, 6, 40, 1, 276, 0))
    assert export_bytes(nasty, suffix) == first


def test_xlsx_holds_no_clock(nasty):
    """Nothing in the Excel file tells when it was made."""
    with zipfile.ZipFile(io.BytesIO(export_bytes(nasty, ".xlsx"))) as package:
        assert {i.date_time for i in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core) == ["1980-01-01T00:00:00"] * 2


def test_xlsx_has_one_real_table_on_each_tab(nasty):
    """Each tab holds one Excel table over all of its cells, with filters and a header frozen and repeated in print."""
    book = opened(export_bytes(nasty, ".xlsx"))
    assert book.sheetnames == ["Heat map", "Review", "Counts", "Ratings", "Priorities"]
    for sheet in book:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert table.autoFilter.ref == table.ref
        assert [c.name for c in table.tableColumns] == [c.value for c in sheet[1]]
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"


def test_xlsx_table_names_are_unique(nasty):
    """No two tables of the file have one name, and none looks like a cell."""
    names = [name for sheet in opened(export_bytes(nasty, ".xlsx")) for name in sheet.tables]
    assert len({n.casefold() for n in names}) == len(names) == 5
    assert all(n.endswith("_table") for n in names)


def test_xlsx_is_titled(nasty):
    """The file has a title and says that it is in English as written in Great Britain."""
    properties = opened(export_bytes(nasty, ".xlsx")).properties
    assert properties.title
    assert (properties.language, properties.creator) == ("en-GB", "matsheets")


def test_xlsx_text_is_text(nasty):
    """What a person typed is text in the file, whatever it starts with; nothing in the file is a formula."""
    book = opened(export_bytes(nasty, ".xlsx"))
    found = [c for c in cells_of(book["Ratings"], "rationale") if c.value is not None]
    assert [openpyxl.utils.escape.unescape(c.value) for c in found] == NASTY
    for sheet in book:
        for line in sheet.iter_rows():
            assert all(c.data_type in {"s", "n", "d"} for c in line)
    assert "=Elm" in [c.value for c in cells_of(book["Heat map"], "trust")]


def test_xlsx_text_that_looks_like_a_formula_stays_text_when_edited(nasty):
    """Text that starts as a formula does is marked as quoted, as Excel itself would."""
    found = cells_of(opened(export_bytes(nasty, ".xlsx"))["Ratings"], "rationale")
    assert [bool(c.quotePrefix) for c in found[14:20]] == [True, True, True, True, True, False]


def test_xlsx_escapes_are_literal(nasty):
    """A text that looks like one of Excel's escapes is stored so that Excel shows it as it was typed."""
    with zipfile.ZipFile(io.BytesIO(export_bytes(nasty, ".xlsx"))) as package:
        sheets = [package.read(n).decode() for n in package.namelist() if n.startswith("xl/worksheets/sheet")]
    assert any("_x005F_x000D_ and _x005F_x0041_" in s for s in sheets)
    for sheet in sheets:
        ElementTree.fromstring(sheet)


def test_xlsx_dates_and_numbers(nasty):
    """Points are numbers and dates are dates, written out as people in England read them."""
    book = opened(export_bytes(nasty, ".xlsx"))
    (due,) = cells_of(book["Priorities"], "due")
    assert (due.value, due.number_format) == (dt.datetime(2027, 7, 16), "d mmmm yyyy")
    assert cells_of(book["Ratings"], "points")[14].value == 4


def test_xlsx_wraps_text(nasty):
    """Every cell of the tidy table wraps its text, and the long columns are wide."""
    sheet = opened(export_bytes(nasty, ".xlsx"))["Ratings"]
    assert all(c.alignment.wrap_text for c in cells_of(sheet, "rationale") if c.value)
    widths = {c.value: sheet.column_dimensions[c.column_letter].width for c in sheet[1]}
    assert widths["Rationale"] > widths["Points"]


def test_heat_map_has_words_on_colours(nasty):
    """On the heat map every rating's word stands on its colour, and what is not rated says so on no colour."""
    sheet = opened(export_bytes(nasty, ".xlsx"))["Heat map"]
    elm, oak = (list(line[3:17]) for line in sheet.iter_rows(min_row=2))
    assert {c.value for c in elm} == {"Not rated"}
    assert {c.fill.fill_type for c in elm} == {None}
    assert [(c.value, c.fill.fgColor.rgb, c.font.color.rgb) for c in (oak[0], oak[13])] == [
        ("Green", "FF00796B", "FFFFFFFF"),
        ("Red", "FF8B0000", "FFFFFFFF"),
    ]
    assert len(elm) == len(oak) == 14


def test_an_empty_table_is_still_a_table():
    """A table without rows has one blank row, as in Excel itself, which calls a table of a header alone damaged."""
    book = opened(export_bytes(tables([by(EXECUTIVE)]), ".xlsx"))
    (table,) = book["Priorities"].tables.values()
    assert table.ref.endswith("2")


def test_no_workbooks_still_make_a_file():
    """Without workbooks the file holds the tables' headers."""
    assert opened(export_bytes(tables([]), ".xlsx")).sheetnames == ["Review", "Counts", "Ratings", "Priorities"]


def test_a_text_that_no_cell_holds_is_cut_in_sight():
    """A text longer than an Excel cell holds is cut with a notice in the cell, and whole in the other files."""
    made = tables([by(EXECUTIVE, more=row("AAA-01", rationale="👍" * 20_000))])
    text = cells_of(opened(export_bytes(made, ".xlsx"))["Ratings"], "rationale")[0].value
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.startswith("👍" * 1000)
    assert text.endswith("[Cut here: a cell holds 32,767 characters. Export to .json for the whole text.]")
    assert ("👍" * 20_000).encode() in export_bytes(made, ".csv")


def test_csv(nasty):
    """The CSV file is the tidy table: a byte order mark for Excel, then a header and a row for each rating."""
    content = export_bytes(nasty, ".csv")
    assert content.startswith(b"\xef\xbb\xbftrust,company_number,round,")
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(found) == 28
    assert found[14]["points"] == "4"
    assert found[0]["points"] == ""


def test_csv_text_never_runs(nasty):
    """In the CSV file text that starts as a formula does has an apostrophe before it; all else is as it was typed."""
    found = list(csv.DictReader(io.StringIO(export_bytes(nasty, ".csv").decode("utf-8-sig"), newline="")))
    typed = [record["rationale"] for record in found if record["rationale"]]
    assert typed == [f"'{t}" if t[0] in "=+-@" else t for t in NASTY]
    assert found[0]["trust"] == "'=Elm"
    assert not any(v.startswith(("=", "+", "-", "@")) for record in found for v in record.values())


def test_json(nasty):
    """The JSON file has every table as records, with null for what is missing, dates as ISO and text as typed."""
    found = json.loads(export_bytes(nasty, ".json"))
    assert list(found) == ["ratings", "review", "counts", "priorities"]
    assert [r["rationale"] for r in found["ratings"] if r["rationale"]] == NASTY
    assert (found["ratings"][0]["rating"], found["ratings"][0]["points"]) == (None, None)
    assert found["ratings"][14]["points"] == 4
    assert found["priorities"][0]["due"] == "2027-07-16"


def test_parquet(nasty):
    """The Parquet file is the tidy table, text as typed and types kept."""
    pytest.importorskip("pyarrow")
    found = pd.read_parquet(io.BytesIO(export_bytes(nasty, ".parquet")))
    assert list(found.columns) == list(RATINGS_COLUMNS)
    assert [v for v in found["rationale"].astype(object) if isinstance(v, str)] == NASTY
    assert str(found["points"].dtype) == "Int64"


def test_parquet_without_pyarrow(nasty, monkeypatch):
    """Without pyarrow a Parquet file is refused, and the extra to install is named."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError) as caught:
        export_bytes(nasty, ".parquet")
    assert 'pip install "matsheets[parquet]"' in str(caught.value)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json"])
def test_other_files_need_no_pyarrow(nasty, suffix, monkeypatch):
    """The other kinds of file, and the tables themselves, need no pyarrow."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert export_bytes(tables([by(EXECUTIVE, {"AAA-01": RED})]), suffix)
