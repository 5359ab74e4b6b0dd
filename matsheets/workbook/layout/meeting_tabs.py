"""The tabs of the review as a diagnostic meeting fills them in: with what each group said beside the cells to settle.

The column is one to be read, before the first cells to fill in. The others make room for it, so that a row still shows whole
in the window of a laptop (DESIGN, section 4).
"""

from __future__ import annotations

from collections.abc import Mapping

from matsheets.workbook.layout.schema import Row, Tab
from matsheets.workbook.layout.tab_definitions import RATE

#: How a meeting goes about a heading's tab, and about what groups raised.
_SETTLE = (
    "Settle each rating together and say why. A rating marked To confirm counts, and takes its colour, once its rationale is "
    "typed: agree to it, or choose another."
)
_KEEP = (
    "What the groups raised, a row for each subject. Keep a row and mend its words, or clear it if the meeting lets it go. Add "
    "any other issue that matters to your strategy."
)
#: Pixels of the columns, by key, on tabs with one row for each element and on tabs of numbered rows.
_ELEMENTS = {"element": 94, "questions": 150, "weak": 158, "strong": 150, "rationale": 160, "evidence": 160}
_NUMBERED = {"issue": 200, "why": 262, "known": 262, "next": 232}


def meeting_tab(tab: Tab) -> Tab:
    """Return a tab as the workbook of a meeting has it; one without anything that groups said as it is."""
    if tab.group_views is None:
        return tab
    widths = _NUMBERED if tab.repeats else _ELEMENTS
    columns = [column._replace(width=widths.get(column.key, column.width)) for column in tab.columns]
    first = next(number for number, column in enumerate(columns) if column.entry)
    instruction = _KEEP if tab.repeats else tab.instruction.replace(RATE, _SETTLE)
    return tab._replace(columns=(*columns[:first], tab.group_views, *columns[first:]), instruction=instruction)


def tab_with_group_views(tab: Tab, said: Mapping[str, str]) -> Tab:
    """Return a tab as the workbook of a meeting has it, with what each group said of its rows, by Ref.

    A tab with nothing to say stays as it is; numbered rows go as far as there is something to say of them.
    """
    own = {ref: text for ref, text in said.items() if text and ref.rpartition("-")[0] == tab.prefix}
    if tab.group_views is None or not own:
        return tab
    key, refs = tab.group_views.key, {row.ref for row in tab.rows}
    last = max(int(ref.rpartition("-")[2]) for ref in own) if tab.repeats else 0
    numbered = (f"{tab.prefix}-{number:02d}" for number in range(1, last + 1))
    rows = (*tab.rows, *(Row(ref) for ref in numbered if ref not in refs))
    with_group_views = tuple(row._replace(given={**row.given, key: own.get(row.ref, "")}) for row in rows)
    return meeting_tab(tab)._replace(rows=with_group_views)
