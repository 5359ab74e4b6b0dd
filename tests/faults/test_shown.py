"""What a person saw in a cell is what is printed: number formats, struck-through text, pictures (FAULTS 61, 62, 65)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from matsheets.model.assessment import Assessment
from tests.faults.conftest import Bench, docx_text, on_sheet

Read = Callable[[Path], Assessment]
OLD, NEW = "The chair is on leave. ", "A new chair started in May."


#: What an answer's cell holds, its number format, and what it shows.
SHOWN = [
    (0.85, "0%", "85%"),
    (0.5, "# ?/?", "1/2"),
    (1_200_000, '"£"#,##0', "£1,200,000"),
    (dt.date(2026, 9, 1), "mmm-yy", "Sep-26"),
    (dt.time(9, 0), "h:mm;@", "9:00"),
    (dt.timedelta(hours=36), "[h]:mm", "36:00"),
    (-5, '0" points";"down "0" points"', "down 5 points"),
    (0.1 + 0.2, "General", "0.3"),
    (True, "General", "TRUE"),
    ("late", '@" (provisional)"', "late (provisional)"),
]


def test_a_number_is_printed_as_it_was_shown(bench: Bench, read: Read, tmp_path: Path) -> None:
    """A text answer that holds a number says what its cell shows: to us, in the document, and in the repaired workbook."""
    refs = [element.ref for element in bench.layout.framework.elements[: len(SHOWN)]]
    path = bench.workbook()
    bench.put_all(path, [(ref, "rationale", value, code) for ref, (value, code, _) in zip(refs, SHOWN, strict=True)])

    found = bench.check(path)
    ran = bench.run("build-summary", path, "-o", "out")
    mended = bench.run("repair", path, "-o", "mended.xlsx")

    shown = [text for _, _, text in SHOWN]
    assert [read(path).value(ref, "rationale") for ref in refs] == shown
    assert (found.exit, found.codes) == (0, set())
    assert (ran.code, mended.code) == (0, 0), ran.err + mended.err
    lines = docx_text(next((tmp_path / "out").iterdir())).split("\n")
    assert [text for text in shown if text not in lines] == []
    assert [read(tmp_path / "mended.xlsx").value(ref, "rationale") for ref in refs] == shown


def test_a_formulas_result_is_printed_as_it_was_shown(bench: Bench, read: Read) -> None:
    """The saved result 0.30000000000000004 is 0.3, and 0.571 in per cent is 57.1%."""
    path = bench.put("GOV-01", "rationale", "=0.1+0.2")
    path = bench.put("GOV-02", "rationale", "=4/7", path, number_format="0.0%")
    for formula, result in (("0.1+0.2", "0.30000000000000004"), ("4/7", "0.5714285714285714")):
        blank = re.compile(rf"(<f>{re.escape(formula)}</f>)<v ?(?:/>|></v>)")
        on_sheet(path, "GOV-01", lambda xml, f=blank, r=result: f.sub(rf"\1<v>{r}</v>", xml))

    assert [read(path).value(ref, "rationale") for ref in ("GOV-01", "GOV-02")] == ["0.3", "57.1%"]
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"formula-used"})
    told = " ".join(found.of("formula-used"))
    assert 'its result "0.3" was used' in told
    assert 'its result "57.1%" was used' in told


def test_a_format_beyond_us_is_a_warning_that_quotes_both(bench: Bench, read: Read) -> None:
    """A date of another calendar is printed as the day that it is, and the warning quotes it and the format."""
    path = bench.put("GOV-01", "rationale", dt.date(2026, 9, 1), number_format="[$-107041E]d mmm yyyy")

    assert read(path).value("GOV-01", "rationale") == "1 September 2026"
    found = bench.check(path)
    assert (found.exit, found.codes) == (0, {"format-not-followed"})
    assert (
        '"1 September 2026" stands in this cell, and the number format "[$-107041E]d mmm yyyy"'
        in found.of("format-not-followed")[0]
    )


#: What a cell holds and its number format, neither of which may pass for the other; and what is said of it.
ANOTHER_UNIT = [
    ("SRV-01", "days", 0.5, "0%", 'This cell shows "50%", and 0.5 stands in it. Type what is meant.'),
    ("SRV-02", "days", 20, '0" half-days"', 'shows "20 half-days", and 20 stands in it.'),
    ("CHG-01", "days", 0.5, "0%", 'shows "50%", and 0.5 stands in it.'),
    ("CHG-02", "rate", 450, "[$€-2] #,##0.00", 'shows "€ 450.00", and 450 stands in it.'),
    ("CHG-03", "amount", 27, '£0"k"', 'shows "£27k", and 27 stands in it.'),
    ("CHG-04", "amount", 27, '"-£"0', 'shows "-£27", and 27 stands in it.'),
    ("CHG-05", "days", -10, "0;[Red]0", 'shows "10", and -10 stands in it.'),
    ("PAR-15", "answer", 2, '0" months"', 'shows "2 months", and 2 stands in it.'),
    ("PAR-21", "answer", dt.date(2027, 5, 3), "mm/dd/yyyy", 'shows "05/03/2027", and 3 May 2027 stands in it.'),
    ("CHG-06", "amount", "€225", "General", '"€225" could not be read as an amount of money.'),
]


def test_another_unit_is_a_problem_at_its_cell(full_bench: Bench, read: Read) -> None:
    """Half of something is no half day, and euros are no pounds: an error that quotes what the cell shows, mended or not."""
    path = full_bench.workbook()
    full_bench.put_all(path, [(ref, column, value, code) for ref, column, value, code, _ in ANOTHER_UNIT])

    found = full_bench.check(path)
    full_bench.run("repair", path, "-o", "mended.xlsx")

    before, after = read(path), read(path.with_name("mended.xlsx"))
    assert found.exit == 1
    for ref, column, _, _, sentence in ANOTHER_UNIT:
        assert before.value(ref, column) is None, ref
        said = [record for record in found.records if record["ref"] == ref and sentence in record["message"]]
        assert [record["severity"] for record in said] == ["error"], ref
        assert after.value(ref, column) is None, ref


def test_a_raised_footnote_mark_is_no_figure(full_bench: Bench, read: Read, tmp_path: Path) -> None:
    """8 weeks with footnote 1 are not 81 weeks, and in prose, here and mended, the mark stays raised."""
    path = full_bench.workbook()
    raised = InlineFont(vertAlign="superscript")

    def mark(book: openpyxl.Workbook) -> None:
        for ref, column, text in (("PAR-15", "answer", "8"), ("VIS-01", "evidence", "attendance 95%")):
            full_bench.cell(book, path, ref, column).value = CellRichText(text, TextBlock(raised, "1"))  # type: ignore[assignment]

    path = full_bench.spoil(path, mark)
    found = full_bench.check(path)
    full_bench.run("repair", path, "-o", "mended.xlsx")

    assert read(path).value("PAR-15", "answer") is None
    assert any('"8¹" could not be read as a number' in line for line in found.of("number-not-understood"))
    assert read(path).value("VIS-01", "evidence") == "attendance 95%¹"
    assert read(tmp_path / "mended.xlsx").value("VIS-01", "evidence") == "attendance 95%¹"


def test_a_long_number_has_all_its_figures(bench: Bench, read: Read, tmp_path: Path) -> None:
    """A telephone number that was typed without its 0 is read and mended in full."""
    path = bench.put("GOV-01", "evidence", 441632960148)
    bench.run("repair", path, "-o", "mended.xlsx")

    assert read(path).value("GOV-01", "evidence") == "441632960148"
    assert read(tmp_path / "mended.xlsx").value("GOV-01", "evidence") == "441632960148"


@pytest.mark.parametrize("number_format", ["General", "#,##0"])
def test_what_a_calculation_leaves_is_no_fraction(full_bench: Bench, read: Read, number_format: str) -> None:
    """6240.0000000001 is shown as 6240, and is a whole number of pupils."""
    path = full_bench.put("ABT-06", "answer", 6240.0000000001, number_format=number_format)

    assert read(path).value("ABT-06", "answer") == 6240
    assert not [record for record in full_bench.check(path).records if record["ref"] == "ABT-06"]


# --- struck through -------------------------------------------------------------------------------------------------


def struck_run(bench: Bench) -> Path:
    """A rationale whose first sentence someone struck through, and wrote a new one after it."""
    path = bench.workbook()

    def strike(book: openpyxl.Workbook) -> None:
        cell = bench.cell(book, path, "GOV-01", "rationale")
        cell.value = CellRichText(TextBlock(InlineFont(strike=True), OLD), NEW)  # type: ignore[assignment]

    return bench.spoil(path, strike)


def test_struck_words_are_never_printed(bench: Bench, read: Read, tmp_path: Path) -> None:
    """What is struck through stands in no document, a warning quotes it, and repair names it as not carried."""
    path = struck_run(bench)

    found = bench.check(path)
    ran = bench.run("build-summary", path, "-o", "out")
    mended = bench.run("repair", path, "-o", "mended.xlsx")

    assert read(path).value("GOV-01", "rationale") == NEW
    assert (found.exit, found.codes) == (0, {"struck-out"})
    assert '"The chair is on leave." is struck through in this cell' in found.of("struck-out")[0]
    assert ran.code == 0, ran.err
    printed = docx_text(next((tmp_path / "out").iterdir()))
    assert NEW in printed
    assert OLD.strip() not in printed
    assert 'under "Rationale": "The chair is on leave." It is struck through.' in mended.out + mended.err
    assert read(tmp_path / "mended.xlsx").value("GOV-01", "rationale") == NEW


def test_a_marked_up_copy_keeps_the_line(bench: Bench, read: Read, tmp_path: Path) -> None:
    """In the marked-up copy the words are still struck through, and a reader of it leaves them out again."""
    path = struck_run(bench)

    bench.run("check", path, "--mark-up", "marked")

    [marked] = (tmp_path / "marked").iterdir()
    again = read(marked)
    assert again.value("GOV-01", "rationale") == NEW
    assert [(struck.ref, struck.column, struck.text) for struck in again.struck] == [
        ("GOV-01", "rationale", OLD.strip())
    ]


def test_merge_does_not_bring_struck_words_back(bench: Bench, read: Read, tmp_path: Path) -> None:
    """A merged workbook has the words that count, and names those that do not."""
    path = struck_run(bench)
    other = bench.workbook({("GOV-01", "rationale"): None}, "other.xlsx")

    merged = bench.run("merge", path, other, "-o", "merged.xlsx")

    assert "The chair is on leave." in merged.out + merged.err
    assert read(tmp_path / "merged.xlsx").value("GOV-01", "rationale") == NEW


def test_a_cell_struck_through_is_blank(bench: Bench, read: Read) -> None:
    """The whole cell struck through counts as blank, which is the usual problem; the warning quotes what is struck."""
    path = bench.workbook()

    def strike(book: openpyxl.Workbook) -> None:
        bench.cell(book, path, "GOV-01", "rating").font = Font(strike=True)
        bench.cell(book, path, "GOV-02", "element").font = Font(strike=True)

    read_back = read(bench.spoil(path, strike))

    assert read_back.answer("GOV-01", "rating") is None
    found = bench.check(path)
    assert found.exit == 1
    assert {"rating-missing", "struck-out"} == found.codes
    assert len(found.of("struck-out")) == 1


def test_a_row_struck_through_whole_still_has_its_ref(bench: Bench, read: Read) -> None:
    """A line through the Ref, the headers and what is there to be read changes nothing."""
    path = bench.workbook()

    def strike(book: openpyxl.Workbook) -> None:
        rating = bench.cell(book, path, "GOV-01", "rating")
        for column in range(1, rating.column):
            rating.parent.cell(rating.row, column).font = Font(strike=True)

    before = read(path)
    after = read(bench.spoil(path, strike))

    assert after.value("GOV-01", "rating") == before.value("GOV-01", "rating")
    assert bench.check(path).codes == set()


def test_a_picture_in_a_cell_is_told_as_one(bench: Bench, tmp_path: Path) -> None:
    """A picture placed in a cell is an error that says so; the name of the error beside it is printed nowhere."""
    path = bench.put("GOV-01", "evidence", "#VALUE!")
    on_sheet(path, "GOV-01", lambda xml: xml.replace(' t="e"', ' t="e" vm="1"'))

    found = bench.check(path)
    ran = bench.run("build-summary", path, "-o", "out", "--draft")
    mended = bench.run("repair", path, "-o", "mended.xlsx")

    assert (found.exit, "picture-in-cell" in found.codes, "formula-error" in found.codes) == (1, True, False)
    assert ran.code == 0, ran.err
    assert "#VALUE!" not in docx_text(next((tmp_path / "out").iterdir()))
    assert "A picture or another object in the cell." in mended.out + mended.err
