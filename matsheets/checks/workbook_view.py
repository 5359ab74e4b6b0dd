"""One workbook as the checks see it: which cells can be judged at all, and where a problem about them is.

**Why:** a missing tab, a doubled Ref or a merged cell is reported once, as such. Every later check asks here first, so
that one fault of structure does not come back as twenty blank cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from matsheets.model.assessment import Answer, Assessment
from matsheets.model.carried_forward import is_untouched
from matsheets.model.cells import CellRef, fold, listed
from matsheets.model.framework import FrameworkWords
from matsheets.model.joint_plans import is_joint
from matsheets.model.material import (
    ABOUT,
    PARTNERSHIP_REFS,
    PLAN_REFS,
    PROGRESS_REFS,
    REVIEW,
    Material,
    Materials,
    material_of,
)
from matsheets.model.problems import Place, Problem
from matsheets.model.respondents import holds, holds_review
from matsheets.model.seen_tables import SeenColumn, SeenTable
from matsheets.workbook.layout.layout import COLUMNS_REMEMBERED_SINCE, Layout
from matsheets.workbook.layout.schema import Column, Entry, Row, Tab
from matsheets.workbook.layout.shared_tabs import ABOUT_SHARED


class Book:
    """An assessment beside the layout that it was made from."""

    def __init__(self, assessment: Assessment, layout: Layout) -> None:
        self.assessment = assessment
        self.layout = layout

    @property
    def words(self) -> FrameworkWords:
        """What its framework calls things."""
        return self.layout.framework.words

    # --- what is there ----------------------------------------------------------------------------------------------

    @cached_property
    def _tables(self) -> Mapping[str, tuple[SeenTable, ...]]:
        keys = {tab.prefix: tab.key for tab in self.layout.tabs}
        found: dict[str, dict[CellRef, SeenTable]] = {key: {} for key in keys.values()}
        for table in self.assessment.tables:
            prefixes = {row.ref.rpartition("-")[0] for row in table.rows}
            alone = (
                prefixes
                if len(prefixes) == 1
                else {row.ref.rpartition("-")[0] for row in table.rows if len(self.assessment.rows(row.ref)) == 1}
            )
            for key in {table.tab_key, *(keys.get(prefix, "") for prefix in alone)} & found.keys():
                found[key][table.header] = table
        return {key: tuple(tables.values()) for key, tables in found.items()}

    def tab(self, key: str) -> Tab | None:
        """Return the tab that the code calls ``key``, where the workbook should hold it and does."""
        tab = self.layout.tab(key)
        return tab if tab is not None and self.tables(tab) else None

    def tables(self, tab: Tab) -> tuple[SeenTable, ...]:
        """Return the tables whose rows are mostly this tab's, or that have one of its Refs that stands nowhere else."""
        return self._tables[tab.key]

    def tab_titled(self, tab: Tab) -> str | None:
        """Return the title, as it stands in the file, of a tab called as this one was; None where there is none."""
        wanted = fold(tab.title)
        return next((title for title in self.assessment.tabs if fold(title) == wanted), None)

    def headed(self, tab: Tab, column: Column) -> Iterator[tuple[SeenTable, tuple[SeenColumn, ...]]]:
        """Yield each table of a tab with those of its columns that carry this column's header."""
        for table in self.tables(tab):
            yield table, tuple(seen for seen in table.columns if seen.key == column.key)

    @cached_property
    def _merged_places(self) -> frozenset[tuple[str, str]]:
        return frozenset((m.ref, m.column) for m in self.assessment.merged)

    @cached_property
    def _doubled_headers(self) -> frozenset[tuple[CellRef, str]]:
        """The header of a table and the key of a column whose header stands twice in it."""
        return frozenset((table.header, key) for table in self.assessment.tables for key in table.doubled_keys)

    @cached_property
    def _doubled_cells(self) -> frozenset[CellRef]:
        return frozenset(self.assessment.doubled)

    def place_at(self, cell: CellRef) -> Place:
        """A given cell as a place, with the Ref of the row that it stands on."""
        row = self.assessment.row_at(cell)
        return self.at(cell, row.ref if row else "")

    # Why: what a workbook was never printed with is not missing from it. Its hidden sheet remembers what it was printed
    # with; where that is lost, the version that it states tells, and one that states none is taken for the first.

    @property
    def is_pack(self) -> bool:
        """Whether it is a pack, in which a trust shared chosen elements with another."""
        return self.assessment.shared is not None

    def expects_row(self, row: Row) -> bool:
        """Tell whether a row must be in this workbook."""
        if self.assessment.shared is not None:
            return row.ref in self.assessment.shared or row.name in ABOUT_SHARED
        if row.given and (printed := self.assessment.printed.questions):
            return row.ref in printed
        return self._has_version(row.since)

    def expects_column(self, tab: Tab, column: Column) -> bool:
        """Tell whether a column of answers must be in this workbook."""
        printed = self.assessment.printed
        if printed.columns:
            return not printed.columns.get(tab.prefix, frozenset()).isdisjoint(column.folded_headers)
        return self._has_version(column.since) and not (printed.questions and column.since >= COLUMNS_REMEMBERED_SINCE)

    def expects_tab(self, tab: Tab) -> bool:
        """Tell whether a tab must be in this workbook."""
        return any(map(self.expects_row, tab.rows)) and any(self.expects_column(tab, c) for c in tab.answer_columns())

    def _has_version(self, since: int) -> bool:
        return since <= max(1, self.assessment.identity.schema_version)

    # --- what can be judged -----------------------------------------------------------------------------------------

    def usable(self, ref: str, column: str) -> bool:
        """Tell whether a cell stands in the workbook once, beside its own text, on its own, under a header that stands once."""
        if (ref, column) in self._merged_places or ref in self.assessment.uncertain_refs:
            return False
        cell = self.assessment.cell(ref, column)
        if cell is None or cell in self._doubled_cells:
            return False
        if not self._doubled_headers:
            return True
        (row,) = self.assessment.rows(ref)
        return (self.assessment.table_of(row).header, column) not in self._doubled_headers

    def blank(self, ref: str, column: str = "answer") -> bool:
        """Tell whether a usable cell holds nothing; a rating that is yet to be confirmed is something."""
        if (ref, column) in self._unconfirmed_places:
            return False
        return self.usable(ref, column) and ref_answer(self.assessment, ref, column) is None

    @cached_property
    def _unconfirmed_places(self) -> frozenset[tuple[str, str]]:
        return frozenset((answer.ref, answer.column) for answer in self.assessment.unconfirmed)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Each answer whose cell is usable, in Excel order."""
        return tuple(answer for answer in self.assessment.answers if self.usable(answer.ref, answer.column))

    def value(self, ref: str, column: str = "answer") -> Any:
        """Return what a usable cell means, or None."""
        return self.assessment.value(ref, column) if self.usable(ref, column) else None

    # --- what it is for ----------------------------------------------------------------------------------------------

    @cached_property
    def gives_view(self) -> bool:
        """Whether it gives somebody's view of the elements, and is no plan or agreement alone."""
        return holds_review(self.assessment)

    @cached_property
    def untouched(self) -> bool:
        """Whether all that it answers was carried forward from the round before."""
        return is_untouched(self.assessment)

    @cached_property
    def material(self) -> Materials:
        """What documents could be made from it."""
        if is_joint(self.assessment):
            return frozenset({Material.JOINT})
        return ABOUT.union(
            REVIEW if self.gives_view else (),
            *(
                material_of(refs[0])
                for refs in (PLAN_REFS, PROGRESS_REFS, PARTNERSHIP_REFS)
                if holds(self.assessment, refs)
            ),
        )

    def with_material(self, found: Problem) -> Problem:
        """Return a problem that says what it is about: where its kind does not say so, what stands at its places."""
        return (
            found
            if found.material
            else found._replace(material=frozenset().union(*map(self._material_at, found.places)))
        )

    def _material_at(self, place: Place) -> Materials:
        if place.ref:
            return material_of(place.ref, self._column_key(place.cell) if place.cell else "")
        title = place.cell.tab if place.cell else place.tab
        prefixes = [tab.prefix for tab in self.layout.tabs if self._is_called(tab, title)]
        return frozenset().union(*map(material_of, prefixes)) if prefixes else self.material

    def _column_key(self, cell: CellRef) -> str:
        """Return the key of the column that a cell stands in, in the table of its row; blank where it is none of ours."""
        row = self.assessment.row_at(cell)
        columns = self.assessment.table_of(row).columns if row else ()
        return next((seen.key for seen in columns if seen.key and seen.cell.column == cell.column), "")

    def _is_called(self, tab: Tab, title: str) -> bool:
        return any(table.title == title for table in self.tables(tab)) or fold(tab.title) == fold(title)

    # --- what the layout says about it -------------------------------------------------------------------------------

    def ref(self, tab: str, name: str) -> str:
        """Return the Ref of a named question."""
        return self.layout.row_named(tab, name).ref

    def entry(self, ref: str, column: str) -> Entry | None:
        """Return what may be typed at a Ref and column; None where the layout has no such cell."""
        return self.layout.entry(ref, column)

    def labels(self, entry: Entry) -> tuple[str, ...]:
        """Return the labels of the list that a cell chooses from."""
        return tuple(choice.label for choice in self.layout.lists[entry.choices])

    def choices(self, entry: Entry, last: str = "or") -> str:
        """Return what a cell with a list takes, for a sentence."""
        return listed(self.labels(entry), last) + (", or type a name of your own" if entry.takes_other else "")

    def filled_rows(self, tab: Tab) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the Ref of each row of a tab that holds an answer and stands once, with its filled columns."""
        for ref in self.assessment.refs(tab.prefix):
            filled = self.assessment.filled(ref)
            if filled and len(self.assessment.rows(ref)) == 1:
                yield ref, filled

    def touched(self, tab: Tab) -> bool:
        """Tell whether any row of a tab holds an answer."""
        return any(self.assessment.filled(ref) for ref in self.assessment.refs(tab.prefix))

    # --- where it is ------------------------------------------------------------------------------------------------

    @property
    def file(self) -> Place:
        """The whole file as a place."""
        return Place(self.assessment.file)

    def tab_place(self, tab: Tab) -> Place:
        """A whole tab as a place, under the title it has in the file."""
        tables = self.tables(tab)
        title = tables[0].title if tables else self.tab_titled(tab)
        return Place(self.assessment.file, tab=title or tab.title)

    def place(self, ref: str, column: str = "answer") -> Place:
        """The cell at a Ref and column as a place."""
        return Place(self.assessment.file, self.assessment.cell(ref, column), ref)

    def at(self, cell: CellRef, ref: str = "") -> Place:
        """A given cell as a place."""
        return Place(self.assessment.file, cell, ref)


def ref_answer(assessment: Assessment, ref: str, column: str) -> Answer | None:
    """Return the answer at a Ref and column, or None where it says nothing (only invisible characters, say)."""
    found = assessment.answer(ref, column)
    if found is None or (not found.text and found.value is None and found.misread is None):
        return None
    return found


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: ``1 row``, ``3 rows``, ``2 text boxes``, ``2 pictures in a header``."""
    head, space, rest = noun.partition(" ")
    if rest.startswith(("in ", "on ", "that ")):
        return f"{count:,} {head}{'' if count == 1 else 's'}{space}{rest}"
    return f"{count:,} {noun}{'' if count == 1 else 'es' if noun.endswith('x') else 's'}"
