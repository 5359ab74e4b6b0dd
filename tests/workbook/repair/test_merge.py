"""Merge joins copies of one workbook: nothing is lost, nobody's row is mixed with another's, and clashes stay open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matsheets.errors import WorkbookError
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.assessment import Answer, Assessment
from matsheets.model.cells import CellRef
from matsheets.model.framework import Framework
from matsheets.workbook.layout.layout import Layout, Part, build_layout
from matsheets.workbook.repair.merge import Joined, join
from tests.books import load_book, merge_copies
from tests.conftest import WriteWorkbook
from tests.judges import sdk_errors
from tests.oldbooks import as_version_1, as_version_2
from tests.workbook.repair.conftest import CREATED, Together

TRUST = {("ABT-01", "answer"): "Wexcombe Trust", ("ABT-02", "answer"): "ZZ000009"}

Typed = Mapping[tuple[str, str], object]


@pytest.fixture
def copies(written: WriteWorkbook) -> Callable[..., list[Path]]:
    """Write copies of one workbook: ``a.xlsx``, ``b.xlsx`` and so on."""

    def write(*typed: Typed) -> list[Path]:
        return [written({**TRUST, **answers}, f"{name}.xlsx") for name, answers in zip("abc", typed, strict=False)]

    return write


Copies = Callable[..., list[Path]]


def without_identity(path: Path) -> Path:
    """Take the hidden sheet and the properties out of a workbook, as another program may."""
    book = load_book(path)
    del book["_matsheets"]
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
    book.save(path)
    return path


def rows_of(path: Path, title: str) -> list[list[object]]:
    """Return the table of an extra tab, its header first."""
    sheet = load_book(path)[title]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]


class TestAnswers:
    def test_one_sided_and_equal_answers_are_taken(self, together: Together, copies: Copies) -> None:
        """What one copy has, and what copies say alike in whatever spelling, is in the new workbook."""
        merged, after = together(
            *copies(
                {("VIS-01", "rating"): "Green", ("VIS-01", "rationale"): "Because", ("GOV-01", "rating"): "Red"},
                {("VIS-01", "rating"): "green ", ("VIS-02", "evidence"): "Minutes"},
            )
        )

        assert after.text("VIS-01", "rating") == "Green"
        assert after.text("VIS-01", "rationale") == "Because"
        assert after.text("VIS-02", "evidence") == "Minutes"
        assert after.text("GOV-01", "rating") == "Red"
        assert (merged.clashes, merged.moved, merged.not_placed, merged.notes) == ((), (), (), ())
        assert merged.placed == len(after.answers) == 6

    def test_the_new_workbook_is_the_same_one(
        self, together: Together, written: WriteWorkbook, framework: Framework
    ) -> None:
        """It has the copies' workbook id, and every part that one of them has."""
        review = written(TRUST, "a.xlsx", build_layout(framework, [Part.REVIEW]))
        plan = written(TRUST, "b.xlsx", build_layout(framework, [Part.PLAN]))

        _, after = together(review, plan)

        assert after.identity.workbook_id == "0a1b2c3d4e5f"
        assert after.parts == ("review", "plan")

    def test_a_clash_stays_blank_and_is_listed_with_who_said_what(
        self, together: Together, copies: Copies, tmp_path: Path
    ) -> None:
        """Where copies differ nobody is believed; the tab has a column for each copy, blank where it says nothing."""
        merged, after = together(
            *copies({("VIS-01", "rating"): "Green"}, {}, {("VIS-01", "rating"): "Red", ("ABT-07", "answer"): "Ada"})
        )

        assert after.answer("VIS-01", "rating") is None
        assert after.text("ABT-07") == "Ada"
        assert [str(clash) for clash in merged.clashes] == [
            'Clarity of purpose, Rating (VIS-01): a.xlsx says "Green"; c.xlsx says "Red"'
        ]
        assert rows_of(tmp_path / "together.xlsx", "Clashes") == [
            ["Ref", "Question or element, and column", "a.xlsx", "b.xlsx", "c.xlsx"],
            ["VIS-01", "Clarity of purpose, Rating", "Green", None, "Red"],
        ]

    def test_an_answer_that_was_not_understood_is_no_agreement(self, together: Together, copies: Copies) -> None:
        """Amber and Amber-red are not the same rating; Amber twice is the same text."""
        merged, after = together(
            *copies(
                {("VIS-01", "rating"): "Amber", ("VIS-02", "rating"): "Amber"},
                {("VIS-01", "rating"): "Amber-red", ("VIS-02", "rating"): "Amber"},
            )
        )

        assert [clash.ref for clash in merged.clashes] == ["VIS-01"]
        assert after.text("VIS-02", "rating") == "Amber"

    @pytest.mark.parametrize("older", [as_version_1, as_version_2])
    def test_an_older_copy_and_a_new_one(
        self, together: Together, copies: Copies, older: Callable[[object], None]
    ) -> None:
        """Copies of two versions come together as one of today's; Not rated is an answer, and none against a rating."""
        first, second = copies(
            {("VIS-01", "rating"): "Green", ("VIS-02", "rating"): "Red", ("VIS-03", "rationale"): "New to us."},
            {("VIS-01", "rating"): "Not rated", ("VIS-03", "rating"): "NR"},
        )
        book = load_book(first)
        older(book)
        book.save(first)

        merged, after = together(first, second)

        assert after.identity.schema_version == 3
        assert [clash.ref for clash in merged.clashes] == ["VIS-01"]
        assert [after.text("VIS-02", "rating"), after.text("VIS-03", "rating")] == ["Red", "Not rated"]
        assert merged.not_placed == ()

    def test_different_respondents_are_to_be_expected(self, together: Together, copies: Copies) -> None:
        """Who filled in a copy differs from copy to copy: listed, blank, and marked as nothing to settle."""
        merged, after = together(
            *copies(
                {("ABT-11", "answer"): "Ada", ("ABT-12", "answer"): "Head", ("ABT-07", "answer"): "Cy"},
                {("ABT-11", "answer"): "Ben", ("ABT-12", "answer"): "Chair", ("ABT-07", "answer"): "Di"},
            )
        )

        assert [(clash.ref, clash.expected) for clash in merged.clashes] == [
            ("ABT-07", False),
            ("ABT-11", True),
            ("ABT-12", True),
        ]
        assert after.answer("ABT-11") is None

    def test_clashes_are_not_read_back_and_are_not_lost_by_a_repair(
        self, together: Together, copies: Copies, tmp_path: Path, framework: Framework
    ) -> None:
        """The tab holds no answers, and both texts are still there after a repair."""
        from tests.books import repair

        _, after = together(*copies({("VIS-01", "rationale"): "one"}, {("VIS-01", "rationale"): "two"}))
        repaired = repair(tmp_path / "together.xlsx", [framework], created=CREATED)

        assert "Clashes" not in [table.title for table in after.tables]
        assert [(left.where, left.says, left.why) for left in repaired.not_placed] == [
            ("Clashes › VIS-01 Clarity of purpose, Rationale", "one", "Said in a.xlsx, and not settled."),
            ("Clashes › VIS-01 Clarity of purpose, Rationale", "two", "Said in b.xlsx, and not settled."),
        ]

    def test_what_could_not_be_placed_names_its_copy(self, together: Together, copies: Copies, tmp_path: Path) -> None:
        """A note beside the answers is listed with the file it stands in; the same note in two copies once, with both."""
        paths = copies({}, {})
        for path, notes in zip(paths, (["both"], ["both", "only b"]), strict=True):
            book = load_book(path)
            for row, note in enumerate(notes, start=40):
                book["1 Vision"].cell(row, 7, note)
            book.save(path)

        merged, _ = together(*paths)

        assert [(left.where, left.says) for left in merged.not_placed] == [
            ('a.xlsx, b.xlsx › 1 Vision › G40, under "Rationale"', "both"),
            ('b.xlsx › 1 Vision › G41, under "Rationale"', "only b"),
        ]
        assert [row[1] for row in rows_of(tmp_path / "together.xlsx", "Not placed")[1:]] == ["both", "only b"]

    def test_copies_of_one_name_are_told_apart(
        self, together: Together, written: WriteWorkbook, tmp_path: Path
    ) -> None:
        """Two files of the same name are called by their folders."""
        paths = []
        for folder, rating in (("ada", "Red"), ("ben", "Green")):
            (tmp_path / folder).mkdir()
            paths.append(written({**TRUST, ("VIS-01", "rating"): rating}, f"{folder}/copy.xlsx"))

        merged, _ = together(*paths)

        assert merged.clashes[0].said == (("ada/copy.xlsx", "Red"), ("ben/copy.xlsx", "Green"))

    def test_the_same_copies_give_the_same_bytes(self, copies: Copies, framework: Framework) -> None:
        """Clashes, moved rows and all."""
        paths = copies({("PLAN-01", "objective"): "x"}, {("PLAN-01", "objective"): "y", ("VIS-01", "rating"): "Red"})

        once, again = (merge_copies(paths, [framework], created=CREATED).content for _ in range(2))

        assert once == again

    @pytest.mark.judges
    def test_is_valid_open_xml(self, together: Together, copies: Copies, tmp_path: Path) -> None:
        """The Open XML SDK finds nothing wrong with a merged workbook that has clashes and leftovers."""
        paths = copies({("VIS-01", "rating"): "Red"}, {("VIS-01", "rating"): "Green"})
        book = openpyxl.load_workbook(paths[0])
        book["1 Vision"].cell(40, 7, "a note")
        book.save(paths[0])
        together(*paths)

        assert sdk_errors(tmp_path / "together.xlsx") == []


class TestNumberedRows:
    def test_two_uses_of_one_ref_both_stay_whole(self, together: Together, copies: Copies) -> None:
        """The second person's row moves to the next free Ref, with every column of it."""
        merged, after = together(
            *copies(
                {("PLAN-03", "objective"): "read", ("PLAN-03", "lead"): "Ada", ("PLAN-04", "objective"): "write"},
                {("PLAN-03", "objective"): "count", ("PLAN-03", "lead"): "Ben", ("PLAN-03", "resources"): "£5"},
            )
        )

        assert [str(row) for row in merged.moved] == [
            "PLAN-03 of b.xlsx is now PLAN-05, because another copy uses PLAN-03 for something else."
        ]
        assert [after.text("PLAN-03", c) for c in ("objective", "lead", "resources")] == ["read", "Ada", ""]
        assert [after.text("PLAN-05", c) for c in ("objective", "lead", "resources")] == ["count", "Ben", "£5"]
        assert merged.clashes == ()

    def test_one_row_filled_in_by_two_is_joined(self, together: Together, copies: Copies) -> None:
        """Where two copies agree on what they share, each adds what the other left blank."""
        merged, after = together(
            *copies(
                {("CHG-01", "item"): "Coaching", ("CHG-01", "days"): 4},
                {("CHG-01", "item"): "Coaching", ("CHG-01", "rate"): 550},
            )
        )

        assert [after.text("CHG-01", c) for c in ("item", "days", "rate")] == ["Coaching", "4", "£550.00"]
        assert merged.moved == ()

    @pytest.mark.parametrize(
        ("first", "later"),
        [
            ("Pupils' work – checked.", "Pupils’ work - checked."),
            ("Pupils’  work is checked", "Pupils' work is checked."),
            ("Reading & writing", "Reading and writing."),
        ],
    )
    def test_typography_makes_no_other_answer(self, together: Together, copies: Copies, first: str, later: str) -> None:
        """A phone's and a word processor's marks are one objective and one rationale: the later copy's stand."""
        merged, after = together(
            *copies(
                {("PLAN-01", "objective"): first, ("PLAN-01", "lead"): "Ada", ("VIS-01", "rationale"): first},
                {("PLAN-01", "objective"): later, ("PLAN-01", "lead"): "Ada", ("VIS-01", "rationale"): later},
            )
        )

        assert (merged.clashes, merged.moved) == ((), ())
        assert (after.text("PLAN-01", "objective"), after.text("VIS-01", "rationale")) == (later, later)
        assert after.text("PLAN-02", "objective") == ""

    @pytest.mark.parametrize("pair", [("10² desks", "102 desks"), ("1.5 days", "15 days"), ("no", "now")])
    def test_other_digits_are_another_answer(self, together: Together, copies: Copies, pair: tuple[str, str]) -> None:
        """A raised digit or a decimal point is no typography."""
        merged, _ = together(*copies(*({("VIS-01", "rationale"): text} for text in pair)))

        assert [clash.said for clash in merged.clashes] == [(("a.xlsx", pair[0]), ("b.xlsx", pair[1]))]

    def test_one_row_that_two_disagree_about_is_a_clash(self, together: Together, copies: Copies) -> None:
        """The same objective with two leads is one priority, whose lead is to be settled."""
        merged, after = together(
            *copies(
                {("PLAN-01", "objective"): "read", ("PLAN-01", "lead"): "Ada"},
                {("PLAN-01", "objective"): "read", ("PLAN-01", "lead"): "Ben"},
            )
        )

        assert [(clash.ref, clash.question) for clash in merged.clashes] == [("PLAN-01", "Development plan, Lead")]
        assert after.text("PLAN-01", "objective") == "read"

    def test_rows_without_anything_in_common_are_not_joined(self, together: Together, copies: Copies) -> None:
        """A reason for no action in one copy and an objective in another are not taken for one row."""
        merged, after = together(*copies({("PLAN-01", "objective"): "read"}, {("PLAN-01", "no_action"): "Later"}))

        assert [(row.ref, row.to) for row in merged.moved] == [("PLAN-01", "PLAN-02")]
        assert after.text("PLAN-02", "no_action") == "Later"

    def test_rows_without_an_objective_are_one_where_they_share_something_and_agree(
        self, together: Together, copies: Copies
    ) -> None:
        """A reason in one copy and a review date in the other, for the same element, are one row; another reason is not."""
        target = {("PLAN-01", "target"): "VIS-01 Clarity of purpose"}
        merged, after = together(
            *copies(
                {**target, ("PLAN-01", "no_action"): "Later"},
                {**target, ("PLAN-01", "resources"): "£5"},
                {**target, ("PLAN-01", "no_action"): "Never"},
            )
        )

        assert [after.text("PLAN-01", c) for c in ("no_action", "resources")] == ["Later", "£5"]
        assert [(row.file, row.to) for row in merged.moved] == [("c.xlsx", "PLAN-02")]
        assert after.text("PLAN-02", "target") == "VIS-01 Clarity of purpose"

    def test_a_third_copy_joins_the_row_that_it_is_about(self, together: Together, copies: Copies) -> None:
        """The second and third copy use one Ref for the same thing: their row is moved once and joined."""
        merged, after = together(
            *copies(
                {("BEY-01", "issue"): "Estates"},
                {("BEY-01", "issue"): "Growth", ("BEY-01", "why"): "Two schools asked"},
                {("BEY-01", "issue"): "Growth", ("BEY-01", "next"): "Ask the board"},
            )
        )

        assert [(row.file, row.to) for row in merged.moved] == [("b.xlsx", "BEY-02"), ("c.xlsx", "BEY-02")]
        assert [after.text("BEY-02", c) for c in ("issue", "why", "next")] == [
            "Growth",
            "Two schools asked",
            "Ask the board",
        ]

    def test_a_tab_grows_for_moved_rows(self, together: Together, copies: Copies) -> None:
        """Where all eight rows are used, the ninth is drawn."""
        full = {(f"MED-{n:02d}", "priority"): f"a{n}" for n in range(1, 9)}
        _, after = together(*copies(full, {("MED-08", "priority"): "b8"}))

        assert after.text("MED-09", "priority") == "b8"

    def test_a_row_for_which_there_is_no_room_is_listed(self, layout: Layout) -> None:
        """With 999 rows in use, a second use of one of them is not placed."""
        one = [answer(f"PLAN-{n:02d}", "objective", f"a{n}") for n in range(1, 1000)]

        joined = join(layout, [("a.xlsx", one), ("b.xlsx", [answer("PLAN-07", "objective", "other")])])

        assert [(left.says, left.where) for left in joined.leftovers] == [
            ("other", 'b.xlsx › Tab › A1 (PLAN-07), under "Objective"')
        ]


class TestRowsUnderOtherNumbers:
    """One priority is one row, whatever number it has in each copy."""

    @staticmethod
    def rows(prefix: str, column: str, *subjects: str, **cells: str) -> dict[tuple[str, str], object]:
        """Type rows one after the other, each with its subject and the same other cells."""
        typed: dict[tuple[str, str], object] = {}
        for number, subject in enumerate(subjects, start=1):
            typed[f"{prefix}-{number:02d}", column] = subject
            typed |= {(f"{prefix}-{number:02d}", key): text for key, text in cells.items()}
        return typed

    @staticmethod
    def subjects(after: Assessment, prefix: str, column: str) -> list[str]:
        """Return what the rows of a tab are about, in their order."""
        return [text for ref in after.refs(prefix) if (text := after.text(ref, column))]

    def test_an_inserted_row(self, together: Together, copies: Copies) -> None:
        """Only the row that was put in is new; the rows below it, one number further down, are those of the other copy."""
        merged, after = together(
            *copies(
                self.rows("PLAN", "objective", "read", "write", lead="Ada"),
                self.rows("PLAN", "objective", "sing", "read", "write", lead="Ada"),
            )
        )

        assert self.subjects(after, "PLAN", "objective") == ["read", "write", "sing"]
        assert [str(row) for row in merged.moved] == [
            "PLAN-01 of b.xlsx is now PLAN-03, because another copy uses PLAN-01 for something else.",
            "PLAN-02 of b.xlsx was put with PLAN-01, which is about the same.",
            "PLAN-03 of b.xlsx was put with PLAN-02, which is about the same.",
        ]
        assert merged.clashes == ()

    @pytest.mark.parametrize(
        ("prefix", "column"),
        [("PLAN", "objective"), ("MED", "priority"), ("CHG", "item"), ("SRV", "service"), ("BEY", "issue")],
    )
    def test_reversed_rows(self, together: Together, copies: Copies, prefix: str, column: str) -> None:
        """A tab of numbered rows that was turned round adds nothing."""
        given = ["one", "two", "three", "four"]
        merged, after = together(*copies(*(self.rows(prefix, column, *order) for order in (given, given[::-1]))))

        assert self.subjects(after, prefix, column) == given
        assert len(merged.moved) == 4
        assert merged.clashes == ()

    def test_two_rows_exchanged_and_changed(self, together: Together, copies: Copies) -> None:
        """What a copy adds to a row follows it, and what it says otherwise is a clash of that row."""
        merged, after = together(
            *copies(
                self.rows("PLAN", "objective", "read", "write", lead="Ada"),
                self.rows("PLAN", "objective", "write", "read", lead="Ada")
                | {("PLAN-01", "resources"): "£5", ("PLAN-02", "lead"): "Ben"},
            )
        )

        assert [after.text("PLAN-02", c) for c in ("objective", "lead", "resources")] == ["write", "Ada", "£5"]
        assert [(clash.ref, clash.said) for clash in merged.clashes] == [
            ("PLAN-01", (("a.xlsx", "Ada"), ("b.xlsx", "Ben")))
        ]
        assert after.text("PLAN-03", "objective") == ""

    def test_three_copies(self, together: Together, copies: Copies) -> None:
        """A row that the second copy put in is found again in the third, under a third number."""
        merged, after = together(
            *copies(
                self.rows("PLAN", "objective", "read", "write"),
                self.rows("PLAN", "objective", "sing", "read", "write"),
                self.rows("PLAN", "objective", "write", "paint", "read", "sing"),
            )
        )

        assert self.subjects(after, "PLAN", "objective") == ["read", "write", "sing", "paint"]
        assert [(row.ref, row.to) for row in merged.moved if row.file == "c.xlsx"] == [
            ("PLAN-01", "PLAN-02"),
            ("PLAN-02", "PLAN-04"),
            ("PLAN-03", "PLAN-01"),
            ("PLAN-04", "PLAN-03"),
        ]

    def test_typography_makes_no_other_row(self, together: Together, copies: Copies) -> None:
        """Another program's marks are the same objective under another number too."""
        _, after = together(
            *copies(
                self.rows("PLAN", "objective", "Pupils' work – checked.", "write"),
                self.rows("PLAN", "objective", "write", "pupils’  work - checked"),
            )
        )

        assert self.subjects(after, "PLAN", "objective") == ["pupils’  work - checked", "write"]

    def test_rows_of_one_subject_in_one_copy_stay_apart(self, together: Together, copies: Copies) -> None:
        """Two rows of one copy never become one, and each finds the one that it is most like."""
        typed = self.rows("SRV", "service", "Coaching", "Coaching", "Audit")
        _, after = together(
            *copies(
                typed | {("SRV-01", "provider"): "Ada", ("SRV-02", "provider"): "Ben"},
                typed | {("SRV-01", "provider"): "Ben", ("SRV-02", "provider"): "Ada", ("SRV-04", "service"): "Audit"},
            )
        )

        assert self.subjects(after, "SRV", "service") == ["Coaching", "Coaching", "Audit", "Audit"]
        assert [after.text(f"SRV-0{n}", "provider") for n in (1, 2)] == ["Ada", "Ben"]

    def test_a_charge_for_another_term_is_another_row(self, together: Together, copies: Copies) -> None:
        """The same item is charged for in each term: under another number, its invoice date tells."""
        autumn, spring, summer = dt.date(2026, 12, 1), dt.date(2027, 4, 1), dt.date(2027, 7, 1)
        first, second = (
            self.rows("CHG", "item", "Coaching", "Coaching")
            | {(f"CHG-0{n}", "invoice_date"): day for n, day in enumerate(days, start=1)}
            for days in ((autumn, spring), (spring, summer))
        )
        merged, after = together(*copies(first, second))

        assert [after.value(f"CHG-0{n}", "invoice_date") for n in (1, 2, 3)] == [autumn, spring, summer]
        assert merged.clashes == ()

    def test_a_lead_alone_makes_no_row_the_same(self, together: Together, copies: Copies) -> None:
        """A row that has no more than its lead is not put into another number's priority; the same reason is one row."""
        reason = {"target": "VIS-01 Clarity of purpose", "no_action": "Later"}
        _, after = together(
            *copies(
                {("PLAN-01", "objective"): "read", ("PLAN-01", "lead"): "Ada"}
                | {("PLAN-02", column): text for column, text in reason.items()},
                {("PLAN-02", "lead"): "Ada", ("PLAN-03", "resources"): "£5"}
                | {("PLAN-03", column): text for column, text in reason.items()},
            )
        )

        assert [after.text("PLAN-02", c) for c in ("target", "no_action", "resources", "lead")] == [
            "VIS-01 Clarity of purpose", "Later", "£5", "",
        ]  # fmt: skip
        assert [sorted(after.filled(ref)) for ref in ("PLAN-01", "PLAN-03", "PLAN-04")] == [
            ["lead", "objective"],
            ["lead"],
            [],
        ]


class TestCopiesOfOneWorkbook:
    def test_the_odd_one_is_named(self, together: Together, copies: Copies, written: WriteWorkbook) -> None:
        """A workbook with another id is refused by name, whatever its place among the files."""
        odd = written(TRUST, "odd.xlsx", workbook_id="ffffffffffff")

        with pytest.raises(WorkbookError, match=r"^odd\.xlsx is no copy of the same workbook as a\.xlsx") as raised:
            together(odd, *copies({}, {}))
        assert raised.value.code == "not-the-same-workbook"

    def test_a_copy_without_identity_is_taken_by_its_trust(self, together: Together, copies: Copies) -> None:
        """A copy that lost its hidden sheet is matched by trust and framework, with a warning."""
        paths = copies({("VIS-01", "rating"): "Red"}, {("VIS-02", "rating"): "Green"})
        without_identity(paths[0])

        merged, after = together(*paths)

        assert "a.xlsx no longer says which workbook it is a copy of." in merged.notes[0]
        assert after.identity.workbook_id == "0a1b2c3d4e5f"
        assert after.text("VIS-01", "rating") == "Red"

    def test_a_copy_without_identity_of_another_trust_is_refused(
        self, together: Together, copies: Copies, written: WriteWorkbook
    ) -> None:
        """So is one that names no trust."""
        (path,) = copies({})
        for name, trust in (("other.xlsx", {("ABT-01", "answer"): "Oak Trust"}), ("nobody.xlsx", {})):
            odd = without_identity(written(trust, name))

            with pytest.raises(WorkbookError, match=rf"^{name} is no copy .*its trust is not the same"):
                together(path, odd)

    def test_copies_that_all_lost_their_identity_are_one_workbook_if_the_trust_is(
        self, together: Together, copies: Copies
    ) -> None:
        """Their answers come together, with a warning and an id of their own."""
        merged, after = together(*map(without_identity, copies({("VIS-01", "rating"): "Red"}, {})))

        assert after.text("VIS-01", "rating") == "Red"
        assert len(merged.notes) == 2


# --- nothing is lost -----------------------------------------------------------------------------------------------


def answer(ref: str, column: str, text: str) -> Answer:
    """Make an answer that was understood as its text."""
    return Answer(ref, column, CellRef(0, 1, 1, "Tab"), text, text)


_PLACES = [
    *[(ref, column) for ref in ("PLAN-01", "PLAN-02", "PLAN-20") for column in ("objective", "lead", "no_action")],
    *[(ref, column) for ref in ("BEY-01", "BEY-02") for column in ("issue", "why")],
    *[(ref, column) for ref in ("VIS-01", "GOV-02") for column in ("rationale", "evidence")],
    ("ABT-11", "answer"),
    ("DAT-01", "answer"),
]
#: Few texts, so that copies agree and disagree often.
_COPIES = st.lists(
    st.dictionaries(st.sampled_from(_PLACES), st.sampled_from(["ja", "jb", "jc"])), min_size=1, max_size=4
)


#: Not a fixture, because Hypothesis writes out what a test is given.
LAYOUT = build_layout(open_framework("mat-assurance-framework"))


def joined_copies(typed: list[dict[tuple[str, str], str]]) -> Joined:
    """Join copies that hold these texts, named by their number."""
    return join(
        LAYOUT, [(str(n), [answer(ref, c, text) for (ref, c), text in copy.items()]) for n, copy in enumerate(typed)]
    )


@pytest.mark.slow
class TestNothingIsLost:
    @settings(max_examples=300, deadline=None)
    @given(typed=_COPIES)
    def test_every_text_of_every_copy_is_somewhere(self, typed: list[dict[tuple[str, str], str]]) -> None:
        """Each is an answer at its Ref or at the one its row moved to, or stands in a clash under its copy's name."""
        joined = joined_copies(typed)

        moved = {(row.file, row.ref): row.to for row in joined.moved}
        answers = {(a.ref, a.column): a.text for a in joined.answers}
        clashes = {(c.ref, c.question, file): text for c in joined.clashes for file, text in c.said}
        for number, copy in enumerate(typed):
            for (ref, column), text in copy.items():
                now = moved.get((str(number), ref), ref)
                tab, row = LAYOUT.find(now) or (None, None)
                assert tab is not None
                assert row is not None
                name = row.given.get("element") or row.given.get("question") or tab.heading
                question = name if column == "answer" else f"{name}, {tab.column(column).header}"
                assert text in (answers.get((now, column)), clashes.get((now, question, str(number))))

    @settings(max_examples=300, deadline=None)
    @given(typed=_COPIES)
    def test_no_numbered_row_is_put_together_from_two(self, typed: list[dict[tuple[str, str], str]]) -> None:
        """All copies that share a row in the end say the same about its subject, if they name one."""
        joined = joined_copies(typed)

        moved = {(row.file, row.ref): row.to for row in joined.moved}
        for column, prefix in (("objective", "PLAN"), ("issue", "BEY")):
            subjects: dict[str, set[str]] = {}
            for number, copy in enumerate(typed):
                for (ref, key), text in copy.items():
                    if key == column and ref.startswith(prefix):
                        subjects.setdefault(moved.get((str(number), ref), ref), set()).add(text)
            assert all(len(said) == 1 for said in subjects.values())

    @settings(max_examples=300, deadline=None)
    @given(typed=_COPIES, order=st.permutations(["PLAN-01", "PLAN-02", "PLAN-20"]))
    def test_other_numbers_add_no_row(self, typed: list[dict[tuple[str, str], str]], order: list[str]) -> None:
        """A copy whose plan stands in another order says nothing that the copy itself does not say."""
        numbers = dict(zip(["PLAN-01", "PLAN-02", "PLAN-20"], order, strict=True))
        copy = typed[0]
        renumbered = {(numbers.get(ref, ref), column): text for (ref, column), text in copy.items()}

        joined = joined_copies([copy, renumbered])

        assert {(a.ref, a.column): a.text for a in joined.answers} == copy
        assert joined.clashes == ()

    @settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(typed=_COPIES.filter(lambda copies: len(copies) > 1), notes=st.lists(st.integers(30, 60), max_size=3))
    def test_every_text_of_every_file_is_in_the_new_one(
        self, typed: list[dict[tuple[str, str], str]], notes: list[int], written: WriteWorkbook, tmp_path: Path,
    ) -> None:  # fmt: skip
        """The same through whole files, with notes beside the answers: as many of a text come out as differ in meaning."""
        paths = []
        for number, copy in enumerate(typed):
            unique = {place: f"{text} {place[0]}" for place, text in copy.items()}
            path = written(unique, f"copy{number}.xlsx")
            book = load_book(path)
            for row in notes:
                book["1 Vision"].cell(row, 8, f"note {number} {row}")
            book.save(path)
            paths.append(path)

        merged = merge_copies(paths, [LAYOUT.framework], created=CREATED)

        new = tmp_path / "new.xlsx"
        new.write_bytes(merged.content)
        found = {
            cell.value
            for sheet in openpyxl.load_workbook(new)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value
        }
        expected = {f"{text} {place[0]}" for copy in typed for place, text in copy.items()}
        expected |= {f"note {number} {row}" for number in range(len(typed)) for row in notes}
        assert expected - found == set()
