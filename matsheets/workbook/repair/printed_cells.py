"""The cells of a table that hold what matsheets printed, and what it printed there in optional columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matsheets.model.assessment import Assessment
from matsheets.model.cells import clean_text, fold
from matsheets.model.optional_columns import OptionalTexts
from matsheets.model.row_refs import PRIORITY_REF
from matsheets.model.seen_tables import SeenTable
from matsheets.workbook.layout.layout import Layout, question_hash
from matsheets.workbook.layout.progress_tabs import OBJECTIVE
from matsheets.workbook.layout.schema import Column, Row, Tab
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import Sheet


def printed_cells(sheet: Sheet, table: SeenTable, assessment: Assessment, layout: Layout) -> set[tuple[int, int]]:
    """Return the cells of a table that hold its headers, its Refs and texts to be read as they were printed."""
    heads = {c.cell.column: c.header for c in table.columns}
    ours = {(table.header.row, c.cell.column) for c in table.columns if c.key}
    texts = certain_optional_texts(assessment, layout)
    objectives = [assessment.text(ref, OBJECTIVE) for ref in assessment.refs(PRIORITY_REF)]
    for row in table.rows:
        tab, form_row = layout.require(row.ref)
        ours.add((row.cell.row, row.cell.column))
        unchanged = assessment.printed.questions.get(row.ref) == question_hash(row.given)
        for number, column in _read_only(tab, form_row, heads):
            cell = sheet.cells.get((row.cell.row, number))
            printed = row.ref if column.key == "ref" else form_row.given.get(column.key, "")
            read = clean_text(shown_text(cell)).text if cell else ""
            worked_out = cell is not None and column.live and layout.is_worked_out(read, cell.formula, objectives)
            remembered = unchanged and row.given.get(column.key) == read
            if worked_out or remembered or fold(read) == fold(printed):
                ours.add((row.cell.row, number))
        for column in tab.optional:
            text, stands = texts.get((row.ref, column.key)), row.optional.get(column.key, "")
            if text is not None and fold(stands) == fold(text):
                ours |= {(row.cell.row, at) for at, head in heads.items() if fold(head) == fold(column.header)}
    return ours


def certain_optional_texts(assessment: Assessment, layout: Layout) -> OptionalTexts:
    """Return what a workbook prints in optional columns of rows of which it is clear which they are."""
    displaced = {each.row.ref for each in assessment.displaced.values()}
    return {
        (ref, key): text
        for (ref, key), text in assessment.optional_texts.items()
        if ref not in displaced and not _is_misnumbered(layout.require(ref)[0], ref)
    }


def _is_misnumbered(tab: Tab, ref: str) -> bool:
    return tab.repeats and ref != f"{tab.prefix}-{int(ref.rpartition('-')[2]):02d}"


def _read_only(tab: Tab, row: Row, heads: Mapping[int, str]) -> Iterator[tuple[int, Column]]:
    """Yield the columns of a table that are there to be read, with their numbers."""
    for column in tab.columns:
        if tab.entry(row, column) is None:
            yield from ((number, column) for number, head in heads.items() if fold(head) in column.folded_headers)
