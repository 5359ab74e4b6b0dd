"""Frameworks' spreadsheets for the tests, drawn once, and changed in single cells as a person's program would."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from functools import cache

from openpyxl import Workbook

from matsheets.frameworks.framework_files import open_framework
from matsheets.frameworks.sheet_drawing import write_framework_sheet
from matsheets.model.framework import Framework
from tests.books import load_book

CREATED = dt.datetime(2026, 11, 30)


@cache
def drawn(framework: Framework, *, empty: bool = False) -> bytes:
    """Return a framework's spreadsheet."""
    return write_framework_sheet(framework, created=CREATED, empty=empty)


@cache
def exported() -> bytes:
    """Return the spreadsheet of the MAT assurance framework."""
    return drawn(open_framework("mat-assurance-framework"))


def changed(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """Return a spreadsheet with a change made and saved by openpyxl."""
    book = load_book(content)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
