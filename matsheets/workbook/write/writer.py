"""Writes a workbook for a trust to fill in, blank or with answers already in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from openpyxl.workbook import Workbook
from openpyxl.workbook.properties import CalcProperties

from matsheets.model.remembered_framework import framework_needed
from matsheets.model.workbook_identity import Identity
from matsheets.workbook.layout.joint_tabs import TRUSTS
from matsheets.workbook.layout.layout import SCHEMA_VERSION, Layout, Part, Row, Tab
from matsheets.workbook.layout.progress_tabs import OBJECTIVE, STATUS_NOW
from matsheets.workbook.layout.tab_definitions import RATING_NOW_KEY
from matsheets.workbook.write.answer_tabs import Links, Live, draw_table
from matsheets.workbook.write.drawing import Canvas, Written, header_row, storable
from matsheets.workbook.write.drawn_workbook import DrawnWorkbook
from matsheets.workbook.write.formula_values import LiveFormula
from matsheets.workbook.write.packaging import empty_book, save
from matsheets.workbook.write.placement import Placed, part_of, place
from matsheets.workbook.write.priority_status import PriorityStatus
from matsheets.workbook.write.reading_tabs import ExtraTab, draw_extra
from matsheets.workbook.write.start_here import draw_start
from matsheets.workbook.write.styles import add_styles
from matsheets.workbook.write.supporting_tabs import draw_heat_map, draw_identity, draw_lists, list_lines
from matsheets.workbook.write.target_ratings import TargetRatings, working_columns
from matsheets.workbook.write.theme import load_theme

_AUTHOR = "matsheets"
_EXCEL_2019 = 191029  # what Excel since 2019 calls its way of calculating; an older number makes it start anew
_NOTHING: Mapping[tuple[str, str], Written] = MappingProxyType({})


def write_workbook(
    path: Path | str | BinaryIO,
    layout: Layout,
    *,
    workbook_id: str,
    created: dt.datetime,
    answers: Mapping[tuple[str, str], str | int | float | Decimal | bool | dt.date] = _NOTHING,
    trust: str = "",
    extra: Sequence[ExtraTab] = (),
    links: Links = MappingProxyType({}),
) -> None:
    """Write a workbook; the same arguments give the same bytes.

    Args:
        path: where to write, or an open binary file.
        layout: the tabs, from a framework and the parts wanted.
        workbook_id: tells this workbook from every other; it comes back with the answers.
        created: when it was made, for the document's properties. An aware time is stated in UTC.
        answers: by Ref and column key, such as ``("VIS-01", "rating")``. Text is written as text, whatever it looks
            like; a numbered tab grows where a Ref lies beyond the rows it usually has.
        trust: the trust's name for the title and the footers; it answers no question.
        extra: tabs that hold no answers, drawn at the end.
        links: by Ref and column key, the addresses that answers link to.

    Raises:
        FrameworkError: where the framework is only what a workbook remembers of it, so that there is no question to print.
        ValueError: where an answer's Ref or column is not one that people fill in, or its value fits no cell.
        OutputError: where a text is longer than a cell may hold, or the file cannot be written.
    """
    check_answers(layout, answers)
    answers = layout.as_listed(answers)
    drawn = draw(
        layout, workbook_id=workbook_id, created=created, answers=answers, trust=trust, extra=extra, links=links
    )
    save(drawn.parts(answers), Path(path) if isinstance(path, str) else path)


def draw(
    layout: Layout,
    *,
    workbook_id: str,
    created: dt.datetime,
    answers: Mapping[tuple[str, str], Written],
    trust: str,
    extra: Sequence[ExtraTab] = (),
    links: Links = MappingProxyType({}),
) -> DrawnWorkbook:
    """Draw what ``write_workbook`` writes."""
    if Part.REVIEW in layout.parts and layout.framework.is_remembered:
        raise framework_needed(layout.framework)
    title = f"{layout.framework.title} workbook" + (f" – {trust}" if trust else "")
    canvas = Canvas(new_book(title, layout.framework.edition, created), layout, load_theme(), trust)
    placed = [
        place(tab, _rows(tab, answers, free=tab.free_rows if layout.carried else 0), canvas) for tab in layout.tabs
    ]
    statuses = _priority_status(canvas, placed)
    targets = _target_ratings(canvas, placed, statuses)
    live = _live(targets, statuses)
    draw_start(canvas, placed)
    for index, table in enumerate(placed):
        draw_table(canvas, table, answers, links, live)
        last_of_review = part_of(table) is Part.REVIEW and part_of(placed[(index + 1) % len(placed)]) is not Part.REVIEW
        if last_of_review:
            draw_heat_map(canvas, [p for p in placed if p.rating_column], _about(placed))
    trusts = next((table for table in placed if table.tab.key == TRUSTS), None)
    draw_lists(canvas, [working for working in (targets, statuses) if working], trusts)
    identity = Identity(SCHEMA_VERSION, layout.framework.id, layout.framework.edition, workbook_id, layout.part_names())
    draw_identity(canvas, identity)
    for tab in extra:
        draw_extra(canvas, tab)
    canvas.book.active = 0
    canvas.book.worksheets[0].sheet_view.tabSelected = True
    return DrawnWorkbook(canvas.book, placed, canvas.formulas)


def _target_ratings(canvas: Canvas, placed: Sequence[Placed], statuses: PriorityStatus | None) -> TargetRatings | None:
    """Return the formulas of the plan; None where the workbook has no plan, or no ratings."""
    plan = _rated_plan(placed)
    headings = tuple(table for table in placed if table.rating_column)
    return TargetRatings(canvas, plan, headings, header_row(len(list_lines(canvas))), statuses) if plan else None


def _rated_plan(placed: Sequence[Placed]) -> Placed | None:
    return next((table for table in placed if table.live_lines), None)


def _priority_status(canvas: Canvas, placed: Sequence[Placed]) -> PriorityStatus | None:
    """Return the formulas of the log; None where the workbook has no log, or no plan."""
    plan, log = (next((table for table in placed if table.tab.key == key), None) for key in ("plan", "progress"))
    if plan is None or log is None:
        return None
    before = working_columns(canvas.layout.framework) if _rated_plan(placed) else 0
    first = 1 + len(canvas.layout.lists) + before
    return PriorityStatus(canvas, plan, log, _about(placed), header_row(len(list_lines(canvas))), first)


def _live(targets: TargetRatings | None, statuses: PriorityStatus | None) -> Live:
    columns: dict[str, Callable[[int], LiveFormula]] = {}
    if targets:
        columns[RATING_NOW_KEY] = targets.rating_now
    if statuses:
        columns |= {STATUS_NOW: statuses.status_now, OBJECTIVE: statuses.objective}
    return Live(columns, tuple(targets.lines()) if targets else ())


def new_book(title: str, subject: str, created: dt.datetime) -> Workbook:
    """Return an empty workbook with its styles and its properties.

    Why it says by which Excel it was calculated: formulas carry their values, so that nothing has to be calculated when it is
    opened, and nobody is asked to save a workbook that they only looked at.
    """
    book = empty_book()
    add_styles(book, load_theme())
    properties = book.properties
    properties.title, properties.subject = title, subject
    properties.language = "en-GB"
    properties.creator = properties.lastModifiedBy = _AUTHOR
    properties.created = properties.modified = moment(created)
    book.calculation = CalcProperties(calcId=_EXCEL_2019, fullCalcOnLoad=False)
    return book


def moment(created: dt.datetime) -> dt.datetime:
    """Return a time as the document's properties state it: to the second, and in UTC where it says its zone."""
    when = created.astimezone(dt.UTC).replace(tzinfo=None) if created.tzinfo else created
    return when.replace(microsecond=0)


def _about(placed: Iterable[Placed]) -> Placed:
    return next(table for table in placed if table.tab.key == "about")


def check_answers(layout: Layout, answers: Mapping[tuple[str, str], Written]) -> None:
    """Refuse answers that have no cell, all of which are mistakes of the caller."""
    for (ref, key), value in answers.items():
        found = layout.find(ref)
        if found is None or (found[0].repeats and ref != _numbered_title(found[0], _number(ref))):
            raise ValueError(f"{ref} is no Ref of this workbook (answer to column {key!r})")
        tab, row = found
        column = next((column for column in tab.columns if column.key == key), None)
        if column is None or tab.entry(row, column) is None:
            raise ValueError(f"{ref} has no column {key!r} to fill in")
        if not storable(value):
            raise ValueError(f"{ref} {key}: a spreadsheet cannot hold {value!r}")


def _rows(tab: Tab, answers: Mapping[tuple[str, str], Written], *, free: int) -> tuple[Row, ...]:
    """Return a tab's rows, with as many more numbered ones as the answers need, and as are to be free below them."""
    if not tab.repeats:
        return tab.rows
    needed = [_number(ref) for ref, _ in answers if ref.rpartition("-")[0] == tab.prefix]
    more = range(len(tab.rows) + 1, max(needed, default=-free) + free + 1)
    return tab.rows + tuple(Row(_numbered_title(tab, number)) for number in more)


def _number(ref: str) -> int:
    return int(ref.rpartition("-")[2])


def _numbered_title(tab: Tab, number: int) -> str:
    return f"{tab.prefix}-{number:02d}"
