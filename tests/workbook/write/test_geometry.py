"""What people see of a workbook in a window of 1366 by 768 pixels at 100 %, in numbers; the office tests ask LibreOffice itself."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.checks import check
from matsheets.model.framework import Framework
from matsheets.model.optional_columns import GROUP_VIEWS, LAST_TIME, NO_TEXTS, OptionalTexts
from matsheets.samples.recipes import load_recipe, replay
from matsheets.storage.shipped_files import samples_dir
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.markup.marked_copy import mark_up
from matsheets.workbook.markup.problems_tab import COLUMNS
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.repair.repair import not_placed_tab
from matsheets.workbook.write.stamping import StampedWorkbook
from matsheets.workbook.write.text_measure import text_height, text_width
from matsheets.workbook.write.writer import write_workbook
from tests.books import repair
from tests.builders import twelve
from tests.office import CalcRun, convert, drive_calc

WINDOW = 1366
#: Measured in screenshots. Calc: row headings, scroll bar and the side bar's buttons; Excel: row headings and scroll bar.
CALC_AROUND, EXCEL_AROUND = 37 + 16 + 46, 26 + 20
#: How much wider than Excel's pixels Calc draws a column: Carlito's digits by one, what its screen font takes by the other.
CALC_SCALE = 1.057 * 1.058
#: Points of rows that Calc shows with its menus, two tool bars and tabs: 567 pixels.
CALC_ROWS = 567 * 0.75
HEADINGS = ("Weak capacity", "Strong capacity")


def as_views(said: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """What each group said, by Ref, as an optional column prints it."""
    return {(ref, GROUP_VIEWS): text for ref, text in said.items()}


def drawn(framework: Framework, optional: OptionalTexts = NO_TEXTS) -> Workbook:
    """A workbook on a framework, with what its optional columns say, as openpyxl reads it."""
    stream = io.BytesIO()
    layout = build_layout(framework).with_optional(optional)
    write_workbook(stream, layout, workbook_id="w", created=dt.datetime(2026, 9, 1))
    return openpyxl.load_workbook(stream)


#: What five groups say, in the longest words that a workbook of a meeting has for them.
FIVE_GROUPS = "To confirm: Amber-green\n" + "\n".join(
    f"{group}: Amber-green"
    for group in ("Executive team", "Trustees (Ada Obi)", "Trustees (Sam Lee)", "Heads and middle leaders", "Mentor")
)


#: What a group of three said last time, as long as Last time has it.
LAST_TIME_LONG = "\n".join(
    [
        "Annual review of the whole trust…",
        "Your group: Amber-red, Amber-green, Green",
        "Agreed: Amber-green",
        *(f"{label}: {'evidence of need in ' * 3}…" for label in ("Amber-red", "Amber-green")),
        "and 1 more",
    ]
)


@pytest.fixture(scope="module", params=["shipped", "another", "of a meeting", "carried forward"])
def book(request: pytest.FixtureRequest, framework: Framework) -> Workbook:
    """A blank workbook on the shipped framework, one on another, one for a meeting of five groups, and one of a later round."""
    refs = (*(e.ref for e in framework.elements), "BEY-02")
    if request.param == "of a meeting":
        return drawn(framework, as_views(dict.fromkeys(refs, FIVE_GROUPS)))
    if request.param == "carried forward":
        return drawn(framework, {(ref, LAST_TIME): LAST_TIME_LONG for ref in refs})
    return drawn(framework if request.param == "shipped" else twelve())


def header_row(sheet: Worksheet) -> int:
    """Find the row whose first cell is Ref; 0 where there is none."""
    return next((row for row in range(1, 12) if sheet.cell(row, 1).value == "Ref"), 0)


def tables(book: Workbook) -> list[tuple[Worksheet, int, dict[str, float]]]:
    """Return each tab with a table of answers, its header row and the widths of its columns in Excel's pixels."""
    found = []
    for sheet in book:
        if top := header_row(sheet):
            heads = [cell for cell in sheet[top] if cell.value]
            found.append(
                (sheet, top, {str(c.value): sheet.column_dimensions[c.column_letter].width * 7 for c in heads})
            )
    return found


def headings(book: Workbook) -> list[tuple[Worksheet, int, dict[str, float]]]:
    """Return those of the headings."""
    found = [table for table in tables(book) if "Rationale" in table[2]]
    assert len(found) >= 5
    return found


def test_all_of_a_table_but_the_plans_shows_in_the_window(book: Workbook) -> None:
    """From Ref to the last column no tab has to be scrolled, in Calc with its side bar as in Excel."""
    for sheet, _, widths in tables(book):
        if sheet.title != "Plan":
            total = sum(widths.values())
            assert total * CALC_SCALE + CALC_AROUND <= WINDOW, (sheet.title, total)
            assert total + EXCEL_AROUND <= WINDOW, (sheet.title, total)


def test_no_line_above_a_table_runs_past_it(book: Workbook) -> None:
    """The lines under each tab's title end within the columns that are printed: what runs past them is cut on paper."""
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue
        last = str(sheet.print_area).rpartition(":$")[2].split("$")[0]
        letters = map(get_column_letter, range(1, openpyxl.utils.column_index_from_string(last) + 1))
        wide = sum(sheet.column_dimensions[letter].width * 7 for letter in letters)
        for row in range(2, (header_row(sheet) or 4)):
            if isinstance(text := sheet.cell(row, 1).value, str) and not text.startswith("="):
                assert text_width(text, sheet.cell(row, 1).font.sz) <= wide, (sheet.title, row)


def test_what_is_written_in_is_wider_than_what_is_read(book: Workbook) -> None:
    """Rationale and Evidence are each as wide as any text to read, and each wider than a descriptor."""
    for sheet, _, widths in headings(book):
        read = {header: width for header, width in widths.items() if header.startswith((*HEADINGS, "Questions"))}
        assert len(read) == 3, sheet.title
        for written in ("Rationale", "Evidence"):
            assert widths[written] >= max(read.values())
            assert all(widths[written] > width for header, width in read.items() if header.startswith(HEADINGS))
    for sheet, _, widths in tables(book):
        if "Answer" in widths:
            assert widths["Answer"] > max(widths["Question"], widths["Help"]), sheet.title


def test_frozen_cells_leave_room(book: Workbook) -> None:
    """What stays in place takes at most a third of the window's width and of its rows, in Calc."""
    for sheet, _, _ in tables(book):
        column, row = sheet.freeze_panes.rstrip("0123456789"), int(sheet.freeze_panes.lstrip("ABCDEFGHIJ"))
        frozen = range(1, openpyxl.utils.column_index_from_string(column))
        wide = sum(sheet.column_dimensions[get_column_letter(number)].width * 7 for number in frozen)
        assert wide * CALC_SCALE <= (WINDOW - CALC_AROUND) / 3, sheet.title
        assert sum(sheet.row_dimensions[at].height for at in range(1, row)) <= CALC_ROWS / 3, sheet.title


def test_an_element_shows_whole_with_its_descriptors_and_cells(book: Workbook) -> None:
    """Below the frozen header there is room for any element's title and descriptors, beside the three cells to fill in."""
    for sheet, top, widths in headings(book):
        room = CALC_ROWS - sum(sheet.row_dimensions[at].height for at in range(1, top + 1))
        for row in sheet.iter_rows(min_row=top + 1, max_col=len(widths)):
            for cell, (header, width) in zip(row, widths.items(), strict=True):
                if header.startswith((*HEADINGS, "Element", "What each group", "Last time")):
                    assert text_height(str(cell.value), int(width)) <= room, (sheet.title, cell.coordinate)


def test_the_plan_shows_three_actions(book: Workbook) -> None:
    """Three actions as long as any of our samples' show in a blank row of the plan, and the actions are its widest column."""
    ((sheet, top, widths),) = [table for table in tables(book) if table[0].title == "Plan"]
    action = "Joint groups of Year 6 and Year 7 teachers in science, English, history and geography"
    assert text_height("\n".join([action] * 3), int(widths["Actions"])) <= sheet.row_dimensions[top + 1].height
    assert max(widths, key=widths.__getitem__) == "Actions"
    before = list(widths)[: list(widths).index("Actions") + 1]
    assert sum(widths[header] for header in before) * CALC_SCALE <= WINDOW - CALC_AROUND


def test_blank_rows_are_as_tall_as_their_texts(book: Workbook) -> None:
    """A row to fill in is no more than a line taller than its printed texts need, or has its tab's least height."""
    for sheet, top, widths in headings(book):
        for row in sheet.iter_rows(min_row=top + 1, max_col=len(widths)):
            needed = max(
                text_height(str(c.value or ""), int(w), bold=bool(c.font.b))
                for c, w in zip(row, widths.values(), strict=True)
            )
            assert sheet.row_dimensions[row[0].row].height <= max(needed + 15, 60)


def test_header_cells_are_shaded_themselves(book: Workbook) -> None:
    """Each header cell's own format has a solid fill and says that it counts, so that no style or table is needed for it."""
    for sheet in book:
        top = next((cell.row for cell in sheet["A"] if cell.value in {"Ref", "Tab", "Heading", "Ratings"}), 0)
        assert top or sheet.title == "_matsheets"
        for cell in (cell for cell in sheet[top or 1] if top and cell.value):
            assert cell.fill.patternType == "solid", (sheet.title, cell.coordinate)
            assert cell.fill.fgColor.rgb[2:] not in {"FFFFFF", "000000"}
            assert cell.font.color.rgb != cell.fill.fgColor.rgb


def parts_of(path: Path) -> dict[str, bytes]:
    """A file's parts."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_formats_of_cells_say_that_they_count(blank: Path) -> None:
    """Every format of a cell applies its own fill, font and border: a reader that goes by the flags takes none from a style."""
    formats = re.search(rb"<cellXfs .*</cellXfs>", parts_of(blank)["xl/styles.xml"])
    assert formats is not None
    found = re.findall(rb"<xf ([^>]*)>", formats[0])
    assert len(found) > 20
    for flag in (b'applyFill="1"', b'applyFont="1"', b'applyBorder="1"', b'applyNumberFormat="1"'):
        assert all(flag in attributes for attributes in found), flag


@pytest.fixture(scope="module")
def blank(framework: Framework, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blank workbook, as it is sent out."""
    path = tmp_path_factory.mktemp("blank") / "blank.xlsx"
    write_workbook(path, build_layout(framework), workbook_id="w", created=dt.datetime(2026, 9, 1), trust="Oak")
    return path


def test_rows_to_fill_in_are_free_to_grow(blank: Path) -> None:
    """No row of answers has a fixed height; the header above them has, since nobody types there."""
    rows = re.findall(
        rb'<row r="(\d+)" ht="[\d.]+"( customHeight="1")?[^>]*><c r="A\d+"[^>]*><is><t>(Ref|[A-Z]+-\d\d)</t>',
        b"".join(content for name, content in parts_of(blank).items() if name.startswith("xl/worksheets/sheet")),
    )
    assert {ref for _, fixed, ref in rows if fixed} == {b"Ref"}
    assert len({ref for _, fixed, ref in rows if not fixed}) > 100


def test_tabs_that_are_added_show_whole() -> None:
    """What could not be placed, where two copies differ and the problems of a marked-up copy fit the window too."""
    for columns in (not_placed_tab(()).columns, COLUMNS):
        assert sum(width for _, width in columns) * CALC_SCALE + CALC_AROUND <= WINDOW


@pytest.mark.office
def test_the_plan_follows_what_is_typed(blank: Path, tmp_path: Path) -> None:
    """In Calc, a rating typed on a heading's tab shows beside its row of the plan, and among the elements without one."""
    steps = [
        ["type", "1 Vision", "F6", "Red"],
        ["type", "1 Vision", "F7", "Red"],
        ["type", "Plan", "B7", "VIS-02 Understanding of needs"],
    ]
    drive_calc([CalcRun(blank, tmp_path / "typed.xlsx", steps)], tmp_path / "profile")
    plan = openpyxl.load_workbook(tmp_path / "typed.xlsx", data_only=True)["Plan"]
    assert plan["C7"].value == "Red"
    assert plan["A3"].value.startswith("Red, with no open row yet (1): VIS-01 ")
    assert read_workbook(tmp_path / "typed.xlsx").unread == ()


@pytest.mark.office
def test_rows_to_rate_are_not_left_empty(framework: Framework, blank: Path, tmp_path: Path) -> None:
    """Calc itself would make no element's row less than six tenths as tall as it comes: Excel's lines need a little more."""
    before = openpyxl.load_workbook(blank)
    rows = [(sheet.title, row) for sheet, top, _ in headings(before) for row in range(top + 1, sheet.max_row + 1)]
    assert len(rows) == len(framework.elements)
    steps = [["type", tab, f"G{row}", "Why."] for tab, row in rows]
    drive_calc([CalcRun(blank, tmp_path / "typed.xlsx", steps)], tmp_path / "profile")
    after = openpyxl.load_workbook(tmp_path / "typed.xlsx")
    for tab, row in rows:
        was, now = (book[tab].row_dimensions[row].height for book in (before, after))
        assert 0.6 * was <= now <= was, (tab, row, was, now)


#: What is typed, and in which tab and cell: a line in a row that starts tall, and what needs more than any row has.
_TYPED = {
    ("Plan", "E7"): "Teachers stay.",
    ("Plan", "F8"): "Meet every headteacher and ask what helped, then write to all of them. " * 12,
    ("1 Vision", "G6"): "A sentence of some length that says why, and why not the next one up. " * 14,
    ("About", "C21"): "Amina Osei, chair of trustees; " * 40,
    ("About", "C5"): "Oak",
}


@pytest.mark.office
def test_rows_grow_with_what_is_typed_and_keep_their_least_height(blank: Path, tmp_path: Path) -> None:
    """In Calc, on protected tabs: a long text is shown whole, and a row with one line in it does not shrink to that line."""
    before, after = openpyxl.load_workbook(blank), tmp_path / "typed.xlsx"
    steps = [["type", tab, address, text] for (tab, address), text in _TYPED.items()]
    drive_calc([CalcRun(blank, after, steps)], tmp_path / "profile")
    typed = openpyxl.load_workbook(after)
    for (tab, address), text in _TYPED.items():
        cell = typed[tab][address]
        assert cell.value == text.strip() or cell.value == text
        was, now = (b[tab].row_dimensions[cell.row].height for b in (before, typed))
        lines = text_width(text) / (before[tab].column_dimensions[cell.column_letter].width * 7 * 1.06)
        assert now >= min(lines * 12, 400), (tab, address, now)
        if len(text) < 20:
            assert was - 12 <= now <= was + 2, (tab, address, was, now)


# --- formulas ------------------------------------------------------------------------------------------------------


def formulas(path: Path) -> dict[tuple[str, str], object]:
    """Return what each formula cell of a workbook gives by the file, by tab and address."""
    written, saved = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): saved[sheet.title][cell.coordinate].value
        for sheet in written
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def without_values(path: Path, to: Path) -> Path:
    """Copy a workbook without what its formulas give, so that whoever opens it has to work it out."""
    with ZipFile(to, "w") as package:
        for name, content in parts_of(path).items():
            package.writestr(name, re.sub(rb'(?: t="str")?(><f>[^<]*</f>)<v>[^<]*</v>', rb"\1", content))
    return to


SHORT_OF_ROWS = {
    ("ABT-01", "answer"): 'Oak & "Elm" Trust',
    ("ABT-13", "answer"): "Trustees",
    **{
        (ref, "rating"): "Red"
        for ref in ("VIS-01", "VIS-02", "VIS-03", "PEO-01", "PEO-02", "TEA-01", "TEA-02", "TEA-03")
    },
    **{(ref, "rating"): "Amber-red" for ref in ("CUR-01", "CUR-02")},
    ("QUA-01", "rating"): "Not rated",
    ("QUA-02", "rating"): "Amber",
    ("PLAN-01", "target"): "CUR-01 Aligned curriculum",
    ("PLAN-02", "target"): "TEA Teaching and learning",
    ("PLAN-03", "target"): "QUA Quality assurance and accountability",
    ("PLAN-04", "target"): "GOV-01 Clarity of trust structures",
    ("PLAN-05", "target"): "something else",
    ("PLAN-23", "target"): "PEO-02 Recruiting, developing and retaining talent",
    ("CHG-01", "item"): "Days",
}


def test_the_plan_tells_the_rating_now_and_what_lacks_a_row(framework: Framework, tmp_path: Path) -> None:
    """Beside each target stands its rating, a heading's lowest; above stand the weak elements that no row or heading serves."""
    path = tmp_path / "w.xlsx"
    write_workbook(
        path, build_layout(framework), workbook_id="w", created=dt.datetime(2026, 9, 1), answers=SHORT_OF_ROWS
    )
    plan = openpyxl.load_workbook(path, data_only=True)["Plan"]
    top = header_row(plan)
    heads = [cell.value for cell in plan[top]]
    assert heads[:3] == ["Ref", "Heading or element", "Rating now"]
    rows = {row[0]: row[2] for row in plan.iter_rows(min_row=top + 1, values_only=True)}
    assert rows["PLAN-01"] == "Amber-red"
    assert rows["PLAN-02"] == "Red"
    assert rows["PLAN-03"] == "Not rated"
    assert rows["PLAN-04"] == "Not rated yet"
    assert rows["PLAN-05"] is None
    assert rows["PLAN-06"] is None
    assert rows["PLAN-23"] == "Red"
    red, amber = plan.cell(3, 1).value, plan.cell(4, 1).value
    assert red.startswith("Red, with no open row yet (4): VIS-01 ")
    assert [ref for ref in ("VIS-01", "VIS-02", "VIS-03", "PEO-01", "PEO-02", "TEA-01") if ref in red] == [
        "VIS-01",
        "VIS-02",
        "VIS-03",
        "PEO-01",
    ]
    assert amber.startswith("Amber-red, with no open row yet (1): CUR-02 ")


def test_a_rating_to_confirm_is_counted_once_its_rationale_is_typed(framework: Framework, tmp_path: Path) -> None:
    """On the heat map, on Start here and on the plan it is not rated yet before; a row without the mark counts at once."""
    marked = dict.fromkeys(("VIS-01", "VIS-02"), "To confirm: Red\nTrustees: Red\nMentor: Red")
    layout = build_layout(framework).with_optional(as_views({**marked, "VIS-03": "Trustees: Red\nMentor: Green"}))
    answers = {(ref, "rating"): "Red" for ref in ("VIS-01", "VIS-02", "VIS-03")}
    answers |= {("VIS-02", "rationale"): "All have seen it.", ("PLAN-01", "target"): "VIS-01 Clarity of purpose"}
    path = tmp_path / "w.xlsx"
    write_workbook(path, layout, workbook_id="w", created=dt.datetime(2026, 9, 1), answers=answers)
    book = openpyxl.load_workbook(path, data_only=True)
    tiles = {row[1]: row[3:5] for row in book["Heat map"].iter_rows(min_row=4, max_row=9, values_only=True)}
    assert [tiles[ref][0] for ref in ("VIS-01", "VIS-02", "VIS-03")] == ["Not rated yet", "Red", "Red"]
    assert tiles["VIS-01"][1] == "2 Red"
    start = [cell.value for row in book["Start here"].iter_rows() for cell in row]
    assert "2 of 3 rated" in start
    assert "2 of 14 rated" in start
    tab = book["1 Vision"]
    rules = {str(area.sqref): [rule.formula for rule in area.rules] for area in tab.conditional_formatting}
    assert list(rules)[:2] == ["G6", "G7"]  # the first that holds shows: no colour while there is no rationale
    assert rules["G6"] == [['TRIM(H6)=""']]
    plan = book["Plan"]
    assert plan["A3"].value.startswith("Red, with no open row yet (2): VIS-02 ")
    assert plan.cell(header_row(plan) + 1, 3).value == "Not rated yet"


@pytest.mark.slow
@pytest.mark.parametrize("way", ["stamped", "repaired", "marked up"])
def test_values_are_kept_however_a_workbook_is_made(framework: Framework, tmp_path: Path, way: str) -> None:
    """A workbook of a roster, a repaired and a marked-up one carry in each formula's cell what the drawn one carries."""
    layout, drawn_one, other = build_layout(framework), tmp_path / "w.xlsx", tmp_path / "other.xlsx"
    answers = {place: value for place, value in SHORT_OF_ROWS.items() if place != ("PLAN-05", "target")}
    given = {"workbook_id": "w", "created": dt.datetime(2026, 9, 1), "answers": answers, "trust": 'Oak & "Elm" Trust'}
    write_workbook(drawn_one, layout, **given)  # type: ignore[arg-type]
    if way == "stamped":
        del answers["PLAN-23", "target"]  # beyond the rows that are drawn
        write_workbook(drawn_one, layout, **given)  # type: ignore[arg-type]
        StampedWorkbook(layout).write(other, **given)  # type: ignore[arg-type]
    elif way == "repaired":
        other.write_bytes(repair(drawn_one, [framework], created=dt.datetime(2026, 9, 2)).content)
    else:
        other.write_bytes(mark_up(drawn_one.read_bytes(), check(read_workbook(drawn_one))))
    assert formulas(other) == formulas(drawn_one)
    assert None in formulas(other).values()
    assert sum(value is not None for value in formulas(other).values()) > 80


def test_a_plan_without_ratings_has_no_column_for_them(framework: Framework) -> None:
    """A workbook without the framework's tabs has nothing to look up, and says nothing about it."""
    stream = io.BytesIO()
    layout = build_layout(framework, [Part.PLAN])
    write_workbook(stream, layout, workbook_id="w", created=dt.datetime(2026, 9, 1))
    plan = openpyxl.load_workbook(stream)["Plan"]
    assert header_row(plan) == 4
    assert "Rating now" not in [cell.value for cell in plan[4]]


@pytest.mark.office
def test_formulas_carry_what_libreoffice_works_out(framework: Framework, blank: Path, tmp_path: Path) -> None:
    """In a blank workbook, two filled ones, and one of another framework every formula's cell holds what Calc makes of it."""
    made = {"blank": blank}
    odd = {
        **SHORT_OF_ROWS,
        ("VIS-01", "rating"): "red",
        ("ABT-01", "answer"): 12,
        ("ABT-14", "answer"): dt.date(2026, 9, 1),
    }
    many = {(e.ref, "rating"): "Red" for e in framework.elements}
    for name, answers, on in (
        ("short", SHORT_OF_ROWS, framework),
        ("odd", odd, framework),
        ("all-red", many, framework),
        ("other", {}, twelve()),
    ):
        made[name] = tmp_path / f"{name}.xlsx"
        write_workbook(made[name], build_layout(on), workbook_id="w", created=dt.datetime(2026, 9, 1), answers=answers)
    recipe = load_recipe(samples_dir() / "ondlebury-learning-partnership-trust" / "agreed-with-partnership.yaml")
    made["sample"] = tmp_path / "sample.xlsx"
    made["sample"].write_bytes(replay(recipe, framework))
    made["meeting"] = tmp_path / "meeting.xlsx"
    shared = dict.fromkeys(("VIS-01", "VIS-02", "CUR-01"), "To confirm: Red\nTrustees: Red\nMentor: Red")
    meeting = build_layout(framework).with_optional(as_views(shared))
    confirmed = {**SHORT_OF_ROWS, ("VIS-02", "rationale"): "All have seen it."}
    write_workbook(made["meeting"], meeting, workbook_id="w", created=dt.datetime(2026, 9, 1), answers=confirmed)
    bare = [without_values(path, tmp_path / f"{name}-bare.xlsx") for name, path in made.items()]
    (folder := tmp_path / "made").mkdir()
    for path, again in zip(made.values(), convert(bare, "xlsx:Calc MS Excel 2007 XML", folder), strict=True):
        worked_out = openpyxl.load_workbook(again, data_only=True)
        carried = formulas(path)
        assert len(carried) > 80
        for (tab, address), value in carried.items():
            assert (worked_out[tab][address].value or None) == (value or None), (path.name, tab, address)
