"""The tabs of the review with the columns to be read that only some workbooks have, such as what each group said.

Such a column is one to be read, before the first cells to fill in, or before those that follow the element of a row. The others
make room for it, so that a row still shows whole in the window of a laptop (DESIGN, section 4).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from matsheets.model.framework import Framework
from matsheets.model.optional_columns import BASIS, GROUP_VIEWS, LAST_TIME, TRUSTS_SAY, OptionalTexts
from matsheets.workbook.layout.element_widths import REF_WIDTH, element_widths
from matsheets.workbook.layout.joint_tabs import TALK
from matsheets.workbook.layout.schema import Row, Tab
from matsheets.workbook.layout.tab_definitions import LEFT_OUT, RATE, descriptor_columns, left_out

#: How a meeting goes about a heading's tab, and about what groups raised.
_SETTLE = (
    "Settle each rating together and say why. A rating marked To confirm counts, and takes its colour, once its rationale is "
    "typed: agree to it, or choose another."
)
_KEEP = (
    "What the groups raised, a row for each subject. Keep a row and mend its words, or clear it if the meeting lets it go. Add "
    "any other issue that matters to your strategy."
)
#: How raters go about them where what was said in the round before stands beside the cells.
_RATE_AGAIN = "{rate} Last time is there to read: rate the trust as it is now."
_RAISE_AGAIN = (
    "Add any issue that matters to your strategy now{left_out}. Last time is there to read: an issue that still matters is typed "
    "again, as it stands today."
)
#: How a pack is read, which has no numbered rows.
_READ = (
    "This is what the trust shares of this {heading}. Rating, Rationale and Evidence are its own words; the column before them says "
    "where each rating comes from."
)
#: By the key of an optional column: the end of the instruction of a heading's tab, and the instruction of a tab of numbered rows.
_INSTRUCTIONS: Mapping[str, tuple[str, str]] = {
    GROUP_VIEWS: (_SETTLE, _KEEP),
    LAST_TIME: (_RATE_AGAIN, _RAISE_AGAIN),
    BASIS: (_READ, ""),
    TRUSTS_SAY: (TALK, TALK),
}
#: Pixels of the columns, by key, on tabs with one row for each element and on tabs of numbered rows.
_ENDS_DESCRIBED = {"element": 94, "questions": 150, "weak": 158, "strong": 150, "rationale": 160, "evidence": 160}
_NUMBERED = {"issue": 200, "why": 262, "known": 262, "next": 232}


def tab_with_columns(tab: Tab, keys: Collection[str], framework: Framework) -> Tab:
    """Return a framework's tab with those of its optional columns that have these keys; as it is where it has none of them."""
    added = tuple(column for column in tab.optional if column.key in keys)
    if not added:
        return tab
    widths = _NUMBERED if tab.repeats else _widths_of_elements(tab)
    columns = [column._replace(width=widths.get(column.key, column.width)) for column in tab.columns]
    # What a joint priority serves comes first, since what each trust says is about that.
    first = next(number for number, column in enumerate(columns) if column.entry and column.key != "target")
    of_elements, of_rows = _INSTRUCTIONS[added[0].key]
    rate = RATE[framework.scale.descriptors]
    words = framework.words
    said = words.fill(of_rows if tab.repeats else of_elements, rate=rate, left_out=left_out(words, *LEFT_OUT))
    instruction = said if tab.repeats else tab.instruction.replace(rate, said)
    return tab._replace(columns=(*columns[:first], *added, *columns[first:]), instruction=instruction)


def _widths_of_elements(tab: Tab) -> dict[str, int]:
    """Return the widths on a heading's tab, by the keys of the columns that make room."""
    described = descriptor_columns(tab)
    refs = tab.columns[0].width
    if len(described) == 2:
        return {**_ENDS_DESCRIBED, "questions": _ENDS_DESCRIBED["questions"] - (refs - REF_WIDTH)}
    wide = element_widths(len(described), refs=refs, optional=True)
    return {
        "element": wide.element,
        "questions": wide.questions,
        **dict.fromkeys(described, wide.descriptor),
        **dict.fromkeys(("rationale", "evidence"), wide.written),
    }


def tab_with_texts(tab: Tab, texts: OptionalTexts, framework: Framework) -> Tab:
    """Return a tab with the optional columns that have something to say of its rows, and with what they say.

    A tab with nothing to say stays as it is; numbered rows go as far as there is something to say of them.
    """
    own = {place: text for place, text in texts.items() if text and place[0].rpartition("-")[0] == tab.prefix}
    keys = [column.key for column in tab.optional if any(key == column.key for _, key in own)]
    if not keys:
        return tab
    refs = {row.ref for row in tab.rows}
    last = max(int(ref.rpartition("-")[2]) for ref, _ in own) if tab.repeats else 0
    numbered = (f"{tab.prefix}-{number:02d}" for number in range(1, last + 1))
    rows = (*tab.rows, *(Row(ref) for ref in numbered if ref not in refs))
    with_texts = (
        row._replace(given={**row.given, **{key: own.get((row.ref, key), "") for key in keys}}) for row in rows
    )
    return tab_with_columns(tab, keys, framework)._replace(rows=tuple(with_texts))
