"""The tabs of a pack: the workbook in which a trust shares chosen elements with another, and that has nothing else in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from matsheets.workbook.layout.schema import Tab

#: The questions of About that a pack answers: whose it is, who it is from, of which round and day.
ABOUT_SHARED = ("trust_name", "company_number", "respondent", "round", "review_date")
#: What stands above them.
SHARED_ABOUT = "Whose review this is, and when it was made. There is nothing to fill in."


def tabs_shared(tabs: Iterable[Tab], shared: Collection[str]) -> tuple[Tab, ...]:
    """Return the tabs of a pack: About with what says whose it is, and of each heading the elements shared, where it has any.

    Args:
        tabs: those of a whole workbook.
        shared: the Refs of the elements.
    """
    kept = []
    for tab in tabs:
        if tab.key == "about":
            rows = tuple(row for row in tab.rows if row.name in ABOUT_SHARED)
            kept.append(tab._replace(rows=rows, instruction=SHARED_ABOUT))
        elif rows := tuple(row for row in tab.rows if row.ref in shared):
            kept.append(tab._replace(rows=rows))
    return tuple(kept)
