"""What the formulas of the logs give: the status of each priority on the plan, the objective beside each entry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.checks import check
from matsheets.model.framework import Framework
from matsheets.model.respondents import AGREED
from matsheets.review.combine import combine
from matsheets.review.progress import progress_of
from matsheets.workbook.layout.layout import ALL_PARTS, Part, build_layout
from matsheets.workbook.read.reader import read_workbook
from matsheets.workbook.write.writer import write_workbook
from tests.office import CalcRun, convert, drive_calc
from tests.workbook.write.test_geometry import formulas, without_values

OCTOBER, NOVEMBER, DECEMBER = dt.date(2026, 10, 1), dt.date(2026, 11, 2), dt.date(2026, 12, 3)
LONG = "Every school has a reading lead, and all of them meet once each half term with the director of education."
SHOWN = "Every school has a reading lead, and all of them meet once each half term with the direct…"


def log(*entries: tuple[object, object, object]) -> dict[tuple[str, str], object]:
    """The answers of a log with these priorities, dates and statuses, from the top; None leaves a cell blank."""
    keys = ("priority", "date", "status")
    rows = ((f"PRG-{n:02d}", entry) for n, entry in enumerate(entries, start=1))
    return {(ref, key): v for ref, entry in rows for key, v in zip(keys, entry, strict=True) if v is not None}


PLAN = {
    ("PLAN-01", "objective"): LONG,
    ("PLAN-02", "objective"): "Two\nlines",
    ("PLAN-03", "objective"): "Three",
    ("PLAN-04", "no_action"): "Later.",
    ("PLAN-22", "objective"): "Far down",
}


def made(
    path: Path, framework: Framework, answers: Mapping[tuple[str, str], object], parts: Iterable[Part] = ALL_PARTS
) -> Path:
    """Write a workbook with these answers."""
    write_workbook(
        path, build_layout(framework, parts), workbook_id="w", created=dt.datetime(2026, 9, 1), answers=answers
    )  # type: ignore[arg-type]
    return path


def column(sheet: Worksheet, header: str) -> dict[str, object]:
    """The cells of a column, by Ref."""
    rows = sheet.iter_rows(values_only=True)
    heads = next(row for row in rows if row[0] == "Ref")
    return {str(row[0]): row[heads.index(header)] for row in rows}


def test_the_plan_shows_the_newest_status_of_each_priority(framework: Framework, tmp_path: Path) -> None:
    """By date, then by row; without an entry that has both a date and a status it is not started; a row that is none is blank."""
    answers = PLAN | log(
        ("PLAN-01", DECEMBER, "Behind"), ("PLAN-01", OCTOBER, "Done"), ("plan 1", DECEMBER, "On track"),
        ("PLAN-01", dt.date(2027, 1, 1), None), ("PLAN-02", None, "Done"), ("PLAN-22", NOVEMBER, "Stopped"), ("PLAN-01", NOVEMBER, "Stopped"),
    )  # fmt: skip
    path = made(tmp_path / "w.xlsx", framework, answers)
    shown = column(openpyxl.load_workbook(path, data_only=True)["Plan"], "Status now")
    assert [shown[f"PLAN-{n:02d}"] for n in (1, 2, 3, 4, 5, 22)] == [
        "On track", "Not started", "Not started", None, None, "Stopped",
    ]  # fmt: skip
    stood = {each.priority.source.ref: each.status for each in progress_of(combine([read_workbook(path)]))}
    assert stood == {ref: status for ref, status in shown.items() if status}


def test_the_log_shows_the_objective_of_each_entry(framework: Framework, tmp_path: Path) -> None:
    """As much of it as the row holds, however the Ref was typed; nothing where it names no row of the plan, or several."""
    typed = ["PLAN-01", "2", "priority 3", "PLAN-22", "PLAN-9", "PLAN-01, PLAN-02", "1/2", "PLAN-0*", "3.0"]
    path = made(tmp_path / "w.xlsx", framework, PLAN | log(*((ref, OCTOBER, "Done") for ref in typed)))
    shown = column(openpyxl.load_workbook(path, data_only=True)["Progress"], "Objective")
    expected = [SHOWN, "Two\nlines", "Three", "Far down", None, None, None, None, None]
    assert [shown[f"PRG-{n:02d}"] for n in range(1, 10)] == expected


def test_a_plan_without_a_log_and_a_log_without_a_plan(framework: Framework, tmp_path: Path) -> None:
    """Each leaves out the column that the other would fill, and both can be read."""
    plan = made(tmp_path / "plan.xlsx", framework, PLAN, [Part.PLAN])
    assert "Status now" not in [cell.value for cell in openpyxl.load_workbook(plan)["Plan"][4]]
    alone = made(tmp_path / "log.xlsx", framework, log(("PLAN-01", OCTOBER, "Done")), [Part.PROGRESS])
    assert "Objective" not in [cell.value for cell in openpyxl.load_workbook(alone)["Progress"][4]]
    assert read_workbook(alone).value("PRG-01", "status") == "Done"


def test_what_the_formulas_worked_out_is_nobodys_words(framework: Framework, tmp_path: Path) -> None:
    """A program that keeps values alone leaves nothing to be told; what is typed over a formula is named."""
    path = made(tmp_path / "w.xlsx", framework, PLAN | log(("PLAN-01", OCTOBER, "Behind")))
    book, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    for tab in ("Plan", "Progress"):
        for row in book[tab].iter_rows():
            for cell in row:
                cell.value = values[tab][cell.coordinate].value
    book.save(path)
    assert read_workbook(path).unread == ()
    assert values["Plan"]["A3"].value == "Red, with no open row yet: none"
    book["Plan"]["D7"], book["Progress"]["C5"] = "Nearly there", "The reading one"
    book.save(path)
    assert [(each.first.tab, each.text) for each in read_workbook(path).unread] == [
        ("Plan", "Nearly there"), ("Progress", "The reading one"),
    ]  # fmt: skip


#: Weak elements, what of the plan serves them, and a log by which some of its rows are closed on the day of the plan.
WEAK = {
    ("ABT-13", "answer"): AGREED, ("ABT-15", "answer"): OCTOBER, ("ABT-16", "answer"): NOVEMBER,
    **{(ref, "rating"): "Red" for ref in ("VIS-01", "VIS-02", "VIS-03", "QUA-01", "QUA-02")},
    **{(ref, "rating"): "Amber-red" for ref in ("PEO-01", "PEO-02", "TEA-01", "GOV-01")},
    ("PLAN-01", "target"): "VIS-01 Clarity of purpose",
    ("PLAN-02", "target"): "VIS-02 Understanding of needs",
    ("PLAN-03", "target"): "GOV-01 Clarity of trust structures",
    ("PLAN-04", "target"): "TEA-01 Approach to pedagogy", ("PLAN-04", "no_action"): "Later.",
    ("PLAN-05", "target"): "PEO People and partnerships",
    ("PLAN-06", "target"): "QUA-01 Knowing schools quantitatively",
    ("PLAN-07", "target"): "QUA-02 Knowing schools qualitatively",
    ("PLAN-08", "target"): "QUA Quality assurance and accountability",
    ("PLAN-22", "target"): "PEO-02 Recruiting, developing and retaining talent",
}  # fmt: skip
CLOSING = log(
    ("PLAN-01", DECEMBER, "Stopped"), ("PLAN-02", DECEMBER, "Done"), ("3", NOVEMBER, "Done"), ("PLAN-05", OCTOBER, "stopped"),
    ("PLAN-06", OCTOBER, "Stopped"), ("PLAN-06", NOVEMBER, "On track"), ("PLAN-07", None, "Stopped"),
    ("PLAN-08", OCTOBER, "Stopped"), ("PLAN-22", OCTOBER, "Behind"), ("PLAN-22", DECEMBER, None),
)  # fmt: skip


def listed(path: Path) -> list[str]:
    """The Refs that the lines above the plan list."""
    plan = openpyxl.load_workbook(path, data_only=True)["Plan"]
    assert [plan[at].value.split(" (")[0] for at in ("A3", "A4")] == [
        f"{label}, with no open row yet" for label in ("Red", "Amber-red")
    ]
    return re.findall("[A-Z]{3}-[0-9]{2}", f"{plan['A3'].value} {plan['A4'].value}")


def test_a_closed_row_of_the_plan_answers_no_weak_rating(framework: Framework, tmp_path: Path) -> None:
    """The lines above the plan list what check asks a row for: a row that is stopped, or was done by the plan's day, is none."""
    path = made(tmp_path / "w.xlsx", framework, WEAK | CLOSING)
    assert listed(path) == ["VIS-01", "VIS-03", "PEO-01", "GOV-01"]
    asked = [p for p in check(read_workbook(path)) if p.code in ("priority-missing", "priority-closed")]
    assert sorted(str(p.place.ref) for p in asked) == ["GOV-01", "PEO-01", "VIS-01", "VIS-03"]


def test_what_is_done_is_an_answer_while_no_day_of_the_plan_is_known(framework: Framework, tmp_path: Path) -> None:
    """Without a date of the review or of the meeting, or with words in place of them, only what is stopped is closed."""
    undated = {place: value for place, value in WEAK.items() if place[0] not in ("ABT-15", "ABT-16")}
    path = made(tmp_path / "w.xlsx", framework, undated | CLOSING | {("ABT-16", "answer"): "in November"})
    assert listed(path) == ["VIS-01", "VIS-03", "PEO-01"]


ODD = log(
    ("PLAN-01", OCTOBER, "Behind"), (1, OCTOBER, "done"), ("plan-2", "soon", "Done"), ("PLAN–02", NOVEMBER, "Stopped"),
    ("1/2", DECEMBER, "Done"), ("3.4", DECEMBER, "Done"), ("3,4", DECEMBER, "Done"), ("PLAN-0*", DECEMBER, "Done"),
    ("0003", DECEMBER, "Done"), ("~?", DECEMBER, "Done"), ("3", dt.datetime(2026, 10, 1, 12), "On track"),
    ("PLAN 003", OCTOBER, "Behind"), ("PLAN-100", DECEMBER, "Done"), ("-3", OCTOBER, "Behind"), (None, DECEMBER, "Done"),
    ("4", DECEMBER, "Done"), ("22", DECEMBER, "Done"), ("Easter 2027", DECEMBER, "Done"), ("1e1", DECEMBER, "Done"),
)  # fmt: skip


@pytest.mark.office
def test_formulas_carry_what_libreoffice_works_out(framework: Framework, tmp_path: Path) -> None:
    """Whatever is typed as a priority, a date or a status, every formula's cell holds what Calc makes of it."""
    odd = {("PLAN-05", "objective"): "😀" * 120, ("PLAN-06", "objective"): 12} | log(("5", OCTOBER, "Done"))
    paths = [
        made(tmp_path / "odd.xlsx", framework, PLAN | ODD),
        made(tmp_path / "more.xlsx", framework, PLAN | odd | {("PRG-55", "priority"): "6"}),
        made(tmp_path / "unrated.xlsx", framework, PLAN | ODD, [Part.PLAN, Part.PROGRESS]),
        made(tmp_path / "closing.xlsx", framework, PLAN | WEAK | CLOSING),
        made(tmp_path / "worded.xlsx", framework, WEAK | CLOSING | {("ABT-15", "answer"): "soon"}),
    ]
    bare = [without_values(path, path.with_name(f"{path.stem}-bare.xlsx")) for path in paths]
    (folder := tmp_path / "made").mkdir()
    for path, again in zip(paths, convert(bare, "xlsx:Calc MS Excel 2007 XML", folder), strict=True):
        worked_out = openpyxl.load_workbook(again, data_only=True)
        for (tab, address), value in formulas(path).items():
            assert (worked_out[tab][address].value or None) == (value or None), (path.name, tab, address)


@pytest.mark.office
def test_logs_filled_in_with_calc_are_read(framework: Framework, tmp_path: Path) -> None:
    """Typed on the protected tabs, as a person would: the plan and the log follow at once, and all of it is read."""
    path = made(tmp_path / "w.xlsx", framework, PLAN)
    steps = [
        ["type", "Progress", "B5", "PLAN-01"], ["type", "Progress", "D5", "1/10/2026"], ["type", "Progress", "E5", "Behind"],
        ["type", "Progress", "F5", "Two of five appointed."], ["type", "Progress", "H5", "28/5/2027"],
        ["type", "Progress", "B6", "2"], ["type", "Progress", "D6", "3/12/2026"], ["type", "Progress", "E6", "Done"],
        ["copy_and_paste", "Progress", "D5:F5", "D7"], ["type", "Progress", "B7", "PLAN-03"],
        ["type", "Support", "B5", "12/1/2027"], ["type", "Support", "E5", "0.5"], ["type", "Support", "F5", "PLAN-01, PLAN-02"],
    ]  # fmt: skip
    drive_calc([CalcRun(path, tmp_path / "typed.xlsx", steps)], tmp_path / "profile")
    book, read = openpyxl.load_workbook(tmp_path / "typed.xlsx", data_only=True), read_workbook(tmp_path / "typed.xlsx")
    assert [column(book["Plan"], "Status now")[f"PLAN-0{n}"] for n in (1, 2, 3)] == ["Behind", "Done", "Behind"]
    assert column(book["Progress"], "Objective")["PRG-03"] == "Three"
    review = combine([read])
    assert [(e.priority_ref, e.date, e.status, e.new_due) for e in review.progress] == [
        ("PLAN-01", OCTOBER, "Behind", dt.date(2027, 5, 28)), ("PLAN-03", OCTOBER, "Behind", None),
        ("PLAN-02", DECEMBER, "Done", None),
    ]  # fmt: skip
    assert [(str(e.days), e.priority_ref) for e in review.support] == [("0.5", "PLAN-01, PLAN-02")]
    assert read.unread == ()
