"""The cells of a table that hold what matsheets printed, and what it printed there of the groups' views for a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matsheets.model.assessment import Assessment
from matsheets.model.cells import clean_text, fold
from matsheets.model.seen_tables import SeenTable
from matsheets.workbook.layout.layout import Layout, question_hash
from matsheets.workbook.layout.schema import Column, Row, Tab
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import Sheet


def printed_cells(sheet: Sheet, table: SeenTable, assessment: Assessment, layout: Layout) -> set[tuple[int, int]]:
    """Return the cells of a table that hold its headers, its Refs and texts to be read as they were printed."""
    heads = {c.cell.column: c.header for c in table.columns}
    ours = {(table.header.row, c.cell.column) for c in table.columns if c.key}
    views = certain_group_views(assessment, layout)
    for row in table.rows:
        tab, form_row = layout.require(row.ref)
        ours.add((row.cell.row, row.cell.column))
        unchanged = assessment.printed.questions.get(row.ref) == question_hash(row.given)
        for number, column in _read_only(tab, form_row, heads):
            cell = sheet.cells.get((row.cell.row, number))
            printed = row.ref if column.key == "ref" else form_row.given.get(column.key, "")
            read = clean_text(shown_text(cell)).text if cell else ""
            worked_out = cell is not None and column.live and layout.is_worked_out(read, cell.formula)
            remembered = unchanged and row.given.get(column.key) == read
            if worked_out or remembered or fold(read) == fold(printed):
                ours.add((row.cell.row, number))
        if tab.group_views and row.ref in views:
            said = [at for at, head in heads.items() if fold(head) == fold(tab.group_views.header)]
            ours |= {(row.cell.row, at) for at in said if fold(row.group_views) == fold(views[row.ref])}
    return ours


def certain_group_views(assessment: Assessment, layout: Layout) -> Mapping[str, str]:
    """Return, by Ref, what a workbook prints of the groups' views of a row, where it is clear which row that is."""
    displaced = {each.row.ref for each in assessment.displaced.values()}
    return {
        ref: text
        for ref, text in assessment.group_views.items()
        if ref not in displaced and not _is_misnumbered(layout.require(ref)[0], ref)
    }


def _is_misnumbered(tab: Tab, ref: str) -> bool:
    return tab.repeats and ref != f"{tab.prefix}-{int(ref.rpartition('-')[2]):02d}"


def _read_only(tab: Tab, row: Row, heads: Mapping[int, str]) -> Iterator[tuple[int, Column]]:
    """Yield the columns of a table that are there to be read, with their numbers."""
    for column in tab.columns:
        if tab.entry(row, column) is None:
            yield from ((number, column) for number, head in heads.items() if fold(head) == fold(column.header))
