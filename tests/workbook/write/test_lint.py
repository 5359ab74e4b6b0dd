"""The workbook's lint: sound workbooks pass, and each fault that it knows is found in one that has it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from matsheets.frameworks.framework_files import open_framework
from matsheets.model.framework import Framework
from matsheets.workbook.layout.layout import Part, build_layout
from matsheets.workbook.write.writer import write_workbook
from tests.books import load_book
from tests.documents.builders import small_framework
from tests.workbook.write.lint import lint_workbook


def written(framework: Framework, parts: frozenset[Part] | None = None, **options: object) -> bytes:
    """A workbook as the writer makes it."""
    out = io.BytesIO()
    layout = build_layout(framework, parts=parts) if parts else build_layout(framework)
    write_workbook(out, layout, workbook_id="0a1b2c3d4e5f", created=dt.datetime(2026, 9, 7), **options)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.fixture(scope="module")
def sound() -> bytes:
    """An empty workbook with every part."""
    return written(open_framework("mat-assurance-framework"))


def faults(content: bytes, change: Callable[[Workbook], object]) -> list[str]:
    """What the lint says of a workbook after a change."""
    book = load_book(content)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return lint_workbook(out.getvalue())


def test_a_written_workbook_has_no_faults(sound: bytes) -> None:
    """Nothing changed, nothing found; nor after openpyxl has written it again."""
    assert lint_workbook(sound) == []
    assert faults(sound, lambda book: None) == []


@pytest.mark.parametrize("parts", [frozenset({Part.REVIEW}), frozenset({Part.REVIEW, Part.PLAN})])
def test_a_workbook_of_fewer_parts_or_another_framework_has_none(parts: frozenset[Part]) -> None:
    """What is left out leaves no gap."""
    assert lint_workbook(written(open_framework("mat-assurance-framework"), parts)) == []
    assert lint_workbook(written(small_framework(), parts)) == []


def test_a_full_workbook_has_none(framework: Framework) -> None:
    """Two thousand words in a cell, and more priorities and issues than the tabs first have rows for."""
    long = "The board asked twice, and was answered in full. " * 220
    answers: dict[tuple[str, str], object] = {(e.ref, "rationale"): long for e in framework.elements}
    answers |= {(f"PLAN-{n:02d}", "objective"): long for n in range(1, 61)}
    answers |= {(f"BEY-{n:02d}", "issue"): "Reserves" for n in range(1, 31)}
    assert lint_workbook(written(framework, answers=answers)) == []


def tab(book: Workbook, title: str = "1 Vision") -> Worksheet:
    """A tab of a workbook."""
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def second_table(book: Workbook) -> None:
    """Give a tab a second table."""
    from openpyxl.worksheet.table import Table

    sheet = tab(book, "Plan")
    for column in (1, 2):
        sheet.cell(200, column, f"Header {column}")
    sheet.add_table(Table(displayName="Second", ref="A200:B202"))


def unprompted(book: Workbook) -> None:
    """Take one validation's prompt away."""
    validations = tab(book).data_validations.dataValidation
    next(v for v in validations if "F6:F8" in str(v.sqref)).showInputMessage = False


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: setattr(book.properties, "title", " "), "properties have no title"),
        (lambda book: setattr(book.properties, "language", "en-US"), "do not say that its language is en-GB"),
        (lambda book: setattr(book, "active", 2), "does not open on its first tab"),
        (lambda book: setattr(tab(book)["A1"], "value", None), "1 Vision: A1 holds no title"),
        (lambda book: setattr(tab(book)["J9"], "value", "A note"), "1 Vision: J9 stands outside the tab's one table"),
        (lambda book: tab(book).defined_names.clear(), "1 Vision: there are 0 tables"),
        (second_table, "Plan: there are 2 tables"),
        (lambda book: tab(book).merge_cells("A1:C1"), "1 Vision: A1:C1 is merged"),
        (lambda book: setattr(tab(book).sheet_view.selection[-1], "activeCell", "F6"), "1 Vision: the cursor stands in F6"),
        (unprompted, "1 Vision: F6 can be filled in and has no prompt"),
    ],
)  # fmt: skip
def test_each_fault_is_found(change: Callable[[Workbook], object], said: str, sound: bytes) -> None:
    """A workbook with one fault is reported for it."""
    assert any(said in fault for fault in faults(sound, change))
