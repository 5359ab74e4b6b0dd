"""``matsheets repair`` and ``matsheets merge``: what they write, print and end with."""

from __future__ import annotations

from pathlib import Path

import pytest

from matsheets.model.framework import Framework
from matsheets.model.framework_file import load_framework
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book
from tests.cli.conftest import Run
from tests.conftest import WriteWorkbook
from tests.workbook.repair.test_repair import edition

SOUND = {("ABT-01", "answer"): "Wexcombe Trust", ("VIS-01", "rating"): "green"}


def with_note(path: Path, text: str = "A note to ourselves") -> Path:
    """Put a text on a row without a Ref."""
    book = load_book(path)
    book["1 Vision"].cell(40, 7, text)
    book.save(path)
    return path


class TestRepair:
    def test_a_sound_workbook_comes_back_whole(
        self, run: Run, written: WriteWorkbook, tmp_path: Path, framework: Framework
    ) -> None:
        """One line that says how many answers were placed, exit code 0, and the answers in the new file."""
        ran = run("repair", written(SOUND), "-o", "mended.xlsx")

        assert (ran.code, ran.out, ran.err) == (0, "mended.xlsx  2 answers of workbook.xlsx placed\n", "")
        assert read_workbook(tmp_path / "mended.xlsx", [framework]).text("VIS-01", "rating") == "Green"

    def test_what_was_not_placed_is_printed(self, run: Run, written: WriteWorkbook) -> None:
        """Each leftover has its line with the place, the text (shortened) and the reason; the exit code is 1."""
        ran = run("repair", with_note(written(SOUND), "word\n" * 40), "-o", "mended.xlsx")

        assert ran.code == 1
        assert ran.out.splitlines() == [
            "mended.xlsx  2 answers of workbook.xlsx placed, 1 text not placed",
            'Not placed (listed on the tab "Not placed"):',
            f'  1 Vision › G40, under "Rationale": "{"word " * 20}…" Its row has no Ref.',
        ]

    def test_brings_a_workbook_to_another_edition(self, run: Run, written: WriteWorkbook, tmp_path: Path) -> None:
        """--to names the edition by its file; what changed in the framework is printed."""
        file = edition(tmp_path, "title: Clarity of purpose", "title: Purpose")

        ran = run("repair", written(SOUND), "-o", "mended.xlsx", "--to", file)

        assert ran.code == 0
        assert "The framework's elements:\n  Reworded: VIS-01 Purpose (title)\n" in ran.out
        after = read_workbook(tmp_path / "mended.xlsx", [load_framework(file)])
        assert after.framework.element("VIS-01").title == "Purpose"

    def test_reads_a_workbook_on_a_framework_of_their_own(
        self, run: Run, written: WriteWorkbook, tmp_path: Path, framework: Framework
    ) -> None:
        """--framework names the file of the workbook's own edition, where that lies elsewhere; --to a shipped one by its id."""
        from matsheets.workbook.layout.layout import build_layout

        (tmp_path / "elsewhere").mkdir()
        file = edition(tmp_path / "elsewhere", "id: mat-assurance-framework", "id: our-own")
        path = written(SOUND, layout=build_layout(load_framework(file)))

        unknown = run("repair", path, "-o", "a.xlsx")
        assert unknown.code == 3
        assert "--framework FILE" in unknown.err
        assert run("repair", path, "-o", "a.xlsx", "--framework", file).code == 0
        ran = run("repair", path, "-o", "b.xlsx", "--framework", file, "--to", "mat-assurance-framework")
        assert ran.code == 0
        assert read_workbook(tmp_path / "a.xlsx", [load_framework(file)]).framework.id == "our-own"
        assert read_workbook(tmp_path / "b.xlsx", [framework]).framework.id == "mat-assurance-framework"

    def test_never_replaces_the_workbook_itself(self, run: Run, written: WriteWorkbook) -> None:
        """Not even with --force."""
        path = written(SOUND)
        before = path.read_bytes()

        ran = run("repair", path, "-o", path, "--force")

        assert ran.code == 2
        assert "workbook.xlsx is one of the workbooks to read. Give the new one another name." in ran.err
        assert path.read_bytes() == before

    def test_does_not_overwrite_without_force(self, run: Run, written: WriteWorkbook, tmp_path: Path) -> None:
        """An existing file stays as it is with exit code 4; --force replaces it."""
        (tmp_path / "there.xlsx").write_bytes(b"precious")
        path = written(SOUND)

        assert run("repair", path, "-o", "there.xlsx").code == 4
        assert (tmp_path / "there.xlsx").read_bytes() == b"precious"
        assert run("repair", path, "-o", "there.xlsx", "--force").code == 0

    def test_a_file_that_is_no_workbook_ends_with_3(self, run: Run, tmp_path: Path) -> None:
        """The reason is the reader's, and nothing is written."""
        (tmp_path / "x.xlsx").write_bytes(b"")

        ran = run("repair", "x.xlsx", "-o", "mended.xlsx")

        assert (ran.code, ran.out) == (3, "")
        assert "is empty (0 bytes)" in ran.err
        assert not (tmp_path / "mended.xlsx").exists()

    def test_the_new_file_is_an_xlsx(self, run: Run, written: WriteWorkbook) -> None:
        """Another ending would promise another format."""
        ran = run("repair", written(SOUND), "-o", "mended.ods")

        assert ran.code == 2
        assert ".xlsx" in ran.err
        assert not Path("mended.ods").exists()


class TestMerge:
    def copies(self, written: WriteWorkbook, one: str, other: str) -> list[Path]:
        """Two copies of one workbook that differ in the rationale of VIS-01."""
        return [
            written({**SOUND, ("VIS-01", "rationale"): text}, name)
            for text, name in ((one, "ada.xlsx"), (other, "ben.xlsx"))
        ]

    def test_copies_that_agree_come_together(
        self, run: Run, written: WriteWorkbook, tmp_path: Path, framework: Framework
    ) -> None:
        """One line, exit code 0, and the answers in the new file."""
        ran = run("merge", *self.copies(written, "same", "same"), "-o", "both.xlsx")

        assert (ran.code, ran.out) == (0, "both.xlsx  3 answers of 2 copies, 0 clashes, 0 texts not placed\n")
        assert read_workbook(tmp_path / "both.xlsx", [framework]).text("VIS-01", "rationale") == "same"

    def test_clashes_and_leftovers_are_printed(self, run: Run, written: WriteWorkbook) -> None:
        """Who said what, and what could not be placed; the exit code is 1."""
        one, other = self.copies(written, "yes", "no")

        ran = run("merge", with_note(one), other, "-o", "both.xlsx")

        assert ran.code == 1
        assert ran.out.splitlines() == [
            "both.xlsx  2 answers of 2 copies, 1 clash, 1 text not placed",
            'Left blank because the copies differ (listed on the tab "Clashes"):',
            '  Clarity of purpose, Rationale (VIS-01): ada.xlsx says "yes"; ben.xlsx says "no"',
            'Not placed (listed on the tab "Not placed"):',
            '  ada.xlsx › 1 Vision › G40, under "Rationale": "A note to ourselves" Its row has no Ref.',
        ]

    def test_different_respondents_and_moved_rows_are_printed_and_fine(self, run: Run, written: WriteWorkbook) -> None:
        """Neither needs to be settled, so the exit code is 0."""
        for name in ("ada", "ben"):
            written({**SOUND, ("ABT-11", "answer"): name, ("PLAN-01", "objective"): f"{name}'s"}, f"{name}.xlsx")

        ran = run("merge", ".", "-o", "out/both.xlsx")

        assert ran.code == 0
        assert "PLAN-01 of ben.xlsx is now PLAN-02" in ran.out
        assert 'Who is filling in this workbook (ABT-11): ada.xlsx says "ada"; ben.xlsx says "ben"' in ran.out

    def test_one_copy_is_no_merge(self, run: Run, written: WriteWorkbook) -> None:
        """A single file is a mistake in the command."""
        ran = run("merge", written(SOUND), "-o", "both.xlsx")

        assert ran.code == 2
        assert "Give at least two copies of one workbook." in ran.err
        assert not Path("both.xlsx").exists()

    def test_another_workbook_ends_with_3(self, run: Run, written: WriteWorkbook, tmp_path: Path) -> None:
        """The odd one is named and nothing is written."""
        written(SOUND, "a.xlsx")
        written(SOUND, "b.xlsx", workbook_id="ffffffffffff")

        ran = run("merge", "a.xlsx", "b.xlsx", "-o", "both.xlsx")

        assert ran.code == 3
        assert ran.err.startswith("b.xlsx is no copy of the same workbook as a.xlsx.")
        assert not (tmp_path / "both.xlsx").exists()

    @pytest.mark.parametrize("target", ["a.xlsx", "./a.xlsx"])
    def test_never_replaces_a_copy(self, run: Run, written: WriteWorkbook, target: str) -> None:
        """Not even with --force, however its name is written."""
        written(SOUND, "a.xlsx")
        written(SOUND, "b.xlsx")

        before = Path("a.xlsx").read_bytes()

        ran = run("merge", "a.xlsx", "b.xlsx", "-o", target, "--force")

        assert ran.code == 2
        assert "a.xlsx" in ran.err
        assert Path("a.xlsx").read_bytes() == before
