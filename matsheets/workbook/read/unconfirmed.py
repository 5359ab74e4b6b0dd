"""What the optional columns print, such as what each group said before a meeting, and what the meeting has yet to confirm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matsheets.model.assessment import Answer
from matsheets.model.cells import clean_text, fold
from matsheets.model.group_views import is_to_confirm
from matsheets.model.optional_columns import GROUP_VIEWS
from matsheets.model.parsing import is_placeholder
from matsheets.model.seen_tables import SeenTable
from matsheets.model.workbook_identity import PrintedForm
from matsheets.workbook.read.sheet_tables import AnswerRow
from matsheets.workbook.read.typed_values import shown_text
from matsheets.workbook.read.xlsx import Sheet


def read_optional(sheet: Sheet, row: AnswerRow, places: Mapping[str, Sequence[int]]) -> Mapping[str, str]:
    """Return what a row prints in optional columns, by column key; nothing where no column has that header, or two have.

    Args:
        sheet: the tab.
        row: the row on it.
        places: the columns in which each header stands, by its folded text.
    """
    found = {}
    for column in row.tab.optional:
        at = places.get(fold(column.header), ())
        cell = sheet.cells.at(row.row, at[0]) if len(at) == 1 else None
        if cell is not None and (text := clean_text(shown_text(cell)).text):
            found[column.key] = text
    return found


def unconfirmed_answers(answers: Iterable[Answer], tables: Iterable[SeenTable], printed: PrintedForm) -> list[Answer]:
    """Return the ratings that are to confirm, in a row without a rationale: they are no answers yet.

    The mark stands beside them, or stood there when the workbook was printed. A rationale that only fills its place is none.
    Why here and nowhere else: whatever looks at the answers then takes the element for one that is not settled.

    Args:
        answers: all of the workbook's.
        tables: its tables.
        printed: what the workbook remembers of what was printed in it.
    """
    marked = {
        (row.cell.position, row.cell.row, row.ref)
        for t in tables
        for row in t.rows
        if any(
            map(is_to_confirm, (row.optional.get(GROUP_VIEWS, ""), printed.optional.get((row.ref, GROUP_VIEWS), "")))
        )
    }
    if not marked:
        return []
    beside = [(a, place) for a in answers if (place := (a.cell.position, a.cell.row, a.ref)) in marked]
    explained = {
        place for a, place in beside if a.column == "rationale" and a.misread is None and not is_placeholder(a.text)
    }
    return [a for a, place in beside if a.column == "rating" and a.value is not None and place not in explained]
