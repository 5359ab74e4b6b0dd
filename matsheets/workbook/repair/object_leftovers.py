"""What a fresh workbook does not carry: everything that lies on the tabs of the old one besides its cells."""

from __future__ import annotations

from collections import Counter

from matsheets.model.assessment import Assessment
from matsheets.model.sheet_objects import ObjectKind, SheetObject
from matsheets.workbook.repair.leftovers import MOST_LISTED, Leftover, leftover_at


def object_leftovers(assessment: Assessment) -> tuple[Leftover, ...]:
    """Return each note, comment, text box, picture and so on, with its words and where it is; counted where there are many."""
    objects = assessment.objects
    if len(objects) > MOST_LISTED:
        counts = Counter((found.tab, found.kind) for found in objects)
        why = "Too many to list here, and none is carried over. Look at the tab in the old workbook."
        return tuple(Leftover(tab, f"{count:,} times: {kind.value}", why) for (tab, kind), count in counts.items())
    return tuple(_leftover(found, assessment) for found in objects)


def _leftover(found: SheetObject, assessment: Assessment) -> Leftover:
    says = found.words or found.kind.value
    if found.kind is ObjectKind.UNREADABLE:
        return Leftover(
            found.tab, says, "A part of the file that could not be read. Look at the tab in the old workbook."
        )
    article = "An" if found.kind is ObjectKind.FILE else "A"
    why = f"{article} {found.kind.value} is not carried over."
    cell = found.cell
    if cell is None:
        return Leftover(found.tab, says, why)
    row = assessment.row_at(cell)
    columns = assessment.table_of(row).columns if row else ()
    header = next((column.header.strip() for column in columns if column.cell.column == cell.column), "")
    return leftover_at(cell, says, why, ref=row.ref if row else "", header=header)
