"""What the workbook calls its own tabs, rows and columns, so that no framework may call anything so."""

from __future__ import annotations

#: Refs that the other tabs use; a framework may not use them for its headings.
RESERVED_REFS = frozenset({"ABT", "BEY", "PLAN", "MED", "PRG", "SUP", "PAR", "CHG", "SRV", "DAT", "TRU", "JNT"})
#: Tab titles that the other tabs use (compared without case, as Excel does).
RESERVED_TABS = frozenset(
    tab.casefold()
    for tab in (
        "Start here",
        "About",
        "Beyond the framework",
        "Progress",
        "Support",
        "Heat map",
        "Plan",
        "Medium term",
        "Partnership",
        "Charges",
        "Services",
        "Data protection",
        "Trusts",
        "Joint plan",
        "Lists",
        "_matsheets",
        "Problems",
        "Clashes",
        "Not placed",
        "History",
    )
)  # Excel keeps "History" for itself and will not open a file that uses it.
#: Headers of columns that stand beside a heading or an element, folded.
RESERVED_WORDS = frozenset(
    {
        "ref", "rating", "rationale", "evidence", "question", "answer", "help", "trust", "group", "round", "lead", "priority",
        "status", "issue",
    }
)  # fmt: skip
