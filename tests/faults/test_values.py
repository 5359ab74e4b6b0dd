"""What people type into cells: read right, or said why not, at its cell (FAULTS 29-40, 43, 44)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from matsheets.model.assessment import Assessment
from matsheets.model.cells import clean_text, fold
from matsheets.model.respondents import AGREED
from tests.faults.conftest import Bench, docx_text, on_sheet
from tests.processor import within

Read = Callable[[Path], Assessment]
ALLOWED = "Choose Red, Amber-red, Amber-green, Green or Not rated."
Answers = Mapping[tuple[str, str], object]


@pytest.mark.parametrize("typed", ["amber red", "AMBER-RED ", "Amber\u00a0red", "Amber–red", "AmberRed", "A/R"])
def test_a_spelling_of_a_rating_is_accepted_with_a_note(bench: Bench, read: Read, typed: str) -> None:
    """An unambiguous spelling counts as the rating, and only --verbose says how it was understood."""
    path = bench.workbook({("GOV-01", "rating"): typed})

    assert read(path).value("GOV-01", "rating").label == "Amber-red"
    assert bench.run("check", path).out == "oakfield.xlsx: nothing needs attention.\n"
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"respelt"})
    assert found.of("respelt")[0].endswith('" was read as Amber-red.')


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Amber", '"Amber" could be Amber-red or Amber-green. Choose one.'),
        ("Red/Green", '"Red/Green" could be Red or Green. Choose one.'),
        ("Yellow", f'"Yellow" is not one of the ratings. {ALLOWED}'),
        (3, f'"3" is not one of the ratings. {ALLOWED}'),
        ("Gren", f'"Gren" is not one of the ratings. It is nearest to Green. {ALLOWED}'),
    ],
)
def test_what_is_no_rating_is_never_guessed(bench: Bench, read: Read, typed: object, sentence: str) -> None:
    """A word or number that could be two ratings, or none, is an error with what it could be, and gives no rating."""
    path = bench.put("GOV-01", "rating", typed)

    found = bench.check(path)

    assert read(path).value("GOV-01", "rating") is None
    assert found.exit == 1
    (record,) = found.records
    assert (record["tab"], record["cell"], record["ref"], record["severity"]) == (
        "6 Governance",
        "F6",
        "GOV-01",
        "error",
    )
    assert record["message"] == sentence


def test_a_blank_rating_is_not_green(bench: Bench, tmp_path: Path) -> None:
    """A blank rating and a blank rationale are errors, and the tables count the element as not rated."""
    path = bench.workbook({("GOV-01", "rating"): None, ("GOV-02", "rationale"): None})

    found = bench.check(path)
    bench.run("aggregate", path, "-o", "out.json")

    assert (found.exit, found.codes) == (1, {"rating-missing", "rationale-missing"})
    tables = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    rated = {row["element_ref"]: row["rating"] for row in tables["ratings"]}
    assert (rated["GOV-01"], rated["GOV-02"]) == (None, "Amber-green")
    governance = {row["rating"]: row["elements"] for row in tables["counts"] if row["heading_ref"] == "GOV"}
    assert governance == {"Red": 0, "Amber-red": 0, "Amber-green": 1, "Green": 0, "Not rated": 1}


NOT_RATED = {("GOV-01", "rating"): "Not rated", ("GOV-01", "rationale"): "We are new.", ("GOV-01", "evidence"): None}


def test_not_rated_is_accepted_and_shown_with_its_reason(bench: Bench, tmp_path: Path) -> None:
    """Not rated with its reason needs nothing more, and the summary prints it; repaired, it says the same."""
    path = bench.workbook(NOT_RATED)

    assert bench.check(path).exit == 0
    assert bench.run("build-summary", path, "-o", "out").code == 0
    assert bench.run("repair", path, "-o", "mended.xlsx").code == 0

    lines = docx_text(tmp_path / "out" / "wexcombe-trust-diagnostic-summary.docx").splitlines()
    assert "GOV-01 Structures. Not rated by trustees: We are new." in lines
    assert any(re.fullmatch(r"Of the 14 elements .* and 1 without a rating\. .*", line) for line in lines)
    assert bench.check(tmp_path / "mended.xlsx").exit == 0


@pytest.mark.parametrize(
    "blank",
    [
        {("GOV-01", "rating"): None},
        {("GOV-01", column): None for column in ("rating", "rationale", "evidence")},
        {("GOV-01", "rationale"): None},
        {("GOV-01", "rating"): "Not rated", ("GOV-01", "rationale"): None},
    ],
    ids=["rating", "row", "rationale", "reason"],
)
@pytest.mark.parametrize("settled", ["Red", "Not rated", None])
def test_a_groups_blank_blocks_nothing_that_is_agreed(bench: Bench, blank: Answers, settled: str | None) -> None:
    """What a group left blank is asked for by the check, and stops no document once the element is settled."""
    group = bench.workbook(blank, "trustees.xlsx")
    agreed = bench.workbook({("ABT-13", "answer"): AGREED, ("GOV-01", "rating"): settled}, "agreed.xlsx")

    ran = bench.run("build-summary", group, agreed, "-o", "out")

    assert bench.check(group).exit == 1
    assert ran.code == (1 if settled is None else 0)
    asked = [line for line in ran.out.splitlines() if "GOV-01" in line]
    assert [line.split(" ")[0] for line in asked] == ([] if settled else ["agreed.xlsx", "trustees.xlsx"])


def test_what_is_agreed_has_to_be_whole_itself(bench: Bench) -> None:
    """A blank reason in the agreed workbook still stops the summary."""
    agreed = bench.workbook({("ABT-13", "answer"): AGREED, ("GOV-01", "rationale"): None}, "agreed.xlsx")

    ran = bench.run("build-summary", agreed, "-o", "out")

    assert (ran.code, "GOV-01" in ran.out) == (1, True)


def test_colour_alone_is_no_rating_and_the_hint_says_so(bench: Bench) -> None:
    """Where a whole workbook was rated by colouring cells, each rating is blank, and the sentence says what to type."""
    refs = [ref for ref, column in bench_ratings(bench)]
    path = bench.workbook({(ref, column): None for ref in refs for column in ("rating", "rationale", "evidence")})

    def colour(book: openpyxl.Workbook) -> None:
        for ref in refs:
            bench.cell(book, path, ref, "rating").fill = openpyxl.styles.PatternFill("solid", fgColor="00796B")

    found = bench.check(bench.spoil(path, colour))

    assert (found.exit, found.codes) == (1, {"rating-missing"})
    assert len(found.records) == len(refs) == 14
    sentence = f"Rating is blank. {ALLOWED} Type the word: the colour of a cell is not read."
    assert {record["message"] for record in found.records} == {sentence}


def bench_ratings(bench: Bench) -> list[tuple[str, str]]:
    """Every element's rating, by Ref and column."""
    return [(element.ref, "rating") for element in bench.layout.framework.elements]


@pytest.mark.parametrize(
    ("typed", "amount"), [("£1,200", "1200.00"), ("1 200", "1200.00"), ("1\u00a0200.50", "1200.50"), (1200, "1200.00")]
)
def test_money_as_text_is_read(full_bench: Bench, read: Read, typed: object, amount: str) -> None:
    """An amount in its plain or thousands form is read, whether it is stored as text or as a number."""
    assert read(full_bench.put("PAR-16", "answer", typed)).value("PAR-16") == Decimal(amount)


def test_shorthand_for_money_is_an_error(full_bench: Bench, read: Read) -> None:
    """``12k`` is not guessed: an error at its cell, with an example."""
    path = full_bench.put("PAR-16", "answer", "12k")

    assert read(path).value("PAR-16") is None
    found = full_bench.check(path)
    assert found.exit == 1
    (line,) = found.of("money-not-understood")
    assert line.endswith(
        'PAR-16 error: "12k" could not be read as an amount of money. Type pounds in figures, for example 1200 or £1,200.50.'
    )


def test_a_date_as_text_is_read_day_first_with_a_warning(bench: Bench, read: Read) -> None:
    """01/09/2026 is 1 September, and the warning shows it; the exit code stays 0."""
    path = bench.put("ABT-15", "answer", "01/09/2026")

    assert read(path).value("ABT-15") == dt.date(2026, 9, 1)
    found = bench.check(path)
    assert found.exit == 0
    assert found.of("date-from-text") == [
        'About C19 ABT-15 warning: "01/09/2026" is text, and was read as 1 September 2026. Type the date again if another '
        "day was meant."
    ]


@pytest.mark.parametrize(("typed", "code"), [("13/25/2026", "date-impossible"), ("1/9/26", "date-short-year")])
def test_a_date_that_cannot_be_told_is_an_error(bench: Bench, read: Read, typed: str, code: str) -> None:
    """A date that is none, day first, and a year of two digits are errors and give no date."""
    path = bench.put("ABT-15", "answer", typed)

    assert read(path).value("ABT-15") is None
    found = bench.check(path)
    assert (found.exit, found.codes) == (1, {code})


def test_a_serial_number_without_a_format_is_a_date_with_a_warning(bench: Bench, read: Read) -> None:
    """46266 in a date's cell is 1 September 2026, and the warning shows what was understood."""
    path = bench.put("ABT-15", "answer", 46266, number_format="General")

    assert read(path).value("ABT-15") == dt.date(2026, 9, 1)
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"date-from-number"})
    assert (
        '"46266" is a number without a date format, and was read as 1 September 2026.'
        in found.of("date-from-number")[0]
    )


@pytest.mark.parametrize("number_format", ["General", "dd/mm/yyyy"])
def test_days_are_counted_from_1904_where_the_workbook_says_so(bench: Bench, read: Read, number_format: str) -> None:
    """In a workbook that counts from 1904 the same day is 1,462 less, with and without a date's format."""
    path = bench.workbook()

    def count_from_1904(book: openpyxl.Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        cell = bench.cell(book, path, "ABT-15")
        cell.value, cell.number_format = 46266 - 1462, number_format

    assert read(bench.spoil(path, count_from_1904)).value("ABT-15") == dt.date(2026, 9, 1)


def test_dates_out_of_order_name_both_cells(full_bench: Bench) -> None:
    """A priority due before its start is one error that names both cells; a review in the past is a warning."""
    row = {"target": "VIS-01 Clarity of purpose", "objective": "More", "lead": "Asha", "success": "All", "start":
           dt.date(2026, 9, 1), "due": dt.date(2026, 1, 1)}  # fmt: skip
    path = full_bench.workbook({("PLAN-01", column): value for column, value in row.items()})

    found = full_bench.check(path)

    assert found.exit == 1
    both = found.of("due-before-start")
    assert len(both) == 2
    assert {line.split(" PLAN-01 ")[1] for line in both} == {
        "error: This priority is due on 1 January 2026, before its start on 1 September 2026. Change one of the dates."
    }


def test_a_formula_that_was_never_calculated_asks_for_a_save(bench: Bench, read: Read) -> None:
    """A formula without a saved value is an error that says to open and save, and no answer."""
    path = bench.put("GOV-01", "rating", '=IF(TRUE,"Green","Red")')

    assert read(path).value("GOV-01", "rating") is None
    found = bench.check(path)
    assert found.exit == 1
    assert found.of("formula-without-value") == [
        "6 Governance F6 GOV-01 error: This cell holds a formula that has not been calculated yet. Open the workbook in Excel "
        "and save it, or type the answer itself."
    ]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A"])
def test_a_formula_error_is_never_printed_in_a_document(bench: Bench, tmp_path: Path, error: str) -> None:
    """An error's text is told to the person at the screen, and stands in no document, not even a draft's list."""
    path = bench.put("GOV-01", "rationale", error)

    found = bench.check(path)
    ran = bench.run("build-summary", path, "-o", "out", "--draft")

    assert found.exit == 1
    assert f"The formula in this cell gives {error} in place of an answer." in found.of("formula-error")[0]
    assert ran.code == 0, ran.err
    (document,) = (tmp_path / "out").iterdir()
    text = docx_text(document)
    assert "The formula in this cell gives an error in place of an answer." in text
    assert error not in text


@pytest.mark.parametrize(
    ("formula", "code", "words"),
    [
        ('"Gr"&amp;"een"', "formula-used", 'holds a formula, and its result "Green" was used'),
        ("[1]Sheet1!A1", "external-link", 'takes its answer from another workbook. The saved result "Green" was used'),
    ],
)
def test_the_saved_value_of_a_formula_is_used_with_a_warning(
    bench: Bench, read: Read, formula: str, code: str, words: str
) -> None:
    """A formula's saved value counts; that it is a formula, or a link that was not followed, is a warning."""
    path = bench.workbook()
    saved = f'<c r="F6" t="str"><f>{formula}</f><v>Green</v></c>'
    on_sheet(path, "GOV-01", lambda xml: re.sub(r'<c r="F6"[^>]*>.*?</c>', saved, xml))

    assert read(path).value("GOV-01", "rating").label == "Green"
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {code})
    assert words in found.of(code)[0]


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("Because_x0007_ of it", "Because of it"),
        ("Because _xD800_of it", "Because of it"),
        ("Because \u202eof\u202c it", "Because of it"),
        ("Because\u2067 of it", "Because of it"),
    ],
)
def test_characters_that_cannot_be_printed_are_left_out_with_a_warning(
    bench: Bench, read: Read, stored: str, meant: str
) -> None:
    """Control characters, half a surrogate pair and controls that reorder text go, and the cell is named."""
    path = bench.put("GOV-01", "rationale", stored)

    assert read(path).value("GOV-01", "rationale") == meant
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"control-characters"})
    assert found.of("control-characters") == [
        "6 Governance G6 GOV-01 warning: This answer holds characters that cannot be seen or printed; they were left out. "
        "Read the answer through, and type it again if something is missing."
    ]


def test_escaped_line_ends_are_line_ends(bench: Bench, read: Read) -> None:
    """``_x000D_``, which Excel writes for a carriage return, is the end of a line and nothing that anyone must mend."""
    path = bench.put("GOV-01", "rationale", "One._x000D_\nTwo.")

    assert read(path).value("GOV-01", "rationale") == "One.\nTwo."
    assert bench.check(path).records == []


@pytest.mark.parametrize("length", [6_001, 32_768, 40_000])
def test_a_very_long_answer_is_whole_and_its_length_is_told(
    bench: Bench, read: Read, tmp_path: Path, length: int
) -> None:
    """More than a table cell holds well, even more than Excel holds, is a warning with length and limit, and never cut."""
    long = ("An answer. " * 4_000)[:length].strip().ljust(length, "x")
    path = bench.workbook()
    on_sheet(path, "GOV-01", lambda xml: xml.replace("Because of what we saw (GOV-01).", long))

    found = bench.check(path)
    ran = bench.run("build-evidence", path, "-o", "out")

    assert read(path).value("GOV-01", "rationale") == long
    assert (found.exit, found.codes) == (0, {"text-long"})
    assert f"has {length:,} characters and will make the document long: over 6,000 is" in found.of("text-long")[0]
    assert ran.code == 0, ran.err
    assert long in docx_text(next((tmp_path / "out").iterdir()))


def test_marks_piled_on_a_letter_cost_no_time() -> None:
    """A letter under half a million combining marks is kept as it was typed, in no time; six marks are put in order."""
    piled = "a" + "\u0301\u0323" * 250_000

    with within(2):
        cleaned, folded = clean_text(piled), fold(piled)
    assert (cleaned.text, cleaned.removed) == (piled, ())
    assert folded == piled
    assert clean_text("a\u0301\u0323" * 3).text == "\u1ea1\u0301" * 3
