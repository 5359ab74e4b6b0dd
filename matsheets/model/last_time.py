"""What was said of an element in the round before, as a workbook that was carried forward prints it beside the cells.

The first line is the round, the others who said what. The agreed rating has a line of its own, which the next meeting shows.
"""

from __future__ import annotations

#: What the lines begin with that say what a group's own rating was, and what was agreed.
OWN, AGREED_THEN = "Your group: ", "Agreed: "
#: What the line of a meeting's workbook begins with that repeats the agreed rating.
LAST_AGREED = "Last time, agreed: "


def agreed_then(text: str) -> str:
    """Return the rating that was agreed in the round before, as a text under Last time has it; blank where it says none."""
    lines = (line for line in text.splitlines() if line.startswith(AGREED_THEN))
    return next((line.removeprefix(AGREED_THEN).strip() for line in lines), "")


def is_last_agreed(line: str) -> bool:
    """Tell whether a line of what each group said is what was agreed in the round before, and nobody's view."""
    return line.startswith(LAST_AGREED)
