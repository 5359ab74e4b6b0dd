"""Which priorities of a workbook's plan are over by its log: done, or stopped."""

from __future__ import annotations

import datetime as dt

from matsheets.checks.workbook_view import Book
from matsheets.model.progress_status import OVER
from matsheets.model.row_refs import PRIORITY_REF, ref_in


def priorities_over(book: Book) -> frozenset[str]:
    """Return the Refs of the priorities whose newest status is that nothing more is to be expected of them."""
    tab = book.tab("progress")
    if tab is None:
        return frozenset()
    newest: dict[str, tuple[dt.date, str]] = {}
    for ref, _ in book.filled_rows(tab):
        date, status = book.value(ref, "date"), book.value(ref, "status")
        if not date or not status:
            continue
        priority = ref_in(book.assessment.text(ref, "priority"), PRIORITY_REF)
        if priority not in newest or date >= newest[priority][0]:
            newest[priority] = date, status
    return frozenset(priority for priority, (_, status) in newest.items() if status in OVER)
