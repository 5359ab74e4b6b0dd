"""Whose views of the elements count, of those who were asked for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from matsheets.model.respondents import WorkbookSummary

T = TypeVar("T")


def choose_raters(asked: Iterable[tuple[bool, T]]) -> list[T]:
    """Return those whose views count: those who gave one; all who were asked, where nobody did.

    Why: a workbook that was sent out and has not come back filled in is nobody's view, and nobody took part by it.

    Args:
        asked: those asked for a view of one trust in one round, each after whether there is one.
    """
    given = list(asked)
    return [each for gave, each in given if gave] or [each for _, each in given]


def raters_among(workbooks: Iterable[WorkbookSummary]) -> list[WorkbookSummary]:
    """Return those of the workbooks of one trust and round whose view of the elements counts; see ``choose_raters``."""
    return choose_raters((workbook.gives_view, workbook) for workbook in workbooks if workbook.holds_review)
