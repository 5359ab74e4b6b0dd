"""What each kind of file holds that tables are written to."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest

from matsheets.errors import OutputError
from matsheets.model.framework import NOT_RATED, USUAL_WORDS, FrameworkWords, Word
from matsheets.model.respondents import AGREED, summarise_all
from matsheets.model.words_in_use import words_of
from matsheets.review import table_export
from matsheets.review.table_export import SUFFIXES, export_for, frameworks_by_key
from matsheets.review.table_layout import HEAT_MAP_TITLE, PAGES
from matsheets.review.tables import COLUMNS, RATINGS_COLUMNS, tabulate_assessments
from matsheets.workbook.write.text_measure import text_width
from tests.builders import GREEN, RED, about, framework, row
from tests.office import convert, pdf_text
from tests.review.books import EXECUTIVE, TRUSTEES, by

NASTY = ["=1+1", "+44 20 7946 0000", "-5", "@home", "=HYPERLINK(\"http://x\")", "#REF!", "_x000D_ and _x0041_",
         "two\nlines", "A & B <C>", "{{ x }}", "None", "Ŵ 👍🏽 مدرسة", 'say "hello", twice', "'quoted"]  # fmt: skip


@pytest.fixture(scope="module")
def nasty():
    """Workbooks with texts that programs treat specially, one to an element."""
    wide = framework(7, 7, id="wide")
    more = {}
    for element, text in zip(wide.elements, NASTY, strict=True):
        more |= row(element.ref, rationale=text, rating=GREEN if element.ref < "BBB" else RED)
    more |= row("PLAN-01", target="AAA-01", objective="=2+2", due=dt.date(2027, 7, 16))
    return [by(EXECUTIVE, on=wide, more=more), by(TRUSTEES, on=wide, trust="=Elm", number="00000002")]


def exported(books, suffix):
    """The tables of some workbooks, as a file's bytes."""
    out = io.BytesIO()
    frameworks = frameworks_by_key(book.framework for book in books)
    export_for(suffix)(tabulate_assessments(books), out, frameworks)
    return out.getvalue()


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
        exported(nasty, suffix)


def test_an_ending_may_be_in_capitals(nasty):
    """The ending may be written in capitals."""
    assert exported(nasty, ".CSV") == exported(nasty, ".csv")


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_a_file_of_every_table_takes_no_choice_of_one(nasty, suffix):
    """Asked for one table, a file that holds all says which files hold one."""
    with pytest.raises(OutputError, match=r"Leave --table out, or use \.csv or \.parquet"):
        export_for(suffix, "charges")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_tables_give_the_same_bytes(nasty, suffix, monkeypatch):
    """The same tables give the same bytes on another day."""
    first = exported(nasty, suffix)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2096, 10, 2, 7, 6, 40, 1, 276, 0))
    assert exported(nasty, suffix) == first


def test_xlsx_holds_no_clock(nasty):
    """Nothing in the Excel file tells when it was made."""
    with zipfile.ZipFile(io.BytesIO(exported(nasty, ".xlsx"))) as package:
        assert {i.date_time for i in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core) == ["1980-01-01T00:00:00"] * 2


def test_xlsx_has_one_real_table_on_each_tab(nasty):
    """Each tab holds one Excel table over all of its cells, with filters and a header frozen and repeated in print."""
    book = opened(exported(nasty, ".xlsx"))
    assert book.sheetnames == ["Heat map", "Review", "Counts", "Ratings", "Priorities", "About"]
    for sheet in book:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions or sheet.max_row == 1
        assert table.autoFilter.ref == table.ref
        assert [c.name for c in table.tableColumns] == [c.value for c in sheet[1]]
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"


def test_xlsx_table_names_are_unique(nasty):
    """No two tables of the file have one name, and none looks like a cell."""
    names = [name for sheet in opened(exported(nasty, ".xlsx")) for name in sheet.tables]
    assert len({n.casefold() for n in names}) == len(names) == 6
    assert all(n.endswith("_table") for n in names)


def test_xlsx_titles_say_the_framework_s_words():
    """In the file for people tabs, headers and the agreed group follow the words; what programs go by is called the same."""
    words = FrameworkWords(
        element=Word("theme", "themes"),
        framework=Word("self-review", "self-reviews"),
        meeting=Word("away day", "away days"),
    )
    on = replace(framework(1, 2), words=words)
    books = [by(AGREED, on=on, more=row("BEY-01", issue="Reserves"))]
    book = opened(exported(books, ".xlsx"))
    sheet = book["Beyond the self-review"]
    assert sheet.oddHeader.left.text == "Issues beyond the self-review"
    assert book["Review"].oddHeader.left.text == "What stands for each theme, and what each group rated"
    assert {"Theme ref", "Heading", "Self-review"} <= {cell.value for cell in book["Ratings"][1]}
    assert cells_of(book["Ratings"], "group")[0].value == "Agreed at the away day"
    (first,) = {record["group"] for record in json.loads(exported(books, ".json"))["ratings"]}
    assert first == "Agreed at the diagnostic meeting"
    assert all(re.fullmatch(r"\w+", name) for tab in book for name in tab.tables)


def test_xlsx_is_titled(nasty):
    """The file has a title and says that it is in English as written in Great Britain."""
    properties = opened(exported(nasty, ".xlsx")).properties
    assert properties.title
    assert (properties.language, properties.creator) == ("en-GB", "matsheets")


def test_xlsx_text_is_text(nasty):
    """What a person typed is text in the file, whatever it starts with; nothing in the file is a formula."""
    book = opened(exported(nasty, ".xlsx"))
    found = [c for c in cells_of(book["Ratings"], "rationale") if c.value is not None]
    assert [openpyxl.utils.escape.unescape(c.value) for c in found] == NASTY
    for sheet in book:
        for line in sheet.iter_rows():
            assert all(c.data_type in {"s", "n", "d"} for c in line)
    assert "=Elm" in [c.value for c in cells_of(book["Heat map"], "trust")]


def test_xlsx_text_that_looks_like_a_formula_stays_text_when_edited(nasty):
    """Text that starts as a formula does is marked as quoted, as Excel itself would."""
    found = cells_of(opened(exported(nasty, ".xlsx"))["Ratings"], "rationale")
    assert [bool(c.quotePrefix) for c in found[14:20]] == [True, True, True, True, True, False]


def test_xlsx_escapes_are_literal(nasty):
    """A text that looks like one of Excel's escapes is stored so that Excel shows it as it was typed."""
    with zipfile.ZipFile(io.BytesIO(exported(nasty, ".xlsx"))) as package:
        sheets = [package.read(n).decode() for n in package.namelist() if n.startswith("xl/worksheets/sheet")]
    assert any("_x005F_x000D_ and _x005F_x0041_" in s for s in sheets)
    for sheet in sheets:
        ElementTree.fromstring(sheet)


def test_xlsx_dates_and_numbers(nasty):
    """Points are numbers and dates are dates, written out as people in England read them."""
    book = opened(exported(nasty, ".xlsx"))
    (due,) = cells_of(book["Priorities"], "due")
    assert (due.value, due.number_format) == (dt.datetime(2027, 7, 16), "d mmm yyyy")
    assert cells_of(book["Ratings"], "points")[14].value == 4


def test_xlsx_prints_one_page_wide(nasty):
    """Every tab is fitted to the width of an A4 page, titled, with its pages counted, and what is read is all on it."""
    for sheet in opened(exported(nasty, ".xlsx")):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.page_setup.paperSize == 9  # A4
        assert sheet.oddHeader.left.text
        assert sheet.oddFooter.right.text == "Page &P of &N"
    review = opened(exported(nasty, ".xlsx"))["Ratings"]
    last = openpyxl.utils.cell.range_boundaries(review.print_area.rpartition("!")[2].replace("$", ""))[2]
    printed = [review.cell(1, at).value for at in range(1, last + 1)]
    assert {"Trust", "Round", "Group", "Element", "Rating", "Rationale", "Evidence"} <= set(printed)
    assert not {"Company number", "Edition", "Tab", "Cell"} & set(printed)


def test_xlsx_turns_the_page_where_the_columns_need_it():
    """Few short columns stand upright, many or long ones lie on their side."""
    more = row("AAA-01", rationale="Trustees say so. " * 20, evidence="Minutes of March. " * 20)
    book = opened(exported([by(EXECUTIVE, {"AAA-01": RED}, more=more)], ".xlsx"))
    assert book["Counts"].page_setup.orientation == "portrait"
    assert book["Ratings"].page_setup.orientation == "landscape"


def test_a_heat_map_too_wide_to_read_on_one_page_goes_on_beside_it():
    """Sixty elements stand on pages side by side, each with the trust and the round again."""
    wide = framework(30, 30, id="wide")
    sheet = opened(exported([by(EXECUTIVE, on=wide)], ".xlsx"))["Heat map"]
    assert sheet.page_setup.fitToWidth > 1
    assert sheet.print_title_cols == "$A:$B"


def test_xlsx_columns_are_as_wide_as_their_texts():
    """A long reason has a wider column than a short one, and no day is too wide for its column."""
    long, short = "Trustees say. " * 40, "Yes."
    more = row("AAA-01", rationale=long, evidence=short)
    more |= row("PLAN-01", target="AAA-01", objective="Read", due=dt.date(2027, 9, 30))
    book = opened(exported([by(EXECUTIVE, {"AAA-01": RED}, more=more)], ".xlsx"))
    widths = {c.value: book["Ratings"].column_dimensions[c.column_letter].width for c in book["Ratings"][1]}
    assert widths["Rationale"] > 2 * widths["Evidence"]
    due = next(c for c in book["Priorities"][1] if c.value == "Due")
    assert book["Priorities"].column_dimensions[due.column_letter].width > len("30 Sep 2027")


def test_xlsx_wraps_text(nasty):
    """Every cell of the tidy table wraps its text, and the long columns are wide."""
    sheet = opened(exported(nasty, ".xlsx"))["Ratings"]
    assert all(c.alignment.wrap_text for c in cells_of(sheet, "rationale") if c.value)
    widths = {c.value: sheet.column_dimensions[c.column_letter].width for c in sheet[1]}
    assert widths["Rationale"] > widths["Points"]


def test_heat_map_has_words_on_colours(nasty):
    """On the heat map every rating's word stands on its colour, and what is not rated says so on no colour."""
    sheet = opened(exported(nasty, ".xlsx"))["Heat map"]
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
    (table,) = opened(exported([], ".xlsx"))["Review"].tables.values()
    assert table.ref.endswith("2")


def test_no_workbooks_still_make_a_file():
    """Without workbooks the file holds one table's headers."""
    assert opened(exported([], ".xlsx")).sheetnames == ["Review"]


def test_a_table_without_rows_is_no_page():
    """What nobody answered has no tab, so that no page of a header alone is printed."""
    names = opened(exported([by(EXECUTIVE, {"AAA-01": RED})], ".xlsx")).sheetnames
    assert names == ["Heat map", "Review", "Counts", "Ratings", "About"]


def test_a_number_is_never_wider_than_its_column():
    """An amount is measured as it is shown, with its sign and pence: of a column too narrow a spreadsheet shows nothing."""
    more = row("CHG-01", item="Days", days=Decimal(8), rate=Decimal(600), amount=Decimal(4800))
    sheet = opened(exported([by(EXECUTIVE, more=more)], ".xlsx"))["Charges"]
    widths = {c.value: sheet.column_dimensions[c.column_letter].width for c in sheet[1]}
    assert widths["Rate"] > len("£600.00") + 2
    assert widths["Amount"] > len("£4,800.00") + 2


def test_the_other_party_need_be_no_school():
    """The column that says whom a partnership is with is headed so."""
    more = row("CHG-01", item="Days", amount=Decimal(4800))
    headers = [c.value for c in opened(exported([by(EXECUTIVE, more=more)], ".xlsx"))["Charges"][1]]
    assert headers[:3] == ["Trust", "Partnership with", "Ref"]


def test_an_address_for_email_stands_in_one_piece():
    """It is of no use in two; other long words, such as web addresses, are broken."""
    email, page = "ann.omalley@greatmossacademies.example", "https://example.org/" + "x" * 60
    more = row("PLAN-01", target="AAA-01", objective="Read well. " * 60, lead=email, support=page)
    sheet = opened(exported([by(EXECUTIVE, more=more)], ".xlsx"))["Priorities"]
    widths = {c.value: sheet.column_dimensions[c.column_letter].width * 7 for c in sheet[1]}
    assert widths["Lead"] > text_width(email) + 7
    assert widths["Support"] < text_width(page)


def test_a_rating_that_was_agreed_not_to_give_is_no_blank():
    """In the file for people the word stands beside "Agreed"; in the tables for programs it stays a missing value."""
    books = [by(TRUSTEES, {"AAA-01": RED}), by(AGREED, more=row("AAA-01", rating=NOT_RATED, rationale="No view."))]
    book = opened(exported(books, ".xlsx"))
    assert [cells_of(book["Review"], name)[0].value for name in ("rating", "basis")] == ["Not rated", "Agreed"]
    assert [c.value for c in cells_of(book["Ratings"], "rating")].count("Not rated") == 1
    review = json.loads(exported(books, ".json"))["review"][0]
    assert (review["rating"], review["basis"]) == (None, "Agreed")


def test_a_company_number_has_its_zero_in_every_table():
    """A number that lost its first zero stands as it is registered, as in the documents."""
    more = row("PAR-34", answer="7654321") | row("PAR-30", answer="8888888")
    book = opened(exported([by(EXECUTIVE, number="7654320", more=more)], ".xlsx"))
    assert [c.value for c in cells_of(book["Partnership"], "answer")] == ["08888888", "07654321"]
    assert "07654320" in [c.value for c in cells_of(book["About"], "answer")]


def test_a_text_that_no_cell_holds_is_cut_in_sight():
    """A text longer than an Excel cell holds is cut with a notice in the cell, and whole in the other files."""
    made = [by(EXECUTIVE, more=row("AAA-01", rationale="👍" * 20_000))]
    text = cells_of(opened(exported(made, ".xlsx"))["Ratings"], "rationale")[0].value
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.startswith("👍" * 1000)
    assert text.endswith("[Cut here: a cell holds 32,767 characters. Export to .json for the whole text.]")
    assert ("👍" * 20_000).encode() in exported(made, ".csv")


def test_csv(nasty):
    """The CSV file is the tidy table: a byte order mark for Excel, then a header and a row for each rating."""
    content = exported(nasty, ".csv")
    assert content.startswith(b"\xef\xbb\xbftrust,company_number,round,")
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(found) == 28
    assert found[14]["points"] == "4"
    assert found[0]["points"] == ""


@pytest.mark.parametrize("table", COLUMNS)
def test_csv_of_another_table(nasty, table):
    """Asked for, a CSV file holds any of the tables."""
    out = io.BytesIO()
    export_for(".csv", table)(tabulate_assessments(nasty), out, {})
    found = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))
    assert found[0] == list(COLUMNS[table])
    assert len(found) - 1 == sum(len(each.tables[table]) for each in tabulate_assessments(nasty))


def test_csv_text_never_runs(nasty):
    """In the CSV file text that starts as a formula does has an apostrophe before it; all else is as it was typed."""
    found = list(csv.DictReader(io.StringIO(exported(nasty, ".csv").decode("utf-8-sig"), newline="")))
    typed = [record["rationale"] for record in found if record["rationale"]]
    assert typed == [f"'{t}" if t[0] in "=+-@" else t for t in NASTY]
    assert found[0]["trust"] == "'=Elm"
    assert not any(v.startswith(("=", "+", "-", "@")) for record in found for v in record.values())


def test_json(nasty):
    """The JSON file has every table as records, with null for what is missing, dates as ISO and text as typed."""
    found = json.loads(exported(nasty, ".json"))
    assert list(found) == [
        "ratings", "review", "counts", "priorities", "left_for_now", "progress", "support", "medium_term", "beyond", "about", "partnership",
        "charges", "services", "data_protection", "not_understood",
    ]  # fmt: skip
    assert [r["rationale"] for r in found["ratings"] if r["rationale"]] == NASTY
    assert (found["ratings"][0]["rating"], found["ratings"][0]["points"]) == (None, None)
    assert found["ratings"][14]["points"] == 4
    assert found["priorities"][0]["due"] == "2027-07-16"


def test_parquet(nasty):
    """The Parquet file is the tidy table, text as typed and types kept."""
    pytest.importorskip("pyarrow")
    found = pd.read_parquet(io.BytesIO(exported(nasty, ".parquet")))
    assert list(found.columns) == list(RATINGS_COLUMNS)
    assert [v for v in found["rationale"].astype(object) if isinstance(v, str)] == NASTY
    assert str(found["points"].dtype) == "Int64"


@pytest.mark.parametrize("table", COLUMNS)
def test_parquet_of_another_table(nasty, table):
    """Asked for, a Parquet file holds any of the tables, with the types of the data frames."""
    pytest.importorskip("pyarrow")
    out = io.BytesIO()
    export_for(".parquet", table)(tabulate_assessments(nasty), out, {})
    found = pd.read_parquet(out)
    assert list(found.columns) == list(COLUMNS[table])
    assert len(found) == sum(len(each.tables[table]) for each in tabulate_assessments(nasty))


def test_parquet_holds_every_row_however_many_are_written_at_once(nasty, monkeypatch):
    """Rows are written group by group, and those that are left over come last."""
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(table_export, "_ROW_GROUP", 12)
    made = parquet.ParquetFile(io.BytesIO(exported(nasty, ".parquet")))
    assert [made.metadata.row_group(n).num_rows for n in range(made.num_row_groups)] == [12, 12, 4]
    assert made.read()["element_ref"].to_pylist() == [f"{h}-0{n}" for h in ("AAA", "BBB") for n in range(1, 8)] * 2


def test_parquet_without_pyarrow(nasty, monkeypatch):
    """Without pyarrow a Parquet file is refused, and the extra to install is named."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError) as caught:
        exported(nasty, ".parquet")
    assert 'pip install "matsheets[parquet]"' in str(caught.value)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json"])
def test_other_files_need_no_pyarrow(nasty, suffix, monkeypatch):
    """The other kinds of file, and the tables themselves, need no pyarrow."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert exported([by(EXECUTIVE, {"AAA-01": RED})], suffix)


@pytest.mark.office
def test_libreoffice_prints_each_table_one_page_wide_under_its_title(tmp_path):
    """As PDF every page begins with its table's title, and ten long answers take few pages, none of them sideways."""
    more = {}
    wide = framework(2, 10, id="wide")
    for element in wide.elements:
        more |= row(element.ref, rationale="Trustees say so, and heads agree. " * 12, evidence="Minutes of March. " * 8)
    made = [by(group, {"AAA-01": RED}, on=wide, more=more) for group in (EXECUTIVE, TRUSTEES)]
    (tmp_path / "tables.xlsx").write_bytes(exported(made, ".xlsx"))

    pages = pdf_text(convert([tmp_path / "tables.xlsx"], "pdf", tmp_path)[0]).split("\f")

    titles = {USUAL_WORDS.fill(page.title) for page in PAGES.values()} | {USUAL_WORDS.fill(HEAT_MAP_TITLE)}
    assert {page.strip().splitlines()[0] for page in pages if page.strip()} <= titles
    ratings = [page for page in pages if page.startswith(USUAL_WORDS.fill(PAGES["ratings"].title))]
    assert 2 <= len(ratings) <= 6


@pytest.mark.parametrize("years", [(2026, 2027), (2027, 2026)])
def test_tables_of_two_editions_are_in_the_words_of_the_newer(years):
    """Whichever comes first; the newer is the one with the newer workbooks, and no other framework's words are in them."""
    books = []
    for edition, year in zip(("Alpha", "Beta"), years, strict=True):
        called = Word(f"aim of {year}", f"aims of {year}")
        on = replace(framework(), edition=edition, words=USUAL_WORDS._replace(element=called))
        when = about(date=dt.date(year, 11, 5))
        books.append(by(TRUSTEES, {"AAA-01": GREEN}, on=on, round=f"Review {year}", more=when, file=f"{year}.xlsx"))
    texts = [str(cell.value) for sheet in opened(exported(books, ".xlsx")) for row in sheet.rows for cell in row]
    assert "Aim of 2027" in texts
    assert not {"Element", "Aim of 2026"}.intersection(texts)
    assert words_of(summarise_all(books)).element.one == "aim of 2027"


def test_words_of_two_frameworks_that_differ_are_the_usual_ones():
    """No framework's words are said of another."""
    other = replace(framework(id="other"), words=USUAL_WORDS._replace(element=Word("aim", "aims")))
    books = [by(TRUSTEES, {"AAA-01": GREEN}), by(EXECUTIVE, {"AAA-01": GREEN}, on=other)]
    assert words_of(summarise_all(books)) == USUAL_WORDS
    assert words_of(summarise_all(books[1:])) == other.words
