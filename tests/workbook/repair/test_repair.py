"""Repair copies what has a certain place, lists everything else, and brings workbooks to newer editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from matsheets.errors import FrameworkError, WorkbookError
from matsheets.model.assessment import Assessment
from matsheets.model.framework import Framework
from matsheets.model.framework_file import load_framework
from matsheets.samples.recipes import find_recipes, load_recipe, replay
from matsheets.workbook.layout.layout import Part, build_layout, question_hash
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.read.xlsx import read_xlsx
from matsheets.workbook.repair.editions import ChangeKind
from matsheets.workbook.repair.leftovers import MOST_LISTED
from matsheets.workbook.repair.repair import Repaired, spread
from tests.books import edited, load_book, repair, swap_rows
from tests.conftest import WriteWorkbook
from tests.judges import sdk_errors
from tests.oldbooks import as_version_1, as_version_2, with_wording_before_trusts
from tests.workbook.repair.conftest import CREATED, Mend

Read = Callable[[Path], Assessment]
SAMPLES = find_recipes(Path(__file__).parents[3] / "samples")
ANSWERS = {
    ("ABT-01", "answer"): "Wexcombe Trust",
    ("VIS-01", "rating"): "Green",
    ("VIS-01", "rationale"): "Everyone says the same.",
    ("VIS-02", "rating"): "Red",
    ("VIS-02", "rationale"): "Nobody could say.",
    ("PLAN-01", "target"): "VIS-02 Understanding of needs",
    ("PLAN-01", "objective"): "Know every school",
}


def at(sheet: object, ref: str, column: int) -> object:
    """Return the cell of a row by its Ref."""
    row = next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == ref)  # type: ignore[attr-defined]
    return sheet.cell(row, column)  # type: ignore[attr-defined]


def put(ref: str, column: int, value: object) -> Callable[[object], None]:
    """Return an edit that puts a value into one cell, without a number format."""

    def edit(sheet: object) -> None:
        cell = at(sheet, ref, column)
        cell.value, cell.number_format = value, "General"  # type: ignore[attr-defined]

    return edit


def texts(path: Path) -> set[str]:
    """Return every text of a workbook."""
    book = load_book(path)
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}


def what_it_says(assessment: Assessment) -> list[tuple[object, ...]]:
    """Return the answers of a workbook, without where they stand."""
    return sorted((a.ref, a.column, a.text, str(a.value), a.misread) for a in assessment.answers)


def left(repaired: Repaired) -> list[tuple[str, str, str]]:
    """Return what was not placed as plain tuples."""
    return [(item.where, item.says, item.why) for item in repaired.not_placed]


def test_live_formulas_are_nobodys_words(mend, written) -> None:
    """The plan's lines and ratings are not listed where rows were moved; what was typed over one is."""
    path = written(ANSWERS)

    def edit(sheet: object) -> None:
        sheet.insert_rows(3)  # type: ignore[attr-defined]
        for column in range(1, 15):  # as a sort does, formulas and all
            one, other = at(sheet, "PLAN-01", column), at(sheet, "PLAN-09", column)
            one.value, other.value = other.value, one.value  # type: ignore[attr-defined]
        at(sheet, "PLAN-05", 3).value = "Amber-red"  # type: ignore[attr-defined]  # a program that keeps values only
        at(sheet, "PLAN-06", 3).value = "nearly there"  # type: ignore[attr-defined]

    repaired, after = mend(edited(path, "Plan", edit))
    assert [(left.says, left.why) for left in repaired.not_placed] == [
        ("nearly there", "Its column is there to be read.")
    ]
    assert after.text("PLAN-01", "objective") == "Know every school"


class TestSoundWorkbooks:
    @pytest.mark.parametrize("recipe", SAMPLES, ids=lambda path: f"{path.parent.name[:10]}-{path.stem}")
    def test_says_the_same_after_a_repair(self, recipe: Path, tmp_path: Path, framework: Framework, mend: Mend) -> None:
        """Every sample keeps its answers, its id and its parts, beside a plan with the logs, and nothing is left over."""
        path = tmp_path / "sample.xlsx"
        path.write_bytes(replay(load_recipe(recipe), framework))
        before = read_workbook(path, [framework])

        repaired, after = mend(path)

        assert what_it_says(before) == what_it_says(after)
        logs = ("progress",) if after.text("PLAN-01", "objective") else ()
        assert set(after.parts) == {*before.parts, *logs}
        assert after.identity == before.identity._replace(parts=after.parts)
        assert (repaired.not_placed, repaired.notes, repaired.placed) == ((), (), len(before.answers))

    def test_gives_the_same_bytes_each_time(self, written: WriteWorkbook, framework: Framework) -> None:
        """The same workbook and the same time of making give the same file, leftovers included."""
        path = edited(written(ANSWERS), "1 Vision", lambda sheet: sheet.cell(40, 7, "A note"))  # type: ignore[attr-defined]

        once, again = (repair(path, [framework], created=CREATED).content for _ in range(2))

        assert once == again

    def test_has_drop_downs_and_protection_again(self, written: WriteWorkbook, mend: Mend, tmp_path: Path) -> None:
        """A tab that lost both has them in the new workbook."""

        def strip(sheet: object) -> None:
            sheet.data_validations.dataValidation.clear()  # type: ignore[attr-defined]
            sheet.protection.sheet = False  # type: ignore[attr-defined]

        mend(edited(written(ANSWERS), "1 Vision", strip))

        sheet = openpyxl.load_workbook(tmp_path / "mended.xlsx")["1 Vision"]
        assert sheet.protection.sheet
        assert "list_ratings" in {v.formula1 for v in sheet.data_validations.dataValidation}

    def brought_up(
        self, path: Path, framework: Framework, mend: Mend, version: int, age: Callable[[openpyxl.Workbook], object]
    ) -> Assessment:
        """Repair a sample made as an earlier version wrote it; what it says stays, and nothing is left over."""
        recipe = next(path for path in SAMPLES if path.stem == "agreed-with-partnership")
        path.write_bytes(replay(load_recipe(recipe), framework))
        book = load_book(path)
        age(book)
        book.save(path)
        before = read_workbook(path, [framework])

        repaired, after = mend(path)

        assert (before.identity.schema_version, after.identity.schema_version) == (version, 3)
        assert what_it_says(before) == what_it_says(after)
        assert (repaired.not_placed, repaired.notes) == ((), ())
        return after

    def test_brings_an_older_workbook_to_the_present_version(
        self, tmp_path: Path, framework: Framework, mend: Mend
    ) -> None:
        """What a later version added is there, blank; every answer is where it was and nothing is left over."""
        after = self.brought_up(tmp_path / "old.xlsx", framework, mend, 1, as_version_1)

        assert [after.rows(ref) != () for ref in ("PAR-27", "PAR-28", "PAR-29")] == [True] * 3

    def test_gives_a_workbook_of_version_2_the_list_with_not_rated(
        self, tmp_path: Path, framework: Framework, mend: Mend
    ) -> None:
        """Every answer is where it was, nothing that was printed then is left over, and the list is today's."""
        path = tmp_path / "old.xlsx"

        self.brought_up(path, framework, mend, 2, as_version_2)

        assert "Not rated" not in texts(path)
        assert "Not rated" in texts(tmp_path / "mended.xlsx")

    @pytest.mark.parametrize("hidden", [True, False], ids=["as it was", "without its hidden sheet"])
    def test_knows_the_wording_of_a_workbook_from_before_trusts_as_party_2(
        self, tmp_path: Path, framework: Framework, mend: Mend, hidden: bool
    ) -> None:
        """The lines, questions and help that were printed then are nobody's words to be listed; the new ones are there."""
        path = tmp_path / "old.xlsx"
        recipe = next(path for path in SAMPLES if path.stem == "agreed-with-partnership")
        path.write_bytes(replay(load_recipe(recipe), framework))
        book = load_book(path)
        with_wording_before_trusts(book)
        if not hidden:
            del book["_matsheets"]
        book.save(path)
        assert {"Address of the school", "Key information for an agreement with a school"} <= texts(path)
        before = read_workbook(path, [framework])

        repaired, after = mend(path)

        assert left(repaired) == []
        assert what_it_says(before) == what_it_says(after)
        assert "Address of party 2" in texts(tmp_path / "mended.xlsx")
        assert "Address of the school" not in texts(tmp_path / "mended.xlsx")

    def test_an_answer_beside_another_rows_earlier_question_has_no_certain_place(
        self, tmp_path: Path, framework: Framework, mend: Mend
    ) -> None:
        """The earlier wording says which question an answer was given to, as the present one does."""
        path = tmp_path / "old.xlsx"
        recipe = next(path for path in SAMPLES if path.stem == "agreed-with-partnership")
        path.write_bytes(replay(load_recipe(recipe), framework))
        book = load_book(path)
        with_wording_before_trusts(book)
        at(book["Partnership"], "PAR-08", 2).value = "Key contact at the school"  # type: ignore[attr-defined]
        book.save(path)

        repaired, _ = mend(path)

        why = "The text beside it is that of PAR-09, so it is not clear which of the two it answers."
        assert why in {reason for _, _, reason in left(repaired)}


class TestWhatIsWritten:
    @pytest.mark.parametrize(
        "typed",
        [
            (
                ("1 Vision", "VIS-03", 6, "amber – red", "Amber-red"),
                ("1 Vision", "VIS-03", 7, "  =1+1 is 2\nand more ", "=1+1 is 2\nand more"),
                ("About", "ABT-13", 3, "heads", "Headteachers and middle leaders"),
                ("About", "ABT-15", 3, 46266, dt.datetime(2026, 9, 1)),
                ("Plan", "PLAN-02", 8, "Autumn 2026", "Autumn 2026"),
                ("Partnership", "PAR-16", 3, "£1,200", 1200),
            ),
            (
                ("1 Vision", "VIS-03", 6, "Amber", "Amber"),
                ("1 Vision", "VIS-02", 6, "N/R", "Not rated"),
                ("About", "ABT-15", 3, "1/9/2026", dt.datetime(2026, 9, 1)),
                ("Plan", "PLAN-02", 2, "gov-01", "GOV-01 Clarity of trust structures"),
                ("Partnership", "PAR-16", 3, 1200.555, 1200.555),
            ),
            (
                ("About", "ABT-15", 3, "next week", "next week"),
                ("Partnership", "PAR-13", 3, "y", "Yes"),
            ),
        ],
        ids=["one", "another", "a third"],
    )
    def test_is_what_was_typed(
        self,
        written: WriteWorkbook,
        mend: Mend,
        tmp_path: Path,
        typed: tuple[tuple[str, str, int, object, object], ...],
    ) -> None:
        """Text stays text, dates and numbers are values, choices are as their list has them, the rest is kept."""
        path = written(ANSWERS)
        book = load_book(path)
        for tab, ref, column, value, _ in typed:
            put(ref, column, value)(book[tab])
            if isinstance(value, str):
                at(book[tab], ref, column).data_type = "s"  # type: ignore[attr-defined]
        book.save(path)

        repaired, _ = mend(path)

        new = openpyxl.load_workbook(tmp_path / "mended.xlsx")
        found = [(tab, ref, column, at(new[tab], ref, column).value) for tab, ref, column, _, _ in typed]  # type: ignore[attr-defined]
        assert found == [(tab, ref, column, becomes) for tab, ref, column, _, becomes in typed]
        assert repaired.not_placed == ()

    def test_keeps_numbered_rows_beyond_those_drawn(self, written: WriteWorkbook, mend: Mend) -> None:
        """A 25th priority has its row in the new workbook."""
        repaired, after = mend(written({("PLAN-25", "objective"): "One more"}))

        assert after.value("PLAN-25", "objective") == "One more"
        assert repaired.not_placed == ()

    def test_a_retyped_ref_is_printed_afresh(self, written: WriteWorkbook, mend: Mend) -> None:
        """A Ref in another spelling finds its answers and is no leftover."""
        repaired, after = mend(edited(written(ANSWERS), "1 Vision", put("VIS-01", 1, "vis – 01")))

        assert after.value("VIS-01", "rationale") == "Everyone says the same."
        assert repaired.not_placed == ()

    def test_a_part_that_has_answers_is_there_though_the_workbook_was_made_without_it(
        self, written: WriteWorkbook, mend: Mend, framework: Framework
    ) -> None:
        """A plan that somebody copied into a workbook for raters is kept, and only its logs come with it."""
        path = written(ANSWERS)

        def raters(sheet: object) -> None:
            for row in sheet.iter_rows(max_col=2):  # type: ignore[attr-defined]
                if row[0].value == "matsheets parts":
                    row[1].value = "review"

        repaired, after = mend(edited(path, "_matsheets", raters))

        assert after.parts == ("review", "plan", "progress")
        assert after.value("PLAN-01", "objective") == "Know every school"
        assert repaired.not_placed == ()

    def test_raters_get_no_other_parts(self, written: WriteWorkbook, mend: Mend, framework: Framework) -> None:
        """A workbook made with the review only stays one."""
        _, after = mend(written({("VIS-01", "rating"): "Red"}, layout=build_layout(framework, [Part.REVIEW])))

        assert after.parts == ("review",)

    def test_a_workbook_that_lost_its_id_gets_one_with_a_note(self, written: WriteWorkbook, mend: Mend) -> None:
        """Without hidden sheet and properties the answers are kept, and someone is asked to check."""
        path = written(ANSWERS)
        book = load_book(path)
        del book["_matsheets"]
        for name in list(book.custom_doc_props.names):
            del book.custom_doc_props[name]
        book.save(path)

        repaired, after = mend(path)

        assert len(after.identity.workbook_id) == 12
        assert after.value("VIS-01", "rating").label == "Green"
        assert "no longer says which one it is" in repaired.notes[0]


def check(repaired: Repaired, *expected: tuple[str, str, str]) -> None:
    """Compare what was not placed."""
    assert left(repaired) == list(expected)


class TestLeftovers:
    def test_what_a_merge_hides(self, written: WriteWorkbook, mend: Mend) -> None:
        """The text of a merged-away cell is listed with the cell that it is merged into."""
        path = edited(
            written(ANSWERS), "1 Vision", lambda sheet: sheet.merged_cells.add("F6:F7")  # type: ignore[attr-defined]
        )  # fmt: skip
        repaired, after = mend(path)

        check(repaired, ('1 Vision › F7 (VIS-02), under "Rating"', "Red", "Its cell is merged into F6 (F6:F7)."))
        assert after.answer("VIS-02", "rating") is None

    def test_a_ref_on_two_rows(self, written: WriteWorkbook, mend: Mend) -> None:
        """Of two rows with one Ref, what is equal is placed, and of what differs both texts are listed."""

        def double(sheet: object) -> None:
            for column, value in ((1, "VIS-01"), (6, "green"), (7, "Something else.")):
                sheet.cell(40, column, value)  # type: ignore[attr-defined]

        repaired, after = mend(edited(written(ANSWERS), "1 Vision", double))

        why = "VIS-01 stands on 2 rows. It is not clear which one holds the answer."
        check(
            repaired,
            ('1 Vision › G6 (VIS-01), under "Rationale"', "Everyone says the same.", why),
            ('1 Vision › G40 (VIS-01), under "Rationale"', "Something else.", why),
        )
        assert after.value("VIS-01", "rating").label == "Green"

    def test_a_ref_on_two_rows_one_of_them_blank(self, written: WriteWorkbook, mend: Mend) -> None:
        """One row's answers are not taken for the other's."""
        repaired, after = mend(
            edited(written(ANSWERS), "1 Vision", lambda sheet: sheet.cell(40, 1, "VIS-01"))  # type: ignore[attr-defined]
        )

        assert [says for _, says, _ in left(repaired)] == ["Green", "Everyone says the same."]
        assert after.filled("VIS-01") == frozenset()

    def test_a_tab_copied_whole_loses_nothing(self, written: WriteWorkbook, mend: Mend) -> None:
        """Where both copies of a tab say the same, there is nothing to settle."""
        path = written(ANSWERS)
        book = load_book(path)
        book.copy_worksheet(book["1 Vision"])
        book.save(path)

        repaired, after = mend(path)

        assert repaired.not_placed == ()
        assert after.value("VIS-01", "rationale") == "Everyone says the same."

    def test_numbered_rows_are_never_put_together_from_two(self, written: WriteWorkbook, mend: Mend) -> None:
        """Two rows PLAN-01 that differ in one column are listed whole."""

        def double(sheet: object) -> None:
            for column, value in ((1, "PLAN-01"), (2, "VIS-02 Understanding of needs"), (3, "Another aim")):
                sheet.cell(60, column, value)  # type: ignore[attr-defined]

        repaired, after = mend(edited(written(ANSWERS), "Plan", double))

        assert sorted(says for _, says, _ in left(repaired)) == [
            "Another aim",
            "Know every school",
            "VIS-02 Understanding of needs",
            "VIS-02 Understanding of needs",
        ]
        assert after.filled("PLAN-01") == frozenset()

    def test_a_header_on_two_columns(self, written: WriteWorkbook, mend: Mend) -> None:
        """Of two columns with one header, what is equal is placed, and of what differs both texts are listed."""

        def double(sheet: object) -> None:
            for row, value in ((5, "Rating"), (6, "GREEN"), (7, "Amber-red")):
                sheet.cell(row, 9, value)  # type: ignore[attr-defined]

        repaired, after = mend(edited(written(ANSWERS), "1 Vision", double))

        why = '2 columns are headed "Rating". It is not clear which one holds the answer.'
        check(
            repaired,
            ('1 Vision › F7 (VIS-02), under "Rating"', "Red", why),
            ('1 Vision › I7 (VIS-02), under "Rating"', "Amber-red", why),
        )
        assert after.value("VIS-01", "rating").label == "Green"

    @pytest.mark.parametrize(
        ("row", "column", "text", "where", "why"),
        [
            (40, 7, "A note", 'G40, under "Rationale"', "Its row has no Ref."),
            (40, 6, "Red", 'F40, under "Rating"', "Its row has no Ref."),
            (7, 12, "A remark", "L7 (VIS-02)", "Its column has no header."),
            (5, 12, "Comments", "L5", "A column header that matsheets does not know."),
            (3, 3, "Please hurry", "C3", "It stands above the table."),
            (
                7,
                3,
                "We ask other things",
                'C7 (VIS-02), under "Questions to consider"',
                "Its column is there to be read.",
            ),
        ],
    )
    def test_what_stands_beside_the_answers(
        self, written: WriteWorkbook, mend: Mend, row: int, column: int, text: str, where: str, why: str
    ) -> None:
        """Text on stray rows, in columns of no header, above the table and over the questions is listed."""
        path = edited(written(ANSWERS), "1 Vision", lambda s: s.cell(row, column, text))  # type: ignore[attr-defined]
        repaired, after = mend(path)

        check(repaired, (f"1 Vision › {where}", text, why))
        assert len(after.answers) == len(ANSWERS)

    def test_a_column_of_their_own(self, written: WriteWorkbook, mend: Mend) -> None:
        """A header that is not ours is listed, and so is what stands under it."""

        def add(sheet: object) -> None:
            sheet.cell(5, 9, "Comments")  # type: ignore[attr-defined]
            sheet.cell(6, 9, "Ask Ada")  # type: ignore[attr-defined]

        repaired, _ = mend(edited(written(ANSWERS), "1 Vision", add))

        check(
            repaired,
            ("1 Vision › I5", "Comments", "A column header that matsheets does not know."),
            ('1 Vision › I6 (VIS-01), under "Comments"', "Ask Ada", "matsheets does not know this header."),
        )

    def test_a_ref_that_is_none(self, written: WriteWorkbook, mend: Mend) -> None:
        """A row whose Ref was mistyped is listed with that Ref; the questions printed in it are not."""
        repaired, after = mend(edited(written(ANSWERS), "1 Vision", put("VIS-01", 1, "VIS-91")))

        why = 'Its row\'s Ref, "VIS-91", is none of this workbook.'
        check(
            repaired,
            ('1 Vision › A6, under "Ref"', "VIS-91", why),
            ('1 Vision › F6, under "Rating"', "Green", why),
            ('1 Vision › G6, under "Rationale"', "Everyone says the same.", why),
        )
        assert after.value("VIS-02", "rating").label == "Red"

    def test_a_tab_without_its_ref_column(self, written: WriteWorkbook, mend: Mend) -> None:
        """Every answer of the tab is listed, and none of the texts that were printed on it."""
        repaired, _ = mend(edited(written(ANSWERS), "1 Vision", lambda s: s.delete_cols(1)))  # type: ignore[attr-defined]

        why = "No row of this tab has a Ref, so nothing on it was read."
        assert {why} == {reason for _, _, reason in left(repaired)}
        says = [says for _, says, _ in left(repaired)]
        assert says == ["Green", "Everyone says the same.", "Red", "Nobody could say."]

    def test_text_moved_to_another_row(self, written: WriteWorkbook, mend: Mend) -> None:
        """Where the columns beside the Refs were sorted without them, no answer is taken for another question's."""

        def swap(sheet: object) -> None:
            swap_rows(sheet, 6, 7, range(2, 9))

        repaired, after = mend(edited(written(ANSWERS), "1 Vision", swap))

        why = "The text beside it is that of VIS-02, so it is not clear which of the two it answers."
        assert ('1 Vision › F6 (VIS-01), under "Rating"', "Red", why) in left(repaired)
        assert len(repaired.not_placed) == 4
        assert (after.filled("VIS-01"), after.filled("VIS-02")) == (frozenset(), frozenset())

    def test_a_ref_whose_text_stands_beside_another(self, written: WriteWorkbook, mend: Mend) -> None:
        """Refs shifted down by one: the last stands on a row without a text, and what is typed there is not placed either."""

        def shift(sheet: object) -> None:
            for row in (9, 8, 7, 6):
                sheet.cell(row, 1).value = sheet.cell(row - 1, 1).value if row > 6 else None  # type: ignore[attr-defined]
            sheet.cell(9, 6, "Red")  # type: ignore[attr-defined]

        repaired, after = mend(edited(written(ANSWERS), "1 Vision", shift))

        why = "The text of VIS-03 stands beside VIS-02, so it is not clear which of the two it answers."
        assert ('1 Vision › F9 (VIS-03), under "Rating"', "Red", why) in left(repaired)
        assert not any(after.filled(ref) for ref in ("VIS-01", "VIS-02", "VIS-03"))

    @pytest.mark.parametrize("first", [1, 5, 6], ids=["with its title", "with its header", "rows alone"])
    def test_a_table_on_another_tab(self, tmp_path: Path, written: WriteWorkbook, mend: Mend, first: int) -> None:
        """A table cut and pasted to another tab is carried over, and none of the texts printed there are listed."""
        path = written(ANSWERS)
        book = load_book(path)
        for row in range(first, 9):
            for column in range(1, 9):
                cell = book["1 Vision"].cell(row, column)
                book["6 Governance"].cell(row + 12 - first if first < 6 else row + 2, column).value = cell.value
        del book["1 Vision"]
        book.save(path)

        repaired, after = mend(path)

        check(repaired)
        assert after.text("VIS-01", "rationale") == "Everyone says the same."
        assert after.value("VIS-02", "rating").label == "Red"

    def test_a_second_header_row_in_another_order(self, written: WriteWorkbook, mend: Mend) -> None:
        """Answers below it are carried over by it, and the header row itself is nobody's words."""

        def exchange(sheet: object) -> None:
            sheet.insert_rows(7)  # type: ignore[attr-defined]
            for column in range(1, 9):
                sheet.cell(7, column).value = sheet.cell(5, column).value  # type: ignore[attr-defined]
            sheet["G7"], sheet["H7"] = "Evidence", "Rationale"  # type: ignore[index]
            sheet["G8"], sheet["H8"] = None, "Nobody could say."  # type: ignore[index]

        repaired, after = mend(edited(written(ANSWERS), "1 Vision", exchange))

        check(repaired)
        assert after.text("VIS-02", "rationale") == "Nobody could say."
        assert after.answer("VIS-02", "evidence") is None

    @pytest.mark.parametrize(
        ("formula", "why"),
        [("=A1", "A formula that has not been calculated."), ("#REF!", "A formula that gives an error.")],
    )
    def test_formulas_without_a_value(self, written: WriteWorkbook, mend: Mend, formula: str, why: str) -> None:
        """A formula that nobody calculated, or that gives an error, is listed; its cell stays blank."""
        repaired, after = mend(edited(written(ANSWERS), "1 Vision", put("VIS-01", 7, formula)))

        check(repaired, ('1 Vision › G6 (VIS-01), under "Rationale"', formula, why))
        assert after.answer("VIS-01", "rationale") is None

    def test_cells_far_outside(self, written: WriteWorkbook, mend: Mend) -> None:
        """Far cells are counted."""
        path = edited(written(ANSWERS), "1 Vision", lambda s: s.cell(90_000, 2, "far"))  # type: ignore[attr-defined]
        repaired, _ = mend(path)

        check(repaired, ("1 Vision", "1 cell", "Far outside the form, where nothing is read."))

    def test_tabs_of_their_own_and_remarks_on_ours(self, written: WriteWorkbook, mend: Mend) -> None:
        """A tab that somebody added is listed cell by cell, and so is a remark on Start here; our own texts are not."""
        path = written(ANSWERS)
        book = load_book(path)
        book.create_sheet("Notes")["B2"] = "Remember the pupils"
        book["Start here"]["E5"] = "Ben does tab 2"
        book["Lists"]["A30"] = "Green"
        book.save(path)

        repaired, _ = mend(path)

        assert [(where, says) for where, says, _ in left(repaired)] == [
            ("Start here › E5", "Ben does tab 2"),
            ("Lists › A30", "Green"),
            ("Notes › B2", "Remember the pupils"),
        ]

    def test_the_list_of_problems_is_left_out_with_a_note(self, written: WriteWorkbook, mend: Mend) -> None:
        """The tab that matsheets adds to a marked-up copy is not carried over; one of their own with its name is."""
        path = written(ANSWERS)
        book = load_book(path)
        book.create_sheet("Problems")["A1"] = "Problems in this workbook"
        book["Problems"]["A5"] = "VIS-01 is blank"
        book.save(path)
        ours, _ = mend(path)
        book["Problems"]["A1"] = "Problems that we see"
        book.save(path)
        theirs, _ = mend(path)

        assert (ours.not_placed, len(ours.notes)) == ((), 1)
        assert [says for _, says, _ in left(theirs)] == ["Problems that we see", "VIS-01 is blank"]

    def test_notes_on_cells_are_not_forgotten(self, written: WriteWorkbook, mend: Mend) -> None:
        """What is no cell is not carried over, and is listed with who wrote it."""
        path = written(ANSWERS)
        book = load_book(path)
        book["1 Vision"]["G6"].comment = Comment("Ask Ada", "Ben")
        book.save(path)

        repaired, _ = mend(path)

        assert left(repaired) == [
            ('1 Vision › G6 (VIS-01), under "Rationale"', "Ben: Ask Ada", "A note is not carried over.")
        ]

    def test_the_wording_that_the_workbook_was_made_with_is_not_listed(
        self, written: WriteWorkbook, read: Read, mend: Mend
    ) -> None:
        """Questions that an older matsheets printed are known by the hidden sheet's hash, edited ones are not."""
        path = edited(written(ANSWERS), "1 Vision", put("VIS-01", 3, "An older question"))
        given = read(path).rows("VIS-01")[0].given

        def remember(sheet: object) -> None:
            for row in sheet.iter_rows(max_col=2):  # type: ignore[attr-defined]
                if row[0].value == "question VIS-01":
                    row[1].value = question_hash(given)

        assert [says for _, says, _ in left(mend(path)[0])] == ["An older question"]
        assert left(mend(edited(path, "_matsheets", remember))[0]) == []

    def test_a_tab_with_too_much_to_list_is_named(self, written: WriteWorkbook, mend: Mend) -> None:
        """Thousands of cells of someone's data are counted, not listed."""
        path = written(ANSWERS)
        book = load_book(path)
        sheet = book.create_sheet("Pupils")
        for number in range(MOST_LISTED + 1):
            sheet.append([f"Pupil {number}"])
        book.save(path)

        repaired, _ = mend(path)

        why = "Too many to list here. Copy the tab or its table over by hand if it matters."
        check(repaired, ("Pupils", "2,001 cells", why))

    def test_a_ref_with_needless_zeros_is_not_taken_for_another(self, written: WriteWorkbook, mend: Mend) -> None:
        """PLAN-001 is no Ref that matsheets writes; its row is listed."""
        repaired, after = mend(edited(written(ANSWERS), "Plan", put("PLAN-01", 1, "PLAN-001")))

        assert ("Know every school", "PLAN-001 is no Ref of this workbook.") in [item[1:] for item in left(repaired)]
        assert after.filled("PLAN-01") == frozenset()


class TestNotPlacedTab:
    @pytest.fixture
    def bent(self, written: WriteWorkbook) -> Path:
        """A workbook with a note that has no place."""
        return edited(written(ANSWERS), "1 Vision", lambda s: s.cell(40, 7, "=A note"))  # type: ignore[attr-defined]

    def test_is_the_last_tab_and_lists_what_was_not_placed(self, bent: Path, mend: Mend, tmp_path: Path) -> None:
        """Where it stood, what it says and why it was not placed, as text, whatever it looks like."""
        mend(bent)

        sheet = openpyxl.load_workbook(tmp_path / "mended.xlsx").worksheets[-1]
        assert sheet.title == "Not placed"
        assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)] == [
            ["Where it stood", "What it says", "Why it was not placed"],
            ['1 Vision › G40, under "Rationale"', "=A note", "Its row has no Ref."],
        ]
        assert sheet["B5"].data_type == "s"
        assert [name.rpartition(".")[0] for name in sheet.defined_names] == ["TitleRegion1.A4.C5"]
        assert sheet.protection.sheet

    def test_a_table_copied_to_it_holds_no_answers(self, written: WriteWorkbook, mend: Mend) -> None:
        """What a person keeps on the tab is not read, and is listed when the workbook is repaired again."""
        path = written(ANSWERS)
        book = load_book(path)
        book.copy_worksheet(book["1 Vision"]).title = "Not placed"
        book.save(path)

        repaired, after = mend(path)

        assert len(after.rows("VIS-01")) == 1
        assert after.value("VIS-01", "rating").label == "Green"
        assert "Nobody could say." in [says for _, says, _ in left(repaired)]

    def test_is_not_there_when_all_was_placed(self, written: WriteWorkbook, mend: Mend) -> None:
        """A sound workbook gets no such tab."""
        _, after = mend(written(ANSWERS))

        assert "Not placed" not in after.tabs

    def test_is_not_read_back_as_answers_and_not_lost_either(self, bent: Path, mend: Mend, tmp_path: Path) -> None:
        """The new workbook says the same as the old one; repaired again, it still lists what has no place."""
        once, after = mend(bent)
        again = tmp_path / "again.xlsx"
        again.write_bytes((tmp_path / "mended.xlsx").read_bytes())

        twice, after_twice = mend(again)

        assert [table.title for table in after.tables].count("Not placed") == 0
        assert what_it_says(after) == what_it_says(after_twice)
        assert once.not_placed == twice.not_placed

    def test_a_heading_may_not_be_called_so(self, tmp_path: Path, framework: Framework) -> None:
        """A framework whose tab would be taken for the list is refused."""
        file = edition(tmp_path, "tab: 1 Vision", "tab: Not placed")

        with pytest.raises(FrameworkError, match="Not placed"):
            load_framework(file)

    @pytest.mark.judges
    def test_is_valid_open_xml(self, bent: Path, mend: Mend, tmp_path: Path) -> None:
        """The Open XML SDK finds nothing wrong with a repaired workbook."""
        mend(bent)

        assert sdk_errors(tmp_path / "mended.xlsx") == []

    def test_texts_longer_than_a_cell_get_several_rows(self) -> None:
        """A text that a cell cannot hold is cut, and no character of it is lost."""
        text = "_x0041_é" * 5_000

        rows = spread([("here", text, "why")], names=1)

        assert "".join(row[1] for row in rows) == text
        assert [row[0] for row in rows[:2]] == ["here", "here (continued)"]
        assert max(len(row[1]) for row in rows) <= 8_000


_TABS = ["Start here", "About", "1 Vision", "Plan", "Charges", "Data protection", "Heat map", "Lists"]
_PLANTED = st.lists(
    st.tuples(
        st.sampled_from(_TABS), st.integers(1, 45), st.integers(1, 16), st.sampled_from("abcdefgh").map("typed {}".format)
    ),
    max_size=12,
)  # fmt: skip


@pytest.mark.slow
class TestNothingIsLost:
    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(planted=_PLANTED, merges=st.lists(st.sampled_from(["F5:F7", "G5:H6", "B3:C9"]), max_size=2, unique=True))
    def test_whatever_is_typed_wherever(
        self, planted: list[tuple[str, int, int, str]], merges: list[str], written: WriteWorkbook, mend: Mend,
        tmp_path: Path,
    ) -> None:  # fmt: skip
        """Every text that stands in any cell of the old workbook stands somewhere in the new one."""
        path = written(ANSWERS)
        book = load_book(path)
        for tab, row, column, text in planted:
            book[tab].cell(row, column).value = text
        for area in merges:
            book["1 Vision"].merged_cells.add(area)
        book.save(path)
        typed = {t for t in _texts_read(path) if t.startswith("typed ")}

        mend(path)

        assert typed - texts(tmp_path / "mended.xlsx") == set()


def _texts_read(path: Path) -> Iterator[str]:
    return (str(cell.value) for sheet in read_xlsx(path).sheets for cell in sheet.cells.values())


# --- editions ------------------------------------------------------------------------------------------------------

SHIPPED = Path(__file__).parents[3] / "workbook_templates" / "mat-assurance-framework" / "framework.yaml"


def edition(folder: Path, *changes: str) -> Path:
    """Write the shipped framework with texts replaced, given as old, new, old, new."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "edition.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def block(ref: str) -> str:
    """Return the lines of one element of the shipped framework's file."""
    lines = SHIPPED.read_text(encoding="utf-8").splitlines(keepends=True)
    middle = next(n for n, line in enumerate(lines) if line.strip() == f"ref: {ref}")
    start = max(n for n in range(middle + 1) if lines[n].lstrip().startswith("- id:"))
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = next(
        (
            n
            for n in range(start + 1, len(lines))
            if lines[n].strip() and len(lines[n]) - len(lines[n].lstrip()) <= indent
        ),
        len(lines),
    )
    return "".join(lines[start:end])


@pytest.fixture
def newer(tmp_path: Path, framework: Framework) -> Framework:
    """A newer edition: VIS-01 is now VIS-02, VIS-02 is gone, VIS-03 is reworded, a new element is VIS-01."""
    first, second, third = (block(f"VIS-0{n}") for n in (1, 2, 3))
    fresh = first.replace(framework.element("VIS-01").id, "brand-new").replace("Clarity of purpose", "Something new")
    fresh = fresh.replace("short: Purpose", "short: New")
    moved = first.replace("ref: VIS-01", "ref: VIS-02")
    reworded = third.replace("Leading a culture of improvement", "Leading improvement")
    file = edition(
        tmp_path, first, fresh, second, moved, third, reworded, f"edition: {_edition_line()}", 'edition: "2031"'
    )
    return load_framework(file)


def _edition_line() -> str:
    text = SHIPPED.read_text(encoding="utf-8")
    return next(line.partition(": ")[2] for line in text.splitlines() if line.startswith("edition:"))


OLD_ANSWERS = {
    ("VIS-01", "rating"): "Green",
    ("VIS-01", "rationale"): "about purpose",
    ("VIS-02", "rating"): "Red",
    ("VIS-02", "rationale"): "about needs",
    ("VIS-03", "rationale"): "about culture",
    ("GOV-01", "rating"): "Amber-red",
    ("PLAN-01", "target"): "VIS-01 Clarity of purpose",
    ("PLAN-01", "objective"): "say it",
    ("PLAN-02", "target"): "VIS-02 Understanding of needs",
    ("PLAN-02", "objective"): "know it",
    ("PLAN-03", "target"): "VIS Vision, culture and ethos",
    ("MED-01", "heading"): "VIS Vision, culture and ethos",
    ("CHG-01", "amount"): Decimal("12.50"),
}


class TestMigration:
    @pytest.fixture
    def migrated(
        self, written: WriteWorkbook, framework: Framework, newer: Framework, tmp_path: Path
    ) -> tuple[Repaired, Assessment]:
        """The workbook brought to the newer edition."""
        repaired = repair(written(OLD_ANSWERS), [framework], created=CREATED, to=newer)
        (tmp_path / "new.xlsx").write_bytes(repaired.content)
        return repaired, read_workbook(tmp_path / "new.xlsx", [framework, newer])

    def test_answers_follow_their_elements(self, migrated: tuple[Repaired, Assessment], newer: Framework) -> None:
        """An answer stands with its element, whatever Ref that has now; the new element has none."""
        _, after = migrated

        assert after.framework == newer
        assert after.value("VIS-02", "rationale") == "about purpose"
        assert after.value("VIS-02", "rating").label == "Green"
        assert after.value("VIS-03", "rationale") == "about culture"
        assert after.value("GOV-01", "rating").label == "Amber-red"
        assert after.value("CHG-01", "amount") == Decimal("12.50")
        assert after.filled("VIS-01") == frozenset()

    def test_plan_targets_follow_too(self, migrated: tuple[Repaired, Assessment]) -> None:
        """A priority serves the element that it served, under its new Ref; headings stay."""
        _, after = migrated

        assert after.value("PLAN-01", "target") == "VIS-02"
        assert [after.value("PLAN-03", "target"), after.value("MED-01", "heading")] == ["VIS", "VIS"]
        assert after.value("PLAN-02", "objective") == "know it"
        assert after.answer("PLAN-02", "target") is None

    def test_answers_of_elements_that_are_gone_are_listed(self, migrated: tuple[Repaired, Assessment]) -> None:
        """What the newer edition has no place for is not placed, with the reason."""
        repaired, _ = migrated

        title = repaired.not_placed[0].why.partition(" is not in ")[0]
        assert title == '"Understanding of needs"'
        assert [item.says for item in repaired.not_placed] == ["Red", "about needs", "VIS-02 Understanding of needs"]

    def test_lists_what_changed(self, migrated: tuple[Repaired, Assessment]) -> None:
        """New, renumbered, reworded and gone elements are each named, and unchanged ones are not."""
        repaired, _ = migrated

        assert [(c.kind, c.ref, c.title, c.detail) for c in repaired.changes] == [
            (ChangeKind.NEW, "VIS-01", "Something new", ""),
            (ChangeKind.RENUMBERED, "VIS-02", "Clarity of purpose", "was VIS-01"),
            (ChangeKind.REWORDED, "VIS-03", "Leading improvement", "title"),
            (ChangeKind.GONE, "VIS-02", "Understanding of needs", ""),
        ]

    def test_a_workbook_on_an_edition_that_is_not_there_is_not_guessed_at(
        self, written: WriteWorkbook, framework: Framework, newer: Framework
    ) -> None:
        """Without the workbook's own edition, Refs could mean other elements: its file is asked for."""
        path = written({("VIS-02", "rating"): "Red"}, layout=build_layout(newer))

        with pytest.raises(WorkbookError, match=r"\(2031\).*--framework FILE") as raised:
            repair(path, [framework], created=CREATED)
        assert raised.value.code == "framework-needed"

    def test_a_framework_with_no_element_in_common_is_refused(
        self, written: WriteWorkbook, framework: Framework
    ) -> None:
        """Answers cannot be brought to a framework that asks nothing that they answer."""
        from tests.builders import framework as small

        with pytest.raises(FrameworkError, match="none of the elements"):
            repair(written(ANSWERS), [framework], created=CREATED, to=small(2))
