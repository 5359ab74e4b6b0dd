"""What is known before a workbook is sent out: for which trust, group and round it is; and what its file is called for it."""

from __future__ import annotations

from collections.abc import Mapping

from matsheets.model.parsing import is_placeholder, understand_choice
from matsheets.storage.output import slug
from matsheets.workbook.layout.layout import Entry, Layout

#: The questions of the About tab that tell one workbook from another, in the order of a file's name.
WHOSE = ("trust_name", "group", "round")


def chosen(text: str, entry: Entry, layout: Layout) -> str | None:
    """Return what a cell with a list holds for a text: as programs know what the list has; None where the cell does not take it.

    Where the list only suggests, any other line is taken, as long as its place has room for it.
    """
    choices = layout.lists[entry.choices]
    found = understand_choice(text, choices)
    if found.value is not None:
        return choices[found.value].value
    line = " ".join(text.split())
    takes_it = bool(line) and entry.takes_other and not is_placeholder(line) and len(line) <= entry.room.characters
    return line if takes_it else None


def choose_from(entry: Entry, layout: Layout) -> str:
    """Return the sentence that says what a cell with a list takes."""
    allowed = "; ".join(choice.label for choice in layout.lists[entry.choices])
    other = f"; or a name of your own of up to {entry.room.characters} characters" if entry.takes_other else ""
    return f"Choose from: {allowed}{other}."


def file_stem(whose: Mapping[str, str]) -> str:
    """Return the name of a workbook's file, without its ending, from what it holds of ``WHOSE``; blank where that is nothing."""
    return "-".join(slug(whose[name], "workbook") for name in WHOSE if whose.get(name))
