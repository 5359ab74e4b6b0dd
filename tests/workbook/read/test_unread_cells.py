"""What was typed where no answer stands is known from what matsheets prints there."""

from __future__ import annotations

import datetime as dt
import itertools
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from matsheets.model.framework import Framework
from matsheets.model.framework_file import shipped_frameworks
from matsheets.model.sheet_objects import ObjectKind
from matsheets.workbook.layout.layout import ALL_PARTS, Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from tests.books import load_book, repair, write_book
from tests.builders import framework as small_framework
from tests.oldbooks import as_version_1, as_version_2

#: Whatever a trust's workbook may have, and the workbook of several trusts, which has nothing else. The frameworks take turns.
PARTS = [
    *(frozenset(parts) for count in range(5) for parts in itertools.combinations(sorted(ALL_PARTS, key=str), count)),
    frozenset([Part.JOINT]),
]


@pytest.fixture
def changed(written) -> Callable[[Callable[[Workbook], object]], Path]:
    """Change a blank workbook with openpyxl, as another program would."""

    def change(edit: Callable[[Workbook], object]) -> Path:
        path = written({("ABT-01", "answer"): "Oakfield Trust"})
        book = load_book(path)
        edit(book)
        book.save(path)
        return path

    return change


def unread(path: Path) -> list[tuple[str, str, int]]:
    """Where what is not read begins, what it says, and how many cells it has."""
    found = read_workbook(path).unread
    return [(f"{one.first.tab} {one.first.address}", one.text, one.cells) for one in found]


def empty(folder: Path, framework: Framework, parts: frozenset[Part]) -> Path:
    """Write a workbook in which nothing is filled in; it has the first tab, About and the two hidden ones at least."""
    path = folder / "empty.xlsx"
    write_book(path, build_layout(framework, parts), workbook_id="0a1b2c3d4e5f")
    with zipfile.ZipFile(path) as package:
        assert sum(name.startswith("xl/worksheets/sheet") for name in package.namelist()) >= 4
    return path


def put(tab: str, **texts: object) -> Callable[[Workbook], None]:
    """Type into a tab, which is added where it is not there."""

    def edit(book: Workbook) -> None:
        sheet = book[tab] if tab in book.sheetnames else book.create_sheet(tab)
        for address, text in texts.items():
            sheet[address] = text

    return edit


class TestPrinted:
    """Nothing that matsheets prints is called typed."""

    @pytest.mark.parametrize("parts", PARTS, ids=lambda parts: "-".join(sorted(part.value for part in parts)) or "none")
    def test_in_a_workbook_of_any_parts(self, tmp_path: Path, parts: frozenset[Part]) -> None:
        """Every tab of an empty workbook, whatever parts it has."""
        frameworks = shipped_frameworks()
        assert unread(empty(tmp_path, frameworks[PARTS.index(parts) % len(frameworks)], parts)) == []

    @pytest.mark.parametrize("framework", shipped_frameworks(), ids=lambda framework: framework.id)
    def test_in_a_workbook_on_any_framework(self, tmp_path: Path, framework: Framework) -> None:
        """Every tab of an empty workbook with all of a trust's parts, whatever framework it is on."""
        assert unread(empty(tmp_path, framework, ALL_PARTS)) == []

    @pytest.mark.parametrize("make", [as_version_1, as_version_2])
    def test_by_an_earlier_matsheets(self, changed, make: Callable[[Workbook], None]) -> None:
        """A workbook on somebody's disk says a few things in other words."""
        assert unread(changed(make)) == []

    def test_on_tabs_that_are_called_otherwise(self, changed) -> None:
        """A tab is known by what it says, not by its title."""

        def rename(book: Workbook) -> None:
            for title in ("Start here", "Heat map", "Lists"):
                book[title].title = f"X {title[::-1]}"

        assert unread(changed(rename)) == []

    def test_before_titles_were_changed_within_the_edition(self, tmp_path: Path) -> None:
        """The framework's, a heading's, an element's; repair places none of them either."""
        then, path = small_framework(2, 1), tmp_path / "own.xlsx"
        write_book(path, build_layout(then), workbook_id="own", answers={("AAA-01", "rating"): "Green"})
        first, *others = then.headings
        element = first.elements[0]._replace(title="Parish and diocese", short="Parish")
        heading = first._replace(title="Roots", tab="1 Roots", elements=(element, *first.elements[1:]))
        now = replace(then, title="Living the vision", headings=(heading, *others))
        read = read_workbook(path, [now])
        assert (read.framework, read.unread) == (now, ())
        assert repair(path, [now], created=dt.datetime(2026, 9, 7)).not_placed == ()

    def test_on_the_tabs_of_a_repaired_copy(self, changed, tmp_path: Path) -> None:
        """What could not be placed is listed on a tab that nobody typed."""
        path = changed(put("Notes", A1="Ask the chair"))
        mended = tmp_path / "mended.xlsx"
        mended.write_bytes(repair(path, shipped_frameworks(), created=dt.datetime(2026, 9, 7)).content)
        assert "Not placed" in load_book(mended).sheetnames
        assert unread(mended) == []


class TestTyped:
    """What a person typed where no answer stands is named once a tab, with its first words."""

    @pytest.mark.parametrize("title", ["Notes from Sunday", "Problems", "Not placed", "Plan page 2"])
    def test_on_a_tab_of_their_own(self, changed, title: str) -> None:
        """A new tab is nobody's but theirs, whatever it is called."""
        assert unread(changed(put(title, B2="Ask the chair", C9=12, D1=" "))) == [(f"{title} B2", "Ask the chair", 2)]

    def test_on_a_hidden_tab(self, changed) -> None:
        """A tab that nobody sees may hold somebody's words."""

        def hide(book: Workbook) -> None:
            put("Extra", A1="=1+1", A2="Why we disagree")(book)
            book["Extra"].sheet_state = "veryHidden"

        assert unread(changed(hide)) == [("Extra A1", "=1+1", 2)]

    def test_over_what_is_printed(self, changed) -> None:
        """A rating typed over a formula of the heat map, a note over the first tab's words or beside them."""

        def scribble(book: Workbook) -> None:
            put("Heat map", D5="Red", F6="no!")(book)
            put("Start here", B9="Done")(book)
            put("Lists", A12="Blue")(book)

        assert sorted(unread(changed(scribble))) == [
            ("Heat map D5", "Red", 2),
            ("Lists A12", "Blue", 1),
            ("Start here B9", "Done", 1),
        ]

    @pytest.mark.parametrize(
        "text", ["Draft", "not", "for your trust", "A note for the mentor about all of these answers"]
    )
    def test_above_a_table(self, changed, text: str) -> None:
        """Words over a tab's title, or in the gap above the header, are no answers; short ones are no part of a line of ours."""
        assert unread(changed(put("1 Vision", A1=text, C3="x"))) == [("1 Vision A1", text, 2)]

    def test_by_the_ten_thousand(self, changed) -> None:
        """Somebody's own data is counted, and not looked through."""

        def paste(book: Workbook) -> None:
            sheet = book.create_sheet("Data")
            for _ in range(210):
                sheet.append(list(range(100)))

        assert unread(changed(paste)) == [("Data A1", "0", 21_000)]


def page_texts(path: Path) -> list[tuple[str, str, str]]:
    """The kind, the tab and the words of each header or footer that somebody typed."""
    kinds = (ObjectKind.PAGE_HEADER, ObjectKind.PAGE_FOOTER)
    return [(one.kind.value, one.tab, one.text) for one in read_workbook(path).objects if one.kind in kinds]


class TestPages:
    """What somebody typed at the top or the foot of a tab's pages is named; what matsheets and programs print there is not."""

    @pytest.mark.parametrize("trust", ["Oakfield & Hazel Trust", "9 Bridges Trust", f"The {'Very ' * 25}Long Trust"])
    def test_our_own_footers(self, written, layout, tmp_path: Path, trust: str) -> None:
        """The name of the trust, whole or cut, with the tab's name and the page's number."""
        path = tmp_path / "own.xlsx"
        write_book(path, layout, workbook_id="0a1b2c3d4e5f", answers={("ABT-01", "answer"): "Other"}, trust=trust)
        assert load_book(path)["Plan"].oddFooter.left.text
        assert page_texts(path) == []

    def test_what_programs_put_in(self, changed) -> None:
        """A page's number, the file's name and the date are nobody's words."""

        def edit(book: Workbook) -> None:
            book["Plan"].oddHeader.center.text = "&A &F &D"
            book["Plan"].evenFooter.center.text = "Page &P of &N"

        assert page_texts(changed(edit)) == []

    def test_somebodys_words(self, changed) -> None:
        """Each section by itself, without the codes for its type."""

        def edit(book: Workbook) -> None:
            book["1 Vision"].oddHeader.center.text = "Not agreed by R&&D, page &P"
            book["1 Vision"].oddHeader.center.size = 14
            book["Plan"].firstFooter.right.text = "Draft"

        assert page_texts(changed(edit)) == [
            ("page header", "1 Vision", "Not agreed by R&D, page"),
            ("page footer", "Plan", "Draft"),
        ]

    def test_where_more_follows_the_cells(self, changed) -> None:
        """They are found behind links, behind cells that are merged, and in a part too long to be read at one go."""

        def edit(book: Workbook) -> None:
            book["Start here"].oddHeader.left.text = "Draft"
            book["Plan"].oddFooter.right.text = "Seen by <nobody> && noted"
            book["Plan"].merge_cells("A90:B90")
            sheet = book["Services"]
            for row in range(200, 1_400):
                sheet.cell(row, 1, "x").hyperlink = f"https://example.org/{row}"
            sheet.evenHeader.center.text = "For the trustees"

        assert page_texts(changed(edit)) == [
            ("page header", "Start here", "Draft"),
            ("page footer", "Plan", "Seen by <nobody> & noted"),
            ("page header", "Services", "For the trustees"),
        ]

    def test_repair_lists_them(self, changed) -> None:
        """They are not carried over, and said to be not."""
        path = changed(lambda book: setattr(book["Plan"].oddHeader.left, "text", "Draft"))
        (left,) = repair(path, shipped_frameworks(), created=dt.datetime(2026, 9, 7)).not_placed
        assert (left.where, left.says, left.why) == ("Plan", "Draft", "A page header is not carried over.")


class TestLive:
    """What formulas above and in the plan give is nobody's, wherever it stands and whatever became of it."""

    def test_a_line_that_moved_or_lost_its_tab_is_not_typed(self, changed) -> None:
        """A row inserted above the lines, a line that gives an error, and one of which only the text was kept."""

        def edit(book: Workbook) -> None:
            plan = book["Plan"]
            assert plan["A3"].value.startswith('="Red, with no open row yet"')
            plan["A3"] = 'IF(#REF!=0,"Red, with no open row yet",1)'.join(("=", ""))
            plan["A4"] = "Amber-red, with no row yet (1): CUR-02 Assessment"

        assert unread(changed(edit)) == []

    def test_somebodys_own_words_above_the_plan_are(self, changed) -> None:
        """A note of one's own beside the lines is told as before."""
        assert unread(changed(put("Plan", C3="ask the chair"))) == [("Plan C3", "ask the chair", 1)]

    def test_what_was_typed_over_a_formula_is_told(self, changed) -> None:
        """A rating that a program kept is nobody's; words over the formula are named, since nobody reads them."""
        edit = put("Plan", C7="Amber-red", C8="Not rated yet", C9="ask the chair")
        assert unread(changed(edit)) == [("Plan C9", "ask the chair", 1)]

    def test_the_column_of_ratings_is_never_an_answer(self, written, framework) -> None:
        """A rating that a formula repeats on the plan is no answer of the plan's row, nor a text of it."""
        path = written({("VIS-01", "rating"): "Red", ("PLAN-01", "target"): "VIS-01 Clarity of purpose"})
        assessment = read_workbook(path, [framework])
        assert [(a.ref, a.column) for a in assessment.answers if a.ref.startswith("PLAN")] == [("PLAN-01", "target")]
        (row,) = assessment.rows("PLAN-01")
        assert "rating_now" not in row.given
