"""What the tabs of a programme's workbook are called that follow the framework's words."""

from __future__ import annotations

from matsheets.model.framework import Word

#: Titles of its other tabs, which no word takes from them.
_TAKEN = frozenset(
    ("needs the lead", "trusts", "ratings", "movement", "priorities", "updates", "support", "medium term", "pairing", "help",
     "not counted")
)  # fmt: skip


def tab_of(word: Word) -> str:
    """Return the title of the tab that has a row or a column for each of something: ``Headings``, ``By update``."""
    return f"By {word.one}" if word.capitals.casefold() in _TAKEN else word.capitals
