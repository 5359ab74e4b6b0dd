"""The reader finds answers by Ref and header, and records what it cannot settle."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from matsheets.errors import WorkbookError
from matsheets.model.assessment import Assessment, Remark
from matsheets.model.framework import Framework
from matsheets.model.parsing import Misread
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.read.package import open_package
from matsheets.workbook.read.reader import read_workbook
from tests.books import edited, load_book, swap_rows
from tests.conftest import WriteWorkbook

Read = Callable[[Path], Assessment]
ANSWERS = {
    ("ABT-01", "answer"): "Wexcombe Trust",
    ("VIS-01", "rating"): "Green",
    ("VIS-01", "rationale"): "Everyone says the same.",
    ("VIS-02", "rating"): "Red",
    ("VIS-03", "rating"): "Amber-red",
    ("VIS-03", "evidence"): "Board minutes, 3 June",
}


def row_of(sheet: object, ref: str) -> int:
    """Return the row that holds a Ref."""
    return next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == ref)  # type: ignore[attr-defined]


class TestValues:
    def test_every_kind_of_answer_arrives_as_what_it_means(self, written: WriteWorkbook, read: Read) -> None:
        """Text, ratings, dates, money, numbers, yes or no, choices and targets are read as typed values."""
        given = {
            ("ABT-01", "answer"): "Wexcombe Trust",
            ("ABT-05", "answer"): 6,
            ("ABT-13", "answer"): "Trustees",
            ("ABT-15", "answer"): dt.date(2026, 10, 14),
            ("VIS-01", "rating"): "Amber-green",
            ("PLAN-01", "target"): "VIS-01 Clarity of purpose",
            ("PAR-13", "answer"): "Yes",
            ("PAR-16", "answer"): Decimal("18400.50"),
        }

        assessment = read(written(given))

        assert assessment.value("ABT-01") == "Wexcombe Trust"
        assert assessment.value("ABT-05") == Decimal(6)
        assert assessment.value("ABT-13") == "Trustees"
        assert assessment.value("ABT-15") == dt.date(2026, 10, 14)
        assert assessment.value("VIS-01", "rating").label == "Amber-green"
        assert assessment.value("PLAN-01", "target") == "VIS-01"
        assert assessment.value("PAR-13") is True
        assert assessment.value("PAR-16") == Decimal("18400.50")
        assert len(assessment.answers) == len(given)

    def test_every_answer_knows_its_cell(self, written: WriteWorkbook, read: Read) -> None:
        """An answer's cell is where openpyxl finds the same text."""
        path = written(ANSWERS)

        book = load_book(path)
        for answer in read(path).answers:
            assert book[answer.cell.tab][answer.cell.address].value == answer.text

    @pytest.mark.parametrize(
        ("typed", "day", "remark"),
        [
            ("01/09/2026", dt.date(2026, 9, 1), Remark.DATE_FROM_TEXT),
            (46266, dt.date(2026, 9, 1), Remark.DATE_FROM_NUMBER),
        ],
    )
    def test_dates_typed_in_other_ways_are_read_with_a_remark(
        self, written: WriteWorkbook, read: Read, typed: object, day: dt.date, remark: Remark
    ) -> None:
        """A date as text is read day first, a bare serial number by the workbook's epoch; both are remarked on."""
        path = written({("ABT-01", "answer"): "x"})

        def plant(sheet: object) -> None:
            cell = sheet.cell(row_of(sheet, "ABT-15"), 3)  # type: ignore[attr-defined]
            cell.value, cell.number_format = typed, "General"

        answer = read(edited(path, "About", plant)).answer("ABT-15")

        assert answer is not None
        assert (day, {remark}) == (answer.value, answer.remarks)

    def test_a_formula_without_a_value_is_told_apart_from_one_with(self, written: WriteWorkbook, read: Read) -> None:
        """A formula that no program has calculated has no answer; it is recorded as such, not as blank."""
        path = written(ANSWERS)

        def plant(sheet: object) -> None:
            sheet.cell(row_of(sheet, "VIS-01"), 7).value = "=A1"  # type: ignore[attr-defined]

        answer = read(edited(path, "1 Vision", plant)).answer("VIS-01", "rationale")

        assert answer is not None
        assert (answer.value, answer.misread) == (None, Misread.FORMULA_WITHOUT_VALUE)


class TestFinding:
    def test_rows_are_found_by_ref_after_a_sort(self, written: WriteWorkbook, read: Read) -> None:
        """Rows in another order give the same answers."""
        path = written(ANSWERS)

        def reverse(sheet: object) -> None:
            swap_rows(sheet, row_of(sheet, "VIS-01"), row_of(sheet, "VIS-03"), range(1, 9))

        assessment = read(edited(path, "1 Vision", reverse))

        assert assessment.value("VIS-01", "rating").label == "Green"
        assert assessment.value("VIS-03", "rating").label == "Amber-red"
        assert assessment.value("VIS-03", "evidence") == "Board minutes, 3 June"

    def test_columns_are_found_by_header_after_an_insertion(self, written: WriteWorkbook, read: Read) -> None:
        """A column inserted anywhere moves no answer to another question."""
        path = edited(written(ANSWERS), "1 Vision", lambda sheet: sheet.insert_cols(4))  # type: ignore[attr-defined]

        assert read(path).value("VIS-01", "rationale") == "Everyone says the same."

    def test_tabs_are_found_whatever_they_are_called_and_wherever_they_stand(
        self, written: WriteWorkbook, read: Read
    ) -> None:
        """A tab renamed and moved to the end is read all the same."""
        path = written(ANSWERS)
        book = load_book(path)
        book["1 Vision"].title = "Our vision (final) v2"
        book.move_sheet("Our vision (final) v2", 8)
        book.save(path)

        assert read(path).value("VIS-01", "rating").label == "Green"

    def test_a_ref_that_stands_twice_gives_no_answer(self, written: WriteWorkbook, read: Read) -> None:
        """Where a tab was duplicated neither copy is believed; both rows are recorded."""
        path = written(ANSWERS)
        book = load_book(path)
        book.copy_worksheet(book["1 Vision"])
        book.save(path)

        assessment = read(path)

        assert assessment.answer("VIS-01", "rating") is None
        assert len(assessment.rows("VIS-01")) == 2

    def test_a_header_that_stands_twice_gives_no_answer(self, written: WriteWorkbook, read: Read) -> None:
        """Where a column's header stands twice neither column is believed."""
        path = written(ANSWERS)

        def double(sheet: object) -> None:
            header = row_of(sheet, "VIS-01") - 1
            sheet.cell(header, 9).value = "Rating"  # type: ignore[attr-defined]

        assert read(edited(path, "1 Vision", double)).answer("VIS-01", "rating") is None

    def test_a_merged_answer_is_recorded_and_not_read(self, written: WriteWorkbook, read: Read) -> None:
        """A rating cell merged into the one above it has no rating of its own."""
        path = written(ANSWERS)

        def merge(sheet: object) -> None:
            row = row_of(sheet, "VIS-01")
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=6, end_column=6)  # type: ignore[attr-defined]

        assessment = read(edited(path, "1 Vision", merge))

        assert assessment.value("VIS-01", "rating").label == "Green"
        assert assessment.answer("VIS-02", "rating") is None
        assert [(m.ref, m.column) for m in assessment.merged] == [("VIS-02", "rating")]

    def test_what_stands_on_a_row_without_a_ref_is_recorded(self, written: WriteWorkbook, read: Read) -> None:
        """Notes below the table are recorded as stray, not read as answers."""
        path = edited(written(ANSWERS), "1 Vision", lambda sheet: sheet.cell(40, 7, "A note to ourselves"))  # type: ignore[attr-defined]

        table = next(t for t in read(path).tables if t.title == "1 Vision")

        assert [seen.cell.address for seen in table.stray] == ["G40"]

    def test_numbered_rows_beyond_those_drawn_are_read(self, written: WriteWorkbook, read: Read) -> None:
        """A 25th priority counts, though the workbook draws twenty."""
        assessment = read(written({("PLAN-25", "objective"): "One more"}))

        assert assessment.value("PLAN-25", "objective") == "One more"

    def test_answers_survive_the_loss_of_the_hidden_sheet_and_the_properties(
        self, written: WriteWorkbook, read: Read
    ) -> None:
        """Without any identity the framework is recognised by its Refs, and the parts by the tabs there are."""
        path = written(ANSWERS)
        book = load_book(path)
        del book["_matsheets"]
        for name in list(book.custom_doc_props.names):
            del book.custom_doc_props[name]
        book.save(path)

        assessment = read(path)

        assert assessment.value("VIS-01", "rating").label == "Green"
        assert assessment.parts == ("review", "plan", "progress", "partnership")

    def test_parts_left_out_are_not_expected(self, written: WriteWorkbook, read: Read, framework: Framework) -> None:
        """A workbook made for raters says that it has the review only."""
        assert read(written(ANSWERS, layout=build_layout(framework, [Part.REVIEW]))).parts == ("review",)


class TestRefusing:
    def test_a_workbook_without_refs_is_not_ours(self, tmp_path: Path, framework: Framework) -> None:
        """Some other workbook is refused by name, with what to ask for."""
        path = tmp_path / "budget.xlsx"
        book = openpyxl.Workbook()
        book.active["A1"] = "Budget"
        book.save(path)

        with pytest.raises(
            WorkbookError, match=r"budget\.xlsx is not a matsheets workbook \(no Ref column on any tab\)"
        ):
            read_workbook(path, [framework])

    def test_a_workbook_of_a_newer_matsheets_asks_for_an_upgrade(self, written: WriteWorkbook, read: Read) -> None:
        """A workbook with a higher schema version is not read by guesswork."""
        path = edited(written(ANSWERS), "_matsheets", lambda sheet: _set_version(sheet, "99"))

        with pytest.raises(WorkbookError, match=r"made by a newer matsheets .* Upgrade"):
            read(path)

    def test_a_framework_that_is_not_known_is_asked_for(self, written: WriteWorkbook, read: Read) -> None:
        """A workbook on a framework of someone's own says which option names it."""

        def rename(sheet: object) -> None:
            for row in sheet.iter_rows(max_col=2):  # type: ignore[attr-defined]
                if row[0].value == "matsheets framework":
                    row[1].value = "our-own"

        with pytest.raises(WorkbookError, match=r'on the framework "our-own".* --framework FILE'):
            read(edited(written(ANSWERS), "_matsheets", rename))


def _set_version(sheet: object, version: str) -> None:
    for row in sheet.iter_rows(max_col=2):  # type: ignore[attr-defined]
        if row[0].value == "matsheets schema version":
            row[1].value = version


def test_the_hash_is_of_the_bytes_that_were_read(written: WriteWorkbook) -> None:
    """Somebody may save a workbook while it is read: its parts and its hash stay those of one moment."""
    path = written({("ABT-01", "answer"): "Before"})
    before = path.read_bytes()
    after = written({("ABT-01", "answer"): "After, and longer than before"}, "after.xlsx").read_bytes()

    with open_package(path) as package:
        path.write_bytes(after)
        parts = b"".join(chunk for name in package.names for chunk in package.chunks(name))

    assert package.sha256 == hashlib.sha256(before).hexdigest()
    assert b"Before" in parts
    assert b"After" not in parts
