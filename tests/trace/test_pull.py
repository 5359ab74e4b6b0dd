"""What ``pull`` takes, what it does not, and what it says of it; one edit of a plan at a time."""

from __future__ import annotations

import copy
import datetime as dt
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from matsheets.batch.results import Outcome
from matsheets.documents.contexts.document_kinds import DocumentKind
from matsheets.documents.record.manifest import read_manifest
from matsheets.documents.template.build import build_document
from matsheets.errors import DocumentError
from matsheets.review.combine import combine
from matsheets.trace.pulled import NotTaken, Pulled, Removed
from matsheets.trace.verify import verify
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book
from tests.trace.pulling import TODAY, pulled_from, read_books, write_books
from tests.trace.word_edits import Edited, opened, plain, say

AGREED = "skerrowmere-baseline-agreed.xlsx"
Change = Callable[[Edited], None]


def assessments(given: tuple[Outcome, ...]) -> list[object]:
    """The workbooks themselves."""
    return [outcome.assessment for outcome in given if outcome.assessment]


def document(kind: DocumentKind, given: tuple[Outcome, ...]) -> bytes:
    """A document that workbooks make."""
    return build_document(kind, combine(assessments(given)))  # type: ignore[arg-type]


def edited(content: bytes, *changes: Change) -> bytes:
    """A document that was changed in Word."""
    found = opened(content)
    for change in changes:
        change(found)
    return found.bytes()


def answer(ref: str, label: str, text: str, *, tracked: bool = False, paragraph: int = 0) -> Change:
    """Type over the answer of a priority."""
    return lambda found: say(found.row(ref, label)[paragraph], text, tracked=tracked)


def header(ref: str, text: str, cell: int = 0) -> Change:
    """Type over a header of a priority's table: its Ref, or what it serves."""
    return lambda found: say(found.cards[ref].rows[0].cells[cell].paragraphs[0], text, tracked=False)


def changes(found: Pulled) -> list[tuple[str, str, str, str]]:
    """Ref, header, old and new text of each change."""
    return [(c.ref, c.label, plain(c.old), plain(c.new)) for c in found.changes]


def only(found: Pulled) -> NotTaken:
    """The one thing that was not taken, where nothing was taken."""
    assert not found.changes
    assert not found.copies
    (one,) = found.not_taken
    return one


def table_named(found: Edited, first: str) -> Table:
    """The table whose first header says this."""
    tables = found.document.tables  # type: ignore[attr-defined]
    return next(table for table in tables if plain(table.rows[0].cells[0].text) == first)


@pytest.fixture
def books(tmp_path: Path, given: tuple[Outcome, ...]) -> Path:
    """A folder with the workbooks, to be changed."""
    for outcome in given:
        shutil.copy(Path(str(outcome.path)), tmp_path)
    return tmp_path


def retyped(
    folder: Path, ref: str, header_text: str, value: object, *, style: Callable[[object], None] | None = None
) -> None:
    """Type an answer into the agreed workbook with openpyxl."""
    book = load_book(folder / AGREED)
    for sheet in book:
        headers: dict[object, int] = {}
        for row in sheet.iter_rows():
            if row[0].value == "Ref":
                headers = {cell.value: cell.column for cell in row}  # type: ignore[misc]
            elif row[0].value == ref and header_text in headers:
                cell = sheet.cell(row[0].row, headers[header_text])  # type: ignore[arg-type]
                cell.value = value  # type: ignore[assignment]
                if style:
                    style(cell)
    book.save(folder / AGREED)


def read_folder(folder: Path) -> tuple[Outcome, ...]:
    """The workbooks of a folder."""
    return read_books(folder.glob("*.xlsx"))


class TestValues:
    @pytest.mark.parametrize(
        ("typed", "day"),
        [("31/12/2026", "31 December 2026"), ("Autumn 2026", "31 December 2026"), ("1 Jan 2027", "1 January 2027")],
    )
    def test_a_date_is_read_as_in_a_workbook(
        self, plan: bytes, given: tuple[Outcome, ...], typed: str, day: str
    ) -> None:
        """Whatever a workbook's reader understands, a term by its last day where it is due; it is stored as a date."""
        text = f"5 January 2026 to {typed}. Next review: 19 May 2026"
        found = pulled_from(edited(plan, answer("PLAN-03", "When", text)), given)
        assert changes(found) == [("PLAN-03", "Due", "18 December 2026", day)]
        now = read_workbook("copy.xlsx", content=found.copies[AGREED]).answer("PLAN-03", "due")
        assert isinstance(now.value, dt.date)  # type: ignore[union-attr]
        assert not now.remarks  # type: ignore[union-attr]

    def test_a_date_typed_otherwise_is_the_same(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """It is told, and nothing is written."""
        text = "5 January 2026 to 18/12/2026. Next review: 19 May 2026"
        found = pulled_from(edited(plan, answer("PLAN-03", "When", text)), given)
        assert [(one.ref, one.label, one.document) for one in found.same] == [("PLAN-03", "Due", "18/12/2026")]
        assert (found.changes, found.not_taken, found.copies, found.all_taken) == ((), (), {}, True)

    def test_what_is_no_date_is_not_written(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """The text, what stands in the cell, and how to write it."""
        text = "5 January 2026 to 18 December 2026. Next review: after Easter"
        one = only(pulled_from(edited(plan, answer("PLAN-03", "When", text)), given))
        assert (one.ref, one.label, one.document, one.workbook) == (
            "PLAN-03",
            "Review on",
            "after Easter",
            "19 May 2026",
        )
        assert "not a date" in one.why
        assert "18 December 2026" in one.remedy

    def test_dates_that_cannot_be_told_apart(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """One date in the place of two is listed under both headers."""
        text = "18 December 2026. Next review: 19 May 2026"
        one = only(pulled_from(edited(plan, answer("PLAN-03", "When", text)), given))
        assert (one.ref, one.label) == ("PLAN-03", "Start and Due")

    def test_what_a_priority_serves_is_chosen_from_the_list(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """A Ref alone is enough; the cell gets the words of its list."""
        found = pulled_from(edited(plan, header("PLAN-03", "peo-01 · Amber-red", 1)), given)
        assert changes(found) == [
            (
                "PLAN-03",
                "Heading or element",
                "VIS-03 Leading a culture of improvement",
                "PEO-01 Building capacity for improvement",
            )
        ]

    def test_what_is_not_on_the_list_is_not_written(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """The values nearest to it are offered."""
        one = only(pulled_from(edited(plan, header("PLAN-03", "Leading a culture · Amber-red", 1)), given))
        assert (one.ref, one.label, one.document) == ("PLAN-03", "Heading or element", "Leading a culture")
        assert "VIS-03 Leading a culture of improvement" in one.remedy

    def test_deleted_words_leave_the_cell_blank(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """Deleted, or typed over by the words that stand for a blank; verify then has nothing to say but for the glance."""
        for text in ("", "Not recorded"):
            changed = edited(plan, answer("PLAN-03", "Resources", text))
            found = pulled_from(changed, given)
            assert changes(found) == [("PLAN-03", "Resources", "Six executive days a year each; no other cost.", "")]
            assert found.behind == 0
            assert read_workbook("copy.xlsx", content=found.copies[AGREED]).answer("PLAN-03", "resources") is None

    def test_words_typed_over_not_recorded(self, books: Path) -> None:
        """A blank cell gets what was typed where the document says that nothing was."""
        retyped(books, "PLAN-03", "Resources", None)
        given = read_folder(books)
        found = pulled_from(edited(document(DocumentKind.PLAN, given), answer("PLAN-03", "Resources", "£300")), given)
        assert changes(found) == [("PLAN-03", "Resources", "", "£300")]

    def test_dashes_typed_before_actions_stay(self, books: Path) -> None:
        """The template leaves them out; lines that are new get the same, the others stay as they were typed."""
        retyped(books, "PLAN-03", "Actions", "-  One‑page note\n-  Two  visits\n-  Three")
        given = read_folder(books)

        def add(found: Edited) -> None:
            items = found.row("PLAN-03", "Actions")
            made = copy.deepcopy(items[0]._p)
            items[1]._p.addnext(made)
            say(Paragraph(made, items[0]._parent), "Two and a half", tracked=False)

        changed = edited(
            document(DocumentKind.PLAN, given), answer("PLAN-03", "Actions", "Two long visits", paragraph=1), add
        )
        (change,) = pulled_from(changed, given).changes
        assert change.new == "-  One‑page note\n-  Two long visits\n-  Two and a half\n-  Three"

    def test_spaces_and_line_ends_of_a_cell_stay(self, books: Path) -> None:
        """One word typed over changes one word, wherever the cell's lines end."""
        retyped(books, "PLAN-03", "Resources", "Six days\n\nand  £400 for\ncover")
        given = read_folder(books)
        built = document(DocumentKind.PLAN, given)

        def retype(found: Edited) -> None:
            (paragraph,) = found.row("PLAN-03", "Resources")
            for text in paragraph._p.iter(qn("w:t")):
                text.text = (text.text or "").replace("£400", "£450")

        (change,) = pulled_from(edited(built, retype), given).changes
        assert change.new == "Six days\n\nand  £450 for\ncover"


class TestRefused:
    def test_a_rating(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """It is named, with both words, and nothing is written."""
        one = only(
            pulled_from(edited(plan, header("PLAN-03", "VIS-03 Leading a culture of improvement · Green", 1)), given)
        )
        assert (one.ref, one.label, one.document, one.workbook) == ("PLAN-03", "Rating", "Green", "Amber-red")
        assert one.why.startswith("Ratings are never pulled")

    def test_a_ref(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """It is named, once."""
        one = only(pulled_from(edited(plan, header("PLAN-03", "PLAN-33")), given))
        assert (one.ref, one.label, one.document, one.workbook) == ("PLAN-03", "Ref", "PLAN-33", "PLAN-03")

    def test_refs_that_were_exchanged(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """Neither priority is taken for the other."""

        def exchange(found: Edited) -> None:
            cards = found.cards
            for ref, other in (("PLAN-03", "PLAN-07"), ("PLAN-07", "PLAN-03")):
                say(cards[ref].rows[0].cells[0].paragraphs[0], other, tracked=False)

        found = pulled_from(edited(plan, exchange), given)
        assert not found.changes
        refs = {(n.ref, n.document) for n in found.not_taken if n.label == "Ref"}
        assert refs == {("PLAN-03", "PLAN-07"), ("PLAN-07", "PLAN-03")}

    def test_a_document_that_says_two_things(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """Where the plan at a glance and the priority in full were both edited, otherwise, both texts are shown."""

        def glance(found: Edited) -> None:
            table = table_named(found, "What will be different")
            row = next(row for row in table.rows if plain(row.cells[0].text).startswith("PLAN-03"))
            say(row.cells[1].paragraphs[0], "Jo Li", tracked=False)

        one = only(pulled_from(edited(plan, glance, answer("PLAN-03", "Lead", "Sadia Rehman")), given))
        assert (one.ref, one.label) == ("PLAN-03", "Lead")
        assert '"Sadia Rehman" and "Jo Li"' in one.why
        alone = only(pulled_from(edited(plan, glance), given))
        assert '"Ruth Okonjo-Barnes, chief executive" and "Jo Li"' in alone.why

    def test_what_has_no_cell(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """The trust's name, a sentence of the template, a page footer: each is listed with its place."""

        def elsewhere(found: Edited) -> None:
            word = found.document
            say(word.paragraphs[0], "Another Trust", tracked=False)  # type: ignore[attr-defined]
            word.sections[0].footer.paragraphs[0].add_run(" Seen by the chair.")  # type: ignore[attr-defined]

        found = pulled_from(edited(plan, elsewhere), given)
        assert not found.changes
        assert {n.document for n in found.not_taken if n.document} >= {"Another Trust"}
        assert any("Seen by the chair." in (n.document or "") for n in found.not_taken)

    @pytest.mark.parametrize(("value", "why"), [("=1+1", "holds a formula"), ("=UPPER(B5)", "holds a formula")])
    def test_a_cell_that_holds_a_formula(self, books: Path, value: str, why: str) -> None:
        """It is left to whoever wrote the formula."""
        retyped(books, "PLAN-03", "Resources", value)
        given = read_folder(books)
        built = document(DocumentKind.PLAN, given)
        one = only(pulled_from(edited(built, answer("PLAN-03", "Resources", "Seven days")), given))
        assert why in one.why

    def test_a_link_stays_and_its_words_change(self, books: Path) -> None:
        """A document prints the address after the words; it is no part of what is typed into the cell."""

        def link(cell: object) -> None:
            cell.hyperlink = "https://example.org/cards"  # type: ignore[attr-defined]

        retyped(books, "PLAN-03", "Resources", "The cards", style=link)
        given = read_folder(books)
        built = document(DocumentKind.PLAN, given)
        text = "The new cards (https://example.org/cards)"
        found = pulled_from(edited(built, answer("PLAN-03", "Resources", text)), given)
        assert changes(found) == [("PLAN-03", "Resources", "The cards", "The new cards")]
        after = read_workbook("c.xlsx", content=found.copies[AGREED]).answer("PLAN-03", "resources")
        assert after.text_and_link == text  # type: ignore[union-attr]
        other = only(pulled_from(edited(built, answer("PLAN-03", "Resources", "The cards (https://other.org)")), given))
        assert "link" in other.why

    def test_words_that_are_struck_through_are_not_lost(self, books: Path) -> None:
        """A cell in which something is struck through is not typed over."""
        from openpyxl.cell.rich_text import CellRichText, TextBlock
        from openpyxl.cell.text import InlineFont

        retyped(books, "PLAN-03", "Resources", CellRichText("Six days ", TextBlock(InlineFont(strike=True), "and £90")))
        given = read_folder(books)
        built = document(DocumentKind.PLAN, given)
        one = only(pulled_from(edited(built, answer("PLAN-03", "Resources", "Seven days")), given))
        assert "struck through" in one.why

    def test_a_cell_that_is_merged_into_another(self, books: Path) -> None:
        """It has no answer of its own to change."""
        book = load_book(books / AGREED)
        sheet = book["Plan"]
        row = next(cell.row for cell in sheet["A"] if cell.value == "PLAN-03")
        headers = next(r for r in sheet.iter_rows() if r[0].value == "Ref")
        at = next(cell.column for cell in headers if cell.value == "Resources")
        sheet.merge_cells(start_row=row, end_row=row, start_column=at, end_column=at + 1)
        book.save(books / AGREED)
        given = read_folder(books)
        built = document(DocumentKind.PLAN, given)
        found = pulled_from(edited(built, answer("PLAN-03", "Monitoring", "By the board")), given)
        assert "merged" in only(found).why


class TestWorkbookChanged:
    def test_a_workbook_that_was_saved_again(self, plan: bytes, books: Path) -> None:
        """Other bytes and the same words: all is taken."""
        load_book(books / AGREED).save(books / AGREED)
        found = pulled_from(edited(plan, answer("PLAN-03", "Lead", "Jo Li")), read_folder(books))
        assert [change.new for change in found.changes] == ["Jo Li"]

    def test_a_cell_that_changed_is_not_taken_and_others_are(self, plan: bytes, books: Path) -> None:
        """Of the cell that changed since, both texts are shown."""
        retyped(books, "PLAN-03", "Lead", "Anwen Price")
        both = edited(plan, answer("PLAN-03", "Lead", "Jo Li"), answer("PLAN-03", "Success", "A cheer."))
        found = pulled_from(both, read_folder(books))
        assert [(c.label, c.new) for c in found.changes] == [("What success looks like", "A cheer.")]
        (one,) = [n for n in found.not_taken if n.label == "Lead"]
        assert (one.document, one.workbook) == ("Jo Li", "Anwen Price")
        assert one.why.startswith("The workbook changed since")

    def test_a_document_that_does_not_remember_its_cells(self, plan: bytes, books: Path) -> None:
        """Of a document of an earlier matsheets, tracked changes are taken where the words before them are the cell's."""
        retyped(books, "PLAN-07", "Lead", "Anwen Price")
        without = as_of_old(plan)
        found = pulled_from(
            edited(without, answer("PLAN-03", "Lead", "Jo Li", tracked=True), answer("PLAN-03", "Success", "A cheer.")),
            read_folder(books),
        )
        assert [(c.label, c.new) for c in found.changes] == [("Lead", "Jo Li")]
        assert {(n.ref, n.label) for n in found.not_taken} >= {
            ("PLAN-03", "What success looks like"),
            ("PLAN-07", "Lead"),
        }


def as_of_old(content: bytes) -> bytes:
    """A document without what it remembers of its cells."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/custom.xml":
                part = re.sub(rb'<property [^>]*name="matsheets cells .*?</property>', b"", part, flags=re.DOTALL)
            target.writestr(name, part)
    assert read_manifest(out.getvalue()).cells == ()  # type: ignore[union-attr]
    return out.getvalue()


class TestRows:
    def put_in(self, ref: str) -> Change:
        """Copy a priority below another."""

        def change(found: Edited) -> None:
            table = found.cards["PLAN-03"]._tbl
            title, new = copy.deepcopy(table.getprevious()), copy.deepcopy(table)
            table.addnext(title)
            title.addnext(new)
            say(Paragraph(title, found.document), "Something new.", tracked=False)  # type: ignore[arg-type]
            say(Table(new, found.document).rows[0].cells[0].paragraphs[0], ref, tracked=False)  # type: ignore[arg-type]

        return change

    @pytest.mark.parametrize(("typed", "ref"), [("PLAN-12", "PLAN-12"), ("", "PLAN-10"), ("PLAN-99", "PLAN-10")])
    def test_a_new_priority(self, plan: bytes, given: tuple[Outcome, ...], typed: str, ref: str) -> None:
        """It gets the blank row whose Ref it has, else the next one, with all that it says."""
        found = pulled_from(edited(plan, self.put_in(typed)), given)
        assert {change.ref for change in found.changes} == {ref}
        said = {change.label: change.new for change in found.changes}
        assert len(said) == 12 - 1  # every column but that of no action
        assert said["Objective"] == "Something new."
        assert said["Heading or element"] == "VIS-03 Leading a culture of improvement"
        assert said["Due"] == "18 December 2026"
        assert said["Actions"].count("\n") == 3
        assert not found.not_taken

    def test_no_blank_row_is_left(self, books: Path) -> None:
        """The priority is listed, and where to type it."""
        for number in range(10, 21):
            retyped(books, f"PLAN-{number}", "Objective", f"Objective {number}.")
        given = read_folder(books)
        one = only(pulled_from(edited(document(DocumentKind.PLAN, given), self.put_in("")), given))
        assert "no blank row" in one.why
        assert (one.document or "").startswith("Something new.")

    @staticmethod
    def take_out(found: Edited) -> None:
        """Take a priority out of the plan."""
        for element in (found.title("PLAN-03")._p, found.cards["PLAN-03"]._tbl):
            element.getparent().remove(element)

    def test_a_priority_that_was_taken_out(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """It is asked about; kept, nothing is written; cleared, all of its cells are blank and its row is there."""
        changed = edited(plan, self.take_out)
        asked = pulled_from(changed, given)
        assert [ref for ref, _ in asked.removed] == ["PLAN-03"]
        assert not asked.copies
        assert not asked.not_taken
        assert not asked.all_taken
        kept = pulled_from(changed, given, Removed.KEEP)
        assert (kept.kept, kept.copies, kept.all_taken) == (("PLAN-03",), {}, True)
        cleared = pulled_from(changed, given, Removed.CLEAR)
        assert {(c.ref, c.new) for c in cleared.changes} == {("PLAN-03", "")}
        now = read_workbook("copy.xlsx", content=cleared.copies[AGREED])
        assert now.rows("PLAN-03")
        assert not now.filled("PLAN-03")


class TestForm:
    """What is told of an edit that has to be made otherwise, and what is no edit."""

    def test_dates_in_another_form(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """The form that they had is shown."""
        one = only(pulled_from(edited(plan, answer("PLAN-03", "When", "until 18 December 2026")), given))
        assert "5 January 2026 to 18 December 2026. Next review:" in one.remedy

    def test_headings_in_another_style(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """A heading in the style of other paragraphs is a matter of looks."""

        def flatten(found: Edited) -> None:
            for paragraph in found.document.paragraphs:  # type: ignore[attr-defined]
                if paragraph.style.name.startswith("Heading"):
                    paragraph.style = found.document.styles["Normal"]  # type: ignore[attr-defined]

        found = pulled_from(edited(plan, flatten), given)
        assert (found.changes, found.not_taken, found.removed) == ((), (), ())


class TestSince:
    """What became of the workbook since the document was built, and of one thing that stands twice."""

    ROW = ("Heading or element", "Objective", "Actions", "Lead", "Support", "Start", "Due", "Resources",
           "How it is monitored", "What success looks like", "Review on")  # fmt: skip

    def test_a_row_that_changed_is_not_cleared(self, plan: bytes, books: Path) -> None:
        """What somebody typed in the workbook stays, though the priority was taken out of the document."""
        retyped(books, "PLAN-03", "Lead", "Third Person")
        one = only(pulled_from(edited(plan, TestRows.take_out), read_folder(books), Removed.CLEAR))
        assert (one.ref, "Lead" in one.why) == ("PLAN-03", True)

    def test_a_row_that_was_cleared_stays_clear(self, plan: bytes, books: Path) -> None:
        """A priority that somebody cleared in the workbook does not come back as a new one."""
        for header_text in self.ROW:
            retyped(books, "PLAN-03", header_text, None)
        found = pulled_from(edited(plan, answer("PLAN-03", "Lead", "Sadia Rehman")), read_folder(books))
        assert not found.changes
        assert any("PLAN-03 was cleared" in one.why for one in found.not_taken)

    def test_what_the_workbook_says_already(self, plan: bytes, books: Path) -> None:
        """A document that is pulled a second time holds nothing new, and nothing is left to be looked at."""
        changed = edited(plan, answer("PLAN-03", "Lead", "Sadia Rehman"))
        (books / AGREED).write_bytes(pulled_from(changed, read_folder(books)).copies[AGREED])
        again = pulled_from(changed, read_folder(books))
        assert (again.changes, again.all_taken) == ((), True)
        assert [(one.ref, one.label) for one in again.same] == [("PLAN-03", "Lead")]

    @pytest.mark.parametrize("typed", ["", "PLAN-10"])
    def test_a_new_row_pulled_twice(self, plan: bytes, books: Path, typed: str) -> None:
        """It is not put in again, with or without a Ref."""
        changed = edited(plan, TestRows().put_in(typed))
        (books / AGREED).write_bytes(pulled_from(changed, read_folder(books)).copies[AGREED])
        assert not pulled_from(changed, read_folder(books)).changes

    def test_a_ref_taken_meanwhile(self, plan: bytes, books: Path) -> None:
        """A new priority under a Ref that the workbook gave to another since gets the next row."""
        retyped(books, "PLAN-10", "Objective", "Typed in Excel.")
        found = pulled_from(edited(plan, TestRows().put_in("PLAN-10")), read_folder(books))
        assert {change.ref for change in found.changes if change.new_row} == {"PLAN-11"}
        assert not found.removed

    def test_a_ref_that_stands_twice(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """Nothing of the two is taken, and both are shown."""
        found = pulled_from(
            edited(plan, TestRows().put_in("PLAN-03"), answer("PLAN-03", "Lead", "Sadia Rehman")), given
        )
        assert not found.changes
        shown = [one.document or "" for one in found.not_taken if one.ref == "PLAN-03"]
        assert len(shown) == 2
        assert any("Sadia Rehman" in text for text in shown)
        assert any("Something new." in text for text in shown)


@pytest.fixture(scope="module")
def final(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, ...]:
    """The workbooks of the sample's last round, which has medium-term priorities."""
    return read_books(write_books(tmp_path_factory.mktemp("final"), "skerrowmere-final"))


class TestPlaces:
    """What people do to a document besides typing in its answers."""

    def test_priorities_in_another_order(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """A priority that was moved says what it said."""

        def move(found: Edited) -> None:
            last = found.cards["PLAN-01"]._tbl
            title, card = found.title("PLAN-03")._p, found.cards["PLAN-03"]._tbl
            last.addnext(title)
            title.addnext(card)

        found = pulled_from(edited(plan, move), given)
        assert (found.changes, found.not_taken, found.removed) == ((), (), ())

    def test_two_headings_in_the_place_of_one(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """Neither is certain to be the objective: both are listed."""

        def split(found: Edited) -> None:
            title = found.title("PLAN-03")
            made = copy.deepcopy(title._p)
            title._p.addnext(made)
            say(title, "The first half,", tracked=False)
            say(Paragraph(made, title._parent), "and the second.", tracked=False)

        found = pulled_from(edited(plan, split), given)
        assert not found.changes
        assert {n.document for n in found.not_taken if n.document} == {"The first half,", "and the second."}

    def test_a_row_taken_out_of_a_priority(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """It is listed, with how to blank the cell; a row that was put in has no cell."""

        def rows(found: Edited) -> None:
            card = found.cards["PLAN-03"]
            for row in card.rows:
                if plain(row.cells[0].text) == "Resources":
                    row._tr.getparent().remove(row._tr)
            made = copy.deepcopy(card.rows[-1]._tr)
            card.rows[-1]._tr.addnext(made)
            say(card.rows[-1].cells[0].paragraphs[0], "Risks", tracked=False)
            say(card.rows[-1].cells[1].paragraphs[0], "The money runs out.", tracked=False)

        found = pulled_from(edited(plan, rows), given)
        assert not found.changes
        gone = next(n for n in found.not_taken if n.workbook == "Six executive days a year each; no other cost.")
        assert "To blank the cell" in gone.remedy
        assert any(n.document == "The money runs out." for n in found.not_taken)

    def test_a_second_paragraph_in_an_answer(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """It becomes a line of the cell."""

        def add(found: Edited) -> None:
            paragraph = found.row("PLAN-03", "Resources")[0]
            made = copy.deepcopy(paragraph._p)
            paragraph._p.addnext(made)
            say(Paragraph(made, paragraph._parent), "And a room.", tracked=False)

        (change,) = pulled_from(edited(plan, add), given).changes
        assert change.new == "Six executive days a year each; no other cost.\nAnd a room."


class TestOtherTables:
    def test_a_medium_term_priority(self, final: tuple[Outcome, ...]) -> None:
        """Each of a row's cells, also of two in one place of the table."""

        def change(found: Edited) -> None:
            row = next(r for r in table_of(found, "MED-01").rows if plain(r.cells[0].text) == "MED-01")
            say(row.cells[1].paragraphs[0], "Grow heads.", tracked=False)
            say(row.cells[1].paragraphs[1], "Leadership and governance", tracked=True)
            say(row.cells[3].paragraphs[1], "Jo Li", tracked=False)

        found = pulled_from(edited(document(DocumentKind.PLAN, final), change), final)
        assert [(c.ref, c.label, c.new) for c in found.changes] == [
            ("MED-01", "Heading", "GOV Leadership and governance"),
            ("MED-01", "Medium-term priority", "Grow heads."),
            ("MED-01", "Lead", "Jo Li"),
        ]
        assert not found.not_taken

    def test_rows_put_in_and_taken_out(self, final: tuple[Outcome, ...]) -> None:
        """A row without a Ref goes to the next blank row; one that is gone is asked about."""

        def change(found: Edited) -> None:
            table = table_of(found, "MED-01")
            rows = {plain(row.cells[0].text): row for row in table.rows}
            made = copy.deepcopy(rows["MED-02"]._tr)
            rows["MED-02"]._tr.addnext(made)
            rows["MED-03"]._tr.getparent().remove(rows["MED-03"]._tr)
            new = next(row for row in table.rows if row._tr is made)
            say(new.cells[0].paragraphs[0], "", tracked=False)
            say(new.cells[1].paragraphs[0], "A new one.", tracked=False)

        found = pulled_from(edited(document(DocumentKind.PLAN, final), change), final)
        assert {(c.ref, c.label): c.new for c in found.changes} == {
            ("MED-06", "Heading"): "TEA Teaching and learning",
            ("MED-06", "Medium-term priority"): "A new one.",
            ("MED-06", "Why it comes next"): (
                "The writing programme showed that the pattern works here; reasoning is the next weakest part of pupils' work."
            ),
            ("MED-06", "By when"): "Autumn 2027 to summer 2029",
            ("MED-06", "Lead"): "Sadia Rehman, director of education",
        }
        assert [ref for ref, _ in found.removed] == ["MED-03"]

    def test_why_nothing_is_done_now(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """The reason in the table of what is left for now."""

        def change(found: Edited) -> None:
            say(table_of(found, "PLAN-09").rows[1].cells[3].paragraphs[0], "Because of the move.", tracked=False)

        found = pulled_from(edited(plan, change), given)
        assert [(c.ref, c.label, c.new) for c in found.changes] == [
            ("PLAN-09", "No action, because", "Because of the move.")
        ]

    def test_what_an_update_tells_of_the_log(self, given: tuple[Outcome, ...]) -> None:
        """An entry's words, between its day and its Ref; those that are cut short, and a Ref that was typed over, are listed."""
        built = document(DocumentKind.UPDATE, given)
        held = next(o.assessment for o in given if o.assessment and o.assessment.file == AGREED)

        def change(found: Edited) -> None:
            for row in table_named(found, "Priority").rows[1:]:
                for paragraph in row.cells[2].paragraphs:
                    text = plain(paragraph.text)
                    if "(PRG-24)" in text and not text.startswith("Difference"):
                        say(paragraph, "2 Jul 2026: Version 5 goes to the board. (PRG-24)", tracked=True)
                    elif "(PRG-19)" in text and not text.startswith("Difference"):
                        say(paragraph, text.replace("PRG-19", "PRG-91"), tracked=False)
                    elif "… (PRG-17)" in text:
                        say(paragraph, text.replace("teaching assistants", "assistants"), tracked=False)

        found = pulled_from(edited(built, change), given)
        assert [(c.ref, c.label, c.old, c.new) for c in found.changes] == [
            ("PRG-24", "What was done", held.text("PRG-24", "done"), "Version 5 goes to the board.")  # type: ignore[union-attr]
        ]
        said = {plain(n.document or "") for n in found.not_taken}
        assert len(said) == 2
        assert any("PRG-91" in text for text in said)
        assert any("among assistants" in text.casefold() for text in said)

    def test_the_issues_of_a_summary(self, given: tuple[Outcome, ...]) -> None:
        """Whole cells are taken, behind a label too; what is cut short, or is no issue, is listed."""
        built = document(DocumentKind.SUMMARY, given)

        def change(found: Edited) -> None:
            rows = table_named(found, "Issue").rows
            say(rows[1].cells[2].paragraphs[0], "A paper in May.", tracked=True)
            say(rows[1].cells[1].paragraphs[1], "Known so far: Nothing yet.", tracked=False)
            say(rows[2].cells[1].paragraphs[1], "Known so far: All of it.", tracked=False)

        found = pulled_from(edited(built, change), given)
        assert [(c.ref, c.label, c.new) for c in found.changes] == [
            ("BEY-01", "What we know so far", "Nothing yet."),
            ("BEY-01", "What we will do next", "A paper in May."),
        ]
        (one,) = found.not_taken
        assert (one.ref, one.document) == ("BEY-02", "Known so far: All of it.")
        assert "no more than the beginning" in one.why


def table_of(found: Edited, ref: str) -> Table:
    """The table one of whose rows begins with a Ref."""
    tables = found.document.tables  # type: ignore[attr-defined]
    return next(t for t in tables if any(plain(row.cells[0].text) == ref for row in t.rows[1:]))


class TestComments:
    def test_what_nobody_has_resolved_is_listed(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """A comment's author and words; the text that it is about is not changed by it."""

        def comment(found: Edited) -> None:
            paragraph = found.row("PLAN-03", "Lead")[0]
            found.document.add_comment(paragraph.runs, text="Is that still so?", author="Tom")  # type: ignore[attr-defined]

        found = pulled_from(edited(plan, comment), given)
        assert [(c.author, c.text) for c in found.comments] == [("Tom", "Is that still so?")]
        assert not found.changes
        assert not found.not_taken
        assert not found.all_taken


class TestDocuments:
    def test_an_unchanged_document(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """Nothing to take, nothing to tell."""
        found = pulled_from(plan, given)
        assert (found.changes, found.not_taken, found.copies, found.behind, found.all_taken) == ((), (), {}, 0, True)

    @pytest.mark.parametrize("kind", [DocumentKind.EVIDENCE, DocumentKind.MEETING])
    def test_another_kind(self, given: tuple[Outcome, ...], kind: DocumentKind) -> None:
        """It is named, with those whose edits are pulled."""
        with pytest.raises(DocumentError, match=r"cannot be pulled.*development plan") as found:
            pulled_from(document(kind, given), given)
        assert found.value.code == "document-not-pulled"

    def test_one_that_has_lost_its_record(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """It cannot be told what it was made from."""

        def forget(found: Edited) -> None:
            package = found.document.part.package  # type: ignore[attr-defined]
            (relation,) = [key for key, r in package.rels.items() if "custom-properties" in r.reltype]
            del package.rels[relation]

        with pytest.raises(DocumentError, match="no record"):
            pulled_from(edited(plan, forget), given)

    def test_not_all_of_its_workbooks(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """Those that are missing are named."""
        with pytest.raises(DocumentError, match=r"skerrowmere-baseline-trustees.xlsx.*Name them all"):
            pulled_from(plan, tuple(o for o in given if "trustees" not in str(o.path)))

    def test_a_workbook_that_it_was_not_made_from(self, given: tuple[Outcome, ...]) -> None:
        """It is named."""
        some = tuple(o for o in given if "trustees" not in str(o.path))
        with pytest.raises(DocumentError, match=r"was not made from skerrowmere-baseline-trustees.xlsx"):
            pulled_from(document(DocumentKind.PLAN, some), given)

    def test_another_trust(self, plan: bytes, tmp_path: Path) -> None:
        """Both trusts are named."""
        with pytest.raises(DocumentError, match=r"Skerrowmere.*Ondlebury"):
            pulled_from(plan, read_books(write_books(tmp_path, "ondlebury")))

    def test_another_template(self, plan: bytes, given: tuple[Outcome, ...]) -> None:
        """Where it prints each cell is not known without its template."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(plan)) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                part = source.read(name)
                if name == "docProps/custom.xml":
                    part = re.sub(
                        rb'(template sha256".*?>)[0-9a-f]{8}', rb"\g<1>00000000", part, count=1, flags=re.DOTALL
                    )
                target.writestr(name, part)
        with pytest.raises(DocumentError, match=r"another template.*--template"):
            pulled_from(out.getvalue(), given)

    def test_a_copy_under_another_name_is_its_workbook(self, plan: bytes, books: Path) -> None:
        """Verify finds the copy by its id, and the document says what it says."""
        changed = edited(plan, answer("PLAN-03", "Success", "A cheer."))
        found = pulled_from(changed, read_folder(books))
        (books / AGREED).unlink()
        (books / "home.xlsx").write_bytes(found.copies[AGREED])
        verdict = verify(changed, read_folder(books), templates=None, version=found.manifest.version, today=TODAY)
        assert verdict.differences == ()
