"""The obvious pipeline: what a competent programmer would write in an afternoon, for the same documents.

openpyxl opens the workbook, a loop over the tabs collects the answers, docxtpl fills the same Word templates with escaping
on, as its documentation does it. No guards, no checks, no problems found, no sandbox, no settled references. What the
answers come to (medians, strengths, clauses) is worked out by the package for both sides: it would be a week's work, takes
a few milliseconds, and is not what is compared.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
from docxtpl import DocxTemplate
from jinja2 import Environment, Template
from openpyxl.worksheet.worksheet import Worksheet

from matsheets._version import __version__
from matsheets.documents.contexts.document_kinds import BOARD_DOCUMENTS, DocumentKind
from matsheets.documents.contexts.review_documents import context_of
from matsheets.frameworks.framework_files import open_framework
from matsheets.model.assessment import Answer, Assessment, Value
from matsheets.model.cells import CellRef
from matsheets.model.framework_file import DEFAULT_FRAMEWORK
from matsheets.model.seen_tables import SeenColumn, SeenRow, SeenTable
from matsheets.model.workbook_identity import Identity
from matsheets.review.combine import combine
from matsheets.review.review import Review
from matsheets.storage.shipped_files import doc_templates_dir
from matsheets.workbook.layout.layout import Entry, Kind, Layout, Tab, build_layout

Values = Mapping[str, Any]

#: What a workbook without a log is made into: every document of a board but its progress update.
DOCUMENTS = tuple(kind for kind in BOARD_DOCUMENTS if kind is not DocumentKind.UPDATE)


def pipeline(path: Path, layout: Layout) -> dict[DocumentKind, bytes]:
    """Build the documents of one completed workbook."""
    review = combine([load(path, layout)])
    return {kind: filled(kind, values_of(kind, review)) for kind in DOCUMENTS}


# --- from the workbook ---------------------------------------------------------------------------------------------


def load(path: Path, layout: Layout) -> Assessment:
    """Read the answers with openpyxl; every value is taken to be as tidy as the drop-downs make it."""
    book = openpyxl.load_workbook(path, data_only=True)
    tables, answers = [], []
    for position, sheet in enumerate(book.worksheets):
        if table := _table(sheet, position, layout):
            tables.append(table)
            answers += _answers(sheet, table, layout)
    return Assessment(
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        framework=layout.framework,
        parts=layout.part_names(),
        identity=Identity(1, layout.framework.id, layout.framework.edition, path.name, layout.part_names()),
        answers=tuple(answers),
        tables=tuple(tables),
        tabs=tuple(book.sheetnames),
    )


def _table(sheet: Worksheet, position: int, layout: Layout) -> SeenTable | None:
    header = next((row for row in sheet.iter_rows(max_col=1) if row[0].value == "Ref"), None)
    tab = next((tab for tab in layout.tabs if tab.title == sheet.title), None)
    if header is None or tab is None:
        return None
    at = header[0].row
    keys = {column.header: column.key for column in tab.columns}
    columns = tuple(
        SeenColumn(str(cell.value), keys.get(str(cell.value)), CellRef(position, at, cell.column, sheet.title))
        for cell in sheet[at]
        if cell.value is not None
    )
    rows = tuple(
        SeenRow(str(cell.value), CellRef(position, cell.row, 1, sheet.title), given={})
        for (cell,) in sheet.iter_rows(min_row=at + 1, max_col=1)
        if cell.value is not None
    )
    return SeenTable(sheet.title, tab.key, CellRef(position, at, 1, sheet.title), columns, rows, stray=())


def _answers(sheet: Worksheet, table: SeenTable, layout: Layout) -> Iterator[Answer]:
    for row in table.rows:
        tab, found = layout.find(row.ref) or (None, None)
        if tab is None or found is None:
            continue
        for column in table.columns:
            entry = _entry(tab, row.ref, column.key, layout)
            value = sheet.cell(row.cell.row, column.cell.column).value
            if entry is not None and value is not None:
                place = CellRef(row.cell.position, row.cell.row, column.cell.column, sheet.title)
                yield Answer(row.ref, column.key or "", place, str(value), _meaning(value, entry, layout))


def _entry(tab: Tab, ref: str, key: str | None, layout: Layout) -> Entry | None:
    found = layout.find(ref)
    assert found is not None
    return next((tab.entry(found[1], column) for column in tab.columns if column.key == key), None)


def _meaning(value: Any, entry: Entry, layout: Layout) -> Value:
    if entry.kind is Kind.RATING:
        return next(rating for rating in layout.framework.scale.ratings if rating.label == value)
    if entry.kind is Kind.CHOICE and entry.choices in {"targets", "headings"}:
        return str(value).split(" ")[0]
    if isinstance(value, dt.datetime):
        return value.date()
    if entry.kind in {Kind.MONEY, Kind.NUMBER}:
        return Decimal(str(value))
    return value == "Yes" if entry.kind is Kind.YES_NO else str(value)


# --- to the documents ----------------------------------------------------------------------------------------------


def values_of(kind: DocumentKind, review: Review) -> Values:
    """Return what a document is filled with."""
    return context_of(kind, review, made_on=review.day, draft=False, missing=(), version=__version__)


def filled(kind: DocumentKind, values: Values, environment: Environment | None = None) -> bytes:
    """Fill a template with docxtpl; compiled afresh each time unless the environment remembers."""
    document, out = DocxTemplate(doc_templates_dir() / kind.template), io.BytesIO()
    document.render(dict(values), jinja_env=environment or Environment(autoescape=True))
    document.save(out)
    return out.getvalue()


class Memoised(Environment):
    """An environment that compiles the same source once."""

    @lru_cache(maxsize=64)  # noqa: B019 - it lives as long as the benchmark
    def from_string(self, source: Any, *given: Any, **named: Any) -> Template:
        """Compile a template, or return the one compiled before."""
        return super().from_string(source, *given, **named)


def main(path: Path, folder: Path) -> None:
    """Write the documents of one workbook into a folder, as a program of its own."""
    layout = build_layout(open_framework(DEFAULT_FRAMEWORK))
    folder.mkdir(parents=True, exist_ok=True)
    for kind, content in pipeline(path, layout).items():
        (folder / kind.template).write_bytes(content)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
